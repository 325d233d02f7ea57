//! A map's scores: its cells of answers pooled over segments and periods, per touchpoint, per
//! month and for the whole journey, over all answers or a [`Slice`] of them. Histograms are
//! pooled, never means.
//!
//! CLI known as sums and as three separate histograms cannot be pooled (see
//! [`Answers::pool`]); where a map has both they stay two scores of one metric.

use super::Slice;
use crate::model::{CellAnswers, CellKey, Document, ElementId, Month};
use crate::scores::{Answers, Metric, Score, evaluate};
use std::collections::BTreeMap;

/// Pools answers per metric and form, in the order they first come.
#[derive(Default)]
pub(super) struct Pools(Vec<(Metric, Answers)>);

impl Pools {
    pub(super) fn add(&mut self, metric: Metric, answers: &Answers) {
        let ours = self.0.iter_mut().find(|(known, all)| {
            *known == metric && std::mem::discriminant(all) == std::mem::discriminant(answers)
        });
        match ours {
            Some((_, all)) => {
                if let Err(error) = all.pool(answers) {
                    // The model refuses such cells; a score without them is better than none.
                    log::error!("answers to {}: {error}", metric.key());
                }
            }
            None => self.0.push((metric, answers.clone())),
        }
    }

    pub(super) fn scores(&self) -> impl Iterator<Item = Score> + '_ {
        self.0.iter().filter_map(|(metric, answers)| evaluate(*metric, answers))
    }

    /// The answers to `wanted` that give a score; of its two forms those that are more.
    pub(super) fn answers_of(&self, wanted: Metric) -> Option<&Answers> {
        let forms = self.0.iter().filter(|(metric, answers)| *metric == wanted && answers.n() > 0);
        forms
            .map(|(_, answers)| answers)
            .reduce(|best, next| if next.n() > best.n() { next } else { best })
    }

    fn score_of(&self, wanted: Metric) -> Option<Score> {
        evaluate(wanted, self.answers_of(wanted)?)
    }

    /// The metrics with answers, in the order they first came, each once.
    pub(super) fn metrics(&self) -> Vec<Metric> {
        let mut metrics = Vec::new();
        for (metric, answers) in &self.0 {
            if answers.n() > 0 && !metrics.contains(metric) {
                metrics.push(*metric);
            }
        }
        metrics
    }

    /// The answers to the metric something is ranked by.
    fn lead(
        &self,
        wanted: Option<Metric>,
        preferred: Option<Metric>,
    ) -> Option<(Metric, &Answers)> {
        let of = |metric: Metric| self.answers_of(metric).map(|answers| (metric, answers));
        if let Some(metric) = wanted {
            return of(metric);
        }
        preferred.and_then(of).or_else(|| of(*self.metrics().first()?))
    }
}

pub(super) fn pools<'a>(
    document: &Document,
    cells: impl Iterator<Item = (&'a CellKey, &'a CellAnswers)>,
    slice: &Slice,
) -> Pools {
    let mut pools = Pools::default();
    for (key, answers) in cells.filter(|(key, _)| slice.holds(key)) {
        if let Some(question) = document.questions().get(&key.question) {
            pools.add(question.metric, answers);
        }
    }
    pools
}

/// The scores of a touchpoint over the segments and periods of a slice, one per metric, in the
/// order of its questions.
pub fn touchpoint_scores(
    document: &Document,
    touchpoint: ElementId,
    slice: &Slice,
) -> Vec<(Metric, Score)> {
    let pools = pools(document, document.cells_of(touchpoint), slice);
    pools.scores().map(|score| (score.metric, score)).collect()
}

/// The metric a touchpoint is shown and ranked by, where it or the map says.
pub fn preferred(document: &Document, touchpoint: ElementId) -> Option<Metric> {
    let own = document.element(touchpoint).and_then(|element| element.content.as_touchpoint());
    own.and_then(|touchpoint| touchpoint.lead_metric).or(document.props().lead_metric)
}

