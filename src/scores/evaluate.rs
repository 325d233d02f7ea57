//! Answers → value, n and 95 % interval, one rule per metric.

use super::histogram::Mean;
use super::{Answers, Histogram, Metric, critical_t};
use std::sync::atomic::{AtomicU64, Ordering};

/// The normal distribution's 97.5 % point.
const Z: f64 = 1.959_963_984_540_054;

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
    let (value, interval) = match (metric, answers) {
        (Metric::Csi, Answers::One(answers)) => mean(metric, answers, 1.0)?,
        (Metric::Cli, Answers::One(sums)) => mean(metric, sums, 3.0)?,
        (Metric::Cli, Answers::Three(parts)) => mean_of_three(parts)?,
        (Metric::Csat, Answers::One(answers)) => share(answers, (4, 5))?,
        (Metric::Ces, Answers::One(answers)) => share(answers, (9, 10))?,
        (Metric::Nps | Metric::NpsFromOne, Answers::One(answers)) => net(answers)?,
        (_, Answers::Three(_)) => return None,
    };
    Some(Score { metric, value, n: answers.n(), interval })
}

type Figure = (f64, Option<(f64, f64)>);

/// The mean divided by `divisor`, with Student's t interval.
fn mean(metric: Metric, answers: &Histogram, divisor: f64) -> Option<Figure> {
    let Mean { n, value, error } = answers.mean()?;
    let value = value / divisor;
    Some((value, student(metric, value, error.map(|error| error / divisor), n)))
}

/// CLI from three separate histograms. How the three answers of one respondent go together is
/// not known: the mean of their standard errors is the bound that holds for any correlation.
fn mean_of_three(parts: &[Histogram; 3]) -> Option<Figure> {
    let [a, b, c] = [parts[0].mean()?, parts[1].mean()?, parts[2].mean()?];
    let value = (a.value + b.value + c.value) / 3.0;
    let error = match (a.error, b.error, c.error) {
        (Some(a), Some(b), Some(c)) => Some((a + b + c) / 3.0),
        _ => None,
    };
    Some((value, student(Metric::Cli, value, error, a.n.min(b.n).min(c.n))))
}

/// Student's t interval with n − 1 degrees of freedom, cut to the metric's range.
fn student(metric: Metric, value: f64, error: Option<f64>, n: u64) -> Option<(f64, f64)> {
    let error = error.filter(|&error| error > 0.0)?;
    let half = usual_t(n.checked_sub(1)?)? * error;
    let (low, high) = metric.range();
    Some(((value - half).max(low), (value + half).min(high)))
}

/// The share of answers in a range, in %, with Wilson's interval.
fn share(answers: &Histogram, (low, high): (u8, u8)) -> Option<Figure> {
    let (n, k) = (answers.n(), answers.between(low, high));
    if n == 0 {
        return None;
    }
    let (bottom, top) = wilson(k, n);
    Some((100.0 * k as f64 / n as f64, Some((100.0 * bottom, 100.0 * top))))
}

/// Wilson's interval of the share k/n, 0 … 1; n > 0.
fn wilson(k: u64, n: u64) -> (f64, f64) {
    let (share, count) = (k as f64 / n as f64, n as f64);
    let denominator = 1.0 + Z * Z / count;
    let centre = (share + Z * Z / (2.0 * count)) / denominator;
    let half =
        Z * (share * (1.0 - share) / count + Z * Z / (4.0 * count * count)).sqrt() / denominator;
    // Exactly 0 and 1 at the ends, where rounding would leave a trace.
    let low = if k == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if k == n { 1.0 } else { (centre + half).min(1.0) };
    (low, high)
}

/// Promoters minus detractors, −100 … 100, with the adjusted Wald interval.
fn net(answers: &Histogram) -> Option<Figure> {
    let n = answers.n();
    if n == 0 {
        return None;
    }
    let (promoters, detractors) = (answers.between(9, 10) as f64, answers.between(0, 6) as f64);
    let value = 100.0 * (promoters - detractors) / n as f64;
    let count = n as f64 + 3.0;
    let (p, d) = ((promoters + 0.75) / count, (detractors + 0.75) / count);
    let half = Z * ((p + d - (p - d) * (p - d)) / count).sqrt();
    let low = (100.0 * (p - d - half)).max(-100.0);
    let high = (100.0 * (p - d + half)).min(100.0);
    Some((value, Some((low, high))))
}

/// The two-sided 95 % point of Student's t; a map asks for the same few thousands of times.
fn usual_t(df: u64) -> Option<f64> {
    static KNOWN: [AtomicU64; 2048] = [const { AtomicU64::new(0) }; 2048];
    let slot = usize::try_from(df).ok().and_then(|df| KNOWN.get(df));
    if let Some(slot) = slot {
        let bits = slot.load(Ordering::Relaxed);
        if bits != 0 {
            return Some(f64::from_bits(bits));
        }
    }
    let t = critical_t(0.05, df as f64)?;
    if let Some(slot) = slot {
        slot.store(t.to_bits(), Ordering::Relaxed);
    }
    Some(t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembered_points_equal_computed_ones() {
        for df in (1..40).chain([2046, 2047, 2048, 2049, 1_000_000]) {
            let computed = critical_t(0.05, df as f64);
            assert_eq!(usual_t(df), computed);
            assert_eq!(usual_t(df), computed, "asked again");
        }
        assert_eq!(usual_t(0), None);
    }
}
