//! What a column says of feedback: its score, what that is compared with, and how it is coloured.

use super::context::Context;
use super::view::Tint;
use crate::insight::{contradicted, is_stale};
use crate::model::{Content, ElementId, Month, Reported, Valence};
use crate::scene::Lane;
use crate::scores::{Difference, Metric, Score, difference, evaluate, reported_interval};
use crate::theme::Color;

/// What a column says of feedback.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feedback {
    /// The score it shows.
    pub score: Option<Score>,
    /// The month of its newest answers, where they are old.
    pub stale: Option<Month>,
    /// What it is compared with, where something is.
    pub compared: Option<Box<Compared>>,
    /// How the last month differs from the one before, where the colours mean that.
    pub change: Option<Box<Change>>,
    /// A score that somebody only reports, where there are no answers: its place in the
    /// touchpoint's list, and its score.
    pub reported: Option<(usize, Score)>,
}

/// What a score is compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The other score.
    pub other: Option<Score>,
    /// How much they differ, where both are there.
    pub difference: Option<Difference>,
}

/// How a month differs from the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The month before.
    pub since: Month,
    /// How much.
    pub difference: Difference,
}

/// How a place is coloured that stands for a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Swatch {
    /// In this colour.
    Full(Color),
    /// With few answers: an outline of this colour.
    Hollow(Color),
    /// Only reported: a dashed outline of this colour.
    Reported(Color),
    /// There is nothing to colour.
    Nothing,
}

impl Feedback {
    /// What a touchpoint's column says in this view.
    pub fn of(context: &Context, touchpoint: ElementId) -> Self {
        if !(context.shows(Lane::Scores) || context.view.heat) {
            return Self::default();
        }
        let (document, view, seen) = (&context.document, &context.view, &context.seen);
        let pooled = seen.index.pooled(touchpoint, &seen.cut);
        let ours = pooled.lead(document, touchpoint, view.metric);
        let score = ours.and_then(|pool| evaluate(pool.metric, &pool.answers));
        let theirs = seen.against.as_ref().map(|cut| seen.index.pooled(touchpoint, cut));
        let compared = theirs.and_then(|theirs| {
            let other = match ours {
                Some(pool) => theirs.of(pool.metric),
                None => theirs.lead(document, touchpoint, view.metric),
            };
            let differ = |metric| difference(metric, &ours?.answers, &other?.answers, seen.level);
            let difference = ours.and_then(|pool| differ(pool.metric));
            let other = other.and_then(|pool| evaluate(pool.metric, &pool.answers));
            (score.is_some() || other.is_some()).then(|| Box::new(Compared { other, difference }))
        });
        let newest = ours.and_then(|pool| pool.newest);
        let change = ours.filter(|_| view.tint == Tint::Change);
        let change = change.and_then(|pool| change_of(context, touchpoint, pool.metric));
        Self {
            stale: newest
                .zip(view.today)
                .filter(|(newest, today)| is_stale(*newest, *today))
                .map(|(month, _)| month),
            reported: reported(context, touchpoint)
                .filter(|_| score.is_none() && compared.is_none()),
            score,
            compared,
            change: change.map(Box::new),
        }
    }

    /// Whether what clients feel today contradicts the score.
    pub fn contradicts(&self, context: &Context, valence: Valence) -> bool {
        let target = |score: &Score| context.document.props().target(score.metric);
        self.score.is_some_and(|score| contradicted(valence, &score, target(&score)))
    }

    /// The index of the valence colour 0 … 4 that the tint gives it; `None` where it says nothing.
    pub fn level(&self, context: &Context) -> Option<usize> {
        let score = self.score.or(self.reported.map(|(_, score)| score))?;
        let target = context.document.props().target(score.metric);
        match context.view.tint {
            Tint::Score => Some(level_against(target, &score)),
            Tint::Gap => Some(gap_level(target, &score)),
            Tint::Change => {
                let change = self.change.as_ref()?;
                Some(match change.difference.is_better() {
                    Some(true) => 4,
                    Some(false) => 0,
                    None => 2,
                })
            }
        }
    }

