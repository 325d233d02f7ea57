//! Data for the viewer as JSON that stands inside a page: whatever a text says, it cannot end the
//! element it stands in.

/// Appends a text in quotes.
///
/// What means something to HTML or XML, ends a line in JavaScript, or is no character to be seen,
/// is written by its number.
pub(super) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '<' | '>' | '&' | '\'' | '\u{2028}' | '\u{2029}' => push_number(out, c),
            c if c.is_control() || !crate::xml::is_allowed(c) => push_number(out, c),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn push_number(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        for shift in [12, 8, 4, 0] {
            out.extend(char::from_digit(u32::from(*unit >> shift) & 15, 16));
        }
    }
}

/// Appends a list, each member by `push`.
pub(super) fn push_list<T>(
    out: &mut String,
    members: impl IntoIterator<Item = T>,
    mut push: impl FnMut(&mut String, T),
) {
    out.push('[');
    for (at, member) in members.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push(out, member);
    }
    out.push(']');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_element() {
        let text = "</script><!--\u{2028}\u{2029}&\"\\'\n\u{1}\u{ffff}\u{10ffff} й 😀";
        let mut out = String::new();
        push_text(&mut out, text);
        for forbidden in ['<', '>', '&', '\'', '\u{2028}', '\u{2029}', '\n', '\u{1}', '\u{ffff}'] {
            assert!(!out.contains(forbidden), "{forbidden:?} in {out}");
        }
        assert_eq!(serde_json::from_str::<String>(&out).ok().as_deref(), Some(text));
    }
}
