//! What a file's first bytes say it is, when it is not a map at all.

use super::place::Places;
use super::problem::ReadError;

/// Most bytes read: a map of 10,000 touchpoints takes about 15 MB.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Beginnings of kinds of files people take for maps.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, XLSX, DOCX, PPTX"),
    (b"\x1F\x8B", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xBC\xAF\x27\x1C", "7-Zip"),
    (b"\xD0\xCF\x11\xE0", "XLS, DOC, PPT"),
    (b"SQLite format 3", "SQLite"),
    (b"MZ", "EXE"),
    (b"\x7FELF", "ELF"),
    (b"{\\rtf", "RTF"),
];

/// The text of a map's bytes, without a byte order mark.
///
/// # Errors
/// When the bytes are no map, and of what else they are if that can be told.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ReadError::TooBig { limit: MOST_BYTES / 1024 / 1024 });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if bytes.iter().all(|&byte| byte == 0) {
        return Err(ReadError::OnlyZeros);
    }
    if let Some((_, looks_like)) = BEGINNINGS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(ReadError::Binary { looks_like });
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || zeros_alternate(bytes) {
        return Err(ReadError::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(bytes, error.valid_up_to())),
    };
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty() {
        return Err(ReadError::Empty);
    }
    if let Some(at) = conflict(bytes) {
        return Err(ReadError::Conflict { place: Places::new(text).of(at) });
    }
    match other_format(text) {
        Some(looks_like) => Err(ReadError::OtherFormat { looks_like }),
        None => Ok(text),
    }
}

/// Whether every other of the first bytes is zero: UTF-16 without a byte order mark.
fn zeros_alternate(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let zero = |odd: usize| start.iter().skip(odd).step_by(2).all(|&byte| byte == 0);
    start.len() >= 4 && (zero(0) || zero(1))
}

/// Text of another encoding, or no text at all.
fn not_utf8(bytes: &[u8], valid: usize) -> ReadError {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let odd = |byte: u8| byte < 32 && !matches!(byte, b'\n' | b'\r' | b'\t' | 12);
    let odd = start.iter().filter(|&&byte| odd(byte)).count();
    if odd * 20 > start.len() {
        return ReadError::Binary { looks_like: "" };
    }
    let good = bytes.get(..valid).and_then(|good| std::str::from_utf8(good).ok());
    ReadError::NotUtf8 { place: Places::new(good.unwrap_or_default()).of(valid) }
}

/// Where the first mark of an unresolved merge stands.
fn conflict(bytes: &[u8]) -> Option<usize> {
    let mark = b"<<<<<<<";
    memchr::memmem::find_iter(bytes, mark)
        .find(|&at| at == 0 || bytes[at - 1] == b'\n')
        .filter(|_| memchr::memmem::find(bytes, b"\n=======").is_some())
}

/// The text format that `text` looks like, if it is a well-known other one.
fn other_format(text: &str) -> Option<&'static str> {
    let start = text.trim_start();
    match start.chars().next()? {
        '{' => Some("JSON"),
        '[' => Some("JSON, TOML, INI"),
        '<' => Some("XML, HTML, SVG"),
        _ if start.lines().next()?.trim_end() == "journey" => Some("Mermaid"),
        _ => None,
    }
}
