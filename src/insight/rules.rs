//! The rules of advice, each told only where it applies.

use super::Slice;
use super::advice::{Advice, AdviceKind, Severity};
use super::emotions::emotions_of;
use super::evidence::{is_assumption, statements};
use super::fresh::{contradicts, is_low, stale};
use super::pain::barriers_at;
use super::peak_end::emotion_at;
use super::pooled::lead_score;
use crate::model::{
    Document, ElementId, ElementKind, Feasibility, Journey, LinkKind, Month, Presence,
    SolutionStatus, Valence,
};

/// Barriers from this severity on are painful.
pub(super) const PAINFUL: u8 = 4;
/// A larger share of assumptions than this is worth a word.
const TOO_MUCH_ASSUMED: f64 = 0.5;

/// Whether anything takes place in only one of the two journeys.
pub(super) fn journeys_differ(document: &Document) -> bool {
    document.elements().any(|(_, element)| {
        let touchpoint = element.content.as_touchpoint().map(|touchpoint| touchpoint.presence);
        let transition = element.content.as_transition().map(|transition| transition.presence);
        touchpoint.or(transition).is_some_and(|presence| presence != Presence::Both)
    })
}

/// Rules about the ways through one journey.
pub(super) fn of_ways(document: &Document, journey: Journey, found: &mut Vec<Advice>) {
    let paths = document.paths(journey);
    let mut tell = |kind, severity, elements| {
        found.push(Advice { journey, ..Advice::new(document, kind, severity, elements) });
    };
    for touchpoint in paths.no_way_in() {
        tell(AdviceKind::NoWayIn, Severity::Medium, vec![touchpoint]);
    }
    for touchpoint in paths.dead_ends() {
        tell(AdviceKind::NoWayOn, Severity::Medium, vec![touchpoint]);
    }
    // A touchpoint that leads only to itself is told as a dead end.
    let endless = |circle: &crate::model::Loop| !circle.has_exit && circle.touchpoints.len() > 1;
    for circle in paths.loops().into_iter().filter(endless) {
        tell(AdviceKind::EndlessLoop, Severity::High, circle.touchpoints);
    }
    for way in paths.channel_switches() {
        let carried = [way.transition, Some(way.from)]
            .into_iter()
            .flatten()
            .any(|place| document.source(place, LinkKind::Carries).is_some());
        if !carried {
            let elements = [Some(way.from), Some(way.to), way.transition];
            let elements = elements.into_iter().flatten().collect();
            tell(AdviceKind::ChannelChange, Severity::Low, elements);
        }
    }
}

/// Rules about stages, personas, barriers, moments of truth and evidence.
pub(super) fn of_parts(document: &Document, found: &mut Vec<Advice>) {
    let mut tell = |kind, severity, elements| {
        found.push(Advice::new(document, kind, severity, elements));
    };
    for stage in document.stages() {
        if document.target(stage, LinkKind::Contains).is_none() {
            tell(AdviceKind::EmptyStage, Severity::Low, vec![stage]);
        }
    }
    if document.count(ElementKind::Persona) == 0 {
        tell(AdviceKind::NoPersona, Severity::Low, Vec::new());
    }
    for barrier in document.of_kind(ElementKind::Barrier) {
        let painful = severity_of(document, barrier).is_some_and(|s| s >= PAINFUL);
        let solutions = live_solutions(document, barrier);
        if solutions.is_empty() {
            let severity = if painful { Severity::High } else { Severity::Medium };
            tell(AdviceKind::UnansweredBarrier, severity, vec![barrier]);
        } else if painful && solutions.iter().all(|(_, feasible)| *feasible != Feasibility::Own) {
            let solutions = solutions.into_iter().map(|(id, _)| id);
            let elements = std::iter::once(barrier).chain(solutions).collect();
            tell(AdviceKind::DistantSolutions, Severity::Medium, elements);
        }
    }
    for touchpoint in document.journey() {
        let Some(moment) = document.source(touchpoint, LinkKind::Marks) else { continue };
        if document.cells_of(touchpoint).all(|(_, answers)| answers.n() == 0) {
            let elements = vec![touchpoint, moment];
            tell(AdviceKind::UnscoredMoment, Severity::Medium, elements);
        }
    }
    for touchpoint in document.journey().into_iter().filter(|&id| is_low_and_unowned(document, id))
    {
        tell(AdviceKind::Unowned, Severity::Medium, vec![touchpoint]);
    }
    let statements = statements(document);
    let assumed: Vec<ElementId> =
        statements.iter().copied().filter(|&id| is_assumption(document, id)).collect();
    let share = assumed.len() as f64 / statements.len().max(1) as f64;
    if share > TOO_MUCH_ASSUMED {
        let kind = AdviceKind::MostlyAssumptions;
        let advice = Advice::new(document, kind, Severity::Medium, assumed);
        found.push(Advice { share, ..advice });
    }
}

