//! The sheet of shortcuts, and the keys themselves.

use super::widgets::{Scope, keys_text, modal};
use super::{keys, later};
use crate::app::{Action, App, Command, Typing, shortcuts};
use egui::{Align, Context, Event, Key, KeyboardShortcut, Layout, ScrollArea, Ui};

/// What the first key press of this frame that means something asks for. While a text of the map
/// is typed, it is to be done after what was typed before it.
pub fn keys_ui(ctx: &Context, app: &App) -> Option<Action> {
    if app.closing.is_some() {
        return None;
    }
    let on_map = app.map.as_ref().and_then(|map| map.typing.as_ref()).is_some_and(Typing::on_map);
    let wanted = keys::begin(ctx);
    let typing = on_map || ctx.text_edit_focused();
    let open_popup = egui::Popup::is_any_open(ctx);
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let may = |shortcut: &KeyboardShortcut, command: Command| {
        let bare = shortcut.modifiers.is_none();
        (!typing || command.while_typing(shortcut))
            // An open menu closes itself on Escape and moves on arrows.
            && !(open_popup && bare)
            // Enter presses what has the focus.
            && !(bare && shortcut.logical_key == Key::Enter && focused)
            && (!app.is_asking() || command.while_asking())
            && app.enabled(command)
    };
    let known = shortcuts();
    let meant = later::first_key(ctx, |key, modifiers| {
        if let Some(stroke) = wanted.as_ref().and_then(|wanted| wanted.of(key, modifiers)) {
            return Some(Meant::Focused(stroke));
        }
        let asks = |action| Some(Meant::Asks(action));
        match key {
            Key::Tab if on_map && modifiers.is_none() => return asks(Action::TypeNext(true)),
            Key::Tab if on_map && modifiers.shift_only() => return asks(Action::TypeNext(false)),
            Key::Enter if on_map && modifiers.is_none() => return asks(Action::EndTyping(true)),
            _ => {}
        }
        let pressed = |shortcut: &KeyboardShortcut| {
            shortcut.logical_key == key && modifiers.matches_logically(shortcut.modifiers)
        };
        let mut pressed = known.iter().filter(|(keys, _)| pressed(keys));
        let command = pressed.find(|(keys, it)| may(keys, *it)).map(|(_, it)| *it);
        command.map(|command| Meant::Asks(Action::Run(command)))
    });
    match meant? {
        Meant::Asks(action) => Some(action),
        Meant::Focused(stroke) => {
            if let Some(wanted) = wanted {
                wanted.give(ctx, stroke);
            }
            None
        }
    }
}

/// What a key press means.
enum Meant {
    /// It asks for something of the session.
    Asks(Action),
    /// It is for what has the focus.
    Focused(keys::Stroke),
}

/// The system's cut, copy and paste come as events of their own.
pub fn clipboard_ui(ctx: &Context, app: &App, actions: &mut Vec<Action>) {
    if ctx.text_edit_focused() || app.map.is_none() || app.is_asking() {
        return;
    }
    let events = ctx.input(|input| input.events.clone());
    for event in events {
        match event {
            Event::Copy if app.enabled(Command::Copy) => actions.push(Action::Run(Command::Copy)),
            Event::Cut if app.enabled(Command::Cut) => actions.push(Action::Run(Command::Cut)),
            Event::Paste(text) => actions.push(Action::Paste(text)),
            _ => {}
        }
    }
}

/// The sheet of shortcuts.
pub fn sheet_ui(ctx: &Context, scope: &mut Scope<'_>) {
    if !scope.app.panels.shortcuts {
        return;
    }
    let shown = modal(ctx, "shortcuts").show(ctx, |ui| {
        ui.set_width((ctx.content_rect().width() - 64.0).clamp(200.0, 440.0));
        ui.label(scope.look.title(scope.text("shortcuts-title"), 18.0));
        ui.add_space(8.0);
        ScrollArea::vertical()
            .auto_shrink([false, true])
            .max_height(ctx.content_rect().height() * 0.65)
            .show(ui, |ui| {
                // The bar stands beside the keys, not on them.
                ui.set_max_width(ui.available_width() - 16.0);
                for command in Command::all() {
                    line_ui(ui, scope, command);
                }
                for (name, keys) in
                    [("mouse-pan", "mouse-pan-keys"), ("mouse-zoom", "mouse-zoom-keys")]
                {
                    pair_ui(ui, scope, scope.text(name), scope.text(keys));
                }
            });
        ui.add_space(8.0);
        if ui.button(scope.text("shortcuts-close")).clicked() {
            scope.actions.push(Action::CloseShortcuts);
        }
    });
    if shown.should_close() {
        scope.actions.push(Action::CloseShortcuts);
    }
}

fn line_ui(ui: &mut Ui, scope: &Scope<'_>, command: Command) {
    // Plus is typed on the key of the equals sign: told once.
    let keys = command.spec().shortcuts.iter().filter(|keys| keys.logical_key != Key::Equals);
    let keys: Vec<&KeyboardShortcut> = keys.collect();
    if keys.is_empty() {
        return;
    }
    let keys: Vec<String> = keys.iter().map(|keys| keys_text(ui.ctx(), **keys)).collect();
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
