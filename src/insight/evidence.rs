//! How much of a map rests on evidence, and how much is assumed.

use crate::model::{
    Changes, Document, Element, ElementId, ElementKind, Emotion, EvidenceKind, Journey, LinkKind,
};
use std::sync::Arc;

/// The kinds of elements that state something about today's journey. What ought to be (solutions,
/// emotions of the target journey) is no statement; quotes, pictures and indicators bring their
/// own source.
const STATEMENTS: [ElementKind; 4] =
    [ElementKind::Emotion, ElementKind::Barrier, ElementKind::Driver, ElementKind::Moment];

/// Whether this kind of element states something about today's journey.
pub fn is_stating(kind: ElementKind) -> bool {
    STATEMENTS.contains(&kind)
}

/// Whether an element states something about today's journey.
fn is_statement(element: &Element) -> bool {
    let today = |emotion: &Emotion| emotion.journey == Journey::AsIs;
    is_stating(element.kind()) && element.content.as_emotion().is_none_or(today)
}

/// The statements of a map: today's emotions, barriers, drivers and moments of truth, kind by
/// kind.
pub fn statements(document: &Document) -> Vec<ElementId> {
    let stated =
        |id: &ElementId| document.element(*id).is_some_and(|element| is_statement(element));
    STATEMENTS.iter().flat_map(|&kind| document.of_kind(kind)).filter(stated).collect()
}

/// Whether nothing but expert opinion, or nothing at all, supports an element.
pub fn is_assumption(document: &Document, id: ElementId) -> bool {
    document.sources(id, LinkKind::Supports).into_iter().all(|evidence| {
        document
            .element(evidence)
            .and_then(|element| element.content.as_evidence())
            .is_none_or(|evidence| evidence.kind == EvidenceKind::Expert)
    })
}

/// How many statements a map has, and how many of them rest on evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidenced {
    statements: usize,
    known: usize,
}

impl Evidenced {
    /// Counts in a whole map.
    pub fn of(document: &Document) -> Self {
        Self::among(document, document.elements())
    }

    /// Counts after these changes, given what was counted `before` them: nothing but what they
    /// touch is looked at.
    #[must_use]
    pub fn after(self, before: &Document, document: &Document, changes: &Changes) -> Self {
        let mut touched: Vec<ElementId> = changes.touched().collect();
        for map in [before, document] {
            let is_evidence = |id: &ElementId| map.kind(*id) == Some(ElementKind::Evidence);
            let evidence = changes.touched().filter(is_evidence);
            touched.extend(evidence.flat_map(|id| map.targets(id, LinkKind::Supports)));
        }
        touched.sort_unstable();
        touched.dedup();
        let among = |map: &Document| {
            let there = touched.iter().filter_map(|&id| Some((id, map.element(id)?)));
            Self::among(map, there)
        };
        let (was, is) = (among(before), among(document));
        Self {
            statements: self.statements + is.statements - was.statements,
            known: self.known + is.known - was.known,
        }
    }

    /// The share of statements with at least one piece of evidence that is more than expert
    /// opinion, 0 … 1; `None` where the map states nothing.
    pub fn share(self) -> Option<f64> {
        (self.statements > 0).then(|| self.known as f64 / self.statements as f64)
    }

    fn among<'a>(
        document: &Document,
        elements: impl Iterator<Item = (ElementId, &'a Arc<Element>)>,
    ) -> Self {
        let mut found = Self::default();
        for (id, _) in elements.filter(|(_, element)| is_statement(element)) {
            found.statements += 1;
            found.known += usize::from(!is_assumption(document, id));
        }
        found
    }
}

/// [`Evidenced::share`] of a whole map.
pub fn evidence_share(document: &Document) -> Option<f64> {
    Evidenced::of(document).share()
}
