//! The row of buttons below the menu.

use super::icons;
use super::style::{HEIGHT, font};
use super::widgets::{Scope, keys_text};
use crate::app::{Command, Picture};
use crate::model::MapState;
use crate::scene::Weight;
use egui::{Align, Button, CornerRadius, Layout, RichText, Stroke, Ui, vec2};

/// Room from which on the states stand side by side.
const STATES_FROM: f32 = 420.0;

/// The toolbar.
pub fn toolbar_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.horizontal_centered(|ui| {
        let outline = |p: &egui::Painter, at, ink| icons::panel(p, at, false, ink);
        scope.icon_ui(ui, Command::Outline, outline);
        scope.icon_ui(ui, Command::Open, icons::folder);
        ui.add_space(10.0);
        if ui.available_width() > STATES_FROM * scope.look.scale {
            states_ui(ui, scope);
        } else {
            state_menu_ui(ui, scope);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let inspector = |p: &egui::Painter, at, ink| icons::panel(p, at, true, ink);
            scope.icon_ui(ui, Command::Inspector, inspector);
            export_ui(ui, scope);
        });
    });
}

/// The state shown as a button that offers the others, where there is little room.
fn state_menu_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(map) = &scope.app.map else { return };
    let name = Command::State(map.view().state).name(scope.app.texts());
    // Room for the arrow, which the bundled faces do not have.
    let text = RichText::new(format!("{name}     ")).font(scope.button_font());
    let button = Button::new(text).min_size(vec2(0.0, HEIGHT));
    let (shown, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        for &state in MapState::ALL {
            let command = Command::State(state);
            let on = scope.app.checked(command).unwrap_or(false);
            if ui.add(Button::selectable(on, command.name(scope.app.texts()))).clicked() {
                scope.run(command);
            }
        }
    });
    icons::down(ui.painter(), shown.rect.right_center() - vec2(15.0, 0.0), scope.look.muted);
}

/// As-is, to-be and gap as one control of three parts.
fn states_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.spacing_mut().item_spacing.x = 0.0;
    let last = MapState::ALL.len() - 1;
    for (i, &state) in MapState::ALL.iter().enumerate() {
        let command = Command::State(state);
        let on = scope.app.map.is_some() && scope.app.checked(command).unwrap_or(false);
        let name = command.name(scope.app.texts());
        let (look, enabled) = (scope.look, scope.app.enabled(command));
        let weight = if on { Weight::SemiBold } else { Weight::Regular };
        let ink = if on { look.on_selected } else { look.text };
        let edge = if on { look.selection } else { look.line };
        let left = if i == 0 { 6 } else { 0 };
        let right = if i == last { 6 } else { 0 };
        let text = RichText::new(name).font(font(weight, 13.0 * look.scale)).color(ink);
        let button = Button::selectable(on, text)
            .frame_when_inactive(true)
            .stroke(Stroke::new(1.0, edge))
            .corner_radius(CornerRadius { nw: left, sw: left, ne: right, se: right })
            .min_size(vec2(0.0, HEIGHT));
        let keys = command.spec().shortcuts.first().map(|s| keys_text(ui.ctx(), *s));
        let response = ui.add_enabled(enabled, button).on_hover_text(keys.unwrap_or_default());
        if response.clicked() {
            scope.run(command);
        }
    }
    ui.spacing_mut().item_spacing.x = 6.0;
}

/// Export: a button that offers the formats.
fn export_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.add_enabled_ui(scope.app.map.is_some(), |ui| {
        let text = RichText::new(scope.text("toolbar-export")).font(scope.button_font());
        let button = Button::new(text).min_size(vec2(0.0, HEIGHT));
        egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
            for &picture in Picture::ALL {
                let command = Command::Export(picture);
                if ui.button(command.name(scope.app.texts())).clicked() {
                    scope.run(command);
                }
            }
        });
    });
}
