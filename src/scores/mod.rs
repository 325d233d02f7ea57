//! Feedback scores: histograms of answers and the figures that follow from them. Pure
//! arithmetic; knows nothing of maps, files or screens.

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

/// How many said what: counts per whole-number answer from `lowest` upwards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Histogram {
    lowest: u8,
    counts: Vec<u64>,
}

impl Histogram {
    /// A histogram whose first count belongs to the answer `lowest`.
    pub fn new(lowest: u8, counts: Vec<u64>) -> Self {
        Self { lowest, counts }
    }

    /// The answer the first count belongs to.
    pub fn lowest(&self) -> u8 {
        self.lowest
    }

    /// The counts, from the lowest answer upwards.
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// All answers.
    pub fn n(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Answers and how many gave them.
    pub fn iter(&self) -> impl Iterator<Item = (u8, u64)> + '_ {
        self.counts.iter().enumerate().map(|(i, &count)| (self.lowest + i as u8, count))
    }
}

/// The answers of one cell to one question of a metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answers {
    /// One question; for CLI the sums of each respondent's three answers, 3 … 18.
    One(Histogram),
    /// CLI where only the three separate histograms are known.
    Three(Box<[Histogram; 3]>),
}

/// A metric's value with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// The metric.
    pub metric: Metric,
    /// Its value, in the metric's unit.
    pub value: f64,
    /// All answers; for separate CLI histograms the fewest of the three.
    pub n: u64,
    /// The 95 % interval, low and high; `None` where the answers give none.
    pub interval: Option<(f64, f64)>,
}
