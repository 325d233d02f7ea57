//! Two scores side by side: of two segments, or two periods. Below them how much they differ, and
//! whether that is clear.

use super::{Place, described, ink, outline};
use crate::layout::context::Context;
use crate::layout::draw::{Align, Pen, solid};
use crate::layout::feedback::{Compared, Feedback};
use crate::layout::setter::Setter;
use crate::scene::{Detail, Role};
use crate::scores::{Difference, Score};
use kurbo::{BezPath, Point, Rect};

/// Where the names of both sides stand, their values, their n, and what is said of them.
const TOPS: [f64; 4] = [24.0, 35.0, 61.0, 80.0];

/// Draws the card; returns its height.
pub fn draw(
    place: &Place<'_>,
    setter: &mut Setter<'_>,
    pen: &mut Pen,
    feedback: &Feedback,
    compared: &Compared,
) -> f64 {
    let context = place.context;
    let (style, texts) = (&context.style, context.texts);
    let s = style.scale;
    let sides = [feedback.score, compared.other];
    let metric = sides.iter().flatten().next().map(|score| score.metric);
    let name = setter.line(metric.map_or("", |metric| texts.word(metric)), style.strong_caption);
    let half = place.room() / 2.0;
    let columns = sides.map(|side| {
        let value = side.map_or_else(|| "—".to_owned(), |it| texts.score(it.metric, it.value));
        let n = context.sentences.answers(&texts.whole(side.map_or(0, |side| side.n)));
        let value = setter.line(&value, style.score);
        (value, setter.paragraph(&n, style.caption, half))
    });
    let letters = ["map-first", "map-second"].map(|key| setter.line(texts.get(key), style.tiny));
    let clear = compared.difference.filter(Difference::is_clear);
    let verdict = setter.paragraph(
        verdict(context, compared.difference),
        if clear.is_some() { style.strong_caption } else { style.caption },
        place.room() - if clear.is_some() { 13.0 * s } else { 0.0 },
    );
    let figures = compared.difference.map(|difference| figures(context, &difference));
    let figures = figures.map(|text| (setter.paragraph(&text, style.caption, place.room()), text));
    let n_height = columns.iter().map(|(_, n)| n.height()).fold(0.0, f64::max);
    let said = TOPS[2] * s + n_height + (TOPS[3] - TOPS[2] - 14.0) * s;
    let told = figures.as_ref().map_or(0.0, |(words, _)| words.height());
    let rect = place.rect(said + verdict.height() + told + 9.0 * s);
    if pen.is_dry() {
        return rect.height();
    }
    let label = spoken(context, sides, compared, figures.as_ref().map(|(_, text)| text.as_str()));
    pen.group(Role::Score, Some(place.touchpoint), label, Detail::Note, rect);
    let few = sides.iter().flatten().any(Score::is_thin);
    outline(context, pen, rect, few);
    let muted = context.theme.color.muted;
    let (left, note) = (rect.x0 + style.pad, Detail::Note);
    pen.text(&name, left, 8.0 * s, Align::Left, muted, note);
    for (at, ((value, n), side)) in columns.iter().zip(sides).enumerate() {
        let x = left + half * at as f64;
        let color = match side {
            Some(score) if at > 0 || feedback.stale.is_none() => ink(context, &score),
            _ => muted,
        };
        pen.text(&letters[at], x, TOPS[0] * s, Align::Left, muted, note);
        pen.text(value, x, TOPS[1] * s, Align::Left, color, note);
        pen.text(n, x, TOPS[2] * s, Align::Left, muted, note);
    }
    let indent = match clear {
        Some(difference) => {
            let back = Rect::new(
                rect.x0 + 6.0 * s,
                said - 2.0 * s,
                rect.x1 - 6.0 * s,
                said + verdict.height() + 2.0 * s,
            );
            mark(context, pen, difference.is_better() == Some(true), back);
            13.0 * s
        }
        None => 0.0,
    };
    let color = match clear.and_then(|difference| difference.is_better()) {
        Some(true) => context.theme.color.driver.text,
        Some(false) => context.theme.color.barrier.text,
        None => muted,
    };
    pen.text(&verdict, left + indent, said, Align::Left, color, note);
    if let Some((words, _)) = &figures {
        let top = said + verdict.height() + 3.0 * s;
        pen.text(words, left, top, Align::Left, muted, note);
    }
    rect.height()
}

/// The mark of a clear difference: a band with a triangle that points up or down.
fn mark(context: &Context, pen: &mut Pen, better: bool, band: Rect) {
    let s = context.style.scale;
    let colors = &context.theme.color;
    let accent = if better { &colors.driver } else { &colors.barrier };
    pen.card(band, 5.0 * s, Some(accent.fill), solid(accent.outline, s));
    let at = Point::new(band.x0 + 10.0 * s, band.y0 + 9.0 * s);
    triangle(pen, at, 4.0 * s, better, accent.strong);
}

/// A triangle that points up or down.
pub fn triangle(pen: &mut Pen, at: Point, size: f64, up: bool, color: crate::theme::Color) {
    let way = if up { -size } else { size };
    let mut path = BezPath::new();
    path.move_to((at.x, at.y + way));
    path.line_to((at.x + size, at.y - way * 0.8));
    path.line_to((at.x - size, at.y - way * 0.8));
    path.close_path();
    pen.path(path, Some(color.into()), None);
}

/// Whether two scores differ, in words.
pub fn verdict(context: &Context, difference: Option<Difference>) -> &'static str {
    let key = match difference.map(|difference| difference.is_better()) {
        None => "map-not-compared",
        Some(Some(true)) => "map-clearly-better",
        Some(Some(false)) => "map-clearly-worse",
        Some(None) => "map-no-clear-difference",
    };
    context.texts.get(key)
}

/// The difference and its interval, low … high.
fn figures(context: &Context, difference: &Difference) -> String {
    let (metric, texts) = (difference.metric, context.texts);
    let value = texts.score_difference(metric, difference.value);
    match difference.interval {
        Some((low, high)) => {
            let [low, high] = [low, high].map(|end| texts.score_difference(metric, end));
            format!("{value} · {low} … {high}")
        }
        None => value,
    }
}

/// The card in words, for readers.
fn spoken(
    context: &Context,
    sides: [Option<Score>; 2],
    compared: &Compared,
    figures: Option<&str>,
) -> String {
    let texts = context.texts;
    let named = ["map-first", "map-second"].map(|key| texts.get(key)).into_iter().zip(sides);
    let mut parts: Vec<String> = named
        .map(|(letter, side)| match side {
            Some(score) => format!("{letter}: {}", described(context, &score)),
            None => format!("{letter}: {}", texts.get("map-no-data")),
        })
        .collect();
    let mut told = verdict(context, compared.difference).to_owned();
    if let Some(figures) = figures {
        told = format!("{told}, {figures}");
    }
    parts.push(told);
    parts.join("; ")
}
