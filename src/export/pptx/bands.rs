//! Gradients in parts that every program draws alike: some know two colours of a gradient, and one
//! of a line.

use crate::scene::{Gradient, Paint, PathItem, Stroke};
use crate::theme::Color;
use kurbo::{BezPath, PathEl, Point};
use std::borrow::Cow;
use std::sync::Arc;

/// How far a part's straight pieces may be from the curve, in map units.
const TOLERANCE: f64 = 0.1;
/// Lines change their colour so many times between two stops.
const STEPS: f64 = 3.0;

/// A path in parts whose fills have two colours and whose lines have one. A path without gradients
/// is one part.
pub(super) fn parts(item: &PathItem) -> Vec<Cow<'_, PathItem>> {
    let fill = gradient(item.fill.as_ref());
    let stroke = item.stroke.as_ref().and_then(|stroke| gradient(Some(&stroke.paint)));
    if fill.is_none() && stroke.is_none() {
        return vec![Cow::Borrowed(item)];
    }
    let runs = runs(&item.path);
    let mut parts = Vec::new();
    match fill {
        Some(fill) => parts.extend(filled(&item.path, &runs, fill)),
        None if item.fill.is_some() => {
            parts.push(PathItem { path: item.path.clone(), fill: item.fill.clone(), stroke: None });
        }
        None => {}
    }
    match (stroke, &item.stroke) {
        (Some(gradient), Some(stroke)) => parts.extend(drawn(&runs, gradient, stroke)),
        (None, Some(_)) => {
            let (path, stroke) = (item.path.clone(), item.stroke.clone());
            parts.push(PathItem { path, fill: None, stroke });
        }
        (_, None) => {}
    }
    parts.into_iter().map(Cow::Owned).collect()
}

/// A gradient with a direction, between several colours.
fn gradient(paint: Option<&Paint>) -> Option<&Gradient> {
    match paint {
        Some(Paint::Gradient(gradient)) => {
            let square = (gradient.end - gradient.start).hypot2();
            let usable = gradient.stops.len() > 1 && square.is_finite() && square > 1e-12;
            usable.then_some(gradient)
        }
        _ => None,
    }
}

/// Where along a gradient a point lies.
fn offset(gradient: &Gradient, point: Point) -> f64 {
    let along = gradient.end - gradient.start;
    (point - gradient.start).dot(along) / along.hypot2()
}

/// A gradient's colour at an offset; beyond the ends it stays as it is there.
pub(super) fn color_at(gradient: &Gradient, offset: f64) -> Color {
    let stops = &gradient.stops;
    let after = stops.partition_point(|(at, _)| f64::from(*at) <= offset);
    match (after.checked_sub(1).and_then(|before| stops.get(before)), stops.get(after)) {
        (Some((from, before)), Some((to, after))) => {
            let (from, to) = (f64::from(*from), f64::from(*to));
            before.mix(*after, ((offset - from) / (to - from)) as f32)
        }
        (Some((_, color)), None) | (None, Some((_, color))) => *color,
        (None, None) => Color::TRANSPARENT,
    }
}

/// The runs of a path as points, and whether each is closed.
fn runs(path: &BezPath) -> Vec<(Vec<Point>, bool)> {
    let mut runs: Vec<(Vec<Point>, bool)> = Vec::new();
    kurbo::flatten(path, TOLERANCE, |element| match element {
        PathEl::MoveTo(start) => runs.push((vec![start], false)),
        PathEl::ClosePath => {
            if let Some((_, closed)) = runs.last_mut() {
                *closed = true;
            }
        }
        PathEl::LineTo(end) | PathEl::QuadTo(_, end) | PathEl::CurveTo(.., end) => {
            if let Some((points, _)) = runs.last_mut() {
                points.push(end);
            }
        }
    });
    runs
}

