//! A sheet of a survey file: columns of values, each distinct value kept once. A million answers
//! are a million small numbers and a few hundred texts, and whatever is asked of a column is asked
//! of its distinct values.

use hashbrown::HashTable;
use std::hash::BuildHasher;

/// Most cells of a sheet: two million rows of some thirty columns.
pub const MOST_CELLS: usize = 64_000_000;
/// Most bytes of text in a sheet, each distinct value counted once a column.
pub const MOST_TEXT: usize = 1 << 30;

/// A sheet has more cells or text than can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

/// Places texts in the table of those known; the same on every machine.
const HASHER: foldhash::fast::FixedState = foldhash::fast::FixedState::with_seed(0);

/// The values of one column.
#[derive(Debug, Clone)]
pub struct Column {
    /// What stands in each row; rows behind the last one are blank.
    codes: Vec<u32>,
    text: String,
    /// Where each value ends in the text; the first value is blank.
    ends: Vec<usize>,
    known: HashTable<u32>,
    recent: Vec<Recent>,
}

/// How many values of a column are known at a glance, a power of two.
const RECENT: usize = 256;
/// From so many rows on it pays.
const RECENT_FROM: usize = 32;

/// A value seen lately. Up to 16 bytes its two ends are all of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Ends {
    head: u64,
    tail: u64,
    length: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Recent {
    ends: Ends,
    code: u32,
}

impl Ends {
    fn of(bytes: &[u8]) -> Self {
        let eight = |bytes: &[u8]| {
            let mut eight = [0; 8];
            eight[..bytes.len()].copy_from_slice(bytes);
            u64::from_le_bytes(eight)
        };
        let length = bytes.len();
        let (head, tail) = match bytes.first_chunk::<8>().zip(bytes.last_chunk::<8>()) {
            Some((head, tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
            None => (eight(bytes), 0),
        };
        Self { head, tail, length }
    }

    fn slot(self) -> usize {
        let mixed = self.head ^ self.tail.rotate_left(29) ^ self.length as u64;
        (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize % RECENT
    }
}

impl Default for Column {
    fn default() -> Self {
        Self {
            codes: Vec::new(),
            text: String::new(),
            ends: vec![0],
            known: HashTable::new(),
            recent: Vec::new(),
        }
    }
}

impl Column {
    /// What stands in a row, as a place among [`Self::values`]: 0 = blank.
    pub fn code(&self, row: usize) -> u32 {
        self.codes.get(row).copied().unwrap_or(0)
    }

    /// What stands in the rows from `first` on, down to the last that is not blank.
    pub fn codes_from(&self, first: usize) -> &[u32] {
        self.codes.get(first..).unwrap_or_default()
    }

    /// What stands in a row.
    pub fn get(&self, row: usize) -> &str {
        self.value(self.code(row))
    }

    /// How many distinct values there are, the blank one counted.
    pub fn distinct(&self) -> usize {
        self.ends.len()
    }

    /// The distinct values in the order they first come; the first is blank.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|code| self.value(code as u32))
    }

    /// A distinct value.
    pub fn value(&self, code: u32) -> &str {
        let code = code as usize;
        let from = code.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends.get(code).map_or("", |&to| &self.text[from..to])
    }

    /// Puts a value below the others.
    pub(super) fn push(&mut self, value: &[u8]) {
        let code = self.code_of(value);
        self.codes.push(code);
    }

    fn code_of(&mut self, bytes: &[u8]) -> u32 {
        if bytes.is_empty() {
            return 0;
        }
        let ends = Ends::of(bytes);
        let slot = ends.slot();
        if let Some(recent) = self.recent.get(slot)
            && recent.ends == ends
            && (ends.length <= 16 || self.value(recent.code).as_bytes() == bytes)
        {
            return recent.code;
        }
        let code = self.looked_up(bytes);
        if self.recent.is_empty() && self.codes.len() >= RECENT_FROM {
            self.recent = vec![Recent::default(); RECENT];
        }
        if let Some(recent) = self.recent.get_mut(slot) {
            *recent = Recent { ends, code };
        }
        code
    }

    fn looked_up(&mut self, bytes: &[u8]) -> u32 {
        let (text, ends) = (self.text.as_bytes(), &self.ends);
        let same = |&code: &u32| &text[ends[code as usize - 1]..ends[code as usize]] == bytes;
        let hash = HASHER.hash_one(bytes);
        if let Some(&code) = self.known.find(hash, same) {
            return code;
        }
        self.text.push_str(&String::from_utf8_lossy(bytes));
        let code = self.ends.len() as u32;
        self.ends.push(self.text.len());
        let (text, ends) = (self.text.as_bytes(), &self.ends);
        self.known.insert_unique(hash, code, |&code| {
            HASHER.hash_one(&text[ends[code as usize - 1]..ends[code as usize]])
        });
        code
    }
}

/// A sheet: its columns and how many rows they have.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What the sheet is called; empty for text files.
    pub name: String,
    columns: Vec<Column>,
    rows: usize,
    /// Rows read so far, blank ones at the end counted.
    at: usize,
    cells: usize,
    bytes: usize,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// How many cells hold anything, about: blank ones above others are counted.
    pub fn filled(&self) -> usize {
        self.cells
    }

    /// How many rows there are, without blank ones at the end.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The columns, the last of which is not blank.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What stands in a cell; blank beyond the edges.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.columns.get(column).map_or("", |column| column.get(row))
    }

