//! A line the size of a word: how a figure changed.

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
