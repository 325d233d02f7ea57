//! What is left out of a pasted table or changed, and why: row by row.

use crate::app::{Column, Pasting, Problem, Remark, Sheet};
use crate::ui::style::color;
use crate::ui::widgets::Scope;
use egui::{Label, ScrollArea, Ui};

/// Height of a line.
const LINE: f32 = 20.0;
/// Most lines that are shown at once.
const MOST: usize = 6;

/// How high it is.
pub fn height(scope: &Scope<'_>, pasting: &Pasting) -> f32 {
    let lines = general(scope, pasting).len() + pasting.reading.remarks.len();
    (lines.clamp(1, MOST) as f32 * LINE + 4.0) * scope.look.scale
}

/// The lines.
pub fn told_ui(ui: &mut Ui, scope: &Scope<'_>, pasting: &Pasting, height: f32) {
    let look = scope.look;
    let general = general(scope, pasting);
    let remarks = &pasting.reading.remarks;
    let line = LINE * look.scale;
    ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = line;
        if general.is_empty() && remarks.is_empty() {
            ui.label(look.caption(scope.text("table-clean")));
            return;
        }
        let area = ScrollArea::vertical().id_salt("table-told").auto_shrink(false);
        let rows = general.len() + remarks.len();
        area.max_height(height).show_rows(ui, line, rows, |ui, seen| {
            for at in seen {
                let (text, ink) = match general.get(at) {
                    Some(text) => (text.clone(), look.ink),
                    None => match remarks.get(at - general.len()) {
                        Some(remark) => (remark_text(scope, pasting, remark), look.text),
                        None => continue,
                    },
                };
                ui.horizontal(|ui| {
                    ui.set_height(line);
                    let (dot, _) =
                        ui.allocate_exact_size(egui::vec2(8.0, line), egui::Sense::hover());
                    let ink_of_dot = color(look.theme.color.barrier.strong);
                    ui.painter().circle_filled(dot.center(), 3.0, ink_of_dot);
                    ui.add(Label::new(look.body(text).color(ink)).truncate());
                });
            }
        });
    });
}

/// What is to be said of the whole table.
fn general(scope: &Scope<'_>, pasting: &Pasting) -> Vec<String> {
    let texts = scope.app.texts();
    let mut lines = Vec::new();
    let (rows, columns) = pasting.sheet.over();
    for (over, most, key) in [
        (rows, Sheet::MOST_ROWS, "table-many-rows"),
        (columns, Sheet::MOST_COLUMNS, "table-many-columns"),
    ] {
        if over > 0 {
            let (number, most) = (texts.whole(over as u64), texts.whole(most as u64));
            let args =
                [("count", over.into()), ("number", (&number).into()), ("most", (&most).into())];
            lines.push(texts.with(key, &args));
        }
    }
    if pasting.reading.rows.is_empty() {
        lines.push(texts.get("table-no-names").to_owned());
    } else if !pasting.mapping.has(Column::Name) {
        lines.push(texts.get("table-by-action").to_owned());
    }
    lines
}

/// What is to be said of a row or a cell.
fn remark_text(scope: &Scope<'_>, pasting: &Pasting, remark: &Remark) -> String {
    let texts = scope.app.texts();
    let key = match remark.problem {
        Problem::NoName => "table-row-no-name",
        Problem::ByAction => "table-row-by-action",
        Problem::Clients => "table-row-clients",
        Problem::Emotion => "table-row-emotion",
        Problem::Grade => "table-row-grade",
        Problem::NoBarrier => "table-row-no-barrier",
    };
    let row = texts.whole(remark.row as u64 + 1);
    let cell = remark.column.map_or("", |column| pasting.sheet.cell(remark.row, column).trim());
    texts.with(key, &[("row", (&row).into()), ("text", cell.into())])
}