    /// Puts a value into the row being read, white space around it cut off.
    ///
    /// # Errors
    /// When the sheet grows too large.
    pub fn put(&mut self, column: usize, value: &[u8]) -> Result<(), TooLarge> {
        let value = value.trim_ascii();
        if value.is_empty() {
            return Ok(());
        }
        if column >= self.columns.len() {
            self.columns.resize_with(column + 1, Column::default);
        }
        let place = &mut self.columns[column];
        let (codes, text) = (place.codes.len(), place.text.len());
        if self.cells + self.at + 1 - codes.min(self.at) > MOST_CELLS {
            return Err(TooLarge);
        }
        place.codes.resize(self.at, 0);
        let code = place.code_of(value);
        place.codes.push(code);
        self.cells += place.codes.len() - codes;
        self.bytes += place.text.len() - text;
        self.rows = self.at + 1;
        if self.bytes > MOST_TEXT { Err(TooLarge) } else { Ok(()) }
    }

    /// Goes on to the next row.
    pub fn end_row(&mut self) {
        self.at += 1;
    }

    /// Goes on to a row further down.
    pub fn go_to_row(&mut self, row: usize) {
        self.at = self.at.max(row);
    }

    /// The row being read, from 0.
    pub fn row(&self) -> usize {
        self.at
    }

    /// Which cells these are: the same cells in any file have the same hash.
    pub fn hash(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        let mut codes = Vec::new();
        for column in &self.columns {
            hasher.update(&(column.text.len() as u64).to_le_bytes());
            hasher.update(column.text.as_bytes());
            for end in &column.ends {
                hasher.update(&(*end as u64).to_le_bytes());
            }
            // Blank cells at the end are none.
            let filled = column.codes.iter().rposition(|code| *code != 0).map_or(0, |at| at + 1);
            hasher.update(&(filled as u64).to_le_bytes());
            for codes_of in column.codes[..filled].chunks(1 << 14) {
                codes.clear();
                codes.extend(codes_of.iter().flat_map(|code| code.to_le_bytes()));
                hasher.update(&codes);
            }
        }
        hasher.finalize()
    }

    /// Lets go of what only reading needs.
    pub fn finish(&mut self) {
        for column in &mut self.columns {
            column.known = HashTable::new();
            column.recent = Vec::new();
            column.codes.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distinct_values_are_kept_once_and_blank_rows_cost_nothing() {
        let mut sheet = Sheet::new("s");
        for row in [["a", "x"], ["b", ""], [" a ", "x"]] {
            for (column, value) in row.iter().enumerate() {
                sheet.put(column, value.as_bytes()).unwrap();
            }
            sheet.end_row();
        }
        sheet.go_to_row(1_000_000);
        sheet.put(16_000, b"far").unwrap();
        sheet.end_row();
        sheet.end_row();
        assert_eq!((sheet.rows(), sheet.columns().len()), (1_000_001, 16_001));
        let first = &sheet.columns()[0];
        assert_eq!(first.values().collect::<Vec<_>>(), ["", "a", "b"]);
        assert_eq!([0, 1, 2, 3].map(|row| first.get(row)), ["a", "b", "a", ""]);
        assert_eq!(sheet.cell(1, 1), "");
        assert_eq!(sheet.cell(1_000_000, 16_000), "far");
        assert!(sheet.cells < 1_000_020, "{} cells", sheet.cells);
    }

    #[test]
    fn values_alike_at_both_ends_are_told_apart() {
        let mut rng = fastrand::Rng::with_seed(1);
        let value = |rng: &mut fastrand::Rng| {
            let middle = rng.u32(..40);
            let length = rng.usize(..12);
            format!("12345678{}12345678", "ab".repeat(length) + &middle.to_string())
        };
        let values: Vec<String> = (0..5_000)
            .map(|at| if at % 3 == 0 { rng.u32(..3_000).to_string() } else { value(&mut rng) })
            .collect();
        let mut sheet = Sheet::default();
        for value in &values {
            sheet.put(0, value.as_bytes()).unwrap();
            sheet.end_row();
        }
        sheet.finish();
        for (row, value) in values.iter().enumerate() {
            assert_eq!(sheet.cell(row, 0), value);
        }
        let distinct: std::collections::BTreeSet<&String> = values.iter().collect();
        assert_eq!(sheet.columns()[0].distinct(), distinct.len() + 1);
    }

    #[test]
    fn a_sheet_that_grows_too_large_is_told() {
        let mut sheet = Sheet::default();
        sheet.go_to_row(MOST_CELLS);
        assert_eq!(sheet.put(0, b"a"), Err(TooLarge));
    }
}
