//! What is written reads back the same, and the same map always gives the same bytes.

use super::everything::{everything, small};
use crate::support::generate;
use cjm::format::{What, read, write};
use cjm::model::{Document, Language, MapProps};

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
    let text = survives(&everything());
    ron::from_str::<serde::de::IgnoredAny>(&text).expect("any RON reader can read a map");
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
