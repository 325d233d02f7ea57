//! Worklists: which low scores go to whom, what clients wrote beside them, and whether what was
//! done about them helped.

use super::Slice;
use super::doubt::is_low;
use super::pain::{Pain, Pains, barriers_at, pains};
use super::pooled::{lead_score, pools, trend};
use crate::model::{
    CellKey, Document, ElementId, FollowUp, FollowUpState, LinkKind, Month, Touchpoint,
};
use crate::scores::{Answers, Difference, Metric, Score, difference, evaluate};

/// The work of one owner.
#[derive(Debug, Clone, PartialEq)]
pub struct Worklist {
    /// The owner as first written in the journey; empty = nobody.
    pub owner: String,
    /// Their touchpoints, the most painful first, then in journey order.
    pub entries: Vec<WorkItem>,
}

/// A touchpoint to be looked after: its score is low, or something is being done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkItem {
    /// The touchpoint.
    pub touchpoint: ElementId,
    /// Its lead score; `None` where the slice has no answers.
    pub score: Option<Score>,
    /// What its score should be; `None` without one.
    pub target: Option<f64>,
    /// Whether the score misses the target.
    pub is_low: bool,
    /// The score of each of the last months with answers, the latest last.
    pub trend: Vec<(Month, Score)>,
    /// Its pain; `None` without answers.
    pub pain: Option<Pain>,
    /// The barriers on it and on today's ways to it.
    pub barriers: Vec<ElementId>,
    /// The quotes that clients wrote beside unhappy answers.
    pub comments: Vec<ElementId>,
    /// What became of its low score.
    pub follow_up: Option<FollowUp>,
    /// Whether it got better since; `None` where nothing was done, or answers lack on either side.
    pub since: Option<Since>,
    /// Whether to take it up again: it is done, and the score since then is still low.
    pub suggest_reopen: bool,
}

/// The scores before and after something was done about them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Since {
    /// Of the months up to the one it was done in.
    pub before: Score,
    /// Of the months after that.
    pub after: Score,
    /// The later less the earlier one; `None` where CLI is known in two forms.
    pub difference: Option<Difference>,
}

/// The latest months a worklist shows.
const MONTHS: usize = 12;

/// What everybody has to look after: owners by name, what nobody answers for last. Owners with
/// nothing to do are left out.
///
/// Whether something helped is measured on all months, whichever the slice has: only its segments
/// count for that.
pub fn worklists(document: &Document, slice: &Slice) -> Vec<Worklist> {
    let pains = pains(document, slice);
    let mut lists: Vec<Worklist> = Vec::new();
    for id in document.journey() {
        let element = document.element(id);
        let Some(touchpoint) = element.and_then(|element| element.content.as_touchpoint()) else {
            continue;
        };
        let Some(item) = item(document, id, touchpoint, &pains, slice) else { continue };
        let owner = touchpoint.owner.trim();
        let same = |list: &&mut Worklist| list.owner.to_lowercase() == owner.to_lowercase();
        match lists.iter_mut().find(same) {
            Some(list) => list.entries.push(item),
            None => lists.push(Worklist { owner: owner.to_owned(), entries: vec![item] }),
        }
    }
    for list in &mut lists {
        let pain = |item: &WorkItem| item.pain.map_or(f64::NEG_INFINITY, |pain| pain.value);
        list.entries.sort_by(|a, b| pain(b).total_cmp(&pain(a)));
    }
    lists.sort_by_key(|list| (list.owner.is_empty(), list.owner.to_lowercase()));
    lists
}

fn item(
    document: &Document,
    id: ElementId,
    touchpoint: &Touchpoint,
    pains: &Pains,
    slice: &Slice,
) -> Option<WorkItem> {
    let score = lead_score(document, id, None, slice);
    let low = score.is_some_and(|score| is_low(document, score));
    let follow_up = touchpoint.follow_up.as_deref();
    if !low && follow_up.is_none() {
        return None;
    }
    let since = follow_up.and_then(|follow_up| since(document, id, follow_up, slice));
    let done = follow_up.is_some_and(|follow_up| follow_up.state == FollowUpState::Done);
    Some(WorkItem {
        touchpoint: id,
        score,
        target: score.map(|score| document.props().target(score.metric)),
        is_low: low,
        trend: score
            .map(|score| last_months(document, id, score.metric, slice))
            .unwrap_or_default(),
        pain: pains.of(id).copied(),
        barriers: barriers_at(document, id),
        comments: unhappy_comments(document, id),
        follow_up: follow_up.cloned(),
        since,
        suggest_reopen: done && since.is_some_and(|since| is_low(document, since.after)),
    })
}

fn last_months(
    document: &Document,
    id: ElementId,
    metric: Metric,
    slice: &Slice,
) -> Vec<(Month, Score)> {
    let all = trend(document, id, metric, slice);
    let mut dated: Vec<(Month, Score)> =
        all.into_iter().filter_map(|(month, score)| Some((month?, score))).collect();
    dated.drain(..dated.len().saturating_sub(MONTHS));
    dated
}

/// The quotes of a touchpoint that were written beside unhappy answers, in order.
pub(super) fn unhappy_comments(document: &Document, touchpoint: ElementId) -> Vec<ElementId> {
    let unhappy = |quote: &ElementId| {
        let quote = document.element(*quote).and_then(|element| element.content.as_quote());
        let answer = quote.and_then(|quote| quote.comment.as_ref()?.answer);
        answer.is_some_and(|(metric, answer)| metric.is_unhappy(answer))
    };
    document.sources(touchpoint, LinkKind::Voices).into_iter().filter(unhappy).collect()
}

/// The lead metric's score up to the month something was done in, and after it.
fn since(document: &Document, id: ElementId, follow_up: &FollowUp, slice: &Slice) -> Option<Since> {
    let slice = &Slice { months: None, segments: slice.segments.clone() };
    let metric = lead_score(document, id, None, slice)?.metric;
    let from = follow_up.measured_from();
    let side = |later: bool| -> Option<(Score, Answers)> {
        let on_side =
            |(key, _): &(&CellKey, _)| key.period.is_some_and(|month| (month >= from) == later);
        let pools = pools(document, document.cells_of(id).filter(on_side), slice);
        let answers = pools.answers_of(metric)?;
        Some((evaluate(metric, answers)?, answers.clone()))
    };
    let ((before, earlier), (after, later)) = (side(false)?, side(true)?);
    let difference = difference(metric, &later, &earlier, 0.05);
    Some(Since { before, after, difference })
}
