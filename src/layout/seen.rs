//! The answers a view looks at: made ready once a view, read by every column.

use super::threads::{THREADS, spread};
use super::view::View;
use crate::insight::{AnswerIndex, Cut, Pooled, Sources, headline_of};
use crate::model::{Changes, Document, ElementId};
use crate::scores::{Difference, Score, difference, evaluate, level_among};
use std::sync::Arc;

/// The answers a view looks at.
pub struct Seen {
    /// All answers of the map.
    pub index: Arc<AnswerIndex>,
    /// Those looked at.
    pub cut: Cut,
    /// Those they are compared with.
    pub against: Option<Cut>,
    /// The level of each of the touchpoints' differences: they are looked through together.
    pub level: f64,
    /// The scores of the whole journey.
    pub headline: Vec<Headline>,
    /// Where the scores come from.
    pub sources: Sources,
}

/// A score of the whole journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// The score.
    pub score: Score,
    /// What it is compared with, and how much it differs.
    pub compared: Option<(Score, Option<Difference>)>,
}

impl Seen {
    /// What a view looks at in a document.
    pub fn of(document: &Document, view: &View) -> Arc<Self> {
        Self::in_index(document, view, Arc::new(AnswerIndex::of(document)))
    }

    /// What a view looks at after these changes, given what another one looked at `before`.
    pub fn after(
        before: &Arc<Self>,
        (earlier, was): (&Document, &View),
        (document, view): (&Document, &View),
        changes: &Changes,
    ) -> Arc<Self> {
        let same_answers = document.shares_surveys(earlier);
        let asked = |view: &View| (view.slice.clone(), view.against.clone(), view.metric);
        // How many are compared follows from the touchpoints' own metrics, too.
        let holds = view.against.is_none() || (changes.is_empty() && asked(view) == asked(was));
        if same_answers && holds && view.slice == was.slice && was.against == view.against {
            return before.clone();
        }
        let index = if same_answers {
            before.index.clone()
        } else if changes.questions {
            Arc::new(AnswerIndex::of(document))
        } else {
            Arc::new(before.index.after(document, &changes.surveys))
        };
        Self::in_index(document, view, index)
    }

    fn in_index(document: &Document, view: &View, index: Arc<AnswerIndex>) -> Arc<Self> {
        let cut = index.cut(&view.slice);
        let against = view.against.as_ref();
        let against = against.map(|against| index.cut_against(&view.slice, against));
        let touchpoints: Vec<ElementId> = index.touchpoints().collect();
        let pooled = |cut: &Cut| {
            spread(&mut [(); THREADS], &touchpoints, |(), &touchpoint| {
                index.pooled(touchpoint, cut)
            })
        };
        let ours = pooled(&cut);
        let theirs = against.as_ref().map(pooled);
        let among = theirs.as_ref().map_or(0, |theirs| {
            let parts = touchpoints.iter().zip(ours.iter().zip(theirs));
            let both = |&(&id, (our, their)): &(&ElementId, (&Pooled, &Pooled))| {
                our.lead(document, id, view.metric)
                    .is_some_and(|pool| their.of(pool.metric).is_some())
            };
            parts.filter(both).count()
        });
        let all = headline_of(document, ours.iter());
        let others = theirs.as_ref().map(|theirs| headline_of(document, theirs.iter()));
        Arc::new(Self {
            headline: headlines(&all, others.as_ref()),
            sources: all.sources,
            level: level_among(among),
            index,
            cut,
            against,
        })
    }
}

/// The scores of the whole journey, each beside what it is compared with.
fn headlines(all: &Pooled, others: Option<&Pooled>) -> Vec<Headline> {
    let level = level_among(all.scores().count());
    let compared = |score: &Score| {
        let theirs = others?.of(score.metric)?;
        let other = evaluate(theirs.metric, &theirs.answers)?;
        let ours = all.of(score.metric)?;
        Some((other, difference(score.metric, &ours.answers, &theirs.answers, level)))
    };
    all.scores().map(|score| Headline { score, compared: compared(&score) }).collect()
}
