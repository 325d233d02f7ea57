//! Which answers are looked at: some months, some segments, or all of them; and which others they
//! are compared with.

use crate::i18n::Texts;
use crate::model::{CellKey, Month, SegmentValue};
use std::collections::BTreeMap;
use std::sync::Arc;

pub use crate::model::{Against, Slice};

impl Slice {
    /// Every answer.
    pub const ALL: &'static Self = &Self { months: None, segments: BTreeMap::new() };

    /// Whether every answer is looked at.
    pub fn is_all(&self) -> bool {
        self.months.is_none() && self.segments.is_empty()
    }

    /// Whether the answers of a cell are looked at. A column that the cell's survey did not ask
    /// for is not stated.
    pub fn holds(&self, key: &CellKey) -> bool {
        self.holds_period(key.period) && self.holds_segments(&key.segments)
    }

    /// Whether a month is looked at.
    pub fn holds_period(&self, period: Option<Month>) -> bool {
        self.months
            .is_none_or(|(first, last)| period.is_some_and(|month| (first..=last).contains(&month)))
    }

    /// Whether a combination of segments is looked at.
    pub(super) fn holds_segments(&self, segments: &[SegmentValue]) -> bool {
        self.segments.iter().all(|(column, values)| {
            let stated = segments.iter().find(|segment| segment.column == *column);
            values.contains(stated.map_or("", |segment| &segment.value))
        })
    }
}

impl Slice {
    /// Which answers these are, in words: `Jan 2026 … Mar 2026 · region: North, South`.
    pub fn text(&self, texts: &'static Texts) -> String {
        let mut parts = Vec::new();
        if let Some((first, last)) = self.months {
            parts.push(if first == last {
                texts.month_short(first)
            } else {
                format!("{} … {}", texts.month_short(first), texts.month_short(last))
            });
        }
        for (column, values) in &self.segments {
            let named = |value: &Arc<str>| {
                if value.is_empty() { texts.get("survey-not-stated") } else { value }.to_owned()
            };
            let values: Vec<String> = values.iter().map(named).collect();
            parts.push(format!("{column}: {}", values.join(", ")));
        }
        if parts.is_empty() { texts.get("slice-all").to_owned() } else { parts.join(" · ") }
    }
}

impl Against {
    /// As many months as these, right before them.
    pub fn before((first, last): (Month, Month)) -> (Month, Month) {
        let length = first.until(last) + 1;
        (first.plus(-length), last.plus(-length))
    }

    /// Which answers these are, in words.
    pub fn text(&self, texts: &'static Texts) -> String {
        match self {
            Self::Slice(slice) => slice.text(texts),
            Self::Rest => texts.get("slice-rest").to_owned(),
        }
    }
}
