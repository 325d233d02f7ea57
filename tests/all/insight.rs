//! What scores mean: pain and its ranking, pooled groups, findings, worklists.

use crate::support::sketch::Sketch;
use cjm::i18n::Texts;
use cjm::insight::*;
use cjm::model::*;
use cjm::scores::{Answers, Histogram, Metric, evaluate};

const MAY: Month = Month { year: 2026, month: 5 };
const JUNE: Month = Month { year: 2026, month: 6 };
const JULY: Month = Month { year: 2026, month: 7 };

/// Satisfaction: so many unhappy (2) and so many happy (5).
fn csat(unhappy: u64, happy: u64) -> Vec<u64> {
    vec![0, unhappy, 0, 0, happy]
}

fn ranked(sketch: &Sketch) -> Vec<&str> {
    let pains = pains(&sketch.map, Slice::ALL);
    sketch.names(&pains.ranked.iter().map(|pain| pain.touchpoint).collect::<Vec<_>>())
}

fn pain_of(sketch: &Sketch, name: &str) -> Pain {
    *pains(&sketch.map, Slice::ALL).of(sketch.id(name)).unwrap()
}

fn told(sketch: &Sketch, kind: FindingKind) -> Vec<String> {
    let found = findings(&sketch.map, Slice::ALL, JULY);
    let own = found.iter().filter(|finding| finding.kind == kind);
    own.map(|finding| sketch.names(&finding.elements).join(" ")).collect()
}

fn text(sketch: &Sketch, kind: FindingKind) -> String {
    let found = findings(&sketch.map, Slice::ALL, JULY);
    let finding = found.iter().find(|finding| finding.kind == kind).expect("it is found");
    finding.text(Texts::of(Language::English))
}

#[test]
fn pain_is_the_product_of_its_parts() {
    let mut sketch = Sketch::of(&["a", "b", "c"]);
    sketch.ways("a>b");
    sketch.satisfaction("a", csat(25, 75));
    sketch.satisfaction("b", csat(50, 50));
    sketch.set("a", |it| it.clients_per_month = Some(1_000));
    sketch.set("b", |it| it.clients_per_month = Some(100));
    assert_eq!(pain_of(&sketch, "a").value, 250.0);
    assert_eq!(pain_of(&sketch, "b").value, 50.0);
    sketch.moment("decides", "b");
    assert_eq!(pain_of(&sketch, "b").value, 100.0);
    sketch.barrier("mild", "b", 2);
    sketch.barrier("on the way", "a>b", 5);
    let pain = pain_of(&sketch, "b");
    assert_eq!((pain.severity, pain.value), (5, 200.0), "the worst one, also of the way there");
    assert_eq!(pain_of(&sketch, "a").value, 250.0, "a barrier after it is not its own");
    assert_eq!((pain.n, pain.unhappy, pain.clients, pain.moment), (100, 0.5, Some(100), true));
    assert_eq!(ranked(&sketch), ["a", "b"]);
    let all = pains(&sketch.map, Slice::ALL);
    assert_eq!(sketch.names(&all.unknown), ["c"], "no answers: unknown, not painless");
    assert!(all.clients_known, "c has no answers, its clients do not matter");
}

#[test]
fn clients_unknown_anywhere_are_counted_nowhere() {
    let mut sketch = Sketch::of(&["a", "b"]);
    sketch.satisfaction("a", csat(25, 75));
    sketch.satisfaction("b", csat(50, 50));
    sketch.set("a", |it| it.clients_per_month = Some(1_000));
    let all = pains(&sketch.map, Slice::ALL);
    assert!(!all.clients_known);
    assert!(all.ranked.iter().all(|pain| pain.clients.is_none()));
    assert_eq!(ranked(&sketch), ["b", "a"]);
    assert_eq!(pain_of(&sketch, "a").value, 0.25);
    assert!(text(&sketch, FindingKind::Pain).contains("unknown somewhere"));
    sketch.set("b", |it| it.clients_per_month = Some(1));
    assert_eq!(ranked(&sketch), ["a", "b"]);
}

