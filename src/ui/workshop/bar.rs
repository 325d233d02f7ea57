//! The bar above the map in a workshop: the timer, the map's name, and what one needs there.

use super::timer;
use crate::app::{Command, OpenMap};
use crate::model::ElementKind;
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::style::{HEIGHT, font};
use crate::ui::widgets::{Scope, follow_focus};
use egui::{Align, Button, Label, Layout, RichText, ScrollArea, Ui, vec2};
use std::time::Duration;

/// Height of the bar.
pub const BAR: f32 = 52.0;
/// Where the bar is narrower, what is in it scrolls.
const NARROW: f32 = 760.0;

/// The bar.
pub fn bar_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, now: Duration) {
    if ui.available_width() < NARROW * scope.look.scale {
        ScrollArea::horizontal().id_salt("workshop-bar").show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                timer::timer_ui(ui, scope, now);
                ui.add_space(10.0);
                leave_ui(ui, scope);
                ui.add_space(4.0);
                panels_ui(ui, scope, map);
            });
            follow_focus(ui);
        });
        return;
    }
    ui.horizontal_centered(|ui| {
        timer::timer_ui(ui, scope, now);
        ui.add_space(10.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            leave_ui(ui, scope);
            ui.add_space(4.0);
            scope.icon_ui(ui, Command::Redo, |p, at, ink| icons::bent_arrow(p, at, false, ink));
            scope.icon_ui(ui, Command::Undo, |p, at, ink| icons::bent_arrow(p, at, true, ink));
            ui.add_space(4.0);
            panels_ui(ui, scope, map);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let name = scope.look.caption(scope.app.map_name(map));
                ui.add(Label::new(name).truncate());
            });
        });
    });
}

/// The button that leaves the mode.
fn leave_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let name = scope.look.name(scope.text("workshop-leave"));
    let response = ui.add(Button::new(name).min_size(vec2(0.0, HEIGHT)));
    if scope.with_hint(ui, response, Command::Workshop).clicked() {
        scope.run(Command::Workshop);
    }
}

/// The buttons of the panels beside the map.
fn panels_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    switch_ui(ui, scope, Command::Voting, scope.text("votes-title").to_owned());
    let ideas = map.document.count(ElementKind::Idea);
    let lot = scope.text("lot-title");
    let lot = match ideas {
        0 => lot.to_owned(),
        some => format!("{lot} · {}", scope.app.texts().whole(some as u64)),
    };
    switch_ui(ui, scope, Command::Lot, lot);
}

/// A button that stays down while what it shows is there.
fn switch_ui(ui: &mut Ui, scope: &mut Scope<'_>, command: Command, name: String) {
    let on = scope.app.checked(command).unwrap_or(false);
    let look = scope.look;
    let weight = if on { Weight::SemiBold } else { Weight::Regular };
    let ink = if on { look.on_selected } else { look.text };
    let text = RichText::new(name).font(font(weight, 13.0 * look.scale)).color(ink);
    let button = Button::selectable(on, text).frame_when_inactive(true).min_size(vec2(0.0, HEIGHT));
    let response = ui.add(button);
    if scope.with_hint(ui, response, command).clicked() {
        scope.run(command);
    }
}
