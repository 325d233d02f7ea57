//! Everything around the columns: title and headline scores above, phases and stages, lane names
//! at the left, legend and sources below.

use super::cells::score::level;
use super::context::Context;
use super::draw::{Align, Pen, dashed, solid};
use super::text::{Paragraph, Shaper};
use crate::model::{ElementId, ElementKind, MapState, Phase};
use crate::scene::{Block, Detail, Lane, Placed, Role};
use crate::scores::{Metric, Score};
use crate::theme::Color;
use kurbo::{Point, Rect};
use std::sync::Arc;

/// Narrowest picture, in map units.
pub const NARROWEST: f64 = 940.0;
/// Height of a headline figure's card.
const FIGURE: f64 = 56.0;
/// Between headline figures.
const FIGURE_GAP: f64 = 10.0;

/// Blocks of the header and where they end.
pub struct Header {
    /// The blocks.
    pub placed: Vec<Placed>,
    /// Where the phases begin, in map units.
    pub bottom: f64,
}

/// Draws title, state, persona, scenario and headline figures for a picture of `width`.
pub fn header(context: &Context, shaper: &mut Shaper, width: f64) -> Header {
    let style = &context.style;
    let s = style.scale;
    let mut pen = Pen::default();
    let figures = figures(context, shaper);
    let figures_width: f64 = figures.iter().map(|f| f.width + FIGURE_GAP * s).sum();
    // A narrow picture puts the figures below the title instead of beside it.
    let beside = figures_width < (width - 2.0 * style.margin) * 0.55;
    let room = width - 2.0 * style.margin - if beside { figures_width + 20.0 * s } else { 0.0 };
    let mut y = title(context, shaper, &mut pen, room);
    let mut x =
        if beside { width - style.margin - figures_width + FIGURE_GAP * s } else { style.margin };
    let mut top = 22.0 * s;
    if !beside && !figures.is_empty() {
        top = y + 4.0 * s;
    }
    let left = x;
    for figure in &figures {
        if x > left && x + figure.width > width - style.margin + 0.5 {
            x = left;
            top += (FIGURE + FIGURE_GAP) * s;
        }
        figure.draw(context, &mut pen, x, top);
        x += figure.width + FIGURE_GAP * s;
    }
    if !figures.is_empty() {
        y = y.max(top + FIGURE * s);
    }
    let placed = vec![Placed { origin: Point::ZERO, block: pen.finish() }];
    Header { placed, bottom: (y + 22.0 * s).max(102.0 * s) }
}

fn title(context: &Context, shaper: &mut Shaper, pen: &mut Pen, room: f64) -> f64 {
    let style = &context.style;
    let s = style.scale;
    let colors = &context.theme.color;
    let props = context.document.props();
    let texts = context.texts;
    let name = if props.title.trim().is_empty() { texts.get("map-untitled") } else { &props.title };
    let badge = shaper.line(texts.word(context.view.state), style.strong_caption);
    let badge_width = badge.width + 36.0 * s;
    let title = shaper.paragraph(name, style.title, (room - badge_width - 18.0 * s).max(200.0 * s));
    let top = 23.0 * s;
    let bounds = Rect::new(style.margin, top, style.margin + title.width, top + title.height());
    pen.group(Role::Title, None, name, Detail::Always, bounds);
    pen.text(&title, style.margin, top, Align::Left, colors.ink, Detail::Card);
    let last = title.lines.last().map_or(0.0, |line| f64::from(line.width));
    let middle = top + title.height() - style.title.leading / 2.0;
    let pill = Rect::from_origin_size(
        (style.margin + last + 18.0 * s, middle - 12.0 * s),
        (badge_width, 26.0 * s),
    );
    let accent = &colors.moment;
    pen.group(Role::Summary, None, texts.word(context.view.state), Detail::Card, pill);
    pen.card(pill, 13.0 * s, Some(accent.fill), solid(accent.strong.fade(0.55), s));
    let text_top = pill.center().y - badge.height() / 2.0;
    pen.text(&badge, pill.center().x, text_top, Align::Middle, accent.text, Detail::Card);
    let mut y = top + title.height() + 4.0 * s;
    let line = subtitle(context);
    if !line.is_empty() {
        let words = shaper.paragraph(&line, style.subtitle, room);
        let bounds = Rect::new(style.margin, y, style.margin + words.width, y + words.height());
        pen.group(Role::Summary, None, line, Detail::Note, bounds);
        pen.text(&words, style.margin, y, Align::Left, colors.muted, Detail::Note);
        y += words.height();
    }
    y
}

