//! The model: edits, invariants, building from parts, comparing.

use crate::support::generate;
use crate::support::sketch::Sketch;
use cjm::model::*;
use std::sync::Arc;

#[test]
fn made_up_maps_are_whole_and_the_same_for_the_same_seed() {
    for touchpoints in [0, 1, 2, 13, 100] {
        let map = generate::map(touchpoints, 7);
        assert_eq!(map.check(), [], "{touchpoints} touchpoints");
        assert_eq!(map.journey().len(), touchpoints);
        assert!(map == generate::map(touchpoints, 7));
    }
    assert!(generate::map(5, 1) != generate::map(5, 2));
}

#[test]
fn removing_every_stage_leaves_nothing_that_hangs() {
    let mut map = generate::map(100, 3);
    for stage in map.stages() {
        let announced = map.removal(stage);
        let before = map.len();
        map.apply(&Edit::Remove { id: stage }).unwrap();
        assert_eq!(map.len(), before - announced.len());
    }
    let left: Vec<_> = map.elements().map(|(_, element)| element.kind()).collect();
    assert_eq!(left, [ElementKind::Persona]);
    assert!(map.cells().is_empty() && map.links().is_empty());
}

#[test]
fn an_edit_touches_and_changes_what_it_says() {
    let start = generate::map(50, 3);
    let touchpoint = start.journey()[7];
    let mut map = start.clone();
    let mut element = Element::clone(map.element(touchpoint).unwrap());
    element.content = Touchpoint::named("Новая").into();
    let edit = Edit::Update { id: touchpoint, element: Arc::new(element) };
    assert_eq!(map.apply(&edit).unwrap(), [touchpoint]);
    assert_eq!(map.changes_since(&start).elements, [touchpoint]);
    assert_eq!(map.apply(&edit).unwrap(), [], "the second time nothing changes");
    assert!(start != map);
}

/// What [`Edit::Remove`] takes along, by name.
fn falls(sketch: &Sketch, name: &str) -> Vec<String> {
    let mut names: Vec<String> = sketch
        .names(&sketch.map.removal(sketch.id(name)))
        .iter()
        .map(ToString::to_string)
        .collect();
    names.sort_unstable();
    names
}

/// Two touchpoints with everything a touchpoint can have.
fn full() -> Sketch {
    let mut sketch = Sketch::of(&["a", "b"]);
    sketch.persona("Anna");
    sketch.ways("a>b");
    sketch.emotion("glad", "a", 1, Journey::AsIs, Some("Anna"));
    sketch.barrier("queue", "a>b", 3);
    sketch.barrier("dark", "b", 3);
    sketch.driver("light", "b");
    sketch.moment("decides", "a");
    sketch.solution("lamp", "dark", Feasibility::Own, SolutionStatus::Idea);
    sketch.solution("both", "dark", Feasibility::Own, SolutionStatus::Idea);
    sketch.evidence("seen", "lamp", EvidenceKind::Gemba);
    sketch.evidence("heard", "dark", EvidenceKind::Interview);
    sketch
}

#[test]
fn what_hangs_only_on_the_removed_goes_too() {
    let mut sketch = full();
    assert_eq!(falls(&sketch, "queue"), ["queue"]);
    assert_eq!(falls(&sketch, "dark"), ["both", "dark", "heard", "lamp", "seen"]);
    assert_eq!(falls(&sketch, "a>b"), ["a>b", "queue"]);
    assert_eq!(falls(&sketch, "a"), ["a", "a>b", "decides", "glad", "queue"]);
    let link = |sketch: &Sketch, kind, from, to| {
        Edit::Link(Link::new(kind, sketch.id(from), sketch.id(to)))
    };
    for (kind, from, to) in [
        (LinkKind::Answers, "both", "queue"),
        (LinkKind::Supports, "heard", "a"),
        (LinkKind::Hinders, "queue", "a"),
    ] {
        let edit = link(&sketch, kind, from, to);
        sketch.map.apply(&edit).unwrap();
    }
    assert_eq!(falls(&sketch, "dark"), ["dark", "lamp", "seen"], "the others have another hold");
    assert_eq!(falls(&sketch, "a>b"), ["a>b"]);
    assert_eq!(falls(&sketch, "stage").len(), sketch.map.len() - 1, "all but Anna");
}

#[test]
fn indicators_stay_for_what_they_measure_not_for_what_they_influence() {
    let mut sketch = full();
    let indicator = |name: &str| Indicator {
        name: name.into(),
        layer: Layer::It,
        value: None,
        unit: String::new(),
        target: None,
        data_source: String::new(),
        history: Vec::new(),
    };
    sketch.add("errors", indicator("errors"), &[], &[(LinkKind::Measures, "a")]);
    let to = [(LinkKind::Measures, "a"), (LinkKind::Measures, "b")];
    sketch.add("visits", indicator("visits"), &[], &to);
    sketch.add("load", indicator("load"), &[], &[(LinkKind::Influences, "errors")]);
    let gone = falls(&sketch, "a");
    assert!(gone.contains(&"errors".to_owned()));
    assert!(!gone.contains(&"visits".to_owned()) && !gone.contains(&"load".to_owned()));
}

#[test]
fn a_persona_takes_its_emotions_along_unless_it_was_the_last() {
    let mut sketch = full();
    sketch.emotion("all sad", "b", -1, Journey::AsIs, None);
    sketch.emotion("Anna sad", "b", -1, Journey::AsIs, Some("Anna"));
    assert_eq!(falls(&sketch, "Anna"), ["Anna", "Anna sad"], "glad becomes everybody's");
    sketch.persona("Boris");
    assert_eq!(falls(&sketch, "Anna"), ["Anna", "Anna sad", "glad"]);
}

