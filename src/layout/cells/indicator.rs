//! An indicator: value, unit, target, where it comes from, and how it changed.

use super::notes::{Look, Stack};
use super::spark::{PERIODS, bullet, spark};
use crate::layout::setter::Setter;
use crate::layout::text::Paragraph;
use crate::model::{ElementId, ElementKind, Indicator};
use kurbo::Rect;

/// Width of what stands at the right.
const WIDTH: f64 = 48.0;

/// A card with layer and name, value, target and source; at the right how the value changed, or how
/// far it is from its target.
pub(super) fn draw(stack: &mut Stack<'_>, setter: &mut Setter<'_>, id: ElementId) {
    let context = stack.context;
    let Some(Indicator { name, layer, value, unit, target, data_source, history }) =
        context.element(id).and_then(|e| e.content.as_indicator())
    else {
        return;
    };
    let texts = context.texts;
    let style = &context.style;
    let s = style.scale;
    let figure = |value: f64| {
        let decimals = usize::from(value.fract().abs() > 1e-9);
        let number = texts.number(value, decimals);
        if unit.is_empty() { number } else { format!("{number}\u{a0}{unit}") }
    };
    let look = Look::plain(context, context.theme.color.paper);
    let room = stack.width - 2.0 * style.pad;
    let layer = format!("{} · {name}", texts.word(*layer));
    let head = setter.paragraph(&layer, style.caption, room);
    let words = value.map_or_else(|| texts.get("map-no-data").to_owned(), &figure);
    let words = setter.paragraph(&words, style.name, room);
    let mut more = Vec::new();
    if let Some(target) = target {
        more.push(texts.with("map-target", &[("value", (&figure(*target)).into())]));
    }
    if !data_source.is_empty() {
        more.push(data_source.clone());
    }
    let more = setter.paragraph(&more.join(" · "), style.caption, room);
    let height = head.height() + words.height() + more.height() + 2.0 * style.pad_y + 2.0 * s;
    let label = || context.label(ElementKind::Indicator, &format!("{name}, {}", joined(&words)));
    let rect = stack.card(look, height, Some(id), label);
    let colors = &context.theme.color;
    let mut top = rect.y0 + style.pad_y;
    for (lines, color) in [(&head, colors.muted), (&words, colors.ink), (&more, colors.muted)] {
        stack.text(lines, top, color);
        top += lines.height() + s;
    }
    let left = rect.x1 - style.pad - WIDTH * s;
    if words.lines.len() != 1 || style.pad + words.width + 8.0 * s >= left {
        return;
    }
    let middle = rect.y0 + style.pad_y + head.height() + s + words.height() / 2.0;
    let area = Rect::new(left, middle - 6.0 * s, rect.x1 - style.pad - 2.0 * s, middle + 6.0 * s);
    let inks = [colors.selection, colors.muted];
    if history.len() > 1 {
        let last = &history[history.len().saturating_sub(PERIODS)..];
        let points: Vec<(f64, f64)> =
            last.iter().map(|at| (f64::from(at.date.place()), at.value)).collect();
        spark(&mut stack.pen, area, &points, *target, inks, s);
    } else if let (Some(value), Some(target)) = (*value, *target) {
        bullet(&mut stack.pen, area, (value, target), inks, s);
    }
}

fn joined(words: &Paragraph) -> String {
    words.lines.iter().map(|line| &*line.text).collect::<Vec<_>>().join(" ")
}
