//! Keys in the order they were pressed. A frame may bring several: what follows a key that begins
//! or ends typing belongs to what comes next, and waits for the next frame. So nothing typed fast,
//! or on a slow machine, goes to the wrong place or gets lost.

use egui::{Context, Event, Id, Key, Modifiers, Plugin, RawInput};

fn held_id() -> Id {
    Id::unique("held-keys")
}

/// Whether an event is something typed.
fn is_typed(event: &Event) -> bool {
    use Event as E;
    let pasted = matches!(event, E::Paste(_) | E::PasteImage(_));
    pasted || matches!(event, E::Key { .. } | E::Text(_) | E::Copy | E::Cut | E::Ime(_))
}

/// Whether a key press comes with a text of its own: letters, digits and signs do, on some systems
/// also with Alt.
fn types_a_letter(event: &Event) -> bool {
    matches!(event, Event::Key { key, modifiers, .. }
        if !modifiers.command && key.name().chars().count() == 1)
}

/// Takes the first key press that `wants` wants out of this frame, and holds what was typed after
/// it back for the next one. Returns what `wants` said.
pub fn first_key<T>(ctx: &Context, wants: impl Fn(Key, Modifiers) -> Option<T>) -> Option<T> {
    let (found, held) = ctx.input_mut(|input| {
        let wanted = |event: &Event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => wants(*key, *modifiers),
            _ => None,
        };
        let at = input.events.iter().position(|event| wanted(event).is_some())?;
        let after = input.events.split_off(at);
        let mut after = after.into_iter().peekable();
        let pressed = after.next()?;
        let found = wanted(&pressed);
        // The letter of a key that was a command is no text.
        if types_a_letter(&pressed) && matches!(after.peek(), Some(Event::Text(_))) {
            after.next();
        }
        let (held, others): (Vec<Event>, Vec<Event>) = after.partition(is_typed);
        input.events.extend(others);
        Some((found, held))
    })?;
    hold(ctx, held);
    found
}

/// Keeps events for the next frame, before those that are kept already.
fn hold(ctx: &Context, mut held: Vec<Event>) {
    if !held.is_empty() {
        ctx.data_mut(|data| {
            held.extend(data.remove_temp::<Vec<Event>>(held_id()).unwrap_or_default());
            data.insert_temp(held_id(), held);
        });
        ctx.request_repaint();
    }
}

/// Gives frames what was typed: first what was held, and a key by which egui itself moves the
/// focus only after a frame in which nothing was typed. egui looks at such keys before anything is
/// shown, when the field that typing has just begun in could not say yet that they are its own.
#[derive(Debug, Default)]
pub struct InOrder {
    /// Whether the last frame was given something typed.
    typed: bool,
}

impl Plugin for InOrder {
    fn debug_name(&self) -> &'static str {
        std::any::type_name::<Self>()
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let held = ctx.data_mut(|data| data.remove_temp::<Vec<Event>>(held_id()));
        let mut events = held.unwrap_or_default();
        events.append(&mut input.events);
        let mut after = self.typed;
        let mut waits = |event: &Event| {
            let waits = after && moves_focus(event);
            after |= is_typed(event) && !is_release(event);
            waits
        };
        let at = events.iter().position(&mut waits).unwrap_or(events.len());
        let (held, others): (Vec<Event>, Vec<Event>) =
            events.split_off(at).into_iter().partition(is_typed);
        self.typed = events.iter().any(|event| is_typed(event) && !is_release(event));
        events.extend(others);
        input.events = events;
        hold(ctx, held);
    }
}

fn is_release(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: false, .. })
}

/// Whether egui moves the focus by this key press, or takes it away.
fn moves_focus(event: &Event) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Escape, Tab};
    matches!(
        event,
        Event::Key {
            pressed: true,
            key: Tab | Escape | ArrowUp | ArrowDown | ArrowLeft | ArrowRight,
            ..
        }
    )
}
