//! Tables of scores, read back as other programs read them: numbers are numbers, months are dates,
//! texts run nothing.

use crate::support::sketch::Sketch;
use calamine::{Data, DataType, Reader};
use cjm::i18n::Texts;
use cjm::insight::{By, Slice, worklists};
use cjm::model::*;
use cjm::report::{Cell, Heads, MOST_ROWS, ReportError, Table, indicators, scores, to_xlsx};
use cjm::scores::{Metric, reported_interval};
use std::io::Cursor;

fn texts() -> &'static Texts {
    Texts::of(Language::English)
}

fn sample() -> Sketch {
    let mut sketch = Sketch::new();
    sketch.stage("Visit, day 1", Phase::Service);
    sketch.touchpoint_with("=Desk", "branch", Presence::Both);
    sketch.touchpoint_with("Касса", "branch", Presence::Both);
    let may = Some(Month { year: 2026, month: 5 });
    sketch.answers_of("=Desk", Metric::Csat, may, &[("age", "-18")], vec![1, 1, 0, 3, 3]);
    sketch.answers_of("=Desk", Metric::Csat, None, &[("age", "")], vec![0, 2, 0, 0, 0]);
    sketch.answers("=Desk", Metric::Csi, None, vec![0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
    sketch.set("Касса", |it| {
        it.owner = "Finance".into();
        it.reported.push(Reported {
            metric: Metric::Csat,
            value: 80.0,
            n: Some(10),
            source: "Annual report".into(),
            date: Some(Date { year: 2025, month: 12, day: 31 }),
        });
    });
    sketch
}

fn table(by: By) -> Table {
    scores(&sample().map, by, Slice::ALL, texts())
}

/// The records of a CSV text, its heading among them.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn column(records: &[Vec<String>], key: &str) -> Vec<String> {
    let at = records[0].iter().position(|head| head == key).unwrap();
    records[1..].iter().map(|record| record[at].clone()).collect()
}

#[test]
fn csv_is_read_back_as_it_was_meant() {
    let text = table(By::Touchpoint).to_csv(Heads::Keys);
    assert!(text.starts_with('\u{FEFF}'), "spreadsheets need the mark");
    let records = records(&text);
    assert_eq!(records.len(), 4);
    assert_eq!(records[0][0], "id", "readers skip the mark");
    assert_eq!(column(&records, "touchpoint"), ["'=Desk", "'=Desk", "Касса"]);
    assert_eq!(column(&records, "stage"), ["Visit, day 1"; 3]);
    assert_eq!(column(&records, "metric"), ["csat", "csi", "csat"]);
    assert_eq!(column(&records, "n"), ["10", "1", "10"]);
    assert_eq!(column(&records, "value"), ["60", "7", "80"]);
    assert_eq!(column(&records, "below_target"), ["true", "false", "false"]);
    assert_eq!(column(&records, "phase"), ["service"; 3]);
    assert_eq!(column(&records, "reported"), ["false", "false", "true"]);
    assert_eq!(column(&records, "source"), ["", "", "Annual report"]);
    assert_eq!(column(&records, "date"), ["", "", "2025-12-31"]);
    let low = column(&records, "low");
    assert_eq!(low[1], "", "one answer has no interval");
    // 8 of 10: 49.0 … 94.3 %.
    assert!((low[2].parse::<f64>().unwrap() - 49.0).abs() < 0.05, "{low:?}");
}

#[test]
fn csv_says_which_month_and_segment() {
    let months = records(&table(By::Period).to_csv(Heads::Keys));
    assert_eq!(column(&months, "period"), ["", "", "2026-05"]);
    let parts = records(&table(By::Segment).to_csv(Heads::Keys));
    assert_eq!(column(&parts, "segment"), ["age"; 2]);
    assert_eq!(column(&parts, "segment_value"), ["", "-18"], "a plain number runs nothing");
    let people = records(&table(By::Segment).to_csv(Heads::Names));
    assert_eq!(column(&people, "Segment"), ["not stated", "-18"]);
    assert!(!people[0].contains(&"Month".to_owned()), "nothing in it");
}

#[test]
fn reported_figures_have_an_interval_only_where_they_are_shares() {
    let (low, high) = reported_interval(Metric::Csat, 80.0, 10).unwrap();
    assert!((low - 49.0).abs() < 0.05 && (high - 94.3).abs() < 0.05, "{low} … {high}");
    assert_eq!(reported_interval(Metric::Nps, 20.0, 10), None);
    assert_eq!(reported_interval(Metric::Csi, 7.0, 10), None);
    assert_eq!(reported_interval(Metric::Csat, 80.0, 0), None);
    assert_eq!(reported_interval(Metric::Csat, 180.0, 10), None);
}

fn sheet(bytes: Vec<u8>, name: &str) -> calamine::Range<Data> {
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheet_range(name).unwrap()
}

#[test]
fn workbooks_hold_numbers_as_numbers_and_months_as_dates() {
    let tables = [table(By::Touchpoint), table(By::Period)];
    let bytes = to_xlsx(&tables, texts()).unwrap();
    assert!(bytes == to_xlsx(&tables, texts()).unwrap(), "the same tables, the same bytes");
    let range = sheet(bytes.clone(), "Scores");
    let heads: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let at = |head: &str| heads.iter().position(|known| known == head).unwrap();
    assert!(!heads.contains(&"Id".to_owned()), "ids are for programs");
    let rows: Vec<&[Data]> = range.rows().skip(1).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0][at("Touchpoint")], Data::String("=Desk".into()), "a text, no formula");
    assert_eq!(rows[0][at("Value")], Data::Float(60.0));
    assert_eq!(rows[0][at("Answers (n)")], Data::Float(10.0));
    assert_eq!(rows[1][at("Interval from")], Data::Empty);
    assert_eq!(rows[2][at("Metric")], Data::String("CSAT".into()));
    assert!(rows[2][at("Date")].is_datetime());
    let months = sheet(bytes, "Scores 2");
    let period = months.rows().next().unwrap().iter().position(|head| *head == "Month").unwrap();
    assert!(months.rows().nth(3).unwrap()[period].is_datetime());
    assert_eq!(months.rows().nth(1).unwrap()[period], Data::String("undated".into()));
}

