//! What a person does to a map: every verb gives an edit that holds, wherever it is used.

use crate::support::generate;
use crate::support::sketch::Sketch;
use cjm::edit::verbs::{self, Change, Choice, Way};
use cjm::edit::{Clip, Entry, Field, Figure, History, Prop, Selection, Slot, duplicate};
use cjm::model::*;
use cjm::scores::Metric;
use std::sync::Arc;

fn empty() -> Document {
    Document::new(MapProps::new("Map", Language::English))
}

fn done(document: &mut Document, change: Option<Change>) -> Change {
    let change = change.expect("the verb applies");
    document.apply(&change.edit).expect("its edit holds");
    assert_eq!(document.check(), []);
    change
}

/// A map of one stage with touchpoints A, B, C, made with verbs alone.
fn three(rng: &mut Rng) -> (Document, ElementId, [ElementId; 3]) {
    let mut map = empty();
    let change = verbs::stage_after(&map, None, Phase::Service, "Stage", rng);
    let stage = done(&mut map, Some(change)).select.primary().expect("selected");
    let mut all = Vec::new();
    for name in ["A", "B", "C"] {
        let change = verbs::touchpoint_in(&map, stage, name, rng);
        all.extend(done(&mut map, change).select.primary());
    }
    (map, stage, [all[0], all[1], all[2]])
}

fn names(document: &Document) -> Vec<String> {
    let name = |id: ElementId| document.element(id).expect("it is there").content.text().to_owned();
    document.journey().into_iter().map(name).collect()
}

/// Where each touchpoint's ways lead, by name.
fn ways(document: &Document) -> Vec<String> {
    let name = |id: ElementId| document.element(id).expect("it is there").content.text();
    let mut ways = Vec::new();
    for from in document.journey() {
        for way in document.targets(from, LinkKind::Leaves) {
            let to = document.target(way, LinkKind::Arrives).expect("it leads somewhere");
            ways.push(format!("{}→{}", name(from), name(to)));
        }
    }
    ways
}

#[test]
fn touchpoints_are_added_in_a_row_with_ways_between_them() {
    let mut rng = Rng::seeded(1);
    let (mut map, _, [a, ..]) = three(&mut rng);
    assert_eq!(names(&map), ["A", "B", "C"]);
    assert_eq!(ways(&map), ["A→B", "B→C"]);
    let change = verbs::touchpoint_after(&map, a, "new", &mut rng);
    let change = done(&mut map, change);
    assert_eq!(names(&map), ["A", "new", "B", "C"]);
    assert_eq!(ways(&map), ["A→new", "new→B", "B→C"]);
    let new = change.select.primary().expect("selected");
    assert_eq!(change.typing, Some((new, Field::Main)));
}

#[test]
fn a_first_touchpoint_of_a_stage_is_led_to_and_on() {
    let mut rng = Rng::seeded(2);
    let (mut map, stage, _) = three(&mut rng);
    let change = verbs::stage_after(&map, Some(stage), Phase::Service, "Next", &mut rng);
    let next = done(&mut map, Some(change)).select.primary().expect("selected");
    let change = verbs::touchpoint_in(&map, next, "D", &mut rng);
    done(&mut map, change);
    assert_eq!(ways(&map), ["A→B", "B→C", "C→D"]);
}

#[test]
fn removing_a_touchpoint_closes_the_journey_up() {
    let mut rng = Rng::seeded(3);
    let (mut map, _, [a, b, c]) = three(&mut rng);
    let way = map.targets(a, LinkKind::Leaves)[0];
    let change = verbs::note(&map, ElementKind::Barrier, way, "locked door", &mut rng);
    done(&mut map, change);
    let change = verbs::remove(&map, &Selection::one(b));
    let change = done(&mut map, change);
    assert_eq!(change.select, Selection::one(c));
    assert_eq!(ways(&map), ["A→C"]);
    assert_eq!(map.sources(way, LinkKind::Hinders).len(), 1, "the barrier on the way stays");
}

#[test]
fn removing_a_stage_and_its_touchpoints_together_is_one_step() {
    let mut rng = Rng::seeded(4);
    let (mut map, stage, [a, b, _]) = three(&mut rng);
    let change = verbs::remove(&map, &[b, stage, a].into_iter().collect());
    done(&mut map, change);
    assert!(map.is_empty());
}

