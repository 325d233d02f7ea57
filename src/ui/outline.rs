//! The left panel: the map as a list with a search field, and what is to be looked at below it.

use super::icons;
use super::style::{color, font};
use super::widgets::{Scope, focus_ring};
use crate::app::{Action, OpenMap, OutlineLine, Selection};
use crate::model::{ElementId, Phase};
use crate::scene::Weight;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, CornerRadius, Id, Rect, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

/// Height of a line.
const LINE: f32 = 26.0;

/// The id of the search field, for the command that goes to it.
pub fn search_id() -> Id {
    Id::unique("outline-search")
}

/// The outline with its search field.
pub fn outline_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    ui.add_space(4.0);
    ui.label(scope.look.heading(scope.text("outline-title")));
    search_ui(ui, scope);
    ui.add_space(4.0);
    let outline = map.outline();
    let found = outline.found(&scope.app.search);
    if found.is_empty() {
        let key = if outline.lines.is_empty() { "outline-empty" } else { "outline-nothing" };
        ui.label(scope.look.body(scope.text(key)).color(scope.look.muted));
        return;
    }
    let height = LINE * scope.look.scale;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, found.len(), |ui, range| {
        for line in &found[range] {
            line_ui(ui, scope, line, &map.selection);
        }
    });
}

fn search_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let mut text = scope.app.search.clone();
    let field = TextEdit::singleline(&mut text)
        .id(search_id())
        .hint_text(scope.text("outline-search"))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin { left: 28, right: 8, top: 6, bottom: 6 });
    let response = ui.add(field);
    let at = pos2(response.rect.left() + 15.0, response.rect.center().y);
    icons::search(ui.painter(), at, scope.look.muted);
    let (value, label) = (text.clone(), scope.text("outline-search"));
    response.widget_info(|| WidgetInfo {
        label: Some(label.to_owned()),
        ..WidgetInfo::text_edit(true, "", &value, "")
    });
    if response.changed() {
        scope.actions.push(Action::Search(text));
    }
}

/// How a line looks.
struct Line<'a> {
    text: &'a str,
    indent: f32,
    weight: Weight,
    ink: Color32,
    square: Option<Color32>,
    star: bool,
    element: Option<ElementId>,
}

fn line_ui(ui: &mut Ui, scope: &mut Scope<'_>, line: &OutlineLine, selected: &Selection) {
    let look = scope.look;
    let phase_color = |phase: Phase| color(look.theme.color.phases[phase as usize].strong);
    let line = match line {
        OutlineLine::Phase(phase) => Line {
            text: scope.app.texts().word(*phase),
            indent: 0.0,
            weight: Weight::SemiBold,
            ink: look.ink,
            square: Some(phase_color(*phase)),
            star: false,
            element: None,
        },
        OutlineLine::Stage { id, name } => Line {
            text: name,
            indent: 16.0,
            weight: Weight::SemiBold,
            ink: look.ink,
            square: None,
            star: false,
            element: Some(*id),
        },
        OutlineLine::Touchpoint { id, name, moment } => Line {
            text: name,
            indent: 32.0,
            weight: Weight::Regular,
            ink: look.text,
            square: None,
            star: *moment,
            element: Some(*id),
        },
    };
    let on = line.element.is_some_and(|id| selected.contains(id));
    draw_line_ui(ui, scope, &line, on);
}

fn draw_line_ui(ui: &mut Ui, scope: &mut Scope<'_>, line: &Line<'_>, on: bool) {
    let look = scope.look;
    let size = vec2(ui.available_width(), LINE * look.scale);
    let sense = if line.element.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let kind = if line.element.is_some() { Role::ListItem } else { Role::Label };
    let said = if line.text.is_empty() { scope.text("unnamed") } else { line.text };
    response.widget_info(|| WidgetInfo::selected(kind, true, on, said));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let back = rect.expand2(vec2(0.0, -1.0));
    if on {
        ui.painter().rect_filled(back, CornerRadius::same(5), look.selected);
    } else if response.hovered() && line.element.is_some() {
        ui.painter().rect_filled(back, CornerRadius::same(5), look.card);
    }
    focus_ring(ui, &response, back);
    let mut x = rect.left() + 8.0 + line.indent;
    if let Some(square) = line.square {
        let mark = Rect::from_center_size(pos2(x + 4.0, rect.center().y), vec2(8.0, 8.0));
        ui.painter().rect_filled(mark, 2.0, square);
        x += 16.0;
    }
    if line.star {
        icons::star(ui.painter(), pos2(x + 5.0, rect.center().y), 6.0, look.moment);
        x += 16.0;
    }
    let ink = if on { look.on_selected } else { line.ink };
    let mut job =
        LayoutJob::simple_singleline(said.to_owned(), font(line.weight, 13.0 * look.scale), ink);
    job.wrap = TextWrapping::truncate_at_width((rect.right() - x - 6.0).max(1.0));
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
    if cut {
        response.clone().on_hover_text(said);
    }
    if response.clicked()
        && let Some(element) = line.element
    {
        scope.actions.push(Action::GoTo(element));
    }
}
