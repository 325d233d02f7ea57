//! What one side deleted and stays on the map all the same, because the other side changed it or
//! linked something to it: that, what it hangs on, and what hangs on it.
//!
//! What it hangs on is its stage, the ends of a transition, the touchpoint of a barrier, and so on
//! upwards. What hangs on it went only because it went: it comes back with it, unless it also hangs
//! on something the deleting side kept. Of a stage or a persona that is kept only for something
//! else, the rest does not come back.

use super::single::place_of;
use super::three::Three;
use crate::format::{read_element, read_id};
use crate::model::{Conflict, ConflictKey, Document, ElementId, ElementKind, LinkKind, Version};
use std::collections::BTreeMap;

/// Links by which an element hangs on the one it points at.
const HANGS: [LinkKind; 7] = [
    LinkKind::Hinders,
    LinkKind::Carries,
    LinkKind::Voices,
    LinkKind::Depicts,
    LinkKind::Measures,
    LinkKind::Answers,
    LinkKind::Supports,
];

/// Why something deleted is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// The other side changed it, or linked something to it.
    Changed,
    /// Something kept hangs on it.
    Needed,
    /// It hangs on something kept.
    Hanging,
}

/// What is kept, by id.
pub(super) type Kept = BTreeMap<ElementId, Why>;

/// Finds what is kept of all that one side deleted.
pub(super) fn find(three: &Three<'_>) -> Kept {
    let gone: BTreeMap<ElementId, usize> =
        three.base.elements().filter_map(|(id, _)| Some((id, three.survivor(id)?))).collect();
    let mut keeping = Keeping { three, gone: &gone, kept: Kept::new() };
    let mut work: Vec<ElementId> = Vec::new();
    for (&id, &side) in &gone {
        if is_changed(three.base, three.sides[side], id) {
            keeping.kept.insert(id, Why::Changed);
            work.push(id);
        }
    }
    while let Some(id) = work.pop() {
        for need in keeping.needs_of(id) {
            if gone.contains_key(&need) && !keeping.kept.contains_key(&need) {
                keeping.kept.insert(need, Why::Needed);
                work.push(need);
            }
        }
    }
    keeping.bring_back();
    keeping.kept
}

/// Whether a side changed an element, added links to it, or answers about it; or had a hand in a
/// conflict about it, which changes it though the map may show what was before.
fn is_changed(base: &Document, side: &Document, id: ElementId) -> bool {
    base.element(id) != side.element(id)
        || side.links_of(id).into_iter().any(|link| !base.has_link(link))
        || side.cells_of(id).any(|(key, answers)| base.cells().get(key) != Some(answers))
        || side.conflicts().iter().any(|(key, conflict)| {
            let was = base.conflicts().get(key);
            if key.element() == Some(id) {
                was != Some(conflict)
            } else {
                names(key, conflict, id) && !was.is_some_and(|was| names(key, was, id))
            }
        })
        || base.conflicts().iter().any(|(key, was)| {
            !side.conflicts().contains_key(key)
                && side.holds_conflict(key, was)
                && (key.element() == Some(id) || prevails(side, key, was, id))
        })
}

/// Whether a conflict about something else cannot be settled without an element: it is one of the
/// ends to choose from, or what waits is linked to it.
fn names(key: &ConflictKey, conflict: &Conflict, id: ElementId) -> bool {
    let mut versions = conflict.versions();
    match key {
        ConflictKey::Link { .. } => {
            versions.any(|it| it.value.as_deref().and_then(read_id) == Some(id))
        }
        ConflictKey::Element(_) => {
            versions.any(|it| it.links.iter().any(|link| link.from == id || link.to == id))
        }
        _ => false,
    }
}

/// Whether a side chose an element over another that waited for its place.
fn prevails(side: &Document, key: &ConflictKey, was: &Conflict, id: ElementId) -> bool {
    let ConflictKey::Element(other) = key else { return false };
    !side.contains(*other) && was.versions().any(|version| would_replace(side, version, id))
}

/// Whether what waits would take the place of an element.
fn would_replace(side: &Document, version: &Version, id: ElementId) -> bool {
    let end = |kind| version.links.iter().find(|link| link.kind == kind);
    match side.kind(id) {
        Some(ElementKind::Moment) => {
            let touchpoint = end(LinkKind::Marks).map(|link| link.to);
            touchpoint.is_some() && touchpoint == side.target(id, LinkKind::Marks)
        }
        Some(ElementKind::Emotion) => {
            let content = version.value.as_deref().and_then(|value| read_element(value).ok());
            let journey = content.and_then(|(_, it)| Some(it.content.as_emotion()?.journey));
            let touchpoint = end(LinkKind::Feels).map(|link| link.from);
            let place = touchpoint.zip(journey).map(|(touchpoint, journey)| {
                (touchpoint, journey, end(LinkKind::Of).map(|link| link.to))
            });
            place.is_some() && place == place_of(side, id)
        }
        _ => false,
    }
}

