//! What is said of an element by choosing: severity, feasibility, status, when it takes place.

use super::{Change, called};
use crate::edit::{Selection, StepName};
use crate::model::{
    Content, Document, Edit, Element, ElementId, Feasibility, Presence, SolutionStatus,
};
use std::sync::Arc;

/// Says how bad a barrier is, 1 … 5. `None` where there is no such barrier or severity.
pub fn severity(document: &Document, barrier: ElementId, severity: u8) -> Option<Change> {
    if !(1..=5).contains(&severity) {
        return None;
    }
    said(document, barrier, "step-severity", |content| match content {
        Content::Barrier(barrier) => {
            barrier.severity = Some(severity);
            true
        }
        _ => false,
    })
}

/// Says whether the team can do a solution. `None` where there is no such solution.
pub fn feasibility(
    document: &Document,
    solution: ElementId,
    feasibility: Feasibility,
) -> Option<Change> {
    said(document, solution, "step-feasibility", |content| match content {
        Content::Solution(solution) => {
            solution.feasibility = feasibility;
            true
        }
        _ => false,
    })
}

/// Says how far a solution has come. `None` where there is no such solution.
pub fn status(document: &Document, solution: ElementId, status: SolutionStatus) -> Option<Change> {
    said(document, solution, "step-status", |content| match content {
        Content::Solution(solution) => {
            solution.status = status;
            true
        }
        _ => false,
    })
}

/// Says in which journeys a touchpoint or a way takes place. `None` for anything else.
pub fn presence(document: &Document, id: ElementId, presence: Presence) -> Option<Change> {
    said(document, id, "step-presence", |content| match content {
        Content::Touchpoint(touchpoint) => {
            touchpoint.presence = presence;
            true
        }
        Content::Transition(way) => {
            way.presence = presence;
            true
        }
        _ => false,
    })
}

/// Replaces an element by what `say` makes of its fields, if that says that it fits.
fn said(
    document: &Document,
    id: ElementId,
    step: &'static str,
    say: impl FnOnce(&mut Content) -> bool,
) -> Option<Change> {
    let mut element = Element::clone(document.element(id)?);
    say(&mut element.content).then(|| {
        let edit = Edit::Update { id, element: Arc::new(element) };
        Change::new(vec![edit], StepName::new(step, called(document, id)), Selection::one(id))
    })
}
