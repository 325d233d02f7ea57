//! Files that several people have: what others save comes in, what both changed is decided, and
//! crashes hand their maps back.

use crate::support::hands::{Hands, finish, settle};
use crate::support::sketch::Sketch;
use cjm::app::{Access, Action, App, Command, FileAsk, Tasks};
use cjm::format::{self, Existing, Journal, OwnNote, Who};
use cjm::merge::merge;
use cjm::model::*;
use cjm::settings::Settings;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

fn named(map: &Document, name: &str) -> ElementId {
    let all = map.journey();
    let found = all.into_iter().find(|id| map.element(*id).unwrap().content.text() == name);
    found.unwrap_or_else(|| panic!("no “{name}”"))
}

/// The map with another name for a touchpoint.
fn renamed(map: &Document, from: &str, to: &str) -> Document {
    let mut map = map.clone();
    let id = named(&map, from);
    let mut element = Element::clone(map.element(id).unwrap());
    let Content::Touchpoint(touchpoint) = &mut element.content else { panic!("no touchpoint") };
    to.clone_into(&mut touchpoint.name);
    map.apply(&Edit::Update { id, element: Arc::new(element) }).unwrap();
    map
}

fn names(map: &Document) -> Vec<String> {
    let all = map.journey().into_iter();
    all.map(|id| map.element(id).unwrap().content.text().to_owned()).collect()
}

fn base() -> Document {
    Sketch::of(&["Call", "Visit", "Bill"]).map
}

fn session(data: Option<&Path>, language: Language) -> App {
    let settings = Settings { language: Some(language), ..Settings::default() };
    let mut app = App::new(settings, None, Tasks::default());
    app.data = data.map(Path::to_owned);
    app
}

/// A window with the map of a file.
fn at_file(folder: &Path, data: Option<&Path>, language: Language) -> (Hands, PathBuf) {
    let path = folder.join("team.cjm");
    format::save_as(&base(), &path, Existing::Refuse).unwrap();
    let mut app = session(data, language);
    app.open(path.clone());
    finish(&mut app);
    (Hands::before(app), path)
}

/// Somebody else changes the file.
fn by_another(path: &Path, change: impl Fn(&Document) -> Document) {
    let mut opened = format::open(path).unwrap();
    format::save(&change(&opened.opened.document), &mut opened.file).unwrap();
}

/// Waits until the window shows what somebody else did; a hang fails.
fn until(hands: &mut Hands, what: impl Fn(&Hands) -> bool) {
    let started = Instant::now();
    while !what(hands) {
        assert!(started.elapsed() < Duration::from_mins(1), "it never came");
        std::thread::sleep(Duration::from_millis(50));
        settle(&mut hands.window);
    }
}

fn sees(hands: &Hands, text: &str) -> bool {
    hands.window.query_all_by_label_contains(text).next().is_some()
}

/// Goes to a button by keys, which scrolls it into sight, and presses it.
fn press(hands: &mut Hands, label: &str) {
    hands.window.get_by_label(label).focus();
    hands.settle();
    hands.key(Key::Space);
}

/// Gives a touchpoint of the open map another name, through a few others.
fn rename(hands: &mut Hands, from: &str, texts: &[&str]) {
    let id = named(&hands.map().document, from);
    hands.app().act(Action::Edit(id, cjm::app::Field::Main));
    for text in texts {
        hands.app().act(Action::Type((*text).to_owned()));
    }
    hands.app().act(Action::EndTyping(true));
    hands.settle();
}

/// What a file says.
fn in_file(path: &Path) -> Vec<String> {
    names(&format::open(path).unwrap().opened.document)
}

/// A map in which two copies say two things differently.
fn in_conflict() -> Document {
    let base = base();
    let ours = renamed(&renamed(&base, "Call", "Ring"), "Bill", "Invoice");
    let theirs = renamed(&renamed(&base, "Call", "Phone"), "Bill", "Receipt");
    let merged = merge(Some(&base), &ours, &theirs, ["", "olena"]);
    assert_eq!(merged.conflicts, 2);
    merged.document
}

