//! Saving maps: from the wish to what came of it. Whatever is asked or answered meanwhile is about
//! the map that is saved, not about the one that is in front by then.

use super::{Access, Action, App, Command, FileAsk, Purpose, SaveTo, Saved, Saving, Tone};
use super::{NotWritten, Refused};
use crate::format::{Existing, Journal};
use crate::model::Document;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl App {
    /// Saves the map in front.
    pub(super) fn save(&mut self) {
        if let Some(id) = self.map.as_ref().map(|map| map.id) {
            self.save_map(id);
        }
    }

    /// Saves a map as the file it has; of one that has none, or may not be written, it is asked
    /// where.
    pub(super) fn save_map(&mut self, id: u64) {
        let Some(map) = self.map_of(id) else { return };
        if map.saving != Saving::Idle {
            map.saving = Saving::Again;
        } else if map.access == Access::Look {
            self.tell_look_only();
            self.pick_for(id, Purpose::SaveAs);
        } else if let Some(file) = map.file.clone() {
            self.save_to(id, SaveTo::Own(file));
        } else {
            self.pick_for(id, Purpose::SaveAs);
        }
    }

    /// Saves the map in front as a file that was chosen.
    pub(super) fn save_as(&mut self, path: PathBuf, existing: Existing) {
        let Some(map) = &mut self.map else { return };
        let (id, own) = (map.id, map.file.clone());
        if map.saving != Saving::Idle {
            // Once the save that runs has ended.
            map.after_saving = Some(Action::SaveAs(path, existing));
            return;
        }
        let looks = map.access == Access::Look && map.path.as_ref() == Some(&path);
        let elsewhere = self.map_at(&path).filter(|&at| at != id);
        if looks || elsewhere.is_some() {
            return self.tell_taken(&path, Command::SaveAs);
        }
        self.save_to(id, SaveTo::Other { path, existing, own });
    }

    /// Writes over the file of the map in front in place.
    pub(super) fn save_in_place(&mut self) {
        let Some(map) = &mut self.map else { return };
        if map.saving != Saving::Idle {
            map.after_saving = Some(Action::File(FileAsk::InPlace));
        } else if let Some(file) = map.file.clone() {
            let id = map.id;
            self.save_to(id, SaveTo::InPlace(file));
        }
    }

    /// Puts the map in front in the place of what its file holds now, which is no map.
    pub(super) fn save_over(&mut self) {
        let Some(map) = &mut self.map else { return };
        if map.saving != Saving::Idle {
            map.after_saving = Some(Action::File(FileAsk::Over));
        } else if let Some(path) = map.path.clone() {
            let id = map.id;
            self.save_to(id, SaveTo::Other { path, existing: Existing::Replace, own: None });
        }
    }

    /// Writes a map where it belongs.
    fn save_to(&mut self, id: u64, to: SaveTo) {
        let Some(map) = self.map_of(id) else { return };
        map.saving = Saving::Running;
        let document = map.document.clone();
        self.save_snapshot(to, (id, document));
    }

    /// Writes a map as it is now in the background.
    pub(super) fn save_snapshot(&mut self, to: SaveTo, snapshot: (u64, Arc<Document>)) {
        let journal = self.map_of(snapshot.0).and_then(|map| map.journal.as_ref());
        let journal = journal.map(Journal::flusher);
        let name = self.about("task-save", to.path());
        let backups = self.backups();
        self.tasks.save(name, to, snapshot, (self.language(), backups), journal);
    }

    /// Writes a copy of the map in front, and goes on with the map itself.
    pub(super) fn save_copy(&mut self, path: PathBuf, existing: Existing) {
        self.end_typing(true);
        if self.map_at(&path).is_some() {
            // Its own file is saved, not copied: what somebody else wrote there would be lost.
            return self.tell_taken(&path, Command::SaveCopy);
        }
        let Some(map) = &self.map else { return };
        let (id, document, own) = (map.id, map.document.clone(), map.file.clone());
        let name = self.about("task-save", &path);
        let to = SaveTo::Other { path, existing, own };
        let (language, backups) = (self.language(), self.backups());
        self.tasks.save_copy(name, to, (id, document), (language, backups));
    }

    /// Says that a file is open here already, and asks for another one.
    fn tell_taken(&mut self, path: &Path, again: Command) {
        let step = (self.texts().get("notice-other-file").to_owned(), Action::Run(again));
        let text = self.about("notice-taken", path);
        self.notices.show(Tone::Error, text, Some(self.for_front(step)));
    }

    /// Says that a map that is only looked at is saved elsewhere.
    fn tell_look_only(&mut self) {
        let text = self.texts().get("look-only-save").to_owned();
        self.notices.show(Tone::Warning, text, None);
    }

    /// A step of a message that is about the map in front, whatever is in front when it is taken.
    pub(super) fn for_front(&self, (name, action): (String, Action)) -> (String, Action) {
        match &self.map {
            Some(map) => (name, Action::For(map.id, Box::new(action))),
            None => (name, action),
        }
    }

    /// Does what is about one map with that in front; nothing where it is closed.
    pub(super) fn act_on(&mut self, id: u64, action: Action) {
        self.bring_front(id);
        if self.map.as_ref().is_some_and(|map| map.id == id) {
            self.act(action);
        }
    }

    /// Takes in how a copy was written.
    pub(super) fn copied(&mut self, id: u64, path: PathBuf, result: Result<(), NotWritten>) {
        match result {
            Ok(()) => self.say(Tone::Good, "notice-copied", &path),
            Err(why) => {
                let replace = Action::File(FileAsk::Copy(path, Existing::Replace));
                let other = ("notice-other-file", Action::Run(Command::SaveCopy));
                self.not_written(&why, of(id, replace), (other.0, of(id, other.1)));
            }
        }
    }

    /// Takes in how a map was saved.
    pub(super) fn saved(
        &mut self,
        id: u64,
        path: PathBuf,
        document: &Arc<Document>,
        result: Result<Saved, NotWritten>,
    ) {
        let Some(map) = self.map_of(id) else { return };
        let again = std::mem::take(&mut map.saving) == Saving::Again;
        let after = map.after_saving.take();
        let by_itself = map.saved_by_itself(result.is_ok());
        match result {
            Ok(saved) => {
                map.history.mark_saved(document);
                if let Some(journal) = map.journal.as_mut().filter(|_| saved.settled) {
                    journal.saved(document, &saved.file);
                }
                map.base = Some(document.clone());
                map.saves_after_merge = false;
                let now = Some(saved.file.path().to_owned());
                let moved = now.clone().filter(|_| map.path != now);
                if moved.is_some() {
                    // Of another file nobody said yet who has it open.
                    map.access = Access::Edit;
                }
                map.path = now;
                map.file = Some(saved.file);
                self.note(id, moved.as_deref());
                self.settings.remember(&path);
                self.keep_settings();
                match saved.warning {
                    Some(warning) => self.notices.show(Tone::Warning, warning, None),
                    None if by_itself => {}
                    None => self.say(Tone::Good, "notice-saved", &path),
                }
                match after {
                    Some(action) => self.act_on(id, action),
                    None if again => self.save_map(id),
                    None => self.close_after_saving(id),
                }
            }
            Err(why) => {
                if self.close_after_saving.is_some_and(|(_, waits)| waits == id) {
                    self.close_after_saving = None;
                }
                self.not_saved(id, path, &why);
                if let Some(action) = after {
                    self.act_on(id, action);
                }
            }
        }
    }

    /// Says why a map was not saved, and what can be done.
    fn not_saved(&mut self, id: u64, path: PathBuf, why: &NotWritten) {
        let texts = self.texts();
        let copy = Action::Run(Command::SaveCopy);
        let (tone, text, (name, action)) = match why.refused {
            Refused::Changed => {
                // What somebody else wrote comes in first, and then it is saved.
                if let Some(map) = self.map_of(id) {
                    map.saves_after_merge = true;
                }
                self.tasks.look_again_at(id);
                (Tone::Warning, self.about("incoming-first", &path), ("cmd-save-copy", copy))
            }
            Refused::NoMap => {
                let args = [("why", (&why.text).into())];
                let text = texts.with("over-hint", &args);
                (Tone::Error, text, ("notice-replace", Action::File(FileAsk::Over)))
            }
            Refused::NotBeside => {
                let text = format!("{} {}", why.text, texts.get("in-place-hint"));
                (Tone::Error, text, ("in-place", Action::File(FileAsk::InPlace)))
            }
            Refused::Exists | Refused::Other => {
                let replace = of(id, Action::SaveAs(path, Existing::Replace));
                let other = of(id, Action::Run(Command::SaveAs));
                return self.not_written(why, replace, ("notice-save-copy", other));
            }
        };
        let step = (texts.get(name).to_owned(), of(id, action));
        self.notices.show(tone, text, Some(step));
    }

    /// Says why a file was not written, and offers to replace the one that is there or to choose
    /// another.
    pub(super) fn not_written(&mut self, why: &NotWritten, replace: Action, other: (&str, Action)) {
        let exists = why.refused == Refused::Exists;
        let (key, action) = if exists { ("notice-replace", replace) } else { other };
        let step = Some((self.texts().get(key).to_owned(), action));
        self.notices.show(Tone::Error, why.text.clone(), step);
    }
}

/// An action about a map, whichever is in front when it is taken.
fn of(id: u64, action: Action) -> Action {
    Action::For(id, Box::new(action))
}
