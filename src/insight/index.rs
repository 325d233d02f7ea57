//! A map's cells of answers as a table: what they are asked for, months and combinations of
//! segments are numbers, counts stand side by side. A slice becomes a list of yes and no by
//! combination once, so that pooling a whole map of many segments and months reads numbers only.

use super::{Against, Pool, Pooled, Slice, Sources};
use crate::model::{CellAnswers, CellKey, Document, ElementId, Month, SegmentValue};
use crate::scores::{Answers, Histogram, Metric};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Answers of one metric in one form: what can be pooled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Series {
    metric: Metric,
    /// CLI's three separate histograms.
    three: bool,
}

impl Series {
    fn scale(self) -> (u8, u8) {
        if self.three { self.metric.scale() } else { self.metric.one_scale() }
    }

    /// Counts of one histogram.
    fn width(self) -> usize {
        let (low, high) = self.scale();
        usize::from(high.saturating_sub(low)) + 1
    }

    /// Counts of one cell.
    fn counts(self) -> usize {
        self.width() * if self.three { 3 } else { 1 }
    }

    fn answers(self, counts: &[u64]) -> Answers {
        let histogram = |counts: &[u64]| Histogram::new(self.scale().0, counts.to_vec());
        if self.three {
            let part = |at: usize| histogram(&counts[at * self.width()..(at + 1) * self.width()]);
            Answers::Three(Box::new([part(0), part(1), part(2)]))
        } else {
            Answers::One(histogram(counts))
        }
    }
}

/// A cell of answers without its counts.
#[derive(Debug, Clone, Copy)]
struct Row {
    series: u32,
    /// [`code`] of its month.
    month: u32,
    combination: u32,
}

/// The cells of one touchpoint, in the order of their keys.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Row>,
    /// The counts of all rows, one after the other.
    counts: Vec<u32>,
}

impl Table {
    /// Adds a cell; one with more answers than a count holds becomes several.
    fn push(&mut self, row: Row, parts: &[&[u64]]) {
        let mut left: Vec<u64> = parts.iter().flat_map(|part| part.iter().copied()).collect();
        loop {
            self.rows.push(row);
            for count in &mut left {
                let now = u32::try_from(*count).unwrap_or(u32::MAX);
                self.counts.push(now);
                *count -= u64::from(now);
            }
            if left.iter().all(|&count| count == 0) {
                return;
            }
        }
    }
}

/// A month as a number that rises with time; 0 = undated.
fn code(month: Option<Month>) -> u32 {
    month.map_or(0, |month| u32::from(month.year.unsigned_abs()) * 12 + u32::from(month.month))
}

/// The month with this number.
fn month_of(code: u32) -> Option<Month> {
    let before = code.checked_sub(1)?;
    Some(Month { year: (before / 12) as i16, month: (before % 12 + 1) as u8 })
}

/// A map's answers, ready to be pooled in any slice.
#[derive(Debug, Default)]
pub struct AnswerIndex {
    series: Vec<Series>,
    combinations: Vec<Vec<SegmentValue>>,
    tables: BTreeMap<ElementId, Arc<Table>>,
}

impl AnswerIndex {
    /// The answers of a document. Takes a while where there are many.
    pub fn of(document: &Document) -> Self {
        let mut index = Self::default();
        let mut known = HashMap::new();
        let mut cells = document.cells().iter().peekable();
        while let Some(&(CellKey { touchpoint, .. }, _)) = cells.peek() {
            let own =
                std::iter::from_fn(|| cells.next_if(|(key, _)| key.touchpoint == *touchpoint));
            let table = index.table(document, own, &mut known);
            index.tables.insert(*touchpoint, Arc::new(table));
        }
        index
    }

    /// The answers of a document that had these before its touchpoints `touched` got other ones.
    /// The questions are the same.
    #[must_use]
    pub fn after(&self, document: &Document, touched: &[ElementId]) -> Self {
        let mut next = Self {
            series: self.series.clone(),
            combinations: self.combinations.clone(),
            tables: self.tables.clone(),
        };
        let mut known: HashMap<Vec<SegmentValue>, u32> =
            next.combinations.iter().cloned().zip(0..).collect();
        next.tables.retain(|id, _| document.contains(*id));
        for &touchpoint in touched {
            let table = next.table(document, document.cells_of(touchpoint), &mut known);
            next.tables.insert(touchpoint, Arc::new(table));
        }
        next
    }

