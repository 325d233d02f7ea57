//! Dims what a frame does not light.

use crate::app::Camera;
use crate::scene::{VEIL, unlit};
use egui::{Color32, Mesh, Rect, Shape, pos2};

/// What covers the screen but for the names of the lanes, left of the map's `body`, and what is lit
/// right of them.
pub fn veil(
    paper: Color32,
    (screen, camera): (Rect, Camera),
    (body, lit): (kurbo::Rect, &[kurbo::Rect]),
) -> Shape {
    let from = kurbo::Vec2::new(f64::from(screen.left()), f64::from(screen.top()));
    let place = |point: kurbo::Point| camera.to_canvas(point) + from;
    let size = (f64::from(screen.width()), f64::from(screen.height()));
    let area = kurbo::Rect::from_origin_size(from.to_point(), size);
    let edge = area.x0 + (body.x0 * camera.zoom).clamp(0.0, area.width() * 0.5);
    let right = kurbo::Rect { x0: edge, ..area };
    let (top, bottom) = (place(body.origin()).y, place(kurbo::Point::new(0.0, body.y1)).y);
    // On whole points: from far a thousand columns are as many as there are points.
    let lit: Vec<kurbo::Rect> = lit
        .iter()
        .map(|it| kurbo::Rect::from_points(place(it.origin()), place((it.x1, it.y1).into())))
        .filter(|it| it.overlaps(right))
        .map(|it| it.expand().intersect(right))
        .chain([kurbo::Rect::new(area.x0, top, edge, bottom)])
        .collect();
    let mut veil = Mesh::default();
    for part in unlit(area, &lit) {
        let (from, to) =
            (pos2(part.x0 as f32, part.y0 as f32), pos2(part.x1 as f32, part.y1 as f32));
        veil.add_colored_rect(Rect::from_min_max(from, to), paper.gamma_multiply(VEIL));
    }
    Shape::mesh(veil)
}
