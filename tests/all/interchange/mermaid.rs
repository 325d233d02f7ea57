//! Journeys of Mermaid: what is written is read again, and what others wrote is read as Mermaid
//! reads it.

use super::{Seen, Step, maps, name, plain, read, samples, seen};
use crate::support::generate;
use cjm::interchange::{
    Doubt, Exported, InterchangeError, Loss, Source, Spot, Syntax, Target, Warning, export,
};
use cjm::model::{Document, ElementKind, LinkKind, Valence};

/// A text as Mermaid can hold it: lines joined, nothing that cannot be shown, no blanks around.
pub(super) fn held(text: &str, line_break: &str) -> String {
    let text = text.trim().replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let line = line.chars().map(|c| match c {
            c if c.is_control() || "\u{2028}\u{2029}\u{FEFF}".contains(c) => ' ',
            c => c,
        });
        lines.push(line.collect::<String>());
    }
    let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    lines.join(line_break).trim_matches(blank).to_owned()
}

/// Of a map without a feeling somewhere the middle is written.
fn neutral(mut seen: Seen) -> Seen {
    let steps = seen.stages.iter_mut().flat_map(|(_, steps)| steps);
    steps.for_each(|step| step.valence = step.valence.or(Some(Valence::Neutral)));
    seen
}

#[test]
fn writing_and_reading_again_keeps_what_is_promised() {
    for map in maps() {
        let Exported { text, .. } = export(&map, Target::Mermaid);
        let back = read(&text, Source::Mermaid).unwrap_or_else(|e| panic!("{e}\n{text}"));
        assert_eq!(back.warnings, [], "{text}");
        assert_eq!(seen(&back.document, plain), neutral(seen(&map, held)), "{text}");
        assert_eq!(back.document.check(), []);
        let again = export(&back.document, Target::Mermaid);
        let twice = read(&again.text, Source::Mermaid).unwrap().document;
        assert_eq!(seen(&twice, plain), seen(&back.document, plain), "{text}");
        assert_eq!(again.lost.each().collect::<Vec<_>>(), [], "and nothing is lost");
    }
}

#[test]
fn what_is_lost_is_counted() {
    for map in samples() {
        let lost = export(&map, Target::Mermaid).lost;
        for kind in [ElementKind::Barrier, ElementKind::Driver, ElementKind::Evidence] {
            assert_eq!(lost.of(Loss::Of(kind)), map.count(kind) as u64, "{kind:?}");
        }
        assert_eq!(lost.of(Loss::Answers), map.cells().len() as u64);
    }
    let lost = export(&generate::map(20, 1), Target::Mermaid).lost;
    assert!(lost.of(Loss::Details) == 20 && lost.of(Loss::Of(ElementKind::Transition)) > 0);
}

/// A stage with its touchpoints: name, score, actors.
type Told<'a> = (&'a str, Vec<(&'a str, Option<i8>, Vec<&'a str>)>);

