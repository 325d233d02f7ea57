//! The sheet of shortcuts, and the keys themselves.

use super::widgets::{Scope, icon_button, keys_text, modal};
use super::{icons, keys, later};
use crate::app::{Action, App, Area, Command, KeyLine, PaletteAsk, Typing, key_lines, shortcuts};
use egui::{Align, Context, Event, Key, KeyboardShortcut, Label, Layout, ScrollArea, Ui, vec2};

/// How many lines a column may have more than its share, so that an area stays whole.
const OVER: usize = 4;
/// Width of a column of the sheet.
const COLUMN: f32 = 400.0;

/// What the first key press of this frame that means something asks for. While a text of the map
/// is typed, it is to be done after what was typed before it.
pub fn keys_ui(ctx: &Context, app: &App) -> Option<Action> {
    if app.closing.is_some() {
        return None;
    }
    // Above everything else the palette has every key but those that close it.
    let palette = app.palette.is_some();
    let on_map = app.map.as_ref().and_then(|map| map.typing.as_ref()).is_some_and(Typing::on_map);
    let wanted = keys::begin(ctx);
    let typing = on_map || ctx.text_edit_focused();
    let open_popup = egui::Popup::is_any_open(ctx);
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let may = |shortcut: &KeyboardShortcut, command: Command| {
        let bare = shortcut.modifiers.is_none();
        (!typing || command.while_typing(shortcut))
            && (!palette || matches!(command, Command::Escape | Command::Palette))
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
            Key::Enter if palette && modifiers.is_none() => {
                return asks(Action::Palette(PaletteAsk::Accept));
            }
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
    if ctx.text_edit_focused() || app.is_asking() {
        return;
    }
    let events = ctx.input(|input| input.events.clone());
    for event in events {
        match event {
            Event::Copy if app.enabled(Command::Copy) => actions.push(Action::Run(Command::Copy)),
            Event::Cut if app.enabled(Command::Cut) => actions.push(Action::Run(Command::Cut)),
            Event::Paste(text) => actions.push(Action::Paste(text)),
            Event::PasteImage(image) => actions.push(Action::PastePicture(image)),
            _ => {}
        }
    }
}

/// The sheet of shortcuts.
pub fn sheet_ui(ctx: &Context, scope: &mut Scope<'_>) {
    if !scope.app.panels.shortcuts {
        return;
    }
    let columns = columns(ctx, scope.app);
    let shown = modal(ctx, "shortcuts").show(ctx, |ui| {
        let room = ctx.content_rect().width() - 64.0;
        let width = (columns.len() as f32 * COLUMN).min(room).max(200.0);
        ui.set_width(width);
        ui.horizontal(|ui| {
            ui.label(scope.look.title(scope.text("shortcuts-title"), 18.0));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = scope.text("shortcuts-close");
                if icon_button(ui, name, false, icons::cross).clicked() {
                    scope.actions.push(Action::CloseShortcuts);
                }
            });
        });
        ui.add_space(6.0);
        let height = ctx.content_rect().height() - 140.0;
        let area = ScrollArea::vertical().auto_shrink([false, true]).max_height(height);
        area.min_scrolled_height(height).show(ui, |ui| {
            let gap = 28.0;
            let each = (width - 14.0 - gap * (columns.len() - 1) as f32) / columns.len() as f32;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                for areas in &columns {
                    ui.allocate_ui(vec2(each, 0.0), |ui| {
                        ui.vertical(|ui| {
                            ui.set_width(each);
                            areas_ui(ui, scope, areas);
                        });
                    });
                }
            });
        });
    });
    if shown.should_close() {
        scope.actions.push(Action::CloseShortcuts);
    }
}

/// The areas with their lines, in as many columns as there is room for, of about one height.
fn columns(ctx: &Context, app: &App) -> Vec<Vec<(Area, Vec<KeyLine>)>> {
    let lines = |&area: &Area| (area, key_lines(area, app.texts(), |keys| keys_text(ctx, keys)));
    let areas: Vec<_> = Area::ALL.iter().map(lines).collect();
    let high = |(_, lines): &(Area, Vec<KeyLine>)| lines.len() + 2;
    let wide = ((ctx.content_rect().width() - 64.0) / COLUMN).floor().max(1.0) as usize;
    let most = areas.iter().map(high).sum::<usize>().div_ceil(wide.min(3));
    let mut columns: Vec<Vec<_>> = vec![Vec::new()];
    let mut filled = 0;
    for area in areas {
        let this = high(&area);
        if filled > 0 && filled + this > most + OVER && columns.len() < wide.min(3) {
            columns.push(Vec::new());
            filled = 0;
        }
        filled += this;
        if let Some(last) = columns.last_mut() {
            last.push(area);
        }
    }
    columns
}

fn areas_ui(ui: &mut Ui, scope: &Scope<'_>, areas: &[(Area, Vec<KeyLine>)]) {
    ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
    ui.spacing_mut().interact_size.y = 18.0 * scope.look.scale;
    for (i, (area, lines)) in areas.iter().enumerate() {
        if i > 0 {
            ui.add_space(12.0);
        }
        ui.label(scope.look.heading(scope.text(area.key())));
        ui.add_space(1.0);
        for KeyLine { name, keys } in lines {
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(scope.look.name(keys.join("   ")));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(scope.look.body(name)).truncate());
                    });
                });
            });
        }
    }
}
