//! The question what becomes of changes when their map is closed.

use super::style::{color, font};
use super::widgets::{Scope, modal};
use crate::app::{Action, Unsaved};
use crate::scene::Weight;
use egui::{Align, Button, Context, Key, Layout, Modifiers, RichText, Stroke};

/// The question, while it is asked.
pub fn closing_ui(ctx: &Context, scope: &mut Scope<'_>) {
    let (Some(_), Some(map)) = (scope.app.closing, &scope.app.map) else { return };
    let name = scope.app.plain_name(map);
    // Enter takes the safe answer.
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        scope.actions.push(Action::Answer(Unsaved::Save));
    }
    let shown = modal(ctx, "closing").show(ctx, |ui| {
        let look = scope.look;
        ui.set_width((ctx.content_rect().width() - 64.0).clamp(200.0, 440.0));
        let title = scope.app.texts().with("closing-title", &[("name", (&name).into())]);
        ui.add(egui::Label::new(look.title(title, 18.0)).wrap());
        ui.add_space(2.0);
        ui.add(egui::Label::new(look.caption(scope.text("closing-hint"))).wrap());
        ui.add_space(12.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let colors = &look.theme.color;
            let words = RichText::new(scope.text("closing-save"))
                .font(font(Weight::SemiBold, 13.0 * look.scale))
                .color(color(colors.on_strong));
            let save = Button::new(words).fill(color(colors.phases[0].strong)).stroke(Stroke::NONE);
            if ui.add(save).clicked() {
                scope.actions.push(Action::Answer(Unsaved::Save));
            }
            if ui.button(look.body(scope.text("closing-discard"))).clicked() {
                scope.actions.push(Action::Answer(Unsaved::Discard));
            }
            if ui.button(look.body(scope.text("closing-keep"))).clicked() {
                scope.actions.push(Action::Answer(Unsaved::Keep));
            }
        });
    });
    if shown.should_close() {
        scope.actions.push(Action::Answer(Unsaved::Keep));
    }
}
