//! Which answers are looked at: some months, some segments, or all of them.

use crate::model::{CellKey, Month};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Which answers are looked at. The empty one is all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slice {
    /// The first and the last month; `None` = every month, and undated answers too.
    pub months: Option<(Month, Month)>,
    /// For each column the values of which one has to be stated ("" = not stated); a column that
    /// is not here does not matter.
    pub segments: BTreeMap<Arc<str>, BTreeSet<Arc<str>>>,
}

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
        self.holds_period(key.period) && self.holds_segments(key)
    }

    /// Whether a month is looked at.
    pub fn holds_period(&self, period: Option<Month>) -> bool {
        self.months
            .is_none_or(|(first, last)| period.is_some_and(|month| (first..=last).contains(&month)))
    }

    fn holds_segments(&self, key: &CellKey) -> bool {
        self.segments.iter().all(|(column, values)| {
            let stated = key.segments.iter().find(|segment| segment.column == *column);
            values.contains(stated.map_or("", |segment| &segment.value))
        })
    }
}
