//! Moving touchpoints and stages one place along the journey.

use super::Change;
use super::place::{moving, place_stages, placed};
use crate::model::{Document, ElementId, LinkKind, Phase, Rng};
use std::collections::BTreeSet;

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
    move_touchpoints(document, &[touchpoint], way, rng)
}

/// Moves touchpoints one place along the journey, together; from the edge of their stage into the
/// next one. Those that stand at the journey's end stay, and so do those right behind them. `None`
/// where none can move.
pub fn move_touchpoints(
    document: &Document,
    moved: &[ElementId],
    way: Way,
    rng: &mut Rng,
) -> Option<Change> {
    let chosen: BTreeSet<ElementId> = moved.iter().copied().collect();
    let stages = document.stages();
    let mut lists: Vec<Vec<ElementId>> =
        stages.iter().map(|&stage| document.targets(stage, LinkKind::Contains)).collect();
    let before = lists.clone();
    if way == Way::Back {
        reverse(&mut lists);
    }
    for stage in (0..lists.len()).rev() {
        for at in (0..lists[stage].len()).rev() {
            let id = lists[stage][at];
            if !chosen.contains(&id) {
                continue;
            }
            match lists[stage].get(at + 1) {
                Some(ahead) if chosen.contains(ahead) => {}
                Some(_) => lists[stage].swap(at, at + 1),
                None if stage + 1 < lists.len() => {
                    lists[stage].pop();
                    lists[stage + 1].insert(0, id);
                }
                None => {}
            }
        }
    }
    if way == Way::Back {
        reverse(&mut lists);
    }
    let mut edits = Vec::new();
    for ((&stage, list), before) in stages.iter().zip(&lists).zip(&before) {
        if list != before {
            edits.extend(placed(document, stage, list, &chosen, rng));
        }
    }
    (!edits.is_empty()).then(|| moving(document, edits, moved))
}

/// The same journey seen from its end.
fn reverse(lists: &mut [Vec<ElementId>]) {
    lists.reverse();
    for list in lists {
        list.reverse();
    }
}

/// Moves a stage one place along the journey; from the edge of its phase into the next one.
/// `None` at the journey's ends.
pub fn move_stage(
    document: &Document,
    stage: ElementId,
    way: Way,
    rng: &mut Rng,
) -> Option<Change> {
    let phase_of = |id: ElementId| Some(document.element(id)?.content.as_stage()?.phase);
    let own = phase_of(stage)?;
    let in_phase = |phase: Phase| -> Vec<ElementId> {
        document.stages().into_iter().filter(|&id| phase_of(id) == Some(phase)).collect()
    };
    let siblings = in_phase(own);
    let index = siblings.iter().position(|&id| id == stage)?;
    let neighbour = |step: isize| {
        let place = Phase::ALL.iter().position(|&phase| phase == own)?;
        Phase::ALL.get(place.checked_add_signed(step)?).copied()
    };
    let (phase, before) = match way {
        Way::Back if index > 0 => (own, Some(siblings[index - 1])),
        Way::Back => (neighbour(-1)?, None),
        Way::On if index + 1 < siblings.len() => (own, siblings.get(index + 2).copied()),
        Way::On => {
            let phase = neighbour(1)?;
            (phase, in_phase(phase).first().copied())
        }
    };
    place_stages(document, &[stage], phase, before, rng)
}
