//! Faces and pictures inside an SVG: `@font-face` rules and base64.

use super::items;
use crate::scene::{Face, Item, Scene};
use std::collections::BTreeSet;

/// Writes a style element with every face the scene uses.
pub(super) fn push(out: &mut String, scene: &Scene) {
    let mut used = BTreeSet::new();
    for item in items(scene) {
        if let Item::Text(text) = item {
            used.extend(text.line.runs.iter().map(|run| run.face));
        }
    }
    if used.is_empty() {
        return;
    }
    out.push_str("<style>\n");
    for face in used {
        let (family, weight) = match face {
            Face::Regular => ("Inter", "400"),
            Face::SemiBold => ("Inter", "600"),
            Face::Bold => ("Inter", "700"),
            Face::Emoji => ("Noto Emoji", "400 700"),
        };
        out.push_str("@font-face{font-family:\"");
        out.push_str(family);
        out.push_str("\";font-weight:");
        out.push_str(weight);
        out.push_str(";src:url(data:font/ttf;base64,");
        push_base64(out, face.bytes());
        out.push_str(")}\n");
    }
    out.push_str("</style>\n");
}

/// Appends `bytes` in base64 (RFC 4648 §4) with padding.
pub(super) fn push_base64(out: &mut String, bytes: &[u8]) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    out.reserve(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |i: usize| u32::from(three.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            out.push(if place > three.len() {
                '='
            } else {
                char::from(LETTERS[(bits >> (18 - 6 * place)) as usize & 63])
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::push_base64;

    #[test]
    fn base64_as_in_the_rfc() {
        for (plain, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            let mut out = String::new();
            push_base64(&mut out, plain.as_bytes());
            assert_eq!(out, expected);
        }
    }
}
