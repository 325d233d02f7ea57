//! How much of a map rests on evidence, and how much is assumed.

use crate::model::{Document, ElementId, ElementKind, EvidenceKind, Journey, LinkKind};

/// The kinds of elements that state something about today's journey. What ought to be (solutions,
/// emotions of the target journey) is no statement; quotes, pictures and indicators bring their
/// own source.
const STATEMENTS: [ElementKind; 4] =
    [ElementKind::Emotion, ElementKind::Barrier, ElementKind::Driver, ElementKind::Moment];

/// The statements of a map: today's emotions, barriers, drivers and moments of truth, kind by
/// kind.
pub fn statements(document: &Document) -> Vec<ElementId> {
    let today = |&id: &ElementId| {
        document
            .element(id)
            .and_then(|element| element.content.as_emotion())
            .is_none_or(|emotion| emotion.journey == Journey::AsIs)
    };
    STATEMENTS.iter().flat_map(|&kind| document.of_kind(kind)).filter(today).collect()
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

/// The share of [`statements`] with at least one piece of evidence that is more than expert
/// opinion, 0 … 1; `None` where the map states nothing.
pub fn evidence_share(document: &Document) -> Option<f64> {
    let statements = statements(document);
    let known = statements.iter().filter(|&&id| !is_assumption(document, id)).count();
    (!statements.is_empty()).then(|| known as f64 / statements.len() as f64)
}
