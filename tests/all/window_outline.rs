//! The outline and the history in the window, through what a person sees and presses.

use crate::support::generate;
use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::app::LeftTab;
use cjm::model::*;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

/// Two stages before, one after, with notes on the first touchpoint.
fn clinic() -> Document {
    let mut sketch = Sketch::new();
    sketch.stage("Learning", Phase::PreService);
    sketch.touchpoints(&["Leaflet", "Search", "Portal"]);
    sketch.stage("Choosing", Phase::PreService);
    sketch.touchpoints(&["Doctors"]);
    sketch.stage("Visit", Phase::Service);
    sketch.touchpoints(&["Reception", "Treatment"]);
    sketch.ways("Leaflet>Search Search>Portal Portal>Doctors Doctors>Reception");
    sketch.way("Reception", "Treatment", None);
    sketch.barrier("Lost card", "Reception", 3);
    sketch.solution("Card on screen", "Lost card", Feasibility::Own, SolutionStatus::Idea);
    sketch.emotion("anger", "Reception", -2, Journey::AsIs, None);
    sketch.driver("A sign on the door", "Doctors>Reception");
    sketch.map
}

/// The middle of a line of the outline.
fn line(hands: &Hands, label: &str) -> Pos2 {
    hands.window.get_by_role_and_label(Role::TreeItem, label).rect().center()
}

/// The lines that are there, from top to bottom.
fn lines(hands: &Hands) -> Vec<String> {
    let mut nodes: Vec<_> = hands
        .window
        .get_all_by_role(Role::TreeItem)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    nodes.sort_by(|a, b| a.0.total_cmp(&b.0));
    nodes.into_iter().map(|(_, label)| label).collect()
}

/// The stages with their touchpoints, phase by phase.
fn structure(hands: &Hands) -> String {
    let document = &hands.map().document;
    let name = |id: ElementId| document.element(id).unwrap().content.text().to_owned();
    let stage = |id: ElementId| {
        let phase = document.element(id).unwrap().content.as_stage().unwrap().phase as u8;
        let touchpoints = document.targets(id, LinkKind::Contains).into_iter().map(name);
        format!("{phase} {}: {}", name(id), touchpoints.collect::<Vec<_>>().join(" "))
    };
    document.stages().into_iter().map(stage).collect::<Vec<_>>().join(" | ")
}

#[test]
fn readers_find_a_tree_with_levels_and_what_is_selected() {
    let mut hands = Hands::on(clinic());
    let tree = hands.window.get_by_role_and_label(Role::Tree, "Outline");
    assert!(tree.accesskit_node().children().count() > 0);
    hands.click_at(line(&hands, "Search"), Modifiers::NONE);
    let items: Vec<_> = hands.window.get_all_by_role(Role::TreeItem).collect();
    let chosen: Vec<_> =
        items.iter().filter(|node| node.accesskit_node().is_selected() == Some(true)).collect();
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0].accesskit_node().label().as_deref(), Some("Search"));
    let level = |label: &str| {
        let node = hands.window.get_by_role_and_label(Role::TreeItem, label);
        node.accesskit_node().data().level()
    };
    assert_eq!((level("Learning"), level("Search")), (Some(2), Some(3)));
}

#[test]
fn lines_fold_by_click_and_by_key() {
    let mut hands = Hands::on(clinic());
    let all = lines(&hands).len();
    assert_eq!(all, 12, "three phases, three stages, six touchpoints");
    let left = |hands: &Hands, label: &str| {
        let rect = hands.window.get_by_role_and_label(Role::TreeItem, label).rect();
        rect.left_center() + vec2(24.0, 0.0)
    };
    let triangle = left(&hands, "Learning");
    hands.click_at(triangle, Modifiers::NONE);
    assert_eq!(lines(&hands).len(), all - 3);
    assert!(hands.selected().is_empty(), "folding selects nothing");
    hands.click_at(triangle, Modifiers::NONE);
    assert_eq!(lines(&hands).len(), all);
    hands.click_at(line(&hands, "Reception"), Modifiers::NONE);
    hands.key(Key::ArrowRight);
    let unfolded = lines(&hands);
    let at = unfolded.iter().position(|label| label == "Reception").unwrap();
    assert_eq!(
        unfolded[at + 1..at + 4],
        ["Emotion: anger", "Barrier: Lost card", "Solution: Card on screen"]
    );
    hands.key(Key::ArrowRight);
    hands.key(Key::ArrowDown);
    let barrier = hands.map().document.of_kind(ElementKind::Barrier)[0];
    assert_eq!(hands.map().primary(), Some(barrier));
    hands.key(Key::ArrowLeft);
    hands.key(Key::ArrowLeft);
    assert_eq!(hands.selected(), ["Reception"], "folded, then out of the touchpoint");
    hands.key(Key::ArrowLeft);
    assert_eq!(lines(&hands).len(), all);
    hands.key(Key::ArrowLeft);
    assert_eq!(hands.selected(), ["Visit"]);
}

