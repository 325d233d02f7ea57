//! The metrics: their scales, ranges, and the rule that makes answers into a figure.

use super::CustomMetric;

/// A feedback metric. The scale is part of the metric: NPS on 0–10 and on 1–10 are two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// Customer satisfaction index: mean of 1–10.
    Csi,
    /// Customer satisfaction score: share of 4–5 on 1–5, in %.
    Csat,
    /// Customer effort score: share of 9–10 on 1–10 (10 = very easy), in %.
    Ces,
    /// Net promoter score on 0–10, −100 … 100.
    Nps,
    /// Net promoter score on 1–10, −100 … 100.
    NpsFromOne,
    /// Customer loyalty index: mean of three questions on 1–6.
    Cli,
    /// A metric of the map's own.
    Custom(&'static CustomMetric),
}

/// What is counted of the answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Rule {
    /// The mean, divided by how many answers one counted value sums up.
    Mean { divisor: f64 },
    /// The share of answers from one to the other, in %.
    Share((u8, u8)),
    /// The share of the first range less that of the second, in points.
    Net { with: (u8, u8), against: (u8, u8) },
}

/// What a metric's values are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Points of the scale.
    Points,
    /// Shares of answers, in %.
    Percent,
    /// A share less another one, −100 … 100.
    Net,
}

impl Metric {
    /// Every metric that maps need not define, in the order lists show them.
    pub const ALL: &'static [Self] =
        &[Self::Csi, Self::Csat, Self::Ces, Self::Nps, Self::NpsFromOne, Self::Cli];

    /// Stable lower-case key, used in translation keys, files and on the command line; of a
    /// metric of a map's own its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Csi => "csi",
            Self::Csat => "csat",
            Self::Ces => "ces",
            Self::Nps => "nps",
            Self::NpsFromOne => "nps-1-10",
            Self::Cli => "cli",
            Self::Custom(own) => own.name(),
        }
    }

    /// Lowest and highest answer of one question.
    pub const fn scale(self) -> (u8, u8) {
        match self {
            Self::Csi | Self::Ces | Self::NpsFromOne => (1, 10),
            Self::Csat => (1, 5),
            Self::Nps => (0, 10),
            Self::Cli => (1, 6),
            Self::Custom(own) => own.scale(),
        }
    }

    /// Lowest and highest value of what one histogram counts: answers, or, for CLI's
    /// [`Answers::One`](super::Answers::One), the sums of a respondent's three answers.
    pub const fn one_scale(self) -> (u8, u8) {
        match self {
            Self::Cli => (3, 18),
            _ => self.scale(),
        }
    }

    /// What its values are counted in.
    pub const fn unit(self) -> Unit {
        match self.rule() {
            Rule::Mean { .. } => Unit::Points,
            Rule::Share(_) => Unit::Percent,
            Rule::Net { .. } => Unit::Net,
        }
    }

    /// Lowest and highest value the metric itself can take.
    pub fn range(self) -> (f64, f64) {
        match self.unit() {
            Unit::Points => {
                let (low, high) = self.scale();
                (f64::from(low), f64::from(high))
            }
            Unit::Percent => (0.0, 100.0),
            Unit::Net => (-100.0, 100.0),
        }
    }

    /// The value below which a score is low, where the map sets no target of its own; of a metric
    /// that is better the lower it is, the value above which it is bad.
    pub fn default_target(self) -> f64 {
        match self {
            Self::Csi => 7.0,
            Self::Csat => 70.0,
            Self::Ces => 50.0,
            Self::Nps | Self::NpsFromOne => 0.0,
            Self::Cli => 4.0,
            Self::Custom(own) => own.default_target(),
        }
    }

    /// Whether lower values are the better ones.
    pub const fn is_better_low(self) -> bool {
        match self {
            Self::Custom(own) => own.is_better_low(),
            _ => false,
        }
    }

    /// Whether a value misses a target.
    pub fn misses(self, value: f64, target: f64) -> bool {
        if self.is_better_low() { value > target } else { value < target }
    }

    /// The answers of unhappy clients, from one to the other.
    pub const fn unhappy(self) -> (u8, u8) {
        match self {
            Self::Nps | Self::NpsFromOne | Self::Csi | Self::Ces => (0, 6),
            Self::Csat => (1, 2),
            Self::Cli => (1, 3),
            Self::Custom(own) => own.unhappy(),
        }
    }

    /// Whether one answer is an unhappy client's; for CLI the sum of a respondent's three answers.
    pub fn is_unhappy(self, answer: u8) -> bool {
        let times = if self == Self::Cli { 3 } else { 1 };
        let (low, high) = self.unhappy();
        (low * times..=high * times).contains(&answer)
    }

    /// The answers of happy clients, from one to the other.
    pub const fn happy(self) -> (u8, u8) {
        match self {
            Self::Nps | Self::NpsFromOne | Self::Csi | Self::Ces => (9, 10),
            Self::Csat => (4, 5),
            Self::Cli => (5, 6),
            Self::Custom(own) => own.happy(),
        }
    }

    /// What is counted of its answers.
    pub(super) const fn rule(self) -> Rule {
        match self {
            Self::Csi => Rule::Mean { divisor: 1.0 },
            Self::Cli => Rule::Mean { divisor: 3.0 },
            Self::Csat => Rule::Share((4, 5)),
            Self::Ces => Rule::Share((9, 10)),
            Self::Nps | Self::NpsFromOne => Rule::Net { with: (9, 10), against: (0, 6) },
            Self::Custom(own) => own.rule(),
        }
    }
}
