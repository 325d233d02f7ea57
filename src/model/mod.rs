//! What a journey map *is*: ids, elements, links and the graph they form, with its queries.
//! Knows nothing of files, pictures, languages or screens.

mod apply;
mod broken;
mod build;
mod changes;
mod check;
mod conflict;
mod document;
mod element;
mod feedback;
mod frame;
mod id;
mod link;
mod order;
mod paths;
mod profile;
mod props;
mod remove;
mod rules;
mod scores_shown;
mod store;
mod survey;
mod values;
mod weight;
mod words;

pub use apply::{Edit, EditError};
pub use broken::{BadCell, BadQuestion, BadValue, Broken};
pub use changes::Changes;
pub use conflict::{Conflict, ConflictKey, Version};
pub use document::{Document, IdHash, IdMap, SetAside};
pub use element::*;
pub use feedback::{FollowUp, FollowUpState, Measured, Reported, SurveyComment};
pub use frame::Shot;
pub use id::{BadId, ElementId, Rng};
pub use link::{Link, LinkKind, allowed};
pub use order::{BadOrderKey, OrderKey};
pub use paths::{Branch, Loop, Paths, Route, Way};
pub use profile::{
    Asked, DateOrder, ImportRecord, KeptComments, MOST_PROFILES, Meaning, Privacy, Profile, Target,
};
pub use props::MapProps;
pub use scores_shown::{Against, ScoresShown, Slice, Tint};
pub use survey::{
    CellAnswers, CellKey, Cells, Month, Question, QuestionId, SegmentValue, answers_of,
};
pub use words::*;