/// Persona and scenario in one line.
fn subtitle(context: &Context) -> String {
    let texts = context.texts;
    let personas = context.document.of_kind(ElementKind::Persona);
    let shown: Vec<String> = personas
        .into_iter()
        .filter(|id| context.view.personas.as_ref().is_none_or(|chosen| chosen.contains(id)))
        .filter_map(|id| context.element(id)?.content.as_persona())
        .map(|persona| match persona.about.trim() {
            "" => persona.name.clone(),
            about => format!("{} · {about}", persona.name),
        })
        .collect();
    let mut parts = Vec::new();
    if !shown.is_empty() {
        let names = shown.join("; ");
        parts.push(
            texts
                .with("map-personas", &[("count", shown.len().into()), ("names", (&names).into())]),
        );
    }
    let scenario = context.document.props().scenario.trim();
    if !scenario.is_empty() {
        parts.push(texts.with("map-scenario", &[("text", scenario.into())]));
    }
    parts.join("  ·  ")
}

/// A headline figure: a name, a value, and what stands beside it.
struct Figure {
    name: Arc<Paragraph>,
    value: Arc<Paragraph>,
    beside: Arc<Paragraph>,
    color: Color,
    label: String,
    width: f64,
}

impl Figure {
    fn new(
        context: &Context,
        shaper: &mut Shaper,
        (name, value, beside): (&str, &str, &str),
        color: Color,
        label: String,
    ) -> Self {
        let style = &context.style;
        let s = style.scale;
        let name = shaper.line(name, style.strong_caption);
        let value = shaper.line(value, style.score);
        let beside = shaper.line(beside, style.caption);
        let inner = name.width.max(value.width + 8.0 * s + beside.width);
        let width = (inner + 24.0 * s).max(116.0 * s);
        Self { name, value, beside, color, label, width }
    }

    fn draw(&self, context: &Context, pen: &mut Pen, x: f64, top: f64) {
        let colors = &context.theme.color;
        let s = context.style.scale;
        let rect = Rect::from_origin_size((x, top), (self.width, FIGURE * s));
        pen.group(Role::Summary, None, self.label.as_str(), Detail::Card, rect);
        pen.card(rect, 10.0 * s, Some(colors.paper), solid(colors.line, s));
        let left = x + 12.0 * s;
        pen.text(&self.name, left, top + 8.0 * s, Align::Left, colors.muted, Detail::Note);
        pen.text(&self.value, left, top + 25.0 * s, Align::Left, self.color, Detail::Note);
        // The figure beside the value stands on the same baseline.
        let drop = self.value.style.baseline() - self.beside.style.baseline();
        let beside = left + self.value.width + 8.0 * s;
        pen.text(
            &self.beside,
            beside,
            top + 25.0 * s + drop,
            Align::Left,
            colors.muted,
            Detail::Note,
        );
    }
}

