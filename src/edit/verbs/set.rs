//! Choosing: a trait of one element or of several at once, whose an emotion is, what the map as a
//! whole is.

use super::feel::moment_on;
use super::{Change, called_all, feel};
use crate::edit::{Selection, StepName};
use crate::model::{
    Content, Document, Edit, Effort, Element, ElementId, ElementKind, EvidenceKind, Feasibility,
    Journey, Language, Layer, Link, LinkKind, MapState, MomentKind, OrderKey, Phase, Presence, Rng,
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
}

impl Choice {
    /// What choosing is called as a step.
    pub const fn step(self) -> &'static str {
        match self {
            Self::Phase(_) => "step-set-phase",
            Self::Presence(_) => "step-set-presence",
            Self::Valence(_) => "step-emotion",
            Self::Journey(_) => "step-set-journey",
            Self::Moment(_) => "step-set-moment",
            Self::Severity(_) => "step-set-severity",
            Self::Feasibility(_) => "step-set-feasibility",
            Self::Effort(_) => "step-set-effort",
            Self::Status(_) => "step-set-status",
            Self::Source(_) => "step-set-source",
            Self::Layer(_) => "step-set-layer",
        }
    }

    /// Makes the choice in `content`; nothing where it has no such trait.
    fn make(self, content: &mut Content) {
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
            _ => {}
        }
    }
}

/// Makes a choice for one element or several at once, in one step. `None` where that changes
/// nothing, or two emotions of one touchpoint would become the same one's.
pub fn set(
    document: &Document,
    ids: &[ElementId],
    choice: Choice,
    rng: &mut Rng,
) -> Option<Change> {
    let name = StepName::new(choice.step(), called_all(document, ids));
    if let Choice::Phase(phase) = choice {
        return move_to_phase(document, ids, phase, name, rng);
    }
    each(document, ids, name, |id| {
        let known = document.element(id)?;
        let mut element = Element::clone(known);
        choice.make(&mut element.content);
        let changed = element.content != known.content;
        changed.then(|| Edit::Update { id, element: Arc::new(element) })
    })
}

/// Moves stages into another phase: as near to where they were as that phase is, in their order.
fn move_to_phase(
    document: &Document,
    ids: &[ElementId],
    phase: Phase,
    name: StepName,
    rng: &mut Rng,
) -> Option<Change> {
    let stage = |id: ElementId| document.element(id).and_then(|e| e.content.as_stage());
    let mut stages = document.stages();
    let there = |id: &ElementId| stage(*id).is_some_and(|stage| stage.phase == phase);
    let order = |id: &ElementId| document.element(*id).map(|element| element.order.clone());
    let first = stages.iter().find(|id| there(id)).and_then(order);
    let mut end = stages.iter().rfind(|id| there(id)).and_then(order);
    let mut start = None;
    stages.retain(|id| ids.contains(id));
    each(document, &stages, name, |id| {
        let known = document.element(id)?;
        let was = stage(id)?.phase;
        let (low, high) = if was < phase { (&mut start, first.as_ref()) } else { (&mut end, None) };
        let mut element = Element::clone(known);
        Choice::Phase(phase).make(&mut element.content);
        if was != phase {
            element.order = OrderKey::between(low.as_ref(), high, rng);
            *low = Some(element.order.clone());
        }
        (was != phase).then(|| Edit::Update { id, element: Arc::new(element) })
    })
}

/// Says what `persona` feels at each of these touchpoints in a journey, in one step.
pub fn feel_all(
    document: &Document,
    touchpoints: &[ElementId],
    persona: Option<ElementId>,
    journey: Journey,
    valence: Valence,
    rng: &mut Rng,
) -> Option<Change> {
    let name = StepName::new("step-emotion", called_all(document, touchpoints));
    each(document, touchpoints, name, |id| {
        feel(document, id, persona, journey, valence, rng).map(|change| change.edit)
    })
}

/// Makes all of these touchpoints moments of truth, or none of them, in one step.
pub fn mark_as(
    document: &Document,
    touchpoints: &[ElementId],
    on: bool,
    rng: &mut Rng,
) -> Option<Change> {
    let key = if on { "step-mark" } else { "step-unmark" };
    let name = StepName::new(key, called_all(document, touchpoints));
    let moments = document.of_kind(ElementKind::Moment);
    let last = moments.last().and_then(|&id| document.element(id));
    let mut last = last.map(|element| element.order.clone());
    each(document, touchpoints, name, |id| {
        document.element(id)?.content.as_touchpoint()?;
        match document.source(id, LinkKind::Marks) {
            Some(moment) => (!on).then_some(Edit::Remove { id: moment }),
            None => on.then(|| {
                let order = OrderKey::between(last.as_ref(), None, rng);
                last = Some(order.clone());
                moment_on(id, order, rng)
            }),
        }
    })
}

/// Says whose these emotions are: a persona's, or everybody's. `None` where that changes nothing
/// or is said of another emotion of the touchpoint already.
pub fn assign(
    document: &Document,
    emotions: &[ElementId],
    persona: Option<ElementId>,
) -> Option<Change> {
    let name = StepName::new("step-set-persona", called_all(document, emotions));
    each(document, emotions, name, |id| {
        document.element(id)?.content.as_emotion()?;
        let was = document.target(id, LinkKind::Of);
        let of = |persona: ElementId| Link::new(LinkKind::Of, id, persona);
        let mut edits = Vec::new();
        edits.extend(was.map(|was| Edit::Unlink(of(was))));
        edits.extend(persona.map(|persona| Edit::Link(of(persona))));
        (was != persona).then_some(Edit::Batch(edits))
    })
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

/// Does something to each of these elements, in one step. `None` where that is nothing, or where
/// the map would not hold.
fn each(
    document: &Document,
    ids: &[ElementId],
    name: StepName,
    one: impl FnMut(ElementId) -> Option<Edit>,
) -> Option<Change> {
    let edits: Vec<Edit> = ids.iter().copied().filter_map(one).collect();
    if edits.is_empty() {
        return None;
    }
    let change = Change::new(edits, name, ids.iter().copied().collect());
    document.clone().apply(&change.edit).is_ok().then_some(change)
}
