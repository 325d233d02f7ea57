//! The remarks in the window: each leads to its element, and those that take no thought are
//! followed with one click.

use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::edit::Field;
use cjm::insight::{AdviceKind, Severity};
use cjm::model::*;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// A map nothing is wrong with, but what `spoil` does to it.
fn spoilt(spoil: impl FnOnce(&mut Sketch)) -> Document {
    let mut sketch = Sketch::of(&["Leaflet", "Portal", "Reception"]);
    sketch.persona("Anna");
    sketch.ways("Leaflet>Portal Portal>Reception");
    spoil(&mut sketch);
    sketch.map
}

fn told(hands: &Hands, kind: AdviceKind) -> usize {
    hands.map().advice().iter().filter(|advice| advice.kind == kind).count()
}

/// Clicks the button, which is to do away with the one remark of this kind, in one step; types
/// `text` where something is to be typed.
fn mended(document: Document, kind: AdviceKind, button: &str, text: Option<&str>) -> Document {
    let mut hands = Hands::on(document);
    let start = hands.map().document.clone();
    assert_eq!(told(&hands, kind), 1, "{kind:?} is told");
    hands.click(button);
    assert_eq!(hands.map().typing.is_some(), text.is_some(), "{button}");
    if let Some(text) = text {
        hands.letters(text);
        hands.key(Key::Enter);
    }
    assert_eq!(told(&hands, kind), 0, "{button} follows it");
    assert_eq!(hands.map().history.steps().len(), 1, "{button} is one step");
    let end = hands.map().document.clone();
    assert_eq!(end.check(), []);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.map().document, start);
    Document::clone(&end)
}

#[test]
fn a_touchpoint_without_a_way_on_or_in_is_connected() {
    let no_way_on = |sketch: &mut Sketch| {
        sketch.touchpoint("Exit");
        sketch.way("Portal", "Exit", None);
    };
    let end = mended(spoilt(no_way_on), AdviceKind::NoWayOn, "Connect with the next", None);
    assert_eq!(end.count(ElementKind::Transition), 4);
    let no_way_in = |sketch: &mut Sketch| {
        sketch.touchpoint("Later");
        sketch.touchpoint("Exit");
        sketch.ways("Reception>Exit Later>Exit");
    };
    mended(spoilt(no_way_in), AdviceKind::NoWayIn, "Connect from the previous", None);
}

#[test]
fn a_loop_gets_a_way_out() {
    let circle = |sketch: &mut Sketch| {
        sketch.touchpoints(&["Again", "Exit"]);
        sketch.ways("Reception>Again Again>Reception Leaflet>Exit");
    };
    let end = mended(spoilt(circle), AdviceKind::EndlessLoop, "Add a way out", None);
    assert_eq!(end.count(ElementKind::Transition), 6);
}

#[test]
fn an_empty_stage_gets_a_touchpoint_or_goes() {
    let empty = || spoilt(|sketch| sketch.stage("Parting", Phase::PostService));
    let end = mended(empty(), AdviceKind::EmptyStage, "Add a touchpoint", Some("Farewell"));
    assert_eq!(end.journey().len(), 4);
    let end = mended(empty(), AdviceKind::EmptyStage, "Remove the stage", None);
    assert_eq!(end.stages().len(), 1);
}

