//! The characters of a map that no bundled typeface has.

use super::{Block, Item, Line, Scene};
use std::collections::BTreeSet;

impl Scene {
    /// The characters for which no bundled typeface has anything: boxes are drawn in their places.
    pub fn undrawn(&self) -> BTreeSet<char> {
        let mut found = BTreeSet::new();
        let placed = [&self.under, &self.over, &self.left, &self.top, &self.frame];
        for placed in placed.into_iter().flatten() {
            of_block(&placed.block, &mut found);
        }
        for column in &self.columns {
            for cell in column.cells.iter() {
                of_block(&cell.block, &mut found);
            }
        }
        found
    }
}

fn of_block(block: &Block, found: &mut BTreeSet<char>) {
    for item in block.groups.iter().flat_map(|group| &group.items) {
        if let Item::Text(text) = item {
            of_line(&text.line, found);
        }
    }
}

fn of_line(line: &Line, found: &mut BTreeSet<char>) {
    for glyph in line.runs.iter().flat_map(|run| &run.glyphs) {
        if glyph.id == 0 {
            let range = glyph.range.start as usize..glyph.range.end as usize;
            let characters = line.text.get(range).unwrap_or_default().chars();
            found.extend(characters.filter(|&c| is_seen(c)));
        }
    }
}

/// Whether a character is to be seen by itself: joiners and selectors only change others.
fn is_seen(c: char) -> bool {
    !matches!(
        c,
        '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{E0000}'..='\u{E0FFF}'
    ) && !c.is_control()
}
