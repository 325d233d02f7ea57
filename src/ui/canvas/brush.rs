//! Paints scene items as egui shapes. Plain rectangles, which are most of what is seen from far,
//! are gathered into one mesh.

use super::super::style::color;
use super::images::Images;
use super::paths::PathCache;
use super::text::{SMALLEST, TextCache};
pub use crate::app::CARDS_FROM;
use crate::scene::{
    Block, Detail, Gradient, Group, ImageItem, Item, Paint, PathItem, RectItem, TextItem,
};
use crate::theme::Color;
use egui::epaint::{PathStroke, RectShape};
use egui::{Color32, Context, Mesh, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};
use std::sync::Arc;

/// From this zoom notes are letters.
pub const NOTES_FROM: f64 = 0.45;
/// Corners rounder than this, in points, are drawn round.
const ROUND_FROM: f32 = 1.5;
/// Half the rim that keeps words readable over curves, in map units.
const HALO: f32 = 1.5;

/// What is remembered between frames.
#[derive(Default)]
pub struct Caches {
    /// Lines of text.
    pub text: TextCache,
    /// Paths.
    pub paths: PathCache,
    /// Pictures.
    pub images: Images,
}

/// Paints at one zoom into one list of shapes.
pub struct Brush<'a> {
    ctx: &'a Context,
    caches: &'a mut Caches,
    zoom: f64,
    clip: Rect,
    shapes: Vec<Shape>,
    quads: Mesh,
}

impl<'a> Brush<'a> {
    /// A brush for what `clip` shows at `zoom`.
    pub fn new(ctx: &'a Context, caches: &'a mut Caches, zoom: f64, clip: Rect) -> Self {
        Self { ctx, caches, zoom, clip, shapes: Vec::new(), quads: Mesh::default() }
    }

    /// The zoom.
    pub fn zoom(&self) -> f64 {
        self.zoom
    }

    /// Goes on at another zoom.
    pub fn set_zoom(&mut self, zoom: f64) {
        self.zoom = zoom;
        self.caches.text.set_zoom(zoom as f32);
    }

    /// Everything painted.
    pub fn finish(mut self) -> Vec<Shape> {
        self.flush();
        self.shapes
    }

    /// Adds a shape of egui's.
    pub fn shape(&mut self, shape: impl Into<Shape>) {
        self.flush();
        self.shapes.push(shape.into());
    }

    fn flush(&mut self) {
        if !self.quads.is_empty() {
            self.shapes.push(Shape::mesh(std::mem::take(&mut self.quads)));
        }
    }

    /// A plain rectangle on whole pixels; one that would vanish keeps a pixel.
    pub fn quad(&mut self, rect: Rect, color: Color32) {
        let rect = rect.intersect(self.clip);
        if !rect.is_positive() || color.a() == 0 {
            return;
        }
        let dot = 1.0 / self.ctx.pixels_per_point();
        let snap = |v: f32| (v / dot).round() * dot;
        let (left, top) = (snap(rect.left()), snap(rect.top()));
        let right = snap(rect.right()).max(left + dot);
        let bottom = snap(rect.bottom()).max(top + dot);
        self.quads
            .add_colored_rect(Rect::from_min_max(pos2(left, top), pos2(right, bottom)), color);
    }

    /// The area between a line from left to right and a level.
    pub fn below(&mut self, [from, to]: [Pos2; 2], level: f32, color: Color32) {
        if to.x < self.clip.left() || from.x > self.clip.right() {
            return;
        }
        let first = self.quads.vertices.len() as u32;
        for corner in [from, to, pos2(to.x, level), pos2(from.x, level)] {
            self.quads.colored_vertex(corner, color);
        }
        self.quads.add_triangle(first, first + 1, first + 2);
        self.quads.add_triangle(first, first + 2, first + 3);
    }

    /// A block whose origin lies at `at` on the screen.
    pub fn block(&mut self, block: &Block, at: Pos2) {
        for group in &block.groups {
            self.group(group, at);
        }
    }

    /// A group of a block.
    pub fn group(&mut self, group: &Group, at: Pos2) {
        let from = match group.detail {
            Detail::Always => 0.0,
            Detail::Card | Detail::Note => CARDS_FROM,
        };
        if self.zoom < from {
            return;
        }
        for item in &group.items {
            match item {
                Item::Rect(item) => self.rect(item, at),
                Item::Path(item) => self.path(item, at),
                Item::Text(item) => self.text(item, at),
                Item::Image(item) => self.image(item, at),
            }
        }
    }

