//! Choosing: a trait of one element or of several at once, whose an emotion is, what the map as a
//! whole is.

use super::{Change, called, each, step_name};
use crate::edit::{Selection, StepName};
use crate::model::{
    Content, Document, Edit, Effort, Element, ElementId, EvidenceKind, Feasibility, Journey, Lane,
    Language, Layer, Link, LinkKind, MapState, MomentKind, OrderKey, Phase, Presence, Rng,
    SolutionStatus, Valence,
};
use crate::scores::Metric;
use std::sync::Arc;

/// A trait that is chosen from a list, with what was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The phase of a stage.
    Phase(Phase),
    /// In which journeys a touchpoint or way takes place.
    Presence(Presence),
    /// How strong an emotion is and which way it goes.
    Valence(Valence),
    /// Which journey an emotion belongs to.
    Journey(Journey),
    /// Which decision a moment of truth is.
    Moment(Option<MomentKind>),
    /// How bad a barrier is, 1 … 5.
    Severity(Option<u8>),
    /// Whether a solution can be done.
    Feasibility(Feasibility),
    /// How much work a solution is.
    Effort(Option<Effort>),
    /// How far a solution has come.
    Status(SolutionStatus),
    /// Where evidence comes from.
    Source(EvidenceKind),
    /// Which side an indicator looks at.
    Layer(Layer),
    /// The metric a touchpoint is shown and ranked by.
    LeadMetric(Option<Metric>),
    /// Which journey a frame of the story shows.
    State(Option<MapState>),
    /// Whether a frame of the story shows a lane.
    Lane(Lane, bool),
    /// Whether a frame of the story shows the curves of a persona.
    Persona(ElementId, bool),
    /// A frame of the story shows scores as the map is shown.
    ScoresAsMap,
}

impl Choice {
    /// What choosing is called as a step about one element, and about several.
    pub const fn step(self) -> (&'static str, &'static str) {
        match self {
            Self::Phase(_) => ("step-set-phase", "step-set-phase-several"),
            Self::Presence(_) => ("step-presence", "step-presence-several"),
            Self::Valence(_) => ("step-emotion", "step-emotion-several"),
            Self::Journey(_) => ("step-set-journey", "step-set-journey-several"),
            Self::Moment(_) => ("step-set-moment", "step-set-moment-several"),
            Self::Severity(_) => ("step-severity", "step-severity-several"),
            Self::Feasibility(_) => ("step-feasibility", "step-feasibility-several"),
            Self::Effort(_) => ("step-set-effort", "step-set-effort-several"),
            Self::Status(_) => ("step-status", "step-status-several"),
            Self::Source(_) => ("step-set-source", "step-set-source-several"),
            Self::Layer(_) => ("step-set-layer", "step-set-layer-several"),
            Self::LeadMetric(_) => ("step-set-lead", "step-set-lead-several"),
            Self::State(_) | Self::Lane(..) | Self::Persona(..) | Self::ScoresAsMap => {
                ("step-retake-frame", "step-retake-several")
            }
        }
    }

    /// Makes the choice in `content`; whether it has such a trait.
    fn make(self, content: &mut Content) -> bool {
        match (self, content) {
            (Self::Phase(phase), Content::Stage(it)) => it.phase = phase,
            (Self::Presence(presence), Content::Touchpoint(it)) => it.presence = presence,
            (Self::Presence(presence), Content::Transition(it)) => it.presence = presence,
            (Self::Valence(valence), Content::Emotion(it)) => it.valence = valence,
            (Self::Journey(journey), Content::Emotion(it)) => it.journey = journey,
            (Self::Moment(kind), Content::Moment(it)) => it.kind = kind,
            (Self::Severity(severity), Content::Barrier(it)) => it.severity = severity,
            (Self::Feasibility(can), Content::Solution(it)) => it.feasibility = can,
            (Self::Effort(effort), Content::Solution(it)) => it.effort = effort,
            (Self::Status(status), Content::Solution(it)) => it.status = status,
            (Self::Source(kind), Content::Evidence(it)) => it.kind = kind,
            (Self::Layer(layer), Content::Indicator(it)) => it.layer = layer,
            (Self::LeadMetric(metric), Content::Touchpoint(it)) => it.lead_metric = metric,
            (Self::State(state), Content::Frame(it)) => it.state = state,
            (Self::Lane(lane, on), Content::Frame(it)) => {
                if on {
                    it.lanes.insert(lane);
                } else {
                    it.lanes.remove(&lane);
                }
            }
            (Self::Persona(persona, on), Content::Frame(it)) => {
                if on {
                    it.personas.insert(persona);
                } else {
                    it.personas.remove(&persona);
                }
            }
            (Self::ScoresAsMap, Content::Frame(it)) => it.scores = None,
            _ => return false,
        }
        true
    }
}

