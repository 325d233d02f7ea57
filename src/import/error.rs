//! Why a survey file cannot be read.

use std::io;

/// Why a survey file cannot be read; the map is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be opened or read.
    #[error("the file cannot be read: {0}")]
    Io(#[from] io::Error),
    /// Nothing but blanks.
    #[error("nothing in it")]
    Empty,
    /// Neither text nor a workbook.
    #[error("neither text nor a workbook")]
    NotText,
    /// A workbook that needs a password.
    #[error("protected by a password")]
    Protected,
    /// A workbook that is cut off or out of order.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// More cells or text than any survey has, or a workbook that would grow beyond measure.
    #[error("too large")]
    TooLarge,
    /// A cell with more text than any spreadsheet takes.
    #[error("the text in row {row}, column {column}, both from 0, is too long")]
    LongCell {
        /// Its row, from 0.
        row: usize,
        /// Its column, from 0.
        column: usize,
    },
    /// A sheet that the workbook does not have.
    #[error("no sheet of that name")]
    NoSheet {
        /// Its name.
        name: String,
        /// Those it has.
        known: Vec<String>,
    },
    /// Nobody wants it any more.
    #[error("stopped")]
    Stopped,
}
