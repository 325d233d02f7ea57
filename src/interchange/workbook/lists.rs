//! The sheets that are meant to be edited: one for each kind of element, a row for each element.

use super::book::MARK;
use super::cell::{Writer, YEARS, shown};
use super::column::{Column, LISTS, columns, headings, title_key, voices};
use super::ink::{self, boxed, ink};
use super::look;
use super::names::Names;
use super::rules::Rules;
use super::shape::Shape;
use super::trace::{Print, Tracing};
use crate::edit::{Field, Figure, Places};
use crate::i18n::Texts;
use crate::model::{Document, ElementId, ElementKind, LinkKind};
use crate::report::Cell;
use crate::theme::Theme;
use rust_xlsxwriter::{
    ExcelDateTime, Format, FormatAlign, Table, TableColumn, TableStyle, Workbook, Worksheet,
    XlsxError,
};
use std::sync::Arc;

/// The row of keys, which nobody sees, and that of the headings.
pub(super) const KEYS: u32 = 0;
pub(super) const HEAD: u32 = 1;
/// The first row of elements.
pub(super) const FIRST: u32 = 2;
/// More columns than these are printed larger.
const MANY: usize = 10;
/// Height of a row of one line, in points.
const ONE_LINE: f64 = 18.0;
/// Rows for what is added.
const FREE: usize = 1;

/// Writes the lists of a map, and gathers what their cells say.
pub(super) struct Lists<'a> {
    map: &'a Document,
    texts: &'static Texts,
    theme: Arc<Theme>,
    names: Names,
    voices: Vec<super::shape::Voice>,
    places: Places,
    /// Rows that wait to be filled.
    free: usize,
    formats: Formats,
}

/// The formats of the cells of lists.
struct Formats {
    text: Format,
    strong: Format,
    quiet: Format,
    whole: Format,
    number: Format,
    share: Format,
    day: Format,
}

impl Formats {
    fn of(theme: &Theme) -> Self {
        let text = boxed(theme);
        let right = text.clone().set_align(FormatAlign::Right);
        Self {
            strong: text.clone().set_bold().set_font_color(ink(theme.color.ink)),
            quiet: ink::quiet(theme),
            whole: right.clone().set_num_format("#,##0"),
            number: right.clone().set_num_format("#,##0.###"),
            share: right.clone().set_num_format("0.#%"),
            day: right.set_num_format("yyyy-mm-dd"),
            text,
        }
    }

    fn of_column(&self, column: Column) -> &Format {
        match column {
            Column::Id | Column::OfPhase => &self.quiet,
            Column::Text(Field::Main) => &self.strong,
            Column::Figure(Figure::Clients | Figure::Votes)
            | Column::Severity
            | Column::Valence(_) => &self.whole,
            Column::Figure(Figure::Share) => &self.share,
            Column::Figure(Figure::Date) => &self.day,
            Column::Figure(Figure::Value | Figure::Target) => &self.number,
            _ => &self.text,
        }
    }
}

impl<'a> Lists<'a> {
    /// The lists of a map; with so many empty rows where they wait to be filled.
    pub(super) fn of(map: &'a Document, texts: &'static Texts, free: usize) -> Self {
        let theme = ink::theme();
        let formats = Formats::of(&theme);
        let (names, voices, places) = (Names::of(map), voices(map), Places::of(map));
        Self { map, texts, theme, names, voices, places, free: free.max(FREE), formats }
    }

    /// The columns of a list.
    pub(super) fn columns(&self, kind: ElementKind) -> Vec<Column> {
        columns(kind, &self.voices)
    }

    /// The headings of a list, no two alike.
    pub(super) fn headings(&self, kind: ElementKind) -> Vec<String> {
        headings(kind, &self.columns(kind), self.map, self.texts)
    }

    /// The elements of a list, along the journey.
    pub(super) fn elements(&self, kind: ElementKind) -> Vec<ElementId> {
        match kind {
            ElementKind::Touchpoint => self.map.journey(),
            ElementKind::Stage => self.map.stages(),
            kind => {
                let mut ids = self.map.of_kind(kind);
                ids.sort_by_cached_key(|&id| self.places.place(self.map, id));
                ids
            }
        }
    }

