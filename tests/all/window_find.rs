//! Finding, replacing and filtering in the window, through what a person sees and presses.

use crate::support::generate;
use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::model::*;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// A map whose texts speak of a queue here and there.
fn queues() -> Document {
    let mut sketch = Sketch::of(&["Queue at the desk", "Doctor", "Results"]);
    sketch.way("Queue at the desk", "Doctor", None);
    sketch.way("Doctor", "Results", None);
    sketch.barrier("A long queue", "Doctor", 4);
    sketch.driver("Letters by mail", "Results");
    sketch.change("Results", |content| {
        let touchpoint = Touchpoint {
            action: "Queues once more".into(),
            owner: "Queue office".into(),
            ..Touchpoint::named("Results")
        };
        *content = touchpoint.into();
    });
    let mut map = sketch.map;
    let props = MapProps { title: "The queue".into(), ..map.props().clone() };
    map.apply(&Edit::SetProps(props.into())).unwrap();
    map
}

fn find(hands: &mut Hands, text: &str) {
    hands.press(Modifiers::COMMAND, Key::F);
    hands.letters(text);
}

#[test]
fn hits_are_counted_and_gone_through_round_the_ends() {
    let mut hands = Hands::on(queues());
    find(&mut hands, "queue");
    hands.window.get_by_label("1 of 5");
    // The map's own title comes first; the journey follows.
    hands.key(Key::Enter);
    hands.window.get_by_label("2 of 5");
    assert_eq!(hands.selected(), ["Queue at the desk"]);
    hands.key(Key::F3);
    let barrier = hands.map().document.of_kind(ElementKind::Barrier)[0];
    assert_eq!(hands.map().primary(), Some(barrier));
    hands.press(Modifiers::SHIFT, Key::Enter);
    hands.press(Modifiers::SHIFT, Key::F3);
    hands.press(Modifiers::SHIFT, Key::F3);
    hands.window.get_by_label("5 of 5");
    assert_eq!(hands.selected(), ["Results"], "its owner, though no lane shows owners");
    hands.key(Key::Escape);
    assert!(hands.window.query_by_label("5 of 5").is_none());
    hands.key(Key::F3);
    hands.window.get_by_label("5 of 5");
}

#[test]
fn capitals_and_whole_words_matter_where_they_shall() {
    let mut hands = Hands::on(queues());
    find(&mut hands, "Queue");
    hands.click("Match case");
    hands.window.get_by_label("1 of 3");
    hands.click("Whole words only");
    hands.window.get_by_label("1 of 2");
    hands.click("Match case");
    hands.window.get_by_label("2 of 4");
    hands.letters("xyz");
    hands.window.get_by_label("Nothing found");
}

#[test]
fn cyrillic_is_found_whatever_its_capitals_and_yo() {
    let mut sketch = Sketch::of(&["Приём врача", "Повторный прием", "Касса"]);
    sketch.barrier("ПРИЁМ по записи", "Касса", 2);
    let mut hands = Hands::speaking(Language::Russian, sketch.map);
    find(&mut hands, "приём");
    hands.window.get_by_label("1 из 3");
    hands.press(Modifiers::COMMAND, Key::F);
    hands.letters("касса");
    hands.window.get_by_label("1 из 1");
    assert_eq!(hands.selected(), ["Касса"]);
}

#[test]
fn the_hit_gone_to_is_in_sight_and_near_enough_to_read() {
    let map = generate::map(400, 5);
    let last = *map.journey().last().unwrap();
    let name = map.element(last).unwrap().content.text().to_owned();
    let mut hands = Hands::on(map);
    hands.key(Key::Num0);
    assert!(hands.map().camera.zoom < 0.1, "the whole map is in sight");
    find(&mut hands, &name);
    assert_eq!(hands.map().primary(), Some(last));
    let (canvas, camera) = (hands.app().canvas, hands.map().camera);
    let place = hands.map().scene().place_of(last).unwrap();
    assert!(camera.sees(canvas).contains(place.center()));
    assert!(camera.zoom > 0.45);
}

#[test]
fn one_hit_is_replaced_after_the_other() {
    let mut hands = Hands::on(queues());
    hands.press(Modifiers::COMMAND, Key::H);
    hands.letters("queue");
    hands.click("Replace with…");
    hands.letters("line, no queue");
    hands.click("Replace");
    assert_eq!(hands.map().document.props().title, "The line, no queue");
    hands.window.get_by_label("2 of 5");
    hands.click("Replace");
    assert_eq!(hands.names()[0], "line, no queue at the desk", "not what was just put in");
    hands.press(Modifiers::COMMAND, Key::Z);
    hands.key(Key::Escape);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.names()[0], "Queue at the desk");
}

