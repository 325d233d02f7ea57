//! Which of several earlier states of a map a copy began from, where nobody says so.

use super::compare::{Comparison, compare};
use crate::model::Document;

/// Whether two maps have a common past: they share at least half of the smaller one's elements.
pub fn same_origin(one: &Document, other: &Document) -> bool {
    let (small, large) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let shared = small.elements().filter(|(id, _)| large.contains(*id)).count();
    shared > 0 && 2 * shared >= small.len()
}

/// The earlier state of ours that `theirs` began from, by its place among `states`, which are given
/// from the newest on: the one with the fewest differences to theirs. The states lie one behind the
/// other on the way to ours, so what is nearest to theirs is where the ways part.
///
/// Of several as near the oldest is taken: where both sides changed one field, that makes a
/// conflict of it, and a newer one would drop our change. `None` where theirs is of other origin:
/// a copy from before would then only tell what theirs never had.
pub fn nearest(theirs: &Document, states: &[&Document]) -> Option<usize> {
    let states = states.iter().enumerate().filter(|(_, state)| same_origin(state, theirs));
    let far = states.map(|(at, state)| (weight(&compare(state, theirs)), std::cmp::Reverse(at)));
    far.min().map(|(_, std::cmp::Reverse(at))| at)
}

/// How much differs: elements and fields, links, answers.
fn weight(found: &Comparison) -> usize {
    let fields: usize = found.elements.iter().map(|change| 1 + change.fields.len()).sum();
    let questions: usize = found.questions.iter().map(|change| 1 + change.fields.len()).sum();
    let cells: usize = found.answers.iter().map(|it| it.added + it.removed + it.changed).sum();
    let links = found.gained.len() + found.lost.len();
    found.props.len() + fields + links + questions + cells
}
