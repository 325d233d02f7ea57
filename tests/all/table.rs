//! Tables from a spreadsheet: what is written is read, and rows become touchpoints.

use cjm::edit::table::{Column, Mapping, Problem, Reading, Row, Sheet};
use cjm::edit::verbs::{RowsAt, paste_rows, stage_after, touchpoint_in};
use cjm::model::{Rng, *};
use proptest::prelude::*;

/// A cell as spreadsheets write it.
fn written(cell: &str) -> String {
    if cell.contains(['\t', '\n', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_is_read_as_it_was_written(
        rows in proptest::collection::vec(
            proptest::collection::vec("[a-zа-я\"\t\n ,;ї😀]{0,8}", 1..6), 0..12),
        end in proptest::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let line = |row: &Vec<String>| row.iter().map(|cell| written(cell)).collect::<Vec<_>>().join("\t");
        let text: String = rows.iter().map(|row| line(row) + end).collect();
        let sheet = Sheet::read(&text);
        prop_assert!(sheet.rows() <= rows.len());
        for (at, row) in rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let read = sheet.cell(at, column);
                // What is empty below and at the right is not there.
                prop_assert!(read == cell || (read.is_empty() && cell.trim().is_empty()), "{cell:?}: {read:?}");
            }
        }
    }

    #[test]
    fn any_text_can_be_read(text in "[a\"\t\r\n]{0,40}") {
        let sheet = Sheet::read(&text);
        let read: String = (0..sheet.rows())
            .flat_map(|row| (0..sheet.columns()).map(move |column| (row, column)))
            .map(|(row, column)| sheet.cell(row, column).to_owned())
            .collect();
        let letters = |text: &str| text.matches('a').count();
        prop_assert_eq!(letters(&read), letters(&text), "no letter is lost");
    }
}

fn nobody(_: &str) -> Option<(Valence, String)> {
    None
}

fn reading(text: &str, columns: &[Column]) -> Reading {
    let mapping = Mapping { columns: columns.to_vec(), ..Mapping::default() };
    Reading::of(&Sheet::read(text), &mapping, &|word| {
        (word == "joy").then(|| (Valence::VeryGood, word.to_owned()))
    })
}

fn names(rows: &[Row]) -> Vec<(&str, Option<&str>)> {
    rows.iter().map(|row| (row.touchpoint.name.as_str(), row.stage.as_deref())).collect()
}

#[test]
fn a_stage_goes_on_until_the_next_and_may_stand_alone() {
    use Column::{Name, Stage};
    let read = reading("\tfirst\nA\tone\n\ttwo\nB\t\n\tthree\n\n\tfour\nC\t", &[Stage, Name]);
    let (a, b) = (Some("A"), Some("B"));
    let wanted = [("first", None), ("one", a), ("two", a), ("three", b), ("four", b)];
    assert_eq!(names(&read.rows), wanted);
    let told: Vec<_> = read.remarks.iter().map(|remark| (remark.row, remark.problem)).collect();
    assert_eq!(told, [(7, Problem::NoName)], "only a stage without touchpoints is told");
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    use Column::{Action, Clients, Emotion, Ignore, Name, Solution};
    let text =
        "a\t\t1 200\tjoy\t\t\nb\t\tmany\t-1\t\tanswer\n\tpays\t\t3\t\t\n\t\t5\t\t\t\n\t\t\t\tx\t";
    let read = reading(text, &[Name, Action, Clients, Emotion, Ignore, Solution]);
    assert_eq!(names(&read.rows), [("a", None), ("b", None), ("pays", None)]);
    let told: Vec<_> =
        read.remarks.iter().map(|remark| (remark.row, remark.column, remark.problem)).collect();
    let wanted = [
        (1, Some(2), Problem::Clients),
        (1, Some(5), Problem::NoBarrier),
        (2, None, Problem::ByAction),
        (2, Some(3), Problem::Emotion),
        (3, None, Problem::NoName),
    ];
    assert_eq!(told, wanted, "a row of cells that are left out anyway is not told");
    assert_eq!(read.rows[0].touchpoint.clients_per_month, Some(1200));
    assert_eq!(read.rows[0].emotion, Some((Valence::VeryGood, "joy".into())));
    assert_eq!(read.rows[1].emotion, Some((Valence::Bad, String::new())));
    assert_eq!(read.rows[2].touchpoint.action, "", "the action became the name");
    assert_eq!((read.remarks_of(1).len(), read.remarks_of(0).len()), (2, 0));
}

