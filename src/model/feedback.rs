//! What a map keeps about feedback beside its histograms: figures somebody only reported, what
//! became of low scores, comments, and the measured past of indicators.

use super::{Date, Month};
use crate::scores::Metric;
use std::sync::Arc;

/// A score that somebody only reports: no answers are known. Never pooled with others.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// The metric.
    pub metric: Metric,
    /// Its value in the metric's unit, within the metric's range.
    pub value: f64,
    /// How many answers it is said to rest on; `None` = not stated.
    pub n: Option<u64>,
    /// Who reports it, where; empty = not stated.
    pub source: String,
    /// The day it was reported for; `None` = not stated.
    pub date: Option<Date>,
}

impl Reported {
    /// Most of them at one touchpoint.
    pub const MOST: usize = 1_000;

    /// Whether its value is one the metric can take, and its day one the calendar has.
    pub fn is_valid(&self) -> bool {
        let (low, high) = self.metric.range();
        (low..=high).contains(&self.value) && self.date.is_none_or(Date::is_valid)
    }
}

/// What became of a touchpoint's low score: closing the loop with the clients who gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    /// How far the answer has come.
    pub state: FollowUpState,
    /// The day it came so far; scores of later months measure the answer.
    pub since: Date,
    /// What is done about it; empty = not stated.
    pub answer: String,
}

impl FollowUp {
    /// The first month whose answers can tell whether it helped.
    pub fn measured_from(&self) -> Month {
        let Date { year, month, .. } = self.since;
        if month == 12 {
            Month { year: year + 1, month: 1 }
        } else {
            Month { year, month: month + 1 }
        }
    }
}

super::words::words! {
    /// How far the answer to a low score has come.
    FollowUpState {
        /// Nobody has begun.
        Open = "open",
        /// Somebody is at it.
        InWork = "in-work",
        /// It is done.
        Done = "done",
        /// It was done, and clients say that it is not.
        Reopened = "reopened",
    }
}

/// Where a quote comes from that a client wrote beside an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveyComment {
    /// The import it came with; see [`CellKey::import`](super::CellKey::import).
    pub import: Arc<str>,
    /// The answer it was written beside, on the metric's scale; `None` = none, or not one answer.
    pub answer: Option<(Metric, u8)>,
    /// The month; `None` = undated.
    pub period: Option<Month>,
}

impl SurveyComment {
    /// Whether its answer is on the metric's scale and its month in the calendar.
    pub fn is_valid(&self) -> bool {
        let on_scale = |(metric, answer): (Metric, u8)| {
            let (low, high) = metric.one_scale();
            (low..=high).contains(&answer)
        };
        self.answer.is_none_or(on_scale) && self.period.is_none_or(Month::is_valid)
    }
}

/// An earlier measurement of an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The day.
    pub date: Date,
    /// The value, in the indicator's unit. Finite.
    pub value: f64,
}

impl Measured {
    /// Most measurements of one indicator.
    pub const MOST: usize = 10_000;

    /// Whether a history holds: days that exist, each once, in order, with finite values.
    pub fn is_history(list: &[Self]) -> bool {
        list.len() <= Self::MOST
            && list.iter().all(|at| at.date.is_valid() && at.value.is_finite())
            && list.windows(2).all(|pair| pair[0].date < pair[1].date)
    }

    /// Enters a measurement into a history, in place of another of the same day.
    pub fn enter(list: &mut Vec<Self>, new: Self) {
        match list.binary_search_by_key(&new.date, |at| at.date) {
            Ok(at) => list[at] = new,
            Err(at) => list.insert(at, new),
        }
    }
}
