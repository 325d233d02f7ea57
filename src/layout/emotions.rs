//! The emotion lane: one curve per persona and journey, faces, words, and the gap between the
//! journeys. Block coordinates: the column's left edge and the line of valence 0.

use super::context::{Context, Curve};
use super::draw::{Align, Pen, dashed, solid};
use super::feedback::Feedback;
use super::text::{Paragraph, Shaper};
use crate::model::{ElementId, ElementKind, Journey, MapState, Valence};
use crate::scene::{Block, Detail, Gradient, Lane, Paint, Role, Stroke};
use crate::theme::Color;
use kurbo::{BezPath, Point, Rect};
use std::sync::Arc;

/// Radius of a face on the only curve.
const FACE: f64 = 13.0;
/// Radius of a face where several personas have curves.
const SMALL_FACE: f64 = 10.0;
/// Between the points of several personas in one column.
const SLOT: f64 = 26.0;
/// Between a face and its word.
const WORD_GAP: f64 = 4.0;
/// Most lines of a touchpoint's name beside a face of an overview.
pub const NAME_LINES: usize = 2;
/// Free space above the highest and below the lowest ink of the lane.
const MARGIN: f64 = 10.0;

/// What a column feels like: one entry per curve of the [`Context`].
#[derive(Debug, Clone, Default)]
pub struct Feelings {
    /// The points, in the order of the context's curves.
    pub points: Vec<Option<Feeling>>,
}

/// One point of a curve.
#[derive(Debug, Clone)]
pub struct Feeling {
    element: ElementId,
    /// How far the target journey lies from today's, in the gap picture.
    gap: Option<Arc<Paragraph>>,
    /// −2 … +2.
    pub valence: i8,
    word: Arc<Paragraph>,
    label: Arc<str>,
    /// Whether it contradicts what clients answered.
    contradicts: bool,
}

impl Feelings {
    /// No points at all.
    pub fn none(context: &Context) -> Self {
        Self { points: vec![None; context.curves.len()] }
    }

    /// Reads the points of a touchpoint and shapes their words for a column of `width`.
    pub fn of(context: &Context, shaper: &mut Shaper, touchpoint: ElementId, width: f64) -> Self {
        if !context.shows(Lane::Emotions) {
            return Self::none(context);
        }
        let room = width - 8.0 * context.style.scale;
        let point = |curve: &Curve, shaper: &mut Shaper| {
            let element = context.emotion(touchpoint, curve)?;
            let emotion = context.element(element)?.content.as_emotion()?;
            let value = emotion.valence.value();
            let said = curve.main && !context.view.setting.is_overview();
            let word = if said { emotion.word.as_str() } else { "" };
            let mut label = context.label(ElementKind::Emotion, &emotion.word);
            label.push_str(", ");
            label.push_str(&context.texts.signed(f64::from(value), 0));
            Some(Feeling {
                element,
                valence: value,
                gap: None,
                word: shaper.paragraph(word, context.style.feeling, room),
                label: label.into(),
                contradicts: false,
            })
        };
        let mut points: Vec<Option<Feeling>> =
            context.curves.iter().map(|curve| point(curve, shaper)).collect();
        if context.view.state == MapState::Gap {
            for (a, b) in pairs(context) {
                let Some(to) = points[b].as_ref().map(|point| point.valence) else { continue };
                if let Some(from) = &mut points[a] {
                    let text = context.texts.signed(f64::from(to - from.valence), 0);
                    from.gap = Some(shaper.line(&text, context.style.strong_caption));
                }
            }
        }
        Self { points }
    }

    /// Flags what clients feel today where the score that is shown says otherwise.
    pub fn doubt(&mut self, context: &Context, feedback: &Feedback) {
        let valence = |value: i8| Valence::ALL.iter().copied().find(|it| it.value() == value);
        for (point, curve) in self.points.iter_mut().zip(&context.curves) {
            if let Some(point) = point {
                point.contradicts = curve.journey == Journey::AsIs
                    && valence(point.valence).is_some_and(|it| feedback.contradicts(context, it));
            }
        }
    }

    /// Whether something felt contradicts the score.
    pub fn contradict(&self) -> bool {
        self.points.iter().flatten().any(|point| point.contradicts)
    }
}

