//! A feedback score: metric, value, n, the 95 % interval on its scale, and how it moved.

use super::BuiltCell;
use super::spark::{PERIODS, spark};
use crate::insight::trend;
use crate::layout::context::Context;
use crate::layout::draw::{Align, Pen, dashed, solid};
use crate::layout::rows::RowKey;
use crate::layout::setter::Setter;
use crate::model::{ElementId, Month};
use crate::scene::{Detail, Lane, Role};
use crate::scores::{Metric, Score};
use crate::theme::Color;
use kurbo::Rect;

/// Height of a score card.
const HEIGHT: f64 = 84.0;
/// Answers below which a score is drawn hollow.
const FEW: u64 = 30;

/// Draws the score cell of a touchpoint with this lead score.
pub fn cell(
    context: &Context,
    setter: &mut Setter<'_>,
    touchpoint: ElementId,
    score: Option<Score>,
    width: f64,
) -> BuiltCell {
    let style = &context.style;
    let s = style.scale;
    let rect = Rect::new(0.0, 0.0, width - 2.0 * style.gutter, HEIGHT * s);
    let mut pen = setter.pen();
    match score {
        Some(score) => draw_score(context, setter, &mut pen, touchpoint, rect, &score),
        None => draw_nothing(context, setter, &mut pen, touchpoint, rect),
    }
    BuiltCell {
        row: RowKey::main(Lane::Scores),
        dx: style.gutter,
        height: rect.height(),
        block: pen.into_block(),
    }
}

fn draw_nothing(
    context: &Context,
    setter: &mut Setter<'_>,
    pen: &mut Pen,
    touchpoint: ElementId,
    rect: Rect,
) {
    let colors = &context.theme.color;
    let style = &context.style;
    let s = style.scale;
    let text = context.texts.get("map-no-data");
    let words = setter.paragraph(text, style.caption, rect.width() - 2.0 * style.pad);
    pen.group(Role::Score, Some(touchpoint), text, Detail::Note, rect);
    let stroke = dashed(colors.line.mix(colors.muted, 0.3), s, 4.0 * s, 4.0 * s);
    pen.card(rect, 8.0 * s, None, stroke);
    let top = rect.center().y - words.height() / 2.0;
    pen.text(&words, rect.center().x, top, Align::Middle, colors.muted, Detail::Note);
}

fn draw_score(
    context: &Context,
    setter: &mut Setter<'_>,
    pen: &mut Pen,
    touchpoint: ElementId,
    rect: Rect,
    score: &Score,
) {
    let colors = &context.theme.color;
    let style = &context.style;
    let s = style.scale;
    let texts = context.texts;
    let level = level(context, score);
    let (mark, ink) = (colors.valence[level], colors.valence_text[level]);
    let few = score.n < FEW;
    let name = texts.word(score.metric);
    let n = context.sentences.answers(&texts.whole(score.n));
    let value = texts.score(score.metric, score.value);
    let name = setter.line(name, style.strong_caption);
    let n = setter.line(&n, style.caption);
    let value = setter.line(&value, style.score);
    if pen.is_dry() {
        return;
    }
    pen.group(Role::Score, Some(touchpoint), described(context, score), Detail::Note, rect);
    let outline = if few {
        dashed(colors.line.mix(colors.muted, 0.5), s, 5.0 * s, 3.0 * s)
    } else {
        solid(colors.line, s)
    };
    pen.card(rect, 8.0 * s, Some(colors.paper), outline);
    let (left, right) = (rect.x0 + style.pad, rect.x1 - style.pad);
    let note = Detail::Note;
    pen.text(&name, left, 8.0 * s, Align::Left, colors.muted, note);
    pen.text(&n, right, 8.0 * s, Align::Right, colors.muted, note);
    pen.text(&value, left, 23.0 * s, Align::Left, ink, note);
    let spark = Rect::new(right - 46.0 * s, 29.0 * s, right - 2.0 * s, 45.0 * s);
    if left + value.width + 6.0 * s < spark.x0 {
        sparkline(context, pen, touchpoint, score.metric, spark, mark);
    }
    let bar = Rect::new(left, 66.0 * s, right, 72.0 * s);
    interval_bar(context, pen, score, bar, mark, few);
}

