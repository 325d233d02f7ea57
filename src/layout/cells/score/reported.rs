//! A score that somebody only reports: never pooled, marked as what it is.

use super::{HEIGHT, NOTES, Place, bar, below, described};
use crate::layout::draw::{Align, Pen, dashed};
use crate::layout::feedback::Feedback;
use crate::layout::setter::Setter;
use crate::model::Content;
use crate::scene::{Detail, Role};
use crate::scores::Score;
use kurbo::Rect;

/// Draws the card; returns its height. `at` is the report's place in the touchpoint's list.
pub fn draw(
    place: &Place<'_>,
    setter: &mut Setter<'_>,
    pen: &mut Pen,
    feedback: &Feedback,
    (at, score): (usize, &Score),
) -> f64 {
    let context = place.context;
    let (style, texts) = (&context.style, context.texts);
    let s = style.scale;
    let name = setter.line(texts.word(score.metric), style.strong_caption);
    // How many answers it rests on is not always said.
    let n = (score.n > 0).then(|| context.sentences.answers(&texts.whole(score.n)));
    let n = n.map(|n| setter.line(&n, style.caption));
    let value = setter.line(&texts.score(score.metric, score.value), style.score);
    let element = context.element(place.touchpoint);
    let source = match element.map(|element| &element.content) {
        Some(Content::Touchpoint(own)) => own.reported.get(at).map(|it| it.source.trim()),
        _ => None,
    };
    let said = match source {
        Some(source) if !source.is_empty() => {
            format!("{} · {source}", texts.get("map-reported"))
        }
        _ => texts.get("map-reported").to_owned(),
    };
    let notes = setter.paragraph(&said, style.caption, place.room());
    let more = below(Some(&notes), s);
    let rect = place.rect(HEIGHT * s + more);
    if pen.is_dry() {
        return rect.height();
    }
    let label = if score.n > 0 {
        format!("{}, {said}", described(context, score))
    } else {
        let value = texts.score(score.metric, score.value);
        format!("{} {value}, {said}", texts.word(score.metric))
    };
    pen.group(Role::Score, Some(place.touchpoint), label, Detail::Note, rect);
    let colors = &context.theme.color;
    let stroke = dashed(colors.muted, 1.2 * s, 2.0 * s, 3.0 * s);
    pen.card(rect, 8.0 * s, Some(colors.card), stroke);
    let (mark, ink) = feedback.colors(context);
    let (left, right, note) = (rect.x0 + style.pad, rect.x1 - style.pad, Detail::Note);
    pen.text(&name, left, 8.0 * s, Align::Left, colors.muted, note);
    if let Some(n) = n {
        pen.text(&n, right, 8.0 * s, Align::Right, colors.muted, note);
    }
    pen.text(&value, left, 23.0 * s, Align::Left, ink, note);
    pen.text(&notes, left, NOTES.0 * s, Align::Left, colors.muted, note);
    let scale = Rect::new(left, 66.0 * s + more, right, 72.0 * s + more);
    bar::interval_bar(context, pen, score, scale, mark, true);
    rect.height()
}
