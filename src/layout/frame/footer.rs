//! Legend, sources and the user's own line below the columns.

use crate::layout::cells::score::triangle;
use crate::layout::column::Doubts;
use crate::layout::context::Context;
use crate::layout::draw::{Align, Pen, dashed, solid};
use crate::layout::emotions::doubt_mark;
use crate::layout::text::{Paragraph, Shaper};
use crate::layout::view::Tint;
use crate::model::{ElementId, MapState};
use crate::scene::{Detail, Lane, Placed, Role};
use kurbo::{Point, Rect};

/// What a legend's mark looks like.
#[derive(Clone, Copy)]
enum Mark {
    Star,
    AsIs,
    ToBe,
    Barrier,
    Driver,
    Hollow,
    Leaves,
    Arrives,
    /// A valence colour.
    Swatch(usize),
    /// A clear difference: better or worse.
    Clear(bool),
    Stale,
    Reported,
    Doubt,
}

/// Height of a row.
const ROW: f64 = 22.0;

/// Draws legend, sources and the user's own line from `top` downwards, for the picture of these
/// stages; returns them and the
/// picture's bottom. A part of a map has the user's own line alone.
pub fn footer(
    context: &Context,
    shaper: &mut Shaper,
    (doubts, stages): (Doubts, &[ElementId]),
    width: f64,
    top: f64,
) -> Option<(Placed, f64)> {
    let style = &context.style;
    let s = style.scale;
    let mut pen = Pen::default();
    let end = width - style.margin;
    let whole = !context.view.setting.is_part();
    let mut rows = if whole {
        Some(explained(context, shaper, &mut pen, (doubts, stages), end))
    } else {
        None
    };
    let own = context.view.footer.trim();
    if !own.is_empty() {
        let y = rows.map_or(0.0, |y| y + ROW * s);
        let words = shaper.paragraph(own, style.note, end - style.margin);
        set(context, &mut pen, &words, own, Point::new(style.margin, y));
        rows = Some(y + words.height() - words.style.leading);
    }
    let bottom = top + rows? + ROW * s + f64::min(20.0 * s, style.margin);
    Some((Placed { origin: Point::new(0.0, top), block: pen.finish() }, bottom))
}

/// Draws legend and sources up to `end` at the right; returns where their last row begins.
fn explained(
    context: &Context,
    shaper: &mut Shaper,
    pen: &mut Pen,
    (doubts, stages): (Doubts, &[ElementId]),
    end: f64,
) -> f64 {
    let style = &context.style;
    let s = style.scale;
    let muted = context.theme.color.muted;
    let row = ROW * s;
    let (mut x, mut y) = (style.margin, 10.0 * s);
    if context.view.setting.keyed {
        let named = stages.iter().filter_map(|&id| Some(context.element(id)?.content.text()));
        let named = named.enumerate().map(|(at, name)| format!("{}\u{a0}{name}", at + 1));
        let key = named.collect::<Vec<_>>().join(" · ");
        let words = shaper.paragraph(&key, style.note, end - style.margin);
        set(context, pen, &words, &key, Point::new(style.margin, y));
        y += words.height() + 6.0 * s;
    }
    for (mark, key) in legend(context).into_iter().chain(score_legend(context, doubts)) {
        let text = context.texts.get(key);
        let words = shaper.line(text, style.note);
        let (before, after) = (mark_width(mark) * s, 24.0 * s);
        if x > style.margin && x + before + words.width > end {
            x = style.margin;
            y += row;
        }
        let bounds = Rect::from_origin_size((x, y), (before + words.width, row));
        pen.group(Role::Legend, None, text, Detail::Note, bounds);
        draw_mark(context, pen, mark, Point::new(x, y + row / 2.0));
        let text_top = y + (row - words.height()) / 2.0;
        pen.text(&words, x + before, text_top, Align::Left, muted, Detail::Note);
        x += before + words.width + after;
    }
    let line = source_line(context);
    if !line.is_empty() {
        let words = shaper.paragraph(&line, style.note, end - style.margin);
        if x + words.width > end {
            y += row;
        }
        set(context, pen, &words, &line, Point::new(end - words.width, y));
        y += words.height() - words.style.leading;
    }
    y
}

/// Sets the lines of a text, the first in the middle of a row that begins at `at`.
fn set(context: &Context, pen: &mut Pen, words: &Paragraph, text: &str, at: Point) {
    let row = ROW * context.style.scale;
    let size = (words.width, words.height().max(row));
    pen.group(Role::Legend, None, text, Detail::Note, Rect::from_origin_size(at, size));
    let top = at.y + (row - words.style.leading) / 2.0;
    pen.text(words, at.x, top, Align::Left, context.theme.color.muted, Detail::Note);
}

fn legend(context: &Context) -> Vec<(Mark, &'static str)> {
    let mut marks = Vec::new();
    if context.facts.moments > 0 {
        marks.push((Mark::Star, "map-legend-moment"));
    }
    if context.shows(Lane::Emotions) {
        if context.view.state == MapState::ToBe {
            marks.push((Mark::AsIs, "map-legend-to-be"));
        } else {
            marks.push((Mark::AsIs, "map-legend-as-is"));
            marks.push((Mark::ToBe, "map-legend-to-be"));
        }
    }
    if context.view.state == MapState::Gap {
        marks.push((Mark::Leaves, "map-legend-leaves"));
        marks.push((Mark::Arrives, "map-legend-arrives"));
    }
    if context.shows(Lane::Barriers) {
        marks.push((Mark::Barrier, "map-legend-barrier"));
    }
    if context.shows(Lane::Drivers) {
        marks.push((Mark::Driver, "map-legend-driver"));
    }
    if context.shows(Lane::Scores) && !context.document.cells().is_empty() {
        marks.push((Mark::Hollow, "map-legend-hollow"));
    }
    marks
}

