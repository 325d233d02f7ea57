//! Filling any path: cuts it into trapezoids by the non-zero rule, splits them along a gradient's
//! stops, and adds a rim that softens the edge. egui itself fills convex polygons only.

use crate::scene::{Gradient, Paint};
use crate::theme::Color;
use egui::{Color32, Pos2, Vec2, pos2, vec2};

/// Above this many edges crossings are not looked for: such paths are machine-made areas.
const MOST_CROSSED: usize = 600;
/// Nearer than this is the same place, in units of the path.
const SAME: f32 = 1e-4;

/// A path ready to be filled, in the path's own coordinates.
#[derive(Debug, Default)]
pub struct Filled {
    /// Corners with their colours; solid fills get theirs when painted.
    pub corners: Vec<(Pos2, Color32)>,
    /// Three corners make a triangle.
    pub triangles: Vec<u32>,
    /// The outlines with the direction that leads out, for the soft rim.
    pub rims: Vec<Vec<(Pos2, Vec2, Color32)>>,
}

impl Filled {
    /// Fills closed outlines.
    pub fn new(outlines: &[Vec<Pos2>], paint: &Paint) -> Self {
        let mut filled = Self::default();
        for trapezoid in trapezoids(outlines) {
            filled.add(&trapezoid, paint);
        }
        for outline in outlines {
            filled.rims.push(rim(outline, paint));
        }
        filled
    }

    /// Adds a convex polygon, cut where the gradient bends.
    fn add(&mut self, polygon: &[Pos2], paint: &Paint) {
        let Paint::Gradient(gradient) = paint else {
            self.fan(polygon, paint);
            return;
        };
        let mut rest = polygon.to_vec();
        for (stop, _) in &gradient.stops {
            let (before, after) = cut(&rest, |p| offset(gradient, p) - stop);
            self.fan(&before, paint);
            rest = after;
        }
        self.fan(&rest, paint);
    }

    fn fan(&mut self, polygon: &[Pos2], paint: &Paint) {
        if polygon.len() < 3 {
            return;
        }
        let first = self.corners.len() as u32;
        self.corners.extend(polygon.iter().map(|p| (*p, at(paint, *p))));
        for i in 1..polygon.len() as u32 - 1 {
            self.triangles.extend([first, first + i, first + i + 1]);
        }
    }
}

/// The colour of a paint at a point.
pub fn at(paint: &Paint, point: Pos2) -> Color32 {
    match paint {
        Paint::Solid(color) => super::super::style::color(*color),
        Paint::Gradient(gradient) => {
            super::super::style::color(gradient_at(gradient, offset(gradient, point)))
        }
    }
}

/// How far along a gradient a point lies: 0 at its start, 1 at its end.
fn offset(gradient: &Gradient, point: Pos2) -> f32 {
    let (dx, dy) = (gradient.end.x - gradient.start.x, gradient.end.y - gradient.start.y);
    let length = dx * dx + dy * dy;
    if length <= 0.0 {
        return 0.0;
    }
    let (px, py) = (f64::from(point.x) - gradient.start.x, f64::from(point.y) - gradient.start.y);
    ((px * dx + py * dy) / length) as f32
}

/// The colour of a gradient at an offset, padded at both ends.
fn gradient_at(gradient: &Gradient, offset: f32) -> Color {
    let stops = &gradient.stops;
    let after = stops.partition_point(|(stop, _)| *stop < offset);
    match (after.checked_sub(1).and_then(|i| stops.get(i)), stops.get(after)) {
        (Some((a, from)), Some((b, to))) if b > a => from.mix(*to, (offset - a) / (b - a)),
        (_, Some((_, color))) | (Some((_, color)), None) => *color,
        (None, None) => Color::TRANSPARENT,
    }
}

