//! The rows of a table as they will be read: only those in sight are drawn. What is left out is
//! pale, what is not understood stands out.

use super::choice;
use crate::app::{Column, Pasting};
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::style::{RADIUS, color, font};
use crate::ui::widgets::Scope;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, Id, Painter, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

/// Width of a row's number.
const NUMBER: f32 = 44.0;
/// Width of a column.
const COLUMN: f32 = 178.0;
/// Height of the choices above the columns.
const HEAD: f32 = 42.0;
/// Height of a row.
const LINE: f32 = 28.0;
/// Most letters of a cell that are shown; what is pasted is whole.
const LETTERS: usize = 160;

/// How wide a table of so many columns is.
pub fn width(scale: f32, columns: f32) -> f32 {
    (NUMBER + columns * COLUMN) * scale + 12.0
}

/// How high a table of so many rows is.
pub fn height(scale: f32, rows: usize) -> f32 {
    (HEAD + rows as f32 * LINE) * scale + 14.0
}

/// Where a table is drawn.
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

    fn row(&self, row: usize) -> Rect {
        let first = self.cell(row, 0);
        let right = first.left() + self.columns as f32 * COLUMN * self.scale;
        Rect::from_min_max(pos2(self.origin.x, first.top()), pos2(right, first.bottom()))
    }

    /// The place of a choice, when the rows are scrolled so far.
    fn choice(&self, column: usize, scrolled: f32) -> Rect {
        let below = self.cell(0, column);
        let top = self.origin.y + scrolled;
        let whole = vec2(COLUMN, HEAD) * self.scale;
        Rect::from_min_size(pos2(below.left(), top), whole).shrink2(vec2(3.0, 4.0))
    }
}

/// The rows with the choices above them.
pub fn preview_ui(ui: &mut Ui, scope: &mut Scope<'_>, pasting: &Pasting, height: f32) {
    let scale = scope.look.scale;
    let (rows, columns) = (pasting.sheet.rows(), pasting.sheet.columns());
    let size = vec2(NUMBER + columns as f32 * COLUMN, HEAD + rows as f32 * LINE) * scale;
    let width = ui.available_width();
    ui.allocate_ui(vec2(width, height), |ui| {
        let area = ScrollArea::both().id_salt("table-rows").auto_shrink(false).max_height(height);
        area.show_viewport(ui, |ui, seen| {
            ui.set_min_size(size);
            let grid = Grid { origin: ui.max_rect().min, scale, columns };
            let line = LINE * scale;
            let from = (seen.min.y / line).max(0.0) as usize;
            let to = ((seen.max.y / line).ceil().max(0.0) as usize).min(rows);
            for row in from..to {
                row_ui(ui, scope, pasting, &grid, row);
            }
            head_ui(ui, scope, pasting, &grid, seen.min.y);
        });
    });
}

/// The choices, which stay above the rows.
fn head_ui(ui: &mut Ui, scope: &mut Scope<'_>, pasting: &Pasting, grid: &Grid, scrolled: f32) {
    let look = scope.look;
    let top = grid.origin.y + scrolled;
    let back = Rect::from_min_max(
        pos2(grid.origin.x, top),
        pos2(grid.row(0).right(), top + HEAD * grid.scale),
    );
    // Rows below it are not to be clicked or read through it.
    ui.interact(back, Id::unique("table-head"), Sense::hover());
    ui.painter().rect_filled(back, 0, look.panel);
    ui.painter().hline(back.x_range(), back.bottom(), Stroke::new(1.0, look.line));
    for at in 0..grid.columns {
        choice::choice_ui(ui, scope, pasting, at, grid.choice(at, scrolled));
    }
}

/// How a row is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It heads the columns.
    Header,
    /// It becomes a touchpoint.
    Pasted,
    /// It is left out.
    Left,
}

