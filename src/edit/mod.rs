//! Editing: the history of a map with undo, redo and gestures, and what is selected. The edits
//! themselves and their rules are the model's; knows nothing of windows and files.

mod history;
mod selection;

pub use crate::model::{Edit, EditError};
pub use history::{History, Limits, Step, StepName};
pub use selection::Selection;
