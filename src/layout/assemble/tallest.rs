//! The highest cell of every row, kept up to date while columns come and go.

use crate::layout::column::Slot;
use crate::layout::rows::RowKey;
use crate::scene::Lane;

/// Of every row the height of its highest cells and how many are that high. While only lower cells
/// come and go, nobody has to look at all columns again.
#[derive(Debug, Clone)]
pub struct Tallest {
    rows: [(f64, u32); RowKey::COUNT],
    /// Whether the rows are those of all columns.
    found: bool,
}

impl Default for Tallest {
    fn default() -> Self {
        Self { rows: [(0.0, 0); RowKey::COUNT], found: false }
    }
}

impl Tallest {
    /// Height of a row's highest cell among these columns; 0 where it has none.
    pub fn of(&mut self, row: RowKey, columns: &[Slot]) -> f64 {
        if !self.found {
            *self = Self { found: true, ..Self::default() };
            for column in columns {
                self.come(column);
            }
        }
        self.rows[row.slot()].0
    }

    /// A column comes.
    pub fn come(&mut self, column: &Slot) {
        if !self.found {
            return;
        }
        for (row, height) in cells(column) {
            let (highest, count) = &mut self.rows[row.slot()];
            if height > *highest {
                (*highest, *count) = (height, 1);
            } else if height.to_bits() == highest.to_bits() {
                *count += 1;
            }
        }
    }

    /// A column goes. Where it had the only highest cell of a row, all are looked at again.
    pub fn leave(&mut self, column: &Slot) {
        for (row, height) in cells(column) {
            let (highest, count) = &mut self.rows[row.slot()];
            if height.to_bits() == highest.to_bits() && height > 0.0 {
                *count = count.saturating_sub(1);
                self.found &= *count > 0;
            }
        }
    }
}

/// The rows and heights of a column's cells, its card's among them.
fn cells(column: &Slot) -> impl Iterator<Item = (RowKey, f64)> {
    let card = column.card.as_ref().map(|card| (RowKey::main(Lane::Touchpoints), card.height));
    card.into_iter().chain(column.heights().iter().copied())
}
