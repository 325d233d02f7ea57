//! The first rows of a sheet, with a choice over each column of what it means.

use super::meaning::{meaning_name, meanings};
use crate::app::{Action, SurveyAsk, SurveyMapping, SurveySheet, Surveying};
use crate::model::{Document, Meaning};
use crate::scene::Weight;
use crate::ui::pick::Pick;
use crate::ui::style::font;
use crate::ui::widgets::Scope;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Id, Painter, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Width of a row's number.
const NUMBER: f32 = 44.0;
/// Width of a column.
const COLUMN: f32 = 178.0;
/// Height of the choices above the columns.
const HEAD: f32 = 40.0;
/// Height of a row.
const LINE: f32 = 24.0;
/// Rows that are shown.
const ROWS: usize = 60;
/// Columns that are shown.
const COLUMNS: usize = 600;
/// Most letters of a cell that are shown.
const LETTERS: usize = 120;
/// Height of all of it.
pub const HEIGHT: f32 = HEAD + 6.5 * LINE;

/// Where the sheet is drawn.
struct Grid {
    origin: egui::Pos2,
    scale: f32,
    columns: usize,
}

impl Grid {
    fn cell(&self, row: usize, column: usize) -> Rect {
        let left = self.origin.x + (NUMBER + column as f32 * COLUMN) * self.scale;
        let top = self.origin.y + (HEAD + row as f32 * LINE) * self.scale;
        Rect::from_min_size(pos2(left, top), vec2(COLUMN, LINE) * self.scale)
    }

    fn right(&self) -> f32 {
        self.cell(0, self.columns).left()
    }
}

/// The rows with the choices above them.
pub fn grid_ui(ui: &mut Ui, scope: &mut Scope<'_>, surveying: &Surveying, document: &Document) {
    let (Some(survey), Some(mapping)) = (&surveying.survey, &surveying.mapping) else { return };
    let scale = scope.look.scale;
    let sheet = &survey.sheet;
    let (rows, columns) = (sheet.rows().min(ROWS), sheet.columns().len().min(COLUMNS));
    let size = vec2(NUMBER + columns as f32 * COLUMN, HEAD + rows as f32 * LINE) * scale;
    let height = (HEIGHT * scale).min(size.y + 12.0);
    let width = ui.available_width();
    ui.allocate_ui(vec2(width, height), |ui| {
        let area = ScrollArea::both().id_salt("import-rows").auto_shrink(false).max_height(height);
        area.show_viewport(ui, |ui, seen| {
            ui.set_min_size(size);
            let grid = Grid { origin: ui.max_rect().min, scale, columns };
            let line = LINE * scale;
            let from = (seen.min.y / line).max(0.0) as usize;
            let to = ((seen.max.y / line).ceil().max(0.0) as usize).min(rows);
            for row in from..to {
                row_ui(ui, scope, (sheet, mapping), &grid, row);
            }
            head_ui(ui, scope, (surveying, document, mapping), &grid, seen.min.y);
        });
    });
}

/// The choices, which stay above the rows.
fn head_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (surveying, document, mapping): (&Surveying, &Document, &SurveyMapping),
    grid: &Grid,
    scrolled: f32,
) {
    let look = scope.look;
    let texts = scope.app.texts();
    let top = grid.origin.y + scrolled;
    let corner = pos2(grid.right(), top + HEAD * grid.scale);
    let back = Rect::from_min_max(pos2(grid.origin.x, top), corner);
    // Rows below it are not to be read through it.
    ui.interact(back, Id::unique("import-head"), Sense::hover());
    ui.painter().rect_filled(back, 0, look.panel);
    ui.painter().hline(back.x_range(), back.bottom(), Stroke::new(1.0, look.line));
    for (at, meaning) in mapping.columns.iter().enumerate().take(grid.columns) {
        let whole = Rect::from_min_size(
            pos2(grid.cell(0, at).left(), top),
            vec2(COLUMN, HEAD) * grid.scale,
        );
        let shown = meaning_name(texts, meaning);
        let name = title(scope, surveying, mapping, at);
        let pick = Pick {
            id: Id::unique(("import-column", at)),
            name: &name,
            shown: &shown,
            now: Some(meaning.clone()),
            quiet: *meaning == Meaning::Ignored,
        };
        let options = || meanings(texts, document, surveying, at);
        if let Some(picked) = pick.show_at(ui, scope, whole.shrink2(vec2(3.0, 4.0)), options)
            && picked != *meaning
        {
            scope.actions.push(Action::Survey(SurveyAsk::Column(at, picked)));
        }
    }
}

