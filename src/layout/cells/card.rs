//! A touchpoint's card: name, channel, the phase's colour at its edge, a star at a moment of truth.

use super::Content;
use crate::layout::context::Context;
use crate::layout::draw::{Align, Pen, dashed, solid};
use crate::layout::text::{Paragraph, Shaper};
use crate::layout::ways;
use crate::model::{ElementId, ElementKind, Journey, LinkKind, MapState, Phase, Presence};
use crate::scene::{Block, Detail, Role};
use kurbo::{Point, Rect};
use std::sync::Arc;

/// Width of the coloured edge.
const EDGE: f64 = 4.0;
/// Between the edge and the name.
const INSET: f64 = 14.0;
/// Kept free of text for the star.
const STAR: f64 = 20.0;
/// Between name and channel.
const BETWEEN: f64 = 8.0;
/// Below the channel.
const BOTTOM: f64 = 12.0;

/// A touchpoint's card, shaped; drawn by [`card_block`] once the row's height is known.
#[derive(Debug, Clone)]
pub struct Card {
    touchpoint: ElementId,
    name: Arc<Paragraph>,
    /// `None` where only the name is written.
    channel: Option<Arc<Paragraph>>,
    /// Where ways lead that leave the part.
    away: Vec<Arc<Paragraph>>,
    moment: bool,
    phase: Phase,
    presence: Presence,
    label: Arc<str>,
    width: f64,
    /// The least height that holds the texts, in map units.
    pub height: f64,
}

impl Card {
    /// Shapes the texts of a touchpoint's card for a column of `width`.
    pub fn new(
        context: &Context,
        shaper: &mut Shaper,
        content: &Content,
        phase: Phase,
        width: f64,
    ) -> Option<Self> {
        if context.view.setting.is_overview() {
            return None;
        }
        let touchpoint = context.element(content.touchpoint)?.content.as_touchpoint()?;
        let style = &context.style;
        let s = style.scale;
        let card = width - 2.0 * style.gutter;
        let moment = content.moment.is_some();
        let star = if moment { STAR * s } else { 0.0 };
        let room = card - INSET * s - 8.0 * s - star;
        let name = shaper.paragraph(&touchpoint.name, style.name, room);
        let channel =
            shaper.paragraph(&touchpoint.channel, style.caption, card - (INSET + 8.0) * s);
        let setting = &context.view.setting;
        let empty = setting.is_compact() && touchpoint.channel.trim().is_empty();
        let channel = (!setting.repeats && !empty).then_some(channel);
        let away = if setting.is_part() && !setting.repeats {
            let away = ways_away(context, content);
            let room = card - (INSET + 8.0) * s;
            away.iter().map(|way| shaper.paragraph(way, style.caption, room)).collect()
        } else {
            Vec::new()
        };
        // Where room is short cards are as high as their texts.
        let least = if setting.is_compact() { 1 } else { 2 };
        let mut height = style.pad_y + name.lines.len().max(least) as f64 * style.name.leading;
        height += match &channel {
            Some(channel) => {
                let between = if setting.is_compact() { BETWEEN / 2.0 } else { BETWEEN };
                let words = channel.height().max(style.caption.leading);
                between * s + words + BOTTOM * s
            }
            None => style.pad_y,
        };
        height += away.iter().map(|words| words.height()).sum::<f64>();
        let mut label = context.label(ElementKind::Touchpoint, &touchpoint.name);
        if !touchpoint.channel.is_empty() {
            label.push_str(", ");
            label.push_str(&context.sentences.channel(&touchpoint.channel));
        }
        if moment {
            label.push_str(", ");
            label.push_str(context.texts.word(ElementKind::Moment));
        }
        Some(Self {
            touchpoint: content.touchpoint,
            name,
            channel,
            away,
            moment,
            phase,
            presence: touchpoint.presence,
            label: label.into(),
            width: card,
            height,
        })
    }
}

/// Where ways lead whose end is not in the picture, in words: what an arc would have said. That the
/// next touchpoint follows needs no word.
fn ways_away(context: &Context, content: &Content) -> Vec<String> {
    let document = &context.document;
    let journey = document.journey();
    let mut behind = journey.iter().skip_while(|id| **id != content.touchpoint);
    let next = behind.nth(1).copied();
    let shown =
        |id: &ElementId| context.view.touchpoints.as_ref().is_none_or(|shown| shown.contains(id));
    let way = |&way: &ElementId| {
        let to = document.target(way, LinkKind::Arrives).filter(|to| !shown(to))?;
        let said = ways::label(context, way);
        let plain = said.is_empty() && next == Some(to);
        let name = context.element(to)?.content.text();
        (!plain).then(|| format!("{said} → {name}").trim_start().to_owned())
    };
    content.ways.iter().filter_map(way).collect()
}

/// Draws a card of `height`; its top left corner is the block's origin.
pub fn card_block(context: &Context, card: &Card, height: f64) -> Arc<Block> {
    let colors = &context.theme.color;
    let style = &context.style;
    let s = style.scale;
    let rect = Rect::new(0.0, 0.0, card.width, height);
    let gap = context.view.state == MapState::Gap;
    let leaves = gap && !card.presence.includes(Journey::ToBe);
    let arrives = gap && !card.presence.includes(Journey::AsIs);
    let mut pen = Pen::default();
    pen.group(Role::Touchpoint, Some(card.touchpoint), card.label.clone(), Detail::Card, rect);
    let (outline, width) = if card.moment {
        (colors.moment.strong, 2.0 * s)
    } else {
        (colors.line.mix(colors.muted, 0.3), 1.2 * s)
    };
    let stroke =
        if arrives { dashed(colors.ink, 1.6 * s, 5.0 * s, 4.0 * s) } else { solid(outline, width) };
    pen.card(rect, 10.0 * s, Some(colors.paper), stroke);
    if leaves {
        pen.hatch(rect.inset(-2.0 * s), 9.0 * s, solid(colors.line, 1.2 * s));
    }
    let phase = colors.phases[card.phase as usize].strong;
    let edge = Rect::new(0.0, 8.0 * s, EDGE * s, height - 8.0 * s);
    pen.fill(edge, EDGE * s / 2.0, phase);
    let name_color = if leaves { colors.muted } else { colors.ink };
    pen.text(&card.name, INSET * s, style.pad_y, Align::Left, name_color, Detail::Card);
    let below = card.channel.iter().chain(&card.away);
    let mut top = if card.away.is_empty() {
        let channel = card.channel.as_ref().map_or(0.0, |channel| channel.height());
        height - BOTTOM * s - channel
    } else {
        style.pad_y + card.name.height() + BETWEEN / 2.0 * s
    };
    for (at, words) in below.enumerate() {
        let ink = if at == 0 && card.channel.is_some() { colors.muted } else { colors.text };
        pen.text(words, INSET * s, top, Align::Left, ink, Detail::Note);
        top += words.height();
    }
    if card.moment {
        pen.decoration(Detail::Always, rect);
        let center = Point::new(card.width - 14.0 * s, 15.0 * s);
        pen.star(center, 8.0 * s, colors.moment.strong);
    }
    pen.finish()
}
