//! The dialog in which a map is handed on: at the left what is drawn for what, at the right the
//! page as it is written, with how small its type is.

mod choices;
mod presets;
mod proof;

use super::guided::button;
use super::widgets::{Scope, modal};
use crate::app::{Action, HandOn, HandOnAsk};
use egui::{
    Align, Context, Key, Label, Layout, Modifiers, Popup, ScrollArea, TextureHandle, Ui, UiBuilder,
    vec2,
};

/// Widest dialog.
const WIDEST: f32 = 1120.0;
/// Tallest dialog.
const TALLEST: f32 = 780.0;
/// Width of the choices.
const CHOICES: f32 = 300.0;
/// Height of the line of buttons.
const FOOT: f32 = 34.0;

/// What the dialog remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// Whether its first choice was given the keyboard.
    shown: bool,
    /// The page on the screen, by the address of its pixels.
    texture: Option<(usize, TextureHandle)>,
}

/// Says what is asked for.
fn ask(scope: &mut Scope<'_>, ask: HandOnAsk) {
    scope.actions.push(Action::HandOn(ask));
}

/// The dialog, while it is open.
pub fn hand_ui(ctx: &Context, scope: &mut Scope<'_>, memory: &mut Memory) {
    let Some(open) = &scope.app.handover.open else {
        *memory = Memory::default();
        return;
    };
    if scope.app.closing.is_some() {
        return;
    }
    // Enter writes where a closed list has the keyboard; elsewhere it presses or ends something.
    let enter = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Enter);
    let focused = ctx.memory(egui::Memory::focused);
    let on_list = focused.is_none_or(|id| choices::lists().any(|list| list == id));
    let may = on_list && !matches!(open.proof(), Some(Err(_))) && !Popup::is_any_open(ctx);
    if may && ctx.input_mut(enter) {
        ask(scope, HandOnAsk::Write);
    }
    modal(ctx, "hand").show(ctx, |ui| {
        let screen = ctx.content_rect().size();
        let size =
            vec2((screen.x - 72.0).clamp(160.0, WIDEST), (screen.y - 72.0).clamp(160.0, TALLEST));
        ui.set_width(size.x);
        let bottom = ui.cursor().top() + size.y;
        let look = scope.look;
        ui.label(look.title(scope.text("hand-title"), 18.0));
        ui.add(Label::new(look.caption(scope.text("hand-hint"))).wrap());
        ui.add_space(8.0);
        let foot = (FOOT + 18.0) * look.scale;
        let room = (bottom - ui.cursor().top() - foot).max(80.0);
        let (place, _) = ui.allocate_exact_size(vec2(size.x, room), egui::Sense::hover());
        let width = CHOICES.min(size.x * 0.45) * look.scale.min(1.3);
        let (left, right) = place.split_left_right_at_x(place.left() + width);
        let right = right.with_min_x(right.left() + 20.0);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            ScrollArea::vertical().id_salt("hand-choices").max_height(room).show(ui, |ui| {
                ui.set_width(width - 14.0);
                choices::choices_ui(ui, scope, open);
                presets::presets_ui(ui, scope, open);
            });
        });
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            proof::proof_ui(ui, scope, open, memory);
        });
        ui.add_space(8.0);
        foot_ui(ui, scope, open);
    });
    if !memory.shown {
        ctx.memory_mut(|of| choices::lists().take(1).for_each(|id| of.request_focus(id)));
        memory.shown = true;
    }
}

/// What is done with what was chosen.
fn foot_ui(ui: &mut Ui, scope: &mut Scope<'_>, open: &HandOn) {
    let look = scope.look;
    ui.spacing_mut().button_padding.x = 12.0;
    // What cannot be drawn cannot be written either.
    let may = !matches!(open.proof(), Some(Err(_)));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.add_enabled(may, button(look, scope.text("hand-write"), true)).clicked() {
            ask(scope, HandOnAsk::Write);
        }
        if ui.add(button(look, scope.text("hand-leave"), false)).clicked() {
            ask(scope, HandOnAsk::Leave);
        }
    });
}
