//! Which touchpoints a person wants to see: the others are dimmed. Never a step of the history.

use super::kept::{Kept, Snapshot};
use super::{App, OpenMap};
use crate::insight::{Slice, all_lead_scores};
use crate::model::{Document, ElementId, ElementKind, LinkKind, Presence, SolutionStatus};
use crate::scores::Metric;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// Conditions that all have to hold; of a list of values one is enough.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// Touchpoints where one of these personas feels something.
    pub personas: BTreeSet<ElementId>,
    /// Touchpoints of these channels.
    pub channels: BTreeSet<String>,
    /// Touchpoints these owners answer for.
    pub owners: BTreeSet<String>,
    /// Only moments of truth.
    pub moments: bool,
    /// Only touchpoints with a barrier, there or on a way from there.
    pub hindered: bool,
    /// Only touchpoints with a barrier that no solution answers.
    pub unsolved: bool,
    /// Only touchpoints whose score of this metric is below this value.
    pub below: Option<(Metric, f64)>,
    /// Only touchpoints of this presence.
    pub presence: Option<Presence>,
}

impl Filter {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The touchpoints it lets through. Takes a while on large maps.
    pub fn passing(&self, document: &Document) -> HashSet<ElementId> {
        let scores = self
            .below
            .map(|(metric, value)| (all_lead_scores(document, Some(metric), Slice::ALL), value));
        let low = |id: ElementId| {
            scores.as_ref().is_none_or(|(scores, value)| {
                scores.get(&id).is_some_and(|score| score.metric.misses(score.value, *value))
            })
        };
        let touchpoints = document.each_of_kind(ElementKind::Touchpoint).map(|(id, _)| id);
        touchpoints.filter(|&id| self.is_stated(document, id) && low(id)).collect()
    }

    /// Whether a touchpoint passes as far as no scores are asked for.
    fn is_stated(&self, document: &Document, id: ElementId) -> bool {
        let Some(touchpoint) = document.element(id).and_then(|e| e.content.as_touchpoint()) else {
            return false;
        };
        let one_of =
            |wanted: &BTreeSet<String>, own: &str| wanted.is_empty() || wanted.contains(own.trim());
        one_of(&self.channels, &touchpoint.channel)
            && one_of(&self.owners, &touchpoint.owner)
            && self.presence.is_none_or(|presence| presence == touchpoint.presence)
            && (!self.moments || document.has_sources(id, LinkKind::Marks))
            && self.is_felt(document, id)
            && (!(self.hindered || self.unsolved) || self.is_hindered(document, id))
    }

    fn is_felt(&self, document: &Document, id: ElementId) -> bool {
        let of = |emotion: ElementId| document.target(emotion, LinkKind::Of);
        self.personas.is_empty()
            || document
                .targets(id, LinkKind::Feels)
                .into_iter()
                .any(|emotion| of(emotion).is_some_and(|persona| self.personas.contains(&persona)))
    }

    fn is_hindered(&self, document: &Document, id: ElementId) -> bool {
        let places = std::iter::once(id).chain(document.targets(id, LinkKind::Leaves));
        let mut barriers = places.flat_map(|place| document.sources(place, LinkKind::Hinders));
        barriers.any(|barrier| !self.unsolved || !is_answered(document, barrier))
    }
}

/// Whether a solution that was not rejected answers a barrier.
fn is_answered(document: &Document, barrier: ElementId) -> bool {
    let live = |id: ElementId| {
        let solution = document.element(id).and_then(|e| e.content.as_solution());
        solution.is_some_and(|solution| solution.status != SolutionStatus::Rejected)
    };
    document.sources(barrier, LinkKind::Answers).into_iter().any(live)
}

/// What a map's touchpoints can be told apart by.
#[derive(Debug, Default)]
pub struct Facets {
    /// The channels, each with how many touchpoints it has; the most frequent first.
    pub channels: Vec<(String, u64)>,
    /// The owners, likewise.
    pub owners: Vec<(String, u64)>,
    /// The metrics clients were asked for.
    pub metrics: Vec<Metric>,
    /// Whether there are moments of truth.
    pub moments: bool,
    /// Whether there are barriers.
    pub barriers: bool,
    /// Whether something takes place in only one of the two journeys.
    pub presence: bool,
}

