//! Drawing ways between touchpoints.

use super::add::{inserted, way_between};
use super::{Change, called};
use crate::edit::{Selection, StepName};
use crate::model::{Document, Edit, Element, ElementId, Link, LinkKind, Presence, Rng, Transition};
use std::sync::Arc;

/// Whether a way may be drawn from one touchpoint to another: not to itself, and not where a way
/// without a label leads already.
pub fn may_lead(document: &Document, from: ElementId, to: ElementId) -> bool {
    let touchpoint = |id| document.element(id).is_some_and(|e| e.content.as_touchpoint().is_some());
    let nameless = |&way: &ElementId| {
        let label = document.element(way).map(|way| way.content.text());
        document.target(way, LinkKind::Arrives) == Some(to)
            && label.is_some_and(|label| label.trim().is_empty())
    };
    from != to
        && touchpoint(from)
        && touchpoint(to)
        && !document.targets(from, LinkKind::Leaves).iter().any(nameless)
}

/// Draws a way from one touchpoint to another, whose label is typed next. `None` where
/// [`may_lead`] says no.
pub fn connect(
    document: &Document,
    from: ElementId,
    to: ElementId,
    rng: &mut Rng,
) -> Option<Change> {
    if !may_lead(document, from, to) {
        return None;
    }
    let edit = way_between(document, from, to, rng);
    let Edit::Insert { id, .. } = edit else { return None };
    let name = StepName::new("step-connect", called(document, to));
    Some(Change::new(vec![edit], name, Selection::one(id)).typing_in(id))
}

/// Draws a plain way from one touchpoint to another in the journeys of `presence`, and goes on
/// with what is selected. `None` as for [`connect`].
pub fn lead(
    document: &Document,
    from: ElementId,
    to: ElementId,
    presence: Presence,
    rng: &mut Rng,
) -> Option<Change> {
    let Change { edit, name, select, .. } = connect(document, from, to, rng)?;
    let Edit::Insert { id, element, links } = edit else { return None };
    let content = Transition { presence, ..element.content.as_transition()?.clone() };
    let element = Arc::new(Element::new(element.order.clone(), content));
    Some(Change { edit: Edit::Insert { id, element, links }, name, select, typing: None })
}

/// Leads a way from or to another touchpoint. `None` where the ends would be the same, or where
/// it leads so already.
pub fn reroute(
    document: &Document,
    way: ElementId,
    end: LinkKind,
    touchpoint: ElementId,
) -> Option<Change> {
    document.element(touchpoint)?.content.as_touchpoint()?;
    let from = document.source(way, LinkKind::Leaves)?;
    let to = document.target(way, LinkKind::Arrives)?;
    let (was, other) = if end == LinkKind::Leaves { (from, to) } else { (to, from) };
    if touchpoint == was || touchpoint == other {
        return None;
    }
    let link = |touchpoint: ElementId| match end {
        LinkKind::Leaves => Link::new(LinkKind::Leaves, touchpoint, way),
        _ => Link::new(LinkKind::Arrives, way, touchpoint),
    };
    let edits = vec![Edit::Unlink(link(was)), Edit::Link(link(touchpoint))];
    let name = StepName::new("step-connect", called(document, touchpoint));
    Some(Change::new(edits, name, Selection::one(way)))
}

/// Adds a touchpoint at the end of a stage, with a way to it from another touchpoint. `None` where
/// one of the two is not there.
pub fn lead_on(
    document: &Document,
    from: ElementId,
    stage: ElementId,
    rng: &mut Rng,
) -> Option<Change> {
    document.element(from)?.content.as_touchpoint()?;
    document.element(stage)?.content.as_stage()?;
    let siblings = document.targets(stage, LinkKind::Contains);
    let last = siblings.len().checked_sub(1);
    let (id, insert) = inserted(document, stage, &siblings, last, "", rng);
    let edits = vec![insert, way_between(document, from, id, rng)];
    let name = StepName::new("step-add-touchpoint", "");
    Some(Change::new(edits, name, Selection::one(id)).typing_in(id))
}

/// Lets a way lead back from where it led to. `None` where there is no such way.
pub fn reverse(document: &Document, way: ElementId) -> Option<Change> {
    let from = document.source(way, LinkKind::Leaves)?;
    let to = document.target(way, LinkKind::Arrives)?;
    let edits = vec![
        Edit::Unlink(Link::new(LinkKind::Leaves, from, way)),
        Edit::Unlink(Link::new(LinkKind::Arrives, way, to)),
        Edit::Link(Link::new(LinkKind::Leaves, to, way)),
        Edit::Link(Link::new(LinkKind::Arrives, way, from)),
    ];
    let name = StepName::new("step-reverse", called(document, way));
    Some(Change::new(edits, name, Selection::one(way)))
}
