//! From what a row said before and says now to the edits between the two.

use super::shape::{Felt, Shape, Voice, emotion_of};
use crate::edit::verbs::{Choice, hangs_by, place_touchpoints, set};
use crate::model::{
    Content, Document, Edit, Element, ElementId, ElementKind, Emotion, Link, LinkKind, OrderKey,
    Rng, Stage, Valence,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Makes an element of the map say what its row says; `false` where the map does not allow it.
pub(super) fn become_so(
    map: &mut Document,
    id: ElementId,
    (was, is): (&Shape, &Shape),
    rng: &mut Rng,
) -> bool {
    let mut edits = Vec::new();
    edits.extend(content(map, id, is));
    ties(id, (was, is), &mut edits);
    feelings(map, id, (was, is), rng, &mut edits);
    edits.extend(moment(map, id, (was, is), rng));
    if !edits.is_empty() && map.apply(&Edit::Batch(edits)).is_err() {
        return false;
    }
    let moved = match (&was.content, &is.content) {
        (Content::Stage(was), Content::Stage(is)) if was.phase != is.phase => {
            set(map, &[id], Choice::Phase(is.phase), rng)
        }
        _ => match is.stage.filter(|_| is.stage != was.stage) {
            Some(stage) => place_touchpoints(map, &[id], stage, None, rng),
            None => return true,
        },
    };
    moved.is_some_and(|change| map.apply(&change.edit).is_ok())
}

/// The fields of the element itself. A stage moves to another phase afterwards.
fn content(map: &Document, id: ElementId, is: &Shape) -> Option<Edit> {
    let known = map.element(id)?;
    let content = match (&is.content, &known.content) {
        (Content::Stage(is), Content::Stage(was)) => {
            Stage { name: is.name.clone(), phase: was.phase }.into()
        }
        (content, _) => content.clone(),
    };
    let element = Element { content, ..Element::clone(known) };
    (element != **known).then(|| Edit::Update { id, element: Arc::new(element) })
}

/// What the element hangs on, and the ends of a way.
fn ties(id: ElementId, (was, is): (&Shape, &Shape), edits: &mut Vec<Edit>) {
    if let Some(kind) = hangs_by(is.content.kind()) {
        let link = |&on: &ElementId| Link::new(kind, id, on);
        let lost = was.ties.iter().filter(|on| !is.ties.contains(on)).map(link);
        let gained = is.ties.iter().filter(|on| !was.ties.contains(on)).map(link);
        edits.extend(lost.map(Edit::Unlink));
        edits.extend(gained.map(Edit::Link));
    }
    let from = |end: ElementId| Link::new(LinkKind::Leaves, end, id);
    let to = |end: ElementId| Link::new(LinkKind::Arrives, id, end);
    if was.ends.0 != is.ends.0 {
        edits.extend(was.ends.0.map(|end| Edit::Unlink(from(end))));
        edits.extend(is.ends.0.map(|end| Edit::Link(from(end))));
    }
    if was.ends.1 != is.ends.1 {
        edits.extend(was.ends.1.map(|end| Edit::Unlink(to(end))));
        edits.extend(is.ends.1.map(|end| Edit::Link(to(end))));
    }
}

fn feelings(
    map: &Document,
    id: ElementId,
    (was, is): (&Shape, &Shape),
    rng: &mut Rng,
    edits: &mut Vec<Edit>,
) {
    let voices: BTreeSet<Voice> = was.felt.keys().chain(is.felt.keys()).copied().collect();
    for voice in voices.into_iter().filter(|voice| was.felt.get(voice) != is.felt.get(voice)) {
        let known = emotion_of(map, id, voice);
        let wanted = is.felt.get(&voice).and_then(|felt| Some((felt.valence?, felt)));
        edits.extend(feeling(map, (id, voice), known, wanted, rng));
    }
}

fn feeling(
    map: &Document,
    (touchpoint, voice): (ElementId, Voice),
    known: Option<ElementId>,
    wanted: Option<(Valence, &Felt)>,
    rng: &mut Rng,
) -> Option<Edit> {
    let Some((valence, felt)) = wanted else { return known.map(|id| Edit::Remove { id }) };
    let (word, quote) = (felt.word.clone(), felt.quote.clone());
    let content: Content = Emotion { valence, word, quote, journey: voice.journey }.into();
    if let Some(id) = known {
        let element = Element { content, ..Element::clone(map.element(id)?) };
        return Some(Edit::Update { id, element: Arc::new(element) });
    }
    let id = ElementId::random(rng);
    let last = map.targets(touchpoint, LinkKind::Feels).last().and_then(|&it| map.element(it));
    let order = OrderKey::between(last.map(|it| &it.order), None, rng);
    let mut links = vec![Link::new(LinkKind::Feels, touchpoint, id)];
    links.extend(voice.persona.map(|persona| Link::new(LinkKind::Of, id, persona)));
    Some(Edit::Insert { id, element: Arc::new(Element::new(order, content)), links })
}

fn moment(
    map: &Document,
    touchpoint: ElementId,
    (was, is): (&Shape, &Shape),
    rng: &mut Rng,
) -> Option<Edit> {
    if was.moment == is.moment {
        return None;
    }
    let known = map.source(touchpoint, LinkKind::Marks);
    let Some(wanted) = is.moment.clone() else { return known.map(|id| Edit::Remove { id }) };
    if let Some(id) = known {
        let element = Element { content: wanted.into(), ..Element::clone(map.element(id)?) };
        return Some(Edit::Update { id, element: Arc::new(element) });
    }
    let id = ElementId::random(rng);
    let last = map.of_kind(ElementKind::Moment).last().and_then(|&it| map.element(it));
    let order = OrderKey::between(last.map(|it| &it.order), None, rng);
    let element = Arc::new(Element::new(order, wanted));
    Some(Edit::Insert { id, element, links: vec![Link::new(LinkKind::Marks, id, touchpoint)] })
}