/// Makes a choice for one element or several at once, in one step. `None` where none of them has
/// such a trait, or two emotions of one touchpoint would become the same one's.
pub fn set(
    document: &Document,
    ids: &[ElementId],
    choice: Choice,
    rng: &mut Rng,
) -> Option<Change> {
    if let Choice::Phase(phase) = choice {
        return move_to_phase(document, ids, phase, rng);
    }
    let (one, several) = choice.step();
    let mut change = each(ids, several, |id| {
        let mut element = Element::clone(document.element(id)?);
        choice.make(&mut element.content).then(|| {
            let edit = Edit::Update { id, element: Arc::new(element) };
            Change::new(vec![edit], StepName::new(one, called(document, id)), Selection::one(id))
        })
    })?;
    let made: Vec<ElementId> = change.select.iter().collect();
    change.name = step_name(document, &made, (one, several));
    holding(document, change)
}

/// Moves stages into another phase: as near to where they were as that phase is, in their order.
fn move_to_phase(
    document: &Document,
    ids: &[ElementId],
    phase: Phase,
    rng: &mut Rng,
) -> Option<Change> {
    let stage = |id: ElementId| document.element(id).and_then(|e| e.content.as_stage());
    let mut stages = document.stages();
    let there = |id: &ElementId| stage(*id).is_some_and(|stage| stage.phase == phase);
    let order = |id: &ElementId| document.element(*id).map(|element| element.order.clone());
    let first = stages.iter().find(|id| there(id)).and_then(order);
    let mut end = stages.iter().rfind(|id| there(id)).and_then(order);
    let mut start = None;
    stages.retain(|id| ids.contains(id) && !there(id));
    let mut edits = Vec::new();
    for &id in &stages {
        let later = stage(id)?.phase < phase;
        let (low, high) = if later { (&mut start, first.as_ref()) } else { (&mut end, None) };
        let mut element = Element::clone(document.element(id)?);
        Choice::Phase(phase).make(&mut element.content);
        element.order = OrderKey::between(low.as_ref(), high, rng);
        *low = Some(element.order.clone());
        edits.push(Edit::Update { id, element: Arc::new(element) });
    }
    let name = step_name(document, &stages, Choice::Phase(phase).step());
    (!edits.is_empty()).then(|| Change::new(edits, name, stages.into_iter().collect()))
}

/// Says whose these emotions are: a persona's, or everybody's. `None` where that changes nothing
/// or is said of another emotion of the touchpoint already.
pub fn assign(
    document: &Document,
    emotions: &[ElementId],
    persona: Option<ElementId>,
) -> Option<Change> {
    let names = ("step-set-persona", "step-set-persona-several");
    let mut change = each(emotions, names.1, |id| {
        document.element(id)?.content.as_emotion()?;
        let was = document.target(id, LinkKind::Of);
        if was == persona {
            return None;
        }
        let of = |persona: ElementId| Link::new(LinkKind::Of, id, persona);
        let unlink = was.map(|was| Edit::Unlink(of(was)));
        let link = persona.map(|persona| Edit::Link(of(persona)));
        let name = StepName::new(names.0, called(document, id));
        let edits = unlink.into_iter().chain(link).collect();
        Some(Change::new(edits, name, Selection::one(id)))
    })?;
    let made: Vec<ElementId> = change.select.iter().collect();
    change.name = step_name(document, &made, names);
    holding(document, change)
}

/// The change, if the map holds after it.
fn holding(document: &Document, change: Change) -> Option<Change> {
    document.clone().apply(&change.edit).is_ok().then_some(change)
}

/// Whether an emotion may become this persona's in this journey: no other one of its touchpoint
/// is so already.
pub fn may_feel(
    document: &Document,
    emotion: ElementId,
    persona: Option<ElementId>,
    journey: Journey,
) -> bool {
    let Some(touchpoint) = document.source(emotion, LinkKind::Feels) else { return false };
    !document.targets(touchpoint, LinkKind::Feels).into_iter().any(|other| {
        let felt = document.element(other).and_then(|e| e.content.as_emotion());
        other != emotion
            && felt.is_some_and(|felt| felt.journey == journey)
            && document.target(other, LinkKind::Of) == persona
    })
}

/// A choice about the map as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapChoice {
    /// The state it opens in.
    State(MapState),
    /// The language its texts are written in.
    Language(Language),
    /// The metric shown and ranked by.
    Lead(Option<Metric>),
}

/// Makes a choice about the map as a whole.
pub fn set_map(document: &Document, choice: MapChoice) -> Option<Change> {
    let mut props = document.props().clone();
    match choice {
        MapChoice::State(state) => props.state = state,
        MapChoice::Language(language) => props.language = language,
        MapChoice::Lead(metric) => props.lead_metric = metric,
    }
    let edit = (props != *document.props()).then(|| Edit::SetProps(Arc::new(props)))?;
    let name = StepName::new("step-map", document.props().title.clone());
    Some(Change::new(vec![edit], name, Selection::none()))
}
