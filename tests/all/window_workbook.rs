//! Workbooks in the window: what one changes is shown, and it comes in as one step that can be
//! undone.

use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::app::{Action, Command, Done, Paper, Purpose};
use cjm::interchange::workbook::{csv, to_xlsx};
use cjm::model::*;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use std::path::{Path, PathBuf};

fn on_two(language: Language) -> Hands {
    Hands::speaking(language, Sketch::of(&["Call", "Visit"]).map)
}

/// The table of a map's touchpoints as somebody edited it.
fn edited(hands: &Hands, edit: impl Fn(&str) -> String) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("edited.csv");
    std::fs::write(&path, edit(&csv(&hands.map().document))).unwrap();
    (folder, path)
}

/// Brings a file into the map by the typed path.
fn import(hands: &mut Hands, path: &Path) {
    hands.app().report(Done::NoDialog(Purpose::Workbook));
    hands.app().act(Action::TypePath(path.display().to_string()));
    hands.app().act(Action::AcceptPath);
    hands.settle();
}

fn said(hands: &Hands, part: &str) -> bool {
    hands.window.query_all_by_label_contains(part).next().is_some()
}

fn enabled(hands: &Hands, button: &str) -> bool {
    !hands.window.get_by_role_and_label(Role::Button, button).accesskit_node().is_disabled()
}

#[test]
fn what_changes_is_shown_and_comes_in_as_one_step() {
    let mut hands = on_two(Language::English);
    let start = hands.map().document.clone();
    let (_folder, path) = edited(&hands, |text| text.replace("Call", "Phone call"));
    import(&mut hands, &path);
    assert_eq!(hands.map().document, start, "nothing enters before it is agreed to");
    assert!(said(&hands, "Bring in a workbook of the map"));
    assert!(said(&hands, "Call → Phone call"));
    hands.key(Key::Enter);
    assert!(hands.app().workbook.is_none());
    let names: Vec<String> = hands
        .map()
        .document
        .journey()
        .into_iter()
        .map(|id| hands.map().document.element(id).unwrap().content.text().to_owned())
        .collect();
    assert_eq!(names, ["Phone call", "Visit"]);
    assert!(said(&hands, "“edited.csv” is brought in."));
    assert_eq!(hands.app().step_text(true), "Undo: bring in “edited.csv”");
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.map().document, start);
}

#[test]
fn what_is_missing_goes_only_where_it_is_said() {
    let mut hands = on_two(Language::English);
    let (_folder, path) = edited(&hands, |text| {
        let kept = text.lines().filter(|line| !line.contains("Visit"));
        kept.collect::<Vec<_>>().join("\n")
    });
    import(&mut hands, &path);
    assert!(said(&hands, "The workbook changes nothing."));
    assert!(said(&hands, "Not in the workbook") && said(&hands, "Visit"));
    assert!(!enabled(&hands, "Bring in"));
    hands.click("Remove 1 element that is not in the workbook");
    assert!(enabled(&hands, "Bring in"));
    hands.click("Bring in");
    assert_eq!(hands.map().document.count(ElementKind::Touchpoint), 1);
}

#[test]
fn doubts_are_told_and_escape_leaves_everything() {
    let mut hands = on_two(Language::Russian);
    let start = hands.map().document.clone();
    let (_folder, path) = edited(&hands, |text| {
        let mut lines = text.lines();
        let head = lines.next().unwrap();
        let place = head.split(',').position(|it| it == "Clients per month").unwrap();
        let rows = lines.map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            cells[place] = "many";
            cells.join(",") + "\n"
        });
        std::iter::once(format!("{head}\n")).chain(rows).collect()
    });
    import(&mut hands, &path);
    assert!(said(&hands, "2 сомнения") && said(&hands, "«many» — не целое число"));
    hands.key(Key::Escape);
    assert!(hands.app().workbook.is_none());
    assert_eq!(hands.map().document, start);
}

#[test]
fn what_is_no_workbook_is_told_in_words() {
    let mut hands = on_two(Language::English);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.csv");
    std::fs::write(&path, "a,b\n1,2\n").unwrap();
    import(&mut hands, &path);
    assert!(said(&hands, "other.csv: there is no list of a map in it."));
    hands.click("Cancel");
    assert!(hands.app().workbook.is_none());
    let path = folder.path().join("gone.xlsx");
    import(&mut hands, &path);
    assert!(said(&hands, "gone.xlsx"));
}

#[test]
fn a_dropped_table_goes_where_it_belongs() {
    let mut hands = on_two(Language::English);
    let folder = tempfile::tempdir().unwrap();
    let (workbook, survey) = (folder.path().join("map.xlsx"), folder.path().join("march.csv"));
    std::fs::write(&workbook, to_xlsx(&hands.map().document).unwrap()).unwrap();
    std::fs::write(&survey, "Touchpoint,Score (1-5)\nCall,1\nCall,5\n").unwrap();
    hands.app().open_all(vec![workbook]);
    hands.settle();
    assert!(hands.app().workbook.is_some() && hands.app().survey.is_none());
    assert!(said(&hands, "The workbook changes nothing."));
    hands.key(Key::Escape);
    let (_folder, table) = edited(&hands, str::to_owned);
    hands.app().open_all(vec![table]);
    hands.settle();
    assert!(hands.app().workbook.is_some() && hands.app().survey.is_none());
    hands.key(Key::Escape);
    hands.app().open_all(vec![survey]);
    hands.settle();
    assert!(hands.app().workbook.is_none() && hands.app().survey.is_some());
}

#[test]
fn the_map_is_written_from_the_menu() {
    let mut hands = on_two(Language::English);
    let folder = tempfile::tempdir().unwrap();
    hands.click("File");
    assert!(said(&hands, "Import a workbook of the map…"));
    hands.key(Key::Escape);
    for (paper, name, begins) in
        [(Paper::MapXlsx, "map.xlsx", &b"PK"[..]), (Paper::MapCsv, "map.csv", b"\xEF\xBB\xBFID")]
    {
        let path = folder.path().join(name);
        hands.app().report(Done::NoDialog(Purpose::of(Command::ExportPaper(paper))));
        hands.app().act(Action::TypePath(path.display().to_string()));
        hands.app().act(Action::AcceptPath);
        hands.settle();
        assert!(std::fs::read(&path).unwrap().starts_with(begins), "{name}");
    }
}

#[test]
fn without_a_map_a_workbook_becomes_one() {
    let mut map = Sketch::of(&["Call", "Visit"]);
    map.set("Call", |touchpoint| touchpoint.channel = "Phone".into());
    let folder = tempfile::tempdir().unwrap();
    let book = to_xlsx(&map.map).unwrap();
    let files = [
        ("journey.csv", csv(&map.map).into_bytes()),
        ("journey.xlsx", book.clone()),
        // With macros, which nobody runs.
        ("journey.xlsm", book),
    ];
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let mut hands = Hands::at_the_start(Language::English);
        hands.app().act(Action::Drop(vec![path], None));
        hands.settle();
        assert!(hands.app().map.is_none(), "nothing is opened before it is agreed to");
        assert!(said(&hands, name));
        hands.key(Key::Enter);
        hands.settle();
        let map = &hands.map().document;
        let touchpoint = |id| map.element(id).unwrap().content.as_touchpoint().unwrap().clone();
        let told: Vec<(String, String)> =
            map.journey().into_iter().map(touchpoint).map(|it| (it.name, it.channel)).collect();
        assert_eq!(told, [("Call".into(), "Phone".into()), ("Visit".into(), String::new())]);
        assert!(hands.map().path.is_none() && hands.map().unsaved(), "it has no file yet");
    }
}
