//! The panel below the map: scores as a table that is sorted, grouped and written; what they say;
//! and worklists whose answers are followed.

use crate::support::hands::{Hands, finish};
use crate::support::sketch::Sketch;
use cjm::app::{Action, App, Below, BelowAsk, Command, Done, OpenMap, Paper, Tasks, Wish};
use cjm::format::Existing;
use cjm::layout::View;
use cjm::model::*;
use cjm::scores::{Answers, Histogram, Metric};
use cjm::settings::{Settings, TextSize};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::sync::Arc;

fn month(year: i16, month: u8) -> Month {
    Month { year, month }
}

/// Answers at a touchpoint: how many gave 1, 2, … 5.
fn answer(sketch: &mut Sketch, at: &str, period: Option<Month>, counts: Vec<u64>) {
    let question = Some(Question { text: "?".into(), metric: Metric::Csat });
    sketch.map.apply(&Edit::SetQuestion { id: "q".into(), question }).unwrap();
    let key = CellKey {
        touchpoint: sketch.id(at),
        question: "q".into(),
        period,
        segments: Vec::new(),
        import: "i".into(),
    };
    let answers = Some(Arc::new(Answers::One(Histogram::new(1, counts))));
    sketch.map.apply(&Edit::SetCell { key, answers }).unwrap();
}

fn own(sketch: &mut Sketch, name: &str, owner: &str) {
    sketch.change(name, |content| {
        let Content::Touchpoint(touchpoint) = content else { panic!("{name} is no touchpoint") };
        touchpoint.owner = owner.into();
    });
}

/// Search 90 %, Portal 25 % and then 75 %, Desk 40 %; the last two are the web team's and the
/// desk's.
fn scored() -> Document {
    let mut sketch = Sketch::of(&["Search", "Portal", "Desk"]);
    own(&mut sketch, "Search", "Web team");
    own(&mut sketch, "Portal", "Web team");
    own(&mut sketch, "Desk", "Front desk");
    answer(&mut sketch, "Search", Some(month(2026, 1)), vec![5, 0, 5, 45, 45]);
    answer(&mut sketch, "Portal", Some(month(2025, 12)), vec![60, 15, 0, 20, 5]);
    answer(&mut sketch, "Portal", Some(month(2026, 1)), vec![20, 5, 0, 40, 35]);
    answer(&mut sketch, "Desk", Some(month(2026, 1)), vec![10, 10, 10, 10, 10]);
    sketch.map
}

