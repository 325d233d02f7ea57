//! Keys that belong to what has the focus, and not to the map: digits of a scale, arrows of a list
//! of words, Enter at the end of a field. They are taken out of the frame before anything else
//! looks at them, in the order they were pressed.

use egui::{Context, EventFilter, Id, Key, Modifiers};
use std::sync::Arc;

/// A key, perhaps with others held.
pub type Stroke = (Modifiers, Key);

/// The keys of the digits, 0 first.
pub const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Tab, arrows and Escape stay with what has the focus: Escape is a command there, it does not
/// only take the focus away.
pub const HELD: EventFilter =
    EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// A key alone.
pub const fn plain(key: Key) -> Stroke {
    (Modifiers::NONE, key)
}

/// What has the focus, and which keys it wants.
#[derive(Clone)]
pub struct Wanted {
    id: Id,
    keys: Arc<[Stroke]>,
}

/// A key that was pressed for what has the focus.
#[derive(Clone, Copy)]
struct Pressed {
    id: Id,
    stroke: Stroke,
}

fn wanted_id() -> Id {
    Id::unique("wanted-keys")
}

fn pressed_id() -> Id {
    Id::unique("pressed-key")
}

/// Wants these keys for `id` as long as it has the focus. To be said in every frame.
pub fn want(ctx: &Context, id: Id, keys: &[Stroke]) {
    if ctx.memory(|memory| memory.has_focus(id)) {
        ctx.data_mut(|data| data.insert_temp(wanted_id(), Wanted { id, keys: keys.into() }));
    }
}

/// The key that was pressed for `id` in this frame.
pub fn pressed(ctx: &Context, id: Id) -> Option<Stroke> {
    let pressed = ctx.data(|data| data.get_temp::<Pressed>(pressed_id()))?;
    (pressed.id == id).then_some(pressed.stroke)
}

/// What has the focus at the beginning of a frame and wants keys; what was pressed in the last
/// frame is over.
pub fn begin(ctx: &Context) -> Option<Wanted> {
    let wanted = ctx.data_mut(|data| {
        data.remove::<Pressed>(pressed_id());
        let wanted = data.get_temp::<Wanted>(wanted_id());
        data.remove::<Wanted>(wanted_id());
        wanted
    })?;
    ctx.memory(|memory| memory.has_focus(wanted.id)).then_some(wanted)
}

impl Wanted {
    /// The stroke, if it is wanted.
    pub fn of(&self, key: Key, modifiers: Modifiers) -> Option<Stroke> {
        let same = |(held, wanted): &Stroke| {
            *wanted == key
                && modifiers.shift == held.shift
                && modifiers.alt == held.alt
                && modifiers.command == held.command
        };
        self.keys.iter().copied().find(same)
    }

    /// Gives a stroke to what wants it.
    pub fn give(&self, ctx: &Context, stroke: Stroke) {
        let pressed = Pressed { id: self.id, stroke };
        ctx.data_mut(|data| data.insert_temp(pressed_id(), pressed));
    }
}
