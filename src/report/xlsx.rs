//! Tables as a workbook: a sheet per table, numbers as numbers, months and days as dates, a bold
//! heading that stays in sight. The same tables give the same bytes.

use super::{Cell, Heads, ReportError, Table};
use crate::i18n::Texts;
use crate::xml::legible;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::collections::BTreeSet;

/// Most rows of a sheet under its heading.
pub const MOST_ROWS: usize = 1_048_575;
/// Longest text of a cell, in characters.
const LONGEST_TEXT: usize = 32_767;
/// Longest name of a sheet, in characters.
const LONGEST_NAME: usize = 31;
/// Widest column that fits itself to its texts, in pixels.
const WIDEST: u32 = 420;
/// Dates a workbook can hold.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=9999;

/// A workbook of tables.
///
/// # Errors
/// When a table has more rows than a sheet, or the workbook cannot be made.
pub fn to_xlsx(tables: &[Table], texts: &'static Texts) -> Result<Vec<u8>, ReportError> {
    if let Some(rows) = tables.iter().map(|table| table.rows.len()).find(|&rows| rows > MOST_ROWS) {
        return Err(ReportError::TooLong { rows });
    }
    written(tables, texts).map_err(|error| ReportError::Workbook(error.to_string()))
}

fn written(tables: &[Table], texts: &'static Texts) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed moment: the day a table is written must not make another file of it.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut names = BTreeSet::new();
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&table.title, &mut names))?;
        write_sheet(sheet, 0, table, texts)?;
    }
    workbook.save_to_buffer()
}

/// Writes a table on a sheet, with its heading in the row `top`, from 0.
///
/// # Errors
/// When it does not fit the sheet.
pub fn write_sheet(
    sheet: &mut Worksheet,
    top: u32,
    table: &Table,
    texts: &'static Texts,
) -> Result<(), XlsxError> {
    let shown = table.shown(Heads::Names);
    let bold = Format::new().set_bold();
    let (month, day) =
        (Format::new().set_num_format("yyyy-mm"), Format::new().set_num_format("yyyy-mm-dd"));
    let decimals: Vec<Format> =
        ["0", "0.0", "0.00", "0.000"].map(|form| Format::new().set_num_format(form)).into();
    for (column, &at) in (0_u16..).zip(&shown) {
        sheet.write_string_with_format(top, column, table.head(at, Heads::Names), &bold)?;
        for (row, cells) in (top + 1..).zip(&table.rows) {
            match cells.get(at) {
                None | Some(Cell::Empty) => {}
                Some(Cell::Number(value, places)) => {
                    let form = &decimals[usize::from(*places).min(decimals.len() - 1)];
                    sheet.write_number_with_format(row, column, *value, form)?;
                }
                // Whole numbers beyond 2⁵³ are no counts of anything.
                Some(Cell::Whole(value)) => {
                    sheet.write_number_with_format(row, column, *value as f64, &decimals[0])?;
                }
                Some(Cell::Month(of)) if YEARS.contains(&of.year) => {
                    let date = ExcelDateTime::from_ymd(of.year.unsigned_abs(), of.month, 1)?;
                    sheet.write_datetime_with_format(row, column, &date, &month)?;
                }
                Some(Cell::Date(of)) if YEARS.contains(&of.year) => {
                    let date = ExcelDateTime::from_ymd(of.year.unsigned_abs(), of.month, of.day)?;
                    sheet.write_datetime_with_format(row, column, &date, &day)?;
                }
                Some(other) => {
                    sheet.write_string(row, column, shortened(&legible(&other.written(texts))))?;
                }
            }
        }
    }
    sheet.set_freeze_panes(top + 1, 0)?;
    let last = u16::try_from(shown.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if !table.rows.is_empty() {
        let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        sheet.autofilter(top, 0, top + rows, last)?;
    }
    sheet.set_autofit_max_width(WIDEST);
    sheet.autofit();
    Ok(())
}

/// A text a cell can hold.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TEXT) {
        None => text.to_owned(),
        Some(_) => text.chars().take(LONGEST_TEXT - 1).chain(['…']).collect(),
    }
}

/// A name a sheet can have, other than those before it.
fn sheet_name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String =
        title.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).collect();
    let plain = plain.trim();
    let base = if plain.is_empty() { "1" } else { plain };
    let cut = |base: &str, end: &str| -> String {
        let room = LONGEST_NAME - end.chars().count();
        base.chars().take(room).chain(end.chars()).collect()
    };
    let mut name = cut(base, "");
    let mut number = 1;
    while !taken.insert(name.to_lowercase()) {
        number += 1;
        name = cut(base, &format!(" {number}"));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_that_workbooks_allow_and_tell_apart() {
        let mut taken = BTreeSet::new();
        assert_eq!(sheet_name("Scores", &mut taken), "Scores");
        assert_eq!(sheet_name("scores", &mut taken), "scores 2");
        assert_eq!(sheet_name("a/b: [c]?", &mut taken), "a b   c");
        let long = "Длинное название таблицы, которое не помещается";
        assert_eq!(sheet_name(long, &mut taken).chars().count(), LONGEST_NAME);
        let second = sheet_name(long, &mut taken);
        assert!(second.ends_with(" 2") && second.chars().count() == LONGEST_NAME, "{second}");
        assert_eq!(sheet_name("", &mut taken), "1");
    }

    #[test]
    fn texts_are_cut_to_what_a_cell_holds() {
        assert_eq!(shortened("я"), "я");
        let cut = shortened(&"я".repeat(LONGEST_TEXT + 1));
        assert!(cut.chars().count() == LONGEST_TEXT && cut.ends_with('…'));
    }
}