#[test]
fn a_cell_of_several_notes_is_split_where_that_is_meant() {
    use Column::{Barrier, Name, Solution};
    let notes = |cells: &str, split: bool| -> Vec<(String, Option<usize>)> {
        let columns = vec![Name, Barrier, Solution];
        let mapping = Mapping { columns, split, ..Mapping::default() };
        let read = Reading::of(&Sheet::read(cells), &mapping, &nobody);
        assert_eq!(read.several, cells.contains([';', '\n']), "{cells}");
        read.rows[0].notes.iter().map(|note| (note.text.clone(), note.answers)).collect()
    };
    let all = |list: &[(&str, Option<usize>)]| -> Vec<(String, Option<usize>)> {
        list.iter().map(|&(text, answers)| (text.to_owned(), answers)).collect()
    };
    let listed = "a\t\"1. slow\r\n2) -5 °C; • dear;\"\tx";
    assert_eq!(
        notes(listed, true),
        all(&[("slow", None), ("-5 °C", None), ("dear", None), ("x", Some(0))])
    );
    assert_eq!(notes("a\tb; c\tx; y", true)[2..], all(&[("x", Some(0)), ("y", Some(1))]));
    assert_eq!(notes("a\tb; c\tx; y", false), all(&[("b; c", None), ("x; y", Some(0))]));
    assert_eq!(notes("a\t2.5 km\tx", true)[0].0, "2.5 km");
}

#[test]
fn feelings_are_read_on_either_scale() {
    let felt = |cell: &str, column| {
        let text = format!("a\t{cell}");
        let mapping = Mapping { columns: vec![Column::Name, column], ..Mapping::default() };
        Reading::of(&Sheet::read(&text), &mapping, &nobody).rows[0].emotion.clone()
    };
    let plain = |valence| Some((valence, String::new()));
    for (cell, valence) in [("-2", Valence::VeryBad), ("\u{2212}1", Valence::Bad)] {
        assert_eq!(felt(cell, Column::Emotion), plain(valence), "{cell}");
    }
    assert_eq!(felt("+2", Column::Emotion), plain(Valence::VeryGood));
    assert_eq!(felt("0", Column::Emotion), plain(Valence::Neutral));
    assert_eq!(felt("3", Column::Emotion), None);
    assert_eq!(felt("5", Column::Grade), plain(Valence::VeryGood));
    assert_eq!(felt("1,0", Column::Grade), plain(Valence::VeryBad));
    for cell in ["0", "2.5", "six"] {
        assert_eq!(felt(cell, Column::Grade), None, "{cell}");
    }
    let word = Some((Valence::Bad, "doubt".to_owned()));
    assert_eq!(felt("-1 (doubt)", Column::Emotion), word);
    assert_eq!(felt("2, doubt", Column::Grade), word);
}

/// A map with the stages First (with two touchpoints) and Last (with one), and these touchpoints.
fn map() -> (Document, Vec<ElementId>, Vec<ElementId>) {
    let mut rng = Rng::seeded(7);
    let mut map = Document::new(MapProps::new("Map", Language::English));
    let mut stages = Vec::new();
    for (name, touchpoints) in [("First", &["a", "b"][..]), ("Last", &["z"])] {
        let change = stage_after(&map, stages.last().copied(), Phase::Service, name, &mut rng);
        map.apply(&change.edit).unwrap();
        let stage = change.select.primary().unwrap();
        stages.push(stage);
        for name in touchpoints {
            let change = touchpoint_in(&map, stage, name, &mut rng).unwrap();
            map.apply(&change.edit).unwrap();
        }
    }
    let journey = map.journey();
    (map, stages, journey)
}

fn text(map: &Document, id: ElementId) -> &str {
    map.element(id).unwrap().content.text()
}

/// The map with these rows pasted.
fn pasted(map: &Document, text: &str, columns: &[Column], at: RowsAt) -> Document {
    let read = reading(text, columns);
    let change = paste_rows(map, &read.rows, &at, &mut Rng::seeded(9)).expect("something");
    assert_eq!(change.name.count, read.rows.len() as u64);
    let mut map = map.clone();
    map.apply(&change.edit).expect("a change that holds");
    assert_eq!(map.check(), []);
    map
}

fn at(touchpoint: Option<ElementId>, stage: Option<ElementId>) -> RowsAt {
    RowsAt { touchpoint, stage, persona: None, journey: Journey::AsIs }
}

