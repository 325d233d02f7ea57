//! Title and headline scores above the columns.

use crate::layout::cells::score::{described, level, verdict};
use crate::layout::context::Context;
use crate::layout::draw::{Align, Pen, solid};
use crate::layout::seen::Headline;
use crate::layout::text::{Paragraph, Shaper};
use crate::layout::view::{Heading, Surround};
use crate::model::ElementKind;
use crate::scene::{Detail, Placed, Role};
use crate::scores::Metric;
use crate::theme::Color;
use kurbo::{Point, Rect};
use std::sync::Arc;

/// Height of a headline figure's card.
const FIGURE: f64 = 56.0;
/// Least between what a part is called and what it is a part of.
const BESIDE: f64 = 24.0;
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
    if let Surround::Part(heading) = &context.view.setting.surround {
        let bottom = part_heading(context, shaper, &mut pen, heading, width);
        return Header {
            placed: vec![Placed { origin: Point::ZERO, block: pen.finish() }],
            bottom,
        };
    }
    let untitled = matches!(context.view.setting.surround, Surround::Frame { .. });
    let told = untitled || matches!(context.view.setting.surround, Surround::Told(_));
    let figures =
        if told && context.view.stages.is_some() { Vec::new() } else { figures(context, shaper) };
    let figures_width: f64 = figures.iter().map(|f| f.width + FIGURE_GAP * s).sum();
    // A narrow picture puts the figures below the title instead of beside it.
    let beside = !untitled && figures_width < (width - 2.0 * style.margin) * 0.55;
    let room = width - 2.0 * style.margin - if beside { figures_width + 20.0 * s } else { 0.0 };
    let mut y = if untitled {
        answers(context, shaper, &mut pen, (0.0, room))
    } else {
        title(context, shaper, &mut pen, room)
    };
    let mut x =
        if beside { width - style.margin - figures_width + FIGURE_GAP * s } else { style.margin };
    let mut top = f64::min(22.0 * s, style.margin);
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
    let bottom = if untitled && y <= 0.0 {
        0.0
    } else if untitled || context.view.setting.is_overview() {
        y + 8.0 * s
    } else {
        (y + 22.0 * s).max(102.0 * s)
    };
    Header { placed, bottom }
}

/// Draws what a part of a map is called; returns where it ends.
fn part_heading(
    context: &Context,
    shaper: &mut Shaper,
    pen: &mut Pen,
    heading: &Heading,
    width: f64,
) -> f64 {
    let style = &context.style;
    let colors = &context.theme.color;
    let room = (width - 2.0 * style.margin).max(1.0);
    let words = shaper.paragraph(&heading.text, style.phase, room);
    let bounds = Rect::from_origin_size((style.margin, 0.0), (words.width, words.height()));
    pen.group(Role::Title, None, heading.text.as_str(), Detail::Always, bounds);
    pen.text(&words, style.margin, 0.0, Align::Left, colors.ink, Detail::Card);
    let of = shaper.line(&heading.of, style.caption);
    if words.lines.len() == 1 && words.width + of.width + BESIDE * style.scale <= room {
        let drop = style.phase.baseline() - style.caption.baseline();
        let bounds = Rect::new(width - style.margin - of.width, 0.0, width, words.height());
        pen.group(Role::Summary, None, heading.of.as_str(), Detail::Note, bounds);
        let at = width - style.margin;
        pen.text(&of, at, drop, Align::Right, colors.muted, Detail::Note);
    }
    words.height() + 8.0 * style.scale
}

fn title(context: &Context, shaper: &mut Shaper, pen: &mut Pen, room: f64) -> f64 {
    let style = &context.style;
    let s = style.scale;
    let colors = &context.theme.color;
    let props = context.document.props();
    let texts = context.texts;
    let name = match &context.view.setting.surround {
        Surround::Told(sentence) => sentence,
        _ if props.title.trim().is_empty() => texts.get("map-untitled"),
        _ => &props.title,
    };
    let badge = shaper.line(texts.word(context.view.state), style.strong_caption);
    let badge_width = badge.width + 36.0 * s;
    let title = shaper.paragraph(name, style.title, (room - badge_width - 18.0 * s).max(200.0 * s));
    let top = f64::min(23.0 * s, style.margin);
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
    let told = matches!(context.view.setting.surround, Surround::Told(_));
    let line = if told { String::new() } else { subtitle(context) };
    if !line.is_empty() {
        let words = shaper.paragraph(&line, style.subtitle, room);
        let bounds = Rect::new(style.margin, y, style.margin + words.width, y + words.height());
        pen.group(Role::Summary, None, line, Detail::Note, bounds);
        pen.text(&words, style.margin, y, Align::Left, colors.muted, Detail::Note);
        y += words.height();
    }
    answers(context, shaper, pen, (y, room))
}

/// Says which answers are shown, where that is not all of them, from `y` down; returns where that
/// ends.
fn answers(context: &Context, shaper: &mut Shaper, pen: &mut Pen, (y, room): (f64, f64)) -> f64 {
    let Some(line) = context.answers_shown() else { return y };
    let style = &context.style;
    let words = shaper.paragraph(&line, style.subtitle, room);
    let bounds = Rect::new(style.margin, y, style.margin + words.width, y + words.height());
    pen.group(Role::Summary, None, line, Detail::Note, bounds);
    pen.text(&words, style.margin, y, Align::Left, context.theme.color.text, Detail::Note);
    y + words.height()
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

/// A score of the whole journey; beside it its interval, or what it is compared with.
fn headline_figure(context: &Context, shaper: &mut Shaper, headline: &Headline) -> Figure {
    let texts = context.texts;
    let Headline { score, compared } = headline;
    let value = texts.score(score.metric, score.value);
    let color = context.theme.color.valence_text[level(context, score)];
    let mut label = described(context, score);
    let beside = if let Some((other, difference)) = compared {
        let (letter, verdict) = (texts.get("map-second"), verdict(context, *difference));
        label = format!("{label}; {letter}: {}; {verdict}", described(context, other));
        format!("{letter} {} · {verdict}", texts.score(other.metric, other.value))
    } else {
        let range = score.interval.map(|range| texts.score_range(score.metric, range));
        range.unwrap_or_default()
    };
    let parts = (texts.word(score.metric), value.as_str(), beside.as_str());
    Figure::new(context, shaper, parts, color, label)
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
        Metric::Custom(_) => 6,
    };
    let mut scores: Vec<&Headline> = context.seen.headline.iter().collect();
    scores.sort_by_key(|headline| order(headline.score.metric));
    let mut figures: Vec<Figure> =
        scores.into_iter().map(|headline| headline_figure(context, shaper, headline)).collect();
    if let Some(share) = context.facts.evidence.share() {
        let name = texts.get("map-confirmed");
        let value = texts.percent(share * 100.0, 0);
        let parts = (name, value.as_str(), texts.get("map-confirmed-by"));
        let label = format!("{name}: {value} {}", parts.2);
        figures.push(Figure::new(context, shaper, parts, colors.text, label));
    }
    figures
}
