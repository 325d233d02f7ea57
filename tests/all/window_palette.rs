//! The command palette and the sheet of keys in the window.

use crate::support::generate;
use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::app::{Command, Target};
use cjm::model::*;
use cjm::settings::Settings;
use cjm::theme::ThemeName;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

fn clinic() -> Document {
    let mut sketch = Sketch::of(&["Регистратура", "Приём врача", "Рецепт"]);
    sketch.way("Регистратура", "Приём врача", None);
    sketch.barrier("Очередь в коридоре", "Регистратура", 3);
    sketch.map
}

fn ask(hands: &mut Hands, text: &str) {
    hands.press(Modifiers::COMMAND, Key::K);
    hands.letters(text);
}

/// The lines offered, by name.
fn offered(hands: &mut Hands) -> Vec<String> {
    let palette = hands.app().palette.as_ref().expect("the palette is open");
    palette.offers.iter().map(|offer| offer.name.clone()).collect()
}

#[test]
fn a_few_letters_run_a_command() {
    let mut hands = Hands::on(clinic());
    ask(&mut hands, "dark");
    hands.window.get_by_label("Command: Theme: Dark");
    hands.key(Key::Enter);
    assert_eq!(hands.app().settings.theme, ThemeName::Dark);
    assert!(hands.app().palette.is_none());
}

#[test]
fn commands_are_found_in_the_language_of_the_window_and_in_english() {
    let mut hands = Hands::speaking(Language::Russian, clinic());
    ask(&mut hands, "тёмн");
    assert_eq!(offered(&mut hands)[0], "Тема: Тёмная");
    hands.key(Key::Escape);
    ask(&mut hands, "undo");
    assert!(!offered(&mut hands).contains(&"Отменить".to_owned()), "there is nothing to undo");
    hands.key(Key::Escape);
    ask(&mut hands, "add stage");
    assert_eq!(offered(&mut hands)[0], "Добавить этап");
    hands.key(Key::Enter);
    hands.letters("Осмотр");
    hands.key(Key::Enter);
    assert_eq!(hands.map().document.stages().len(), 2);
}

#[test]
fn a_touchpoint_is_gone_to() {
    let map = generate::map(300, 6);
    let last = *map.journey().last().unwrap();
    let name = map.element(last).unwrap().content.text().to_owned();
    let mut hands = Hands::on(map);
    ask(&mut hands, &name);
    assert_eq!(offered(&mut hands)[0], name);
    hands.key(Key::Enter);
    assert_eq!(hands.map().primary(), Some(last));
    let (canvas, camera) = (hands.app().canvas, hands.map().camera);
    let place = hands.map().scene().place_of(last).unwrap();
    assert!(camera.sees(canvas).contains(place.center()) && camera.zoom > 0.3);
}

#[test]
fn other_elements_are_offered_where_little_else_fits() {
    let mut hands = Hands::speaking(Language::Russian, clinic());
    ask(&mut hands, "коридор");
    hands.window.get_by_label("Барьер: Очередь в коридоре");
    hands.key(Key::Enter);
    let barrier = hands.map().document.of_kind(ElementKind::Barrier)[0];
    assert_eq!(hands.map().primary(), Some(barrier));
    // ё is е, and the beginning of a name comes before the middle of one.
    ask(&mut hands, "прием");
    assert_eq!(offered(&mut hands)[0], "Приём врача");
}

#[test]
fn arrows_choose_and_escape_leaves_everything_as_it_was() {
    let mut hands = Hands::on(clinic());
    let before = hands.map().document.clone();
    ask(&mut hands, "р");
    let chosen = |hands: &mut Hands| hands.app().palette.as_ref().unwrap().chosen;
    hands.key(Key::ArrowDown);
    hands.key(Key::ArrowDown);
    hands.key(Key::ArrowUp);
    assert_eq!(chosen(&mut hands), 1);
    hands.key(Key::ArrowUp);
    hands.key(Key::ArrowUp);
    let count = offered(&mut hands).len();
    assert_eq!(chosen(&mut hands), count - 1, "round at the ends");
    hands.key(Key::Escape);
    assert!(hands.app().palette.is_none());
    assert_eq!(hands.map().primary(), None);
    assert_eq!(hands.map().document, before);
    hands.press(Modifiers::COMMAND, Key::K);
    hands.press(Modifiers::COMMAND, Key::K);
    assert!(hands.app().palette.is_none(), "the key that opens it closes it");
}

#[test]
fn a_click_takes_a_line_and_letters_and_enter_may_come_in_one_frame() {
    let mut hands = Hands::on(clinic());
    ask(&mut hands, "projector");
    hands.click("Command: Theme: Projector");
    assert_eq!(hands.app().settings.theme, ThemeName::Projector);
    hands.window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    hands.window.event(egui::Event::Text("add stage".into()));
    hands.window.key_press(Key::Enter);
    hands.window.event(egui::Event::Text("Осмотр".into()));
    hands.window.key_press(Key::Enter);
    hands.settle();
    let stage = *hands.map().document.stages().last().unwrap();
    assert_eq!(hands.map().document.element(stage).unwrap().content.text(), "Осмотр");
}

#[test]
fn recent_files_are_offered_but_not_the_one_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("helpdesk.cjm");
    std::fs::write(&path, cjm::format::write(&clinic())).unwrap();
    let settings = Settings {
        language: Some(Language::English),
        recent: vec![path.clone()],
        ..Settings::default()
    };
    let mut hands = Hands::with(settings, None, clinic());
    ask(&mut hands, "helpd");
    hands.window.get_by_label("Recent map: helpdesk.cjm");
    hands.key(Key::Enter);
    assert_eq!(hands.map().path.as_deref(), Some(path.as_path()));
    ask(&mut hands, "helpd");
    let recent = |target: &Target| matches!(target, Target::Recent(_));
    let palette = hands.app().palette.as_ref().unwrap();
    assert!(!palette.offers.iter().any(|offer| recent(&offer.target)));
}

#[test]
fn what_was_used_lately_stands_first_also_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let settings = Settings { language: Some(Language::English), ..Settings::default() };
    let mut hands = Hands::with(settings, Some(path.clone()), clinic());
    for text in ["whole map", "actual size"] {
        ask(&mut hands, text);
        hands.key(Key::Enter);
    }
    hands.press(Modifiers::COMMAND, Key::K);
    assert_eq!(offered(&mut hands)[..2], ["Actual size", "Whole map"]);
    let (stored, damage) = Settings::load(&path);
    assert_eq!(damage, None);
    let keys = [Command::ZoomFull, Command::ZoomFit].map(|command| command.spec().key);
    assert_eq!(stored.used, keys);
}

#[test]
fn nothing_fits_is_said() {
    let mut hands = Hands::on(clinic());
    ask(&mut hands, "qqqqzzzz");
    hands.window.get_by_label_contains("Nothing fits.");
    hands.key(Key::Enter);
    assert!(hands.app().palette.is_none());
}

#[test]
fn the_sheet_of_keys_is_grouped_and_f1_opens_and_closes_it() {
    let mut hands = Hands::on(clinic());
    hands.key(Key::F1);
    for area in ["Edit", "Find", "View of the map"] {
        assert!(hands.window.get_all_by_label(area).count() > 0, "{area}");
    }
    hands.window.get_by_label("Command palette");
    hands.key(Key::F1);
    assert!(hands.window.query_by_label("View of the map").is_none());
}
