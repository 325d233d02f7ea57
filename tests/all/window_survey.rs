//! Bringing a survey in, in the window: what it means is shown and corrected, and nothing enters
//! the map until somebody agrees.

use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::app::{Action, App, Busy, Command, Done, Purpose, Source, SurveyAsk, Tasks};
use cjm::format;
use cjm::model::*;
use cjm::settings::Settings;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/surveys").join(name)
}

fn sample(name: &str) -> Document {
    let path = format!("{}/samples/{name}.cjm", env!("CARGO_MANIFEST_DIR"));
    format::read(&std::fs::read(path).unwrap()).unwrap().document
}

/// Brings a file into the map by the typed path.
fn import(hands: &mut Hands, path: &Path) {
    hands.app().report(Done::NoDialog(Purpose::Survey));
    hands.app().act(Action::TypePath(path.display().to_string()));
    hands.app().act(Action::AcceptPath);
    hands.settle();
}

/// What a choice says.
fn choice(hands: &Hands, name: &str) -> String {
    let node = hands.window.get_by_role_and_label(Role::ComboBox, name);
    node.value().expect("a choice says what is chosen")
}

/// Opens a choice and takes what says `label`.
fn choose(hands: &mut Hands, name: &str, label: &str) {
    hands.window.get_by_role_and_label(Role::ComboBox, name).focus();
    hands.settle();
    hands.key(Key::Space);
    hands.window.get_all_by_label(label).last().unwrap_or_else(|| panic!("no “{label}”")).focus();
    hands.settle();
    hands.key(Key::Space);
}

fn said(hands: &Hands, part: &str) -> bool {
    hands.window.query_all_by_label_contains(part).next().is_some()
}

/// How many answers the map has.
fn answers(hands: &Hands) -> u64 {
    hands.map().document.cells().iter().map(|(_, answers)| answers.n()).sum()
}

/// A file of a survey in a folder of its own.
fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("march.csv");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

const MARCH: &str = "Touchpoint,Score (1-5),Date,Plan,Comment\n\
    Call,1,2026-03-02,Pro,Nobody answered: ann@example.org\n\
    Call,5,2026-03-03,Team,Quick and friendly\n\
    Visit,4,2026-03-04,Pro,\n\
    Visit,7,2026-03-05,Team,\n\
    Shop,3,2026-03-06,Pro,\n";

fn on_two() -> Hands {
    Hands::on(Sketch::of(&["Call", "Visit"]).map)
}

#[test]
fn a_row_for_each_answer_comes_in_as_one_step_and_goes_by_undo() {
    let mut hands = Hands::on(sample("online-shop"));
    let start = hands.map().document.clone();
    let before = answers(&hands);
    import(&mut hands, &fixture("long-utf8.csv"));
    assert_eq!(hands.map().document, start, "nothing enters before it is agreed to");
    assert_eq!(choice(&hands, "Column 1: touchpoint"), "Touchpoint");
    assert_eq!(choice(&hands, "Column 2: score"), "Answer: CSAT 1–5");
    assert_eq!(choice(&hands, "Column 3: date"), "Date");
    assert_eq!(choice(&hands, "Column 5: comment"), "Comment");
    assert_eq!(choice(&hands, "Touchpoint for “Parcel traking”"), "Parcel tracking");
    assert!(said(&hands, "303 answers"));
    hands.key(Key::Enter);
    assert!(hands.app().survey.is_none());
    assert_eq!(answers(&hands), before + 303);
    assert_eq!(hands.map().document.check(), []);
    let record = hands.map().document.props().imports.values().next().unwrap().clone();
    assert_eq!((&*record.file, record.answers), ("long-utf8.csv", 303));
    assert!(said(&hands, "Imported 303 answers."));
    assert_eq!(hands.app().step_text(true), "Undo: import “long-utf8.csv”");
    let once = hands.map().document.clone();

    import(&mut hands, &fixture("long-utf8.csv"));
    assert!(said(&hands, "of the same file"), "what goes is told");
    hands.key(Key::Enter);
    assert!(hands.map().document.changes_since(&once).is_empty(), "twice the same is one");
    assert!(said(&hands, "All these answers are on the map already"));
    assert_eq!(hands.steps(), 1);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert!(hands.map().document.changes_since(&start).is_empty(), "importing is one step");
}

