//! A small picture of the whole map with a frame round what is in sight, for large maps.

use super::brush::{Brush, Caches};
use super::far::{Far, far};
use super::map::{Eye, fixed};
use crate::app::{Action, Camera, OpenMap};
use crate::scene::Scene;
use crate::ui::style::color;
use crate::ui::widgets::Scope;
use egui::{
    CornerRadius, Id, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    vec2,
};
use std::sync::Arc;

/// Its largest size.
const SIZE: Vec2 = vec2(260.0, 110.0);
/// Shown when the map is this many times larger than the canvas.
const FROM: f64 = 3.0;
/// Distance from the canvas's corner.
const MARGIN: f32 = 14.0;
/// Height of what stands below it.
const ABOVE: f32 = 64.0;

/// The picture, made once per scene.
#[derive(Default)]
pub struct Minimap {
    made: Option<(Arc<Scene>, f32, Vec<Shape>, Vec2)>,
    /// Where it was shown last, if it was.
    place: Option<Rect>,
}

impl Minimap {
    /// The picture at the origin, and its size.
    fn picture(&mut self, ui: &Ui, scene: &Arc<Scene>, glimpses: &Far) -> (&[Shape], Vec2, f64) {
        let room = SIZE;
        let zoom = (f64::from(room.x) / scene.size.width.max(1.0))
            .min(f64::from(room.y) / scene.size.height.max(1.0));
        // A very wide map would be a hair: it may lose its proportions here.
        let size =
            vec2((scene.size.width * zoom) as f32, ((scene.size.height * zoom) as f32).max(36.0));
        let dots = ui.pixels_per_point();
        let stale = self.made.as_ref().is_none_or(|(known, at, _, _)| {
            !Arc::ptr_eq(known, scene) || at.to_bits() != dots.to_bits()
        });
        if stale {
            let shapes = draw(ui, scene, glimpses, size, zoom);
            self.made = Some((scene.clone(), dots, shapes, size));
        }
        let shapes = self.made.as_ref().map_or(&[][..], |(_, _, shapes, _)| shapes.as_slice());
        (shapes, size, zoom)
    }

    /// Whether it covers a point of the screen.
    pub fn covers(&self, at: Pos2) -> bool {
        self.place.is_some_and(|place| place.contains(at))
    }

    /// Draws the picture in a corner of the canvas and lets a hand move the frame.
    pub fn show_ui(
        &mut self,
        ui: &mut Ui,
        scope: &mut Scope<'_>,
        map: &OpenMap,
        eye: &Eye,
        glimpses: &Far,
    ) {
        let scene = map.scene();
        let sees = eye.sees();
        self.place = None;
        let area = |size: kurbo::Size| size.width.max(1.0) * size.height.max(1.0);
        let small = area(scene.size) < FROM * area(sees.size());
        if small || eye.canvas.width() < 3.0 * SIZE.x || eye.canvas.height() < 3.0 * SIZE.y {
            return;
        }
        let look = scope.look;
        let (shapes, size, zoom) = self.picture(ui, scene, glimpses);
        let stretch = f64::from(size.y) / scene.size.height.max(1.0) / zoom;
        // Above the zoom control: lane names and stages stay free.
        let corner = eye.canvas.right_bottom() - size - vec2(MARGIN + 8.0, ABOVE);
        let rect = Rect::from_min_size(corner, size);
        let place = rect.expand(6.0);
        let painter = ui.painter_at(eye.canvas);
        let shadow = look.shadow(12).as_shape(place, CornerRadius::same(8));
        painter.add(shadow);
        painter.rect(place, 8, color(scene.paper), Stroke::new(1.0, look.line), StrokeKind::Inside);
        for shape in shapes {
            let mut shape = shape.clone();
            shape.translate(rect.min.to_vec2());
            painter.add(shape);
        }
        let on_picture =
            |x: f64, y: f64| rect.min + vec2((x * zoom) as f32, (y * zoom * stretch) as f32);
        let frame = Rect::from_min_max(on_picture(sees.x0, sees.y0), on_picture(sees.x1, sees.y1));
        let frame = Rect::from_center_size(frame.center(), frame.size().max(vec2(5.0, 10.0)));
        let frame = frame.intersect(rect.expand(4.0));
        painter.rect(
            frame,
            2,
            look.selection.gamma_multiply(0.12),
            Stroke::new(1.5, look.selection),
            StrokeKind::Middle,
        );
        let id = Id::unique("minimap");
        let response = ui.interact(place, id, Sense::click_and_drag());
        let name = scope.text("minimap");
        response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
        if let Some(at) = response.interact_pointer_pos() {
            let at = at - rect.min;
            let middle =
                kurbo::Point::new(f64::from(at.x) / zoom, f64::from(at.y) / (zoom * stretch));
            let half = kurbo::Vec2::new(sees.width(), sees.height()) / 2.0;
            let camera = Camera { origin: middle - half, ..eye.camera };
            scope.actions.push(Action::Look(camera));
        }
        self.place = Some(place);
    }
}

/// Draws the whole scene small, at the screen's origin.
fn draw(ui: &Ui, scene: &Scene, glimpses: &Far, size: Vec2, zoom: f64) -> Vec<Shape> {
    let canvas = Rect::from_min_size(egui::Pos2::ZERO, size);
    let mut caches = Caches::default();
    let camera = Camera { origin: kurbo::Point::ZERO, zoom };
    let eye = Eye { canvas, camera };
    let mut brush = Brush::new(ui.ctx(), &mut caches, zoom, canvas);
    let natural = (scene.size.height * zoom) as f32;
    fixed(&mut brush, &scene.top, &eye);
    far(&mut brush, scene, &eye, glimpses);
    let mut shapes = brush.finish();
    if natural > 0.0 && size.y > natural {
        // Upright only: a journey of thousands of columns would be a hair otherwise.
        let factor = size.y / natural;
        for shape in &mut shapes {
            stretch(shape, factor);
        }
    }
    shapes
}

fn stretch(shape: &mut Shape, factor: f32) {
    match shape {
        Shape::Mesh(mesh) => {
            for vertex in &mut Arc::make_mut(mesh).vertices {
                vertex.pos.y *= factor;
            }
        }
        Shape::LineSegment { points, .. } => {
            for point in points {
                point.y *= factor;
            }
        }
        Shape::Path(path) => {
            for point in &mut path.points {
                point.y *= factor;
            }
        }
        Shape::Rect(rect) => {
            rect.rect.min.y *= factor;
            rect.rect.max.y *= factor;
        }
        _ => {}
    }
}
