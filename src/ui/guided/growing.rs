//! The map as it grows, card by card: the newest ones in sight.

use super::Scope;
use crate::app::{Camera, Guided};
use crate::scene::Scene;
use crate::ui::canvas::Canvas;
use egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};
use kurbo::Point;
use std::sync::Arc;

/// Height of the strip.
const HEIGHT: f32 = 170.0;
/// Height of a low dialog's strip.
const LOW: f32 = 124.0;
/// From this height of the dialog on the strip is as high as it likes.
const HIGH_FROM: f32 = 620.0;
/// From this height of the dialog on there is room for the strip at all.
const ROOM_FROM: f32 = 380.0;
/// How near the map is looked at, at most.
const NEAREST: f64 = 1.0;
/// How long the map takes to move along, in seconds.
const MOVING: f32 = 0.25;

/// How high the strip is in a dialog this high; 0 = there is no room for it.
pub fn height(dialog: f32, scale: f32) -> f32 {
    if dialog < ROOM_FROM {
        0.0
    } else if dialog < HIGH_FROM {
        LOW * scale
    } else {
        HEIGHT * scale
    }
}

/// What the strip remembers between frames.
#[derive(Default)]
pub struct Growing {
    canvas: Canvas,
}

impl Growing {
    /// The strip.
    pub fn show_ui(&mut self, ui: &mut Ui, scope: &Scope<'_>, guided: &Guided) {
        let look = scope.look;
        let strip = ui.available_rect_before_wrap();
        ui.allocate_rect(strip, Sense::hover());
        ui.painter().rect(strip, 10, look.desk, Stroke::new(1.0, look.line), StrokeKind::Inside);
        let Some(scene) = &guided.sketch.scene else {
            let text = look.body(scope.text("guided-empty")).color(look.muted);
            let middle = Rect::from_center_size(strip.center(), strip.size());
            ui.put(middle, egui::Label::new(text));
            return;
        };
        let response = ui.interact(strip, Id::unique("growing"), Sense::hover());
        let said = scene.description.clone();
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, said.to_string()));
        let (upto, _) = guided.counts(scope.app.language());
        let inside = strip.shrink2(egui::vec2(1.0, 1.0));
        let camera = camera(ui, scene, inside, upto);
        self.canvas.picture_ui(ui, scene, inside, camera);
    }
}

/// Looks at the phases, the stages and the cards, at the last of the first `upto` touchpoints.
fn camera(ui: &Ui, scene: &Arc<Scene>, strip: Rect, upto: usize) -> Camera {
    let bottom = scene.rows.last().map_or(scene.size.height, |row| row.y + row.height);
    let top = scene.header.y0 - 10.0;
    let (wide, high) = (f64::from(strip.width()), f64::from(strip.height()));
    let zoom = (high / (bottom - top + 10.0)).min(NEAREST);
    let end = upto.checked_sub(1).and_then(|last| scene.columns.get(last));
    let end = end.map_or(0.0, |column| column.x + column.width);
    // A card more than the last is in sight, so that one sees where the journey goes on.
    let most = (scene.size.width - wide / zoom).max(0.0);
    let x = (end + 180.0 - wide / zoom).clamp(0.0, most);
    let x = ui.ctx().animate_value_with_time(Id::unique("growing-x"), x as f32, MOVING);
    let rest = (high / zoom - (bottom - top)) / 2.0;
    Camera { origin: Point::new(f64::from(x), top - rest.max(0.0)), zoom }
}
