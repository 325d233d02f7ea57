//! `cjm info`: what a map holds, as text or as JSON.

use super::args::InfoArgs;
use super::{CliError, Exit, open, print};
use crate::i18n::Texts;
use crate::insight::{Slice, Sources, evidence_share, headline, sources};
use crate::model::{Document, ElementId, ElementKind, Journey, Paths};
use crate::scores::Score;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Prints what the map holds.
///
/// # Errors
/// When it cannot be read.
pub(super) fn run(args: &InfoArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let opened = open::open(&args.input, texts)?;
    let facts = Facts::of(&opened.document, opened.problems.len());
    let text = if args.json { format!("{:#}\n", facts.json()) } else { facts.text(texts) };
    print(&text)?;
    Ok(Exit::Fine)
}

/// What is told about a map.
struct Facts<'a> {
    document: &'a Document,
    problems: usize,
    counts: Vec<(ElementKind, usize)>,
    personas: Vec<&'a str>,
    stages: Vec<&'a str>,
    sources: Sources,
    scores: Vec<Score>,
}

impl<'a> Facts<'a> {
    fn of(document: &'a Document, problems: usize) -> Self {
        let name = |id: &ElementId| -> Option<&'a str> {
            let content = &document.element(*id)?.content;
            let persona = content.as_persona().map(|persona| persona.name.as_str());
            persona.or_else(|| content.as_stage().map(|stage| stage.name.as_str()))
        };
        Self {
            document,
            problems,
            counts: ElementKind::ALL.iter().map(|&kind| (kind, document.count(kind))).collect(),
            personas: document.of_kind(ElementKind::Persona).iter().filter_map(name).collect(),
            stages: document.stages().iter().filter_map(name).collect(),
            sources: sources(document),
            scores: headline(document, Slice::ALL),
        }
    }

    fn json(&self) -> Value {
        let props = self.document.props();
        let counts: serde_json::Map<String, Value> =
            self.counts.iter().map(|(kind, count)| (kind.key().to_owned(), json!(count))).collect();
        let scores: Vec<Value> = self
            .scores
            .iter()
            .map(|score| {
                json!({
                    "metric": score.metric.key(),
                    "value": score.value,
                    "n": score.n,
                    "interval": score.interval.map(|(low, high)| [low, high]),
                })
            })
            .collect();
        json!({
            "title": props.title,
            "scenario": props.scenario,
            "language": props.language.key(),
            "state": props.state.key(),
            "authors": props.authors,
            "problems": self.problems,
            "elements": counts,
            "links": self.document.link_count(),
            "personas": self.personas,
            "stages": self.stages,
            "answers": self.sources.answers,
            "undated_answers": self.sources.undated,
            "periods": self.sources.months.map(|(first, last)| [first.to_string(), last.to_string()]),
            "scores": scores,
            "evidence_share": evidence_share(self.document),
            "paths": {
                "as-is": self.paths_json(&self.document.paths(Journey::AsIs)),
                "to-be": self.paths_json(&self.document.paths(Journey::ToBe)),
            },
        })
    }

    fn paths_json(&self, paths: &Paths) -> Value {
        let loops: Vec<Value> = paths
            .loops()
            .iter()
            .map(|ring| json!({ "touchpoints": self.names(&ring.touchpoints), "has_exit": ring.has_exit }))
            .collect();
        json!({
            "touchpoints": paths.touchpoints().len(),
            "starts": self.names(&paths.starts()),
            "ends": self.names(&paths.ends()),
            "longest": self.names(&paths.longest()),
            "most_travelled": paths.most_travelled().map(|route| {
                json!({ "touchpoints": self.names(&route.touchpoints), "share": route.share })
            }),
            "loops": loops,
            "branches": paths.branches().len(),
            "channel_switches": paths.channel_switches().len(),
            "dead_ends": self.names(&paths.dead_ends()),
            "unreachable": self.names(&paths.unreachable()),
        })
    }

    /// The names of touchpoints.
    fn names(&self, ids: &[ElementId]) -> Vec<&'a str> {
        let name = |id: &ElementId| -> Option<&'a str> {
            let touchpoint = self.document.element(*id)?.content.as_touchpoint()?;
            Some(touchpoint.name.as_str())
        };
        ids.iter().filter_map(name).collect()
    }

    /// The ways through today's journey, row by row.
    fn path_rows(&self, texts: &'static Texts) -> Vec<(&'static str, String)> {
        let paths = self.document.paths(Journey::AsIs);
        let longest = paths.longest().len() as u64;
        let mut rows = vec![
            ("cli-info-longest", texts.count_of(ElementKind::Touchpoint, longest)),
            ("cli-info-branches", texts.whole(paths.branches().len() as u64)),
            ("cli-info-switches", texts.whole(paths.channel_switches().len() as u64)),
        ];
        if let Some(route) = paths.most_travelled() {
            let way = self.names(&route.touchpoints).join(" → ");
            let share = texts.percent(route.share * 100.0, 0);
            rows.push(("cli-info-travelled", format!("{way} ({share})")));
        }
        for ring in paths.loops() {
            rows.push(("cli-info-loop", self.names(&ring.touchpoints).join(" ↻ ")));
        }
        rows.push(("cli-info-dead-ends", self.names(&paths.dead_ends()).join("; ")));
        rows.push(("cli-info-unreachable", self.names(&paths.unreachable()).join("; ")));
        rows
    }

    fn text(&self, texts: &'static Texts) -> String {
        let props = self.document.props();
        let mut rows: Vec<(&str, String)> = vec![
            ("cli-info-title", props.title.clone()),
            ("cli-info-scenario", props.scenario.clone()),
            ("cli-info-state", texts.word(props.state).to_owned()),
            ("cli-info-language", texts.word(props.language).to_owned()),
            ("cli-info-authors", props.authors.join(", ")),
            ("cli-info-personas", self.personas.join("; ")),
            ("cli-info-stages", self.stages.join(" → ")),
            ("cli-info-elements", self.counts(texts)),
            ("cli-info-answers", self.answers(texts)),
        ];
        rows.extend(self.scores.iter().map(|score| ("cli-info-score", score_text(score, texts))));
        if let Some(share) = evidence_share(self.document) {
            rows.push(("cli-info-evidence", texts.percent(share * 100.0, 0)));
        }
        rows.extend(self.path_rows(texts));
        if self.problems > 0 {
            rows.push(("cli-info-problems", texts.whole(self.problems as u64)));
        }
        rows.retain(|(_, value)| !value.is_empty());
        table(&rows, texts)
    }

    fn counts(&self, texts: &'static Texts) -> String {
        let some = self.counts.iter().filter(|(_, count)| *count > 0);
        some.map(|(kind, count)| texts.count_of(*kind, *count as u64))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn answers(&self, texts: &'static Texts) -> String {
        let answers = texts.whole(self.sources.answers);
        match self.sources.months {
            Some((first, last)) if first != last => {
                format!("{answers} · {} … {}", texts.month(first), texts.month(last))
            }
            Some((month, _)) => format!("{answers} · {}", texts.month(month)),
            None => answers,
        }
    }
}

fn score_text(score: &Score, texts: &'static Texts) -> String {
    let value = texts.score(score.metric, score.value);
    let name = texts.word(score.metric);
    let n = texts.whole(score.n);
    match score.interval {
        Some(interval) => {
            format!("{name} {value} · {} · n = {n}", texts.score_range(score.metric, interval))
        }
        None => format!("{name} {value} · n = {n}"),
    }
}

/// Names in one column, values in the next.
fn table(rows: &[(&'static str, String)], texts: &'static Texts) -> String {
    let names: Vec<&str> = rows.iter().map(|(key, _)| texts.get(key)).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let mut last = "";
    let mut out = String::new();
    for (name, (_, value)) in names.into_iter().zip(rows) {
        // Rows of one name follow each other.
        let shown = if name == last { "" } else { name };
        last = name;
        let gap = " ".repeat(width - shown.chars().count() + 2);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{shown}{gap}{value}");
    }
    out
}
