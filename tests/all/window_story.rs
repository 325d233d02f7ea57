//! A workshop from its first minute to its last: template, names, ten touchpoints, feelings,
//! barriers, a moment of truth, a way back; all undone and redone, saved and opened again.

use crate::support::hands::Hands;
use cjm::app::{Action, Done, Purpose};
use cjm::model::*;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::path::Path;

/// Emotions from very bad to very good.
const FEELINGS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

/// Ten touchpoints by keyboard alone, each with an action and an emotion, five with a barrier.
fn ten_touchpoints(hands: &mut Hands) {
    for (i, feeling) in FEELINGS.iter().cycle().take(10).enumerate() {
        hands.press(Modifiers::COMMAND, Key::Enter);
        hands.letters(&format!("Точка {i}"));
        hands.key(Key::Tab);
        hands.letters(&format!("делает {i}"));
        hands.key(Key::Enter);
        hands.key(*feeling);
        if i % 2 == 0 {
            hands.key(Key::B);
            hands.letters(&format!("барьер {i}"));
            hands.key(Key::Enter);
        }
    }
}

/// Types a path where the system has no dialog to choose one.
fn type_path(hands: &mut Hands, path: &Path) {
    hands.app().report(Done::NoDialog(Purpose::SaveAs));
    hands.settle();
    let name = |hands: &mut Hands| hands.app().typed.as_ref().unwrap().text.clone();
    let suggested = name(hands);
    hands.letters("семинар");
    assert_eq!(Path::new(&name(hands)), Path::new(&suggested).with_file_name("семинар.cjm"));
    hands.press(Modifiers::COMMAND, Key::A);
    hands.letters(&path.display().to_string());
    hands.key(Key::Enter);
}

#[test]
fn a_workshop_from_the_template_to_the_saved_map() {
    let folder = tempfile::tempdir().unwrap();
    let mut hands = Hands::at_the_start(Language::Russian);
    hands.key(Key::Num5);
    let start = hands.map().document.clone();

    hands.click("Название");
    hands.press(Modifiers::COMMAND, Key::A);
    hands.letters("Семинар");
    hands.key(Key::Enter);
    assert_eq!(hands.map().document.props().title, "Семинар");
    hands.key(Key::Escape);
    hands.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    hands.letters("Покупка");
    hands.key(Key::Enter);
    hands.key(Key::F2);
    hands.press(Modifiers::COMMAND, Key::A);
    hands.letters("Выбор и покупка");
    hands.key(Key::Enter);
    assert_eq!(hands.selected(), ["Выбор и покупка"]);

    hands.keys = 0;
    ten_touchpoints(&mut hands);
    assert!(hands.keys <= 60, "{} keys", hands.keys);
    hands.key(Key::M);
    let stage = hands.map().document.source(hands.map().primary().unwrap(), LinkKind::Contains);
    let cards = hands.map().document.targets(stage.unwrap(), LinkKind::Contains);
    assert_eq!(cards.len(), 10);
    // The way back, from the last card's edge to the first card.
    hands.app().act(Action::SelectAll(cards.clone(), false));
    hands.key(Key::F8);
    hands.key(Key::F9);
    hands.press(Modifiers::COMMAND, Key::Num2);
    // Away from the edges, where the map would scroll under the hand.
    hands.press(Modifiers::COMMAND, Key::Minus);
    let last = hands.map().scene().column_of(cards[9]).unwrap();
    let card = hands.map().scene().card(last).unwrap();
    let edge = hands.at(kurbo::Point::new(card.x1, card.center().y));
    let first = hands.middle(cards[0]);
    hands.drag(edge, first);
    hands.letters("ещё раз");
    hands.key(Key::Enter);

    let end = hands.map().document.clone();
    assert_eq!(end.check(), []);
    for (i, &card) in cards.iter().enumerate() {
        let touchpoint = end.element(card).unwrap().content.as_touchpoint().unwrap();
        assert_eq!(
            (&*touchpoint.name, &*touchpoint.action),
            (&*format!("Точка {i}"), &*format!("делает {i}"))
        );
        let felt = end.targets(card, LinkKind::Feels);
        let emotion = end.element(felt[0]).unwrap().content.as_emotion().unwrap();
        assert_eq!(emotion.valence, Valence::ALL[i % 5]);
        assert_eq!(end.sources(card, LinkKind::Hinders).len(), usize::from(i % 2 == 0));
    }
    assert_eq!(end.sources(cards[9], LinkKind::Marks).len(), 1);
    let ways = end.targets(cards[9], LinkKind::Leaves);
    let back = ways.iter().find(|&&way| end.target(way, LinkKind::Arrives) == Some(cards[0]));
    assert_eq!(end.element(*back.unwrap()).unwrap().content.text(), "ещё раз");

    let steps = hands.map().history.done();
    for _ in 0..steps {
        hands.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(hands.map().document, start);
    for _ in 0..steps {
        hands.press(Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(hands.map().document, end);

    let path = folder.path().join("семинар.cjm");
    type_path(&mut hands, &path);
    assert!(!hands.map().unsaved());
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.letters("Отзыв");
    hands.key(Key::Enter);
    hands.press(Modifiers::COMMAND, Key::S);
    let end = hands.map().document.clone();
    hands.press(Modifiers::COMMAND, Key::W);
    assert!(hands.app().map.is_none());
    hands.app().open(path);
    hands.settle();
    assert_eq!(hands.map().document, end);
    assert!(hands.window.query_by_label_contains("Семинар").is_some());
}
