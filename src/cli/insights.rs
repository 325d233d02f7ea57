//! `cjm insights`: what a map's scores say together, as text or JSON.

use super::args::InsightsArgs;
use super::{CliError, Exit, open, print};
use crate::i18n::Texts;
use crate::insight::{
    Figures, Finding, Group, Pain, Section, Slice, findings, pooled_by, score_text, this_month,
};
use crate::model::{Document, Month};
use crate::scores::{Difference, Score};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Prints the findings, and the pooled scores of stages, phases, channels and owners.
///
/// # Errors
/// When the map cannot be read.
pub(super) fn run(args: &InsightsArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let document = open::open(&args.input, texts)?.document;
    let found = findings(&document, Slice::ALL, this_month());
    let text = if args.json {
        format!("{:#}\n", as_json(&document, &found, texts))
    } else {
        lines(&document, &found, texts)
    };
    print(&text)?;
    Ok(Exit::Fine)
}

fn lines(document: &Document, found: &[Finding], texts: &'static Texts) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    for &section in Section::ALL {
        let own: Vec<&Finding> =
            found.iter().filter(|finding| finding.kind.section() == section).collect();
        if !own.is_empty() {
            let _ = writeln!(text, "{}", section.text(texts));
        }
        for finding in own {
            let _ = writeln!(text, "  · {}", finding.text(texts));
        }
    }
    for &group in Group::ALL {
        let groups = pooled_by(document, group, None, Slice::ALL);
        if groups.iter().any(|group| !group.scores.is_empty()) {
            let _ = writeln!(text, "{}", group.text(texts));
        }
        for own in groups.iter().filter(|own| !own.scores.is_empty()) {
            let scores: Vec<String> =
                own.scores.iter().map(|score| score_text(texts, score)).collect();
            let _ = writeln!(text, "  {}: {}", own.key.name(document, texts), scores.join("; "));
        }
    }
    text
}

fn as_json(document: &Document, found: &[Finding], texts: &'static Texts) -> Value {
    let finding = |finding: &Finding| {
        let elements: Vec<String> = finding.elements.iter().map(ToString::to_string).collect();
        json!({
            "kind": finding.kind.key(),
            "severity": finding.severity.key(),
            "elements": elements,
            "figures": figures(&finding.figures),
            "text": finding.text(texts),
        })
    };
    let mut pooled = serde_json::Map::new();
    for &group in Group::ALL {
        let groups: Vec<Value> = pooled_by(document, group, None, Slice::ALL)
            .iter()
            .map(|own| {
                json!({
                    "name": own.key.name(document, texts),
                    "touchpoints": own.touchpoints.len(),
                    "scored": own.scored,
                    "scores": own.scores.iter().map(score).collect::<Vec<Value>>(),
                })
            })
            .collect();
        pooled.insert(group.key().to_owned(), Value::Array(groups));
    }
    json!({ "findings": found.iter().map(finding).collect::<Vec<Value>>(), "pooled": pooled })
}

fn score(score: &Score) -> Value {
    json!({
        "metric": score.metric.key(),
        "n": score.n,
        "value": score.value,
        "interval": score.interval.map(|(low, high)| [low, high]),
    })
}

fn pain(pain: &Pain) -> Value {
    json!({
        "value": pain.value,
        "n": pain.n,
        "unhappy": pain.unhappy,
        "clients": pain.clients,
        "moment": pain.moment_factor(),
        "severity": pain.severity,
        "barriers": pain.barrier_factor(),
    })
}

fn figures(figures: &Figures) -> Value {
    let differing = |difference: &Difference| {
        json!({
            "value": difference.value,
            "interval": difference.interval.map(|(low, high)| [low, high]),
        })
    };
    let dated = |(month, of): &(Month, Score)| {
        let mut value = score(of);
        value["period"] = json!(month.to_string());
        value
    };
    match figures {
        Figures::Pain { pain: parts, score: of } => {
            json!({ "pain": pain(parts), "score": score(of) })
        }
        Figures::Drop { before, after, difference } => json!({
            "before": score(before), "after": score(after), "difference": differing(difference),
        }),
        Figures::Target { score: of, target } => json!({ "score": score(of), "target": target }),
        Figures::Change { before, after, difference } => json!({
            "before": dated(before), "after": dated(after), "difference": differing(difference),
        }),
        Figures::Place { severity, pain: parts } => {
            json!({ "severity": severity, "pain": parts.as_ref().map(pain) })
        }
        Figures::Count { count, of } => json!({ "count": count, "of": of }),
    }
}
