//! The map from far away: curves, moments of truth and scores from a few numbers per column.
//! Columns are gathered in pairs, pairs of pairs and so on, so that a frame costs as much as there
//! are pixels, however many columns there are.

use super::super::style::color;
use super::brush::Brush;
use super::map::Eye;
use crate::scene::{Column, Lane, Row, Scene};
use crate::theme::Color;
use egui::{Color32, Pos2, Rect, Shape, Stroke, pos2, vec2};
use std::sync::Arc;

/// Narrowest step drawn on its own, in points.
const STEP: f64 = 2.0;
/// From this width of a column, in points, moments of truth show their star.
const STARS_FROM: f64 = 7.0;
/// Share of the emotions' lane the valences −2 … +2 span.
const SPAN: f64 = 0.62;

/// What remains of one column or of several neighbours.
#[derive(Debug, Clone, PartialEq)]
struct Glimpse {
    x0: f64,
    x1: f64,
    /// Per curve: lowest, highest and mean valence, and its colour.
    curves: Vec<Option<Span>>,
    moment: Option<Color>,
    score: Option<Color>,
    card: Option<Color>,
}

impl Glimpse {
    fn of(column: &Column) -> Self {
        let point = |(v, color)| Span { low: v, high: v, mean: v, color, weight: 1.0 };
        Self {
            x0: column.x,
            x1: column.x + column.width,
            curves: column.glance.curve.iter().map(|known| known.map(point)).collect(),
            moment: column.glance.moment,
            score: column.glance.score,
            card: column.glance.card,
        }
    }
}

/// A curve's valences over some columns.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    low: f32,
    high: f32,
    mean: f32,
    color: Color,
    weight: f32,
}

impl Span {
    fn with(self, other: Self) -> Self {
        let weight = self.weight + other.weight;
        let share = other.weight / weight;
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            mean: self.mean + (other.mean - self.mean) * share,
            color: self.color.mix(other.color, share),
            weight,
        }
    }
}

/// A scene's columns at every coarseness: level 0 is one column each, level k is 2^k.
#[derive(Debug, PartialEq, Default)]
pub struct Far {
    levels: Vec<Vec<Glimpse>>,
}

impl Far {
    /// Gathers a scene's columns.
    pub fn of(scene: &Scene) -> Self {
        Self::from_finest(scene.columns.iter().map(Glimpse::of).collect())
    }

    fn from_finest(finest: Vec<Glimpse>) -> Self {
        let mut levels = vec![finest];
        while let Some(last) = levels.last()
            && last.len() > 1
        {
            let next = last.chunks(2).map(gather).collect();
            levels.push(next);
        }
        Self { levels }
    }

    /// What is gathered after an edit, given the scene of which this was: only the columns that
    /// are others, and what they were gathered into.
    pub fn after(mut self, before: &Scene, scene: &Scene) -> Self {
        let pairs = before.columns.iter().zip(&scene.columns);
        let moved = pairs.filter(|(was, is)| was.x.to_bits() != is.x.to_bits()).count();
        if before.columns.len() != scene.columns.len() || moved > scene.columns.len() / 4 {
            return Self::of(scene);
        }
        let same = |was: &Column, is: &Column| {
            Arc::ptr_eq(&was.content, &is.content)
                && (was.x.to_bits(), was.width.to_bits()) == (is.x.to_bits(), is.width.to_bits())
        };
        let pairs = before.columns.iter().zip(&scene.columns).enumerate();
        let others = pairs.filter(|(_, (was, is))| !same(was, is));
        let mut others: Vec<usize> = others.map(|(at, _)| at).collect();
        for level in 0..self.levels.len() {
            for &at in &others {
                let glimpse = if level == 0 {
                    Glimpse::of(&scene.columns[at])
                } else {
                    let finer = &self.levels[level - 1];
                    gather(&finer[2 * at..(2 * at + 2).min(finer.len())])
                };
                self.levels[level][at] = glimpse;
            }
            for at in &mut others {
                *at /= 2;
            }
            others.dedup();
        }
        self
    }

    /// The coarsest level whose steps are still at least `least` units wide on average, and those
    /// of its steps that touch `x0 … x1` with one more on both sides.
    fn steps(&self, least: f64, x0: f64, x1: f64) -> &[Glimpse] {
        let wide_enough = |level: &&Vec<Glimpse>| {
            let (Some(first), Some(last)) = (level.first(), level.last()) else { return false };
            (last.x1 - first.x0) / level.len() as f64 >= least
        };
        let level = self
            .levels
            .iter()
            .find(wide_enough)
            .or(self.levels.last())
            .map_or(&[][..], Vec::as_slice);
        let first = level.partition_point(|step| step.x1 < x0).saturating_sub(1);
        let last = (level.partition_point(|step| step.x0 <= x1) + 1).min(level.len());
        &level[first.min(last)..last]
    }

    /// How many columns there are.
    fn columns(&self) -> usize {
        self.levels.first().map_or(0, Vec::len)
    }
}

