//! Editing: what a person does to a map, its history with undo, redo and gestures, what is
//! selected, and parts of it for the clipboard. The edits
//! themselves and their rules are the model's; knows nothing of windows and files.

mod clip;
mod field;
mod history;
mod selection;
mod share;
mod slot;
pub mod verbs;

pub use crate::model::{Edit, EditError};
pub use clip::{Clip, duplicate};
pub use field::Field;
pub use history::{History, Limits, Step, StepName};
pub use selection::Selection;
pub use slot::{Entry, Figure, Misread, Prop, Slot};
