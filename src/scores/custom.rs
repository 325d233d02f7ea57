//! Metrics of a map's own: a name, a scale, which end of it is the better one, and what is counted.

use super::ScoreError;
use super::metric::Rule;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// The longest scale a metric may have, as its highest answer.
pub const HIGHEST_ANSWER: u8 = 100;

/// What a metric of a map's own counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// The mean of the answers.
    Mean,
    /// The share of the best `k` answers of the scale: "top-k box".
    Top(u8),
    /// The share of the best `k` answers less that of the worst `m`.
    Net(u8, u8),
}

/// A metric of a map's own. Metrics with the same name and different rules are different ones.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomMetric {
    name: String,
    scale: (u8, u8),
    better_low: bool,
    figure: Figure,
}

/// Every metric ever defined. A map has a handful of them, and asks each a million times: they are
/// kept until the program ends, so that a [`Metric`](super::Metric) stays a small value.
static KNOWN: Mutex<BTreeSet<&'static CustomMetric>> = Mutex::new(BTreeSet::new());

impl CustomMetric {
    /// The metric of that name and rule, on the scale `low … high`; `better_low`: 1 is the best
    /// answer.
    ///
    /// # Errors
    /// When the name is blank, when the scale has fewer than two answers or goes beyond
    /// [`HIGHEST_ANSWER`], when nothing of it would be counted, or when the best and the worst
    /// answers overlap.
    pub fn define(
        name: &str,
        scale: (u8, u8),
        better_low: bool,
        figure: Figure,
    ) -> Result<&'static Self, ScoreError> {
        let (low, high) = scale;
        if name.trim().is_empty() || low >= high || high > HIGHEST_ANSWER {
            return Err(ScoreError::NoMetric);
        }
        let answers = high - low + 1;
        let sound = match figure {
            Figure::Mean => true,
            Figure::Top(k) => (1..answers).contains(&k),
            Figure::Net(k, m) => k > 0 && m > 0 && k.saturating_add(m) <= answers,
        };
        if !sound {
            return Err(ScoreError::NoMetric);
        }
        let metric = Self { name: name.trim().to_owned(), scale, better_low, figure };
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = known.get(&metric) {
            return Ok(same);
        }
        let kept: &'static Self = Box::leak(Box::new(metric));
        known.insert(kept);
        Ok(kept)
    }

    /// What it is called.
    pub const fn name(&self) -> &str {
        self.name.as_str()
    }

    /// Lowest and highest answer.
    pub const fn scale(&self) -> (u8, u8) {
        self.scale
    }

    /// Whether the lowest answer is the best one.
    pub const fn answers_better_low(&self) -> bool {
        self.better_low
    }

    /// What is counted.
    pub const fn figure(&self) -> Figure {
        self.figure
    }

    /// Whether lower values are the better ones: of means, where lower answers are. Shares count
    /// the best answers, whichever end of the scale these are.
    pub(super) const fn is_better_low(&self) -> bool {
        self.better_low && matches!(self.figure, Figure::Mean)
    }

    /// The best `k` answers.
    const fn best(&self, k: u8) -> (u8, u8) {
        let (low, high) = self.scale;
        if self.better_low { (low, low + k - 1) } else { (high + 1 - k, high) }
    }

    /// The worst `m` answers.
    const fn worst(&self, m: u8) -> (u8, u8) {
        let (low, high) = self.scale;
        if self.better_low { (high + 1 - m, high) } else { (low, low + m - 1) }
    }

    const fn answers(&self) -> u8 {
        self.scale.1 - self.scale.0 + 1
    }

    pub(super) const fn rule(&self) -> Rule {
        match self.figure {
            Figure::Mean => Rule::Mean { divisor: 1.0 },
            Figure::Top(k) => Rule::Share(self.best(k)),
            Figure::Net(k, m) => Rule::Net { with: self.best(k), against: self.worst(m) },
        }
    }

    /// What is counted against it, or the worse half of the scale.
    pub(super) const fn unhappy(&self) -> (u8, u8) {
        match self.figure {
            Figure::Net(_, m) => self.worst(m),
            Figure::Mean | Figure::Top(_) => self.worst(self.answers() / 2),
        }
    }

    /// What is counted for it, or the best quarter of the scale.
    pub(super) const fn happy(&self) -> (u8, u8) {
        match self.figure {
            Figure::Top(k) | Figure::Net(k, _) => self.best(k),
            Figure::Mean => self.best(self.answers().div_ceil(4)),
        }
    }

    /// Two thirds of the way to the best value for means, 50 % for shares, 0 for differences.
    pub(super) fn default_target(&self) -> f64 {
        match self.figure {
            Figure::Mean => {
                let (low, high) = (f64::from(self.scale.0), f64::from(self.scale.1));
                let part = (high - low) * 2.0 / 3.0;
                if self.better_low { high - part } else { low + part }
            }
            Figure::Top(_) => 50.0,
            Figure::Net(..) => 0.0,
        }
    }
}
