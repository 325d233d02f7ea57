//! The story as it is told: the map over the whole window, one frame after the other, with a
//! caption below it; and a window for the speaker.

mod keys;
mod presenter;
mod veil;

pub use veil::veil;

use super::canvas::Canvas;
use super::style::{color, font};
use super::widgets::Scope;
use crate::app::{Action, OpenMap, Screen, StoryAsk, Telling, Turn};
use crate::scene::Weight;
use egui::{
    Align, Color32, Id, Label, Mesh, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};
use kurbo::Size;

/// Size of a caption, in points.
const CAPTION: f32 = 25.0;
/// Least height of what stands below the map.
const FOOT: f32 = 76.0;
/// Radius of the spotlight.
const LIGHT: f32 = 150.0;
/// Corners of the spotlight, which looks round with so many.
const CORNERS: u32 = 96;

/// What is remembered between frames.
#[derive(Default)]
pub struct Memory {
    canvas: Canvas,
    presenter: presenter::Memory,
}

/// The story over the whole window.
pub fn story_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (map, telling): (&OpenMap, &Telling),
    memory: &mut Memory,
) {
    scope.actions.extend(keys::turns(ui.ctx(), telling).into_iter().map(Action::from));
    let whole = ui.max_rect();
    let caption = telling.shot(telling.at()).map(|shot| shot.frame.caption.clone());
    let caption = caption.unwrap_or_default();
    let text = scope.look.title(&caption, CAPTION);
    let room = (whole.width() - 240.0).max(200.0);
    let letters = font(Weight::SemiBold, CAPTION * scope.look.scale);
    let galley = ui.painter().layout(caption.clone(), letters, scope.look.ink, room);
    let foot = (galley.size().y + 36.0).clamp(FOOT, whole.height() * 0.4);
    let (screen, foot) = whole.split_top_bottom_at_y(whole.bottom() - foot);
    picture_ui(ui, scope, (map, telling), (screen, &caption), &mut memory.canvas);
    ui.painter().rect_filled(foot, 0, scope.look.panel);
    ui.painter().hline(foot.x_range(), foot.top(), Stroke::new(1.0, scope.look.line));
    let middle = foot.shrink2(vec2(120.0, 12.0));
    ui.scope_builder(UiBuilder::new().max_rect(middle), |ui| {
        ui.with_layout(egui::Layout::centered_and_justified(egui::Direction::TopDown), |ui| {
            ui.add(Label::new(text).wrap().halign(Align::Center));
        });
    });
    number_ui(ui, scope, telling, foot);
    if telling.screen == Screen::Black {
        ui.painter().rect_filled(whole, 0, Color32::BLACK);
    }
    if telling.presenter {
        presenter::presenter_ui(ui.ctx(), scope, (map, telling), &mut memory.presenter);
    }
}

/// Which frame of how many is shown, or the number that is typed.
fn number_ui(ui: &mut Ui, scope: &Scope<'_>, telling: &Telling, foot: Rect) {
    let text = match telling.typed() {
        Some(number) => format!("→ {number}"),
        None => format!("{} / {}", telling.at() + 1, telling.len()),
    };
    let place = Rect::from_min_max(pos2(foot.right() - 110.0, foot.top()), foot.max);
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        ui.with_layout(egui::Layout::centered_and_justified(egui::Direction::TopDown), |ui| {
            ui.label(scope.look.body(text).color(scope.look.muted));
        });
    });
}

/// The dark around the spotlight, as far as the screen goes.
fn around_light(at: Pos2, far: f32) -> Shape {
    let dark = Color32::from_black_alpha(190);
    let mut ring = Mesh::default();
    for step in 0..=CORNERS {
        let angle = step as f32 / CORNERS as f32 * std::f32::consts::TAU;
        let out = vec2(angle.cos(), angle.sin());
        ring.colored_vertex(at + out * LIGHT, dark);
        ring.colored_vertex(at + out * (LIGHT + far), dark);
        if step > 0 {
            let last = 2 * step;
            ring.add_triangle(last - 2, last - 1, last);
            ring.add_triangle(last - 1, last, last + 1);
        }
    }
    Shape::mesh(ring)
}

/// The map as the frame shows it.
fn picture_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (map, telling): (&OpenMap, &Telling),
    (screen, caption): (Rect, &str),
    canvas: &mut Canvas,
) {
    let response = ui.interact(screen, Id::unique("story"), Sense::click());
    let said = match telling.scene(telling.at()) {
        Some(scene) => format!("{caption}. {}", scene.description),
        None => caption.to_owned(),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, said.clone()));
    if response.clicked() {
        scope.actions.push(StoryAsk::Turn(Turn::Next).into());
    } else if response.secondary_clicked() {
        scope.actions.push(StoryAsk::Turn(Turn::Previous).into());
    }
    let size = Size::new(f64::from(screen.width()), f64::from(screen.height()));
    let now = scope.app.clock.now();
    let painter = ui.painter_at(screen);
    painter.rect_filled(screen, 0, scope.look.desk);
    let shown = telling.scene(telling.at()).zip(telling.camera_now(size, now, scope.app.motion));
    let Some((scene, (camera, moves))) = shown else {
        // Until it is drawn: its paper.
        painter.rect_filled(screen, 0, color(map.scene().paper));
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(50));
        return;
    };
    painter.rect_filled(screen, 0, color(scene.paper));
    painter.extend(canvas.shapes_at_rest(ui.ctx(), scene, screen, camera));
    let lit = telling.lit(telling.at());
    if !lit.is_empty() {
        // The names of the lanes are read whatever is lit.
        painter.add(veil(color(scene.paper), (screen, camera), (scene.body, lit)));
    }
    if telling.screen == Screen::Spot
        && let Some(at) = ui.input(|input| input.pointer.latest_pos())
    {
        painter.add(around_light(at, screen.size().length()));
    }
    if moves {
        ui.ctx().request_repaint();
    }
}
