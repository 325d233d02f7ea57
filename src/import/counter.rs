//! Answers counted row by row.

use super::counted::{Counted, Why};
use super::groups::{Group, Groups};
use super::mapping::MOST_SEGMENTS;
use super::plan::{Answering, Dating, Plan, Question};
use super::values::Answer;
use crate::model::Asked;
use crate::scores::Metric;
use std::collections::BTreeMap;

/// Answers that are counted together.
const TOGETHER: usize = 128;

/// What was counted of some of the rows of a sheet.
pub(super) struct Counter<'a> {
    plan: &'a Plan<'a>,
    /// All but the histograms.
    pub(super) counted: Counted,
    /// Where the counts of each group begin.
    pub(super) groups: Groups,
    /// The counts of all groups, as many each as its metric has answers.
    pub(super) counts: Vec<u32>,
    /// Answers that wait to be counted, and how far above the lowest of their scale they are.
    waiting: Vec<(Group, u8)>,
    /// Answers about each touchpoint that is left out.
    unwanted: Vec<u64>,
    /// CLI's three answers of the row being read, by touchpoint.
    parts: BTreeMap<u32, [Option<i64>; 3]>,
}

impl<'a> Counter<'a> {
    /// Nothing yet of so many rows.
    pub(super) fn new(plan: &'a Plan<'a>, rows: usize) -> Self {
        Self {
            plan,
            counted: Counted::default(),
            groups: plan.groups(rows),
            counts: Vec::new(),
            waiting: Vec::with_capacity(TOGETHER),
            unwanted: vec![0; plan.names.len()],
            parts: BTreeMap::new(),
        }
    }

    /// Adds what was counted of rows further down.
    pub(super) fn append(&mut self, below: Counter<'_>) {
        for (group, start) in below.groups.all() {
            let own = self.start(group);
            let (low, high) = self.plan.metrics[usize::from(group.metric)].one_scale();
            let more = &below.counts[start..=start + usize::from(high - low)];
            for (count, more) in self.counts[own..].iter_mut().zip(more) {
                *count += more;
            }
        }
        for (answers, more) in self.unwanted.iter_mut().zip(below.unwanted) {
            *answers += more;
        }
        self.counted.append(below.counted);
    }

    /// Answers about touchpoints that are left out, by name.
    pub(super) fn unwanted(&self) -> BTreeMap<String, u64> {
        let names = self.plan.names.iter().zip(&self.unwanted).filter(|(_, answers)| **answers > 0);
        names.filter_map(|(name, answers)| Some((name.clone().err()?, *answers))).collect()
    }

    /// Where the counts of a group begin.
    fn start(&mut self, group: Group) -> usize {
        let end = self.counts.len();
        let start = self.groups.start(group, end);
        if start == end {
            let (low, high) = self.plan.metrics[usize::from(group.metric)].one_scale();
            self.counts.resize(end + usize::from(high - low) + 1, 0);
        }
        start
    }

    /// Counts an answer, which is on its scale.
    fn add(&mut self, group: Group, answer: i64) {
        let (low, _) = self.plan.metrics[usize::from(group.metric)].one_scale();
        self.waiting.push((group, (answer - i64::from(low)) as u8));
        if self.waiting.len() == TOGETHER {
            self.catch_up();
        }
    }

    /// Counts the answers that wait. Each is two places far off in memory, and many of either are
    /// waited for at once.
    pub(super) fn catch_up(&mut self) {
        let mut waiting = std::mem::take(&mut self.waiting);
        let mut places = [0; TOGETHER];
        for (place, (group, answer)) in places.iter_mut().zip(&waiting) {
            *place = self.start(*group) + usize::from(*answer);
        }
        for place in &places[..waiting.len()] {
            self.counts[*place] += 1;
        }
        self.counted.answers += waiting.len() as u64;
        waiting.clear();
        self.waiting = waiting;
    }

    /// The month of a row; `None` where what stands there is no date, which is told.
    fn month(&mut self, row: usize) -> Option<u16> {
        match &self.plan.dating {
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
        for (code, (_, column, same)) in codes.iter_mut().zip(&self.plan.segments) {
            *code = same[column.code(row) as usize];
        }
        codes
    }

    /// A row that is one answer.
    pub(super) fn long(&mut self, row: usize) {
        let Some((at, column, named)) = &self.plan.touchpoints else { return };
        let code = column.code(row);
        let Some(name) = named[code as usize] else {
            let (at, value) = (*at, column.value(code));
            return self.counted.skip((row, at), value, Why::NoTouchpoint);
        };
        let mut month = None;
        for answering in 0..self.plan.answers.len() {
            let question = match (&self.plan.answers[answering].question, &self.plan.questions) {
                (Some(question), _) => Some(*question),
                (None, Some((_, column, asked))) => asked[column.code(row) as usize],
                (None, None) => None,
            };
            let Some(question) = question else {
                if let Some((at, column, _)) = &self.plan.questions {
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
    pub(super) fn wide(&mut self, row: usize) {
        let mut month = None;
        for answering in 0..self.plan.answers.len() {
            let Answering { name, question, .. } = &self.plan.answers[answering];
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
        if self.plan.names[name as usize].is_err() {
            self.unwanted[name as usize] += 1;
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
        let metric = self.plan.metrics.iter().position(|metric| *metric == Metric::Cli);
        let Some(metric) = metric.map(|place| place as u8) else { return };
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
        let Answering { at, column, said, .. } = &self.plan.answers[answering];
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
}