#[test]
fn conflicts_are_gone_through_and_settled_one_by_one() {
    let mut hands = Hands::on(in_conflict());
    assert!(sees(&hands, "2 conflicts"), "the status line tells");
    hands.key(Key::F12);
    assert!(sees(&hands, "olena"), "whose it is");
    let first = hands.map().conflict().cloned().unwrap();
    hands.key(Key::F12);
    let second = hands.map().conflict().cloned().unwrap();
    assert_ne!(first, second);
    hands.press(Modifiers::SHIFT, Key::F12);
    assert_eq!(hands.map().conflict(), Some(&first));
    assert_eq!(hands.map().primary(), first.element(), "what it is about is selected");
    let before = names(&hands.map().document);
    hands.click("Take theirs");
    let now = names(&hands.map().document);
    assert_ne!(now, before);
    assert!(now.contains(&"Phone".to_owned()) || now.contains(&"Receipt".to_owned()), "{now:?}");
    assert_eq!(hands.map().document.conflicts().len(), 1);
    hands.click("Keep mine");
    let now = names(&hands.map().document);
    assert!(now.contains(&"Ring".to_owned()) || now.contains(&"Invoice".to_owned()), "{now:?}");
    assert!(hands.map().document.conflicts().is_empty());
    assert!(sees(&hands, "no conflict is left"));
    hands.press(Modifiers::COMMAND, Key::Z);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&hands.map().document), before);
    assert_eq!(hands.map().document.conflicts().len(), 2);
}

#[test]
fn conflicts_are_settled_all_at_once_both_ways_and_by_a_text() {
    let mut hands = Hands::on(in_conflict());
    hands.app().act(Action::Run(Command::Conflicts));
    hands.settle();
    hands.click("Take all of theirs");
    assert_eq!(names(&hands.map().document), ["Phone", "Visit", "Receipt"]);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.map().document.conflicts().len(), 2, "it was one step");
    hands.click("Keep all of mine");
    assert_eq!(names(&hands.map().document), ["Ring", "Visit", "Invoice"]);
    hands.press(Modifiers::COMMAND, Key::Z);
    press(&mut hands, "Keep both");
    assert_eq!(hands.map().document.conflicts().len(), 1);
    hands.window.get_by_label("Or something else:").focus();
    hands.settle();
    hands.press(Modifiers::COMMAND, Key::A);
    hands.letters("Something new");
    press(&mut hands, "Use this text");
    assert!(names(&hands.map().document).contains(&"Something new".to_owned()));
    assert!(hands.map().document.conflicts().is_empty());
}

#[test]
fn what_somebody_else_saves_comes_in_by_itself_and_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    by_another(&path, |map| renamed(map, "Visit", "Visit the branch"));
    until(&mut hands, |hands| names(&hands.map().document)[1] == "Visit the branch");
    assert!(sees(&hands, "team.cjm was changed by somebody else."));
    assert!(sees(&hands, "Visit the branch"), "what came in is named");
    assert!(!hands.map().unsaved(), "the file holds just this");
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&hands.map().document), ["Call", "Visit", "Bill"]);
    assert!(hands.map().unsaved(), "the file holds something else");
}

#[test]
fn what_both_change_elsewhere_is_merged_on_the_spot_and_saved_together() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    let id = named(&hands.map().document, "Call");
    hands.app().act(Action::Edit(id, cjm::app::Field::Main));
    hands.app().act(Action::Type("Ring".to_owned()));
    hands.settle();
    by_another(&path, |map| renamed(map, "Bill", "Invoice"));
    std::thread::sleep(Duration::from_millis(2_500));
    hands.settle();
    assert_eq!(names(&hands.map().document)[2], "Bill", "nobody is disturbed while typing");
    hands.app().act(Action::EndTyping(true));
    until(&mut hands, |hands| names(&hands.map().document) == ["Ring", "Visit", "Invoice"]);
    assert!(hands.map().unsaved() && hands.map().document.conflicts().is_empty());
    hands.app().run(Command::Save);
    finish(hands.app());
    assert_eq!(names(&format::open(&path).unwrap().opened.document), ["Ring", "Visit", "Invoice"]);
    assert!(!hands.map().unsaved());
}

#[test]
fn a_save_that_meets_anothers_change_takes_that_in_first() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    let id = named(&hands.map().document, "Call");
    hands.app().act(Action::Edit(id, cjm::app::Field::Main));
    hands.app().act(Action::Type("Ring".to_owned()));
    hands.app().act(Action::EndTyping(true));
    by_another(&path, |map| renamed(map, "Bill", "Invoice"));
    hands.app().run(Command::Save);
    finish(hands.app());
    until(&mut hands, |hands| !hands.map().unsaved());
    assert_eq!(names(&format::open(&path).unwrap().opened.document), ["Ring", "Visit", "Invoice"]);
}

