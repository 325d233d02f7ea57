//! How a survey that comes again and again is understood: kept by its headings, and applied to the
//! next file.

use super::mapping::{MOST_SEGMENTS, Mapping};
use super::sheet::Sheet;
use super::values::{fold, order_of};
use crate::model::{Document, ElementKind, Meaning, Profile, Target};
use std::collections::{BTreeMap, BTreeSet};

/// What of a profile does not fit a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// The sheet has no column of this heading, which meant something.
    Missing(String),
    /// The profile does not know the column of this heading: what it means is guessed.
    Unknown(String),
    /// The touchpoint that this name stood for is not on the map any more.
    Gone(String),
}

/// What is kept of a mapping for the next file.
pub fn profile_of(mapping: &Mapping, sheet: &Sheet) -> Profile {
    let heads = mapping.columns.iter().enumerate();
    Profile {
        sheet: sheet.name.clone(),
        columns: heads.map(|(at, it)| (mapping.head(sheet, at), it.clone())).collect(),
        targets: mapping.targets.clone(),
        questions: mapping.questions.clone(),
        not_applicable: mapping.not_applicable.clone(),
        dates: mapping.dates,
        comments: mapping.comments,
    }
}

/// The headings of a sheet, folded, each with how many columns before it are called the same.
fn headings(mapping: &Mapping, sheet: &Sheet) -> Vec<(String, usize)> {
    numbered((0..mapping.columns.len()).map(|at| fold(&mapping.head(sheet, at))))
}

fn numbered(heads: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    heads
        .map(|head| {
            let count = seen.entry(head.clone()).or_default();
            *count += 1;
            (head, *count - 1)
        })
        .collect()
}

/// A sheet as a profile understands it, and what does not fit. Columns are found by their
/// headings; what the profile does not know is as `guessed`.
pub fn apply(
    profile: &Profile,
    sheet: &Sheet,
    guessed: &Mapping,
    document: &Document,
) -> (Mapping, Vec<Misfit>) {
    let mut misfits = Vec::new();
    let mut mapping = guessed.clone();
    let known = numbered(profile.columns.iter().map(|(head, _)| fold(head)));
    let known: BTreeMap<(String, usize), &Meaning> =
        known.into_iter().zip(profile.columns.iter().map(|(_, meaning)| meaning)).collect();
    let own = headings(guessed, sheet);
    let mut open = Vec::new();
    for (at, heading) in own.iter().enumerate() {
        if let Some(meaning) = known.get(heading) {
            mapping.columns[at] = (*meaning).clone();
        } else {
            open.push(at);
            misfits.push(Misfit::Unknown(guessed.head(sheet, at)));
        }
    }
    for at in open {
        let meaning = std::mem::replace(&mut mapping.columns[at], Meaning::Ignored);
        if goes_with(&meaning, &mapping.columns) {
            mapping.columns[at] = meaning;
        }
    }
    let there: BTreeSet<&(String, usize)> = own.iter().collect();
    let heads = numbered(profile.columns.iter().map(|(head, _)| fold(head)));
    for (heading, (head, meaning)) in heads.iter().zip(&profile.columns) {
        if *meaning != Meaning::Ignored && !there.contains(heading) {
            misfits.push(Misfit::Missing(head.clone()));
        }
    }
    targets(profile, sheet, &mut mapping, (document, guessed), &mut misfits);
    mapping.questions.extend(profile.questions.iter().map(|(text, asked)| (text.clone(), *asked)));
    mapping.not_applicable.clone_from(&profile.not_applicable);
    mapping.comments = profile.comments;
    mapping.dates = profile.dates;
    let dates = mapping.places(|meaning| *meaning == Meaning::Date).first().copied();
    // Where the dates themselves say how they are written, they are right.
    if let Some((order, true)) = dates.map(|at| order_of(sheet.columns()[at].values())) {
        mapping.dates = order;
    }
    (mapping, misfits)
}

/// Whether a guessed meaning of a column goes with what the others mean.
fn goes_with(meaning: &Meaning, others: &[Meaning]) -> bool {
    let long = others.contains(&Meaning::Touchpoint);
    let wide = others.iter().any(|it| matches!(it, Meaning::Answers(..)));
    match meaning {
        Meaning::Touchpoint => !long && !wide,
        Meaning::Question | Meaning::Date => !others.contains(meaning),
        Meaning::Score(_) => !others.iter().any(|it| matches!(it, Meaning::Score(_))) && !wide,
        Meaning::Answers(..) => !long,
        Meaning::Segment => {
            others.iter().filter(|it| **it == Meaning::Segment).count() < MOST_SEGMENTS
        }
        Meaning::Ignored | Meaning::Comment(_) => true,
    }
}

/// What becomes of the names in a sheet.
fn targets(
    profile: &Profile,
    sheet: &Sheet,
    mapping: &mut Mapping,
    (document, guessed): (&Document, &Mapping),
    misfits: &mut Vec<Misfit>,
) {
    let folded: BTreeMap<String, Target> =
        profile.targets.iter().map(|(name, target)| (fold(name), *target)).collect();
    mapping.targets = BTreeMap::new();
    for name in mapping.names(sheet) {
        let known = profile.targets.get(&name).or_else(|| folded.get(&fold(&name))).copied();
        let there = |id| document.kind(id) == Some(ElementKind::Touchpoint);
        let target = match known {
            Some(Target::Known(id)) if !there(id) => {
                misfits.push(Misfit::Gone(name.clone()));
                None
            }
            other => other,
        };
        // A touchpoint that was new the last time is on the map by now.
        let found = guessed.targets.get(&name).copied();
        let target = match (target, found) {
            (Some(Target::New), Some(found @ Target::Known(_))) => found,
            (Some(target), _) => target,
            (None, found) => found.unwrap_or(Target::New),
        };
        mapping.targets.insert(name, target);
    }
}

/// The profile that fits a sheet best: every column that means something in it is there. Of
/// several the one that says most.
pub fn fitting<'a>(
    profiles: &'a BTreeMap<String, Profile>,
    sheet: &Sheet,
    guessed: &Mapping,
) -> Option<&'a str> {
    if guessed.header.is_empty() {
        return None;
    }
    let own: BTreeSet<(String, usize)> = headings(guessed, sheet).into_iter().collect();
    let fits = |profile: &Profile| {
        let heads = numbered(profile.columns.iter().map(|(head, _)| fold(head)));
        let meant = heads.into_iter().zip(&profile.columns);
        let mut meant = meant.filter(|(_, (_, it))| *it != Meaning::Ignored).peekable();
        let count = meant.clone().count();
        (meant.peek().is_some() && meant.all(|(head, _)| own.contains(&head))).then_some(count)
    };
    let fitting = profiles.iter().filter_map(|(name, profile)| Some((fits(profile)?, name)));
    // Of equals the first by name.
    let best = fitting.max_by(|(a, one), (b, other)| a.cmp(b).then_with(|| other.cmp(one)));
    best.map(|(_, name)| name.as_str())
}
