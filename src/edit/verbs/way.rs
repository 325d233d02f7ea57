//! Drawing ways between touchpoints.

use super::add::way_between;
use super::{Change, called};
use crate::edit::{Selection, StepName};
use crate::model::{Document, Edit, Element, ElementId, Presence, Rng, Transition};
use std::sync::Arc;

/// Draws a way from one touchpoint to another, whose label is typed next. `None` where one of the
/// two is not a touchpoint, or both are the same.
pub fn connect(
    document: &Document,
    from: ElementId,
    to: ElementId,
    rng: &mut Rng,
) -> Option<Change> {
    for id in [from, to] {
        document.element(id)?.content.as_touchpoint()?;
    }
    if from == to {
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
