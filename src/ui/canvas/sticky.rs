//! Lane names and the phases with their stages stay in sight while their place scrolls away.

use super::super::style::color;
use super::brush::Brush;
use super::map::{Eye, fixed, overlaps};
use crate::scene::{Group, Item, Lane, Placed, Role, Scene};
use egui::{Color32, Pos2, Rect, Shape, pos2, vec2};
use kurbo::Point;

/// Narrowest canvas on which lane names stay: below it they would cover the map.
const LEAST: f32 = 360.0;
/// Largest zoom of lane names whose place is out of sight.
const LARGEST: f64 = 1.25;

/// How the headings stay in sight.
struct Stay {
    /// How far lane names are moved to the right, in points.
    dx: f32,
    /// How far phases and stages are moved down, in points.
    dy: f32,
    /// At what zoom lane names are drawn: they shrink while their place scrolls away, so that
    /// they do not take the map's room from near.
    scale: f64,
    /// At what zoom phases and stages are drawn upright, for the same reason.
    head_scale: f64,
}

impl Stay {
    /// Width of the lane names, in points.
    fn names(&self, scene: &Scene) -> f32 {
        (scene.body.x0 * self.scale) as f32
    }

    /// Top and height of phases and stages, on the screen.
    fn head(&self, scene: &Scene, eye: &Eye) -> (f32, f32) {
        let top = eye.place(Point::new(0.0, scene.header.y0)).y + self.dy;
        (top, (scene.header.height() * self.head_scale) as f32)
    }
}

/// The zoom of headings of which `gone` points of `length` map units are out of sight.
fn shrunk(zoom: f64, gone: f64, length: f64) -> f64 {
    (zoom - gone / length.max(1.0)).max(LARGEST.min(zoom))
}

fn stay(scene: &Scene, eye: &Eye) -> Stay {
    let left = eye.place(Point::ZERO).x;
    let top = eye.place(Point::new(0.0, scene.header.y0)).y;
    let zoom = eye.camera.zoom;
    let gone = f64::from(eye.canvas.left() - left).max(0.0);
    let scale = shrunk(zoom, gone, scene.body.x0);
    let names = (scene.body.x0 * scale) as f32;
    let fits = eye.canvas.width() >= LEAST && names < eye.canvas.width() * 0.5;
    let dx = if fits { gone as f32 } else { 0.0 };
    let bottom = eye.place(Point::new(0.0, scene.body.y1)).y;
    let mut dy = (eye.canvas.top() - top).max(0.0);
    let head_scale = shrunk(zoom, f64::from(dy), scene.header.height());
    let phases = (scene.header.height() * head_scale) as f32;
    // The header never leaves its lanes behind.
    dy = dy.min((bottom - top - phases).max(0.0));
    let right = eye.place(Point::new(scene.body.x1, 0.0)).x;
    let dx = dx.min((right - left - names).max(0.0));
    Stay { dx, dy, scale, head_scale }
}

