//! Tables as Markdown, to be pasted into a letter, a wiki or an issue.

use super::{Cell, Heads, Table};
use crate::i18n::Texts;

impl Table {
    /// The table as Markdown, under its title; numbers stand on the right.
    pub fn to_markdown(&self, texts: &'static Texts) -> String {
        let shown = self.shown(Heads::Names);
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let heads = shown.iter().map(|&at| escaped(self.head(at, Heads::Names))).collect();
        let numeric =
            |at: usize| self.rows.iter().any(|row| row.get(at).is_some_and(Cell::is_number));
        let rule = |&at: &usize| if numeric(at) { "---:" } else { "---" }.to_owned();
        let mut text = format!("## {}\n\n", escaped(&self.title));
        text += &line(heads);
        text += &line(shown.iter().map(rule).collect());
        for row in &self.rows {
            let cell = |&at: &usize| {
                row.get(at).map(|cell| escaped(&cell.written(texts))).unwrap_or_default()
            };
            text += &line(shown.iter().map(cell).collect());
        }
        text
    }
}

/// A text that Markdown takes for nothing but itself, in one line, behind something else.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    // A lone carriage return ends a line as well, and with it the table.
    for (at, line) in text.lines().flat_map(|line| line.split('\r')).enumerate() {
        if at > 0 {
            safe.push_str("<br>");
        }
        for c in line.chars() {
            if matches!(c, '\\' | '|' | '<' | '&' | '*' | '_' | '~' | '[' | ']' | '`') {
                safe.push('\\');
            }
            safe.push(c);
        }
    }
    safe
}

/// The same for a text that begins a line or an item of a list, or is a heading.
pub fn escaped_line(text: &str) -> String {
    let text = escaped(text.trim());
    // Any `#` at the end of a heading closes it, any at its beginning opens one.
    let text = text.replace('#', "\\#");
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => {
            let (number, rest) = text.split_at(digits);
            format!("{number}\\{rest}")
        }
        Some(b'-' | b'+' | b'=' | b'>' | b':') if digits == 0 => format!("\\{text}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_in_their_cell() {
        assert_eq!(escaped("a|b\nc <b> *x* \\"), "a\\|b<br>c \\<b> \\*x\\* \\\\");
        assert_eq!(escaped("a\rb\r\nc &lt; ~~d~~"), "a<br>b<br>c \\&lt; \\~\\~d\\~\\~");
    }

    #[test]
    fn texts_begin_nothing() {
        assert_eq!(escaped_line("# 1. #"), "\\# 1. \\#");
        assert_eq!(escaped_line(" 12) a"), "12\\) a");
        assert_eq!(escaped_line("- 2026 - a"), "\\- 2026 - a");
        assert_eq!(escaped_line("> a\n> b"), "\\> a<br>> b");
        assert_eq!(escaped_line("3 visits."), "3 visits.");
    }
}
