//! Every element of a map by what it says, ready to be looked through at each key.

use crate::edit::{folded, touchpoint_of};
use crate::model::{Document, ElementId, ElementKind, LinkKind};

/// One element.
#[derive(Debug)]
pub struct CorpusLine {
    /// Which.
    pub id: ElementId,
    /// What it is.
    pub kind: ElementKind,
    /// What it says, as a search compares it.
    pub letters: Box<[char]>,
}

/// The elements of a map that say something.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The touchpoints, in journey order.
    pub touchpoints: Vec<CorpusLine>,
    /// All others.
    pub others: Vec<CorpusLine>,
}

impl Corpus {
    /// The elements of a document. Takes a while on large maps.
    pub fn of(document: &Document) -> Self {
        let line = |id: ElementId| {
            let content = &document.element(id)?.content;
            let letters: Box<[char]> = folded(content.text()).into();
            (!letters.is_empty()).then(|| CorpusLine { id, kind: content.kind(), letters })
        };
        let others = ElementKind::ALL.iter().filter(|&&kind| kind != ElementKind::Touchpoint);
        Self {
            touchpoints: document.journey().into_iter().filter_map(line).collect(),
            others: others.flat_map(|&kind| document.of_kind(kind)).filter_map(line).collect(),
        }
    }
}

/// Where an element stands, by name: a touchpoint's stage, another's touchpoint.
pub fn whereabouts(document: &Document, id: ElementId) -> &str {
    let place = match document.kind(id) {
        Some(ElementKind::Touchpoint) => document.source(id, LinkKind::Contains),
        _ => touchpoint_of(document, id),
    };
    let element = place.and_then(|place| document.element(place));
    element.map_or("", |element| element.content.text())
}
