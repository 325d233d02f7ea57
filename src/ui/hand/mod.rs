//! The dialog in which a map is handed on: at the left what is drawn for what, at the right the
//! page as it is written, with how small its type is.

mod choices;
mod presets;
mod proof;

use super::guided::button;
use super::two_sided::{Part, TwoSided};
use super::widgets::Scope;
use crate::app::{Action, HandOn, HandOnAsk};
use egui::{Context, Key, Modifiers, Popup, ScrollArea, TextureHandle, Ui, vec2};

/// The dialog, with its choices at the left.
const DIALOG: TwoSided = TwoSided {
    id: "hand",
    texts: ["hand-title", "hand-hint"],
    most: vec2(1120.0, 780.0),
    left: (300.0, 0.45),
};

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
    DIALOG.show(ctx, scope, |part, ui, scope| match part {
        Part::Choice => {
            let size = ui.available_size();
            ScrollArea::vertical().id_salt("hand-choices").max_height(size.y).show(ui, |ui| {
                ui.set_width(size.x - 14.0);
                choices::choices_ui(ui, scope, open);
                presets::presets_ui(ui, scope, open);
            });
        }
        Part::Result => proof::proof_ui(ui, scope, open, memory),
        Part::Foot => foot_ui(ui, scope, open),
    });
    if !memory.shown {
        ctx.memory_mut(|of| choices::lists().take(1).for_each(|id| of.request_focus(id)));
        memory.shown = true;
    }
}

/// What is done with what was chosen.
fn foot_ui(ui: &mut Ui, scope: &mut Scope<'_>, open: &HandOn) {
    let look = scope.look;
    // What cannot be drawn cannot be written either.
    let may = !matches!(open.proof(), Some(Err(_)));
    if ui.add_enabled(may, button(look, scope.text("hand-write"), true)).clicked() {
        ask(scope, HandOnAsk::Write);
    }
    if ui.add(button(look, scope.text("hand-leave"), false)).clicked() {
        ask(scope, HandOnAsk::Leave);
    }
}
