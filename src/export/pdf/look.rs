//! Colours, gradients, strokes and paths as krilla has them.

use super::sheets::Sheet;
use crate::scene::{Gradient, Paint, Stroke};
use crate::theme::Color;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, LineCap, LineJoin, LinearGradient, SpreadMethod, Stop, StrokeDash};
use krilla::surface::Surface;
use kurbo::{BezPath, PathEl, Point};

/// A path of a block on the page; `None` where there is nothing to draw.
pub(super) fn path(sheet: &Sheet, origin: Point, path: &BezPath) -> Option<Path> {
    let at = |point: Point| {
        let point = sheet.point(origin + point.to_vec2());
        (point.x as f32, point.y as f32)
    };
    let mut out = PathBuilder::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(end) => {
                let (x, y) = at(end);
                out.move_to(x, y);
            }
            PathEl::LineTo(end) => {
                let (x, y) = at(end);
                out.line_to(x, y);
            }
            PathEl::QuadTo(handle, end) => {
                let ((hx, hy), (x, y)) = (at(handle), at(end));
                out.quad_to(hx, hy, x, y);
            }
            PathEl::CurveTo(first, second, end) => {
                let ((fx, fy), (sx, sy), (x, y)) = (at(first), at(second), at(end));
                out.cubic_to(fx, fy, sx, sy, x, y);
            }
            PathEl::ClosePath => out.close(),
        }
    }
    out.finish()
}

/// A rectangle of a block as a path on the page.
pub(super) fn rounded(
    sheet: &Sheet,
    origin: Point,
    rect: kurbo::Rect,
    radius: f64,
) -> Option<Path> {
    if radius <= 0.0 {
        let (p, q) = (rect.origin(), Point::new(rect.x1, rect.y1));
        let p = sheet.point(origin + p.to_vec2());
        let q = sheet.point(origin + q.to_vec2());
        let mut out = PathBuilder::new();
        out.push_rect(Rect::from_ltrb(p.x as f32, p.y as f32, q.x as f32, q.y as f32)?);
        return out.finish();
    }
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    path(sheet, origin, &kurbo::Shape::to_path(&rect.to_rounded_rect(radius), 0.01))
}

/// Paints the whole page.
pub(super) fn fill_page(surface: &mut Surface<'_>, sheet: &Sheet, color: Color) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(0.0, 0.0, sheet.width as f32, sheet.height as f32) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_stroke(None);
        surface.set_fill(Some(solid_fill(color)));
        surface.draw_path(&path);
    }
}

/// A fill of a block.
pub(super) fn fill(sheet: &Sheet, origin: Point, paint: &Paint) -> Fill {
    let (paint, opacity) = parts(sheet, origin, paint);
    Fill { paint, opacity, ..Fill::default() }
}

/// A fill of one colour.
pub(super) fn solid_fill(color: Color) -> Fill {
    Fill { paint: rgb(color).into(), opacity: part(f32::from(color.a) / 255.0), ..Fill::default() }
}

/// A stroke of a block.
pub(super) fn stroke(sheet: &Sheet, origin: Point, stroke: &Stroke) -> krilla::paint::Stroke {
    let (paint, opacity) = parts(sheet, origin, &stroke.paint);
    let dash = stroke.dash.filter(|(on, off)| on + off > 0.0).map(|(on, off)| StrokeDash {
        array: vec![(on * sheet.scale) as f32, (off * sheet.scale) as f32],
        offset: 0.0,
    });
    krilla::paint::Stroke {
        paint,
        opacity,
        dash,
        ..round(rgb::Color::new(0, 0, 0), stroke.width * sheet.scale)
    }
}

/// A round stroke of one colour, `width` points wide.
pub(super) fn solid_stroke(color: Color, width: f64) -> krilla::paint::Stroke {
    krilla::paint::Stroke { opacity: part(f32::from(color.a) / 255.0), ..round(rgb(color), width) }
}

fn round(color: rgb::Color, width: f64) -> krilla::paint::Stroke {
    krilla::paint::Stroke {
        paint: color.into(),
        width: width as f32,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        ..krilla::paint::Stroke::default()
    }
}

fn parts(sheet: &Sheet, origin: Point, paint: &Paint) -> (krilla::paint::Paint, NormalizedF32) {
    let color = match paint {
        Paint::Solid(color) => *color,
        Paint::Gradient(gradient) if is_drawable(gradient) => {
            return (linear(sheet, origin, gradient).into(), NormalizedF32::ONE);
        }
        // No length paints the last colour, no stops paint nothing, as in SVG.
        Paint::Gradient(gradient) => {
            gradient.stops.last().map_or(Color::TRANSPARENT, |(_, color)| *color)
        }
    };
    (rgb(color).into(), part(f32::from(color.a) / 255.0))
}

fn is_drawable(gradient: &Gradient) -> bool {
    gradient.stops.len() > 1 && gradient.start.distance_squared(gradient.end) > 1e-12
}

fn linear(sheet: &Sheet, origin: Point, gradient: &Gradient) -> LinearGradient {
    let start = sheet.point(origin + gradient.start.to_vec2());
    let end = sheet.point(origin + gradient.end.to_vec2());
    let stop = |(at, color): &(f32, Color)| Stop {
        offset: part(*at),
        color: rgb(*color).into(),
        opacity: part(f32::from(color.a) / 255.0),
    };
    LinearGradient {
        x1: start.x as f32,
        y1: start.y as f32,
        x2: end.x as f32,
        y2: end.y as f32,
        transform: Transform::identity(),
        spread_method: SpreadMethod::Pad,
        stops: gradient.stops.iter().map(stop).collect(),
        anti_alias: false,
    }
}

fn rgb(color: Color) -> rgb::Color {
    rgb::Color::new(color.r, color.g, color.b)
}

fn part(value: f32) -> NormalizedF32 {
    NormalizedF32::new(value.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}
