//! Drawing ways between touchpoints.

use super::add::way_between;
use super::{Change, called};
use crate::edit::{Selection, StepName};
use crate::model::{Document, Edit, ElementId, Link, LinkKind, Rng};

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
