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
    hands.choose("Owner");
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
    hands.click("In progress");
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
<<<<<<<< HEAD:tests/all/window_scores.rs
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
========
    let mut hands = Hands::within(app, [1440.0, 3600.0]);
    let order = hands.id(ElementKind::Touchpoint, "Order");
    hands.pick(&[order]);
    hands
}

fn trend(hands: &Hands) -> String {
    let chart = hands.window.get_by_role_and_label(Role::Slider, "CSAT month by month");
    chart.value().unwrap_or_default()
}

fn sees(hands: &Hands, text: &str) -> bool {
    hands.window.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn a_score_is_told_month_by_month_with_whether_the_change_is_clear() {
    let mut hands = at_order(Slice::default());
    assert!(trend(&hands).starts_with("February 2026: 70% · "), "{}", trend(&hands));
    assert!(trend(&hands).contains("n = 200"), "{}", trend(&hands));
    assert!(sees(&hands, "Clearly better than in Jan 2026."));
    hands.window.get_by_role_and_label(Role::Slider, "CSAT month by month").focus();
    hands.settle();
    hands.key(Key::ArrowLeft);
    assert!(trend(&hands).starts_with("January 2026: 50% · "), "{}", trend(&hands));
    assert!(!sees(&hands, "Clearly better than in"), "nothing was before");
    let order = hands.map().primary();
    hands.key(Key::ArrowRight);
    assert!(trend(&hands).starts_with("February"), "the arrows are the chart's");
    assert_eq!(hands.map().primary(), order);
    let changed =
        Slice { segments: [("Region".into(), ["South".into()].into())].into(), months: None };
    let hands = at_order(changed);
    assert!(trend(&hands).starts_with("February 2026: 50% · "), "{}", trend(&hands));
    assert!(sees(&hands, "No clear difference from Jan 2026."));
}

#[test]
fn groups_of_clients_that_differ_from_the_rest_are_marked() {
    let mut hands = at_order(Slice::default());
    assert!(!sees(&hands, "South: 45%"), "folded at first");
    hands.click("By groups of clients");
    let row = |hands: &Hands, name: &str| {
        let row = hands.window.get_by_label_contains(name);
        row.accesskit_node().label().unwrap_or_default()
    };
    assert!(row(&hands, "South: 45%").ends_with("n = 200. clearly worse than the rest"));
    assert!(row(&hands, "North: 75%").ends_with("n = 200. clearly better than the rest"));
    let search = hands.id(ElementKind::Touchpoint, "Search");
    let order = hands.id(ElementKind::Touchpoint, "Order");
    hands.pick(&[search]);
    hands.pick(&[order]);
    assert!(sees(&hands, "South: 45%"), "it stays open");
    hands.click("By groups of clients");
    assert!(!sees(&hands, "South: 45%"));
}

#[test]
fn comments_stand_with_their_answers_and_lead_to_the_quote() {
    let mut hands = at_order(Slice::default());
    hands.click("Comments");
    assert!(sees(&hands, "5: All went well. February 2026"));
    hands.set("Whose comments", "Unhappy clients’");
    assert!(!sees(&hands, "5: All went well."));
    hands.click("1: The form never ends. January 2026");
    assert_eq!(hands.content().text(), "The form never ends");
    assert!(sees(&hands, "Written beside the answer 1 to CSAT, January 2026."));
    let mut hands = at_order(Slice { months: Some((FEBRUARY, FEBRUARY)), ..Slice::default() });
    hands.click("Comments");
    assert!(sees(&hands, "5: All went well."));
    assert!(!sees(&hands, "1: The form never ends."), "of another month");
}

#[test]
fn a_reported_score_is_typed_refused_out_of_range_and_undone() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    let reported = |hands: &Hands| hands.content().as_touchpoint().unwrap().reported.clone();
    hands.click("New reported score");
    hands.set("Metric", "CSAT");
    hands.write("Reported value", "120");
    assert!(sees(&hands, "This metric is from 0 to 100"));
    hands.key(Key::Enter);
    assert!(reported(&hands).is_empty(), "no such share");
    hands.write("Reported value", "80 %");
    hands.write("Answers (n)", "10");
    hands.write("Reported for", "31.02.2026");
    assert!(sees(&hands, "There is no such day"));
    hands.write("Reported for", "28.02.2026");
    hands.key(Key::Enter);
    let date = Some(Date { year: 2026, month: 2, day: 28 });
    let wanted =
        |value| Reported { metric: Metric::Csat, value, n: Some(10), source: String::new(), date };
    assert_eq!(reported(&hands), [wanted(80.0)]);
    assert_eq!(hands.steps(), 1);
    assert_eq!(hands.undoes(), "Undo: reported score at “Order”");
    assert!(sees(&hands, "49…94"), "Wilson's interval of 8 of 10");
    assert!(sees(&hands, "never pooled"));
    hands.write("Reported value", "101");
    assert!(sees(&hands, "This metric is from 0 to 100"));
    assert_eq!(reported(&hands), [wanted(80.0)]);
    hands.write("Reported value", "90");
    hands.key(Key::Tab);
    assert_eq!(reported(&hands), [wanted(90.0)]);
    assert_eq!(hands.steps(), 2);
    hands.click("Remove “CSAT”");
    assert!(reported(&hands).is_empty());
    hands.press(Modifiers::COMMAND, Key::Z);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(reported(&hands), [wanted(80.0)]);
}

