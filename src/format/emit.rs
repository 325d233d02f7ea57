//! Writes RON the way files lay it out: one field per line, nothing that says nothing, and texts
//! so that a changed line of a text is a changed line of the file.

use crate::model::ElementId;
use std::fmt::{self, Write};

/// RON under construction.
pub(super) struct Emitter {
    out: String,
}

impl Emitter {
    /// An empty text with room for `capacity` bytes.
    pub(super) fn new(capacity: usize) -> Self {
        Self { out: String::with_capacity(capacity) }
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Appends text as it is.
    pub(super) fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Appends anything that can be shown.
    pub(super) fn show(&mut self, value: impl fmt::Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{value}");
    }

    /// Appends an id in quotes.
    pub(super) fn id(&mut self, id: ElementId) {
        self.out.push('"');
        self.raw(std::str::from_utf8(&id.letters()).unwrap_or_default());
        self.out.push('"');
    }

    /// Appends a whole number.
    pub(super) fn whole(&mut self, number: u64) {
        let mut digits = [0_u8; 20];
        let mut at = digits.len();
        let mut rest = number;
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.raw(std::str::from_utf8(&digits[at..]).unwrap_or_default());
    }

    /// Appends a number so that it reads back as the very same.
    pub(super) fn number(&mut self, number: f64) {
        let _ = write!(self.out, "{number:?}");
    }

    /// Begins a field: its indentation, name and colon.
    pub(super) fn name(&mut self, indent: &'static str, name: &str) {
        self.raw(indent);
        self.raw(name);
        self.raw(": ");
    }

    /// Ends a field or an item.
    pub(super) fn end(&mut self) {
        self.raw(",\n");
    }

    /// A field with a text, left out if empty.
    pub(super) fn text_field(&mut self, indent: &'static str, name: &str, text: &str) {
        if !text.is_empty() {
            self.name(indent, name);
            self.text(text, indent);
            self.end();
        }
    }

    /// A field with a word.
    pub(super) fn word_field(&mut self, indent: &'static str, name: &str, word: &str) {
        self.name(indent, name);
        self.raw(word);
        self.end();
    }

    /// A field with anything that can be shown.
    pub(super) fn shown_field(
        &mut self,
        indent: &'static str,
        name: &str,
        value: impl fmt::Display,
    ) {
        self.name(indent, name);
        self.show(value);
        self.end();
    }

    /// A field with a number, left out if there is none.
    pub(super) fn number_field(&mut self, indent: &'static str, name: &str, value: Option<f64>) {
        if let Some(value) = value {
            self.name(indent, name);
            self.number(value);
            self.end();
        }
    }

    /// Appends a text in quotes. Each line of it but the last stands on a line of the file, which
    /// ends in `\n\`; the lines after the first are indented by one step more than `indent`.
    pub(super) fn text(&mut self, text: &str, indent: &str) {
        self.out.push('"');
        let mut first = true;
        for line in text.split_inclusive('\n') {
            if !first {
                self.raw("\\\n");
                self.raw(indent);
                self.raw("  ");
            }
            self.line(line, !first);
            first = false;
        }
        self.out.push('"');
    }

    /// Appends a text in quotes, all on one line.
    pub(super) fn short_text(&mut self, text: &str) {
        self.out.push('"');
        self.line(text, false);
        self.out.push('"');
    }

    /// Appends the letters of a text, escaped where they must be or could mislead the eye.
    fn line(&mut self, text: &str, continued: bool) {
        if !continued && text.bytes().all(|byte| PLAIN[usize::from(byte)]) {
            self.raw(text);
            return;
        }
        let mut plain = 0;
        let mut letters = text.char_indices();
        if continued && text.starts_with([' ', '\t', '\r']) {
            // Blanks at the start of a continued line would not be read.
            if let Some((_, letter)) = letters.next() {
                let _ = write!(self.out, "{}", letter.escape_unicode());
                plain = letter.len_utf8();
            }
        }
        for (at, letter) in letters {
            if !needs_escape(letter) {
                continue;
            }
            self.raw(text.get(plain..at).unwrap_or_default());
            plain = at + letter.len_utf8();
            match letter {
                '"' => self.raw("\\\""),
                '\\' => self.raw("\\\\"),
                '\n' => self.raw("\\n"),
                '\r' => self.raw("\\r"),
                '\t' => self.raw("\\t"),
                other => {
                    let _ = write!(self.out, "{}", other.escape_unicode());
                }
            }
        }
        self.raw(text.get(plain..).unwrap_or_default());
    }
}

/// Bytes that no letter written as an escape has.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // Letters up to U+07FF but for U+0080 … U+00BF and U+0600 … U+063F.
        plain[byte] = matches!(byte as u8, b' '..=b'~' | 0x80..=0xBF | 0xC3..=0xD7 | 0xD9..=0xDF)
            && byte != b'"' as usize
            && byte != b'\\' as usize;
        byte += 1;
    }
    plain
};

/// Letters written as escapes: quotes and backslashes, and whatever cannot be seen or changes the
/// order of what is seen.
fn needs_escape(letter: char) -> bool {
    match letter {
        ' ' | '!' | '#'..='[' | ']'..='~' => false,
        '"' | '\\' => true,
        _ => {
            letter.is_control()
                || matches!(letter,
                    '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                    | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        let mut emitter = Emitter::new(0);
        emitter.text(text, "  ");
        emitter.finish()
    }

    #[test]
    fn any_text_reads_back() {
        let hostile = [
            "",
            "plain",
            "\"#",
            "\\",
            "a\\nb",
            "\0",
            "\r",
            "\r\n",
            "a\r\nb\rc",
            "\n",
            "\n\n",
            "one\ntwo\nthree",
            "one\n  indented\n\ttab\n\rlone\n \n",
            "ends in backslash\\\nnext",
            "\u{202E}rtl\u{200F}",
            "\u{FEFF}bom\u{2028}line",
            "\u{1F600}\u{200D}\u{1F468}",
            "<<<<<<< ours\n=======\n>>>>>>> theirs",
            "\u{85}\u{AD}\u{301}",
        ];
        for expected in hostile {
            let written = text(expected);
            assert_eq!(ron::from_str::<String>(&written).as_deref(), Ok(expected), "{written}");
        }
    }

    #[test]
    fn no_plain_byte_hides_a_letter_to_escape() {
        for letter in ('\0'..=char::MAX).filter(|&letter| needs_escape(letter)) {
            let text = letter.to_string();
            assert!(!text.bytes().all(|byte| PLAIN[usize::from(byte)]), "{letter:?}");
        }
    }

    #[test]
    fn every_line_of_a_text_has_its_own() {
        assert_eq!(text("one\n  two\n"), "\"one\\n\\\n    \\u{20} two\\n\"");
    }

    #[test]
    fn whole_numbers() {
        for number in [0, 7, 10, 1_234_567_890, u64::MAX] {
            let mut emitter = Emitter::new(0);
            emitter.whole(number);
            assert_eq!(emitter.finish(), number.to_string());
        }
    }
}
