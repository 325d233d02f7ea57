//! Where the arrow keys go from a selected element: along its lane, or up and down its column.

use crate::model::ElementId;
use crate::scene::{Role, Scene};

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

/// An element in a column.
#[derive(Clone, Copy)]
struct Stop {
    /// The row it stands in.
    row: usize,
    element: ElementId,
    /// What it is: along a lane, one goes from card to card and from way to way.
    role: Role,
}

/// The elements of one column from top to bottom.
fn stops(scene: &Scene, column: usize) -> Vec<Stop> {
    let mut found: Vec<Stop> = Vec::new();
    let Some(column) = scene.columns.get(column) else { return found };
    let mut cells: Vec<_> = column.cells.iter().collect();
    cells.sort_by_key(|cell| cell.row);
    for cell in cells {
        for group in &cell.block.groups {
            let Some(element) = group.element else { continue };
            if found.iter().all(|known| known.element != element) {
                found.push(Stop { row: cell.row, element, role: group.role });
            }
        }
    }
    found
}

/// The element one step from `from`; from nothing, the first touchpoint of the journey.
pub fn step(scene: &Scene, from: Option<ElementId>, step: Step) -> Option<ElementId> {
    let first = || scene.columns.iter().find_map(|column| column.touchpoint);
    let Some(from) = from else { return first() };
    let mut near = (0..scene.columns.len()).filter(|&column| scene.columns[column].may_show(from));
    let place = near.find_map(|column| {
        let list = stops(scene, column);
        list.iter().position(|stop| stop.element == from).map(|at| (column, at, list))
    });
    let Some((column, at, list)) = place else { return first() };
    let here = list.get(at)?;
    let beside = |column: usize| {
        let mut list = stops(scene, column).into_iter();
        list.find(|stop| stop.row == here.row && stop.role == here.role).map(|stop| stop.element)
    };
    match step {
        Step::Up => at.checked_sub(1).and_then(|i| list.get(i)).map(|stop| stop.element),
        Step::Down => list.get(at + 1).map(|stop| stop.element),
        Step::Left => (0..column).rev().find_map(beside),
        Step::Right => (column + 1..scene.columns.len()).find_map(beside),
    }
}
