//! Answers that belong together, pooled: those of a touchpoint, and of a whole journey.

use super::Sources;
use super::pooled::preferred;
use crate::model::{Document, ElementId, Month};
use crate::scores::{Answers, Metric, Score, evaluate};

/// Pooled answers to one metric.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// The metric.
    pub metric: Metric,
    /// The answers.
    pub answers: Answers,
    /// The month of the newest ones; `None` where none is dated.
    pub newest: Option<Month>,
}

/// Answers that belong together, pooled by metric and form in the order they first come.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pooled {
    pools: Vec<Pool>,
    /// Where they come from.
    pub sources: Sources,
}

impl Pooled {
    /// What was pooled, and where it comes from.
    pub(super) fn new(pools: Vec<Pool>, sources: Sources) -> Self {
        Self { pools, sources }
    }

    /// The answers to a metric; of its two forms those that are more.
    pub fn of(&self, metric: Metric) -> Option<&Pool> {
        let forms = self.pools.iter().filter(|pool| pool.metric == metric && pool.answers.n() > 0);
        forms.reduce(|best, next| if next.answers.n() > best.answers.n() { next } else { best })
    }

    /// The answers a touchpoint is shown by: as [`lead_score`](super::lead_score) chooses them.
    pub fn lead(
        &self,
        document: &Document,
        touchpoint: ElementId,
        wanted: Option<Metric>,
    ) -> Option<&Pool> {
        if let Some(metric) = wanted {
            return self.of(metric);
        }
        let preferred = preferred(document, touchpoint).and_then(|metric| self.of(metric));
        preferred.or_else(|| {
            let first = self.pools.iter().find(|pool| pool.answers.n() > 0)?;
            self.of(first.metric)
        })
    }

    /// Adds the answers of others.
    fn add(&mut self, others: &Self) {
        for pool in &others.pools {
            let same = |known: &&mut Pool| {
                known.metric == pool.metric
                    && std::mem::discriminant(&known.answers)
                        == std::mem::discriminant(&pool.answers)
            };
            match self.pools.iter_mut().find(same) {
                Some(known) => {
                    if let Err(error) = known.answers.pool(&pool.answers) {
                        log::error!("answers to {}: {error}", pool.metric.key());
                    }
                    known.newest = known.newest.max(pool.newest);
                }
                None => self.pools.push(pool.clone()),
            }
        }
        let (ours, theirs) = (&mut self.sources, others.sources);
        ours.answers = ours.answers.saturating_add(theirs.answers);
        ours.undated = ours.undated.saturating_add(theirs.undated);
        ours.months = match (ours.months, theirs.months) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, other) => one.or(other),
        };
    }

    /// The scores, one per metric and form.
    pub fn scores(&self) -> impl Iterator<Item = Score> + '_ {
        self.pools.iter().filter_map(|pool| evaluate(pool.metric, &pool.answers))
    }
}

/// The answers of a whole journey, given those of its touchpoints: in the order of the map's
/// questions.
pub fn headline_of<'a>(document: &Document, parts: impl Iterator<Item = &'a Pooled>) -> Pooled {
    let mut all = Pooled::default();
    parts.for_each(|part| all.add(part));
    let place = |pool: &Pool| {
        document.questions().values().position(|question| question.metric == pool.metric)
    };
    all.pools.sort_by_key(place);
    all
}