/// What a column is called for readers.
fn title(scope: &Scope<'_>, surveying: &Surveying, mapping: &SurveyMapping, at: usize) -> String {
    let head = surveying.survey.as_ref().map(|survey| mapping.head(&survey.sheet, at));
    let head = head.unwrap_or_default();
    let number = scope.app.texts().whole(at as u64 + 1);
    let args = [("number", (&number).into()), ("title", (&head).into())];
    scope.app.texts().with("table-column-titled", &args)
}

/// One row: pale above the heading and in columns that mean nothing.
fn row_ui(
    ui: &Ui,
    scope: &Scope<'_>,
    (sheet, mapping): (&SurveySheet, &SurveyMapping),
    grid: &Grid,
    row: usize,
) {
    let look = scope.look;
    let first = grid.cell(row, 0);
    let whole =
        Rect::from_min_max(pos2(grid.origin.x, first.top()), pos2(grid.right(), first.bottom()));
    let painter = ui.painter();
    let header = mapping.header.contains(&row);
    if header {
        painter.rect_filled(whole, 0, look.card);
    }
    painter.hline(whole.x_range(), whole.bottom(), Stroke::new(1.0, look.line.gamma_multiply(0.5)));
    let number = scope.app.texts().whole(row as u64 + 1);
    let place = Rect::from_min_max(whole.min, pos2(first.left(), whole.bottom()));
    let small = font(Weight::Regular, 12.0 * look.scale);
    text_ui(painter, place.shrink2(vec2(6.0, 0.0)), &number, small, look.muted);
    let response = ui.interact(whole, Id::unique(("import-row", row)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, said(scope, sheet, row)));
    for (column, meaning) in mapping.columns.iter().enumerate().take(grid.columns) {
        let rect = grid.cell(row, column);
        let text = sheet.cell(row, column);
        if text.is_empty() || !ui.clip_rect().intersects(rect) {
            continue;
        }
        let above = row < mapping.header.start;
        let faded = above || (*meaning == Meaning::Ignored && !header);
        let ink = if faded { look.muted.gamma_multiply(0.7) } else { look.text };
        let weight = if header { Weight::SemiBold } else { Weight::Regular };
        let letters = font(weight, 12.5 * look.scale);
        text_ui(painter, rect.shrink2(vec2(10.0, 0.0)), text, letters, ink);
    }
}

/// What a row says to a screen reader.
fn said(scope: &Scope<'_>, sheet: &SurveySheet, row: usize) -> String {
    let texts = scope.app.texts();
    let number = texts.whole(row as u64 + 1);
    let cells = (0..sheet.columns().len().min(COLUMNS)).map(|column| sheet.cell(row, column));
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let cells = cells.join("; ");
    texts.with("table-row", &[("row", (&number).into()), ("cells", (&cells).into())])
}

/// A text in one line.
fn text_ui(painter: &Painter, rect: Rect, text: &str, letters: egui::FontId, ink: egui::Color32) {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let shown: String = text.chars().take(LETTERS).map(plain).collect();
    let mut job = LayoutJob::simple_singleline(shown, letters, ink);
    job.wrap = TextWrapping::truncate_at_width(rect.width().max(1.0));
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, ink);
}
