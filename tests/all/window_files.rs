//! The window's files: opening, saving and exporting never lose or replace anything unseen.

use crate::support::hands::{Hands, finish};
use cjm::app::{Action, App, Command, Done, OpenMap, Picture, Purpose, Tasks, Tone};
use cjm::edit::{Edit, Selection, StepName};
use cjm::format::{self, Existing};
use cjm::layout::View;
use cjm::model::Language;
use cjm::settings::Settings;
use cjm::templates::{Sample, Start, Template};
use cjm::theme::ThemeName;
use egui_kittest::kittest::Queryable;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn app() -> App {
    let settings = Settings { language: Some(Language::English), ..Settings::default() };
    App::new(settings, None, Tasks::default())
}

/// A session with a map opened from a file in `folder`.
fn opened(folder: &Path) -> (App, PathBuf) {
    let path = folder.join("bank.cjm");
    std::fs::write(&path, Template::Bank.file(Language::English)).unwrap();
    let mut app = app();
    app.open(path.clone());
    finish(&mut app);
    (app, path)
}

/// Gives the open map another title.
fn retitle(app: &mut App, title: &str) {
    let map = app.map.as_mut().unwrap();
    let mut props = map.document.props().clone();
    title.clone_into(&mut props.title);
    let step = StepName::new("step-edit", "");
    map.history.apply(step, &Selection::none(), &Edit::SetProps(Arc::new(props))).unwrap();
    map.document = map.history.now().clone();
}

fn title_in(path: &Path) -> String {
    format::open(path).unwrap().opened.document.props().title.clone()
}

/// The only message: its tone, its text, and what its button does.
fn message(app: &App) -> (Tone, String, Option<Action>) {
    let [notice] = app.notices.list() else { panic!("{:?}", app.notices.list()) };
    (notice.tone, notice.text.clone(), notice.step.as_ref().map(|(_, action)| action.clone()))
}

#[test]
fn saving_writes_the_map_and_a_second_save_follows_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, path) = opened(folder.path());
    assert!(!app.enabled(Command::Save));
    retitle(&mut app, "First");
    app.run(Command::Save);
    retitle(&mut app, "Second");
    app.run(Command::Save);
    finish(&mut app);
    assert_eq!(title_in(&path), "Second");
    assert_eq!(message(&app).0, Tone::Good);
    assert!(!app.map.as_ref().unwrap().unsaved());
}

#[test]
fn another_persons_change_is_not_saved_over_and_a_copy_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, path) = opened(folder.path());
    let theirs = Template::Shop.file(Language::English);
    std::fs::write(&path, theirs).unwrap();
    retitle(&mut app, "Mine");
    app.run(Command::Save);
    finish(&mut app);
    let (tone, text, step) = message(&app);
    assert_eq!(tone, Tone::Warning);
    assert!(text.contains("was changed by somebody else"), "{text}");
    let id = app.map.as_ref().unwrap().id;
    assert_eq!(step, Some(Action::For(id, Action::Run(Command::SaveCopy).into())));
    assert_eq!(std::fs::read(&path).unwrap(), theirs);
    assert!(app.map.as_ref().unwrap().unsaved());
    // Not even by choosing the same name for the copy.
    app.act(Action::SaveAs(path.clone(), Existing::Replace));
    finish(&mut app);
    assert_eq!(std::fs::read(&path).unwrap(), theirs);
    let copy = folder.path().join("copy.cjm");
    app.act(Action::SaveAs(copy.clone(), Existing::Refuse));
    finish(&mut app);
    assert_eq!(title_in(&copy), "Mine");
    assert_eq!(app.map.as_ref().unwrap().path.as_deref(), Some(copy.as_path()));
    // From now on the copy is the map's own file.
    retitle(&mut app, "Mine again");
    app.run(Command::Save);
    finish(&mut app);
    assert_eq!(title_in(&copy), "Mine again");
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_somebody_agrees() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, _) = opened(folder.path());
    let other = folder.path().join("other.cjm");
    let picture = folder.path().join("other.svg");
    for path in [&other, &picture] {
        std::fs::write(path, "something").unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(path, PermissionsExt::from_mode(0o640)).unwrap();
    }
    let tries = [
        Action::SaveAs(other.clone(), Existing::Refuse),
        Action::Export(picture.clone(), Picture::Svg, Existing::Refuse),
    ];
    for (wish, path) in tries.into_iter().zip([&other, &picture]) {
        app.act(wish);
        finish(&mut app);
        assert_eq!(std::fs::read(path).unwrap(), b"something");
        let (_, text, step) = message(&app);
        assert!(text.contains("exists already"), "{text}");
        let id = app.notices.list()[0].id;
        app.act(Action::CloseNotice(id));
        app.act(step.unwrap());
        finish(&mut app);
        assert_ne!(std::fs::read(path).unwrap(), b"something");
        #[cfg(unix)]
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(message(&app).0, Tone::Good);
        let id = app.notices.list()[0].id;
        app.act(Action::CloseNotice(id));
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3, "something was left behind");
}