impl Facets {
    /// Gathers them. Takes a while on large maps.
    pub fn of(document: &Document) -> Self {
        let (mut channels, mut owners) = (BTreeMap::new(), BTreeMap::new());
        let mut presence = false;
        for (_, element) in document.each_of_kind(ElementKind::Touchpoint) {
            let Some(touchpoint) = element.content.as_touchpoint() else { continue };
            count(&mut channels, &touchpoint.channel);
            count(&mut owners, &touchpoint.owner);
            presence |= touchpoint.presence != Presence::Both;
        }
        let asked: BTreeSet<Metric> =
            document.questions().values().map(|question| question.metric).collect();
        Self {
            channels: most_first(channels),
            owners: most_first(owners),
            metrics: asked.into_iter().collect(),
            moments: document.count(ElementKind::Moment) > 0,
            barriers: document.count(ElementKind::Barrier) > 0,
            presence,
        }
    }
}

fn count(counts: &mut BTreeMap<String, u64>, value: &str) {
    let value = value.trim();
    if !value.is_empty() {
        *counts.entry(value.to_owned()).or_default() += 1;
    }
}

fn most_first(counts: BTreeMap<String, u64>) -> Vec<(String, u64)> {
    let mut list: Vec<(String, u64)> = counts.into_iter().collect();
    list.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    list
}

/// A map and what is wanted of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sifted {
    /// The map.
    pub map: Snapshot,
    /// What is wanted.
    pub filter: Filter,
}

/// The filter of one map.
#[derive(Debug, Default)]
pub struct Sieve {
    /// Whether its bar is shown.
    pub open: bool,
    /// What is wanted.
    pub filter: Filter,
    passing: Kept<Sifted, Arc<HashSet<ElementId>>>,
}

impl Sieve {
    /// The touchpoints that pass; `None` = all, or not known yet.
    pub fn passing(&self) -> Option<&Arc<HashSet<ElementId>>> {
        self.passing.answer()
    }

    /// Goes on without an answer that was lost.
    pub fn lose(&mut self) {
        self.passing.lose();
    }
}

impl App {
    /// Wants other touchpoints of the open map.
    pub(super) fn filter(&mut self, filter: Filter) {
        self.with_map(|map| map.sieve.filter = filter);
        self.sift();
    }

    /// Shows or hides the filter's bar; hidden, it filters nothing.
    pub(super) fn toggle_filter(&mut self) {
        self.with_map(|map| {
            map.sieve.open = !map.sieve.open;
            if !map.sieve.open {
                map.sieve.filter = Filter::default();
            }
        });
        self.sift();
    }

    /// Finds out in the background which touchpoints pass, if that is not known yet.
    pub(super) fn sift(&mut self) {
        let Some(map) = &mut self.map else { return };
        let wanted = (!map.sieve.filter.is_empty()).then(|| Sifted {
            map: Snapshot(map.document.clone()),
            filter: map.sieve.filter.clone(),
        });
        let id = map.id;
        if let Some(sifted) = map.sieve.passing.ask(wanted) {
            let name = self.texts().get("task-filter").to_owned();
            self.tasks.filter(name, id, sifted);
        }
    }

    /// Takes in which touchpoints pass.
    pub(super) fn take_passing(&mut self, id: u64, sifted: Sifted, passing: HashSet<ElementId>) {
        let Some(map) = self.map_of(id) else { return };
        map.sieve.passing.take(sifted, Arc::new(passing));
        self.sift();
    }
}

impl OpenMap {
    /// Whether a touchpoint is dimmed.
    pub fn dims(&self, touchpoint: ElementId) -> bool {
        self.sieve.passing().is_some_and(|passing| !passing.contains(&touchpoint))
    }
}
