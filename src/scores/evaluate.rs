//! Answers → value, n and 95 % interval, one rule per metric.

use super::estimate::{Mean, Net, Share};
use super::metric::Rule;
use super::{Answers, Metric, Unit};

/// The level of an interval that stands alone.
pub(super) const ALPHA: f64 = 0.05;

/// A metric's value with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// The metric.
    pub metric: Metric,
    /// Its value, in the metric's unit.
    pub value: f64,
    /// All answers; for separate CLI histograms the fewest of the three.
    pub n: u64,
    /// The 95 % interval, low and high; `None` where the answers give none. Of very few net
    /// scores' answers (one promoter, say) it may leave out the value itself.
    pub interval: Option<(f64, f64)>,
}

impl Score {
    /// Fewer answers than this are few: the figure is drawn hollow.
    pub const ENOUGH: u64 = 30;

    /// Whether it rests on fewer than [`Self::ENOUGH`] answers.
    pub fn is_thin(&self) -> bool {
        self.n < Self::ENOUGH
    }
}

/// The score that `answers` give. `None` without answers (of the three separate CLI histograms:
/// where one has none), and where they are not answers of `metric`.
///
/// Values and intervals: shares (CSAT, CES) by Wilson's score interval (Wilson 1927); NPS by the
/// adjusted Wald interval with three answers added (Rocks 2016, doi:10.1080/00031305.2016.1198279); means
/// (CSI, CLI) by Student's t on the sample standard deviation. Intervals never leave the metric's
/// range. One answer, or answers all equal, say nothing of a mean's error: no interval.
pub fn evaluate(metric: Metric, answers: &Answers) -> Option<Score> {
    answers.check(metric).ok()?;
    let (value, interval) = match metric.rule() {
        Rule::Mean { divisor } => {
            let mean = Mean::of(answers, divisor)?;
            (mean.value, mean.interval(ALPHA))
        }
        Rule::Share(range) => {
            let share = Share::of(answers, range)?;
            let (low, high) = share.wilson(ALPHA)?;
            (100.0 * share.value(), Some((100.0 * low, 100.0 * high)))
        }
        Rule::Net { with, against } => {
            let net = Net::of(answers, with, against)?;
            (net.value(), net.interval(ALPHA))
        }
    };
    let (lowest, highest) = metric.range();
    let interval = interval.map(|(low, high)| (low.max(lowest), high.min(highest)));
    Some(Score { metric, value, n: answers.n(), interval })
}

/// The 95 % interval of a figure that is only reported: of shares Wilson's, as if the nearest whole
/// number of the `n` answers were the counted ones. `None` for other metrics, whose value and n say
/// nothing of how far answers spread, without answers, and where no share is `value`.
pub fn reported_interval(metric: Metric, value: f64, n: u64) -> Option<(f64, f64)> {
    if metric.unit() != Unit::Percent || n == 0 || !(0.0..=100.0).contains(&value) {
        return None;
    }
    let (low, high) = Share::reported(value / 100.0, n).wilson(ALPHA)?;
    Some((100.0 * low, 100.0 * high))
}
