//! A part of a map that can be put into another place or another map: copy, paste, duplicate.

use super::Selection;
use super::verbs::{Change, key_after, key_last, step_name};
use crate::model::{
    Document, Edit, Element, ElementId, ElementKind, Journey, Link, LinkKind, MapProps, OrderKey,
    Rng, allowed,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The links by which an element belongs to another; it is copied with it.
const PARTS: [LinkKind; 7] = [
    LinkKind::Hinders,
    LinkKind::Carries,
    LinkKind::Marks,
    LinkKind::Answers,
    LinkKind::Supports,
    LinkKind::Measures,
    LinkKind::Voices,
];

/// A part of a map, itself a small map: what is chosen, with everything that belongs to it and
/// with the stages and touchpoints it stands on.
#[derive(Debug, Clone)]
pub struct Clip {
    /// The small map. Its notes name what was chosen, so that a file of it says so too.
    pub document: Document,
}

impl Clip {
    /// Copies what is selected; `None` where nothing is.
    pub fn of(document: &Document, selection: &Selection) -> Option<Self> {
        let chosen: Vec<ElementId> = selection.iter().filter(|&id| document.contains(id)).collect();
        if chosen.is_empty() {
            return None;
        }
        let mut inside: BTreeSet<ElementId> = BTreeSet::new();
        for &id in &chosen {
            take_in(document, id, &mut inside);
        }
        // Ways between touchpoints that are both inside come along, with their notes.
        let touchpoints: Vec<ElementId> = inside.iter().copied().collect();
        for id in touchpoints {
            for way in document.targets(id, LinkKind::Leaves) {
                if document.target(way, LinkKind::Arrives).is_some_and(|to| inside.contains(&to)) {
                    take_in(document, way, &mut inside);
                }
            }
        }
        let mut all = inside.clone();
        for &id in &inside {
            stand_on(document, id, &mut all);
        }
        let elements =
            all.iter().filter_map(|&id| Some((id, document.element(id)?.clone()))).collect();
        let links = all
            .iter()
            .flat_map(|&id| document.links_of(id))
            .filter(|link| all.contains(&link.from) && all.contains(&link.to))
            .collect::<BTreeSet<Link>>();
        let mut props = MapProps::new(String::new(), document.props().language);
        props.notes = chosen.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let (document, _) = Document::from_parts(
            props,
            elements,
            links.into_iter().collect(),
            Vec::new(),
            Vec::new(),
            Vec::new(),
            BTreeMap::new(),
        );
        Some(Self { document })
    }

    /// A clip read from a file; a whole map is a clip of all its stages.
    pub fn from_document(document: Document) -> Self {
        Self { document }
    }

    /// What was chosen, in journey order.
    fn chosen(&self) -> Vec<ElementId> {
        let document = &self.document;
        let named: BTreeSet<&str> = document.props().notes.split_whitespace().collect();
        let mut ids: Vec<ElementId> = Vec::new();
        for &kind in ElementKind::ALL {
            let of_kind = match kind {
                ElementKind::Stage => document.stages(),
                ElementKind::Touchpoint => document.journey(),
                _ => document.of_kind(kind),
            };
            ids.extend(of_kind.into_iter().filter(|id| named.contains(id.to_string().as_str())));
        }
        if ids.is_empty() { document.stages() } else { ids }
    }

    /// Puts the clip into `document`, after or onto what is selected there: stages after the
    /// selected stage, touchpoints after the selected touchpoint or at the end of the selected
    /// stage, notes onto the selected element. Everything gets an id of its own; personas the map
    /// has already, by id or name, are not added again. `None` where nothing of it belongs there.
    pub fn paste(
        &self,
        document: &Document,
        selection: &Selection,
        rng: &mut Rng,
    ) -> Option<Change> {
        let mut paste = Paste {
            from: &self.document,
            into: document,
            ids: HashMap::new(),
            inside: BTreeSet::new(),
            edits: Vec::new(),
            links: Vec::new(),
            felt: BTreeSet::new(),
        };
        let chosen = self.chosen();
        let mut placed = Vec::new();
        let mut after = selection.primary();
        for &id in &chosen {
            if paste.ids.contains_key(&id) {
                placed.push(id); // Came along with its stage or touchpoint.
            } else if paste.place(id, &mut after, rng).is_some() {
                placed.push(id);
            }
        }
        paste.connect(rng);
        let selected: Selection =
            placed.iter().filter_map(|id| paste.ids.get(id).copied()).collect();
        if selected.is_empty() {
            return None;
        }
        let name = step_name(&self.document, &chosen, ("step-paste", "step-paste-several"));
        let mut edits = paste.edits;
        edits.extend(paste.links.into_iter().map(Edit::Link));
        Some(Change { edit: Edit::Batch(edits), name, select: selected, typing: None })
    }
}

/// What is selected once more, right after itself.
pub fn duplicate(document: &Document, selection: &Selection, rng: &mut Rng) -> Option<Change> {
    let clip = Clip::of(document, selection)?;
    let chosen = clip.chosen();
    let last = chosen.last().copied()?;
    // A note is put beside itself: onto what it stands on.
    let place = match document.kind(last)? {
        ElementKind::Stage | ElementKind::Touchpoint | ElementKind::Idea | ElementKind::Frame => {
            last
        }
        _ => document.links_of(last).into_iter().find(|link| link.from == last)?.to,
    };
    let mut change = clip.paste(document, &Selection::one(place), rng)?;
    change.name = step_name(document, &chosen, ("step-duplicate", "step-duplicate-several"));
    Some(change)
}

/// Takes in an element with its parts, and their parts.
fn take_in(document: &Document, id: ElementId, inside: &mut BTreeSet<ElementId>) {
    if !inside.insert(id) {
        return;
    }
    let mut parts: Vec<ElementId> =
        PARTS.iter().flat_map(|&kind| document.sources(id, kind)).collect();
    match document.kind(id) {
        Some(ElementKind::Stage) => parts.extend(document.targets(id, LinkKind::Contains)),
        Some(ElementKind::Touchpoint) => {
            parts.extend(document.targets(id, LinkKind::Feels));
            parts.extend(document.sources(id, LinkKind::Depicts));
        }
        Some(ElementKind::Emotion) => parts.extend(document.target(id, LinkKind::Of)),
        _ => {}
    }
    for part in parts {
        take_in(document, part, inside);
    }
}

/// Adds what an element cannot exist without.
fn stand_on(document: &Document, id: ElementId, all: &mut BTreeSet<ElementId>) {
    let under = match document.kind(id) {
        Some(ElementKind::Touchpoint) => vec![document.source(id, LinkKind::Contains)],
        Some(ElementKind::Emotion) => vec![document.source(id, LinkKind::Feels)],
        Some(ElementKind::Moment) => vec![document.target(id, LinkKind::Marks)],
        Some(ElementKind::Transition) => {
            vec![document.source(id, LinkKind::Leaves), document.target(id, LinkKind::Arrives)]
        }
        _ => Vec::new(),
    };
    for under in under.into_iter().flatten() {
        if all.insert(under) {
            stand_on(document, under, all);
        }
    }
}

/// A paste under way.
struct Paste<'a> {
    from: &'a Document,
    into: &'a Document,
    /// The new id of everything pasted, and of the personas that are there already.
    ids: HashMap<ElementId, ElementId>,
    /// What belongs to the elements placed.
    inside: BTreeSet<ElementId>,
    edits: Vec<Edit>,
    links: Vec<Link>,
    /// Whose emotions were pasted onto one touchpoint, in which journey.
    felt: BTreeSet<(Option<ElementId>, Journey)>,
}