#[test]
fn more_of_any_part_never_hurts_less() {
    let mut rng = Rng::seeded(7);
    for _ in 0..50 {
        let mut sketch = Sketch::of(&["a", "b", "c", "d", "e", "f"]);
        for name in ["a", "b", "c", "d", "e", "f"] {
            sketch.satisfaction(name, (0..5).map(|_| rng.below(20) as u64).collect());
            let clients = rng.below(500) as u64;
            sketch.set(name, |it| it.clients_per_month = Some(clients));
            if rng.below(2) == 0 {
                sketch.barrier(&format!("{name} barrier"), name, 1 + rng.below(5) as u8);
            }
        }
        let all = pains(&sketch.map, Slice::ALL);
        assert!(all.ranked.is_sorted_by(|a, b| a.value >= b.value));
        for pain in &all.ranked {
            let parts = pain.unhappy * pain.clients.unwrap() as f64;
            assert_eq!(pain.value, parts * pain.moment_factor() * pain.barrier_factor());
        }
        let before = pain_of(&sketch, "a").value;
        sketch.moment("decides", "a");
        assert_eq!(pain_of(&sketch, "a").value, 2.0 * before);
        sketch.barrier("wall", "a", 5);
        assert!(pain_of(&sketch, "a").value >= 2.0 * before);
        assert!(pain_of(&sketch, "a").value <= 4.0 * before);
    }
}

#[test]
fn the_lead_question_says_who_is_unhappy() {
    let mut sketch = Sketch::of(&["a"]);
    sketch.answers("a", Metric::Csat, None, csat(10, 0));
    sketch.answers("a", Metric::Csi, None, vec![0, 0, 0, 0, 0, 0, 0, 0, 0, 5]);
    assert_eq!((pain_of(&sketch, "a").metric, pain_of(&sketch, "a").unhappy), (Metric::Csat, 1.0));
    sketch.set("a", |it| it.lead_metric = Some(Metric::Csi));
    assert_eq!((pain_of(&sketch, "a").metric, pain_of(&sketch, "a").unhappy), (Metric::Csi, 0.0));
}

#[test]
fn painful_is_the_worst_feeling_or_the_top_fifth() {
    let mut sketch = Sketch::of(&["a", "b", "c", "d", "e", "f", "g"]);
    for (name, unhappy) in [("a", 1), ("b", 9), ("c", 8), ("d", 0), ("e", 2), ("f", 3)] {
        sketch.satisfaction(name, csat(unhappy, 10 - unhappy));
    }
    let found = |sketch: &Sketch| {
        let all: Vec<_> =
            painful(&sketch.map, &pains(&sketch.map, Slice::ALL)).into_iter().collect();
        let mut names = sketch.names(&all);
        names.sort_unstable();
        names.join(" ")
    };
    assert_eq!(found(&sketch), "b c", "two of six are a fifth, rounded up");
    sketch.emotion("despair", "g", -2, Journey::AsIs, None);
    sketch.emotion("feared", "a", -2, Journey::ToBe, None);
    assert_eq!(found(&sketch), "b c g");
    let mut calm = Sketch::of(&["a"]);
    calm.satisfaction("a", csat(0, 10));
    assert!(painful(&calm.map, &pains(&calm.map, Slice::ALL)).is_empty(), "nobody is hurt");
}

#[test]
fn a_slice_is_what_pain_is_counted_on() {
    let mut sketch = Sketch::of(&["a"]);
    sketch.answers_of("a", Metric::Csat, Some(MAY), &[("age", "young")], csat(10, 0));
    sketch.answers_of("a", Metric::Csat, Some(JUNE), &[("age", "old")], csat(0, 10));
    let unhappy = |slice: &Slice| pains(&sketch.map, slice).ranked.first().map(|pain| pain.unhappy);
    assert_eq!(unhappy(Slice::ALL), Some(0.5));
    let of = |from, to| Slice { months: Some((from, to)), ..Slice::default() };
    assert_eq!(unhappy(&of(MAY, MAY)), Some(1.0));
    assert_eq!(unhappy(&of(JULY, JULY)), None);
    let old = Slice { months: None, segments: [("age".into(), ["old".into()].into())].into() };
    assert_eq!(unhappy(&old), Some(0.0));
}

