//! What somebody else wrote into the file of an open map comes in at once: merged with what is not
//! saved here, as a step that can be undone.

use super::{Action, App, Command, OpenMap, Saving, Tone};
use crate::edit::{Prepared, StepName};
use crate::format::{MapFile, OpenedFile};
use crate::merge::{Comparison, How, element_name, merge, not_read};
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
    /// It waits for a moment at which nothing is being typed: it, and the file as it was before.
    Waiting(Box<OpenedFile>, MapFile),
    /// A task merges it.
    Merging,
}

/// What is to be merged.
pub struct Arriving {
    map: u64,
    base: Option<Arc<Document>>,
    ours: Arc<Document>,
    found: Box<OpenedFile>,
    was: MapFile,
    label: String,
}

/// What merging came to.
pub struct Arrived {
    /// For which map, by [`OpenMap::id`].
    pub map: u64,
    found: Box<OpenedFile>,
    /// The file as it was before.
    was: MapFile,
    prepared: Prepared,
    incoming: Comparison,
    conflicts: usize,
    /// Whether nothing of ours is in it that the file does not hold.
    saved: bool,
}

impl Arriving {
    /// Merges it.
    pub fn merge(self) -> Arrived {
        let Self { map, base, ours, found, was, label } = self;
        let theirs = &found.opened.document;
        let merged = merge(base.as_deref(), &ours, theirs, ["", &label]);
        let saved = merged.document == *theirs;
        let prepared = Prepared::whole(ours, Arc::new(merged.document));
        let (incoming, conflicts) = (merged.incoming, merged.conflicts);
        Arrived { map, found, was, prepared, incoming, conflicts, saved }
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
        let texts = self.texts();
        let Some(map) = self.map_of(id) else { return };
        if map.saving != Saving::Idle || map.file.as_ref() != Some(was) {
            // It will be seen again, if it still is so.
            return;
        }
        if let Some(why) = not_read(&found.opened, texts) {
            // Half a map is not merged into a whole one, and a later change saves nothing unasked.
            map.saves_after_merge = false;
            let text = texts.with("incoming-damaged", &[("why", (&why).into())]);
            self.notices.show(Tone::Warning, text, None);
            return;
        }
        map.incoming = Incoming::Waiting(found, was.clone());
        self.merge_incoming();
    }

    /// Merges what waits for the map in front, where nothing is being typed in that.
    fn merge_incoming(&mut self) {
        let label = self.texts().get("incoming-label").to_owned();
        let Some(map) = &mut self.map else { return };
        if map.typing.is_some() || map.history.in_gesture() || map.saving != Saving::Idle {
            return;
        }
        let (found, was) = match std::mem::take(&mut map.incoming) {
            // Saved elsewhere meanwhile it has another file, which is looked at for itself.
            Incoming::Waiting(_, was) if map.file.as_ref() != Some(&was) => return,
            Incoming::Waiting(found, was) => (found, was),
            other => {
                map.incoming = other;
                return;
            }
        };
        map.incoming = Incoming::Merging;
        let (base, ours) = (map.base.clone(), map.document.clone());
        let arriving = Arriving { map: map.id, base, ours, found, was, label };
        let name = self.texts().get("task-incoming").to_owned();
        self.tasks.merge(name, arriving);
    }

    /// Makes what was merged a step.
    pub(super) fn arrived(&mut self, arrived: Arrived) {
        let Arrived { map: id, found, was, prepared, incoming, conflicts, saved } = arrived;
        let front = self.map.as_ref().is_some_and(|map| map.id == id);
        let Some(map) = self.map_of(id) else { return };
        if !front || map.typing.is_some() || map.history.in_gesture() || map.saving != Saving::Idle
        {
            map.incoming = Incoming::Waiting(found, was);
            return;
        }
        map.incoming = Incoming::Nothing;
        if map.file.as_ref() != Some(&was) {
            // It has another file now, which is looked at for itself.
            return;
        }
        let selection = map.selection.clone();
        let changes = prepared.changes();
        let fits = prepared.is_of(&map.document);
        let name = StepName::new("step-incoming", "");
        let changed = fits && map.history.accept(name, &selection, prepared);
        if !fits || changes != changed {
            // Edited meanwhile: what came in is not part of the map, so nobody may think it was.
            map.incoming = Incoming::Waiting(found, was);
            return;
        }
        let OpenedFile { opened, file } = *found;
        let base = Arc::new(opened.document);
        map.base = Some(base.clone());
        map.file = Some(file.clone());
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
        } else {
            // No step of the history is what the file holds, the one saved last neither.
            map.history.mark_saved(&base);
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
            let step = self.for_front((undo, Action::Run(Command::Undo)));
            self.notices.show(Tone::Good, text, Some(step));
        } else {
            let settle = texts.count("incoming-conflicts", conflicts as u64);
            let show = texts.get("incoming-settle").to_owned();
            let step = self.for_front((show, Action::Run(Command::TurnConflict(true))));
            self.notices.show(Tone::Warning, format!("{text} {settle}"), Some(step));
            self.turn_conflict(true);
        }
    }
}