/// Cuts a convex polygon into the parts where `side` is below and above 0.
fn cut(polygon: &[Pos2], side: impl Fn(Pos2) -> f32) -> (Vec<Pos2>, Vec<Pos2>) {
    let (mut below, mut above) = (Vec::new(), Vec::new());
    for (i, &a) in polygon.iter().enumerate() {
        let b = polygon[(i + 1) % polygon.len()];
        let (sa, sb) = (side(a), side(b));
        if sa <= 0.0 {
            below.push(a);
        }
        if sa >= 0.0 {
            above.push(a);
        }
        if (sa < 0.0 && sb > 0.0) || (sa > 0.0 && sb < 0.0) {
            let middle = a + (b - a) * (sa / (sa - sb));
            below.push(middle);
            above.push(middle);
        }
    }
    (below, above)
}

/// One edge from left to right.
#[derive(Clone, Copy)]
struct Edge {
    a: Pos2,
    b: Pos2,
    /// +1 where the outline ran to the right.
    turn: i32,
}

impl Edge {
    fn y(&self, x: f32) -> f32 {
        let t = (x - self.a.x) / (self.b.x - self.a.x);
        self.a.y + (self.b.y - self.a.y) * t.clamp(0.0, 1.0)
    }
}

/// Cuts outlines into trapezoids with upright sides by the non-zero rule.
fn trapezoids(outlines: &[Vec<Pos2>]) -> Vec<[Pos2; 4]> {
    let edges = edges(outlines);
    let mut xs: Vec<f32> = edges.iter().flat_map(|edge| [edge.a.x, edge.b.x]).collect();
    if edges.len() <= MOST_CROSSED {
        crossings(&edges, &mut xs);
    }
    xs.sort_by(f32::total_cmp);
    xs.dedup_by(|a, b| (*a - *b).abs() < SAME);
    let mut found = Vec::new();
    let mut active: Vec<(f32, f32, i32)> = Vec::new();
    for slab in xs.windows(2) {
        let (left, right) = (slab[0], slab[1]);
        active.clear();
        active.extend(
            edges
                .iter()
                .filter(|edge| edge.a.x <= left + SAME && edge.b.x >= right - SAME)
                .map(|edge| (edge.y(left), edge.y(right), edge.turn)),
        );
        active.sort_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
        let mut winding = 0;
        let mut top = (0.0, 0.0);
        for &(y_left, y_right, turn) in &active {
            if winding == 0 {
                top = (y_left, y_right);
            }
            winding += turn;
            if winding == 0 {
                found.push([
                    pos2(left, top.0),
                    pos2(right, top.1),
                    pos2(right, y_right),
                    pos2(left, y_left),
                ]);
            }
        }
    }
    found
}

fn edges(outlines: &[Vec<Pos2>]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for outline in outlines {
        for (i, &a) in outline.iter().enumerate() {
            let b = outline[(i + 1) % outline.len()];
            if !a.is_finite() || !b.is_finite() || (a.x - b.x).abs() < SAME {
                continue;
            }
            edges.push(if a.x < b.x {
                Edge { a, b, turn: 1 }
            } else {
                Edge { a: b, b: a, turn: -1 }
            });
        }
    }
    edges
}

/// Adds where edges cross each other.
fn crossings(edges: &[Edge], xs: &mut Vec<f32>) {
    for (i, one) in edges.iter().enumerate() {
        for two in &edges[i + 1..] {
            let (left, right) = (one.a.x.max(two.a.x), one.b.x.min(two.b.x));
            if right - left <= SAME {
                continue;
            }
            let (before, after) = (one.y(left) - two.y(left), one.y(right) - two.y(right));
            if (before < -SAME && after > SAME) || (before > SAME && after < -SAME) {
                xs.push(left + (right - left) * before / (before - after));
            }
        }
    }
}

