//! The speaker's window: what is said to the frame, what comes next, and the time.

use super::{keys, veil};
use crate::app::{Action, OpenMap, StoryAsk, Telling, Turn};
use crate::ui::canvas::Canvas;
use crate::ui::style::{HEIGHT, color};
use crate::ui::widgets::Scope;
use egui::{
    Button, CentralPanel, Context, Frame, Label, Margin, Rect, RichText, ScrollArea, Ui, UiBuilder,
    ViewportBuilder, ViewportId, vec2,
};
use kurbo::Size;

/// Size of what the speaker says, in points.
const NOTES: f32 = 20.0;

/// What is remembered between frames.
#[derive(Default)]
pub struct Memory {
    next: Canvas,
}

/// The window: over the display that is the speaker's, where there are several, else wherever the
/// speaker puts it.
pub fn presenter_ui(
    ctx: &Context,
    scope: &mut Scope<'_>,
    (map, telling): (&OpenMap, &Telling),
    memory: &mut Memory,
) {
    let title = scope.text("presenter-title");
    let mut builder = ViewportBuilder::default().with_title(title).with_inner_size([820.0, 560.0]);
    let display = telling.speakers_display();
    if let Some(display) = display {
        builder = builder.with_monitor(display);
    }
    // A window that filled a display which is gone does not become one beside the story.
    let id = ViewportId::from_hash_of(("presenter", display.is_some()));
    ctx.show_viewport_immediate(id, builder, |ui, _| {
        let ctx = ui.ctx().clone();
        scope.actions.extend(keys::turns(&ctx, telling).into_iter().map(Action::from));
        if ctx.input(|input| input.viewport().close_requested()) {
            scope.actions.push(StoryAsk::Turn(Turn::Presenter).into());
        }
        let frame = Frame::new().fill(scope.look.panel).inner_margin(Margin::same(18));
        CentralPanel::default().frame(frame).show(ui, |ui| {
            speaker_ui(ui, scope, (map, telling), memory);
        });
    });
}

fn speaker_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (map, telling): (&OpenMap, &Telling),
    memory: &mut Memory,
) {
    let look = scope.look;
    let told = telling.told(scope.app.clock.now()).as_secs();
    let time = jiff::Zoned::now().strftime("%H:%M").to_string();
    let number = format!("{} / {}", telling.at() + 1, telling.len());
    ui.horizontal(|ui| {
        ui.label(look.title(&number, 20.0));
        ui.add_space(12.0);
        ui.label(look.title(format!("{:02}:{:02}", told / 60, told % 60), 20.0));
        ui.add_space(12.0);
        ui.label(look.body(time).color(look.muted));
    });
    // The clock goes on while nothing else moves.
    ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    turns_ui(ui, scope, telling.speakers_display().is_some());
    ui.add_space(8.0);
    let room = ui.available_rect_before_wrap();
    let (left, right) = room.split_left_right_at_fraction(0.56);
    ui.scope_builder(UiBuilder::new().max_rect(left.with_max_x(left.right() - 14.0)), |ui| {
        ScrollArea::vertical().id_salt("speaker-notes").auto_shrink(false).show(ui, |ui| {
            let Some(shot) = telling.shot(telling.at()) else { return };
            ui.add(Label::new(look.name(&shot.frame.caption)).wrap());
            ui.add_space(8.0);
            let notes = match shot.frame.notes.trim() {
                "" => look.caption(scope.text("presenter-no-notes")),
                notes => look.body(notes).size(NOTES * look.scale),
            };
            ui.add(Label::new(notes).wrap());
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        next_ui(ui, scope, (map, telling), memory);
    });
}

/// The buttons, for hands that hold the pointer.
fn turns_ui(ui: &mut Ui, scope: &mut Scope<'_>, displays: bool) {
    ui.horizontal_wrapped(|ui| {
        for (key, turn, there) in [
            ("presenter-previous", Turn::Previous, true),
            ("presenter-next", Turn::Next, true),
            ("presenter-black", Turn::Black, true),
            ("presenter-spot", Turn::Spot, true),
            ("presenter-exchange", Turn::Exchange, displays),
            ("presenter-end", Turn::End, true),
        ] {
            if !there {
                continue;
            }
            let words = RichText::new(scope.text(key)).font(scope.button_font());
            if ui.add(Button::new(words).min_size(vec2(0.0, HEIGHT))).clicked() {
                scope.actions.push(StoryAsk::Turn(turn).into());
            }
        }
    });
}

/// What comes next: its caption and its picture.
fn next_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (map, telling): (&OpenMap, &Telling),
    memory: &mut Memory,
) {
    let look = scope.look;
    let next = telling.at() + 1;
    let Some(shot) = telling.shot(next) else {
        ui.label(look.caption(scope.text("presenter-last")));
        return;
    };
    ui.label(look.caption(scope.text("presenter-then")));
    ui.add(Label::new(look.body(&shot.frame.caption)).wrap());
    ui.add_space(6.0);
    let room = ui.available_rect_before_wrap();
    let height = (room.width() * 9.0 / 16.0).min(room.height());
    let place = Rect::from_min_size(room.min, vec2(room.width(), height));
    let size = Size::new(f64::from(place.width()), f64::from(place.height()));
    let scene = telling.scene(next).unwrap_or_else(|| map.scene());
    if let Some(camera) = telling.camera(next, size) {
        memory.next.picture_ui(ui, scene, place, camera);
        let lit = telling.lit(next);
        if !lit.is_empty() {
            let veil = veil(color(scene.paper), (place, camera), (scene.body, lit));
            ui.painter_at(place).add(veil);
        }
    }
}
