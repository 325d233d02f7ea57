//! What is not known: touchpoints without answers, with few, old or undated ones, and those for
//! which somebody only reports a figure.

use super::{Figures, Finding, FindingKind, NAMED};
use crate::insight::Slice;
use crate::insight::advice::Severity;
use crate::insight::doubt::stale;
use crate::insight::pain::Pains;
use crate::model::{Document, ElementId, Month};
use crate::scores::Score;

/// Everything that is not known.
pub(super) fn all(document: &Document, pains: &Pains, slice: &Slice, today: Month) -> Vec<Finding> {
    let total = pains.unknown.len() + pains.ranked.len();
    let reported = |id: &ElementId| {
        let touchpoint = document.element(*id).and_then(|element| element.content.as_touchpoint());
        touchpoint.is_some_and(|touchpoint| !touchpoint.reported.is_empty())
    };
    let (reported, unasked): (Vec<_>, Vec<_>) = pains.unknown.iter().copied().partition(reported);
    let asked: Vec<ElementId> =
        document.journey().into_iter().filter(|id| pains.of(*id).is_some()).collect();
    let few = |id: &ElementId| pains.of(*id).is_some_and(|pain| pain.n < Score::ENOUGH);
    let few: Vec<ElementId> = asked.iter().copied().filter(few).collect();
    let old = asked.iter().copied().filter(|&id| stale(document, id, today).is_some()).collect();
    let undated = asked.iter().copied().filter(|&id| is_undated(document, id, slice)).collect();
    let counts: Vec<u64> = few.iter().take(NAMED).filter_map(|id| Some(pains.of(*id)?.n)).collect();
    let tell = |kind, severity, elements: Vec<ElementId>| {
        let figures = Figures::Count { count: elements.len(), of: total };
        (!elements.is_empty()).then(|| Finding::new(document, kind, severity, elements, figures))
    };
    let few = tell(FindingKind::FewAnswers, Severity::Low, few);
    [
        tell(FindingKind::NoAnswers, Severity::Medium, unasked),
        tell(FindingKind::ReportedOnly, Severity::Low, reported),
        few.map(|few| Finding { counts, ..few }),
        tell(FindingKind::OldAnswers, Severity::Medium, old),
        tell(FindingKind::UndatedAnswers, Severity::Low, undated),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether none of a touchpoint's answers has a date.
fn is_undated(document: &Document, id: ElementId, slice: &Slice) -> bool {
    let answered =
        document.cells_of(id).filter(|(key, answers)| slice.holds(key) && answers.n() > 0);
    let mut periods = answered.map(|(key, _)| key.period).peekable();
    periods.peek().is_some() && periods.all(|period| period.is_none())
}
