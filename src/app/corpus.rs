//! Every element of a map by what it says, ready to be looked through at each key.

use crate::edit::{folded, touchpoint_of};
use crate::i18n::Texts;
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

/// Where an element stands, in words: a touchpoint's stage, another's kind and touchpoint.
pub fn whereabouts(document: &Document, id: ElementId, texts: &'static Texts) -> String {
    let name = |id: Option<ElementId>| {
        let element = id.and_then(|id| document.element(id));
        element.map(|element| element.content.text().trim()).filter(|name| !name.is_empty())
    };
    let Some(kind) = document.kind(id) else { return String::new() };
    if kind == ElementKind::Touchpoint {
        return name(document.source(id, LinkKind::Contains)).unwrap_or_default().to_owned();
    }
    let kind = texts.word(kind);
    match name(touchpoint_of(document, id)) {
        Some(touchpoint) => format!("{kind} · {touchpoint}"),
        None => kind.to_owned(),
    }
}
