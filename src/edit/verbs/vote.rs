//! Dot voting on barriers and solutions: the dots given are kept with what they were given to.

use super::{Change, called, each, step_name};
use crate::edit::{Selection, StepName};
use crate::model::{Document, Edit, Element, ElementId, ElementKind, MOST_VOTES};
use std::cmp::Reverse;
use std::sync::Arc;

/// The kinds that are voted on.
pub const VOTED: [ElementKind; 2] = [ElementKind::Barrier, ElementKind::Solution];

/// Gives dots to barriers and solutions, or takes some away where `by` is below 0; the others of
/// `ids` are left alone. What is selected stays so. `None` where nothing would change.
pub fn vote(document: &Document, ids: &[ElementId], by: i32, select: &Selection) -> Option<Change> {
    let mut change = each(ids, "step-vote-several", |id| {
        let mut element = Element::clone(document.element(id)?);
        let votes = element.content.votes()?;
        let next = votes.saturating_add_signed(by).min(MOST_VOTES);
        if next == votes {
            return None;
        }
        element.content.set_votes(next);
        let key = if next > votes { "step-vote" } else { "step-unvote" };
        let edit = Edit::Update { id, element: Arc::new(element) };
        let name = StepName::new(key, called(document, id));
        Some(Change::new(vec![edit], name, Selection::one(id)))
    })?;
    let given: Vec<ElementId> = change.select.iter().collect();
    if given.len() > 1 {
        change.name = step_name(document, &given, ("step-vote", "step-vote-several"));
    }
    change.select = select.clone();
    Some(change)
}

/// Takes every dot away. `None` where none was given.
pub fn clear_votes(document: &Document, select: &Selection) -> Option<Change> {
    let given = ranking(document);
    let edits: Vec<Edit> = given
        .iter()
        .filter_map(|&(id, _)| {
            let mut element = Element::clone(document.element(id)?);
            element.content.set_votes(0);
            Some(Edit::Update { id, element: Arc::new(element) })
        })
        .collect();
    let name = StepName::several("step-clear-votes", edits.len());
    (!edits.is_empty()).then(|| Change::new(edits, name, select.clone()))
}

/// What was given dots, the most first; equals in the order of their ids.
pub fn ranking(document: &Document) -> Vec<(ElementId, u32)> {
    let of_kind = VOTED.iter().flat_map(|&kind| document.each_of_kind(kind));
    let mut given: Vec<(ElementId, u32)> = of_kind
        .filter_map(|(id, element)| Some((id, element.content.votes()?)))
        .filter(|(_, votes)| *votes > 0)
        .collect();
    given.sort_unstable_by_key(|&(id, votes)| (Reverse(votes), id));
    given
}
