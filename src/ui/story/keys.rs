//! The keys while the story is told: those of presentations, of clickers, and digits.

use crate::app::{Screen, StoryAsk, Telling, Turn};
use crate::ui::keys::DIGITS;
use egui::{Context, Event, Key, Modifiers};

/// What the keys of this frame ask for, in their order. Nothing else gets them.
pub fn turns(ctx: &Context, telling: &Telling) -> Vec<StoryAsk> {
    let mut turns = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let Some(turn) = turn_of(*key, *modifiers, telling) else { return true };
            turns.push(StoryAsk::Turn(turn));
            false
        });
    });
    turns
}

fn turn_of(key: Key, modifiers: Modifiers, telling: &Telling) -> Option<Turn> {
    if modifiers.command || modifiers.alt {
        return None;
    }
    Some(match key {
        Key::ArrowRight | Key::ArrowDown | Key::PageDown | Key::Space if !modifiers.shift => {
            Turn::Next
        }
        Key::ArrowLeft | Key::ArrowUp | Key::PageUp | Key::Backspace | Key::Space => Turn::Previous,
        Key::Home => Turn::First,
        Key::End => Turn::Last,
        Key::Enter => Turn::Go,
        Key::B | Key::Period => Turn::Black,
        Key::L => Turn::Spot,
        Key::P => Turn::Presenter,
        Key::X => Turn::Exchange,
        Key::Escape | Key::F5 if telling.screen == Screen::Black => Turn::Black,
        Key::Escape | Key::F5 => Turn::End,
        key => Turn::Digit(DIGITS.iter().position(|&digit| digit == key)? as u8),
    })
}