#[test]
fn touchpoints_and_stages_move_along_the_journey_and_stop_at_its_ends() {
    let mut rng = Rng::seeded(5);
    let (mut map, stage, [a, _, c]) = three(&mut rng);
    let change = verbs::move_touchpoint(&map, a, Way::On, &mut rng);
    done(&mut map, change);
    assert_eq!(names(&map), ["B", "A", "C"]);
    assert_eq!(verbs::move_touchpoint(&map, c, Way::On, &mut rng), None);
    let change = verbs::stage_after(&map, Some(stage), Phase::Service, "Next", &mut rng);
    let next = done(&mut map, Some(change)).select.primary().expect("selected");
    let change = verbs::move_touchpoint(&map, c, Way::On, &mut rng);
    done(&mut map, change);
    assert_eq!(map.source(c, LinkKind::Contains), Some(next));
    for phase in [Phase::Service, Phase::PreService] {
        let change = verbs::move_stage(&map, next, Way::Back, &mut rng);
        done(&mut map, change);
        let moved = map.element(next).and_then(|e| e.content.as_stage()).expect("a stage");
        assert_eq!(moved.phase, phase);
    }
    assert_eq!(names(&map), ["C", "B", "A"]);
    assert_eq!(verbs::move_stage(&map, next, Way::Back, &mut rng), None);
}

#[test]
fn an_emotion_is_added_once_and_then_changed() {
    let mut rng = Rng::seeded(6);
    let (mut map, _, [a, ..]) = three(&mut rng);
    for valence in [Valence::Bad, Valence::VeryGood] {
        let change = verbs::feel(&map, a, None, Journey::AsIs, valence, &mut rng);
        done(&mut map, change);
        let felt = map.targets(a, LinkKind::Feels);
        assert_eq!(felt.len(), 1);
        let emotion = map.element(felt[0]).and_then(|e| e.content.as_emotion()).expect("emotion");
        assert_eq!(emotion.valence, valence);
    }
    let change = verbs::feel(&map, a, None, Journey::ToBe, Valence::Good, &mut rng);
    done(&mut map, change);
    assert_eq!(map.targets(a, LinkKind::Feels).len(), 2);
}

#[test]
fn a_moment_of_truth_comes_and_goes() {
    let mut rng = Rng::seeded(7);
    let (mut map, _, [a, ..]) = three(&mut rng);
    for there in [true, false] {
        let change = verbs::mark(&map, a, &mut rng);
        done(&mut map, change);
        assert_eq!(map.source(a, LinkKind::Marks).is_some(), there);
    }
}

#[test]
fn notes_go_where_they_belong_and_nowhere_else() {
    let mut rng = Rng::seeded(8);
    let (mut map, stage, [a, b, _]) = three(&mut rng);
    assert_eq!(verbs::note(&map, ElementKind::Barrier, stage, "", &mut rng), None);
    assert_eq!(verbs::note(&map, ElementKind::Solution, a, "", &mut rng), None, "no barrier yet");
    let change = verbs::note(&map, ElementKind::Barrier, a, "queue", &mut rng);
    let barrier = done(&mut map, change).select.primary().expect("selected");
    let change = verbs::note(&map, ElementKind::Solution, a, "tickets", &mut rng);
    let solution = done(&mut map, change).select.primary().expect("selected");
    assert_eq!(map.targets(solution, LinkKind::Answers), [barrier]);
    for kind in [ElementKind::Evidence, ElementKind::Quote, ElementKind::Indicator] {
        let change = verbs::note(&map, kind, b, "text", &mut rng);
        done(&mut map, change);
    }
    let change = verbs::connect(&map, b, a, &mut rng);
    done(&mut map, change);
    assert_eq!(ways(&map), ["A→B", "B→C", "B→A"]);
    assert_eq!(verbs::connect(&map, a, a, &mut rng), None);
}

