//! Compares maps, and merges two copies of one by id and field. Knows nothing of files on disks,
//! pictures or screens.
//!
//! What one side changed is taken, what both changed alike is taken once, and what both changed
//! otherwise becomes a [`Conflict`](crate::model::Conflict) in the merged map: the value from
//! before stays, both sides' values are listed. No edit of either side is lost without a word,
//! and the merged map always holds together. Swapping the sides swaps the versions of conflicts
//! and changes nothing else.
//!
//! - Fields are compared as files write them, so a field of a newer version takes part
//!   (`fields`); texts of several lines are merged line by line (`lines`), lists of entries with
//!   a key or without one entry by entry.
//! - What one side deleted and the other changed, or linked to, stays with what it hangs on and
//!   what hangs on it (`kept`).
//! - Links of which an element has one are merged like a field (`links`). Where two moments of
//!   truth or two emotions would stand in one place, one of them waits in a conflict (`single`).
//! - Answers are never added twice (`answers`).
//! - [`nearest()`] finds the copy from before where nobody says which it is.
//! - [`settle()`] makes the edit that settles a conflict.

mod answers;
mod compare;
mod elements;
mod fields;
mod journey;
mod kept;
mod lines;
mod links;
mod names;
mod nearest;
mod settle;
mod single;
mod three;
mod told;
mod unread;
mod waiting;
mod whole;

pub use compare::{
    AnswersChange, Comparison, ElementChange, FieldChange, How, QuestionChange, compare,
};
pub use names::{about_text, element_name, field_name, link_text, value_text, version_text};
pub use nearest::{nearest, same_origin};
pub use settle::{Choice, Unsettled, settle};
pub use told::{Difference, differences};
pub use unread::{not_read, not_whole};
pub use whole::{Merged, merge};
