//! Pain: which touchpoints hurt the most clients the most.

use super::Slice;
use super::emotions::emotions_of;
use super::pooled::lead_answers;
use crate::model::{Document, ElementId, ElementKind, Journey, LinkKind, Presence, Valence};
use crate::scores::Metric;
use std::collections::{BTreeMap, BTreeSet};

/// The pain of a touchpoint, with the parts it is the product of: u · v · m · b.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pain {
    /// The touchpoint.
    pub touchpoint: ElementId,
    /// The metric of its lead question.
    pub metric: Metric,
    /// The answers to its lead question.
    pub n: u64,
    /// u: the unhappy share of them, 0 … 1.
    pub unhappy: f64,
    /// v: clients per month; `None` where they are unknown at some scored touchpoint of the map,
    /// and then counted as 1 at all of them.
    pub clients: Option<u64>,
    /// m: whether it is a moment of truth, which counts twice.
    pub moment: bool,
    /// s: the worst severity among the barriers on it and on today's ways to it, 1 … 5; 0 = none
    /// was judged. It counts as b = 1 + s/5.
    pub severity: u8,
    /// The product of the four: unhappy clients per month, weighted; where clients are unknown,
    /// the weighted unhappy share.
    pub value: f64,
}

impl Pain {
    /// m: 2 at a moment of truth, else 1.
    pub fn moment_factor(&self) -> f64 {
        if self.moment { 2.0 } else { 1.0 }
    }

    /// b: 1 … 2.
    pub fn barrier_factor(&self) -> f64 {
        1.0 + f64::from(self.severity) / 5.0
    }
}

/// The pain of every touchpoint of a map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pains {
    /// Those with answers, the most painful first; of equals the earlier in the journey.
    pub ranked: Vec<Pain>,
    /// Those of today's journey without answers, in journey order: not painless, unknown.
    pub unknown: Vec<ElementId>,
    /// Whether clients per month are known at every touchpoint with answers. Where they are not,
    /// nobody's are counted.
    pub clients_known: bool,
    /// Where each touchpoint stands among those ranked.
    ranks: BTreeMap<ElementId, usize>,
}

impl Pains {
    /// The pain of a touchpoint; `None` where it has no answers.
    pub fn of(&self, touchpoint: ElementId) -> Option<&Pain> {
        self.ranked.get(self.rank(touchpoint)?)
    }

    /// How many hurt more than a touchpoint; `None` where it has no answers.
    pub(super) fn rank(&self, touchpoint: ElementId) -> Option<usize> {
        self.ranks.get(&touchpoint).copied()
    }

    /// The fifth of the touchpoints with answers that hurts most, rounded up; never those that
    /// hurt nobody.
    pub fn top_fifth(&self) -> &[Pain] {
        let fifth = self.ranked.len().div_ceil(5);
        let hurting = self.ranked.iter().take(fifth).take_while(|pain| pain.value > 0.0).count();
        &self.ranked[..hurting]
    }
}

/// The pain of every touchpoint, by the answers of a slice.
pub fn pains(document: &Document, slice: &Slice) -> Pains {
    let mut pains = Pains { clients_known: true, ..Pains::default() };
    for id in document.journey() {
        let element = document.element(id);
        let Some(touchpoint) = element.and_then(|element| element.content.as_touchpoint()) else {
            continue;
        };
        let lead = lead_answers(document, id, None, slice);
        let unhappy = lead.as_ref().and_then(|(metric, answers)| answers.unhappy(*metric));
        let (Some((metric, answers)), Some(unhappy)) = (lead, unhappy) else {
            if touchpoint.presence != Presence::ToBeOnly {
                pains.unknown.push(id);
            }
            continue;
        };
        let clients = touchpoint.clients_per_month;
        pains.clients_known &= clients.is_some();
        pains.ranked.push(Pain {
            touchpoint: id,
            metric,
            n: answers.n(),
            unhappy,
            clients,
            moment: document.has_sources(id, LinkKind::Marks),
            severity: worst_severity(document, id),
            value: 0.0,
        });
    }
    for pain in &mut pains.ranked {
        pain.clients = pain.clients.filter(|_| pains.clients_known);
        let clients = pain.clients.map_or(1.0, |clients| clients as f64);
        pain.value = pain.unhappy * clients * pain.moment_factor() * pain.barrier_factor();
    }
    pains.ranked.sort_by(|a, b| b.value.total_cmp(&a.value));
    let ranks = pains.ranked.iter().enumerate();
    pains.ranks = ranks.map(|(rank, pain)| (pain.touchpoint, rank)).collect();
    pains
}

/// The worst severity among the barriers on a touchpoint and on today's ways to it; 0 where none
/// was judged.
fn worst_severity(document: &Document, touchpoint: ElementId) -> u8 {
    let severity = |barrier: ElementId| document.element(barrier)?.content.as_barrier()?.severity;
    barriers_at(document, touchpoint).into_iter().filter_map(severity).max().unwrap_or(0)
}

/// The barriers on a touchpoint, then those on today's ways to it.
pub(super) fn barriers_at(document: &Document, touchpoint: ElementId) -> Vec<ElementId> {
    let today = |&way: &ElementId| {
        document
            .element(way)
            .and_then(|element| element.content.as_transition())
            .is_some_and(|transition| transition.presence.includes(Journey::AsIs))
    };
    let ways = document.sources(touchpoint, LinkKind::Arrives).into_iter().filter(today);
    let mut barriers = Vec::new();
    for place in std::iter::once(touchpoint).chain(ways) {
        for barrier in document.sources(place, LinkKind::Hinders) {
            if !barriers.contains(&barrier) {
                barriers.push(barrier);
            }
        }
    }
    barriers
}

/// The touchpoints that hurt: those where some client feels as bad as can be today, and the fifth
/// with the most pain.
pub fn painful(document: &Document, pains: &Pains) -> BTreeSet<ElementId> {
    let mut found: BTreeSet<ElementId> =
        pains.top_fifth().iter().map(|pain| pain.touchpoint).collect();
    let worst = |touchpoint: &ElementId| {
        let felt = emotions_of(document, *touchpoint);
        felt.iter().any(|(_, valence)| *valence == Valence::VeryBad)
    };
    found.extend(document.of_kind(ElementKind::Touchpoint).iter().filter(|id| worst(id)));
    found
}
