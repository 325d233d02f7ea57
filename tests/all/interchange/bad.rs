//! Bad texts: whatever comes in, there is a map or a reason, soon.

use super::read;
use cjm::i18n::Texts;
use cjm::interchange::{InterchangeError, MOST_BYTES, MOST_ELEMENTS, Source, import};
use cjm::model::{Language, Rng};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const MERMAID: &str = "---\ntitle: T\n---\njourney\n title My #58; day\n accDescr {\n a }\n \
    %%{init: {}}%%\n section A<br>b\n  Tea: 5: Ann#44; 29, Bob\n  \u{200B}title: 3 # no\n";
const OJF: &str = r#"{"version":"1.0","persona":"P","stages":[{"id":"s","name":"S"}],
    "swimlanes":[{"id":"l","name":"Pain"}],"nodes":[{"stageId":"s","swimlaneId":"l","title":"A",
    "score":-3.5,"sentiment":"angry","isMomentOfTruth":true,"blueprint":{"onstage":[{"actor":"B",
    "action":"C"}]}}]}"#;

/// There is a sound map, or a reason in every language.
fn met(bytes: &[u8], from: Source) {
    match import(bytes, from, Language::Russian, &mut Rng::seeded(1)) {
        Ok(imported) => {
            assert_eq!(imported.document.check(), []);
            for &language in Language::ALL {
                let texts = Texts::of(language);
                assert!(imported.warnings.iter().all(|it| !it.text(texts).contains("doubt-")));
            }
        }
        Err(error) => {
            for &language in Language::ALL {
                let text = error.text(Texts::of(language));
                assert!(!text.is_empty() && !text.contains("convert-"), "{text}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_met(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for &from in Source::ALL {
            met(&bytes, from);
        }
    }

    #[test]
    fn mutated_samples_are_met(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8, any::<char>()), 1..6),
    ) {
        for (sample, from) in [(MERMAID, Source::Mermaid), (OJF, Source::Ojf)] {
            let mut letters: Vec<char> = sample.chars().collect();
            for (at, to, what, letter) in &cuts {
                if letters.is_empty() {
                    break;
                }
                let (at, to) = (at.index(letters.len()), to.index(letters.len()));
                match what {
                    0 => drop(letters.remove(at)),
                    1 => letters.insert(at, *letter),
                    2 => letters.swap(at, to),
                    _ => {
                        let part: Vec<char> = letters[at.min(to)..at.max(to)].to_vec();
                        letters.splice(at..at, part);
                    }
                }
            }
            let text: String = letters.into_iter().collect();
            met(text.as_bytes(), from);
        }
    }

    #[test]
    fn lines_of_what_journeys_are_made_of_are_met(
        lines in prop::collection::vec("(journey|title |section |accDescr|[a-cЖ:;#%{}<>, \\-\u{200B}]|#58;|<br>|%%|5|---){0,9}", 0..12),
    ) {
        met(format!("journey\n{}", lines.join("\n")).as_bytes(), Source::Mermaid);
    }
}

#[test]
fn too_much_is_refused_soon() {
    let start = Instant::now();
    let error = |text: &str, from| read(text, from).unwrap_err();
    let large = "x".repeat(MOST_BYTES + 1);
    for &from in Source::ALL {
        assert_eq!(error(&large, from), InterchangeError::TooLarge);
    }
    let tasks = format!("journey\n{}", "A:5\n".repeat(MOST_BYTES / 4 - 2));
    assert_eq!(error(&tasks, Source::Mermaid), InterchangeError::TooMany);
    let actors: Vec<String> = (0..8_000).map(|at| at.to_string()).collect();
    let actors = format!("journey\n{}", format!("A: 5: {}\n", actors.join(",")).repeat(100));
    assert!(
        actors.len() < MOST_BYTES && error(&actors, Source::Mermaid) != InterchangeError::Empty
    );
    let sections = format!("journey\n{}", "section x\n".repeat(MOST_ELEMENTS + 1));
    assert_eq!(error(&sections, Source::Mermaid), InterchangeError::TooMany);
    let nodes = format!("{{\"nodes\":[{}{{}}]}}", "{},".repeat(MOST_ELEMENTS));
    assert_eq!(error(&nodes, Source::Ojf), InterchangeError::TooMany);
    let lists = format!("{{\"nodes\":[{}[]]}}", "[],".repeat(MOST_BYTES / 3 - 10));
    assert!(read(&lists, Source::Ojf).is_ok());
    let codes = format!("journey\nA{}: 5", "#1".repeat(16_000));
    assert!(read(&codes, Source::Mermaid).is_err(), "what follows # is a comment");
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
}

#[test]
fn a_large_journey_is_read_in_good_time() {
    let line = |at: usize| format!("    Step {at}: {}: Ann, Bob\n", at % 5 + 1);
    let tasks = |from: usize| (from..from + 10).map(line).collect::<String>();
    let section = |at: usize| format!("  section {at}\n{}", tasks(at * 10));
    let text = (0..1_000).map(section).collect::<Vec<_>>().concat();
    let start = Instant::now();
    let imported = read(&format!("journey\n{text}"), Source::Mermaid).unwrap();
    assert_eq!(imported.document.journey().len(), 10_000);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