#[test]
fn everything_is_replaced_in_one_step_with_a_name() {
    let mut hands = Hands::on(queues());
    let start = hands.map().document.clone();
    hands.press(Modifiers::COMMAND, Key::H);
    hands.letters("queue");
    hands.click("Replace with…");
    hands.letters("line");
    hands.click("Replace all");
    let document = hands.map().document.clone();
    assert_eq!(document.check(), []);
    assert_eq!(document.props().title, "The line");
    assert_eq!(hands.names(), ["line at the desk", "Doctor", "Results"]);
    let results = document.element(document.journey()[2]).unwrap().content.as_touchpoint();
    let results = results.unwrap();
    assert_eq!(
        (results.action.as_str(), results.owner.as_str()),
        ("lines once more", "line office")
    );
    hands.window.get_by_label_contains("Replaced 5 times.");
    hands.window.get_by_label("Nothing found");
    hands.key(Key::Escape);
    hands.click("Edit");
    // The toolbar says the same.
    let said: Vec<_> = hands.window.get_all_by_label("Undo: replace every “queue”").collect();
    said[1].click();
    hands.settle();
    assert_eq!(hands.map().document, start);
    assert!(!hands.map().unsaved());
}

/// Touchpoints that differ in everything a filter asks for.
fn varied() -> Document {
    let mut sketch = Sketch::of(&["Leaflet"]);
    sketch.persona("Anna");
    sketch.persona("Boris");
    sketch.touchpoint_with("Portal", "Web", Presence::Both);
    sketch.touchpoint_with("Reception", "Branch", Presence::Both);
    sketch.touchpoint_with("Robot", "Web", Presence::ToBeOnly);
    sketch.ways("Leaflet>Portal Portal>Reception");
    sketch.emotion("joy", "Portal", 1, Journey::AsIs, Some("Anna"));
    sketch.emotion("anger", "Reception", -2, Journey::AsIs, Some("Boris"));
    sketch.moment("decides", "Reception");
    sketch.barrier("queue", "Reception", 3);
    sketch.barrier("form", "Portal", 3);
    sketch.solution("short form", "form", Feasibility::Own, SolutionStatus::Idea);
    sketch.satisfaction("Reception", vec![20, 10, 0, 10, 0]);
    sketch.map
}

/// Clicks what has this role and says `label`.
fn pick(hands: &mut Hands, role: Role, label: &str) {
    hands.window.get_by_role_and_label(role, label).click();
    hands.settle();
}

/// The touchpoints that are not dimmed.
fn left(hands: &Hands) -> Vec<String> {
    let document = &hands.map().document;
    let shown = document.journey().into_iter().filter(|&id| !hands.map().dims(id));
    shown.map(|id| document.element(id).unwrap().content.text().to_owned()).collect()
}

#[test]
fn chips_dim_what_is_not_asked_for_and_say_how_much_is_left() {
    let mut hands = Hands::on(varied());
    hands.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert_eq!(left(&hands).len(), 4);
    for (chip, names) in [
        ("Moments of truth", &["Reception"][..]),
        ("With barriers", &["Portal", "Reception"]),
        ("Without solution", &["Reception"]),
    ] {
        hands.click(chip);
        assert_eq!(left(&hands), names, "{chip}");
        hands.window.get_by_label(&format!("{} of 4 touchpoints", names.len()));
        hands.click(chip);
        assert_eq!(left(&hands).len(), 4);
    }
    hands.click("Channel");
    pick(&mut hands, Role::CheckBox, "Web");
    pick(&mut hands, Role::CheckBox, "Branch");
    assert_eq!(left(&hands), ["Portal", "Reception", "Robot"]);
    hands.click("Channel: Web, Branch");
    hands.click("Persona");
    pick(&mut hands, Role::CheckBox, "Anna");
    assert_eq!(left(&hands), ["Portal"], "both conditions hold");
    pick(&mut hands, Role::ComboBox, "Persona: Anna");
    hands.click("Clear");
    assert_eq!(left(&hands).len(), 4);
}

#[test]
fn scores_and_presence_can_be_asked_for() {
    let mut hands = Hands::on(varied());
    hands.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    hands.click("Score below…");
    pick(&mut hands, Role::RadioButton, "CSAT");
    assert_eq!(left(&hands), ["Reception"], "below the map's target");
    hands.window.get_by_label("CSAT below 70%");
    pick(&mut hands, Role::RadioButton, "CSAT");
    assert_eq!(left(&hands).len(), 4);
    hands.key(Key::Escape);
    pick(&mut hands, Role::ComboBox, "Journey");
    let only = cjm::i18n::Texts::of(Language::English).word(Presence::ToBeOnly);
    pick(&mut hands, Role::RadioButton, only);
    assert_eq!(left(&hands), ["Robot"]);
}

#[test]
fn a_filter_is_no_step_and_ends_with_its_bar() {
    let mut hands = Hands::on(varied());
    hands.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    hands.click("Moments of truth");
    assert!(!hands.map().unsaved());
    assert_eq!(hands.map().history.steps().len(), 0);
    hands.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert!(hands.window.query_by_label("Moments of truth").is_none());
    assert_eq!(left(&hands).len(), 4);
}

#[test]
fn what_is_edited_passes_or_not_at_once() {
    let mut hands = Hands::on(varied());
    hands.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    hands.click("Moments of truth");
    hands.click("Portal");
    hands.key(Key::M);
    assert_eq!(left(&hands), ["Portal", "Reception"]);
}
