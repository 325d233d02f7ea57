//! Moving about on the canvas: panning, zooming to the pointer, and scrolling by itself where a
//! drag reaches the canvas's edge.

use super::map::Eye;
use super::sticky;
use crate::app::{Action, Camera, OpenMap};
use egui::{CursorIcon, Key, PointerButton, Pos2, Response, Ui};
use kurbo::{Point, Vec2};

/// How near an edge the map begins to scroll under a drag, in points.
const EDGE: f32 = 44.0;
/// How fast it scrolls at the very edge, in points a second.
const FASTEST: f32 = 1_400.0;

/// Whether the space bar is held: the map itself is dragged then.
pub fn space(ui: &Ui) -> bool {
    ui.input(|input| input.key_down(Key::Space)) && !ui.ctx().text_edit_focused()
}

/// Turns what hands did to the view since the last frame into actions; returns the camera to draw
/// with at once, so that the picture follows without delay. `pans` where the map is held, `held`
/// where a hand is that holds something else, and along which axes that scrolls.
pub fn look_ui(
    ui: &Ui,
    response: &Response,
    map: &OpenMap,
    eye: &Eye,
    (pans, held): (bool, Option<(Pos2, egui::Vec2)>),
    actions: &mut Vec<Action>,
) -> Camera {
    let mut camera = eye.camera;
    let over = response.contains_pointer() || response.dragged();
    let move_by = |by: egui::Vec2| Vec2::new(f64::from(by.x), f64::from(by.y));
    if pans || response.dragged_by(PointerButton::Middle) {
        camera = camera.dragged(move_by(response.drag_delta()));
        ui.set_cursor_icon(CursorIcon::Grabbing);
    } else if space(ui) && over {
        ui.set_cursor_icon(CursorIcon::Grab);
    }
    if let Some((at, along)) = held {
        let free = sticky::free(map.scene(), eye).intersect(eye.canvas);
        let by = edge_scroll(at, free) * along;
        if by != egui::Vec2::ZERO {
            let seconds = ui.input(|input| input.stable_dt.min(0.05));
            camera = camera.dragged(move_by(by * seconds));
            ui.ctx().request_repaint();
        }
    }
    if over {
        let (scroll, zoom, pointer) = ui.input(|input| {
            let touch =
                input.multi_touch().map_or(egui::Vec2::ZERO, |touch| touch.translation_delta);
            let scroll = input.smooth_scroll_delta() + touch;
            (scroll, input.zoom_delta(), input.pointer.hover_pos())
        });
        if scroll != egui::Vec2::ZERO {
            camera = camera.dragged(move_by(scroll));
        }
        if (zoom - 1.0).abs() > f32::EPSILON {
            let at = pointer.unwrap_or(eye.canvas.center()) - eye.canvas.min;
            camera = camera.zoomed(Point::new(f64::from(at.x), f64::from(at.y)), f64::from(zoom));
        }
    }
    if camera != eye.camera {
        let size = kurbo::Size::new(f64::from(eye.canvas.width()), f64::from(eye.canvas.height()));
        camera = camera.held(map.scene().size, size);
        actions.push(Action::Look(camera));
    }
    camera
}

/// How the map moves under a hand at `at`, in points a second: not inside `free`, faster the
/// nearer to its edges and beyond them.
fn edge_scroll(at: Pos2, free: egui::Rect) -> egui::Vec2 {
    let depth = |low: f32, high: f32, at: f32| {
        let edge = EDGE.min((high - low) / 4.0).max(1.0);
        let into = ((low + edge - at) / edge).clamp(0.0, 1.0);
        let out = ((at - (high - edge)) / edge).clamp(0.0, 1.0);
        (into * into - out * out) * FASTEST
    };
    let sideways = depth(free.left(), free.right(), at.x);
    egui::vec2(sideways, depth(free.top(), free.bottom(), at.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Rect, pos2, vec2};

    #[test]
    fn only_the_edges_scroll_and_the_map_follows_the_hand() {
        let free = Rect::from_min_size(pos2(100.0, 50.0), vec2(800.0, 600.0));
        assert_eq!(edge_scroll(free.center(), free), egui::Vec2::ZERO);
        let right = edge_scroll(pos2(free.right() - 4.0, 300.0), free);
        assert!(right.x < 0.0 && right.y == 0.0, "{right:?}: what lies to the right comes in");
        let corner = edge_scroll(free.left_top(), free);
        assert!(corner.x > 0.0 && corner.y > 0.0);
        let beyond = edge_scroll(free.right_bottom() + vec2(90.0, 90.0), free);
        assert_eq!(beyond, vec2(-FASTEST, -FASTEST), "no faster than that");
    }
}
