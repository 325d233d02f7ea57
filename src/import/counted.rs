//! A survey, counted: histograms, and every row that was left out.

use crate::model::{ElementId, Month};
use crate::scores::{Answers, Histogram, Metric};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Rows left out that are told one by one; more are only counted.
const MOST_TOLD: usize = 1_000;

/// Why a row or a cell was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// The answer is not on the scale.
    OutsideScale,
    /// The answer is not a whole number.
    Fraction,
    /// The answer is no number.
    NotANumber,
    /// A formula without a value.
    Formula,
    /// A fault in place of a value.
    Error,
    /// The date is none.
    BadDate,
    /// No touchpoint is named.
    NoTouchpoint,
    /// The question is not among those that are counted.
    NoQuestion,
}

/// A row or a cell that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The row of the file, from 0.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
    /// What stands there.
    pub value: String,
    /// Why.
    pub why: Why,
}

/// The touchpoint that answers are about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// One of the map.
    Known(ElementId),
    /// One that is to be added, as the survey calls it first.
    New(Arc<str>),
}

/// Whose answers a histogram holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The touchpoint.
    pub touchpoint: About,
    /// The metric of the question.
    pub metric: Metric,
    /// The month; `None` = undated.
    pub period: Option<Month>,
    /// Heading and value of each column that answers are split by; blank = not stated.
    pub segments: Vec<(Arc<str>, Arc<str>)>,
}

/// A survey, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// The histograms, by touchpoint, metric, month and segments.
    pub cells: Vec<(Cell, Histogram)>,
    /// Rows below the heading that are not blank in every column that means something.
    pub rows: usize,
    /// Answers in all histograms.
    pub answers: u64,
    /// Cells with a code for "not applicable".
    pub not_applicable: u64,
    /// Blank cells where answers are expected.
    pub blank: u64,
    /// Respondents who answered only some of CLI's questions.
    pub incomplete: u64,
    /// Answers about touchpoints that are left out, by name.
    pub unwanted: BTreeMap<String, u64>,
    /// The first of the rows and cells left out, by row.
    pub skipped: Vec<Skipped>,
    /// How many were left out, by reason.
    pub skipped_in_all: BTreeMap<Why, u64>,
}

/// Most touchpoints that one survey may add: of more, the wrong column is said to name them.
pub const MOST_NEW: usize = 2_000;

impl Counted {
    /// How many touchpoints only the survey knows, where they are more than one may add.
    pub fn too_many_new(&self) -> Option<usize> {
        let news = self.cells.iter().filter_map(|(cell, _)| match &cell.touchpoint {
            About::New(name) => Some(name),
            About::Known(_) => None,
        });
        let count = news.collect::<BTreeSet<_>>().len();
        (count > MOST_NEW).then_some(count)
    }

    /// The answers to one metric about one touchpoint, over all months and segments.
    pub fn pooled(&self, touchpoint: &About, metric: Metric) -> Option<Answers> {
        let mut all = Histogram::empty(metric.one_scale());
        for (cell, histogram) in &self.cells {
            if cell.touchpoint == *touchpoint && cell.metric == metric {
                all.add(histogram).ok()?;
            }
        }
        Some(Answers::One(all))
    }

    /// Takes note of a cell that is left out.
    pub(super) fn skip(&mut self, (row, column): (usize, usize), value: &str, why: Why) {
        *self.skipped_in_all.entry(why).or_default() += 1;
        if self.skipped.len() < MOST_TOLD {
            self.skipped.push(Skipped { row, column, value: value.trim().to_owned(), why });
        }
    }

    /// Adds what was counted of rows further down, but for its histograms.
    pub(super) fn append(&mut self, below: Self) {
        self.rows += below.rows;
        self.answers += below.answers;
        self.not_applicable += below.not_applicable;
        self.blank += below.blank;
        self.incomplete += below.incomplete;
        for (name, answers) in below.unwanted {
            *self.unwanted.entry(name).or_default() += answers;
        }
        let room = MOST_TOLD - self.skipped.len();
        self.skipped.extend(below.skipped.into_iter().take(room));
        for (why, skipped) in below.skipped_in_all {
            *self.skipped_in_all.entry(why).or_default() += skipped;
        }
    }
}
