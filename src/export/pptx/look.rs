//! Colours, gradients and lines as DrawingML has them.

use super::bands::color_at;
use super::markup::Markup;
use super::place::Place;
use crate::scene::{Gradient, Paint, Stroke};
use crate::theme::{Color, Theme};
use kurbo::{Point, Rect};

/// The colours of a deck's theme: shapes refer to them, so that another theme restyles the deck.
#[derive(Debug, Clone)]
pub(super) struct Palette {
    named: [(Color, &'static str); 10],
}

impl Palette {
    /// The colours of our theme that PowerPoint's themes have a place for.
    pub(super) fn of(theme: &Theme) -> Self {
        let colors = &theme.color;
        let named = [
            (colors.paper, "bg1"),
            (colors.ink, "tx1"),
            (colors.text, "tx2"),
            (colors.card, "bg2"),
            (colors.phases[0].strong, "accent1"),
            (colors.phases[1].strong, "accent2"),
            (colors.phases[2].strong, "accent3"),
            (colors.barrier.strong, "accent4"),
            (colors.driver.strong, "accent5"),
            (colors.solution.strong, "accent6"),
        ];
        Self { named }
    }

    /// Writes a colour: by its place in the theme where it has one.
    pub(super) fn push(&self, out: &mut Markup, color: Color) {
        let opaque = Color { a: 255, ..color };
        let name = self.named.iter().find(|(named, _)| *named == opaque).map(|(_, name)| name);
        let (open, close) = match name {
            Some(_) => ("<a:schemeClr val=\"", "</a:schemeClr>"),
            None => ("<a:srgbClr val=\"", "</a:srgbClr>"),
        };
        out.raw(open);
        match name {
            Some(name) => out.raw(name),
            None => out.hex(color.r).hex(color.g).hex(color.b),
        };
        if color.a == 255 {
            out.raw("\"/>");
        } else {
            let part = (f64::from(color.a) / 255.0 * 100_000.0).round() as i64;
            out.raw("\"><a:alpha val=\"").int(part).raw("\"/>").raw(close);
        }
    }

    /// Writes a fill of one colour.
    pub(super) fn solid(&self, out: &mut Markup, color: Color) {
        out.raw("<a:solidFill>");
        self.push(out, color);
        out.raw("</a:solidFill>");
    }

    /// Writes a fill of what lies inside `bounds`, or that there is none.
    pub(super) fn fill(&self, out: &mut Markup, paint: Option<&Paint>, bounds: Rect) {
        match paint {
            None => _ = out.raw("<a:noFill/>"),
            Some(Paint::Solid(color)) => self.solid(out, *color),
            Some(Paint::Gradient(gradient)) => self.gradient(out, gradient, bounds),
        }
    }

    /// Writes a line around or along what lies inside `bounds`. Nothing is written where there is
    /// none.
    pub(super) fn line(
        &self,
        out: &mut Markup,
        stroke: Option<&Stroke>,
        bounds: Rect,
        place: &Place,
    ) {
        let Some(stroke) = stroke else { return };
        out.raw("<a:ln w=\"").int(place.length(stroke.width).clamp(1, 20_116_800));
        out.raw("\" cap=\"rnd\">");
        self.fill(out, Some(&stroke.paint), bounds);
        if let Some((on, off)) = stroke.dash.filter(|_| stroke.width > 0.0) {
            let part = |length: f64| (length / stroke.width * 100_000.0).clamp(1.0, 1e9) as i64;
            out.raw("<a:custDash><a:ds d=\"").int(part(on)).raw("\" sp=\"").int(part(off));
            out.raw("\"/></a:custDash>");
        }
        out.raw("<a:round/></a:ln>");
    }

    /// A gradient of DrawingML runs from edge to edge of what it fills: stops move accordingly.
    fn gradient(&self, out: &mut Markup, gradient: &Gradient, bounds: Rect) {
        let along = gradient.end - gradient.start;
        let reach = reach(gradient, bounds);
        let (Some((first, last)), true) = (reach, gradient.stops.len() > 1) else {
            // No length paints the last colour, no stops paint nothing, as in SVG.
            let color = gradient.stops.last().map_or(Color::TRANSPARENT, |(_, color)| *color);
            return self.solid(out, color);
        };
        if last - first < 1e-6 {
            return self.solid(out, color_at(gradient, first));
        }
        out.raw("<a:gradFill rotWithShape=\"1\"><a:gsLst>");
        let mut stop = |at: f64, color: Color| {
            out.raw("<a:gs pos=\"").int((at * 100_000.0).round().clamp(0.0, 1e5) as i64);
            out.raw("\">");
            self.push(out, color);
            out.raw("</a:gs>");
        };
        stop(0.0, color_at(gradient, first));
        for &(at, color) in &gradient.stops {
            let at = (f64::from(at) - first) / (last - first);
            if at > 0.0 && at < 1.0 {
                stop(at, color);
            }
        }
        stop(1.0, color_at(gradient, last));
        let angle = along.y.atan2(along.x).to_degrees().rem_euclid(360.0);
        let angle = (angle * 60_000.0).round() as i64 % 21_600_000;
        out.raw("</a:gsLst><a:lin ang=\"").int(angle).raw("\" scaled=\"0\"/></a:gradFill>");
    }
}

/// From which offset to which a gradient passes through `bounds`.
fn reach(gradient: &Gradient, bounds: Rect) -> Option<(f64, f64)> {
    let along = gradient.end - gradient.start;
    let square = along.hypot2();
    if !(square.is_finite() && square > 1e-12) {
        return None;
    }
    let corners = [(bounds.x0, bounds.y0), (bounds.x1, bounds.y0), (bounds.x0, bounds.y1)];
    let corners = corners.into_iter().chain([(bounds.x1, bounds.y1)]);
    let offset = |corner: (f64, f64)| (Point::from(corner) - gradient.start).dot(along) / square;
    let offsets = corners.map(offset);
    let span = offsets
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    (span.0.is_finite() && span.1.is_finite()).then_some(span)
}