fn figures(context: &Context, shaper: &mut Shaper) -> Vec<Figure> {
    let texts = context.texts;
    let colors = &context.theme.color;
    let order = |metric: Metric| match metric {
        Metric::Nps => 0,
        Metric::NpsFromOne => 1,
        Metric::Csi => 2,
        Metric::Csat => 3,
        Metric::Ces => 4,
        Metric::Cli => 5,
    };
    let mut scores: Vec<Score> = context.facts.scores.clone();
    scores.sort_by_key(|score| order(score.metric));
    let mut figures: Vec<Figure> = scores
        .iter()
        .map(|score| {
            let range = score
                .interval
                .map(|range| texts.score_range(score.metric, range))
                .unwrap_or_default();
            let value = texts.score(score.metric, score.value);
            let color = colors.valence_text[level(context, score)];
            let label = super::cells::score::described(context, score);
            let parts = (texts.word(score.metric), value.as_str(), range.as_str());
            Figure::new(context, shaper, parts, color, label)
        })
        .collect();
    if let Some(share) = context.facts.evidence.share() {
        let name = texts.get("map-confirmed");
        let value = texts.percent(share * 100.0, 0);
        let parts = (name, value.as_str(), texts.get("map-confirmed-by"));
        let label = format!("{name}: {value} {}", parts.2);
        figures.push(Figure::new(context, shaper, parts, colors.text, label));
    }
    figures
}

/// A run of columns under one phase or stage.
pub struct Span {
    /// Left edge.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// The phase it belongs to.
    pub phase: Phase,
    /// The stage; `None` for a phase's own bar.
    pub stage: Option<ElementId>,
}

/// A stage's bar of the last picture with what it was drawn for.
pub struct KeptSpan {
    stage: Option<ElementId>,
    phase: Phase,
    width: f64,
    height: f64,
    words: Arc<Paragraph>,
    block: Arc<Block>,
}

/// Draws the bars of phases and stages from `top` downwards; returns them and their bottom.
/// `kept` holds the stages' bars of the last picture, and is brought up to date.
pub fn spans(
    context: &Context,
    shaper: &mut Shaper,
    phases: &[Span],
    stages: &[Span],
    top: f64,
    kept: &mut Vec<KeptSpan>,
) -> (Vec<Placed>, f64) {
    let style = &context.style;
    let s = style.scale;
    let colors = &context.theme.color;
    let mut placed = Vec::with_capacity(phases.len() + stages.len());
    for span in phases {
        let name = context.texts.word(span.phase);
        let words = shaper.paragraph(name, style.phase, span.x1 - span.x0 - 16.0 * s);
        let phase = &colors.phases[span.phase as usize];
        let look = (phase.strong, colors.on_strong, 8.0);
        let place = bar(context, span, &words, look, 30.0 * s, Role::Phase, name);
        placed.push(Placed { origin: Point::new(span.x0, top), block: place });
    }
    let names: Vec<(Arc<Paragraph>, &str)> = stages
        .iter()
        .map(|span| {
            let stage = span.stage.and_then(|id| context.element(id));
            let name = stage.map(|stage| stage.content.text()).unwrap_or_default();
            (shaper.paragraph(name, style.name, span.x1 - span.x0 - 20.0 * s), name)
        })
        .collect();
    let tallest = names.iter().map(|(words, _)| words.height()).fold(0.0, f64::max);
    let height = (tallest + 12.0 * s).max(28.0 * s);
    let y = top + 36.0 * s;
    kept.truncate(stages.len());
    for (index, (span, (words, name))) in stages.iter().zip(names).enumerate() {
        let width = span.x1 - span.x0;
        let known = kept.get(index).filter(|known| {
            (known.stage, known.phase) == (span.stage, span.phase)
                && (known.width, known.height) == (width, height)
                && Arc::ptr_eq(&known.words, &words)
        });
        let block = if let Some(known) = known {
            known.block.clone()
        } else {
            let phase = &colors.phases[span.phase as usize];
            let look = (phase.soft, phase.text, 7.0);
            let block = bar(context, span, &words, look, height, Role::Stage, name);
            let (stage, phase) = (span.stage, span.phase);
            let fresh = KeptSpan { stage, phase, width, height, words, block: block.clone() };
            if index < kept.len() {
                kept[index] = fresh;
            } else {
                kept.push(fresh);
            }
            block
        };
        placed.push(Placed { origin: Point::new(span.x0, y), block });
    }
    (placed, if stages.is_empty() { top + 30.0 * s } else { y + height })
}

