//! Earlier versions in the window: brought back, opened apart, merged, marked; copies that sync
//! services made are found and merged.

use crate::support::hands::{Hands, finish};
use crate::support::sketch::Sketch;
use crate::support::skip;
use cjm::app::{Action, App, Below, Command, Tasks, VersionSource, VersionsAsk};
use cjm::format::{self, Existing};
use cjm::model::*;
use cjm::settings::Settings;
use egui::Key;
use egui_kittest::kittest::Queryable;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use tempfile::TempDir;

/// A window with a map of "One" and "Two" from a file, in a folder where backups are kept, too.
struct Desk {
    folder: TempDir,
    path: PathBuf,
    hands: Hands,
}

impl Desk {
    fn new() -> Self {
        Self::speaking(Language::English, |_, _| {})
    }

    /// The same; `prepare` is given the folder and the map before it is opened.
    fn speaking(language: Language, prepare: impl FnOnce(&Path, &Document)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let work = folder.path().join("work");
        std::fs::create_dir(&work).unwrap();
        let path = work.join("map.cjm");
        let map = Sketch::of(&["One", "Two"]).map;
        write(&map, &path);
        prepare(&work, &map);
        let settings = Settings { language: Some(language), ..Settings::default() };
        let mut app = App::new(settings, None, Tasks::default());
        app.data = Some(folder.path().join("data"));
        app.open(path.clone());
        finish(&mut app);
        Self { folder, path, hands: Hands::before(app) }
    }

    fn map(&self) -> &Document {
        &self.hands.map().document
    }

    /// Renames a touchpoint of the open map.
    fn rename(&mut self, from: &str, to: &str) {
        let id = id_of(self.map(), from);
        self.hands.app().act(Action::Select(Some(id)));
        self.hands.settle();
        self.hands.key(Key::F2);
        self.hands.app().act(Action::Type(to.into()));
        self.hands.app().act(Action::EndTyping(true));
        self.hands.settle();
        assert!(self.hands.names().contains(&to.to_owned()));
    }

    fn save(&mut self) {
        self.hands.app().run(Command::Save);
        self.hands.settle();
        assert!(!self.hands.map().unsaved());
    }

    fn open_dialog(&mut self) {
        self.hands.app().run(Command::Versions);
        self.hands.settle();
    }

    /// Opens the dialog with another file chosen.
    fn compare_with(&mut self, path: &Path) {
        let ask = VersionsAsk::Open(Some(path.to_owned()));
        self.hands.app().act(Action::Versions(ask));
        self.hands.settle();
    }

    fn notices(&mut self) -> Vec<String> {
        self.hands.app().notices.list().iter().map(|notice| notice.text.clone()).collect()
    }
}

fn write(map: &Document, path: &Path) {
    format::save_as(map, path, Existing::Replace).unwrap();
}

fn read(path: &Path) -> Document {
    format::open(path).unwrap().opened.document
}

fn id_of(map: &Document, name: &str) -> ElementId {
    let mut all = map.elements();
    all.find(|(_, element)| element.content.text() == name).expect("it is there").0
}

/// The map with a touchpoint renamed.
fn renamed(map: &Document, from: &str, to: &str) -> Document {
    let (mut map, id) = (map.clone(), id_of(map, from));
    let mut element = Element::clone(map.element(id).unwrap());
    let Content::Touchpoint(touchpoint) = &mut element.content else { panic!("no touchpoint") };
    to.clone_into(&mut touchpoint.name);
    map.apply(&Edit::Update { id, element: element.into() }).unwrap();
    map
}

#[test]
fn an_earlier_version_is_brought_back_as_one_step_and_undone() {
    let mut desk = Desk::new();
    let before = desk.map().clone();
    desk.rename("One", "First");
    desk.save();
    desk.rename("Two", "Second");
    desk.save();
    let file = std::fs::read(&desk.path).unwrap();
    let (after, steps) = (desk.map().clone(), desk.hands.steps());
    desk.open_dialog();
    assert_eq!(desk.hands.app().versions.as_ref().unwrap().list.len(), 2);
    // The newest is chosen; the keyboard stands in the list.
    desk.hands.window.get_by_label("Since then: added 0, removed 0, changed 1");
    desk.hands.window.get_by_label("Picture of this version");
    desk.hands.key(Key::ArrowDown);
    desk.hands.window.get_by_label("Since then: added 0, removed 0, changed 2");
    desk.hands.window.get_by_label("Name: One → First");
    desk.hands.window.get_by_label("Touchpoint “Second”");
    desk.hands.click("Bring back");
    assert!(desk.hands.app().versions.is_none());
    assert_eq!(desk.map(), &before);
    assert_eq!(desk.hands.steps(), steps + 1);
    assert!(desk.hands.map().unsaved());
    assert_eq!(std::fs::read(&desk.path).unwrap(), file, "not without saving");
    desk.hands.app().run(Command::Undo);
    desk.hands.settle();
    assert_eq!(desk.map(), &after);
    assert!(!desk.hands.map().unsaved());
    desk.hands.app().run(Command::Redo);
    desk.hands.settle();
    desk.save();
    assert_eq!(read(&desk.path), before);
}

#[test]
fn escape_closes_the_dialog_and_nothing_changed() {
    let mut desk = Desk::new();
    desk.open_dialog();
    desk.hands.window.get_by_label_contains("There is no earlier version yet");
    desk.hands.key(Key::Escape);
    assert!(desk.hands.app().versions.is_none());
    assert_eq!(desk.hands.steps(), 0);
}