#[test]
fn a_follow_up_is_as_of_today_until_another_day_is_said() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    let now = |hands: &Hands| hands.content().as_touchpoint().unwrap().follow_up.clone().unwrap();
    let before = today();
    hands.set("Follow-up", "In work");
    assert_eq!(now(&hands).state, FollowUpState::InWork);
    assert!((before..=today()).contains(&now(&hands).since));
    hands.write("What is done about it", "A shorter form");
    hands.key(Key::Tab);
    hands.write("As of", "");
    assert!(sees(&hands, "There is no such day"));
    hands.write("As of", "2026-01-31");
    hands.key(Key::Tab);
    let since = Date { year: 2026, month: 1, day: 31 };
    assert_eq!((now(&hands).answer.as_str(), now(&hands).since), ("A shorter form", since));
    assert!(sees(&hands, "Answers from February 2026 on"));
    hands.set("Follow-up", "Done");
    assert_eq!(now(&hands).answer, "A shorter form");
    assert!(now(&hands).since >= before, "a new state is as of today");
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(now(&hands).since, since);
    assert_eq!(hands.undoes(), "Undo: follow-up of “Order”");
}

#[test]
fn measurements_are_pasted_typed_and_taken_out() {
    let mut hands = Hands::showing(ElementKind::Indicator, "Errors");
    let now = |hands: &Hands| {
        let it = hands.content().as_indicator().unwrap().clone();
        (it.history.iter().map(|at| at.value).collect::<Vec<_>>(), it.value)
    };
    hands.field("New measurement").click();
    hands.settle();
    let text = "Date\tErrors\r\n31.01.2026\t5\r\n28.02.2026\t4,5\r\n";
    hands.window.event(Event::Paste(text.into()));
    hands.settle();
    assert!(sees(&hands, "2 measurements are understood."));
    hands.click_role(Role::Button, "Add");
    assert_eq!(now(&hands), (vec![5.0, 4.5], Some(4.5)));
    assert_eq!(hands.steps(), 1);
    assert_eq!(hands.undoes(), "Undo: 2 measurements of “Errors”");
    hands.write("New measurement", "tomorrow 3");
    assert!(sees(&hands, "“tomorrow 3”"));
    hands.key(Key::Enter);
    assert_eq!(hands.steps(), 1, "it is not understood");
    hands.write("New measurement", "2026-03-01 3");
    hands.key(Key::Enter);
    assert_eq!(now(&hands), (vec![5.0, 4.5, 3.0], Some(3.0)));
    hands.write("Date of 2026-01-31", "2026-02-28");
    assert!(sees(&hands, "There is a measurement of this day already"));
    hands.press(Modifiers::COMMAND, Key::A);
    hands.letters("2026-04-0");
    hands.letters("1");
    assert_eq!(now(&hands), (vec![4.5, 3.0, 5.0], Some(5.0)), "it went where it belongs");
    hands.key(Key::Tab);
    hands.write("Value of 2026-04-01", "6");
    hands.key(Key::Tab);
    assert_eq!(now(&hands), (vec![4.5, 3.0, 6.0], Some(6.0)));
    hands.click("Remove the measurement of 2026-04-01");
    assert_eq!(now(&hands), (vec![4.5, 3.0], Some(3.0)));
    for _ in 0..5 {
        hands.press(Modifiers::COMMAND, Key::Z);
>>>>>>>> 15919fb89470234b383c6e33fcc84c33cc68a60a:tests/all/window_feedback.rs
    }
}
