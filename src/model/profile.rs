//! What a map remembers of the survey files that were brought in: which they were, and how their
//! columns are to be understood the next time.

use super::{Date, ElementId};
use crate::scores::Metric;
use std::collections::BTreeMap;

/// Most imports and profiles of one map.
pub const MOST_PROFILES: usize = 10_000;

/// A survey file that was brought in.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRecord {
    /// The file's name, without its folder; "" = pasted.
    pub file: String,
    /// The day.
    pub date: Date,
    /// How many answers came in.
    pub answers: u64,
    /// The profile it was understood by; empty = none.
    pub profile: String,
}

/// How the columns of a survey that comes again and again are understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// The sheet of the workbook; empty = the fullest, or no workbook.
    pub sheet: String,
    /// The meaning of each column, by its heading, in the order they stood.
    pub columns: Vec<(String, Meaning)>,
    /// What becomes of each name of a touchpoint.
    pub targets: BTreeMap<String, Target>,
    /// What each wording in the column of questions asks.
    pub questions: BTreeMap<String, Asked>,
    /// Codes that are no answers, as they are compared.
    pub not_applicable: Vec<String>,
    /// How dates are written.
    pub dates: DateOrder,
    /// Which comments are kept.
    pub comments: KeptComments,
}

/// A question as a survey asks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// The metric its answers feed.
    pub metric: Metric,
    /// Of CLI's three questions the first, second or third, from 0; `None` where one column holds
    /// the sum of all three.
    pub part: Option<usize>,
}

impl Asked {
    /// A question answered in one column.
    pub fn whole(metric: Metric) -> Self {
        Self { metric, part: None }
    }
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing.
    Ignored,
    /// The touchpoint each row is about.
    Touchpoint,
    /// Which question each row answers.
    Question,
    /// The answer of each row, to the question named in another column or to this one.
    Score(Option<Asked>),
    /// Answers to a question about one touchpoint, called as in the survey.
    Answers(String, Asked),
    /// When the row was answered.
    Date,
    /// What answers can be split by.
    Segment,
    /// What was said beside the answer of the row, or about one touchpoint.
    Comment(Option<String>),
}

/// What becomes of answers about something the survey calls a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// They belong to this touchpoint.
    Known(ElementId),
    /// A touchpoint is added.
    New,
    /// They are left out.
    Skipped,
}

/// Which of two small numbers with a slash or a hyphen is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// `1/9/2026` is the first of September.
    #[default]
    DayFirst,
    /// `9/1/2026` is the first of September.
    MonthFirst,
}

/// Which comments of a survey are kept as quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptComments {
    /// Most of each touchpoint, 0 … [`Self::MOST`]; 0 = none.
    pub most: u16,
    /// What becomes of e-mail addresses and phone numbers in them.
    pub privacy: Privacy,
}

impl KeptComments {
    /// Most comments that can be kept of each touchpoint.
    pub const MOST: u16 = 200;
}

impl Default for KeptComments {
    fn default() -> Self {
        Self { most: 5, privacy: Privacy::Mask }
    }
}

super::words::words! {
    /// What becomes of comments with e-mail addresses and phone numbers.
    Privacy {
        /// These are masked.
        Mask = "mask",
        /// The whole comment is left out.
        LeaveOut = "leave-out",
        /// They are kept as they are.
        Keep = "keep",
    }
}

impl Profile {
    /// Every text of it.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let columns = self.columns.iter().flat_map(|(heading, meaning)| {
            let name = match meaning {
                Meaning::Answers(name, _) | Meaning::Comment(Some(name)) => Some(name.as_str()),
                _ => None,
            };
            std::iter::once(heading.as_str()).chain(name)
        });
        let keys = self.targets.keys().chain(self.questions.keys()).chain(&self.not_applicable);
        columns.chain(keys.map(String::as_str)).chain([self.sheet.as_str()])
    }
}