#[test]
fn a_file_is_compared_and_marked_on_the_map_until_somebody_ends_it() {
    let mut desk = Desk::new();
    let other = desk.folder.path().join("other.cjm");
    write(&renamed(desk.map(), "Two", "Zwei"), &other);
    desk.compare_with(&other);
    desk.hands.window.get_by_label("Name: Zwei → Two");
    desk.hands.click("Show on the map");
    let two = id_of(desk.map(), "Two");
    let compared = desk.hands.map().compared.clone().unwrap();
    assert_eq!((compared.counts(), compared.changed.contains(&two)), ([0, 0, 1], true));
    desk.hands.window.get_by_label("Compared with other.cjm: added 0, removed 0, changed 1");
    desk.hands.click("End comparing");
    assert!(desk.hands.map().compared.is_none());
}

#[test]
fn a_version_opens_as_a_map_of_its_own() {
    let mut desk = Desk::new();
    let other = desk.folder.path().join("other.cjm");
    let theirs = renamed(desk.map(), "Two", "Zwei");
    write(&theirs, &other);
    desk.compare_with(&other);
    desk.hands.click("Open as a map of its own");
    assert_eq!(desk.hands.app().maps().count(), 2);
    assert_eq!(desk.map(), &theirs);
    assert!(desk.hands.map().path.is_none() && desk.hands.map().unsaved());
}

#[test]
fn a_file_that_is_no_map_says_so_and_nothing_can_be_done_with_it() {
    let mut desk = Desk::new();
    let other = desk.folder.path().join("other.cjm");
    std::fs::write(&other, "no map").unwrap();
    desk.compare_with(&other);
    let seen = desk.hands.app().versions.as_ref().unwrap().seen();
    let why = seen.unwrap().err().unwrap().to_owned();
    desk.hands.window.get_by_label(&why);
    desk.hands.app().act(Action::Versions(VersionsAsk::BringBack));
    desk.hands.app().act(Action::Versions(VersionsAsk::Merge));
    desk.hands.settle();
    assert_eq!(desk.hands.steps(), 0);
}

/// Runs git in a folder; whether it could be run.
fn git(folder: &Path, args: &[&str]) -> bool {
    let who = ["-c", "user.name=Olena", "-c", "user.email=o@example.org"];
    let ran = Process::new("git").current_dir(folder).args(who).args(args).output();
    ran.is_ok_and(|output| output.status.success())
}

#[test]
fn revisions_of_git_are_listed_and_brought_back() {
    let mut desk = Desk::new();
    let folder = desk.path.parent().unwrap().to_owned();
    if !git(&folder, &["init", "-q"]) {
        return skip("git cannot be run");
    }
    let before = desk.map().clone();
    // It had another name once.
    assert!(git(&folder, &["add", "."]) && git(&folder, &["mv", "map.cjm", "draft.cjm"]));
    assert!(git(&folder, &["commit", "-qm", "As it was"]));
    assert!(git(&folder, &["mv", "draft.cjm", "map.cjm"]));
    assert!(git(&folder, &["commit", "-qm", "Renamed"]));
    write(&renamed(&before, "One", "Uno"), &desk.path);
    assert!(git(&folder, &["commit", "-qam", "In Spanish"]));
    desk.open_dialog();
    let list = desk.hands.app().versions.as_ref().unwrap().list.clone();
    let told: Vec<[&str; 2]> =
        list.iter().map(|it| [it.about.as_str(), it.author.as_str()]).collect();
    let abouts = ["In Spanish", "Renamed", "As it was"];
    assert_eq!(told, abouts.map(|about| [about, "Olena"]));
    assert!(list.iter().all(|it| matches!(it.source, VersionSource::Revision(_))));
    desk.hands.window.get_by_label("Name: Uno → One");
    desk.hands.click("Bring back");
    assert_eq!(desk.hands.names(), ["Uno", "Two"]);
    desk.open_dialog();
    desk.hands.key(Key::End);
    desk.hands.window.get_by_label("Name: One → Uno");
}

#[test]
fn a_conflicted_copy_is_found_and_merged_and_its_conflict_shown() {
    let name = "map (Olena's conflicted copy 2026-01-01).cjm";
    let mut desk = Desk::speaking(Language::English, |folder, map| {
        let theirs = renamed(&renamed(map, "One", "Theirs"), "Two", "Only theirs");
        write(&theirs, &folder.join(name));
        // Neither the same once more nor another map of such a name.
        write(map, &folder.join("map (1).cjm"));
        write(&Document::new(MapProps::new("", Language::English)), &folder.join("map 2.cjm"));
    });
    let told = format!("Beside this map lies a conflicted copy: {name}");
    assert_eq!(desk.notices(), [told]);
    desk.rename("One", "Mine");
    desk.save();
    desk.rename("Mine", "Mine again");
    let steps = desk.hands.steps();
    desk.hands.click("Merge…");
    desk.hands.window.get_by_label("Name: Only theirs → Two");
    desk.hands.click("Merge into the open map");
    assert_eq!(desk.hands.steps(), steps + 1);
    assert_eq!(desk.map().conflicts().len(), 1, "of the name both changed");
    assert!(desk.hands.names().contains(&"Only theirs".to_owned()));
    assert_eq!(desk.hands.app().panels.below, Some(Below::Conflicts));
    desk.hands.click("Take theirs");
    assert_eq!(desk.hands.names(), ["Theirs", "Only theirs"]);
}

#[test]
fn the_dialog_speaks_russian() {
    let mut desk = Desk::speaking(Language::Russian, |_, _| {});
    desk.rename("One", "Раз");
    desk.save();
    desk.open_dialog();
    desk.hands.window.get_by_label("С тех пор: добавлено 0, удалено 0, изменено 1");
    desk.hands.click("Вернуть");
    assert_eq!(desk.hands.names(), ["One", "Two"]);
}
