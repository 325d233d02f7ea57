//! The part of the command table whose commands say one thing of several: how bad a barrier is,
//! how far a solution has come, where a lane stands.

use super::command::Command;
use super::specs::{Spec, When, ctrl_shift, spec};
use super::{can_be_added_to, capture_key};
use crate::i18n::Texts;
use crate::model::{ElementKind, Feasibility, Phase, Presence, SolutionStatus};
use crate::scene::Lane;
use egui::Key;

/// The severities a barrier can have.
pub const SEVERITIES: [u8; 5] = [1, 2, 3, 4, 5];

impl Command {
    /// What the surfaces need to know of these commands.
    pub(super) const fn chosen_spec(self) -> Spec {
        match self {
            Self::AddTo(_) => spec("cmd-add-to", &[], When::Selection),
            Self::Severity(_) => spec("severity-of", &[], When::Of(ElementKind::Barrier)),
            Self::Feasibility(_) => spec("cmd-feasibility", &[], When::Of(ElementKind::Solution)),
            Self::Status(_) => spec("cmd-status", &[], When::Of(ElementKind::Solution)),
            Self::Presence(_) => spec("cmd-presence", &[], When::Selection),
            Self::Share => spec("cmd-share", &[], When::Of(ElementKind::Transition)),
            Self::Reverse => spec("cmd-reverse", &[], When::Of(ElementKind::Transition)),
            Self::AddStageIn(_) => spec("cmd-add-stage-in", &[], When::Map),
            Self::LaneUp(_) => spec("cmd-lane-up", &[], When::Map),
            Self::LaneDown(_) => spec("cmd-lane-down", &[], When::Map),
            Self::CopySvg => spec("cmd-copy-svg", &[], When::Map),
            Self::AddPicture => spec("cmd-add-picture", &[], When::Selection),
            _ => spec("cmd-copy-picture", const { &[ctrl_shift(Key::C)] }, When::Map),
        }
    }

    /// These commands, in the order lists show them.
    pub(super) fn all_chosen() -> Vec<Self> {
        let lanes = Lane::ALL.iter().copied().filter(|lane| can_be_added_to(*lane));
        let mut all: Vec<Self> = lanes.map(Self::AddTo).collect();
        all.extend(SEVERITIES.into_iter().map(Self::Severity));
        all.extend(Feasibility::ALL.iter().copied().map(Self::Feasibility));
        all.extend(SolutionStatus::ALL.iter().copied().map(Self::Status));
        all.extend(Presence::ALL.iter().copied().map(Self::Presence));
        all.extend([Self::Share, Self::Reverse]);
        all.extend(Phase::ALL.iter().copied().map(Self::AddStageIn));
        all.extend(Lane::ALL.iter().copied().map(Self::LaneUp));
        all.extend(Lane::ALL.iter().copied().map(Self::LaneDown));
        all.extend([Self::CopyPicture, Self::CopySvg, Self::AddPicture]);
        all
    }

    /// The command's name with what it chooses; `None` where the table has the whole name.
    pub(super) fn chosen_name(self, texts: &'static Texts) -> Option<String> {
        let named = |name: &str| texts.with(self.spec().key, &[("name", name.into())]);
        Some(match self {
            Self::Severity(severity) => {
                texts.with(self.spec().key, &[("n", u64::from(severity).into())])
            }
            Self::Feasibility(_) | Self::Status(_) | Self::Presence(_) => {
                named(&self.choice(texts)?)
            }
            Self::PlaceIdea(_) => named(&self.choice(texts)?),
            Self::AddStageIn(phase) => named(texts.word(phase)),
            Self::AddTo(lane) | Self::LaneUp(lane) | Self::LaneDown(lane) => {
                named(texts.word(lane))
            }
            _ => return None,
        })
    }

    /// What the command chooses, in a word, for lists whose title says of what.
    pub fn choice(self, texts: &'static Texts) -> Option<String> {
        Some(match self {
            Self::Feasibility(it) => format!("{} · {}", it.numeral(), texts.word(it)),
            Self::Status(it) => texts.word(it).to_owned(),
            Self::Presence(it) => texts.word(it).to_owned(),
            Self::PlaceIdea(it) => texts.get(capture_key(it)).to_owned(),
            _ => return None,
        })
    }
}