    fn to_screen(&self, rect: kurbo::Rect, at: Pos2) -> Rect {
        let place = |x: f64, y: f64| at + vec2((x * self.zoom) as f32, (y * self.zoom) as f32);
        Rect::from_min_max(place(rect.x0, rect.y0), place(rect.x1, rect.y1))
    }

    fn rect(&mut self, item: &RectItem, at: Pos2) {
        let rect = self.to_screen(item.rect, at);
        if !rect.intersects(self.clip) {
            return;
        }
        let dashed = item.stroke.as_ref().is_some_and(|stroke| stroke.dash.is_some());
        let gradient = matches!(item.fill, Some(Paint::Gradient(_)))
            || item.stroke.as_ref().is_some_and(|s| matches!(s.paint, Paint::Gradient(_)));
        if dashed || gradient {
            self.rect_as_path(item, at);
            return;
        }
        let radius = (item.radius * self.zoom) as f32;
        let fill = item.fill.as_ref().map_or(Color32::TRANSPARENT, solid);
        let stroke = item.stroke.as_ref().map_or(Stroke::NONE, |stroke| {
            thin((stroke.width * self.zoom) as f32, solid(&stroke.paint))
        });
        if radius >= ROUND_FROM {
            let radius = radius.round().min(255.0) as u8;
            self.shape(RectShape::new(rect, radius, fill, stroke, StrokeKind::Middle));
        } else if stroke.is_empty() {
            self.quad(rect, fill);
        } else if fill.is_opaque() {
            self.quad(rect, stroke.color);
            self.quad(rect.shrink(stroke.width.max(1.0)), fill);
        } else {
            self.shape(RectShape::new(rect, 0, fill, stroke, StrokeKind::Middle));
        }
    }

    fn rect_as_path(&mut self, item: &RectItem, at: Pos2) {
        let rounded = kurbo::RoundedRect::from_rect(item.rect, item.radius);
        let path = PathItem {
            path: Arc::new(kurbo::Shape::to_path(&rounded, 0.1)),
            fill: item.fill.clone(),
            stroke: item.stroke.clone(),
        };
        self.path(&path, at);
    }

    fn path(&mut self, item: &PathItem, at: Pos2) {
        if let Some(fill) = &item.fill {
            self.fill(item, fill, at);
        }
        if let Some(stroke) = &item.stroke {
            self.stroke(item, stroke, at);
        }
    }

    fn fill(&mut self, item: &PathItem, paint: &Paint, at: Pos2) {
        let filled = self.caches.paths.filled(&item.path, paint, self.zoom);
        let zoom = self.zoom as f32;
        let place = |p: Pos2| at + p.to_vec2() * zoom;
        let tint = match paint {
            Paint::Solid(tone) => Some(color(*tone)),
            Paint::Gradient(_) => None,
        };
        let mesh = &mut self.quads;
        let first = mesh.vertices.len() as u32;
        for (corner, shade) in &filled.corners {
            mesh.colored_vertex(place(*corner), tint.unwrap_or(*shade));
        }
        mesh.indices.extend(filled.triangles.iter().map(|i| first + i));
        let dot = 1.0 / self.ctx.pixels_per_point();
        for rim in &filled.rims {
            let first = mesh.vertices.len() as u32;
            let count = rim.len() as u32;
            for (corner, out, shade) in rim {
                let here = place(*corner);
                mesh.colored_vertex(here, tint.unwrap_or(*shade));
                mesh.colored_vertex(here + *out * dot, Color32::TRANSPARENT);
            }
            for i in 0..count {
                let (from, to) = (rim[i as usize].0, rim[((i + 1) % count) as usize].0);
                // Level and upright edges lie on pixels already, and neighbours share them.
                if (from.x - to.x).abs() < 1e-3 || (from.y - to.y).abs() < 1e-3 {
                    continue;
                }
                let (a, b) = (first + 2 * i, first + 2 * ((i + 1) % count));
                mesh.add_triangle(a, a + 1, b + 1);
                mesh.add_triangle(a, b + 1, b);
            }
        }
    }

