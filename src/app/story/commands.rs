//! The part of the command table about the story.

use crate::app::command::Command;
use crate::app::specs::{Spec, When, alt, bare, ctrl_shift, shift, spec};
use egui::Key;

impl Command {
    /// What the surfaces need to know of these commands.
    pub(in crate::app) const fn story_spec(self) -> Spec {
        match self {
            Self::Tell => spec("cmd-tell", const { &[bare(Key::F5)] }, When::Map),
            Self::TellHere => spec("cmd-tell-here", const { &[shift(Key::F5)] }, When::Map),
            Self::AddFrame => spec("cmd-add-frame", const { &[ctrl_shift(Key::A)] }, When::Map),
            _ => spec("cmd-story", const { &[alt(Key::Y)] }, When::Map),
        }
    }

    /// These commands, in the order lists show them.
    pub(in crate::app) fn all_of_the_story() -> Vec<Self> {
        vec![Self::Story, Self::AddFrame, Self::Tell, Self::TellHere]
    }
}
