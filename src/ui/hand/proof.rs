//! The page as it is written, and how small its type is.

use super::{Memory, ask};
use crate::app::{HandChoice, HandOn, HandOnAsk, PageSplit, Picture, Proof};
use crate::ui::guided::button;
use crate::ui::icons;
use crate::ui::style::color;
use crate::ui::widgets::{Scope, icon_button};
use egui::{
    Align, Color32, Label, Layout, Rect, Role, Sense, Spinner, Stroke, StrokeKind, TextureOptions,
    Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Height of the lines below the page.
const BELOW: f32 = 84.0;

/// The page looked at.
pub fn proof_ui(ui: &mut Ui, scope: &mut Scope<'_>, open: &HandOn, memory: &mut Memory) {
    let look = scope.look;
    let room = ui.available_size();
    let size = vec2(room.x, (room.y - BELOW * look.scale).max(60.0));
    let (place, response) = ui.allocate_exact_size(size, Sense::hover());
    let name = scope.text("hand-proof");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    ui.painter().rect_filled(place, 8, look.desk);
    match open.proof() {
        Some(Ok(proof)) => page_ui(ui, scope, (proof, place), memory),
        Some(Err(why)) if !open.proving() => {
            let inside = place.shrink(20.0);
            ui.put(inside, Label::new(look.name(why)).wrap());
        }
        _ => {}
    }
    if open.proving() {
        let corner = Rect::from_min_size(place.min + vec2(10.0, 10.0), vec2(18.0, 18.0));
        ui.put(corner, Spinner::new().size(16.0).color(look.muted));
    }
    ui.add_space(6.0);
    if let Some(Ok(proof)) = open.proof() {
        pages_ui(ui, scope, proof);
        legible_ui(ui, scope, open, proof);
    }
}

/// The page with its edge, as large as there is room.
fn page_ui(ui: &Ui, scope: &Scope<'_>, (proof, place): (&Proof, Rect), memory: &mut Memory) {
    let key = Arc::as_ptr(&proof.image) as usize;
    if memory.texture.as_ref().is_none_or(|(known, _)| *known != key) {
        let options = TextureOptions::LINEAR.with_mipmap_mode(Some(egui::TextureFilter::Linear));
        let texture = ui.ctx().load_texture("proof", proof.image.clone(), options);
        memory.texture = Some((key, texture));
    }
    let Some((_, texture)) = &memory.texture else { return };
    let inside = place.shrink(16.0);
    let [wide, high] = proof.image.size.map(|side| side as f32);
    let scale = (inside.width() / wide).min(inside.height() / high);
    let page = Rect::from_center_size(inside.center(), vec2(wide * scale, high * scale));
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().add(scope.look.shadow(12).as_shape(page, 0));
    ui.painter().image(texture.id(), page, whole, Color32::WHITE);
    let edge = Stroke::new(1.0, scope.look.line);
    ui.painter().rect_stroke(page, 0, edge, StrokeKind::Outside);
}

/// Which page it is, and the way to the others.
fn pages_ui(ui: &mut Ui, scope: &mut Scope<'_>, proof: &Proof) {
    let (look, texts) = (scope.look, scope.app.texts());
    let (at, count) = (proof.at, proof.legible.pages);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 26.0 * look.scale),
        Layout::left_to_right(Align::Center),
        |ui| {
            if turn_ui(ui, texts.get("hand-page-before"), at > 0, true) {
                ask(scope, HandOnAsk::Page(at.saturating_sub(1)));
            }
            let (number, of) = (texts.whole(at as u64 + 1), texts.whole(count as u64));
            let said = [("at", (&number).into()), ("of", (&of).into())];
            ui.label(look.body(texts.with("hand-page", &said)));
            if turn_ui(ui, texts.get("hand-page-next"), at + 1 < count, false) {
                ask(scope, HandOnAsk::Page(at + 1));
            }
        },
    );
}

/// A button that turns a page; whether it was pressed.
fn turn_ui(ui: &mut Ui, name: &str, may: bool, back: bool) -> bool {
    let draw = |painter: &egui::Painter, at, ink| icons::aside(painter, at, back, ink);
    ui.add_enabled_ui(may, |ui| icon_button(ui, name, false, draw).clicked()).inner
}

/// How small the type is; where it is too small, what mends it.
fn legible_ui(ui: &mut Ui, scope: &mut Scope<'_>, open: &HandOn, proof: &Proof) {
    let look = scope.look;
    let text = scope.app.legible_text(&proof.legible);
    if text.is_empty() {
        return;
    }
    let small = proof.legible.small > 0;
    let ink = if small { color(look.theme.color.barrier.text) } else { look.muted };
    ui.add(Label::new(look.body(text).color(ink)).wrap());
    let parts = open.choice.split == PageSplit::None && open.choice.picture != Picture::Html;
    if small && parts && ui.add(button(look, scope.text("hand-split-do"), false)).clicked() {
        let choice = HandChoice { split: PageSplit::Auto, ..open.choice.clone() };
        ask(scope, HandOnAsk::Choose(Box::new(choice)));
    }
}
