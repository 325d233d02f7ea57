//! A small map with one element of every kind, each under a name that says what it is.

use cjm::model::*;
use std::sync::Arc;

/// The smallest PNG there is: one pixel.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4,
    0x89, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8, 0xCF, 0xC0, 0xF0,
    0x1F, 0x00, 0x05, 0x00, 0x01, 0xFF, 0x56, 0xC7, 0x2F, 0x0D, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45,
    0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];

/// A picture of one pixel.
pub(crate) fn pixel() -> EncodedImage {
    EncodedImage { encoding: ImageEncoding::Png, width: 1, height: 1, bytes: PIXEL.into() }
}

struct Sampler {
    document: Document,
    rng: Rng,
    next: usize,
    keys: Vec<OrderKey>,
}

impl Sampler {
    fn add(
        &mut self,
        content: impl Into<Content>,
        links: &[(LinkKind, ElementId, bool)],
    ) -> ElementId {
        let id = ElementId::random(&mut self.rng);
        let order = self.keys[self.next].clone();
        self.next += 1;
        let links = links.iter().map(|&(kind, other, leaves)| {
            if leaves { Link::new(kind, id, other) } else { Link::new(kind, other, id) }
        });
        let element = Arc::new(Element::new(order, content));
        let edit = Edit::Insert { id, element, links: links.collect() };
        self.document.apply(&edit).expect("it fits the map");
        id
    }
}

/// A map of one stage and three touchpoints, "Search", "Order" and "Delivery"; on "Order" hangs
/// one of everything.
pub(crate) fn everything() -> Document {
    let mut rng = Rng::seeded(7);
    let keys = OrderKey::spread(40, &mut rng);
    let document = Document::new(MapProps::new("Shop", Language::English));
    let mut map = Sampler { document, rng, next: 0, keys };
    let text = |text: &str| text.to_owned();
    let anna = map.add(
        Persona {
            name: text("Anna"),
            about: text("buys online"),
            motivation: String::new(),
            needs: String::new(),
            pains: String::new(),
        },
        &[],
    );
    let stage = map.add(Stage { name: text("Buying"), phase: Phase::Service }, &[]);
    let mut touchpoints = Vec::new();
    for (name, channel) in [("Search", "Website"), ("Order", "Website"), ("Delivery", "Courier")] {
        let touchpoint = Touchpoint { channel: text(channel), ..Touchpoint::named(name) };
        touchpoints.push(map.add(touchpoint, &[(LinkKind::Contains, stage, false)]));
    }
    for pair in touchpoints.windows(2) {
        let way = Transition { label: String::new(), share: None, presence: Presence::Both };
        let ends = [(LinkKind::Leaves, pair[0], false), (LinkKind::Arrives, pair[1], true)];
        map.add(way, &ends);
    }
    let order = touchpoints[1];
    map.hang(order, anna);
    map.document
}

impl Sampler {
    fn hang(&mut self, on: ElementId, persona: ElementId) {
        let text = |text: &str| text.to_owned();
        let none = String::new;
        let emotion = Emotion {
            valence: Valence::Bad,
            word: text("Doubt"),
            quote: none(),
            journey: Journey::AsIs,
        };
        self.add(emotion, &[(LinkKind::Feels, on, false), (LinkKind::Of, persona, true)]);
        let barrier = Barrier { text: text("Long form"), severity: None, votes: 0 };
        let barrier = self.add(barrier, &[(LinkKind::Hinders, on, true)]);
        self.add(Driver { text: text("Saved basket") }, &[(LinkKind::Carries, on, true)]);
        self.add(Moment { why: text("money"), kind: None }, &[(LinkKind::Marks, on, true)]);
        let solution = Solution {
            text: text("Fewer fields"),
            feasibility: Feasibility::Own,
            effort: None,
            status: SolutionStatus::Idea,
            votes: 0,
        };
        self.add(solution, &[(LinkKind::Answers, barrier, true)]);
        let evidence = Evidence {
            text: text("Nine of ten gave up"),
            kind: EvidenceKind::Analytics,
            source: none(),
            date: None,
            link: none(),
        };
        self.add(evidence, &[(LinkKind::Supports, barrier, true)]);
        for name in ["Time to order", "Errors"] {
            let indicator = Indicator {
                name: text(name),
                layer: Layer::Ox,
                value: None,
                unit: none(),
                target: None,
                data_source: none(),
                history: Vec::new(),
            };
            self.add(indicator, &[(LinkKind::Measures, on, true)]);
        }
        let quote = Quote::new(text("Why my age?"), none());
        self.add(quote, &[(LinkKind::Voices, on, true)]);
        let picture = Picture { caption: text("The form"), image: pixel() };
        self.add(picture, &[(LinkKind::Depicts, on, true)]);
        let author = text("Olha");
        self.add(Idea { text: text("Ask fewer questions"), note: none(), author }, &[]);
        let frame = Frame {
            caption: text("Where it hurts"),
            // Somebody who is no persona of the map any more.
            personas: [ElementId::from_bits(7)].into(),
            scores: Some(Box::default()),
            ..Frame::default()
        };
        self.add(frame, &[(LinkKind::Shows, on, true), (LinkKind::Lights, barrier, true)]);
    }
}

/// The element of this kind whose text this is.
#[track_caller]
pub(crate) fn called(document: &Document, kind: ElementKind, text: &str) -> ElementId {
    let mut all = document.of_kind(kind).into_iter();
    let found = all.find(|&id| document.element(id).is_some_and(|e| e.content.text() == text));
    found.unwrap_or_else(|| panic!("no {kind:?} is called {text}"))
}
