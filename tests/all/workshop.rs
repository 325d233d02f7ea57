//! What a workshop does to a map: writing down, parking ideas and placing them, voting.

use crate::support::generate;
use crate::support::sketch::Sketch;
use cjm::edit::verbs::{self, Capture, Change, IdeaPlace};
use cjm::edit::{Clip, Field, History, Selection, StepName, duplicate};
use cjm::export::svg::{self, Options};
use cjm::layout::{Layout, View};
use cjm::model::*;
use std::sync::Arc;

/// Two touchpoints, the first with a barrier, and no ideas.
fn visit() -> Sketch {
    let mut sketch = Sketch::of(&["Reception", "Doctor"]);
    sketch.ways("Reception>Doctor");
    sketch.barrier("Queue", "Reception", 3);
    sketch
}

#[track_caller]
fn done(map: &mut Document, change: Option<Change>) -> Change {
    let change = change.expect("the verb applies");
    map.apply(&change.edit).expect("its edit holds");
    assert_eq!(map.check(), []);
    change
}

fn texts(map: &Document, kind: ElementKind) -> Vec<String> {
    let text = |id: ElementId| map.element(id).unwrap().content.text().to_owned();
    map.of_kind(kind).into_iter().map(text).collect()
}

fn names(map: &Document) -> Vec<&str> {
    map.journey().into_iter().map(|id| map.element(id).unwrap().content.text()).collect()
}

/// Parks one idea with everything that can be said of it.
fn parked(map: &mut Document, text: &str, note: &str, author: &str, rng: &mut Rng) -> ElementId {
    let change = verbs::park(map, &[text], rng);
    let id = done(map, change).select.primary().unwrap();
    for (field, said) in [(Field::Note, note), (Field::Author, author)] {
        if let Some(edit) = field.edit(map, id, said) {
            map.apply(&edit).unwrap();
        }
    }
    id
}

#[test]
fn each_line_is_the_next_item_of_its_kind() {
    let mut rng = Rng::seeded(1);
    let sketch = visit();
    let mut map = sketch.map.clone();
    let reception = sketch.id("Reception");
    let at = Some(reception);
    let lines = ["Noise", " ! No seats ", "+ Kind staff", "* More seats", "? A bell", "", "!"];
    let change = verbs::capture(&map, Capture::Barrier, at, &lines, &mut rng);
    let change = done(&mut map, change);
    assert_eq!((change.name.key, change.name.count), ("step-capture-several", 5));
    assert_eq!(change.select.primary(), at);
    assert_eq!(texts(&map, ElementKind::Barrier), ["Queue", "Noise", "No seats"]);
    assert_eq!(texts(&map, ElementKind::Driver), ["Kind staff"]);
    let seats = map.target(map.of_kind(ElementKind::Solution)[0], LinkKind::Answers).unwrap();
    assert_eq!(map.element(seats).unwrap().content.text(), "No seats", "its last barrier");
    assert_eq!(texts(&map, ElementKind::Idea), ["A bell"]);
    for kind in [Capture::Action, Capture::Expectation] {
        for line in ["waits", "asks"] {
            let change = verbs::capture(&map, kind, at, &[line], &mut rng);
            done(&mut map, change);
        }
    }
    let touchpoint = map.element(reception).unwrap().content.as_touchpoint().unwrap();
    assert_eq!((&*touchpoint.action, &*touchpoint.expectation), ("waits\nasks", "waits\nasks"));
}

#[test]
fn touchpoints_follow_one_another_also_on_an_empty_map() {
    let mut rng = Rng::seeded(2);
    let sketch = visit();
    let mut map = sketch.map.clone();
    let at = Some(sketch.id("Reception"));
    let change = verbs::capture(&map, Capture::Touchpoint, at, &["Hall", "Stairs"], &mut rng);
    let change = done(&mut map, change);
    assert_eq!(names(&map), ["Reception", "Hall", "Stairs", "Doctor"]);
    assert_eq!(change.select.primary(), Some(map.journey()[2]), "one goes on from the last");
    let mut empty = Document::new(MapProps::new("Visit", Language::English));
    let change = verbs::capture(&empty, Capture::Touchpoint, None, &["a", "!b", "c"], &mut rng);
    done(&mut empty, change);
    assert_eq!(names(&empty), ["a", "c"]);
    let barrier = empty.of_kind(ElementKind::Barrier)[0];
    assert_eq!(empty.target(barrier, LinkKind::Hinders), Some(empty.journey()[0]));
    assert_eq!(empty.stages().len(), 1);
}

