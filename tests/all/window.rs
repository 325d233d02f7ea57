//! The window through its accessibility tree: what a person sees, says and presses.

use crate::support::generate;
use crate::support::hands::{finish, settle, window_of};
use cjm::app::{Action, App, Camera, Command, Done, OpenMap, OutlineLine, Tasks, Tone, Wish};
use cjm::layout::View;
use cjm::model::{ElementId, ElementKind, Language, MapState};
use cjm::scene::{Item, Line};
use cjm::settings::Settings;
use cjm::shell::Shell;
use cjm::theme::ThemeName;
use cjm::ui::canvas;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::path::PathBuf;
use std::sync::Arc;

/// A session with a made-up map, or without one.
fn app(touchpoints: Option<usize>) -> App {
    let settings = Settings { language: Some(Language::English), ..Settings::default() };
    let mut app = App::new(settings, None, Tasks::default());
    if let Some(touchpoints) = touchpoints {
        let document = Arc::new(generate::map(touchpoints, 3));
        let view = View { language: Language::English, ..View::of(document.props()) };
        let map = OpenMap::new(Some(PathBuf::from("made-up.cjm")), document, view);
        let path = Some(PathBuf::from("made-up.cjm"));
        app.report(Done::Opened { asked: 0, path, result: Ok(Box::new(map)) });
    }
    app
}

fn window(touchpoints: Option<usize>) -> Harness<'static, Shell> {
    let mut window = window_of(app(touchpoints), [1440.0, 900.0]);
    settle(&mut window);
    window
}

fn map<'a>(window: &'a Harness<'_, Shell>) -> &'a OpenMap {
    window.state().app().map.as_ref().unwrap()
}

/// The touchpoints' ids and names in journey order.
fn touchpoints(map: &OpenMap) -> Vec<(ElementId, String)> {
    let lines = map.outline().lines.iter();
    lines
        .filter_map(|line| match line {
            OutlineLine::Touchpoint { id, name, .. } => Some((*id, name.clone())),
            _ => None,
        })
        .collect()
}

#[test]
fn without_a_map_the_window_offers_to_open_one() {
    let window = window(None);
    window.get_by_label_contains("Open a map…");
    assert!(window.query_by_label("Outline").is_none());
}

#[test]
fn a_recent_map_is_one_click_away_and_a_missing_one_is_said() {
    let mut app = app(None);
    app.settings.recent = vec![PathBuf::from("/no/such/folder/lost.cjm")];
    let mut window = window_of(app, [1440.0, 900.0]);
    window.run();
    window.get_by_label_contains("lost.cjm, ").click();
    settle(&mut window);
    let notices = window.state().app().notices.list();
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].tone, Tone::Error);
    assert!(notices[0].text.contains("lost.cjm"), "{}", notices[0].text);
    window.get_by_label("Close the message").click();
    window.run();
    assert!(window.state().app().notices.list().is_empty());
}

#[test]
fn choosing_in_the_outline_shows_the_element_in_the_inspector() {
    let mut window = window(Some(30));
    let (id, name) = touchpoints(map(&window))[2].clone();
    assert!(window.query_by_label("What the client does").is_none());
    let lines: Vec<_> = window.get_all_by_label(&name).collect();
    lines[0].click();
    window.run();
    assert_eq!(map(&window).primary(), Some(id));
    window.get_by_label("What the client does");
    window.get_by_label("Feedback");
}

#[test]
fn clicking_a_card_on_the_map_selects_it_and_empty_paper_clears() {
    let mut window = window(Some(6));
    let (id, _) = touchpoints(map(&window))[1];
    let place = map(&window).scene().place_of(id).unwrap();
    let camera = map(&window).camera;
    let canvas = window.get_by_label_contains(map(&window).scene().description.as_ref()).rect();
    let at = camera.to_canvas(place.center());
    let at = canvas.min + egui::vec2(at.x as f32, at.y as f32);
    press(&window, at);
    window.run();
    assert_eq!(map(&window).primary(), Some(id));
    press(&window, canvas.left_top() + egui::vec2(4.0, 4.0));
    window.run();
    assert_eq!(map(&window).primary(), None);
}

