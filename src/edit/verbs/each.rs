//! Several changes as one step.

use super::Change;
use crate::edit::StepName;
use crate::model::{Edit, ElementId};

/// What `verb` makes of each of these elements, as one step; see [`together`].
pub fn each(
    ids: &[ElementId],
    several: &'static str,
    verb: impl FnMut(ElementId) -> Option<Change>,
) -> Option<Change> {
    together(ids.iter().copied().filter_map(verb).collect(), several)
}

/// These changes as one step called `several` with their number; one change keeps its own name.
/// Each must hold whatever the others do. `None` where there are none.
pub fn together(mut changes: Vec<Change>, several: &'static str) -> Option<Change> {
    if changes.len() < 2 {
        return changes.pop();
    }
    let name = StepName::several(several, changes.len());
    let select = changes.iter().flat_map(|change| change.select.iter()).collect();
    let edits = changes.into_iter().map(|change| change.edit).collect();
    Some(Change { edit: Edit::Batch(edits), name, select, typing: None })
}
