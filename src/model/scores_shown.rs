//! Which scores are shown, and how: of which answers, in which colours, beside which others.

use super::Month;
use crate::scores::Metric;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the colours of scores mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tint {
    /// How good the score is against its target.
    #[default]
    Score,
    /// Whether the last month is clearly better or worse than the one before.
    Change,
    /// How far the score is from its target, in parts of the metric's range.
    Gap,
}

/// Which answers are looked at. The empty one is all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slice {
    /// The first and the last month; `None` = every month, and undated answers too.
    pub months: Option<(Month, Month)>,
    /// For each column the values of which one has to be stated ("" = not stated); a column that
    /// is not here does not matter.
    pub segments: BTreeMap<Arc<str>, BTreeSet<Arc<str>>>,
}

/// Which answers others are compared with. No answer is ever on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Against {
    /// Those of another slice.
    Slice(Slice),
    /// Those that the slice leaves out: other segments of the same months; of a slice of months
    /// only, the other months.
    Rest,
}

/// Which scores a frame of the story shows, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoresShown {
    /// The metric; `None` = the lead metric of each touchpoint.
    pub metric: Option<Metric>,
    /// What the colours mean.
    pub tint: Tint,
    /// Whether a strip over the touchpoints shows the metric across the journey.
    pub heat: bool,
    /// The answers.
    pub slice: Slice,
    /// The answers they are compared with.
    pub against: Option<Against>,
}
