//! Paths and paints from map units to a tile's pixels.

use crate::scene::{Gradient, Paint, Stroke};
use kurbo::{BezPath, PathEl, Point, Rect};
use std::borrow::Cow;
use tiny_skia::{
    GradientStop, LineCap, LineJoin, LinearGradient, Path, PathBuilder, PathSegment, Shader,
    SpreadMode, StrokeDash, Transform,
};

/// How far a quarter circle's control points lie from its ends, in radii.
const HANDLE: f32 = 0.552_284_8;

/// Where block coordinates lie in a tile.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The block's origin in pixels of the whole picture.
    pub(super) x: f64,
    pub(super) y: f64,
    /// The tile's first pixel.
    pub(super) left: f64,
    pub(super) top: f64,
    /// Pixels a unit.
    pub(super) scale: f64,
}

impl Place {
    /// A horizontal position in the tile, to 1/256 of a pixel of the whole picture: so a shape is
    /// rounded alike in every tile it reaches into.
    pub(super) fn x(&self, x: f64) -> f32 {
        (snapped(self.x + x * self.scale) - self.left) as f32
    }

    /// A vertical position in the tile, rounded alike.
    pub(super) fn y(&self, y: f64) -> f32 {
        (snapped(self.y + y * self.scale) - self.top) as f32
    }

    /// A rectangle in the tile.
    pub(super) fn rect(&self, rect: Rect) -> Option<tiny_skia::Rect> {
        tiny_skia::Rect::from_ltrb(
            self.x(rect.x0),
            self.y(rect.y0),
            self.x(rect.x1),
            self.y(rect.y1),
        )
    }