/// The parts of an area, each with the two colours at its ends: where the gradient is faintest, on
/// the zero line of a curve, one ends and the next begins.
fn filled(path: &Arc<BezPath>, runs: &[(Vec<Point>, bool)], gradient: &Gradient) -> Vec<PathItem> {
    let inner = gradient.stops.get(1..gradient.stops.len() - 1).unwrap_or_default();
    let faintest = inner.iter().map(|(_, color)| color.a).min();
    let ends = gradient.stops.first().into_iter().chain(gradient.stops.last());
    let faint =
        |color: &Color| Some(color.a) == faintest && ends.clone().all(|(_, end)| end.a > color.a);
    let cuts = inner.iter().filter(|(_, color)| faint(color)).map(|(at, _)| f64::from(*at));
    let edges: Vec<f64> =
        [f64::NEG_INFINITY].into_iter().chain(cuts).chain([f64::INFINITY]).collect();
    let between = |first: f64, last: f64| {
        let at = |offset: f64| gradient.start + (gradient.end - gradient.start) * offset;
        Paint::Gradient(Arc::new(Gradient {
            start: at(first),
            end: at(last),
            stops: vec![(0.0, color_at(gradient, first)), (1.0, color_at(gradient, last))],
        }))
    };
    let reach = |points: &[Point]| {
        let offsets = points.iter().map(|&point| offset(gradient, point));
        offsets
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    };
    if edges.len() == 2 {
        let all: Vec<Point> = runs.iter().flat_map(|(points, _)| points.iter().copied()).collect();
        let (first, last) = reach(&all);
        let fill = (last - first > 1e-6).then(|| between(first, last));
        return vec![PathItem { path: path.clone(), fill, stroke: None }];
    }
    let mut parts = Vec::new();
    for edge in edges.windows(2) {
        let (mut part, mut inside) = (BezPath::new(), Vec::new());
        for (points, _) in runs {
            let above = clipped(points, |point| offset(gradient, point) - edge[0]);
            let polygon = clipped(&above, |point| edge[1] - offset(gradient, point));
            if polygon.len() > 2 {
                part.move_to(polygon[0]);
                polygon[1..].iter().for_each(|&point| part.line_to(point));
                part.close_path();
                inside.extend(polygon);
            }
        }
        let (first, last) = reach(&inside);
        if last - first > 1e-6 {
            let fill = Some(between(first, last));
            parts.push(PathItem { path: Arc::new(part), fill, stroke: None });
        }
    }
    parts
}

