//! A score on its scale, and how it moved.

use crate::insight::trend;
use crate::layout::cells::spark::{PERIODS, spark};
use crate::layout::context::Context;
use crate::layout::draw::{Pen, solid};
use crate::model::{ElementId, Month};
use crate::scores::{Metric, Score};
use crate::theme::Color;
use kurbo::Rect;

/// Draws how a score moved from month to month.
pub fn sparkline(
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

/// Draws a score with its interval and its target on its scale.
pub fn interval_bar(
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
