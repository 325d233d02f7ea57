//! The library of usual touchpoints and what is sown from it.

use cjm::edit::verbs::{self, SeedStage, SeedTouchpoint, Seeds};
use cjm::model::*;
use cjm::templates::library::{Question, ServiceKind, Usual, Words};
use cjm::templates::{Start, is_unnamed};
use std::collections::BTreeSet;

/// Every text of a kind with where it stands.
fn words(usual: &Usual) -> Vec<Words> {
    let stages = usual.stages.iter().flat_map(|stage| {
        let touchpoints = stage.touchpoints.iter();
        std::iter::once(stage.name).chain(touchpoints.flat_map(|it| [it.name, it.channel]))
    });
    std::iter::once(usual.name).chain(stages).collect()
}

#[test]
fn every_kind_has_enough_for_every_phase_and_question_in_every_language_and_nothing_twice() {
    assert!(ServiceKind::ALL.len() >= 8);
    for &kind in ServiceKind::ALL {
        let usual = Usual::of(kind);
        for &phase in Phase::ALL {
            let of_phase = usual.stages.iter().filter(|stage| stage.question.phase() == phase);
            let count: usize = of_phase.map(|stage| stage.touchpoints.len()).sum();
            assert!((6..=10).contains(&count), "{}, {}: {count}", kind.key(), phase.key());
        }
        for &question in Question::ALL {
            assert!(usual.stages_of(question).count() > 0, "{}: {}", kind.key(), question.key());
        }
        let questions: Vec<Question> = usual.stages.iter().map(|stage| stage.question).collect();
        assert!(questions.is_sorted(), "{}: stages stand in the journey's order", kind.key());
        for &language in Language::ALL {
            let touchpoints = usual.stages.iter().flat_map(|stage| &stage.touchpoints);
            let names = touchpoints.map(|it| it.name.in_language(language).to_lowercase());
            let stages = usual.stages.iter().map(|it| it.name.in_language(language).to_lowercase());
            let all: Vec<String> = names.chain(stages.map(|name| format!("= {name}"))).collect();
            let mut seen = BTreeSet::new();
            for name in &all {
                assert!(seen.insert(name), "{} has «{name}» twice", kind.key());
            }
        }
    }
}

#[test]
fn every_language_of_the_library_is_written_in_its_own_letters() {
    let text = |language: Language| -> String {
        let all = ServiceKind::ALL.iter().flat_map(|&kind| words(Usual::of(kind)));
        all.map(|words| words.in_language(language).to_lowercase() + "\n").collect()
    };
    for (language, foreign) in [
        (Language::English, "абвгдеєжзиіїйклмнопрстуфхцчшщьюяыэёъґ'"),
        (Language::Russian, "іїєґʼ'’"),
        (Language::Ukrainian, "ыэёъ'’"),
    ] {
        let text = text(language);
        let wrong = text.lines().find(|line| line.contains(|c| foreign.contains(c)));
        assert_eq!(wrong, None, "{}", language.key());
    }
    let ukrainian = text(Language::Ukrainian);
    for letter in ['є', 'і', 'ї', 'ʼ'] {
        assert!(ukrainian.contains(letter), "no {letter}");
    }
}

#[test]
fn names_of_kinds_and_channels_differ() {
    for &language in Language::ALL {
        let names = ServiceKind::ALL.iter().map(|&kind| Usual::of(kind).name.in_language(language));
        assert_eq!(names.collect::<BTreeSet<_>>().len(), ServiceKind::ALL.len());
    }
    let channels: BTreeSet<Words> = ServiceKind::ALL
        .iter()
        .flat_map(|&kind| &Usual::of(kind).stages)
        .flat_map(|stage| stage.touchpoints.iter().map(|touchpoint| touchpoint.channel))
        .collect();
    for &language in Language::ALL {
        let names: BTreeSet<&str> = channels.iter().map(|it| it.in_language(language)).collect();
        assert_eq!(names.len(), channels.len(), "{names:?}");
    }
}

fn seed(phase: Phase, name: &str, touchpoints: &[&str]) -> SeedStage {
    let touchpoint = |name: &&str| SeedTouchpoint { name: (*name).into(), channel: "Web".into() };
    let touchpoints = touchpoints.iter().map(touchpoint).collect();
    SeedStage { phase, name: name.to_owned(), touchpoints }
}

