//! Draws one line of the outline.

use crate::app::{OpenMap, OutlineLine};
use crate::model::{ElementKind, Phase};
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::rows::Row;
use crate::ui::style::{color, font};
use crate::ui::widgets::Scope;
use egui::accesskit::Action as Request;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// How far a line stands in for each line it stands below.
const INDENT: f32 = 15.0;
/// Room for the triangle that folds.
const TRIANGLE: f32 = 16.0;

/// A line with what decides its look.
pub struct Line<'a> {
    /// What it tells.
    pub of: &'a OutlineLine,
    /// Which of the outline's lines it is.
    pub at: usize,
    /// Whether it holds others, and shows them.
    pub open: Option<bool>,
    /// Whether it is selected.
    pub on: bool,
    /// Whether it is dimmed by the filter.
    pub dimmed: bool,
}

/// The id of a line.
pub fn line_id(at: usize) -> Id {
    Id::unique(("outline-line", at))
}

/// What a line says; without a name, that it has none.
pub fn said<'a>(scope: &Scope<'_>, line: &'a OutlineLine) -> &'a str {
    match line {
        OutlineLine::Phase(phase) => scope.app.texts().word(*phase),
        _ if line.name().trim().is_empty() => scope.text("unnamed"),
        _ => line.name(),
    }
}

/// Where the text of a line begins.
pub fn text_left(line: &OutlineLine, rect: Rect) -> f32 {
    let mark = match line {
        OutlineLine::Phase(_) | OutlineLine::Touchpoint { moment: true, .. } => 16.0,
        OutlineLine::Note { .. } => 15.0,
        OutlineLine::Stage { .. } | OutlineLine::Touchpoint { .. } => 0.0,
    };
    rect.left() + TRIANGLE + 2.0 + f32::from(line.depth()) * INDENT + mark
}

/// Whether a place on a line is its triangle.
pub fn on_triangle(line: &OutlineLine, rect: Rect, x: f32) -> bool {
    x < rect.left() + TRIANGLE + f32::from(line.depth()) * INDENT
}

/// Draws a line and says what it is.
pub fn line_ui(ui: &mut Ui, scope: &Scope<'_>, line: &Line<'_>, row: Row) -> Response {
    let look = scope.look;
    let rect = row.rect;
    let said = said(scope, line.of);
    let response = ui.interact(rect, line_id(line.at), Sense::CLICK | Sense::DRAG);
    let label = match line.of {
        OutlineLine::Note { kind, .. } => format!("{}: {said}", scope.app.texts().word(*kind)),
        _ => said.to_owned(),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, label.clone()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(line.on);
        node.set_level(usize::from(line.of.depth()) + 1);
        if let Some(open) = line.open {
            node.set_expanded(open);
            node.add_action(if open { Request::Collapse } else { Request::Expand });
        }
    });
    row.ground_ui(ui, look, response.hovered(), line.on);
    if let Some(open) = line.open {
        let x = rect.left() + TRIANGLE / 2.0 + f32::from(line.of.depth()) * INDENT;
        icons::fold(ui.painter(), pos2(x, rect.center().y), open, look.muted);
    }
    mark(ui, scope, line, rect);
    let ink = if line.on { look.on_selected } else { ink(scope, line) };
    let x = text_left(line.of, rect);
    let (weight, size) = type_of(line.of);
    let letters = font(weight, size * look.scale);
    let mut job = LayoutJob::simple_singleline(said.to_owned(), letters, ink);
    job.wrap = TextWrapping::truncate_at_width((rect.right() - x - 6.0).max(1.0));
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
    if cut { response.on_hover_text(said) } else { response }
}

fn type_of(line: &OutlineLine) -> (Weight, f32) {
    match line {
        OutlineLine::Phase(_) | OutlineLine::Stage { .. } => (Weight::SemiBold, 13.0),
        OutlineLine::Touchpoint { .. } => (Weight::Regular, 13.0),
        OutlineLine::Note { .. } => (Weight::Regular, 12.0),
    }
}

fn ink(scope: &Scope<'_>, line: &Line<'_>) -> Color32 {
    let look = scope.look;
    let ink = match line.of {
        // A phase without stages is only a place.
        OutlineLine::Phase(_) if line.open.is_none() => look.muted,
        OutlineLine::Phase(_) | OutlineLine::Stage { .. } => look.ink,
        OutlineLine::Touchpoint { .. } => look.text,
        OutlineLine::Note { .. } => look.muted,
    };
    if line.dimmed { ink.gamma_multiply(0.45) } else { ink }
}

/// A phase's square, a moment's star, a note's colour, an emotion's face.
fn mark(ui: &Ui, scope: &Scope<'_>, line: &Line<'_>, rect: Rect) {
    let look = scope.look;
    let colors = &look.theme.color;
    let fade = |tone: Color32| if line.dimmed { tone.gamma_multiply(0.45) } else { tone };
    let x = text_left(line.of, rect);
    let place = |back: f32| pos2(x - back, rect.center().y);
    let painter = ui.painter();
    match line.of {
        OutlineLine::Phase(phase) => {
            let phase: Phase = *phase;
            let square = Rect::from_center_size(place(12.0), vec2(8.0, 8.0));
            painter.rect_filled(square, 2.0, fade(color(colors.phases[phase as usize].strong)));
        }
        OutlineLine::Touchpoint { moment: true, .. } => {
            icons::star(painter, place(10.0), 6.0, fade(look.moment));
        }
        OutlineLine::Note { valence: Some(valence), .. } => {
            let tone = color(colors.valence[*valence as usize]);
            icons::face(painter, place(9.0), 5.0, *valence, fade(tone));
        }
        OutlineLine::Note { kind: ElementKind::Transition, .. } => {
            icons::arrow(painter, place(9.0), fade(look.muted));
        }
        OutlineLine::Note { kind, .. } => {
            let tone = match kind {
                ElementKind::Driver => colors.driver.strong,
                ElementKind::Solution => colors.solution.strong,
                _ => colors.barrier.strong,
            };
            let bar = Rect::from_center_size(place(9.0), vec2(3.0, 12.0));
            painter.rect_filled(bar, 1.5, fade(color(tone)));
        }
        OutlineLine::Stage { .. } | OutlineLine::Touchpoint { .. } => {}
    }
}

/// Whether the filter dims a line: a touchpoint and what hangs on it.
pub fn is_dimmed(map: &OpenMap, line: &OutlineLine) -> bool {
    match line {
        OutlineLine::Phase(_) | OutlineLine::Stage { .. } => false,
        OutlineLine::Touchpoint { id, .. } => map.dims(*id),
        OutlineLine::Note { id, .. } => {
            map.touchpoint_at(Some(*id)).is_some_and(|touchpoint| map.dims(touchpoint))
        }
    }
}
