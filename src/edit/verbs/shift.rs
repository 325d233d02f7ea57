//! Moving touchpoints and stages.

use super::{Change, called};
use crate::edit::StepName;
use crate::model::{Document, Edit, Element, ElementId, LinkKind, OrderKey, Phase, Rng, Stage};
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
    let mut others = document.targets(stage, LinkKind::Contains);
    others.retain(|&id| id != touchpoint);
    place_touchpoints(document, &[touchpoint], stage, others.get(index).copied(), rng)
}

/// Puts touchpoints into a stage, in this order, right before another touchpoint there; at the
/// stage's end for `None`. `None` where nothing would change or one of them is not there.
pub fn place_touchpoints(
    document: &Document,
    touchpoints: &[ElementId],
    stage: ElementId,
    before: Option<ElementId>,
    rng: &mut Rng,
) -> Option<Change> {
    document.element(stage)?.content.as_stage()?;
    for &id in touchpoints {
        document.element(id)?.content.as_touchpoint()?;
    }
    let there = document.targets(stage, LinkKind::Contains);
    let orders = orders_at(document, &there, touchpoints, before, rng)?;
    let edits = touchpoints.iter().zip(orders);
    let edits = edits.map(|(&touchpoint, order)| Edit::Place { touchpoint, stage, order });
    Some(moved(document, edits.collect(), touchpoints))
}

/// Puts stages into a phase, in this order, right before another stage there; at the phase's end
/// for `None`. `None` where nothing would change or one of them is not there.
pub fn place_stages(
    document: &Document,
    stages: &[ElementId],
    phase: Phase,
    before: Option<ElementId>,
    rng: &mut Rng,
) -> Option<Change> {
    let there = stages_of(document, phase);
    let orders = orders_at(document, &there, stages, before, rng)?;
    let mut edits = Vec::new();
    for (&id, order) in stages.iter().zip(orders) {
        let element = document.element(id)?;
        let content = Stage { phase, ..element.content.as_stage()?.clone() }.into();
        let element = Element { order, content, ext: element.ext.clone() };
        edits.push(Edit::Update { id, element: Arc::new(element) });
    }
    Some(moved(document, edits, stages))
}

/// Moves a stage one place along the journey; from the edge of its phase into the next one.
/// `None` at the journey's ends.
pub fn move_stage(
    document: &Document,
    stage: ElementId,
    way: Way,
    rng: &mut Rng,
) -> Option<Change> {
    let phase = document.element(stage)?.content.as_stage()?.phase;
    let siblings = stages_of(document, phase);
    let index = siblings.iter().position(|&id| id == stage)?;
    let neighbour = |step: isize| {
        let place = Phase::ALL.iter().position(|&known| known == phase)?;
        Phase::ALL.get(place.checked_add_signed(step)?).copied()
    };
    let (phase, before) = match way {
        Way::Back if index > 0 => (phase, siblings.get(index - 1)),
        Way::Back => (neighbour(-1)?, None),
        Way::On if index + 1 < siblings.len() => (phase, siblings.get(index + 2)),
        Way::On => {
            let phase = neighbour(1)?;
            let before = stages_of(document, phase).first().copied();
            return place_stages(document, &[stage], phase, before, rng);
        }
    };
    place_stages(document, &[stage], phase, before.copied(), rng)
}

/// The stages of a phase, in order.
fn stages_of(document: &Document, phase: Phase) -> Vec<ElementId> {
    let of = |id: &ElementId| document.element(*id).and_then(|e| e.content.as_stage());
    let stages = document.stages().into_iter();
    stages.filter(|id| of(id).is_some_and(|stage| stage.phase == phase)).collect()
}

/// Places for `moved` among those that are `there`, right before another one. `None` where they
/// stand so already, or that one is not there.
fn orders_at(
    document: &Document,
    there: &[ElementId],
    moved: &[ElementId],
    before: Option<ElementId>,
    rng: &mut Rng,
) -> Option<Vec<OrderKey>> {
    let others: Vec<ElementId> = there.iter().copied().filter(|id| !moved.contains(id)).collect();
    let index = match before {
        Some(before) => others.iter().position(|&id| id == before)?,
        None => others.len(),
    };
    let mut wanted = others.clone();
    wanted.splice(index..index, moved.iter().copied());
    if wanted == there {
        return None;
    }
    let order = |id: &ElementId| document.element(*id).map(|element| &element.order);
    let next = others.get(index).and_then(order);
    let mut before = index.checked_sub(1).and_then(|at| others.get(at)).and_then(order).cloned();
    let mut orders = Vec::with_capacity(moved.len());
    for _ in moved {
        let key = OrderKey::between(before.as_ref(), next, rng);
        before = Some(key.clone());
        orders.push(key);
    }
    Some(orders)
}

/// A step that moves these elements.
fn moved(document: &Document, edits: Vec<Edit>, which: &[ElementId]) -> Change {
    let name = match which {
        [one] => StepName::new("step-move", called(document, *one)),
        several => StepName::new("step-move-several", several.len().to_string()),
    };
    Change::new(edits, name, which.iter().copied().collect())
}
