//! The menu bar, built from the command table.

use super::widgets::Scope;
use crate::app::{Action, Command, Picture};
use crate::model::{Language, MapState};
use crate::scene::Lane;
use crate::theme::ThemeName;
use egui::{Button, MenuBar, RichText, Ui};

/// The menu bar with the file's name in its middle.
pub fn menu_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let whole = ui.max_rect();
    MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().button_padding = egui::vec2(8.0, 4.0);
        ui.menu_button(scope.text("menu-file"), |ui| file_ui(ui, scope));
        ui.menu_button(scope.text("menu-view"), |ui| view_ui(ui, scope));
        ui.menu_button(scope.text("menu-map"), |ui| map_ui(ui, scope));
        ui.menu_button(scope.text("menu-help"), |ui| help_ui(ui, scope));
    });
    if let Some(map) = &scope.app.map {
        let text = scope.app.map_name(map);
        let galley = ui.painter().layout_no_wrap(text, scope.button_font(), scope.look.muted);
        // Only where the menus leave room for it.
        if whole.width() > galley.size().x + 2.0 * 420.0 {
            let at = whole.center() - galley.size() / 2.0;
            ui.painter().galley(at, galley, scope.look.muted);
        }
    }
}

/// One command as a line of a menu.
fn item_ui(ui: &mut Ui, scope: &mut Scope<'_>, command: Command) {
    let texts = scope.app.texts();
    let checked = scope.app.checked(command);
    // A figure space keeps names in line whether the mark is there or not.
    let mark = match checked {
        Some(true) => "✓",
        _ => "\u{2007}",
    };
    let name = command.name(texts);
    let mut button = Button::new(RichText::new(name.clone()).font(scope.button_font()))
        .left_text(RichText::new(mark).font(scope.button_font()));
    if let Some(shortcut) = command.spec().shortcuts.first() {
        button = button.shortcut_text(ui.ctx().format_shortcut(shortcut));
    }
    let response = ui.add_enabled(scope.app.enabled(command), button);
    let enabled = response.enabled();
    response.widget_info(|| {
        egui::WidgetInfo::selected(
            egui::Role::Button,
            enabled,
            checked.unwrap_or(false),
            name.clone(),
        )
    });
    if response.clicked() {
        scope.run(command);
    }
}

fn items_ui(ui: &mut Ui, scope: &mut Scope<'_>, commands: impl IntoIterator<Item = Command>) {
    for command in commands {
        item_ui(ui, scope, command);
    }
}

fn file_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    item_ui(ui, scope, Command::Open);
    let recent = scope.app.settings.recent.clone();
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(scope.text("menu-recent"), |ui| {
            for path in recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let button = ui.button(name.as_ref()).on_hover_text(path.display().to_string());
                if button.clicked() {
                    scope.actions.push(Action::OpenPath(path));
                }
            }
        });
    });
    ui.separator();
    items_ui(ui, scope, [Command::Save, Command::SaveAs]);
    ui.separator();
    items_ui(ui, scope, Picture::ALL.iter().map(|picture| Command::Export(*picture)));
    ui.separator();
    items_ui(ui, scope, [Command::CloseMap, Command::Quit]);
}

fn view_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    items_ui(
        ui,
        scope,
        [
            Command::ZoomIn,
            Command::ZoomOut,
            Command::ZoomFull,
            Command::ZoomFit,
            Command::ZoomSelection,
        ],
    );
    ui.separator();
    items_ui(ui, scope, [Command::Outline, Command::Inspector, Command::FullScreen]);
    ui.separator();
    ui.menu_button(scope.text("menu-theme"), |ui| {
        items_ui(ui, scope, ThemeName::ALL.iter().map(|theme| Command::Theme(*theme)));
    });
    ui.menu_button(scope.text("menu-language"), |ui| {
        items_ui(ui, scope, Language::ALL.iter().map(|language| Command::Language(*language)));
    });
}

fn map_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    items_ui(ui, scope, MapState::ALL.iter().map(|state| Command::State(*state)));
    ui.separator();
    ui.add_enabled_ui(scope.app.map.is_some(), |ui| {
        ui.menu_button(scope.text("menu-lanes"), |ui| {
            items_ui(ui, scope, Lane::ALL.iter().map(|lane| Command::Lane(*lane)));
        });
    });
    ui.separator();
    item_ui(ui, scope, Command::Find);
}

fn help_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    item_ui(ui, scope, Command::Shortcuts);
}
