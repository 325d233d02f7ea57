//! From a sheet and what it means to histograms, with every row that was left out.

use super::mapping::{Asked, Mapping, Meaning, Period, Target};
use super::sheet::{Column, Sheet};
use super::values::{Answer, answer, fold, month};
use crate::model::{ElementId, Month};
use crate::scores::{Answers, Histogram, Metric};
use crate::watch::Watch;
use std::collections::{BTreeMap, HashMap};

/// Rows left out that are told one by one; more are only counted.
const MOST_TOLD: usize = 1_000;
/// Rows between two looks at the watch.
const STEP: usize = 1 << 16;

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
    New(String),
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
    pub segments: Vec<(String, String)>,
}

/// A survey, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// The histograms.
    pub cells: BTreeMap<Cell, Histogram>,
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

impl Counted {
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

    fn skip(&mut self, (row, column): (usize, usize), value: &str, why: Why) {
        *self.skipped_in_all.entry(why).or_default() += 1;
        if self.skipped.len() < MOST_TOLD {
            self.skipped.push(Skipped { row, column, value: value.trim().to_owned(), why });
        }
    }
}

/// Counts the answers of a sheet. `None` when nobody wants it any more.
pub fn count(sheet: &Sheet, mapping: &Mapping, watch: &Watch) -> Option<Counted> {
    let mut counter = Counter::new(sheet, mapping);
    let places = mapping.places(|meaning| *meaning != Meaning::Ignored);
    for row in mapping.first_row()..sheet.rows() {
        if row % STEP == 0 {
            if watch.stopped() {
                return None;
            }
            watch.reach(row as f64 / sheet.rows() as f64);
        }
        if places.iter().all(|&at| sheet.columns()[at].code(row) == 0) {
            continue;
        }
        counter.counted.rows += 1;
        if mapping.is_long() {
            counter.long(row);
        } else {
            counter.wide(row);
        }
    }
    Some(counter.finish())
}

/// A column of answers.
struct Answering<'a> {
    at: usize,
    column: &'a Column,
    /// What each distinct value says.
    said: Vec<Answer>,
    /// The touchpoint and question of every row; of a long form neither.
    about: Option<(u32, Asked)>,
}

/// A column of dates, or what is there instead.
enum Dating<'a> {
    Column(usize, &'a Column, Vec<Option<Month>>),
    Always(Option<Month>),
}

