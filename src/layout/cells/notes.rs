//! Cells of text: actions, expectations, barriers, drivers, solutions and the optional lanes.

use super::votes::Badge;
use super::{BuiltCell, Content, indicator};
use crate::layout::context::Context;
use crate::layout::draw::{Align, Pen, dashed, solid};
use crate::layout::rows::{Part, RowKey};
use crate::layout::setter::Setter;
use crate::layout::text::Paragraph;
use crate::model::{
    Barrier, ElementId, ElementKind, Evidence, LinkKind, Picture, Quote, Solution, SolutionStatus,
};
use crate::scene::{Block, Detail, ImageItem, Lane, Role};
use crate::theme::{Accent, Color};
use kurbo::{Point, Rect};

/// Highest picture in a cell, as a part of its width.
const TALLEST_PICTURE: f64 = 1.2;

/// How a note's card looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    fill: Color,
    outline: Color,
    text: Color,
    /// Colour of the edge at the left; `None` = no edge.
    edge: Option<Color>,
    dashed: bool,
}

impl Look {
    fn accent(accent: &Accent) -> Self {
        Self {
            fill: accent.fill,
            outline: accent.outline,
            text: accent.text,
            edge: Some(accent.strong),
            dashed: false,
        }
    }

    /// A quiet card.
    pub(super) fn plain(context: &Context, fill: Color) -> Self {
        let colors = &context.theme.color;
        Self { fill, outline: colors.line, text: colors.text, edge: None, dashed: false }
    }
}

/// Stacks cards from top to bottom in one block.
pub(super) struct Stack<'a> {
    pub(super) context: &'a Context,
    pub(super) pen: Pen,
    pub(super) width: f64,
    y: f64,
}

impl<'a> Stack<'a> {
    fn new(context: &'a Context, pen: Pen, width: f64) -> Self {
        Self { context, pen, width, y: 0.0 }
    }

    /// Begins a card of `height`; returns its rectangle.
    pub(super) fn card(
        &mut self,
        look: Look,
        height: f64,
        element: Option<ElementId>,
        label: impl FnOnce() -> String,
    ) -> Rect {
        let s = self.context.style.scale;
        if self.y > 0.0 {
            self.y += 6.0 * s;
        }
        let rect = Rect::new(0.0, self.y, self.width, self.y + height);
        self.y += height;
        if self.pen.is_dry() {
            return rect;
        }
        self.pen.group(Role::Note, element, label(), Detail::Card, rect);
        let stroke = if look.dashed {
            dashed(look.outline, s, 4.0 * s, 3.0 * s)
        } else {
            solid(look.outline, s)
        };
        self.pen.card(rect, 8.0 * s, Some(look.fill), stroke);
        if let Some(edge) = look.edge {
            let bar = Rect::new(0.0, rect.y0, 4.0 * s, rect.y1);
            self.pen.fill(bar, 2.0 * s, edge);
        }
        rect
    }

    /// A card with nothing but a text.
    fn note(
        &mut self,
        setter: &mut Setter<'_>,
        look: Look,
        text: &str,
        element: Option<ElementId>,
        label: impl FnOnce() -> String,
    ) {
        let style = &self.context.style;
        let words = setter.paragraph(text, style.note, self.width - 2.0 * style.pad);
        let height = words.height().max(style.note.leading) + 2.0 * style.pad_y;
        let rect = self.card(look, height, element, label);
        self.text(&words, rect.y0 + style.pad_y, look.text);
    }

    /// Text on a card.
    pub(super) fn text(&mut self, words: &Paragraph, top: f64, color: Color) {
        let pad = self.context.style.pad;
        self.pen.text(words, pad, top, Align::Left, color, Detail::Note);
    }

    fn finish(self) -> Option<(f64, Block)> {
        (self.y > 0.0).then(|| (self.y, self.pen.into_block()))
    }
}

