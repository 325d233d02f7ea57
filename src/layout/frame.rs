//! Everything around the columns: title and headline scores above, phases and stages, lane names
//! at the left, legend and sources below.

mod footer;
mod header;
mod spans;

pub use footer::footer;
pub use header::header;
pub use spans::{KeptSpan, Span, column_for_names, longest_word, spans};

use super::context::Context;
use super::draw::{Align, Pen};
use super::emotions;
use super::text::{Paragraph, Shaper};
use super::view::Surround;
use crate::scene::{Block, Detail, Lane, Role};
use crate::theme::Color;
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
        Surround::Overview | Surround::Part(_) | Surround::Frame { .. } => 0.0,
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
    let top = 11.0 * s;
    // The whole says once what lanes answer.
    let compact = context.view.setting.is_compact();
    let hint = if compact { "" } else { context.texts.hint(lane) };
    let hint = shaper.paragraph(hint, style.caption, room);
    // Pages need the room right of the curves, where their names stand elsewhere.
    let named = lane == Lane::Emotions && !context.view.setting.names_curves_beside();
    let curves = if named { personas(context, shaper, room) } else { Vec::new() };
    let of_curves: f64 = curves.iter().map(|(name, _)| name.height() + 2.0 * s).sum();
    let height = top + words.height() + 2.0 * s + hint.height() + of_curves + 6.0 * s;
    let mut pen = Pen::default();
    pen.group(Role::LaneName, None, name, Detail::Card, Rect::new(0.0, 0.0, room, height));
    pen.text(&words, 0.0, top, Align::Left, colors.ink, Detail::Card);
    let below = top + words.height() + 2.0 * s;
    pen.text(&hint, 0.0, below, Align::Left, colors.muted, Detail::Note);
    let mut below = below + hint.height() + 2.0 * s;
    for (name, color) in curves {
        pen.text(&name, 0.0, below, Align::Left, color, Detail::Card);
        below += name.height() + 2.0 * s;
    }
    (pen.finish(), height)
}

/// The names of the personas whose curves are drawn, where there are several, in their colours.
fn personas(context: &Context, shaper: &mut Shaper, room: f64) -> Vec<(Arc<Paragraph>, Color)> {
    let curves = context.curves.iter().filter(|curve| curve.main && curve.slot.1 > 1);
    let named = curves.filter_map(|curve| {
        let name = emotions::curve_name(context, shaper, curve, room)?;
        Some((name, emotions::persona_color(context, curve)))
    });
    named.collect()
}
