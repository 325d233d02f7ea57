//! Editing: what a person does to a map, its history with undo, redo and gestures, what is
//! selected, what is found, parts of it for the clipboard, and tables as touchpoints. The edits
//! themselves and their rules are the model's; knows nothing of windows and files.

mod clip;
mod field;
mod find;
mod fold;
mod history;
mod inner;
mod selection;
mod share;
mod slot;
pub mod table;
pub mod verbs;
mod whereabouts;

pub use crate::model::{Edit, EditError};
pub use clip::{Clip, duplicate};
pub use field::Field;
pub use find::{Finder, Hit, MapText, Query, TextPlace, find, first_from, replace};
pub use fold::{fold, folded};
pub use history::{History, Limits, Prepared, Step, StepName};
pub use inner::{
    Inner, follow_up, held_history, measured, measured_value, reported, reported_value,
};
pub use selection::Selection;
pub use slot::{Entry, Figure, Misread, Prop, Slot, date as read_date, whole as read_whole};
pub use whereabouts::{Places, touchpoint_of};