/// Every way, by the names of its ends.
fn ways(map: &Document) -> Vec<String> {
    let ways = map.of_kind(ElementKind::Transition).into_iter().map(|way| {
        let from = map.source(way, LinkKind::Leaves).unwrap();
        let to = map.target(way, LinkKind::Arrives).unwrap();
        format!("{}{}", text(map, from), text(map, to))
    });
    let mut ways: Vec<String> = ways.collect();
    ways.sort();
    ways
}

fn stops(map: &Document) -> String {
    let stages = map.stages().into_iter().map(|stage| {
        let own = map.targets(stage, LinkKind::Contains);
        let own: String = own.into_iter().map(|id| text(map, id)).collect();
        format!("{}:{own}", text(map, stage))
    });
    stages.collect::<Vec<_>>().join(" ")
}

#[test]
fn rows_go_behind_the_touchpoint_and_the_journey_through_them() {
    let (map, stages, journey) = map();
    assert_eq!(ways(&map), ["ab", "bz"]);
    let rows = "1\n2\n3";
    let here = pasted(&map, rows, &[Column::Name], at(Some(journey[0]), Some(stages[0])));
    assert_eq!(stops(&here), "First:a123b Last:z");
    assert_eq!(ways(&here), ["12", "23", "3b", "a1", "bz"]);
    let end = pasted(&map, rows, &[Column::Name], at(None, Some(stages[1])));
    assert_eq!(stops(&end), "First:ab Last:z123");
    assert_eq!(ways(&end), ["12", "23", "ab", "bz", "z1"]);
    let empty = Document::new(MapProps::new("New", Language::English));
    let new = pasted(&empty, rows, &[Column::Name], at(None, None));
    assert_eq!(stops(&new), "New:123");
}

#[test]
fn stages_are_found_by_name_and_added_behind_the_one_pasted_into() {
    let (map, stages, journey) = map();
    let columns = [Column::Stage, Column::Name];
    let rows = "LAST\t1\nMiddle\t2\nfirst \t3\nMore\t4\nmiddle\t5";
    let after = pasted(&map, rows, &columns, at(Some(journey[0]), Some(stages[0])));
    assert_eq!(stops(&after), "First:a3b Middle:25 More:4 Last:z1");
    assert_eq!(ways(&after), ["25", "3b", "4z", "54", "a3", "b2", "z1"]);
}

#[test]
fn what_a_row_says_hangs_on_its_touchpoint() {
    use Column::{
        Action, Backstage, Barrier, Channel, Driver, Emotion, Evidence, Expectation, Name, Owner,
        Quote, Solution,
    };
    let (map, stages, _) = map();
    let columns = [
        Name,
        Action,
        Expectation,
        Channel,
        Owner,
        Backstage,
        Emotion,
        Barrier,
        Barrier,
        Solution,
        Driver,
        Quote,
        Evidence,
    ];
    let rows = "n\ta\te\tc\to\tb\tjoy\tbar1\t\"bar\n2\"\tsol\tdri\tquo\tevi";
    let after = pasted(&map, rows, &columns, at(None, Some(stages[1])));
    let id = *after.journey().last().unwrap();
    let element = after.element(id).unwrap().content.as_touchpoint().unwrap();
    assert_eq!((element.action.as_str(), element.expectation.as_str()), ("a", "e"));
    assert_eq!((element.channel.as_str(), element.owner.as_str()), ("c", "o"));
    assert_eq!(element.backstage, "b");
    let said = |link| -> Vec<&str> {
        after.sources(id, link).into_iter().map(|id| text(&after, id)).collect()
    };
    assert_eq!(said(LinkKind::Hinders), ["bar1", "bar\n2"], "in the columns' order");
    assert_eq!(said(LinkKind::Carries), ["dri"]);
    assert_eq!(said(LinkKind::Voices), ["quo"]);
    assert_eq!(said(LinkKind::Supports), ["evi"]);
    let second = after.sources(id, LinkKind::Hinders)[1];
    let answers = after.sources(second, LinkKind::Answers);
    assert_eq!(text(&after, answers[0]), "sol", "the barrier of the column before it");
    let felt = after.targets(id, LinkKind::Feels);
    let felt = after.element(felt[0]).unwrap().content.as_emotion().unwrap();
    assert_eq!((felt.valence, felt.word.as_str()), (Valence::VeryGood, "joy"));
}
