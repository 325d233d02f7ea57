//! How old a touchpoint's answers are, and whether clients' faces say what their answers say.

use super::Slice;
use super::emotions::emotions_of;
use super::pooled::lead_score;
use crate::model::{Document, ElementId, Month};
use crate::scores::Score;

/// Answers that are older than so many months say little of today.
pub const STALE_MONTHS: i32 = 12;

/// The month it is, as the system says (UTC).
pub fn this_month() -> Month {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    Month { year: today.year(), month: today.month().unsigned_abs() }
}

/// How many months one month is after another.
pub(super) fn months_between(first: Month, last: Month) -> i32 {
    let count = |month: Month| i32::from(month.year) * 12 + i32::from(month.month);
    count(last) - count(first)
}

/// The month of a touchpoint's newest answers, where they are older than [`STALE_MONTHS`]. Undated
/// answers say nothing of their age: where no answer is dated there is none.
pub fn stale(document: &Document, touchpoint: ElementId, today: Month) -> Option<Month> {
    let answered = document.cells_of(touchpoint).filter(|(_, answers)| answers.n() > 0);
    let newest = answered.filter_map(|(key, _)| key.period).max()?;
    (months_between(newest, today) > STALE_MONTHS).then_some(newest)
}

/// The first of today's emotions at a touchpoint that contradicts its lead score: a happy face
/// where the score is low, or an unhappy one where enough clients reach the target.
pub fn contradicts(
    document: &Document,
    touchpoint: ElementId,
    slice: &Slice,
) -> Option<(ElementId, Score)> {
    let score = lead_score(document, touchpoint, None, slice)?;
    let low = is_low(document, score);
    let contradicting = |&(_, valence): &(ElementId, crate::model::Valence)| {
        if low { valence.value() > 0 } else { valence.value() < 0 && !score.is_thin() }
    };
    let (emotion, _) = emotions_of(document, touchpoint).into_iter().find(contradicting)?;
    Some((emotion, score))
}

/// Whether a score misses the map's target for its metric.
pub fn is_low(document: &Document, score: Score) -> bool {
    score.metric.misses(score.value, document.props().target(score.metric))
}
