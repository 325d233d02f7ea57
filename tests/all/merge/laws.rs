//! Laws of merging over random maps and random edits: a thousand cases each, and in long runs a
//! million.

use super::accounted::{lost, settled};
use crate::support::edits::{content, edit};
use crate::support::{generate, numbered};
use cjm::format::{read, write};
use cjm::merge::{Choice, Merged, compare, merge, settle};
use cjm::model::*;
use std::ops::Range;
use std::sync::Arc;

/// Which cases are tried.
fn cases() -> Range<u64> {
    numbered("CJM_LONG_MERGES", 1_000)
}

/// Cases that long runs found.
const FAILED_ONCE: [u64; 2] = [504_254, 506_139];

/// How many these are.
fn count() -> u64 {
    cases().end - cases().start
}

/// A map, and two copies of it edited apart.
struct Copies {
    base: Document,
    ours: Document,
    theirs: Document,
}

impl Copies {
    fn of(seed: u64) -> Self {
        let mut rng = Rng::seeded(seed);
        let mut base = generate::map(1 + rng.below(6), seed);
        edited(&mut base, 20, &mut rng);
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        edited(&mut ours, 12, &mut rng);
        edited(&mut theirs, 12, &mut rng);
        if rng.below(4) == 0 {
            // Copies that share nothing, as those read from files.
            theirs = read(&write(&theirs)).unwrap().document;
        }
        if rng.below(8) == 0 {
            // Both did the same, too.
            let change = edit(&base, rng.next_u64());
            let _ = (ours.apply(&change), theirs.apply(&change));
        }
        Self { base, ours, theirs }
    }

    /// The same of a map that carries conflicts, of which each side settles some.
    fn carrying(seed: u64) -> Self {
        let mut rng = Rng::seeded(seed);
        let base = Self::of(seed).merged().document;
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        for side in [&mut ours, &mut theirs] {
            some_settled(side, &mut rng);
            edited(side, 4, &mut rng);
        }
        Self { base, ours, theirs }
    }

    fn merged(&self) -> Merged {
        merge(Some(&self.base), &self.ours, &self.theirs, ["a", "b"])
    }
}

/// Up to so many random edits, many of them of fields that are there already.
fn edited(map: &mut Document, most: usize, rng: &mut Rng) {
    for _ in 0..rng.below(most + 1) {
        let _ = map.apply(&edit(map, rng.next_u64()));
        if let Some(change) = reworded(map, rng) {
            let _ = map.apply(&change);
        }
    }
}

/// Settles about half of the conflicts of a map, one way or another.
fn some_settled(map: &mut Document, rng: &mut Rng) {
    let keys: Vec<ConflictKey> = map.conflicts().keys().cloned().collect();
    for key in keys {
        let choice = [Choice::Mine, Choice::Theirs, Choice::Both][rng.below(3)].clone();
        let change = match rng.below(6) {
            0 => Ok(Edit::SetConflict { key, conflict: None }),
            1 | 2 => settle(map, &key, &choice),
            _ => continue,
        };
        let _ = change.map(|change| map.apply(&change));
    }
}

/// Other fields for an element that is there.
fn reworded(map: &Document, rng: &mut Rng) -> Option<Edit> {
    let kind = ElementKind::ALL[rng.below(ElementKind::ALL.len())];
    let ids = map.of_kind(kind);
    let id = *ids.get(rng.below(ids.len().max(1)))?;
    let element = map.element(id)?;
    let changed = Element { content: content(kind, rng), ..Element::clone(element) };
    Some(Edit::Update { id, element: Arc::new(changed) })
}

/// Runs a law over all cases, on two threads.
fn holds(law: impl Fn(u64, &Copies) + Sync) {
    holds_for(Copies::of, law);
}

/// The same over copies made in another way.
fn holds_for(copies: fn(u64) -> Copies, law: impl Fn(u64, &Copies) + Sync) {
    std::thread::scope(|scope| {
        for first in 0..2 {
            let (law, seeds) = (&law, cases().chain(FAILED_ONCE));
            scope.spawn(move || {
                for seed in seeds.skip(first).step_by(2) {
                    law(seed, &copies(seed));
                }
            });
        }
    });
}

#[test]
fn a_side_that_changed_nothing_changes_nothing() {
    holds(|seed, Copies { base, ours, theirs }| {
        for (a, b, c) in [(ours, ours, ours), (ours, base, ours), (base, theirs, theirs)] {
            let merged = merge(Some(base), a, b, ["", ""]);
            assert!(merged.document == *c, "seed {seed}");
            assert_eq!(merged.conflicts, 0, "seed {seed}");
            assert_eq!(merged.incoming, compare(a, c), "seed {seed}");
        }
    });
}

