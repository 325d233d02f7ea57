//! What is selected: a set of elements, one of which is the primary one.

use crate::model::{Document, ElementId};
use std::collections::BTreeSet;

/// A set of elements. The primary one is where typing and arrows act; there is one whenever
/// anything is selected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    ids: BTreeSet<ElementId>,
    primary: Option<ElementId>,
}

impl Selection {
    /// Nothing selected.
    pub const fn none() -> Self {
        Self { ids: BTreeSet::new(), primary: None }
    }

    /// One element.
    pub fn one(id: ElementId) -> Self {
        Self { ids: BTreeSet::from([id]), primary: Some(id) }
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// How many elements are selected.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether this element is selected.
    pub fn contains(&self, id: ElementId) -> bool {
        self.ids.contains(&id)
    }

    /// The selected elements, by id.
    pub fn iter(&self) -> impl Iterator<Item = ElementId> {
        self.ids.iter().copied()
    }

    /// The primary element.
    pub fn primary(&self) -> Option<ElementId> {
        self.primary
    }

    /// Adds an element and makes it the primary one.
    pub fn add(&mut self, id: ElementId) {
        self.ids.insert(id);
        self.primary = Some(id);
    }

    /// Takes an element out. Where it was the primary one, the smallest id left becomes it.
    pub fn remove(&mut self, id: ElementId) {
        self.ids.remove(&id);
        self.mend_primary();
    }

    /// Adds an element, or takes it out if it is selected.
    pub fn toggle(&mut self, id: ElementId) {
        if self.contains(id) { self.remove(id) } else { self.add(id) }
    }

    /// Keeps only what is still on the map.
    pub fn keep_existing(&mut self, document: &Document) {
        self.ids.retain(|&id| document.contains(id));
        self.mend_primary();
    }

    fn mend_primary(&mut self) {
        if self.primary.is_none_or(|id| !self.ids.contains(&id)) {
            self.primary = self.ids.first().copied();
        }
    }
}

impl FromIterator<ElementId> for Selection {
    /// Selects these elements; the first is the primary one.
    fn from_iter<I: IntoIterator<Item = ElementId>>(ids: I) -> Self {
        let mut ids = ids.into_iter();
        let primary = ids.next();
        Self { ids: primary.into_iter().chain(ids).collect(), primary }
    }
}