    /// A path in the tile; `None` where there is nothing to draw.
    pub(super) fn path(&self, path: &BezPath) -> Option<Path> {
        let mut out = PathBuilder::with_capacity(path.elements().len(), path.elements().len() * 3);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(p) => out.move_to(self.x(p.x), self.y(p.y)),
                PathEl::LineTo(p) => out.line_to(self.x(p.x), self.y(p.y)),
                PathEl::QuadTo(a, p) => {
                    out.quad_to(self.x(a.x), self.y(a.y), self.x(p.x), self.y(p.y));
                }
                PathEl::CurveTo(a, b, p) => out.cubic_to(
                    self.x(a.x),
                    self.y(a.y),
                    self.x(b.x),
                    self.y(b.y),
                    self.x(p.x),
                    self.y(p.y),
                ),
                PathEl::ClosePath => out.close(),
            }
        }
        out.finish()
    }

    /// The outline of a rounded rectangle in the tile.
    pub(super) fn rounded(&self, rect: Rect, radius: f64) -> Option<Path> {
        let rect = self.rect(rect)?;
        let r = self.radius(rect, radius);
        let (x0, y0, x1, y1) = (rect.left(), rect.top(), rect.right(), rect.bottom());
        if r <= 0.0 {
            return Some(PathBuilder::from_rect(rect));
        }
        let k = r * (1.0 - HANDLE);
        let mut out = PathBuilder::with_capacity(10, 17);
        out.move_to(x0 + r, y0);
        out.line_to(x1 - r, y0);
        out.cubic_to(x1 - k, y0, x1, y0 + k, x1, y0 + r);
        out.line_to(x1, y1 - r);
        out.cubic_to(x1, y1 - k, x1 - k, y1, x1 - r, y1);
        out.line_to(x0 + r, y1);
        out.cubic_to(x0 + k, y1, x0, y1 - k, x0, y1 - r);
        out.line_to(x0, y0 + r);
        out.cubic_to(x0, y0 + k, x0 + k, y0, x0 + r, y0);
        out.close();
        out.finish()
    }

    /// A rounded rectangle in the tile, cut along whole rows of pixels into its two rounded ends
    /// and the plain rectangle between them, which is filled many times faster. `None` where
    /// there is next to nothing between the ends.
    pub(super) fn rounded_in_parts(
        &self,
        rect: Rect,
        radius: f64,
    ) -> Option<(Path, tiny_skia::Rect)> {
        let rect = self.rect(rect)?;
        let r = self.radius(rect, radius);
        let (x0, y0, x1, y1) = (rect.left(), rect.top(), rect.right(), rect.bottom());
        let (top, bottom) = ((y0 + r).ceil(), (y1 - r).floor());
        if r <= 0.0 || bottom - top < 4.0 {
            return None;
        }
        let k = r * (1.0 - HANDLE);
        let mut ends = PathBuilder::with_capacity(14, 22);
        ends.move_to(x0, top);
        ends.line_to(x0, y0 + r);
        ends.cubic_to(x0, y0 + k, x0 + k, y0, x0 + r, y0);
        ends.line_to(x1 - r, y0);
        ends.cubic_to(x1 - k, y0, x1, y0 + k, x1, y0 + r);
        ends.line_to(x1, top);
        ends.close();
        ends.move_to(x1, bottom);
        ends.line_to(x1, y1 - r);
        ends.cubic_to(x1, y1 - k, x1 - k, y1, x1 - r, y1);
        ends.line_to(x0 + r, y1);
        ends.cubic_to(x0 + k, y1, x0, y1 - k, x0, y1 - r);
        ends.line_to(x0, bottom);
        ends.close();
        Some((ends.finish()?, tiny_skia::Rect::from_ltrb(x0, top, x1, bottom)?))
    }

    /// A radius in pixels, no larger than fits; 0 where there is none.
    fn radius(&self, rect: tiny_skia::Rect, radius: f64) -> f32 {
        let r = (radius * self.scale) as f32;
        r.min(rect.width() / 2.0).min(rect.height() / 2.0).max(0.0)
    }

    /// A paint in the tile, for what lies inside `hull`, in block coordinates.
    pub(super) fn paint(&self, paint: &Paint, hull: Rect) -> tiny_skia::Paint<'static> {
        let shader = match paint {
            Paint::Solid(color) => Shader::SolidColor(skia_color(*color)),
            Paint::Gradient(gradient) => self.gradient(gradient, hull),
        };
        tiny_skia::Paint { shader, ..Default::default() }
    }

    /// A gradient between the stops that a shape inside `hull` lies between: two of them are
    /// painted much faster than five.
    fn gradient(&self, gradient: &Gradient, hull: Rect) -> Shader<'static> {
        let stops = stops_across(gradient, hull);
        // No stops paint nothing; no length paints the last colour, as in SVG.
        let last = stops.last().map(|(_, color)| skia_color(*color));
        let solid = Shader::SolidColor(last.unwrap_or(tiny_skia::Color::TRANSPARENT));
        let (Some((first, _)), Some((last, _))) = (stops.first(), stops.last()) else {
            return solid;
        };
        let length = last - first;
        if length <= 0.0 {
            return solid;
        }
        let point = |at: f32| {
            let p = gradient.start.lerp(gradient.end, f64::from(at));
            tiny_skia::Point::from_xy(self.x(p.x), self.y(p.y))
        };
        let stop =
            |(at, color): &(f32, _)| GradientStop::new((at - first) / length, skia_color(*color));
        LinearGradient::new(
            point(*first),
            point(*last),
            stops.iter().map(stop).collect(),
            SpreadMode::Pad,
            Transform::identity(),
        )
        .unwrap_or(solid)
    }

    /// A stroke's geometry in the tile.
    pub(super) fn stroke(&self, stroke: &Stroke) -> tiny_skia::Stroke {
        let scaled = |length: f64| (length * self.scale) as f32;
        tiny_skia::Stroke {
            width: scaled(stroke.width),
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            dash: stroke
                .dash
                .and_then(|(on, off)| StrokeDash::new(vec![scaled(on), scaled(off)], 0.0)),
            ..Default::default()
        }
    }
}

