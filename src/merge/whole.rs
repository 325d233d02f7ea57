//! The merge as a whole: parts merged one after the other, put together, and checked.

use super::compare::{Comparison, compare};
use super::fields::{self, Clash};
use super::kept::{self, Kept, Why};
use super::three::{Found, Three, Value, three};
use super::{answers, elements, links, single, waiting};
use crate::format::{props_fields, props_of};
use crate::model::{Broken, Conflict, ConflictKey, Document, Ext, MapProps, SetAside, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Two copies of a map, merged.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The merged map, with its conflicts.
    pub document: Document,
    /// How many conflicts are new.
    pub conflicts: usize,
    /// What is other than in ours.
    pub incoming: Comparison,
}

/// Merges two copies of a map, given the copy from before they parted, if there is one. `labels`
/// say whose ours and theirs are, for the conflicts; they may be empty.
///
/// The merged map passes [`Document::check`]. Without a copy from before nothing counts as
/// deleted, and where both say different things about one object the smaller value is shown.
pub fn merge(
    base: Option<&Document>,
    ours: &Document,
    theirs: &Document,
    labels: [&str; 2],
) -> Merged {
    let nothing = Document::new(MapProps::new("", ours.props().language));
    let copies = Three::new(base, &nothing, [ours, theirs], labels);
    let mut found = Found::new(&copies);
    let kept = kept::find(&copies);
    let document = put_together(&copies, &kept, &mut found);
    let new = found.conflicts.len();
    let mut conflicts = inherited(&copies, &kept, found.conflicts);
    waiting::take_over(&document, &mut conflicts);
    let (document, homeless) = document.with_conflicts(conflicts.into_iter().collect());
    for broken in homeless {
        note_homeless(&copies, &broken);
    }
    let incoming = compare(ours, &document);
    Merged { conflicts: new.min(document.conflicts().len()), document, incoming }
}

/// The merged map without its conflicts.
fn put_together(copies: &Three<'_>, kept: &Kept, found: &mut Found) -> Document {
    let mut elements = elements::merge(copies, kept, found);
    let mut links = links::merge(copies, &elements, found);
    single::settle(copies, &mut elements, &mut links, found);
    let questions = answers::questions(copies, found);
    let cells = answers::cells(copies, &elements, &questions, found);
    let props = props(copies, found);
    let ext = ext(copies, found);
    let mut elements: Vec<_> = elements.into_iter().collect();
    elements.sort_unstable_by_key(|(id, _)| *id);
    let questions = questions.into_iter().collect();
    let set_aside = set_aside(copies);
    let (document, broken) =
        Document::from_parts(props, elements, links, questions, cells, set_aside, ext);
    for broken in broken {
        left_out(copies, &broken, found);
    }
    document
}

/// What the model could not take in waits in a conflict.
fn left_out(copies: &Three<'_>, broken: &Broken, found: &mut Found) {
    if let Some(id) = broken.dropped() {
        single::wait(copies, id, found);
    } else if let Broken::Cell { key, .. } = broken {
        answers::wait(copies, key, found);
    } else {
        log::error!("merged maps do not fit: {broken}");
    }
}

fn props(copies: &Three<'_>, found: &mut Found) -> MapProps {
    let [ours, theirs] = copies.sides.map(Document::props);
    let base = copies.has_base.then(|| copies.base.props());
    if (ours == theirs || !copies.contests_any())
        && let Some(props) = three(base, Some(ours), Some(theirs)).flatten()
    {
        return props.clone();
    }
    let was = base.map(props_fields);
    let fought = |field: &Arc<str>, values: [&Value; 3]| {
        copies.contests_any() && copies.fight_over(&ConflictKey::Map(field.clone()), values)
    };
    let (fields, clashes) =
        fields::merge(was.as_deref(), &props_fields(ours), &props_fields(theirs), fought);
    for Clash { field, base, sides } in clashes {
        found.add(ConflictKey::Map(field), base, sides);
    }
    let merged = props_of(&fields).ok().filter(MapProps::is_sound);
    merged.unwrap_or_else(|| {
        log::error!("merged properties do not fit");
        base.unwrap_or(ours).clone()
    })
}