struct Counter<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    counted: Counted,
    /// The touchpoints the survey names, or what it calls one that nobody wants.
    names: Vec<Result<About, String>>,
    dating: Dating<'a>,
    segments: Vec<(usize, &'a Column)>,
    answers: Vec<Answering<'a>>,
    /// The column of touchpoints, and the name each value is.
    touchpoints: Option<(usize, &'a Column, Vec<Option<u32>>)>,
    /// The column of questions, and what each value asks.
    questions: Option<(usize, &'a Column, Vec<Option<Asked>>)>,
    groups: HashMap<Group, Histogram, foldhash::fast::FixedState>,
    /// CLI's three answers of the row being read, by touchpoint.
    parts: BTreeMap<u32, [Option<i64>; 3]>,
}

#[derive(PartialEq, Eq, Hash, Clone, Copy)]
struct Group {
    name: u32,
    metric: Metric,
    period: Option<Month>,
    segments: [u32; super::MOST_SEGMENTS],
}

impl<'a> Counter<'a> {
    fn new(sheet: &'a Sheet, mapping: &'a Mapping) -> Self {
        let columns = sheet.columns();
        let mut names: Vec<Result<About, String>> = Vec::new();
        let mut name_of = |name: &str| {
            let about = match mapping.targets.get(name) {
                Some(Target::Known(id)) => Ok(About::Known(*id)),
                Some(Target::Skipped) => Err(name.to_owned()),
                Some(Target::New) | None => Ok(About::New(name.to_owned())),
            };
            let same = |known: &Result<About, String>| match (known, &about) {
                (Ok(About::New(a)), Ok(About::New(b))) => fold(a) == fold(b),
                (known, about) => known == about,
            };
            let place = names.iter().position(same).unwrap_or_else(|| {
                names.push(about);
                names.len() - 1
            });
            place as u32
        };
        let mut counter = Self {
            sheet,
            mapping,
            counted: Counted::default(),
            names: Vec::new(),
            dating: Dating::Always(match mapping.period {
                Period::Month(month) => Some(month),
                Period::Dates | Period::None => None,
            }),
            segments: Vec::new(),
            answers: Vec::new(),
            touchpoints: None,
            questions: None,
            groups: HashMap::default(),
            parts: BTreeMap::new(),
        };
        for (at, (column, meaning)) in columns.iter().zip(&mapping.columns).enumerate() {
            let said =
                || column.values().map(|value| answer(value, &mapping.not_applicable)).collect();
            match meaning {
                Meaning::Touchpoint => {
                    let named = column.values().map(|value| {
                        let value = value.trim();
                        (!value.is_empty()).then(|| name_of(value))
                    });
                    counter.touchpoints = Some((at, column, named.collect()));
                }
                Meaning::Question => {
                    let asked = column.values().map(|value| mapping.questions.get(value).cloned());
                    counter.questions = Some((at, column, asked.collect()));
                }
                Meaning::Score(asked) => {
                    let about = asked.clone().map(|asked| (u32::MAX, asked));
                    counter.answers.push(Answering { at, column, said: said(), about });
                }
                Meaning::Answers(name, asked) => {
                    let about = Some((name_of(name), asked.clone()));
                    counter.answers.push(Answering { at, column, said: said(), about });
                }
                Meaning::Date if mapping.period == Period::Dates => {
                    let months = column.values().map(|value| month(value, mapping.dates)).collect();
                    counter.dating = Dating::Column(at, column, months);
                }
                Meaning::Segment if counter.segments.len() < super::MOST_SEGMENTS => {
                    counter.segments.push((at, column));
                }
                _ => {}
            }
        }
        counter.names = names;
        counter
    }

    /// The month of a row; `Err` where what stands there is no date.
    fn period(&mut self, row: usize) -> Result<Option<Month>, ()> {
        match &self.dating {
            Dating::Always(month) => Ok(*month),
            Dating::Column(at, column, months) => {
                let code = column.code(row);
                match months[code as usize] {
                    None if code != 0 => {
                        let place = (row, *at);
                        self.counted.skip(place, column.value(code), Why::BadDate);
                        Err(())
                    }
                    month => Ok(month),
                }
            }
        }
    }

    fn segments(&self, row: usize) -> [u32; super::MOST_SEGMENTS] {
        let mut codes = [0; super::MOST_SEGMENTS];
        for (code, (_, column)) in codes.iter_mut().zip(&self.segments) {
            *code = column.code(row);
        }
        codes
    }

    fn add(&mut self, group: Group, answer: i64) {
        let scale = group.metric.one_scale();
        let histogram = self.groups.entry(group).or_insert_with(|| Histogram::empty(scale));
        // The answer was found on the scale before.
        if histogram.count(answer) {
            self.counted.answers += 1;
        }
    }

    /// A row that is one answer.
    fn long(&mut self, row: usize) {
        let Some((at, column, named)) = &self.touchpoints else { return };
        let (at, code) = (*at, column.code(row));
        let name = named[code as usize];
        let Some(name) = name else {
            return self.counted.skip((row, at), column.value(code), Why::NoTouchpoint);
        };
        for answering in 0..self.answers.len() {
            let Answering { at, column, said, about } = &self.answers[answering];
            let (at, code) = (*at, column.code(row));
            let said = said[code as usize];
            let value = column.value(code);
            let asked = match (about, &self.questions) {
                (Some((_, asked)), _) => Some(asked.clone()),
                (None, Some((_, column, asked))) => asked[column.code(row) as usize].clone(),
                (None, None) => None,
            };
            let Some(asked) = asked else {
                let asked = self.questions.as_ref().map(|(at, column, _)| (*at, column.get(row)));
                let (at, value) = asked.unwrap_or((at, value));
                self.counted.skip((row, at), value, Why::NoQuestion);
                continue;
            };
            let Some(number) = self.number((row, at), value, said, &asked) else { continue };
            if let Err(unwanted) = &self.names[name as usize] {
                *self.counted.unwanted.entry(unwanted.clone()).or_default() += 1;
                continue;
            }
            if asked.part.is_some() {
                self.parts.entry(name).or_default()[asked.part.unwrap_or(0).min(2)] = Some(number);
                continue;
            }
            let Ok(period) = self.period(row) else { return };
            let segments = self.segments(row);
            self.add(Group { name, metric: asked.metric, period, segments }, number);
        }
        self.sums(row);
    }

    /// A row that is one respondent.
    fn wide(&mut self, row: usize) {
        let mut dated = None;
        for answering in 0..self.answers.len() {
            let Answering { at, column, said, about } = &self.answers[answering];
            let Some((name, asked)) = about.clone() else { continue };
            let (at, code) = (*at, column.code(row));
            let (value, said) = (column.value(code), said[code as usize]);
            let Some(number) = self.number((row, at), value, said, &asked) else { continue };
            if let Err(unwanted) = &self.names[name as usize] {
                *self.counted.unwanted.entry(unwanted.clone()).or_default() += 1;
                continue;
            }
            if let Some(part) = asked.part {
                self.parts.entry(name).or_default()[part.min(2)] = Some(number);
                continue;
            }
            let period = match dated {
                Some(period) => period,
                None => match self.period(row) {
                    Ok(period) => *dated.insert(period),
                    Err(()) => return self.parts.clear(),
                },
            };
            let segments = self.segments(row);
            self.add(Group { name, metric: asked.metric, period, segments }, number);
        }
        self.sums(row);
    }

    /// Sums of CLI's three answers of a respondent, where all of them are known.
    fn sums(&mut self, row: usize) {
        if self.parts.is_empty() {
            return;
        }
        let parts = std::mem::take(&mut self.parts);
        let Ok(period) = self.period(row) else { return };
        let segments = self.segments(row);
        for (name, parts) in parts {
            match parts {
                [Some(a), Some(b), Some(c)] => {
                    self.add(Group { name, metric: Metric::Cli, period, segments }, a + b + c);
                }
                _ => self.counted.incomplete += 1,
            }
        }
    }

    /// The answer in a cell, if it is one on its scale; else it is told.
    fn number(
        &mut self,
        place: (usize, usize),
        value: &str,
        said: Answer,
        asked: &Asked,
    ) -> Option<i64> {
        let (low, high) = match asked.part {
            Some(_) => asked.metric.scale(),
            None => asked.metric.one_scale(),
        };
        let why = match said {
            Answer::Whole(number) if (i64::from(low)..=i64::from(high)).contains(&number) => {
                return Some(number);
            }
            Answer::Blank => {
                self.counted.blank += 1;
                return None;
            }
            Answer::NotApplicable => {
                self.counted.not_applicable += 1;
                return None;
            }
            Answer::Whole(_) => Why::OutsideScale,
            Answer::Fraction => Why::Fraction,
            Answer::Formula => Why::Formula,
            Answer::Error => Why::Error,
            Answer::NotANumber => Why::NotANumber,
        };
        self.counted.skip(place, value, why);
        None
    }

    fn finish(mut self) -> Counted {
        let heads: Vec<(String, &Column)> = self
            .segments
            .iter()
            .map(|&(at, column)| (self.mapping.head(self.sheet, at), column))
            .collect();
        for (group, histogram) in std::mem::take(&mut self.groups) {
            let segments = heads.iter().zip(group.segments);
            let mut segments: Vec<(String, String)> = segments
                .map(|((head, column), code)| (head.clone(), column.value(code).trim().to_owned()))
                .collect();
            segments.sort();
            let Ok(touchpoint) = self.names[group.name as usize].clone() else { continue };
            let cell = Cell { touchpoint, metric: group.metric, period: group.period, segments };
            match self.counted.cells.entry(cell) {
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(histogram);
                }
                std::collections::btree_map::Entry::Occupied(mut entry) => {
                    // Values that differ only by blanks at their ends. Scales are the same.
                    let _ = entry.get_mut().add(&histogram);
                }
            }
        }
        self.counted
    }
}