/// Draws what `lane` shows of a column.
pub fn lane(
    context: &Context,
    setter: &mut Setter<'_>,
    content: &Content,
    lane: Lane,
    width: f64,
) -> Vec<BuiltCell> {
    let mut cells = Vec::new();
    let style = &context.style;
    let card = width - 2.0 * style.gutter;
    let mut stack = Stack::new(context, setter.pen(), card);
    match lane {
        Lane::Actions | Lane::Expectations | Lane::Owners | Lane::Channels | Lane::Backstage => {
            field(&mut stack, setter, content, lane);
        }
        Lane::Barriers | Lane::Drivers => {
            let list = if lane == Lane::Barriers { &content.barriers } else { &content.drivers };
            for &id in list {
                obstacle(&mut stack, setter, id, None);
            }
            if context.view.setting.is_compact() {
                // A border between columns may be that of the page.
                way_notes(&mut stack, setter, content, lane);
            } else {
                cells.extend(on_ways(context, setter, content, lane, width));
            }
        }
        Lane::Solutions => each(&content.solutions, |id| solution(&mut stack, setter, id)),
        Lane::Indicators => {
            each(&content.indicators, |id| indicator::draw(&mut stack, setter, id));
        }
        Lane::Quotes => {
            each(&content.quotes, |id| quote(&mut stack, setter, id));
            each(&content.emotions, |id| emotion_quote(&mut stack, setter, id));
        }
        Lane::Evidence => each(&content.evidence, |id| evidence(&mut stack, setter, id)),
        Lane::Pictures => each(&content.pictures, |id| picture(&mut stack, setter, id)),
        Lane::Touchpoints | Lane::Emotions | Lane::Scores => {}
    }
    if let Some((height, block)) = stack.finish() {
        cells.push(BuiltCell { row: RowKey::main(lane), dx: style.gutter, height, block });
    }
    cells
}

fn each(list: &[ElementId], mut draw: impl FnMut(ElementId)) {
    for &id in list {
        draw(id);
    }
}

fn field(stack: &mut Stack<'_>, setter: &mut Setter<'_>, content: &Content, lane: Lane) {
    let context = stack.context;
    let Some(touchpoint) =
        context.element(content.touchpoint).and_then(|e| e.content.as_touchpoint())
    else {
        return;
    };
    let colors = &context.theme.color;
    let (text, fill) = match lane {
        Lane::Actions => (&touchpoint.action, colors.card),
        Lane::Expectations => (&touchpoint.expectation, colors.paper),
        Lane::Owners => (&touchpoint.owner, colors.card),
        Lane::Channels => (&touchpoint.channel, colors.paper),
        _ => (&touchpoint.backstage, colors.card),
    };
    if text.trim().is_empty() {
        return;
    }
    let mut look = Look::plain(context, fill);
    look.dashed = lane == Lane::Backstage;
    let label = || format!("{}: {text}", context.texts.word(lane));
    stack.note(setter, look, text, Some(content.touchpoint), label);
}

/// A barrier or a driver; `way` names the way it stands on.
fn obstacle(stack: &mut Stack<'_>, setter: &mut Setter<'_>, id: ElementId, way: Option<&str>) {
    let context = stack.context;
    let colors = &context.theme.color;
    let Some(element) = context.element(id) else { return };
    let (kind, look, severity) = match &element.content {
        crate::model::Content::Barrier(Barrier { severity, .. }) => {
            (ElementKind::Barrier, Look::accent(&colors.barrier), *severity)
        }
        _ => (ElementKind::Driver, Look::accent(&colors.driver), None),
    };
    let style = &context.style;
    let s = style.scale;
    let room = stack.width - 2.0 * style.pad;
    let words = setter.paragraph(element.content.text(), style.note, room);
    let caption = way
        .filter(|way| !way.is_empty())
        .map(|way| setter.paragraph(&format!("→ {way}"), style.caption, room));
    let caption_height = caption.as_ref().map_or(0.0, |caption| caption.height());
    let votes = element.content.votes().unwrap_or(0);
    let badge = Badge::of(context, setter, votes);
    let marks = match &badge {
        Some(badge) => badge.size().height + s,
        None if severity.is_some() => 9.0 * s,
        None => 0.0,
    };
    let height =
        words.height().max(style.note.leading) + 2.0 * style.pad_y + caption_height + marks;
    let label = || {
        let mut label = context.label(kind, element.content.text());
        if let Some(severity) = severity {
            label.push_str(", ");
            label.push_str(&context.sentences.severity(severity));
        }
        label + &told(context, votes)
    };
    let rect = stack.card(look, height, Some(id), label);
    stack.text(&words, rect.y0 + style.pad_y, look.text);
    if let Some(caption) = caption {
        let top = rect.y0 + style.pad_y + words.height();
        stack.text(&caption, top, look.text.mix(look.fill, 0.2));
    }
    let corner = badge.map(|badge| {
        let top = rect.y1 - style.pad_y - badge.size().height + 3.0 * s;
        let corner = Point::new(rect.x1 - 8.0 * s, top);
        badge.draw(context, &mut stack.pen, corner, &colors.barrier);
        top + badge.size().height / 2.0
    });
    if let Some(severity) = severity {
        for i in 0..5_u8 {
            let color = if i < severity { colors.barrier.strong } else { look.outline };
            let x = style.pad + (2.0 + f64::from(i) * 8.0) * s;
            let y = corner.unwrap_or(rect.y1 - style.pad_y);
            stack.pen.dot(Point::new(x, y), 2.2 * s, color);
        }
    }
}

