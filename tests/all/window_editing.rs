//! Editing in the window with keys and clicks alone, through what a person sees.

use crate::support::hands::Hands;
use cjm::app::{Action, Command, Wish};
use cjm::edit::{Field, Slot};
use cjm::model::*;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;

#[test]
fn ten_touchpoints_by_keyboard_alone_take_sixty_keys() {
    let mut hands = Hands::on_a_stage();
    for i in 0..10 {
        hands.press(Modifiers::COMMAND, Key::Enter);
        hands.letters(&format!("Touchpoint {i}"));
        hands.key(Key::Tab);
        hands.letters(&format!("does {i}"));
        hands.key(Key::Enter);
        hands.key([Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5][i % 5]);
        if i % 2 == 0 {
            hands.key(Key::B);
            hands.letters(&format!("barrier {i}"));
            hands.key(Key::Enter);
        }
    }
    let keys = hands.keys;
    let document = hands.map().document.clone();
    assert_eq!(document.check(), []);
    assert_eq!(hands.names(), (0..10).map(|i| format!("Touchpoint {i}")).collect::<Vec<_>>());
    for (i, id) in document.journey().into_iter().enumerate() {
        let touchpoint = document.element(id).and_then(|e| e.content.as_touchpoint()).unwrap();
        assert_eq!(touchpoint.action, format!("does {i}"));
        let felt = document.targets(id, LinkKind::Feels);
        let emotion = document.element(felt[0]).and_then(|e| e.content.as_emotion()).unwrap();
        assert_eq!(emotion.valence, Valence::ALL[i % 5]);
        assert_eq!(document.sources(id, LinkKind::Hinders).len(), usize::from(i % 2 == 0));
    }
    assert_eq!(document.count(ElementKind::Transition), 9);
    assert!(keys <= 60, "{keys} keys");
}

