//! What header and footer say of the whole map beside its scores: found once, and again only where
//! an edit can have changed it.

use crate::insight::Evidenced;
use crate::model::{Changes, Document, ElementKind};

/// Figures of a whole map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// How many statements there are, and how many with evidence.
    pub evidence: Evidenced,
    /// How many moments of truth there are.
    pub moments: usize,
    /// How many barriers there are.
    pub barriers: usize,
}

impl Facts {
    /// The figures of a document.
    pub fn of(document: &Document) -> Self {
        Self {
            evidence: Evidenced::of(document),
            moments: document.count(ElementKind::Moment),
            barriers: document.count(ElementKind::Barrier),
        }
    }

    /// The figures of a `document` that had these figures `before` these changes.
    pub fn after(&self, before: &Document, document: &Document, changes: &Changes) -> Self {
        let counted = |all: usize, kind| {
            let among =
                |map: &Document| changes.touched().filter(|&id| map.kind(id) == Some(kind)).count();
            all + among(document) - among(before)
        };
        Self {
            evidence: self.evidence.after(before, document, changes),
            moments: counted(self.moments, ElementKind::Moment),
            barriers: counted(self.barriers, ElementKind::Barrier),
        }
    }
}