#[test]
fn a_duplicate_has_everything_and_stands_behind_its_original() {
    let mut rng = Rng::seeded(9);
    let (mut map, _, [a, b, _]) = three(&mut rng);
    let change = verbs::note(&map, ElementKind::Barrier, a, "queue", &mut rng);
    done(&mut map, change);
    let change = verbs::note(&map, ElementKind::Solution, a, "tickets", &mut rng);
    done(&mut map, change);
    let change = verbs::feel(&map, a, None, Journey::AsIs, Valence::Bad, &mut rng);
    done(&mut map, change);
    let change = duplicate(&map, &[a, b].into_iter().collect(), &mut rng);
    let change = done(&mut map, change);
    assert_eq!(names(&map), ["A", "B", "A", "B", "C"]);
    assert_eq!(change.select.len(), 2);
    let copy = map.journey()[2];
    let barriers = map.sources(copy, LinkKind::Hinders);
    assert_eq!(barriers.len(), 1);
    assert_eq!(map.sources(barriers[0], LinkKind::Answers).len(), 1);
    assert_eq!(map.targets(copy, LinkKind::Feels).len(), 1);
    assert_eq!(ways(&map), ["A→B", "B→C", "A→B"], "the way between the copies came along");
}

#[test]
fn a_clip_is_a_file_and_goes_into_another_map() {
    let mut rng = Rng::seeded(10);
    let from = generate::map(30, 4);
    let chosen: Selection = from.journey()[3..6].iter().copied().collect();
    let clip = Clip::of(&from, &chosen).expect("something is chosen");
    let text = cjm::format::write(&clip.document);
    let read = cjm::format::read(&text).expect("a clip is a map file");
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    let clip = Clip::from_document(read.document);
    let (mut map, _, [a, ..]) = three(&mut rng);
    let change = clip.paste(&map, &Selection::one(a), &mut rng);
    let change = done(&mut map, change);
    assert_eq!(change.select.len(), 3);
    let pasted: Vec<String> = names(&map)[1..4].to_vec();
    let copied: Vec<String> = names(&from)[3..6].to_vec();
    assert_eq!(pasted, copied);
    assert_eq!(map.count(ElementKind::Persona), 1);
    let again = clip.paste(&map, &Selection::one(a), &mut rng);
    done(&mut map, again);
    assert_eq!(map.count(ElementKind::Persona), 1, "the persona is there already");
}

#[test]
fn stages_pasted_together_keep_their_order() {
    let mut s = Sketch::new();
    for name in ["One", "Two", "Three", "Four"] {
        s.stage(name, Phase::Service);
    }
    let all: Selection = s.map.stages().into_iter().collect();
    let clip = Clip::of(&s.map, &all).expect("stages are chosen");
    for seed in 0..20 {
        let mut rng = Rng::seeded(seed);
        let (mut map, _, [_, b, _]) = three(&mut rng);
        let change = clip.paste(&map, &Selection::one(b), &mut rng);
        done(&mut map, change);
        let names = map.stages().into_iter().map(|id| map.element(id).unwrap().content.text());
        let names: Vec<&str> = names.filter(|name| all_names().contains(name)).collect();
        assert_eq!(names, all_names(), "seed {seed}");
    }
}

fn all_names() -> [&'static str; 4] {
    ["One", "Two", "Three", "Four"]
}

#[test]
fn texts_are_read_and_written_by_name() {
    let map = generate::map(20, 8);
    for (id, element) in map.elements() {
        let fields = Field::all_of(element.kind());
        let named: Vec<&str> = fields.iter().filter_map(|f| f.of(&element.content)).collect();
        let texts = element.content.texts();
        assert_eq!(named, texts[..fields.len()]);
        assert!(texts[fields.len()..].iter().all(|text| text.is_empty()), "a text has no name");
        for &field in fields {
            assert_eq!(field.edit(&map, id, field.of(&element.content).unwrap_or_default()), None);
            let mut changed = map.clone();
            let edit = field.edit(&map, id, "other").expect("it differs");
            changed.apply(&edit).expect("a text may be anything");
            let now = changed.element(id).expect("it is there");
            assert_eq!(field.of(&now.content), Some("other"));
            let same = fields.iter().filter(|&&other| other != field);
            for other in same {
                assert_eq!(other.of(&now.content), other.of(&element.content));
            }
        }
    }
}

