//! Tables of what a map measures, and how they are written: CSV, Markdown and XLSX. Knows nothing
//! of files or screens.

mod csv;
mod indicators;
mod markdown;
mod scores;
mod table;
mod worklists;
mod xlsx;

pub use csv::{BOM, harmless};
pub use indicators::indicators;
pub use markdown::{escaped, escaped_line};
pub use scores::scores;
pub use table::{Cell, Column, Heads, Table};
pub use worklists::worklists;
pub use xlsx::{MOST_ROWS, to_xlsx, write_sheet};

use crate::i18n::Texts;

/// Why a table cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// A sheet of a workbook does not hold so many rows.
    #[error("a sheet holds {MOST_ROWS} rows, and the table has {rows}")]
    TooLong {
        /// The table's rows.
        rows: usize,
    },
    /// The workbook cannot be written for another reason.
    #[error("the workbook cannot be written: {0}")]
    Workbook(String),
}

impl ReportError {
    /// What to tell the person.
    pub fn text(&self, texts: &'static Texts) -> String {
        match self {
            Self::TooLong { rows } => {
                let (rows, most) = (texts.whole(*rows as u64), texts.whole(MOST_ROWS as u64));
                texts.with("report-too-long", &[("rows", (&rows).into()), ("most", (&most).into())])
            }
            Self::Workbook(reason) => {
                texts.with("report-no-workbook", &[("reason", reason.into())])
            }
        }
    }
}
