//! How much of a map rests on evidence, and how much is assumed.

use crate::model::{
    Document, Element, ElementId, ElementKind, Emotion, EvidenceKind, Journey, LinkKind,
};

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

/// The share of [`statements`] with at least one piece of evidence that is more than expert
/// opinion, 0 … 1; `None` where the map states nothing.
pub fn evidence_share(document: &Document) -> Option<f64> {
    let (mut all, mut known) = (0_u64, 0_u64);
    for (id, _) in document.elements().filter(|(_, element)| is_statement(element)) {
        all += 1;
        known += u64::from(!is_assumption(document, id));
    }
    (all > 0).then(|| known as f64 / all as f64)
}
