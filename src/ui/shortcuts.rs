//! The sheet of shortcuts, and the keys themselves.

use super::widgets::Scope;
use crate::app::{Action, App, Command, shortcuts};
use egui::{Align, Context, Id, Layout, Modal, ScrollArea, Ui};

/// Turns key presses into commands.
pub fn keys_ui(ctx: &Context, app: &App, actions: &mut Vec<Action>) {
    let typing = ctx.text_edit_focused();
    let open_popup = egui::Popup::is_any_open(ctx);
    for (shortcut, command) in shortcuts() {
        if typing && !Command::while_typing(&shortcut) {
            continue;
        }
        // An open menu closes itself on Escape and moves on arrows.
        if open_popup && shortcut.modifiers.is_none() {
            continue;
        }
        if app.enabled(command) && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
            actions.push(Action::Run(command));
        }
    }
}

/// The sheet of shortcuts.
pub fn sheet_ui(ctx: &Context, scope: &mut Scope<'_>) {
    if !scope.app.panels.shortcuts {
        return;
    }
    let modal = Modal::new(Id::unique("shortcuts")).show(ctx, |ui| {
        ui.set_width(440.0);
        ui.label(scope.look.title(scope.text("shortcuts-title"), 18.0));
        ui.add_space(8.0);
        ScrollArea::vertical().max_height(ctx.content_rect().height() * 0.65).show(ui, |ui| {
            for command in Command::all() {
                line_ui(ui, scope, command);
            }
            for (name, keys) in [("mouse-pan", "mouse-pan-keys"), ("mouse-zoom", "mouse-zoom-keys")]
            {
                pair_ui(ui, scope, scope.text(name), scope.text(keys));
            }
        });
        ui.add_space(8.0);
        if ui.button(scope.text("shortcuts-close")).clicked() {
            scope.actions.push(Action::CloseShortcuts);
        }
    });
    if modal.should_close() {
        scope.actions.push(Action::CloseShortcuts);
    }
}

fn line_ui(ui: &mut Ui, scope: &Scope<'_>, command: Command) {
    let keys = command.spec().shortcuts;
    if keys.is_empty() {
        return;
    }
    let keys: Vec<String> = keys.iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
    pair_ui(ui, scope, &command.name(scope.app.texts()), &keys.join("   "));
}

fn pair_ui(ui: &mut Ui, scope: &Scope<'_>, name: &str, keys: &str) {
    ui.horizontal(|ui| {
        ui.label(scope.look.body(name));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(scope.look.name(keys));
        });
    });
}
