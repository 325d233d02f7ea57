//! The sentence above a frame of the story, as a page shows it: of one size on all pages, whatever
//! the scale of the map below it.

use super::draw::{Align, Pen, solid};
use super::text::{Shaper, TextStyle};
use super::view::View;
use crate::i18n::Texts;
use crate::scene::{Block, Detail, Role, Weight};
use kurbo::{Rect, Size};
use std::sync::Arc;

/// From baseline to baseline, in type sizes.
const LEADING: f64 = 1.2;
/// Size of the type that says which state is shown, in parts of the sentence's: to be read on every
/// page that is.
const BADGE: f64 = 0.6;
/// Between the sentence and the state, in type sizes.
const GAP: f64 = 0.7;
/// Part of its room that the sentence takes at most: other typefaces in Inter's place are wider.
const TAKEN: f64 = 0.84;

/// The sentence of a frame, with the state its view shows at the right, and their height; `size` is
/// that of the type and `width` the room there is, in map units.
pub fn heading(view: &View, sentence: &str, size: f64, width: f64) -> (Arc<Block>, f64) {
    let mut shaper = Shaper::default();
    let theme = view.theme.theme();
    let style = |part: f64, weight| TextStyle {
        size: (size * part) as f32,
        weight,
        leading: size * part * LEADING,
    };
    let state = Texts::of(view.language).word(view.state);
    let badge = shaper.line(state, style(BADGE, Weight::SemiBold));
    let pill = Size::new(badge.width + 1.2 * size * BADGE, 2.0 * size * BADGE);
    let room = (width - pill.width - GAP * size).max(width / 3.0);
    let words = shaper.paragraph(sentence, style(1.0, Weight::Bold), room * TAKEN);
    let mut pen = Pen::default();
    let bounds = Rect::new(0.0, 0.0, words.width, words.height());
    pen.group(Role::Title, None, sentence, Detail::Always, bounds);
    pen.text(&words, 0.0, 0.0, Align::Left, theme.color.ink, Detail::Card);
    let top = (size * LEADING - pill.height) / 2.0;
    let pill = Rect::from_origin_size((width - pill.width, top), pill);
    let accent = &theme.color.moment;
    pen.group(Role::Summary, None, state, Detail::Card, pill);
    let edge = solid(accent.strong.fade(0.55), size / 26.0);
    pen.card(pill, pill.height() / 2.0, Some(accent.fill), edge);
    let text_top = pill.center().y - badge.height() / 2.0;
    pen.text(&badge, pill.center().x, text_top, Align::Middle, accent.text, Detail::Card);
    (pen.finish(), words.height().max(size * LEADING))
}
