//! Measurements of an indicator as they are typed, pasted from a spreadsheet or exported to a file:
//! a line each, a date and a value.

use super::sheet;
use super::values::{day, is_date, order_of};
use crate::edit::measured_value;
use crate::edit::table::Sheet;
use crate::model::Measured;

/// Columns of a file that are looked at.
const MOST_COLUMNS: usize = 64;
/// Rows of a file that are looked at.
const MOST_ROWS: usize = 20_000;

/// What was understood of a text with measurements.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measurements {
    /// The measurements, in the order of their lines.
    pub list: Vec<Measured>,
    /// How many lines were not understood; a heading above the others is none of them.
    pub misread: usize,
    /// What the first of those says.
    pub first_misread: Option<String>,
}

/// Reads measurements: a line each, with a tab, a semicolon or a space between date and value; the
/// value may be followed by `unit`.
pub fn measurements(text: &str, unit: &str) -> Measurements {
    understood(&rows(text), unit)
}

/// Reads the measurements of one indicator from a sheet: the column with the most dates, and the
/// column with the most values, rather one behind it. Where a column says which indicator a row
/// measures, the others' rows are left out.
pub fn measurements_in(sheet: &sheet::Sheet, indicator: &str, unit: &str) -> Measurements {
    let columns = &sheet.columns()[..sheet.columns().len().min(MOST_COLUMNS)];
    let rows = 0..sheet.rows().min(MOST_ROWS);
    let fullest = |fits: &dyn Fn(usize, &str) -> bool, after: usize| {
        let count = |at: usize| rows.clone().filter(|&row| fits(at, sheet.cell(row, at))).count();
        let counted = (0..columns.len()).map(|at| (count(at), at)).filter(|&(count, _)| count > 0);
        let first = |&(count, at): &(usize, usize)| (count, at >= after, std::cmp::Reverse(at));
        counted.max_by_key(first).map(|(_, at)| at)
    };
    let (order, _) = order_of(columns.iter().flat_map(sheet::Column::values));
    let dates = fullest(&|_, text| is_date(text), 0)
        .or_else(|| fullest(&|_, text| day(text, order).is_some(), 0));
    let Some(dates) = dates else { return Measurements::default() };
    let is_value = |at: usize, text: &str| {
        at != dates
            && !is_date(text)
            && matches!(measured_value(unit, text), Ok(value) if value.is_finite())
    };
    let Some(values) = fullest(&is_value, dates) else { return Measurements::default() };
    let named = indicator.trim().to_lowercase();
    let is_own = |text: &str| text.trim().to_lowercase() == named;
    // A heading of that name tells nothing of rows.
    let dated = |row: &usize| day(sheet.cell(*row, dates), order).is_some();
    let tells = |at: &usize| rows.clone().filter(dated).any(|row| is_own(sheet.cell(row, *at)));
    let names = (0..columns.len()).find(tells);
    let own = |row: &usize| names.is_none_or(|at| is_own(sheet.cell(*row, at)));
    let pair = |row: usize| {
        let cell = |at| sheet.cell(row, at).trim().to_owned();
        (cell(dates), cell(values))
    };
    let pairs: Vec<(String, String)> = rows
        .clone()
        .filter(own)
        .map(pair)
        .filter(|(date, value)| !date.is_empty() && !value.is_empty())
        .collect();
    understood(&pairs, unit)
}

/// What rows of a date and a value say.
fn understood(rows: &[(String, String)], unit: &str) -> Measurements {
    let dates = rows.iter().map(|(date, _)| date.as_str());
    let (order, _) = order_of(dates);
    let mut found = Measurements::default();
    for (at, (date, value)) in rows.iter().enumerate() {
        let measured = day(date, order).zip(measured_value(unit, value).ok());
        match measured {
            Some((date, value)) => found.list.push(Measured { date, value }),
            None if at == 0 && rows.len() > 1 && !date.contains(|c: char| c.is_ascii_digit()) => {}
            None => {
                found.misread += 1;
                let said = || format!("{date} {value}").trim().to_owned();
                found.first_misread.get_or_insert_with(said);
            }
        }
    }
    found
}