    /// What the cells of an element say.
    pub(super) fn cells(&self, columns: &[Column], id: ElementId) -> Vec<Cell> {
        let Some(shape) = Shape::of(self.map, id) else { return Vec::new() };
        let writer = Writer { names: &self.names, texts: self.texts };
        let cell = |&column: &Column| match column {
            Column::OfPhase => self.phase(id),
            column => writer.cell(column, id, &shape),
        };
        columns.iter().map(cell).collect()
    }

    /// The phase that a touchpoint's stage stands in.
    fn phase(&self, touchpoint: ElementId) -> Cell {
        let stage = self.map.source(touchpoint, LinkKind::Contains);
        let stage = stage.and_then(|it| self.map.element(it)).and_then(|it| it.content.as_stage());
        stage.map_or(Cell::Empty, |stage| Cell::text(self.texts.word(stage.phase)))
    }

    /// Writes every list, and below them what they were made of.
    pub(super) fn write(&self, book: &mut Workbook, rules: &Rules) -> Result<(), XlsxError> {
        let props = self.map.props();
        let mut tracing = Tracing::new(props.language, &super::cell::plain(&props.title));
        for &kind in LISTS {
            let sheet = book.add_worksheet();
            sheet.set_name(self.texts.get(title_key(kind)))?;
            self.list(sheet, kind, rules, &mut tracing)?;
        }
        let sheet = book.add_worksheet();
        sheet.set_name(super::trace::NAME)?.set_very_hidden(true);
        for (row, cells) in (0_u32..).zip(&tracing.rows) {
            for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row, column, text)?;
            }
        }
        Ok(())
    }

    fn list(
        &self,
        sheet: &mut Worksheet,
        kind: ElementKind,
        rules: &Rules,
        tracing: &mut Tracing,
    ) -> Result<(), XlsxError> {
        let columns = self.columns(kind);
        tracing.list(kind, &columns);
        let ids = self.elements(kind);
        let last = FIRST + u32::try_from(ids.len().max(self.free) - 1).unwrap_or(u32::MAX);
        self.head(sheet, kind, &columns, last)?;
        for (row, id) in (FIRST..).zip(ids) {
            let cells = self.cells(&columns, id);
            for ((at, cell), &column) in (0_u16..).zip(&cells).zip(&columns) {
                self.cell(sheet, (row, at), cell, column)?;
            }
            let high = cells.iter().zip(&columns).map(|(cell, &column)| match cell {
                Cell::Text(text) if column != Column::Id => ink::height(text, width(column), 10.0),
                _ => 0.0,
            });
            let high = high.fold(0.0, f64::max);
            if high > ONE_LINE {
                sheet.set_row_height(row, high)?;
            }
            let shape = Shape::of(self.map, id);
            let print = |(&column, cell): (&Column, &Cell)| {
                let shown = shown(cell);
                let meant = shape.as_ref().and_then(|shape| meant(column, shape));
                Print::of(&shown, meant.as_ref().unwrap_or(&shown))
            };
            let prints: Vec<Print> = columns.iter().zip(&cells).map(print).collect();
            tracing.row(id, &prints);
        }
        for row in self.empty_rows(kind) {
            for (at, &column) in (0_u16..).zip(&columns) {
                sheet.write_blank(row, at, self.formats.of_column(column))?;
            }
        }
        rules.lay(sheet, &columns, last, &self.theme)?;
        self.dress(sheet, kind, &columns)
    }

    /// The rows of a list that wait to be filled.
    fn empty_rows(&self, kind: ElementKind) -> std::ops::Range<u32> {
        let row = |count: usize| FIRST + u32::try_from(count).unwrap_or(u32::MAX);
        let there = self.elements_count(kind);
        row(there)..row(there.max(self.free))
    }

    fn elements_count(&self, kind: ElementKind) -> usize {
        match kind {
            ElementKind::Touchpoint => self.map.journey().len(),
            kind => self.map.count(kind),
        }
    }

    /// The keys, and the headings of a table.
    fn head(
        &self,
        sheet: &mut Worksheet,
        kind: ElementKind,
        columns: &[Column],
        last: u32,
    ) -> Result<(), XlsxError> {
        let (main, quiet) = (ink::heading(&self.theme), ink::quiet_heading(&self.theme));
        let mut heads = Vec::new();
        for ((at, column), heading) in (0_u16..).zip(columns).zip(self.headings(kind)) {
            let key = column.key();
            let key = if at == 0 { format!("{MARK}{}", kind.key()) } else { key };
            sheet.write_string(KEYS, at, key)?;
            let derived = matches!(column, Column::Id | Column::OfPhase);
            let format = if derived { &quiet } else { &main };
            heads.push(TableColumn::new().set_header(heading).set_header_format(format));
            sheet.set_column_width(at, width(*column))?;
        }
        let table = Table::new().set_columns(&heads).set_style(TableStyle::None);
        let right = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.add_table(HEAD, 0, last, right, &table)?;
        sheet.set_row_hidden(KEYS)?;
        sheet.set_row_height(HEAD, 34)?;
        Ok(())
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        (row, at): (u32, u16),
        cell: &Cell,
        column: Column,
    ) -> Result<(), XlsxError> {
        let format = self.formats.of_column(column);
        match cell {
            Cell::Empty => sheet.write_blank(row, at, format)?,
            Cell::Number(value, _) => sheet.write_number_with_format(row, at, *value, format)?,
            Cell::Whole(value) => sheet.write_number_with_format(row, at, *value as f64, format)?,
            Cell::Date(date) if YEARS.contains(&date.year) => {
                let day = ExcelDateTime::from_ymd(date.year.unsigned_abs(), date.month, date.day)?;
                sheet.write_datetime_with_format(row, at, &day, format)?
            }
            other => {
                let text = shown(other);
                let format = ink::inert(format, &text);
                sheet.write_string_with_format(row, at, text, &format)?
            }
        };
        Ok(())
    }

    /// What stays in sight, and how the list is printed.
    fn dress(
        &self,
        sheet: &mut Worksheet,
        kind: ElementKind,
        columns: &[Column],
    ) -> Result<(), XlsxError> {
        let main = columns.iter().position(|&it| it == Column::Text(Field::Main)).unwrap_or(0);
        sheet.set_freeze_panes(FIRST, main as u16 + 1)?;
        // Many columns on one page could not be read.
        let pages = if columns.len() > MANY { 2 } else { 1 };
        sheet.set_landscape().set_print_fit_to_pages(pages, 0).set_repeat_rows(HEAD, HEAD)?;
        sheet.set_paper_size(if columns.len() > MANY { look::A3 } else { look::A4 });
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        sheet.set_footer("&L&A&R&P / &N").set_screen_gridlines(false);
        let color = &self.theme.color;
        sheet.set_tab_color(ink(match kind {
            ElementKind::Barrier => color.barrier.strong,
            ElementKind::Driver => color.driver.strong,
            ElementKind::Solution => color.solution.strong,
            ElementKind::Touchpoint | ElementKind::Stage => color.phases[0].strong,
            _ => color.arrow,
        }));
        Ok(())
    }
}

