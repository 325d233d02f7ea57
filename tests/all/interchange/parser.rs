//! Mermaid's own parser reads what we write, and we read what it reads: through node and the npm
//! packages `mermaid` and `jsdom` in the folder that `CJM_MERMAID` names.

use super::mermaid::held;
use super::{maps, read, seen};
use crate::support::skip;
use cjm::interchange::{Source, Target, export};
use cjm::model::Valence;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// What a script of Mermaid's folder says of each text; `None` where that is not installed.
pub(super) fn told(script: &str, texts: &[String]) -> Option<Vec<Value>> {
    let Ok(folder) = std::env::var("CJM_MERMAID") else {
        println!("skipped: CJM_MERMAID names no folder with Mermaid's parser");
        return None;
    };
    if !Path::new(&folder).join("node_modules/mermaid").is_dir() {
        skip(&format!("no Mermaid in {folder}"));
        return None;
    }
    let files = tempfile::tempdir().unwrap();
    let paths: Vec<_> = (0..texts.len()).map(|at| files.path().join(at.to_string())).collect();
    for (path, text) in paths.iter().zip(texts) {
        std::fs::write(path, text).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mermaid").join(script);
    let played = Command::new("node").arg(script).args(&paths).env("CJM_MERMAID", folder).output();
    let played = match played {
        Ok(played) => played,
        Err(error) => {
            skip(&format!("node cannot run: {error}"));
            return None;
        }
    };
    let complaint = String::from_utf8_lossy(&played.stderr);
    assert!(played.status.success(), "{complaint}");
    let lines = String::from_utf8_lossy(&played.stdout);
    let values: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(values.len(), texts.len(), "{complaint}");
    Some(values)
}

fn parsed(texts: &[String]) -> Option<Vec<Value>> {
    told("parse.mjs", texts)
}

/// A task as both can say it: section, name, score, actors.
type Task = (String, String, Option<f64>, Vec<String>);

/// Without the zero-width spaces before it: they keep Mermaid from taking it for a keyword.
fn bare(text: &str) -> String {
    text.trim().trim_start_matches('\u{200B}').replace("<br>", "\n")
}

fn theirs(value: &Value) -> (String, String, Vec<String>, Vec<Task>) {
    assert_eq!(value["error"], Value::Null);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let list = |value: &Value| value.as_array().unwrap().iter().map(text).collect::<Vec<_>>();
    let task = |task: &Value| {
        let mut actors = list(&task["actors"]);
        actors.sort();
        actors.dedup();
        (bare(&text(&task["section"])), bare(&text(&task["name"])), task["score"].as_f64(), actors)
    };
    let sections = list(&value["sections"]).iter().map(|section| bare(section)).collect();
    let tasks = value["tasks"].as_array().unwrap().iter().map(task).collect();
    (text(&value["title"]).trim().to_owned(), text(&value["description"]), sections, tasks)
}

fn score(valence: Option<Valence>) -> Option<f64> {
    valence.map(|valence| f64::from(valence.value()) + 3.0)
}

#[test]
fn mermaids_own_parser_reads_what_we_write() {
    let maps = maps();
    let texts: Vec<String> = maps.iter().map(|map| export(map, Target::Mermaid).text).collect();
    let Some(values) = parsed(&texts) else { return };
    for ((map, text), value) in maps.iter().zip(&texts).zip(&values) {
        assert_eq!(value["error"], Value::Null, "{text}");
        let ours = seen(map, held);
        let (title, description, sections, tasks) = theirs(value);
        assert_eq!((title, description), (ours.title, ours.scenario), "{text}");
        let names: Vec<String> = ours.stages.iter().map(|(name, _)| bare(name)).collect();
        assert_eq!(sections, names, "{text}");
        let steps = ours.stages.iter().flat_map(|(stage, steps)| {
            steps.iter().map(move |step| {
                let actors = step.actors.iter().cloned().collect();
                let score = score(step.valence).or(Some(3.0));
                (bare(stage), bare(&step.name), score, actors)
            })
        });
        assert_eq!(tasks, steps.collect::<Vec<Task>>(), "{text}");
    }
    println!("{} journeys read by Mermaid's parser", values.len());
}

/// Texts that others could have written; the last ones break a rule.
const OTHERS: &[&str] = &[
    "journey\n    title Working day\n    section To work\n      Tea: 5: Me\n      Stairs: 3: Me\n      Desk: 1: Me, Cat\n    section Home\n      Stairs down: 5: Me\n      Sofa: 5: Me\n",
    "journey\nA: 5",
    "journey\n\n\nsection  Two  blanks \n A  b : 4 : X , Y ,, \n",
    "journey\nsection s\nA: 5: X: Y: Z\n",
    "journey\n%% note\nsection s %% no note\n  A: 1 # note\n",
    "\n\n  journey\n A: 2\n",
    "---\ntitle: Front\n---\njourney\n A: 2\n",
    "---\ntitle: Front\n---\njourney\n title Own\n A: 2\n",
    "%%{init: {'theme': 'forest'}}%%\njourney\n A: 2\n",
    "journey\r\n title CR and LF\r\n section s\r\n A: 2: X\r\n",
    "journey\n accTitle: spoken\n accDescr: described\n A: 3\n",
    "journey\n accDescr {\n  two lines\n }\n A: 3\n",
    "journey\n section a#58;b\n c#35;d#59;: 4: e#44;f\n",
    "journey\n TITLE Loud\n Section Mixed\n A: 3\n",
    "journey\n Titles: 3\n sections: 2\n",
    "journey\n a%% b: 3\n c: 4\n",
    "journey title Behind\n A: 1\n",
    "Journey\n A: 5\n",
    "JOURNEY\n A: 5\n",
    "journey\n A: 5; B: 3\n",
    "journey\n section a;b\n",
    "journey\n nothing\n",
    "journey\n A: 1\n journey\n",
    "journey\n : 5\n",
    "journey\n title a;b\n",
];

#[test]
fn we_read_what_mermaids_own_parser_reads() {
    let texts: Vec<String> = OTHERS.iter().map(|&text| text.to_owned()).collect();
    let Some(values) = parsed(&texts) else { return };
    for (text, value) in texts.iter().zip(&values) {
        let ours = read(text, Source::Mermaid);
        if value["error"] != Value::Null {
            assert!(ours.is_err(), "Mermaid refuses {text}: {value}");
            continue;
        }
        let ours = seen(&ours.unwrap_or_else(|e| panic!("{e}\n{text}")).document, super::plain);
        let (title, _, sections, tasks) = theirs(value);
        // Front matter is read by what draws, before the parser.
        assert!(title == ours.title || title.is_empty() && text.starts_with("---"), "{text}");
        let mut names: Vec<String> = ours.stages.iter().map(|(name, _)| name.clone()).collect();
        if sections.len() < names.len() {
            assert_eq!(names.remove(0), "", "{text}");
        }
        assert_eq!(sections, names, "{text}");
        let steps = ours.stages.iter().flat_map(|(stage, steps)| {
            steps.iter().map(move |step| {
                let actors = step.actors.iter().cloned().collect();
                (stage.clone(), step.name.clone(), score(step.valence), actors)
            })
        });
        assert_eq!(tasks, steps.collect::<Vec<Task>>(), "{text}");
    }
}
