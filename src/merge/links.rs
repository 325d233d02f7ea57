//! Links as merged: those of which an element has one like a field of it, all others as a set.

use super::elements::Elements;
use super::kept::hangs;
use super::three::{Found, Three, each, three};
use crate::format::write_id;
use crate::model::{ConflictKey, Document, ElementId, Link, LinkKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The element that may have only one link of this kind, and the other end, if there is one.
pub(super) const fn slot(link: Link) -> Option<(ElementId, ElementId)> {
    match link.kind {
        LinkKind::Contains | LinkKind::Leaves | LinkKind::Feels => Some((link.to, link.from)),
        LinkKind::Arrives | LinkKind::Of | LinkKind::Marks => Some((link.from, link.to)),
        _ => None,
    }
}

/// The link of a kind that ties an element that may have only one of them to `other`.
pub(super) const fn in_slot(kind: LinkKind, owner: ElementId, other: ElementId) -> Link {
    match kind {
        LinkKind::Arrives | LinkKind::Of | LinkKind::Marks => Link::new(kind, owner, other),
        _ => Link::new(kind, other, owner),
    }
}

/// The other end of the one link of a kind that an element has.
pub(super) fn other_end(
    document: &Document,
    kind: LinkKind,
    owner: ElementId,
) -> Option<ElementId> {
    match kind {
        LinkKind::Arrives | LinkKind::Of | LinkKind::Marks => document.target(owner, kind),
        _ => document.source(owner, kind),
    }
}

/// What stands in such a place before, in ours and in theirs.
type Slot = [Option<ElementId>; 3];

/// The links of the merged map.
pub(super) fn merge(copies: &Three<'_>, elements: &Elements, found: &mut Found) -> Vec<Link> {
    let [ours, theirs] = copies.sides.map(Document::links);
    let base = copies.base.links();
    let mut links = Vec::with_capacity(ours.len() + 100);
    let mut slots: BTreeMap<(LinkKind, ElementId), Slot> = BTreeMap::new();
    each([&base, &ours, &theirs], |link, there| {
        let there = there.map(|at| at.is_some());
        if there == [true; 3] {
            links.push(link);
        } else if let Some((owner, other)) = slot(link) {
            let slot = slots.entry((link.kind, owner)).or_default();
            for (value, there) in slot.iter_mut().zip(there) {
                *value = there.then_some(other).or(*value);
            }
        } else if stays(copies, elements, link, there) {
            links.push(link);
        }
    });
    for ((kind, owner), slot) in slots {
        if elements.contains_key(&owner) {
            let other = one(copies, elements, (kind, owner), slot, found);
            links.extend(other.map(|other| in_slot(kind, owner, other)));
        }
    }
    links
}

/// Whether a link that is not in all copies is on the merged map.
fn stays(copies: &Three<'_>, elements: &Elements, link: Link, there: [bool; 3]) -> bool {
    let (was, has) = match there {
        [_, true, true] => return true,
        [_, false, false] => return false,
        [was, mine, _] => (was, usize::from(!mine)),
    };
    let lacks = copies.sides[1 - has];
    let ends = [link.from, link.to];
    if !was {
        return true;
    }
    if ends.iter().all(|&id| lacks.contains(id)) {
        // It was taken away.
        return false;
    }
    // It went with one of its ends, which is kept. What the other side left hanging on nothing is
    // not tied again: it would go when that end goes.
    let safe =
        link.kind == LinkKind::Influences || !lacks.contains(link.from) || hangs(lacks, link.from);
    safe && ends.iter().all(|id| elements.contains_key(id))
}

/// What stands in the place of a link of which an element has one.
fn one(
    copies: &Three<'_>,
    elements: &Elements,
    (kind, owner): (LinkKind, ElementId),
    [base, ours, theirs]: Slot,
    found: &mut Found,
) -> Option<ElementId> {
    let good = |id: &ElementId| elements.contains_key(id);
    match copies.sides.map(|side| side.contains(owner)) {
        [true, false] => return ours.filter(good),
        [false, true] => return theirs.filter(good),
        _ => {}
    }
    // Where it went with its other end, which is kept, nobody took it away.
    let [ours, theirs] =
        [(copies.sides[0], ours), (copies.sides[1], theirs)].map(|(side, other)| {
            let went = |end: &ElementId| !side.contains(*end) && good(end);
            other.or_else(|| base.filter(went))
        });
    let key = ConflictKey::Link { id: owner, kind };
    let fought = copies.fight_over(&key, [&base, &ours, &theirs]);
    // What one side deleted is on the map only until that is settled: nothing moves there that
    // the deleting side has elsewhere.
    let lasting = |id: &ElementId| good(id) && copies.survivor(*id).is_none();
    let home = base.filter(lasting);
    match three(base, ours, theirs).filter(|_| !fought) {
        Some(None) => return None,
        Some(Some(other)) if lasting(&other) || home.is_none() && good(&other) => {
            return Some(other);
        }
        _ => {}
    }
    let text = |id: ElementId| -> Arc<str> { write_id(id).into() };
    found.add(key, base.map(text), [ours.map(text), theirs.map(text)]);
    let nowhere = kind == LinkKind::Of && base.is_none() && copies.base.contains(owner);
    if home.is_some() || nowhere {
        return home;
    }
    let ends = || [ours, theirs].into_iter().flatten();
    ends().filter(lasting).min().or_else(|| ends().filter(good).min())
}