/// Whatever is selected, a verb gives nothing or an edit that holds and can be undone.
#[test]
fn every_verb_holds_on_any_selection() {
    let mut rng = Rng::seeded(77);
    let mut history = History::unsaved(Arc::new(generate::map(25, 12)));
    let start = history.now().clone();
    let (mut applied, mut tried) = (0, 0);
    while applied < 600 {
        tried += 1;
        assert!(tried < 20_000, "only {applied} of {tried} applied");
        let now = history.now().clone();
        let ids: Vec<ElementId> = {
            let mut ids: Vec<ElementId> = now.elements().map(|(id, _)| id).collect();
            ids.sort_unstable();
            ids
        };
        if ids.len() < 40 {
            while history.undo().is_some() {}
            continue;
        }
        let pick = |rng: &mut Rng| ids[rng.below(ids.len())];
        let (one, other) = (pick(&mut rng), pick(&mut rng));
        let several: Selection = (0..=rng.below(4)).map(|_| pick(&mut rng)).collect();
        let way = [Way::Back, Way::On][rng.below(2)];
        let kind = ElementKind::ALL[rng.below(ElementKind::ALL.len())];
        let valence = Valence::ALL[rng.below(5)];
        let journey = Journey::ALL[rng.below(2)];
        let change = match rng.below(13) {
            0 => verbs::touchpoint_after(&now, one, "t", &mut rng),
            1 => verbs::touchpoint_in(&now, one, "t", &mut rng),
            2 => Some(verbs::stage_after(&now, Some(one), Phase::ALL[rng.below(3)], "s", &mut rng)),
            3 | 4 => verbs::note(&now, kind, one, "n", &mut rng),
            5 => verbs::feel(&now, one, None, journey, valence, &mut rng),
            6 => verbs::mark(&now, one, &mut rng),
            7 => verbs::move_touchpoint(&now, one, way, &mut rng),
            8 => verbs::move_stage(&now, one, way, &mut rng),
            9 => verbs::connect(&now, one, other, &mut rng),
            10 => verbs::remove(&now, &several),
            11 => duplicate(&now, &several, &mut rng),
            _ => Clip::of(&now, &several)
                .and_then(|clip| clip.paste(&now, &Selection::one(other), &mut rng)),
        };
        let Some(change) = change else { continue };
        let step = change.name.clone();
        history
            .apply(step.clone(), &several, &change.edit)
            .unwrap_or_else(|error| panic!("{step:?}: {error}\n{:?}", change.edit));
        let now = history.now();
        assert_eq!(now.check(), [], "{step:?}");
        assert!(change.select.iter().all(|id| now.contains(id)), "{step:?} selects what is there");
        assert!(change.typing.is_none_or(|(id, _)| now.contains(id)));
        applied += 1;
    }
    while history.undo().is_some() {}
    assert_eq!(*history.now(), start);
}

/// Something said in the inspector: any figure, text, choice or link, of any elements.
fn said(map: &Document, rng: &mut Rng) -> Option<Edit> {
    let all: Vec<ElementId> = {
        let kind = ElementKind::ALL[rng.below(ElementKind::ALL.len())];
        map.of_kind(kind)
    };
    let first = *all.get(rng.below(all.len().max(1)))?;
    let some: Vec<ElementId> = if rng.below(2) == 0 { vec![first] } else { all };
    let touchpoints = map.journey();
    let touchpoint = *touchpoints.get(rng.below(touchpoints.len().max(1)))?;
    let persona = map.of_kind(ElementKind::Persona).first().copied().filter(|_| rng.below(2) == 0);
    let change = match rng.below(10) {
        0 | 1 => return typed(map, &some, rng),
        2 | 3 => verbs::set(map, &some, choice(rng), rng),
        4 => verbs::assign(map, &some, persona),
        5 => verbs::mark_all(map, &some, rng),
        6 => {
            let (journey, valence) = (Journey::ALL[rng.below(2)], Valence::ALL[rng.below(5)]);
            let feel = |id| verbs::feel(map, id, persona, journey, valence, rng);
            verbs::each(&some, "step-emotion-several", feel)
        }
        7 => verbs::shift(map, &some, first, rng.below(5), rng),
        8 => {
            let kind = LinkKind::ALL[rng.below(LinkKind::ALL.len())];
            let link = Link::new(kind, first, touchpoint);
            verbs::tie(map, link).or_else(|| verbs::take_off(map, *map.links_of(first).first()?))
        }
        _ => {
            let ends = [LinkKind::Leaves, LinkKind::Arrives];
            verbs::reroute(map, first, ends[rng.below(2)], touchpoint)
        }
    };
    change.map(|change| change.edit)
}

