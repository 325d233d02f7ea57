//! What the dialog of earlier versions does, and what its tasks report.

use super::{
    AskedMerge, MergedVersion, SeenVersion, Version, Versions, VersionsAsk, VersionsDone,
    WantedVersion,
};
use crate::app::{Action, App, Below, Kept, OpenMap, Purpose, Snapshot, Tone};
use crate::edit::verbs::Change;
use crate::edit::{Prepared, StepName};
use crate::model::Edit;
use std::path::{Path, PathBuf};

impl App {
    /// Runs what the dialog of earlier versions asks for.
    pub(in crate::app) fn ask_versions(&mut self, ask: VersionsAsk) {
        match ask {
            VersionsAsk::Open(file) => self.open_versions(file),
            VersionsAsk::Choose(at) => {
                if let Some(versions) = self.versions.as_mut().filter(|it| at < it.list.len()) {
                    versions.chosen = at;
                }
                self.look_at_version();
            }
            VersionsAsk::OtherFile => self.pick(Purpose::Compare),
            VersionsAsk::BringBack => self.bring_back(),
            VersionsAsk::Apart => self.open_apart(),
            VersionsAsk::Merge => self.merge_version(),
            VersionsAsk::Show => {
                let compared = self.seen_version().map(|seen| seen.compared.clone());
                self.versions = None;
                self.with_map(|map| map.compared = compared);
            }
            VersionsAsk::EndShowing => self.with_map(|map| map.compared = None),
            VersionsAsk::Leave => self.versions = None,
        }
    }

    /// Takes in what a task found out about versions.
    pub(in crate::app) fn take_versions(&mut self, done: VersionsDone) {
        match done {
            VersionsDone::Listed(map, list) => {
                if let Some(versions) = self.versions.as_mut().filter(|it| it.map == map) {
                    versions.listing = false;
                    versions.list.extend(list);
                }
                self.look_at_version();
            }
            VersionsDone::Seen(wanted, seen) => {
                if let Some(versions) = &mut self.versions {
                    versions.seen.take(wanted, seen);
                }
                self.look_at_version();
            }
            VersionsDone::Merged(merged) => self.take_merged(merged),
            VersionsDone::Copies(map, found) => self.offer_copies(map, found),
        }
    }

