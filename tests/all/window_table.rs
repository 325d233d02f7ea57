//! Pasting a range of a spreadsheet in the window: what its columns mean is asked first.

use crate::support::hands::Hands;
use cjm::edit::verbs;
use cjm::model::*;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// A table with a Russian header and a few things that cannot be read.
const RUSSIAN: &str = "Этап\tТочка касания\tДействия\tКанал\tОтветственный\tКлиентов в месяц\tЭмоция\tБарьер\r\n\
    Поиск\tРеклама\tвидит\tсайт\tМаркетинг\t1 200\tрадость\t\"долго\r\nгрузится\"\r\n\
    \tСайт\tвыбирает\tсайт\tМаркетинг\tмного\t-1\t\r\n\
    Оплата\tКасса\tплатит\tотделение\tКасса\t300\tтак себе\t\r\n\
    \t\t\tтелефон\t\t\t\t\r\n";

/// The question whether a cell holds several notes.
const SEVERAL: &str = "A cell may hold several barriers, quotes…: one a line, or with “;” between";

fn paste(hands: &mut Hands, text: &str) {
    hands.window.event(Event::Paste(text.to_owned()));
    hands.settle();
}

/// At a map with the stages "Stage" and "оплата".
fn on_two_stages(language: Language) -> Hands {
    let mut document = Document::new(MapProps::new("Map", language));
    let mut before = None;
    for name in ["Stage", "оплата"] {
        let rng = &mut Rng::seeded(u64::from(before.is_some()) + 1);
        let change = verbs::stage_after(&document, before, Phase::Service, name, rng);
        document.apply(&change.edit).unwrap();
        before = change.select.primary();
    }
    Hands::speaking(language, document)
}

/// What the choice over a column says.
fn meaning(hands: &Hands, column: &str) -> String {
    let node = hands.window.get_by_role_and_label(Role::ComboBox, column);
    node.value().expect("a choice says what is chosen")
}

fn said(hands: &Hands, part: &str) -> bool {
    hands.window.query_by_label_contains(part).is_some()
}

/// The touchpoints of each stage.
fn stages(hands: &Hands) -> Vec<String> {
    let document = &hands.map().document;
    let text = |id: ElementId| document.element(id).unwrap().content.text().to_owned();
    let own = |stage| document.targets(stage, LinkKind::Contains);
    let line = |stage| {
        let own: Vec<String> = own(stage).into_iter().map(text).collect();
        format!("{}: {}", text(stage), own.join(", "))
    };
    document.stages().into_iter().map(line).collect()
}

#[test]
fn a_russian_header_is_understood_and_stages_are_reused() {
    let mut hands = on_two_stages(Language::English);
    let start = hands.map().document.clone();
    paste(&mut hands, RUSSIAN);
    assert_eq!(hands.map().document, start, "nothing is pasted before it is agreed to");
    for (column, wanted) in [
        ("Column 1: Этап", "Stage"),
        ("Column 2: Точка касания", "Touchpoint"),
        ("Column 3: Действия", "Action"),
        ("Column 4: Канал", "Channel"),
        ("Column 5: Ответственный", "Owner"),
        ("Column 6: Клиентов в месяц", "Clients per month"),
        ("Column 7: Эмоция", "Emotion −2 … +2"),
        ("Column 8: Барьер", "Barrier"),
    ] {
        assert_eq!(meaning(&hands, column), wanted);
    }
    assert!(said(&hands, "Row 3: “много” is not a whole number of clients"));
    assert!(said(&hands, "Row 4: “так себе” is neither a number from −2 to +2"));
    assert!(said(&hands, "Row 5: neither a name nor an action"));
    assert!(said(&hands, "3 touchpoints · 2 stages · 1 of them new"));
    // The line break in the barrier may be meant either way.
    hands.click(SEVERAL);
    hands.window.get_by_role_and_label(Role::Button, "Paste 3 touchpoints").focus();
    hands.settle();
    hands.key(Key::Enter);
    assert!(hands.app().table.is_none());
    assert_eq!(stages(&hands), ["Stage: ", "оплата: Касса", "Поиск: Реклама, Сайт"]);
    let document = hands.map().document.clone();
    assert_eq!(document.check(), []);
    let first = document.targets(document.stages()[2], LinkKind::Contains)[0];
    let touchpoint = document.element(first).unwrap().content.as_touchpoint().unwrap();
    assert_eq!(touchpoint.clients_per_month, Some(1200));
    assert_eq!(touchpoint.owner, "Маркетинг");
    let barrier = document.sources(first, LinkKind::Hinders)[0];
    assert_eq!(document.element(barrier).unwrap().content.text(), "долго\nгрузится");
    let felt = document.targets(first, LinkKind::Feels)[0];
    let felt = document.element(felt).unwrap().content.as_emotion().unwrap();
    assert_eq!(felt.word.to_lowercase(), "радость");
    assert!(felt.valence.value() > 0);
    let step = hands.app().step_text(true);
    assert_eq!(step, "Undo: paste 3 touchpoints");
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.map().document, start, "pasting is one step");
}

