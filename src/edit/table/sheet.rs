//! Cells as spreadsheets put them on the clipboard: a line a row, tabs between cells; a cell with
//! tabs, line breaks or quotes in it stands between quotes, and its own quotes are doubled.

/// A range of cells, without what is empty below and to the right of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    rows: Vec<Vec<String>>,
    columns: usize,
    rows_over: usize,
    columns_over: usize,
}

impl Sheet {
    /// Most rows that are kept: more are hardly meant.
    pub const MOST_ROWS: usize = 2_000;
    /// Most columns that are kept.
    pub const MOST_COLUMNS: usize = 64;

    /// Reads a text from the clipboard. Every text is a sheet, most of one column.
    pub fn read(text: &str) -> Self {
        let mut sheet = Self::default();
        let mut widest = 0;
        for (at, row) in Reader(text.trim_start_matches('\u{feff}')).enumerate() {
            let Some(last) = row.iter().rposition(|cell| !cell.trim().is_empty()) else {
                if at < Self::MOST_ROWS {
                    sheet.rows.push(Vec::new());
                }
                continue;
            };
            if at >= Self::MOST_ROWS {
                sheet.rows_over += 1;
                continue;
            }
            widest = widest.max(last + 1);
            sheet.rows.push(row);
        }
        let filled = sheet.rows.iter().rposition(|row| !row.is_empty());
        sheet.rows.truncate(filled.map_or(0, |last| last + 1));
        sheet.columns = widest.min(Self::MOST_COLUMNS);
        sheet.columns_over = widest - sheet.columns;
        sheet
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows with something in them, and how many columns, are too many and not kept.
    pub fn over(&self) -> (usize, usize) {
        (self.rows_over, self.columns_over)
    }

    /// What a cell says; nothing where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let cell = self.rows.get(row).and_then(|row| row.get(column));
        cell.filter(|_| column < self.columns).map_or("", String::as_str)
    }

    /// The cells of a column, from top to bottom.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        (0..self.rows()).map(move |row| self.cell(row, column))
    }

    /// The columns with something in them.
    pub fn filled(&self) -> impl Iterator<Item = usize> {
        (0..self.columns).filter(|&at| self.column(at).any(|cell| !cell.trim().is_empty()))
    }
}

/// What is left to be read of a text.
struct Reader<'t>(&'t str);

impl Iterator for Reader<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.0.is_empty() {
            return None;
        }
        let mut row = vec![self.cell()];
        while self.take("\t") {
            row.push(self.cell());
        }
        let _ended = self.take("\r\n") || self.take("\n") || self.take("\r");
        Some(row)
    }
}

impl Reader<'_> {
    fn take(&mut self, sign: &str) -> bool {
        let rest = self.0.strip_prefix(sign);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn cell(&mut self) -> String {
        let (cell, rest) = quoted(self.0).unwrap_or_else(|| {
            let end = self.0.find(ENDS).unwrap_or(self.0.len());
            (self.0[..end].to_owned(), &self.0[end..])
        });
        self.0 = rest;
        // One kind of line break, and nothing that is no letter at all.
        if cell.contains(['\r', '\0']) {
            return cell.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
        }
        cell
    }
}

/// What a cell ends at.
const ENDS: [char; 3] = ['\t', '\n', '\r'];

/// A cell between quotes, and what follows it; `None` where the quote is only a letter of it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        let Some(more) = after.strip_prefix('"') else {
            let ends = after.is_empty() || after.starts_with(ENDS);
            return ends.then_some((cell, after));
        };
        cell.push('"');
        rest = more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let sheet = Sheet::read(text);
        let row = |at: usize| (0..sheet.columns()).map(|c| sheet.cell(at, c).to_owned()).collect();
        (0..sheet.rows()).map(row).collect()
    }

    #[test]
    fn a_range_is_read_whatever_ends_its_lines() {
        let wanted = vec![vec!["a", "b"], vec!["c", "d"]];
        for text in ["a\tb\nc\td", "a\tb\r\nc\td\r\n", "a\tb\rc\td\r", "\u{feff}a\tb\nc\td\t\n\n"] {
            assert_eq!(cells(text), wanted, "{text:?}");
        }
        assert!(cells("").is_empty());
        assert!(cells("\t\t\n \n").is_empty());
    }

    #[test]
    fn quotes_hold_tabs_and_line_breaks_and_may_be_letters() {
        assert_eq!(cells("\"a\tb\"\t\"c\r\nd\""), [["a\tb", "c\nd"]]);
        assert_eq!(cells("\"he said \"\"no\"\"\"\tx"), [["he said \"no\"", "x"]]);
        assert_eq!(cells("\"no\" is no answer\tx"), [["\"no\" is no answer", "x"]]);
        assert_eq!(cells("5\"\t\"open\tx\ny"), [["5\"", "\"open", "x"], ["y", "", ""]]);
        assert_eq!(cells("\"\"\t\"\"\"\"\tx"), [["", "\"", "x"]]);
    }

    #[test]
    fn too_much_is_counted() {
        let sheet = Sheet::read(&"a\tb\n".repeat(Sheet::MOST_ROWS + 3));
        assert_eq!((sheet.rows(), sheet.over()), (Sheet::MOST_ROWS, (3, 0)));
        let sheet = Sheet::read(&"a\t".repeat(Sheet::MOST_COLUMNS + 2));
        assert_eq!((sheet.columns(), sheet.over()), (Sheet::MOST_COLUMNS, (0, 2)));
        assert_eq!(sheet.cell(0, Sheet::MOST_COLUMNS), "");
    }
}