    /// Colours of its mark and of its words.
    pub fn colors(&self, context: &Context) -> (Color, Color) {
        let colors = &context.theme.color;
        match self.level(context).filter(|_| self.stale.is_none()) {
            Some(level) => (colors.valence[level], colors.valence_text[level]),
            None => (colors.line.mix(colors.muted, 0.55), colors.muted),
        }
    }

    /// How a place is coloured that stands for it.
    pub fn swatch(&self, context: &Context) -> Swatch {
        let (color, _) = self.colors(context);
        match (&self.score, &self.reported) {
            _ if self.level(context).is_none() => Swatch::Nothing,
            (Some(score), _) if score.is_thin() => Swatch::Hollow(color),
            (Some(_), _) => Swatch::Full(color),
            (None, Some(_)) => Swatch::Reported(color),
            (None, None) => Swatch::Nothing,
        }
    }
}

fn change_of(context: &Context, touchpoint: ElementId, metric: Metric) -> Option<Change> {
    let seen = &context.seen;
    let [(_, last), (since, before)] = seen.index.last_two(touchpoint, &seen.cut, metric)?;
    let difference = difference(metric, &last, &before, 0.05)?;
    Some(Change { since, difference })
}

/// The latest score that somebody reports of a touchpoint: of the metric shown, in the months
/// shown. It says nothing of single segments.
fn reported(context: &Context, touchpoint: ElementId) -> Option<(usize, Score)> {
    let Content::Touchpoint(own) = &context.element(touchpoint)?.content else { return None };
    let (view, props) = (&context.view, context.document.props());
    let wanted = |metric: Option<Metric>| {
        let day = |it: &Reported| it.date.map(|date| Month { year: date.year, month: date.month });
        let all = own.reported.iter().enumerate();
        all.filter(|(_, it)| metric.is_none_or(|metric| it.metric == metric))
            .filter(|(_, it)| view.slice.holds_period(day(it)))
            .max_by_key(|(_, it)| it.date)
    };
    if !view.slice.segments.is_empty() {
        return None;
    }
    let found = if view.metric.is_some() {
        wanted(view.metric)
    } else {
        let lead = own.lead_metric.or(props.lead_metric);
        lead.and_then(|metric| wanted(Some(metric))).or_else(|| wanted(None))
    };
    let (at, it) = found?;
    let n = it.n.unwrap_or(0);
    let interval = reported_interval(it.metric, it.value, n);
    Some((at, Score { metric: it.metric, value: it.value, n, interval }))
}

/// How good a score is against a target, as the index of a valence colour 0 … 4: one rule for the
/// map and the panels beside it.
pub fn level_against(target: f64, score: &Score) -> usize {
    let (low, high) = score.metric.range();
    let mirrored =
        |value: f64| if score.metric.is_better_low() { low + high - value } else { value };
    let (value, target) = (mirrored(score.value), mirrored(target));
    if value < target {
        match (value - low) / (target - low).max(f64::MIN_POSITIVE) {
            part if part < 0.65 => 0,
            part if part < 0.84 => 1,
            _ => 2,
        }
    } else if (value - target) / (high - target).max(f64::MIN_POSITIVE) < 0.4 {
        3
    } else {
        4
    }
}

/// How far a score is from a target in parts of the metric's range, as the index of a valence
/// colour 0 … 4: within a fortieth it is at the target, beyond an eighth far away.
fn gap_level(target: f64, score: &Score) -> usize {
    let (low, high) = score.metric.range();
    let above = (score.value - target) / (high - low).max(f64::MIN_POSITIVE);
    match if score.metric.is_better_low() { -above } else { above } {
        gap if gap < -0.125 => 0,
        gap if gap < -0.025 => 1,
        gap if gap <= 0.025 => 2,
        gap if gap <= 0.125 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_parts_of_the_range_on_either_side_of_the_target() {
        let level =
            |value| gap_level(70.0, &Score { metric: Metric::Csat, value, n: 99, interval: None });
        let levels = [50.0, 57.4, 57.6, 67.4, 67.6, 72.5, 72.6, 82.5, 82.6].map(level);
        assert_eq!(levels, [0, 0, 1, 1, 2, 2, 3, 3, 4]);
    }
}
