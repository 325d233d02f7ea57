//! From bytes to text: within limits, UTF-8, without a byte order mark.

use super::InterchangeError;

/// Most bytes of a text that is made into a map.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The byte order mark.
const BOM: char = '\u{FEFF}';

/// The text of `bytes`.
///
/// # Errors
/// When there are too many of them, nothing in them, or something that is no UTF-8 text.
pub(super) fn text(bytes: &[u8]) -> Result<&str, InterchangeError> {
    if bytes.len() > MOST_BYTES {
        return Err(InterchangeError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_text(bytes, error.valid_up_to()))?;
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(not_text(bytes, at));
    }
    let text = text.strip_prefix(BOM).unwrap_or(text);
    if text.trim().is_empty() { Err(InterchangeError::Empty) } else { Ok(text) }
}

/// That the byte at `at` belongs to no text; everything before it does.
fn not_text(bytes: &[u8], at: usize) -> InterchangeError {
    let before = String::from_utf8_lossy(&bytes[..at]);
    let line = lines(&before).count();
    let column = lines(&before).last().map_or(0, |line| line.chars().count()) + 1;
    InterchangeError::NotText { line, column }
}

/// The lines of a text, however they end.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split("\r\n").flat_map(|lines| lines.split(['\n', '\r']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_three_ways() {
        let of = |text| lines(text).collect::<Vec<_>>();
        assert_eq!(of("a\nb\r\nc\rd"), ["a", "b", "c", "d"]);
        assert_eq!(of("a\r\n\r\nb\n"), ["a", "", "b", ""]);
        assert_eq!(of("a\r\r\nb\n\r"), ["a", "", "b", "", ""]);
    }

    #[test]
    fn what_is_no_text_is_told_with_its_place() {
        assert_eq!(text(b"\xEF\xBB\xBFa"), Ok("a"));
        assert_eq!(text(b" \n"), Err(InterchangeError::Empty));
        let place = |bytes| match text(bytes) {
            Err(InterchangeError::NotText { line, column }) => (line, column),
            other => panic!("{other:?}"),
        };
        assert_eq!(place(b"\xFF"), (1, 1));
        assert_eq!(place(b"ab\r\nc\xC3\xA9\xFF"), (2, 3));
        assert_eq!(place(b"a\0"), (1, 2));
    }
}