#[test]
fn what_cannot_be_said_there_changes_nothing() {
    let mut rng = Rng::seeded(3);
    let sketch = visit();
    let doctor = Some(sketch.id("Doctor"));
    for (kind, at, line) in [
        (Capture::Solution, doctor, "More doctors"),
        (Capture::Barrier, None, "Noise"),
        (Capture::Idea, None, "+ a driver of nothing"),
        (Capture::Barrier, doctor, "  "),
        (Capture::Barrier, doctor, "?"),
    ] {
        let change = verbs::capture(&sketch.map, kind, at, &[line], &mut rng);
        assert_eq!(change, None, "{kind:?} {line}");
    }
}

#[test]
fn an_idea_becomes_what_its_place_says_and_takes_its_author_along() {
    use ElementKind as E;
    let mut rng = Rng::seeded(4);
    let sketch = visit();
    let at = sketch.id("Reception");
    let stage = sketch.map.stages()[0];
    let before = Some(sketch.id("Doctor"));
    let felt = |valence| IdeaPlace::Feeling {
        touchpoint: at,
        persona: None,
        journey: Journey::AsIs,
        valence,
    };
    for (place, becomes, evidence) in [
        (IdeaPlace::Note(E::Barrier, at), E::Barrier, 1),
        (IdeaPlace::Note(E::Driver, at), E::Driver, 1),
        (IdeaPlace::Note(E::Solution, at), E::Solution, 1),
        (IdeaPlace::Note(E::Indicator, at), E::Indicator, 1),
        (IdeaPlace::Note(E::Quote, at), E::Quote, 1),
        (IdeaPlace::Note(E::Evidence, at), E::Evidence, 1),
        (IdeaPlace::Text(Field::Action, at), E::Touchpoint, 1),
        (felt(Valence::Bad), E::Emotion, 1),
        (IdeaPlace::Touchpoint { stage, before }, E::Touchpoint, 1),
    ] {
        let mut map = sketch.map.clone();
        let idea = parked(&mut map, "A bell", "it rings", "Olha", &mut rng);
        let change = verbs::place_idea(&map, idea, place, &mut rng);
        let change = done(&mut map, change);
        assert_eq!(change.name, StepName::new("step-place-idea", "A bell"));
        assert_eq!(map.count(E::Idea), 0, "{place:?}");
        let new = change.select.primary().unwrap();
        assert_eq!(map.kind(new), Some(becomes), "{place:?}");
        let said = map.element(new).unwrap().content.texts().join(" ");
        assert!(said.contains("A bell"), "{place:?}: {said}");
        assert_eq!(map.count(E::Evidence), evidence, "{place:?}");
        let all: String = map
            .elements()
            .flat_map(|(_, e)| e.content.texts().map(str::to_owned))
            .collect::<Vec<_>>()
            .join(" ");
        assert!(all.contains("it rings") && all.contains("Olha"), "{place:?}: {all}");
    }
}

#[test]
fn an_idea_never_takes_the_place_of_what_is_said_already() {
    let mut rng = Rng::seeded(5);
    let mut sketch = visit();
    sketch.emotion("anger", "Reception", -2, Journey::AsIs, None);
    sketch.change("Reception", |content| Field::Action.set(content, "waits"));
    let (at, doctor) = (sketch.id("Reception"), sketch.id("Doctor"));
    let mut map = sketch.map.clone();
    let idea = parked(&mut map, "A bell", "", "", &mut rng);
    let felt = |touchpoint| IdeaPlace::Feeling {
        touchpoint,
        persona: None,
        journey: Journey::AsIs,
        valence: Valence::Good,
    };
    for place in [
        IdeaPlace::Text(Field::Action, at),
        IdeaPlace::Text(Field::Main, at),
        IdeaPlace::Text(Field::Source, at),
        felt(at),
        IdeaPlace::Note(ElementKind::Solution, doctor),
        IdeaPlace::Note(ElementKind::Persona, at),
        IdeaPlace::Note(ElementKind::Quote, map.stages()[0]),
        IdeaPlace::Note(ElementKind::Barrier, idea),
    ] {
        assert_eq!(verbs::place_idea(&map, idea, place, &mut rng), None, "{place:?}");
    }
    let place = IdeaPlace::Text(Field::Action, doctor);
    assert_eq!(verbs::place_idea(&map, at, place, &mut rng), None, "what is placed is no idea");
    let change = verbs::place_idea(&map, idea, felt(doctor), &mut rng);
    let new = done(&mut map, change).select.primary().unwrap();
    let emotion = map.element(new).unwrap().content.as_emotion().unwrap();
    assert_eq!((&*emotion.word, emotion.valence), ("A bell", Valence::Good));
    assert_eq!(map.count(ElementKind::Evidence), 0, "nothing else was said of it");
}

