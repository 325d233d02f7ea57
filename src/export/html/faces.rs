//! The faces of a page: those its pictures are set in, with the letters that it uses.

use super::subset::subset;
use crate::scene::{Face, Item, Scene, Weight};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::{BTreeMap, BTreeSet};

/// Letters and glyphs, by the face that they are in.
#[derive(Default)]
struct Used(BTreeMap<Face, (BTreeSet<char>, BTreeSet<u16>)>);

/// Appends a rule for every face that the scenes, or `words` around them, use.
pub(super) fn push(out: &mut String, scenes: &[&Scene], words: &str) {
    let mut used = Used::default();
    for face in [Face::Regular, Face::SemiBold] {
        used.0.entry(face).or_default().0.extend(words.chars().chain(' '..='~'));
    }
    for item in scenes.iter().flat_map(|scene| crate::export::markup::items_of(scene)) {
        if let Item::Text(item) = item {
            used.add(&item.line);
        }
    }
    for (face, (letters, glyphs)) in used.0 {
        let (family, weight) = match face {
            Face::Regular => ("Inter", "400"),
            Face::SemiBold => ("Inter", "600"),
            Face::Bold => ("Inter", "700"),
            Face::Emoji => ("Noto Emoji", "400 700"),
        };
        let small = subset(face.bytes(), &letters, &glyphs);
        out.push_str("@font-face{font-family:\"");
        out.push_str(family);
        out.push_str("\";font-weight:");
        out.push_str(weight);
        out.push_str(";src:url(data:font/ttf;base64,");
        STANDARD.encode_string(small.as_deref().unwrap_or(face.bytes()), out);
        out.push_str(")}\n");
    }
}

impl Used {
    /// A line's glyphs, and the characters they stand for: who spaces letters to a given length
    /// uses no ligatures.
    fn add(&mut self, line: &crate::scene::Line) {
        let asked = match line.weight {
            Weight::Regular => Face::Regular,
            Weight::SemiBold => Face::SemiBold,
            Weight::Bold => Face::Bold,
        };
        for run in &line.runs {
            let (letters, glyphs) = self.0.entry(run.face).or_default();
            glyphs.extend(run.glyphs.iter().map(|glyph| glyph.id));
            // Emoji are put together from several characters, Inter's letters are one each.
            if run.face == Face::Emoji || run.face == asked {
                letters.extend(line.text.chars());
            }
        }
    }
}