fn seeds(stages: Vec<SeedStage>) -> Seeds {
    Seeds { title: String::new(), persona: String::new(), stages }
}

fn sow(map: &mut Document, seeds: &Seeds) {
    let named = |phase, name: &str| !is_unnamed(phase, name);
    let mut rng = Rng::seeded(5 + map.len() as u64);
    let change = verbs::sow(map, seeds, &named, &mut rng).expect("something is sown");
    map.apply(&change.edit).expect("its edit holds");
    assert_eq!(map.check(), []);
}

/// Stages with their touchpoints, and every way, by name.
fn told(map: &Document) -> (Vec<String>, Vec<String>) {
    let name = |id: ElementId| map.element(id).expect("there").content.text().to_owned();
    let stages = map.stages().into_iter().map(|stage| {
        let touchpoints: Vec<String> =
            map.targets(stage, LinkKind::Contains).into_iter().map(name).collect();
        format!("{}: {}", name(stage), touchpoints.join(" "))
    });
    let ways = map.journey().into_iter().flat_map(|from| {
        let ways = map.targets(from, LinkKind::Leaves).into_iter();
        let ends = ways.filter_map(|way| map.target(way, LinkKind::Arrives));
        ends.map(move |to| format!("{}→{}", name(from), name(to))).collect::<Vec<_>>()
    });
    (stages.collect(), ways.collect())
}

#[test]
fn an_empty_map_is_sown_where_nobody_has_named_a_stage() {
    for &language in Language::ALL {
        let mut map = Start::Empty.map(language, &mut Rng::seeded(1)).expect("an empty map");
        let all = seeds(vec![
            seed(Phase::PreService, "Need", &["a", "b"]),
            seed(Phase::PreService, "Choice", &["c"]),
            seed(Phase::Service, "Visit", &[]),
            seed(Phase::PostService, "Result", &["d", "e"]),
        ]);
        sow(&mut map, &Seeds { title: "Title".into(), persona: "Anna".into(), ..all });
        let (stages, ways) = told(&map);
        assert_eq!(stages.len(), 4, "{stages:?}");
        assert_eq!([&stages[0], &stages[1], &stages[3]], ["Need: a b", "Choice: c", "Result: d e"]);
        assert_eq!(ways, ["a→b", "b→c", "c→d", "d→e"]);
        assert_eq!(map.props().title, "Title");
        let persona = map.of_kind(ElementKind::Persona)[0];
        assert_eq!(map.element(persona).unwrap().content.text(), "Anna");
        let first = map.element(map.journey()[0]).unwrap();
        assert_eq!(first.content.as_touchpoint().unwrap().channel, "Web");
    }
}

#[test]
fn a_map_that_has_something_keeps_it_and_leads_its_ways_through_what_is_sown() {
    let mut map = Document::new(MapProps::new("Map", Language::English));
    sow(
        &mut map,
        &seeds(vec![
            seed(Phase::PreService, "Need", &["a"]),
            seed(Phase::Service, "Visit", &["b", "c"]),
            seed(Phase::PostService, "Result", &["d"]),
        ]),
    );
    sow(
        &mut map,
        &seeds(vec![
            seed(Phase::PreService, "need", &["a2"]),
            seed(Phase::PreService, "Choice", &["x", "y"]),
            seed(Phase::Service, "Visit", &["c2"]),
            seed(Phase::PostService, "After", &["z"]),
        ]),
    );
    let (stages, ways) = told(&map);
    let expected =
        ["Need: a a2", "Choice: x y", "Visit: b c c2", "Result: d", "After: z"].map(str::to_owned);
    assert_eq!(stages, expected);
    assert_eq!(ways, ["a→a2", "a2→x", "x→y", "y→b", "b→c", "c→c2", "c2→d", "d→z"]);
}

#[test]
fn with_nothing_to_sow_nothing_is_done() {
    let map = Document::new(MapProps::new("Map", Language::English));
    let none = seeds(vec![seed(Phase::Service, "Visit", &[])]);
    assert_eq!(verbs::sow(&map, &none, &|_, _| true, &mut Rng::seeded(1)), None);
}