#[test]
fn a_row_for_each_respondent_comes_in_in_russian() {
    let settings = Settings { language: Some(Language::Russian), ..Settings::default() };
    let mut app = App::new(settings, None, Tasks::default());
    let document = std::sync::Arc::new(sample("clinic-visit"));
    let view = cjm::layout::View::of(document.props());
    let map = cjm::app::OpenMap::new(None, document, view);
    app.report(Done::Opened { asked: 0, path: None, result: Ok(Box::new(map)) });
    let mut hands = Hands::within(app, [900.0, 650.0]);
    import(&mut hands, &fixture("wide.csv"));
    assert!(said(&hands, "Импорт оценок: wide.csv"));
    assert_eq!(choice(&hands, "Столбец 2: Дата"), "Дата");
    assert!(choice(&hands, "Столбец 5: Поиск в интернете").contains("CSAT 1–5"));
    assert_eq!(choice(&hands, "Точка контакта для «Памятка кассе»"), "Памятка на кассе");
    let sight = hands.window.ctx.content_rect();
    for label in ["Импортировать", "Не импортировать"] {
        let button = hands.window.get_by_role_and_label(Role::Button, label).rect();
        assert!(sight.contains_rect(button), "{label} is cut off: {button:?}");
    }
    // No button lies on another, and what sums it up has room.
    let left = hands.window.get_by_role_and_label(Role::Button, "Не импортировать").rect();
    assert!(left.left() > 200.0, "{left:?}");
    let before = answers(&hands);
    hands.click("Импортировать");
    assert!(hands.app().survey.is_none() && answers(&hands) > before + 10_000);
    assert!(said(&hands, "Импортирован"));
}

#[test]
fn a_wrong_guess_is_corrected_and_a_touchpoint_left_out() {
    let (_folder, path) = written(MARCH);
    let mut hands = on_two();
    import(&mut hands, &path);
    assert!(said(&hands, "Not on the scale: 1"));
    assert!(said(&hands, "B5: “7” is not on the scale"));
    choose(&mut hands, "Column 2: Score (1-5)", "Answer: CSI 1–10");
    assert_eq!(choice(&hands, "Column 2: Score (1-5)"), "Answer: CSI 1–10");
    assert!(!said(&hands, "Not on the scale"), "any correction counts anew");
    choose(&mut hands, "Touchpoint for “Shop”", "Leave out");
    assert!(said(&hands, "1 answer about a touchpoint that is left out"));
    choose(&mut hands, "Column 4: Plan", "Leave out");
    hands.key(Key::Enter);
    assert_eq!(hands.names(), ["Call", "Visit"]);
    assert_eq!(answers(&hands), 4);
    let quotes = hands.map().document.of_kind(ElementKind::Quote);
    let text =
        |id: &ElementId| hands.map().document.element(*id).unwrap().content.text().to_owned();
    let quotes: Vec<String> = quotes.iter().map(text).collect();
    assert_eq!(quotes.len(), 2, "{quotes:?}");
    assert!(quotes.iter().all(|quote| !quote.contains("ann@")), "{quotes:?}");
    assert!(hands.map().document.cells().iter().all(|(key, _)| key.segments.is_empty()));
}