fn press(window: &Harness<'_, Shell>, at: egui::Pos2) {
    window.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
    }
}

#[test]
fn the_search_keeps_what_it_finds() {
    let mut window = window(Some(30));
    let all = touchpoints(map(&window));
    let word = all[4].1.split(' ').next_back().unwrap().to_owned();
    window.state_mut().app_mut().act(Action::Search(word));
    window.run();
    let needle = window.state().app().search.clone();
    let found = map(&window).outline().rows(&needle, &map(&window).folds).len();
    assert!((1..all.len()).contains(&found), "{found} lines");
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(window.state().app().search.is_empty());
}

#[test]
fn every_language_speaks_in_the_menu_and_on_the_map() {
    let mut window = window(Some(6));
    for (language, file, lane) in [
        (Language::Russian, "Файл", "Точки контакта"),
        (Language::Ukrainian, "Файл", "Точки взаємодії"),
        (Language::English, "File", "Touchpoints"),
    ] {
        window.state_mut().app_mut().run(Command::Language(language));
        settle(&mut window);
        window.get_by_label(file);
        let rows: Vec<_> = map(&window).scene().rows.iter().map(|row| row.name.clone()).collect();
        assert!(rows.iter().any(|name| name.contains(lane)), "{rows:?}");
    }
}

#[test]
fn state_and_theme_change_the_picture() {
    let mut window = window(Some(6));
    let to_be = cjm::i18n::Texts::of(Language::English).word(MapState::ToBe);
    window.get_by_role_and_label(Role::Button, to_be).click();
    settle(&mut window);
    assert_eq!(map(&window).scene().state, MapState::ToBe);
    for &theme in ThemeName::ALL {
        window.state_mut().app_mut().run(Command::Theme(theme));
        settle(&mut window);
        assert_eq!(map(&window).scene().dark, theme.theme().dark);
        assert_eq!(map(&window).scene().paper, theme.theme().color.paper);
    }
}

#[test]
fn zooming_by_keys_and_buttons_goes_both_ways_and_back_to_the_whole() {
    let mut window = window(Some(40));
    let whole = map(&window).camera.zoom;
    window.get_by_label("Zoom in").click();
    window.run();
    assert!(map(&window).camera.zoom > whole * 1.2);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Minus);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Minus);
    window.run();
    assert!(map(&window).camera.zoom < whole);
    window.get_by_label("Actual size").click();
    window.run();
    assert!((map(&window).camera.zoom - 1.0).abs() < 1e-9);
    window.key_press(egui::Key::Num0);
    window.run();
    assert!((map(&window).camera.zoom - whole).abs() < 1e-9);
    window.set_size(egui::vec2(1200.0, 700.0));
    window.run();
    assert!(map(&window).camera.zoom < whole, "the whole map follows the window");
}

#[test]
fn arrows_walk_along_the_lane_and_down_the_column() {
    let mut window = window(Some(8));
    let list = touchpoints(map(&window));
    window.key_press(egui::Key::ArrowRight);
    window.run();
    assert_eq!(map(&window).primary(), Some(list[0].0));
    window.key_press(egui::Key::ArrowRight);
    window.run();
    assert_eq!(map(&window).primary(), Some(list[1].0));
    window.key_press(egui::Key::ArrowDown);
    window.run();
    let below = map(&window).primary().unwrap();
    assert_ne!(below, list[1].0);
    window.key_press(egui::Key::ArrowUp);
    window.key_press(egui::Key::ArrowLeft);
    window.run();
    assert_eq!(map(&window).primary(), Some(list[0].0));
    window.key_press(egui::Key::Escape);
    window.run();
    assert_eq!(map(&window).primary(), None);
}

