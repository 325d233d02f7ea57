//! Removing.

use super::{Change, step_name};
use crate::edit::Selection;
use crate::model::{Document, Edit, ElementId, ElementKind, Link, LinkKind};
use std::collections::BTreeSet;

/// Removes what is selected with everything that cannot exist without it. The journey closes up:
/// where one way led to a removed touchpoint and one led on, the first leads on now. Selected
/// afterwards is what stands next to it. `None` where nothing selected is on the map.
pub fn remove(document: &Document, selection: &Selection) -> Option<Change> {
    let mut gone: BTreeSet<ElementId> = BTreeSet::new();
    let mut edits = Vec::new();
    let mut removals = Vec::new();
    for id in selection.iter().filter(|&id| document.contains(id)) {
        let falls = document.removal(id);
        if gone.contains(&id) {
            continue;
        }
        removals.retain(|known| !falls.contains(known));
        removals.push(id);
        gone.extend(falls);
    }
    let primary = selection.primary().or_else(|| removals.first().copied())?;
    for &id in &removals {
        if document.kind(id) == Some(ElementKind::Touchpoint) {
            edits.extend(closed_up(document, id, &gone));
        }
    }
    edits.extend(removals.iter().map(|&id| Edit::Remove { id }));
    if removals.is_empty() {
        return None;
    }
    let name = step_name(document, &removals, ("step-remove", "step-remove-several"));
    let select = neighbour(document, primary, &gone).map_or_else(Selection::none, Selection::one);
    Some(Change::new(edits, name, select))
}

/// Leads the one way to `id` on to where the one way from it leads.
fn closed_up(document: &Document, id: ElementId, gone: &BTreeSet<ElementId>) -> Vec<Edit> {
    let [way_in] = document.sources(id, LinkKind::Arrives)[..] else { return Vec::new() };
    let [way_on] = document.targets(id, LinkKind::Leaves)[..] else { return Vec::new() };
    let from = document.source(way_in, LinkKind::Leaves);
    let Some((from, to)) = from.zip(document.target(way_on, LinkKind::Arrives)) else {
        return Vec::new();
    };
    if from == to || gone.contains(&from) || gone.contains(&to) {
        return Vec::new();
    }
    let leads_there = |&way: &ElementId| document.target(way, LinkKind::Arrives) == Some(to);
    if document.targets(from, LinkKind::Leaves).iter().any(leads_there) {
        return Vec::new();
    }
    vec![
        Edit::Unlink(Link::new(LinkKind::Arrives, way_in, id)),
        Edit::Link(Link::new(LinkKind::Arrives, way_in, to)),
    ]
}

/// What stands next to an element and stays: the touchpoint after or before it, the stage before
/// a stage, the touchpoint or barrier a note hangs on.
fn neighbour(document: &Document, id: ElementId, gone: &BTreeSet<ElementId>) -> Option<ElementId> {
    let stays = |id: &ElementId| !gone.contains(id);
    let beside = |list: Vec<ElementId>| {
        let at = list.iter().position(|&other| other == id)?;
        let after = list[at..].iter().find(|id| stays(id));
        after.or_else(|| list[..at].iter().rev().find(|id| stays(id))).copied()
    };
    match document.kind(id)? {
        ElementKind::Touchpoint => beside(document.journey()),
        ElementKind::Stage => beside(document.stages()),
        kind @ (ElementKind::Idea | ElementKind::Frame) => beside(document.of_kind(kind)),
        ElementKind::Emotion => document.source(id, LinkKind::Feels).filter(stays),
        ElementKind::Transition => document.source(id, LinkKind::Leaves).filter(stays),
        _ => document
            .links_of(id)
            .into_iter()
            .find(|link| link.from == id)
            .map(|link| link.to)
            .filter(stays),
    }
}