/// Fields of the whole file that this version does not know.
fn ext(copies: &Three<'_>, found: &mut Found) -> Ext {
    let names: BTreeSet<&String> = copies.sides.iter().flat_map(|side| side.ext().keys()).collect();
    let mut merged = Ext::new();
    for name in names {
        let of = |document: &Document| -> Value { document.ext().get(name).cloned() };
        let (base, sides) = (of(copies.base), copies.sides.map(of));
        let [ours, theirs] = &sides;
        let key = ConflictKey::Other(name.as_str().into());
        let fought = copies.fight_over(&key, [&base, ours, theirs]);
        let agreed = three(&base, ours, theirs).filter(|_| !fought);
        let shown = agreed.cloned().unwrap_or_else(|| {
            let smaller = ours.clone().min(theirs.clone());
            found.add(key, base.clone(), sides.clone());
            if copies.has_base { base.clone() } else { smaller }
        });
        merged.extend(shown.map(|value| (name.clone(), value)));
    }
    merged
}

/// Pieces set aside, each as often as the three come to; sorted as files keep them.
fn set_aside(copies: &Three<'_>) -> Vec<SetAside> {
    type Piece<'a> = (&'a Arc<str>, &'a Arc<str>);
    let mut counts: BTreeMap<Piece<'_>, [usize; 3]> = BTreeMap::new();
    for (at, document) in [copies.base, copies.sides[0], copies.sides[1]].into_iter().enumerate() {
        for SetAside { list, text } in document.set_aside() {
            counts.entry((list, text)).or_default()[at] += 1;
        }
    }
    let mut merged = Vec::new();
    for ((list, text), [base, ours, theirs]) in counts {
        let count = three(base, ours, theirs).unwrap_or((ours + theirs).saturating_sub(base));
        let piece = SetAside { list: list.clone(), text: text.clone() };
        merged.extend(std::iter::repeat_n(piece, count));
    }
    merged
}

/// What a side brought into a conflict goes only where both sides took away what it is about.
fn note_homeless(copies: &Three<'_>, broken: &Broken) {
    let Broken::Conflict(key) = broken else { return };
    let [base, ours, theirs] = copies.conflicts_about(key);
    if [ours, theirs].into_iter().flatten().any(|it| Some(it) != base) {
        log::error!("merged maps have no place for a conflict: {broken}");
    }
}

/// The new conflicts with those of earlier merges that are still there on both sides, or new on
/// one.
fn inherited(
    copies: &Three<'_>,
    kept: &Kept,
    mut new: BTreeMap<ConflictKey, Conflict>,
) -> BTreeMap<ConflictKey, Conflict> {
    // A side on which something went with what it hung on did not settle what was said about it.
    let came_back = |id| kept.get(&id) == Some(&Why::Hanging);

    let keys: BTreeSet<&ConflictKey> =
        copies.sides.iter().flat_map(|side| side.conflicts().keys()).collect();
    for key in keys {
        let [base, mut ours, mut theirs] = copies.conflicts_about(key);
        if matches!(key, ConflictKey::Element(id) if came_back(*id)) {
            (ours, theirs) = (ours.or(base), theirs.or(base));
        }
        let old = match (three(base, ours, theirs), ours, theirs) {
            (Some(old), ..) => old.cloned(),
            (None, Some(ours), Some(theirs)) => {
                Some(with_versions(ours.clone(), theirs.versions()))
            }
            (None, one, other) => one.or(other).cloned(),
        };
        let Some(old) = old else { continue };
        let merged = match new.remove(key) {
            Some(conflict) => joined(conflict, old, [ours, theirs]),
            None => old,
        };
        new.insert(key.clone(), merged);
    }
    new
}

/// A new conflict and one of earlier merges about the same thing. A side that has the earlier one
/// and shows what was before says nothing of its own: its versions are those of that conflict.
fn joined(new: Conflict, old: Conflict, sides: [Option<&Conflict>; 2]) -> Conflict {
    let silent = |version: &Version, own: Option<&Conflict>| {
        own.is_some() && version.value == new.base && version.links.is_empty()
    };
    match (silent(&new.ours, sides[0]), silent(&new.theirs, sides[1])) {
        (false, false) => with_versions(new, old.versions()),
        (true, false) => with_versions(old, [&new.theirs].into_iter()),
        (false, true) => with_versions(old, [&new.ours].into_iter()),
        (true, true) => old,
    }
}

/// A conflict with more versions, as far as they say something else.
pub(super) fn with_versions<'a>(
    mut conflict: Conflict,
    versions: impl Iterator<Item = &'a Version>,
) -> Conflict {
    let same = |a: &Version, b: &Version| (&a.value, &a.links) == (&b.value, &b.links);
    let more: Vec<Version> = versions
        .filter(|version| !conflict.versions().any(|known| same(known, version)))
        .cloned()
        .collect();
    conflict.others.extend(more);
    conflict.others.sort();
    conflict.others.dedup();
    conflict
}
