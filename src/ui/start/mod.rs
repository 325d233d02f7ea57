//! The page without a map: begin a new one, go on with a recent one, or open one.

mod cards;
mod choice;
mod hero;
mod recent;

pub use cards::{picture_ui, portrait_ui, start_id};

use super::icons;
use super::style::{Look, color, font};
use super::widgets::{Scope, follow_focus, keys_text};
use crate::app::Command;
use crate::scene::Weight;
use cards::Cards;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Button, Color32, Galley, Label, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder};
use egui::{pos2, vec2};
use recent::RecentMaps;
use std::sync::Arc;

/// Width of the column with the name, the button and the recent maps.
const SIDE: f32 = 316.0;
/// Widest page.
const WIDEST: f32 = 1320.0;
/// From this width on the page has two columns.
const TWO_FROM: f32 = 900.0;
/// Room between the parts of the page.
const PARTS: f32 = 26.0;

/// What the start page remembers between frames.
#[derive(Default)]
pub struct StartPage {
    cards: Cards,
    recent: RecentMaps,
}

impl StartPage {
    /// The start page.
    pub fn show_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        if is_uppermost(ui, scope) {
            cards::digits(ui.ctx(), scope);
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let room = ui.available_width();
            let width = (room - 64.0).min(WIDEST).max(room.min(240.0));
            let left = ((room - width) / 2.0).max(0.0);
            let top = (ui.clip_rect().height() * 0.07).clamp(16.0, 72.0);
            let start = ui.max_rect().min + vec2(left, top);
            let column = |from: f32, width: f32| {
                let size = vec2(width, f32::INFINITY);
                UiBuilder::new().max_rect(Rect::from_min_size(start + vec2(from, 0.0), size))
            };
            let bottom = if width >= TWO_FROM {
                let from = SIDE + 48.0;
                // The pictures of what can be begun with come before those of recent maps.
                let cards = ui.scope_builder(column(from, width - from), |ui| {
                    self.cards.show_ui(ui, scope);
                });
                let side = ui.scope_builder(column(0.0, SIDE), |ui| self.side_ui(ui, scope));
                side.response.rect.bottom().max(cards.response.rect.bottom())
            } else {
                let all = ui.scope_builder(column(0.0, width), |ui| self.narrow_ui(ui, scope));
                all.response.rect.bottom()
            };
            let end = pos2(start.x, bottom + 40.0);
            ui.allocate_rect(Rect::from_min_max(start, end), Sense::hover());
            follow_focus(ui);
        });
    }

    /// What a new map begins with, asked over the open one.
    pub fn choice_ui(&mut self, ctx: &egui::Context, scope: &mut Scope<'_>) {
        choice::choice_ui(ctx, scope, &mut self.cards);
    }

    /// The name of the program, the way to a file, the recent maps.
    fn side_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        logo_ui(ui, scope, 52.0);
        ui.add_space(10.0);
        head_ui(ui, scope);
        ui.add_space(20.0);
        open_ui(ui, scope);
        ui.add_space(PARTS);
        self.recent.show_ui(ui, scope, 1);
    }

    /// Everything below each other, what is needed most first.
    fn narrow_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        ui.horizontal(|ui| {
            logo_ui(ui, scope, 44.0);
            ui.add_space(8.0);
            ui.vertical(|ui| head_ui(ui, scope));
        });
        ui.add_space(14.0);
        cards::new_ui(ui, scope);
        ui.add_space(8.0);
        ui.horizontal(|ui| open_ui(ui, scope));
        ui.add_space(PARTS);
        if !scope.app.settings.recent.is_empty() {
            let across = if ui.available_width() > 560.0 { 2 } else { 1 };
            self.recent.show_ui(ui, scope, across);
            ui.add_space(PARTS);
        }
        self.cards.ready_ui(ui, scope);
    }
}

/// Whether nothing stands over the page that keys belong to.
fn is_uppermost(ui: &Ui, scope: &Scope<'_>) -> bool {
    let app = scope.app;
    let asked = app.is_asking() || app.typed.is_some();
    !asked && !app.panels.shortcuts && !egui::Popup::is_any_open(ui.ctx())
}

fn logo_ui(ui: &mut Ui, scope: &Scope<'_>, side: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    let phases = [0, 1, 2].map(|i| color(scope.look.theme.color.phases[i].strong));
    icons::logo(ui.painter(), rect, phases, color(scope.look.theme.color.on_strong));
}

fn head_ui(ui: &mut Ui, scope: &Scope<'_>) {
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.add(Label::new(scope.look.title(scope.text("app-name"), 22.0)).wrap());
    let line = scope.look.body(scope.text("start-line")).color(scope.look.muted);
    ui.add(Label::new(line).wrap());
}

/// The way to a file.
fn open_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let look = scope.look;
    let keys = Command::Open.spec().shortcuts.first().map(|keys| keys_text(ui.ctx(), *keys));
    let button = Button::new(look.name(scope.text("start-open")))
        .right_text(look.caption(keys.unwrap_or_default()))
        .fill(look.panel)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(8);
    let width = ui.available_width().min(SIDE);
    if ui.add_sized([width, 38.0 * look.scale], button).clicked() {
        scope.run(Command::Open);
    }
    ui.add_space(1.0);
    ui.add(Label::new(look.caption(scope.text("start-drop"))).wrap());
}

/// A line cut where there is no more room.
fn one_line(
    ui: &Ui,
    look: &Look,
    text: &str,
    (size, weight, ink): (f32, Weight, Color32),
    room: f32,
) -> Arc<Galley> {
    let letters = font(weight, size * look.scale);
    let mut job = LayoutJob::simple_singleline(text.to_owned(), letters, ink);
    job.wrap = TextWrapping::truncate_at_width(room.max(1.0));
    ui.painter().layout_job(job)
}
