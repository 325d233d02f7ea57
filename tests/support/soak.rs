//! Edits as hands make them, as many as anybody wants, on a map that stays about as large as it is.

use cjm::model::{
    Content, Document, Edit, Element, ElementId, Link, LinkKind, OrderKey, Rng, Touchpoint, Valence,
};
use std::sync::Arc;

/// Makes edits all over a map.
pub(crate) struct Edits {
    rng: Rng,
    added: Vec<ElementId>,
}

impl Edits {
    pub(crate) fn new(seed: u64) -> Self {
        Self { rng: Rng::seeded(seed), added: Vec::new() }
    }

    /// A new name, another emotion, one more touchpoint, or one of those removed again.
    pub(crate) fn edit(&mut self, document: &Document, turn: usize) -> Edit {
        let journey = document.journey();
        let touchpoint = journey[self.rng.below(journey.len())];
        match turn % 4 {
            0 => update(document, touchpoint, |content| {
                if let Content::Touchpoint(touchpoint) = content {
                    touchpoint.name = format!("another name {turn}");
                }
            }),
            1 => match document.targets(touchpoint, LinkKind::Feels).first() {
                Some(&felt) => update(document, felt, |content| {
                    if let Content::Emotion(emotion) = content {
                        emotion.valence = Valence::ALL[turn % 5];
                    }
                }),
                None => self.add(document, touchpoint),
            },
            2 => self.add(document, touchpoint),
            _ => match self.added.pop() {
                Some(id) => Edit::Remove { id },
                None => self.add(document, touchpoint),
            },
        }
    }

    /// Adds a touchpoint in the stage of another one.
    fn add(&mut self, document: &Document, beside: ElementId) -> Edit {
        let id = ElementId::random(&mut self.rng);
        self.added.push(id);
        let order = OrderKey::between(None, None, &mut self.rng);
        let element = Element::new(order, Touchpoint::named("one more"));
        let stage = document.source(beside, LinkKind::Contains);
        let links = stage.map(|stage| Link::new(LinkKind::Contains, stage, id));
        Edit::Insert { id, element: Arc::new(element), links: links.into_iter().collect() }
    }
}

fn update(document: &Document, id: ElementId, change: impl FnOnce(&mut Content)) -> Edit {
    let mut element = Element::clone(document.element(id).expect("it is there"));
    change(&mut element.content);
    Edit::Update { id, element: Arc::new(element) }
}
