//! Elements as merged: whole where at most one side changed them, field by field otherwise.

use super::fields::{self, Clash};
use super::kept::{Kept, Why};
use super::three::{Found, Three, Value, three};
use crate::format::{element_fields, element_of, write_element};
use crate::model::{ConflictKey, Element, ElementId, IdMap};
use std::sync::Arc;

/// The elements of the merged map.
pub(super) type Elements = IdMap<Arc<Element>>;

/// Merges the elements of both sides; what is kept though one side deleted it is a conflict.
pub(super) fn merge(copies: &Three<'_>, kept: &Kept, found: &mut Found) -> Elements {
    let mut merged = Elements::default();
    let [ours, theirs] = copies.sides;
    for (id, mine) in ours.elements() {
        let element = match (copies.base.element(id), theirs.element(id)) {
            (base, Some(other)) => Some(both(id, base, [mine, other], found)),
            (None, None) => Some(mine.clone()),
            (Some(_), None) => deleted(copies, kept, id, found),
        };
        merged.extend(element.map(|element| (id, element)));
    }
    for (id, other) in theirs.elements().filter(|(id, _)| !ours.contains(*id)) {
        let element = if copies.base.contains(id) {
            deleted(copies, kept, id, found)
        } else {
            Some(other.clone())
        };
        merged.extend(element.map(|element| (id, element)));
    }
    merged
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
    id: ElementId,
    base: Option<&Arc<Element>>,
    [mine, other]: [&Arc<Element>; 2],
    found: &mut Found,
) -> Arc<Element> {
    if let Some(element) = three(base, Some(mine), Some(other)).flatten() {
        return element.clone();
    }
    let base = base.filter(|base| base.kind() == mine.kind());
    if mine.kind() == other.kind() {
        let fields_of = |element: &Arc<Element>| element_fields(id, element);
        let was = base.map(fields_of);
        let (fields, clashes) = fields::merge(was.as_deref(), &fields_of(mine), &fields_of(other));
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