#[track_caller]
fn check(text: &str, title: &str, told: &[Told<'_>], doubts: &[(usize, Doubt)]) -> Document {
    let imported = read(text, Source::Mermaid).unwrap_or_else(|e| panic!("{e}\n{text}"));
    let steps = |steps: &Vec<(&str, Option<i8>, Vec<&str>)>| -> Vec<Step> {
        let step = |(name, score, actors): &(&str, Option<i8>, Vec<&str>)| Step {
            name: (*name).to_owned(),
            valence: score.map(|score| Valence::from_value(i64::from(score) - 3).unwrap()),
            actors: actors.iter().map(|&actor| actor.to_owned()).collect(),
        };
        steps.iter().map(step).collect()
    };
    let seen = seen(&imported.document, plain);
    assert_eq!(seen.title, title);
    let stages: Vec<_> = told.iter().map(|(name, of)| ((*name).to_owned(), steps(of))).collect();
    assert_eq!(seen.stages, stages, "{text}");
    let line =
        |(line, doubt): &(usize, Doubt)| Warning { spot: Spot::Line(*line), doubt: doubt.clone() };
    assert_eq!(imported.warnings, doubts.iter().map(line).collect::<Vec<_>>());
    imported.document
}

#[test]
fn a_journey_becomes_a_map() {
    let text = "journey\n    title A day at the desk\n    section Morning\n      Open mail: 3: Ann\n      \
                Answer it: 5: Ann, Bob\n    section Evening\n      Go home: 1: Bob\n";
    let map = check(
        text,
        "A day at the desk",
        &[
            (
                "Morning",
                vec![
                    ("Open mail", Some(3), vec!["Ann"]),
                    ("Answer it", Some(5), vec!["Ann", "Bob"]),
                ],
            ),
            ("Evening", vec![("Go home", Some(1), vec!["Bob"])]),
        ],
        &[],
    );
    let journey = map.journey();
    assert_eq!(map.count(ElementKind::Persona), 2);
    assert_eq!(map.count(ElementKind::Transition), 2, "each leads to the next");
    let way = map.target(journey[0], LinkKind::Leaves).unwrap();
    assert_eq!(map.target(way, LinkKind::Arrives), Some(journey[1]));
    assert_eq!(name(&map, journey[2]), "Go home");
}

#[test]
fn everything_that_mermaid_allows_is_read() {
    check(
        "\u{FEFF}---\r\ntitle: 'It''s mine'\r\n---\r\n%% a note\r\n%%{init: {'theme': 'dark'}}%%\r\n\
         journey\r\n  Alone: 2\r\n  SECTION  Next # why\r\n  Ask #58; wait#59; #quot;pay#quot;: 4: ,Ann, , Ann\r\n\
         %% no: 3\r\n  \u{200B}section of road: 3 %% ann\r\n",
        "It's mine",
        &[
            ("", vec![("Alone", Some(2), vec![])]),
            (
                "Next",
                vec![
                    ("Ask : wait; \"pay\"", Some(4), vec!["Ann"]),
                    ("section of road", None, vec![]),
                ],
            ),
        ],
        &[(11, Doubt::NotANumber { score: "3 %% ann".into() })],
    );
    // Keywords in whatever case, several directives, a title in a comment, lines of a lone CR.
    check(
        "\n\n%%{\n init: {}\n}%%\njourney\rTitle Two\n%%title No\naccTitle: x; y\naccDescr {\n a;\n b }\nsection\nA:5:\n",
        "Two",
        &[("", vec![("A", Some(5), vec![])])],
        &[],
    );
    let scenario =
        |text: &str| read(text, Source::Mermaid).unwrap().document.props().scenario.clone();
    assert_eq!(scenario("journey\naccDescr: Ann #38; Bob\n"), "Ann & Bob");
    assert_eq!(scenario("journey\naccDescr {\n one;\n two\n}\n"), "one;\ntwo");
    check("journey title One line", "One line", &[], &[]);
    check("journey\n title: 5\n", "", &[("", vec![("title", Some(5), vec![])])], &[]);
}

#[test]
fn doubtful_scores_are_told_with_their_line() {
    let outside = |score: &str, taken| Doubt::OutsideScale { score: score.into(), taken };
    check(
        "journey\nsection S\nA: 9\nB: -1: Ann\nC: 2.5\nD: often\nE: \nF: 4: Ann: more: and more\nG: 1e0\n",
        "",
        &[(
            "S",
            vec![
                ("A", Some(5), vec![]),
                ("B", Some(1), vec!["Ann"]),
                ("C", Some(3), vec![]),
                ("D", None, vec![]),
                ("E", None, vec![]),
                ("F", Some(4), vec!["Ann"]),
                ("G", Some(1), vec![]),
            ],
        )],
        &[
            (3, outside("9", 5)),
            (4, outside("-1", 1)),
            (5, Doubt::Fraction { score: "2.5".into(), taken: 3 }),
            (6, Doubt::NotANumber { score: "often".into() }),
            (7, Doubt::NoScore),
            (8, Doubt::Ignored { text: "more: and more".into() }),
        ],
    );
    check(
        "---\nconfig:\n  theme: dark\ntitle: T\n---\njourney\n",
        "T",
        &[],
        &[(2, Doubt::FrontMatter)],
    );
}

#[test]
fn what_mermaid_does_not_allow_is_told_with_line_and_column() {
    for (text, line, column, what) in [
        ("Journey\n", 1, 1, Syntax::HeaderCase),
        ("\n  JOURNEY\n", 2, 3, Syntax::HeaderCase),
        ("graph TD\n", 1, 1, Syntax::NoHeader),
        ("%% only\n", 1, 1, Syntax::NoHeader),
        ("journeyman\n", 1, 1, Syntax::NoHeader),
        ("journey\n  A: 5; B\n", 2, 7, Syntax::Semicolon),
        ("journey\n  Ä#58;;: 5\n", 2, 8, Syntax::Semicolon),
        ("journey\n section a\n  nonsense\n", 3, 11, Syntax::NoColon),
        ("journey\n : 5\n", 2, 2, Syntax::NoName),
        ("journey\nA: 1\njourney\n", 3, 1, Syntax::SecondHeader),
        ("---\ntitle: x\njourney\n", 1, 1, Syntax::Unclosed),
        ("journey\naccDescr {\nA: 5\n", 2, 1, Syntax::Unclosed),
        ("%%{init: {\njourney\n", 1, 1, Syntax::Unclosed),
    ] {
        let expected = InterchangeError::At { line, column, what };
        assert_eq!(read(text, Source::Mermaid).unwrap_err(), expected, "{text}");
    }
}