/// Where the next point of a curve lies, seen from this column's left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Next {
    /// From this column's left edge to the next point, in map units.
    pub dx: f64,
    /// −2 … +2.
    pub valence: i8,
    /// Whether the point is in the very next column; else the segment is drawn by [`long_way`].
    pub adjacent: bool,
}

/// Heights of the lane that every column shares.
#[derive(Debug, Clone)]
pub struct Scale {
    /// Height of one step of valence, in map units.
    pub step: f64,
    stroke: Arc<Gradient>,
    fill: Arc<Gradient>,
}

impl Scale {
    /// The scale with `step` map units per valence.
    pub fn new(context: &Context, step: f64) -> Self {
        let colors = &context.theme.color.valence;
        let stops = |opacity: [f32; 5]| -> Vec<(f32, Color)> {
            (0..5).map(|i| (i as f32 / 4.0, colors[4 - i].fade(opacity[i]))).collect()
        };
        let gradient = |opacity| {
            Arc::new(Gradient {
                start: Point::new(0.0, -2.0 * step),
                end: Point::new(0.0, 2.0 * step),
                stops: stops(opacity),
            })
        };
        Self { step, stroke: gradient([1.0; 5]), fill: gradient([0.26, 0.13, 0.0, 0.13, 0.26]) }
    }

    fn y(&self, valence: i8) -> f64 {
        -f64::from(valence) * self.step
    }
}

/// Where a curve's point lies in a column of `width`, from its left edge.
pub fn point_x(context: &Context, curve: &Curve, width: f64) -> f64 {
    let (slot, count) = curve.slot;
    let offset = slot as f64 - (count as f64 - 1.0) / 2.0;
    let space = (SLOT * context.style.scale).min((width - 40.0).max(0.0) / count as f64);
    width / 2.0 + offset * space
}

/// Radius of a curve's faces; smaller where the usual column is too narrow for them.
fn face_radius(context: &Context, curve: &Curve) -> f64 {
    let usual = context.style.scale * if curve.slot.1 > 1 { SMALL_FACE } else { FACE };
    usual.min(context.style.column * 0.45)
}

/// What an overview needs above the highest and below the lowest faces for touchpoints' names. Most
/// have one line; two reach into the lane's margin.
pub fn room_for_name(context: &Context) -> f64 {
    let style = &context.style;
    WORD_GAP * style.scale + 1.6 * style.feeling.leading
}

/// Where a curve's faces lie in a column of an overview, and how large they are, seen from its left
/// edge and the line of valence 0.
pub fn face_at(
    context: &Context,
    curve: &Curve,
    (valence, step): (i8, f64),
    width: f64,
) -> (Point, f64) {
    let at = Point::new(point_x(context, curve, width), -f64::from(valence) * step);
    (at, face_radius(context, curve))
}

/// Tops of the points' words and the ink's extent above and below the zero line.
pub struct Words {
    tops: Vec<f64>,
    /// Highest ink above the line of valence 0, in map units, positive.
    pub above: f64,
    /// Lowest ink below the line of valence 0, in map units, positive.
    pub below: f64,
}

