//! What hangs on what: tying and loosening, the order of lists, personas, pictures.

use super::{Change, called, key_after, key_last, together};
use crate::edit::{Selection, StepName};
use crate::model::{
    Document, Edit, Element, ElementId, ElementKind, EncodedImage, Link, LinkKind, OrderKey,
    Picture, Rng, allowed,
};
use std::sync::Arc;

/// Ties two elements that are there already. `None` where that is not allowed or done.
pub fn tie(document: &Document, link: Link) -> Option<Change> {
    let (from, to) = (document.kind(link.from)?, document.kind(link.to)?);
    if !allowed(link.kind, from, to) || link.from == link.to || document.has_link(link) {
        return None;
    }
    let edit = Edit::Link(link);
    document.clone().apply(&edit).ok()?;
    let name = StepName::new("step-link", called(document, link.from));
    Some(Change::new(vec![edit], name, Selection::one(link.to)))
}

/// Takes an element off another it hangs on. What hangs on nothing else is removed altogether.
pub fn take_off(document: &Document, link: Link) -> Option<Change> {
    let hangs = !matches!(
        link.kind,
        LinkKind::Contains
            | LinkKind::Leaves
            | LinkKind::Arrives
            | LinkKind::Feels
            | LinkKind::Of
            | LinkKind::Marks
    );
    if !hangs || !document.has_link(link) {
        return None;
    }
    let stays = link.kind == LinkKind::Influences || hangs_elsewhere(document, link);
    let (edit, key) = if stays {
        (Edit::Unlink(link), "step-unlink")
    } else {
        (Edit::Remove { id: link.from }, "step-remove")
    };
    let name = StepName::new(key, called(document, link.from));
    Some(Change::new(vec![edit], name, Selection::one(link.to)))
}

/// Whether what hangs by this link hangs by another one, too.
pub fn hangs_elsewhere(document: &Document, link: Link) -> bool {
    document.targets(link.from, link.kind).len() > 1
}

/// Moves an element of a list so that it is the one at `index`, counted without itself.
pub fn shift(
    document: &Document,
    list: &[ElementId],
    id: ElementId,
    index: usize,
    rng: &mut Rng,
) -> Option<Change> {
    if list.get(index) == Some(&id) || !list.contains(&id) {
        return None;
    }
    let others: Vec<ElementId> = list.iter().copied().filter(|&other| other != id).collect();
    let before = index.min(others.len()).checked_sub(1);
    let known = document.element(id)?;
    let order = key_after(document, &others, before, rng);
    let element = Arc::new(Element { order, ..Element::clone(known) });
    let name = StepName::new("step-move", called(document, id));
    Some(Change::new(vec![Edit::Update { id, element }], name, Selection::one(id)))
}

/// A picture to be put into a map, and what is said under it.
pub type NewPicture = (EncodedImage, String);

/// Adds pictures to a touchpoint in this order, as one step; or puts the first of them into
/// another one's place.
pub fn pictures(
    document: &Document,
    on: ElementId,
    pictures: Vec<NewPicture>,
    rng: &mut Rng,
) -> Option<Change> {
    let known = document.element(on)?;
    if let Some(was) = known.content.as_picture() {
        let (image, _) = pictures.into_iter().next()?;
        let content = Picture { caption: was.caption.clone(), image }.into();
        let element = Arc::new(Element { content, ..Element::clone(known) });
        let name = StepName::new("step-replace-picture", called(document, on));
        let edit = Edit::Update { id: on, element };
        return Some(Change::new(vec![edit], name, Selection::one(on)));
    }
    known.content.as_touchpoint()?;
    let mut order = key_last(document, &document.sources(on, LinkKind::Depicts), rng);
    let mut changes = Vec::with_capacity(pictures.len());
    for (image, caption) in pictures {
        let id = ElementId::random(rng);
        let next = OrderKey::between(Some(&order), None, rng);
        let order = std::mem::replace(&mut order, next);
        let element = Arc::new(Element::new(order, Picture { caption, image }));
        let links = vec![Link::new(LinkKind::Depicts, id, on)];
        let name = StepName::new("step-add-picture", called(document, on));
        let insert = vec![Edit::Insert { id, element, links }];
        changes.push(Change::new(insert, name, Selection::one(id)));
    }
    let several = changes.len() > 1;
    let mut change = together(changes, "step-add-pictures")?;
    if several {
        ElementKind::Picture.key().clone_into(&mut change.name.argument);
    }
    Some(change)
}
