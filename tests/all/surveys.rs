//! Survey files of every shape, as tools export them: what is guessed of them, counted and left
//! out, beside figures that pandas counted from the same files.

use cjm::i18n::Texts;
use cjm::import::{
    About, Counted, ImportError, Mapping, Survey, Why, count, guess, read, read_pasted,
};
use cjm::model::{DateOrder, Document, ElementId, ElementKind, Language, Meaning};
use cjm::scores::{Metric, evaluate};
use cjm::watch::Watch;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/surveys")
}

fn survey(name: &str) -> Survey {
    let (file, sheet) = match name.split_once('#') {
        Some((file, sheet)) => (file, Some(sheet)),
        None => (name, None),
    };
    read(&folder().join(file), sheet, &Watch::default()).unwrap()
}

/// The touchpoints of the maps the surveys are about.
fn touchpoints() -> Vec<(ElementId, String)> {
    let samples = ["clinic-visit", "online-shop", "it-helpdesk"];
    let of = |sample: &str| -> Document {
        let path = format!("{}/samples/{sample}.cjm", env!("CARGO_MANIFEST_DIR"));
        cjm::format::read(&std::fs::read(path).unwrap()).unwrap().document
    };
    let mut all = Vec::new();
    for document in samples.map(of) {
        for id in document.of_kind(ElementKind::Touchpoint) {
            all.push((id, document.element(id).unwrap().content.text().to_owned()));
        }
    }
    all
}

fn guessed(survey: &Survey) -> Mapping {
    let all = touchpoints();
    let names: Vec<(ElementId, &str)> = all.iter().map(|(id, name)| (*id, &**name)).collect();
    guess(&survey.sheet, &names)
}

fn counted(survey: &Survey, mapping: &Mapping) -> Counted {
    count(&survey.sheet, mapping, &Watch::default()).unwrap()
}

type Row = (String, String, Option<String>, BTreeMap<String, String>, Vec<u64>);

fn rows(counted: &Counted) -> Vec<Row> {
    let all = touchpoints();
    let name = |about: &About| match about {
        About::Known(id) => all.iter().find(|(known, _)| known == id).unwrap().1.clone(),
        About::New(name) => name.to_string(),
    };
    let mut rows: Vec<Row> = counted
        .cells
        .iter()
        .map(|(cell, histogram)| {
            let period = cell.period.map(|month| month.to_string());
            let text = |(a, b): &(std::sync::Arc<str>, std::sync::Arc<str>)| {
                (a.to_string(), b.to_string())
            };
            let segments = cell.segments.iter().map(text).collect();
            let counts = histogram.counts().to_vec();
            (name(&cell.touchpoint), cell.metric.key().to_owned(), period, segments, counts)
        })
        .collect();
    rows.sort();
    rows
}

fn expected_rows(file: &Value) -> Vec<Row> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut rows: Vec<Row> = file["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| {
            let segments = cell["segments"].as_object().unwrap();
            let segments = segments.iter().map(|(key, value)| (key.clone(), text(value).unwrap()));
            let counts = cell["counts"].as_array().unwrap();
            let counts = counts.iter().map(|count| count.as_u64().unwrap());
            (
                text(&cell["touchpoint"]).unwrap(),
                text(&cell["metric"]).unwrap(),
                text(&cell["period"]),
                segments.collect(),
                counts.collect(),
            )
        })
        .collect();
    rows.sort();
    rows
}

fn expected() -> serde_json::Map<String, Value> {
    let text = std::fs::read_to_string(folder().join("expected.json")).unwrap();
    let Value::Object(files) = serde_json::from_str(&text).unwrap() else { panic!() };
    files
}

