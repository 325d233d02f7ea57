//! The badge that says how many dots a barrier or solution was given in a vote.

use crate::layout::context::Context;
use crate::layout::draw::{Align, Pen};
use crate::layout::setter::Setter;
use crate::layout::text::Paragraph;
use crate::scene::Detail;
use crate::theme::Accent;
use kurbo::{Point, Rect};
use std::sync::Arc;

/// A badge that is measured, but not drawn yet: a dot and a number on a round ground.
pub struct Badge {
    number: Arc<Paragraph>,
    size: kurbo::Size,
}

impl Badge {
    /// The badge of `votes`; `None` where there are none.
    pub fn of(context: &Context, setter: &mut Setter<'_>, votes: u32) -> Option<Self> {
        if votes == 0 {
            return None;
        }
        let style = &context.style;
        let text = context.texts.whole(u64::from(votes));
        let number = setter.line(&text, style.strong_caption);
        let height = (style.strong_caption.leading + 2.0 * style.scale).max(15.0 * style.scale);
        let size = kurbo::Size::new(number.width + 25.0 * style.scale, height);
        Some(Self { number, size })
    }

    /// How large it is.
    pub const fn size(&self) -> kurbo::Size {
        self.size
    }

    /// Draws it with its upper right corner at a point: in the colours of its card, the other way
    /// round, so that it can be read wherever the card's text can.
    pub fn draw(&self, context: &Context, pen: &mut Pen, corner: Point, card: &Accent) {
        let (s, fill, ink) = (context.style.scale, card.text, card.fill);
        let kurbo::Size { width, height } = self.size;
        let rect = Rect::new(corner.x - width, corner.y, corner.x, corner.y + height);
        pen.fill(rect, height / 2.0, fill);
        pen.dot(Point::new(rect.x0 + 9.0 * s, rect.center().y), 3.2 * s, ink);
        let top = rect.center().y - self.number.height() / 2.0;
        pen.text(&self.number, rect.x1 - 8.0 * s, top, Align::Right, ink, Detail::Note);
    }
}
