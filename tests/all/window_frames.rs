//! The frames of a story in the panel below the map: what is seen of them, and how hands and keys
//! put them in order.

use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::app::{BelowHeight, Command};
use cjm::edit::verbs;
use cjm::model::*;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, Shape, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

/// Frames with these captions of a map of four touchpoints.
fn story(captions: &[&str]) -> Document {
    let mut s = Sketch::of(&["Call", "Wait", "Visit", "Bill"]);
    let shot = |caption: &&str| Shot {
        frame: Frame { caption: (*caption).to_owned(), ..Frame::default() },
        ..Shot::default()
    };
    let shots: Vec<Shot> = captions.iter().map(shot).collect();
    let change = verbs::tell(&s.map, &shots, &mut Rng::seeded(3)).unwrap();
    s.map.apply(&change.edit).unwrap();
    s.map
}

/// At the story's panel.
fn at_the_story(document: Document) -> Hands {
    let mut hands = Hands::on(document);
    hands.app().panels.height = BelowHeight::Most;
    hands.press(Modifiers::ALT, Key::Y);
    hands
}

fn captions(hands: &Hands) -> Vec<String> {
    let document = &hands.map().document;
    let caption = |id: ElementId| document.element(id).unwrap().content.text().to_owned();
    document.story().into_iter().map(caption).collect()
}

/// The rows that are there, as readers hear them.
fn rows(hands: &Hands) -> Vec<String> {
    let rows = hands.window.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

/// The row of the frame that says this.
fn place(hands: &Hands, caption: &str) -> Rect {
    let said = format!(". {caption}: ");
    let rows = hands.window.query_all_by_role(Role::ListBoxOption);
    let says = |row: &egui_kittest::Node<'_>| {
        row.accesskit_node().label().is_some_and(|label| label.contains(&said))
    };
    rows.into_iter().find(says).unwrap_or_else(|| panic!("no frame “{caption}”")).rect()
}

/// The middle of that row.
fn row(hands: &Hands, caption: &str) -> Pos2 {
    place(hands, caption).center()
}

/// The part of the screen through which the list with this row is seen.
fn seen(hands: &Hands, caption: &str) -> Rect {
    let row = place(hands, caption);
    let clips = hands.window.output().shapes.iter().map(|shape| shape.clip_rect);
    let around = clips.filter(|clip| clip.contains_rect(row));
    around.min_by(|a, b| a.height().total_cmp(&b.height())).expect("something is painted")
}

/// How much is painted in the picture of this row.
fn painted(hands: &Hands, caption: &str) -> usize {
    let row = place(hands, caption);
    let shapes = &hands.window.output().shapes;
    let inside = |clip: Rect| row.contains_rect(clip) && clip.width() < row.width() / 2.0;
    let much = |shape: &Shape| match shape {
        Shape::Mesh(mesh) => mesh.vertices.len(),
        _ => 1,
    };
    shapes.iter().filter(|it| inside(it.clip_rect)).map(|it| much(&it.shape)).sum()
}

#[test]
fn a_frame_is_dragged_to_its_place_in_one_step() {
    let mut hands = at_the_story(story(&["one", "two", "three", "four"]));
    let (start, steps) = (hands.map().document.clone(), hands.steps());
    let (from, to) = (row(&hands, "three"), row(&hands, "one"));
    hands.drag(from, to - vec2(0.0, 15.0));
    assert_eq!(captions(&hands), ["three", "one", "two", "four"]);
    assert_eq!(hands.steps(), steps + 1);
    let (from, to) = (row(&hands, "three"), row(&hands, "four"));
    hands.drag(from, to - vec2(0.0, 15.0));
    assert_eq!(captions(&hands), ["one", "two", "three", "four"]);
    let (from, to) = (row(&hands, "one"), row(&hands, "four"));
    hands.drag(from, to + vec2(0.0, 15.0));
    assert_eq!(captions(&hands), ["two", "three", "four", "one"]);
    for _ in 0..3 {
        hands.app().run(Command::Undo);
    }
    hands.settle();
    assert_eq!(hands.map().document, start);
}

#[test]
fn a_frame_stays_where_escape_or_the_same_place_leave_it() {
    let mut hands = at_the_story(story(&["one", "two", "three"]));
    let start = hands.map().document.clone();
    let (from, to) = (row(&hands, "three"), row(&hands, "one"));
    hands.take(from, to);
    hands.key(Key::Escape);
    hands.button(to, false, Modifiers::NONE);
    hands.settle();
    assert_eq!(hands.map().document, start);
    hands.drag(from, from + vec2(0.0, 12.0));
    assert_eq!(hands.map().document, start, "dropped where it was");
    // Far away from the list nothing happens either.
    hands.drag(from, Pos2::new(700.0, 200.0));
    assert_eq!((&hands.map().document, hands.steps()), (&start, 0));
}