/// The part of a polygon where `inside` is not negative (Sutherland and Hodgman's way).
fn clipped(points: &[Point], inside: impl Fn(Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(points.len() + 4);
    for (number, &point) in points.iter().enumerate() {
        let before = points[(number + points.len() - 1) % points.len()];
        let (was, is) = (inside(before), inside(point));
        if (was < 0.0) != (is < 0.0) && was.is_finite() && is.is_finite() {
            kept.push(before.lerp(point, was / (was - is)));
        }
        if is >= 0.0 {
            kept.push(point);
        }
    }
    kept
}

/// The parts of a line, each of one colour.
fn drawn(runs: &[(Vec<Point>, bool)], gradient: &Gradient, stroke: &Stroke) -> Vec<PathItem> {
    let mut edges: Vec<f64> = Vec::new();
    for pair in gradient.stops.windows(2) {
        let (from, to) = (f64::from(pair[0].0), f64::from(pair[1].0));
        edges.extend((0..STEPS as usize).map(|step| from + (to - from) * step as f64 / STEPS));
    }
    edges.extend(gradient.stops.last().map(|(at, _)| f64::from(*at)));
    // Which stretch between two edges an offset lies in; the one it comes from where it is on one.
    let band = |at: f64| edges.partition_point(|edge| *edge <= at);
    let color = |band: usize| {
        let before = band.checked_sub(1).and_then(|before| edges.get(before)).copied();
        let at = match (before, edges.get(band).copied()) {
            (Some(from), Some(to)) => f64::midpoint(from, to),
            (Some(end), None) | (None, Some(end)) => end,
            (None, None) => 0.0,
        };
        color_at(gradient, at)
    };
    let mut parts: Vec<(usize, Vec<Point>)> = Vec::new();
    for (points, closed) in runs {
        let around = points.iter().copied().chain(points.first().copied().filter(|_| *closed));
        let around: Vec<Point> = around.collect();
        let mut open = false;
        for pair in around.windows(2) {
            for (from, to) in pieces(pair[0], pair[1], &edges, gradient) {
                let here = band(offset(gradient, from.midpoint(to)));
                match parts.last_mut() {
                    Some((band, points)) if open && *band == here => points.push(to),
                    _ => parts.push((here, vec![from, to])),
                }
                open = true;
            }
        }
    }
    let part = |(band, points): (usize, Vec<Point>)| {
        let mut path = BezPath::new();
        for (number, point) in points.into_iter().enumerate() {
            path.push(if number == 0 { PathEl::MoveTo(point) } else { PathEl::LineTo(point) });
        }
        let stroke = Stroke { paint: color(band).into(), ..stroke.clone() };
        PathItem { path: Arc::new(path), fill: None, stroke: Some(stroke) }
    };
    parts.into_iter().map(part).collect()
}

/// A straight line cut where it crosses `edges` of a gradient.
fn pieces(from: Point, to: Point, edges: &[f64], gradient: &Gradient) -> Vec<(Point, Point)> {
    let (start, end) = (offset(gradient, from), offset(gradient, to));
    let part = |edge: f64| (edge - start) / (end - start);
    let mut at: Vec<f64> =
        edges.iter().map(|&edge| part(edge)).filter(|t| *t > 1e-6 && *t < 1.0 - 1e-6).collect();
    at.sort_by(f64::total_cmp);
    let ends = at.into_iter().map(|t| from.lerp(to, t)).chain([to]);
    let mut before = from;
    ends.map(|end| (std::mem::replace(&mut before, end), end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Shape;

    const UP: Color = Color::rgb(0, 128, 0);
    const DOWN: Color = Color::rgb(200, 0, 0);

    /// From a good value at 0 over nothing at 50 to a bad one at 100.
    fn paint() -> Paint {
        let none = Color::rgb(128, 128, 128);
        Paint::Gradient(Arc::new(Gradient {
            start: Point::new(0.0, 0.0),
            end: Point::new(0.0, 100.0),
            stops: vec![(0.0, UP), (0.5, none.fade(0.0)), (1.0, DOWN)],
        }))
    }

    fn wave() -> BezPath {
        BezPath::from_svg("M0 50 C20 50 20 0 40 0 C60 0 60 100 80 100 C100 100 100 50 120 50")
            .unwrap()
    }

    #[test]
    fn an_area_has_the_colours_of_its_side() {
        let mut path = wave();
        path.close_path();
        let item = PathItem { path: Arc::new(path.clone()), fill: Some(paint()), stroke: None };
        let parts = parts(&item);
        assert_eq!(parts.len(), 2);
        let area: f64 = parts.iter().map(|part| part.path.area().abs()).sum();
        let both: f64 = 2.0 * parts[0].path.area().abs();
        assert!((area - both).abs() < 20.0, "{area} is not twice {both}");
        for (part, color) in parts.iter().zip([UP, DOWN]) {
            let Some(Paint::Gradient(gradient)) = &part.fill else { panic!("{part:?}") };
            let [(_, first), (_, last)] = gradient.stops[..] else { panic!("{gradient:?}") };
            let strong = if first.a > last.a { first } else { last };
            assert_eq!(
                (strong.r > 150, strong.g > 100),
                (color == DOWN, color == UP),
                "{strong:?}"
            );
        }
    }

    #[test]
    fn a_line_goes_on_where_its_colour_changes() {
        let stroke = Stroke { paint: paint(), width: 2.0, dash: None };
        let item = PathItem { path: Arc::new(wave()), fill: None, stroke: Some(stroke) };
        let parts = parts(&item);
        assert!(parts.len() >= 10, "{}", parts.len());
        let mut at = Point::new(0.0, 50.0);
        for part in &parts {
            let solid = part.stroke.as_ref().is_some_and(|it| matches!(it.paint, Paint::Solid(_)));
            assert!(solid && part.fill.is_none());
            let first = part.path.segments().next().unwrap().as_path_el();
            let start = part.path.elements()[0].end_point().unwrap();
            assert!((start - at).hypot() < 1e-6, "{first:?}");
            at = part.path.elements().last().unwrap().end_point().unwrap();
        }
        assert!((at - Point::new(120.0, 50.0)).hypot() < 1e-6);
    }

    #[test]
    fn what_has_no_gradient_stays_as_it_is() {
        let item = PathItem { path: Arc::new(wave()), fill: Some(UP.into()), stroke: None };
        assert!(matches!(parts(&item)[..], [Cow::Borrowed(_)]));
    }
}
