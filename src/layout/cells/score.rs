//! A feedback score: metric, value, n, the 95 % interval on its scale, and how it moved; or two of
//! them side by side.

mod bar;
mod compared;
mod reported;

pub use compared::{triangle, verdict};

use super::BuiltCell;
use crate::layout::context::Context;
use crate::layout::draw::{Align, Pen, dashed, solid};
use crate::layout::feedback::{Feedback, level_against};
use crate::layout::rows::RowKey;
use crate::layout::setter::Setter;
use crate::layout::text::Paragraph;
use crate::layout::view::Tint;
use crate::model::ElementId;
use crate::scene::{Detail, Lane, Role};
use crate::scores::Score;
use crate::theme::Color;
use kurbo::Rect;
use std::sync::Arc;

/// Height of a score card without notes.
const HEIGHT: f64 = 84.0;
/// Where the notes begin below the value, and how high one line of them is.
const NOTES: (f64, f64) = (48.0, 14.0);

/// Where a card is drawn.
struct Place<'a> {
    context: &'a Context,
    touchpoint: ElementId,
    /// Its width.
    width: f64,
}

impl Place<'_> {
    /// The card, this high.
    fn rect(&self, height: f64) -> Rect {
        Rect::new(0.0, 0.0, self.width, height)
    }

    /// Room for texts inside.
    fn room(&self) -> f64 {
        self.width - 2.0 * self.context.style.pad
    }
}

/// Draws the score cell of a touchpoint that has this to say.
pub fn cell(
    context: &Context,
    setter: &mut Setter<'_>,
    touchpoint: ElementId,
    feedback: &Feedback,
    width: f64,
) -> BuiltCell {
    let gutter = context.style.gutter;
    let place = Place { context, touchpoint, width: width - 2.0 * gutter };
    let mut pen = setter.pen();
    let height = match (&feedback.compared, &feedback.score, &feedback.reported) {
        (Some(compared), ..) => compared::draw(&place, setter, &mut pen, feedback, compared),
        (None, Some(score), _) => draw_score(&place, setter, &mut pen, feedback, score),
        (None, None, Some((at, score))) => {
            reported::draw(&place, setter, &mut pen, feedback, (*at, score))
        }
        (None, None, None) => draw_nothing(&place, setter, &mut pen),
    };
    BuiltCell { row: RowKey::main(Lane::Scores), dx: gutter, height, block: pen.into_block() }
}

fn draw_nothing(place: &Place<'_>, setter: &mut Setter<'_>, pen: &mut Pen) -> f64 {
    let colors = &place.context.theme.color;
    let style = &place.context.style;
    let s = style.scale;
    let rect = place.rect(HEIGHT * s);
    let text = place.context.texts.get("map-no-data");
    let words = setter.paragraph(text, style.caption, place.room());
    pen.group(Role::Score, Some(place.touchpoint), text, Detail::Note, rect);
    let stroke = dashed(colors.line.mix(colors.muted, 0.3), s, 4.0 * s, 4.0 * s);
    pen.card(rect, 8.0 * s, None, stroke);
    let top = rect.center().y - words.height() / 2.0;
    pen.text(&words, rect.center().x, top, Align::Middle, colors.muted, Detail::Note);
    rect.height()
}

