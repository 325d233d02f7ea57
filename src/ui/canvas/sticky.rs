//! Lane names and the phases with their stages stay in sight while their place scrolls away.

use super::super::style::color;
use super::brush::Brush;
use super::map::{Eye, overlaps};
use crate::scene::{Group, Item, Placed, Role, Scene};
use egui::{Color32, Pos2, Rect, Shape, pos2, vec2};
use kurbo::Point;

/// Narrowest canvas on which lane names stay: below it they would cover the map.
const LEAST: f32 = 360.0;

/// How far the headings are moved to stay in sight, in points.
fn shifts(scene: &Scene, eye: &Eye) -> (f32, f32) {
    let left = eye.place(Point::ZERO).x;
    let top = eye.place(Point::new(0.0, scene.header.y0)).y;
    let names = (scene.body.x0 * eye.camera.zoom) as f32;
    let fits = eye.canvas.width() >= LEAST && names < eye.canvas.width() * 0.5;
    let dx = if fits { (eye.canvas.left() - left).max(0.0) } else { 0.0 };
    let phases = (scene.header.height() * eye.camera.zoom) as f32;
    let bottom = eye.place(Point::new(0.0, scene.body.y1)).y;
    let mut dy = (eye.canvas.top() - top).max(0.0);
    // The header never leaves its lanes behind.
    dy = dy.min((bottom - top - phases).max(0.0));
    let right = eye.place(Point::new(scene.body.x1, 0.0)).x;
    let dx = dx.min((right - left - names).max(0.0));
    (dx, dy)
}

/// Paints the headings again where their own place is out of sight.
pub fn paint(brush: &mut Brush<'_>, scene: &Scene, eye: &Eye) {
    if scene.columns.is_empty() {
        return;
    }
    let (dx, dy) = shifts(scene, eye);
    let paper = color(scene.paper);
    if dx > 0.5 {
        let right = eye.canvas.left() + (scene.body.x0 * eye.camera.zoom) as f32;
        let top = eye.place(Point::new(0.0, scene.body.y0)).y;
        let bottom = eye.place(Point::new(0.0, scene.body.y1)).y;
        let back = Rect::from_min_max(
            pos2(eye.canvas.left(), top.max(eye.canvas.top())),
            pos2(right, bottom.min(eye.canvas.bottom())),
        );
        backing(brush, back, paper, true);
        shifted(brush, &scene.left, eye, vec2(dx, 0.0));
    }
    let head = Rect::from_min_max(
        pos2(eye.canvas.left(), eye.canvas.top()),
        pos2(
            eye.place_rect(scene.header).right().min(eye.canvas.right()),
            eye.canvas.top() + (scene.header.height() * eye.camera.zoom) as f32,
        ),
    );
    if dy > 0.5 {
        let moved = eye.place(Point::new(0.0, scene.header.y0)).y + dy;
        let back = head.translate(vec2(0.0, moved - eye.canvas.top()));
        backing(brush, back.expand2(vec2(0.0, 4.0)), paper, false);
    }
    header(brush, scene, eye, dx, dy);
    if dx > 0.5 {
        // Phases and stages pass behind the lane names, not over them.
        let top = eye.place(Point::new(0.0, scene.header.y0)).y + dy;
        let corner = Rect::from_min_size(
            pos2(eye.canvas.left(), top - 1.0),
            vec2((scene.body.x0 * eye.camera.zoom) as f32, head.height() + 2.0),
        );
        brush.quad(corner, paper);
    }
}

/// Paper behind headings, with a soft edge towards the map.
fn backing(brush: &mut Brush<'_>, rect: Rect, paper: Color32, upright: bool) {
    if !rect.is_positive() {
        return;
    }
    brush.quad(rect, paper);
    let shade = Color32::from_black_alpha(14);
    for i in 0..4_u8 {
        let off = f32::from(i) * 1.5;
        let edge = if upright {
            Rect::from_min_max(
                pos2(rect.right() + off, rect.top()),
                pos2(rect.right() + off + 1.5, rect.bottom()),
            )
        } else {
            Rect::from_min_max(
                pos2(rect.left(), rect.bottom() + off),
                pos2(rect.right(), rect.bottom() + off + 1.5),
            )
        };
        brush.quad(edge, shade.gamma_multiply(1.0 - f32::from(i) / 4.0));
    }
}

