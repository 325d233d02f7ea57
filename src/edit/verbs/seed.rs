//! Sowing a map: many touchpoints at once, stage by stage, with the ways between them.

use super::add::{journey_after, lead_through, way_between};
use super::{Change, key_after, key_last};
use crate::edit::{Selection, StepName};
use crate::model::{
    Content, Document, Edit, Element, ElementId, ElementKind, Link, LinkKind, MapProps, OrderKey,
    Persona, Phase, Rng, Stage, Touchpoint,
};
use std::sync::Arc;

/// What a map is sown with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seeds {
    /// The map's title; empty = it stays as it is.
    pub title: String,
    /// Whose journey it is; empty = nobody is added.
    pub persona: String,
    /// The stages, in the journey's order.
    pub stages: Vec<SeedStage>,
}

/// A stage to sow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedStage {
    /// Its phase.
    pub phase: Phase,
    /// Its name.
    pub name: String,
    /// Its touchpoints, in order. A stage without any is not sown.
    pub touchpoints: Vec<SeedTouchpoint>,
}

/// A touchpoint to sow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedTouchpoint {
    /// What it is called.
    pub name: String,
    /// The means it happens through; empty = not stated.
    pub channel: String,
}

/// Sows a map: touchpoints go to the stage of their name, to one that nobody has `named` yet and
/// that is empty, or to a new one behind the others of its phase. Each leads to the next, from the
/// touchpoint before and on to the one after. `None` where there is nothing to sow.
pub fn sow(
    document: &Document,
    seeds: &Seeds,
    named: &dyn Fn(Phase, &str) -> bool,
    rng: &mut Rng,
) -> Option<Change> {
    let mut field = Field { map: document.clone(), edits: Vec::new(), sown: Vec::new() };
    field.props(seeds);
    field.persona(&seeds.persona, rng);
    let mut taken = Vec::new();
    for seed in seeds.stages.iter().filter(|seed| !seed.touchpoints.is_empty()) {
        let stage = field.stage(seed, &taken, named, rng);
        taken.push(stage);
        field.touchpoints(stage, &seed.touchpoints, rng);
    }
    if field.edits.is_empty() {
        return None;
    }
    let name = StepName::new("step-sow", field.sown.len().to_string());
    let select = field.sown.first().map_or_else(Selection::none, |&id| Selection::one(id));
    Some(Change { edit: Edit::Batch(field.edits), name, select, typing: None })
}

/// A map while it is sown.
struct Field {
    /// How the map is by now.
    map: Document,
    edits: Vec<Edit>,
    sown: Vec<ElementId>,
}

impl Field {
    fn apply(&mut self, edit: Edit) {
        let applied = self.map.apply(&edit);
        debug_assert!(applied.is_ok(), "{applied:?}");
        self.edits.push(edit);
    }

    /// Adds an element, in a stage where one is given.
    fn insert(
        &mut self,
        order: OrderKey,
        content: impl Into<Content>,
        stage: Option<ElementId>,
        rng: &mut Rng,
    ) -> ElementId {
        // What was sown with the same seed before may still be there.
        let mut id = ElementId::random(rng);
        while self.map.contains(id) {
            id = ElementId::random(rng);
        }
        let element = Arc::new(Element::new(order, content));
        let links = stage.map(|stage| Link::new(LinkKind::Contains, stage, id));
        self.apply(Edit::Insert { id, element, links: links.into_iter().collect() });
        id
    }

    fn props(&mut self, seeds: &Seeds) {
        if !seeds.title.is_empty() && seeds.title != self.map.props().title {
            let props = MapProps { title: seeds.title.clone(), ..self.map.props().clone() };
            self.apply(Edit::SetProps(Arc::new(props)));
        }
    }

    fn persona(&mut self, name: &str, rng: &mut Rng) {
        if name.is_empty() {
            return;
        }
        let order = key_last(&self.map, &self.map.of_kind(ElementKind::Persona), rng);
        let (about, motivation) = (String::new(), String::new());
        let (needs, pains) = (String::new(), String::new());
        let persona = Persona { name: name.to_owned(), about, motivation, needs, pains };
        self.insert(order, persona, None, rng);
    }

