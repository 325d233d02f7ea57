//! What a map keeps of its surveys: questions and cells of answers.

use super::ElementId;
use super::document::CellMap;
use crate::scores::{Answers, Metric};
use std::fmt;
use std::sync::Arc;

/// Key of a question within its map: 1 to 64 characters of `a-z 0-9 - _`.
pub type QuestionId = Arc<str>;

/// A question clients were asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The wording.
    pub text: String,
    /// The metric its answers feed; fixes the scale.
    pub metric: Metric,
}

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Year, 1 … 9999.
    pub year: i16,
    /// Month, 1 … 12.
    pub month: u8,
}

impl Month {
    /// How many months later `last` is; negative where it is earlier.
    pub fn until(self, last: Self) -> i32 {
        last.count() - self.count()
    }

    /// The month so many later; within the years 1 … 9999.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        let count = self.count().saturating_add(months).clamp(12, 9999 * 12 + 11);
        Self { year: (count / 12) as i16, month: (count % 12 + 1) as u8 }
    }

    /// Months since the beginning of the year 0.
    fn count(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// One chosen column and the respondent's value in it; an empty value means "not stated".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SegmentValue {
    /// The column, such as `age`.
    pub column: Arc<str>,
    /// The value, such as `18–30`.
    pub value: Arc<str>,
}

/// Where a cell of answers belongs. No two cells have the same key, so no answer counts twice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    /// The touchpoint asked about.
    pub touchpoint: ElementId,
    /// The question asked.
    pub question: QuestionId,
    /// The month of the answers; `None` = undated.
    pub period: Option<Month>,
    /// The combination of up to three columns, sorted by column.
    pub segments: Vec<SegmentValue>,
    /// The import the answers came with: hash of the answers and the mapping.
    pub import: Arc<str>,
}

/// The half of an import's id that says which answers they are, however they are understood.
pub fn answers_of(import: &str) -> &str {
    import.split_once('-').map_or(import, |(answers, _)| answers)
}

/// The answers of one cell.
pub type CellAnswers = Arc<Answers>;

/// Every cell of a map, by key.
#[derive(Clone, Copy)]
pub struct Cells<'a>(&'a CellMap);

impl<'a> Cells<'a> {
    pub(super) fn new(cells: &'a CellMap) -> Self {
        Self(cells)
    }

    /// The cells with their keys, by key.
    pub fn iter(self) -> impl Iterator<Item = (&'a CellKey, &'a CellAnswers)> {
        self.0.values().flat_map(|cells| cells.iter())
    }

    /// The answers of one cell.
    pub fn get(self, key: &CellKey) -> Option<&'a CellAnswers> {
        self.0.get(&key.touchpoint)?.get(key)
    }

    /// How many cells there are.
    pub fn len(self) -> usize {
        self.0.values().map(|cells| cells.len()).sum()
    }

    /// Whether there is no cell at all.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for Cells<'a> {
    type Item = (&'a CellKey, &'a CellAnswers);
    type IntoIter = Box<dyn Iterator<Item = Self::Item> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}