#[test]
fn everything_is_undone_to_the_beginning_and_redone() {
    let mut hands = Hands::on_a_stage();
    let start = hands.map().document.clone();
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.letters("First");
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.letters("Second");
    hands.key(Key::Enter);
    hands.key(Key::M);
    hands.press(Modifiers::ALT, Key::ArrowLeft);
    hands.press(Modifiers::COMMAND, Key::D);
    assert_eq!(hands.names(), ["Second", "Second", "First"]);
    let end = hands.map().document.clone();
    for _ in 0..5 {
        hands.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(hands.map().document, start);
    assert!(!hands.map().unsaved(), "as opened");
    for _ in 0..5 {
        hands.press(Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(hands.map().document, end);
}

#[test]
fn escape_leaves_nothing_of_what_was_being_typed() {
    let mut hands = Hands::on_a_stage();
    let start = hands.map().document.clone();
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.letters("unwanted");
    assert_eq!(hands.names(), ["unwanted"], "the map follows every letter");
    hands.key(Key::Escape);
    assert_eq!(hands.map().document, start);
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.key(Key::Enter);
    assert_eq!(hands.map().document, start, "a touchpoint without a name does not stay");
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.letters("kept");
    hands.key(Key::Enter);
    hands.key(Key::F2);
    hands.letters(" no more");
    hands.key(Key::Escape);
    assert_eq!(hands.names(), ["kept"]);
}

#[test]
fn letters_typed_into_a_text_are_no_commands() {
    let mut hands = Hands::on_a_stage();
    hands.press(Modifiers::COMMAND, Key::Enter);
    for key in [Key::B, Key::M, Key::Num1, Key::Delete] {
        hands.key(key);
    }
    hands.letters("bm1");
    hands.key(Key::Enter);
    assert_eq!(hands.names(), ["bm1"]);
    assert_eq!(hands.map().document.count(ElementKind::Barrier), 0);
    assert_eq!(hands.map().document.count(ElementKind::Moment), 0);
}

#[test]
fn a_double_click_types_in_the_cell_under_the_pointer() {
    let mut hands = Hands::on_a_stage();
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.letters("Card");
    hands.key(Key::Enter);
    let id = hands.map().document.journey()[0];
    let cell = hands.map().scene().cell(id, cjm::scene::Lane::Expectations).expect("shown");
    let canvas = {
        let said = hands.map().scene().description.to_string();
        hands.window.get_by_label_contains(&said).rect()
    };
    let at = hands.map().camera.to_canvas(cell.center());
    let at = canvas.min + egui::vec2(at.x as f32, at.y as f32);
    for _ in 0..2 {
        hands.window.event(Event::PointerMoved(at));
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
            hands.window.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        }
    }
    hands.settle();
    let typing = hands.map().typing.clone().expect("something is typed");
    assert_eq!(typing.slot, Slot::text(id, Field::Expectation));
    hands.letters("a short queue");
    hands.key(Key::Enter);
    let document = &hands.map().document;
    let touchpoint = document.element(id).and_then(|e| e.content.as_touchpoint()).unwrap();
    assert_eq!(touchpoint.expectation, "a short queue");
}

#[test]
fn lines_and_copies_are_pasted_as_touchpoints() {
    let mut hands = Hands::on_a_stage();
    hands.window.event(Event::Paste("Search\r\nOrder\tpays\tno surprises\n\n  Delivery  ".into()));
    hands.settle();
    assert!(hands.names().is_empty(), "what the columns mean is asked first");
    hands.key(Key::Enter);
    assert_eq!(hands.names(), ["Search", "Order", "Delivery"]);
    let document = hands.map().document.clone();
    let order = document.element(document.journey()[1]).and_then(|e| e.content.as_touchpoint());
    let order = order.unwrap();
    assert_eq!((order.action.as_str(), order.expectation.as_str()), ("pays", "no surprises"));
    hands.press(Modifiers::COMMAND, Key::Z);
    assert!(hands.names().is_empty(), "pasting is one step");
    hands.press(Modifiers::COMMAND, Key::Y);
    let search = hands.map().document.journey()[0];
    hands.app().act(Action::Select(Some(search)));
    hands.app().run(Command::Copy);
    let copied = hands.app().wishes.iter().find_map(|wish| match wish {
        Wish::Copy(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("something is copied");
    hands.window.event(Event::Paste(copied));
    hands.settle();
    assert_eq!(hands.names(), ["Search", "Search", "Order", "Delivery"]);
}

#[test]
fn the_menu_names_what_it_undoes() {
    let mut hands = Hands::on_a_stage();
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.letters("Reception");
    hands.key(Key::Enter);
    hands.window.get_by_label("Edit").click();
    hands.window.run();
    // The toolbar says the same.
    let said: Vec<_> = hands.window.get_all_by_label("Undo: add touchpoint “Reception”").collect();
    said[1].click();
    hands.settle();
    assert!(hands.names().is_empty());
}

#[test]
fn closing_asks_what_becomes_of_the_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.cjm");
    let mut hands = Hands::on_a_stage();
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.letters("Reception");
    hands.press(Modifiers::COMMAND, Key::W);
    hands.window.get_by_label("Go on editing").click();
    hands.settle();
    assert_eq!(hands.names(), ["Reception"], "what was being typed is kept, too");
    hands.app().act(Action::SaveAs(path.clone(), cjm::format::Existing::Refuse));
    hands.settle();
    assert!(!hands.map().unsaved());
    hands.key(Key::M);
    hands.press(Modifiers::COMMAND, Key::W);
    hands.window.get_by_label("Save").click();
    hands.settle();
    assert!(hands.window.state().app().map.is_none(), "closed once it was saved");
    let saved = cjm::format::open(&path).unwrap().opened.document;
    assert_eq!(saved.count(ElementKind::Moment), 1);
}

#[test]
fn discarding_closes_without_saving() {
    let mut hands = Hands::on_a_stage();
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.letters("gone");
    hands.press(Modifiers::COMMAND, Key::W);
    hands.window.get_by_label("Discard").click();
    hands.settle();
    assert!(hands.window.state().app().map.is_none());
    assert!(hands.window.state_mut().app_mut().may_leave());
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// A slow machine brings many keys in one frame: each goes where it would have gone alone.
#[test]
fn keys_of_one_frame_keep_their_order() {
    let mut hands = Hands::on_a_stage();
    let letters = |text: &str| text.chars().map(|c| Event::Text(c.to_string())).collect::<Vec<_>>();
    let mut events = vec![key(Key::Enter, Modifiers::COMMAND)];
    events.extend(letters("Reception"));
    events.push(key(Key::Tab, Modifiers::NONE));
    events.extend(letters("waits 20 minutes"));
    events.push(key(Key::Enter, Modifiers::NONE));
    // A key that is a command comes with its letter all the same.
    events.extend([key(Key::Num2, Modifiers::NONE), Event::Text("2".into())]);
    events.extend([key(Key::B, Modifiers::NONE), Event::Text("b".into())]);
    events.push(key(Key::Enter, Modifiers::COMMAND));
    events.extend(letters("Doctor"));
    hands.window.input_mut().events.extend(events);
    hands.window.run();
    hands.settle();
    assert_eq!(hands.names(), ["Reception", "Doctor"]);
    let document = hands.map().document.clone();
    let first = document.journey()[0];
    let touchpoint = document.element(first).and_then(|e| e.content.as_touchpoint()).unwrap();
    assert_eq!(touchpoint.action, "waits 20 minutes");
    assert_eq!(document.targets(first, LinkKind::Feels).len(), 1);
    assert_eq!(document.count(ElementKind::Barrier), 0, "nothing was said of it");
}

#[test]
fn tab_right_after_a_key_that_begins_typing_is_the_texts() {
    let mut hands = Hands::on_a_stage();
    // Each of these comes in one frame, as on a machine that draws slowly.
    let frames = [
        vec![
            key(Key::Enter, Modifiers::COMMAND),
            Event::Text("A".into()),
            key(Key::Tab, Modifiers::NONE),
            Event::Text("waits".into()),
        ],
        vec![key(Key::Tab, Modifiers::NONE), Event::Text("hopes".into())],
        vec![key(Key::Enter, Modifiers::NONE)],
    ];
    for events in frames {
        hands.window.input_mut().events.extend(events);
        hands.window.step();
    }
    hands.settle();
    let document = hands.map().document.clone();
    let first = document.element(document.journey()[0]).unwrap().content.as_touchpoint().unwrap();
    assert_eq!((&*first.name, &*first.action, &*first.expectation), ("A", "waits", "hopes"));
}