    fn stroke(&mut self, item: &PathItem, stroke: &crate::scene::Stroke, at: Pos2) {
        let flat = self.caches.paths.flat(&item.path, self.zoom);
        let zoom = self.zoom as f32;
        let width = (stroke.width * self.zoom) as f32;
        for part in &flat.parts {
            let mut points: Vec<Pos2> =
                part.points.iter().map(|p| at + p.to_vec2() * zoom).collect();
            let bounds = Rect::from_points(&points).expand(width);
            if points.len() < 2 || !bounds.intersects(self.clip) {
                continue;
            }
            if let Some((dash, gap)) = stroke.dash {
                if part.closed {
                    points.push(points[0]);
                }
                let lengths = ((dash * self.zoom) as f32, (gap * self.zoom) as f32);
                self.dashes(&points, thin(width, solid(&stroke.paint)), lengths);
                continue;
            }
            match &stroke.paint {
                Paint::Solid(tone) => self.line(points, thin(width, color(*tone)), part.closed),
                Paint::Gradient(gradient) => {
                    let stroke = gradient_stroke(gradient.clone(), width.max(1.0), at, zoom);
                    let shape = if part.closed {
                        Shape::closed_line(points, stroke)
                    } else {
                        Shape::line(points, stroke)
                    };
                    self.shape(shape);
                }
            }
        }
    }

    fn line(&mut self, points: Vec<Pos2>, stroke: Stroke, closed: bool) {
        if let ([a, b], false) = (points.as_slice(), closed) {
            // Upright and level lines are rectangles.
            if (a.x - b.x).abs() < 0.01 || (a.y - b.y).abs() < 0.01 {
                let half = stroke.width.max(1.0) / 2.0;
                let level = (a.y - b.y).abs() < 0.01;
                let grow = if level { vec2(0.0, half) } else { vec2(half, 0.0) };
                self.quad(Rect::from_two_pos(*a, *b).expand2(grow), stroke.color);
                return;
            }
        }
        if closed {
            self.shape(Shape::closed_line(points, stroke));
            return;
        }
        let ends = [points[0], points[points.len() - 1]];
        self.shape(Shape::line(points, stroke));
        if stroke.width > 2.0 {
            for end in ends {
                self.shape(Shape::circle_filled(end, stroke.width / 2.0, stroke.color));
            }
        }
    }

    /// Dashes, only where they can be seen: a rule may be millions of units long.
    fn dashes(&mut self, points: &[Pos2], stroke: Stroke, (dash, gap): (f32, f32)) {
        let period = dash + gap;
        if period < 3.0 || dash <= 0.0 {
            // Too fine to tell apart: a fainter line.
            let share = if period > 0.0 { dash / period } else { 1.0 };
            let faint = Stroke::new(stroke.width, stroke.color.gamma_multiply(share));
            self.line(points.to_vec(), faint, false);
            return;
        }
        let clip = self.clip.expand(stroke.width + period);
        let mut walked = 0.0_f32;
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let length = (b - a).length();
            if let Some((enter, leave)) = inside(a, b, clip)
                && length > 0.0
            {
                let toward = (b - a) / length;
                let (enter, leave) = (enter * length, leave * length);
                let mut start = ((walked + enter) / period).floor() * period - walked;
                while start < leave {
                    let (from, to) = (start.max(enter), (start + dash).min(leave));
                    if to > from {
                        let ends = [a + toward * from, a + toward * to];
                        self.line(ends.to_vec(), stroke, false);
                    }
                    start += period;
                }
            }
            walked = (walked + length) % period;
        }
    }

    fn text(&mut self, item: &TextItem, at: Pos2) {
        let zoom = self.zoom as f32;
        let origin =
            at + vec2((item.origin.x * self.zoom) as f32, (item.origin.y * self.zoom) as f32);
        let (size, width) = (item.line.size * zoom, item.line.width * zoom);
        let around = Rect::from_min_max(
            origin - vec2(2.0, size * 1.1),
            origin + vec2(width + 2.0, size * 0.4),
        );
        if !around.intersects(self.clip) || width <= 0.0 {
            return;
        }
        let from = match item.detail {
            Detail::Always => 0.0,
            Detail::Card => CARDS_FROM,
            Detail::Note => NOTES_FROM,
        };
        if self.zoom >= from && size >= SMALLEST {
            self.flush();
            let halo = item.halo.map(|halo| (color(halo), HALO * zoom));
            let look = (color(item.color), halo);
            let (text, shapes) = (&mut self.caches.text, &mut self.shapes);
            if text.draw(self.ctx, &item.line, origin, look, shapes) {
                return;
            }
        }
        self.bar(item.color, origin, size, width);
    }

    /// A line of text too small to read.
    fn bar(&mut self, tone: Color, origin: Pos2, size: f32, width: f32) {
        if size < 1.2 {
            return;
        }
        let rect =
            Rect::from_min_max(origin - vec2(0.0, size * 0.52), origin + vec2(width, -size * 0.06));
        self.quad(rect, color(tone.fade(0.38)));
    }

    fn image(&mut self, item: &ImageItem, at: Pos2) {
        let rect = self.to_screen(item.rect, at);
        if !rect.intersects(self.clip) {
            return;
        }
        let radius = (item.radius * self.zoom).round().min(255.0) as u8;
        match self.caches.images.get(self.ctx, &item.image) {
            Some(texture) => {
                let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
                let shape =
                    RectShape::filled(rect, radius, Color32::WHITE).with_texture(texture, whole);
                self.shape(shape);
            }
            None => self.quad(rect, Color32::from_gray(128).gamma_multiply(0.2)),
        }
    }
}

