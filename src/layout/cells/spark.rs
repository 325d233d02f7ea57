//! Pictures the size of a word: how a figure changed, how far it is from its target.

use crate::layout::draw::{Pen, dashed, solid};
use crate::theme::Color;
use kurbo::{BezPath, Point, Rect};

/// Most points of a line.
pub const PERIODS: usize = 12;

/// Draws points (when, how much) in their order, the last as a dot, and the value aimed at as a
/// dashed line; the colours are the line's and the target's, `s` the scale of the map.
pub fn spark(
    pen: &mut Pen,
    area: Rect,
    points: &[(f64, f64)],
    target: Option<f64>,
    [color, quiet]: [Color; 2],
    s: f64,
) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    let values = points.iter().map(|(_, value)| *value).chain(target);
    let (low, high) =
        values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    let span = last.0 - first.0;
    let place = |at: f64, value: f64| {
        let x = if span > 0.0 { (at - first.0) / span } else { 0.5 };
        let t = if high > low { (value - low) / (high - low) } else { 0.5 };
        Point::new(area.x0 + area.width() * x, area.y1 - t * area.height())
    };
    if let Some(target) = target {
        let y = place(first.0, target).y;
        let stroke = dashed(quiet, s, 3.0 * s, 2.0 * s);
        pen.line(Point::new(area.x0, y), Point::new(area.x1, y), stroke);
    }
    let mut path = BezPath::new();
    for (i, (at, value)) in points.iter().enumerate() {
        let point = place(*at, *value);
        if i == 0 { path.move_to(point) } else { path.line_to(point) }
    }
    pen.path(path, None, Some(solid(color, 1.8 * s)));
    pen.dot(place(last.0, last.1), 2.6 * s, color);
}

/// Draws a value as a bar from zero, and the value aimed at as a mark across it.
pub fn bullet(
    pen: &mut Pen,
    area: Rect,
    (value, target): (f64, f64),
    [color, quiet]: [Color; 2],
    s: f64,
) {
    let (low, high) = (value.min(target).min(0.0), value.max(target).max(0.0));
    if low >= high {
        return;
    }
    let x = |at: f64| area.x0 + area.width() * ((at - low) / (high - low));
    let middle = area.center().y;
    let track = Rect::new(area.x0, middle - 2.0 * s, area.x1, middle + 2.0 * s);
    pen.fill(track, 2.0 * s, quiet.fade(0.22));
    let (from, to) = (x(value.min(0.0)), x(value.max(0.0)));
    pen.fill(Rect::new(from, track.y0, to.max(from + 2.0 * s), track.y1), 2.0 * s, color);
    let at = x(target).clamp(area.x0 + s, area.x1 - s);
    pen.fill(Rect::new(at - s, area.y0, at + s, area.y1), s, quiet);
}