/// What a cell means, where that is not what stands in it.
pub(super) fn meant(column: Column, shape: &Shape) -> Option<String> {
    let ids: Vec<ElementId> = match column {
        Column::OfStage => shape.stage.into_iter().collect(),
        Column::From => shape.ends.0.into_iter().collect(),
        Column::To => shape.ends.1.into_iter().collect(),
        Column::Ties => {
            let mut ties = shape.ties.clone();
            ties.sort_unstable();
            ties
        }
        _ => return None,
    };
    Some(ids.iter().map(ElementId::to_string).collect::<Vec<_>>().join(" "))
}

/// How wide a column is, in letters.
const fn width(column: Column) -> f64 {
    match column {
        Column::Id => 8.0,
        Column::OfPhase | Column::Phase => 13.0,
        Column::Feasibility | Column::Effort => 16.0,
        Column::Valence(_) | Column::Severity | Column::Moment | Column::Figure(_) => 12.0,
        Column::OfStage
        | Column::Word(_)
        | Column::Status
        | Column::Layer
        | Column::Source
        | Column::Text(Field::Channel | Field::Owner | Field::Unit | Field::Speaker) => 18.0,
        Column::Text(Field::Main | Field::Action | Field::Expectation | Field::About) => 36.0,
        Column::Ties | Column::From | Column::To => 30.0,
        _ => 26.0,
    }
}
