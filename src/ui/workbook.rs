//! The question whether a workbook is brought into the map: what changes, line by line, what is
//! not in it, and what was not understood.

use super::guided::{button, foot};
use super::versions::{lines_height, lines_ui};
use super::widgets::{Scope, modal};
use crate::app::{Action, SeenWorkbook, WorkbookAsk, WorkbookIn};
use egui::{Checkbox, Context, Id, Key, Label, Modifiers, ScrollArea, Spinner, Ui, vec2};

/// Widest dialog.
const WIDEST: f32 = 900.0;
/// Tallest dialog.
const TALLEST: f32 = 720.0;
/// Height of the line of buttons.
const FOOT: f32 = 34.0;
/// Least height of the changes.
const LEAST: f32 = 72.0;
/// Highest list of what is missing or doubtful.
const LIST: f32 = 132.0;

/// What the dialog remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// Whether the button that brings the workbook in was given the keyboard.
    shown: bool,
    /// The line of the changes where the keyboard is.
    line: Option<usize>,
    /// The button that does not bring it in.
    cancel: Option<Id>,
}

/// The dialog, while it asks.
pub fn workbook_ui(ctx: &Context, scope: &mut Scope<'_>, memory: &mut Memory) {
    let Some(workbook) = &scope.app.workbook else {
        *memory = Memory::default();
        return;
    };
    if scope.app.closing.is_some() {
        return;
    }
    let on_cancel = memory.cancel.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)));
    let enter = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Enter);
    if !on_cancel && workbook.is_ready() && ctx.input_mut(enter) {
        scope.actions.push(Action::Workbook(WorkbookAsk::Accept));
    }
    modal(ctx, "workbook").show(ctx, |ui| {
        let (screen, look) = (ctx.content_rect().size(), scope.look);
        let size =
            vec2((screen.x - 72.0).clamp(160.0, WIDEST), (screen.y - 72.0).clamp(160.0, TALLEST));
        ui.set_width(size.x);
        let bottom = ui.cursor().top() + size.y;
        ui.add(Label::new(look.title(scope.text("workbook-title"), 18.0)).truncate());
        let path = workbook.path.display().to_string();
        ui.add(Label::new(look.caption(path.as_str())).truncate()).on_hover_text(path);
        ui.add_space(8.0);
        let foot = (FOOT + 18.0) * look.scale;
        match &workbook.seen {
            None => {
                ui.horizontal(|ui| {
                    ui.add(Spinner::new().size(16.0).color(look.muted));
                    ui.label(look.body(scope.text("workbook-reading")));
                });
            }
            Some(Err(why)) => {
                ui.add(Label::new(look.name(why)).wrap());
            }
            Some(Ok(seen)) => {
                let room = (bottom - ui.cursor().top() - foot).max(80.0);
                seen_ui(ui, scope, (workbook, seen), room, memory);
            }
        }
        ui.add_space(8.0);
        foot_ui(ui, scope, workbook, memory);
    });
}

/// What changes, what is missing and what is doubtful.
fn seen_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (workbook, seen): (&WorkbookIn, &SeenWorkbook),
    room: f32,
    memory: &mut Memory,
) {
    let (look, texts) = (scope.look, scope.app.texts());
    let lists = usize::from(!seen.missing.is_empty()) + usize::from(!seen.doubts.is_empty());
    let below = (LIST + 34.0) * lists as f32;
    let lines = seen.lines(workbook.delete);
    if lines.is_empty() {
        ui.add(Label::new(look.name(texts.get("workbook-nothing"))).wrap());
    } else {
        let changes = lines.iter().filter(|line| !line.within).count();
        let count = texts.count("workbook-changes", changes as u64);
        ui.add(Label::new(look.name(count)).wrap());
        ui.add_space(4.0);
        let room = (room - below - 40.0).max(LEAST);
        let height = room.min(lines_height(lines.len(), scope).max(LEAST));
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.set_height(height);
            lines_ui(ui, scope, (lines, "workbook-list-changes"), &mut memory.line);
        });
    }
    if !seen.doubts.is_empty() {
        let count = texts.count("workbook-doubts", seen.doubts.len() as u64);
        list_ui(ui, scope, ("workbook-list-doubts", count), &seen.doubts);
    }
    if !seen.missing.is_empty() {
        let count = texts.get("workbook-list-missing").to_owned();
        list_ui(ui, scope, ("workbook-list-missing", count), &seen.missing);
        let mut delete = workbook.delete;
        let text = texts.count("workbook-delete", seen.missing.len() as u64);
        if ui.add(Checkbox::new(&mut delete, look.body(text))).changed() {
            scope.actions.push(Action::Workbook(WorkbookAsk::Delete(delete)));
        }
    }
}

/// Sentences below their heading; only those in sight are drawn.
fn list_ui(ui: &mut Ui, scope: &Scope<'_>, (key, heading): (&str, String), lines: &[String]) {
    let look = scope.look;
    ui.add_space(6.0);
    ui.add(Label::new(look.name(heading)).wrap());
    let line = 20.0 * look.scale;
    let height = (line * lines.len() as f32 + 4.0).min(LIST - 24.0);
    let area = ScrollArea::vertical().id_salt(key).auto_shrink([false, true]).max_height(height);
    area.show_rows(ui, line, lines.len(), |ui, rows| {
        for text in &lines[rows] {
            ui.horizontal(|ui| {
                ui.set_height(line);
                let label = Label::new(look.body(text.as_str())).truncate();
                ui.add(label).on_hover_text(text);
            });
        }
    });
}

/// The two ways on.
fn foot_ui(ui: &mut Ui, scope: &mut Scope<'_>, workbook: &WorkbookIn, memory: &mut Memory) {
    let look = scope.look;
    ui.spacing_mut().button_padding.x = 14.0;
    foot(ui, |ui| {
        let ready = workbook.is_ready();
        let apply = button(look, scope.text("workbook-apply"), true);
        let apply = ui.add_enabled(ready, apply);
        if apply.clicked() {
            scope.actions.push(Action::Workbook(WorkbookAsk::Accept));
        }
        let cancel = ui.add(button(look, scope.text("workbook-cancel"), false));
        memory.cancel = Some(cancel.id);
        if cancel.clicked() {
            scope.actions.push(Action::Workbook(WorkbookAsk::Leave));
        }
        // The keyboard stands on what is most likely wanted, until somebody moves it.
        if !memory.shown && workbook.seen.is_some() {
            if ready {
                apply.request_focus();
            } else {
                cancel.request_focus();
            }
            memory.shown = true;
        }
    });
}
