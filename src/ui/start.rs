//! The page without a map: open one, or go on with a recent one.

use super::icons;
use super::style::{color, font};
use super::widgets::{Scope, focus_ring};
use crate::app::{Action, Command};
use crate::scene::Weight;
use egui::{
    Align2, Button, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};
use std::path::Path;

/// Width of the page's column.
const WIDTH: f32 = 520.0;

/// The start page.
pub fn start_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let room = ui.available_rect_before_wrap();
    let width = WIDTH.min(room.width() - 32.0).max(1.0);
    let top = (room.height() * 0.14).min(120.0);
    let column = Rect::from_min_max(
        room.center_top() + vec2(-width / 2.0, top),
        room.center_bottom() + vec2(width / 2.0, 0.0),
    );
    ui.scope_builder(egui::UiBuilder::new().max_rect(column), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_width(width);
            head_ui(ui, scope);
            ui.add_space(20.0);
            open_ui(ui, scope);
            ui.add_space(24.0);
            recent_ui(ui, scope);
        });
    });
}

fn head_ui(ui: &mut Ui, scope: &Scope<'_>) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(52.0, 52.0), Sense::hover());
        let phases = [0, 1, 2].map(|i| color(scope.look.theme.color.phases[i].strong));
        let paper = color(scope.look.theme.color.on_strong);
        icons::logo(ui.painter(), rect, phases, paper);
        ui.add_space(8.0);
        ui.vertical(|ui| {
            ui.label(scope.look.title(scope.text("app-name"), 22.0));
            ui.label(scope.look.body(scope.text("start-line")).color(scope.look.muted));
        });
    });
}

fn open_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let strong = color(scope.look.theme.color.phases[0].strong);
    let on_strong = color(scope.look.theme.color.on_strong);
    ui.horizontal(|ui| {
        let text = RichText::new(scope.text("start-open"))
            .font(font(Weight::SemiBold, 14.0 * scope.look.scale))
            .color(on_strong);
        let button = Button::new(text)
            .fill(strong)
            .stroke(Stroke::NONE)
            .corner_radius(8)
            .min_size(vec2(0.0, 38.0));
        if ui.add(button).clicked() {
            scope.run(Command::Open);
        }
        ui.add_space(6.0);
        ui.label(scope.look.caption(scope.text("start-drop")));
    });
    for name in scope.app.tasks.names() {
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.add(egui::Spinner::new().size(14.0));
            ui.label(scope.look.body(name));
        });
    }
}

fn recent_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let recent = scope.app.settings.recent.clone();
    if recent.is_empty() {
        return;
    }
    ui.label(scope.look.heading(scope.text("start-recent")));
    ui.add_space(2.0);
    for path in &recent {
        if recent_card_ui(ui, scope, path) {
            scope.actions.push(Action::OpenPath(path.clone()));
        }
    }
}

/// A recent file as a card; whether it was clicked.
fn recent_card_ui(ui: &mut Ui, scope: &Scope<'_>, path: &Path) -> bool {
    let look = scope.look;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let folder = path.parent().map(|p| p.display().to_string()).unwrap_or_default();
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), 50.0 * look.scale), Sense::click());
    let said = format!("{name}, {folder}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.clone()));
    let fill = if response.hovered() { look.card } else { look.panel };
    ui.painter().rect(rect, 8.0, fill, Stroke::new(1.0, look.line), StrokeKind::Inside);
    focus_ring(ui, &response, rect);
    let inner = rect.shrink2(vec2(14.0, 8.0));
    let painter = ui.painter().with_clip_rect(inner.intersect(ui.clip_rect()));
    let name_font = font(Weight::SemiBold, 13.0 * look.scale);
    painter.text(inner.left_top(), Align2::LEFT_TOP, name, name_font, look.ink);
    let folder_font = font(Weight::Regular, 11.5 * look.scale);
    painter.text(inner.left_bottom(), Align2::LEFT_BOTTOM, folder, folder_font, look.muted);
    response.clicked()
}
