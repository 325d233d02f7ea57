//! A map while a text is read, as other tools see it: stages, touchpoints in a row, and what hangs
//! on them.

use super::InterchangeError;
use crate::model::{
    Barrier, Content, Document, Driver, Element, ElementId, Emotion, Ext, Idea, Language, Link,
    LinkKind, MapProps, Moment, OrderKey, Persona, Phase, Presence, Quote, Rng, Stage, Touchpoint,
    Transition,
};
use std::collections::HashMap;
use std::sync::Arc;

/// Most elements that a text may grow into.
pub const MOST_ELEMENTS: usize = 50_000;
/// Most characters of a line or of a text of JSON: as many as a cell of a spreadsheet takes.
pub const LONGEST_TEXT: usize = 32_767;

/// A map to be.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The map's title.
    pub(super) title: String,
    /// The situation it shows.
    pub(super) scenario: String,
    /// The stages, in order.
    pub(super) stages: Vec<DraftStage>,
    /// What has no place on the map.
    pub(super) ideas: Vec<Idea>,
    personas: Vec<String>,
    by_name: HashMap<String, usize>,
    /// How many elements there are so far.
    count: usize,
}

/// A stage to be.
#[derive(Debug, Default)]
pub(super) struct DraftStage {
    /// Its name.
    pub(super) name: String,
    /// Its touchpoints, in order.
    pub(super) touchpoints: Vec<DraftTouchpoint>,
}

/// A touchpoint to be, with what hangs on it.
#[derive(Debug)]
pub(super) struct DraftTouchpoint {
    /// Its fields.
    pub(super) touchpoint: Touchpoint,
    /// What is felt there: by a persona, or by everybody.
    pub(super) feelings: Vec<(Option<usize>, Emotion)>,
    /// What hinders there.
    pub(super) barriers: Vec<Barrier>,
    /// What carries on.
    pub(super) drivers: Vec<Driver>,
    /// What clients say.
    pub(super) quotes: Vec<Quote>,
    /// Whether it decides the journey, and why.
    pub(super) moment: Option<Moment>,
}

impl DraftTouchpoint {
    /// A touchpoint that nothing hangs on.
    pub(super) fn new(touchpoint: Touchpoint) -> Self {
        let (barriers, drivers, quotes) = (Vec::new(), Vec::new(), Vec::new());
        Self { touchpoint, feelings: Vec::new(), barriers, drivers, quotes, moment: None }
    }
}

impl Draft {
    /// A map of which only the title is known.
    pub(super) fn titled(title: String) -> Self {
        Self { title, ..Self::default() }
    }

    /// Says that so many elements are to come.
    ///
    /// # Errors
    /// When they are too many.
    pub(super) fn expect(&mut self, count: usize) -> Result<(), InterchangeError> {
        self.count = self.count.saturating_add(count);
        if self.count > MOST_ELEMENTS { Err(InterchangeError::TooMany) } else { Ok(()) }
    }

    /// The persona of this name, added where there is none.
    ///
    /// # Errors
    /// When it is one element too many.
    pub(super) fn persona(&mut self, name: &str) -> Result<usize, InterchangeError> {
        if let Some(&known) = self.by_name.get(name) {
            return Ok(known);
        }
        self.expect(1)?;
        self.personas.push(name.to_owned());
        self.by_name.insert(name.to_owned(), self.personas.len() - 1);
        Ok(self.personas.len() - 1)
    }

    /// The stage that comes last; an unnamed one where there is none.
    ///
    /// # Errors
    /// When it is one element too many.
    pub(super) fn last_stage(&mut self) -> Result<&mut DraftStage, InterchangeError> {
        if self.stages.is_empty() {
            self.expect(1)?;
            self.stages.push(DraftStage::default());
        }
        let last = self.stages.len() - 1;
        Ok(&mut self.stages[last])
    }

