//! Feedback in the inspector: what it says, what is only reported, what becomes of it, what is
//! measured, and metrics of a map's own.

use crate::support::hands::Hands;
use crate::support::sampler::{called, everything};
use cjm::app::{Action, App, Command, Done, OpenMap, Purpose, Tasks, today};
use cjm::edit::Edit;
use cjm::insight::Slice;
use cjm::layout::View;
use cjm::model::*;
use cjm::scores::{Answers, Figure, Histogram, Metric};
use cjm::settings::Settings;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use std::sync::Arc;

const JANUARY: Month = Month { year: 2026, month: 1 };
const FEBRUARY: Month = Month { year: 2026, month: 2 };

/// Two months of satisfaction in two regions at "Order", and two comments.
fn asked() -> Document {
    let mut document = everything();
    let order = called(&document, ElementKind::Touchpoint, "Order");
    let question = Some(Question { text: "Satisfied?".into(), metric: Metric::Csat });
    document.apply(&Edit::SetQuestion { id: "csat".into(), question }).unwrap();
    for (month, region, unhappy) in [
        (JANUARY, "North", 40),
        (JANUARY, "South", 60),
        (FEBRUARY, "North", 10),
        (FEBRUARY, "South", 50),
    ] {
        let counts = vec![unhappy, 0, 0, 0, 100 - unhappy];
        let key = CellKey {
            touchpoint: order,
            question: "csat".into(),
            period: Some(month),
            segments: vec![SegmentValue { column: "Region".into(), value: region.into() }],
            import: "a".into(),
        };
        let answers = Some(Arc::new(Answers::One(Histogram::new(1, counts))));
        document.apply(&Edit::SetCell { key, answers }).unwrap();
    }
    let mut rng = Rng::seeded(9);
    for (text, answer, month) in
        [("The form never ends", 1, JANUARY), ("All went well", 5, FEBRUARY)]
    {
        let change = cjm::edit::verbs::note(&document, ElementKind::Quote, order, text, &mut rng);
        document.apply(&change.unwrap().edit).unwrap();
        let id = called(&document, ElementKind::Quote, text);
        let mut element = Element::clone(document.element(id).unwrap());
        let comment = SurveyComment {
            import: "a".into(),
            answer: Some((Metric::Csat, answer)),
            period: Some(month),
        };
        element.content = Quote { comment: Some(Box::new(comment)), ..Quote::new(text, "") }.into();
        document.apply(&Edit::Update { id, element: Arc::new(element) }).unwrap();
    }
    document
}

/// At "Order", looking at a slice of the answers.
fn at_order(slice: Slice) -> Hands {
    let mut hands = inspecting(asked(), slice);
    let order = hands.id(ElementKind::Touchpoint, "Order");
    hands.pick(&[order]);
    hands
}

