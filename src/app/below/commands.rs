//! The part of the command table about feedback: the parts of the panel below the map, and what
//! can be written of them.

use super::Paper;
use crate::app::command::Command;
use crate::app::specs::{Spec, When, alt, spec};
use egui::Key;

impl Command {
    /// What the surfaces need to know of these commands.
    pub(in crate::app) const fn feedback_spec(self) -> Spec {
        match self {
            Self::Insights => spec("cmd-insights", const { &[alt(Key::I)] }, When::Map),
            Self::Worklists => spec("cmd-worklists", const { &[alt(Key::W)] }, When::Map),
            Self::ExportPaper(paper) => spec(paper.command_key(), &[], When::Map),
            _ => spec("cmd-scores-table", const { &[alt(Key::S)] }, When::Map),
        }
    }

    /// These commands, in the order lists show them.
    pub(in crate::app) fn all_of_feedback() -> Vec<Self> {
        let mut all = vec![Self::ScoresTable, Self::Insights, Self::Worklists];
        let papers = Paper::OF_MAP.iter().chain(Paper::OF_SCORES);
        all.extend(papers.map(|paper| Self::ExportPaper(*paper)));
        all
    }
}