impl Paste<'_> {
    /// Places a chosen element; `after` is what it goes after or onto, and becomes the new one
    /// where elements stand in a row.
    fn place(&mut self, id: ElementId, after: &mut Option<ElementId>, rng: &mut Rng) -> Option<()> {
        let kind = self.from.kind(id)?;
        match kind {
            ElementKind::Stage => self.place_stage(id, after, rng),
            ElementKind::Touchpoint => self.place_touchpoint(id, after, rng),
            // A way comes along with its two ends, or not at all.
            ElementKind::Transition => None,
            ElementKind::Emotion => self.place_emotion(id, (*after)?, rng),
            ElementKind::Persona => self.insert(id, None, &[], rng).map(drop),
            ElementKind::Idea | ElementKind::Frame => self.queue(id, kind, rng),
            _ => {
                let onto = (*after)?;
                let (onto_kind, into) = (self.into.kind(onto)?, self.into);
                let link = LinkKind::ALL
                    .iter()
                    .copied()
                    .find(|&link| link != LinkKind::Of && allowed(link, kind, onto_kind))?;
                let marked = |known: &Link| known.kind == link && known.to == onto;
                let taken = into.source(onto, link).is_some() || self.links.iter().any(marked);
                if link == LinkKind::Marks && taken {
                    return None;
                }
                let order = key_last(into, &into.sources(onto, link), rng);
                let new = self.insert(id, Some(order), &[], rng)?;
                self.links.push(Link::new(link, new, onto));
                Some(())
            }
        }
    }

    /// Puts an emotion on a touchpoint that has none of its persona and journey.
    fn place_emotion(&mut self, id: ElementId, onto: ElementId, rng: &mut Rng) -> Option<()> {
        self.into.element(onto)?.content.as_touchpoint()?;
        let journey = self.from.element(id)?.content.as_emotion()?.journey;
        let of = self.from.target(id, LinkKind::Of);
        let persona = of.map(|of| self.persona_there(of).unwrap_or(of));
        let same = |&known: &ElementId| {
            let emotion = self.into.element(known).and_then(|e| e.content.as_emotion());
            emotion.is_some_and(|emotion| emotion.journey == journey)
                && self.into.target(known, LinkKind::Of) == persona
        };
        if self.into.targets(onto, LinkKind::Feels).iter().any(same)
            || !self.felt.insert((persona, journey))
        {
            return None;
        }
        self.insert(id, None, &[(LinkKind::Feels, onto)], rng).map(drop)
    }

    /// Puts an idea into the parking lot, or a frame into the story, behind the others.
    fn queue(&mut self, id: ElementId, kind: ElementKind, rng: &mut Rng) -> Option<()> {
        let pasted = self.edits.iter().rev().find_map(|edit| match edit {
            Edit::Insert { element, .. } if element.kind() == kind => Some(&element.order),
            _ => None,
        });
        let order = match pasted {
            Some(last) => OrderKey::between(Some(last), None, rng),
            None => key_last(self.into, &self.into.of_kind(kind), rng),
        };
        self.insert(id, Some(order), &[], rng).map(drop)
    }

    /// The persona of the map that is this one, by id or name.
    fn persona_there(&self, id: ElementId) -> Option<ElementId> {
        let persona = self.from.element(id)?.content.as_persona()?;
        let same = |&known: &ElementId| {
            let there = self.into.element(known).and_then(|e| e.content.as_persona());
            there.is_some_and(|there| known == id || there.name == persona.name)
        };
        self.into.of_kind(ElementKind::Persona).into_iter().find(same)
    }

    fn place_stage(
        &mut self,
        id: ElementId,
        after: &mut Option<ElementId>,
        rng: &mut Rng,
    ) -> Option<()> {
        let into = self.into;
        let stage = (*after).and_then(|id| match into.kind(id)? {
            ElementKind::Stage => Some(id),
            ElementKind::Touchpoint => into.source(id, LinkKind::Contains),
            _ => None,
        });
        let element = self.from.element(id)?;
        let mut own = element.content.as_stage()?.clone();
        let stage_of = |id: ElementId| into.element(id).and_then(|e| e.content.as_stage());
        if let Some(phase) = stage.and_then(stage_of).map(|stage| stage.phase) {
            own.phase = phase;
        }
        let siblings: Vec<ElementId> = into
            .stages()
            .into_iter()
            .filter(|&id| stage_of(id).is_some_and(|stage| stage.phase == own.phase))
            .collect();
        let index = stage.and_then(|stage| siblings.iter().position(|&id| id == stage));
        // Several in a row take rising keys in the same gap.
        let pasted = self.edits.iter().rev().find_map(|edit| match edit {
            Edit::Insert { element, .. } => {
                let here = element.content.as_stage().is_some_and(|it| it.phase == own.phase);
                here.then(|| element.order.clone())
            }
            _ => None,
        });
        let index = index.or(siblings.len().checked_sub(1));
        let order = match pasted {
            Some(low) => {
                let next = siblings.get(index.map_or(0, |index| index + 1));
                let next = next.and_then(|&id| into.element(id)).map(|element| &element.order);
                OrderKey::between(Some(&low), next, rng)
            }
            None => key_after(into, &siblings, index, rng),
        };
        let new = ElementId::random(rng);
        self.ids.insert(id, new);
        self.inside.insert(id);
        let element = Arc::new(Element::new(order, own));
        self.edits.push(Edit::Insert { id: new, element, links: Vec::new() });
        for touchpoint in self.from.targets(id, LinkKind::Contains) {
            let order = self.from.element(touchpoint)?.order.clone();
            self.insert(touchpoint, Some(order), &[(LinkKind::Contains, new)], rng);
        }
        Some(())
    }

    fn place_touchpoint(
        &mut self,
        id: ElementId,
        after: &mut Option<ElementId>,
        rng: &mut Rng,
    ) -> Option<()> {
        let into = self.into;
        // What was pasted just before is not in the document yet: its place follows from the first.
        let place = after.filter(|&id| into.contains(id));
        let (stage, before) = match place.and_then(|id| Some((id, into.kind(id)?))) {
            Some((id, ElementKind::Stage)) => (id, None),
            Some((id, ElementKind::Touchpoint)) => (into.source(id, LinkKind::Contains)?, Some(id)),
            _ => (*into.stages().last()?, None),
        };
        let siblings = into.targets(stage, LinkKind::Contains);
        let index = match before {
            Some(before) => siblings.iter().position(|&id| id == before),
            None => siblings.len().checked_sub(1),
        };
        // Several in a row take rising keys in the same gap.
        let pasted = self.edits.iter().rev().find_map(|edit| match edit {
            Edit::Insert { element, links, .. } => {
                let here = links.iter().any(|l| l.kind == LinkKind::Contains && l.from == stage);
                here.then(|| element.order.clone())
            }
            _ => None,
        });
        let order_of =
            |index: usize| siblings.get(index).and_then(|&id| into.element(id)).map(|e| &e.order);
        let next = order_of(index.map_or(0, |index| index + 1));
        let low = pasted.as_ref().or_else(|| index.and_then(order_of));
        let order = OrderKey::between(low, next, rng);
        self.insert(id, Some(order), &[(LinkKind::Contains, stage)], rng).map(drop)
    }

    /// Inserts an element with everything inside it. `from` are links that point at it.
    fn insert(
        &mut self,
        id: ElementId,
        order: Option<OrderKey>,
        from: &[(LinkKind, ElementId)],
        rng: &mut Rng,
    ) -> Option<ElementId> {
        let mut parts = BTreeSet::new();
        take_in(self.from, id, &mut parts);
        for &part in &parts {
            self.inside.insert(part);
        }
        let new = self.insert_one(id, order, from, rng)?;
        for part in parts {
            if part != id && !self.ids.contains_key(&part) {
                self.insert_one(part, None, &[], rng);
            }
        }
        Some(new)
    }

    fn insert_one(
        &mut self,
        id: ElementId,
        order: Option<OrderKey>,
        from: &[(LinkKind, ElementId)],
        rng: &mut Rng,
    ) -> Option<ElementId> {
        let element = self.from.element(id)?;
        if let Some(known) = self.persona_there(id) {
            self.ids.insert(id, known);
            return Some(known);
        }
        let new = ElementId::random(rng);
        self.ids.insert(id, new);
        let mut element = Element::clone(element);
        if let Some(order) = order {
            element.order = order;
        }
        let links = from.iter().map(|&(kind, from)| Link::new(kind, from, new)).collect();
        self.edits.push(Edit::Insert { id: new, element: Arc::new(element), links });
        Some(new)
    }

    /// Links what was inserted as it was linked, and inserts the ways between it.
    fn connect(&mut self, rng: &mut Rng) {
        for way in self.from.of_kind(ElementKind::Transition) {
            let from = self.from.source(way, LinkKind::Leaves);
            let to = self.from.target(way, LinkKind::Arrives);
            let both = [from, to].iter().all(|end| end.is_some_and(|id| self.inside.contains(&id)));
            if both && !self.ids.contains_key(&way) {
                self.insert(way, None, &[], rng);
            }
        }
        let made: BTreeSet<Link> = self
            .edits
            .iter()
            .flat_map(|edit| match edit {
                Edit::Insert { links, .. } => links.clone(),
                _ => Vec::new(),
            })
            .collect();
        let known: BTreeSet<Link> = self.links.iter().copied().chain(made).collect();
        for link in self.from.links() {
            let (Some(&from), Some(&to)) = (self.ids.get(&link.from), self.ids.get(&link.to))
            else {
                continue;
            };
            let link = Link::new(link.kind, from, to);
            if !known.contains(&link) && !self.into.has_link(link) {
                self.links.push(link);
            }
        }
    }
}
