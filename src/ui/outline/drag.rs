//! Dragging lines of the outline: where they would go, and what dropping them asks for.

use crate::app::{Action, ListAsk, OpenMap, Outline, OutlineLine};
use crate::model::{ElementId, ElementKind, LinkKind, Phase};
use crate::ui::rows::Landing;

/// What is being dragged: touchpoints, or stages; in journey order.
#[derive(Debug, Clone, PartialEq)]
pub enum Dragged {
    /// Touchpoints.
    Touchpoints(Vec<ElementId>),
    /// Stages.
    Stages(Vec<ElementId>),
}

impl Dragged {
    /// What a drag of this line takes along: everything selected of its kind, if it is selected.
    pub fn of(map: &OpenMap, line: &OutlineLine) -> Option<Self> {
        let (id, kind) = match line {
            OutlineLine::Stage { id, .. } => (*id, ElementKind::Stage),
            OutlineLine::Touchpoint { id, .. } => (*id, ElementKind::Touchpoint),
            OutlineLine::Phase(_) | OutlineLine::Note { .. } => return None,
        };
        let all = match kind {
            ElementKind::Stage => map.document.stages(),
            _ => map.document.journey(),
        };
        let together = map.selection.contains(id);
        let along = |&other: &ElementId| other == id || (together && map.selection.contains(other));
        let all = all.into_iter().filter(along).collect();
        Some(match kind {
            ElementKind::Stage => Self::Stages(all),
            _ => Self::Touchpoints(all),
        })
    }

    /// How many are dragged.
    pub fn count(&self) -> usize {
        match self {
            Self::Touchpoints(list) | Self::Stages(list) => list.len(),
        }
    }

    /// The first of them.
    pub fn first(&self) -> Option<ElementId> {
        match self {
            Self::Touchpoints(list) | Self::Stages(list) => list.first().copied(),
        }
    }

    /// Where it goes when dropped above the row `gap`.
    pub fn drop_at(
        &self,
        map: &OpenMap,
        outline: &Outline,
        rows: &[usize],
        gap: usize,
    ) -> Option<Landing> {
        match self {
            Self::Touchpoints(moved) => touchpoints_at(map, outline, rows, gap, moved),
            Self::Stages(moved) => stages_at(map, outline, rows, gap, moved),
        }
    }
}

/// Touchpoints go behind the touchpoint above, or to the beginning of the stage above; from above
/// the first stage of a phase into that.
fn touchpoints_at(
    map: &OpenMap,
    outline: &Outline,
    rows: &[usize],
    gap: usize,
    moved: &[ElementId],
) -> Option<Landing> {
    let line = |row: usize| outline.lines.get(*rows.get(row)?);
    // A stage below its phase's name: what is dropped between belongs into it.
    let mut gap = gap.min(rows.len());
    if gap > 0
        && matches!(line(gap - 1), Some(OutlineLine::Phase(_)))
        && matches!(line(gap), Some(OutlineLine::Stage { .. }))
    {
        gap += 1;
    }
    // Notes belong to their touchpoint.
    while matches!(line(gap), Some(OutlineLine::Note { .. })) {
        gap += 1;
    }
    let above = (0..gap).rev().map(|row| (row, line(row)));
    for (row, above) in above {
        match above? {
            OutlineLine::Touchpoint { id, .. } => {
                let stage = map.document.source(*id, LinkKind::Contains)?;
                let there = map.document.targets(stage, LinkKind::Contains);
                let before = behind(&there, Some(*id), moved);
                let action = Action::List(ListAsk::Touchpoints(moved.to_vec(), stage, before));
                return Some(Landing { row: gap, depth: 2, action });
            }
            OutlineLine::Stage { id, .. } => {
                // Into a folded stage things go to its end.
                let end = row + 1 == gap && folded(map, outline, rows[row]);
                let there = map.document.targets(*id, LinkKind::Contains);
                let before = if end { None } else { behind(&there, None, moved) };
                let action = Action::List(ListAsk::Touchpoints(moved.to_vec(), *id, before));
                return Some(Landing { row: gap, depth: 2, action });
            }
            OutlineLine::Note { .. } => {}
            OutlineLine::Phase(_) => return None,
        }
    }
    None
}

fn folded(map: &OpenMap, outline: &Outline, line: usize) -> bool {
    outline.holds(line) && !map.folds.is_open(&outline.lines[line])
}

/// Stages go between stages: to the nearest such place at or above the gap.
fn stages_at(
    map: &OpenMap,
    outline: &Outline,
    rows: &[usize],
    gap: usize,
    moved: &[ElementId],
) -> Option<Landing> {
    let line = |row: usize| outline.lines.get(*rows.get(row)?);
    let is_border = |gap: usize| {
        matches!(line(gap), None | Some(OutlineLine::Phase(_) | OutlineLine::Stage { .. }))
            && gap > 0
    };
    let gap = gap.min(rows.len());
    // The nearest border, the one above first.
    let gap = (0..=rows.len()).find_map(|off| {
        let near = [gap.checked_sub(off), Some(gap + off).filter(|gap| *gap <= rows.len())];
        near.into_iter().flatten().find(|gap| is_border(*gap))
    })?;
    let mut phase: Option<Phase> = None;
    let mut stage = None;
    for above in (0..gap).rev().filter_map(line) {
        match above {
            OutlineLine::Stage { id, .. } => stage = stage.or(Some(*id)),
            OutlineLine::Phase(own) => {
                phase = Some(*own);
                break;
            }
            OutlineLine::Touchpoint { .. } | OutlineLine::Note { .. } => {}
        }
    }
    let phase = phase?;
    let of = |id: ElementId| map.document.element(id).and_then(|e| e.content.as_stage());
    let stages = map.document.stages().into_iter();
    let there: Vec<ElementId> =
        stages.filter(|&id| of(id).is_some_and(|stage| stage.phase == phase)).collect();
    let before = behind(&there, stage, moved);
    Some(Landing {
        row: gap,
        depth: 1,
        action: Action::List(ListAsk::Stages(moved.to_vec(), phase, before)),
    })
}

/// The first of a list behind `last`, or of all, that is not moved itself.
fn behind(list: &[ElementId], last: Option<ElementId>, moved: &[ElementId]) -> Option<ElementId> {
    let from = last.and_then(|last| list.iter().position(|&id| id == last)).map_or(0, |at| at + 1);
    list[from..].iter().find(|id| !moved.contains(id)).copied()
}