#[test]
fn files_of_every_shape_are_counted_as_another_tool_counts_them() {
    let expected = expected();
    assert_eq!(expected.len(), 15, "a shape is missing");
    for (name, file) in expected {
        let survey = survey(&name);
        let mapping = guessed(&survey);
        let counted = counted(&survey, &mapping);
        let long = file["form"] == "long";
        assert_eq!(mapping.is_long(), long, "{name}: {:?}", mapping.columns);
        let number = |key: &str| file[key].as_u64().unwrap();
        let skipped: Vec<(u64, u64, String, &str)> = counted
            .skipped
            .iter()
            .map(|skipped| {
                let why = match skipped.why {
                    Why::OutsideScale => "outside-scale",
                    Why::Fraction => "fraction",
                    Why::NotANumber => "not-a-number",
                    Why::Formula => "formula",
                    Why::Error => "error",
                    Why::BadDate => "bad-date",
                    Why::NoTouchpoint => "no-touchpoint",
                    Why::NoQuestion => "no-question",
                };
                (skipped.row as u64 + 1, skipped.column as u64 + 1, skipped.value.clone(), why)
            })
            .collect();
        let told: Vec<(u64, u64, String, &str)> = file["skipped"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let text = |key: &str| row[key].as_str().unwrap();
                let number = |key: &str| row[key].as_u64().unwrap();
                (number("row"), number("column"), text("value").to_owned(), text("why"))
            })
            .collect();
        assert_eq!(skipped, told, "{name}");
        let (ours, theirs) = (rows(&counted), expected_rows(&file));
        let odd = ours.iter().filter(|row| !theirs.contains(row)).take(3).collect::<Vec<_>>();
        let missing = theirs.iter().filter(|row| !ours.contains(row)).take(3).collect::<Vec<_>>();
        assert!(
            odd.is_empty() && missing.is_empty(),
            "{name}\nodd {odd:#?}\nmissing {missing:#?}\n{mapping:#?}"
        );
        assert_eq!(
            (counted.rows as u64, counted.answers),
            (number("rows"), number("answers")),
            "{name}"
        );
        let blank = if long { 0 } else { counted.blank };
        assert_eq!(counted.not_applicable + blank, number("not_applicable"), "{name}");
        for figure in file["figures"].as_array().unwrap() {
            let metric = figure["metric"].as_str().unwrap();
            let metric = *Metric::ALL.iter().find(|known| known.key() == metric).unwrap();
            let touchpoint = figure["touchpoint"].as_str().unwrap();
            let all = touchpoints();
            let known = all.iter().find(|(_, name)| name == touchpoint);
            let about =
                known.map_or_else(|| About::New(touchpoint.into()), |(id, _)| About::Known(*id));
            let score = evaluate(metric, &counted.pooled(&about, metric).unwrap()).unwrap();
            assert_eq!(score.n, figure["n"].as_u64().unwrap(), "{name}: {touchpoint}");
            let value = figure["value"].as_f64().unwrap();
            assert!((score.value - value).abs() < 1e-8, "{name}: {touchpoint}: {score:?}");
        }
    }
}

#[test]
fn a_wrong_guess_is_corrected() {
    let survey = survey("dates-ambiguous.csv");
    let mut mapping = guessed(&survey);
    let days_first = counted(&survey, &mapping);
    mapping.dates = DateOrder::MonthFirst;
    let months_first = counted(&survey, &mapping);
    assert_ne!(days_first.cells, months_first.cells);
    assert_eq!(days_first.answers, months_first.answers);
    let region = mapping.columns.iter().position(|meaning| *meaning == Meaning::Segment).unwrap();
    mapping.columns[region] = Meaning::Ignored;
    let whole = counted(&survey, &mapping);
    assert!(whole.cells.iter().all(|(cell, _)| cell.segments.is_empty()));
    assert_eq!(whole.answers, months_first.answers);
    let name = mapping.targets.keys().next().unwrap().clone();
    mapping.targets.insert(name.clone(), cjm::model::Target::Skipped);
    let fewer = counted(&survey, &mapping);
    assert_eq!(fewer.answers + fewer.unwanted[&name], whole.answers);
}

#[test]
fn a_pasted_range_is_a_survey() {
    let text = "Точка контакта\tNPS\nАптека\t10\nАптека\t9\nРегистратура\t0\n";
    let survey = read_pasted(text, &Watch::default()).unwrap();
    let counted = counted(&survey, &guessed(&survey));
    assert_eq!((counted.rows, counted.answers, counted.cells.len()), (3, 3, 2));
    assert!(
        counted.cells.iter().all(|(cell, _)| cell.metric == Metric::Nps && cell.period.is_none())
    );
}

#[test]
fn what_is_no_survey_is_refused_and_said_why() {
    let refused = |name: &str| read(&folder().join("bad").join(name), None, &Watch::default());
    let error = |name: &str| refused(name).expect_err(name);
    for name in ["empty.csv", "spaces.csv"] {
        assert!(matches!(error(name), ImportError::Empty), "{name}: {:?}", error(name));
    }
    assert!(matches!(error("binary.csv"), ImportError::NotText));
    assert!(
        matches!(error("protected.xlsx"), ImportError::Protected),
        "{:?}",
        error("protected.xlsx")
    );
    for name in ["damaged.xlsx", "damaged.xls", "damaged.ods"] {
        assert!(matches!(error(name), ImportError::Damaged(_)), "{name}: {:?}", error(name));
    }
    for name in ["bomb.xlsx", "bomb-strings.xlsx", "repeated-cells.ods"] {
        assert!(matches!(error(name), ImportError::TooLarge), "{name}: {:?}", error(name));
    }
    let text = refused("not-a-workbook.xlsx").unwrap();
    assert_eq!(text.sheet.rows(), 3, "text under another name is read all the same");
    for name in ["far-cell.xlsx", "far-cell.ods", "header-only.csv"] {
        let survey = refused(name).unwrap();
        let counted = counted(&survey, &guessed(&survey));
        assert_eq!(counted.answers, 0, "{name}");
    }
    let open_quote = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    let never_closed = format!("touchpoint,score\nCall,\"5\n{}", "Visit,4\n".repeat(20_000));
    std::fs::write(open_quote.path(), never_closed).unwrap();
    let error = read(open_quote.path(), None, &Watch::default()).unwrap_err();
    assert!(error.text(Texts::of(Language::English)).starts_with("cell B2 holds more text"));
    let missing = read(&folder().join("wide.xlsx"), Some("No"), &Watch::default());
    let Err(ImportError::NoSheet { name, known }) = missing else { panic!("{missing:?}") };
    assert_eq!((&*name, known.len()), ("No", 3));
}