/// The part of a segment inside a rectangle as shares of its length (Liang and Barsky 1984).
fn inside(a: Pos2, b: Pos2, rect: Rect) -> Option<(f32, f32)> {
    let d = b - a;
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    let sides = [
        (-d.x, a.x - rect.left()),
        (d.x, rect.right() - a.x),
        (-d.y, a.y - rect.top()),
        (d.y, rect.bottom() - a.y),
    ];
    for (toward, room) in sides {
        if toward == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if toward < 0.0 {
            enter = enter.max(room / toward);
        } else {
            leave = leave.min(room / toward);
        }
    }
    (enter < leave).then_some((enter, leave))
}

/// A stroke thinner than a pixel becomes a paler one of a pixel.
fn thin(width: f32, color: Color32) -> Stroke {
    if width >= 1.0 {
        Stroke::new(width, color)
    } else {
        Stroke::new(1.0, color.gamma_multiply(width.max(0.35)))
    }
}

/// One colour for a paint: that of its middle, where it is a gradient.
fn solid(paint: &Paint) -> Color32 {
    match paint {
        Paint::Solid(tone) => color(*tone),
        Paint::Gradient(gradient) => gradient
            .stops
            .get(gradient.stops.len() / 2)
            .map_or(Color32::TRANSPARENT, |(_, tone)| color(*tone)),
    }
}

/// A stroke whose colour follows a gradient in block coordinates.
fn gradient_stroke(gradient: Arc<Gradient>, width: f32, at: Pos2, zoom: f32) -> PathStroke {
    let paint = Paint::Gradient(gradient);
    PathStroke::new_uv(width, move |_, point| {
        super::fill::at(&paint, Pos2::ZERO + (point - at) / zoom)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_cut_to_what_is_seen() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0));
        assert_eq!(inside(pos2(-10.0, 5.0), pos2(30.0, 5.0), rect), Some((0.25, 0.5)));
        assert_eq!(inside(pos2(-10.0, 15.0), pos2(30.0, 15.0), rect), None);
        assert_eq!(inside(pos2(2.0, 2.0), pos2(3.0, 3.0), rect), Some((0.0, 1.0)));
    }

    #[test]
    fn dashes_of_a_rule_of_a_million_units_cost_what_is_seen() {
        let ctx = Context::default();
        let mut caches = Caches::default();
        let clip = Rect::from_min_max(Pos2::ZERO, pos2(1000.0, 100.0));
        let mut brush = Brush::new(&ctx, &mut caches, 1.0, clip);
        let rule = [pos2(-800_000.0, 50.0), pos2(900_000.0, 50.0)];
        brush.dashes(&rule, Stroke::new(1.0, Color32::BLACK), (4.0, 4.0));
        let dashes = brush.quads.vertices.len() / 4;
        assert!((120..140).contains(&dashes), "{dashes} dashes");
    }
}
