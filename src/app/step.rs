//! Where the arrow keys go from a selected element: along its lane, or up and down its column.

use crate::model::ElementId;
use crate::scene::Scene;

/// A direction on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the previous column.
    Left,
    /// To the next column.
    Right,
    /// To the element above in the same column.
    Up,
    /// To the element below in the same column.
    Down,
}

/// The elements of one column from top to bottom, each with the row it stands in.
fn elements(scene: &Scene, column: usize) -> Vec<(usize, ElementId)> {
    let mut found: Vec<(usize, ElementId)> = Vec::new();
    let Some(column) = scene.columns.get(column) else { return found };
    let mut cells: Vec<_> = column.cells.iter().collect();
    cells.sort_by_key(|cell| cell.row);
    for cell in cells {
        for element in cell.block.groups.iter().filter_map(|group| group.element) {
            if found.iter().all(|(_, known)| *known != element) {
                found.push((cell.row, element));
            }
        }
    }
    found
}

/// The element one step from `from`; from nothing, the first of the journey.
pub fn step(scene: &Scene, from: Option<ElementId>, step: Step) -> Option<ElementId> {
    let first = || (0..scene.columns.len()).find_map(|i| elements(scene, i).first().copied());
    let Some(from) = from else { return first().map(|(_, id)| id) };
    let near = (0..scene.columns.len()).filter(|&column| scene.columns[column].may_show(from));
    let place = near.into_iter().find_map(|column| {
        let list = elements(scene, column);
        list.iter().position(|(_, id)| *id == from).map(|at| (column, at, list))
    });
    let Some((column, at, list)) = place else { return first().map(|(_, id)| id) };
    match step {
        Step::Up => at.checked_sub(1).and_then(|i| list.get(i)).map(|(_, id)| *id),
        Step::Down => list.get(at + 1).map(|(_, id)| *id),
        Step::Left | Step::Right => {
            let row = list.get(at)?.0;
            let in_row = |column: usize| {
                let list = elements(scene, column);
                list.iter().find(|(other, _)| *other == row).map(|(_, id)| *id)
            };
            if step == Step::Left {
                (0..column).rev().find_map(in_row)
            } else {
                (column + 1..scene.columns.len()).find_map(in_row)
            }
        }
    }
}