fn inspecting(document: Document, slice: Slice) -> Hands {
    let settings = Settings { language: Some(Language::English), ..Settings::default() };
    let mut app = App::new(settings, None, Tasks::default());
    app.panels.outline = false;
    let view = View { language: Language::English, slice, ..View::of(document.props()) };
    let map = OpenMap::new(None, Arc::new(document), view);
    app.report(Done::Opened { asked: 0, path: None, result: Ok(Box::new(map)) });
    Hands::within(app, [1440.0, 3600.0])
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
fn a_stage_tells_the_scores_of_its_touchpoints_together() {
    let mut document = asked();
    let order = called(&document, ElementKind::Touchpoint, "Order");
    let stage = document.source(order, LinkKind::Contains).unwrap();
    let mut rng = Rng::seeded(4);
    let kiosk = cjm::edit::verbs::touchpoint_in(&document, stage, "Kiosk", &mut rng).unwrap();
    document.apply(&kiosk.edit).unwrap();
    let kiosk = called(&document, ElementKind::Touchpoint, "Kiosk");
    let key = CellKey {
        touchpoint: kiosk,
        question: "csat".into(),
        period: Some(FEBRUARY),
        segments: Vec::new(),
        import: "b".into(),
    };
    let answers = Some(Arc::new(Answers::One(Histogram::new(1, vec![0, 0, 0, 0, 400]))));
    document.apply(&Edit::SetCell { key, answers }).unwrap();
    let february = Slice { months: Some((FEBRUARY, FEBRUARY)), ..Slice::default() };
    for (slice, n) in [(Slice::default(), "n = 800"), (february, "n = 600")] {
        let mut hands = inspecting(document.clone(), slice);
        hands.pick(&[stage]);
        assert!(sees(&hands, "Scores of the stage") && sees(&hands, n), "{n}");
    }
}

#[test]
fn groups_of_clients_that_differ_from_the_rest_are_marked() {
    let mut hands = at_order(Slice::default());
    assert!(!sees(&hands, "South: 45%"), "folded at first");
    hands.click("By groups of clients");
    let row = |hands: &Hands, name: &str| {
        let row = hands.window.get_by_label_contains(name);
        let node = row.accesskit_node();
        node.label().or_else(|| node.value()).unwrap_or_default()
    };
    let (south, north) = (row(&hands, "South: 45%"), row(&hands, "North: 75%"));
    assert!(south.ends_with("n = 200. clearly worse than the rest"), "{south}");
    assert!(north.ends_with("n = 200. clearly better than the rest"), "{north}");
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
    hands.write("Value", "120");
    assert!(sees(&hands, "This metric is from 0 to 100"));
    hands.key(Key::Enter);
    assert!(reported(&hands).is_empty(), "no such share");
    hands.write("Value", "80 %");
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
    hands.write("Value", "101");
    assert!(sees(&hands, "This metric is from 0 to 100"));
    assert_eq!(reported(&hands), [wanted(80.0)]);
    hands.write("Value", "90");
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
    }
    assert_eq!(now(&hands), (vec![], None));
    assert_eq!(hands.map().history.done(), 0);
}

/// Goes on with a file for a purpose by the typed path.
fn choose_file(hands: &mut Hands, purpose: Purpose, path: &std::path::Path) {
    hands.app().report(Done::NoDialog(purpose));
    hands.app().act(Action::TypePath(path.display().to_string()));
    hands.app().act(Action::AcceptPath);
    hands.settle();
}

