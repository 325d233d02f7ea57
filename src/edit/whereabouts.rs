//! Where on the journey an element stands, whatever it hangs on.

use crate::model::{Document, ElementId, ElementKind, LinkKind};
use std::collections::HashMap;

/// Links that are followed at most: indicators may influence each other in a circle.
const MOST_LINKS: u8 = 6;

/// The touchpoint an element belongs to: itself, or the one it hangs on.
pub fn touchpoint_of(document: &Document, id: ElementId) -> Option<ElementId> {
    follow(document, id, MOST_LINKS)
}

fn follow(document: &Document, id: ElementId, links: u8) -> Option<ElementId> {
    let rest = links.checked_sub(1)?;
    match document.kind(id)? {
        ElementKind::Touchpoint => Some(id),
        ElementKind::Stage | ElementKind::Persona => None,
        ElementKind::Emotion => document.source(id, LinkKind::Feels),
        ElementKind::Transition => document.source(id, LinkKind::Leaves),
        _ => {
            let mut on = document.links_of(id).into_iter().filter(|link| link.from == id);
            on.find_map(|link| follow(document, link.to, rest))
        }
    }
}

/// The places of stages and touchpoints along the journey.
#[derive(Debug, Default)]
pub struct Places(HashMap<ElementId, usize>);

impl Places {
    /// Numbers the stages and touchpoints of a map in journey order.
    pub fn of(document: &Document) -> Self {
        let along = document.stages().into_iter().flat_map(|stage| {
            std::iter::once(stage).chain(document.targets(stage, LinkKind::Contains))
        });
        Self(along.zip(1..).collect())
    }

    /// Where an element stands: personas before the journey, what hangs nowhere after it.
    pub fn place(&self, document: &Document, id: ElementId) -> usize {
        let own = self.0.get(&id).copied();
        let hung = || self.0.get(&touchpoint_of(document, id)?).copied();
        own.or_else(hung).unwrap_or_else(|| match document.kind(id) {
            Some(ElementKind::Persona) => 0,
            _ => usize::MAX,
        })
    }
}