/// Finds a free place for each word: beside its face away from zero, else on the other side,
/// else further out.
pub fn place_words(context: &Context, feelings: &Feelings, step: f64, width: f64) -> Words {
    let gap = WORD_GAP * context.style.scale;
    let mut taken: Vec<Rect> = Vec::new();
    let points = || feelings.points.iter().zip(&context.curves);
    for (point, curve) in points() {
        if let (Some(point), true) = (point, curve.main) {
            let center =
                Point::new(point_x(context, curve, width), -f64::from(point.valence) * step);
            let r = face_radius(context, curve);
            taken.push(Rect::from_center_size(center, (2.0 * r, 2.0 * r)));
        }
    }
    let mut words =
        Words { tops: Vec::with_capacity(feelings.points.len()), above: 0.0, below: 0.0 };
    for rect in &taken {
        words.above = words.above.max(-rect.y0);
        words.below = words.below.max(rect.y1);
    }
    for (point, curve) in points() {
        let Some(point) = point.as_ref().filter(|point| !point.word.lines.is_empty()) else {
            words.tops.push(0.0);
            continue;
        };
        let x = word_x(context, curve, point, width);
        let y = -f64::from(point.valence) * step;
        let reach = face_radius(context, curve) + gap;
        let height = point.word.height();
        let half = point.word.width / 2.0;
        let mut found = None;
        'search: for ring in 0..12 {
            let out = f64::from(ring) * 7.0;
            let sides = if point.valence > 0 { [true, false] } else { [false, true] };
            for up in sides {
                let top = if up { y - reach - out - height } else { y + reach + out };
                let rect = Rect::new(x - half, top, x + half, top + height);
                let free = taken.iter().all(|other| other.intersect(rect).area() <= 0.0);
                if free {
                    found = Some(rect);
                    break 'search;
                }
            }
        }
        let rect =
            found.unwrap_or_else(|| Rect::new(x - half, y + reach, x + half, y + reach + height));
        words.above = words.above.max(-rect.y0);
        words.below = words.below.max(rect.y1);
        words.tops.push(rect.y0);
        taken.push(rect);
    }
    words
}

/// Middle of a word: below its face, but inside the column.
fn word_x(context: &Context, curve: &Curve, point: &Feeling, width: f64) -> f64 {
    let half = point.word.width / 2.0 + 2.0;
    let x = point_x(context, curve, width);
    if half * 2.0 >= width { width / 2.0 } else { x.clamp(half, width - half) }
}

/// Height of the lane above and below the line of valence 0, for this ink.
pub fn lane_extent(context: &Context, step: f64, above: f64, below: f64) -> (f64, f64) {
    let margin = MARGIN * context.style.scale;
    let axis = 2.0 * step + 8.0 * context.style.scale;
    (above.max(axis) + margin, below.max(axis) + margin)
}

/// Draws the segments that start in a column, then its faces and words.
pub fn block(
    context: &Context,
    feelings: &Feelings,
    next: &[Option<Next>],
    scale: &Scale,
    width: f64,
) -> Arc<Block> {
    let mut pen = Pen::default();
    pen.decoration(Detail::Always, Rect::new(0.0, -2.0 * scale.step, width, 2.0 * scale.step));
    let start = |index: usize| -> Option<Point> {
        let point = feelings.points[index].as_ref()?;
        let x = point_x(context, &context.curves[index], width);
        Some(Point::new(x, scale.y(point.valence)))
    };
    let end = |index: usize| -> Option<Point> {
        let next = next[index].filter(|next| next.adjacent)?;
        Some(Point::new(next.dx, scale.y(next.valence)))
    };
    if context.view.state == MapState::Gap {
        bands(context, &mut pen, start, end);
    }
    for (index, curve) in context.curves.iter().enumerate() {
        if let (Some(from), Some(to)) = (start(index), end(index)) {
            segment(context, &mut pen, curve, scale, from, to);
        }
    }
    points(context, &mut pen, feelings, scale, width);
    pen.finish()
}

fn bands(
    context: &Context,
    pen: &mut Pen,
    start: impl Fn(usize) -> Option<Point>,
    end: impl Fn(usize) -> Option<Point>,
) {
    let colors = &context.theme.color;
    for (a, b) in pairs(context) {
        if let (Some(a0), Some(a1), Some(b0), Some(b1)) = (start(a), end(a), start(b), end(b)) {
            let mut path = BezPath::new();
            path.move_to(a0);
            ease(&mut path, a0, a1);
            path.line_to(b1);
            ease(&mut path, b1, b0);
            path.close_path();
            let better = (a0.y - b0.y) + (a1.y - b1.y) >= 0.0;
            let color = if better { colors.driver.strong } else { colors.barrier.strong };
            pen.path(path, Some(color.fade(0.14).into()), None);
        }
    }
}

/// The as-is and the to-be curve of each persona, as indices of curves.
fn pairs(context: &Context) -> Vec<(usize, usize)> {
    let find = |journey, slot| {
        context.curves.iter().position(|curve| curve.journey == journey && curve.slot.0 == slot)
    };
    let count = context.curves.first().map_or(0, |curve| curve.slot.1);
    (0..count)
        .filter_map(|slot| Some((find(Journey::AsIs, slot)?, find(Journey::ToBe, slot)?)))
        .collect()
}