/// The files of the open maps, from the left tab to the right one.
fn tabs(app: &App) -> Vec<&Path> {
    app.maps().filter_map(|map| map.path.as_deref()).collect()
}

/// A map without a file's changes, written as this file.
fn written(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, Template::Shop.file(Language::English)).unwrap();
    path
}

#[test]
fn every_file_opens_in_a_tab_and_one_that_is_open_comes_to_the_front() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, first) = opened(folder.path());
    let others: Vec<PathBuf> =
        (0..3).map(|i| written(folder.path(), &format!("{i}.cjm"))).collect();
    app.act(Action::OpenPaths(others.clone()));
    finish(&mut app);
    let mut all = vec![first.clone()];
    all.extend(others.clone());
    assert_eq!(tabs(&app), all);
    assert_eq!(app.map.as_ref().unwrap().path.as_ref(), others.last());
    app.act(Action::OpenPath(first.clone()));
    finish(&mut app);
    assert_eq!(tabs(&app), all, "nothing is opened twice");
    assert_eq!(app.map.as_ref().unwrap().path.as_ref(), Some(&first));
    app.run(Command::PreviousTab);
    assert_eq!(app.map.as_ref().unwrap().path.as_ref(), others.last(), "round the end");
    app.run(Command::NextTab);
    let id = app.map.as_ref().unwrap().id;
    app.act(Action::MoveTab(id, 2));
    assert_eq!(tabs(&app), [&others[0], &others[1], &first, &others[2]]);
    app.run(Command::CloseMap);
    assert_eq!(app.map.as_ref().unwrap().path.as_ref(), Some(&others[2]), "the next one follows");
}

#[test]
fn unsaved_work_stays_when_another_map_comes_and_leaving_lists_and_saves_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, first) = opened(folder.path());
    retitle(&mut app, "Mine");
    let second = written(folder.path(), "second.cjm");
    app.act(Action::OpenPath(second.clone()));
    finish(&mut app);
    retitle(&mut app, "Also mine");
    let mut window = Hands::before(app).window;
    window.state_mut().app_mut().run(Command::Quit);
    window.run();
    window.get_by_label("Save the changes to 2 maps?");
    for path in [&first, &second] {
        let name = path.file_name().unwrap().to_string_lossy();
        window.get_by_label(&format!("● {name}"));
    }
    window.get_by_label("Save").click();
    window.run();
    finish(window.state_mut().app_mut());
    assert_eq!((title_in(&first), title_in(&second)), ("Mine".into(), "Also mine".into()));
    assert!(window.state_mut().app_mut().may_leave());
}

#[test]
fn parts_of_a_map_go_to_another_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, _) = opened(folder.path());
    let second = written(folder.path(), "second.cjm");
    let from = app.map.as_ref().unwrap().id;
    app.act(Action::OpenPath(second));
    finish(&mut app);
    let map = app.map.as_ref().unwrap();
    let (to, before) = (map.id, map.document.journey().len());
    app.act(Action::Front(from));
    let one = app.map.as_ref().unwrap().document.journey()[0];
    app.act(Action::Select(Some(one)));
    app.act(Action::CopyTo(to));
    finish(&mut app);
    let map = app.map.as_ref().unwrap();
    assert_eq!((map.id, map.document.journey().len()), (to, before + 1));
    app.run(Command::Undo);
    assert_eq!(app.map.as_ref().unwrap().document.journey().len(), before);
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_costs_nothing_else() {
    let mut app = app();
    app.act(Action::Begin(Start::Sample(Sample::OnlineShop)));
    app.act(Action::OpenPath(PathBuf::from("/no/such/map.cjm")));
    assert!(app.opening());
    finish(&mut app);
    assert!(app.map.is_some() && !app.opening());
    assert_eq!(message(&app).0, Tone::Error);
}

