//! A corpus of damaged files: what is said about each, and how much of it opens.

use cjm::format::{Opened, read, write};
use cjm::i18n::Texts;
use cjm::model::Language;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/malformed")
}

/// Every file of the corpus by name, the sound one included.
fn corpus() -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "cjm"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).unwrap())
        })
        .collect()
}

fn counts(opened: &Opened) -> String {
    let map = &opened.document;
    format!(
        "{} elements, {} links, {} questions, {} cells, {} set aside",
        map.len(),
        map.links().len(),
        map.questions().len(),
        map.cells().len(),
        map.set_aside().len()
    )
}

#[test]
fn every_damage_is_told_with_its_place_and_costs_as_little_as_it_can() {
    let corpus = corpus();
    assert!(corpus.len() > 150, "{}", corpus.len());
    let texts = Texts::of(Language::English);
    let mut said = String::new();
    for (name, bytes) in &corpus {
        writeln!(said, "{name}").unwrap();
        match read(bytes) {
            Err(error) => writeln!(said, "  refused: {}", error.text(texts)).unwrap(),
            Ok(opened) => {
                writeln!(said, "  {}", counts(&opened)).unwrap();
                for problem in &opened.problems {
                    writeln!(said, "  {}", problem.text(texts)).unwrap();
                }
                if let Some(newer) = opened.read_only {
                    writeln!(said, "  {}", newer.text(texts)).unwrap();
                }
            }
        }
    }
    insta::assert_snapshot!(said);
}

/// Files in which nothing is lost and nothing needs to be said: laid out otherwise, with commas
/// left out or statements made twice, or with what another version understands.
const QUIET: [&str; 17] = [
    "all-on-one-line",
    "comma-missing-between-elements",
    "comma-missing-between-links",
    "dos-line-ends",
    "element-field-unknown",
    "element-raw-line-breaks",
    "flush-left",
    "header-named",
    "header-newer",
    "header-newer-format-only",
    "link-twice",
    "list-named-twice",
    "lists-twice",
    "old-mac-line-ends",
    "sound",
    "stray-commas-in-a-list",
    "tabs",
];

#[test]
fn nothing_is_lost_without_a_word_and_every_rescue_is_saved() {
    let corpus = corpus();
    let whole = counts(&read(&corpus["sound"]).unwrap());
    for (name, bytes) in corpus {
        let Ok(opened) = read(&bytes) else { continue };
        assert_eq!(opened.problems.is_empty(), QUIET.contains(&name.as_str()), "{name}");
        if opened.problems.is_empty() {
            assert_eq!(counts(&opened), whole, "{name}");
        }
        let saved = write(&opened.document);
        let again = read(&saved).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(again.document == opened.document, "{name}");
        assert_eq!(write(&again.document), saved, "{name}");
    }
}

#[test]
fn every_problem_has_its_place() {
    for (name, bytes) in corpus() {
        let Ok(opened) = read(&bytes) else { continue };
        let lines = bytes.split(|byte| *byte == b'\n').count();
        for problem in &opened.problems {
            let place = problem.place.unwrap_or_else(|| panic!("{name}: {problem}"));
            assert!((1..=lines).contains(&place.line) && place.column > 0, "{name}: {problem}");
        }
    }
}

#[test]
fn every_message_is_there_in_every_language() {
    for (name, bytes) in corpus() {
        for &language in Language::ALL {
            let texts = Texts::of(language);
            let messages: Vec<String> = match read(&bytes) {
                Err(error) => vec![error.text(texts)],
                Ok(opened) => opened.problems.iter().map(|problem| problem.text(texts)).collect(),
            };
            for message in messages {
                assert!(!message.contains("file-") && !message.contains('{'), "{name}: {message}");
                let cyrillic = message.chars().any(|c| ('а'..='я').contains(&c));
                assert_eq!(cyrillic, language != Language::English, "{name}: {message}");
            }
        }
    }
}
