//! From a sheet and what it means to histograms, with every row that was left out.

use super::groups::{Group, Groups};
use super::mapping::{MOST_SEGMENTS, Mapping, Period};
use super::sheet::{Column, Sheet};
use super::values::{Answer, answer, fold, month};
use crate::model::{Asked, ElementId, Meaning, Month, Target};
use crate::scores::{Answers, Histogram, Metric};
use crate::watch::Watch;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

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

/// What a column of answers is about.
#[derive(Clone, Copy)]
struct Question {
    asked: Asked,
    /// Its metric's place among all.
    metric: u8,
}

/// A column of answers.
struct Answering<'a> {
    at: usize,
    column: &'a Column,
    /// What each distinct value says.
    said: Vec<Answer>,
    /// The touchpoint of every row; `None` where each row names its own.
    name: Option<u32>,
    /// The question of every row; `None` where each row names its own.
    question: Option<Question>,
}

/// A column of dates, or what is there instead.
enum Dating<'a> {
    /// The month each distinct value is in, as a place among all.
    Column(usize, &'a Column, Vec<Option<u16>>),
    Always(u16),
}

/// A column that answers are split by, and which of its values stands for each.
type Splitting<'a> = (usize, &'a Column, Vec<u32>);

struct Counter<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    counted: Counted,
    /// The touchpoints the survey names, or what it calls one that nobody wants.
    names: Vec<Result<About, String>>,
    dating: Dating<'a>,
    segments: Vec<Splitting<'a>>,
    answers: Vec<Answering<'a>>,
    /// The column of touchpoints, and the name each value is.
    touchpoints: Option<(usize, &'a Column, Vec<Option<u32>>)>,
    /// The column of questions, and what each value asks.
    questions: Option<(usize, &'a Column, Vec<Option<Question>>)>,
    metrics: Vec<Metric>,
    months: Vec<Option<Month>>,
    groups: Groups,
    /// The counts of all groups, as many each as its metric has answers.
    counts: Vec<u32>,
    /// CLI's three answers of the row being read, by touchpoint.
    parts: BTreeMap<u32, [Option<i64>; 3]>,
}

/// The place of a value in a list, to which it is added if need be.
fn place<T: PartialEq>(list: &mut Vec<T>, value: T) -> usize {
    list.iter().position(|known| *known == value).unwrap_or_else(|| {
        list.push(value);
        list.len() - 1
    })
}

impl<'a> Counter<'a> {
    fn new(sheet: &'a Sheet, mapping: &'a Mapping) -> Self {
        let mut counter = Self {
            sheet,
            mapping,
            counted: Counted::default(),
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
            groups: Groups::new([0; MOST_SEGMENTS], 0, 0, 0),
            counts: Vec::new(),
            parts: BTreeMap::new(),
        };
        let mut spelt = HashMap::new();
        for (at, (column, meaning)) in sheet.columns().iter().zip(&mapping.columns).enumerate() {
            counter.column(at, column, meaning, &mut spelt);
        }
        let mut segments = [0; MOST_SEGMENTS];
        for (length, (_, column, _)) in segments.iter_mut().zip(&counter.segments) {
            *length = column.distinct();
        }
        let Self { months, metrics, names, .. } = &counter;
        counter.groups = Groups::new(segments, months.len(), metrics.len(), names.len());
        counter
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

    /// The month of a row; `None` where what stands there is no date, which is told.
    fn month(&mut self, row: usize) -> Option<u16> {
        match &self.dating {
            Dating::Always(month) => Some(*month),
            Dating::Column(at, column, months) => {
                let code = column.code(row);
                let month = months[code as usize];
                if month.is_none() {
                    self.counted.skip((row, *at), column.value(code), Why::BadDate);
                }
                month
            }
        }
    }

    fn segments(&self, row: usize) -> [u32; MOST_SEGMENTS] {
        let mut codes = [0; MOST_SEGMENTS];
        for (code, (_, column, same)) in codes.iter_mut().zip(&self.segments) {
            *code = same[column.code(row) as usize];
        }
        codes
    }

    /// Counts an answer, which is on its scale.
    fn add(&mut self, group: Group, answer: i64) {
        let (low, high) = self.metrics[usize::from(group.metric)].one_scale();
        let end = self.counts.len();
        let start = self.groups.start(group, end);
        if start == end {
            self.counts.resize(end + usize::from(high - low) + 1, 0);
        }
        self.counts[start + (answer - i64::from(low)) as usize] += 1;
        self.counted.answers += 1;
    }

    /// A row that is one answer.
    fn long(&mut self, row: usize) {
        let Some((at, column, named)) = &self.touchpoints else { return };
        let code = column.code(row);
        let Some(name) = named[code as usize] else {
            let (at, value) = (*at, column.value(code));
            return self.counted.skip((row, at), value, Why::NoTouchpoint);
        };
        let mut month = None;
        for answering in 0..self.answers.len() {
            let question = match (&self.answers[answering].question, &self.questions) {
                (Some(question), _) => Some(*question),
                (None, Some((_, column, asked))) => asked[column.code(row) as usize],
                (None, None) => None,
            };
            let Some(question) = question else {
                if let Some((at, column, _)) = &self.questions {
                    self.counted.skip((row, *at), column.get(row), Why::NoQuestion);
                }
                continue;
            };
            if !self.answered(row, answering, name, question, &mut month) {
                return self.parts.clear();
            }
        }
        self.sums(row, month);
    }

    /// A row that is one respondent.
    fn wide(&mut self, row: usize) {
        let mut month = None;
        for answering in 0..self.answers.len() {
            let Answering { name, question, .. } = &self.answers[answering];
            let (Some(name), Some(question)) = (*name, *question) else { continue };
            if !self.answered(row, answering, name, question, &mut month) {
                return self.parts.clear();
            }
        }
        self.sums(row, month);
    }

    /// Takes in one cell of answers; `false` where the whole row is left out for its date.
    fn answered(
        &mut self,
        row: usize,
        answering: usize,
        name: u32,
        question: Question,
        dated: &mut Option<u16>,
    ) -> bool {
        let Some(number) = self.number(row, answering, question.asked) else { return true };
        if let Err(unwanted) = &self.names[name as usize] {
            *self.counted.unwanted.entry(unwanted.clone()).or_default() += 1;
            return true;
        }
        if let Some(part) = question.asked.part {
            self.parts.entry(name).or_default()[part.min(2)] = Some(number);
            return true;
        }
        let Some(month) = dated.or_else(|| self.month(row)) else { return false };
        *dated = Some(month);
        let segments = self.segments(row);
        self.add(Group { name, metric: question.metric, month, segments }, number);
        true
    }

    /// Sums of CLI's three answers of a respondent, where all of them are known.
    fn sums(&mut self, row: usize, dated: Option<u16>) {
        if self.parts.is_empty() {
            return;
        }
        let parts = std::mem::take(&mut self.parts);
        let Some(month) = dated.or_else(|| self.month(row)) else { return };
        let segments = self.segments(row);
        let metric = place(&mut self.metrics, Metric::Cli) as u8;
        for (name, parts) in parts {
            match parts {
                [Some(a), Some(b), Some(c)] => {
                    self.add(Group { name, metric, month, segments }, a + b + c);
                }
                _ => self.counted.incomplete += 1,
            }
        }
    }

    /// The answer in a cell, if it is one on its scale; else it is told.
    fn number(&mut self, row: usize, answering: usize, asked: Asked) -> Option<i64> {
        let Answering { at, column, said, .. } = &self.answers[answering];
        let code = column.code(row);
        let (low, high) = match asked.part {
            Some(_) => asked.metric.scale(),
            None => asked.metric.one_scale(),
        };
        let why = match said[code as usize] {
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
        self.counted.skip((row, *at), column.value(code), why);
        None
    }

    fn finish(mut self) -> Counted {
        let mut columns: Vec<(Arc<str>, usize)> = (self.segments.iter().enumerate())
            .map(|(place, (at, ..))| (self.mapping.head(self.sheet, *at).into(), place))
            .collect();
        columns.sort();
        let values: Vec<Vec<Arc<str>>> = self
            .segments
            .iter()
            .map(|(_, column, _)| column.values().map(|value| value.trim().into()).collect())
            .collect();
        // Groups are put in order by the places of their parts, not by the texts themselves.
        let valued: Vec<Vec<u32>> = values.iter().map(|values| ranks(values)).collect();
        let (names, months, metrics) =
            (ranks_of(&self.names), ranks(&self.months), ranks(&self.metrics));
        let mut groups = self.groups.all();
        groups.sort_unstable_by_key(|(group, _)| {
            let mut split = [0; MOST_SEGMENTS];
            for (rank, (_, place)) in split.iter_mut().zip(&columns) {
                *rank = valued[*place][group.segments[*place] as usize];
            }
            let month = months[usize::from(group.month)];
            (names[group.name as usize], metrics[usize::from(group.metric)], month, split)
        });
        for (group, start) in groups {
            let Ok(touchpoint) = &self.names[group.name as usize] else { continue };
            let metric = self.metrics[usize::from(group.metric)];
            let (low, high) = metric.one_scale();
            let counts = &self.counts[start..=start + usize::from(high - low)];
            let segment = |(column, place): &(Arc<str>, usize)| {
                let code = group.segments[*place] as usize;
                (column.clone(), values[*place][code].clone())
            };
            let cell = Cell {
                touchpoint: touchpoint.clone(),
                metric,
                period: self.months[usize::from(group.month)],
                segments: columns.iter().map(segment).collect(),
            };
            let counts = counts.iter().map(|count| u64::from(*count)).collect();
            self.counted.cells.push((cell, Histogram::new(low, counts)));
        }
        self.counted
    }
}

/// The place of each value of a list if the list were in order.
fn ranks<T: Ord>(list: &[T]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by(|&a, &b| list[a].cmp(&list[b]));
    let mut ranks = vec![0; list.len()];
    for (rank, at) in (0..).zip(order) {
        ranks[at] = rank;
    }
    ranks
}

/// [`ranks`] of touchpoints; those nobody wants have no answers.
fn ranks_of(names: &[Result<About, String>]) -> Vec<u32> {
    ranks(&names.iter().map(|name| name.as_ref().ok()).collect::<Vec<_>>())
}