/// The rows of the list that is shown, from top to bottom, by the beginning of what they say.
fn rows(hands: &Hands) -> Vec<String> {
    let options = hands.window.get_all_by_role(egui::accesskit::Role::ListBoxOption);
    let mut rows: Vec<(f32, String)> = options
        .filter_map(|node| {
            let label = egui_kittest::kittest::NodeT::accesskit_node(&node).label()?;
            label.contains("target 70%").then(|| (node.rect().top(), label))
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().filter_map(|(_, row)| Some(row.split(',').next()?.to_owned())).collect()
}

#[test]
fn the_table_is_sorted_grouped_and_leads_to_the_map() {
    let mut hands = Hands::on(scored());
    hands.press(Modifiers::ALT, Key::S);
    assert_eq!(hands.app().panels.below, Some(Below::Scores));
    assert_eq!(rows(&hands), ["Search", "Portal", "Desk"], "as the journey goes");
    hands.click("Sort by: Value");
    assert_eq!(rows(&hands), ["Desk", "Portal", "Search"]);
    hands.click("Value: sorted from least to most");
    assert_eq!(rows(&hands), ["Search", "Portal", "Desk"]);
    hands.window.get_by_label_contains("Portal, stage, Web team, CSAT 50%").click();
    hands.settle();
    assert_eq!(hands.selected(), ["Portal"]);
    hands.key(Key::ArrowDown);
    assert_eq!(hands.selected(), ["Desk"], "arrows go on in the table's order");
    hands.click("By: Touchpoint");
    hands.window.get_by_role_and_label(Role::RadioButton, "Owner").click();
    hands.settle();
    assert_eq!(rows(&hands), ["Web team", "Front desk"]);
    // 90 of 100, 25 of 100 and 75 of 100: pooled, not a mean of means.
    hands.window.get_by_label_contains("Web team, CSAT 63%").click();
    hands.settle();
    assert_eq!(hands.selected(), ["Search", "Portal"]);
    hands.press(Modifiers::ALT, Key::S);
    assert_eq!(hands.app().panels.below, None);
}

#[test]
fn a_change_is_told_only_where_it_is_clear() {
    let mut hands = Hands::on(scored());
    hands.app().run(Command::ScoresTable);
    hands.settle();
    let portal = "Portal, stage, Web team, CSAT 50%";
    hands.window.get_by_label_contains(portal);
    hands.window.get_by_label_contains("+50 since the last period: clearly better");
}

#[test]
fn what_is_shown_is_written_with_numbers_as_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scores.csv");
    let mut hands = Hands::on(scored());
    hands.app().run(Command::ScoresTable);
    hands.settle();
    hands.app().act(Action::Below(BelowAsk::Search("web".into())));
    let write = |existing| Action::Write(path.clone(), Paper::ScoresCsv, existing);
    hands.app().act(write(Existing::Refuse));
    finish(hands.app());
    let bytes = std::fs::read(&path).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if text.lines().next().unwrap().contains(';') { b';' } else { b',' })
        .from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = |name: &str| -> Vec<&str> { read.iter().map(|row| &row[at(name)]).collect() };
    assert_eq!(column("Touchpoint"), ["Search", "Portal"], "what is not shown is not written");
    let values: Vec<f64> =
        column("Value").iter().map(|value| value.parse().expect("a number")).collect();
    assert_eq!(values, [90.0, 50.0]);
    assert_eq!(column("Answers"), ["100", "200"]);
    // Another file is not replaced unseen.
    hands.app().act(write(Existing::Refuse));
    finish(hands.app());
    let asked = hands.app().notices.list().iter().any(|notice| {
        notice.step.as_ref().is_some_and(|(_, action)| *action == write(Existing::Replace))
    });
    assert!(asked, "it is asked whether to replace it");
    let book = folder.path().join("scores.xlsx");
    hands.app().act(Action::Write(book.clone(), Paper::ScoresXlsx, Existing::Refuse));
    finish(hands.app());
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
}

#[test]
fn reported_figures_stand_beside_and_are_in_no_group() {
    let mut sketch = Sketch::of(&["Search"]);
    answer(&mut sketch, "Search", None, vec![50, 0, 0, 0, 50]);
    sketch.change("Search", |content| {
        let Content::Touchpoint(touchpoint) = content else { panic!("no touchpoint") };
        touchpoint.reported.push(Reported {
            metric: Metric::Csat,
            value: 90.0,
            n: Some(1000),
            source: "Agency".into(),
            date: None,
        });
    });
    let mut hands = Hands::on(sketch.map);
    hands.app().run(Command::ScoresTable);
    hands.settle();
    hands.window.get_by_label_contains("reported: Agency");
    hands.app().act(Action::Below(BelowAsk::By(Some(cjm::insight::Group::Stage))));
    hands.settle();
    hands.window.get_by_label_contains("stage, CSAT 50%");
    assert!(hands.window.query_by_label_contains("reported: Agency").is_none());
}

#[test]
fn a_finding_leads_to_its_touchpoint() {
    let mut hands = Hands::on(scored());
    hands.press(Modifiers::ALT, Key::I);
    let findings = hands.map().feedback.insights().unwrap().clone();
    let texts = cjm::i18n::Texts::of(Language::English);
    let better = findings.iter().find(|it| it.kind == cjm::insight::FindingKind::Better).unwrap();
    hands.window.get_by_label_contains(&better.text(texts)).click();
    hands.settle();
    assert_eq!(hands.selected(), ["Portal"]);
}