#[test]
fn a_frame_that_is_held_at_the_edge_pulls_the_list() {
    let names: Vec<String> = (1..=40).map(|number| format!("frame {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut hands = at_the_story(story(&names));
    assert!(rows(&hands).len() < 20, "only what is in sight is there");
    let from = row(&hands, "frame 1");
    let edge = Pos2::new(from.x, seen(&hands, "frame 1").bottom() - 5.0);
    hands.take(from, edge);
    hands.window.run_steps(900);
    hands.button(edge, false, Modifiers::NONE);
    hands.settle();
    let now = captions(&hands);
    assert_eq!((&*now[0], now.last().map(String::as_str)), ("frame 2", Some("frame 1")));
}

#[test]
fn keys_move_the_frame_the_list_is_at() {
    let mut hands = at_the_story(story(&["one", "two", "three"]));
    let at = row(&hands, "one");
    hands.click_at(at, Modifiers::NONE);
    hands.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(captions(&hands), ["one", "two", "three"], "it is the first already");
    hands.press(Modifiers::ALT, Key::ArrowDown);
    hands.press(Modifiers::ALT, Key::ArrowDown);
    hands.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(captions(&hands), ["two", "three", "one"]);
    hands.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(captions(&hands), ["two", "one", "three"]);
    hands.key(Key::F2);
    hands.press(Modifiers::COMMAND, Key::A);
    hands.letters("the first");
    hands.key(Key::Enter);
    assert_eq!(captions(&hands)[1].trim(), "the first");
}

/// A story of the whole map, of the target, and of what hurts at one touchpoint.
fn shown() -> (Document, [ElementId; 2]) {
    let mut s = Sketch::of(&["Call", "Wait", "Visit", "Bill"]);
    s.emotion("angry", "Wait", -2, Journey::AsIs, None);
    s.emotion("calm", "Wait", 1, Journey::ToBe, None);
    s.barrier("No chairs", "Wait", 4);
    let ids = [s.id("Wait"), s.id("No chairs")];
    let frame = |caption: &str| Frame { caption: caption.to_owned(), ..Frame::default() };
    let target = Frame { state: Some(MapState::ToBe), ..frame("target") };
    let shots = [
        Shot { frame: frame("all"), ..Shot::default() },
        Shot { frame: target, ..Shot::default() },
        Shot { frame: frame("hurts"), shows: vec![ids[0]], lights: vec![ids[1]] },
    ];
    let change = verbs::tell(&s.map, &shots, &mut Rng::seeded(5)).unwrap();
    s.map.apply(&change.edit).unwrap();
    (s.map, ids)
}

#[test]
fn each_row_shows_what_its_frame_shows_and_lights() {
    let (document, [_, barrier]) = shown();
    let mut hands = at_the_story(document);
    let story = hands.map().document.story();
    let map = hands.map();
    let pictures = map.gallery.pictures().expect("they are drawn");
    let of = |at: usize| pictures.of(story[at]).unwrap();
    let scene = |at: usize| of(at).0.scene(of(at).1).unwrap();
    assert!(std::sync::Arc::ptr_eq(scene(0), map.scene()), "what the map shows is not drawn twice");
    assert!(!std::sync::Arc::ptr_eq(scene(1), map.scene()));
    assert!(of(0).0.lit(0).is_empty());
    let lit = map.scene().place_of(barrier).unwrap().inflate(4.0, 4.0);
    assert_eq!(of(2).0.lit(2), [lit]);
    for caption in ["all", "target", "hurts"] {
        assert!(painted(&hands, caption) > 20, "{caption}: {}", painted(&hands, caption));
    }
    // They follow the map.
    let before = scene(1).clone();
    let wait = hands.map().document.journey()[1];
    hands.app().act(cjm::app::Action::Select(Some(wait)));
    hands.app().run(Command::Remove);
    hands.settle();
    let pictures = hands.map().gallery.pictures().unwrap();
    let (staged, at) = pictures.of(story[1]).unwrap();
    assert!(!std::sync::Arc::ptr_eq(staged.scene(at).unwrap(), &before));
    assert!(staged.lit(2).is_empty(), "what was lit is gone");
    // Nobody sees them: they go.
    hands.press(Modifiers::ALT, Key::Y);
    assert!(hands.map().gallery.pictures().is_none());
}

#[test]
fn only_rows_in_sight_are_painted_and_scrolling_finds_others() {
    let names: Vec<String> = (1..=60).map(|number| format!("frame {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut hands = at_the_story(story(&names));
    assert!(painted(&hands, "frame 1") > 15);
    let last = *hands.map().document.story().last().unwrap();
    hands.app().act(cjm::app::StoryAsk::Choose(last).into());
    hands.settle();
    assert!(!rows(&hands).iter().any(|row| row.starts_with("1. ")), "{:?}", rows(&hands));
    assert!(painted(&hands, "frame 60") > 15);
    let shapes = hands.window.output().shapes.len();
    assert!(shapes < 5_000, "{shapes} shapes");
}

#[test]
fn in_a_narrow_panel_captions_have_most_of_the_room() {
    let (document, _) = shown();
    let settings = cjm::settings::Settings {
        language: Some(Language::English),
        ..cjm::settings::Settings::default()
    };
    let mut app = cjm::app::App::new(settings, None, cjm::app::Tasks::default());
    let view = cjm::layout::View::of(document.props());
    let map = cjm::app::OpenMap::new(None, std::sync::Arc::new(document), view);
    app.report(cjm::app::Done::Opened { asked: 0, path: None, result: Ok(Box::new(map)) });
    let mut hands = Hands::within(app, [760.0, 560.0]);
    hands.press(Modifiers::ALT, Key::Y);
    let row = place(&hands, "all");
    let widest = hands.window.output().shapes.iter().map(|shape| shape.clip_rect);
    let widest = widest.filter(|clip| row.contains_rect(*clip) && clip.width() < row.width());
    let widest = widest.map(|clip| clip.width()).fold(0.0, f32::max);
    assert!(widest > 20.0 && widest < row.width() * 0.4, "{widest} of {}", row.width());
}