/// A curve from `from` to `to` with horizontal tangents at both ends: it never overshoots.
fn ease(path: &mut BezPath, from: Point, to: Point) {
    let middle = f64::midpoint(from.x, to.x);
    path.curve_to(Point::new(middle, from.y), Point::new(middle, to.y), to);
}

fn segment(context: &Context, pen: &mut Pen, curve: &Curve, scale: &Scale, from: Point, to: Point) {
    let mut path = BezPath::new();
    path.move_to(from);
    ease(&mut path, from, to);
    if curve.main && curve.slot.1 == 1 {
        let mut area = path.clone();
        area.line_to((to.x, 0.0));
        area.line_to((from.x, 0.0));
        area.close_path();
        pen.path(area, Some(Paint::Gradient(scale.fill.clone())), None);
    }
    pen.path(path, None, Some(stroke(context, curve, scale)));
}

fn stroke(context: &Context, curve: &Curve, scale: &Scale) -> Stroke {
    let s = context.style.scale;
    let colors = &context.theme.color;
    let several = curve.slot.1 > 1;
    if !curve.main {
        let color = if several { persona_color(context, curve).fade(0.75) } else { colors.to_be };
        return dashed(color, 1.6 * s, 5.0 * s, 5.0 * s);
    }
    if several {
        return solid(persona_color(context, curve), 2.6 * s);
    }
    Stroke { paint: Paint::Gradient(scale.stroke.clone()), width: 3.0 * s, dash: None }
}

/// The colour of a persona's curve.
pub fn persona_color(context: &Context, curve: &Curve) -> Color {
    let colors = &context.theme.color;
    colors.personas.get(curve.slot.0 % colors.personas.len().max(1)).copied().unwrap_or(colors.ink)
}

fn points(context: &Context, pen: &mut Pen, feelings: &Feelings, scale: &Scale, width: f64) {
    let colors = &context.theme.color;
    let s = context.style.scale;
    let words = place_words(context, feelings, scale.step, width);
    if context.view.state == MapState::Gap {
        gap_figures(context, pen, feelings, scale, width);
    }
    let all = feelings.points.iter().zip(&context.curves).zip(&words.tops);
    for ((point, curve), &top) in all {
        let Some(point) = point else { continue };
        let center = Point::new(point_x(context, curve, width), scale.y(point.valence));
        if !curve.main {
            if context.view.state == MapState::Gap {
                pen.decoration(Detail::Card, Rect::from_center_size(center, (8.0 * s, 8.0 * s)));
                pen.dot(center, 3.2 * s, colors.to_be);
            }
            continue;
        }
        let r = face_radius(context, curve);
        let hit = Rect::from_center_size(center, (2.0 * r, 2.0 * r));
        let label = if point.contradicts {
            format!("{}, {}", point.label, context.texts.get("map-contradicts")).into()
        } else {
            point.label.clone()
        };
        pen.group(Role::Emotion, Some(point.element), label, Detail::Card, hit);
        let index = (point.valence + 2) as usize;
        let several = curve.slot.1 > 1;
        pen.face(center, r, point.valence, colors.valence[index], colors.paper);
        let color =
            if several { persona_color(context, curve) } else { colors.valence_text[index] };
        let at = Point::new(word_x(context, curve, point, width), top);
        pen.text_with_halo(&point.word, at, Align::Middle, color, Some(colors.paper), Detail::Card);
        if point.contradicts {
            doubt_mark(context, pen, center + (0.8 * r, -0.8 * r));
        }
    }
}

/// The mark of a feeling that contradicts the score: a small disc with an exclamation mark.
pub fn doubt_mark(context: &Context, pen: &mut Pen, at: Point) {
    let s = context.style.scale;
    let accent = &context.theme.color.moment;
    let disc = Rect::from_center_size(at, (11.0 * s, 11.0 * s));
    pen.card(disc, 5.5 * s, Some(accent.fill), solid(accent.strong, 1.2 * s));
    pen.line(at - (0.0, 2.8 * s), at + (0.0, 0.6 * s), solid(accent.text, 1.5 * s));
    pen.dot(at + (0.0, 2.9 * s), 0.9 * s, accent.text);
}

