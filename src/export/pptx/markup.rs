//! The text of an XML part: markup as it stands, numbers, and texts of others, escaped.

use crate::xml;

/// What every part begins with.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// An XML part being written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    text: String,
}

impl Markup {
    /// A part with its declaration and room for so many bytes.
    pub(super) fn part(capacity: usize) -> Self {
        let mut text = String::with_capacity(capacity + DECLARATION.len());
        text.push_str(DECLARATION);
        Self { text }
    }

    /// Appends markup as it stands.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.text.push_str(markup);
        self
    }

    /// Appends how many there are, or the place of something among others.
    pub(super) fn count(&mut self, count: usize) -> &mut Self {
        self.int(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Appends a whole number.
    pub(super) fn int(&mut self, value: i64) -> &mut Self {
        let mut digits = [0_u8; 20];
        let mut at = digits.len();
        let mut rest = value.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if value < 0 {
            self.text.push('-');
        }
        self.text.extend(digits[at..].iter().map(|&digit| char::from(digit)));
        self
    }

    /// Appends two upper-case hexadecimal digits.
    pub(super) fn hex(&mut self, byte: u8) -> &mut Self {
        for digit in [byte >> 4, byte & 15] {
            self.text.push(char::from(if digit < 10 { b'0' + digit } else { b'A' + digit - 10 }));
        }
        self
    }

    /// Appends a text of somebody, which means nothing to XML afterwards.
    pub(super) fn said(&mut self, text: &str) -> &mut Self {
        xml::push_escaped(&mut self.text, text);
        self
    }

    /// What is written so far.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// The part's bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_are_written_as_xml_has_them() {
        let mut out = Markup::default();
        out.int(0).raw(" ").int(-51_206_400).raw(" ").int(i64::MIN).raw(" ").hex(0x0F).hex(0xA9);
        out.raw(" ").said("<b>&\u{1}");
        assert_eq!(out.text, "0 -51206400 -9223372036854775808 0FA9 &lt;b&gt;&amp;");
    }
}
