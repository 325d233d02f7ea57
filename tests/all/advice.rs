//! Advice: each rule fires where it should and stays silent where it should not.

use crate::support::generate;
use crate::support::sketch::Sketch;
use cjm::i18n::Texts;
use cjm::insight::{AdviceKind, Severity, advice, advice_in, evidence_share, peak_end, stale};
use cjm::model::*;
use cjm::scores::Metric;

const MARCH: Option<Month> = Some(Month { year: 2025, month: 3 });

/// What advice of one kind is about, by the names of its elements.
fn told(sketch: &Sketch, kind: AdviceKind) -> Vec<String> {
    let found = advice(&sketch.map);
    let of_kind = found.iter().filter(|advice| advice.kind == kind);
    of_kind.map(|advice| sketch.names(&advice.elements).join(" ")).collect()
}

/// A map nothing is wrong with.
fn good() -> Sketch {
    let mut sketch = Sketch::of(&["a", "b", "c"]);
    sketch.persona("Anna");
    sketch.ways("a>b b>c");
    sketch
}

#[test]
fn a_good_map_gets_no_advice() {
    assert_eq!(advice(&good().map), []);
}

#[test]
fn an_empty_map_is_only_asked_whose_it_is() {
    let found = advice(&Sketch::new().map);
    assert_eq!(found.iter().map(|a| a.kind).collect::<Vec<_>>(), [AdviceKind::NoPersona]);
    assert_eq!(told(&good(), AdviceKind::NoPersona).len(), 0);
}

#[test]
fn stages_without_touchpoints() {
    let mut sketch = good();
    sketch.stage("empty", Phase::PostService);
    assert_eq!(told(&sketch, AdviceKind::EmptyStage), ["empty"]);
}

#[test]
fn touchpoints_without_a_way_in_or_on() {
    let mut sketch = Sketch::of(&["a", "b", "c", "d"]);
    sketch.ways("a>d b>d a>c");
    assert_eq!(told(&sketch, AdviceKind::NoWayIn), ["b"]);
    assert_eq!(told(&sketch, AdviceKind::NoWayOn), ["c"]);
    sketch.ways("a>b c>d");
    assert!(told(&sketch, AdviceKind::NoWayIn).is_empty());
    assert!(told(&sketch, AdviceKind::NoWayOn).is_empty());
}

#[test]
fn loops_without_an_exit() {
    let mut sketch = Sketch::of(&["a", "b", "c", "d"]);
    sketch.ways("a>b b>c c>b a>d");
    assert_eq!(told(&sketch, AdviceKind::EndlessLoop), ["b c"]);
    sketch.ways("c>d");
    assert!(told(&sketch, AdviceKind::EndlessLoop).is_empty());
}

#[test]
fn the_target_journey_is_told_apart_and_nothing_twice() {
    let mut sketch = Sketch::of(&["a"]);
    sketch.touchpoint_with("b", "", Presence::AsIsOnly);
    sketch.touchpoints(&["c", "d", "e"]);
    sketch.ways("a>b b>c a>d c>e");
    // Without b nothing leads to c; nobody leaves d in either journey.
    let found = advice(&sketch.map);
    let journey = |kind| {
        let of_kind = found.iter().filter(move |advice| advice.kind == kind);
        of_kind.map(|a| (sketch.names(&a.elements)[0], a.journey)).collect::<Vec<_>>()
    };
    assert_eq!(journey(AdviceKind::NoWayIn), [("c", Journey::ToBe)]);
    assert_eq!(journey(AdviceKind::NoWayOn), [("d", Journey::AsIs)]);
    let told = found.iter().find(|advice| advice.kind == AdviceKind::NoWayIn).unwrap();
    let text = told.text(Texts::of(Language::English));
    assert!(text.starts_with("In the target journey: ") && text.contains("“c”"), "{text}");
}

#[test]
fn channel_changes_that_nothing_carries() {
    let mut sketch = Sketch::of(&[]);
    for (name, channel) in [("a", "web"), ("b", "phone"), ("c", "web"), ("d", "Phone")] {
        sketch.touchpoint_with(name, channel, Presence::Both);
    }
    sketch.ways("a>b b>c c>d");
    assert_eq!(told(&sketch, AdviceKind::ChannelChange), ["a b a>b", "b c b>c", "c d c>d"]);
    sketch.driver("link in the message", "a>b");
    sketch.driver("operator dials", "c");
    assert_eq!(told(&sketch, AdviceKind::ChannelChange), ["b c b>c"]);
}

