//! What a session keeps against loss: a journal of every open map, backups of what saves replace,
//! maps saved by themselves, and what an earlier start left behind.

use super::{Access, App, Incoming, OpenMap, Portrait, SaveTo, Saving, Tone};
use crate::format::{Backups, Journal, Keep, LeftBehind};
use std::path::Path;
use std::time::Duration;

/// How saving a map by itself stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ByItself {
    /// Since when the map differs from its file, by the session's clock; `None` = it does not.
    since: Option<Duration>,
    /// Whether the save that runs was not asked for.
    running: bool,
    /// Whether one failed: the next is somebody's own, who sees what is wrong.
    waits: bool,
}

impl App {
    /// Gives a map its journal, unless it came with one.
    pub(super) fn keep(&self, map: &mut OpenMap) {
        if let (Some(data), None) = (&self.data, &map.journal) {
            let root = data.join("recovery");
            map.journal = Some(Journal::new(&root, map.file.as_ref(), &map.document));
        }
    }

    /// Leaves a note beside a map's file that it is open here, and looks for those of others.
    pub(super) fn note(&mut self, map: u64, path: Option<&Path>) {
        if let (Some(path), Some(_)) = (path, &self.data) {
            let name = self.about("task-note", path);
            self.tasks.note(name, map, path.to_owned());
        }
    }

    /// Where what saves replace is kept; `None` = nowhere.
    pub fn backups(&self) -> Option<Backups> {
        let limits = self.settings.backups;
        let keep = Keep { count: limits.count(), days: limits.days() };
        Some(Backups::new(self.data.as_ref()?.join("backups"), keep))
    }

    /// Tells of journals that cannot be written.
    pub(super) fn tell_of_journals(&mut self) {
        let texts = self.texts();
        let journals = self.maps().filter_map(|map| map.journal.as_ref());
        let mut told: Vec<String> =
            journals.filter_map(Journal::trouble).map(|trouble| trouble.text(texts)).collect();
        told.dedup();
        for text in told {
            self.notices.show(Tone::Warning, text, None);
        }
    }

    /// Saves by itself every map that is due.
    pub(super) fn save_by_itself(&mut self) {
        let Some(pause) = self.autosave_pause() else { return };
        let now = self.clock.now();
        let mut due = Vec::new();
        for map in self.maps_mut() {
            if !map.unsaved() {
                map.by_itself = ByItself::default();
                continue;
            }
            let since = *map.by_itself.since.get_or_insert(now);
            if map.may_save_by_itself() && now.saturating_sub(since) >= pause {
                map.by_itself.running = true;
                map.saving = Saving::Running;
                let file = map.file.clone();
                due.extend(file.map(|file| (file, map.id, map.document.clone())));
            }
        }
        for (file, id, document) in due {
            self.save_snapshot(SaveTo::Own(file), (id, document));
        }
    }

    /// When to look again whether a map is due.
    pub fn autosaves_in(&self) -> Option<Duration> {
        let (pause, now) = (self.autosave_pause()?, self.clock.now());
        let maps = self.maps().filter(|map| map.unsaved() && map.may_save_by_itself());
        let left = maps.map(|map| {
            let since = map.by_itself.since.unwrap_or(now);
            pause.saturating_sub(now.saturating_sub(since))
        });
        left.min()
    }

    fn autosave_pause(&self) -> Option<Duration> {
        self.settings.autosave.minutes().map(|minutes| Duration::from_mins(minutes.into()))
    }

    /// Looks in the background for what an earlier start left behind.
    pub fn look_back(&mut self) {
        let Some(data) = &self.data else { return };
        let root = data.join("recovery");
        let name = self.texts().get("task-recover").to_owned();
        self.tasks.look_back(name, root, self.settings.theme);
    }

    /// Takes in what an earlier start left behind; what cannot be brought back is told.
    pub(super) fn take_left_behind(&mut self, left: LeftBehind, portraits: Vec<Option<Portrait>>) {
        for lost in &left.lost {
            self.notices.show(Tone::Warning, lost.text(self.texts()), None);
        }
        self.left_behind = left;
        self.left_portraits = portraits;
    }

    /// Opens a map that was left behind, by its place in [`App::left_behind`].
    pub fn restore(&mut self, place: usize) {
        if place < self.left_behind.maps.len() {
            let map = self.left_behind.maps.remove(place);
            self.drop_portrait(place);
            self.asked += 1;
            let name = self.texts().with("task-open", &[("file", (&map.title).into())]);
            self.tasks.restore(name, self.asked, map, self.settings.theme);
        }
    }

    /// Throws away what was left behind of a map, by its place in [`App::left_behind`].
    pub fn throw_left_away(&mut self, place: usize) {
        if place >= self.left_behind.maps.len() {
            return;
        }
        self.drop_portrait(place);
        if let Err(error) = self.left_behind.maps.remove(place).discard() {
            log::warn!("{error}");
        }
    }

    fn drop_portrait(&mut self, place: usize) {
        if place < self.left_portraits.len() {
            self.left_portraits.remove(place);
        }
    }
}

impl OpenMap {
    /// Whether saving it by itself makes sense now.
    fn may_save_by_itself(&self) -> bool {
        let file = self.file.as_ref().is_some_and(|file| !file.is_newer());
        file && self.saving == Saving::Idle && !self.by_itself.waits && self.access == Access::Edit
    }

    /// Takes in how a save ended; whether it was one that nobody asked for.
    pub(super) fn saved_by_itself(&mut self, went: bool) -> bool {
        let by_itself = self.by_itself.running;
        self.by_itself = ByItself { since: None, running: false, waits: by_itself && !went };
        by_itself
    }

    /// Goes on after a task that was lost by a defect, which may have been saving or merging.
    pub(super) fn lose_saving(&mut self) {
        self.saving = Saving::Idle;
        self.after_saving = None;
        self.by_itself.running = false;
        if matches!(self.incoming, Incoming::Merging) {
            self.incoming = Incoming::Nothing;
        }
    }

    /// Removes its journal: its changes are saved or given up.
    pub(super) fn close_journal(&mut self) {
        if let Some(journal) = self.journal.take() {
            journal.close();
        }
    }
}
