//! What a person does to a map: every verb gives an edit that holds, wherever it is used.

use crate::support::generate;
use cjm::edit::verbs::{self, Change, Way};
use cjm::edit::{Clip, Field, History, Selection, duplicate};
use cjm::model::*;
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
