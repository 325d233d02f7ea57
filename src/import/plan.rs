//! What a sheet means, asked of the distinct values of its columns once: what is left for each row
//! is to look up a few small numbers.

use super::counted::About;
use super::groups::Groups;
use super::mapping::{MOST_SEGMENTS, Mapping, Period};
use super::sheet::{Column, Sheet};
use super::values::{Answer, answer, fold, month};
use crate::model::{Asked, Meaning, Month, Target};
use crate::scores::Metric;
use std::collections::HashMap;

/// What a column of answers is about.
#[derive(Clone, Copy)]
pub(super) struct Question {
    /// The question.
    pub(super) asked: Asked,
    /// Its metric's place among all.
    pub(super) metric: u8,
}

/// A column of answers.
pub(super) struct Answering<'a> {
    /// Its place.
    pub(super) at: usize,
    /// Its values.
    pub(super) column: &'a Column,
    /// What each distinct value says.
    pub(super) said: Vec<Answer>,
    /// The touchpoint of every row; `None` where each row names its own.
    pub(super) name: Option<u32>,
    /// The question of every row; `None` where each row names its own.
    pub(super) question: Option<Question>,
}

/// A column of dates, or what is there instead.
pub(super) enum Dating<'a> {
    /// The month each distinct value is in, as a place among all.
    Column(usize, &'a Column, Vec<Option<u16>>),
    /// The month of every row.
    Always(u16),
}

/// A column that answers are split by, and which of its values stands for each.
pub(super) type Splitting<'a> = (usize, &'a Column, Vec<u32>);

/// What every value of a sheet means.
pub(super) struct Plan<'a> {
    mapping: &'a Mapping,
    /// The touchpoints the survey names, or what it calls one that nobody wants.
    pub(super) names: Vec<Result<About, String>>,
    /// The months of the rows.
    pub(super) dating: Dating<'a>,
    /// The columns that answers are split by.
    pub(super) segments: Vec<Splitting<'a>>,
    /// The columns of answers.
    pub(super) answers: Vec<Answering<'a>>,
    /// The column of touchpoints, and the name each value is.
    pub(super) touchpoints: Option<(usize, &'a Column, Vec<Option<u32>>)>,
    /// The column of questions, and what each value asks.
    pub(super) questions: Option<(usize, &'a Column, Vec<Option<Question>>)>,
    /// The metrics that are asked about.
    pub(super) metrics: Vec<Metric>,
    /// All months, and none.
    pub(super) months: Vec<Option<Month>>,
}

/// The place of a value in a list, to which it is added if need be.
fn place<T: PartialEq>(list: &mut Vec<T>, value: T) -> usize {
    list.iter().position(|known| *known == value).unwrap_or_else(|| {
        list.push(value);
        list.len() - 1
    })
}

impl<'a> Plan<'a> {
    /// Asks every value of a sheet what it means.
    pub(super) fn new(sheet: &'a Sheet, mapping: &'a Mapping) -> Self {
        let mut plan = Self {
            mapping,
            names: Vec::new(),
            dating: Dating::Always(0),
            segments: Vec::new(),
            answers: Vec::new(),
            touchpoints: None,
            questions: None,
            metrics: Vec::new(),
            months: vec![match mapping.period {
                Period::Month(month) => Some(month),
                Period::Dates | Period::None => None,
            }],
        };
        let mut spelt = HashMap::new();
        for (at, (column, meaning)) in sheet.columns().iter().zip(&mapping.columns).enumerate() {
            plan.column(at, column, meaning, &mut spelt);
        }
        plan
    }

    /// Room for the groups of so many rows.
    pub(super) fn groups(&self, rows: usize) -> Groups {
        let mut segments = [0; MOST_SEGMENTS];
        for (length, (_, column, _)) in segments.iter_mut().zip(&self.segments) {
            *length = column.distinct();
        }
        Groups::new(segments, [self.months.len(), self.metrics.len(), self.names.len()], rows)
    }

    /// Takes in what a column means. `spelt`: names by their spelling.
    fn column(
        &mut self,
        at: usize,
        column: &'a Column,
        meaning: &Meaning,
        spelt: &mut HashMap<String, u32>,
    ) {
        let codes = &self.mapping.not_applicable;
        let said = || column.values().map(|value| answer(value, codes)).collect();
        match meaning {
            Meaning::Touchpoint => {
                let named = column.values().map(|value| {
                    let value = value.trim();
                    (!value.is_empty()).then(|| self.name(value, spelt))
                });
                self.touchpoints = Some((at, column, named.collect()));
            }
            Meaning::Question => {
                let asked = column.values().map(|value| {
                    let asked = self.mapping.questions.get(value)?;
                    Some(self.question(*asked))
                });
                self.questions = Some((at, column, asked.collect()));
            }
            Meaning::Score(asked) => {
                let question = asked.map(|asked| self.question(asked));
                self.answers.push(Answering { at, column, said: said(), name: None, question });
            }
            Meaning::Answers(name, asked) => {
                let (name, question) = (Some(self.name(name, spelt)), Some(self.question(*asked)));
                self.answers.push(Answering { at, column, said: said(), name, question });
            }
            Meaning::Date if self.mapping.period == Period::Dates => {
                let months = column.values().map(|value| {
                    let month = month(value, self.mapping.dates);
                    (value.is_empty() || month.is_some())
                        .then(|| place(&mut self.months, month) as u16)
                });
                self.dating = Dating::Column(at, column, months.collect());
            }
            Meaning::Segment if self.segments.len() < MOST_SEGMENTS => {
                // Values that differ only by blanks at their ends are one.
                let mut first: HashMap<&str, u32> = HashMap::new();
                let same = column.values().zip(0..);
                let same = same.map(|(value, code)| *first.entry(value.trim()).or_insert(code));
                self.segments.push((at, column, same.collect()));
            }
            _ => {}
        }
    }

    /// The place of the touchpoint that is called so.
    fn name(&mut self, name: &str, spelt: &mut HashMap<String, u32>) -> u32 {
        if let Some(known) = spelt.get(name) {
            return *known;
        }
        let (about, key) = match self.mapping.targets.get(name) {
            Some(Target::Known(id)) => (Ok(About::Known(*id)), format!("\u{1}{id}")),
            Some(Target::Skipped) => (Err(name.to_owned()), format!("\u{2}{name}")),
            // Two spellings of one new name are one touchpoint.
            Some(Target::New) | None => {
                (Ok(About::New(name.into())), format!("\u{3}{}", fold(name)))
            }
        };
        let place = *spelt.entry(key).or_insert_with(|| {
            self.names.push(about);
            self.names.len() as u32 - 1
        });
        spelt.insert(name.to_owned(), place);
        place
    }

    fn question(&mut self, asked: Asked) -> Question {
        // The three questions of CLI are counted as their sum.
        let metric = asked.part.map_or(asked.metric, |_| Metric::Cli);
        Question { asked, metric: place(&mut self.metrics, metric) as u8 }
    }
}