#[test]
fn work_on_a_low_score_is_followed_and_measured() {
    let mut sketch = Sketch::of(&["Portal", "Desk"]);
    own(&mut sketch, "Portal", "Web team");
    own(&mut sketch, "Desk", "Front desk");
    answer(&mut sketch, "Portal", Some(month(2025, 12)), vec![60, 15, 0, 20, 5]);
    // Far after whatever day this test runs on.
    answer(&mut sketch, "Portal", Some(month(2999, 1)), vec![40, 15, 0, 30, 15]);
    answer(&mut sketch, "Desk", Some(month(2025, 12)), vec![0, 0, 0, 50, 50]);
    let mut hands = Hands::on(sketch.map);
    hands.press(Modifiers::ALT, Key::W);
    assert!(hands.window.query_by_label_contains("Desk, Front desk").is_none(), "not low");
    hands.window.get_by_label_contains("Portal, Web team").click();
    hands.settle();
    let state = |hands: &Hands| {
        let portal = hands.map().document.journey()[0];
        let element = hands.map().document.element(portal).unwrap().clone();
        element.content.as_touchpoint().unwrap().follow_up.as_ref().map(|it| it.state)
    };
    hands.click("In work");
    assert_eq!((state(&hands), hands.steps()), (Some(FollowUpState::InWork), 1));
    hands.click("Done");
    assert_eq!((state(&hands), hands.steps()), (Some(FollowUpState::Done), 2));
    hands.window.get_by_label_contains("Before: CSAT 25%");
    hands.window.get_by_label_contains("Reopen it?");
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&hands), Some(FollowUpState::InWork));
    let portal = hands.map().document.journey()[0];
    hands.app().act(Action::Below(BelowAsk::Answer(portal, "A shorter form".into())));
    hands.settle();
    hands.app().act(Action::Below(BelowAsk::Copy));
    let copied = hands.app().wishes.iter().find_map(|wish| match wish {
        Wish::Copy(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("on the clipboard");
    assert!(copied.contains("Web team") && copied.contains("A shorter form"), "{copied}");
}

#[test]
fn a_map_without_answers_says_what_to_do() {
    let mut hands = Hands::on(Sketch::of(&["Search"]).map);
    for command in [Command::ScoresTable, Command::Insights, Command::Worklists] {
        hands.app().run(command);
        hands.settle();
        hands.window.get_by_label_contains("No answers yet. Import a survey");
    }
}

#[test]
fn the_panel_speaks_russian() {
    let mut hands = Hands::speaking(Language::Russian, scored());
    hands.press(Modifiers::ALT, Key::S);
    hands.window.get_by_label("Сортировать: Значение");
    hands.window.get_by_label_contains("3 строки");
    hands.click("Списки работ");
    hands.window.get_by_label_contains("2 точки контакта");
}

/// A small window, large letters, long words: what is to be clicked is in sight as a whole.
#[test]
fn nothing_is_cut_off_in_a_small_window() {
    let settings = Settings {
        language: Some(Language::Russian),
        text: TextSize::new(150).unwrap(),
        ..Settings::default()
    };
    let mut app = App::new(settings, None, Tasks::default());
    let document = scored();
    let view = View { language: Language::Russian, ..View::of(document.props()) };
    let map = OpenMap::new(None, Arc::new(document), view);
    app.report(Done::Opened { asked: 0, path: None, result: Ok(Box::new(map)) });
    let mut hands = Hands::within(app, [900.0, 650.0]);
    let parts: [(Command, &[&str]); 3] = [
        (Command::ScoresTable, &["По: Точка контакта", "Все метрики", "Найти в таблице оценок"]),
        (Command::Insights, &["О чём говорят оценки"]),
        (Command::Worklists, &["Все ответственные", "Копировать как Markdown"]),
    ];
    for (command, labels) in parts {
        hands.app().run(command);
        hands.settle();
        let sight = hands.window.ctx.content_rect();
        for label in labels.iter().chain(&["Закрыть панель", "Увеличить панель"])
        {
            let all: Vec<_> = hands.window.get_all_by_label(label).collect();
            assert!(
                all.iter().any(|node| sight.contains_rect(node.rect())),
                "{command:?}: “{label}” is cut off"
            );
        }
        let shown = hands.window.query_all_by_role(egui::accesskit::Role::ListBoxOption);
        let rows = shown.filter(|row| row.rect().top() > sight.center().y).count();
        assert!(rows > 0, "{command:?} has room for its rows");
    }
}