/// What a reader hears of the dots of a vote.
fn told(context: &Context, votes: u32) -> String {
    if votes == 0 {
        return String::new();
    }
    format!(", {}", context.texts.count("map-alt-votes", u64::from(votes)))
}

/// Width of a note on a way.
fn way_card(context: &Context) -> f64 {
    let style = &context.style;
    style.column - 2.0 * style.gutter - 6.0 * style.scale
}

/// How far a note on a way reaches beyond its column.
pub fn way_overhang(context: &Context) -> f64 {
    way_card(context) / 2.0
}

/// Notes on ways: straddling the border to the next column, in a row of their own.
fn on_ways(
    context: &Context,
    setter: &mut Setter<'_>,
    content: &Content,
    lane: Lane,
    width: f64,
) -> Option<BuiltCell> {
    let card = way_card(context);
    let mut stack = Stack::new(context, setter.pen(), card);
    way_notes(&mut stack, setter, content, lane);
    let (height, block) = stack.finish()?;
    let row = RowKey { lane, part: Part::OnWays };
    Some(BuiltCell { row, dx: width - card / 2.0, height, block })
}

/// The notes on ways that a lane shows.
fn way_notes(stack: &mut Stack<'_>, setter: &mut Setter<'_>, content: &Content, lane: Lane) {
    let context = stack.context;
    let kind = if lane == Lane::Barriers { ElementKind::Barrier } else { ElementKind::Driver };
    for &(note, way) in &content.on_ways {
        if context.document.kind(note) == Some(kind) {
            let name = way_name(context, way);
            obstacle(stack, setter, note, Some(&name));
        }
    }
}

/// What a way is called: its label, else where it leads.
fn way_name(context: &Context, way: ElementId) -> String {
    let label = context.element(way).map(|e| e.content.text()).unwrap_or_default();
    if !label.is_empty() {
        return label.to_owned();
    }
    context
        .document
        .target(way, LinkKind::Arrives)
        .and_then(|to| context.element(to))
        .map(|to| to.content.text().to_owned())
        .unwrap_or_default()
}

fn solution(stack: &mut Stack<'_>, setter: &mut Setter<'_>, id: ElementId) {
    let context = stack.context;
    let Some(Solution { text, feasibility, effort, status, votes }) =
        context.element(id).and_then(|e| e.content.as_solution())
    else {
        return;
    };
    let colors = &context.theme.color;
    let style = &context.style;
    let s = style.scale;
    let mut look = Look::accent(&colors.solution);
    look.edge = None;
    let words = setter.paragraph(text, style.note, stack.width - 2.0 * style.pad);
    let numeral = setter.line(feasibility.numeral(), style.strong_caption);
    let badge_width = (numeral.width + 14.0 * s).max(26.0 * s);
    let mut facts = Vec::new();
    if *status != SolutionStatus::Idea {
        facts.push(context.texts.word(*status).to_owned());
    }
    if let Some(effort) = effort {
        facts.push(context.texts.word(*effort).to_owned());
    }
    let given = Badge::of(context, setter, *votes);
    let taken = given.as_ref().map_or(0.0, |given| given.size().width + 4.0 * s);
    let room = stack.width - style.pad - badge_width - 16.0 * s - taken;
    let all = setter.paragraph(&facts.join(" · "), style.caption, room);
    // Where both do not fit beside the badge, the first says more.
    let facts =
        if all.lines.len() > 1 { setter.paragraph(&facts[0], style.caption, room) } else { all };
    let head = f64::max(17.0 * s, facts.height());
    let height = 12.0 * s + head + words.height().max(style.note.leading) + 7.0 * s;
    let label = || {
        let name = context.label(ElementKind::Solution, text);
        format!("{name}, {}{}", context.texts.word(*feasibility), told(context, *votes))
    };
    let rect = stack.card(look, height, Some(id), label);
    let badge = Rect::new(10.0 * s, rect.y0 + 8.0 * s, 10.0 * s + badge_width, rect.y0 + 25.0 * s);
    stack.pen.fill(badge, 8.0 * s, colors.feasibility[*feasibility as usize]);
    let top = badge.center().y - numeral.height() / 2.0;
    let detail = Detail::Note;
    stack.pen.text(&numeral, badge.center().x, top, Align::Middle, colors.on_strong, detail);
    let top = rect.y0 + 8.0 * s + (17.0 * s - style.caption.leading) / 2.0;
    stack.pen.text(&facts, badge.x1 + 6.0 * s, top, Align::Left, look.text, detail);
    if let Some(given) = given {
        let corner = Point::new(rect.x1 - 8.0 * s, badge.center().y - given.size().height / 2.0);
        given.draw(context, &mut stack.pen, corner, &colors.solution);
    }
    stack.text(&words, rect.y0 + 12.0 * s + head, look.text);
}

