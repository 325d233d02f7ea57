//! The metrics, their scales and ranges.

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
}

impl Metric {
    /// Every metric, in the order lists show them.
    pub const ALL: &'static [Self] =
        &[Self::Csi, Self::Csat, Self::Ces, Self::Nps, Self::NpsFromOne, Self::Cli];

    /// Stable lower-case key, used in translation keys, files and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Csi => "csi",
            Self::Csat => "csat",
            Self::Ces => "ces",
            Self::Nps => "nps",
            Self::NpsFromOne => "nps-1-10",
            Self::Cli => "cli",
        }
    }

    /// Lowest and highest answer of one question.
    pub const fn scale(self) -> (u8, u8) {
        match self {
            Self::Csi | Self::Ces | Self::NpsFromOne => (1, 10),
            Self::Csat => (1, 5),
            Self::Nps => (0, 10),
            Self::Cli => (1, 6),
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

    /// Lowest and highest value the metric itself can take.
    pub const fn range(self) -> (f64, f64) {
        match self {
            Self::Csi => (1.0, 10.0),
            Self::Csat | Self::Ces => (0.0, 100.0),
            Self::Nps | Self::NpsFromOne => (-100.0, 100.0),
            Self::Cli => (1.0, 6.0),
        }
    }

    /// The value below which a score is low, where the map sets no target of its own.
    pub const fn default_target(self) -> f64 {
        match self {
            Self::Csi => 7.0,
            Self::Csat => 70.0,
            Self::Ces => 50.0,
            Self::Nps | Self::NpsFromOne => 0.0,
            Self::Cli => 4.0,
        }
    }
}