/// The stops of a gradient from the last one before `hull` to the first one after it.
fn stops_across(gradient: &Gradient, hull: Rect) -> &[(f32, crate::theme::Color)] {
    let stops = &gradient.stops[..];
    let way = gradient.end - gradient.start;
    let length = way.hypot2();
    if length <= 0.0 {
        return stops.last().map_or(&[], std::slice::from_ref);
    }
    let corners = [(hull.x0, hull.y0), (hull.x1, hull.y0), (hull.x0, hull.y1), (hull.x1, hull.y1)];
    let places =
        corners.map(|corner| ((Point::from(corner) - gradient.start).dot(way) / length) as f32);
    let (low, high) = places
        .iter()
        .fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), &at| (low.min(at), high.max(at)));
    let first = stops.partition_point(|(at, _)| *at <= low).saturating_sub(1);
    let end = (stops.partition_point(|(at, _)| *at < high) + 1).min(stops.len());
    &stops[first..end.max(first)]
}

fn snapped(pixels: f64) -> f64 {
    (pixels * 256.0).round() / 256.0
}

/// A colour of ours as tiny-skia's.
pub(super) fn skia_color(color: crate::theme::Color) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba8(color.r, color.g, color.b, color.a)
}

/// Those dashes of a line of this width that reach into a tile of this size; `None` where there are
/// none. Long curves run through many tiles, and each dash is stroked for itself.
pub(super) fn dashes_in(dashes: &Path, (width, height): (f32, f32), line: f32) -> Option<Path> {
    let (x0, y0, x1, y1) = (-line, -line, width + line, height + line);
    let mut seen = PathBuilder::new();
    let mut dash: Vec<PathSegment> = Vec::new();
    let mut keep = |dash: &mut Vec<PathSegment>| {
        let points = || dash.iter().flat_map(points_of).flatten();
        let out = points().all(|p| p.x < x0)
            || points().all(|p| p.x > x1)
            || points().all(|p| p.y < y0)
            || points().all(|p| p.y > y1);
        for segment in dash.drain(..).filter(|_| !out) {
            match segment {
                PathSegment::MoveTo(p) => seen.move_to(p.x, p.y),
                PathSegment::LineTo(p) => seen.line_to(p.x, p.y),
                PathSegment::QuadTo(a, p) => seen.quad_to(a.x, a.y, p.x, p.y),
                PathSegment::CubicTo(a, b, p) => seen.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y),
                PathSegment::Close => seen.close(),
            }
        }
    };
    for segment in dashes.segments() {
        if matches!(segment, PathSegment::MoveTo(_)) {
            keep(&mut dash);
        }
        dash.push(segment);
    }
    keep(&mut dash);
    seen.finish()
}

/// The points of a segment, its control points among them.
const fn points_of(segment: &PathSegment) -> [Option<tiny_skia::Point>; 3] {
    match *segment {
        PathSegment::MoveTo(p) | PathSegment::LineTo(p) => [Some(p), None, None],
        PathSegment::QuadTo(a, p) => [Some(a), Some(p), None],
        PathSegment::CubicTo(a, b, p) => [Some(a), Some(b), Some(p)],
        PathSegment::Close => [None; 3],
    }
}

/// A straight dashed line without the whole periods before and after `sight`; anything else as it
/// is. Lines across the whole map would be dashed from end to end in every tile.
pub(super) fn in_sight<'a>(path: &'a BezPath, stroke: &Stroke, sight: Rect) -> Cow<'a, BezPath> {
    let (Some((on, off)), &[PathEl::MoveTo(from), PathEl::LineTo(to)]) =
        (stroke.dash, path.elements())
    else {
        return Cow::Borrowed(path);
    };
    let (length, period) = (from.distance(to), on + off);
    let reach = sight.inflate(period, period);
    let way = to - from;
    let (before, after) = if way.x > 0.0 && way.y.abs() < f64::EPSILON {
        (reach.x0 - from.x, reach.x1 - from.x)
    } else if way.y > 0.0 && way.x.abs() < f64::EPSILON {
        (reach.y0 - from.y, reach.y1 - from.y)
    } else {
        return Cow::Borrowed(path);
    };
    let start = (before.max(0.0) / period).floor() * period;
    let end = after.clamp(start, length);
    let along = way / length;
    let mut short = BezPath::new();
    short.move_to(from + along * start);
    short.line_to(from + along * end);
    Cow::Owned(short)
}
