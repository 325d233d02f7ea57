//! What a session keeps against loss: a journal of every open map, backups, saving by itself.

use crate::support::hands::{Hands, finish};
use cjm::app::{Action, App, Clock, Closing, Command, Tasks, Tone, Unsaved};
use cjm::format::{self, FileState, LeftBehind, left_behind};
use cjm::model::{Document, Language};
use cjm::settings::{Autosave, BackupLimits, Settings};
use cjm::templates::{Start, Template};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tempfile::TempDir;

/// Longer than any write takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// A session that keeps what it keeps in a folder, with one map open.
struct Session {
    folder: TempDir,
    app: App,
    path: PathBuf,
}

impl Session {
    fn new() -> Self {
        Self::with(Settings { language: Some(Language::English), ..Settings::default() })
    }

    fn with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.cjm");
        std::fs::write(&path, Template::Bank.file(Language::English)).unwrap();
        let mut app = app_in(folder.path(), settings);
        app.open(path.clone());
        finish(&mut app);
        Self { folder, app, path }
    }

    /// Ends as a crash does: nothing is closed.
    fn crash(self) -> (TempDir, PathBuf) {
        flush(&self.app);
        (self.folder, self.path)
    }

    fn left(&self) -> LeftBehind {
        left_behind(&self.folder.path().join("recovery"))
    }
}

fn app_in(folder: &Path, settings: Settings) -> App {
    let mut app = App::new(settings, None, Tasks::default());
    app.data = Some(folder.to_owned());
    app
}

fn flush(app: &App) {
    for map in app.maps() {
        assert!(map.journal.as_ref().unwrap().flush(PATIENCE));
    }
}

/// Adds touchpoints called so.
fn add(app: &mut App, names: &str) {
    app.act(Action::Paste(names.to_owned()));
    finish(app);
}

fn document(app: &App) -> Arc<Document> {
    app.map.as_ref().unwrap().document.clone()
}

fn size_of_map(path: &Path) -> usize {
    format::open(path).unwrap().opened.document.len()
}

/// What the next start offers.
fn next_start(folder: &Path) -> App {
    let settings = Settings { language: Some(Language::English), ..Settings::default() };
    let mut app = app_in(folder, settings);
    app.look_back();
    finish(&mut app);
    assert!(app.left_behind.lost.is_empty());
    app
}

#[test]
fn edits_undo_and_redo_of_every_map_come_back_at_the_next_start() {
    let mut session = Session::new();
    let app = &mut session.app;
    add(app, "One\nTwo");
    add(app, "Three");
    app.run(Command::Undo);
    app.run(Command::Undo);
    app.run(Command::Redo);
    let first = document(app);
    // Another one, without a file, in which something is being typed.
    app.act(Action::Begin(Start::Empty));
    finish(app);
    let mut hands = Hands::before(std::mem::replace(
        app,
        App::new(Settings::default(), None, Tasks::default()),
    ));
    hands.letters("Half a word");
    let second = hands.map().document.clone();
    assert!(hands.map().typing.is_some());
    flush(hands.app());
    assert!(session.left().maps.is_empty(), "another window has them open");
    drop(hands);
    let (folder, path) = session.crash();
    let mut app = next_start(folder.path());
    assert_eq!(app.left_behind.maps.len(), 2);
    for expected in [&second, &first] {
        let place = app.left_behind.maps.iter().position(|map| **map.document() == **expected);
        app.restore(place.unwrap());
        finish(&mut app);
        let map = app.map.as_ref().unwrap();
        assert!(*map.document == **expected && map.unsaved());
    }
    assert!(app.left_behind.maps.is_empty());
    let map = app.map.as_ref().unwrap();
    assert_eq!(map.path.as_ref(), Some(&path));
    app.run(Command::Save);
    finish(&mut app);
    assert!(format::open(&path).unwrap().opened.document == *first);
    // What was saved does not come again; the other one does, with what was done to it since.
    let id = app.maps().find(|map| map.path.is_none()).unwrap().id;
    app.act(Action::Front(id));
    add(&mut app, "More");
    let more = document(&app);
    flush(&app);
    drop(app);
    let app = next_start(folder.path());
    let [map] = &app.left_behind.maps[..] else { panic!("{:?}", app.left_behind) };
    assert!(**map.document() == *more && map.file == FileState::None);
}

