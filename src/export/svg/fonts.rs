//! Faces inside an SVG: `@font-face` rules.

use crate::export::markup::items_of;
use crate::scene::{Face, Item, Scene};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeSet;

/// Writes a style element with every face the scene uses.
pub(super) fn push(out: &mut String, scene: &Scene) {
    let mut used = BTreeSet::new();
    for item in items_of(scene) {
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
        STANDARD.encode_string(face.bytes(), out);
        out.push_str(")}\n");
    }
    out.push_str("</style>\n");
}
