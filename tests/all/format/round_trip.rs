//! What is written reads back the same, and the same map always gives the same bytes.

use super::everything::{conflicts, everything, feedback, small};
use crate::support::edits::edit;
use crate::support::{cases, generate};
use cjm::format::{Reason, What, read, write};
use cjm::model::{Document, Edit, Element, Ext, Language, MapProps};
use proptest::collection::vec;
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::Arc;

/// Writes, reads and writes again; returns the file.
pub(crate) fn survives(document: &Document) -> String {
    let bytes = write(document);
    let opened = read(&bytes).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let real = |what: &What| !matches!(what, What::StillAside { .. });
    let problems: Vec<_> = opened.problems.iter().filter(|problem| real(&problem.what)).collect();
    assert!(problems.is_empty(), "{problems:#?}\n{text}");
    assert_eq!(opened.read_only, None);
    assert!(opened.document == *document, "read back differs:\n{text}");
    assert_eq!(write(&opened.document), bytes);
    text
}

#[test]
fn everything_survives() {
    for document in [everything(), feedback(), conflicts()] {
        let text = survives(&document);
        ron::from_str::<serde::de::IgnoredAny>(&text).expect("any RON reader can read a map");
    }
}

#[test]
fn an_empty_map_survives() {
    survives(&Document::new(MapProps::new("", Language::Russian)));
    survives(&small().finish());
}

#[test]
fn big_maps_survive() {
    for (touchpoints, seed) in [(1, 1), (3, 2), (100, 3), (500, 4)] {
        survives(&generate::map(touchpoints, seed));
    }
}

/// Lists long enough to be shared out among the cores: every piece is understood, told and kept
/// where it stands, whichever core came upon it.
#[test]
fn long_lists_are_read_in_order() {
    let text = survives(&generate::map(2_500, 6));
    let orders: Vec<usize> = text.match_indices("\n      order: \"").map(|(at, _)| at).collect();
    assert!(orders.len() > 10_000, "{}", orders.len());
    let mut damaged = text.clone();
    let mut lines = Vec::new();
    for damage in [0, 999, 1_000, 5_000, 10_000, orders.len() - 1] {
        let at = orders[damage] + "\n      order: \"".len();
        damaged.replace_range(at..=at, "!");
        lines.push(1 + text[..at].matches('\n').count());
    }
    let opened = read(damaged.as_bytes()).unwrap();
    let bad = |what: &What| matches!(what, What::SetAside { reason: Reason::BadOrder { .. }, .. });
    let told: Vec<usize> = opened
        .problems
        .iter()
        .filter(|problem| bad(&problem.what))
        .filter_map(|problem| Some(problem.place?.line))
        .collect();
    assert_eq!(told, lines);
    let again = read(damaged.as_bytes()).unwrap();
    assert!(again.problems == opened.problems && again.document == opened.document);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: u32::try_from(cases("CJM_LONG_LAWS", 1_000)).unwrap(),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_map_survives(seeds in vec(any::<u64>(), 0..40), texts in vec(any::<String>(), 4)) {
        let mut map = generate::map(seeds.len() % 4, 5);
        for &seed in &seeds {
            let _ = map.apply(&edit(&map, seed));
        }
        let clean = |text: &String| text.replace('\0', "");
        let mut props = map.props().clone();
        props.title = clean(&texts[0]);
        props.notes = clean(&texts[1]);
        props.authors = texts[2..].iter().map(clean).collect();
        map.apply(&Edit::SetProps(Arc::new(props))).unwrap();
        survives(&map);
    }
}

#[test]
fn a_changed_word_is_a_changed_line() {
    let before = generate::map(30, 9);
    let old = survives(&before);
    for id in before.elements().map(|(id, _)| id).collect::<Vec<_>>() {
        let mut element = Element::clone(before.element(id).unwrap());
        let mut changed = false;
        element.content.each_text_mut(|text| {
            if !changed && !text.is_empty() {
                text.push_str(" more");
                changed = true;
            }
        });
        if !changed {
            continue;
        }
        let mut map = before.clone();
        map.apply(&Edit::Update { id, element: Arc::new(element) }).unwrap();
        let new = String::from_utf8(write(&map)).unwrap();
        let lines = old.lines().zip(new.lines()).filter(|(a, b)| a != b).count();
        assert_eq!((old.lines().count(), lines), (new.lines().count(), 1));
    }
}

#[test]
fn a_changed_line_of_a_long_text_is_a_changed_line() {
    let notes = |changed: &str| {
        let mut maker = small();
        for line in 0..50 {
            let end = if line == 30 { changed } else { "" };
            writeln!(maker.props.notes, "  line {line}{end}").unwrap();
        }
        survives(&maker.finish())
    };
    let (old, new) = (notes(""), notes("!"));
    assert_eq!(old.lines().zip(new.lines()).filter(|(a, b)| a != b).count(), 1);
}

#[test]
fn the_order_of_adding_does_not_show() {
    let map = generate::map(40, 3);
    let mut elements: Vec<_> = map.elements().map(|(id, e)| (id, e.clone())).collect();
    let mut links = map.links();
    elements.reverse();
    links.reverse();
    let questions = map.questions().iter().map(|(k, v)| (k.clone(), v.clone())).rev().collect();
    let mut cells: Vec<_> = map.cells().iter().map(|(k, v)| (k.clone(), v.clone())).collect();
    cells.reverse();
    let (other, broken) = Document::from_parts(
        map.props().clone(),
        elements,
        links,
        questions,
        cells,
        vec![],
        Ext::new(),
    );
    assert_eq!(broken, []);
    assert_eq!(write(&other), write(&map));
}