/// The first two cells of each line with something in it.
fn rows(text: &str) -> Vec<(String, String)> {
    let own = |(date, value): (&str, &str)| (date.trim().to_owned(), value.trim().to_owned());
    let rows: Vec<(String, String)> = if text.contains('\t') {
        let sheet = Sheet::read(text);
        let columns: Vec<usize> = sheet.filled().take(2).collect();
        let cell = |row, at: usize| columns.get(at).map_or("", |&at| sheet.cell(row, at));
        (0..sheet.rows()).map(|row| own((cell(row, 0), cell(row, 1)))).collect()
    } else {
        let parts = |line: &str| {
            let line = line.trim();
            own(line.split_once(';').or_else(|| line.split_once(' ')).unwrap_or((line, "")))
        };
        text.lines().map(parts).collect()
    };
    rows.into_iter().filter(|(date, value)| !date.is_empty() || !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, f64)> {
        let found = measurements(text, "min");
        let day =
            |at: &Measured| format!("{}-{:02}-{:02}", at.date.year, at.date.month, at.date.day);
        found.list.iter().map(|at| (day(at), at.value)).collect()
    }

    #[test]
    fn two_columns_of_a_spreadsheet_are_measurements() {
        let wanted = [("2026-01-31".to_owned(), 12.5), ("2026-02-28".to_owned(), 1234.0)];
        for text in [
            "Дата\tМинут\r\n31.01.2026\t12,5\r\n28.02.2026\t1 234\r\n",
            "1/31/2026\t12.5\n2/28/2026\t1234",
            "2026-01-31;12.5 min\n2026-02-28;1234",
            "31.01.2026 12,5\n\n28.02.2026 1 234 min",
            "46053\t12.5\n46081\t1234",
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
        assert_eq!(read("2026-03\t4"), [("2026-03-01".to_owned(), 4.0)], "a month alone");
    }

    #[test]
    fn a_file_says_which_columns_and_rows_are_meant() {
        let read = |text: &str, name: &str| {
            let survey = crate::import::read_pasted(text, &crate::watch::Watch::default()).unwrap();
            let found = measurements_in(&survey.sheet, name, "min");
            let list: Vec<(u8, f64)> =
                found.list.iter().map(|at| (at.date.month, at.value)).collect();
            (list, found.misread)
        };
        let wide = "No;Queue;When;Minutes\n1;East;31.01.2026;12,5\n2;East;28.02.2026;9 min\n";
        assert_eq!(read(wide, "Queue"), (vec![(1, 12.5), (2, 9.0)], 0));
        let long = "When\tWhat\tHow much\n2026-01-31\tWaiting\t4\n2026-01-31\tCalls\t70\n\
                    2026-02-28\t waiting\t5\n2026-02-28\tCalls\t80\n2026-03-31\tWaiting\tmany\n";
        assert_eq!(read(long, "Waiting"), (vec![(1, 4.0), (2, 5.0)], 1));
        let own = read(long, "Another name").0;
        assert_eq!(own.len(), 4, "no row is told to be another's");
        assert_eq!(read("a;b\nc;d\n", "Waiting"), (vec![], 0));
        assert_eq!(read("Day;Value\n46053;3\n46081;4\n", "x").0, [(1, 3.0), (2, 4.0)]);
    }

    #[test]
    fn what_is_not_understood_is_told() {
        let found = measurements("Date\tValue\n31.02.2026\t5\n01.03.2026\tmany\n02.03.2026\t7", "");
        assert_eq!((found.list.len(), found.misread), (1, 2));
        assert_eq!(found.first_misread.as_deref(), Some("31.02.2026 5"));
        assert_eq!(measurements("tomorrow", "").misread, 1, "a single line is no heading");
        assert_eq!(measurements("", ""), Measurements::default());
    }
}
