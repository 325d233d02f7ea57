//! Text for XML formats: what XML forbids is left out, what means something in XML is escaped.
//! The one place where both happen.

/// Whether XML 1.0 allows `c` in a document at all (production 2 of the recommendation), and it is
/// no non-character.
pub const fn is_allowed(c: char) -> bool {
    matches!(c,
        '\t' | '\n' | '\r' | '\u{20}'..='\u{7E}' | '\u{85}' | '\u{A0}'..='\u{D7FF}'
        | '\u{E000}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
        && (c as u32) & 0xFFFE != 0xFFFE
}

/// Appends `text` to `out`, fit for element content and for attributes in double or single quotes.
///
/// Characters that XML forbids vanish, also where they were meant to be escaped: a document with
/// `&#0;` in it cannot be read by anybody. Line breaks and tabs become spaces: in attributes a
/// reader would do so, and in a line of text they mean nothing.
pub fn push_escaped(out: &mut String, text: &str) {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        // Most text is letters: look closer only at ASCII that may matter and at the first byte
        // of a character that may be forbidden (U+0080 … U+009F, and U+F000 upwards).
        let suspicious = matches!(
            byte,
            b'&' | b'<' | b'>' | b'"' | b'\'' | 0..=0x1F | 0x7F | 0xC2 | 0xEF | 0xF0..=0xF4
        );
        if !suspicious {
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '\t' | '\n' | '\r' | '\u{85}' => " ",
            c if is_allowed(c) => continue,
            _ => "",
        };
        out.push_str(&text[plain..at]);
        out.push_str(instead);
        plain = at + c.len_utf8();
    }
    out.push_str(&text[plain..]);
}

/// `text` without what XML forbids, to be escaped by whoever writes it.
pub fn legible(text: &str) -> String {
    text.chars().filter(|&c| is_allowed(c)).collect()
}

/// `text` fit for XML, see [`push_escaped`].
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escaped(r#"<a b="c" d='e'>&"#), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
    }

    #[test]
    fn letters_pass() {
        let text = "Ґедзь їсть № ₴ 😀 ﷽ \u{202E} מ";
        assert_eq!(escaped(text), text);
    }

    #[test]
    fn every_character_is_allowed_or_gone() {
        for c in '\0'..=char::MAX {
            let out = escaped(&c.to_string());
            assert!(out.chars().all(|c| is_allowed(c) && c != '<'), "{c:?} → {out:?}");
            assert_eq!(legible(&c.to_string()).is_empty(), !is_allowed(c), "{c:?}");
            if is_allowed(c) {
                assert!(!out.is_empty(), "{c:?} was lost");
            } else {
                assert!(out.is_empty(), "{c:?} → {out:?}");
            }
        }
    }
}
