//! A sheet of a survey file: columns of values, each distinct value kept once. A million answers
//! are a million small numbers and a few hundred texts, and whatever is asked of a column is asked
//! of its distinct values.

use super::error::ImportError;
use hashbrown::HashTable;
use std::borrow::Cow;
use std::hash::BuildHasher;

/// Most cells of a sheet: two million rows of some thirty columns.
pub const MOST_CELLS: usize = 64_000_000;
/// Most columns of a sheet: as many as any spreadsheet has.
pub const MOST_COLUMNS: usize = 16_384;
/// Most bytes of text in a sheet, each distinct value counted once a column.
pub const MOST_TEXT: usize = 1 << 30;
/// Most bytes of text in a cell: the 32,767 letters that spreadsheets take, of four bytes each.
pub const MOST_IN_CELL: usize = 1 << 17;

/// More than can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooLarge {
    /// A sheet has more cells or text.
    Sheet,
    /// A cell has more text.
    Cell {
        /// Its row, from 0.
        row: usize,
        /// Its column, from 0.
        column: usize,
    },
}

impl From<TooLarge> for ImportError {
    fn from(what: TooLarge) -> Self {
        match what {
            TooLarge::Sheet => Self::TooLarge,
            TooLarge::Cell { row, column } => Self::LongCell { row, column },
        }
    }
}

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
    /// A value is not UTF-8.
    broken: bool,
}

/// Most values of a column that are known at a glance, a power of two.
const RECENT: usize = 4096;
/// Places for each of them, so that few have to share one.
const SPREAD: usize = 4;

/// A value seen lately. Up to 16 bytes its two ends are all of it.
#[derive(Debug, Clone, Copy, Default)]
struct Recent {
    ends: Ends,
    length: u32,
    code: u32,
}

/// The first and the last 8 bytes of a value; all of it where it is shorter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Ends(u64, u64);

impl Ends {
    fn of(bytes: &[u8]) -> Self {
        if let Some((head, tail)) = bytes.first_chunk().zip(bytes.last_chunk()) {
            return Self(u64::from_le_bytes(*head), u64::from_le_bytes(*tail));
        }
        if let Some((head, tail)) = bytes.first_chunk().zip(bytes.last_chunk()) {
            return Self(u32::from_le_bytes(*head).into(), u32::from_le_bytes(*tail).into());
        }
        match *bytes {
            [] => Self(0, 0),
            [first] => Self(first.into(), 0),
            [first, .., last] => Self(first.into(), u16::from_le_bytes([bytes[1], last]).into()),
        }
    }

    /// The place of a value with these ends among so many, a power of two.
    fn place(self, places: usize) -> usize {
        let mixed = (self.0 ^ self.1.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 48) as usize & places.wrapping_sub(1)
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
            broken: false,
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
        let (ends, length) = (Ends::of(bytes), bytes.len() as u32);
        if let Some(recent) = self.recent.get(ends.place(self.recent.len()))
            && (recent.ends, recent.length) == (ends, length)
            && (length <= 16 || self.value(recent.code).as_bytes() == bytes)
        {
            return recent.code;
        }
        let code = self.looked_up(bytes);
        let wanted = (self.distinct() * SPREAD).next_power_of_two().min(RECENT);
        if self.recent.len() < wanted {
            self.recent = vec![Recent::default(); wanted];
        }
        let place = ends.place(wanted);
        self.recent[place] = Recent { ends, length, code };
        code
    }

    fn looked_up(&mut self, bytes: &[u8]) -> u32 {
        let (text, ends) = (self.text.as_bytes(), &self.ends);
        let same = |&code: &u32| &text[ends[code as usize - 1]..ends[code as usize]] == bytes;
        let hash = HASHER.hash_one(bytes);
        if let Some(&code) = self.known.find(hash, same) {
            return code;
        }
        let value = String::from_utf8_lossy(bytes);
        self.broken |= matches!(value, Cow::Owned(_));
        self.text.push_str(&value);
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
    /// A cell is not UTF-8, whatever its value is.
    broken: bool,
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
    /// When the sheet grows too large, or the value is.
    pub fn put(&mut self, column: usize, value: &[u8]) -> Result<(), TooLarge> {
        let value = value.trim_ascii();
        if value.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(TooLarge::Sheet);
        }
        if value.len() > MOST_IN_CELL {
            return Err(TooLarge::Cell { row: self.at, column });
        }
        if column >= self.columns.len() {
            self.columns.resize_with(column + 1, Column::default);
        }
        let place = &mut self.columns[column];
        let (codes, text) = (place.codes.len(), place.text.len());
        if self.cells + self.at + 1 - codes.min(self.at) > MOST_CELLS {
            return Err(TooLarge::Sheet);
        }
        if codes < self.at {
            place.codes.resize(self.at, 0);
        }
        let code = place.code_of(value);
        place.codes.push(code);
        self.cells += place.codes.len() - codes;
        self.bytes += place.text.len() - text;
        self.rows = self.at + 1;
        if self.bytes > MOST_TEXT { Err(TooLarge::Sheet) } else { Ok(()) }
    }

    /// Takes note of how many rows there will be, about: columns that are filled so far get room
    /// for them at once.
    pub(super) fn expect_rows(&mut self, rows: usize) {
        let rows = rows.min(MOST_CELLS / self.columns.len().max(1));
        for column in &mut self.columns {
            let filled = column.codes.len();
            if filled > self.at / 2 {
                column.codes.reserve_exact(rows.saturating_sub(filled));
            }
        }
    }

    /// Takes note of a cell whose value is not all of what stands in it.
    pub(super) fn expect_utf8(&mut self, cell: &[u8]) {
        self.broken |= std::str::from_utf8(cell).is_err();
    }

    /// Whether all that was put into the sheet is UTF-8.
    pub(super) fn is_utf8(&self) -> bool {
        !self.broken && self.columns.iter().all(|column| !column.broken)
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
        assert_eq!(sheet.put(0, b"a"), Err(TooLarge::Sheet));
        // Of a column that is far away, none is made on the way to it.
        assert_eq!(Sheet::default().put(321_272_405, b"a"), Err(TooLarge::Sheet));
        let mut sheet = Sheet::default();
        sheet.go_to_row(7);
        assert_eq!(sheet.put(2, &vec![b'a'; MOST_IN_CELL]), Ok(()));
        let long = Err(TooLarge::Cell { row: 7, column: 3 });
        assert_eq!(sheet.put(3, &vec![b'a'; MOST_IN_CELL + 1]), long);
        assert_eq!(Sheet::default().put(MOST_COLUMNS - 1, b"a"), Ok(()));
    }
}
