//! What histograms say of the people behind them: means, shares and net shares with their errors.

use super::evaluate::ALPHA;
use super::metric::Rule;
use super::{Answers, Histogram, Metric, critical_t};
use std::sync::atomic::{AtomicU64, Ordering};

/// The normal distribution's 97.5 % point.
const Z: f64 = 1.959_963_984_540_054;
/// Degrees of freedom with which Student's distribution is the normal one in every digit shown.
const NORMAL: f64 = 1e12;

/// The two-sided point of the normal distribution: P(|Z| > z) = `alpha`.
pub(super) fn normal(alpha: f64) -> Option<f64> {
    if alpha.to_bits() == 0.05_f64.to_bits() { Some(Z) } else { critical_t(alpha, NORMAL) }
}

/// A mean with its standard error.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mean {
    /// The mean, in points of the scale.
    pub(super) value: f64,
    /// Its standard error; `None` where a single answer says nothing of it.
    pub(super) error: Option<f64>,
    /// Its degrees of freedom.
    pub(super) df: u64,
}

impl Mean {
    /// The mean of what was counted, divided by `divisor`; of CLI's three separate histograms the
    /// mean of their means. `None` without answers.
    pub(super) fn of(answers: &Answers, divisor: f64) -> Option<Self> {
        match answers {
            Answers::One(histogram) => {
                let (value, error) = histogram.mean()?;
                let (value, error) = (value / divisor, error.map(|error| error / divisor));
                Some(Self { value, error, df: histogram.n() - 1 })
            }
            Answers::Three(parts) => {
                let [a, b, c] = [parts[0].mean()?, parts[1].mean()?, parts[2].mean()?];
                // How the three answers of one respondent go together is not known: the mean of
                // their standard errors is the bound that holds for any correlation.
                let error = match (a.1, b.1, c.1) {
                    (Some(a), Some(b), Some(c)) => Some((a + b + c) / 3.0),
                    _ => None,
                };
                Some(Self { value: (a.0 + b.0 + c.0) / 3.0, error, df: answers.n() - 1 })
            }
        }
    }

    /// Student's t interval; `None` where nothing is known of the error, or it seems to be 0.
    pub(super) fn interval(&self, alpha: f64) -> Option<(f64, f64)> {
        let error = self.error.filter(|&error| error > 0.0)?;
        let half = student(alpha, self.df)? * error;
        Some((self.value - half, self.value + half))
    }
}

/// A share of answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    k: u64,
    n: u64,
}

impl Share {
    /// The share of answers in a range; `None` without answers.
    pub(super) fn of(answers: &Answers, (low, high): (u8, u8)) -> Option<Self> {
        let Answers::One(histogram) = answers else { return None };
        let n = histogram.n();
        (n > 0).then(|| Self { k: histogram.between(low, high), n })
    }

    /// The share, 0 … 1.
    pub(super) fn value(&self) -> f64 {
        self.k as f64 / self.n as f64
    }

    /// Wilson's score interval, 0 … 1.
    pub(super) fn wilson(&self, alpha: f64) -> Option<(f64, f64)> {
        let z = normal(alpha)?;
        let (share, n) = (self.value(), self.n as f64);
        let denominator = 1.0 + z * z / n;
        let centre = (share + z * z / (2.0 * n)) / denominator;
        let half = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt() / denominator;
        // Exactly 0 and 1 at the ends, where rounding would leave a trace.
        let low = if self.k == 0 { 0.0 } else { (centre - half).max(0.0) };
        let high = if self.k == self.n { 1.0 } else { (centre + half).min(1.0) };
        Some((low, high))
    }
}

/// The 95 % interval of a share that is only reported, with how many answers it rests on: Wilson's.
/// `None` for metrics that are no shares: their value and n give none. In the metric's unit.
pub fn reported_interval(metric: Metric, value: f64, n: u64) -> Option<(f64, f64)> {
    let (Rule::Share(_), 1..) = (metric.rule(), n) else { return None };
    let k = (value / 100.0 * n as f64).round().clamp(0.0, n as f64) as u64;
    let (low, high) = Share { k, n }.wilson(ALPHA)?;
    Some((100.0 * low, 100.0 * high))
}

/// A share less another one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Net {
    with: f64,
    against: f64,
    n: f64,
}

impl Net {
    /// The share of one range less that of another; `None` without answers.
    pub(super) fn of(answers: &Answers, with: (u8, u8), against: (u8, u8)) -> Option<Self> {
        let Answers::One(histogram) = answers else { return None };
        let count = |(low, high)| Histogram::between(histogram, low, high) as f64;
        let n = histogram.n();
        (n > 0).then(|| Self { with: count(with), against: count(against), n: n as f64 })
    }

    /// The difference, −100 … 100.
    pub(super) fn value(&self) -> f64 {
        100.0 * (self.with - self.against) / self.n
    }

    /// Difference and variance, of shares 0 … 1, with three answers added: three quarters of one
    /// on either side.
    pub(super) fn adjusted(&self) -> (f64, f64) {
        let n = self.n + 3.0;
        let (p, d) = ((self.with + 0.75) / n, (self.against + 0.75) / n);
        (p - d, (p + d - (p - d) * (p - d)) / n)
    }

    /// The adjusted Wald interval.
    pub(super) fn interval(&self, alpha: f64) -> Option<(f64, f64)> {
        let (centre, variance) = self.adjusted();
        let half = normal(alpha)? * variance.sqrt();
        Some((100.0 * (centre - half), 100.0 * (centre + half)))
    }
}

/// The two-sided point of Student's t. A map asks for the same few 95 % points thousands of times.
fn student(alpha: f64, df: u64) -> Option<f64> {
    static KNOWN: [AtomicU64; 2048] = [const { AtomicU64::new(0) }; 2048];
    let usual = alpha.to_bits() == 0.05_f64.to_bits();
    let slot = usize::try_from(df).ok().filter(|_| usual).and_then(|df| KNOWN.get(df));
    if let Some(slot) = slot {
        let bits = slot.load(Ordering::Relaxed);
        if bits != 0 {
            return Some(f64::from_bits(bits));
        }
    }
    let t = critical_t(alpha, df as f64)?;
    if let Some(slot) = slot {
        slot.store(t.to_bits(), Ordering::Relaxed);
    }
    Some(t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reported_shares_have_the_interval_of_their_answers() {
        let (low, high) = reported_interval(Metric::Csat, 80.0, 10).unwrap();
        assert!((low - 49.0).abs() < 0.05 && (high - 94.3).abs() < 0.05, "{low} … {high}");
        assert_eq!(reported_interval(Metric::Csat, 80.0, 0), None);
        assert_eq!(reported_interval(Metric::Nps, 40.0, 500), None);
        assert_eq!(reported_interval(Metric::Csi, 7.0, 500), None);
    }

    #[test]
    fn remembered_points_equal_computed_ones() {
        for df in (1..40).chain([2046, 2047, 2048, 2049, 1_000_000]) {
            let computed = critical_t(0.05, df as f64);
            assert_eq!(student(0.05, df), computed);
            assert_eq!(student(0.05, df), computed, "asked again");
        }
        assert_eq!(student(0.05, 0), None);
        assert_ne!(student(0.01, 5), student(0.05, 5));
    }

    #[test]
    fn the_normal_point_is_that_of_a_very_wide_student() {
        let far = critical_t(0.05, NORMAL).unwrap();
        assert!((far / Z - 1.0).abs() < 1e-11);
        // Abramowitz and Stegun (1964), table 26.5.
        assert!((normal(0.01).unwrap() - 2.575_829_304).abs() < 1e-9);
    }
}
