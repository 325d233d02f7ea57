//! What of a workbook is not taken, or only with a doubt: where it stands and what to do about it.

use crate::edit::Misread;
use crate::i18n::{Arg, Texts};
use crate::import::letters;

/// What is wrong with a cell, a row or a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is called so.
    Unknown(String),
    /// Several are called so.
    Several(String),
    /// A formula that came to an error.
    Formula,
    /// A figure or date that is none.
    Misread(Misread),
    /// No word of the list.
    Choice,
    /// No severity 1 … 5.
    Severity,
    /// No feeling −2 … +2.
    Valence,
    /// Neither yes nor no.
    Flag,
    /// Words of a feeling that has no strength.
    NoValence,
    /// The cell was changed in the workbook and the field in the map, which says this now.
    Both(String),
    /// A column that means nothing.
    Column(String),
    /// Neither an id nor nothing.
    NotAnId,
    /// The id of a row above: the row is taken for a new one.
    Repeated,
    /// The element is not in the map any more, or never was.
    Gone,
    /// The element is of another kind.
    OtherKind,
    /// A new row that names nothing.
    NoName,
    /// What it hangs on is not said: a new row is left out, an old one stays where it is.
    NoPlace,
    /// The phase of a touchpoint, which is that of its stage.
    PhaseOfStage,
    /// A stage that is added because rows name it.
    StageAdded(String),
    /// The map does not allow it.
    Refused,
}

/// Something that is told of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The sheet; empty for CSV.
    pub sheet: String,
    /// The row, from 0.
    pub row: usize,
    /// The column, from 0; `None` = the row as a whole.
    pub column: Option<usize>,
    /// What stands in the cell.
    pub text: String,
    /// What is wrong.
    pub fault: Fault,
}

/// Most letters of a cell that are told.
const LETTERS: usize = 60;

impl Remark {
    /// Where and what, and what to do about it, in the user's language.
    pub fn text(&self, texts: &'static Texts) -> String {
        let row = self.row + 1;
        let place = match self.column {
            Some(column) => format!("{}{row}", letters(column)),
            None => texts.with("workbook-row", &[("row", Arg::Text(&texts.whole(row as u64)))]),
        };
        let place = format!("{} {place}", self.sheet);
        format!("{}: {}", place.trim_start(), self.fault.text(&self.text, texts))
    }
}

impl Fault {
    /// The key of the sentence that says it, and the name in that.
    fn said(&self) -> (&'static str, &str) {
        match self {
            Self::Unknown(name) => ("workbook-unknown", name),
            Self::Several(name) => ("workbook-several", name),
            Self::Formula => ("workbook-formula", ""),
            Self::Misread(misread) => (misread_key(*misread), ""),
            Self::Choice => ("workbook-choice", ""),
            Self::Severity => ("workbook-no-severity", ""),
            Self::Valence => ("workbook-no-valence", ""),
            Self::Flag => ("workbook-no-flag", ""),
            Self::NoValence => ("workbook-feeling-alone", ""),
            Self::Both(now) => ("workbook-both", now),
            Self::Column(heading) => ("workbook-column", heading),
            Self::NotAnId => ("workbook-not-an-id", ""),
            Self::Repeated => ("workbook-repeated", ""),
            Self::Gone => ("workbook-gone", ""),
            Self::OtherKind => ("workbook-other-kind", ""),
            Self::NoName => ("workbook-no-name", ""),
            Self::NoPlace => ("workbook-no-place", ""),
            Self::PhaseOfStage => ("workbook-phase-of-stage", ""),
            Self::StageAdded(name) => ("workbook-stage-added", name),
            Self::Refused => ("workbook-refused", ""),
        }
    }

    fn text(&self, cell: &str, texts: &'static Texts) -> String {
        let (key, name) = self.said();
        let (cell, name) = (cut(cell), cut(name));
        texts.with(key, &[("cell", Arg::Text(&cell)), ("name", Arg::Text(&name))])
    }
}

/// The beginning of a text, in one line.
fn cut(text: &str) -> String {
    let line = super::names::one_line(text);
    match line.char_indices().nth(LETTERS) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}

const fn misread_key(misread: Misread) -> &'static str {
    match misread {
        Misread::Whole | Misread::Votes => "workbook-no-whole",
        Misread::Share => "workbook-no-share",
        Misread::Date | Misread::Taken => "workbook-no-date",
        Misread::Number | Misread::Range(_) | Misread::Blank => "workbook-no-number",
    }
}