fn gather(pair: &[Glimpse]) -> Glimpse {
    let mut one = pair[0].clone();
    let Some(two) = pair.get(1) else { return one };
    one.x1 = two.x1;
    if one.curves.len() < two.curves.len() {
        one.curves.resize(two.curves.len(), None);
    }
    for (mine, other) in one.curves.iter_mut().zip(&two.curves) {
        *mine = match (*mine, *other) {
            (Some(a), Some(b)) => Some(a.with(b)),
            (a, b) => a.or(b),
        };
    }
    let mix = |a: Option<Color>, b: Option<Color>| match (a, b) {
        (Some(a), Some(b)) => Some(a.mix(b, 0.5)),
        (a, b) => a.or(b),
    };
    one.moment = mix(one.moment, two.moment);
    one.score = mix(one.score, two.score);
    one.card = mix(one.card, two.card);
    one
}

/// Paints the columns in sight from what was gathered.
pub fn far(brush: &mut Brush<'_>, scene: &Scene, eye: &Eye, gathered: &Far) {
    let sees = eye.sees();
    let steps = gathered.steps(STEP / brush.zoom(), sees.x0, sees.x1);
    if steps.is_empty() {
        return;
    }
    let x = |v: f64| eye.place(kurbo::Point::new(v, 0.0)).x;
    // Of a lane's rows the last is its own; ways stand above it.
    let row = |lane: Lane| scene.rows.iter().rfind(|row| row.lane == lane);
    let band = |row: &Row| {
        let y = |v: f64| eye.place(kurbo::Point::new(0.0, v)).y;
        (y(row.y), y(row.y + row.height))
    };
    let touchpoints = row(Lane::Touchpoints).map(band);
    let scores = row(Lane::Scores).map(band);
    for step in steps {
        let (left, right) = (x(step.x0), x(step.x1));
        let gap = ((right - left) * 0.08).min(2.0);
        if let (Some(tone), Some((top, bottom))) = (step.card, touchpoints) {
            let inset = (bottom - top) * 0.2;
            let rect = Rect::from_min_max(
                pos2(left + gap, top + inset),
                pos2(right - gap, bottom - inset),
            );
            brush.quad(rect, color(tone.fade(0.35)));
        }
        if let (Some(tone), Some((top, bottom))) = (step.score, scores) {
            let inset = (bottom - top) * 0.2;
            let rect = Rect::from_min_max(
                pos2(left + gap, top + inset),
                pos2(right - gap, bottom - inset),
            );
            brush.quad(rect, color(tone));
        }
    }
    if let Some(row) = row(Lane::Emotions) {
        curves(brush, steps, row, eye);
    }
    let width = scene.body.width() / gathered.columns().max(1) as f64 * brush.zoom();
    if let (Some((top, bottom)), true) = (touchpoints, width >= STARS_FROM) {
        let radius = (width as f32 * 0.3).min(7.0);
        for step in steps {
            if let Some(tone) = step.moment {
                let at = pos2(f32::midpoint(x(step.x0), x(step.x1)), f32::midpoint(top, bottom));
                star(brush, at, radius, color(tone));
            }
        }
    } else if let Some((top, bottom)) = touchpoints {
        for step in steps {
            if let Some(tone) = step.moment {
                let (left, right) = (x(step.x0), x(step.x1));
                let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
                brush.quad(rect, color(tone.fade(0.55)));
            }
        }
    }
}

/// The emotion curves, smooth where columns are wide, as a band from lowest to highest where many
/// columns share a point.
fn curves(brush: &mut Brush<'_>, steps: &[Glimpse], row: &Row, eye: &Eye) {
    let count = steps.iter().map(|step| step.curves.len()).max().unwrap_or(0);
    let middle = row.y + row.height / 2.0;
    let unit = row.height * SPAN / 4.0;
    let zero = eye.place(kurbo::Point::new(0.0, middle)).y;
    let place =
        |x: f64, valence: f32| eye.place(kurbo::Point::new(x, middle - f64::from(valence) * unit));
    for curve in (0..count).rev() {
        let spans = steps.iter().filter_map(|step| {
            Some((f64::midpoint(step.x0, step.x1), step.curves.get(curve)?.as_ref()?))
        });
        let points: Vec<(Pos2, Span)> =
            spans.map(|(x, span)| (place(x, span.mean), *span)).collect();
        for (at, span) in &points {
            if span.high - span.low > 0.01 {
                let (top, bottom) = (place(0.0, span.high).y, place(0.0, span.low).y);
                let half = vec2(STEP as f32 / 2.0, 0.0);
                let rect = Rect::from_min_max(pos2(at.x, top) - half, pos2(at.x, bottom) + half);
                brush.quad(rect, color(span.color.fade(0.35)));
            }
        }
        // First every area, then every line: so few pieces of each need to be joined.
        if curve == 0 {
            for (ends, tone) in points.windows(2).flat_map(segments) {
                brush.below(ends, zero, color(tone.fade(0.14)));
            }
        }
        for (ends, tone) in points.windows(2).flat_map(segments) {
            brush.shape(Shape::line_segment(ends, Stroke::new(2.0, color(tone))));
        }
    }
}

