//! Merges the fields of an element, a question or the map, each as the file writes it.

use super::lines;
use super::three::{Value, three};
use crate::format::{Field, Listed, entries, from_entries, listed, quoted, unquoted};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Most entries of a list that is merged entry by entry.
const MOST_ENTRIES: usize = 10_000;
/// The same of scores that were only reported.
const MOST_REPORTED: usize = crate::model::Reported::MOST;

/// A field both sides changed, and not alike.
pub(super) struct Clash {
    /// Its name.
    pub(super) field: Arc<str>,
    /// What it was before.
    pub(super) base: Value,
    /// What the sides say.
    pub(super) sides: [Value; 2],
}

/// Fields as merged: of those that clash, what was before, or the smaller value where nothing is
/// known of that. Those `fought` over clash even where one side shows what was before.
pub(super) fn merge(
    base: Option<&[Field]>,
    ours: &[Field],
    theirs: &[Field],
    fought: impl Fn(&Arc<str>, [&Value; 3]) -> bool,
) -> (Vec<Field>, Vec<Clash>) {
    let (mut merged, mut clashes) = (Vec::new(), Vec::new());
    let names: BTreeSet<&Arc<str>> = ours.iter().chain(theirs).map(|field| &field.name).collect();
    for name in names {
        let find = |fields: &[Field]| -> Value {
            fields.iter().find(|field| field.name == *name).map(|field| field.value.clone())
        };
        let was = base.and_then(find);
        let sides = [find(ours), find(theirs)];
        let One { shown, clash } = if fought(name, [&was, &sides[0], &sides[1]]) {
            clash(name, base.is_some(), was, sides)
        } else {
            one(name, base.is_some(), was, sides)
        };
        merged.extend(shown.map(|value| Field { name: name.clone(), value }));
        clashes.extend(clash);
    }
    (merged, clashes)
}

/// One field that clashes.
fn clash(name: &Arc<str>, has_base: bool, base: Value, [ours, theirs]: [Value; 2]) -> One {
    let shown = if has_base { base.clone() } else { ours.clone().min(theirs.clone()) };
    One { shown, clash: Some(Clash { field: name.clone(), base, sides: [ours, theirs] }) }
}

/// One field as merged.
struct One {
    shown: Value,
    clash: Option<Clash>,
}

/// Merges one field of this name.
fn one(name: &Arc<str>, has_base: bool, base: Value, [ours, theirs]: [Value; 2]) -> One {
    if let Some(shown) = three(&base, &ours, &theirs) {
        return One { shown: shown.clone(), clash: None };
    }
    if let Some(list) = listed(name)
        && let Some(one) = by_entry(name, list, has_base, [&base, &ours, &theirs])
    {
        return one;
    }
    if let Some(shown) = by_line([&base, &ours, &theirs]) {
        return One { shown, clash: None };
    }
    clash(name, has_base, base, [ours, theirs])
}

/// The text of several lines that three come to; `None` where they are none, or clash.
fn by_line([base, ours, theirs]: [&Value; 3]) -> Option<Value> {
    let text = |value: &Value| match value {
        Some(value) => unquoted(value),
        None => Some(String::new()),
    };
    let (base, ours, theirs) = (text(base)?, text(ours)?, text(theirs)?);
    if ![&base, &ours, &theirs].iter().any(|text| text.contains('\n')) {
        return None;
    }
    let merged = lines::merge(&base, &ours, &theirs)?;
    Some((!merged.is_empty()).then(|| quoted(&merged).into()))
}

/// The list that three come to, entry by entry; `None` where one is no list, it is too long, or
/// each side put it in another order.
fn by_entry(name: &Arc<str>, list: Listed, has_base: bool, values: [&Value; 3]) -> Option<One> {
    let [base, ours, theirs] = values.map(|value| match value {
        Some(value) => entries(name, value).map(|found| with_keys(list, found)),
        None => Some(Vec::new()),
    });
    let (base, ours, theirs) = (base?, ours?, theirs?);
    let order = match list {
        Listed::Keyed => {
            let all = base.iter().chain(&ours).chain(&theirs).map(|(key, _)| key);
            all.collect::<BTreeSet<&Key>>().into_iter().collect()
        }
        Listed::Set => {
            let [base, ours, theirs] = [&base, &ours, &theirs].map(|list| keys(list));
            in_order(&base, &ours, &theirs)?
        }
    };
    let maps: [BTreeMap<&Key, &String>; 3] =
        [&base, &ours, &theirs].map(|list| list.iter().map(|(key, entry)| (key, entry)).collect());
    // What is shown, and what would be if each side had its way where they clash.
    let mut lists: [Vec<&str>; 3] = Default::default();
    let mut clashing = false;
    for key in order {
        let [was, mine, other] =
            [0, 1, 2].map(|at: usize| maps[at].get(key).map(|entry| entry.as_str()));
        if let Some(entry) = three(was, mine, other) {
            for list in &mut lists {
                list.extend(entry);
            }
        } else {
            clashing = true;
            lists[0].extend(if has_base { was } else { mine.min(other) });
            lists[1].extend(mine);
            lists[2].extend(other);
        }
    }
    let most = if &**name == "reported" { MOST_REPORTED } else { MOST_ENTRIES };
    if lists.iter().any(|list| list.len() > most) {
        return None;
    }
    let text = |list: &Vec<&str>| from_entries(name, list.iter().copied()).map(Arc::from);
    let [shown, mine, other] = [text(&lists[0]), text(&lists[1]), text(&lists[2])];
    let base = values[0].clone();
    let clash = clashing.then(|| Clash { field: name.clone(), base, sides: [mine, other] });
    Some(One { shown, clash })
}

/// What tells an entry from others, and how many like it stand before it.
type Key = (String, usize);

fn keys(list: &[(Key, String)]) -> Vec<&Key> {
    list.iter().map(|(key, _)| key).collect()
}

/// The entries of three sets in one order: as the side has it that put them in another one, the
/// new ones at the end; `None` where each side put them in another order.
fn in_order<'a>(base: &[&'a Key], ours: &[&'a Key], theirs: &[&'a Key]) -> Option<Vec<&'a Key>> {
    let set = |keys: &[&'a Key]| keys.iter().copied().collect::<BTreeSet<&Key>>();
    let known = set(base);
    // A side without an entry has that where it was before.
    let ordered = |side: &[&'a Key]| {
        let there = set(side);
        let mut own = side.iter().copied().filter(|key| known.contains(key));
        let at = base.iter().map(|&key| if there.contains(key) { own.next() } else { Some(key) });
        at.flatten().collect::<Vec<&'a Key>>()
    };
    let mut order = three(base.to_vec(), ordered(ours), ordered(theirs))?;
    let new: BTreeSet<&Key> =
        ours.iter().chain(theirs).copied().filter(|key| !known.contains(key)).collect();
    order.extend(new);
    Some(order)
}

/// Entries with keys: those of a set may stand in it more than once.
fn with_keys(list: Listed, found: Vec<(String, String)>) -> Vec<(Key, String)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    found
        .into_iter()
        .map(|(key, entry)| {
            let count = seen.entry(key.clone()).or_default();
            let at = if list == Listed::Set { *count } else { 0 };
            *count += 1;
            ((key, at), entry)
        })
        .collect()
}
