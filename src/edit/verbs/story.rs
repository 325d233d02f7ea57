//! The story: frames put one after the other, and taken again.

use super::{Change, called, key_after, key_last};
use crate::edit::{Selection, StepName};
use crate::model::{
    Document, Edit, Element, ElementId, Frame, Link, LinkKind, OrderKey, Rng, Shot,
};
use std::sync::Arc;

/// Puts shots behind the frames there are, in their order, in one step; the first of them is
/// selected. `None` where there are none.
pub fn tell(document: &Document, shots: &[Shot], rng: &mut Rng) -> Option<Change> {
    let mut order = key_last(document, &document.story(), rng);
    let (mut edits, mut first) = (Vec::new(), None);
    for shot in shots {
        let id = ElementId::random(rng);
        first = first.or(Some(id));
        edits.push(insert(document, id, order.clone(), shot));
        order = OrderKey::between(Some(&order), None, rng);
    }
    let name = StepName::several("step-compose-story", shots.len());
    Some(Change::new(edits, name, Selection::one(first?)))
}

/// Puts a shot behind a frame, or behind all; its caption is typed next.
pub fn add_frame(
    document: &Document,
    shot: &Shot,
    after: Option<ElementId>,
    rng: &mut Rng,
) -> Change {
    let story = document.story();
    let at = after.and_then(|after| story.iter().position(|id| *id == after));
    let order = key_after(document, &story, at.or(story.len().checked_sub(1)), rng);
    let id = ElementId::random(rng);
    let name = StepName::new("step-add-frame", shot.frame.caption.clone());
    let edits = vec![insert(document, id, order, shot)];
    Change::new(edits, name, Selection::one(id)).typing_in(id)
}

/// Takes a frame again: what it shows and lights is as in `shot`, its words stay. `None` where it
/// is so already.
pub fn retake(document: &Document, id: ElementId, shot: &Shot) -> Option<Change> {
    let known = document.shot(id)?;
    let element = document.element(id)?;
    let Frame { caption, notes, .. } = known.frame.clone();
    let frame = Frame { caption, notes, ..shot.frame.clone() };
    let mut edits = Vec::new();
    if frame != known.frame {
        let element = Element { content: frame.into(), ..Element::clone(element) };
        edits.push(Edit::Update { id, element: Arc::new(element) });
    }
    let (was, now) = (links(document, id, &known), links(document, id, shot));
    edits.extend(was.iter().filter(|link| !now.contains(link)).copied().map(Edit::Unlink));
    edits.extend(now.iter().filter(|link| !was.contains(link)).copied().map(Edit::Link));
    let name = StepName::new("step-retake-frame", called(document, id));
    (!edits.is_empty()).then(|| Change::new(edits, name, Selection::one(id)))
}

fn insert(document: &Document, id: ElementId, order: OrderKey, shot: &Shot) -> Edit {
    let element = Arc::new(Element::new(order, shot.frame.clone()));
    Edit::Insert { id, element, links: links(document, id, shot) }
}

/// A shot's links, as far as what it shows and lights is on the map.
fn links(document: &Document, id: ElementId, shot: &Shot) -> Vec<Link> {
    let tied = |kind, list: &[ElementId]| -> Vec<Link> {
        let there = list.iter().filter(|to| document.contains(**to));
        there.map(|&to| Link::new(kind, id, to)).collect()
    };
    let mut links = tied(LinkKind::Shows, &shot.shows);
    links.extend(tied(LinkKind::Lights, &shot.lights));
    links.sort_unstable();
    links.dedup();
    links
}
