//! Feedback scores: histograms of answers and the figures that follow from them. Pure
//! arithmetic; knows nothing of maps, files or screens.
//!
//! Everything follows from histograms, never from averages: two cells are pooled by adding their
//! counts ([`pool`]), [`evaluate()`] turns answers into a value with its 95 % interval, and
//! [`difference`] says whether two groups of answers differ at all.

mod answers;
mod custom;
mod differ;
mod estimate;
mod evaluate;
mod histogram;
mod metric;
mod student;

pub use answers::{Answers, pool};
pub use custom::{CustomMetric, Figure, HIGHEST_ANSWER};
pub use differ::{Difference, difference, level_among};
pub use estimate::reported_interval;
pub use evaluate::{Score, evaluate};
pub use histogram::{Histogram, MOST_ANSWERS};
pub use metric::{Metric, Unit};
pub use student::critical_t;

/// Why answers cannot be counted or pooled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScoreError {
    /// An answer that the scale does not have. Never clamped.
    #[error("the answer {answer} is outside the scale {low} … {high}")]
    OutsideScale {
        /// The answer.
        answer: i64,
        /// Lowest answer of the scale.
        low: u8,
        /// Highest answer of the scale.
        high: u8,
    },
    /// Counts that do not cover the scale.
    #[error("the counts must be one for each answer from {low} to {high}")]
    ScaleDiffers {
        /// Lowest answer of the scale.
        low: u8,
        /// Highest answer of the scale.
        high: u8,
    },
    /// Three separate histograms where there is one question, or CLI's two forms together.
    #[error("sums of three answers and three separate questions cannot be counted together")]
    FormsDiffer,
    /// A metric without a name, or whose rule counts nothing of its scale.
    #[error("a metric needs a name, at least two answers, and something to count of them")]
    NoMetric,
    /// More answers than [`MOST_ANSWERS`].
    #[error("more than {MOST_ANSWERS} answers in one histogram")]
    TooMany,
}