/// The curve between two points as lines with their colours, with level ends where there is room
/// for them.
fn segments(pair: &[(Pos2, Span)]) -> impl Iterator<Item = ([Pos2; 2], Color)> {
    let ((from, a), (to, b)) = (pair[0], pair[1]);
    let wide = to.x - from.x;
    let parts = if wide > 6.0 { (wide / 3.0).min(16.0) as u16 } else { 1 };
    let place = move |i: u16| {
        let t = f32::from(i) / f32::from(parts);
        let smooth = t * t * (3.0 - 2.0 * t);
        pos2(from.x + wide * t, from.y + (to.y - from.y) * smooth)
    };
    (1..=parts).map(move |i| {
        let tone = a.color.mix(b.color, (f32::from(i) - 0.5) / f32::from(parts));
        ([place(i - 1), place(i)], tone)
    })
}

/// A small star.
fn star(brush: &mut Brush<'_>, at: Pos2, radius: f32, fill: Color32) {
    let corner = |i: u8, r: f32| {
        let angle = f32::from(i) * std::f32::consts::TAU / 10.0 - std::f32::consts::FRAC_PI_2;
        at + egui::Vec2::angled(angle) * r
    };
    for i in 0..5 {
        let inner = radius * 0.45;
        brush.shape(Shape::convex_polygon(
            vec![at, corner(2 * i + 9, inner), corner(2 * i, radius), corner(2 * i + 1, inner)],
            fill,
            Stroke::NONE,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Layout, View};
    use crate::model::{Content, Edit, Element, ElementKind, Valence};
    use crate::templates::Sample;

    fn glimpses(count: usize) -> Far {
        let level: Vec<Glimpse> = (0..count)
            .map(|i| {
                let v = (i % 5) as f32 - 2.0;
                Glimpse {
                    x0: i as f64 * 100.0,
                    x1: (i + 1) as f64 * 100.0,
                    curves: vec![Some(Span {
                        low: v,
                        high: v,
                        mean: v,
                        color: Color::rgb(10, 20, 30),
                        weight: 1.0,
                    })],
                    moment: (i == 7).then_some(Color::rgb(200, 160, 0)),
                    score: None,
                    card: None,
                }
            })
            .collect();
        Far::from_finest(level)
    }

    #[test]
    fn after_an_edit_the_same_is_gathered_as_from_the_whole_scene() {
        let file = Sample::OnlineShop.file();
        let mut document = crate::format::read(file).unwrap().document;
        let view = View::of(document.props());
        let mut layout = Layout::default();
        let mut scene = layout.scene(&document, &view);
        let mut known = Far::of(&scene);
        for emotion in document.of_kind(ElementKind::Emotion) {
            let mut element = Element::clone(document.element(emotion).unwrap());
            if let Content::Emotion(emotion) = &mut element.content {
                emotion.valence = Valence::VeryBad;
            }
            let edit = Edit::Update { id: emotion, element: Arc::new(element) };
            document.apply(&edit).unwrap();
            let next = layout.scene(&document, &view);
            known = known.after(&scene, &next);
            assert_eq!(known, Far::of(&next));
            scene = next;
        }
        let touchpoint = document.journey()[2];
        document.apply(&Edit::Remove { id: touchpoint }).unwrap();
        let next = layout.scene(&document, &view);
        assert_eq!(known.after(&scene, &next), Far::of(&next));
    }

    #[test]
    fn a_view_needs_as_many_steps_as_it_has_pixels_not_columns() {
        let gathered = glimpses(10_000);
        let whole = gathered.steps(1_000_000.0 / 500.0, 0.0, 1_000_000.0);
        assert!(whole.len() <= 502, "{} steps", whole.len());
        assert!(whole.len() > 200);
        let near = gathered.steps(50.0, 5_000.0, 6_000.0);
        assert!((10..=14).contains(&near.len()), "{} steps", near.len());
    }

    #[test]
    fn no_extreme_and_no_moment_is_lost_by_gathering() {
        let gathered = glimpses(1001);
        let top = &gathered.levels[gathered.levels.len() - 1][0];
        let span = top.curves[0].unwrap();
        assert!((span.low + 2.0).abs() < 1e-6 && (span.high - 2.0).abs() < 1e-6);
        assert!((span.weight - 1001.0).abs() < 1e-3);
        assert!(top.moment.is_some());
        assert!((top.x1 - 100_100.0).abs() < 1e-9);
    }

    #[test]
    fn no_columns_no_steps() {
        assert!(Far::default().steps(1.0, 0.0, 10.0).is_empty());
        assert!(glimpses(0).steps(1.0, 0.0, 10.0).is_empty());
    }
}
