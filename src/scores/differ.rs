//! Whether two groups of answers differ: the difference of their scores with its own interval.

use super::estimate::{Mean, Net, Share, normal};
use super::metric::Rule;
use super::{Answers, Metric, critical_t};

/// How much one score differs from another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The metric of both.
    pub metric: Metric,
    /// The first score less the second, in the metric's unit.
    pub value: f64,
    /// The interval of the difference; `None` where the answers give none.
    pub interval: Option<(f64, f64)>,
}

impl Difference {
    /// Whether the interval leaves out 0. What has no interval is not clear.
    pub fn is_clear(&self) -> bool {
        self.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
    }

    /// Whether the first score is the better one, where the difference is clear.
    pub fn is_better(&self) -> Option<bool> {
        self.is_clear().then(|| (self.value > 0.0) != self.metric.is_better_low())
    }
}

/// The level of each of `comparisons` that are looked through together, so that all of them are
/// right at once in 95 of 100 lists (Bonferroni).
pub fn level_among(comparisons: usize) -> f64 {
    (0.05 / comparisons.max(1) as f64).max(1e-6)
}

/// The score of `first` less that of `second`, with its interval at the level 1 − `alpha`
/// (10⁻⁶ … 1). `None` where one of them gives no score.
///
/// Means: Welch's t with Satterthwaite's degrees of freedom (Welch 1947). Shares: Newcombe's hybrid
/// score interval (Newcombe 1998, method 10). Net shares: the adjusted Wald intervals' variances
/// add. CLI: squared standard errors add, with the smaller degrees of freedom.
pub fn difference(
    metric: Metric,
    first: &Answers,
    second: &Answers,
    alpha: f64,
) -> Option<Difference> {
    first.check(metric).ok()?;
    second.check(metric).ok()?;
    let (value, interval) = match metric.rule() {
        Rule::Mean { divisor } => {
            let (a, b) = (Mean::of(first, divisor)?, Mean::of(second, divisor)?);
            (a.value - b.value, of_means(metric, &a, &b, alpha))
        }
        Rule::Share(range) => {
            let (a, b) = (Share::of(first, range)?, Share::of(second, range)?);
            (100.0 * (a.value() - b.value()), of_shares(a, b, alpha))
        }
        Rule::Net { with, against } => {
            let (a, b) = (Net::of(first, with, against)?, Net::of(second, with, against)?);
            (a.value() - b.value(), of_nets(a, b, alpha))
        }
    };
    let (lowest, highest) = metric.range();
    let most = highest - lowest;
    let interval = interval.map(|(low, high)| (low.max(-most), high.min(most)));
    Some(Difference { metric, value, interval })
}

fn of_means(metric: Metric, first: &Mean, second: &Mean, alpha: f64) -> Option<(f64, f64)> {
    let squares = [first.error?.powi(2), second.error?.powi(2)];
    let freedoms = [first.df as f64, second.df as f64];
    let variance = squares[0] + squares[1];
    if variance <= 0.0 {
        return None;
    }
    let df = if metric == Metric::Cli {
        freedoms[0].min(freedoms[1])
    } else {
        // Divided by the variance first: squares of very small numbers would be nothing at all.
        let parts = squares.map(|square| square / variance);
        1.0 / (parts[0] * parts[0] / freedoms[0] + parts[1] * parts[1] / freedoms[1])
    };
    let (middle, half) = (first.value - second.value, critical_t(alpha, df)? * variance.sqrt());
    Some((middle - half, middle + half))
}

fn of_shares(a: Share, b: Share, alpha: f64) -> Option<(f64, f64)> {
    let ((a_low, a_high), (b_low, b_high)) = (a.wilson(alpha)?, b.wilson(alpha)?);
    let (p, q) = (a.value(), b.value());
    let below = ((p - a_low).powi(2) + (b_high - q).powi(2)).sqrt();
    let above = ((a_high - p).powi(2) + (q - b_low).powi(2)).sqrt();
    Some((100.0 * (p - q - below), 100.0 * (p - q + above)))
}

fn of_nets(a: Net, b: Net, alpha: f64) -> Option<(f64, f64)> {
    let ((a, v), (b, w)) = (a.adjusted(), b.adjusted());
    let half = normal(alpha)? * (v + w).sqrt();
    Some((100.0 * (a - b - half), 100.0 * (a - b + half)))
}
