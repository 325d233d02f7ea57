//! The history: names, gestures, what is selected, what is saved.

use crate::support::generate;
use cjm::edit::{Edit, History, Limits, Prepared, Selection, StepName};
use cjm::model::*;
use std::sync::Arc;

fn titled(history: &History, title: &str) -> Edit {
    let props = MapProps { title: title.into(), ..history.now().props().clone() };
    Edit::SetProps(Arc::new(props))
}

fn step(history: &mut History, title: &str) {
    let edit = titled(history, title);
    history
        .apply(StepName::new("step-title", title), &Selection::none(), &edit)
        .expect("properties can always be set");
}

fn opened() -> History {
    History::opened(Arc::new(generate::map(3, 1)))
}

fn names(history: &History) -> Vec<&str> {
    history.steps().map(|step| step.name.argument.as_str()).collect()
}

#[test]
fn a_gesture_is_one_step_with_its_name_and_selection() {
    let mut history = opened();
    let touchpoint = history.now().journey()[1];
    history.begin(StepName::new("step-type", "title"), &Selection::one(touchpoint));
    for title in ["a", "ab", "abc"] {
        history.apply_in_gesture(&titled(&history, title)).unwrap();
        assert_eq!(history.now().props().title, title, "seen while typing");
    }
    assert!(history.commit());
    assert_eq!(names(&history), ["title"]);
    let undone = history.undo().unwrap();
    assert_eq!((undone.name.key, undone.selection.primary()), ("step-type", Some(touchpoint)));
    assert!(history.is_saved(), "back where the file is");
    assert_eq!(history.next_redo().unwrap().name.argument, "title");
    assert_eq!(history.redo().unwrap().name.argument, "title");
    assert_eq!(history.now().props().title, "abc");
}

#[test]
fn a_gesture_that_changed_nothing_leaves_no_step_and_keeps_redo() {
    let mut history = opened();
    step(&mut history, "one");
    history.undo();
    let title = history.now().props().title.clone();
    history.begin(StepName::new("step-type", ""), &Selection::none());
    history.apply_in_gesture(&titled(&history, "typed")).unwrap();
    history.apply_in_gesture(&titled(&history, &title)).unwrap();
    assert!(!history.commit());
    assert!(history.is_saved());
    assert_eq!(history.redo().unwrap().name.argument, "one");
}

#[test]
fn a_refused_edit_leaves_no_step_and_keeps_redo() {
    let mut history = opened();
    step(&mut history, "one");
    history.undo();
    let missing = Edit::Remove { id: ElementId::from_bits(1) };
    let refused = history.apply(StepName::new("step", ""), &Selection::none(), &missing);
    assert_eq!(refused, Err(EditError::Missing(ElementId::from_bits(1))));
    assert!(history.redo().is_some());
}

#[test]
fn rolling_back_leaves_no_trace() {
    let mut history = opened();
    step(&mut history, "one");
    history.undo();
    history.begin(StepName::new("step-type", ""), &Selection::none());
    history.apply_in_gesture(&titled(&history, "typed")).unwrap();
    history.roll_back();
    assert!(history.is_saved() && !history.in_gesture());
    assert_eq!(history.redo().unwrap().name.argument, "one");
}

#[test]
fn a_new_step_forgets_what_was_undone() {
    let mut history = opened();
    for title in ["one", "two", "three"] {
        step(&mut history, title);
    }
    history.undo();
    history.undo();
    step(&mut history, "other");
    assert_eq!(names(&history), ["one", "other"]);
    assert!(history.redo().is_none());
}

#[test]
fn undo_commits_the_gesture_under_way_first() {
    let mut history = opened();
    step(&mut history, "one");
    history.begin(StepName::new("step-type", "typed"), &Selection::none());
    history.apply_in_gesture(&titled(&history, "typed")).unwrap();
    assert_eq!(history.undo().unwrap().name.argument, "typed");
    assert_eq!(history.now().props().title, "one");
    assert!(history.redo().is_some());
    assert_eq!(history.now().props().title, "typed");
}

#[test]
fn jumping_goes_to_any_step_and_the_saved_mark_follows() {
    let mut history = opened();
    for title in ["one", "two", "three"] {
        step(&mut history, title);
    }
    let written = history.now().clone();
    step(&mut history, "four");
    history.mark_saved(&written);
    assert!(!history.is_saved());
    for (done, title) in [(1, "one"), (4, "four"), (3, "three")] {
        history.jump(done);
        assert_eq!(history.now().props().title, title);
    }
    assert!(history.is_saved());
    history.jump(99);
    assert_eq!(history.done(), 4);
}

#[test]
fn the_oldest_steps_go_first() {
    let limits = Limits { steps: 3, ..Limits::default() };
    let mut history = opened().with_limits(limits);
    for title in ["one", "two", "three", "four", "five"] {
        step(&mut history, title);
    }
    assert_eq!(names(&history).len(), 5, "20 steps are kept whatever the limit");
    let mut history = opened().with_limits(Limits { least: 0, ..limits });
    for title in ["one", "two", "three", "four", "five"] {
        step(&mut history, title);
    }
    assert_eq!(names(&history), ["three", "four", "five"]);
    while history.undo().is_some() {}
    assert_eq!(history.now().props().title, "two");
}

#[test]
fn the_selection_keeps_a_primary_element_while_anything_is_selected() {
    let id = ElementId::from_bits;
    let mut selection: Selection = [id(3), id(1), id(2)].into_iter().collect();
    assert_eq!((selection.primary(), selection.len()), (Some(id(3)), 3));
    selection.toggle(id(3));
    assert_eq!(selection.primary(), Some(id(1)));
    selection.toggle(id(9));
    assert_eq!(selection.iter().collect::<Vec<_>>(), [id(1), id(2), id(9)]);
    assert_eq!(selection.primary(), Some(id(9)));
    let map = generate::map(2, 1);
    selection.add(map.journey()[0]);
    selection.keep_existing(&map);
    assert_eq!(selection, Selection::one(map.journey()[0]));
    selection.keep_existing(&Document::new(MapProps::new("", Language::English)));
    assert!(selection.is_empty() && selection.primary().is_none());
}

#[test]
fn another_document_as_a_whole_is_one_step_and_undone_as_one() {
    for seed in 0..20 {
        let mut history = History::opened(Arc::new(generate::map(seed, 1)));
        let before = history.now().clone();
        let other = Arc::new(generate::map(seed + 100, 1));
        let prepared = Prepared::whole(before.clone(), other.clone());
        assert!(prepared.changes());
        assert!(history.accept(StepName::new("step-edit", "x"), &Selection::none(), prepared));
        assert_eq!((history.steps().len(), history.now()), (1, &other));
        assert!(!history.is_saved());
        let touched = &history.next_undo().unwrap().touched;
        assert!(other.elements().all(|(id, _)| before.contains(id) || touched.contains(&id)));
        history.undo();
        assert_eq!(history.now(), &before);
        assert!(history.is_saved());
        // The same once more is no step, and of another state it is none either.
        let same = Prepared::whole(before.clone(), Arc::new(Document::clone(&before)));
        assert!(!same.changes());
        assert!(!history.accept(StepName::new("step-edit", ""), &Selection::none(), same));
        let late = Prepared::whole(other.clone(), before.clone());
        assert!(!history.accept(StepName::new("step-edit", ""), &Selection::none(), late));
        assert_eq!(history.next_redo().unwrap().name.argument, "x", "nothing was forgotten");
    }
}