/// Paints the headings again where their own place is out of sight.
pub fn paint(brush: &mut Brush<'_>, scene: &Scene, eye: &Eye) {
    if scene.columns.is_empty() {
        return;
    }
    let stay = stay(scene, eye);
    let (dx, dy, names) = (stay.dx, stay.dy, stay.names(scene));
    let paper = color(scene.paper);
    if dx <= 0.5 {
        fixed(brush, &scene.left, eye);
    } else {
        let right = eye.canvas.left() + names;
        let top = eye.place(Point::new(0.0, scene.body.y0)).y;
        let bottom = eye.place(Point::new(0.0, scene.body.y1)).y;
        let back = Rect::from_min_max(
            pos2(eye.canvas.left(), top.max(eye.canvas.top())),
            pos2(right, bottom.min(eye.canvas.bottom())),
        );
        backing(brush, back, paper, true);
        lane_names(brush, &scene.left, eye, &stay);
    }
    let (top, height) = stay.head(scene, eye);
    if dy > 0.5 {
        let right = eye.place_rect(scene.header).right().min(eye.canvas.right());
        let back = Rect::from_min_max(pos2(eye.canvas.left(), top), pos2(right, top + height));
        backing(brush, back.expand2(vec2(0.0, 4.0)), paper, false);
    }
    let names = if dx > 0.5 { names } else { 0.0 };
    header(brush, scene, eye, &stay, names);
    if dx > 0.5 {
        // Phases and stages pass behind the lane names, not over them.
        let corner =
            Rect::from_min_size(pos2(eye.canvas.left(), top - 1.0), vec2(names, height + 2.0));
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

/// Lane names at the canvas's left, each beside its lane.
fn lane_names(brush: &mut Brush<'_>, list: &[Placed], eye: &Eye, stay: &Stay) {
    let (zoom, sees) = (eye.camera.zoom, eye.sees());
    brush.set_zoom(stay.scale);
    for placed in list {
        let bounds = placed.bounds();
        if bounds.y0 > sees.y1 || bounds.y1 < sees.y0 {
            continue;
        }
        let at = pos2(
            eye.canvas.left() + (placed.origin.x * stay.scale) as f32,
            eye.place(placed.origin).y,
        );
        for group in &placed.block.groups {
            if group.role == Role::LaneName {
                brush.group(group, at);
                continue;
            }
            // The emotions' figures: small, but each at the height it means.
            for item in &group.items {
                // A figure's middle lies above its baseline by about a third of its size.
                let y = match item {
                    Item::Text(text) => text.origin.y - 0.36 * f64::from(text.line.size),
                    Item::Rect(_) | Item::Path(_) | Item::Image(_) => 0.0,
                };
                let part = Group { items: vec![item.clone()], ..group.clone() };
                brush.group(&part, at + vec2(0.0, (y * (zoom - stay.scale)) as f32));
            }
        }
    }
    brush.set_zoom(zoom);
}

/// Phases and stages at the top where they were moved, and those of which only a part is in sight:
/// their names stand in the middle of that part.
fn header(brush: &mut Brush<'_>, scene: &Scene, eye: &Eye, stay: &Stay, names: f32) {
    let (sees, zoom) = (eye.sees(), eye.camera.zoom);
    let (top, _) = stay.head(scene, eye);
    let moved = stay.dy > 0.5;
    let free = Rect::from_min_max(eye.canvas.min + vec2(names, 0.0), eye.canvas.max);
    let mut last = f32::NEG_INFINITY;
    brush.set_zoom(stay.head_scale);
    for placed in &scene.top {
        let bounds = placed.bounds();
        if bounds.x0 > sees.x1 || bounds.x1 < sees.x0 || (!moved && !overlaps(bounds, sees)) {
            continue;
        }
        let below = (placed.origin.y - scene.header.y0) * stay.head_scale;
        let at = pos2(eye.place(placed.origin).x, top + below as f32);
        if bounds.width() * zoom < 1.0 {
            if at.x - last < 1.0 {
                continue;
            }
            last = at.x;
        }
        for group in &placed.block.groups {
            let (x0, x1) = (group.bounds.x0 * zoom, group.bounds.x1 * zoom);
            let (x0, x1) = (at.x + x0 as f32, at.x + x1 as f32);
            let whole = x0 >= free.left() && x1 <= free.right();
            // A whole one that was not moved stands there already.
            if (moved || !whole) && x1 > free.left() && x0 < free.right() {
                let part = in_sight(group, zoom, stay.head_scale, at.x, free);
                brush.group(&part, at);
            }
        }
    }
    brush.set_zoom(zoom);
}

/// A phase or stage that is drawn at `scale` but as wide as at `zoom`, its name in the middle of
/// what can be seen of it.
fn in_sight(group: &Group, zoom: f64, scale: f64, left: f32, free: Rect) -> Group {
    let wider = zoom / scale;
    let (x0, x1) = (group.bounds.x0 * wider, group.bounds.x1 * wider);
    let seen = |x: f32| f64::from(x - left) / scale;
    let wanted = f64::midpoint(x0.max(seen(free.left())), x1.min(seen(free.right())));
    let widths = group.items.iter().map(|item| match item {
        Item::Text(text) => f64::from(text.line.width),
        Item::Rect(_) | Item::Path(_) | Item::Image(_) => 0.0,
    });
    let half = widths.fold(0.0, f64::max) / 2.0 + 10.0;
    // The name stays inside its bar even where little of the bar is left.
    let (low, high) = (x0 + half, x1 - half);
    let middle = f64::midpoint(x0, x1);
    let by = if low <= high { wanted.clamp(low, high) - middle } else { 0.0 };
    let items = group.items.iter().cloned().map(|mut item| {
        match &mut item {
            Item::Rect(rect) => {
                rect.rect.x0 *= wider;
                rect.rect.x1 *= wider;
            }
            Item::Text(text) => {
                let half = f64::from(text.line.width) / 2.0;
                text.origin.x = (text.origin.x + half) * wider - half + by;
            }
            Item::Path(_) | Item::Image(_) => {}
        }
        item
    });
    Group { items: items.collect(), ..group.clone() }
}

/// Whether a screen point lies on a heading that was moved into sight, and where on the map that
/// heading belongs.
pub fn original(scene: &Scene, eye: &Eye, at: Pos2) -> Pos2 {
    let stay = stay(scene, eye);
    let (top, height) = stay.head(scene, eye);
    let mut place = at;
    if stay.dy > 0.5 && at.y >= top && at.y <= top + height {
        let below = f64::from(at.y - top) / stay.head_scale;
        place.y = eye.place(Point::new(0.0, scene.header.y0 + below)).y;
    } else if stay.dx > 0.5 && at.x <= eye.canvas.left() + stay.names(scene) {
        place.x -= stay.dx;
    }
    place
}

/// Where the lane names stand on the screen.
pub fn names_area(scene: &Scene, eye: &Eye) -> Rect {
    let stay = stay(scene, eye);
    let left = eye.place(Point::ZERO).x + stay.dx;
    let (top, bottom) =
        (eye.place(Point::new(0.0, scene.body.y0)).y, eye.place(Point::new(0.0, scene.body.y1)).y);
    let right = left + stay.names(scene);
    Rect::from_min_max(pos2(left, top), pos2(right, bottom)).intersect(eye.canvas)
}

/// The lane whose name stands at a point of the screen.
pub fn lane_name_at(scene: &Scene, eye: &Eye, at: Pos2) -> Option<Lane> {
    let (head, height) = stay(scene, eye).head(scene, eye);
    let under_head = (head..head + height).contains(&at.y);
    if under_head || !names_area(scene, eye).contains(at) {
        return None;
    }
    scene.lane_at(eye.map(at).y).map(|(lane, _)| lane)
}

/// Where a part of the phases' and stages' band is shown on the screen.
pub fn header_place(scene: &Scene, eye: &Eye, place: kurbo::Rect) -> Rect {
    let stay = stay(scene, eye);
    let (top, _) = stay.head(scene, eye);
    let y = |y: f64| top + ((y - scene.header.y0) * stay.head_scale) as f32;
    let wide = eye.place_rect(place);
    Rect::from_min_max(pos2(wide.left(), y(place.y0)), pos2(wide.right(), y(place.y1)))
}

/// The part of the canvas that headings leave free.
pub fn free(scene: &Scene, eye: &Eye) -> Rect {
    let mut free = eye.canvas;
    let stay = stay(scene, eye);
    if stay.dx > 0.5 {
        free.min.x += stay.names(scene);
    }
    if stay.dy > 0.5 {
        let (top, height) = stay.head(scene, eye);
        free.min.y = (top + height).min(free.max.y);
    }
    free
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
