//! Where elements stand in the journey: the order in which differences are told.

use crate::model::{Document, ElementId, ElementKind, LinkKind};
use std::collections::HashMap;

/// Links that lead from an element to the one it stands at, and whether along them or against.
const TOWARDS: [(LinkKind, bool); 11] = [
    (LinkKind::Leaves, false),
    (LinkKind::Feels, false),
    (LinkKind::Hinders, true),
    (LinkKind::Carries, true),
    (LinkKind::Marks, true),
    (LinkKind::Answers, true),
    (LinkKind::Supports, true),
    (LinkKind::Measures, true),
    (LinkKind::Voices, true),
    (LinkKind::Depicts, true),
    (LinkKind::Influences, true),
];

/// How far an element may stand from its touchpoint.
const FURTHEST: usize = 6;

/// A place in the journey: the stage, and the touchpoint in it; things that stand nowhere are
/// last.
pub(super) type Place = (usize, usize);

/// The places of stages and touchpoints.
pub(super) struct Journey<'a> {
    document: &'a Document,
    places: HashMap<ElementId, Place>,
}

impl<'a> Journey<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let mut places = HashMap::new();
        for (at, stage) in document.stages().into_iter().enumerate() {
            places.insert(stage, (at + 1, 0));
            let touchpoints = document.targets(stage, LinkKind::Contains);
            places.extend(touchpoints.into_iter().enumerate().map(|(i, id)| (id, (at + 1, i + 1))));
        }
        Self { document, places }
    }

    /// Where an element stands, or what it hangs on.
    pub(super) fn place(&self, id: ElementId) -> Option<Place> {
        match self.document.kind(id)? {
            ElementKind::Persona => return Some((0, 0)),
            ElementKind::Idea | ElementKind::Frame => return Some((usize::MAX, 0)),
            _ => {}
        }
        self.anchor(id).and_then(|anchor| self.places.get(&anchor).copied())
    }

    /// The stage or touchpoint an element stands at.
    pub(super) fn anchor(&self, id: ElementId) -> Option<ElementId> {
        let mut at = id;
        for _ in 0..FURTHEST {
            if self.places.contains_key(&at) {
                return Some(at);
            }
            at = TOWARDS.iter().find_map(|&(kind, along)| {
                if along { self.document.target(at, kind) } else { self.document.source(at, kind) }
            })?;
        }
        None
    }
}