fn sparkline(
    context: &Context,
    pen: &mut Pen,
    touchpoint: ElementId,
    metric: Metric,
    area: Rect,
    color: Color,
) {
    let mut periods: Vec<(Option<Month>, Score)> =
        trend(&context.document, touchpoint, metric, &context.view.slice);
    periods.retain(|(month, _)| month.is_some());
    if periods.len() < 2 {
        return;
    }
    let periods = &periods[periods.len().saturating_sub(PERIODS)..];
    let values = periods.iter().enumerate();
    let points: Vec<(f64, f64)> = values.map(|(i, (_, score))| (i as f64, score.value)).collect();
    let quiet = context.theme.color.muted;
    spark(pen, area, &points, None, [color, quiet], context.style.scale);
}

fn interval_bar(
    context: &Context,
    pen: &mut Pen,
    score: &Score,
    bar: Rect,
    color: Color,
    few: bool,
) {
    let s = context.style.scale;
    let colors = &context.theme.color;
    let (low, high) = score.metric.range();
    let at = |value: f64| bar.x0 + bar.width() * ((value - low) / (high - low)).clamp(0.0, 1.0);
    let radius = bar.height() / 2.0;
    pen.fill(bar, radius, colors.line.mix(colors.paper, 0.35));
    if let Some((from, to)) = score.interval {
        let (x0, x1) = (at(from), at(to));
        // Very narrow intervals stay visible as a blob of the bar's height.
        let half = ((x1 - x0) / 2.0).max(1.5 * s);
        let middle = f64::midpoint(x0, x1).clamp(bar.x0 + half, (bar.x1 - half).max(bar.x0 + half));
        let range = Rect::new(middle - half, bar.y0, middle + half, bar.y1);
        pen.fill(range, radius.min(half), color.fade(0.35));
    }
    let x = at(score.value).clamp(bar.x0 + 1.5 * s, bar.x1 - 1.5 * s);
    let mark = Rect::new(x - 1.5 * s, bar.y0 - 3.0 * s, x + 1.5 * s, bar.y1 + 3.0 * s);
    if few {
        pen.card(mark, 1.5 * s, Some(colors.paper), solid(color, s));
    } else {
        pen.fill(mark, 1.5 * s, color);
    }
    let target = at(context.document.props().target(score.metric));
    let tick = Rect::new(target - 0.5 * s, bar.y1 + 1.0 * s, target + 0.5 * s, bar.y1 + 4.0 * s);
    pen.fill(tick, 0.0, colors.muted);
}

/// How good a score is against its target, as the index of a valence colour 0 … 4.
pub fn level(context: &Context, score: &Score) -> usize {
    level_against(context.document.props().target(score.metric), score)
}

/// How good a score is against a target, as the index of a valence colour 0 … 4: one rule for the
/// map and the panels beside it.
pub fn level_against(target: f64, score: &Score) -> usize {
    let (low, high) = score.metric.range();
    let mirrored =
        |value: f64| if score.metric.is_better_low() { low + high - value } else { value };
    let (value, target) = (mirrored(score.value), mirrored(target));
    if value < target {
        match (value - low) / (target - low).max(f64::MIN_POSITIVE) {
            part if part < 0.65 => 0,
            part if part < 0.84 => 1,
            _ => 2,
        }
    } else if (value - target) / (high - target).max(f64::MIN_POSITIVE) < 0.4 {
        3
    } else {
        4
    }
}

/// A score in words, for readers: metric, value, n and interval.
pub fn described(context: &Context, score: &Score) -> String {
    let texts = context.texts;
    let value = texts.score(score.metric, score.value);
    let interval = score.interval.map(|range| texts.score_range(score.metric, range));
    let n = texts.whole(score.n);
    context.sentences.score(texts.word(score.metric), &value, &n, interval.as_deref())
}
