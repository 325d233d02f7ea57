//! What a file's first bytes say it is, when it is not a map at all.

use super::place::Places;
use super::read_error::ReadError;
use std::borrow::Cow;

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

/// Damaged letters up to which the rest is still worth reading.
const MOST_BAD_LETTERS: usize = 16;

/// The text of a file.
pub(super) struct Found<'a> {
    /// What there is of it.
    pub(super) text: Cow<'a, str>,
    /// Whether zero bytes follow it, which a failed write leaves.
    pub(super) zeros: bool,
}

/// The text of a map's bytes, without a byte order mark and zero bytes at the end; a few letters
/// damaged beyond reading are replaced by U+FFFD, and one cut in two at the end is dropped.
///
/// # Errors
/// When the bytes are no map, and of what else they are if that can be told.
pub(super) fn text_of(bytes: &[u8]) -> Result<Found<'_>, ReadError> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ReadError::TooBig { limit: MOST_BYTES / 1024 / 1024 });
    }
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if marked.iter().all(|&byte| byte == 0 || byte.is_ascii_whitespace()) {
        let zeros = marked.contains(&0);
        return Err(if zeros { ReadError::OnlyZeros } else { ReadError::Empty });
    }
    if let Some((_, looks_like)) = BEGINNINGS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(ReadError::Binary { looks_like });
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || zeros_alternate(bytes) {
        return Err(ReadError::Utf16);
    }
    let last = marked.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
    let (bytes, zeros) = (&marked[..last], last < marked.len());
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => mended(bytes, error)?,
    };
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if text.starts_with('\0') {
        return Err(ReadError::Binary { looks_like: "" });
    }
    if let Some(at) = conflict(text.as_bytes()) {
        return Err(ReadError::Conflict { place: Places::new(&text).of(at) });
    }
    match other_format(&text) {
        Some(looks_like) => Err(ReadError::OtherFormat { looks_like }),
        None => Ok(Found { text, zeros }),
    }
}

/// Whether every other of the first bytes is zero: UTF-16 without a byte order mark.
fn zeros_alternate(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let half = start.len() / 2;
    half >= 2 && (zeros(0) >= half && zeros(1) == 0 || zeros(1) >= half && zeros(0) == 0)
}

/// The text of bytes that are not quite UTF-8.
fn mended(bytes: &[u8], error: std::str::Utf8Error) -> Result<Cow<'_, str>, ReadError> {
    let valid = error.valid_up_to();
    let whole = bytes.get(..valid).and_then(|whole| std::str::from_utf8(whole).ok());
    let bad = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    match whole {
        Some(whole) if error.error_len().is_none() => Ok(Cow::Borrowed(whole)),
        Some(_) if bad <= MOST_BAD_LETTERS && bad * 100 < bytes.len() => {
            Ok(String::from_utf8_lossy(bytes))
        }
        _ => Err(not_utf8(bytes, valid)),
    }
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