#[test]
fn barriers_without_solutions() {
    let mut sketch = good();
    sketch.barrier("queue", "a", 2);
    sketch.barrier("lost", "a>b", 5);
    sketch.barrier("rude", "b", 3);
    sketch.solution("train", "rude", Feasibility::Own, SolutionStatus::Idea);
    assert_eq!(told(&sketch, AdviceKind::UnansweredBarrier), ["lost", "queue"]);
    let severities: Vec<_> = advice(&sketch.map)
        .into_iter()
        .filter(|advice| advice.kind == AdviceKind::UnansweredBarrier)
        .map(|advice| advice.severity)
        .collect();
    assert_eq!(severities, [Severity::High, Severity::Medium]);
    sketch.solution("no", "queue", Feasibility::Own, SolutionStatus::Rejected);
    assert_eq!(told(&sketch, AdviceKind::UnansweredBarrier).len(), 2, "rejected is no answer");
}

#[test]
fn painful_barriers_with_distant_solutions_only() {
    let mut sketch = good();
    sketch.barrier("queue", "a", 4);
    sketch.solution("hire", "queue", Feasibility::Sanctioned, SolutionStatus::Planned);
    sketch.solution("law", "queue", Feasibility::NotYet, SolutionStatus::Idea);
    sketch.barrier("mild", "b", 3);
    sketch.solution("later", "mild", Feasibility::NotYet, SolutionStatus::Idea);
    assert_eq!(told(&sketch, AdviceKind::DistantSolutions), ["queue hire law"]);
    sketch.solution("sign", "queue", Feasibility::Own, SolutionStatus::Idea);
    assert!(told(&sketch, AdviceKind::DistantSolutions).is_empty());
}

#[test]
fn low_emotions_that_no_barrier_explains() {
    let mut sketch = good();
    sketch.emotion("angry", "b", -1, Journey::AsIs, Some("Anna"));
    sketch.emotion("calm", "a", 0, Journey::AsIs, Some("Anna"));
    sketch.emotion("feared", "c", -2, Journey::ToBe, Some("Anna"));
    assert_eq!(told(&sketch, AdviceKind::UnexplainedLow), ["b angry"]);
    sketch.barrier("after", "b>c", 1);
    assert_eq!(told(&sketch, AdviceKind::UnexplainedLow), ["b angry"], "that comes later");
    sketch.barrier("on the way", "a>b", 1);
    assert!(told(&sketch, AdviceKind::UnexplainedLow).is_empty());
}

#[test]
fn moments_of_truth_without_scores() {
    let mut sketch = good();
    sketch.moment("decides", "b");
    assert_eq!(told(&sketch, AdviceKind::UnscoredMoment), ["b decides"]);
    let mut answer = |counts: Vec<u64>| {
        sketch.satisfaction("b", counts);
        told(&sketch, AdviceKind::UnscoredMoment).len()
    };
    assert_eq!(answer(vec![0; 5]), 1, "asked, but nobody answered");
    assert_eq!(answer(vec![0, 0, 0, 0, 1]), 0);
}

#[test]
fn low_scores_nobody_answers_for() {
    let mut sketch = good();
    sketch.satisfaction("a", vec![0, 0, 0, 40, 60]);
    assert!(told(&sketch, AdviceKind::Unowned).is_empty(), "clients are content");
    sketch.satisfaction("b", vec![50, 30, 10, 5, 5]);
    assert_eq!(told(&sketch, AdviceKind::Unowned), ["b"]);
    sketch.change("b", |content| {
        *content = Touchpoint { owner: "Desk".into(), ..Touchpoint::named("b") }.into();
    });
    assert!(told(&sketch, AdviceKind::Unowned).is_empty());
}

#[test]
fn moments_of_truth_below_target() {
    let mut sketch = good();
    sketch.satisfaction("a", vec![50, 30, 10, 5, 5]);
    sketch.satisfaction("b", vec![0, 0, 0, 40, 60]);
    assert!(told(&sketch, AdviceKind::LowMoment).is_empty(), "no moment of truth");
    sketch.moment("decides", "a");
    sketch.moment("pleases", "b");
    assert_eq!(told(&sketch, AdviceKind::LowMoment), ["a decides"]);
    let found = advice(&sketch.map);
    let low = found.iter().find(|advice| advice.kind == AdviceKind::LowMoment).unwrap();
    let text = low.text(Texts::of(Language::English));
    assert!(text.contains("CSAT 10% (6…17, n = 100)"), "{text}");
}

