//! How many of what there is, for the status line.

use crate::model::{Document, ElementKind};

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
