//! The answers of a cell, and pooling them.

use super::{Histogram, Metric, ScoreError};

/// The answers of one cell to one question of a metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answers {
    /// One question; for CLI the sums of each respondent's three answers, 3 … 18.
    One(Histogram),
    /// CLI where only the three separate histograms are known.
    Three(Box<[Histogram; 3]>),
}

impl Answers {
    /// Whether these can be answers of `metric`: one count for each answer of its scale, the
    /// three separate histograms only for CLI.
    ///
    /// # Errors
    /// When they cannot.
    pub fn check(&self, metric: Metric) -> Result<(), ScoreError> {
        match self {
            Self::One(answers) => answers.check(metric.one_scale()),
            Self::Three(parts) if metric == Metric::Cli => {
                parts.iter().try_for_each(|part| part.check(metric.scale()))
            }
            Self::Three(_) => Err(ScoreError::FormsDiffer),
        }
    }

    /// Respondents who answered; of three separate histograms the fewest.
    pub fn n(&self) -> u64 {
        match self {
            Self::One(answers) => answers.n(),
            Self::Three(parts) => parts.iter().map(Histogram::n).min().unwrap_or(0),
        }
    }

    /// Adds other answers to the same metric.
    ///
    /// CLI known as sums and CLI known as three separate histograms are never added: nothing
    /// says which sums the separate answers make, so the interval of such a mixture would be
    /// invented. They stay two scores.
    ///
    /// # Errors
    /// When the forms or scales differ or there would be too many; nothing is then added.
    pub fn pool(&mut self, other: &Self) -> Result<(), ScoreError> {
        match (self, other) {
            (Self::One(answers), Self::One(more)) => answers.add(more),
            (Self::Three(parts), Self::Three(more)) => {
                let mut sums = parts.clone();
                for (part, more) in sums.iter_mut().zip(more.iter()) {
                    part.add(more)?;
                }
                *parts = sums;
                Ok(())
            }
            _ => Err(ScoreError::FormsDiffer),
        }
    }

    /// The unhappy share, 0 … 1: NPS detractors; CSI and CES 1–6; CSAT 1–2; CLI 1–3; of a map's
    /// own metrics see [`Metric::unhappy`]. Of CLI's sums those whose mean is at most 3, of its
    /// separate histograms the mean of the three shares. `None` without answers, or where they are
    /// not answers of `metric`.
    pub fn unhappy(&self, metric: Metric) -> Option<f64> {
        self.share(metric, metric.unhappy())
    }

    /// The happy share, 0 … 1: NPS promoters; CSI and CES 9–10; CSAT 4–5; CLI 5–6. See
    /// [`Self::unhappy`].
    pub fn happy(&self, metric: Metric) -> Option<f64> {
        self.share(metric, metric.happy())
    }

    fn share(&self, metric: Metric, (low, high): (u8, u8)) -> Option<f64> {
        self.check(metric).ok()?;
        let of = |answers: &Histogram, times: u8| {
            let n = answers.n();
            (n > 0).then(|| answers.between(low * times, high * times) as f64 / n as f64)
        };
        match self {
            Self::One(sums) if metric == Metric::Cli => of(sums, 3),
            Self::One(answers) => of(answers, 1),
            Self::Three(parts) => {
                let [a, b, c] = &**parts;
                Some((of(a, 1)? + of(b, 1)? + of(c, 1)?) / 3.0)
            }
        }
    }
}

/// All answers to a metric together; `None` where there are none to pool. Segments, periods,
/// touchpoints: whatever is pooled, the result is the histogram of all its answers.
///
/// # Errors
/// When some are not answers of `metric`, or CLI's two forms meet (see [`Answers::pool`]).
pub fn pool<'a>(
    metric: Metric,
    cells: impl IntoIterator<Item = &'a Answers>,
) -> Result<Option<Answers>, ScoreError> {
    let mut all: Option<Answers> = None;
    for answers in cells {
        answers.check(metric)?;
        match &mut all {
            None => all = Some(answers.clone()),
            Some(all) => all.pool(answers)?,
        }
    }
    Ok(all)
}
