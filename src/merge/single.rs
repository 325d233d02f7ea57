//! Places where only one element may stand: the moment of truth of a touchpoint, the emotion of a
//! touchpoint for a persona in a journey. Where each side put another one there, the one from
//! before stays, or else the one with the smaller id; the others wait in conflicts, whole and with
//! their links.

use super::elements::Elements;
use super::three::{Found, Three};
use crate::format::write_element;
use crate::model::{ConflictKey, Document, Element, ElementId, Journey, Link, LinkKind, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Takes what cannot stand beside another out of the merged map.
pub(super) fn settle(
    copies: &Three<'_>,
    elements: &mut Elements,
    links: &mut Vec<Link>,
    found: &mut Found,
) {
    let mut waiting = moments(copies, links);
    waiting.extend(emotions(copies, elements, links));
    for &id in &waiting {
        elements.remove(&id);
        wait(copies, id, found);
    }
    if !waiting.is_empty() {
        links.retain(|link| !waiting.contains(&link.from) && !waiting.contains(&link.to));
    }
}

/// Notes an element that is not on the map.
pub(super) fn wait(copies: &Three<'_>, id: ElementId, found: &mut Found) {
    let text = |element: &Arc<Element>| -> Arc<str> { write_element(id, element).into() };
    let versions = copies.sides.map(|side| Version {
        label: Arc::default(),
        value: side.element(id).map(text),
        links: side.links_of(id),
    });
    let base = copies.base.element(id).map(text);
    found.add_versions(ConflictKey::Element(id), base, versions);
}

/// Moments of truth that mark a touchpoint that has one.
fn moments(copies: &Three<'_>, links: &[Link]) -> BTreeSet<ElementId> {
    let mut by_touchpoint: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
    for link in links.iter().filter(|link| link.kind == LinkKind::Marks) {
        by_touchpoint.entry(link.to).or_default().push(link.from);
    }
    let was = |touchpoint| copies.base.source(touchpoint, LinkKind::Marks);
    let several = by_touchpoint.into_iter().filter(|(_, moments)| moments.len() > 1);
    several.flat_map(|(touchpoint, moments)| others(moments, was(touchpoint))).collect()
}

/// All but the one that was there before, or the one with the smallest id.
fn others(mut ids: Vec<ElementId>, was: Option<ElementId>) -> Vec<ElementId> {
    ids.sort_unstable();
    let stays = was.filter(|was| ids.contains(was)).or_else(|| ids.first().copied());
    ids.retain(|&id| Some(id) != stays);
    ids
}

/// Where an emotion stands.
type Place = (ElementId, Journey, Option<ElementId>);

/// Emotions of a touchpoint for a persona and journey that has one.
fn emotions(copies: &Three<'_>, elements: &Elements, links: &[Link]) -> BTreeSet<ElementId> {
    let of_kind = |kind| links.iter().filter(move |link| link.kind == kind);
    let persona: BTreeMap<ElementId, ElementId> =
        of_kind(LinkKind::Of).map(|link| (link.from, link.to)).collect();
    let mut by_place: BTreeMap<Place, Vec<ElementId>> = BTreeMap::new();
    for link in of_kind(LinkKind::Feels) {
        let emotion = elements.get(&link.to).and_then(|element| element.content.as_emotion());
        if let Some(emotion) = emotion {
            let place = (link.from, emotion.journey, persona.get(&link.to).copied());
            by_place.entry(place).or_default().push(link.to);
        }
    }
    let several = by_place.into_iter().filter(|(_, emotions)| emotions.len() > 1);
    several
        .flat_map(|(place, emotions)| {
            let was = emotions.iter().copied().find(|&id| place_of(copies.base, id) == Some(place));
            others(emotions, was)
        })
        .collect()
}

/// Where an emotion of a document stands.
pub(super) fn place_of(document: &Document, emotion: ElementId) -> Option<Place> {
    let journey = document.element(emotion)?.content.as_emotion()?.journey;
    let touchpoint = document.source(emotion, LinkKind::Feels)?;
    Some((touchpoint, journey, document.target(emotion, LinkKind::Of)))
}