#[test]
fn measurements_come_from_a_file_that_holds_those_of_others_too() {
    let mut hands = Hands::showing(ElementKind::Indicator, "Errors");
    let id = called(hands.document(), ElementKind::Indicator, "Errors");
    let now = |hands: &Hands| {
        let it = hands.content().as_indicator().unwrap().clone();
        it.history.iter().map(|at| (at.date.month, at.value)).collect::<Vec<_>>()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("figures.csv");
    let text = "Day;What;Figure\n31.01.2026;errors;5\n31.01.2026;Calls;700\n28.02.2026;Errors;4,5\n\
                31.03.2026;Errors;soon\n";
    std::fs::write(&path, text).unwrap();
    choose_file(&mut hands, Purpose::Measurements(id), &path);
    assert_eq!(now(&hands), [(1, 5.0), (2, 4.5)]);
    assert_eq!(hands.undoes(), "Undo: 2 measurements of “Errors”");
    assert!(sees(&hands, "“31.03.2026 soon”"), "what was left out is told");
    choose_file(&mut hands, Purpose::Measurements(id), &path);
    assert_eq!(hands.steps(), 1, "the same ones again are no step");
    assert!(sees(&hands, "figures.csv: every measurement in it is here already."));
    std::fs::write(&path, "a;b\nc;d\n").unwrap();
    choose_file(&mut hands, Purpose::Measurements(id), &path);
    assert!(sees(&hands, "figures.csv has no dates with values beside them."));
    std::fs::write(&path, "PK\u{3}\u{4} no workbook").unwrap();
    choose_file(&mut hands, Purpose::Measurements(id), &path);
    assert!(sees(&hands, "the workbook is damaged"));
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(now(&hands), []);
}

#[test]
fn a_survey_and_its_comments_are_taken_back_and_a_profile_forgotten() {
    let mut map = asked();
    let mut props = map.props().clone();
    let date = Date { year: 2026, month: 3, day: 1 };
    let record = |file: &str, answers| ImportRecord {
        file: file.into(),
        date,
        answers,
        profile: String::new(),
    };
    props.imports.insert("a".into(), record("winter.csv", 400));
    props.imports.insert("b".into(), record("", 7));
    props.profiles.insert("Monthly".into(), Profile::default());
    map.apply(&Edit::SetProps(Arc::new(props))).unwrap();
    let mut hands = Hands::inspecting(map);
    let start = hands.document().clone();
    let quotes = start.count(ElementKind::Quote);
    hands.click("Remove “winter.csv” (400 answers) and its comments");
    let now = hands.document().clone();
    assert!(now.cells().is_empty());
    assert_eq!(now.count(ElementKind::Quote), quotes - 2);
    assert_eq!(now.props().imports.keys().map(|id| &**id).collect::<Vec<_>>(), ["b"]);
    assert_eq!(now.questions(), start.questions(), "questions stay");
    assert_eq!(hands.undoes(), "Undo: remove survey “winter.csv”");
    hands.click("Remove “Pasted answers” (7 answers) and its comments");
    assert!(hands.document().props().imports.is_empty());
    hands.click("Remove “Monthly”");
    assert!(hands.document().props().profiles.is_empty());
    assert_eq!(hands.undoes(), "Undo: remove profile “Monthly”");
    for _ in 0..3 {
        hands.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(*hands.document(), start);
}

#[test]
fn a_metric_of_the_maps_own_is_made_targeted_and_removed() {
    let mut hands = Hands::inspecting(everything());
    let start = hands.document().clone();
    hands.click("New question");
    hands.write("Wording", "Do you trust us?");
    hands.set("Its metric", "a new metric…");
    hands.write("Name of the metric", "Trust");
    hands.write("Highest answer", "0");
    assert!(sees(&hands, "The highest answer must be above the lowest"));
    hands.key(Key::Enter);
    assert!(hands.document().questions().is_empty());
    hands.write("Highest answer", "7");
    hands.set("What counts", "Share of the best answers");
    hands.click_role(Role::Button, "Add the question");
    let question = hands.document().questions()["own"].clone();
    assert_eq!(question.text, "Do you trust us?");
    let Metric::Custom(own) = question.metric else { panic!("{question:?}") };
    assert_eq!((own.name(), own.scale(), own.figure()), ("Trust", (1, 7), Figure::Top(2)));
    assert_eq!(hands.undoes(), "Undo: add question “Do you trust us?”");
    hands.write("Trust", "60");
    hands.key(Key::Tab);
    hands.set("Lead metric", "Trust");
    let props = hands.document().props();
    assert_eq!(props.targets.get(&question.metric), Some(&60.0));
    assert_eq!(props.lead_metric, Some(question.metric));
    hands.write("Wording of own", "Do you rely on us?");
    hands.key(Key::Tab);
    assert_eq!(hands.document().questions()["own"].text, "Do you rely on us?");
    let order = hands.id(ElementKind::Touchpoint, "Order");
    hands.pick(&[order]);
    hands.set("Shown and ranked by", "Trust");
    assert_eq!(hands.content().as_touchpoint().unwrap().lead_metric, Some(question.metric));
    hands.press(Modifiers::COMMAND, Key::Z);
    hands.pick(&[]);
    hands.click("Remove “Do you rely on us?” with 0 answers");
    assert_eq!(*hands.document(), start, "its target and its lead went with it");
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.document().props().lead_metric, Some(question.metric));
}

#[test]
fn removing_a_question_says_how_many_answers_go() {
    let mut hands = Hands::inspecting(asked());
    hands.click("Remove “Satisfied?” with 400 answers");
    assert!(hands.document().cells().is_empty());
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.document().cells().len(), 4);
}

#[test]
fn it_all_speaks_russian() {
    let mut hands = at_order(Slice::default());
    hands.app().run(Command::Language(Language::Russian));
    hands.settle();
    for said in [
        "По месяцам",
        "По группам клиентов",
        "Комментарии",
        "Показывать и сравнивать по",
        "Сообщённые оценки",
        "Работа с оценкой",
    ] {
        assert!(sees(&hands, said), "{said}");
    }
    assert!(sees(&hands, "Заметно лучше, чем янв. 2026."));
    hands.set("Работа с оценкой", "В работе");
    assert!(sees(&hands, "Помогло ли, покажут ответы начиная с месяца:"));
    hands.pick(&[]);
    assert!(sees(&hands, "Удалить «Satisfied?» и всё, что с ним: 400 ответов"));
}
