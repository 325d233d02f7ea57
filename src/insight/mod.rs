//! What a map's model and scores tell together: pooled scores, and advice. Never an obstacle.

mod advice;
mod doubt;
mod evidence;
mod index;
mod peak_end;
mod pooled;
mod rules;
mod slice;
mod split;

pub use advice::{Advice, AdviceKind, Severity, advice};
pub use doubt::{contradicted, is_stale, this_month};
pub use evidence::{Evidenced, evidence_share, is_assumption, is_stating, statements};
pub use index::{AnswerIndex, Cut, Pool, Pooled, headline_of};
pub use peak_end::{emotion_at, peak_end};
pub use pooled::{
    Sources, all_lead_scores, headline, lead_score, preferred, sources, touchpoint_scores, trend,
};
pub use slice::{Against, Slice};
pub use split::{By, Part, split};
