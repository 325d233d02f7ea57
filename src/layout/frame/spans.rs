//! The bars of phases and stages between the header and the columns.

use crate::layout::context::Context;
use crate::layout::draw::{Align, Pen};
use crate::layout::text::{Paragraph, Shaper, TextStyle};
use crate::model::{ElementId, ElementKind, LinkKind, Phase};
use crate::scene::{Block, Detail, Placed, Role};
use crate::theme::Color;
use kurbo::{Point, Rect};
use std::sync::Arc;

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
    // The heading of a part names its only phase: its colour is enough.
    let strip = context.view.setting.is_part() && phases.len() == 1;
    let names: Vec<(Arc<Paragraph>, &str)> = phases
        .iter()
        .map(|span| {
            let name = context.texts.word(span.phase);
            let room = span.x1 - span.x0 - 16.0 * s;
            let fits = !strip && fits(context, shaper, (name, style.phase), room);
            (shaper.paragraph(if fits { name } else { "" }, style.phase, room.max(1.0)), name)
        })
        .collect();
    let tallest = names.iter().map(|(words, _)| words.height()).fold(0.0, f64::max);
    let phase_height = if strip { STRIP * s } else { (tallest + 12.0 * s).max(30.0 * s) };
    for (span, (words, name)) in phases.iter().zip(&names) {
        let phase = &colors.phases[span.phase as usize];
        let look = (phase.strong, colors.on_strong, if strip { STRIP / 2.0 } else { 8.0 });
        let place = bar(context, span, words, look, phase_height, Role::Phase, name);
        placed.push(Placed { origin: Point::new(span.x0, top), block: place });
    }
    let keyed = context.view.setting.keyed;
    let names: Vec<(Arc<Paragraph>, &str)> = stages
        .iter()
        .enumerate()
        .map(|(index, span)| {
            let stage = span.stage.and_then(|id| context.element(id));
            let name = stage.map(|stage| stage.content.text()).unwrap_or_default();
            let room = span.x1 - span.x0 - 20.0 * s;
            let number = if keyed { (index + 1).to_string() } else { String::new() };
            let words = if keyed { number.as_str() } else { name };
            let fits = fits(context, shaper, (words, style.name), room);
            (shaper.paragraph(if fits { words } else { "" }, style.name, room.max(1.0)), name)
        })
        .collect();
    let tallest = names.iter().map(|(words, _)| words.height()).fold(0.0, f64::max);
    let height = (tallest + 12.0 * s).max(28.0 * s);
    let y = top + phase_height + 6.0 * s;
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
    (placed, if stages.is_empty() { top + phase_height } else { y + height })
}

/// Most lines of a name in a picture whose columns are narrower than words.
const MOST_LINES: usize = 4;

/// Height of a phase's bar where only its colour is needed.
const STRIP: f64 = 6.0;

/// Whether a name is written where there is so much room: where columns are narrower than words,
/// it is not stacked up letter by letter, nor is a word broken.
fn fits(
    context: &Context,
    shaper: &mut Shaper,
    (name, style): (&str, TextStyle),
    room: f64,
) -> bool {
    !context.view.setting.is_overview()
        || (longest_word(shaper, name, style) <= room
            && shaper.paragraph(name, style, room).lines.len() <= MOST_LINES)
}

/// Width of the longest word of a name.
pub fn longest_word(shaper: &mut Shaper, name: &str, style: TextStyle) -> f64 {
    let words = name.split_whitespace();
    words.map(|word| shaper.line(word, style).width).fold(0.0, f64::max)
}

/// Width of a column of an overview in which its stage, and a phase of a single stage, can be
/// written, where this is the width of those around it.
pub fn column_for_names(
    context: &Context,
    shaper: &mut Shaper,
    (stage, phase): (ElementId, Phase),
    usual: f64,
) -> f64 {
    let (style, document) = (&context.style, &context.document);
    let s = style.scale;
    let stages = document.stages();
    let number = stages.iter().position(|id| *id == stage).unwrap_or(0) + 1;
    let name = context.element(stage).map(|stage| stage.content.text()).unwrap_or_default();
    let word = if context.view.setting.keyed {
        shaper.line(&number.to_string(), style.name).width
    } else {
        longest_word(shaper, name, style.name)
    };
    let mut room = word + 21.0 * s;
    let of_phase = |id: &&ElementId| {
        let stage = context.element(**id).and_then(|element| element.content.as_stage());
        stage.is_some_and(|stage| stage.phase == phase)
    };
    if stages.iter().filter(of_phase).count() == 1 {
        let word = longest_word(shaper, context.texts.word(phase), style.phase);
        room = room.max(word + 17.0 * s);
    }
    let shown = |id: &ElementId| {
        let touchpoint = context.element(*id).and_then(|element| element.content.as_touchpoint());
        touchpoint.is_some_and(|touchpoint| context.includes(touchpoint.presence))
    };
    let touchpoints = document.targets(stage, LinkKind::Contains);
    let columns = touchpoints.iter().filter(|id| shown(id)).count().max(1);
    usual.max(room / columns as f64)
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