/// How far the target journey lies from today's, per touchpoint: a rule with its figure.
fn gap_figures(context: &Context, pen: &mut Pen, feelings: &Feelings, scale: &Scale, width: f64) {
    let colors = &context.theme.color;
    let s = context.style.scale;
    for (a, b) in pairs(context) {
        let (Some(from), Some(to)) = (&feelings.points[a], &feelings.points[b]) else { continue };
        let difference = to.valence - from.valence;
        if difference == 0 {
            continue;
        }
        let color = if difference > 0 { colors.driver.strong } else { colors.barrier.strong };
        let x = point_x(context, &context.curves[a], width);
        let (y0, y1) = (scale.y(from.valence), scale.y(to.valence));
        let bounds = Rect::from_points((x - 2.0, y0), (x + 2.0, y1));
        pen.decoration(Detail::Card, bounds);
        pen.line(Point::new(x, y0), Point::new(x, y1), dashed(color, 1.4 * s, 2.0 * s, 3.0 * s));
        let way = kurbo::Vec2::new(0.0, (y1 - y0).signum());
        pen.arrow_head(Point::new(x, y1 - way.y * 4.0 * s), way, 5.0 * s, solid(color, 1.4 * s));
        if let Some(figure) = &from.gap {
            let at = Point::new(x + 4.0 * s, f64::midpoint(y0, y1) - figure.height() / 2.0);
            let halo = Some(colors.paper);
            let text = if difference > 0 { colors.driver.text } else { colors.barrier.text };
            pen.text_with_halo(figure, at, Align::Left, text, halo, Detail::Card);
        }
    }
}

/// The segment of a curve to a point several columns away: drawn below the columns it crosses.
pub fn long_way(
    context: &Context,
    curve: &Curve,
    scale: &Scale,
    from: (f64, i8),
    to: (f64, i8),
) -> Arc<Block> {
    let mut pen = Pen::default();
    let start = Point::new(from.0, scale.y(from.1));
    let end = Point::new(to.0, scale.y(to.1));
    pen.decoration(Detail::Always, Rect::from_points(start, end));
    segment(context, &mut pen, curve, scale, start, end);
    pen.finish()
}

/// The name of a persona at the end of its curve.
pub fn curve_name(
    context: &Context,
    shaper: &mut Shaper,
    curve: &Curve,
    width: f64,
) -> Option<Arc<Paragraph>> {
    let persona = context.element(curve.persona?)?;
    Some(shaper.paragraph(persona.content.text(), context.style.feeling, width))
}

/// The lane's rules, from `x0` to `x1`: one per valence.
pub fn axis_lines(context: &Context, scale: &Scale, x0: f64, x1: f64) -> Arc<Block> {
    let colors = &context.theme.color;
    let s = context.style.scale;
    let mut pen = Pen::default();
    pen.decoration(Detail::Card, Rect::new(x0, -2.0 * scale.step, x1, 2.0 * scale.step));
    for valence in -2..=2 {
        let y = scale.y(valence);
        let stroke = if valence == 0 {
            solid(colors.line.mix(colors.muted, 0.25), s)
        } else {
            dashed(colors.line, s, 2.0 * s, 5.0 * s)
        };
        pen.line(Point::new(x0, y), Point::new(x1, y), stroke);
    }
    pen.finish()
}

/// The lane's figures, right-aligned at `x`.
pub fn axis_figures(context: &Context, shaper: &mut Shaper, scale: &Scale, x: f64) -> Arc<Block> {
    let mut pen = Pen::default();
    let style = &context.style;
    let bounds = Rect::new(x - 20.0, -2.0 * scale.step, x, 2.0 * scale.step);
    pen.decoration(Detail::Card, bounds);
    for valence in -2_i8..=2 {
        let figure = shaper.line(&context.texts.signed(f64::from(valence), 0), style.tiny);
        let top = scale.y(valence) - figure.height() / 2.0;
        let color = context.theme.color.muted;
        pen.text(&figure, x, top, Align::Right, color, Detail::Card);
    }
    pen.finish()
}
