//! The row of buttons below the menu: what it cannot show in words it shows as signs, and what it
//! has no room for it puts into menus.

use super::adding::{self, Adding};
use super::icons;
use super::style::{HEIGHT, font};
use super::widgets::{Scope, focus_ring, keys_text, option_ui};
use crate::app::{Command, Paper, Picture};
use crate::model::MapState;
use crate::scene::Weight;
use egui::{Align, Button, CornerRadius, Layout, RichText, Stroke, Ui, vec2};

/// Between groups of buttons.
const BETWEEN: f32 = 12.0;
/// Between a button's edge and its words.
const PADDING: f32 = 10.0;

/// The toolbar.
pub fn toolbar_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.horizontal_centered(|ui| {
        let outline = |p: &egui::Painter, at, ink| icons::panel(p, at, false, ink);
        scope.icon_ui(ui, Command::Outline, outline);
        ui.add_space(BETWEEN - 6.0);
        scope.icon_ui(ui, Command::Undo, |p, at, ink| icons::bent_arrow(p, at, true, ink));
        scope.icon_ui(ui, Command::Redo, |p, at, ink| icons::bent_arrow(p, at, false, ink));
        ui.add_space(BETWEEN - 6.0);
        let (adding, beside) = room(ui, scope);
        adding::adding_ui(ui, scope, adding);
        ui.add_space(BETWEEN);
        if beside {
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

/// How the adding buttons are shown, and whether the states stand side by side, in the room there
/// is.
fn room(ui: &Ui, scope: &Scope<'_>) -> (Adding, bool) {
    let width = |text: &str| {
        let letters = font(Weight::SemiBold, 13.0 * scope.look.scale);
        ui.painter().layout_no_wrap(text.to_owned(), letters, scope.look.text).size().x
    };
    let states = MapState::ALL.iter().map(|state| width(scope.app.texts().word(*state)));
    let beside: f32 = states.clone().map(|state| state + 2.0 * PADDING).sum();
    let menu = states.fold(0.0, f32::max) + 2.0 * PADDING + 24.0;
    let export = width(scope.text("toolbar-export")) + 2.0 * PADDING;
    let left = ui.available_width() - export - HEIGHT - 2.0 * 6.0 - 2.0 * BETWEEN;
    let ways = [
        (Adding::Words, true),
        (Adding::Words, false),
        (Adding::Signs, true),
        (Adding::Signs, false),
    ];
    let fits = |&(adding, side): &(Adding, bool)| {
        adding::width(scope, adding, width) + if side { beside } else { menu } <= left
    };
    ways.into_iter().find(fits).unwrap_or((Adding::Menu, false))
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
            if option_ui(ui, (on, true), command.name(scope.app.texts())) {
                scope.run(command);
            }
        }
    });
    icons::down(ui.painter(), shown.rect.right_center() - vec2(15.0, 0.0), scope.look.muted);
}

/// As-is, to-be and gap as one control of three parts.
fn states_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.spacing_mut().item_spacing.x = 0.0;
    let mut all = Vec::new();
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
        all.push(response);
    }
    // Over all of them: the next one would be painted over the ring.
    for response in all {
        focus_ring(ui, &response, response.rect);
    }
    ui.spacing_mut().item_spacing.x = 6.0;
}

/// Export: a button that offers the formats.
fn export_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.add_enabled_ui(scope.app.map.is_some(), |ui| {
        let text = RichText::new(scope.text("toolbar-export")).font(scope.button_font());
        let button = Button::new(text).min_size(vec2(0.0, HEIGHT));
        egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
            let pictures = Picture::ALL.iter().map(|picture| Command::Export(*picture));
            let papers = Paper::TEXTS.iter().chain(Paper::OF_MAP);
            let papers = papers.map(|paper| Command::ExportPaper(*paper));
            let all = std::iter::once(Command::HandOn).chain(pictures).chain(papers);
            for command in all {
                if ui.button(command.name(scope.app.texts())).clicked() {
                    scope.run(command);
                }
            }
        });
    });
}