#[test]
fn nothing_hangs_on_an_idea() {
    for &link in LinkKind::ALL {
        for &kind in ElementKind::ALL {
            assert!(!allowed(link, kind, ElementKind::Idea), "{link:?} {kind:?}");
            assert!(!allowed(link, ElementKind::Idea, kind), "{link:?} {kind:?}");
        }
    }
}

#[test]
fn ideas_are_put_in_order_copied_and_pasted() {
    let mut rng = Rng::seeded(6);
    let mut map = visit().map;
    let change = verbs::park(&map, &["a", "b", "c"], &mut rng);
    done(&mut map, change);
    let ideas = map.of_kind(ElementKind::Idea);
    let change = verbs::reorder(&map, ideas[2], 0, &mut rng);
    done(&mut map, change);
    assert_eq!(texts(&map, ElementKind::Idea), ["c", "a", "b"]);
    assert_eq!(verbs::reorder(&map, ideas[2], 0, &mut rng), None);
    let change = verbs::reorder(&map, ideas[0], 9, &mut rng);
    done(&mut map, change);
    assert_eq!(texts(&map, ElementKind::Idea), ["c", "b", "a"]);
    let all: Selection = map.of_kind(ElementKind::Idea).into_iter().collect();
    let clip = Clip::of(&map, &all).unwrap();
    let change = clip.paste(&map, &Selection::none(), &mut rng);
    done(&mut map, change);
    assert_eq!(texts(&map, ElementKind::Idea), ["c", "b", "a", "c", "b", "a"]);
    let change = duplicate(&map, &Selection::one(ideas[1]), &mut rng);
    done(&mut map, change);
    assert_eq!(texts(&map, ElementKind::Idea), ["c", "b", "a", "c", "b", "a", "b"]);
    let change = verbs::remove(&map, &Selection::one(ideas[1]));
    let change = done(&mut map, change);
    assert_eq!(change.select, Selection::one(ideas[0]), "the next one of the lot");
}

