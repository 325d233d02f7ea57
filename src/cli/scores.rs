//! `cjm scores`: every touchpoint's scores with their n and interval, as text, CSV, JSON or XLSX.

use super::args::ScoresArgs;
use super::output;
use super::{CliError, Exit, open, print};
use crate::format::{Existing, NotMade};
use crate::i18n::Texts;
use crate::insight::{Part, Slice, split};
use crate::model::{Document, ElementId};
use crate::report::{self, Heads};
use crate::scores::Score;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Prints the scores.
///
/// # Errors
/// When the map cannot be read, or the workbook cannot be written.
pub(super) fn run(args: &ScoresArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let document = open::open(&args.input, texts)?.document;
    let by = args.by.unwrap_or_default();
    let table = || report::scores(&document, by, Slice::ALL, texts);
    if let Some(path) = &args.xlsx {
        let workbook = report::to_xlsx(&[table()], texts);
        output::write(path, Existing::Replace, texts, |out| match &workbook {
            Ok(bytes) => Ok(out.write_all(bytes)?),
            Err(error) => Err(NotMade::Content(error.text(texts))),
        })?;
        return Ok(Exit::Fine);
    }
    if args.csv {
        print(&table().to_csv(Heads::Keys))?;
        return Ok(Exit::Fine);
    }
    let rows = split(&document, by, Slice::ALL);
    let text = if args.json {
        let rows: Vec<Value> = rows.iter().map(|row| as_json(&document, row)).collect();
        format!("{:#}\n", Value::Array(rows))
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