    /// The map: every touchpoint leads to the next, and all stages stand in the service, since the
    /// texts know of no phases.
    pub(super) fn plant(self, language: Language, rng: &mut Rng) -> Document {
        let mut props = MapProps::new(self.title, language);
        props.scenario = self.scenario;
        let mut bed = Bed { elements: Vec::new(), links: Vec::new(), rng };
        let personas: Vec<Persona> = self.personas.into_iter().map(persona).collect();
        let personas = bed.row(personas);
        bed.row(self.ideas);
        let (names, contents): (Vec<Stage>, Vec<Vec<DraftTouchpoint>>) = self
            .stages
            .into_iter()
            .map(|it| (Stage { name: it.name, phase: Phase::Service }, it.touchpoints))
            .unzip();
        let stages = bed.row(names);
        let mut journey = Vec::new();
        for (stage, touchpoints) in stages.into_iter().zip(contents) {
            bed.stage(stage, touchpoints, &personas, &mut journey);
        }
        bed.ways(&journey);
        let Bed { elements, links, .. } = bed;
        let (questions, cells, aside) = (Vec::new(), Vec::new(), Vec::new());
        // What a map cannot hold (such as a NUL that JSON spelt out) is mended there.
        Document::from_parts(props, elements, links, questions, cells, aside, Ext::new()).0
    }
}

fn persona(name: String) -> Persona {
    let (about, motivation) = (String::new(), String::new());
    Persona { name, about, motivation, needs: String::new(), pains: String::new() }
}

/// Elements and links while they are made.
struct Bed<'a> {
    elements: Vec<(ElementId, Arc<Element>)>,
    links: Vec<Link>,
    rng: &'a mut Rng,
}

impl Bed<'_> {
    /// Adds siblings in this order.
    fn row<C: Into<Content>>(&mut self, contents: Vec<C>) -> Vec<ElementId> {
        let orders = OrderKey::spread(contents.len(), self.rng);
        let add = |(content, order): (C, OrderKey)| {
            let id = ElementId::random(self.rng);
            self.elements.push((id, Arc::new(Element::new(order, content))));
            id
        };
        contents.into_iter().zip(orders).map(add).collect()
    }

    fn link(&mut self, kind: LinkKind, from: ElementId, to: ElementId) {
        self.links.push(Link::new(kind, from, to));
    }

    /// Adds siblings that point at a touchpoint.
    fn hang<C: Into<Content>>(&mut self, contents: Vec<C>, kind: LinkKind, on: ElementId) {
        for id in self.row(contents) {
            self.link(kind, id, on);
        }
    }

    /// Fills a stage, and notes its touchpoints on the `journey`.
    fn stage(
        &mut self,
        stage: ElementId,
        touchpoints: Vec<DraftTouchpoint>,
        personas: &[ElementId],
        journey: &mut Vec<ElementId>,
    ) {
        let orders = OrderKey::spread(touchpoints.len(), self.rng);
        for (draft, order) in touchpoints.into_iter().zip(orders) {
            let id = ElementId::random(self.rng);
            self.elements.push((id, Arc::new(Element::new(order, draft.touchpoint))));
            self.link(LinkKind::Contains, stage, id);
            let (whose, felt): (Vec<Option<usize>>, Vec<Emotion>) =
                draft.feelings.into_iter().unzip();
            for (emotion, whose) in self.row(felt).into_iter().zip(whose) {
                self.link(LinkKind::Feels, id, emotion);
                if let Some(&persona) = whose.and_then(|at| personas.get(at)) {
                    self.link(LinkKind::Of, emotion, persona);
                }
            }
            self.hang(draft.barriers, LinkKind::Hinders, id);
            self.hang(draft.drivers, LinkKind::Carries, id);
            self.hang(draft.quotes, LinkKind::Voices, id);
            self.hang(draft.moment.into_iter().collect(), LinkKind::Marks, id);
            journey.push(id);
        }
    }

    /// Leads from each touchpoint to the next.
    fn ways(&mut self, journey: &[ElementId]) {
        let way = || Transition { label: String::new(), share: None, presence: Presence::Both };
        let ways = self.row(journey.iter().skip(1).map(|_| way()).collect());
        for (pair, way) in journey.windows(2).zip(ways) {
            self.link(LinkKind::Leaves, pair[0], way);
            self.link(LinkKind::Arrives, way, pair[1]);
        }
    }
}