    /// The stage that a seed goes to.
    fn stage(
        &mut self,
        seed: &SeedStage,
        taken: &[ElementId],
        named: &dyn Fn(Phase, &str) -> bool,
        rng: &mut Rng,
    ) -> ElementId {
        let known: Vec<(ElementId, Arc<Element>, Stage)> = self
            .map
            .stages()
            .into_iter()
            .filter_map(|id| {
                let element = self.map.element(id)?;
                let stage = element.content.as_stage().filter(|it| it.phase == seed.phase)?;
                Some((id, element.clone(), stage.clone()))
            })
            .collect();
        let same = |name: &str| name.trim().to_lowercase() == seed.name.trim().to_lowercase();
        if let Some((id, ..)) = known.iter().find(|(_, _, stage)| same(&stage.name)) {
            return *id;
        }
        let free = known.iter().find(|(id, _, stage)| {
            !taken.contains(id)
                && !named(stage.phase, &stage.name)
                && self.map.target(*id, LinkKind::Contains).is_none()
        });
        let stage = Stage { name: seed.name.clone(), phase: seed.phase };
        if let Some((id, element, _)) = free {
            let mut element = Element::clone(element);
            element.content = stage.into();
            self.apply(Edit::Update { id: *id, element: Arc::new(element) });
            return *id;
        }
        let siblings: Vec<ElementId> = known.iter().map(|(id, ..)| *id).collect();
        // Behind what was sown before it, else behind all.
        let last = taken.last().and_then(|last| siblings.iter().position(|id| id == last));
        let index = last.or(siblings.len().checked_sub(1));
        let order = key_after(&self.map, &siblings, index, rng);
        self.insert(order, stage, None, rng)
    }

    /// Adds touchpoints at the end of a stage and leads the journey through them.
    fn touchpoints(&mut self, stage: ElementId, seeds: &[SeedTouchpoint], rng: &mut Rng) {
        let mut last = self.map.targets(stage, LinkKind::Contains).last().copied();
        let before = last.or_else(|| self.last_before(stage));
        let after = match before {
            Some(before) => journey_after(&self.map, before),
            None => self.first_after(stage),
        };
        let mut added = Vec::new();
        for seed in seeds {
            let siblings: Vec<ElementId> = last.into_iter().collect();
            let order = key_last(&self.map, &siblings, rng);
            let mut touchpoint = Touchpoint::named(seed.name.clone());
            touchpoint.channel.clone_from(&seed.channel);
            let id = self.insert(order, touchpoint, Some(stage), rng);
            last = Some(id);
            added.push(id);
        }
        let (Some(&first), Some(&end)) = (added.first(), added.last()) else { return };
        let mut ways = Vec::new();
        match before {
            Some(before) => lead_through(&self.map, before, (first, end), after, rng, &mut ways),
            None => ways.extend(after.map(|after| way_between(&self.map, end, after, rng))),
        }
        ways.extend(added.windows(2).map(|pair| way_between(&self.map, pair[0], pair[1], rng)));
        // Together: a way that is led elsewhere hangs loose in between.
        if !ways.is_empty() {
            self.apply(Edit::Batch(ways));
        }
        self.sown.extend(added);
    }

    /// The last touchpoint of the stages before this one.
    fn last_before(&self, stage: ElementId) -> Option<ElementId> {
        let stages = self.map.stages().into_iter().take_while(|&other| other != stage);
        let mut last = None;
        for other in stages {
            last = self.map.targets(other, LinkKind::Contains).last().copied().or(last);
        }
        last
    }

    /// The first touchpoint of the stages after this one.
    fn first_after(&self, stage: ElementId) -> Option<ElementId> {
        let mut later = self.map.stages().into_iter().skip_while(|&other| other != stage).skip(1);
        later.find_map(|other| self.map.target(other, LinkKind::Contains))
    }
}
