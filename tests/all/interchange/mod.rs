//! Maps as texts of other tools, and back.

mod bad;
mod drawio;
mod mermaid;
mod ojf;
mod parser;
mod wiki;

use crate::export::hostile;
use crate::support::generate;
use cjm::format;
use cjm::interchange::{Imported, InterchangeError, Source, import};
use cjm::model::{Document, ElementId, Journey, Language, LinkKind, MapState, Rng, Valence};
use std::collections::BTreeSet;

/// The samples that come with the program.
fn samples() -> Vec<Document> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "cjm"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        format::read(&std::fs::read(path).unwrap()).unwrap_or_else(|e| panic!("{e:?}")).document
    };
    paths.iter().map(read).collect()
}

/// Samples, generated maps, and maps whose every text tries to break something.
fn maps() -> Vec<Document> {
    let generated = (1..12).map(|seed| generate::map(3 * seed as usize, seed));
    samples().into_iter().chain(generated).chain((0..40).map(hostile::map)).collect()
}

fn read(text: &str, from: Source) -> Result<Imported, InterchangeError> {
    import(text.as_bytes(), from, Language::English, &mut Rng::seeded(1))
}

fn name(document: &Document, id: ElementId) -> String {
    document.element(id).unwrap().content.text().to_owned()
}

/// A touchpoint as other tools see it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    name: String,
    /// What is felt; `None` = nothing is said.
    valence: Option<Valence>,
    /// By whom; empty = everybody.
    actors: BTreeSet<String>,
}

/// A map as other tools see it: title, and stages with their touchpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    title: String,
    scenario: String,
    stages: Vec<(String, Vec<Step>)>,
}

/// What of a map is promised to survive: texts in the form `written`, of lines joined by the
/// second argument.
fn seen(document: &Document, written: fn(&str, &str) -> String) -> Seen {
    let props = document.props();
    let journey = if props.state == MapState::ToBe { Journey::ToBe } else { Journey::AsIs };
    let stage = |id: ElementId| {
        let of = document.targets(id, LinkKind::Contains).into_iter();
        let steps = of.filter_map(|id| step(document, id, journey, written));
        (written(&name(document, id), "\n"), steps.collect())
    };
    Seen {
        title: written(&props.title, " "),
        scenario: written(&props.scenario, " "),
        stages: document.stages().into_iter().map(stage).collect(),
    }
}

fn step(
    document: &Document,
    id: ElementId,
    journey: Journey,
    written: fn(&str, &str) -> String,
) -> Option<Step> {
    let element = document.element(id).unwrap();
    let touchpoint = element.content.as_touchpoint().unwrap();
    if !touchpoint.presence.includes(journey) {
        return None;
    }
    let mut felt: Vec<(Option<ElementId>, Valence)> = Vec::new();
    for id in document.targets(id, LinkKind::Feels) {
        let emotion = document.element(id).unwrap().content.as_emotion().unwrap();
        if emotion.journey == journey {
            felt.push((document.target(id, LinkKind::Of), emotion.valence));
        }
    }
    let of_all = felt.iter().find(|(whose, _)| whose.is_none()).map(|(_, valence)| *valence);
    let valence = of_all.or_else(|| felt.iter().map(|(_, valence)| *valence).min());
    let actors = felt
        .iter()
        .filter(|(_, other)| Some(*other) == valence)
        .filter_map(|(whose, _)| Some(written(&name(document, (*whose)?), " ")))
        .filter(|name| !name.is_empty())
        .collect();
    Some(Step { name: written(&touchpoint.name, "\n"), valence, actors })
}

/// A text as it is.
fn plain(text: &str, _: &str) -> String {
    text.to_owned()
}
