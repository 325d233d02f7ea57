//! What can be said of a score that somebody only reports.

use crate::model::Reported;
use crate::scores::{Answers, Histogram, Unit, evaluate};

/// Most answers a report can rest on to be counted with.
const MOST: u64 = 1 << 53;

/// The interval of a reported share of so many answers: Wilson's, of round(value · n / 100) of n.
/// `None` where n is not stated, and of means and differences of shares, whose interval does not
/// follow from value and n.
pub fn reported_interval(reported: &Reported) -> Option<(f64, f64)> {
    let metric = reported.metric;
    let n = reported.n.filter(|n| (1..=MOST).contains(n))?;
    if metric.unit() != Unit::Percent {
        return None;
    }
    let with = ((reported.value * n as f64 / 100.0).round() as u64).min(n);
    // One answer that counts, and one that does not, at the two ends of the scale.
    let scale = metric.scale();
    let mut counts = vec![0; usize::from(scale.1 - scale.0) + 1];
    let last = counts.len() - 1;
    let (best, worst) = if metric.happy().1 == scale.1 { (last, 0) } else { (0, last) };
    counts[best] = with;
    counts[worst] = n - with;
    let answers = Answers::One(Histogram::on_scale(scale, counts).ok()?);
    evaluate(metric, &answers)?.interval
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scores::{CustomMetric, Figure, Metric};

    fn interval(metric: Metric, value: f64, n: Option<u64>) -> Option<(f64, f64)> {
        let source = String::new();
        reported_interval(&Reported { metric, value, n, source, date: None })
    }

    #[test]
    fn shares_have_wilsons_interval_and_nothing_else_has_one() {
        let own = |better_low| {
            let own = CustomMetric::define("Own", (1, 5), better_low, Figure::Top(2)).unwrap();
            Metric::Custom(own)
        };
        for metric in [Metric::Csat, Metric::Ces, own(false), own(true)] {
            let (low, high) = interval(metric, 80.0, Some(10)).unwrap();
            assert!((low - 49.0).abs() < 0.05 && (high - 94.3).abs() < 0.05, "{low} … {high}");
        }
        let (low, high) = interval(Metric::Csat, 0.0, Some(5)).unwrap();
        assert!(low == 0.0 && (high - 43.4).abs() < 0.05, "{low} … {high}");
        assert_eq!(interval(Metric::Csat, 80.0, None), None);
        assert_eq!(interval(Metric::Csat, 80.0, Some(0)), None);
        assert_eq!(interval(Metric::Nps, 20.0, Some(100)), None);
        assert_eq!(interval(Metric::Csi, 7.0, Some(100)), None);
    }
}
