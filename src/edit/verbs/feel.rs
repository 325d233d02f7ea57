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
    document.element(touchpoint)?.content.as_touchpoint()?;
    let name = called(document, touchpoint);
    let select = Selection::one(touchpoint);
    if let Some(id) = document.source(touchpoint, LinkKind::Marks) {
        let step = StepName::new("step-unmark", name);
        return Some(Change::new(vec![Edit::Remove { id }], step, select));
    }
    let order = key_last(document, &document.of_kind(ElementKind::Moment), rng);
    let edit = moment_on(touchpoint, order, rng);
    Some(Change::new(vec![edit], StepName::new("step-mark", name), select))
}

/// Adds a moment of truth to a touchpoint that is none.
pub(super) fn moment_on(touchpoint: ElementId, order: OrderKey, rng: &mut Rng) -> Edit {
    let id = ElementId::random(rng);
    let element = Arc::new(Element::new(order, Moment { why: String::new(), kind: None }));
    Edit::Insert { id, element, links: vec![Link::new(LinkKind::Marks, id, touchpoint)] }
}
