//! What a journey map *is*: ids, elements, links and the graph they form, with its queries.
//! Knows nothing of files, pictures, languages or screens.

mod apply;
mod document;
mod element;
mod id;
mod link;
mod order;
mod props;
mod survey;

pub use apply::{Edit, EditError};
pub use document::{Document, SetAside};
pub use element::*;
pub use id::{BadId, ElementId, Rng};
pub use link::{Link, LinkKind, allowed};
pub use order::{BadOrderKey, OrderKey};
pub use props::MapProps;
pub use survey::{CellAnswers, CellKey, Month, Question, QuestionId, SegmentValue};