/// What marks and colours of scores mean, as far as they are used.
fn score_legend(context: &Context, doubts: Doubts) -> Vec<(Mark, &'static str)> {
    let view = &context.view;
    if !(context.shows(Lane::Scores) || view.heat) {
        return Vec::new();
    }
    let mut marks: Vec<(Mark, &str)> = Vec::new();
    let swatches: &[(usize, &str)] = match view.tint {
        Tint::Score if view.heat => &[
            (0, "map-legend-low"),
            (2, "map-legend-below"),
            (3, "map-legend-met"),
            (4, "map-legend-high"),
        ],
        Tint::Score => &[],
        Tint::Change => {
            &[(0, "map-legend-fell"), (2, "map-legend-unchanged"), (4, "map-legend-rose")]
        }
        Tint::Gap => &[
            (0, "map-legend-gap-far-below"),
            (1, "map-legend-gap-below"),
            (2, "map-legend-gap-at"),
            (3, "map-legend-gap-above"),
            (4, "map-legend-gap-far-above"),
        ],
    };
    marks.extend(swatches.iter().map(|&(level, key)| (Mark::Swatch(level), key)));
    if view.against.is_some() {
        marks.push((Mark::Clear(true), "map-legend-better"));
        marks.push((Mark::Clear(false), "map-legend-worse"));
    }
    let of = |on: bool, mark, key| on.then_some((mark, key));
    marks.extend(of(doubts.stale, Mark::Stale, "map-legend-stale"));
    marks.extend(of(doubts.reported, Mark::Reported, "map-legend-reported"));
    marks.extend(of(doubts.contradicted, Mark::Doubt, "map-legend-contradicts"));
    marks
}

fn mark_width(mark: Mark) -> f64 {
    match mark {
        Mark::AsIs | Mark::ToBe => 36.0,
        _ => 22.0,
    }
}

fn draw_mark(context: &Context, pen: &mut Pen, mark: Mark, at: Point) {
    let s = context.style.scale;
    let colors = &context.theme.color;
    let square = Rect::from_origin_size((at.x, at.y - 7.0 * s), (14.0 * s, 14.0 * s));
    let along = (at, at + (28.0 * s, 0.0));
    match mark {
        Mark::Star => pen.star(at + (8.0 * s, 0.0), 8.0 * s, colors.moment.strong),
        Mark::AsIs => pen.line(along.0, along.1, solid(colors.valence[4], 3.0 * s)),
        Mark::ToBe => {
            pen.line(along.0, along.1, dashed(colors.to_be, 1.6 * s, 5.0 * s, 5.0 * s));
        }
        Mark::Barrier => {
            let accent = &colors.barrier;
            pen.card(square, 3.0 * s, Some(accent.fill), solid(accent.strong, s));
        }
        Mark::Driver => {
            let accent = &colors.driver;
            pen.card(square, 3.0 * s, Some(accent.fill), solid(accent.strong, s));
        }
        Mark::Hollow => {
            let bar = Rect::from_center_size(at + (7.0 * s, 0.0), (3.0 * s, 12.0 * s));
            pen.card(bar, 1.5 * s, Some(colors.paper), solid(colors.muted, s));
        }
        Mark::Swatch(level) => pen.fill(square, 3.0 * s, colors.valence[level]),
        Mark::Clear(better) => {
            let accent = if better { &colors.driver } else { &colors.barrier };
            triangle(pen, at + (7.0 * s, 0.0), 5.0 * s, better, accent.strong);
        }
        Mark::Stale => pen.fill(square, 3.0 * s, colors.line.mix(colors.muted, 0.55)),
        Mark::Reported => {
            pen.card(square, 3.0 * s, None, dashed(colors.muted, 1.2 * s, 2.0 * s, 3.0 * s));
        }
        Mark::Doubt => doubt_mark(context, pen, at + (7.0 * s, 0.0)),
        Mark::Leaves => {
            pen.card(square, 3.0 * s, None, solid(colors.muted, s));
            pen.hatch(square, 4.0 * s, solid(colors.muted, s));
        }
        Mark::Arrives => {
            pen.card(square, 3.0 * s, None, dashed(colors.ink, 1.4 * s, 3.0 * s, 2.5 * s));
        }
    }
}

/// Where the scores come from: periods and number of answers.
fn source_line(context: &Context) -> String {
    let found = context.seen.sources;
    if found.answers == 0 {
        return context.answers_shown().unwrap_or_default();
    }
    let texts = context.texts;
    let (from, to) = match found.months {
        Some((first, last)) => (first.to_string(), last.to_string()),
        None => (String::new(), String::new()),
    };
    let key = match found.months {
        Some((first, last)) if first == last => "map-sources-month",
        Some(_) => "map-sources",
        None => "map-sources-undated",
    };
    let n = texts.whole(found.answers);
    let answers: &[(&str, crate::i18n::Arg<'_>)] = &[
        ("count", found.answers.into()),
        ("n", (&n).into()),
        ("from", (&from).into()),
        ("to", (&to).into()),
    ];
    let sources = texts.with(key, answers);
    match context.answers_shown() {
        Some(shown) => format!("{sources} · {shown}"),
        None => sources,
    }
}
