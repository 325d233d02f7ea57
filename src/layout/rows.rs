//! The rows of a picture: which there are, how high each is, where it lies.

use super::context::Context;
use crate::scene::{Lane, Row};

/// A row inside a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Ways that branch, skip or loop, above the touchpoints.
    Ways,
    /// The strip that shows one metric across the journey.
    Heat,
    /// The lane's own cells.
    Main,
    /// Notes on ways, straddling the border between two columns.
    OnWays,
}

/// Names a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The lane.
    pub lane: Lane,
    /// The row inside it.
    pub part: Part,
}

impl RowKey {
    /// How many rows there can be.
    pub const COUNT: usize = Lane::ALL.len() * 4;

    /// A number of its own below [`Self::COUNT`].
    pub const fn slot(self) -> usize {
        self.lane as usize * 4 + self.part as usize
    }

    /// The lane's main row.
    pub const fn main(lane: Lane) -> Self {
        Self { lane, part: Part::Main }
    }
}

/// The rows from top to bottom, while their heights are found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    keys: Vec<RowKey>,
    heights: Vec<f64>,
    tops: Vec<f64>,
}

impl Rows {
    /// The rows of the view's lanes, all of height 0.
    pub fn of(context: &Context) -> Self {
        let mut keys = Vec::new();
        for &lane in &context.view.lanes {
            let parts: &[Part] = match lane {
                Lane::Touchpoints if context.view.heat && !context.view.setting.repeats => {
                    &[Part::Ways, Part::Heat, Part::Main]
                }
                Lane::Touchpoints => &[Part::Ways, Part::Main],
                Lane::Barriers | Lane::Drivers => &[Part::Main, Part::OnWays],
                _ => &[Part::Main],
            };
            keys.extend(parts.iter().map(|&part| RowKey { lane, part }));
        }
        let heights = vec![0.0; keys.len()];
        Self { tops: heights.clone(), keys, heights }
    }

    /// The rows from top to bottom.
    pub fn keys(&self) -> &[RowKey] {
        &self.keys
    }

    /// Where a row stands in the list; `None` if its lane is not shown.
    pub fn index(&self, key: RowKey) -> Option<usize> {
        self.keys.iter().position(|&known| known == key)
    }

    /// Makes a row at least this high.
    pub fn grow(&mut self, key: RowKey, height: f64) {
        if let Some(index) = self.index(key) {
            self.heights[index] = self.heights[index].max(height);
        }
    }

    /// Height of a row; 0 if its lane is not shown.
    pub fn height(&self, key: RowKey) -> f64 {
        self.index(key).map_or(0.0, |index| self.heights[index])
    }

    /// Top of a row, once [`Self::stack`] has run.
    pub fn top(&self, key: RowKey) -> Option<f64> {
        self.index(key).map(|index| self.tops[index])
    }

    /// Sum of all heights.
    pub fn total(&self) -> f64 {
        self.heights.iter().sum()
    }

    /// Stacks the rows from `top` downwards; returns where they end.
    pub fn stack(&mut self, top: f64) -> f64 {
        let mut y = top;
        for (place, height) in self.tops.iter_mut().zip(&self.heights) {
            *place = y;
            y += height;
        }
        y
    }

    /// Top and bottom of a lane with all its rows.
    pub fn lane(&self, lane: Lane) -> Option<(f64, f64)> {
        let mut rows = self.keys.iter().zip(self.tops.iter().zip(&self.heights));
        let (_, (&top, &first)) = rows.find(|(key, _)| key.lane == lane)?;
        let end = rows
            .take_while(|(key, _)| key.lane == lane)
            .last()
            .map_or(top + first, |(_, (top, height))| top + height);
        Some((top, end))
    }

    /// The rows as the scene keeps them.
    pub fn finish(&self, context: &Context) -> Vec<Row> {
        self.keys
            .iter()
            .zip(self.tops.iter().zip(&self.heights))
            .map(|(key, (&y, &height))| Row {
                lane: key.lane,
                name: context.texts.word(key.lane).into(),
                y,
                height,
            })
            .collect()
    }
}
