//! Paths as DrawingML has them: a line or a circle where a path is one, else a freeform.

use super::markup::Markup;
use super::place::{Frame, Place};
use kurbo::{BezPath, ParamCurve, PathEl, PathSeg, Point, Rect, Vec2};

/// A path, for what it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Outline {
    /// A straight line between two points.
    Line(Point, Point),
    /// A circle or an ellipse that fills its bounds.
    Ellipse,
    /// Anything else.
    Freeform,
}

impl Outline {
    /// What `path` with these bounds is.
    pub(super) fn of(path: &BezPath, bounds: Rect) -> Self {
        match path.elements() {
            [PathEl::MoveTo(start), PathEl::LineTo(end)] => Self::Line(*start, *end),
            [PathEl::MoveTo(_), curves @ .., PathEl::ClosePath]
                if (3..=8).contains(&curves.len())
                    && curves.iter().all(|curve| matches!(curve, PathEl::CurveTo(..)))
                    && path.segments().all(|segment| runs_round(segment, bounds)) =>
            {
                Self::Ellipse
            }
            _ => Self::Freeform,
        }
    }
}

/// Whether a part of a path lies on the ellipse that fills `bounds`.
fn runs_round(segment: PathSeg, bounds: Rect) -> bool {
    let (centre, half) = (bounds.center(), bounds.size() / 2.0);
    if !(half.width > 0.0 && half.height > 0.0) {
        return false;
    }
    let on_it = |t: f64| {
        let from = segment.eval(t) - centre;
        let radius = Vec2::new(from.x / half.width, from.y / half.height).hypot();
        (radius - 1.0).abs() < 0.01
    };
    // Where a curve closes on itself, the last part of the path has no length.
    [0.0, 0.3, 0.5, 0.8, 1.0].into_iter().all(on_it)
}

/// Around the points and handles of a path, in block coordinates; `None` where there are none or
/// one is not finite.
pub(super) fn bounds(path: &BezPath) -> Option<Rect> {
    let mut all: Option<Rect> = None;
    let mut add = |point: Point| {
        let only = Rect::from_points(point, point);
        all = Some(all.map_or(only, |all| all.union_pt(point)));
        point.is_finite()
    };
    let finite = path.elements().iter().all(|element| match *element {
        PathEl::MoveTo(end) | PathEl::LineTo(end) => add(end),
        PathEl::QuadTo(handle, end) => add(handle) & add(end),
        PathEl::CurveTo(first, second, end) => add(first) & add(second) & add(end),
        PathEl::ClosePath => true,
    });
    all.filter(|_| finite && path.elements().len() > 1)
}

/// Writes a freeform that stands in `frame`; `origin` is that of the path's block.
pub(super) fn push_freeform(
    out: &mut Markup,
    path: &BezPath,
    (frame, filled): (Frame, bool),
    (place, origin): (&Place, Vec2),
) {
    out.raw("<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"");
    out.int(frame.width()).raw("\" h=\"").int(frame.height());
    out.raw(if filled { "\">" } else { "\" fill=\"none\">" });
    let point = |out: &mut Markup, point: Point| {
        let (x, y) = place.point(point + origin);
        out.raw("<a:pt x=\"").int(x - frame.left).raw("\" y=\"").int(y - frame.top).raw("\"/>");
    };
    for element in path.elements() {
        let (open, points, close): (_, &[Point], _) = match element {
            PathEl::MoveTo(end) => ("<a:moveTo>", &[*end], "</a:moveTo>"),
            PathEl::LineTo(end) => ("<a:lnTo>", &[*end], "</a:lnTo>"),
            PathEl::QuadTo(handle, end) => ("<a:quadBezTo>", &[*handle, *end], "</a:quadBezTo>"),
            PathEl::CurveTo(first, second, end) => {
                ("<a:cubicBezTo>", &[*first, *second, *end], "</a:cubicBezTo>")
            }
            PathEl::ClosePath => ("<a:close/>", &[], ""),
        };
        out.raw(open);
        for end in points {
            point(out, *end);
        }
        out.raw(close);
    }
    out.raw("</a:path></a:pathLst></a:custGeom>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Shape;

    #[test]
    fn paths_are_taken_for_what_they_are() {
        let of = |path: &BezPath| Outline::of(path, bounds(path).unwrap_or_default());
        assert_eq!(of(&kurbo::Circle::new((7.0, -3.0), 12.0).to_path(0.01)), Outline::Ellipse);
        let rounded = Rect::new(0.0, 0.0, 40.0, 20.0).to_rounded_rect(6.0).to_path(0.01);
        assert_eq!(of(&rounded), Outline::Freeform);
        let mut line = BezPath::new();
        line.move_to((1.0, 2.0));
        line.line_to((3.0, 1.0));
        assert_eq!(of(&line), Outline::Line(Point::new(1.0, 2.0), Point::new(3.0, 1.0)));
        line.line_to((f64::NAN, 1.0));
        assert_eq!(bounds(&line), None);
        assert_eq!(bounds(&BezPath::new()), None);
    }
}
