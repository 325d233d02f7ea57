//! Texts as Mermaid writes them: codes for characters that mean something, and back.

use super::{GUARD, is_keyword};
use std::fmt::Write as _;

/// Codes by name that are read; written are only numbers.
const NAMED: [(&str, char); 10] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("colon", ':'),
    ("semi", ';'),
    ("num", '#'),
    ("comma", ','),
];

/// A text with nothing in it that Mermaid, or the page it is shown on, takes for anything else.
/// Line breaks become `line_break`, what cannot be shown a space.
pub(super) fn written(text: &str, line_break: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in super::super::bytes::lines(text.trim()).enumerate() {
        if at > 0 {
            out.push_str(line_break);
        }
        for c in line.chars() {
            match c {
                // `}` ends a description, `%` may begin a comment, `,` an actor.
                ':' | ';' | '#' | '%' | '<' | '>' | '&' | '{' | '}' => {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "#{};", c as u32);
                }
                c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}') => {
                    out.push(' ');
                }
                c => out.push(c),
            }
        }
    }
    trimmed(&out).to_owned()
}

/// A name of a touchpoint or stage: never empty, never a keyword.
pub(super) fn name(text: &str) -> String {
    let text = written(text, "<br>");
    let bare = text.trim_start_matches(GUARD);
    if bare.is_empty() || is_keyword(bare) { format!("{GUARD}{text}") } else { text }
}

/// An actor: commas part actors.
pub(super) fn actor(text: &str) -> String {
    written(text, " ").replace(',', "#44;")
}

/// A text as it was before it was [`written`].
pub(super) fn read(text: &str) -> String {
    let text = trimmed(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['#', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = if rest.starts_with('#') { code(rest) } else { line_break(rest) };
        let (letter, length) = known.unwrap_or((rest.chars().next(), 1));
        out.extend(letter);
        rest = &rest[length..];
    }
    out.push_str(rest);
    trimmed(&out).to_owned()
}

/// A name as it was before it stood behind a guard.
pub(super) fn read_name(text: &str) -> String {
    let text = read(text);
    let bare = text.trim_start_matches(GUARD);
    match text.strip_prefix(GUARD) {
        Some(rest) if bare.is_empty() || is_keyword(bare) => rest.to_owned(),
        _ => text,
    }
}

/// A text without blanks at its ends, as JavaScript understands them.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
}

/// How long the code is that a text begins with, if it does: `#`, letters or digits, `;`.
pub(super) fn code_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('#')?;
    let length = inside.bytes().take_while(|&b| b.is_ascii_alphanumeric() || b == b'_').count();
    (length > 0 && inside[length..].starts_with(';')).then_some(length + 2)
}

/// The character of the code that a text begins with, and the code's length. A number that is no
/// character is nothing.
fn code(text: &str) -> Option<(Option<char>, usize)> {
    let length = code_length(text)?;
    let inside = &text[1..length - 1];
    if inside.bytes().all(|b| b.is_ascii_digit()) {
        let letter = inside.parse().ok().and_then(char::from_u32).filter(|&c| c != '\0');
        return Some((letter, length));
    }
    let named = NAMED.iter().find(|(name, _)| *name == inside);
    named.map(|&(_, letter)| (Some(letter), length))
}

/// A `<br>` that a text begins with.
fn line_break(text: &str) -> Option<(Option<char>, usize)> {
    let end = text.bytes().take(8).position(|b| b == b'>')?;
    let tag = text.get(1..end)?.trim_end_matches(['/', ' ']);
    tag.eq_ignore_ascii_case("br").then_some((Some('\n'), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for text in [
            "Pay: cash; or #1",
            "100 %% off",
            "a<br>b & <i>c</i>",
            "two\nlines",
            "section 5",
            "\u{200B}title",
            "Journeyman",
            "#58;",
            "%%{init: {}}%%",
            "",
            "\u{200B}",
            "Ґ€😀",
        ] {
            assert_eq!(read_name(&name(text)), text, "{}", name(text));
        }
        assert_eq!(name("title"), "\u{200B}title");
        assert_eq!(name("a:b"), "a#58;b");
        assert_eq!(actor("Ann, 29"), "Ann#44; 29");
        assert_eq!(read(&actor("Ann, 29")), "Ann, 29");
    }

    #[test]
    fn codes_by_name_are_read_and_unknown_ones_stay() {
        assert_eq!(read("A #amp; B #quot;C#quot; #35;1"), "A & B \"C\" #1");
        assert_eq!(read("#such; #999999999; #0;"), "#such;");
        assert_eq!(read("a<BR/>b<br />c<b>"), "a\nb\nc<b>");
    }
}
