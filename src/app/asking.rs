//! Questions about files that only a person can answer: what a crash left behind, who else has a
//! map open, writing over a file in place; and what is kept of what saves replace.

use super::{Access, App, OpenMap, Tone};
use crate::format::{Existing, clear};
use crate::settings::{Autosave, BackupLimits};
use std::path::PathBuf;

/// What is answered to such a question, or chosen about saving.
#[derive(Debug, Clone, PartialEq)]
pub enum FileAsk {
    /// Bring a map back that a crash left behind, by its place in the list.
    Restore(usize),
    /// Bring all of them back.
    RestoreAll,
    /// Throw one away.
    ThrowAway(usize),
    /// Ask again at the next start.
    Later,
    /// Only look at the map that is open elsewhere.
    LookOnly,
    /// Work on it all the same.
    EditAnyway,
    /// Clear away the note of somebody who does not have it open any more, by its place.
    ClearNote(usize),
    /// Write over the map's file in place.
    InPlace,
    /// Put the map in the place of what its file holds, which is no map.
    Over,
    /// Write a copy of the map, and go on with the map itself.
    Copy(PathBuf, Existing),
    /// Save maps by themselves after so many minutes; `None` = never.
    Autosave(Option<u16>),
    /// Keep so many earlier versions, for so many days.
    Backups(u32, u32),
}

impl App {
    /// Does what was answered.
    pub(super) fn file_ask(&mut self, ask: FileAsk) {
        match ask {
            FileAsk::Restore(place) => self.restore(place),
            FileAsk::RestoreAll => {
                while !self.left_behind.maps.is_empty() {
                    self.restore(0);
                }
            }
            FileAsk::ThrowAway(place) => self.throw_left_away(place),
            // Their folders are let go, and found again by the next start.
            FileAsk::Later => self.left_behind.maps.clear(),
            FileAsk::LookOnly => self.answer_elsewhere(true),
            FileAsk::EditAnyway => self.answer_elsewhere(false),
            FileAsk::ClearNote(place) => self.clear_note(place),
            FileAsk::InPlace => self.save_in_place(),
            FileAsk::Over => self.save_over(),
            FileAsk::Copy(path, existing) => self.save_copy(path, existing),
            FileAsk::Autosave(minutes) => {
                self.settings.autosave = minutes.and_then(Autosave::every).unwrap_or(Autosave::OFF);
                self.keep_settings();
            }
            FileAsk::Backups(count, days) => {
                self.settings.backups = BackupLimits::new(count, days);
                self.keep_settings();
            }
        }
    }

    /// The map in front, where somebody else has it open and it was not said yet what to do.
    pub fn open_elsewhere(&self) -> Option<&OpenMap> {
        self.map.as_ref().filter(|map| map.access == Access::Ask && !map.others.is_empty())
    }

    fn answer_elsewhere(&mut self, look_only: bool) {
        if let Some(map) = &mut self.map {
            map.access = if look_only { Access::Look } else { Access::Edit };
            if look_only {
                // Nobody needs to wait for us.
                map.note = None;
            }
        }
    }

    fn clear_note(&mut self, place: usize) {
        let Some(map) = &mut self.map else { return };
        if place >= map.others.len() {
            return;
        }
        let gone = map.others.remove(place);
        if let Err(error) = clear(&gone) {
            let why = error.to_string();
            let text = self.texts().with("elsewhere-not-cleared", &[("why", (&why).into())]);
            self.notices.show(Tone::Error, text, None);
        }
    }
}
