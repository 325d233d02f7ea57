//! Three copies side by side: the one from before, ours and theirs.

use crate::model::{Conflict, ConflictKey, Document, ElementId, QuestionId, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The copies that are merged.
pub(super) struct Three<'a> {
    /// The copy from before they parted; an empty one where none is known.
    pub(super) base: &'a Document,
    /// Whether a copy from before is known.
    pub(super) has_base: bool,
    /// Ours and theirs.
    pub(super) sides: [&'a Document; 2],
    /// Whose they are.
    pub(super) labels: [Arc<str>; 2],
    /// What the copies have no, or other, conflicts about.
    contested: BTreeSet<ConflictKey>,
}

impl<'a> Three<'a> {
    pub(super) fn new(
        base: Option<&'a Document>,
        nothing: &'a Document,
        sides: [&'a Document; 2],
        labels: [&str; 2],
    ) -> Self {
        let (has_base, base) = (base.is_some(), base.unwrap_or(nothing));
        let maps = [base, sides[0], sides[1]];
        let keys = maps.iter().flat_map(|map| map.conflicts().keys());
        let differs = |key: &&ConflictKey| {
            maps.iter().any(|map| map.conflicts().get(key) != base.conflicts().get(key))
        };
        let contested = keys.filter(differs).cloned().collect();
        Self { base, has_base, sides, labels: labels.map(Arc::from), contested }
    }

    /// The conflicts about a thing: before, in ours and in theirs. A side that has no place for it
    /// any more did not settle it.
    pub(super) fn conflicts_about(&self, key: &ConflictKey) -> [Option<&'a Conflict>; 3] {
        let base = self.base.conflicts().get(key);
        let [ours, theirs] = self.sides.map(|side| {
            side.conflicts().get(key).or_else(|| base.filter(|was| !side.holds_conflict(key, was)))
        });
        [base, ours, theirs]
    }

    /// Whether a thing that is or was in a conflict comes out otherwise on each side, and both had
    /// a hand in that: a conflict that came, changed or was settled is a change of what it is
    /// about, though the map may show the same.
    pub(super) fn fight_over<T: PartialEq>(&self, key: &ConflictKey, values: [&T; 3]) -> bool {
        if !self.contested.contains(key) {
            return false;
        }
        let conflicts = self.conflicts_about(key);
        let changed = |side: usize| (conflicts[side], values[side]) != (conflicts[0], values[0]);
        values[1] != values[2] && changed(1) && changed(2)
    }

    /// Whether the copies have no, or other, conflicts about an element or its fields.
    pub(super) fn contests(&self, id: ElementId) -> bool {
        self.contested.iter().any(|key| key.element() == Some(id))
    }

    /// The same of a question.
    pub(super) fn contests_question(&self, id: &QuestionId) -> bool {
        self.contested.iter().any(|key| is_about_question(key, id))
    }

    /// The same of anything.
    pub(super) fn contests_any(&self) -> bool {
        !self.contested.is_empty()
    }

    /// For an element that one side deleted: the place among [`Self::sides`] of the one that still
    /// has it.
    pub(super) fn survivor(&self, id: ElementId) -> Option<usize> {
        match (self.base.contains(id), self.sides.map(|side| side.contains(id))) {
            (true, [true, false]) => Some(0),
            (true, [false, true]) => Some(1),
            _ => None,
        }
    }
}

/// Whether a conflict is about a question, or about answers to it.
pub(super) fn is_about_question(key: &ConflictKey, id: &QuestionId) -> bool {
    match key {
        ConflictKey::Question(other) | ConflictKey::QuestionField { id: other, .. } => other == id,
        ConflictKey::Answers { question, .. } => question == id,
        _ => false,
    }
}

/// Conflicts as they are found.
pub(super) struct Found {
    labels: [Arc<str>; 2],
    /// The conflicts so far.
    pub(super) conflicts: BTreeMap<ConflictKey, Conflict>,
}

/// A value as the file writes it.
pub(super) type Value = Option<Arc<str>>;

impl Found {
    pub(super) fn new(three: &Three<'_>) -> Self {
        Self { labels: three.labels.clone(), conflicts: BTreeMap::new() }
    }

    /// Notes that both sides say different things.
    pub(super) fn add(&mut self, key: ConflictKey, base: Value, [ours, theirs]: [Value; 2]) {
        let version = |value| Version { value, ..Version::default() };
        self.add_versions(key, base, [version(ours), version(theirs)]);
    }

    /// The same, of versions that have links.
    pub(super) fn add_versions(
        &mut self,
        key: ConflictKey,
        base: Value,
        [mut ours, mut theirs]: [Version; 2],
    ) {
        let [a, b] = self.labels.clone();
        (ours.label, theirs.label) = (a, b);
        self.conflicts.insert(key, Conflict { base, ours, theirs, others: Vec::new() });
    }
}

#[allow(clippy::needless_pass_by_value, reason = "one of them is the answer")]
/// The value that three copies come to; `None` where both sides changed it, and not alike.
pub(super) fn three<T: PartialEq>(base: T, ours: T, theirs: T) -> Option<T> {
    if ours == theirs || theirs == base {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}

/// Walks over three sorted lists at once: each item once, with its place in each list.
pub(super) fn each<T: Ord + Copy>(lists: [&[T]; 3], mut see: impl FnMut(T, [Option<usize>; 3])) {
    let mut at = [0; 3];
    loop {
        let heads = [0, 1, 2].map(|i: usize| lists[i].get(at[i]).copied());
        let Some(next) = heads.into_iter().flatten().min() else { return };
        let mut there = [None; 3];
        for i in 0..3 {
            if heads[i] == Some(next) {
                there[i] = Some(at[i]);
                at[i] += 1;
            }
        }
        see(next, there);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_one_side_wins_and_two_that_differ_clash() {
        assert_eq!(three(1, 1, 1), Some(1));
        assert_eq!(three(1, 2, 1), Some(2));
        assert_eq!(three(1, 1, 2), Some(2));
        assert_eq!(three(1, 2, 2), Some(2));
        assert_eq!(three(1, 2, 3), None);
    }

    #[test]
    fn every_item_is_seen_once_with_its_places() {
        let mut seen = Vec::new();
        each([&[1, 3], &[1, 2], &[2, 3, 4]], |item, there| {
            seen.push((item, there.map(|at| at.is_some())));
        });
        assert_eq!(
            seen,
            [
                (1, [true, true, false]),
                (2, [false, true, true]),
                (3, [true, false, true]),
                (4, [false, false, true]),
            ]
        );
    }
}
