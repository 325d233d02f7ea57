//! Findings by pain: where it hurts most, which moments of truth are low, what nothing is done
//! about, and what can be done at once.

use super::{Figures, Finding, FindingKind};
use crate::insight::Slice;
use crate::insight::advice::Severity;
use crate::insight::doubt::is_low;
use crate::insight::pain::{Pain, Pains, barriers_at, painful};
use crate::insight::pooled::lead_score;
use crate::insight::rules::{PAINFUL, live_solutions, severity_of};
use crate::model::{Document, ElementId, ElementKind, Feasibility, LinkKind, SolutionStatus};
use std::collections::BTreeSet;

/// Most findings of a kind that only rank.
const MOST: usize = 5;
/// Most touchpoints told to hurt most.
const MOST_PAINFUL: usize = 3;

/// The touchpoints with the most pain.
pub(super) fn most_painful(document: &Document, pains: &Pains, slice: &Slice) -> Vec<Finding> {
    let hurting = pains.ranked.iter().filter(|pain| pain.value > 0.0).take(MOST_PAINFUL);
    hurting
        .filter_map(|&pain| {
            let score = lead_score(document, pain.touchpoint, None, slice)?;
            let elements = vec![pain.touchpoint];
            let figures = Figures::Pain { pain, score };
            Some(Finding::new(document, FindingKind::Pain, Severity::High, elements, figures))
        })
        .collect()
}

/// The moments of truth below target, the most painful first.
pub(super) fn low_moments(document: &Document, pains: &Pains, slice: &Slice) -> Vec<Finding> {
    let moments = pains.ranked.iter().filter(|pain| pain.moment).map(|pain| pain.touchpoint);
    moments
        .filter_map(|touchpoint| {
            let score = lead_score(document, touchpoint, None, slice)?;
            if !is_low(document, score) {
                return None;
            }
            let severity = if score.is_thin() { Severity::Medium } else { Severity::High };
            let moment = document.source(touchpoint, LinkKind::Marks);
            let elements = std::iter::once(touchpoint).chain(moment).collect();
            let figures = Figures::Target { score, target: document.props().target(score.metric) };
            Some(Finding::new(document, FindingKind::LowMoment, severity, elements, figures))
        })
        .collect()
}

/// The touchpoint a barrier's place is felt at: itself, or the one its way arrives at.
fn felt_at(document: &Document, place: ElementId) -> Option<ElementId> {
    match document.kind(place)? {
        ElementKind::Touchpoint => Some(place),
        _ => document.target(place, LinkKind::Arrives),
    }
}

/// A barrier with the most painful place it is felt at.
struct Felt {
    barrier: ElementId,
    severity: Option<u8>,
    place: Option<ElementId>,
    pain: Option<Pain>,
}

impl Felt {
    fn of(document: &Document, pains: &Pains, barrier: ElementId) -> Self {
        let places = document.targets(barrier, LinkKind::Hinders);
        let felt: Vec<ElementId> =
            places.into_iter().filter_map(|place| felt_at(document, place)).collect();
        let worst = felt.iter().filter_map(|&place| pains.rank(place)).min();
        let pain = worst.and_then(|rank| pains.ranked.get(rank)).copied();
        let place = pain.map(|pain| pain.touchpoint).or_else(|| felt.first().copied());
        Self { barrier, severity: severity_of(document, barrier), place, pain }
    }

    /// What barriers are ranked by.
    fn value(&self) -> f64 {
        self.pain.map_or(-1.0, |pain| pain.value)
    }
}

/// The barriers that no solution answers (rejected ones do not count), those at the most painful
/// places first, of equals the more severe.
pub(super) fn open_barriers(document: &Document, pains: &Pains) -> Vec<Finding> {
    let barriers = document.of_kind(ElementKind::Barrier).into_iter();
    let mut open: Vec<Felt> = barriers
        .filter(|&barrier| live_solutions(document, barrier).is_empty())
        .map(|barrier| Felt::of(document, pains, barrier))
        .collect();
    open.sort_by(|a, b| b.value().total_cmp(&a.value()).then_with(|| b.severity.cmp(&a.severity)));
    open.truncate(MOST);
    let tell = |Felt { barrier, severity, place, pain }| {
        let painful = severity.is_some_and(|severity| severity >= PAINFUL);
        let matters = if painful { Severity::High } else { Severity::Medium };
        let elements = std::iter::once(barrier).chain(place).collect();
        let figures = Figures::Place { severity, pain };
        Finding::new(document, FindingKind::OpenBarrier, matters, elements, figures)
    };
    open.into_iter().map(tell).collect()
}

/// Solutions the team can carry out on its own and has not yet, for barriers of painful
/// touchpoints: the most painful first, of equals the least work.
pub(super) fn quick_wins(document: &Document, pains: &Pains) -> Vec<Finding> {
    let painful = painful(document, pains);
    let ranked = pains.ranked.iter().map(|pain| pain.touchpoint);
    let unasked = pains.unknown.iter().copied();
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for touchpoint in ranked.chain(unasked).filter(|id| painful.contains(id)) {
        let mut own = Vec::new();
        for barrier in barriers_at(document, touchpoint) {
            for solution in document.sources(barrier, LinkKind::Answers) {
                let element = document.element(solution);
                let Some(content) = element.and_then(|element| element.content.as_solution())
                else {
                    continue;
                };
                let ended =
                    matches!(content.status, SolutionStatus::Done | SolutionStatus::Rejected);
                if content.feasibility == Feasibility::Own && !ended && told.insert(solution) {
                    own.push((content.effort.is_none(), content.effort, solution, barrier));
                }
            }
        }
        own.sort_by_key(|&(unknown, effort, ..)| (unknown, effort));
        for (_, _, solution, barrier) in own {
            let severity = severity_of(document, barrier);
            let figures = Figures::Place { severity, pain: pains.of(touchpoint).copied() };
            let elements = vec![solution, barrier, touchpoint];
            let kind = FindingKind::QuickWin;
            found.push(Finding::new(document, kind, Severity::Medium, elements, figures));
        }
    }
    found.truncate(MOST);
    found
}