/// Something typed, understood or not.
fn typed(map: &Document, on: &[ElementId], rng: &mut Rng) -> Option<Edit> {
    let texts = ["", "7", "2,5", "35 %", "2026-09-30", "31.02.2026", "Приём", "x\ny"];
    let text = texts[rng.below(texts.len())];
    let fields = Field::all_of(map.kind(*on.first()?)?);
    let figures = [
        Figure::Clients,
        Figure::Share,
        Figure::Value,
        Figure::Target,
        Figure::Date,
        Figure::Votes,
    ];
    let entry = match rng.below(3) {
        0 => Entry::Text(fields[rng.below(fields.len())]),
        1 => Entry::Figure(figures[rng.below(figures.len())]),
        _ => Entry::Prop(Prop::Target(Metric::ALL[rng.below(Metric::ALL.len())])),
    };
    Slot { on: on.to_vec(), entry }.edit(map, text).ok()?
}

fn choice(rng: &mut Rng) -> Choice {
    let severity = [None, Some(1), Some(5)][rng.below(3)];
    match rng.below(11) {
        0 => Choice::Phase(Phase::ALL[rng.below(3)]),
        1 => Choice::Presence(Presence::ALL[rng.below(3)]),
        2 => Choice::Valence(Valence::ALL[rng.below(5)]),
        3 => Choice::Journey(Journey::ALL[rng.below(2)]),
        4 => Choice::Moment([None, Some(MomentKind::Zero)][rng.below(2)]),
        5 => Choice::Severity(severity),
        6 => Choice::Feasibility(Feasibility::ALL[rng.below(3)]),
        7 => Choice::Effort([None, Some(Effort::Small)][rng.below(2)]),
        8 => Choice::Status(SolutionStatus::ALL[rng.below(5)]),
        9 => Choice::Source(EvidenceKind::ALL[rng.below(6)]),
        _ => Choice::Layer(Layer::ALL[rng.below(5)]),
    }
}

#[test]
fn whatever_is_said_in_the_inspector_holds_and_is_undone() {
    let mut done = 0;
    for seed in 0..60 {
        // Another seed than the map's: ids are drawn anew.
        let mut rng = Rng::seeded(1_000 + seed);
        let start = Arc::new(generate::map(12, seed));
        let mut history = History::opened(start.clone());
        for _ in 0..60 {
            let Some(edit) = said(history.now(), &mut rng) else { continue };
            let name = cjm::edit::StepName::new("step-edit", "");
            history.apply(name, &Selection::none(), &edit).expect("its edit holds");
            assert_eq!(history.now().check(), [], "after {edit:?}");
            done += 1;
        }
        while history.undo().is_some() {}
        assert_eq!(**history.now(), *start);
    }
    assert!(done > 300, "only {done} changes");
}

#[test]
fn stages_keep_their_order_in_another_phase() {
    let mut rng = Rng::seeded(5);
    let mut map = empty();
    let mut stages = Vec::new();
    for (name, phase) in [
        ("A", Phase::PreService),
        ("B", Phase::PreService),
        ("C", Phase::Service),
        ("D", Phase::PostService),
    ] {
        let change = verbs::stage_after(&map, None, phase, name, &mut rng);
        stages.extend(done(&mut map, Some(change)).select.primary());
    }
    let phase = Choice::Phase(Phase::Service);
    let change = verbs::set(&map, &[stages[1], stages[3], stages[0]], phase, &mut rng);
    done(&mut map, change);
    let names = |map: &Document| -> Vec<String> {
        let name = |id: ElementId| map.element(id).unwrap().content.text().to_owned();
        map.stages().into_iter().map(name).collect()
    };
    assert_eq!(names(&map), ["A", "B", "C", "D"], "as near to where they were as may be");
    assert!(verbs::set(&map, &stages, phase, &mut rng).is_none(), "nothing is left to change");
}

#[test]
fn two_emotions_never_become_the_same_ones() {
    let mut rng = Rng::seeded(6);
    let (mut map, _, [a, ..]) = three(&mut rng);
    for journey in [Journey::AsIs, Journey::ToBe] {
        let change = verbs::feel(&map, a, None, journey, Valence::Bad, &mut rng);
        done(&mut map, change);
    }
    let felt = map.targets(a, LinkKind::Feels);
    assert!(!verbs::may_feel(&map, felt[0], None, Journey::ToBe));
    for journey in [Journey::AsIs, Journey::ToBe] {
        let choice = Choice::Journey(journey);
        assert!(verbs::set(&map, &felt, choice, &mut rng).is_none());
    }
}
