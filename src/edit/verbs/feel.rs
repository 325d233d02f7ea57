//! Emotions and moments of truth.

use super::{Change, called, key_last};
use crate::edit::{Selection, StepName};
use crate::model::{
    Document, Edit, Element, ElementId, ElementKind, Emotion, Journey, Link, LinkKind, Moment,
    OrderKey, Rng, Valence,
};
use std::sync::Arc;

/// Says what a persona (`None` = everybody) feels at a touchpoint in a journey: changes the
/// emotion there is, else adds one without a word.
pub fn feel(
    document: &Document,
    touchpoint: ElementId,
    persona: Option<ElementId>,
    journey: Journey,
    valence: Valence,
    rng: &mut Rng,
) -> Option<Change> {
    document.element(touchpoint)?.content.as_touchpoint()?;
    let step = StepName::new("step-emotion", called(document, touchpoint));
    let emotion = |id: ElementId| document.element(id).and_then(|e| e.content.as_emotion());
    let known = document.targets(touchpoint, LinkKind::Feels).into_iter().find(|&id| {
        emotion(id).is_some_and(|emotion| emotion.journey == journey)
            && document.target(id, LinkKind::Of) == persona
    });
    if let Some(id) = known {
        let element = document.element(id)?;
        let emotion = element.content.as_emotion()?;
        let content = Emotion { valence, ..emotion.clone() }.into();
        let element = Arc::new(Element { content, ..Element::clone(element) });
        let edit = Edit::Update { id, element };
        return Some(Change::new(vec![edit], step, Selection::one(touchpoint)));
    }
    let (word, quote) = (String::new(), String::new());
    let order = key_last(document, &document.targets(touchpoint, LinkKind::Feels), rng);
    let id = ElementId::random(rng);
    let mut links = vec![Link::new(LinkKind::Feels, touchpoint, id)];
    links.extend(persona.map(|persona| Link::new(LinkKind::Of, id, persona)));
    let element = Arc::new(Element::new(order, Emotion { valence, word, quote, journey }));
    let edit = Edit::Insert { id, element, links };
    Some(Change::new(vec![edit], step, Selection::one(touchpoint)))
}

/// Makes a touchpoint a moment of truth, or an ordinary touchpoint again.
pub fn mark(document: &Document, touchpoint: ElementId, rng: &mut Rng) -> Option<Change> {
    mark_all(document, &[touchpoint], rng)
}

/// Makes touchpoints moments of truth; where all of them are, ordinary touchpoints again. `None`
/// where none of them is there.
pub fn mark_all(document: &Document, touchpoints: &[ElementId], rng: &mut Rng) -> Option<Change> {
    let there = |id: ElementId| document.element(id)?.content.as_touchpoint().map(|_| id);
    let touchpoints: Vec<ElementId> = touchpoints.iter().filter_map(|&id| there(id)).collect();
    let moment = |id: &ElementId| document.source(*id, LinkKind::Marks);
    let plain: Vec<ElementId> =
        touchpoints.iter().copied().filter(|id| moment(id).is_none()).collect();
    let marks = !plain.is_empty();
    let edits = if marks {
        let mut last = document.of_kind(ElementKind::Moment).last().and_then(|&id| {
            let element = document.element(id)?;
            Some(element.order.clone())
        });
        let mark = |touchpoint| {
            let order = OrderKey::between(last.as_ref(), None, rng);
            last = Some(order.clone());
            let id = ElementId::random(rng);
            let element = Arc::new(Element::new(order, Moment { why: String::new(), kind: None }));
            Edit::Insert { id, element, links: vec![Link::new(LinkKind::Marks, id, touchpoint)] }
        };
        plain.iter().copied().map(mark).collect()
    } else {
        touchpoints.iter().filter_map(moment).map(|id| Edit::Remove { id }).collect()
    };
    let changed = if marks { &plain } else { &touchpoints };
    let name = match (marks, changed.as_slice()) {
        (_, []) => return None,
        (true, [one]) => StepName::new("step-mark", called(document, *one)),
        (true, several) => StepName::several("step-mark-several", several.len()),
        (false, [one]) => StepName::new("step-unmark", called(document, *one)),
        (false, several) => StepName::several("step-unmark-several", several.len()),
    };
    Some(Change::new(edits, name, touchpoints.into_iter().collect()))
}