/// One row.
fn row_ui(ui: &Ui, scope: &Scope<'_>, pasting: &Pasting, grid: &Grid, row: usize) {
    let look = scope.look;
    let kind = if pasting.mapping.header && row == 0 {
        Kind::Header
    } else if pasting.reading.row(row).is_some() {
        Kind::Pasted
    } else {
        Kind::Left
    };
    let whole = grid.row(row);
    let painter = ui.painter();
    if kind == Kind::Header {
        painter.rect_filled(whole, 0, look.card);
    }
    painter.hline(whole.x_range(), whole.bottom(), Stroke::new(1.0, look.line.gamma_multiply(0.5)));
    let told = !pasting.reading.remarks_of(row).is_empty();
    let barrier = color(look.theme.color.barrier.strong);
    let number = if told { barrier } else { look.muted };
    let place = Rect::from_min_max(whole.min, pos2(grid.cell(row, 0).left(), whole.bottom()));
    let written = scope.app.texts().whole(row as u64 + 1);
    text_ui(
        painter,
        place.shrink2(vec2(6.0, 0.0)),
        &written,
        (number, Weight::Regular, look.scale),
    );
    let response = ui.interact(whole, Id::unique(("table-row", row)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, said(scope, pasting, row)));
    for column in 0..grid.columns {
        let rect = grid.cell(row, column);
        if ui.clip_rect().intersects(rect) {
            cell_ui(ui, scope, pasting, (row, column, kind), rect);
        }
    }
}

/// What a row says to a screen reader.
fn said(scope: &Scope<'_>, pasting: &Pasting, row: usize) -> String {
    let texts = scope.app.texts();
    let number = texts.whole(row as u64 + 1);
    let cells = (0..pasting.sheet.columns()).map(|column| pasting.sheet.cell(row, column).trim());
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let cells = cells.join("; ");
    texts.with("table-row", &[("row", (&number).into()), ("cells", (&cells).into())])
}

/// One cell: pale where it is not pasted, marked where it is not understood.
fn cell_ui(
    ui: &Ui,
    scope: &Scope<'_>,
    pasting: &Pasting,
    (row, column, kind): (usize, usize, Kind),
    rect: Rect,
) {
    let look = scope.look;
    let meaning = pasting.mapping.columns.get(column).copied().unwrap_or(Column::Ignore);
    let remarks = pasting.reading.remarks_of(row);
    let wrong = remarks.iter().any(|remark| remark.column == Some(column));
    let mark = look.theme.color.barrier.strong;
    if wrong {
        let (fill, edge) = (look.mix_panel(mark, 0.14), Stroke::new(1.0, color(mark)));
        ui.painter().rect(rect.shrink(2.0), RADIUS, fill, edge, StrokeKind::Inside);
    }
    let whole = pasting.sheet.cell(row, column).trim();
    if whole.is_empty() {
        return;
    }
    let faded = kind == Kind::Left || meaning == Column::Ignore;
    let (ink, weight) = match kind {
        Kind::Header => (look.muted, Weight::SemiBold),
        _ if faded => (look.muted.gamma_multiply(0.7), Weight::Regular),
        _ if meaning == Column::Name => (look.ink, Weight::SemiBold),
        _ => (look.text, Weight::Regular),
    };
    let mut room = rect.shrink2(vec2(10.0, 0.0));
    let felt = matches!(meaning, Column::Emotion | Column::Grade);
    let felt = pasting.reading.row(row).and_then(|row| row.emotion.as_ref()).filter(|_| felt);
    if let Some((valence, _)) = felt {
        let center = pos2(room.left() + 8.0, room.center().y);
        let ink = color(look.theme.color.valence[*valence as usize]);
        icons::face(ui.painter(), center, 7.5 * look.scale, *valence, ink);
        room = room.with_min_x(room.left() + 22.0 * look.scale);
    }
    let cut = text_ui(ui.painter(), room, whole, (ink, weight, look.scale));
    if cut {
        let id = Id::unique(("table-cell", row, column));
        ui.interact(rect, id, Sense::hover()).on_hover_text(whole);
    }
}

/// A text in one line; whether it is not shown whole.
fn text_ui(
    painter: &Painter,
    rect: Rect,
    text: &str,
    (ink, weight, scale): (Color32, Weight, f32),
) -> bool {
    let shown: String = text
        .chars()
        .take(LETTERS)
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let cut = shown.len() < text.len();
    let mut job = LayoutJob::simple_singleline(shown, font(weight, 12.5 * scale), ink);
    job.wrap = TextWrapping::truncate_at_width(rect.width().max(1.0));
    let galley = painter.layout_job(job);
    let elided = galley.elided;
    painter.galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, ink);
    cut || elided || text.contains('\n')
}
