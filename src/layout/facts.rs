//! What header and footer say of the whole map: found once, and again only where an edit can
//! have changed it.

use crate::insight::{Evidenced, Slice, Sources, headline, sources};
use crate::model::{Changes, Document, ElementKind};
use crate::scores::Score;

/// Figures of a whole map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// The scores of the whole journey.
    pub scores: Vec<Score>,
    /// Where the scores come from.
    pub sources: Sources,
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
        let found = Self {
            evidence: Evidenced::of(document),
            moments: document.count(ElementKind::Moment),
            barriers: document.count(ElementKind::Barrier),
            ..Self::default()
        };
        found.with_surveys(document)
    }

    /// The figures of a `document` that had these figures `before` these changes.
    pub fn after(&self, before: &Document, document: &Document, changes: &Changes) -> Self {
        let counted = |all: usize, kind| {
            let among =
                |map: &Document| changes.touched().filter(|&id| map.kind(id) == Some(kind)).count();
            all + among(document) - among(before)
        };
        let facts = Self {
            evidence: self.evidence.after(before, document, changes),
            moments: counted(self.moments, ElementKind::Moment),
            barriers: counted(self.barriers, ElementKind::Barrier),
            ..self.clone()
        };
        if document.shares_surveys(before) { facts } else { facts.with_surveys(document) }
    }

    fn with_surveys(self, document: &Document) -> Self {
        Self { scores: headline(document, Slice::ALL), sources: sources(document), ..self }
    }
}