/// Applies an edit that must be refused, and gives the reason.
fn refused(sketch: &Sketch, edit: Edit) -> EditError {
    let mut map = sketch.map.clone();
    let error = map.apply(&edit).unwrap_err();
    assert!(map == sketch.map);
    let batch = Edit::Batch(vec![Edit::Remove { id: sketch.id("light") }, edit]);
    assert_eq!(map.apply(&batch), Err(error.clone()), "the same in a batch");
    assert!(map == sketch.map, "all or nothing");
    error
}

#[test]
fn refusals_name_what_is_in_the_way() {
    let mut sketch = full();
    sketch.stage("other", Phase::Service);
    sketch.persona("Boris");
    let link = |kind, from: &str, to: &str| Link::new(kind, sketch.id(from), sketch.id(to));
    let second = |link: Link, first: Link| {
        let (first, link) = (first.min(link), first.max(link));
        EditError::from(Broken::Second { link, first })
    };
    for (new, old) in [
        (link(LinkKind::Contains, "other", "a"), link(LinkKind::Contains, "stage", "a")),
        (link(LinkKind::Leaves, "b", "a>b"), link(LinkKind::Leaves, "a", "a>b")),
        (link(LinkKind::Arrives, "a>b", "a"), link(LinkKind::Arrives, "a>b", "b")),
        (link(LinkKind::Feels, "b", "glad"), link(LinkKind::Feels, "a", "glad")),
        (link(LinkKind::Of, "glad", "Boris"), link(LinkKind::Of, "glad", "Anna")),
        (link(LinkKind::Marks, "decides", "b"), link(LinkKind::Marks, "decides", "a")),
    ] {
        assert_eq!(refused(&sketch, Edit::Link(new)), second(new, old));
        assert_eq!(refused(&sketch, Edit::Link(old)), EditError::LinkExists(old));
        assert_eq!(refused(&sketch, Edit::Unlink(new)), EditError::LinkMissing(new));
    }
    let needed = link(LinkKind::Feels, "a", "glad");
    let (id, kind) = (sketch.id("glad"), ElementKind::Emotion);
    let loose = Broken::Loose { id, kind, needs: LinkKind::Feels };
    assert_eq!(refused(&sketch, Edit::Unlink(needed)), loose.into());
    let wrong = link(LinkKind::Carries, "dark", "b");
    assert_eq!(refused(&sketch, Edit::Link(wrong)), EditError::NotAllowed(wrong));
    let (id, element) = (sketch.id("a"), sketch.map.element(sketch.id("b")).unwrap().clone());
    let taken = Edit::Insert { id, element: element.clone(), links: vec![] };
    assert_eq!(refused(&sketch, taken), EditError::Exists(id));
    let id = sketch.id("glad");
    assert!(matches!(
        refused(&sketch, Edit::Update { id, element }),
        EditError::KindChanged { was: ElementKind::Emotion, .. }
    ));
}

#[test]
fn a_second_emotion_for_one_persona_and_journey_is_refused_however_it_comes() {
    let mut sketch = full();
    sketch.emotion("aim", "a", 2, Journey::ToBe, Some("Anna"));
    let (glad, aim) = (sketch.id("glad"), sketch.id("aim"));
    let mut element = Element::clone(sketch.map.element(aim).unwrap());
    if let Content::Emotion(emotion) = &mut element.content {
        emotion.journey = Journey::AsIs;
    }
    let edit = Edit::Update { id: aim, element: Arc::new(element) };
    let (first, emotion) = (glad.min(aim), glad.max(aim));
    let clash = Broken::SecondEmotion { touchpoint: sketch.id("a"), first, emotion };
    assert_eq!(refused(&sketch, edit), clash.into());
}

#[test]
fn a_batch_may_pass_through_what_one_edit_may_not() {
    let mut sketch = full();
    let (way, b, a) = (sketch.id("a>b"), sketch.id("b"), sketch.id("a"));
    let reroute = Edit::Batch(vec![
        Edit::Unlink(Link::new(LinkKind::Arrives, way, b)),
        Edit::Link(Link::new(LinkKind::Arrives, way, a)),
    ]);
    let mut touched = vec![way, a, b];
    touched.sort_unstable();
    assert_eq!(sketch.map.apply(&reroute).unwrap(), touched);
    assert_eq!(sketch.map.target(way, LinkKind::Arrives), Some(a));
}

#[test]
fn answers_go_with_their_question_and_their_touchpoint() {
    let mut map = generate::map(3, 1);
    let cells = map.cells().len();
    let touched = map.apply(&Edit::SetQuestion { id: "ces".into(), question: None }).unwrap();
    assert_eq!(touched.len(), 3);
    assert_eq!(map.cells().len(), cells * 2 / 3);
    let touchpoint = map.journey()[0];
    map.apply(&Edit::Remove { id: touchpoint }).unwrap();
    assert_eq!(map.cells().len(), cells * 4 / 9);
    // A question's scale cannot change under its answers.
    let question = Some(Question { text: "?".into(), metric: cjm::scores::Metric::Csat });
    let edit = Edit::SetQuestion { id: "csi".into(), question };
    let error = map.apply(&edit).unwrap_err();
    assert!(
        matches!(&error, EditError::Breaks(broken)
            if matches!(**broken, Broken::Cell { problem: BadCell::Scale, .. })),
        "{error:?}"
    );
}
