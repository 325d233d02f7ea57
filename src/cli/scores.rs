//! `cjm scores`: every touchpoint's scores with their n and interval, as text, CSV or JSON.

use super::args::ScoresArgs;
use super::{CliError, Exit, open, print};
use crate::i18n::Texts;
use crate::insight::{Part, split};
use crate::model::{Document, ElementId};
use crate::scores::Score;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Prints the scores.
///
/// # Errors
/// When the map cannot be read.
pub(super) fn run(args: &ScoresArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let document = open::open(&args.input, texts)?.document;
    let rows = split(&document, args.by.unwrap_or_default());
    let text = if args.json {
        let rows: Vec<Value> = rows.iter().map(|row| as_json(&document, row)).collect();
        format!("{:#}\n", Value::Array(rows))
    } else if args.csv {
        csv(&document, &rows)
    } else {
        lines(&document, &rows, texts)
    };
    print(&text)?;
    Ok(Exit::Fine)
}

type Row = (ElementId, Part, Score);

fn name(document: &Document, id: ElementId) -> &str {
    document.element(id).map(|element| element.content.text()).unwrap_or_default()
}

/// What a row is about, for programs: month, column and value.
fn keys(part: &Part) -> (String, String, String) {
    match part {
        Part::Whole => Default::default(),
        Part::Period(month) => {
            (month.map(|month| month.to_string()).unwrap_or_default(), String::new(), String::new())
        }
        Part::Segment(segment) => {
            (String::new(), segment.column.to_string(), segment.value.to_string())
        }
    }
}

fn as_json(document: &Document, (id, part, score): &Row) -> Value {
    let mut row = json!({
        "id": id.to_string(),
        "touchpoint": name(document, *id),
        "metric": score.metric.key(),
        "n": score.n,
        "value": score.value,
        "interval": score.interval.map(|(low, high)| [low, high]),
    });
    match part {
        Part::Whole => {}
        Part::Period(month) => row["period"] = json!(month.map(|month| month.to_string())),
        Part::Segment(segment) => {
            row["segment"] = json!(*segment.column);
            row["segment_value"] = json!(*segment.value);
        }
    }
    row
}

/// Numbers with a point, as every program reads them; names that a spreadsheet would take for a
/// formula begin with an apostrophe.
fn csv(document: &Document, rows: &[Row]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = [
        "id",
        "touchpoint",
        "metric",
        "period",
        "segment",
        "segment_value",
        "n",
        "value",
        "low",
        "high",
    ];
    // Writing to memory does not fail.
    let _ = writer.write_record(head);
    let safe = |text: &str| {
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if formula { format!("'{text}") } else { text.to_owned() }
    };
    for (id, part, score) in rows {
        let (period, column, value) = keys(part);
        let end = |end: Option<f64>| end.map(|end| end.to_string()).unwrap_or_default();
        let _ = writer.write_record([
            id.to_string(),
            safe(name(document, *id)),
            safe(score.metric.key()),
            period,
            safe(&column),
            safe(&value),
            score.n.to_string(),
            score.value.to_string(),
            end(score.interval.map(|(low, _)| low)),
            end(score.interval.map(|(_, high)| high)),
        ]);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn lines(document: &Document, rows: &[Row], texts: &'static Texts) -> String {
    let mut text = String::new();
    let mut last = None;
    for (id, part, score) in rows {
        if last != Some(*id) {
            text += name(document, *id);
            text.push('\n');
            last = Some(*id);
        }
        let part = match part {
            Part::Whole => String::new(),
            Part::Period(Some(month)) => format!("{}: ", texts.month_short(*month)),
            Part::Period(None) => format!("{}: ", texts.get("survey-undated")),
            Part::Segment(segment) => {
                let value = if segment.value.is_empty() {
                    texts.get("survey-not-stated")
                } else {
                    &*segment.value
                };
                format!("{}, {value}: ", segment.column)
            }
        };
        let value = texts.score(score.metric, score.value);
        let interval = match score.interval {
            Some(range) => texts.score_range(score.metric, range),
            None => texts.get("score-no-interval").to_owned(),
        };
        let n = texts.with("score-n", &[("n", (&texts.whole(score.n)).into())]);
        let metric = texts.word(score.metric);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {part}{metric} {value}, {interval}, {n}");
    }
    text
}