#[test]
fn what_both_change_alike_waits_for_a_decision_in_russian() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::Russian);
    let id = named(&hands.map().document, "Call");
    hands.app().act(Action::Edit(id, cjm::app::Field::Main));
    hands.app().act(Action::Type("Ring".to_owned()));
    hands.app().act(Action::EndTyping(true));
    by_another(&path, |map| renamed(map, "Call", "Phone"));
    until(&mut hands, |hands| hands.map().document.conflicts().len() == 1);
    assert!(sees(&hands, "1 конфликт") && sees(&hands, "Ring") && sees(&hands, "Phone"));
    hands.click("Оставить моё");
    assert_eq!(names(&hands.map().document)[0], "Ring");
    hands.app().run(Command::Save);
    finish(hands.app());
    assert_eq!(names(&format::open(&path).unwrap().opened.document)[0], "Ring");
}

#[test]
fn what_a_crash_left_behind_is_offered_with_its_picture() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let root = data.path().join("recovery");
    let path = folder.path().join("team.cjm");
    let file = format::save_as(&base(), &path, Existing::Refuse).unwrap();
    for file in [Some(&file), None] {
        let mut journal = Journal::new(&root, file, &Arc::new(base()));
        journal.record(&Arc::new(renamed(&base(), "Call", "Ring")));
        assert!(journal.flush(Duration::from_secs(20)));
        // A program that breaks off leaves it as it is.
        drop(journal);
    }
    std::fs::write(&path, "").unwrap();
    let mut app = session(Some(data.path()), Language::English);
    app.look_back();
    let journey = folder.path().join("tea.mmd");
    std::fs::write(&journey, "journey\n Boil: 4\n").unwrap();
    app.open_all(vec![journey]);
    finish(&mut app);
    let mut hands = Hands::before(app);
    assert!(sees(&hands, "2 maps were not saved when the program ended"));
    assert!(!sees(&hands, "Open tea.mmd as a new map?"), "one question at a time");
    assert!(sees(&hands, "1 edit"));
    assert_eq!(hands.app().left_portraits.iter().flatten().count(), 2, "with pictures");
    let emptied = hands.app().left_behind.maps.iter().position(|map| map.path.is_some());
    hands.app().act(Action::File(FileAsk::Restore(emptied.unwrap())));
    hands.settle();
    assert_eq!(names(&hands.map().document), ["Ring", "Visit", "Bill"]);
    assert!(hands.map().unsaved());
    hands.click("Throw away");
    assert!(hands.app().left_behind.maps.is_empty());
    let left = std::fs::read_dir(&root).unwrap().count();
    assert_eq!(left, 1, "the journal of the map that is open again");
    assert!(sees(&hands, "Open tea.mmd as a new map?"));
}

#[test]
fn a_map_that_somebody_else_has_open_can_be_only_looked_at() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("team.cjm");
    format::save_as(&base(), &path, Existing::Refuse).unwrap();
    let who = Who { user: "Olena".into(), host: "PC-12".into() };
    let note = OwnNote::put(&path, &who).expect("the folder takes notes");
    let mut app = session(Some(data.path()), Language::English);
    app.open(path.clone());
    finish(&mut app);
    let mut hands = Hands::before(app);
    assert!(sees(&hands, "“team.cjm” is open elsewhere"));
    assert!(sees(&hands, "Olena has had this map open on PC-12 since"));
    hands.click("Only look");
    assert_eq!(hands.map().access, Access::Look);
    assert!(hands.app().title().contains("team.cjm (only looked at)"));
    drop(note);
    hands.app().act(Action::Run(Command::CloseMap));
    hands.app().open(path);
    hands.settle();
    assert_eq!(hands.map().access, Access::Edit, "nobody else is there any more");
}

#[test]
fn a_copy_is_saved_without_leaving_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    let copy = folder.path().join("copy.cjm");
    hands.app().act(Action::File(FileAsk::Copy(copy.clone(), Existing::Refuse)));
    hands.settle();
    assert_eq!(names(&format::open(&copy).unwrap().opened.document), ["Call", "Visit", "Bill"]);
    assert_eq!(hands.map().path.as_deref(), Some(&*path));
    hands.app().act(Action::File(FileAsk::Copy(copy, Existing::Refuse)));
    hands.settle();
    assert!(sees(&hands, "Replace"), "another file of that name is not written over unasked");
}

