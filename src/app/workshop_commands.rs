//! The part of the command table that workshops use: the mode, its timer, the parking lot, votes.

use super::command::Command;
use super::specs::{Spec, When, alt, bare, spec};
use crate::edit::verbs::Capture;
use crate::model::ElementKind;
use egui::Key;

impl Command {
    /// What the surfaces need to know of these commands.
    pub(super) const fn workshop_spec(self) -> Spec {
        match self {
            Self::Workshop => spec("cmd-workshop", const { &[bare(Key::F4)] }, When::Map),
            Self::CaptureLine => spec("cmd-capture-line", const { &[alt(Key::C)] }, When::Map),
            Self::Timer => spec("cmd-timer", const { &[alt(Key::T)] }, When::Workshop),
            Self::TimerReset => spec("cmd-timer-reset", &[], When::Workshop),
            Self::Lot => spec("cmd-lot", const { &[alt(Key::P)] }, When::Map),
            Self::Voting => spec("cmd-voting", const { &[alt(Key::V)] }, When::Map),
            Self::Vote(true) => {
                spec("cmd-vote", const { &[bare(Key::Plus), bare(Key::Equals)] }, When::Voting)
            }
            Self::Vote(false) => spec("cmd-unvote", const { &[bare(Key::Minus)] }, When::Voting),
            Self::PlaceIdea(_) => spec("cmd-place-idea", &[], When::Of(ElementKind::Idea)),
            _ => spec("cmd-clear-votes", &[], When::Votes),
        }
    }

    /// These commands, in the order lists show them.
    pub(super) fn all_of_workshops() -> Vec<Self> {
        let mut all = vec![Self::Workshop, Self::CaptureLine, Self::Timer, Self::TimerReset];
        all.extend([Self::Lot, Self::Voting, Self::Vote(true), Self::Vote(false)]);
        all.push(Self::ClearVotes);
        all.extend(Self::PLACES.iter().map(|kind| Self::PlaceIdea(*kind)));
        all
    }

    /// What an idea can be placed as.
    pub const PLACES: &'static [Capture] = &[
        Capture::Barrier,
        Capture::Driver,
        Capture::Solution,
        Capture::Quote,
        Capture::Evidence,
        Capture::Action,
        Capture::Expectation,
        Capture::Touchpoint,
    ];
}

/// Key of what a kind of captured lines is called.
pub const fn capture_key(kind: Capture) -> &'static str {
    match kind {
        Capture::Touchpoint => "kind-touchpoint",
        Capture::Action => "capture-action",
        Capture::Expectation => "capture-expectation",
        Capture::Barrier => "kind-barrier",
        Capture::Driver => "kind-driver",
        Capture::Solution => "kind-solution",
        Capture::Quote => "kind-quote",
        Capture::Evidence => "kind-evidence",
        Capture::Idea => "kind-idea",
    }
}