/// The corners of an outline with the direction that leads out of it.
fn rim(outline: &[Pos2], paint: &Paint) -> Vec<(Pos2, Vec2, Color32)> {
    let count = outline.len();
    let area: f32 = (0..count)
        .map(|i| {
            let (a, b) = (outline[i], outline[(i + 1) % count]);
            a.x * b.y - b.x * a.y
        })
        .sum();
    let sign = if area >= 0.0 { 1.0 } else { -1.0 };
    let normal = |a: Pos2, b: Pos2| {
        let d = (b - a).normalized();
        vec2(d.y, -d.x) * sign
    };
    (0..count)
        .map(|i| {
            let (before, here) = (outline[(i + count - 1) % count], outline[i]);
            let out = normal(before, here) + normal(here, outline[(i + 1) % count]);
            let length = out.length();
            let out = if length > 1e-3 { out / length } else { Vec2::ZERO };
            (here, out, at(paint, here))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Point;
    use std::sync::Arc;

    fn area(filled: &Filled) -> f32 {
        filled
            .triangles
            .chunks(3)
            .map(|t| {
                let p = |i: usize| filled.corners[t[i] as usize].0;
                let (ab, ac) = (p(1) - p(0), p(2) - p(0));
                (ab.x * ac.y - ab.y * ac.x).abs() / 2.0
            })
            .sum()
    }

    fn square(x: f32, y: f32, side: f32) -> Vec<Pos2> {
        vec![pos2(x, y), pos2(x + side, y), pos2(x + side, y + side), pos2(x, y + side)]
    }

    const INK: Paint = Paint::Solid(Color::rgb(1, 2, 3));

    #[test]
    fn a_star_a_ring_and_a_bow_tie_have_their_areas() {
        let star = (0..10_u8)
            .map(|i| {
                let r = if i % 2 == 0 { 10.0 } else { 4.0 };
                Pos2::ZERO + Vec2::angled(f32::from(i) * std::f32::consts::TAU / 10.0) * r
            })
            .collect();
        let exact = 10.0 * 0.5 * 10.0 * 4.0 * (std::f32::consts::TAU / 10.0).sin();
        assert!((area(&Filled::new(&[star], &INK)) - exact).abs() < 0.05);

        let mut hole = square(2.0, 2.0, 6.0);
        hole.reverse();
        let ring = [square(0.0, 0.0, 10.0), hole];
        assert!((area(&Filled::new(&ring, &INK)) - 64.0).abs() < 0.01);

        let tie = vec![pos2(0.0, 0.0), pos2(10.0, 10.0), pos2(10.0, 0.0), pos2(0.0, 10.0)];
        assert!((area(&Filled::new(&[tie], &INK)) - 50.0).abs() < 0.01);
    }

    #[test]
    fn overlapping_outlines_of_one_turn_are_filled_once() {
        let both = [square(0.0, 0.0, 10.0), square(5.0, 5.0, 10.0)];
        assert!((area(&Filled::new(&both, &INK)) - 175.0).abs() < 0.01);
    }

    #[test]
    fn a_gradient_is_exact_at_its_stops() {
        let (red, green, blue) =
            (Color::rgb(255, 0, 0), Color::rgb(0, 255, 0), Color::rgb(0, 0, 255));
        let paint = Paint::Gradient(Arc::new(Gradient {
            start: Point::new(0.0, 0.0),
            end: Point::new(0.0, 10.0),
            stops: vec![(0.0, red), (0.5, green), (1.0, blue)],
        }));
        let filled = Filled::new(&[square(0.0, 0.0, 10.0)], &paint);
        assert!((area(&filled) - 100.0).abs() < 0.01);
        let middle: Vec<_> =
            filled.corners.iter().filter(|(p, _)| (p.y - 5.0).abs() < 1e-3).collect();
        assert!(!middle.is_empty());
        assert!(middle.iter().all(|(_, color)| *color == Color32::from_rgb(0, 255, 0)));
    }

    #[test]
    fn nothing_and_nonsense_fill_nothing() {
        assert!(Filled::new(&[], &INK).triangles.is_empty());
        assert!(Filled::new(&[vec![]], &INK).triangles.is_empty());
        assert!(Filled::new(&[vec![pos2(1.0, 1.0)]], &INK).triangles.is_empty());
        let nan = vec![pos2(f32::NAN, 0.0), pos2(1.0, 0.0), pos2(0.0, 1.0)];
        assert!(Filled::new(&[nan], &INK).triangles.is_empty());
    }
}