#[test]
fn merging_is_the_same_from_both_sides_and_every_time() {
    holds(|seed, copies| {
        let one = copies.merged();
        let other = merge(Some(&copies.base), &copies.theirs, &copies.ours, ["b", "a"]);
        let swapped = |(key, conflict): (&ConflictKey, &Conflict)| {
            let Conflict { base, ours, theirs, others } = conflict.clone();
            (key.clone(), Conflict { base, ours: theirs, theirs: ours, others })
        };
        let list: Vec<_> = other.document.conflicts().iter().map(swapped).collect();
        let (back, broken) = other.document.clone().with_conflicts(list);
        assert_eq!(broken, [], "seed {seed}");
        let differs = compare(&one.document, &back);
        // What stood in a conflict before the copies parted has its own order of versions.
        let inherited = |key: &ConflictKey| {
            [&copies.base, &copies.ours, &copies.theirs]
                .iter()
                .any(|it| it.conflicts().contains_key(key))
        };
        let mut rest = differs;
        rest.conflicts_gained.retain(|key| !inherited(key));
        assert!(rest.is_empty(), "seed {seed}: {rest:?}");
        let again = copies.merged();
        assert!(again.document == one.document && again.incoming == one.incoming, "seed {seed}");
        assert_eq!(write(&again.document), write(&one.document), "seed {seed}");
    });
}

#[test]
fn every_edit_is_on_the_map_or_in_a_conflict() {
    let conflicts = std::sync::atomic::AtomicUsize::new(0);
    holds(|seed, copies| {
        let merged = copies.merged();
        for side in [&copies.ours, &copies.theirs] {
            let lost = lost(&copies.base, side, &merged.document);
            assert!(lost.is_empty(), "seed {seed}: {lost:#?}");
        }
        conflicts.fetch_add(merged.conflicts, std::sync::atomic::Ordering::Relaxed);
    });
    let conflicts = conflicts.into_inner() as u64;
    assert!(conflicts > count(), "only {conflicts} conflicts were met");
}

#[test]
fn the_laws_hold_for_maps_that_carry_conflicts() {
    holds_for(Copies::carrying, |seed, copies| {
        let Copies { base, ours, theirs } = copies;
        for (a, b, c) in [(ours, ours, ours), (ours, base, ours), (base, theirs, theirs)] {
            assert!(merge(Some(base), a, b, ["", ""]).document == *c, "seed {seed}");
        }
        let merged = copies.merged().document;
        assert_eq!(merged.check(), [], "seed {seed}");
        for side in [ours, theirs] {
            let lost = lost(base, side, &merged);
            assert!(lost.is_empty(), "seed {seed}: {lost:#?}");
        }
        // The other way round the same is shown, and the same listed.
        let other = merge(Some(base), theirs, ours, ["b", "a"]).document;
        let listed = |map: &Document| -> Vec<_> {
            let values = |it: &Conflict| -> std::collections::BTreeSet<_> {
                it.versions().map(|it| (it.value.clone(), it.links.clone())).collect()
            };
            map.conflicts().iter().map(|(key, it)| (key.clone(), values(it))).collect()
        };
        assert_eq!(listed(&merged), listed(&other), "seed {seed}");
        let bare = |map: &Document| map.clone().with_conflicts(Vec::new()).0;
        assert!(bare(&merged) == bare(&other), "seed {seed}");
    });
}

/// The law above says something only while what is missing would be noticed.
#[test]
fn the_account_notices_what_is_missing() {
    let (mut changed, mut noticed) = (0, 0);
    for seed in 0..200 {
        let Copies { base, ours, .. } = Copies::of(seed);
        let edits = compare(&base, &ours);
        if !edits.elements.is_empty() || !edits.gained.is_empty() {
            changed += 1;
            noticed += usize::from(!lost(&base, &ours, &base).is_empty());
        }
    }
    assert!(changed > 100 && noticed * 20 >= changed * 19, "{noticed} of {changed}");
}

#[test]
fn a_merged_map_holds_together_and_survives_its_file() {
    holds(|seed, copies| {
        let Merged { document, .. } = copies.merged();
        assert_eq!(document.check(), [], "seed {seed}");
        let bytes = write(&document);
        let opened = read(&bytes).unwrap();
        assert_eq!(opened.problems, [], "seed {seed}");
        assert!(opened.document == document, "seed {seed}");
        assert_eq!(write(&opened.document), bytes, "seed {seed}");
        // Merging on, with conflicts in it, works as well.
        let again = merge(Some(&copies.base), &document, &copies.theirs, ["", ""]);
        assert_eq!(again.document.check(), [], "seed {seed}");
        let same = merge(Some(&document), &document, &document, ["", ""]);
        assert!(same.document == document, "seed {seed}");
    });
}

#[test]
fn copies_without_a_common_past_are_put_together() {
    holds(|seed, copies| {
        let merged = merge(None, &copies.ours, &copies.theirs, ["", ""]);
        assert_eq!(merged.document.check(), [], "seed {seed}");
        for (id, _) in copies.ours.elements().chain(copies.theirs.elements()) {
            let waits = merged.document.conflicts().contains_key(&ConflictKey::Element(id));
            assert!(merged.document.contains(id) || waits, "seed {seed}: {id}");
        }
        let same = merge(None, &copies.ours, &copies.ours, ["", ""]);
        assert!(same.document == copies.ours, "seed {seed}");
    });
}

