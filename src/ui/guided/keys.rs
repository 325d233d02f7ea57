//! The guided start by keyboard alone: what has the focus decides what a key does.

use crate::app::{Answer, Guide, Guided, GuidedPage, ServiceKind};
use crate::ui::later;
use egui::{Context, Event, EventFilter, Id, Key, Modifiers, Response};

/// What can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The map's title.
    Title,
    /// The persona.
    Persona,
    /// A kind of service; whether it is the chosen one.
    Kind(ServiceKind, bool),
    /// An answer in a question's how-manieth stage.
    Answer(usize, Answer),
    /// The line to type in of that stage.
    Line(usize),
    /// The channel beside it.
    Channel(usize),
    /// A button, which takes its keys itself.
    Button,
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Enter,
    Back,
    Finish,
    Next,
    Up,
    Down,
    Drop(usize),
}

/// What was drawn lately, in order, and what had the focus.
#[derive(Default)]
pub struct Keys {
    list: Vec<(Id, Target)>,
    /// What was drawn in the last frame.
    before: Vec<(Id, Target)>,
    /// The page whose first field got the focus.
    shown: Option<GuidedPage>,
}

impl Keys {
    /// Says that something that can have the focus was drawn.
    pub fn add(&mut self, response: &Response, target: Target) {
        if response.gained_focus() && target != Target::Button {
            response.scroll_to_me(None);
        }
        if response.has_focus() && matches!(target, Target::Answer(..)) {
            // Up and down go along the answers, not to whatever lies in that direction.
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            response.ctx.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        self.list.push((response.id, target));
    }

    fn focused(&self, ctx: &Context) -> Option<Target> {
        let focused = ctx.memory(egui::Memory::focused)?;
        self.before.iter().find(|(id, _)| *id == focused).map(|(_, target)| *target)
    }

    /// What the first key of this frame that means something asks for, to be done after what was
    /// typed before it. A letter typed on an answer goes to the line below.
    pub fn pressed(&mut self, ctx: &Context) -> Vec<Guide> {
        self.before = std::mem::take(&mut self.list);
        let focused = self.focused(ctx);
        let wanted = later::first_key(ctx, |key, modifiers| wanted(key, modifiers, focused));
        if let Some(Target::Answer(nth, _)) = focused
            && ctx.input(|input| input.events.iter().any(is_letter))
        {
            self.focus(ctx, |target| target == Target::Line(nth));
        }
        match wanted {
            None => Vec::new(),
            Some(Wanted::Finish) => vec![Guide::Finish],
            Some(Wanted::Back) => vec![Guide::Back],
            Some(Wanted::Next) => vec![Guide::Next],
            Some(Wanted::Drop(own)) => {
                self.step(ctx, -1);
                vec![Guide::Drop(own)]
            }
            Some(Wanted::Up) => {
                self.step(ctx, -1);
                Vec::new()
            }
            Some(Wanted::Down) => {
                self.step(ctx, 1);
                Vec::new()
            }
            Some(Wanted::Enter) => self.enter(ctx, focused),
        }
    }

    fn enter(&self, ctx: &Context, focused: Option<Target>) -> Vec<Guide> {
        let kinds = |target| matches!(target, Target::Kind(_, true));
        match focused {
            Some(Target::Title) => {
                if !self.focus(ctx, |target| target == Target::Persona) {
                    self.focus(ctx, kinds);
                }
                Vec::new()
            }
            Some(Target::Persona) => {
                self.focus(ctx, kinds);
                Vec::new()
            }
            Some(Target::Kind(kind, _)) => vec![Guide::Kind(kind), Guide::Next],
            Some(Target::Line(nth)) => vec![Guide::Enter(nth)],
            Some(Target::Channel(nth)) => {
                self.focus(ctx, |target| target == Target::Line(nth));
                vec![Guide::Enter(nth)]
            }
            _ => vec![Guide::Next],
        }
    }

    /// Gives the focus to the first target that is meant; whether there is one.
    fn focus(&self, ctx: &Context, meant: impl Fn(Target) -> bool) -> bool {
        let found = self.before.iter().find(|(_, target)| meant(*target));
        if let Some((id, _)) = found {
            ctx.memory_mut(|memory| memory.request_focus(*id));
        }
        found.is_some()
    }

    /// Goes to the answer or line before or after the one in focus.
    fn step(&self, ctx: &Context, by: isize) {
        let inside = |target: Target| matches!(target, Target::Answer(..) | Target::Line(_));
        let rows: Vec<Id> =
            self.before.iter().filter(|(_, it)| inside(*it)).map(|(id, _)| *id).collect();
        let focused = ctx.memory(egui::Memory::focused);
        let at = rows.iter().position(|&id| Some(id) == focused);
        let next = at.and_then(|at| at.checked_add_signed(by)).and_then(|next| rows.get(next));
        if let Some(next) = next {
            ctx.memory_mut(|memory| memory.request_focus(*next));
        }
    }

    /// Gives a page that comes up the focus where one begins on it.
    pub fn settle(&mut self, ctx: &Context, guided: &Guided) {
        let page = guided.page();
        let lost = ctx.memory(|memory| memory.focused().is_none());
        if self.shown != Some(page) || lost {
            self.shown = Some(page);
            let first = self.list.iter().find(|(_, target)| match target {
                Target::Title | Target::Persona | Target::Answer(..) => true,
                Target::Kind(_, chosen) => *chosen,
                Target::Line(_) | Target::Channel(_) | Target::Button => false,
            });
            if let Some((id, _)) = first {
                ctx.memory_mut(|memory| memory.request_focus(*id));
                ctx.request_repaint();
            }
        }
    }
}

/// Whether an event is a letter that begins a text.
fn is_letter(event: &Event) -> bool {
    matches!(event, Event::Text(text) if !text.trim().is_empty())
}

fn wanted(key: Key, modifiers: Modifiers, focused: Option<Target>) -> Option<Wanted> {
    let row = matches!(focused, Some(Target::Answer(..) | Target::Line(_)));
    let pressed = focused == Some(Target::Button);
    match key {
        Key::Enter if modifiers.command_only() => Some(Wanted::Finish),
        Key::Enter if modifiers.shift_only() => Some(Wanted::Back),
        Key::Enter if modifiers.is_none() && !pressed => Some(Wanted::Enter),
        Key::PageDown if modifiers.is_none() => Some(Wanted::Next),
        Key::PageUp if modifiers.is_none() => Some(Wanted::Back),
        Key::ArrowUp if modifiers.is_none() && row => Some(Wanted::Up),
        Key::ArrowDown if modifiers.is_none() && row => Some(Wanted::Down),
        Key::Delete | Key::Backspace if modifiers.is_none() => match focused {
            Some(Target::Answer(_, Answer::Own(own))) => Some(Wanted::Drop(own)),
            _ => None,
        },
        _ => None,
    }
}