/// The score a touchpoint is shown and ranked by: of the `wanted` metric if one is, else of the
/// touchpoint's own lead metric, else of the map's, else of the first question with answers in
/// the slice. `None` where there is none.
pub fn lead_score(
    document: &Document,
    touchpoint: ElementId,
    wanted: Option<Metric>,
    slice: &Slice,
) -> Option<Score> {
    let (metric, answers) = lead_answers(document, touchpoint, wanted, slice)?;
    evaluate(metric, &answers)
}

/// The pooled answers behind [`lead_score`].
pub(super) fn lead_answers(
    document: &Document,
    touchpoint: ElementId,
    wanted: Option<Metric>,
    slice: &Slice,
) -> Option<(Metric, Answers)> {
    let pools = pools(document, document.cells_of(touchpoint), slice);
    let (metric, answers) = pools.lead(wanted, preferred(document, touchpoint))?;
    Some((metric, answers.clone()))
}

/// [`lead_score`] of every touchpoint that has one, in one pass over the map.
pub fn all_lead_scores(
    document: &Document,
    wanted: Option<Metric>,
    slice: &Slice,
) -> BTreeMap<ElementId, Score> {
    let mut scores = BTreeMap::new();
    let mut cells = document.cells().iter().peekable();
    while let Some((first, _)) = cells.peek() {
        let touchpoint = first.touchpoint;
        let own = std::iter::from_fn(|| cells.next_if(|(key, _)| key.touchpoint == touchpoint));
        let pools = pools(document, own, slice);
        let lead = pools.lead(wanted, preferred(document, touchpoint));
        if let Some(score) = lead.and_then(|(metric, answers)| evaluate(metric, answers)) {
            scores.insert(touchpoint, score);
        }
    }
    scores
}

/// A touchpoint's score of one metric in each period that has answers, undated ones first, then
/// month by month.
pub fn trend(
    document: &Document,
    touchpoint: ElementId,
    metric: Metric,
    slice: &Slice,
) -> Vec<(Option<Month>, Score)> {
    let mut periods: BTreeMap<Option<Month>, Pools> = BTreeMap::new();
    for (key, answers) in document.cells_of(touchpoint).filter(|(key, _)| slice.holds(key)) {
        if document.questions().get(&key.question).is_some_and(|asked| asked.metric == metric) {
            periods.entry(key.period).or_default().add(metric, answers);
        }
    }
    periods
        .into_iter()
        .filter_map(|(period, pools)| Some((period, pools.score_of(metric)?)))
        .collect()
}

/// The scores of the whole journey, one per metric, in the order of the map's questions.
pub fn headline(document: &Document, slice: &Slice) -> Vec<Score> {
    let mut by_question: BTreeMap<&str, Pools> = BTreeMap::new();
    for (key, answers) in document.cells().iter().filter(|(key, _)| slice.holds(key)) {
        if let Some(question) = document.questions().get(&key.question) {
            by_question.entry(&key.question).or_default().add(question.metric, answers);
        }
    }
    let mut all = Pools::default();
    for (metric, answers) in by_question.values().flat_map(|pools| &pools.0) {
        all.add(*metric, answers);
    }
    all.scores().collect()
}

/// Where a map's scores come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sources {
    /// The first and the last month with answers; `None` where no answer is dated.
    pub months: Option<(Month, Month)>,
    /// All answers: each respondent's answer to a question once, CLI's three answers as one.
    pub answers: u64,
    /// Those of them without a date.
    pub undated: u64,
}

/// Which periods a map's answers come from, and how many there are.
pub fn sources(document: &Document) -> Sources {
    let mut sources = Sources::default();
    for (key, answers) in document.cells() {
        let n = answers.n();
        if n == 0 || !document.questions().contains_key(&key.question) {
            continue;
        }
        sources.answers = sources.answers.saturating_add(n);
        match (key.period, sources.months) {
            (None, _) => sources.undated = sources.undated.saturating_add(n),
            (Some(month), None) => sources.months = Some((month, month)),
            (Some(month), Some((first, last))) => {
                sources.months = Some((first.min(month), last.max(month)));
            }
        }
    }
    sources
}
