//! The model: edits, invariants, building from parts, comparing.

use crate::support::generate;
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