/// Rules about what the answers say.
pub(super) fn of_scores(document: &Document, today: Month, found: &mut Vec<Advice>) {
    for touchpoint in document.journey() {
        let advice = |kind, severity, second: Option<ElementId>| {
            let elements = std::iter::once(touchpoint).chain(second).collect();
            Advice::new(document, kind, severity, elements)
        };
        let moment = document.source(touchpoint, LinkKind::Marks);
        let lead = lead_score(document, touchpoint, None, Slice::ALL);
        if let (Some(score), Some(moment)) = (lead, moment)
            && is_low(document, score)
        {
            let advice = advice(AdviceKind::LowMoment, Severity::High, Some(moment));
            found.push(Advice { score: Some(score), ..advice });
        }
        if let Some(month) = stale(document, touchpoint, today) {
            let severity = if moment.is_some() { Severity::Medium } else { Severity::Low };
            let advice = advice(AdviceKind::OldScores, severity, None);
            found.push(Advice { month: Some(month), ..advice });
        }
        if let Some((emotion, score)) = contradicts(document, touchpoint, Slice::ALL) {
            let low = is_low(document, score);
            let kind = if low { AdviceKind::HappyButLow } else { AdviceKind::SadButGood };
            let advice = advice(kind, Severity::Medium, Some(emotion));
            found.push(Advice { score: Some(score), ..advice });
        }
    }
}

/// Whether a touchpoint's score is below its target and nobody is named who answers for it.
fn is_low_and_unowned(document: &Document, id: ElementId) -> bool {
    let touchpoint = document.element(id).and_then(|element| element.content.as_touchpoint());
    let unowned = touchpoint.is_some_and(|touchpoint| touchpoint.owner.trim().is_empty());
    let lead = lead_score(document, id, None, Slice::ALL);
    unowned && lead.is_some_and(|score| is_low(document, score))
}

/// How bad a barrier is, where that was judged.
pub(super) fn severity_of(document: &Document, barrier: ElementId) -> Option<u8> {
    document.element(barrier)?.content.as_barrier()?.severity
}

/// The solutions of a barrier that were not rejected, with their feasibility.
pub(super) fn live_solutions(
    document: &Document,
    barrier: ElementId,
) -> Vec<(ElementId, Feasibility)> {
    document
        .sources(barrier, LinkKind::Answers)
        .into_iter()
        .filter_map(|id| {
            let solution = document.element(id)?.content.as_solution()?;
            let live = solution.status != SolutionStatus::Rejected;
            live.then_some((id, solution.feasibility))
        })
        .collect()
}

/// Rules about emotions.
pub(super) fn of_emotions(document: &Document, found: &mut Vec<Advice>) {
    for touchpoint in document.journey() {
        let Some(presence) = document
            .element(touchpoint)
            .and_then(|element| element.content.as_touchpoint())
            .map(|touchpoint| touchpoint.presence)
        else {
            continue;
        };
        if presence == Presence::ToBeOnly {
            continue;
        }
        let today = emotions_of(document, touchpoint);
        let low = today.iter().any(|(_, valence)| valence.value() < 0);
        let explained = !low || !barriers_at(document, touchpoint).is_empty();
        for (emotion, valence) in today {
            if valence.value() < 0 && !explained {
                let elements = vec![touchpoint, emotion];
                let kind = AdviceKind::UnexplainedLow;
                found.push(Advice::new(document, kind, Severity::Medium, elements));
            }
            if valence == Valence::VeryBad && presence == Presence::Both {
                let persona = document.target(emotion, LinkKind::Of);
                let target = emotion_at(document, touchpoint, persona, Journey::ToBe);
                if let Some((target, _)) = target.filter(|(_, aimed)| *aimed <= valence) {
                    let elements = vec![touchpoint, emotion, target];
                    let kind = AdviceKind::ToBeNotBetter;
                    found.push(Advice::new(document, kind, Severity::High, elements));
                }
            }
        }
    }
}