#[test]
fn dots_are_given_taken_counted_and_cleared() {
    let mut sketch = visit();
    sketch.barrier("Noise", "Doctor", 1);
    sketch.solution("Seats", "Queue", Feasibility::Own, SolutionStatus::Idea);
    let (queue, noise, seats) = (sketch.id("Queue"), sketch.id("Noise"), sketch.id("Seats"));
    let mut map = sketch.map.clone();
    let here = Selection::one(noise);
    for (ids, by) in
        [(vec![queue], 1), (vec![seats, noise], 2), (vec![seats], 1), (vec![noise], -1)]
    {
        let change = verbs::vote(&map, &ids, by, &here);
        assert_eq!(done(&mut map, change).select, here, "what is selected stays so");
    }
    let mut ranking = verbs::ranking(&map);
    assert_eq!(ranking.remove(0), (seats, 3));
    assert_eq!(ranking.iter().map(|(_, votes)| *votes).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(verbs::vote(&map, &map.journey(), 1, &here), None, "those are not voted on");
    let change = verbs::vote(&map, &[queue], -7, &here);
    done(&mut map, change);
    assert_eq!(verbs::vote(&map, &[queue], -1, &here), None, "never below none");
    let change = verbs::vote(&map, &[queue], i32::MAX, &here);
    done(&mut map, change);
    assert_eq!(verbs::ranking(&map)[0], (queue, MOST_VOTES));
    assert_eq!(verbs::vote(&map, &[queue], 1, &here), None);
    let change = verbs::clear_votes(&map, &here);
    assert_eq!(done(&mut map, change).name.count, 3);
    assert!(map == sketch.map, "as if nobody had voted");
    assert_eq!(verbs::clear_votes(&map, &here), None);
}

/// One of the changes a workshop makes, wherever it fits.
fn change(map: &Document, rng: &mut Rng) -> Option<Change> {
    let mut ids: Vec<ElementId> = map.elements().map(|(id, _)| id).collect();
    ids.sort_unstable();
    let any = |rng: &mut Rng| ids[rng.below(ids.len())];
    let (id, other) = (any(rng), any(rng));
    let ideas = map.of_kind(ElementKind::Idea);
    let idea = if ideas.is_empty() { id } else { ideas[rng.below(ideas.len())] };
    let lines = ["Noise", "! Queue", "+Kind staff", "* Seats", "? A bell", " ", "!", "№ 7\tx"];
    let line = |rng: &mut Rng| lines[rng.below(lines.len())];
    let touchpoint = map.journey()[rng.below(map.journey().len())];
    let at = [None, Some(touchpoint), Some(id)][rng.below(3)];
    let kind = Capture::ALL[rng.below(Capture::ALL.len())];
    match rng.below(6) {
        0 => {
            let said = [line(rng), line(rng), line(rng)];
            verbs::capture(map, kind, at, &said[..=rng.below(3)], rng)
        }
        1 => verbs::park(map, &[line(rng), "more"][..=rng.below(2)], rng),
        2 => {
            let on = if rng.below(4) == 0 { id } else { touchpoint };
            let fields = [Field::Action, Field::Channel, Field::Owner, Field::Main, Field::Quote];
            let notes = [
                ElementKind::Barrier,
                ElementKind::Solution,
                ElementKind::Quote,
                ElementKind::Evidence,
                ElementKind::Stage,
            ];
            let place = match rng.below(4) {
                0 => IdeaPlace::Text(fields[rng.below(5)], on),
                1 => IdeaPlace::Touchpoint {
                    stage: map.stages()[0],
                    before: [None, Some(other)][rng.below(2)],
                },
                2 => {
                    let journey = Journey::ALL[rng.below(2)];
                    let valence = Valence::ALL[rng.below(5)];
                    let persona = map.of_kind(ElementKind::Persona).first().copied();
                    IdeaPlace::Feeling { touchpoint: on, persona, journey, valence }
                }
                _ => IdeaPlace::Note(notes[rng.below(5)], on),
            };
            verbs::place_idea(map, idea, place, rng)
        }
        3 => verbs::reorder(map, idea, rng.below(5), rng),
        4 => {
            let by = [1, 1, -1, 40][rng.below(4)];
            verbs::vote(map, &[id, other], by, &Selection::one(id))
        }
        _ => verbs::clear_votes(map, &Selection::none()),
    }
}

#[test]
fn whatever_a_workshop_does_holds_and_is_undone() {
    let (mut changes, mut placed) = (0, 0);
    for seed in 0..60 {
        // Another seed than the map's: ids are drawn anew.
        let mut rng = Rng::seeded(7_000 + seed);
        let start = Arc::new(generate::map(1 + seed as usize % 12, seed));
        let mut history = History::opened(start.clone());
        for _ in 0..80 {
            let before = history.now().clone();
            let Some(change) = change(&before, &mut rng) else { continue };
            let name = change.name.clone();
            history.apply(name, &Selection::none(), &change.edit).expect("its edit holds");
            let now = history.now();
            assert_eq!(now.check(), [], "after {change:?}");
            assert!(change.select.iter().all(|id| now.contains(id)), "selects what is there");
            if change.name.key == "step-place-idea" {
                placed += 1;
                assert_eq!(now.count(ElementKind::Idea) + 1, before.count(ElementKind::Idea));
            }
            changes += 1;
        }
        while history.undo().is_some() {}
        assert!(**history.now() == *start);
    }
    assert!(changes > 1_500 && placed > 100, "only {changes} changes, {placed} ideas placed");
}

/// Only what was given dots wears a badge; without any, pictures are as they were.
#[test]
fn the_dots_of_a_vote_are_drawn_like_this() {
    let mut sketch = visit();
    sketch.solution("More seats", "Queue", Feasibility::Own, SolutionStatus::Planned);
    let draw = |map: &Document| {
        let scene = Layout::default().scene(map, &View::of(map.props()));
        svg::to_string(&scene, &Options::default())
    };
    let without = draw(&sketch.map);
    for (name, votes) in [("Queue", 12), ("More seats", 5)] {
        sketch.change(name, |content| content.set_votes(votes));
    }
    let with = draw(&sketch.map);
    let known: Vec<&str> = without.lines().collect();
    let new: Vec<&str> = with.lines().filter(|line| !known.contains(line)).collect();
    insta::assert_snapshot!(new.join("\n"));
}

#[test]
fn readers_hear_of_the_dots() {
    let mut sketch = visit();
    sketch.change("Queue", |content| content.set_votes(1));
    let scene = Layout::default().scene(&sketch.map, &View::of(sketch.map.props()));
    let (_, group) = scene.group_of(sketch.id("Queue")).unwrap();
    assert!(group.label.ends_with("severity 3 of 5, 1 vote"), "{}", group.label);
}