fn quote(stack: &mut Stack<'_>, setter: &mut Setter<'_>, id: ElementId) {
    let context = stack.context;
    let Some(Quote { text, speaker, comment: _ }) =
        context.element(id).and_then(|e| e.content.as_quote())
    else {
        return;
    };
    let mut look = Look::plain(context, context.theme.color.card);
    look.edge = Some(context.theme.color.muted);
    let label = || context.label(ElementKind::Quote, text);
    let words = quoted(context, text);
    said(stack, setter, look, &words, speaker, id, label);
}

fn emotion_quote(stack: &mut Stack<'_>, setter: &mut Setter<'_>, id: ElementId) {
    let context = stack.context;
    let Some(emotion) = context.element(id).and_then(|e| e.content.as_emotion()) else { return };
    let shown = context.curves.iter().any(|curve| curve.main && curve.journey == emotion.journey);
    if emotion.quote.trim().is_empty() || !shown {
        return;
    }
    let mut look = Look::plain(context, context.theme.color.card);
    look.edge = Some(context.theme.color.valence[emotion.valence as usize]);
    let label = || context.label(ElementKind::Quote, &emotion.quote);
    let words = quoted(context, &emotion.quote);
    said(stack, setter, look, &words, &emotion.word, id, label);
}

fn quoted(context: &Context, text: &str) -> String {
    context.texts.with("map-quoted", &[("text", text.trim().into())])
}

fn said(
    stack: &mut Stack<'_>,
    setter: &mut Setter<'_>,
    look: Look,
    words: &str,
    who: &str,
    id: ElementId,
    label: impl FnOnce() -> String,
) {
    let style = &stack.context.style;
    let room = stack.width - 2.0 * style.pad;
    let words = setter.paragraph(words, style.note, room);
    let who = setter.paragraph(who, style.caption, room);
    let height = words.height() + who.height() + 2.0 * style.pad_y;
    let rect = stack.card(look, height, Some(id), label);
    stack.text(&words, rect.y0 + style.pad_y, look.text);
    let muted = stack.context.theme.color.muted;
    stack.text(&who, rect.y0 + style.pad_y + words.height(), muted);
}

fn evidence(stack: &mut Stack<'_>, setter: &mut Setter<'_>, id: ElementId) {
    let context = stack.context;
    let Some(Evidence { text, kind, source, date, .. }) =
        context.element(id).and_then(|e| e.content.as_evidence())
    else {
        return;
    };
    let style = &context.style;
    let room = stack.width - 2.0 * style.pad;
    let mut head = vec![context.texts.word(*kind).to_owned()];
    if !source.is_empty() {
        head.push(source.clone());
    }
    if let Some(date) = date {
        head.push(context.texts.date_digits(*date));
    }
    let head = setter.paragraph(&head.join(" · "), style.caption, room);
    let words = setter.paragraph(text, style.note, room);
    let height = head.height() + words.height() + 2.0 * style.pad_y;
    let look = Look::plain(context, context.theme.color.card);
    let label = || context.label(ElementKind::Evidence, text);
    let rect = stack.card(look, height, Some(id), label);
    let muted = context.theme.color.muted;
    stack.text(&head, rect.y0 + style.pad_y, muted);
    stack.text(&words, rect.y0 + style.pad_y + head.height(), look.text);
}

fn picture(stack: &mut Stack<'_>, setter: &mut Setter<'_>, id: ElementId) {
    let context = stack.context;
    let Some(Picture { caption, image }) = context.element(id).and_then(|e| e.content.as_picture())
    else {
        return;
    };
    let style = &context.style;
    let s = style.scale;
    let inside = stack.width - 12.0 * s;
    let ratio = f64::from(image.height) / f64::from(image.width.max(1));
    let (width, height) = if ratio > TALLEST_PICTURE {
        (inside * TALLEST_PICTURE / ratio, inside * TALLEST_PICTURE)
    } else {
        (inside, inside * ratio)
    };
    let words = setter.paragraph(caption, style.caption, stack.width - 2.0 * style.pad);
    let look = Look::plain(context, context.theme.color.paper);
    let label = || context.label(ElementKind::Picture, caption);
    let below = if words.lines.is_empty() { 0.0 } else { words.height() + 4.0 * s };
    let rect = stack.card(look, height + 12.0 * s + below, Some(id), label);
    let left = (stack.width - width) / 2.0;
    let place = Rect::new(left, rect.y0 + 6.0 * s, left + width, rect.y0 + 6.0 * s + height);
    stack.pen.image(ImageItem { rect: place, radius: 4.0 * s, image: image.clone() });
    stack.text(&words, place.y1 + 4.0 * s, context.theme.color.muted);
}
