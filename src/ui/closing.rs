//! The question what becomes of changes when their map is closed.

use super::style::{Look, color, font};
use super::widgets::{Scope, modal};
use crate::app::{Action, Unsaved};
use crate::scene::Weight;
use egui::{Align, Button, Context, Key, Layout, Modifiers, RichText, ScrollArea, Stroke, Ui};

/// Height of the list of names, where it does not get longer.
const LONGEST_LIST: f32 = 180.0;

/// The question, while it is asked.
pub fn closing_ui(ctx: &Context, scope: &mut Scope<'_>) {
    let Some(closing) = scope.app.closing else { return };
    let names: Vec<String> = scope.app.lost_by(closing).map(|map| scope.app.name_of(map)).collect();
    let misread: Vec<String> = scope
        .app
        .lost_by(closing)
        .filter_map(|map| map.first_misread().map(|(_, text)| text.to_owned()))
        .collect();
    // Enter takes the safe answer.
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        scope.actions.push(Action::Answer(Unsaved::Save));
    }
    let shown = modal(ctx, "closing").show(ctx, |ui| {
        let look = scope.look;
        ui.set_width((ctx.content_rect().width() - 64.0).clamp(200.0, 440.0));
        let title = match names.as_slice() {
            [name] => scope.app.texts().with("closing-title", &[("name", name.into())]),
            _ => scope.app.texts().count("closing-several", names.len() as u64),
        };
        ui.add(egui::Label::new(look.title(title, 18.0)).wrap());
        if names.len() > 1 {
            names_ui(ui, look, &names);
        }
        ui.add_space(2.0);
        ui.add(egui::Label::new(look.caption(scope.text("closing-hint"))).wrap());
        for text in &misread {
            let words = scope.app.texts().with("closing-misread", &[("text", text.into())]);
            ui.add(egui::Label::new(look.caption(words)).wrap());
        }
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

/// The maps it is about, one under the other.
fn names_ui(ui: &mut Ui, look: &Look, names: &[String]) {
    ui.add_space(4.0);
    ScrollArea::vertical().max_height(LONGEST_LIST).show(ui, |ui| {
        for name in names {
            ui.add(egui::Label::new(look.body(format!("● {name}"))).truncate());
        }
    });
    ui.add_space(4.0);
}
