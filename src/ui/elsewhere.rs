//! The question what to do with a map that somebody else has open.

use super::icons;
use super::widgets::{Scope, icon_button, modal};
use crate::app::{Action, FileAsk};
use egui::{Align, Context, Label, Layout};

/// The question, while it is asked.
pub fn elsewhere_ui(ctx: &Context, scope: &mut Scope<'_>) {
    let Some(map) = scope.app.open_elsewhere() else { return };
    let shown = modal(ctx, "elsewhere").show(ctx, |ui| {
        let (look, texts) = (scope.look, scope.app.texts());
        ui.set_width((ctx.content_rect().width() - 64.0).clamp(220.0, 460.0));
        let name = scope.app.name_of(map);
        let title = texts.with("elsewhere-title", &[("name", (&name).into())]);
        ui.add(Label::new(look.title(title, 18.0)).wrap());
        ui.add_space(4.0);
        for (place, owner) in map.others.iter().enumerate() {
            ui.horizontal(|ui| {
                let clear = texts.get("elsewhere-clear");
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if icon_button(ui, clear, false, icons::cross).on_hover_text(clear).clicked() {
                        scope.actions.push(Action::File(FileAsk::ClearNote(place)));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(look.body(owner.text(texts))).wrap());
                    });
                });
            });
        }
        ui.add_space(4.0);
        ui.add(Label::new(look.caption(texts.get("elsewhere-hint"))).wrap());
        ui.add_space(12.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(look.name(texts.get("elsewhere-look"))).clicked() {
                scope.actions.push(Action::File(FileAsk::LookOnly));
            }
            if ui.button(look.body(texts.get("elsewhere-edit"))).clicked() {
                scope.actions.push(Action::File(FileAsk::EditAnyway));
            }
        });
    });
    if shown.should_close() {
        scope.actions.push(Action::File(FileAsk::LookOnly));
    }
}