#[test]
fn a_profile_is_kept_and_understands_the_next_file() {
    let (_folder, path) = written(MARCH);
    let mut hands = on_two();
    import(&mut hands, &path);
    choose(&mut hands, "Touchpoint for “Shop”", "Leave out");
    choose(&mut hands, "Column 4: Plan", "Leave out");
    hands.app().act(Action::Survey(SurveyAsk::SaveAs("Monthly".into())));
    hands.settle();
    hands.key(Key::Enter);
    assert!(hands.map().document.props().profiles.contains_key("Monthly"));
    let april = path.with_file_name("april.csv");
    std::fs::write(&april, MARCH.replace("2026-03", "2026-04")).unwrap();
    import(&mut hands, &april);
    assert_eq!(choice(&hands, "Profile"), "Monthly");
    assert!(said(&hands, "Understood by the profile “Monthly”"));
    assert_eq!(choice(&hands, "Column 4: Plan"), "Leave out");
    assert_eq!(choice(&hands, "Touchpoint for “Shop”"), "Leave out");
    choose(&mut hands, "Profile", "None: as guessed");
    assert_eq!(choice(&hands, "Column 4: Plan"), "Segment");
    hands.key(Key::Escape);
    assert!(hands.app().survey.is_none());
    assert_eq!(answers(&hands), 3);
}

#[test]
fn reading_is_stopped_and_nothing_comes_of_it() {
    let mut hands = Hands::on(sample("clinic-visit"));
    let start = hands.map().document.clone();
    hands.app().act(Action::Survey(SurveyAsk::Read(Source::File(fixture("wide.csv")))));
    let busy = hands.app().survey.as_ref().map(|survey| survey.busy);
    assert_eq!(busy, Some(Busy::Reading));
    hands.app().act(Action::Run(Command::Escape));
    hands.settle();
    assert!(hands.app().survey.is_none() && hands.app().tasks.idle());
    assert_eq!(hands.map().document, start);
    assert!(hands.app().notices.list().is_empty(), "who stops it need not be told");
}

#[test]
fn a_file_that_cannot_be_read_says_what_to_do() {
    let mut hands = on_two();
    let start = hands.map().document.clone();
    for (name, part) in [
        ("bad/protected.xlsx", "protected by a password"),
        ("bad/damaged.xlsx", "the workbook is damaged"),
        ("bad/bomb.xlsx", "larger than any survey"),
        ("bad/empty.csv", "there is nothing in it"),
    ] {
        import(&mut hands, &fixture(name));
        assert!(said(&hands, part), "{name}");
        let import = hands.window.get_by_role_and_label(Role::Button, "Import");
        assert!(import.accesskit_node().is_disabled());
        assert!(said(&hands, "Try again") && said(&hands, "Another file…"));
        hands.key(Key::Escape);
        assert!(hands.app().survey.is_none());
    }
    assert_eq!(hands.map().document, start);
}

#[test]
fn a_pasted_range_and_a_dropped_file_are_surveys_too() {
    let mut hands = on_two();
    let text = MARCH.replace(',', "\t");
    hands.window.event(Event::Paste(text));
    hands.settle();
    hands.click("These are survey answers…");
    assert!(said(&hands, "Import scores from the clipboard"));
    hands.key(Key::Escape);
    let (_folder, path) = written(MARCH);
    hands.app().act(Action::OpenPaths(vec![path]));
    hands.settle();
    assert!(said(&hands, "Import scores from march.csv"));
}

#[test]
fn a_sheet_of_a_workbook_and_its_heading_are_chosen() {
    let mut hands = Hands::on(sample("clinic-visit"));
    import(&mut hands, &fixture("wide.xlsx"));
    assert_eq!(choice(&hands, "Sheet"), "Ответы");
    assert!(choice(&hands, "Headings").starts_with("Row"));
    choose(&mut hands, "Sheet", "README");
    assert_eq!(choice(&hands, "Sheet"), "README");
    choose(&mut hands, "Headings", "No headings");
    assert_eq!(choice(&hands, "Headings"), "No headings");
}

#[test]
fn dates_that_can_be_read_in_two_ways_are_asked_about() {
    let mut hands = Hands::on(sample("online-shop"));
    import(&mut hands, &fixture("dates-ambiguous.csv"));
    assert!(said(&hands, "The dates can be read in two ways"));
    assert_eq!(choice(&hands, "Dates are written"), "Day first: 31/12/2026");
    choose(&mut hands, "Dates are written", "Month first: 12/31/2026");
    assert_eq!(choice(&hands, "Dates are written"), "Month first: 12/31/2026");
    choose(&mut hands, "Answers belong to", "No month");
    assert!(!said(&hands, "The dates can be read in two ways"));
}