    /// Opens the dialog about the map in front; a file that is meant comes first in its list.
    fn open_versions(&mut self, file: Option<PathBuf>) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let (id, path) = (map.id, map.path.clone());
        let file = file.map(Version::file);
        let known = self.versions.as_mut().filter(|versions| versions.map == id);
        if let Some(versions) = known {
            let Some(file) = file else { return };
            versions.list.retain(|version| version.source != file.source);
            versions.list.insert(0, file);
            versions.chosen = 0;
        } else {
            self.versions = Some(Versions {
                map: id,
                list: file.into_iter().collect(),
                listing: true,
                chosen: 0,
                merging: false,
                seen: Kept::default(),
            });
            let name = self.texts().get("task-versions").to_owned();
            self.tasks.list_versions(name, id, path, self.backups());
        }
        self.look_at_version();
    }

    /// Has the chosen version read and compared with the open map, unless that is known.
    fn look_at_version(&mut self) {
        let (theme, language) = (self.settings.theme, self.language());
        let name = self.texts().get("task-version").to_owned();
        let (Some(versions), Some(map)) = (&mut self.versions, &self.map) else { return };
        let Some(version) = versions.version().cloned() else { return };
        let source = version.source.clone();
        let map_now = Snapshot(map.document.clone());
        let wanted = WantedVersion { source, map: map_now, theme, language };
        if let Some(wanted) = versions.seen.ask(Some(wanted)) {
            self.tasks.look_at_version(name, wanted, version, map.path.clone());
        }
    }

    /// What is known of the chosen version.
    fn seen_version(&self) -> Option<&SeenVersion> {
        self.versions.as_ref()?.seen()?.ok()
    }

    /// Makes the open map the chosen version, as one step. Its file changes only when it is saved.
    fn bring_back(&mut self) {
        let Some(seen) = self.seen_version().filter(|seen| seen.trouble.is_none()) else { return };
        let (name, document) = (seen.compared.name.clone(), seen.document.clone());
        let back = seen.back.clone();
        self.versions = None;
        let same = !back.changes();
        let changed = self.take_whole(StepName::new("step-bring-back", name.as_str()), back);
        let key = match (same, changed) {
            (true, _) => "versions-same",
            (false, true) => "versions-brought-back",
            (false, false) => "versions-changed-meanwhile",
        };
        self.tasks.free(document);
        let tone = if changed { Tone::Good } else { Tone::Warning };
        let text = self.texts().with(key, &[("name", (&name).into())]);
        self.notices.show(tone, text, None);
    }

    /// Makes a whole document a step of the map in front.
    fn take_whole(&mut self, name: StepName, prepared: Prepared) -> bool {
        let Some(map) = &self.map else { return false };
        let mut select = map.selection.clone();
        select.keep_existing(prepared.after());
        let change = Change { edit: Edit::Batch(Vec::new()), name, select, typing: None };
        self.accept(change, prepared)
    }

    /// Opens the chosen version as a map of its own, without a file.
    fn open_apart(&mut self) {
        let Some(seen) = self.seen_version() else { return };
        let (document, about) = (seen.document.clone(), seen.compared.name.clone());
        self.versions = None;
        self.asked += 1;
        let name = self.texts().with("task-open", &[("file", (&about).into())]);
        self.tasks.open_apart(name, self.asked, document, self.settings.theme);
    }

    /// Has the chosen version merged into the open map.
    fn merge_version(&mut self) {
        let Some(seen) = self.seen_version().filter(|seen| seen.trouble.is_none()) else { return };
        let Some(map) = &self.map else { return };
        let asked = AskedMerge {
            map: map.id,
            ours: Snapshot(map.document.clone()),
            theirs: seen.document.clone(),
            name: seen.compared.name.clone(),
        };
        let saved = map.history.saved().cloned();
        let path = map.path.clone();
        if let Some(versions) = self.versions.as_mut().filter(|versions| !versions.merging) {
            versions.merging = true;
            let name = self.texts().get("task-merge").to_owned();
            self.tasks.merge_version(name, asked, saved, (path, self.backups()));
        }
    }

    /// Makes a merge a step, and tells what came in.
    fn take_merged(&mut self, merged: MergedVersion) {
        let MergedVersion { map, name, step, counts, conflicts } = merged;
        if self.versions.as_ref().is_some_and(|versions| versions.map == map) {
            self.versions = None;
        }
        self.bring_front(map);
        if self.map.as_ref().map(|front| front.id) != Some(map) {
            return;
        }
        self.end_typing(true);
        let texts = self.texts();
        let changes = step.changes();
        let taken = self.take_whole(StepName::new("step-merge-version", name.as_str()), step);
        let [added, removed, changed] = counts.map(|count| texts.whole(count as u64));
        let args = [
            ("name", (&name).into()),
            ("added", (&added).into()),
            ("removed", (&removed).into()),
            ("changed", (&changed).into()),
        ];
        let (tone, key) = match (changes, taken) {
            (false, _) => (Tone::Good, "versions-nothing-new"),
            (true, true) => (Tone::Good, "versions-merged"),
            (true, false) => (Tone::Warning, "versions-changed-meanwhile"),
        };
        self.notices.show(tone, texts.with(key, &args), None);
        if taken && conflicts > 0 {
            self.notices.show(
                Tone::Warning,
                texts.count("versions-conflicts", conflicts as u64),
                None,
            );
            self.panels.below = Some(Below::Conflicts);
            self.gather();
        }
    }

    /// Looks for copies that sync services made of a map's file.
    pub(in crate::app) fn look_for_copies(&mut self, map: &OpenMap, path: Option<&Path>) {
        if let Some(path) = path {
            let name = self.about("task-copies", path);
            self.tasks.find_copies(name, map.id, path.to_owned(), map.document.clone());
        }
    }

    /// Offers to merge copies beside the file of a map.
    fn offer_copies(&mut self, id: u64, found: Vec<PathBuf>) {
        if self.maps().all(|map| map.id != id) {
            return;
        }
        for path in found {
            let text = self.about("versions-copy-found", &path);
            let step = Action::Versions(VersionsAsk::Open(Some(path)));
            let name = self.texts().get("versions-copy-merge").to_owned();
            let step = (name, Action::For(id, Box::new(step)));
            self.notices.show(Tone::Warning, text, Some(step));
        }
    }
}
