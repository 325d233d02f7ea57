//! The row of open maps, where there are several: a click brings one to the front, a drag moves
//! its tab, the cross or the middle button closes it; elements let go on a tab are copied there.

use super::icons;
use super::style::font;
use super::widgets::{Scope, focus_ring, follow_focus};
use crate::app::{Action, App, OpenMap};
use crate::scene::Weight;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Button, Context, CornerRadius, Id, PointerButton, Pos2, Rect, Response, Role, ScrollArea,
    Sense, Ui, WidgetInfo, pos2, vec2,
};

/// Height of the row.
pub const HEIGHT: f32 = 34.0;
/// Widest tab.
const WIDEST: f32 = 230.0;
/// Narrowest tab: a few letters and the cross.
const NARROWEST: f32 = 92.0;
/// Side of the cross's square.
const CROSS: f32 = 20.0;

fn tab_id(map: u64) -> Id {
    Id::unique(("tab", map))
}

/// The map behind whose tab `at` lies, and where that tab is; not the one in front.
pub fn tab_at(ctx: &Context, app: &App, at: Pos2) -> Option<(u64, Rect)> {
    let front = app.map.as_ref().map(|map| map.id);
    app.maps().filter(|map| Some(map.id) != front).find_map(|map| {
        let rect = ctx.read_response(tab_id(map.id))?.rect;
        rect.contains(at).then_some((map.id, rect))
    })
}

/// The row of tabs.
pub fn tabs_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let maps: Vec<&OpenMap> = scope.app.maps().collect();
    let width = (ui.available_width() / maps.len().max(1) as f32).clamp(NARROWEST, WIDEST);
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let left = ui.cursor().left();
            for map in &maps {
                let response = tab_ui(ui, scope, map, width);
                if response.drag_stopped()
                    && let Some(at) = response.interact_pointer_pos()
                {
                    let place = ((at.x - left) / (width + 2.0)).max(0.0) as usize;
                    scope.actions.push(Action::MoveTab(map.id, place));
                }
            }
        });
        follow_focus(ui);
    });
}

fn tab_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, width: f32) -> Response {
    let look = scope.look;
    let name = scope.app.map_name(map);
    let on = scope.app.map.as_ref().is_some_and(|front| front.id == map.id);
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let response = ui.interact(rect, tab_id(map.id), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &name));
    // A tab that is dragged goes with the hand.
    let moved = if response.dragged() { response.total_drag_delta() } else { None };
    let rect = rect.translate(vec2(moved.map_or(0.0, |by| by.x), 0.0));
    let round = CornerRadius { nw: 8, ne: 8, sw: 0, se: 0 };
    let painter = ui.painter();
    if on || response.dragged() {
        painter.rect_filled(rect.with_min_y(rect.top() + 3.0), round, look.desk);
        let line = Rect::from_min_size(rect.left_top() + vec2(8.0, 3.0), vec2(width - 16.0, 2.0));
        painter.rect_filled(line, 1, look.selection);
    } else if response.hovered() {
        painter.rect_filled(rect.with_min_y(rect.top() + 3.0), round, look.card);
    }
    focus_ring(ui, &response, rect.shrink(2.0));
    let (weight, ink) =
        if on { (Weight::SemiBold, look.ink) } else { (Weight::Regular, look.muted) };
    let letters = font(weight, 12.5 * look.scale);
    let mut job = LayoutJob::simple_singleline(name.clone(), letters, ink);
    job.wrap = TextWrapping::truncate_at_width(width - 24.0 - CROSS);
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left() + 12.0, rect.center().y + 1.0 - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    cross_ui(ui, scope, map, rect, on || response.contains_pointer());
    if response.clicked() || response.drag_started() {
        scope.actions.push(Action::Front(map.id));
    }
    if response.clicked_by(PointerButton::Middle) {
        scope.actions.push(Action::CloseTab(map.id));
    }
    response.context_menu(|ui| menu_ui(ui, scope, map, on));
    let whole = map.path.as_ref().map_or(name, |path| path.display().to_string());
    response.on_hover_text(whole)
}

/// What can be done with a tab.
fn menu_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, on: bool) {
    let selected = scope.app.map.as_ref().is_some_and(|front| !front.selection.is_empty());
    let copy = Button::new(scope.text("tab-copy-here"));
    if ui.add_enabled(selected && !on, copy).clicked() {
        scope.actions.push(Action::CopyTo(map.id));
    }
    let name = scope.app.name_of(map);
    if ui.button(scope.app.texts().with("tab-close", &[("name", (&name).into())])).clicked() {
        scope.actions.push(Action::CloseTab(map.id));
    }
}

fn cross_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, tab: Rect, shown: bool) {
    let look = scope.look;
    let middle = pos2(tab.right() - 8.0 - CROSS / 2.0, tab.center().y + 1.0);
    let rect = Rect::from_center_size(middle, vec2(CROSS, CROSS));
    let response = ui.interact(rect, Id::unique(("tab-close", map.id)), Sense::click());
    let name = scope.app.name_of(map);
    let said = scope.app.texts().with("tab-close", &[("name", (&name).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    if response.hovered() {
        ui.painter().rect_filled(rect, 5, look.line);
    }
    if shown || response.hovered() || response.has_focus() {
        icons::cross(ui.painter(), middle, look.muted);
    }
    focus_ring(ui, &response, rect);
    if response.on_hover_text(said).clicked() {
        scope.actions.push(Action::CloseTab(map.id));
    }
}