#[cfg(unix)]
#[test]
fn a_file_of_two_names_is_written_over_only_when_somebody_agrees() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut hands, path) = at_file(folder.path(), Some(data.path()), Language::English);
    let other = folder.path().join("other.cjm");
    std::fs::hard_link(&path, &other).unwrap();
    let id = named(&hands.map().document, "Call");
    hands.app().act(Action::Edit(id, cjm::app::Field::Main));
    hands.app().act(Action::Type("Ring".to_owned()));
    hands.app().act(Action::EndTyping(true));
    hands.app().run(Command::Save);
    hands.settle();
    assert_eq!(names(&format::open(&path).unwrap().opened.document)[0], "Call", "nobody agreed");
    assert!(hands.map().unsaved());
    hands.click("Write over it in place");
    assert!(!hands.map().unsaved());
    for path in [&path, &other] {
        assert_eq!(names(&format::open(path).unwrap().opened.document)[0], "Ring");
    }
    let kept = hands.app().backups().unwrap().list(&path);
    assert_eq!(names(&kept[0].read().unwrap().document)[0], "Call", "a backup came first");
}

#[test]
fn what_is_typed_and_taken_back_hides_nothing_that_others_save() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    rename(&mut hands, "Call", &["Ring"]);
    rename(&mut hands, "Visit", &["Visit!", "Visit"]);
    by_another(&path, |map| renamed(map, "Bill", "Invoice"));
    until(&mut hands, |hands| names(&hands.map().document)[2] == "Invoice");
    hands.app().run(Command::Save);
    hands.settle();
    assert!(!hands.map().unsaved());
    assert_eq!(in_file(&path), ["Ring", "Visit", "Invoice"]);
    // Also alone it leaves the map as it was saved.
    rename(&mut hands, "Visit", &["Visit!", "Visit"]);
    assert!(!hands.map().unsaved());
}

#[test]
fn no_step_back_is_taken_for_what_the_file_holds() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    rename(&mut hands, "Call", &["Ring"]);
    by_another(&path, |map| renamed(map, "Bill", "Invoice"));
    until(&mut hands, |hands| names(&hands.map().document)[2] == "Invoice");
    for _ in 0..2 {
        hands.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(names(&hands.map().document), ["Call", "Visit", "Bill"]);
    assert!(hands.map().unsaved(), "the file says “Invoice”");
    hands.app().run(Command::Save);
    hands.settle();
    assert_eq!(in_file(&path), ["Call", "Visit", "Bill"], "it was asked for");
}

#[test]
fn a_copy_never_takes_the_place_of_a_file_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    by_another(&path, |map| renamed(map, "Bill", "Invoice"));
    hands.app().act(Action::File(FileAsk::Copy(path.clone(), Existing::Replace)));
    hands.settle();
    assert_eq!(in_file(&path)[2], "Invoice");
    assert!(sees(&hands, "team.cjm is open here already"));
}

#[test]
fn a_path_that_was_asked_for_one_map_is_not_given_to_another() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    let first = hands.map().id;
    rename(&mut hands, "Call", &["Ring"]);
    hands.app().run(Command::SaveAs);
    hands.settle();
    let other = folder.path().join("other.cjm");
    format::save_as(&renamed(&base(), "Call", "Other"), &other, Existing::Refuse).unwrap();
    hands.app().open(other);
    hands.settle();
    assert_ne!(hands.map().id, first);
    let new = folder.path().join("new.cjm");
    hands.app().act(Action::TypePath(new.display().to_string()));
    hands.app().act(Action::AcceptPath);
    hands.settle();
    assert_eq!((hands.map().id, in_file(&new)[0].as_str()), (first, "Ring"));
    assert_eq!(in_file(&path)[0], "Call");
}

#[test]
fn a_file_that_holds_no_map_any_more_is_replaced_once_somebody_agrees() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut hands, path) = at_file(folder.path(), Some(data.path()), Language::English);
    rename(&mut hands, "Call", &["Ring"]);
    std::fs::write(&path, "no map").unwrap();
    hands.app().run(Command::Save);
    hands.settle();
    assert_eq!(std::fs::read(&path).unwrap(), b"no map", "nobody agreed");
    assert!(sees(&hands, "what the file holds now is kept as an earlier version"));
    hands.click("Replace it");
    assert_eq!(in_file(&path)[0], "Ring");
    assert!(!hands.map().unsaved());
    assert_eq!(hands.app().backups().unwrap().list(&path).len(), 1);
}

#[test]
fn what_is_asked_for_while_a_save_runs_is_done_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    rename(&mut hands, "Call", &["Ring"]);
    let new = folder.path().join("new.cjm");
    hands.app().run(Command::Save);
    hands.app().act(Action::SaveAs(new.clone(), Existing::Refuse));
    hands.settle();
    assert_eq!((in_file(&path), in_file(&new)), (names(&hands.map().document), in_file(&path)));
    assert_eq!(hands.map().path.as_ref(), Some(&new));
}

