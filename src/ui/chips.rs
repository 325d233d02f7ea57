//! Chips: conditions that are on or off, or open a list of values. The bars that filter touchpoints
//! and choose scores are made of them.

use super::icons;
use super::style::{HEIGHT, RADIUS, font};
use super::widgets::{Scope, focus_ring, follow_focus};
use crate::scene::Weight;
use egui::{
    CornerRadius, Id, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::collections::BTreeSet;

/// Longest text on a chip.
const LONGEST: usize = 28;
/// Most values named on a chip; of more, how many there are.
const MOST_NAMED: usize = 2;
/// Height of a line of a list.
const CHOICE: f32 = 28.0;
/// Highest list of values.
const LIST: f32 = 300.0;

/// The word that takes every condition away; whether it was clicked.
pub fn clear_ui(ui: &mut Ui, scope: &Scope<'_>) -> bool {
    let look = scope.look;
    let name = scope.text("filter-clear");
    let letters = font(Weight::SemiBold, 12.5 * look.scale);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), letters, look.selection);
    let size = vec2(galley.size().x + 16.0, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, RADIUS, look.card);
    }
    focus_ring(ui, &response, rect);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, look.selection);
    response.clicked()
}

/// A chip; with a triangle where it opens a list.
pub fn chip_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    key: &str,
    text: &str,
    on: bool,
    opens: bool,
) -> Response {
    let look = scope.look;
    let weight = if on { Weight::SemiBold } else { Weight::Regular };
    let ink = if on { look.on_selected } else { look.text };
    let letters = font(weight, 12.5 * look.scale);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), letters, ink);
    let more = if opens { 16.0 } else { 0.0 };
    let size = vec2(galley.size().x + 22.0 + more, HEIGHT);
    let (_, rect) = ui.allocate_space(size);
    // What it is called and what stands before it changes while its list is open.
    let response = ui.interact(rect, Id::unique(("filter-chip", key)), Sense::click());
    let role = if opens { Role::ComboBox } else { Role::Switch };
    response.widget_info(|| WidgetInfo::selected(role, true, on, text));
    let fill = match (on, response.hovered()) {
        (true, _) => look.selected,
        (false, true) => look.mix_panel(look.theme.color.muted, 0.10),
        (false, false) => look.card,
    };
    let edge = if on { look.selection } else { look.line };
    let radius = CornerRadius::same((rect.height() / 2.0) as u8);
    ui.painter().rect(rect, radius, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    focus_ring(ui, &response, rect);
    let at = pos2(rect.left() + 11.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if opens {
        icons::down(ui.painter(), pos2(rect.right() - 14.0, rect.center().y), ink);
    }
    response
}

/// A chip that is on or off.
pub fn switch_ui(ui: &mut Ui, scope: &Scope<'_>, key: &str, on: &mut bool) {
    if chip_ui(ui, scope, key, scope.text(key), *on, false).clicked() {
        *on = !*on;
    }
}

/// A list that stays open while several are chosen.
pub fn list_ui(chip: &Response, add: impl FnOnce(&mut Ui)) {
    Popup::menu(chip).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(220.0).show(
        |ui| {
            ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
                add(ui);
                follow_focus(ui);
            });
        },
    );
}

/// A line of a list: a mark where it is chosen, its name, how often there is such a thing.
pub fn choice_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    role: Role,
    name: &str,
    end: &str,
    on: bool,
) -> bool {
    let look = scope.look;
    let line =
        |text: &str, ink| ui.painter().layout_no_wrap(text.to_owned(), scope.button_font(), ink);
    let (text, end) = (line(name, look.text), line(end, look.muted));
    let wanted = 26.0 + text.size().x + 24.0 + end.size().x + 10.0;
    let (rect, response) = ui.allocate_at_least(vec2(wanted, CHOICE * look.scale), Sense::click());
    response.widget_info(|| WidgetInfo::selected(role, true, on, name));
    if response.hovered() || response.has_focus() {
        let hover = ui.visuals().widgets.hovered.weak_bg_fill;
        ui.painter().rect_filled(rect, RADIUS, hover);
    }
    let at = |x: f32, height: f32| pos2(x, rect.center().y - height / 2.0);
    if on {
        icons::check(ui.painter(), pos2(rect.left() + 13.0, rect.center().y), look.selection);
    }
    ui.painter().galley(at(rect.left() + 26.0, text.size().y), text, look.text);
    ui.painter().galley(at(rect.right() - 10.0 - end.size().x, end.size().y), end, look.muted);
    response.clicked()
}

/// A chip with a list of values, of which any number may be chosen; its key, and what it is about.
pub fn values_ui<V: Ord + Clone>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    (key, about): (&str, &str),
    values: &[(V, String, Option<u64>)],
    chosen: &mut BTreeSet<V>,
) {
    let named = values.iter().filter(|(value, ..)| chosen.contains(value)).map(|(_, name, _)| name);
    let text = on_chip(scope, about, &named.cloned().collect::<Vec<_>>(), chosen.len());
    let chip = chip_ui(ui, scope, key, &text, !chosen.is_empty(), true);
    list_ui(&chip, |ui| {
        for (value, name, count) in values {
            let on = chosen.contains(value);
            let count = count.map_or_else(String::new, |count| scope.app.texts().whole(count));
            if choice_ui(ui, scope, Role::CheckBox, name, &count, on) {
                if on {
                    chosen.remove(value);
                } else {
                    chosen.insert(value.clone());
                }
            }
        }
    });
}

/// What a chip says: what it is about, and what was chosen.
fn on_chip(scope: &Scope<'_>, about: &str, named: &[String], count: usize) -> String {
    let values = match count {
        0 => return about.to_owned(),
        // What was chosen may be gone from the map.
        _ if named.len() < count || count > MOST_NAMED => scope.app.texts().whole(count as u64),
        _ => named.join(", "),
    };
    let text = format!("{about}: {values}");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
