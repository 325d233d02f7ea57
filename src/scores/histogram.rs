//! How many said what.

use super::ScoreError;

/// Most answers one histogram may hold: a million times the largest surveys, and small enough
/// that no sum of squares can overflow.
pub const MOST_ANSWERS: u64 = 1_000_000_000_000;

/// How many said what: counts per whole-number answer from `lowest` upwards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Histogram {
    lowest: u8,
    counts: Vec<u64>,
}

impl Histogram {
    /// A histogram whose first count belongs to the answer `lowest`, not checked against any
    /// scale; see [`Self::on_scale`] and [`Answers::check`](super::Answers::check).
    pub fn new(lowest: u8, counts: Vec<u64>) -> Self {
        Self { lowest, counts }
    }

    /// A histogram without answers on the scale `low … high`.
    pub fn empty((low, high): (u8, u8)) -> Self {
        Self { lowest: low, counts: vec![0; usize::from(high.saturating_sub(low)) + 1] }
    }

    /// The histogram of these counts, one for each answer of the scale `low … high`.
    ///
    /// # Errors
    /// When there are more or fewer counts than answers, or more than [`MOST_ANSWERS`] in all.
    pub fn on_scale(scale: (u8, u8), counts: Vec<u64>) -> Result<Self, ScoreError> {
        let histogram = Self { lowest: scale.0, counts };
        histogram.check(scale)?;
        Ok(histogram)
    }

    /// Counts answers.
    ///
    /// # Errors
    /// At the first answer outside the scale `low … high`; it is never clamped.
    pub fn from_answers(
        scale: (u8, u8),
        answers: impl IntoIterator<Item = i64>,
    ) -> Result<Self, ScoreError> {
        let mut histogram = Self::empty(scale);
        let mut n = 0;
        for answer in answers {
            let (low, high) = scale;
            let place = (i64::from(low)..=i64::from(high))
                .contains(&answer)
                .then(|| usize::try_from(answer - i64::from(low)).ok())
                .flatten();
            let count = place.and_then(|place| histogram.counts.get_mut(place));
            *count.ok_or(ScoreError::OutsideScale { answer, low, high })? += 1;
            n += 1;
            if n > MOST_ANSWERS {
                return Err(ScoreError::TooMany);
            }
        }
        Ok(histogram)
    }

    /// Whether there is exactly one count for each answer of the scale, and no more than
    /// [`MOST_ANSWERS`] in all.
    ///
    /// # Errors
    /// When there is not.
    pub fn check(&self, (low, high): (u8, u8)) -> Result<(), ScoreError> {
        let answers = usize::from(high.saturating_sub(low)) + 1;
        if self.lowest != low || self.counts.len() != answers {
            return Err(ScoreError::ScaleDiffers { low, high });
        }
        if self.n() > MOST_ANSWERS {
            return Err(ScoreError::TooMany);
        }
        Ok(())
    }

    /// Adds the answers of another histogram on the same scale.
    ///
    /// # Errors
    /// When the scales differ or there would be more than [`MOST_ANSWERS`]; nothing is then added.
    pub fn add(&mut self, other: &Self) -> Result<(), ScoreError> {
        if self.lowest != other.lowest || self.counts.len() != other.counts.len() {
            return Err(ScoreError::ScaleDiffers { low: self.lowest, high: self.highest() });
        }
        if self.n().saturating_add(other.n()) > MOST_ANSWERS {
            return Err(ScoreError::TooMany);
        }
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
        Ok(())
    }

    /// The answer the first count belongs to.
    pub fn lowest(&self) -> u8 {
        self.lowest
    }

    fn highest(&self) -> u8 {
        let last = u8::try_from(self.counts.len().saturating_sub(1)).unwrap_or(u8::MAX);
        self.lowest.saturating_add(last)
    }

    /// The counts, from the lowest answer upwards.
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// All answers.
    pub fn n(&self) -> u64 {
        self.counts.iter().fold(0, |sum, &count| sum.saturating_add(count))
    }

    /// Answers and how many gave them.
    pub fn iter(&self) -> impl Iterator<Item = (u8, u64)> + '_ {
        (self.lowest..=u8::MAX).zip(self.counts.iter().copied())
    }

    /// How many answers lie between `low` and `high`, both included.
    pub fn between(&self, low: u8, high: u8) -> u64 {
        self.iter()
            .filter(|(answer, _)| (low..=high).contains(answer))
            .fold(0, |sum, (_, count)| sum.saturating_add(count))
    }

    /// Mean and standard error of the mean; both exact up to the last division. The standard
    /// error, from the sample standard deviation, is `None` for a single answer. No answers, or
    /// more than [`MOST_ANSWERS`], give nothing.
    pub(super) fn mean(&self) -> Option<(f64, Option<f64>)> {
        let n = self.n();
        if n == 0 || n > MOST_ANSWERS {
            return None;
        }
        let (mut sum, mut squares) = (0_u128, 0_u128);
        for (answer, count) in self.iter() {
            let (answer, count) = (u128::from(answer), u128::from(count));
            sum += answer * count;
            squares += answer * answer * count;
        }
        // n²(n−1) times the squared standard error, as a whole number: no cancellation.
        let spread = u128::from(n) * squares - sum * sum;
        let n_float = n as f64;
        let error = (n > 1).then(|| (spread as f64 / (n_float - 1.0)).sqrt() / n_float);
        Some((sum as f64 / n_float, error))
    }
}