#[test]
fn a_closing_that_was_called_off_does_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut hands = Hands::on(base());
    rename(&mut hands, "Call", &["Ring"]);
    hands.app().close_front();
    hands.app().act(Action::Answer(cjm::app::Unsaved::Save));
    hands.settle();
    assert!(hands.app().typed.is_some(), "it is asked where");
    hands.app().act(Action::CancelPath);
    let path = folder.path().join("map.cjm");
    hands.app().act(Action::SaveAs(path.clone(), Existing::Refuse));
    hands.settle();
    assert_eq!(in_file(&path)[0], "Ring");
    assert!(hands.app().map.is_some(), "nobody wants it closed any more");
}

#[test]
fn the_question_about_closing_stays_about_its_map() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    rename(&mut hands, "Call", &["Ring"]);
    hands.app().close_front();
    hands.settle();
    // A map that somebody opened elsewhere comes to the front while the question stands there.
    let other = folder.path().join("other.cjm");
    format::save_as(&renamed(&base(), "Call", "Other"), &other, Existing::Refuse).unwrap();
    hands.app().open(other.clone());
    hands.settle();
    assert_eq!(hands.map().path.as_ref(), Some(&other));
    hands.app().act(Action::Answer(cjm::app::Unsaved::Save));
    hands.settle();
    assert_eq!(in_file(&path)[0], "Ring");
    assert_eq!(hands.app().maps().count(), 1);
    assert_eq!(hands.map().path.as_ref(), Some(&other), "the other map is still open");
}

#[test]
fn what_another_saves_during_save_as_stays_in_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hands, path) = at_file(folder.path(), None, Language::English);
    rename(&mut hands, "Call", &["Ring"]);
    by_another(&path, |map| renamed(map, "Bill", "Invoice"));
    let new = folder.path().join("new.cjm");
    hands.app().act(Action::SaveAs(new.clone(), Existing::Refuse));
    hands.settle();
    until(&mut hands, |hands| !hands.map().unsaved());
    assert_eq!(in_file(&path), ["Call", "Visit", "Invoice"]);
    // Whether that came in before or not: the new file says what is shown, and no more comes.
    assert_eq!(in_file(&new), names(&hands.map().document));
    by_another(&path, |map| renamed(map, "Visit", "Tour"));
    by_another(&new, |map| renamed(map, "Ring", "Phone"));
    until(&mut hands, |hands| names(&hands.map().document)[0] == "Phone");
    assert_eq!(names(&hands.map().document)[1], "Visit");
}

#[test]
fn a_map_that_is_only_looked_at_is_saved_elsewhere() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("team.cjm");
    format::save_as(&base(), &path, Existing::Refuse).unwrap();
    let note = OwnNote::put(&path, &Who { user: "Olena".into(), host: "PC-12".into() });
    let mut app = session(Some(data.path()), Language::English);
    app.open(path.clone());
    finish(&mut app);
    let mut hands = Hands::before(app);
    hands.click("Only look");
    rename(&mut hands, "Call", &["Ring"]);
    hands.app().run(Command::Save);
    hands.settle();
    assert!(hands.app().typed.is_some(), "it is asked where");
    let new = folder.path().join("mine.cjm");
    hands.app().act(Action::TypePath(new.display().to_string()));
    hands.app().act(Action::AcceptPath);
    hands.settle();
    assert_eq!((&*in_file(&path)[0], &*in_file(&new)[0]), ("Call", "Ring"));
    assert_eq!((hands.map().access, hands.map().unsaved()), (Access::Edit, false));
    drop(note);
}

#[test]
fn a_map_that_arrives_while_the_program_ends_leaves_its_journal() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (root, path) = (data.path().join("recovery"), folder.path().join("team.cjm"));
    let file = format::save_as(&base(), &path, Existing::Refuse).unwrap();
    let mut journal = Journal::new(&root, Some(&file), &Arc::new(base()));
    journal.record(&Arc::new(renamed(&base(), "Call", "Ring")));
    assert!(journal.flush(Duration::from_secs(20)));
    drop(journal);
    let mut app = session(Some(data.path()), Language::English);
    app.look_back();
    finish(&mut app);
    app.act(Action::File(FileAsk::Restore(0)));
    app.close(cjm::app::Closing::Program);
    app.finish();
    finish(&mut app);
    drop(app);
    let mut again = session(Some(data.path()), Language::English);
    again.look_back();
    finish(&mut again);
    assert_eq!(again.left_behind.maps.len(), 1, "it is offered once more");
}
