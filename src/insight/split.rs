//! A map's scores taken apart: by touchpoint, and within it by month or by what answers are split
//! by. Whatever is put together again is pooled from histograms.

use super::Slice;
use super::pooled::Pools;
use crate::model::{CellAnswers, CellKey, Document, ElementId, Month, SegmentValue};
use crate::scores::Score;
use std::collections::BTreeMap;

/// What scores are taken apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// Nothing but touchpoints.
    #[default]
    Touchpoint,
    /// Months.
    Period,
    /// Each column that answers are split by, value by value.
    Segment,
}

impl By {
    /// Stable lower-case key, used on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Touchpoint => "touchpoint",
            Self::Period => "period",
            Self::Segment => "segment",
        }
    }
}

/// Answers of a touchpoint that belong together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of them.
    Whole,
    /// Those of a month; `None` = undated.
    Period(Option<Month>),
    /// Those with a value in a column; an empty value = not stated.
    Segment(SegmentValue),
}

/// The scores of every touchpoint with answers in the slice, in the order of the journey, part by
/// part.
pub fn split(document: &Document, by: By, slice: &Slice) -> Vec<(ElementId, Part, Score)> {
    let mut found = Vec::new();
    for touchpoint in document.journey() {
        let mut parts: BTreeMap<Part, Pools> = BTreeMap::new();
        for (key, answers) in document.cells_of(touchpoint).filter(|(key, _)| slice.holds(key)) {
            let Some(question) = document.questions().get(&key.question) else { continue };
            for part in parts_of((key, answers), by) {
                parts.entry(part).or_default().add(question.metric, answers);
            }
        }
        for (part, pools) in parts {
            found.extend(pools.scores().map(|score| (touchpoint, part.clone(), score)));
        }
    }
    found
}

fn parts_of((key, _): (&CellKey, &CellAnswers), by: By) -> Vec<Part> {
    match by {
        By::Touchpoint => vec![Part::Whole],
        By::Period => vec![Part::Period(key.period)],
        By::Segment => key.segments.iter().cloned().map(Part::Segment).collect(),
    }
}
