//! Laws of the model and its history over random edits.

use crate::support::edits::{Parts, edit, hostile_parts};
use crate::support::{cases, generate};
use cjm::edit::{History, Limits, Prepared, Selection, StepName};
use cjm::insight::Evidenced;
use cjm::model::Rng;
use cjm::model::*;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn config() -> ProptestConfig {
    let cases = u32::try_from(cases("CJM_LONG_LAWS", 1_000)).unwrap();
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn empty() -> Document {
    Document::new(MapProps::new("", Language::Russian))
}

fn seeds(most: usize) -> impl Strategy<Value = Vec<u64>> {
    vec(any::<u64>(), 0..most)
}

/// A map that `seeds` lead to from an empty or a made-up one.
fn grown(seeds: &[u64]) -> Document {
    let mut map = if seeds.len().is_multiple_of(2) { empty() } else { generate::map(6, 1) };
    for &seed in seeds {
        let _ = map.apply(&edit(&map, seed));
    }
    map
}

/// What changed, by looking at everything.
fn naive_changes(now: &Document, earlier: &Document) -> Changes {
    let elements = |document: &Document| -> BTreeMap<ElementId, Element> {
        document.elements().map(|(id, element)| (id, Element::clone(element))).collect()
    };
    let (new, old) = (elements(now), elements(earlier));
    let links = |document: &Document| document.links().into_iter().collect::<BTreeSet<_>>();
    let (new_links, old_links) = (links(now), links(earlier));
    let mut touched: BTreeSet<ElementId> = new
        .iter()
        .filter(|(id, element)| old.get(id) != Some(element))
        .map(|(id, _)| *id)
        .collect();
    for link in new_links.symmetric_difference(&old_links) {
        touched.extend([link.from, link.to].into_iter().filter(|id| new.contains_key(id)));
    }
    let cells = |document: &Document, id| {
        document.cells_of(id).map(|(k, v)| (k.clone(), v.clone())).collect::<Vec<_>>()
    };
    Changes {
        elements: touched.into_iter().collect(),
        removed: old.keys().filter(|id| !new.contains_key(id)).copied().collect(),
        props: now.props() != earlier.props(),
        surveys: new.keys().filter(|&&id| cells(now, id) != cells(earlier, id)).copied().collect(),
        questions: now.questions() != earlier.questions(),
        conflicts: now.conflicts() != earlier.conflicts(),
        kept: now.set_aside() != earlier.set_aside() || now.ext() != earlier.ext(),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn invariants_hold_after_every_edit_and_errors_change_nothing(seeds in seeds(40)) {
        let mut map = grown(&seeds[..seeds.len() / 2]);
        for &seed in &seeds[seeds.len() / 2..] {
            let before = map.clone();
            let kept = Parts::of(&map);
            let result = map.apply(&edit(&before, seed));
            prop_assert_eq!(map.check(), vec![]);
            let changes = naive_changes(&map, &before);
            match result {
                Err(_) => prop_assert!(changes.is_empty()),
                Ok(touched) => {
                    prop_assert!(touched.is_sorted_by(|a, b| a < b));
                    for id in changes.elements.iter().chain(&changes.removed).chain(&changes.surveys) {
                        prop_assert!(touched.contains(id), "{id} changed, not told");
                    }
                }
            }
            // The copy made before is what it was.
            prop_assert!(before == kept.build().0);
        }
    }

    #[test]
    fn undoing_all_is_the_start_and_redoing_all_the_end(
        seeds in seeds(40),
        gestures in vec(0_u8..6, 40),
    ) {
        let start = Arc::new(generate::map(4, 2));
        let mut history = History::opened(start.clone());
        let mut snapshots = vec![start.clone()];
        for (&seed, &gesture) in seeds.iter().zip(&gestures) {
            let change = edit(history.now(), seed);
            let name = StepName::new("step", seed.to_string());
            match gesture {
                0 => {
                    history.begin(name, &Selection::none());
                    let _ = history.apply_in_gesture(&change);
                    let _ = history.apply_in_gesture(&edit(history.now(), seed.rotate_left(7)));
                    history.commit();
                }
                1 => {
                    history.begin(name, &Selection::none());
                    let _ = history.apply_in_gesture(&change);
                    history.roll_back();
                }
                2 => {
                    // Worked out beforehand, it is the same step; once edited meanwhile, none.
                    let before = history.now().clone();
                    let mut applied = Document::clone(&before);
                    let applied = applied.apply(&change).map(|_| applied);
                    let prepared = || Prepared::new(before.clone(), &change);
                    prop_assert_eq!(prepared().is_ok(), applied.is_ok());
                    if let (Ok(first), Ok(late), Ok(applied)) = (prepared(), prepared(), applied) {
                        let differs = applied != *before;
                        prop_assert_eq!(history.accept(name.clone(), &Selection::none(), first), differs);
                        prop_assert!(**history.now() == applied);
                        let again = history.accept(name, &Selection::none(), late);
                        prop_assert!(!(again && differs), "it was edited meanwhile");
                    }
                }
                _ => drop(history.apply(name, &Selection::none(), &change)),
            }
            if history.done() == snapshots.len() {
                snapshots.push(history.now().clone());
            }
            prop_assert_eq!(history.done() + 1, snapshots.len());
            prop_assert!(Arc::ptr_eq(history.now(), &snapshots[history.done()]));
        }
        let end = Parts::of(history.now()).build().0;
        while history.undo().is_some() {
            prop_assert!(*history.now() == snapshots[history.done()]);
        }
        prop_assert!(Arc::ptr_eq(history.now(), &start) && history.is_saved());
        prop_assert!(**history.now() == generate::map(4, 2));
        while history.redo().is_some() {}
        prop_assert!(**history.now() == end);
    }

    #[test]
    fn changes_are_those_a_full_comparison_finds(a in seeds(30), b in seeds(12), c in seeds(12)) {
        let base = grown(&a);
        let (mut left, mut right) = (base.clone(), base.clone());
        for &seed in &b {
            let _ = left.apply(&edit(&left, seed));
        }
        for &seed in &c {
            let _ = right.apply(&edit(&right, seed));
        }
        let rebuilt = Parts::of(&left).build().0;
        let unrelated = grown(&c);
        for (now, then) in [
            (&left, &base), (&base, &left), (&left, &right), (&rebuilt, &base),
            (&left, &rebuilt), (&unrelated, &left), (&left, &unrelated),
        ] {
            let found = now.changes_since(then);
            prop_assert_eq!(&found, &naive_changes(now, then));
            prop_assert_eq!(found.is_empty(), now == then);
        }
    }

    #[test]
    fn a_map_built_from_its_parts_is_itself(seeds in seeds(40)) {
        let map = grown(&seeds);
        let (again, broken) = Parts::of(&map).build();
        prop_assert_eq!(broken, vec![]);
        prop_assert!(again == map);
        prop_assert_eq!(again.links(), map.links());
        prop_assert_eq!(again.journey(), map.journey());
    }

    #[test]
    fn hostile_parts_are_mended_and_every_loss_is_told(bits in any::<u64>()) {
        let parts = hostile_parts(bits);
        let (map, broken) = parts.clone().build();
        prop_assert_eq!(map.check(), vec![]);
        for (id, _) in &parts.elements {
            let told = broken.iter().any(|broken| broken.dropped() == Some(*id));
            prop_assert!(map.contains(*id) || told, "{id} lost without a word");
        }
        let dropped = broken.iter().filter(|broken| broken.dropped().is_some()).count();
        let housed = broken.iter().any(|broken| matches!(broken, Broken::NoStage { .. }));
        prop_assert_eq!(parts.elements.len() - dropped + usize::from(housed), map.len());
        for link in &parts.links {
            let end_lost = [link.from, link.to].iter().any(|&id| !map.contains(id));
            let told = broken.iter().any(|broken| matches!(broken,
                Broken::NotAllowed(l) | Broken::SelfLink(l) | Broken::Second { link: l, .. }
                    if l == link));
            prop_assert!(map.has_link(*link) || end_lost || told, "{link:?} lost without a word");
        }
        let lost = parts.cells.len() - map.cells().len();
        let told = broken.iter().filter(|broken| matches!(broken, Broken::Cell { .. })).count();
        prop_assert_eq!(lost, told);
        let again = parts.build();
        prop_assert!(again.0 == map && again.1 == broken);
    }

    #[test]
    fn ids_are_read_as_written(bits in any::<u64>()) {
        let id = ElementId::from_bits(bits);
        prop_assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn a_key_lands_strictly_between(a in "[0-9A-Za-z]{0,6}[1-9A-Za-z]", b in "[0-9A-Za-z]{0,6}[1-9A-Za-z]", seed in any::<u64>()) {
        let rng = &mut Rng::seeded(seed);
        let (a, b) = (OrderKey::parse(&a).unwrap(), OrderKey::parse(&b).unwrap());
        let key = OrderKey::between(Some(&a), Some(&b), rng);
        prop_assert!(OrderKey::parse(key.as_str()).is_ok());
        prop_assert!(key > a);
        prop_assert!(a >= b || key < b, "{a} {key} {b}");
        let (first, last) =
            (OrderKey::between(None, Some(&a), rng), OrderKey::between(Some(&a), None, rng));
        prop_assert!(first < a && a < last);
        prop_assert!(OrderKey::parse(first.as_str()).is_ok() && OrderKey::parse(last.as_str()).is_ok());
    }

    #[test]
    fn limits_hold_and_undo_still_goes_back(seeds in seeds(40), steps in 1_usize..12, bytes in 0_usize..40_000) {
        let limits = Limits { steps, bytes, least: 3 };
        let mut history = History::unsaved(Arc::new(empty())).with_limits(limits);
        let mut snapshots = vec![history.now().clone()];
        for &seed in &seeds {
            let change = edit(history.now(), seed);
            let before = history.now().clone();
            let _ = history.apply(StepName::new("step", ""), &Selection::none(), &change);
            if !Arc::ptr_eq(&before, history.now()) {
                snapshots.push(history.now().clone());
            }
            let count = history.steps().len();
            prop_assert!(count <= 3 || (count <= steps && history.bytes() <= bytes));
        }
        while history.undo().is_some() {
            snapshots.pop();
            prop_assert!(Arc::ptr_eq(history.now(), snapshots.last().unwrap()));
        }
    }
}

/// Ten thousand insertions of one manner each, and of all mixed.
#[test]
fn keys_stay_sorted_and_short() {
    for manner in 0..6 {
        let rng = &mut Rng::seeded(manner);
        let mut keys: Vec<OrderKey> = OrderKey::spread(10, rng);
        let mut cursor = 5;
        for step in 0..10_000 {
            let at = match (manner, step % 5) {
                (0, _) | (5, 0) => keys.len(),
                (1, _) | (5, 1) => 0,
                (2, _) | (5, 2) => rng.below(keys.len() + 1),
                // A list typed in the middle, forwards and backwards.
                (3, _) => cursor + 1,
                _ => cursor,
            };
            cursor = at;
            let before = at.checked_sub(1).map(|i| &keys[i]);
            let key = OrderKey::between(before, keys.get(at), rng);
            keys.insert(at, key);
        }
        assert!(keys.is_sorted_by(|a, b| a < b), "manner {manner}");
        let longest = keys.iter().map(|key| key.as_str().len()).max().unwrap();
        assert!(longest <= 100, "manner {manner}: {longest} characters");
        assert!(keys.iter().all(|key| OrderKey::parse(key.as_str()).is_ok()));
    }
}

/// The worst manner: always between the last two. Keys stay readable and never fall out of order.
#[test]
fn a_gap_used_up_gives_ties_never_disorder() {
    let rng = &mut Rng::seeded(1);
    let keys = OrderKey::spread(2, rng);
    let (mut low, mut high) = (keys[0].clone(), keys[1].clone());
    for step in 0..10_000 {
        let key = OrderKey::between(Some(&low), Some(&high), rng);
        assert!(OrderKey::parse(key.as_str()).is_ok());
        if low == key || key == high {
            assert!(step > 400, "used up after {step}");
            return;
        }
        assert!(low < key && key < high, "{low} {key} {high}");
        if step % 2 == 0 { low = key } else { high = key }
    }
    panic!("no key can be that long");
}

/// What header and command line say of evidence is counted on from edit to edit.
#[test]
fn evidence_counted_on_is_that_of_the_whole_map() {
    let mut shares = BTreeSet::new();
    for seed in 0..20 {
        let mut map = generate::map(12, seed);
        let mut rng = Rng::seeded(seed);
        let (mut before, mut counted) = (map.clone(), Evidenced::of(&map));
        for step in 0..200 {
            let _ = map.apply(&edit(&map, rng.next_u64()));
            // Several edits at once as well.
            if step % 3 != 0 {
                counted = counted.after(&before, &map, &map.changes_since(&before));
                assert_eq!(counted, Evidenced::of(&map), "seed {seed}, step {step}");
                before = map.clone();
                shares.extend(counted.share().map(f64::to_bits));
            }
        }
    }
    assert!(shares.len() > 20, "only {} shares were met", shares.len());
}

/// The laws above say something only while most random edits fit their map.
#[test]
fn most_random_edits_fit() {
    let mut map = generate::map(4, 1);
    let mut rng = Rng::seeded(1);
    let mut fit = 0;
    for _ in 0..1_000 {
        fit += usize::from(map.apply(&edit(&map, rng.next_u64())).is_ok());
    }
    assert!((600..1_000).contains(&fit), "{fit} of 1000 fit");
    assert!(map.len() > 50, "{} elements are left", map.len());
}