#[test]
fn a_ways_notes_are_in_the_outline_too() {
    let mut hands = Hands::on(clinic());
    hands.click_at(line(&hands, "Doctors"), Modifiers::NONE);
    hands.key(Key::ArrowRight);
    let unfolded = lines(&hands);
    assert!(unfolded.contains(&"Transition: Reception".to_owned()), "{unfolded:?}");
    assert!(unfolded.contains(&"Driver: A sign on the door".to_owned()));
}

#[test]
fn the_filter_keeps_what_its_lines_stand_under() {
    let mut hands = Hands::on(clinic());
    hands.click("Filter the outline…");
    hands.letters("CARD");
    let kept = ["Service", "Visit", "Reception", "Barrier: Lost card", "Solution: Card on screen"];
    assert_eq!(lines(&hands), kept);
    hands.key(Key::Escape);
    assert_eq!(lines(&hands).len(), 12);
}

#[test]
fn several_are_selected_with_ctrl_and_shift() {
    let mut hands = Hands::on(clinic());
    hands.click_at(line(&hands, "Leaflet"), Modifiers::NONE);
    hands.click_at(line(&hands, "Doctors"), Modifiers::COMMAND);
    assert_eq!(hands.selected(), ["Leaflet", "Doctors"]);
    hands.click_at(line(&hands, "Leaflet"), Modifiers::COMMAND);
    assert_eq!(hands.selected(), ["Doctors"]);
    hands.click_at(line(&hands, "Search"), Modifiers::SHIFT);
    assert_eq!(hands.selected(), ["Search", "Portal", "Doctors"]);
    hands.click_at(line(&hands, "Leaflet"), Modifiers::NONE);
    hands.press(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(hands.selected(), ["Leaflet", "Search"]);
    hands.click_at(line(&hands, "Doctors"), Modifiers::NONE);
    hands.press(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(hands.selected(), ["Doctors", "Reception"], "past what is no touchpoint");
}

#[test]
fn arrows_walk_through_the_lines_and_enter_goes_to_the_map() {
    let mut hands = Hands::on(clinic());
    hands.key(Key::F6);
    hands.key(Key::ArrowDown);
    hands.key(Key::ArrowDown);
    hands.key(Key::ArrowDown);
    assert_eq!(hands.selected(), ["Leaflet"]);
    hands.key(Key::End);
    hands.key(Key::ArrowUp);
    assert_eq!(hands.selected(), ["Treatment"], "the phase without stages is the last line");
    hands.key(Key::Enter);
    // The map has the keys again.
    hands.key(Key::ArrowLeft);
    assert_eq!(hands.selected(), ["Reception"]);
}

#[test]
fn names_are_typed_in_place_and_the_keyboard_stays_in_the_outline() {
    let mut hands = Hands::on(clinic());
    hands.click_at(line(&hands, "Search"), Modifiers::NONE);
    hands.key(Key::F2);
    hands.press(Modifiers::COMMAND, Key::A);
    hands.letters("Search engine");
    hands.window.get_by_label("Name in the outline");
    hands.key(Key::Enter);
    assert_eq!(hands.names()[1], "Search engine");
    hands.key(Key::ArrowDown);
    assert_eq!(hands.selected(), ["Portal"]);
    hands.key(Key::F2);
    hands.letters("unwanted");
    hands.key(Key::Escape);
    assert_eq!(hands.names()[2], "Portal");
    hands.key(Key::Delete);
    assert_eq!(hands.names(), ["Leaflet", "Search engine", "Doctors", "Reception", "Treatment"]);
}

#[test]
fn alt_and_arrows_move_touchpoints_and_stages() {
    let mut hands = Hands::on(clinic());
    hands.click_at(line(&hands, "Portal"), Modifiers::NONE);
    hands.press(Modifiers::ALT, Key::ArrowDown);
    assert!(structure(&hands).contains("Choosing: Portal Doctors"), "{}", structure(&hands));
    hands.press(Modifiers::ALT, Key::ArrowUp);
    assert!(structure(&hands).contains("Learning: Leaflet Search Portal"));
    hands.click_at(line(&hands, "Choosing"), Modifiers::NONE);
    hands.press(Modifiers::ALT, Key::ArrowDown);
    assert!(structure(&hands).contains("1 Choosing: Doctors | 1 Visit"), "{}", structure(&hands));
}

#[test]
fn touchpoints_are_dragged_into_another_stage_in_one_step() {
    let mut hands = Hands::on(clinic());
    let start = hands.map().document.clone();
    hands.click_at(line(&hands, "Search"), Modifiers::NONE);
    hands.click_at(line(&hands, "Portal"), Modifiers::COMMAND);
    let (from, to) = (line(&hands, "Search"), line(&hands, "Reception"));
    hands.drag(from, to + vec2(0.0, 10.0));
    let moved = "0 Learning: Leaflet | 0 Choosing: Doctors | \
                 1 Visit: Reception Search Portal Treatment";
    assert_eq!(structure(&hands), moved);
    assert_eq!(hands.selected(), ["Search", "Portal"]);
    assert_eq!(hands.map().history.steps().len(), 1);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.map().document, start);
}

#[test]
fn a_drag_to_the_head_of_a_stage_and_within_it() {
    let mut hands = Hands::on(clinic());
    let (from, to) = (line(&hands, "Portal"), line(&hands, "Learning"));
    hands.drag(from, to + vec2(0.0, 11.0));
    assert!(structure(&hands).contains("Learning: Portal Leaflet Search"), "{}", structure(&hands));
    let (from, to) = (line(&hands, "Portal"), line(&hands, "Search"));
    hands.drag(from, to + vec2(0.0, 9.0));
    assert!(structure(&hands).contains("Learning: Leaflet Search Portal"), "{}", structure(&hands));
}

#[test]
fn stages_are_dragged_between_phases_even_into_an_empty_one() {
    let mut hands = Hands::on(clinic());
    let (from, to) = (line(&hands, "Learning"), line(&hands, "Visit"));
    hands.drag(from, to - vec2(0.0, 10.0));
    assert!(structure(&hands).contains("1 Learning: Leaflet Search Portal | 1 Visit"));
    let (from, to) = (line(&hands, "Visit"), line(&hands, "Post-service"));
    hands.drag(from, to + vec2(0.0, 10.0));
    assert!(structure(&hands).ends_with("2 Visit: Reception Treatment"), "{}", structure(&hands));
}

#[test]
fn escape_gives_a_drag_up() {
    let mut hands = Hands::on(clinic());
    let start = hands.map().document.clone();
    let (from, to) = (line(&hands, "Leaflet"), line(&hands, "Treatment"));
    hands.take(from, to);
    hands.key(Key::Escape);
    hands.button(to, false, Modifiers::NONE);
    hands.settle();
    assert_eq!(hands.map().document, start);
}

#[test]
fn of_a_very_long_outline_only_what_is_in_sight_is_there() {
    let mut hands = Hands::on(generate::map(2_000, 4));
    assert!(lines(&hands).len() < 60, "{} lines", lines(&hands).len());
    let last = *hands.map().document.journey().last().unwrap();
    let name = hands.map().document.element(last).unwrap().content.text().to_owned();
    hands.app().act(cjm::app::Action::GoTo(last));
    hands.settle();
    assert!(lines(&hands).contains(&name), "what is selected comes into sight");
}

#[test]
fn the_history_lists_steps_and_a_click_goes_there() {
    let mut hands = Hands::on_a_stage();
    let start = hands.map().document.clone();
    for name in ["First", "Second", "Third"] {
        hands.press(Modifiers::COMMAND, Key::Enter);
        hands.letters(name);
    }
    hands.key(Key::Enter);
    let end = hands.map().document.clone();
    hands.key(Key::F7);
    assert_eq!(hands.app().panels.left, LeftTab::History);
    hands.click("Add touchpoint “First”");
    assert_eq!(hands.names(), ["First"]);
    let current = |hands: &Hands, label: &str| {
        let node = hands.window.get_by_role_and_label(Role::ListBoxOption, label);
        node.accesskit_node().is_selected()
    };
    assert_eq!(current(&hands, "Add touchpoint “First”"), Some(true));
    hands.click("As opened");
    assert_eq!(hands.map().document, start);
    hands.click("Add touchpoint “Third”");
    assert_eq!(hands.map().document, end);
    hands.key(Key::ArrowUp);
    assert_eq!(hands.names(), ["First", "Second"], "arrows walk through time");
    hands.window.get_by_role_and_label(Role::Tab, "Outline").click();
    hands.settle();
    assert!(lines(&hands).contains(&"Second".to_owned()));
}
