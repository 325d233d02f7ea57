//! Settling conflicts: mine, theirs, both, something else; each is one edit that can be undone.

use super::table::{Fork, fork, remove};
use crate::support::sketch::Sketch;
use cjm::edit::{History, Selection, StepName};
use cjm::merge::{Choice, Unsettled, settle};
use cjm::model::*;
use std::sync::Arc;

fn settled(fork: &Fork, key: &ConflictKey, choice: &Choice) -> Document {
    let mut map = fork.map().clone();
    let edit = settle(&map, key, choice).unwrap();
    map.apply(&edit).unwrap();
    assert!(!map.conflicts().contains_key(key));
    map
}

fn renamed(name: &'static str) -> impl Fn(&mut Sketch) {
    move |s: &mut Sketch| s.set("a", |it| it.name = name.into())
}

#[test]
fn a_field_can_be_mine_theirs_both_or_something_else() {
    let fork = fork(Sketch::of(&["a"]), renamed("desk"), renamed("door"));
    let id = fork.sketch.id("a");
    let key = ConflictKey::Field { id, field: "name".into() };
    for (choice, expect) in [
        (Choice::Mine, "desk"),
        (Choice::Theirs, "door"),
        (Choice::Both, "desk\ndoor"),
        (Choice::Edited("gate \"3\"".into()), "gate \"3\""),
        (Choice::Edited(String::new()), ""),
    ] {
        let map = settled(&fork, &key, &choice);
        assert_eq!(map.element(id).unwrap().content.text(), expect);
        assert!(map.conflicts().is_empty());
    }
    let other = settle(fork.map(), &key, &Choice::Other(0));
    assert_eq!(other, Err(Unsettled::NotPossible));
    let gone = settle(&fork.ours, &key, &Choice::Mine);
    assert_eq!(gone, Err(Unsettled::NoConflict));
}

#[test]
fn settling_is_a_step_that_can_be_undone() {
    let fork = fork(Sketch::of(&["a"]), renamed("desk"), renamed("door"));
    let key = ConflictKey::Field { id: fork.sketch.id("a"), field: "name".into() };
    let mut history = History::opened(Arc::new(fork.map().clone()));
    let edit = settle(history.now(), &key, &Choice::Mine).unwrap();
    history.apply(StepName::new("step", ""), &Selection::none(), &edit).unwrap();
    assert!(history.now().conflicts().is_empty());
    history.undo().unwrap();
    assert!(history.now().conflicts().contains_key(&key));
    history.redo().unwrap();
    assert!(history.now().conflicts().is_empty());
}

#[test]
fn a_value_that_cannot_stand_there_is_refused() {
    let share = |share: f64| {
        move |s: &mut Sketch| {
            s.change("a>b", |it| {
                let (label, presence) = (String::new(), Presence::Both);
                *it = Transition { label, share: Some(share), presence }.into();
            });
        }
    };
    let mut sketch = Sketch::of(&["a", "b"]);
    sketch.ways("a>b");
    let fork = fork(sketch, share(0.5), share(0.25));
    let id = fork.sketch.id("a>b");
    let key = ConflictKey::Field { id, field: "share".into() };
    let map = settled(&fork, &key, &Choice::Edited("0.75".into()));
    assert_eq!(map.element(id).unwrap().content.as_transition().unwrap().share, Some(0.75));
    for bad in ["2.0", "much", "(", "\"0.5\""] {
        assert!(settle(fork.map(), &key, &Choice::Edited(bad.into())).is_err(), "{bad}");
    }
    assert_eq!(settle(fork.map(), &key, &Choice::Both), Err(Unsettled::NotPossible));
}

#[test]
fn what_was_deleted_goes_with_all_that_hangs_on_it_or_stays() {
    let mut sketch = Sketch::of(&["a", "b"]);
    sketch.ways("a>b");
    sketch.barrier("queue", "a", 3);
    let fork = fork(sketch, |s| remove(s, "a"), renamed("desk"));
    let key = ConflictKey::Element(fork.sketch.id("a"));
    let mine = settled(&fork, &key, &Choice::Mine);
    assert!(mine == fork.ours);
    for choice in [Choice::Theirs, Choice::Both] {
        assert!(settled(&fork, &key, &choice) == fork.theirs);
    }
}

#[test]
fn what_waits_takes_the_place_of_what_stands_there() {
    let feels = |name: &'static str, valence: i64| {
        move |s: &mut Sketch| s.emotion(name, "a", valence, Journey::AsIs, Some("Olha"))
    };
    let mut sketch = Sketch::of(&["a"]);
    sketch.persona("Olha");
    let fork = fork(sketch, feels("glad", 2), feels("sad", -2));
    let (key, _) = fork.map().conflicts().first_key_value().unwrap();
    assert!(settled(&fork, key, &Choice::Mine) == fork.ours);
    assert!(settled(&fork, key, &Choice::Theirs) == fork.theirs);
    assert_eq!(settle(fork.map(), key, &Choice::Both), Err(Unsettled::NotPossible));
}

#[test]
fn answers_can_be_mine_theirs_or_counted_together() {
    use cjm::scores::{Answers, Histogram, Metric};
    let enter = |import: &'static str, counts: &'static [u64]| {
        move |s: &mut Sketch| {
            let question = Some(Question { text: "?".into(), metric: Metric::Csat });
            s.map.apply(&Edit::SetQuestion { id: "csat".into(), question }).unwrap();
            let key = CellKey {
                touchpoint: s.id("a"),
                question: "csat".into(),
                period: None,
                segments: Vec::new(),
                import: import.into(),
            };
            let answers = Arc::new(Answers::One(Histogram::new(1, counts.to_vec())));
            s.map.apply(&Edit::SetCell { key, answers: Some(answers) }).unwrap();
        }
    };
    let fork = fork(Sketch::of(&["a"]), enter("i", &[1]), enter("j", &[5, 5]));
    let (key, _) = fork.map().conflicts().first_key_value().unwrap();
    assert!(settled(&fork, key, &Choice::Mine) == fork.ours);
    assert!(settled(&fork, key, &Choice::Theirs) == fork.theirs);
    assert_eq!(settled(&fork, key, &Choice::Both).cells().len(), 2);
}

#[test]
fn deleting_an_element_takes_its_conflicts_along() {
    let fork = fork(Sketch::of(&["a", "b"]), renamed("desk"), renamed("door"));
    let mut map = fork.map().clone();
    map.apply(&Edit::Remove { id: fork.sketch.id("b") }).unwrap();
    assert_eq!(map.conflicts().len(), 1);
    map.apply(&Edit::Remove { id: fork.sketch.id("a") }).unwrap();
    assert_eq!(map.conflicts().len(), 0);
}
