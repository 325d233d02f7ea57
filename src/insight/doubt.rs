//! When a score has to be doubted: its answers are old, or clients' faces say otherwise.

use super::Slice;
use super::emotions::emotions_of;
use super::pooled::lead_score;
use crate::model::{Document, ElementId, Month, Valence};
use crate::scores::Score;

/// Answers that are older than so many months say little of today.
const STALE_MONTHS: i32 = 12;

/// The month it is, as the system says (UTC).
pub fn this_month() -> Month {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    Month { year: today.year(), month: today.month().unsigned_abs() }
}

/// Whether answers whose newest are of this month are too old to tell of `today`.
pub fn is_stale(newest: Month, today: Month) -> bool {
    newest.until(today) > STALE_MONTHS
}

/// Whether what clients feel contradicts a score: a happy face where the score misses its target,
/// or an unhappy one where enough clients reach it.
pub fn contradicted(valence: Valence, score: &Score, target: f64) -> bool {
    if score.metric.misses(score.value, target) {
        valence.value() > 0
    } else {
        valence.value() < 0 && !score.is_thin()
    }
}

/// The month of a touchpoint's newest answers, where these are stale. Undated answers say nothing
/// of their age: where no answer is dated there is none.
pub fn stale(document: &Document, touchpoint: ElementId, today: Month) -> Option<Month> {
    let answered = document.cells_of(touchpoint).filter(|(_, answers)| answers.n() > 0);
    let newest = answered.filter_map(|(key, _)| key.period).max()?;
    is_stale(newest, today).then_some(newest)
}

/// The first of today's emotions at a touchpoint that contradicts its lead score.
pub fn contradicts(
    document: &Document,
    touchpoint: ElementId,
    slice: &Slice,
) -> Option<(ElementId, Score)> {
    let score = lead_score(document, touchpoint, None, slice)?;
    let target = document.props().target(score.metric);
    let mut felt = emotions_of(document, touchpoint).into_iter();
    let (emotion, _) = felt.find(|&(_, valence)| contradicted(valence, &score, target))?;
    Some((emotion, score))
}

/// Whether a score misses the map's target for its metric.
pub fn is_low(document: &Document, score: Score) -> bool {
    score.metric.misses(score.value, document.props().target(score.metric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scores::Metric;

    #[test]
    fn answers_of_a_year_ago_are_not_stale_yet() {
        let month = |year, month| Month { year, month };
        assert!(!is_stale(month(2025, 3), month(2026, 3)));
        assert!(is_stale(month(2025, 2), month(2026, 3)));
        assert!(!is_stale(month(2026, 4), month(2026, 3)), "of the future");
    }

    #[test]
    fn a_face_contradicts_a_score_on_the_other_side_of_its_target() {
        let score = |value, n| Score { metric: Metric::Csi, value, n, interval: None };
        assert!(contradicted(Valence::Good, &score(6.9, 4), 7.0));
        assert!(!contradicted(Valence::Neutral, &score(6.9, 400), 7.0));
        assert!(!contradicted(Valence::Bad, &score(6.9, 400), 7.0));
        assert!(contradicted(Valence::VeryBad, &score(7.0, 30), 7.0), "the target is met");
        assert!(!contradicted(Valence::VeryBad, &score(9.0, 29), 7.0), "too few say so");
    }
}