#[test]
fn the_newest_wish_is_drawn_and_the_old_picture_stays_until_then() {
    let document = Arc::new(Template::Bank.preview(Language::English).unwrap());
    let view = View::of(document.props());
    let mut map = OpenMap::new(None, document, view.clone());
    assert!(map.drawing().is_none(), "the picture is the wanted one");
    let before = map.scene().clone();
    let as_theme = |theme| View { theme, ..view.clone() };
    map.want(as_theme(ThemeName::Projector));
    let first = map.drawing().unwrap();
    map.want(as_theme(ThemeName::Light));
    map.want(as_theme(ThemeName::Dark));
    assert!(map.drawing().is_none(), "one picture at a time");
    assert!(Arc::ptr_eq(map.scene(), &before));
    let canvas = kurbo::Size::new(800.0, 600.0);
    let old = map.take(first.draw(), canvas);
    assert!(Arc::ptr_eq(&old, &before));
    let second = map.drawing().unwrap();
    map.take(second.draw(), canvas);
    assert!(map.scene().dark);
    assert!(map.drawing().is_none());
}

#[test]
fn a_map_speaks_its_own_language_until_somebody_chooses_another() {
    let mut app = app();
    app.act(Action::Begin(Start::Sample(Sample::ClinicVisit)));
    finish(&mut app);
    let language = |app: &App| app.map.as_ref().unwrap().scene().language;
    assert_eq!(app.language(), Language::English);
    assert_eq!(language(&app), Language::Russian);
    for command in [
        Command::Theme(ThemeName::Dark),
        Command::State(cjm::model::MapState::Gap),
        Command::Lane(cjm::scene::Lane::Owners),
        Command::Outline,
    ] {
        app.run(command);
        finish(&mut app);
        assert_eq!(language(&app), Language::Russian, "{command:?}");
    }
    app.run(Command::Language(Language::Ukrainian));
    finish(&mut app);
    assert_eq!(language(&app), Language::Ukrainian);
}

#[test]
fn the_start_page_opens_samples_and_templates_as_maps_without_a_file() {
    for (label, touchpoints) in [("Buying running shoes online. English", 10), ("Bank. ", 4)] {
        let mut window = Hands::before(app()).window;
        window.get_by_label_contains(label).click();
        window.run_steps(2);
        finish(window.state_mut().app_mut());
        window.run();
        let app = window.state().app();
        let map = app.map.as_ref().unwrap();
        assert!(map.path.is_none() && !map.unsaved());
        assert!(app.enabled(Command::Save), "a map without a file can be saved");
        assert!(map.scene().columns.len() >= touchpoints, "{}", map.scene().columns.len());
        assert!(app.settings.recent.is_empty());
    }
}

#[test]
fn a_recent_map_can_be_taken_off_the_list() {
    let mut app = app();
    app.settings.recent = vec![PathBuf::from("/maps/one.cjm"), PathBuf::from("/maps/two.cjm")];
    let mut window = Hands::before(app).window;
    let line = window.get_by_label_contains("one.cjm, ").rect().center();
    window.event(egui::Event::PointerMoved(line));
    window.run();
    window.get_by_label_contains("Take /maps/one.cjm off").click();
    window.run();
    assert_eq!(window.state().app().settings.recent, [PathBuf::from("/maps/two.cjm")]);
}

#[test]
fn where_the_system_has_no_dialog_a_path_can_be_typed() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = opened(folder.path());
    let mut window = Hands::before(app).window;
    window.state_mut().app_mut().report(Done::NoDialog(Purpose::Export(Picture::Svg)));
    window.run();
    window.get_by_label("Path of the file");
    let picture = folder.path().join("typed");
    window.state_mut().app_mut().act(Action::TypePath(picture.display().to_string()));
    window.run();
    window.key_press(egui::Key::Enter);
    window.run_steps(3);
    finish(window.state_mut().app_mut());
    window.run();
    assert!(window.query_by_label("Path of the file").is_none());
    assert!(picture.with_extension("svg").is_file());
}

#[test]
fn arrows_go_from_touchpoint_to_touchpoint_also_where_ways_run_between_them() {
    let mut app = app();
    app.act(Action::Begin(Start::Sample(Sample::ClinicVisit)));
    finish(&mut app);
    let journey: Vec<_> = {
        let scene = app.map.as_ref().unwrap().scene();
        scene.columns.iter().filter_map(|column| column.touchpoint).collect()
    };
    for touchpoint in &journey {
        app.run(Command::SelectRight);
        assert_eq!(app.map.as_ref().unwrap().primary(), Some(*touchpoint));
    }
    app.run(Command::SelectLeft);
    assert_eq!(app.map.as_ref().unwrap().primary(), Some(journey[journey.len() - 2]));
}
