//! What a map's model and scores tell together: pooled scores, and advice. Never an obstacle.

mod advice;
mod evidence;
mod metrics;
mod peak_end;
mod pooled;
mod reported;
mod rules;
mod slice;
mod split;
mod story;

pub use advice::{Advice, AdviceKind, Severity, advice};
pub use evidence::{Evidenced, evidence_share, is_assumption, is_stating, statements};
pub use metrics::{answers_by_question, metrics};
pub use peak_end::{emotion_at, peak_end};
pub use pooled::{
    Sources, all_lead_scores, headline, lead_score, sources, touchpoint_scores, trend,
};
pub use reported::reported_interval;
pub use slice::Slice;
pub use split::{By, Part, split};
pub use story::{Group, Groups, Monthly, Story, stories};
