//! Putting touchpoints and stages where a hand drops them: several at once, in their order.

use super::{Change, step_name};
use crate::edit::Selection;
use crate::model::{Document, Edit, Element, ElementId, LinkKind, OrderKey, Phase, Rng};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Puts touchpoints into a stage, in this order, right before another touchpoint there; at the
/// stage's end for `None`. `None` where nothing would change or one of them is not there.
pub fn place_touchpoints(
    document: &Document,
    moved: &[ElementId],
    stage: ElementId,
    before: Option<ElementId>,
    rng: &mut Rng,
) -> Option<Change> {
    document.element(stage)?.content.as_stage()?;
    for &id in moved {
        document.element(id)?.content.as_touchpoint()?;
    }
    let there = document.targets(stage, LinkKind::Contains);
    let list = inserted(&there, moved, before)?;
    if list == there {
        return None;
    }
    let edits = placed(document, stage, &list, &moved.iter().copied().collect(), rng);
    Some(moving(document, edits, moved))
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

/// Moves the border between two stages that follow each other, so that `first` is the first
/// touchpoint of the second one; for `None` it has none left. `None` where nothing would change.
pub fn move_border(
    document: &Document,
    (left, right): (ElementId, ElementId),
    first: Option<ElementId>,
    rng: &mut Rng,
) -> Option<Change> {
    let (mut all, rest) =
        (document.targets(left, LinkKind::Contains), document.targets(right, LinkKind::Contains));
    let was = all.len();
    all.extend(rest);
    let border = match first {
        Some(first) => all.iter().position(|&id| id == first)?,
        None => all.len(),
    };
    let (moved, stage, list) = if border > was {
        (&all[was..border], left, &all[..border])
    } else {
        (&all[border..was], right, &all[border..])
    };
    if moved.is_empty() {
        return None;
    }
    document.element(stage)?.content.as_stage()?;
    let edits = placed(document, stage, list, &moved.iter().copied().collect(), rng);
    let mut change = moving(document, edits, moved);
    change.select = Selection::one(stage);
    Some(change)
}

/// Puts stages into a phase, in this order, right before another stage there; at the phase's end
/// for `None`. `None` where nothing would change or one of them is not there.
pub fn place_stages(
    document: &Document,
    moved: &[ElementId],
    phase: Phase,
    before: Option<ElementId>,
    rng: &mut Rng,
) -> Option<Change> {
    let stage = |id: ElementId| document.element(id).and_then(|e| e.content.as_stage());
    if moved.iter().any(|&id| stage(id).is_none()) {
        return None;
    }
    let of_phase = |id: &ElementId| stage(*id).is_some_and(|stage| stage.phase == phase);
    let there: Vec<ElementId> = document.stages().into_iter().filter(of_phase).collect();
    let list = inserted(&there, moved, before)?;
    if list == there {
        return None;
    }
    let keys = keys(document, &list, &moved.iter().copied().collect(), rng);
    let edits = keys.into_iter().filter_map(|(id, order)| {
        let element = document.element(id)?;
        let mut own = element.content.as_stage()?.clone();
        own.phase = phase;
        let element = Element { order, content: own.into(), ext: element.ext.clone() };
        Some(Edit::Update { id, element: Arc::new(element) })
    });
    Some(moving(document, edits.collect(), moved))
}

/// A list with elements moved to right before another one; `None` where that one is not in it.
fn inserted(
    there: &[ElementId],
    moved: &[ElementId],
    before: Option<ElementId>,
) -> Option<Vec<ElementId>> {
    let chosen: BTreeSet<ElementId> = moved.iter().copied().collect();
    if chosen.is_empty() || chosen.len() < moved.len() {
        return None;
    }
    let mut list: Vec<ElementId> =
        there.iter().copied().filter(|id| !chosen.contains(id)).collect();
    let at = match before {
        Some(before) => list.iter().position(|&id| id == before)?,
        None => list.len(),
    };
    list.splice(at..at, moved.iter().copied());
    Some(list)
}

/// Places for the moved elements of a list, each between its neighbours.
fn keys(
    document: &Document,
    list: &[ElementId],
    moved: &BTreeSet<ElementId>,
    rng: &mut Rng,
) -> Vec<(ElementId, OrderKey)> {
    let order = |id: ElementId| document.element(id).map(|element| &element.order);
    let mut keys: Vec<(ElementId, OrderKey)> = Vec::new();
    for (at, &id) in list.iter().enumerate() {
        if !moved.contains(&id) {
            continue;
        }
        let previous = at.checked_sub(1).map(|at| list[at]);
        let low = match keys.last() {
            Some((last, key)) if Some(*last) == previous => Some(key),
            _ => previous.and_then(order),
        };
        let high = list[at..].iter().find(|id| !moved.contains(id)).copied().and_then(order);
        let key = OrderKey::between(low, high, rng);
        keys.push((id, key));
    }
    keys
}

/// The edits that put the moved touchpoints of a stage's list into their places.
pub(super) fn placed(
    document: &Document,
    stage: ElementId,
    list: &[ElementId],
    moved: &BTreeSet<ElementId>,
    rng: &mut Rng,
) -> Vec<Edit> {
    let keys = keys(document, list, moved, rng).into_iter();
    keys.map(|(touchpoint, order)| Edit::Place { touchpoint, stage, order }).collect()
}

/// A step that moves elements, which stay selected.
pub(super) fn moving(document: &Document, edits: Vec<Edit>, moved: &[ElementId]) -> Change {
    let name = step_name(document, moved, ("step-move", "step-move-several"));
    Change::new(edits, name, moved.iter().copied().collect())
}