#[test]
fn the_shortcuts_are_one_key_away_and_escape_closes_them() {
    let mut window = window(Some(6));
    window.key_press(egui::Key::F1);
    window.run();
    assert!(window.get_all_by_label("Keyboard shortcuts").count() > 0);
    assert!(window.state().app().panels.shortcuts);
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(!window.state().app().panels.shortcuts);
}

#[test]
fn commands_that_make_no_sense_do_nothing() {
    let mut app = app(None);
    for command in Command::all() {
        if matches!(command, Command::Open) {
            continue; // It would ask the system for a file.
        }
        if !app.enabled(command) {
            let wishes = app.wishes.clone();
            app.run(command);
            assert_eq!(app.wishes, wishes, "{command:?}");
        }
    }
    assert!(app.tasks.idle());
    app.run(Command::Quit);
    assert_eq!(app.wishes, [Wish::Close]);
}

#[test]
fn a_window_of_no_size_and_every_small_one_is_drawn() {
    for size in [[0.0, 0.0], [1.0, 1.0], [40.0, 30.0], [300.0, 200.0], [700.0, 120.0]] {
        for touchpoints in [None, Some(0), Some(6)] {
            let mut window = window_of(app(touchpoints), size);
            window.run_steps(4);
        }
    }
}

#[test]
fn an_empty_map_is_a_map() {
    let mut window = window(Some(0));
    for command in Command::all() {
        let asks =
            matches!(command, Command::Open | Command::Save | Command::SaveAs | Command::Export(_));
        if !asks && command != Command::CloseMap {
            window.state_mut().app_mut().run(command);
            finish(window.state_mut().app_mut());
            window.run_ok();
        }
    }
}

#[test]
fn readers_find_every_touchpoint_in_sight_in_journey_order() {
    let mut window = window(Some(5));
    window.state_mut().app_mut().panels.outline = false;
    window.run();
    let names = touchpoints(map(&window));
    let tree: Vec<f32> = names
        .iter()
        .map(|(_, name)| {
            let node = window.get_all_by_label_contains(name).next();
            node.unwrap_or_else(|| panic!("no node says {name}")).rect().left()
        })
        .collect();
    assert!(tree.is_sorted(), "{tree:?}");
}

#[test]
fn every_kind_of_element_is_shown_in_every_language() {
    let mut window = window(Some(40));
    for &language in Language::ALL {
        window.state_mut().app_mut().run(Command::Language(language));
        finish(window.state_mut().app_mut());
        for &kind in ElementKind::ALL {
            let Some(&id) = map(&window).document.of_kind(kind).first() else { continue };
            window.state_mut().app_mut().act(Action::Select(Some(id)));
            window.run();
            let name = cjm::i18n::Texts::of(language).word(kind);
            assert!(window.get_all_by_label(name).count() > 0, "{kind:?} in {language:?}");
        }
    }
}

/// The canvas hands egui each line the layout broke: egui must find it as wide as the layout did,
/// or words would leave their cards.
#[test]
fn lines_are_as_wide_on_the_screen_as_the_layout_measured() {
    let ctx = egui::Context::default();
    cjm::ui::prepare(&ctx);
    let window = window(Some(40));
    let scene = map(&window).scene().clone();
    let mut lines: Vec<Arc<Line>> = Vec::new();
    for (_, block) in scene.blocks() {
        for group in &block.groups {
            for item in &group.items {
                if let Item::Text(text) = item {
                    lines.push(text.line.clone());
                }
            }
        }
    }
    assert!(lines.len() > 200);
    let mut worst: (f32, String) = (0.0, String::new());
    let output = ctx.run_ui(egui::RawInput::default(), |ui| {
        for zoom in [0.46, 1.0, 2.0, 3.7] {
            for line in &lines {
                let galley = canvas::lay_out(ui.ctx(), line, line.size * zoom);
                let wide = line.width * zoom;
                // Half a pixel is no matter for very short lines.
                let off = ((galley.rect.width() - wide).abs() - 0.5).max(0.0) / wide.max(1.0);
                if off > worst.0 {
                    worst = (off, format!("{:?} at {zoom}", line.text));
                }
            }
        }
    });
    output.drop_without_applying_deltas();
    assert!(worst.0 < 0.02, "{} % off: {}", worst.0 * 100.0, worst.1);
}