#[test]
fn several_notes_in_a_cell_are_notes_of_their_own() {
    let mut hands = Hands::on_a_stage();
    paste(
        &mut hands,
        "Name\tBarrier\tSolution\nSearch\t\"- slow\n- ugly\"\ta cache; a designer\nPay\tone\ttwo",
    );
    hands.window.get_by_label(SEVERAL);
    hands.key(Key::Enter);
    let document = hands.map().document.clone();
    let search = document.journey()[0];
    let text = |id: ElementId| document.element(id).unwrap().content.text().to_owned();
    let barriers = document.sources(search, LinkKind::Hinders);
    let answers = barriers.iter().map(|&barrier| {
        let solutions = document.sources(barrier, LinkKind::Answers).into_iter().map(text);
        format!("{}: {}", text(barrier), solutions.collect::<Vec<_>>().join(", "))
    });
    assert_eq!(answers.collect::<Vec<_>>(), ["slow: a cache", "ugly: a designer"]);
    // A table without such cells asks nothing of the kind.
    paste(&mut hands, "Name\tBarrier\nSearch\tslow\nPay\tdear");
    assert!(!said(&hands, SEVERAL));
}

#[test]
fn the_view_goes_to_the_first_pasted_touchpoint() {
    let mut hands = Hands::on_a_stage();
    let rows = |from: usize, to: usize| (from..to).map(|at| format!("Touchpoint {at}\n"));
    paste(&mut hands, &rows(0, 400).collect::<String>());
    let in_sight = |hands: &Hands, at: usize| {
        let id = hands.map().document.journey()[at];
        let (canvas, middle) = (hands.window.state().app().canvas, hands.place(id).center());
        let at = hands.map().camera.to_canvas(middle);
        (0.0..canvas.width).contains(&at.x) && hands.map().camera.zoom > 0.3
    };
    assert!(in_sight(&hands, 0) && !in_sight(&hands, 399));
    let last = hands.map().document.journey()[399];
    hands.app().act(cjm::app::Action::Select(Some(last)));
    hands.settle();
    paste(&mut hands, &rows(400, 800).collect::<String>());
    assert_eq!(hands.map().primary(), Some(hands.map().document.journey()[400]));
    assert!(in_sight(&hands, 400), "the first of those pasted, and not what was there before");
}

#[test]
fn escape_leaves_nothing() {
    let mut hands = on_two_stages(Language::English);
    let start = hands.map().document.clone();
    paste(&mut hands, RUSSIAN);
    assert!(hands.app().table.is_some());
    hands.key(Key::Escape);
    assert!(hands.app().table.is_none());
    assert_eq!(hands.map().document, start);
    assert!(hands.map().history.next_undo().is_none());
    paste(&mut hands, RUSSIAN);
    hands.click("Do not paste");
    assert!(hands.app().table.is_none());
    assert_eq!(hands.map().document, start);
}

