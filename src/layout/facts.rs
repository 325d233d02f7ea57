//! What header and footer say of the whole map: found once, and again only where an edit can
//! have changed it.

use crate::insight::{Sources, evidence_share, headline, is_stating, sources};
use crate::model::{Changes, Document, ElementId, ElementKind};
use crate::scores::Score;

/// Figures of a whole map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// The scores of the whole journey.
    pub scores: Vec<Score>,
    /// Where the scores come from.
    pub sources: Sources,
    /// The share of statements with evidence, 0 … 1.
    pub evidence: Option<f64>,
    /// How many moments of truth there are.
    pub moments: usize,
    /// How many barriers there are.
    pub barriers: usize,
}

impl Facts {
    /// The figures of a document.
    pub fn of(document: &Document) -> Self {
        Self::default().with_surveys(document).with_elements(document)
    }

    /// The figures of a `document` that had these figures `before` these changes.
    pub fn after(&self, before: &Document, document: &Document, changes: &Changes) -> Self {
        let mut facts = self.clone();
        if !document.shares_surveys(before) {
            facts = facts.with_surveys(document);
        }
        let touches = |id: &ElementId| {
            let kind = document.kind(*id);
            kind.is_some_and(|kind| is_stating(kind) || kind == ElementKind::Evidence)
        };
        let same_links = document.shares_structure(before);
        if !same_links || changes.elements.iter().any(touches) {
            facts = facts.with_elements(document);
        }
        facts
    }

    fn with_surveys(self, document: &Document) -> Self {
        Self { scores: headline(document), sources: sources(document), ..self }
    }

    fn with_elements(self, document: &Document) -> Self {
        Self {
            evidence: evidence_share(document),
            moments: document.count(ElementKind::Moment),
            barriers: document.count(ElementKind::Barrier),
            ..self
        }
    }
}
