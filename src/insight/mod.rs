//! What a map's model and scores tell together: pooled scores, and advice. Never an obstacle.

mod advice;
mod doubt;
mod emotions;
mod evidence;
mod findings;
mod grouped;
mod index;
mod metrics;
mod overview;
mod pain;
mod peak_end;
mod plot;
mod pooled;
mod pools;
mod rules;
mod slice;
mod split;
mod story;
mod worklist;

pub use advice::{Advice, AdviceKind, Severity, advice, advice_in};
pub use doubt::{contradicted, contradicts, is_low, is_stale, stale, this_month};
pub use evidence::{Evidenced, evidence_share, is_assumption, is_stating, statements};
pub use findings::{
    Figures, Finding, FindingKind, Section, difference_text, findings, pain_parts, pain_text,
    score_text,
};
pub use grouped::{Group, GroupKey, GroupScores, pooled_by, scores_of};
pub use index::{AnswerIndex, Cut};
pub use metrics::{answers_by_question, metrics};
pub use overview::{ScoreRow, Subject, overview};
pub use pain::{Pain, Pains, painful, pains};
pub use peak_end::{emotion_at, peak_end};
pub use plot::plot;
pub use pooled::{
    Sources, all_lead_scores, headline, lead_score, preferred, sources, touchpoint_scores, trend,
};
pub use pools::{Pool, Pooled, headline_of};
pub use slice::{Against, Slice};
pub use split::{By, Part, split};
pub use story::{ClientGroup, ClientGroups, Monthly, Story, stories};
pub use worklist::{Since, WorkItem, Worklist, worklists};
