//! Elements as merged: whole where at most one side changed them, field by field otherwise.

use super::fields::{self, Clash};
use super::kept::{Kept, Why};
use super::three::{Found, Three, Value, three};
use crate::format::{element_fields, element_of, write_element};
use crate::model::{ConflictKey, Document, Element, ElementId, IdMap};
use std::sync::Arc;

/// The elements of the merged map.
pub(super) type Elements = IdMap<Arc<Element>>;

/// Merges the elements of both sides; what is kept though one side deleted it is a conflict.
pub(super) fn merge(copies: &Three<'_>, kept: &Kept, found: &mut Found) -> Elements {
    let mut merged = Elements::default();
    let [ours, theirs] = copies.sides;
    for (id, mine) in ours.elements() {
        let element = match (copies.base.element(id), theirs.element(id)) {
            (base, Some(other)) => Some(both(copies, id, base, [mine, other], found)),
            (None, None) => Some(added(copies, (id, mine), 0, found)),
            (Some(_), None) => deleted(copies, kept, id, found),
        };
        merged.extend(element.map(|element| (id, element)));
    }
    for (id, other) in theirs.elements().filter(|(id, _)| !ours.contains(*id)) {
        let element = if copies.base.contains(id) {
            deleted(copies, kept, id, found)
        } else {
            Some(added(copies, (id, other), 1, found))
        };
        merged.extend(element.map(|element| (id, element)));
    }
    merged
}

/// An element that only one side has, and was not there before. Where it waited beside the map,
/// and the other side decided against it, that is a conflict again.
fn added(
    copies: &Three<'_>,
    (id, element): (ElementId, &Arc<Element>),
    side: usize,
    found: &mut Found,
) -> Arc<Element> {
    let key = ConflictKey::Element(id);
    let [waited, sides @ ..] = copies.conflicts_about(&key);
    if waited.is_some() && sides[1 - side].is_none() {
        let text = |map: &&Document| map.element(id).map(|it| write_element(id, it).into());
        found.add(key, None, copies.sides.each_ref().map(text));
    }
    element.clone()
}

/// What becomes of an element that one side deleted.
fn deleted(
    copies: &Three<'_>,
    kept: &Kept,
    id: ElementId,
    found: &mut Found,
) -> Option<Arc<Element>> {
    let why = kept.get(&id)?;
    let text = |element: &Arc<Element>| -> Arc<str> { write_element(id, element).into() };
    if *why != Why::Hanging {
        let base = copies.base.element(id).map(text);
        let sides = copies.sides.map(|side| side.element(id).map(text));
        found.add(ConflictKey::Element(id), base, sides);
    }
    copies.sides[copies.survivor(id)?].element(id).cloned()
}

/// An element both sides have.
fn both(
    copies: &Three<'_>,
    id: ElementId,
    base: Option<&Arc<Element>>,
    [mine, other]: [&Arc<Element>; 2],
    found: &mut Found,
) -> Arc<Element> {
    let contested = mine != other && copies.contests(id);
    if !contested && let Some(element) = three(base, Some(mine), Some(other)).flatten() {
        return element.clone();
    }
    let whole = contested && fought_whole(copies, id, [base, Some(mine), Some(other)]);
    let base = base.filter(|base| base.kind() == mine.kind());
    if mine.kind() == other.kind() && !whole {
        let fought = |field: &Arc<str>, values: [&Value; 3]| {
            let key = || ConflictKey::Field { id, field: field.clone() };
            contested && copies.fight_over(&key(), values)
        };
        let fields_of = |element: &Arc<Element>| element_fields(id, element);
        let was = base.map(fields_of);
        let (fields, clashes) =
            fields::merge(was.as_deref(), &fields_of(mine), &fields_of(other), fought);
        let merged = element_of(id, mine.kind(), &fields);
        if let Some(element) = merged.ok().filter(Element::is_sound) {
            for Clash { field, base, sides } in clashes {
                found.add(ConflictKey::Field { id, field }, base, sides);
            }
            return Arc::new(element);
        }
    }
    // Fields that each hold and do not hold together: one or the other as a whole.
    let text = |element: &Arc<Element>| -> Value { Some(write_element(id, element).into()) };
    let sides = [text(mine), text(other)];
    let smaller = if sides[0] <= sides[1] { mine } else { other };
    let shown = base.filter(|base| base.kind() == other.kind()).unwrap_or(smaller).clone();
    found.add(ConflictKey::Element(id), base.and_then(text), sides);
    shown
}

/// Whether both sides had a hand in a conflict about an element that is there as a whole, because
/// its fields did not hold together.
fn fought_whole(copies: &Three<'_>, id: ElementId, values: [Option<&Arc<Element>>; 3]) -> bool {
    let key = ConflictKey::Element(id);
    let mut conflicts = copies.conflicts_about(&key).into_iter().flatten();
    conflicts.any(|conflict| conflict.versions().all(|version| version.value.is_some()))
        && copies.fight_over(&key, values.each_ref())
}