#[test]
fn a_column_gets_another_meaning_by_keys_and_clicks() {
    let mut hands = Hands::on_a_stage();
    paste(&mut hands, "Search\tlooks\nOrder\tpays");
    assert_eq!(meaning(&hands, "Column 2"), "Action");
    hands.window.get_by_role_and_label(Role::ComboBox, "Column 2").focus();
    hands.settle();
    hands.key(Key::ArrowDown);
    assert_eq!(meaning(&hands, "Column 2"), "Expectation");
    hands.window.get_by_role_and_label(Role::ComboBox, "Column 2").click();
    hands.settle();
    hands.window.get_by_role_and_label(Role::Button, "Behind the scenes").click();
    hands.settle();
    assert_eq!(meaning(&hands, "Column 2"), "Behind the scenes");
    hands.key(Key::Space);
    hands.key(Key::ArrowDown);
    assert_eq!(meaning(&hands, "Column 2"), "Emotion −2 … +2");
    hands.key(Key::Enter);
    assert!(hands.app().table.is_some(), "Enter closes the open list");
    hands.key(Key::ArrowUp);
    hands.click("The first row holds headings");
    let kept = meaning(&hands, "Column 2: looks");
    assert_eq!(kept, "Behind the scenes", "what was chosen stays");
    hands.click("The first row holds headings");
    hands.click("Paste 2 touchpoints");
    assert_eq!(hands.names(), ["Search", "Order"]);
    let document = &hands.map().document;
    let touchpoint = document.element(document.journey()[1]).unwrap().content.as_touchpoint();
    assert_eq!(touchpoint.unwrap().backstage, "pays");
}

#[test]
fn rows_without_names_are_told_and_called_by_their_action() {
    let mut hands = Hands::on_a_stage();
    paste(&mut hands, "Touchpoint\tAction\tOwner\nSearch\tlooks\t\n\tpays\tSales\n\t\tSales");
    assert!(said(&hands, "Row 3: no name. The touchpoint is called by its action."));
    assert!(said(&hands, "Row 4: neither a name nor an action. The row is left out."));
    hands.key(Key::Enter);
    assert_eq!(hands.names(), ["Search", "pays"]);
}

#[test]
fn lines_of_one_column_are_pasted_at_once() {
    let mut hands = Hands::on_a_stage();
    paste(&mut hands, "Search\t\r\n\t\r\n Order\t");
    assert!(hands.app().table.is_none());
    assert_eq!(hands.names(), ["Search", "Order"]);
}

#[test]
fn a_table_pasted_into_a_text_becomes_text() {
    let mut hands = Hands::on_a_stage();
    hands.press(Modifiers::COMMAND, Key::Enter);
    paste(&mut hands, "a\tb");
    assert!(hands.app().table.is_none());
    hands.key(Key::Enter);
    assert_eq!(hands.names().len(), 1);
}

#[test]
fn a_thousand_rows_are_pasted_and_more_than_can_be_are_told() {
    let mut hands = Hands::on_a_stage();
    let line = |at: usize| format!("Touchpoint {at}\tdoes it\tslow\n");
    paste(&mut hands, &(0..2_003).map(line).collect::<String>());
    assert!(said(&hands, "Only the first 2,000 rows are pasted; 3 more rows are left out."));
    hands.key(Key::Escape);
    paste(&mut hands, &(0..1_000).map(line).collect::<String>());
    assert!(said(&hands, "Row 1: Touchpoint 0; does it; slow"));
    assert!(!said(&hands, "Row 900: "), "only rows in sight are drawn");
    hands.key(Key::Enter);
    assert_eq!(hands.names().len(), 1_000);
    assert_eq!(hands.map().document.check(), []);
}