fn shifted(brush: &mut Brush<'_>, list: &[Placed], eye: &Eye, by: egui::Vec2) {
    let sees = eye.sees();
    let zoom = eye.camera.zoom;
    let off = kurbo::Vec2::new(f64::from(by.x) / zoom, f64::from(by.y) / zoom);
    for placed in list {
        if overlaps(placed.bounds() + off, sees) {
            brush.block(&placed.block, eye.place(placed.origin) + by);
        }
    }
}

/// Phases and stages at the top where they were moved, and those of which only a part is in sight:
/// their names stand in the middle of that part.
fn header(brush: &mut Brush<'_>, scene: &Scene, eye: &Eye, dx: f32, dy: f32) {
    let sees = eye.sees();
    let zoom = eye.camera.zoom;
    let off = kurbo::Vec2::new(0.0, f64::from(dy) / zoom);
    let left = eye.canvas.left() + if dx > 0.5 { (scene.body.x0 * zoom) as f32 } else { 0.0 };
    let free = Rect::from_min_max(pos2(left, eye.canvas.top()), eye.canvas.max);
    let mut last = f32::NEG_INFINITY;
    for placed in &scene.top {
        if !overlaps(placed.bounds() + off, sees) {
            continue;
        }
        let at = eye.place(placed.origin) + vec2(0.0, dy);
        let bounds = placed.block.bounds;
        let width = (bounds.width() * zoom) as f32;
        if width < 1.0 {
            if at.x - last < 1.0 {
                continue;
            }
            last = at.x;
        }
        for group in &placed.block.groups {
            group_in_sight(brush, group, at, free, dy > 0.5);
        }
    }
}

/// A phase or stage whose middle is out of sight shows its name where it can be read.
fn group_in_sight(brush: &mut Brush<'_>, group: &Group, at: Pos2, free: Rect, moved: bool) {
    let zoom = brush.zoom();
    let place = |x: f64| at.x + (x * zoom) as f32;
    let (x0, x1) = (place(group.bounds.x0), place(group.bounds.x1));
    let (seen0, seen1) = (x0.max(free.left()), x1.min(free.right()));
    let whole = x0 >= free.left() && x1 <= free.right();
    let heading = matches!(group.role, Role::Phase | Role::Stage);
    if whole || !heading || seen1 <= seen0 {
        if moved && (whole || seen1 > seen0 || !heading) {
            brush.group(group, at);
        }
        return;
    }
    let text_width = group
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) => Some(text.line.width * zoom as f32),
            Item::Rect(_) | Item::Path(_) | Item::Image(_) => None,
        })
        .fold(0.0_f32, f32::max);
    let half = text_width / 2.0 + 10.0;
    let middle = f32::midpoint(x0, x1);
    let wanted = f32::midpoint(seen0, seen1);
    // The name stays inside its bar even where little of the bar is left.
    let (low, high) = (x0 + half, x1 - half);
    let dx = if low <= high { wanted.clamp(low, high) - middle } else { 0.0 };
    let (shapes, texts): (Vec<_>, Vec<_>) =
        group.items.iter().partition(|item| !matches!(item, Item::Text(_)));
    for (items, by) in [(shapes, 0.0), (texts, dx)] {
        let part = Group { items: items.into_iter().cloned().collect(), ..group.clone() };
        brush.group(&part, at + vec2(by, 0.0));
    }
}

/// Whether a screen point lies on a heading that was moved into sight, and where on the map that
/// heading belongs.
pub fn original(scene: &Scene, eye: &Eye, at: Pos2) -> Pos2 {
    let (dx, dy) = shifts(scene, eye);
    let mut place = at;
    let head = eye.place(Point::new(0.0, scene.header.y0)).y + dy;
    let height = (scene.header.height() * eye.camera.zoom) as f32;
    if dy > 0.5 && at.y >= head && at.y <= head + height {
        place.y -= dy;
    } else if dx > 0.5 && at.x <= eye.canvas.left() + (scene.body.x0 * eye.camera.zoom) as f32 {
        place.x -= dx;
    }
    place
}

/// Paints a shape list's outline in the selection's colour around a place on the screen.
pub fn outline(rect: Rect, ink: Color32, radius: f32) -> Shape {
    Shape::rect_stroke(
        rect.expand(3.0),
        radius.round().min(255.0) as u8,
        egui::Stroke::new(2.0, ink),
        egui::StrokeKind::Outside,
    )
}
