//! Keys in the order they were pressed. A frame may bring several: what follows a key that begins
//! or ends typing belongs to what comes next, and waits for the next frame. So nothing typed fast,
//! or on a slow machine, goes to the wrong place or gets lost.

use egui::{Context, Event, Id, Key, Modifiers};

fn held_id() -> Id {
    Id::unique("held-keys")
}

/// Whether an event is something typed.
fn is_typed(event: &Event) -> bool {
    use Event as E;
    matches!(event, E::Key { .. } | E::Text(_) | E::Paste(_) | E::Copy | E::Cut | E::Ime(_))
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
    if !held.is_empty() {
        ctx.data_mut(|data| data.insert_temp(held_id(), held));
        ctx.request_repaint();
    }
    found
}

/// Gives back what the last frame held.
pub fn give_back(ctx: &Context) {
    let held = ctx.data_mut(|data| data.remove_temp::<Vec<Event>>(held_id()));
    if let Some(mut held) = held {
        ctx.input_mut(|input| {
            held.append(&mut input.events);
            input.events = held;
        });
    }
}