fn draw_score(
    place: &Place<'_>,
    setter: &mut Setter<'_>,
    pen: &mut Pen,
    feedback: &Feedback,
    score: &Score,
) -> f64 {
    let context = place.context;
    let (style, texts) = (&context.style, context.texts);
    let s = style.scale;
    let few = score.is_thin();
    let name = setter.line(texts.word(score.metric), style.strong_caption);
    let n = setter.line(&context.sentences.answers(&texts.whole(score.n)), style.caption);
    let value = setter.line(&texts.score(score.metric, score.value), style.score);
    let said = notes(context, feedback, score);
    let notes = said.as_ref().map(|text| setter.paragraph(text, style.caption, place.room()));
    let more = below(notes.as_ref(), s);
    let rect = place.rect(HEIGHT * s + more);
    if pen.is_dry() {
        return rect.height();
    }
    let mut label = described(context, score);
    if let Some(said) = &said {
        label = format!("{label}, {said}");
    }
    pen.group(Role::Score, Some(place.touchpoint), label, Detail::Note, rect);
    outline(context, pen, rect, few);
    let (mark, ink) = feedback.colors(context);
    let muted = context.theme.color.muted;
    let (left, right) = (rect.x0 + style.pad, rect.x1 - style.pad);
    let note = Detail::Note;
    pen.text(&name, left, 8.0 * s, Align::Left, muted, note);
    pen.text(&n, right, 8.0 * s, Align::Right, muted, note);
    pen.text(&value, left, 23.0 * s, Align::Left, ink, note);
    let spark = Rect::new(right - 46.0 * s, 29.0 * s, right - 2.0 * s, 45.0 * s);
    if left + value.width + 6.0 * s < spark.x0 {
        bar::sparkline(context, pen, place.touchpoint, score.metric, spark, mark);
    }
    if let Some(notes) = notes {
        pen.text(&notes, left, NOTES.0 * s, Align::Left, muted, note);
    }
    let scale = Rect::new(left, 66.0 * s + more, right, 72.0 * s + more);
    bar::interval_bar(context, pen, score, scale, mark, few);
    rect.height()
}

/// How much higher notes make a card: the first line has its place there.
fn below(notes: Option<&Arc<Paragraph>>, s: f64) -> f64 {
    notes.map_or(0.0, |notes| (notes.height() - NOTES.1 * s).max(0.0))
}

/// The card of a score; with few answers its outline is dashed.
fn outline(context: &Context, pen: &mut Pen, rect: Rect, few: bool) {
    let colors = &context.theme.color;
    let s = context.style.scale;
    let stroke = if few {
        dashed(colors.line.mix(colors.muted, 0.5), s, 5.0 * s, 3.0 * s)
    } else {
        solid(colors.line, s)
    };
    pen.card(rect, 8.0 * s, Some(colors.paper), stroke);
}

/// What is said below a score: what its colour means, and how old it is.
fn notes(context: &Context, feedback: &Feedback, score: &Score) -> Option<String> {
    let (texts, sentences) = (context.texts, &context.sentences);
    let tint = match context.view.tint {
        Tint::Score => None,
        Tint::Gap => {
            let gap = score.value - context.document.props().target(score.metric);
            Some(sentences.gap(&texts.score_difference(score.metric, gap)))
        }
        Tint::Change => Some(match &feedback.change {
            Some(change) => {
                let differ = change.difference;
                let value = texts.score_difference(score.metric, differ.value);
                let value = differ.is_clear().then_some(value.as_str());
                sentences.change(value, &sentences.month(texts, change.since))
            }
            None => texts.get("map-one-period").to_owned(),
        }),
    };
    let stale = feedback.stale.map(|month| sentences.stale(&sentences.month(texts, month)));
    let said: Vec<String> = tint.into_iter().chain(stale).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// How good a score is against its target, as the index of a valence colour 0 … 4.
pub fn level(context: &Context, score: &Score) -> usize {
    level_against(context.document.props().target(score.metric), score)
}

/// The colour of a value, as a word.
fn ink(context: &Context, score: &Score) -> Color {
    context.theme.color.valence_text[level(context, score)]
}

/// A score in words, for readers: metric, value, n and interval.
pub fn described(context: &Context, score: &Score) -> String {
    let texts = context.texts;
    let value = texts.score(score.metric, score.value);
    let interval = score.interval.map(|range| texts.score_range(score.metric, range));
    let n = texts.whole(score.n);
    context.sentences.score(texts.word(score.metric), &value, &n, interval.as_deref())
}
