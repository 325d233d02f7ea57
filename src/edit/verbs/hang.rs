//! Hanging notes on other elements: a barrier on another touchpoint or way, a solution on another
//! barrier.

use super::{Change, key_last, step_name};
use crate::model::{Document, Edit, Element, ElementId, ElementKind, Link, LinkKind, Rng, allowed};
use std::sync::Arc;

/// By what a kind of note hangs on another element; `None` = it is no note.
pub const fn hangs_by(kind: ElementKind) -> Option<LinkKind> {
    match kind {
        ElementKind::Barrier => Some(LinkKind::Hinders),
        ElementKind::Driver => Some(LinkKind::Carries),
        ElementKind::Solution => Some(LinkKind::Answers),
        ElementKind::Evidence => Some(LinkKind::Supports),
        ElementKind::Indicator => Some(LinkKind::Measures),
        ElementKind::Quote => Some(LinkKind::Voices),
        ElementKind::Picture => Some(LinkKind::Depicts),
        _ => None,
    }
}

/// Whether a note of this kind may hang on an element.
pub fn may_bear(document: &Document, kind: ElementKind, on: ElementId) -> bool {
    let link = hangs_by(kind).zip(document.kind(on));
    link.is_some_and(|(link, on)| allowed(link, kind, on))
}

/// Takes notes off what each hangs on and hangs all of them on another element; those that hang
/// there already or do not belong there stay. `None` where all stay.
pub fn hang(
    document: &Document,
    notes: &[(ElementId, ElementId)],
    on: ElementId,
    rng: &mut Rng,
) -> Option<Change> {
    let (mut edits, mut moved): (Vec<Edit>, Vec<ElementId>) = (Vec::new(), Vec::new());
    for &(note, from) in notes {
        let Some(kind) = document.kind(note) else { continue };
        let Some(link) = hangs_by(kind).filter(|_| may_bear(document, kind, on)) else { continue };
        let (old, new) = (Link::new(link, note, from), Link::new(link, note, on));
        if moved.contains(&note) || !document.has_link(old) || document.has_link(new) {
            continue;
        }
        let element = document.element(note)?;
        let order = key_last(document, &document.sources(on, link), rng);
        let element = Arc::new(Element { order, ..Element::clone(element) });
        edits.extend([Edit::Unlink(old), Edit::Link(new), Edit::Update { id: note, element }]);
        moved.push(note);
    }
    if moved.is_empty() {
        return None;
    }
    let name = step_name(document, &moved, ("step-move", "step-move-several"));
    Some(Change::new(edits, name, moved.into_iter().collect()))
}
