//! What a map's model and scores tell together: pooled scores, and advice. Never an obstacle.

mod pooled;

pub use pooled::{
    Sources, all_lead_scores, headline, lead_score, sources, touchpoint_scores, trend,
};
