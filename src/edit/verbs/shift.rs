//! Moving touchpoints and stages.

use super::{Change, called, key_after};
use crate::edit::{Selection, StepName};
use crate::model::{Document, Edit, Element, ElementId, LinkKind, Phase, Rng};
use std::sync::Arc;

/// A direction along the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards its beginning.
    Back,
    /// Towards its end.
    On,
}

/// Moves a touchpoint one place along the journey; from the edge of its stage into the next one.
/// `None` at the journey's ends.
pub fn move_touchpoint(
    document: &Document,
    touchpoint: ElementId,
    way: Way,
    rng: &mut Rng,
) -> Option<Change> {
    let stage = document.source(touchpoint, LinkKind::Contains)?;
    let siblings = document.targets(stage, LinkKind::Contains);
    let index = siblings.iter().position(|&id| id == touchpoint)?;
    let stages = document.stages();
    let place = stages.iter().position(|&id| id == stage)?;
    match way {
        Way::Back if index > 0 => place_touchpoint(document, touchpoint, stage, index - 1, rng),
        Way::Back => {
            let stage = *stages.get(place.checked_sub(1)?)?;
            let last = document.targets(stage, LinkKind::Contains).len();
            place_touchpoint(document, touchpoint, stage, last, rng)
        }
        Way::On if index + 1 < siblings.len() => {
            place_touchpoint(document, touchpoint, stage, index + 1, rng)
        }
        Way::On => place_touchpoint(document, touchpoint, *stages.get(place + 1)?, 0, rng),
    }
}

/// Moves a touchpoint into a stage, so that it is the one at `index` there, counted without
/// itself. `None` where it stands there already or one of the two is not there.
pub fn place_touchpoint(
    document: &Document,
    touchpoint: ElementId,
    stage: ElementId,
    index: usize,
    rng: &mut Rng,
) -> Option<Change> {
    document.element(stage)?.content.as_stage()?;
    let all = document.targets(stage, LinkKind::Contains);
    if all.get(index) == Some(&touchpoint) {
        return None;
    }
    let others: Vec<ElementId> = all.into_iter().filter(|&id| id != touchpoint).collect();
    let before = index.min(others.len()).checked_sub(1);
    let order = key_after(document, &others, before, rng);
    let name = StepName::new("step-move", called(document, touchpoint));
    let edit = Edit::Place { touchpoint, stage, order };
    Some(Change::new(vec![edit], name, Selection::one(touchpoint)))
}

/// Moves a stage one place along the journey; from the edge of its phase into the next one.
/// `None` at the journey's ends.
pub fn move_stage(
    document: &Document,
    stage: ElementId,
    way: Way,
    rng: &mut Rng,
) -> Option<Change> {
    let element = document.element(stage)?;
    let own = element.content.as_stage()?;
    let in_phase = |phase: Phase| -> Vec<ElementId> {
        let stages = document.stages().into_iter();
        let of = |id: &ElementId| document.element(*id).and_then(|e| e.content.as_stage());
        stages.filter(|id| of(id).is_some_and(|stage| stage.phase == phase)).collect()
    };
    let siblings = in_phase(own.phase);
    let index = siblings.iter().position(|&id| id == stage)?;
    let others: Vec<ElementId> = siblings.iter().copied().filter(|&id| id != stage).collect();
    let neighbour = |step: i8| {
        let place = Phase::ALL.iter().position(|&phase| phase == own.phase)?;
        Phase::ALL.get(place.checked_add_signed(isize::from(step))?).copied()
    };
    let (phase, order) = match way {
        Way::Back if index > 0 => {
            let before = (index - 1).checked_sub(1);
            (own.phase, key_after(document, &others, before, rng))
        }
        Way::Back => {
            let phase = neighbour(-1)?;
            let there = in_phase(phase);
            (phase, key_after(document, &there, there.len().checked_sub(1), rng))
        }
        Way::On if index + 1 < siblings.len() => {
            (own.phase, key_after(document, &others, Some(index), rng))
        }
        Way::On => {
            let phase = neighbour(1)?;
            (phase, key_after(document, &in_phase(phase), None, rng))
        }
    };
    let mut moved = own.clone();
    moved.phase = phase;
    let element = Element { order, content: moved.into(), ext: element.ext.clone() };
    let edit = Edit::Update { id: stage, element: Arc::new(element) };
    let name = StepName::new("step-move", called(document, stage));
    Some(Change::new(vec![edit], name, Selection::one(stage)))
}