#[test]
fn a_map_that_comes_back_takes_the_place_of_its_file() {
    let mut session = Session::new();
    add(&mut session.app, "One");
    let lost = document(&session.app);
    let (folder, path) = session.crash();
    let mut app = next_start(folder.path());
    // The file is opened first, as a start with its name does.
    app.open(path.clone());
    finish(&mut app);
    assert!(*document(&app) != *lost);
    app.restore(0);
    finish(&mut app);
    assert_eq!(app.maps().count(), 1);
    assert!(*document(&app) == *lost);
    // What was done to the file's tab in the meantime is not given up.
    add(&mut app, "Two");
    flush(&app);
    drop(app);
    let mut app = next_start(folder.path());
    app.open(path);
    finish(&mut app);
    add(&mut app, "Three");
    app.restore(0);
    finish(&mut app);
    assert_eq!(app.maps().count(), 2);
}

#[test]
fn a_file_has_one_name_however_it_is_asked_for() {
    let settings = Settings { language: Some(Language::English), ..Settings::default() };
    let mut app = App::new(settings, None, Tasks::default());
    for path in [
        Path::new("samples/clinic-visit.cjm"),
        &std::path::absolute("samples/clinic-visit.cjm").unwrap(),
    ] {
        app.open(path.to_owned());
        finish(&mut app);
        assert_eq!(app.maps().count(), 1);
        assert!(app.map.as_ref().unwrap().path.as_ref().unwrap().is_absolute());
    }
}

#[test]
fn closed_maps_leave_no_journal_whether_saved_or_given_up() {
    let mut session = Session::new();
    let app = &mut session.app;
    add(app, "One");
    flush(app);
    app.close_front();
    app.act(Action::Answer(Unsaved::Discard));
    assert!(app.map.is_none());
    app.open(session.path.clone());
    finish(app);
    add(app, "One");
    flush(app);
    app.close(Closing::Program);
    app.act(Action::Answer(Unsaved::Save));
    finish(app);
    app.finish();
    assert!(session.left().maps.is_empty());
    let recovery = session.folder.path().join("recovery");
    assert_eq!(std::fs::read_dir(recovery).unwrap().count(), 0);
    // A window that goes without a question leaves its journals.
    let mut session = Session::new();
    add(&mut session.app, "One");
    session.app.finish();
    let (folder, _) = session.crash();
    assert_eq!(next_start(folder.path()).left_behind.maps.len(), 1);
}

#[test]
fn what_was_left_behind_can_be_thrown_away() {
    let mut session = Session::new();
    add(&mut session.app, "One");
    let (folder, _) = session.crash();
    let mut app = next_start(folder.path());
    app.throw_left_away(7);
    app.throw_left_away(0);
    drop(app);
    assert!(next_start(folder.path()).left_behind.maps.is_empty());
}

#[test]
fn a_save_keeps_what_it_replaces_as_the_settings_say() {
    for count in [50, 0] {
        let backups = BackupLimits::new(count, 90);
        let language = Some(Language::English);
        let mut session = Session::with(Settings { backups, language, ..Settings::default() });
        let app = &mut session.app;
        let before = document(app);
        add(app, "One");
        app.run(Command::Save);
        finish(app);
        assert_eq!(app.notices.list().last().unwrap().tone, Tone::Good);
        let kept = app.backups().unwrap().list(&session.path);
        assert_eq!(kept.len(), count.min(1) as usize);
        assert!(kept.iter().all(|it| it.read().unwrap().document == *before));
    }
}

#[test]
fn a_backup_that_cannot_be_kept_is_told_and_so_is_a_journal() {
    let mut session = Session::new();
    for name in ["backups", "recovery"] {
        std::fs::write(session.folder.path().join(name), "in the way").unwrap();
    }
    let app = &mut session.app;
    add(app, "One");
    app.map.as_ref().unwrap().journal.as_ref().unwrap().flush(Duration::from_millis(300));
    app.take_reports();
    app.take_reports();
    let told = |app: &App, name: &str| {
        let notices = app.notices.list().iter();
        notices.filter(|it| it.tone == Tone::Warning && it.text.contains(name)).count()
    };
    assert_eq!(told(app, "recovery"), 1);
    app.run(Command::Save);
    finish(app);
    assert_eq!(told(app, "backups"), 1);
    assert!(!app.map.as_ref().unwrap().unsaved());
}