/// Whether an element hangs on any other.
pub(super) fn hangs(document: &Document, id: ElementId) -> bool {
    HANGS.iter().any(|&kind| document.target(id, kind).is_some())
}

struct Keeping<'a> {
    three: &'a Three<'a>,
    /// What one side deleted, and which side still has it.
    gone: &'a BTreeMap<ElementId, usize>,
    kept: Kept,
}

impl Keeping<'_> {
    /// The side that still has an element; both do where neither deleted it.
    fn side_of(&self, id: ElementId) -> &Document {
        self.three.sides[self.gone.get(&id).copied().unwrap_or(0)]
    }

    /// What an element that one side deleted needs or hangs on.
    fn needs_of(&self, id: ElementId) -> Vec<ElementId> {
        let side = self.side_of(id);
        let (mut needs, mut on) = (needs(side, id), hung_on(side, id));
        needs.append(&mut on);
        needs
    }

    /// Brings back what hangs on what is kept, until there is no more.
    fn bring_back(&mut self) {
        let mut work: Vec<ElementId> = self.kept.keys().copied().collect();
        while let Some(id) = work.pop() {
            for hanging in self.hanging_on(id) {
                if self.may_come_back(hanging) {
                    self.kept.insert(hanging, Why::Hanging);
                    work.push(hanging);
                    // What lacked it until now may come back, too.
                    work.extend(
                        self.needs_of(hanging).iter().filter(|it| self.kept.contains_key(it)),
                    );
                }
            }
        }
    }

    /// What hangs on something kept, or is a part of it, in the copy that still has it.
    fn hanging_on(&self, id: ElementId) -> Vec<ElementId> {
        let side = self.side_of(id);
        let container = matches!(side.kind(id), Some(ElementKind::Stage | ElementKind::Persona));
        if container && self.kept.get(&id) == Some(&Why::Needed) {
            return Vec::new();
        }
        let mut found: Vec<ElementId> =
            HANGS.iter().flat_map(|&kind| side.sources(id, kind)).collect();
        match side.kind(id) {
            Some(ElementKind::Stage) => found.extend(side.targets(id, LinkKind::Contains)),
            Some(ElementKind::Persona) => found.extend(side.sources(id, LinkKind::Of)),
            Some(ElementKind::Touchpoint) => {
                found.extend(side.targets(id, LinkKind::Leaves));
                found.extend(side.sources(id, LinkKind::Arrives));
                found.extend(side.targets(id, LinkKind::Feels));
                found.extend(side.sources(id, LinkKind::Marks));
            }
            _ => {}
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether something deleted can come back with what it hangs on: it is not back yet, what it
    /// needs is on the map, and it went only because what it hung on went.
    fn may_come_back(&self, id: ElementId) -> bool {
        let Some(&survivor) = self.gone.get(&id) else { return false };
        if self.kept.contains_key(&id) {
            return false;
        }
        let (side, other) = (self.three.sides[survivor], self.three.sides[1 - survivor]);
        let there = |id: &ElementId| self.kept.contains_key(id) || other.contains(*id);
        needs(side, id).iter().all(there) && hung_on(side, id).iter().all(|on| !other.contains(*on))
    }
}

/// What an element cannot be without.
fn needs(side: &Document, id: ElementId) -> Vec<ElementId> {
    let source = |kind| side.source(id, kind);
    let target = |kind| side.target(id, kind);
    let needs = match side.kind(id) {
        Some(ElementKind::Touchpoint) => [source(LinkKind::Contains), None],
        Some(ElementKind::Transition) => [source(LinkKind::Leaves), target(LinkKind::Arrives)],
        Some(ElementKind::Emotion) => [source(LinkKind::Feels), target(LinkKind::Of)],
        Some(ElementKind::Moment) => [target(LinkKind::Marks), None],
        _ => [None, None],
    };
    needs.into_iter().flatten().collect()
}

/// What an element hangs on.
fn hung_on(side: &Document, id: ElementId) -> Vec<ElementId> {
    HANGS.iter().flat_map(|&kind| side.targets(id, kind)).collect()
}
