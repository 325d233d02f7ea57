//! Parts of a score that panels draw: its mark, the bar of its interval, its changes as a line.

use crate::app::OpenMap;
use crate::i18n::Texts;
use crate::scores::{Difference, Score, Unit};
use crate::ui::style::color;
use crate::ui::widgets::Scope;
use egui::{Color32, Painter, Pos2, Rect, Stroke, pos2, vec2};

/// The colours of a score, as on the map: of marks and of letters.
pub fn tones(scope: &Scope<'_>, map: &OpenMap, score: &Score) -> (Color32, Color32) {
    let (colors, level) = (&scope.look.theme.color, map.level(score));
    (color(colors.valence[level]), color(colors.valence_text[level]))
}

/// A score's mark: hollow where there are few answers.
pub fn mark(painter: &Painter, center: Pos2, tone: Color32, thin: bool) {
    if thin {
        painter.circle_stroke(center, 3.5, Stroke::new(1.4, tone));
    } else {
        painter.circle_filled(center, 4.0, tone);
    }
}

/// The interval of a score on the metric's range, with the target as a tick.
pub fn interval_bar(
    scope: &Scope<'_>,
    painter: &Painter,
    rect: Rect,
    score: &Score,
    target: f64,
    tone: Color32,
) {
    let (low, high) = score.metric.range();
    let x = |value: f64| {
        rect.left() + rect.width() * ((value - low) / (high - low)).clamp(0.0, 1.0) as f32
    };
    let y = rect.center().y;
    painter.hline(rect.x_range(), y, Stroke::new(2.0, scope.look.line));
    if let Some((from, to)) = score.interval {
        painter.line_segment([pos2(x(from), y), pos2(x(to), y)], Stroke::new(4.0, tone));
    }
    let tick = Stroke::new(1.0, scope.look.muted);
    painter.vline(x(target), rect.shrink2(vec2(0.0, 3.0)).y_range(), tick);
    painter.circle_filled(pos2(x(score.value), y), 3.0, tone);
}

/// Values one after the other as a small line, the last one marked; nothing of fewer than two.
pub fn sparkline(painter: &Painter, rect: Rect, values: &[f64], ink: Color32, tone: Color32) {
    if values.len() < 2 {
        return;
    }
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let span = (high - low).max(f64::MIN_POSITIVE);
    let step = rect.width() / (values.len() - 1) as f32;
    let place = |(at, value): (usize, &f64)| {
        let share = if high > low { ((value - low) / span) as f32 } else { 0.5 };
        pos2(rect.left() + step * at as f32, rect.bottom() - rect.height() * share)
    };
    let points: Vec<Pos2> = values.iter().enumerate().map(place).collect();
    let last = points.last().copied();
    painter.line(points, Stroke::new(1.5, ink));
    if let Some(last) = last {
        painter.circle_filled(last, 2.5, tone);
    }
}

/// A difference, in points where it is one of shares.
pub fn difference_value(texts: &'static Texts, difference: &Difference) -> String {
    let decimals = usize::from(difference.metric.unit() == Unit::Points);
    texts.signed(difference.value, decimals)
}

/// Which colour a difference has: better, worse, or not clear.
pub fn difference_tone(scope: &Scope<'_>, difference: &Difference) -> Color32 {
    let colors = &scope.look.theme.color;
    match difference.is_better() {
        Some(true) => color(colors.valence_text[4]),
        Some(false) => color(colors.valence_text[0]),
        None => scope.look.muted,
    }
}

/// How a score changed since the last period, and whether that is clear.
pub fn change_words(texts: &'static Texts, difference: &Difference) -> String {
    let keys = ["change-better", "change-worse", "change-unclear"];
    difference_words(texts, difference, keys)
}

/// A difference in the words for a better, a worse and an unclear one.
pub fn difference_words(
    texts: &'static Texts,
    difference: &Difference,
    [better, worse, unclear]: [&str; 3],
) -> String {
    let value = difference_value(texts, difference);
    let key = match difference.is_better() {
        Some(true) => better,
        Some(false) => worse,
        None => unclear,
    };
    texts.with(key, &[("value", (&value).into())])
}
