//! Everything around the columns: title and headline scores above, phases and stages, lane names
//! at the left, legend and sources below.

mod footer;
mod header;
mod spans;

pub use footer::footer;
pub use header::header;
pub use spans::{KeptSpan, Span, spans};

use super::context::Context;
use super::draw::{Align, Pen};
use super::text::Shaper;
use super::view::Surround;
use crate::scene::{Block, Detail, Lane, Role};
use kurbo::Rect;
use std::sync::Arc;

/// Narrowest picture of a whole map, in map units.
const NARROWEST: f64 = 940.0;

/// Narrowest picture of a frame of the story: its sentence needs some room.
const TOLD_NARROWEST: f64 = 560.0;

/// Narrowest picture, in map units: what stands around a whole map needs some room.
pub fn narrowest(context: &Context) -> f64 {
    match context.view.setting.surround {
        Surround::Whole => NARROWEST * context.style.scale,
        Surround::Told(_) => TOLD_NARROWEST * context.style.scale,
        Surround::Overview | Surround::Part(_) => 0.0,
    }
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
