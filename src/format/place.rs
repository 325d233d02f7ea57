//! Places in a text: lines and columns for byte offsets.

/// A place in a file, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// Finds places without reading the text anew for each of them.
pub(super) struct Places<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Prepares to find places in `text`; costs nothing until the first question.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, line_starts: Vec::new() }
    }

    /// The place of the character at byte `offset`.
    pub(super) fn of(&mut self, offset: usize) -> Place {
        if self.line_starts.is_empty() {
            self.line_starts.push(0);
            self.line_starts
                .extend(memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|i| i + 1));
        }
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.as_bytes().get(start..offset).unwrap_or_default();
        Place { line, column: 1 + characters(before) }
    }
}

/// Characters in valid UTF-8, counted by their first bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters() {
        let mut places = Places::new("aб\nвгд\n");
        assert_eq!(places.of(0), Place { line: 1, column: 1 });
        assert_eq!(places.of(3), Place { line: 1, column: 3 });
        assert_eq!(places.of(4), Place { line: 2, column: 1 });
        assert_eq!(places.of(8), Place { line: 2, column: 3 });
        assert_eq!(places.of(11), Place { line: 3, column: 1 });
        assert_eq!(places.of(99), Place { line: 3, column: 1 });
    }
}