#[test]
fn what_is_missing_is_added_and_typed_at_once() {
    let channels = |sketch: &mut Sketch| {
        for (name, channel) in [("Leaflet", "paper"), ("Portal", "web")] {
            sketch.change(name, |content| {
                *content = Touchpoint { channel: channel.into(), ..Touchpoint::named(name) }.into();
            });
        }
    };
    let end = mended(spoilt(channels), AdviceKind::ChannelChange, "Add a driver", Some("A code"));
    let way = end.targets(end.journey()[0], LinkKind::Leaves)[0];
    assert!(end.has_sources(way, LinkKind::Carries), "on the way itself");
    let barrier = |sketch: &mut Sketch| sketch.barrier("Long form", "Portal", 3);
    let end =
        mended(spoilt(barrier), AdviceKind::UnansweredBarrier, "Add a solution", Some("Shorter"));
    assert_eq!(end.count(ElementKind::Solution), 1);
    let low = |sketch: &mut Sketch| sketch.emotion("rage", "Portal", -2, Journey::AsIs, None);
    let end = mended(spoilt(low), AdviceKind::UnexplainedLow, "Add a barrier", Some("Bad form"));
    assert!(end.has_sources(end.journey()[1], LinkKind::Hinders));
}

#[test]
fn owner_and_persona_are_named() {
    let low = |sketch: &mut Sketch| sketch.satisfaction("Portal", vec![30, 10, 0, 0, 0]);
    let end = mended(spoilt(low), AdviceKind::Unowned, "Name an owner", Some("Web team"));
    let portal = end.element(end.journey()[1]).unwrap();
    assert_eq!(Field::Owner.of(&portal.content), Some("Web team"));
    let mut nobody = Sketch::of(&["Leaflet"]);
    nobody.satisfaction("Leaflet", vec![0, 0, 0, 0, 9]);
    let end = mended(nobody.map, AdviceKind::NoPersona, "Add a persona", Some("Anna"));
    assert_eq!(end.count(ElementKind::Persona), 1);
}

#[test]
fn what_is_wrong_in_the_target_journey_is_mended_there() {
    let map = spoilt(|sketch| {
        sketch.touchpoint_with("Robot", "", Presence::ToBeOnly);
        sketch.touchpoint("Exit");
        sketch.ways("Reception>Exit Leaflet>Robot");
    });
    let end = mended(map, AdviceKind::NoWayOn, "Connect with the next", None);
    let robot = end.journey()[3];
    let way = end.targets(robot, LinkKind::Leaves)[0];
    let presence = end.element(way).unwrap().content.as_transition().unwrap().presence;
    assert_eq!(presence, Presence::ToBeOnly);
}

#[test]
fn a_remark_leads_to_its_element_by_click_and_by_key() {
    let map = spoilt(|sketch| {
        sketch.barrier("Long form", "Portal", 3);
        sketch.barrier("Queue", "Reception", 5);
    });
    let mut hands = Hands::on(map);
    let barriers = hands.map().document.of_kind(ElementKind::Barrier);
    hands.window.get_by_label_contains("the barrier “Long form”").click();
    hands.settle();
    assert_eq!(hands.map().primary(), Some(barriers[0]));
    hands.key(Key::ArrowUp);
    assert_eq!(hands.map().primary(), Some(barriers[1]), "the serious one stands first");
    hands.key(Key::Tab);
    hands.key(Key::Enter);
    hands.letters("Numbers");
    hands.key(Key::Enter);
    assert!(hands.map().document.has_sources(barriers[1], LinkKind::Answers));
}

#[test]
fn a_severity_can_be_left_out() {
    let map = spoilt(|sketch| {
        sketch.barrier("Long form", "Portal", 3);
        sketch.barrier("Queue", "Reception", 5);
    });
    let mut hands = Hands::on(map);
    let advice = hands.map().advice().clone();
    let switch = |severity: Severity| {
        let count = advice.iter().filter(|advice| advice.severity == severity).count();
        format!("{}: {count}", severity.text(cjm::i18n::Texts::of(Language::English)))
    };
    hands.click(&switch(Severity::High));
    assert!(hands.window.query_by_label_contains("the barrier “Queue”").is_none());
    hands.window.get_by_label_contains("the barrier “Long form”");
    hands.click(&switch(Severity::Medium));
    hands.window.get_by_label_contains("All remarks are hidden.");
    hands.click(&switch(Severity::High));
    hands.window.get_by_label_contains("the barrier “Queue”");
}
