//! The question what the columns of a pasted table mean: its rows with a choice over each column,
//! what is left out and why, what comes of it.

mod choice;
mod preview;
mod told;

use super::guided::button;
use super::widgets::{Scope, modal};
use crate::app::{Action, Pasting, TableAsk};
use crate::model::ElementKind;
use egui::{Align, Checkbox, Context, Id, Key, Label, Layout, Modifiers, Popup, Ui, vec2};

/// Widest dialog.
const WIDEST: f32 = 1180.0;
/// Tallest dialog.
const TALLEST: f32 = 720.0;
/// Height of the line of buttons, and of the line above it.
const FOOT: f32 = 34.0;
/// Least height of the rows.
const LEAST: f32 = 120.0;

/// What the dialog remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// Whether it was shown in the last frame.
    shown: bool,
    /// The button that does not paste.
    cancel: Option<Id>,
}

/// The dialog, while it asks.
pub fn table_ui(ctx: &Context, scope: &mut Scope<'_>, memory: &mut Memory) {
    let Some(pasting) = &scope.app.table else {
        *memory = Memory::default();
        return;
    };
    if scope.app.closing.is_some() {
        return;
    }
    let on_cancel = memory.cancel.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)));
    let enter = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Enter);
    if !on_cancel && !Popup::is_any_open(ctx) && ctx.input_mut(enter) {
        scope.actions.push(Action::Table(TableAsk::Accept));
    }
    modal(ctx, "table").show(ctx, |ui| {
        let screen = ctx.content_rect().size();
        let size =
            vec2((screen.x - 72.0).clamp(160.0, WIDEST), (screen.y - 72.0).clamp(120.0, TALLEST));
        let columns = pasting.sheet.columns() as f32;
        let wanted = preview::width(scope.look.scale, columns).max(560.0);
        let size = vec2(size.x.min(wanted), size.y);
        ui.set_width(size.x);
        let bottom = ui.cursor().top() + size.y;
        head_ui(ui, scope, pasting);
        let told = told::height(scope, pasting);
        let foot = (FOOT + 18.0) * scope.look.scale + 16.0;
        let room = bottom - ui.cursor().top() - told - foot;
        let whole = preview::height(scope.look.scale, pasting.sheet.rows());
        preview::preview_ui(ui, scope, pasting, whole.min(room).max(LEAST));
        ui.add_space(8.0);
        told::told_ui(ui, scope, pasting, told);
        ui.add_space(8.0);
        foot_ui(ui, scope, pasting, memory);
    });
    memory.shown = true;
}

/// What is asked, and whether the first row heads the columns.
fn head_ui(ui: &mut Ui, scope: &mut Scope<'_>, pasting: &Pasting) {
    let look = scope.look;
    ui.label(look.title(scope.text("table-title"), 18.0));
    ui.add(Label::new(look.caption(scope.text("table-hint"))).wrap());
    ui.add_space(4.0);
    let mut header = pasting.mapping.header;
    if ui.add(Checkbox::new(&mut header, look.body(scope.text("table-header")))).changed() {
        scope.actions.push(Action::Table(TableAsk::Header(header)));
    }
    let mut split = pasting.mapping.split;
    if pasting.reading.several
        && ui.add(Checkbox::new(&mut split, look.body(scope.text("table-split")))).changed()
    {
        scope.actions.push(Action::Table(TableAsk::Split(split)));
    }
    ui.add_space(4.0);
}

/// What comes of it, and the two ways on.
fn foot_ui(ui: &mut Ui, scope: &mut Scope<'_>, pasting: &Pasting, memory: &mut Memory) {
    let texts = scope.app.texts();
    let look = scope.look;
    ui.spacing_mut().button_padding.x = 14.0;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let count = pasting.reading.rows.len() as u64;
        let paste = button(look, &texts.count("table-paste", count), true);
        let paste = ui.add_enabled(count > 0, paste);
        if paste.clicked() {
            scope.actions.push(Action::Table(TableAsk::Accept));
        }
        let cancel = ui.add(button(look, texts.get("table-cancel"), false));
        memory.cancel = Some(cancel.id);
        if cancel.clicked() {
            scope.actions.push(Action::Table(TableAsk::Leave));
        }
        if !memory.shown {
            paste.request_focus();
        }
        if ui.add(button(look, texts.get("table-survey"), false)).clicked() {
            scope.actions.push(Action::Table(TableAsk::Survey));
        }
        ui.add_space(10.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(look.name(summary(scope, pasting))).truncate());
        });
    });
}

/// "12 touchpoints · 3 stages · 1 of them new".
fn summary(scope: &Scope<'_>, pasting: &Pasting) -> String {
    let texts = scope.app.texts();
    let count = pasting.reading.rows.len() as u64;
    let mut parts = vec![texts.count_of(ElementKind::Touchpoint, count)];
    let (stages, new) = pasting.stages;
    if stages > 0 {
        parts.push(texts.count_of(ElementKind::Stage, stages as u64));
    }
    if new > 0 {
        parts.push(texts.count("table-new-stages", new as u64));
    }
    parts.join(" · ")
}