#[test]
fn a_table_longer_than_a_sheet_is_refused() {
    let table = Table { rows: vec![Vec::new(); MOST_ROWS + 1], ..table(By::Touchpoint) };
    let refused = to_xlsx(&[table], texts());
    assert_eq!(refused, Err(ReportError::TooLong { rows: MOST_ROWS + 1 }));
}

#[test]
fn markdown_is_a_table_with_numbers_on_the_right() {
    let text = table(By::Touchpoint).to_markdown(Texts::of(Language::Russian));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines[0], lines[1]), ("## Scores", ""));
    assert!(lines[2].starts_with("| Touchpoint | Metric | Answers (n) | Value |"), "{text}");
    assert!(lines[3].starts_with("| --- | --- | ---: | ---: |"), "{text}");
    assert!(lines[6].starts_with("| Касса | CSAT | 10 | 80,0 | 49,0 | 94,3 |"), "{text}");
    assert_eq!(lines.len(), 7);
}

#[test]
fn indicators_come_with_their_history() {
    let mut sketch = sample();
    let day = |month| Date { year: 2026, month, day: 1 };
    let indicator = |name: &str, value, history| Indicator {
        name: name.into(),
        layer: Layer::ALL[0],
        value,
        unit: "min".into(),
        target: Some(5.0),
        data_source: String::new(),
        history,
    };
    let history =
        vec![Measured { date: day(1), value: 9.5 }, Measured { date: day(2), value: 7.0 }];
    let to = [(LinkKind::Measures, "Касса")];
    sketch.add("wait", indicator("wait", Some(7.0), history.clone()), &[], &to);
    sketch.add("typed", indicator("typed", Some(8.0), history), &[], &to);
    sketch.add("never", indicator("never", None, Vec::new()), &[], &[]);
    let records = records(&indicators(&sketch.map, texts()).to_csv(Heads::Keys));
    let (names, dates) = (column(&records, "indicator"), column(&records, "date"));
    assert_eq!(names, ["wait", "wait", "typed", "typed", "typed", "never"]);
    assert_eq!(dates, ["2026-01-01", "2026-02-01", "2026-01-01", "2026-02-01", "", ""]);
    assert_eq!(column(&records, "value"), ["9.5", "7", "9.5", "7", "8", ""]);
}

#[test]
fn worklists_are_a_table_too() {
    let mut sketch = sample();
    sketch.barrier("queue", "=Desk", 3);
    sketch.barrier("noise", "=Desk", 1);
    let lists = worklists(&sketch.map, Slice::ALL);
    let table = cjm::report::worklists(&sketch.map, &lists, texts());
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    let records = records(&table.to_csv(Heads::Keys));
    assert_eq!(column(&records, "owner"), [""]);
    assert_eq!(column(&records, "barriers"), ["queue\nnoise"]);
    assert_eq!(column(&records, "target"), ["70"]);
    assert!(table.rows[0].contains(&Cell::Flag(true)));
    let people = self::records(&table.to_csv(Heads::Names));
    assert_eq!(column(&people, "Owner"), ["nobody"]);
}
