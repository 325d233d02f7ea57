//! What a crash left behind: each map with its picture, to be brought back or thrown away.

use super::canvas::Images;
use super::start::portrait_ui;
use super::style::{color, font};
use super::widgets::{Scope, follow_focus, modal};
use crate::app::{Action, FileAsk, Recoverable};
use crate::scene::Weight;
use egui::{
    Align, Button, Context, CornerRadius, Frame, Label, Layout, Margin, RichText, ScrollArea,
    Sense, Stroke, Ui, vec2,
};

/// Width of the dialog where there is room for it, and height of its list.
const SIZE: [f32; 2] = [620.0, 420.0];
/// Size of a picture.
const PICTURE: [f32; 2] = [200.0, 112.0];

/// The question, while there is something to bring back.
pub fn recover_ui(ctx: &Context, scope: &mut Scope<'_>, images: &mut Images) {
    let left = &scope.app.left_behind.maps;
    if left.is_empty() {
        return;
    }
    let shown = modal(ctx, "recover").show(ctx, |ui| {
        let look = scope.look;
        ui.set_width((ctx.content_rect().width() - 64.0).clamp(220.0, SIZE[0]));
        let title = scope.app.texts().count("recover-title", left.len() as u64);
        ui.add(Label::new(look.title(title, 18.0)).wrap());
        ui.add(Label::new(look.caption(scope.text("recover-hint"))).wrap());
        ui.add_space(8.0);
        let height = (ctx.content_rect().height() - 220.0).clamp(120.0, SIZE[1]);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for (place, map) in left.iter().enumerate() {
                map_ui(ui, scope, images, (place, map));
                ui.add_space(8.0);
            }
            follow_focus(ui);
        });
        ui.add_space(8.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if left.len() > 1 && strong_ui(ui, scope, "recover-all") {
                scope.actions.push(Action::File(FileAsk::RestoreAll));
            }
            if ui.button(look.body(scope.text("recover-later"))).clicked() {
                scope.actions.push(Action::File(FileAsk::Later));
            }
        });
    });
    if shown.should_close() {
        scope.actions.push(Action::File(FileAsk::Later));
    }
}

/// One map: its picture, what it is, and what can be done.
fn map_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    images: &mut Images,
    (place, map): (usize, &Recoverable),
) {
    let (look, texts) = (scope.look, scope.app.texts());
    let frame = Frame::new()
        .fill(look.card)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let portrait = scope.app.left_portraits.get(place).and_then(Option::as_ref);
            if portrait.is_some() && ui.available_width() > 2.0 * PICTURE[0] {
                let (rect, _) = ui.allocate_exact_size(PICTURE.into(), Sense::hover());
                portrait_ui(ui, look, images, rect, portrait);
                ui.add_space(4.0);
            }
            ui.vertical(|ui| {
                let name = match (&map.path, map.title.trim()) {
                    (_, title) if !title.is_empty() => title.to_owned(),
                    (Some(path), _) => path.display().to_string(),
                    (None, _) => texts.get("unnamed").to_owned(),
                };
                ui.add(Label::new(look.name(name)).wrap());
                let edits = texts.count("recover-edits", map.edits);
                let when = texts.moment(map.edited);
                ui.add(Label::new(look.body(format!("{edits} · {when}"))).wrap());
                ui.add(Label::new(look.caption(map.text(texts))).wrap());
                if map.torn {
                    ui.add(Label::new(look.caption(texts.get("recover-torn"))).wrap());
                }
                ui.add_space(4.0);
                ui.horizontal_wrapped(|ui| {
                    if strong_ui(ui, scope, "recover-restore") {
                        scope.actions.push(Action::File(FileAsk::Restore(place)));
                    }
                    if ui.button(look.body(texts.get("recover-discard"))).clicked() {
                        scope.actions.push(Action::File(FileAsk::ThrowAway(place)));
                    }
                });
            });
        });
    });
}

/// The button of what is usually wanted.
fn strong_ui(ui: &mut Ui, scope: &Scope<'_>, key: &str) -> bool {
    let (look, colors) = (scope.look, &scope.look.theme.color);
    let words = RichText::new(scope.text(key))
        .font(font(Weight::SemiBold, 13.0 * look.scale))
        .color(color(colors.on_strong));
    let button = Button::new(words).fill(color(colors.phases[0].strong)).stroke(Stroke::NONE);
    ui.add(button.min_size(vec2(0.0, 0.0))).clicked()
}
