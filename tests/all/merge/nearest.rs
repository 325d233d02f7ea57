//! The copy from before, found among earlier states: no edit of ours is lost to a wrong one.

use crate::support::sketch::Sketch;
use cjm::merge::{merge, nearest, same_origin};
use cjm::model::*;

fn renamed(map: &Document, from: &str, to: &str) -> Document {
    let mut map = map.clone();
    let mut all = map.elements();
    let (id, element) = all.find(|(_, it)| it.content.text() == from).expect("it is there");
    let mut element = Element::clone(element);
    drop(all);
    let Content::Touchpoint(touchpoint) = &mut element.content else { panic!("no touchpoint") };
    to.clone_into(&mut touchpoint.name);
    map.apply(&Edit::Update { id, element: element.into() }).unwrap();
    map
}

fn names(map: &Document) -> Vec<&str> {
    map.journey().iter().map(|id| map.element(*id).unwrap().content.text()).collect()
}

#[test]
fn what_is_nearest_to_theirs_is_where_the_ways_part() {
    let first = Sketch::of(&["a", "b", "c"]).map;
    let second = renamed(&first, "a", "A");
    let third = renamed(&second, "b", "B");
    let states = [&third, &second, &first];
    for (at, state) in states.into_iter().enumerate() {
        let theirs = renamed(state, "c", "C");
        assert_eq!(nearest(&theirs, &states), Some(at));
        let merged = merge(Some(state), &third, &theirs, ["", ""]);
        assert_eq!((names(&merged.document), merged.conflicts), (vec!["A", "B", "C"], 0));
    }
}

#[test]
fn where_both_sides_changed_one_field_the_older_state_makes_a_conflict_of_it() {
    let first = Sketch::of(&["a", "b"]).map;
    let ours = renamed(&first, "a", "mine");
    let theirs = renamed(&first, "a", "theirs");
    let states = [&ours, &first];
    assert_eq!(nearest(&theirs, &states), Some(1));
    let merged = merge(Some(&first), &ours, &theirs, ["", ""]);
    assert_eq!(merged.conflicts, 1);
}

#[test]
fn a_map_of_other_origin_has_no_state_from_before() {
    let ours = Sketch::of(&["a", "b"]).map;
    let empty = Document::new(MapProps::new("", Language::English));
    let mut other = Document::new(MapProps::new("other", Language::English));
    let mut rng = Rng::seeded(77);
    let stage = Stage { name: "x".into(), phase: Phase::Service };
    let order = OrderKey::between(None, None, &mut rng);
    let id = ElementId::random(&mut rng);
    let element = Element::new(order, stage).into();
    other.apply(&Edit::Insert { id, element, links: Vec::new() }).unwrap();
    assert_eq!(nearest(&other, &[&ours, &empty]), None);
    assert!(!same_origin(&ours, &empty) && !same_origin(&ours, &other));
    assert!(same_origin(&ours, &renamed(&ours, "a", "A")));
    // Nothing of ours counts as deleted then.
    let merged = merge(None, &ours, &other, ["", ""]);
    assert_eq!(merged.document.len(), ours.len() + 1);
}
