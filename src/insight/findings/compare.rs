//! Findings by comparison: the largest drop along the journey, and what changed since the last
//! period. Lists of comparisons share one level, so that chance does not find something in each.

use super::{Figures, Finding, FindingKind};
use crate::insight::Slice;
use crate::insight::advice::Severity;
use crate::insight::pooled::{Pools, pools};
use crate::model::{Document, ElementId, Month};
use crate::scores::{Answers, Difference, Metric, Score, difference, evaluate, level_among};
use std::collections::BTreeMap;

/// Two groups of answers to one metric to be compared.
struct Pair<T> {
    metric: Metric,
    before: (T, Answers),
    after: (T, Answers),
}

/// Two groups that differ clearly.
struct Clear<T> {
    before: (T, Score),
    after: (T, Score),
    difference: Difference,
    /// The difference as a share of the metric's range, so that metrics can be ranked together.
    size: f64,
    better: bool,
}

/// The pairs that differ clearly at the level of all of them, the largest differences first; and
/// how many could be compared.
fn clear<T: Copy>(pairs: &[Pair<T>]) -> (Vec<Clear<T>>, usize) {
    let alone = |pair: &Pair<T>, alpha| {
        difference(pair.metric, &pair.after.1, &pair.before.1, alpha)
            .filter(|difference| difference.interval.is_some())
    };
    let comparisons = pairs.iter().filter(|pair| alone(pair, 0.05).is_some()).count();
    let alpha = level_among(comparisons);
    let mut found: Vec<Clear<T>> = pairs
        .iter()
        .filter_map(|pair| {
            let difference = alone(pair, alpha)?;
            let better = difference.is_better()?;
            let (low, high) = pair.metric.range();
            let size = difference.value.abs() / (high - low);
            let before = (pair.before.0, evaluate(pair.metric, &pair.before.1)?);
            let after = (pair.after.0, evaluate(pair.metric, &pair.after.1)?);
            Some(Clear { before, after, difference, size, better })
        })
        .collect();
    found.sort_by(|a, b| b.size.total_cmp(&a.size));
    (found, comparisons)
}

/// The largest clear drop from a touchpoint to the next one in the journey that was asked about
/// with the same metric; or that there is none, where any could be compared.
pub(super) fn drop(document: &Document, slice: &Slice) -> Option<Finding> {
    let mut last: BTreeMap<Metric, (ElementId, Answers)> = BTreeMap::new();
    let mut pairs = Vec::new();
    for id in document.journey() {
        let pools = pools(document, document.cells_of(id), slice);
        for metric in pools.metrics() {
            let Some(answers) = pools.answers_of(metric) else { continue };
            let after = (id, answers.clone());
            if let Some(before) = last.insert(metric, after.clone()) {
                pairs.push(Pair { metric, before, after });
            }
        }
    }
    let (found, comparisons) = clear(&pairs);
    match found.into_iter().find(|clear| !clear.better) {
        Some(Clear { before: (from, before), after: (to, after), difference, .. }) => {
            let figures = Figures::Drop { before, after, difference };
            let kind = FindingKind::Drop;
            Some(Finding::new(document, kind, Severity::High, vec![to, from], figures))
        }
        None => none(document, FindingKind::NoClearDrop, comparisons),
    }
}

fn none(document: &Document, kind: FindingKind, comparisons: usize) -> Option<Finding> {
    let figures = Figures::Count { count: 0, of: comparisons };
    (comparisons > 0).then(|| Finding::new(document, kind, Severity::Low, Vec::new(), figures))
}

/// What changed clearly from the months before to the slice's last month, at each touchpoint and
/// metric asked about in it: what got worse first. Or that nothing did, where any could be
/// compared.
pub(super) fn changes(document: &Document, slice: &Slice) -> Vec<Finding> {
    let answered = |(key, answers): &(&crate::model::CellKey, &crate::model::CellAnswers)| {
        slice.holds(key) && answers.n() > 0
    };
    let months = document.cells().iter().filter(answered).filter_map(|(key, _)| key.period);
    let Some(last) = months.max() else { return Vec::new() };
    let mut pairs = Vec::new();
    for id in document.journey() {
        pairs.extend(last_two(document, id, slice, last));
    }
    let (found, comparisons) = clear(&pairs);
    let mut told: Vec<Finding> = found
        .into_iter()
        .map(
            |Clear {
                 before: ((id, earlier), before),
                 after: ((_, later), after),
                 difference,
                 better,
                 ..
             }| {
                let (kind, severity) = if better {
                    (FindingKind::Better, Severity::Low)
                } else {
                    (FindingKind::Worse, Severity::High)
                };
                let figures = Figures::Change {
                    before: (earlier, before),
                    after: (later, after),
                    difference,
                };
                Finding::new(document, kind, severity, vec![id], figures)
            },
        )
        .collect();
    told.sort_by_key(|finding| finding.kind);
    if told.is_empty() {
        told.extend(none(document, FindingKind::NoClearChange, comparisons));
    }
    told
}

/// The answers of the month `last` at a touchpoint and those of the latest month before it that
/// has any, for each metric asked about in both.
fn last_two(
    document: &Document,
    id: ElementId,
    slice: &Slice,
    last: Month,
) -> Vec<Pair<(ElementId, Month)>> {
    let mut months: BTreeMap<Month, Pools> = BTreeMap::new();
    for (key, answers) in document.cells_of(id).filter(|(key, _)| slice.holds(key)) {
        let question = document.questions().get(&key.question);
        if let (Some(month), Some(question)) = (key.period, question) {
            months.entry(month).or_default().add(question.metric, answers);
        }
    }
    let Some(latest) = months.get(&last) else { return Vec::new() };
    let mut pairs = Vec::new();
    for metric in latest.metrics() {
        let Some(answers) = latest.answers_of(metric) else { continue };
        let mut earlier = months.range(..last).rev();
        let before =
            earlier.find_map(|(&month, pools)| Some((month, pools.answers_of(metric)?.clone())));
        if let Some((month, before)) = before {
            let (before, after) = (((id, month), before), ((id, last), answers.clone()));
            pairs.push(Pair { metric, before, after });
        }
    }
    pairs
}
