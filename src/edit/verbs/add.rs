//! Adding stages, touchpoints and notes.

use super::{Change, called, hangs_by, key_after, key_last};
use crate::edit::{Selection, StepName};
use crate::model::{
    Barrier, Content, Document, Driver, Edit, Element, ElementId, ElementKind, Evidence,
    EvidenceKind, Feasibility, Indicator, Layer, Link, LinkKind, Persona, Phase, Presence, Quote,
    Rng, Solution, SolutionStatus, Stage, Touchpoint, Transition, allowed,
};
use std::sync::Arc;

/// Adds a touchpoint called `name` to the right of another, in its stage, and leads the way that
/// went on to the next through it. `None` where there is no such touchpoint.
pub fn touchpoint_after(
    document: &Document,
    before: ElementId,
    name: &str,
    rng: &mut Rng,
) -> Option<Change> {
    let stage = document.source(before, LinkKind::Contains)?;
    let siblings = document.targets(stage, LinkKind::Contains);
    let index = siblings.iter().position(|&id| id == before)?;
    let (id, insert) = inserted(document, stage, &siblings, Some(index), name, rng);
    let mut edits = vec![insert];
    let next = journey_after(document, before);
    lead_through(document, before, (id, id), next, rng, &mut edits);
    Some(named(edits, id, name))
}

/// Adds a touchpoint called `name` at the end of a stage, with a way from the last one before it
/// and to the first one after it. `None` where there is no such stage.
pub fn touchpoint_in(
    document: &Document,
    stage: ElementId,
    name: &str,
    rng: &mut Rng,
) -> Option<Change> {
    document.element(stage)?.content.as_stage()?;
    let siblings = document.targets(stage, LinkKind::Contains);
    if let Some(&last) = siblings.last() {
        return touchpoint_after(document, last, name, rng);
    }
    let (id, insert) = inserted(document, stage, &siblings, None, name, rng);
    let mut edits = vec![insert];
    let stages = document.stages();
    let place = stages.iter().position(|&other| other == stage)?;
    let touchpoints = |stage: &ElementId| document.targets(*stage, LinkKind::Contains);
    let before = stages[..place].iter().rev().find_map(|stage| touchpoints(stage).last().copied());
    if let Some(before) = before {
        let next = journey_after(document, before);
        lead_through(document, before, (id, id), next, rng, &mut edits);
    } else {
        let after =
            stages[place + 1..].iter().find_map(|stage| touchpoints(stage).first().copied());
        edits.extend(after.map(|after| way_between(document, id, after, rng)));
    }
    Some(named(edits, id, name))
}

/// Adds a touchpoint called `name` to a stage, right before another one there, with the way that
/// led to that one led through it; at the stage's end for `None`. `None` where there is no such
/// stage.
pub fn touchpoint_before(
    document: &Document,
    stage: ElementId,
    before: Option<ElementId>,
    name: &str,
    rng: &mut Rng,
) -> Option<Change> {
    let Some(before) = before else { return touchpoint_in(document, stage, name, rng) };
    let siblings = document.targets(stage, LinkKind::Contains);
    let index = siblings.iter().position(|&id| id == before)?;
    let (id, insert) = inserted(document, stage, &siblings, index.checked_sub(1), name, rng);
    let mut edits = vec![insert];
    let journey = document.journey();
    let place = journey.iter().position(|&id| id == before)?;
    match place.checked_sub(1).map(|place| journey[place]) {
        Some(last) => lead_through(document, last, (id, id), Some(before), rng, &mut edits),
        None => edits.push(way_between(document, id, before, rng)),
    }
    Some(named(edits, id, name))
}

/// Adds a stage called `name` after another, in its phase; after all stages of `phase` where there
/// is no other.
pub fn stage_after(
    document: &Document,
    before: Option<ElementId>,
    phase: Phase,
    name: &str,
    rng: &mut Rng,
) -> Change {
    let stage = |id: ElementId| document.element(id).and_then(|e| e.content.as_stage());
    let phase = before.and_then(stage).map_or(phase, |stage| stage.phase);
    let siblings: Vec<ElementId> = document
        .stages()
        .into_iter()
        .filter(|&id| stage(id).is_some_and(|stage| stage.phase == phase))
        .collect();
    let index = before.and_then(|before| siblings.iter().position(|&id| id == before));
    let index = index.or(siblings.len().checked_sub(1));
    let order = key_after(document, &siblings, index, rng);
    let id = ElementId::random(rng);
    let element = Element::new(order, Stage { name: name.to_owned(), phase });
    let edit = Edit::Insert { id, element: Arc::new(element), links: Vec::new() };
    let step = StepName::new("step-add-stage", name);
    Change::new(vec![edit], step, Selection::one(id)).typing_in(id)
}

/// Adds a persona called `name` after the others.
pub fn persona(document: &Document, name: &str, rng: &mut Rng) -> Change {
    let order = key_last(document, &document.of_kind(ElementKind::Persona), rng);
    let none = String::new;
    let persona = Persona {
        name: name.to_owned(),
        about: none(),
        motivation: none(),
        needs: none(),
        pains: none(),
    };
    let id = ElementId::random(rng);
    let element = Arc::new(Element::new(order, persona));
    let edit = Edit::Insert { id, element, links: Vec::new() };
    let step = StepName::new("step-add-persona", name);
    Change::new(vec![edit], step, Selection::one(id)).typing_in(id)
}

