//! What the outline asks for: folding, moving by hand, names typed in place.

use super::{App, LineKey, Place, Wish};
use crate::edit::{Field, Selection, Slot, verbs};
use crate::model::{ElementId, Phase};

/// What the outline asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListAsk {
    /// Fold or unfold a line.
    Fold(LineKey, bool),
    /// Go to a phase.
    Phase(Phase),
    /// Type an element's name.
    Rename(ElementId),
    /// Drop touchpoints into a stage, right before another one there or at its end.
    Touchpoints(Vec<ElementId>, ElementId, Option<ElementId>),
    /// Drop stages into a phase, likewise.
    Stages(Vec<ElementId>, Phase, Option<ElementId>),
}

impl App {
    /// Runs what the outline asks for.
    pub(super) fn list(&mut self, ask: ListAsk) {
        match ask {
            ListAsk::Fold(key, open) => self.with_map(|map| {
                let outline = map.outline().clone();
                if let Some(line) = outline.lines.iter().find(|line| line.key() == key) {
                    map.folds.set(line, open);
                }
            }),
            ListAsk::Phase(phase) => self.select(|map| {
                map.selection = Selection::none();
                map.phase = Some(phase);
            }),
            ListAsk::Rename(element) => {
                self.begin_typing_at(Slot::text(element, Field::Main), Place::Outline);
                self.wishes.push(Wish::FocusTyping);
            }
            ListAsk::Touchpoints(moved, stage, before) => self.attempt(|map, rng| {
                verbs::place_touchpoints(&map.document, &moved, stage, before, rng)
            }),
            ListAsk::Stages(moved, phase, before) => self
                .attempt(|map, rng| verbs::place_stages(&map.document, &moved, phase, before, rng)),
        }
    }
}
