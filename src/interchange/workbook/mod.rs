//! A map as a workbook for a spreadsheet, and a workbook that was edited there as a change of the
//! map.
//!
//! The first sheet looks like the map; the others list its elements, a row for each, and are meant
//! to be edited. Every list has its ids in the first column and, in a row nobody sees, keys of its
//! columns: so a workbook is understood whatever language it speaks and however its columns were
//! moved. A hidden sheet keeps hashes of what every cell said (`trace`), by which a change made
//! in the workbook is told from one made in the map meanwhile.
//!
//! - What a row says is a `Shape`; cells are made of it and read into it (`cell`), and
//!   the difference of two shapes becomes edits (`edits`).
//! - Elements are named in cells by what they are called (`names`), with their id where several
//!   are called so.
//! - What is not understood is a [`Remark`] with its sheet and cell; everything else is taken.

mod about;
mod book;
mod cell;
mod column;
mod edits;
mod fault;
mod grow;
mod ink;
mod lists;
mod look;
mod names;
mod rules;
mod shape;
mod table;
mod trace;
mod update;

pub use book::Book;
pub use fault::{Fault, Remark};
pub use table::csv;
pub use trace::NAME as MARK_SHEET;
pub use update::Update;

use super::{InterchangeError, Losses};
use crate::i18n::Texts;
use crate::import::Sheet;
use crate::insight::{By, Slice};
use crate::model::{Document, ElementId, ElementKind, Language, MapProps, Rng};
use crate::report::{self, ReportError};
use lists::Lists;
use rules::Rules;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use update::Work;

/// The extensions of workbooks and tables of maps, in small letters, the usual one first.
pub const FILES: &[&str] = &["xlsx", "csv", "xlsm", "ods", "xls", "tsv"];

/// Rows of a template that wait to be filled.
const ROWS: usize = 40;

/// What becomes of what the map has and the workbook has not any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// It stays in the map.
    Keep,
    /// It is removed.
    Delete,
}

/// A map as a workbook, in the map's language. The same map always gives the same bytes.
///
/// # Errors
/// When a list has more rows than a sheet, or the workbook cannot be made.
pub fn to_xlsx(map: &Document) -> Result<Vec<u8>, ReportError> {
    let longest = column::LISTS.iter().map(|&kind| map.count(kind)).max().unwrap_or(0);
    if longest >= report::MOST_ROWS {
        return Err(ReportError::TooLong { rows: longest });
    }
    written(map, false).map_err(|error| ReportError::Workbook(error.to_string()))
}

/// A workbook that waits to be filled and becomes a map.
///
/// # Errors
/// When it cannot be made.
pub fn template(language: Language) -> Result<Vec<u8>, ReportError> {
    let map = Document::new(MapProps::new("", language));
    written(&map, true).map_err(|error| ReportError::Workbook(error.to_string()))
}

fn written(map: &Document, template: bool) -> Result<Vec<u8>, XlsxError> {
    let texts = Texts::of(map.props().language);
    let mut book = Workbook::new();
    // A fixed moment: the day a map is written must not make another file of it.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    if template {
        about::write(book.add_worksheet(), template, texts)?;
    } else {
        look::write(book.add_worksheet(), map, texts)?;
    }
    let rules = Rules::of(texts);
    Lists::of(map, texts, if template { ROWS } else { 0 }).write(&mut book, &rules)?;
    if !template {
        scores(&mut book, map, texts)?;
        about::write(book.add_worksheet(), template, texts)?;
    }
    rules.write(&mut book)?;
    book.save_to_buffer()
}

/// Writes what clients answered: only to be read.
fn scores(book: &mut Workbook, map: &Document, texts: &'static Texts) -> Result<(), XlsxError> {
    let table = report::scores(map, By::Touchpoint, Slice::ALL, texts);
    if table.rows.is_empty() {
        return Ok(());
    }
    let theme = ink::theme();
    let sheet = book.add_worksheet();
    sheet.set_name(&table.title)?.set_tab_color(ink::ink(theme.color.muted));
    report::write_sheet(sheet, 1, &table, texts)?;
    sheet.write_string_with_format(0, 0, texts.get("workbook-read-only"), &ink::note(&theme))?;
    sheet.set_row_height(0, 20)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_footer("&L&A&R&P / &N");
    Ok(())
}

/// What of a map a workbook, or the table of its touchpoints, has no place for: a map that is made
/// of it has not got that.
pub fn lost(map: &Document, table: bool) -> Losses {
    let mut lost = Losses::default();
    lost.add_kinds(map, &[ElementKind::Picture, ElementKind::Idea, ElementKind::Frame]);
    if table {
        let beside = column::LISTS.iter().filter(|kind| {
            !matches!(kind, ElementKind::Touchpoint | ElementKind::Stage | ElementKind::Transition)
        });
        lost.add_kinds(map, &beside.copied().collect::<Vec<_>>());
    }
    lost.add_scores(map);
    lost.add_properties(map);
    lost
}

/// Changes a map by a workbook that was made of it.
///
/// # Errors
/// When the workbook is of another map, or would add more than a map holds.
pub fn update(
    map: &Document,
    book: &Book,
    missing: Missing,
    rng: &mut Rng,
) -> Result<Update, InterchangeError> {
    let mut ids = book.ids().filter_map(|id| id.parse::<ElementId>().ok()).peekable();
    if !map.is_empty() && ids.peek().is_some() && !ids.any(|id| map.contains(id)) {
        return Err(InterchangeError::OtherMap);
    }
    drop(ids);
    Work::new(map, book, false, rng).run(missing)
}

/// Makes a map of the sheets of a workbook; where they do not say them, it is called `title` and
/// written in `language`.
///
/// # Errors
/// When they hold no list of a map, or more than a map holds.
pub fn make(
    sheets: Vec<Sheet>,
    title: &str,
    language: Language,
    rng: &mut Rng,
) -> Result<Update, InterchangeError> {
    let nothing = Document::new(MapProps::new("", language));
    let book = Book::of(sheets, &nothing).ok_or(InterchangeError::NotAWorkbook)?;
    let title = book.title().unwrap_or(title);
    let map = Document::new(MapProps::new(title, book.language().unwrap_or(language)));
    Work::new(&map, &book, true, rng).run(Missing::Keep)
}