#[test]
fn answers_older_than_twelve_months() {
    let mut sketch = good();
    sketch.answers("a", Metric::Csat, MARCH, vec![0, 0, 0, 1, 0]);
    sketch.satisfaction("b", vec![0, 0, 0, 1, 0]);
    let stale = |sketch: &Sketch, name: &str, year, month| {
        stale(&sketch.map, sketch.id(name), Month { year, month })
    };
    assert_eq!(stale(&sketch, "a", 2026, 3), None, "twelve months are not more than twelve");
    assert_eq!(stale(&sketch, "a", 2026, 4), MARCH);
    assert_eq!(stale(&sketch, "a", 2025, 1), None, "answers from the future are not old");
    assert_eq!(stale(&sketch, "b", 2026, 4), None, "undated answers have no age");
    let kinds = |sketch: &Sketch| -> Vec<(AdviceKind, Vec<ElementId>)> {
        let found = advice_in(&sketch.map, Month { year: 2026, month: 4 });
        found.into_iter().map(|advice| (advice.kind, advice.elements)).collect()
    };
    assert_eq!(kinds(&sketch), [(AdviceKind::OldScores, vec![sketch.id("a")])]);
    sketch.answers("a", Metric::Csat, Some(Month { year: 2025, month: 5 }), vec![0, 0, 0, 1, 0]);
    assert_eq!(kinds(&sketch), [], "somebody asked again");
}

#[test]
fn faces_that_contradict_the_answers() {
    let mut sketch = good();
    sketch.satisfaction("a", vec![5, 0, 0, 0, 0]);
    sketch.satisfaction("b", vec![0, 0, 0, 0, 29]);
    sketch.emotion("glad", "a", 1, Journey::AsIs, None);
    sketch.emotion("sad", "b", -1, Journey::AsIs, None);
    sketch.barrier("why", "b", 1);
    assert_eq!(told(&sketch, AdviceKind::HappyButLow), ["a glad"]);
    assert!(told(&sketch, AdviceKind::SadButGood).is_empty(), "29 answers are few");
    sketch.satisfaction("b", vec![0, 0, 0, 0, 30]);
    assert_eq!(told(&sketch, AdviceKind::SadButGood), ["b sad"]);
    sketch.emotion("hoped", "c", -2, Journey::ToBe, None);
    sketch.satisfaction("c", vec![0, 0, 0, 0, 30]);
    assert_eq!(told(&sketch, AdviceKind::SadButGood), ["b sad"], "the target journey is no fact");
    sketch.emotion("calm", "c", 0, Journey::AsIs, None);
    assert_eq!(told(&sketch, AdviceKind::SadButGood).len(), 1, "calm contradicts nothing");
}

#[test]
fn more_than_half_assumed() {
    let mut sketch = good();
    sketch.emotion("glad", "a", 1, Journey::AsIs, None);
    sketch.driver("help", "a");
    sketch.emotion("hoped", "b", 2, Journey::ToBe, None);
    assert_eq!(told(&sketch, AdviceKind::MostlyAssumptions), ["glad help"]);
    assert_eq!(evidence_share(&sketch.map), Some(0.0));
    sketch.evidence("they say", "glad", EvidenceKind::Expert);
    assert_eq!(evidence_share(&sketch.map), Some(0.0), "an opinion is no evidence");
    sketch.evidence("asked", "glad", EvidenceKind::Interview);
    assert_eq!(evidence_share(&sketch.map), Some(0.5));
    assert!(told(&sketch, AdviceKind::MostlyAssumptions).is_empty(), "half is not more than half");
    assert_eq!(evidence_share(&good().map), None);
}

