//! Tables as CSV: commas, quotes where needed, numbers with a decimal point and never grouped.
//!
//! The text begins with a byte order mark: spreadsheets take UTF-8 for a local code page without
//! it, and what reads CSV for analysis (pandas, R's readr, the csv crate) skips it.

use super::{Cell, Heads, Table};

/// The byte order mark.
pub const BOM: &str = "\u{FEFF}";

impl Table {
    /// The table as CSV.
    pub fn to_csv(&self, heads: Heads) -> String {
        let shown = self.shown(heads);
        let mut writer = csv::Writer::from_writer(BOM.as_bytes().to_vec());
        // Writing to memory does not fail.
        let _ = writer.write_record(shown.iter().map(|&at| self.head(at, heads)));
        for row in &self.rows {
            let _ = writer.write_record(shown.iter().map(|&at| written(row.get(at), heads)));
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

fn written(cell: Option<&Cell>, heads: Heads) -> String {
    match cell {
        None | Some(Cell::Empty) => String::new(),
        Some(Cell::Text(text)) => harmless(text),
        Some(Cell::Word { key, name }) => harmless(if heads == Heads::Keys { key } else { name }),
        Some(Cell::Number(value, _)) => value.to_string(),
        Some(Cell::Whole(value)) => value.to_string(),
        Some(Cell::Month(month)) => month.to_string(),
        Some(Cell::Date(date)) => {
            format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
        }
        Some(Cell::Flag(flag)) => flag.to_string(),
    }
}

/// A text that no spreadsheet takes for a formula: one that would be begins with an apostrophe.
/// Texts that are plain numbers are left alone, they run nothing.
pub fn harmless(text: &str) -> String {
    let begins = text.trim_start_matches([' ', '\u{A0}']);
    let formula =
        begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula && !is_number(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a text is a sign and digits, perhaps with a point among them: what else reads as a
/// number (`-inf`, `+nan`) is a name to a spreadsheet, and names are formulas.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part].iter().all(|of| !of.is_empty() && of.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_lose_their_power_and_everything_else_stays() {
        for formula in [
            "=1+1",
            "+7 495 000",
            "-cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\t=1",
            " =1",
            "\r=1",
            "－1＋x",
            "-inf",
            "+NaN",
            "\t-5",
            "\n7",
            "-1 ",
            "-.5",
            "-1e5",
        ] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for plain in ["", "-5", "+46", "-0.5", "Касса", "a=b", "18–30", "'quoted'", "e-mail"]
        {
            assert_eq!(harmless(plain), plain);
        }
    }
}
