//! Questions about files that only a person can answer: what a crash left behind, who else has a
//! map open, writing over a file in place; and what is kept of what saves replace.

use super::{Access, Action, App, OpenMap, SaveTo, Saving, Tone};
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

    fn save_in_place(&mut self) {
        let Some(map) = &mut self.map else { return };
        if map.saving == Saving::Idle
            && let Some(file) = map.file.take()
        {
            self.save_to(SaveTo::InPlace(file));
        }
    }

    fn save_copy(&mut self, path: PathBuf, existing: Existing) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let document = map.document.clone();
        let name = self.about("task-save", &path);
        let (language, backups) = (self.language(), self.backups());
        self.tasks.save_copy(name, (path, existing), document, (language, backups));
    }

    /// Says that a map that is only looked at is saved elsewhere.
    pub(super) fn tell_look_only(&mut self) {
        let text = self.texts().get("look-only-save").to_owned();
        self.notices.show(Tone::Warning, text, None);
    }

    /// Takes in how a copy was written.
    pub(super) fn copied(&mut self, path: PathBuf, result: Result<(), super::NotWritten>) {
        match result {
            Ok(()) => self.say(Tone::Good, "notice-copied", &path),
            Err(why) => {
                let replace = Action::File(FileAsk::Copy(path, Existing::Replace));
                let other = ("notice-other-file", Action::Run(super::Command::SaveCopy));
                self.not_written(&why, replace, other);
            }
        }
    }
}
