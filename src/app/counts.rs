//! How many of what there is and how the journey feels in the end, for the status line.

use crate::insight::peak_end;
use crate::model::{Document, ElementKind, Journey};

/// How many elements of each kind a map has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    by_kind: [u64; ElementKind::ALL.len()],
}

impl Counts {
    /// Counts the elements of a document.
    pub fn of(document: &Document) -> Self {
        let mut counts = Self::default();
        for (_, element) in document.elements() {
            counts.by_kind[element.kind() as usize] += 1;
        }
        counts
    }

    /// How many elements of `kind` there are.
    pub fn count(&self, kind: ElementKind) -> u64 {
        self.by_kind[kind as usize]
    }
}

/// Peak–end of one persona's journeys, −2 … +2.
#[derive(Debug, Clone, PartialEq)]
pub struct PeakEnd {
    /// Whose, by name; `None` = everybody's, where there is one curve only.
    pub persona: Option<String>,
    /// Today's journey.
    pub as_is: Option<f64>,
    /// The target one.
    pub to_be: Option<f64>,
}

impl PeakEnd {
    /// Each persona's figures; everybody's where there are no two of them.
    pub fn of(document: &Document) -> Vec<Self> {
        let personas = document.of_kind(ElementKind::Persona);
        let figures = |persona, name| Self {
            persona: name,
            as_is: peak_end(document, persona, Journey::AsIs),
            to_be: peak_end(document, persona, Journey::ToBe),
        };
        match personas.as_slice() {
            [] => vec![figures(None, None)],
            [one] => vec![figures(Some(*one), None)],
            several => several
                .iter()
                .map(|&id| {
                    let persona = document.element(id).and_then(|it| it.content.as_persona());
                    figures(Some(id), persona.map(|persona| persona.name.clone()))
                })
                .collect(),
        }
    }
}