    fn table<'a>(
        &mut self,
        document: &Document,
        cells: impl Iterator<Item = (&'a CellKey, &'a CellAnswers)>,
        known: &mut HashMap<Vec<SegmentValue>, u32>,
    ) -> Table {
        let mut table = Table::default();
        let mut asked: Option<(&str, Metric)> = None;
        for (key, answers) in cells {
            // A touchpoint's cells of one question stand together.
            if asked.is_none_or(|(question, _)| *question != *key.question) {
                let question = document.questions().get(&key.question);
                asked = question.map(|question| (&*key.question, question.metric));
            }
            let Some((_, metric)) = asked else { continue };
            // The model refuses what does not fit; a score without it is better than none.
            if answers.check(metric).is_err() {
                continue;
            }
            let three = matches!(&**answers, Answers::Three(_));
            let row = Row {
                series: self.series_of(Series { metric, three }),
                month: code(key.period),
                combination: self.combination_of(&key.segments, known),
            };
            match &**answers {
                Answers::One(one) => table.push(row, &[one.counts()]),
                Answers::Three(parts) => {
                    table.push(row, &[parts[0].counts(), parts[1].counts(), parts[2].counts()]);
                }
            }
        }
        table
    }

    fn series_of(&mut self, wanted: Series) -> u32 {
        let known = self.series.iter().position(|series| *series == wanted);
        known.unwrap_or_else(|| {
            self.series.push(wanted);
            self.series.len() - 1
        }) as u32
    }

    fn combination_of(
        &mut self,
        segments: &[SegmentValue],
        known: &mut HashMap<Vec<SegmentValue>, u32>,
    ) -> u32 {
        if let Some(&code) = known.get(segments) {
            return code;
        }
        let code = self.combinations.len() as u32;
        self.combinations.push(segments.to_vec());
        known.insert(segments.to_vec(), code);
        code
    }

    /// The touchpoints with answers.
    pub fn touchpoints(&self) -> impl Iterator<Item = ElementId> + '_ {
        self.tables.keys().copied()
    }

    /// Makes a slice of these answers ready.
    pub fn cut(&self, slice: &Slice) -> Cut {
        let held = self.combinations.iter().map(|segments| slice.holds_segments(segments));
        let months = slice.months.map(|(first, last)| (code(Some(first)), code(Some(last))));
        Cut { months, outside: false, held: held.collect() }
    }

    /// Makes the answers that a slice is compared with ready. Of everything there is no rest.
    pub fn cut_against(&self, slice: &Slice, against: &Against) -> Cut {
        if let Against::Slice(other) = against {
            return self.cut(other);
        }
        let mut cut = self.cut(slice);
        if slice.segments.is_empty() {
            cut.outside = true;
        } else {
            cut.held.iter_mut().for_each(|held| *held = !*held);
        }
        cut
    }

    /// A touchpoint's answers in a cut, pooled.
    pub fn pooled(&self, touchpoint: ElementId, cut: &Cut) -> Pooled {
        let mut found: Vec<Sum> = Vec::new();
        let mut sources = Sources::default();
        self.each(touchpoint, cut, |row, series, counts| {
            let n = count(series, counts);
            let known = found.iter().position(|sum| sum.series == row.series);
            let at = known.unwrap_or_else(|| {
                found.push(Sum::new(row.series, series));
                found.len() - 1
            });
            let sum = &mut found[at];
            sum.add(counts);
            if n > 0 {
                sum.newest = sum.newest.max(row.month);
                note(&mut sources, row.month, n);
            }
        });
        let pools = found.into_iter().map(|sum| {
            let series = self.series[sum.series as usize];
            let (metric, answers) = (series.metric, series.answers(&sum.counts));
            Pool { metric, answers, newest: month_of(sum.newest) }
        });
        Pooled::new(pools.collect(), sources)
    }

    /// A touchpoint's answers to one metric in its last two months with answers, the newer first;
    /// `None` where there are not two. Of CLI's two forms those that are newer.
    pub fn last_two(
        &self,
        touchpoint: ElementId,
        cut: &Cut,
        metric: Metric,
    ) -> Option<[(Month, Answers); 2]> {
        let mut months: BTreeMap<(u32, u32), Sum> = BTreeMap::new();
        self.each(touchpoint, cut, |row, series, counts| {
            if series.metric == metric && row.month > 0 && count(series, counts) > 0 {
                let fresh = || Sum::new(row.series, series);
                months.entry((row.month, row.series)).or_insert_with(fresh).add(counts);
            }
        });
        let mut last = months.iter().rev();
        let (&(newest, form), sum) = last.next()?;
        let (&(before, _), other) = last.find(|((_, series), _)| *series == form)?;
        let series = self.series[form as usize];
        let of = |month, sum: &Sum| Some((month_of(month)?, series.answers(&sum.counts)));
        Some([of(newest, sum)?, of(before, other)?])
    }

    /// Goes through the rows of a touchpoint that a cut holds.
    fn each(&self, touchpoint: ElementId, cut: &Cut, mut with: impl FnMut(&Row, Series, &[u32])) {
        let Some(table) = self.tables.get(&touchpoint) else { return };
        let mut rest = &table.counts[..];
        for row in &table.rows {
            let series = self.series[row.series as usize];
            let Some((counts, more)) = rest.split_at_checked(series.counts()) else { return };
            rest = more;
            if cut.holds(row) {
                with(row, series, counts);
            }
        }
    }
}

/// A slice of the answers of one index.
#[derive(Debug, Clone)]
pub struct Cut {
    /// The [`code`]s of the first and the last month.
    months: Option<(u32, u32)>,
    /// Whether the dated answers of all other months are meant.
    outside: bool,
    /// Whether a combination of segments is held.
    held: Box<[bool]>,
}

impl Cut {
    fn holds(&self, row: &Row) -> bool {
        let inside = self.months.is_none_or(|(first, last)| (first..=last).contains(&row.month));
        let month = if self.outside { !inside && row.month > 0 } else { inside };
        month && self.held.get(row.combination as usize).copied().unwrap_or(false)
    }
}

/// Counts that are being added up.
struct Sum {
    series: u32,
    counts: Vec<u64>,
    newest: u32,
}

impl Sum {
    fn new(at: u32, series: Series) -> Self {
        Self { series: at, counts: vec![0; series.counts()], newest: 0 }
    }

    fn add(&mut self, counts: &[u32]) {
        for (sum, &count) in self.counts.iter_mut().zip(counts) {
            *sum += u64::from(count);
        }
    }
}

/// How many answered: of three separate histograms the fewest.
fn count(series: Series, counts: &[u32]) -> u64 {
    let parts = counts.chunks(series.width());
    parts.map(|part| part.iter().copied().map(u64::from).sum()).min().unwrap_or(0)
}

fn note(sources: &mut Sources, month: u32, n: u64) {
    sources.answers = sources.answers.saturating_add(n);
    let Some(month) = month_of(month) else {
        sources.undated = sources.undated.saturating_add(n);
        return;
    };
    let (first, last) = sources.months.unwrap_or((month, month));
    sources.months = Some((first.min(month), last.max(month)));
}