/// Adds a note of `kind` with `text` on an element: a barrier or driver on a touchpoint or way, a
/// solution on a barrier, evidence on anything, a quote or indicator on a touchpoint. A solution
/// for a touchpoint goes to its last barrier. `None` where nothing of the kind belongs there.
pub fn note(
    document: &Document,
    kind: ElementKind,
    on: ElementId,
    text: &str,
    rng: &mut Rng,
) -> Option<Change> {
    let mut on = on;
    if kind == ElementKind::Solution && document.kind(on)? == ElementKind::Touchpoint {
        on = *document.sources(on, LinkKind::Hinders).last()?;
    }
    let step = StepName::new(step_of(kind), called(document, on));
    let (id, insert) = hung(document, content_of(kind, text.to_owned())?, on, rng)?;
    Some(Change::new(vec![insert], step, Selection::one(id)).typing_in(id))
}

/// A new note of `kind` that says `text`; `None` where it is no kind of note that is written.
pub(super) fn content_of(kind: ElementKind, text: String) -> Option<Content> {
    let none = String::new;
    Some(match kind {
        ElementKind::Barrier => Barrier { text, severity: None, votes: 0 }.into(),
        ElementKind::Driver => Driver { text }.into(),
        ElementKind::Solution => {
            let (feasibility, status) = (Feasibility::Own, SolutionStatus::Idea);
            Solution { text, feasibility, effort: None, status, votes: 0 }.into()
        }
        ElementKind::Evidence => {
            let kind = EvidenceKind::Interview;
            Evidence { text, kind, source: none(), date: None, link: none() }.into()
        }
        ElementKind::Quote => Quote::new(text, none()).into(),
        ElementKind::Indicator => {
            let (layer, unit, data_source) = (Layer::Cx, none(), none());
            Indicator {
                name: text,
                layer,
                value: None,
                unit,
                target: None,
                data_source,
                history: Vec::new(),
            }
            .into()
        }
        _ => return None,
    })
}

/// Inserts a note behind the others of its kind on an element; a solution for a touchpoint goes to
/// its last barrier. `None` where it does not belong there.
pub(super) fn hung(
    document: &Document,
    content: Content,
    on: ElementId,
    rng: &mut Rng,
) -> Option<(ElementId, Edit)> {
    let kind = content.kind();
    let on = match (kind, document.kind(on)?) {
        (ElementKind::Solution, ElementKind::Touchpoint) => {
            *document.sources(on, LinkKind::Hinders).last()?
        }
        _ => on,
    };
    let link = hangs_by(kind)?;
    if !allowed(link, kind, document.kind(on)?) {
        return None;
    }
    let order = key_last(document, &document.sources(on, link), rng);
    let id = ElementId::random(rng);
    let element = Arc::new(Element::new(order, content));
    Some((id, Edit::Insert { id, element, links: vec![Link::new(link, id, on)] }))
}

fn step_of(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Barrier => "step-add-barrier",
        ElementKind::Driver => "step-add-driver",
        ElementKind::Solution => "step-add-solution",
        ElementKind::Evidence => "step-add-evidence",
        ElementKind::Quote => "step-add-quote",
        _ => "step-add-indicator",
    }
}

fn named(edits: Vec<Edit>, id: ElementId, name: &str) -> Change {
    let step = StepName::new("step-add-touchpoint", name);
    Change::new(edits, step, Selection::one(id)).typing_in(id)
}

/// A new touchpoint called `name` after the sibling at `index` of a stage.
pub(super) fn inserted(
    document: &Document,
    stage: ElementId,
    siblings: &[ElementId],
    index: Option<usize>,
    name: &str,
    rng: &mut Rng,
) -> (ElementId, Edit) {
    let order = key_after(document, siblings, index, rng);
    let id = ElementId::random(rng);
    let element = Arc::new(Element::new(order, Touchpoint::named(name)));
    let links = vec![Link::new(LinkKind::Contains, stage, id)];
    (id, Edit::Insert { id, element, links })
}

/// The touchpoint that follows in the journey's order.
pub(super) fn journey_after(document: &Document, touchpoint: ElementId) -> Option<ElementId> {
    let mut journey = document.journey().into_iter();
    journey.find(|&id| id == touchpoint)?;
    journey.next()
}

/// Leads the way from `before` to `next` to the first of some new touchpoints instead, and a new
/// way from their last on to `next`. Notes on the way stay on its first part. Without such a way
/// only the way to the first is made.
pub(super) fn lead_through(
    document: &Document,
    before: ElementId,
    (first, last): (ElementId, ElementId),
    next: Option<ElementId>,
    rng: &mut Rng,
    edits: &mut Vec<Edit>,
) {
    let leads =
        |&way: &ElementId| next.is_some() && document.target(way, LinkKind::Arrives) == next;
    let known = document.targets(before, LinkKind::Leaves).into_iter().find(leads);
    let (Some(way), Some(next)) = (known, next) else {
        edits.push(way_between(document, before, first, rng));
        return;
    };
    edits.push(Edit::Unlink(Link::new(LinkKind::Arrives, way, next)));
    edits.push(Edit::Link(Link::new(LinkKind::Arrives, way, first)));
    edits.push(way_between(document, last, next, rng));
}

/// Adds a plain way between two touchpoints, which need not be there yet.
pub(super) fn way_between(
    document: &Document,
    from: ElementId,
    to: ElementId,
    rng: &mut Rng,
) -> Edit {
    let order = key_last(document, &document.targets(from, LinkKind::Leaves), rng);
    let way = Transition { label: String::new(), share: None, presence: Presence::Both };
    let id = ElementId::random(rng);
    let links = vec![Link::new(LinkKind::Leaves, from, id), Link::new(LinkKind::Arrives, id, to)];
    Edit::Insert { id, element: Arc::new(Element::new(order, way)), links }
}