fn bar(
    context: &Context,
    span: &Span,
    words: &Paragraph,
    (fill, ink, radius): (Color, Color, f64),
    height: f64,
    role: Role,
    name: &str,
) -> Arc<Block> {
    let s = context.style.scale;
    let rect = Rect::new(3.0 * s, 0.0, span.x1 - span.x0 - 3.0 * s, height);
    let mut pen = Pen::default();
    let kind = if role == Role::Stage { context.texts.word(ElementKind::Stage) } else { "" };
    let label = if kind.is_empty() { name.to_owned() } else { format!("{kind}: {name}") };
    pen.group(role, span.stage, label, Detail::Always, rect);
    pen.fill(rect, radius * s, fill);
    let top = rect.center().y - words.height() / 2.0;
    pen.text(words, rect.center().x, top, Align::Middle, ink, Detail::Card);
    pen.finish()
}

/// Draws a lane's name and what it answers; the origin is the lane's top at the left margin.
/// Returns the block and its height.
pub fn lane_name(context: &Context, shaper: &mut Shaper, lane: Lane) -> (Arc<Block>, f64) {
    let style = &context.style;
    let s = style.scale;
    let colors = &context.theme.color;
    // The emotions' figures stand at the right of their lane's name.
    let room = style.names - style.margin - if lane == Lane::Emotions { 30.0 } else { 8.0 } * s;
    let name = context.texts.word(lane);
    let words = shaper.paragraph(name, style.name, room);
    let hint = shaper.paragraph(context.texts.hint(lane), style.caption, room);
    let top = 11.0 * s;
    let height = top + words.height() + 2.0 * s + hint.height() + 6.0 * s;
    let mut pen = Pen::default();
    pen.group(Role::LaneName, None, name, Detail::Card, Rect::new(0.0, 0.0, room, height));
    pen.text(&words, 0.0, top, Align::Left, colors.ink, Detail::Card);
    let below = top + words.height() + 2.0 * s;
    pen.text(&hint, 0.0, below, Align::Left, colors.muted, Detail::Note);
    (pen.finish(), height)
}

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
}

/// Draws legend and sources from `top` downwards; returns them and the picture's bottom.
pub fn footer(context: &Context, shaper: &mut Shaper, width: f64, top: f64) -> (Placed, f64) {
    let style = &context.style;
    let s = style.scale;
    let colors = &context.theme.color;
    let mut pen = Pen::default();
    let row = 22.0 * s;
    let end = width - style.margin;
    let (mut x, mut y) = (style.margin, 10.0 * s);
    for (mark, key) in legend(context) {
        let text = context.texts.get(key);
        let words = shaper.line(text, style.note);
        let (before, after) = (mark_width(mark) * s, 24.0 * s);
        if x > style.margin && x + before + words.width > end {
            x = style.margin;
            y += row;
        }
        let bounds = Rect::from_origin_size((x, y), (before + words.width, row));
        pen.group(Role::Legend, None, text, Detail::Note, bounds);
        draw_mark(context, &mut pen, mark, Point::new(x, y + row / 2.0));
        let text_top = y + (row - words.height()) / 2.0;
        pen.text(&words, x + before, text_top, Align::Left, colors.muted, Detail::Note);
        x += before + words.width + after;
    }
    let line = source_line(context);
    if !line.is_empty() {
        let words = shaper.paragraph(&line, style.note, end - style.margin);
        if x + words.width > end {
            y += row;
        }
        let text_top = y + (row - words.style.leading) / 2.0;
        let left = end - words.width;
        let bounds = Rect::from_origin_size((left, y), (words.width, words.height().max(row)));
        pen.group(Role::Legend, None, line, Detail::Note, bounds);
        pen.text(&words, left, text_top, Align::Left, colors.muted, Detail::Note);
        y += words.height() - words.style.leading;
    }
    let block = pen.finish();
    (Placed { origin: Point::new(0.0, top), block }, top + y + row + 20.0 * s)
}

fn legend(context: &Context) -> Vec<(Mark, &'static str)> {
    let mut marks = vec![(Mark::Star, "map-legend-moment")];
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
    let found = context.facts.sources;
    if found.answers == 0 {
        return String::new();
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
    texts.with(key, answers)
}