/// What words are painted where, with the canvas at the screen's origin.
fn painted(map: &OpenMap, canvas: egui::Rect, camera: Camera) -> Vec<(String, egui::Rect)> {
    let ctx = egui::Context::default();
    cjm::ui::prepare(&ctx);
    let mut words = Vec::new();
    let output = ctx.run_ui(egui::RawInput::default(), |ui| {
        let mut drawn = canvas::Canvas::default();
        for shape in drawn.shapes(ui.ctx(), map.scene(), canvas, camera) {
            if let egui::Shape::Text(text) = shape {
                words.push((text.galley.text().to_owned(), text.visual_bounding_rect()));
            }
        }
    });
    output.drop_without_applying_deltas();
    words
}

#[test]
fn the_names_of_long_phases_and_stages_follow_what_is_in_sight() {
    let window = window(Some(60));
    let map = map(&window);
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1000.0, 700.0));
    let phase = cjm::i18n::Texts::of(Language::English).word(cjm::model::Phase::Service);
    let body = map.scene().body;
    // From the middle of the map down: neither the phases' own place nor their ends are in sight.
    for zoom in [0.5, 1.0, 3.0] {
        let origin = kurbo::Point::new(body.center().x, body.y0 + 200.0);
        let words = painted(map, screen, Camera { origin, zoom });
        let place = words.iter().rfind(|(text, _)| text == phase).map(|(_, place)| *place);
        let place = place.unwrap_or_else(|| panic!("no phase at {zoom}: {words:?}"));
        assert!(screen.contains_rect(place), "{place:?} at {zoom}");
        assert!(place.height() < 60.0, "headings do not take the map's room: {place:?}");
    }
    // At the very beginning a phase longer than the screen says its name at once.
    let words = painted(map, screen, Camera { origin: kurbo::Point::ZERO, zoom: 1.0 });
    let first = cjm::i18n::Texts::of(Language::English).word(cjm::model::Phase::PreService);
    let place = words.iter().rfind(|(text, _)| text == first).map(|(_, place)| *place).unwrap();
    assert!(screen.contains_rect(place), "{place:?}");
}

#[test]
fn a_map_too_wide_to_be_seen_whole_opens_at_its_beginning() {
    let mut window = window(Some(400));
    let canvas = window.state().app().canvas;
    let opened = map(&window).camera;
    assert!(map(&window).scene().size.height * opened.zoom > canvas.height / 3.0);
    assert!(opened.origin.x < 0.0);
    window.key_press(egui::Key::Num0);
    window.run();
    let whole = map(&window).camera;
    assert!(map(&window).scene().size.width * whole.zoom <= canvas.width);
}

#[test]
fn the_status_line_tells_how_the_journey_feels_in_the_end() {
    let start = cjm::templates::Start::Sample(cjm::templates::Sample::ClinicVisit);
    let mut app = app(None);
    app.act(Action::Begin(start));
    finish(&mut app);
    let window = window_of(app, [1440.0, 900.0]);
    window.get_by_label_contains("peak–end −0.5");
}

#[test]
fn texts_grow_with_their_setting_and_the_canvas_stays_whole() {
    let mut window = window(Some(5));
    for percent in [200, 80] {
        window.state_mut().app_mut().run(Command::TextSize(percent));
        window.run();
        let scale = window.ctx.zoom_factor();
        assert!((scale - f32::from(percent) / 100.0).abs() < 1e-3, "{scale}");
        window.get_by_label("Edit");
        assert!(window.state().app().canvas.width > 100.0);
    }
}