/// Edits of elements of which the other side touches none.
fn own_edits(base: &Document, mine: u64, rng: &mut Rng) -> Document {
    let mut map = base.clone();
    let mut ids: Vec<ElementId> = base.elements().map(|(id, _)| id).collect();
    ids.sort_unstable();
    ids.retain(|id| id.bits() % 2 == mine);
    for _ in 0..rng.below(12) {
        let Some(&id) = ids.get(rng.below(ids.len().max(1))) else { break };
        let Some(element) = map.element(id).cloned() else { continue };
        let kind = element.kind();
        let change = match kind {
            // Another journey could be that of an emotion the other side knows.
            ElementKind::Emotion => continue,
            ElementKind::Evidence => Edit::Remove { id },
            ElementKind::Touchpoint if rng.below(2) == 0 => {
                let barrier = Barrier { text: "new".into(), severity: None, votes: 0 };
                let order = OrderKey::between(None, None, rng);
                let (new, element) = (ElementId::random(rng), Element::new(order, barrier));
                let links = vec![Link::new(LinkKind::Hinders, new, id)];
                Edit::Insert { id: new, element: Arc::new(element), links }
            }
            _ => {
                let changed = Element { content: content(kind, rng), ..Element::clone(&element) };
                Edit::Update { id, element: Arc::new(changed) }
            }
        };
        let _ = map.apply(&change);
    }
    map
}

#[test]
fn edits_of_different_objects_never_clash() {
    let mut edits = 0;
    for seed in cases() {
        let mut rng = Rng::seeded(seed);
        let base = generate::map(2 + rng.below(8), seed);
        let (ours, theirs) = (own_edits(&base, 0, &mut rng), own_edits(&base, 1, &mut rng));
        let merged = merge(Some(&base), &ours, &theirs, ["", ""]);
        assert_eq!(merged.document.conflicts().len(), 0, "seed {seed}");
        let (mine, other) = (compare(&base, &ours), compare(&base, &theirs));
        edits += mine.elements.len() + other.elements.len();
        assert_eq!(merged.incoming, compare(&ours, &merged.document), "seed {seed}");
        let came: Vec<ElementId> = merged.incoming.elements.iter().map(|it| it.id).collect();
        assert!(other.elements.iter().all(|it| came.contains(&it.id)), "seed {seed}");
    }
    assert!(edits as u64 > count(), "{edits} edits");
}

/// What a document says where a conflict is.
pub(crate) fn said(document: &Document, key: &ConflictKey) -> Option<String> {
    use cjm::format::{element_fields, props_fields, write_id};
    let value = |fields: Vec<cjm::format::Field>, name: &Arc<str>| {
        fields.into_iter().find(|it| it.name == *name).map(|it| it.value.to_string())
    };
    match key {
        ConflictKey::Map(name) => value(props_fields(document.props()), name),
        ConflictKey::Field { id, field } => {
            value(element_fields(*id, document.element(*id)?), field)
        }
        ConflictKey::Element(id) => {
            document.element(*id).map(|element| cjm::format::write_element(*id, element))
        }
        ConflictKey::Link { id, kind } => {
            let along = matches!(kind, LinkKind::Arrives | LinkKind::Of | LinkKind::Marks);
            let other =
                if along { document.target(*id, *kind) } else { document.source(*id, *kind) };
            other.map(write_id)
        }
        _ => None,
    }
}

#[test]
fn settling_all_alike_gives_that_side_where_they_clashed() {
    let counts = std::sync::Mutex::new([0_usize; 3]);
    holds(|seed, copies| {
        let merged = copies.merged().document;
        for (choice, side) in [(Choice::Mine, &copies.ours), (Choice::Theirs, &copies.theirs)] {
            let (map, refused) = settled(&merged, &choice);
            assert_eq!(map.conflicts().len(), refused, "seed {seed}");
            assert_eq!(map.check(), [], "seed {seed}");
            let mut counts = counts.lock().unwrap();
            let of_random_edits = |key: &ConflictKey| {
                let copies = [&copies.base, &copies.ours, &copies.theirs];
                let same = |other: &ConflictKey| {
                    other == key || key.element().is_some_and(|id| other.element() == Some(id))
                };
                copies.iter().any(|it| it.conflicts().keys().any(same))
            };
            for key in merged.conflicts().keys().filter(|key| !of_random_edits(key)) {
                counts[0] += 1;
                if map.conflicts().contains_key(key) {
                    counts[1] += 1;
                    continue;
                }
                // What went with something else that was settled is gone.
                let about = key.element();
                if about.is_some_and(|id| map.contains(id) != side.contains(id)) {
                    counts[2] += 1;
                } else if about.is_none_or(|id| map.contains(id)) {
                    assert_eq!(said(&map, key), said(side, key), "seed {seed}: {key:?}");
                }
            }
        }
    });
    let [all, refused, other] = counts.into_inner().unwrap();
    println!("{all} settled, {refused} refused, {other} went with others");
    assert!(all > 1_000 && refused * 20 < all && other * 20 < all, "{refused}, {other} of {all}");
}
