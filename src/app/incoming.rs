//! What somebody else wrote into the file of an open map comes in at once: merged with what is not
//! saved here, as a step that can be undone.

use super::{Action, App, Command, OpenMap, Saving, Tone};
use crate::edit::{Prepared, StepName};
use crate::format::{MapFile, OpenedFile, Problem, What};
use crate::merge::{Comparison, How, element_name, merge};
use crate::model::Document;
use std::sync::Arc;

/// Most elements a message names.
const MOST_NAMED: usize = 3;

/// How what somebody else wrote stands.
#[derive(Debug, Default)]
pub enum Incoming {
    /// Nothing is there.
    #[default]
    Nothing,
    /// It waits for a moment at which nothing is being typed.
    Waiting(Box<OpenedFile>),
    /// A task merges it.
    Merging,
}

/// What is to be merged.
pub struct Arriving {
    map: u64,
    base: Arc<Document>,
    ours: Arc<Document>,
    found: Box<OpenedFile>,
    label: String,
}

/// What merging came to.
pub struct Arrived {
    /// For which map, by [`OpenMap::id`].
    pub map: u64,
    found: Box<OpenedFile>,
    prepared: Prepared,
    incoming: Comparison,
    conflicts: usize,
    /// Whether nothing of ours is in it that the file does not hold.
    saved: bool,
}

impl Arriving {
    /// Merges it.
    pub fn merge(self) -> Arrived {
        let Self { map, base, ours, found, label } = self;
        let theirs = &found.opened.document;
        let merged = merge(Some(&base), &ours, theirs, ["", &label]);
        let saved = merged.document == *theirs;
        let prepared = Prepared::whole(ours, Arc::new(merged.document));
        let (incoming, conflicts) = (merged.incoming, merged.conflicts);
        Arrived { map, found, prepared, incoming, conflicts, saved }
    }
}

impl App {
    /// Has the files of the open maps looked at, and takes in what waits.
    pub(super) fn look_at_files(&mut self) {
        let watched = |map: &OpenMap| {
            let idle = map.saving == Saving::Idle && matches!(map.incoming, Incoming::Nothing);
            Some((map.id, map.file.clone().filter(|_| idle)?))
        };
        let files = self.maps().filter_map(watched).collect();
        self.tasks.watch_files(files);
        self.merge_incoming();
    }

    /// Takes in that a map's file holds something else than when it was read or written here.
    pub(super) fn changed_on_disk(&mut self, id: u64, was: &MapFile, found: Box<OpenedFile>) {
        let Some(map) = self.map_of(id) else { return };
        if map.saving != Saving::Idle || map.file.as_ref() != Some(was) {
            // It will be seen again, if it still is so.
            return;
        }
        let newer = found.opened.read_only.as_ref().map(|newer| newer.text(self.texts()));
        let quiet = |it: &&Problem| matches!(it.what, What::StillAside { .. });
        let damage = found.opened.problems.iter().find(|it| !quiet(it));
        let damage = damage.map(|problem| problem.text(self.texts()));
        if let Some(why) = newer.or(damage) {
            // Half a map is not merged into a whole one.
            let args = [("why", (&why).into())];
            let text = self.texts().with("incoming-damaged", &args);
            self.notices.show(Tone::Warning, text, None);
            return;
        }
        if let Some(map) = self.map_of(id) {
            map.incoming = Incoming::Waiting(found);
        }
        self.merge_incoming();
    }

    /// Merges what waits for the map in front, where nothing is being typed in that.
    fn merge_incoming(&mut self) {
        let label = self.texts().get("incoming-label").to_owned();
        let Some(map) = &mut self.map else { return };
        if map.typing.is_some() || map.history.in_gesture() || map.saving != Saving::Idle {
            return;
        }
        let found = match std::mem::take(&mut map.incoming) {
            Incoming::Waiting(found) => found,
            other => {
                map.incoming = other;
                return;
            }
        };
        map.incoming = Incoming::Merging;
        let (base, ours) = (map.base.clone(), map.document.clone());
        let arriving = Arriving { map: map.id, base, ours, found, label };
        let name = self.texts().get("task-incoming").to_owned();
        self.tasks.merge(name, arriving);
    }

    /// Makes what was merged a step.
    pub(super) fn arrived(&mut self, arrived: Arrived) {
        let Arrived { map: id, found, prepared, incoming, conflicts, saved } = arrived;
        let front = self.map.as_ref().is_some_and(|map| map.id == id);
        let Some(map) = self.map_of(id) else { return };
        let fits = front && map.typing.is_none() && map.saving == Saving::Idle;
        if !fits || !prepared.is_of(&map.document) {
            map.incoming = Incoming::Waiting(found);
            return;
        }
        map.incoming = Incoming::Nothing;
        let OpenedFile { opened, file } = *found;
        map.base = Arc::new(opened.document);
        map.file = Some(file.clone());
        let selection = map.selection.clone();
        let changed = map.history.accept(StepName::new("step-incoming", ""), &selection, prepared);
        if changed {
            // Whoever works on the map goes on looking where they looked.
            map.edited();
        }
        if saved {
            let now = map.document.clone();
            map.history.mark_saved(&now);
            if let Some(journal) = &mut map.journal {
                journal.saved(&now, &file);
            }
        }
        let saves = std::mem::take(&mut map.saves_after_merge);
        if changed {
            self.show();
            self.tell_incoming(&file, &incoming, conflicts);
        }
        if saves && conflicts == 0 {
            self.save();
        }
    }

    /// Says what came in.
    fn tell_incoming(&mut self, file: &MapFile, incoming: &Comparison, conflicts: usize) {
        let texts = self.texts();
        let Some(map) = &self.map else { return };
        let path = file.path();
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let there = incoming.elements.iter().filter(|it| it.how != How::Removed);
        let names: Vec<String> =
            there.map(|it| element_name(&map.document, it.id, texts)).take(MOST_NAMED).collect();
        let all = incoming.elements.len();
        let listed = names.join(", ");
        let what = if names.is_empty() {
            texts.get("incoming-other").to_owned()
        } else if all > names.len() {
            let more = texts.count("incoming-more", (all - names.len()) as u64);
            format!("{listed} {more}")
        } else {
            listed
        };
        let args = [("file", (&file).into()), ("what", (&what).into())];
        let text = texts.with("incoming-told", &args);
        if conflicts == 0 {
            let undo = texts.get("cmd-undo").to_owned();
            self.notices.show(Tone::Good, text, Some((undo, Action::Run(Command::Undo))));
        } else {
            let settle = texts.count("incoming-conflicts", conflicts as u64);
            let show = texts.get("incoming-settle").to_owned();
            let step = Some((show, Action::Run(Command::TurnConflict(true))));
            self.notices.show(Tone::Warning, format!("{text} {settle}"), step);
            self.turn_conflict(true);
        }
    }
}