#[test]
fn target_emotions_no_better_than_todays_worst() {
    let mut sketch = good();
    sketch.persona("Boris");
    sketch.emotion("despair", "a", -2, Journey::AsIs, Some("Anna"));
    sketch.emotion("annoyed", "b", -1, Journey::AsIs, Some("Anna"));
    sketch.emotion("still annoyed", "b", -1, Journey::ToBe, Some("Anna"));
    sketch.emotion("Boris aims", "a", -2, Journey::ToBe, Some("Boris"));
    assert!(told(&sketch, AdviceKind::ToBeNotBetter).is_empty(), "nothing aimed for Anna");
    sketch.emotion("all aim", "a", -2, Journey::ToBe, None);
    assert_eq!(told(&sketch, AdviceKind::ToBeNotBetter), ["a despair all aim"]);
    sketch.emotion("hope", "a", -1, Journey::ToBe, Some("Anna"));
    assert!(told(&sketch, AdviceKind::ToBeNotBetter).is_empty());
}

#[test]
fn peak_and_end() {
    let mut sketch = Sketch::of(&["a", "b", "c"]);
    sketch.persona("Anna");
    assert_eq!(peak_end(&sketch.map, None, Journey::AsIs), None);
    sketch.emotion("a2", "a", 2, Journey::AsIs, None);
    sketch.emotion("b-2", "b", -2, Journey::AsIs, None);
    sketch.emotion("c1", "c", 1, Journey::AsIs, None);
    let figure = |sketch: &Sketch, persona| peak_end(&sketch.map, persona, Journey::AsIs);
    assert_eq!(figure(&sketch, None), Some(-0.5), "of equals the negative one");
    let anna = Some(sketch.id("Anna"));
    assert_eq!(figure(&sketch, anna), Some(-0.5), "everybody's emotions are hers too");
    sketch.emotion("Anna b", "b", 0, Journey::AsIs, Some("Anna"));
    assert_eq!(figure(&sketch, anna), Some(1.5));
    sketch.touchpoint_with("d", "", Presence::ToBeOnly);
    sketch.emotion("d-2", "d", -2, Journey::AsIs, None);
    assert_eq!(figure(&sketch, None), Some(-0.5), "d is not in today's journey");
    assert_eq!(peak_end(&sketch.map, None, Journey::ToBe), None);
}

#[test]
fn every_kind_has_a_text_in_every_language_that_says_its_names() {
    let mut sketch = Sketch::of(&["a", "b", "c", "d", "e"]);
    sketch.stage("empty", Phase::PostService);
    sketch.ways("b>c c>b a>d");
    sketch.change("a", |content| {
        *content = Touchpoint { channel: "web".into(), ..Touchpoint::named("a") }.into();
    });
    sketch.change("d", |content| {
        *content = Touchpoint { channel: "phone".into(), ..Touchpoint::named("") }.into();
    });
    sketch.emotion("low", "a", -2, Journey::AsIs, None);
    sketch.emotion("lower", "a", -2, Journey::ToBe, None);
    sketch.barrier("queue", "d", 5);
    sketch.barrier("long".repeat(50).as_str(), "d", 5);
    sketch.solution("law", "queue", Feasibility::NotYet, SolutionStatus::Idea);
    sketch.moment("decides", "a");
    sketch.satisfaction("e", vec![9, 1, 0, 0, 0]);
    sketch.moment("decides too", "e");
    sketch.emotion("glad", "e", 1, Journey::AsIs, None);
    sketch.emotion("sad", "d", -1, Journey::AsIs, None);
    sketch.answers("d", Metric::Csat, MARCH, vec![0, 0, 0, 20, 20]);
    let found = advice_in(&sketch.map, Month { year: 2026, month: 4 });
    for &kind in AdviceKind::ALL {
        assert!(found.iter().any(|advice| advice.kind == kind), "{} is told", kind.key());
    }
    assert!(found.is_sorted_by_key(|advice| (advice.severity, advice.kind)));
    for &language in Language::ALL {
        for advice in &found {
            let text = advice.text(Texts::of(language));
            assert!(!text.starts_with("advice-") && !text.contains(['{', '$']), "{text}");
            assert!(text.chars().count() < 300, "{text}");
            assert!(!text.contains("“”") && !text.contains("«»"), "{text}");
        }
        assert!(Severity::ALL.iter().all(|s| !s.text(Texts::of(language)).starts_with("advice-")));
    }
}

#[test]
fn a_very_large_map_is_checked_through() {
    let map = generate::map(10_000, 1);
    let found = advice(&map);
    assert!(found.iter().any(|advice| advice.kind == AdviceKind::UnansweredBarrier));
    assert!(found.iter().all(|advice| advice.elements.iter().all(|&id| map.contains(id))));
}
