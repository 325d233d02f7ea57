//! A workbook as it is read: which of its sheets are lists of a map, and what their columns are.

use super::column::{self, Column, LISTS, columns, voices};
use super::fault::{Fault, Remark};
use super::trace::Trace;
use crate::edit::{Field, folded};
use crate::i18n::Texts;
use crate::import::Sheet;
use crate::model::{Document, ElementKind, Language};
use std::cmp::Reverse;
use std::collections::HashMap;

/// What stands before the kind of a list in the first cell of its row of keys.
pub(super) const MARK: &str = "cjm:";
/// Rows that are looked at for keys and headings.
const TOP: usize = 10;

/// A sheet that lists elements of one kind.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// Which kind.
    pub(super) kind: ElementKind,
    /// The cells.
    pub(super) sheet: Sheet,
    /// What the columns are, by their place.
    pub(super) columns: Vec<(usize, Column)>,
    /// The first row below the headings.
    pub(super) first: usize,
}

impl List {
    /// What stands in a row, column by column.
    pub(super) fn cells(&self, row: usize) -> impl Iterator<Item = (usize, Column, &str)> {
        self.columns.iter().map(move |&(at, column)| (at, column, self.sheet.cell(row, at)))
    }

    /// What stands in the first column of this meaning.
    pub(super) fn cell(&self, row: usize, wanted: Column) -> &str {
        let mut cells = self.cells(row);
        cells.find(|&(_, column, _)| column == wanted).map_or("", |(_, _, text)| text)
    }

    /// The rows that say something beside their id.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        let said = |&row: &usize| self.cells(row).any(|(_, _, text)| !text.is_empty());
        (self.first..self.sheet.rows()).filter(said)
    }
}

/// A workbook, or the one table of a CSV file, that was recognised as lists of a map.
#[derive(Debug, Clone)]
pub struct Book {
    pub(super) lists: Vec<List>,
    pub(super) trace: Option<Trace>,
    /// Whether it is CSV, where texts that look like formulas begin with an apostrophe.
    pub(super) csv: bool,
    pub(super) remarks: Vec<Remark>,
}

impl Book {
    /// Recognises the lists of a map among sheets; `None` where there are none. `map` knows whose
    /// feelings columns may be about.
    pub fn of(sheets: Vec<Sheet>, map: &Document) -> Option<Self> {
        let csv = matches!(sheets.as_slice(), [sheet] if sheet.name.is_empty());
        let trace = sheets.iter().find_map(Trace::read);
        let mut book = Self { lists: Vec::new(), trace, csv, remarks: Vec::new() };
        let mut rest = Vec::new();
        for sheet in sheets {
            match keyed(&sheet) {
                Some((kind, row)) => book.take(sheet, kind, row, None),
                None => rest.push(sheet),
            }
        }
        if book.lists.is_empty() {
            let headings = headings(map);
            for sheet in rest {
                if let Some((kind, row)) = headed(&sheet, &headings) {
                    book.take(sheet, kind, row, Some(&headings));
                }
            }
        }
        (!book.lists.is_empty()).then_some(book)
    }

    /// Whether any row says which element it is.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        let rows = |list: &'_ List| list.rows().collect::<Vec<_>>();
        self.lists
            .iter()
            .flat_map(move |list| rows(list).into_iter().map(move |row| list.cell(row, Column::Id)))
            .filter(|id| !id.is_empty())
    }

    /// The map's language, where the workbook says it.
    pub fn language(&self) -> Option<Language> {
        self.trace.as_ref().map(|trace| trace.language)
    }

    /// The map's title, where the workbook says it.
    pub fn title(&self) -> Option<&str> {
        self.trace.as_ref().map(|trace| trace.title.as_str()).filter(|title| !title.is_empty())
    }

    /// Takes a sheet with keys, or headings, in a row.
    fn take(&mut self, sheet: Sheet, kind: ElementKind, row: usize, headings: Option<&Headings>) {
        // The headings stand below the keys.
        let head = if headings.is_none() { row + 1 } else { row };
        let mut found: Vec<(usize, Column)> = Vec::new();
        for at in 0..sheet.columns().len() {
            let key = sheet.cell(row, at);
            let key = if key.starts_with(MARK) { "id" } else { key };
            let column = match headings {
                None => Column::of_key(kind, key),
                Some(headings) => headings.get(&(kind, folded(key))).copied(),
            };
            let heading = sheet.cell(head, at);
            match column {
                Some(column) if found.iter().all(|(_, known)| *known != column) => {
                    found.push((at, column));
                }
                _ if heading.is_empty() => {}
                _ => self.remarks.push(Remark {
                    sheet: sheet.name.clone(),
                    row: head,
                    column: Some(at),
                    text: heading.to_owned(),
                    fault: Fault::Column(heading.to_owned()),
                }),
            }
        }
        self.lists.push(List { kind, sheet, columns: found, first: head + 1 });
    }
}

/// The kind of a sheet by its row of keys, and which row that is.
fn keyed(sheet: &Sheet) -> Option<(ElementKind, usize)> {
    (0..sheet.rows().min(TOP)).find_map(|row| {
        let kind = (0..sheet.columns().len()).find_map(|at| sheet.cell(row, at).strip_prefix(MARK));
        let kind = LISTS.iter().copied().find(|it| Some(it.key()) == kind)?;
        Some((kind, row))
    })
}

/// Folded headings of every language, and what they head.
type Headings = HashMap<(ElementKind, Vec<char>), Column>;

fn headings(map: &Document) -> Headings {
    let voices = voices(map);
    let mut found = HashMap::new();
    for &language in Language::ALL {
        for &kind in LISTS {
            let columns = columns(kind, &voices);
            let names = column::headings(kind, &columns, map, Texts::of(language));
            for (name, column) in names.into_iter().zip(columns) {
                found.entry((kind, folded(&name))).or_insert(column);
            }
        }
    }
    found
}

/// The kind of a sheet by its headings, and which row they are: the one with the most that are
/// known, of which one heads what elements are called. Of kinds with as many known, that with the
/// fewest columns is meant.
fn headed(sheet: &Sheet, headings: &Headings) -> Option<(ElementKind, usize)> {
    let mut best: Option<((usize, Reverse<usize>), ElementKind, usize)> = None;
    for row in 0..sheet.rows().min(TOP) {
        for &kind in LISTS {
            let cells = (0..sheet.columns().len()).map(|at| folded(sheet.cell(row, at)));
            let known: Vec<Column> =
                cells.filter_map(|cell| headings.get(&(kind, cell)).copied()).collect();
            let called = known.contains(&Column::Text(Field::Main));
            let score = (known.len(), Reverse(columns(kind, &[]).len()));
            if called && known.len() >= 2 && best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, kind, row));
            }
        }
    }
    best.map(|(_, kind, row)| (kind, row))
}