/// Two stages of two phases, channels and owners, with answers.
fn grouped() -> Sketch {
    let mut sketch = Sketch::new();
    sketch.stage("find", Phase::PreService);
    sketch.touchpoint_with("site", "web", Presence::Both);
    sketch.touchpoint_with("hotline", "phone", Presence::Both);
    sketch.stage("visit", Phase::Service);
    sketch.touchpoint_with("portal", " Web", Presence::Both);
    sketch.touchpoint_with("desk", "", Presence::Both);
    sketch.set("site", |it| it.owner = "Sales".into());
    sketch.set("desk", |it| it.owner = "sales ".into());
    sketch.satisfaction("site", csat(1, 0));
    sketch.satisfaction("portal", csat(0, 99));
    sketch.satisfaction("desk", csat(4, 6));
    sketch.answers("desk", Metric::Nps, None, vec![1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    sketch
}

#[test]
fn groups_pool_answers_and_never_means() {
    let sketch = grouped();
    let texts = Texts::of(Language::English);
    let told = |group, metric| -> Vec<(String, usize, usize, Vec<f64>)> {
        pooled_by(&sketch.map, group, metric, Slice::ALL)
            .iter()
            .map(|own| {
                let values = own.scores.iter().map(|score| score.value).collect();
                let name = own.key.name(&sketch.map, texts);
                (name, own.touchpoints.len(), own.scored, values)
            })
            .collect()
    };
    let row =
        |name: &str, all, scored, values: &[f64]| (name.to_owned(), all, scored, values.to_vec());
    let csat_only = Some(Metric::Csat);
    assert_eq!(
        told(Group::Channel, csat_only),
        [
            row("web", 2, 2, &[99.0]),
            row("phone", 1, 0, &[]),
            row("no channel stated", 1, 1, &[60.0]),
        ],
        "99 of 100 answers, not the mean of 0 and 100"
    );
    assert_eq!(
        told(Group::Owner, csat_only),
        [row("Sales", 2, 2, &[600.0 / 11.0]), row("nobody", 2, 1, &[100.0])]
    );
    assert_eq!(
        told(Group::Stage, None),
        [row("find", 2, 1, &[0.0]), row("visit", 2, 2, &[10_500.0 / 109.0, 0.0])]
    );
    let phases = pooled_by(&sketch.map, Group::Phase, None, Slice::ALL);
    let keys: Vec<_> = phases.iter().map(|own| own.key.clone()).collect();
    assert_eq!(keys, [GroupKey::Phase(Phase::PreService), GroupKey::Phase(Phase::Service)]);
    let all = Answers::One(Histogram::new(1, csat(4, 105)));
    assert_eq!(Some(phases[1].scores[0]), evaluate(Metric::Csat, &all));
}

#[test]
fn the_most_painful_are_told_with_their_parts() {
    let mut sketch = Sketch::of(&["a", "b", "c", "d", "e"]);
    for (name, unhappy) in [("a", 10), ("b", 40), ("c", 20), ("d", 30), ("e", 0)] {
        sketch.satisfaction(name, csat(unhappy, 100 - unhappy));
        sketch.set(name, |it| it.clients_per_month = Some(2_000));
    }
    sketch.barrier("queue", "b", 3);
    assert_eq!(told(&sketch, FindingKind::Pain), ["b", "d", "c"]);
    let text = text(&sketch, FindingKind::Pain);
    assert!(text.contains("pain 1,280 = 40% × 2,000 × 1 × 1.6"), "{text}");
    assert!(text.contains("CSAT 60% (50…69, n = 100)"), "{text}");
}

#[test]
fn the_biggest_clear_drop_is_found_and_unclear_ones_are_not() {
    let mut sketch = Sketch::of(&["a", "b", "c", "d", "e"]);
    sketch.satisfaction("a", csat(10, 90));
    sketch.satisfaction("b", csat(12, 88));
    sketch.satisfaction("d", csat(14, 86));
    assert!(told(&sketch, FindingKind::Drop).is_empty());
    let text = text(&sketch, FindingKind::NoClearDrop);
    assert!(text.contains("2 pairs"), "{text}");
    sketch.satisfaction("d", csat(40, 60));
    sketch.satisfaction("e", csat(60, 40));
    sketch.answers("c", Metric::Csi, None, vec![50, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(told(&sketch, FindingKind::Drop), ["d b"], "28 points down, then 20");
    let text = self::text(&sketch, FindingKind::Drop);
    assert!(text.contains("CSAT 60% (50…69, n = 100) after CSAT 88%"), "{text}");
    assert!(text.contains("difference of −28 (−4"), "{text}");
    assert!(told(&sketch, FindingKind::NoClearDrop).is_empty());
    assert!(told(&Sketch::of(&["a"]), FindingKind::NoClearDrop).is_empty(), "nothing to compare");
}

#[test]
fn many_comparisons_need_a_clearer_difference() {
    // 30 against 45 unhappy of 100 is clear alone (2.2 % by chance) and not among ten.
    let mut pair = Sketch::of(&["a", "b"]);
    pair.satisfaction("a", csat(30, 70));
    pair.satisfaction("b", csat(45, 55));
    assert_eq!(told(&pair, FindingKind::Drop), ["b a"]);
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
    let mut many = Sketch::of(&names);
    for (at, name) in names.into_iter().enumerate() {
        many.satisfaction(name, if at == 0 { csat(30, 70) } else { csat(45, 55) });
    }
    assert!(told(&many, FindingKind::Drop).is_empty());
    assert_eq!(told(&many, FindingKind::NoClearDrop).len(), 1);
}

#[test]
fn moments_of_truth_below_target_are_told() {
    let mut sketch = Sketch::of(&["a", "b", "c"]);
    for (name, unhappy) in [("a", 20), ("b", 40), ("c", 60)] {
        sketch.satisfaction(name, csat(unhappy, 100 - unhappy));
    }
    sketch.moment("first", "a");
    sketch.moment("second", "b");
    assert_eq!(told(&sketch, FindingKind::LowMoment), ["b second"]);
    let text = text(&sketch, FindingKind::LowMoment);
    assert!(text.contains("target of 70%") && text.contains("CSAT 60% (50…69, n = 100)"), "{text}");
}

#[test]
fn what_changed_in_the_last_month_is_told_with_both_months() {
    let mut sketch = Sketch::of(&["a", "b", "c", "d"]);
    for (name, may, june) in [("a", 20, 60), ("b", 60, 20), ("c", 30, 31)] {
        sketch.answers(name, Metric::Csat, Some(MAY), csat(may, 100 - may));
        sketch.answers(name, Metric::Csat, Some(JUNE), csat(june, 100 - june));
    }
    // What nobody was asked about in the last month did not change in it.
    let march = Some(Month { year: 2026, month: 3 });
    sketch.answers("d", Metric::Csat, march, csat(0, 100));
    sketch.answers("d", Metric::Csat, Some(MAY), csat(100, 0));
    assert_eq!(told(&sketch, FindingKind::Worse), ["a"]);
    assert_eq!(told(&sketch, FindingKind::Better), ["b"]);
    assert!(told(&sketch, FindingKind::NoClearChange).is_empty());
    let text = text(&sketch, FindingKind::Worse);
    assert!(text.contains("in Jun 2026 after CSAT 80% (71…87, n = 100) in May 2026"), "{text}");
    let may = Slice { months: Some((MAY, MAY)), ..Slice::default() };
    let of_may = findings(&sketch.map, &may, JULY);
    assert!(of_may.iter().all(|it| it.kind.section() != Section::Changes), "one month alone");
    let mut still = Sketch::of(&["a"]);
    still.answers("a", Metric::Csat, Some(MAY), csat(30, 70));
    still.answers("a", Metric::Csat, Some(JUNE), csat(31, 69));
    assert!(self::text(&still, FindingKind::NoClearChange).contains("1 score"));
}

#[test]
fn open_barriers_and_quick_wins_come_by_pain() {
    let mut sketch = Sketch::of(&["a", "b", "c"]);
    sketch.ways("a>b");
    sketch.satisfaction("a", csat(10, 90));
    sketch.satisfaction("b", csat(50, 50));
    sketch.barrier("at a", "a", 5);
    sketch.barrier("to b", "a>b", 1);
    sketch.barrier("at c", "c", 4);
    sketch.barrier("answered", "b", 2);
    sketch.solution("sign", "answered", Feasibility::Own, SolutionStatus::Planned);
    sketch.solution("law", "answered", Feasibility::NotYet, SolutionStatus::Idea);
    sketch.solution("was", "answered", Feasibility::Own, SolutionStatus::Done);
    sketch.solution("no", "at a", Feasibility::Own, SolutionStatus::Rejected);
    assert_eq!(told(&sketch, FindingKind::OpenBarrier), ["to b b", "at a a", "at c c"]);
    assert_eq!(told(&sketch, FindingKind::QuickWin), ["sign answered b"]);
    let text = text(&sketch, FindingKind::QuickWin);
    assert!(text.contains("“sign”") && text.contains("severity 2 of 5"), "{text}");
    sketch.solution("mat", "at a", Feasibility::Own, SolutionStatus::Idea);
    assert_eq!(told(&sketch, FindingKind::QuickWin).len(), 1, "a is not among the painful");
}

#[test]
fn what_is_not_known_is_said() {
    let mut sketch = Sketch::of(&["none", "reported", "few", "old", "undated", "good"]);
    sketch.touchpoint_with("to come", "", Presence::ToBeOnly);
    sketch.set("reported", |it| {
        it.reported.push(Reported {
            metric: Metric::Csat,
            value: 60.0,
            n: Some(200),
            source: "report".into(),
            date: None,
        });
    });
    sketch.answers("few", Metric::Csat, Some(JUNE), csat(3, 4));
    sketch.answers("old", Metric::Csat, Some(Month { year: 2025, month: 6 }), csat(10, 90));
    sketch.answers("undated", Metric::Csat, None, csat(10, 90));
    sketch.answers("good", Metric::Csat, Some(JUNE), csat(10, 90));
    assert_eq!(told(&sketch, FindingKind::NoAnswers), ["none"]);
    assert_eq!(told(&sketch, FindingKind::ReportedOnly), ["reported"]);
    assert_eq!(told(&sketch, FindingKind::FewAnswers), ["few"]);
    assert_eq!(told(&sketch, FindingKind::OldAnswers), ["old"]);
    assert_eq!(told(&sketch, FindingKind::UndatedAnswers), ["undated"]);
    let text = text(&sketch, FindingKind::FewAnswers);
    assert!(text.contains("1 of 6 touchpoints: “few” (n = 7)"), "{text}");
}

#[test]
fn long_lists_name_some_and_count_the_rest() {
    let names: Vec<String> = (0..8).map(|at| format!("t{at}")).collect();
    let sketch = Sketch::of(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let text = text(&sketch, FindingKind::NoAnswers);
    assert!(text.contains("“t4”, 3 more.") && !text.contains("“t5”"), "{text}");
}

#[test]
fn every_kind_of_finding_speaks_every_language_and_stands_in_order() {
    let mut sketch = Sketch::of(&["a", "b", "c", "d", "e"]);
    sketch.answers("a", Metric::Csat, Some(MAY), csat(10, 90));
    sketch.answers("a", Metric::Csat, Some(JUNE), csat(60, 40));
    sketch.answers("b", Metric::Csat, Some(MAY), csat(99, 1));
    sketch.answers("b", Metric::Csat, Some(JUNE), csat(80, 20));
    sketch.satisfaction("c", csat(3, 0));
    sketch.answers("d", Metric::Csat, Some(Month { year: 2020, month: 1 }), csat(1, 99));
    sketch.moment("decides", "b");
    sketch.barrier("queue", "b", 5);
    sketch.barrier("form", "b", 2);
    sketch.solution("", "form", Feasibility::Own, SolutionStatus::Idea);
    sketch.touchpoint("f");
    let reported =
        Reported { metric: Metric::Csat, value: 6.0, n: None, source: String::new(), date: None };
    sketch.set("f", |it| it.reported.push(reported));
    let found = findings(&sketch.map, Slice::ALL, JULY);
    let quiet = [FindingKind::NoClearDrop, FindingKind::NoClearChange];
    for &kind in FindingKind::ALL.iter().filter(|kind| !quiet.contains(kind)) {
        assert!(found.iter().any(|finding| finding.kind == kind), "{} is told", kind.key());
    }
    assert!(found.is_sorted_by_key(|finding| finding.kind));
    assert_eq!(found, findings(&sketch.map, Slice::ALL, JULY));
    for &language in Language::ALL {
        let texts = Texts::of(language);
        for finding in &found {
            let text = finding.text(texts);
            assert!(!text.starts_with("finding-") && !text.contains(['{', '$']), "{text}");
            assert!(!text.contains("“”") && !text.contains("«»"), "{text}");
        }
        for &section in Section::ALL {
            assert!(!section.text(texts).starts_with("finding-"));
        }
    }
}

/// A worklist's entry of a touchpoint.
fn work(sketch: &Sketch, name: &str) -> Option<WorkItem> {
    let lists = worklists(&sketch.map, Slice::ALL);
    let mut items = lists.into_iter().flat_map(|list| list.entries);
    items.find(|item| item.touchpoint == sketch.id(name))
}

fn answered(sketch: &mut Sketch, name: &str, state: FollowUpState) {
    let since = Date { year: 2026, month: 5, day: 20 };
    let follow_up = FollowUp { state, since, answer: "a second desk".into() };
    sketch.set(name, |it| it.follow_up = Some(Box::new(follow_up)));
}

#[test]
fn worklists_go_to_owners_and_what_nobody_owns_comes_last() {
    let mut sketch = Sketch::of(&["a", "b", "c", "d", "e"]);
    for (name, unhappy) in [("a", 40), ("b", 50), ("c", 90), ("d", 60), ("e", 10)] {
        sketch.satisfaction(name, csat(unhappy, 100 - unhappy));
    }
    for (name, owner) in [("a", "Sales"), ("b", "IT"), ("d", "sales"), ("e", "Nobody to blame")] {
        sketch.set(name, |it| it.owner = owner.into());
    }
    let lists = worklists(&sketch.map, Slice::ALL);
    let told: Vec<(&str, Vec<&str>)> = lists
        .iter()
        .map(|list| {
            let ids: Vec<_> = list.entries.iter().map(|item| item.touchpoint).collect();
            (list.owner.as_str(), sketch.names(&ids))
        })
        .collect();
    assert_eq!(told, [("IT", vec!["b"]), ("Sales", vec!["d", "a"]), ("", vec!["c"])]);
    let item = &lists[0].entries[0];
    assert_eq!((item.target, item.is_low, item.score.unwrap().n), (Some(70.0), true, 100));
}

#[test]
fn comments_beside_unhappy_answers_go_along() {
    let mut sketch = Sketch::of(&["a"]);
    sketch.satisfaction("a", csat(40, 60));
    sketch.barrier("queue", "a", 3);
    for (name, answer) in [
        ("rude", Some((Metric::Csat, 1))),
        ("nice", Some((Metric::Csat, 5))),
        ("tired of it", Some((Metric::Cli, 9))),
        ("loyal", Some((Metric::Cli, 10))),
        ("just so", None),
    ] {
        let comment = SurveyComment { import: "i".into(), answer, period: None };
        let quote = Quote { comment: Some(Box::new(comment)), ..Quote::new(name, "") };
        sketch.add(name, quote, &[], &[(LinkKind::Voices, "a")]);
    }
    sketch.add("by hand", Quote::new("by hand", ""), &[], &[(LinkKind::Voices, "a")]);
    let item = work(&sketch, "a").unwrap();
    assert_eq!(sketch.names(&item.comments), ["rude", "tired of it"]);
    assert_eq!(sketch.names(&item.barriers), ["queue"]);
}

#[test]
fn what_was_done_is_measured_on_the_months_after_it() {
    let mut sketch = Sketch::of(&["a"]);
    sketch.answers("a", Metric::Csat, Some(MAY), csat(60, 40));
    sketch.answers("a", Metric::Csat, None, csat(0, 500));
    assert_eq!(work(&sketch, "a"), None, "undated answers make it good");
    answered(&mut sketch, "a", FollowUpState::Done);
    let item = work(&sketch, "a").unwrap();
    assert!(!item.is_low && item.since.is_none() && !item.suggest_reopen, "nobody was asked yet");
    sketch.answers("a", Metric::Csat, Some(JUNE), csat(55, 45));
    sketch.answers("a", Metric::Csat, Some(JULY), csat(10, 40));
    let item = work(&sketch, "a").unwrap();
    let since = item.since.unwrap();
    assert_eq!((since.before.value, since.before.n), (40.0, 100), "May's, without undated ones");
    assert_eq!((since.after.n, since.after.value), (150, 8_500.0 / 150.0));
    assert_eq!(since.difference.unwrap().is_better(), Some(true));
    assert!(item.suggest_reopen, "57 % is still below 70 %");
    let july = Slice { months: Some((JULY, JULY)), ..Slice::default() };
    let lists = worklists(&sketch.map, &july);
    assert_eq!(lists[0].entries[0].since, Some(since), "whichever months are looked at");
    answered(&mut sketch, "a", FollowUpState::InWork);
    assert!(!work(&sketch, "a").unwrap().suggest_reopen, "it is not done");
    answered(&mut sketch, "a", FollowUpState::Done);
    sketch.answers("a", Metric::Csat, Some(JULY), csat(10, 400));
    let item = work(&sketch, "a").unwrap();
    assert!(!item.is_low && !item.suggest_reopen, "it stays listed, and helped");
    let months: Vec<_> = item.trend.iter().map(|(month, _)| *month).collect();
    assert_eq!(months, [MAY, JUNE, JULY]);
}