#[test]
fn maps_are_saved_by_themselves_where_that_is_wanted() {
    let autosave = Autosave::every(5).unwrap();
    let language = Some(Language::English);
    let mut session = Session::with(Settings { autosave, language, ..Settings::default() });
    let time = Arc::new(AtomicU64::new(0));
    let hand = time.clone();
    let app = &mut session.app;
    app.clock = Clock::of(move || Duration::from_secs(hand.load(Ordering::Relaxed)));
    let pass = |app: &mut App, seconds: u64| {
        time.fetch_add(seconds, Ordering::Relaxed);
        app.tick();
        finish(app);
    };
    let before = size_of_map(&session.path);
    pass(app, 1_000);
    assert_eq!(app.autosaves_in(), None, "nothing is to be saved");
    add(app, "One");
    pass(app, 0);
    assert_eq!(app.autosaves_in(), Some(Duration::from_mins(5)));
    pass(app, 299);
    assert_eq!((size_of_map(&session.path), app.map.as_ref().unwrap().unsaved()), (before, true));
    // Also while another map is in front.
    app.act(Action::Begin(Start::Empty));
    finish(app);
    pass(app, 1);
    assert!(size_of_map(&session.path) > before);
    assert!(app.maps().all(|map| map.path.is_none() || !map.unsaved()));
    assert!(app.notices.list().is_empty(), "nobody asked for it");
    assert_eq!(app.map.as_ref().unwrap().path, None, "the map in front stays there");
    // Somebody else's change is told once, and then it is up to the person.
    let id = app.maps().find(|map| map.path.is_some()).unwrap().id;
    app.act(Action::Front(id));
    let theirs = Template::Bank.file(Language::Russian);
    std::fs::write(&session.path, theirs).unwrap();
    add(app, "Two");
    pass(app, 0);
    pass(app, 300);
    assert_eq!(app.notices.list().last().unwrap().tone, Tone::Warning);
    let notice = app.notices.list().last().unwrap().id;
    app.notices.close(notice);
    pass(app, 1_000);
    assert!(app.notices.list().iter().all(|it| it.tone == Tone::Good));
    assert_eq!(app.autosaves_in(), None);
    assert_eq!(std::fs::read(&session.path).unwrap(), theirs);
}

#[test]
fn an_open_map_has_a_note_that_others_see_and_that_goes_with_it() {
    let mut session = Session::new();
    let app = &mut session.app;
    assert_eq!(app.map.as_ref().unwrap().others, []);
    assert_eq!(format::who_else(&session.path, None).len(), 1);
    let olena = format::Who { user: "Olena".to_owned(), host: "PC-12".to_owned() };
    let other = format::OwnNote::put(&session.path, &olena).unwrap();
    let settings = Settings { language: Some(Language::English), ..Settings::default() };
    let mut second = app_in(session.folder.path(), settings);
    second.open(session.path.clone());
    finish(&mut second);
    // What this program has open itself is nobody else.
    assert_eq!(second.map.as_ref().unwrap().others.len(), 1);
    drop((second, other));
    // Saved under another name, the note goes along.
    let copy = session.folder.path().join("copy.cjm");
    app.act(Action::SaveAs(copy.clone(), format::Existing::Refuse));
    finish(app);
    let seen = |path: &Path| format::who_else(path, None).len();
    assert_eq!((seen(&session.path), seen(&copy)), (0, 1));
    drop(session.app);
    assert_eq!(seen(&copy), 0);
}

#[test]
fn nothing_is_saved_by_itself_unless_somebody_wants_it() {
    let mut session = Session::new();
    let app = &mut session.app;
    add(app, "One");
    let before = size_of_map(&session.path);
    app.tick();
    assert_eq!(app.autosaves_in(), None);
    finish(app);
    assert_eq!(size_of_map(&session.path), before);
}
