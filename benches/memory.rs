//! Memory of a very large map: read and laid out, and over ten thousand edits with their history,
//! each seen on the picture. Says what the process holds after every thousand; run with
//! `cargo bench --bench memory`.

#[path = "../tests/support/generate.rs"]
#[allow(dead_code, clippy::wildcard_imports, reason = "the tests use the rest")]
mod generate;
#[path = "../tests/support/memory.rs"]
#[allow(dead_code, reason = "other benchmarks use the rest")]
mod memory;

use cjm::edit::{History, Selection, StepName};
use cjm::format::{read, write};
use cjm::layout::{Layout, View};
use cjm::model::{
    Content, Document, Edit, Element, ElementId, Link, LinkKind, OrderKey, Rng, Touchpoint, Valence,
};
use std::sync::Arc;

/// Touchpoints of the map; another number may be given as the first argument.
const TOUCHPOINTS: usize = 10_000;
/// Edits made.
const EDITS: usize = 10_000;
/// Edits between two lines.
const A_LINE: usize = 1_000;

fn main() {
    // `cargo bench` adds arguments of its own.
    let wanted = std::env::args().skip(1).find_map(|arg| arg.parse().ok());
    let touchpoints = wanted.unwrap_or(TOUCHPOINTS);
    let bytes = write(&generate::map(touchpoints, 1));
    let document = match read(&bytes) {
        Ok(opened) => Arc::new(opened.document),
        Err(error) => panic!("{error}"),
    };
    drop(bytes);
    let view = View::of(document.props());
    let mut layout = Layout::default();
    let mut scene = layout.scene(&document, &view);
    say(&format!("{touchpoints} touchpoints read and laid out"));
    // Another seed than the map's, whose ids it would draw again.
    let mut hands = Hands { rng: Rng::seeded(7), added: Vec::new() };
    let mut history = History::opened(document);
    for turn in 0..EDITS {
        let edit = hands.edit(history.now(), turn);
        let name = StepName::new("step-edit", "");
        if let Err(error) = history.apply(name, &Selection::none(), &edit) {
            panic!("edit {turn}: {error}");
        }
        scene = layout.scene(history.now(), &view);
        // What a window of three columns looks at.
        let middle = scene.columns.len() / 2;
        for column in scene.columns.iter().skip(middle).take(3) {
            std::hint::black_box(scene.cells_of(column).count());
        }
        if (turn + 1).is_multiple_of(A_LINE) {
            say(&format!("{} edits, {} steps kept", turn + 1, history.steps().len()));
        }
    }
    drop(scene);
}

fn say(when: &str) {
    match memory::held() {
        Some((now, most)) => println!("{when:<42} {now:5.0} MB, at most {most:5.0} MB"),
        None => println!("{when:<42} the system does not tell"),
    }
}

/// Edits as hands make them, all over the map.
struct Hands {
    rng: Rng,
    added: Vec<ElementId>,
}

impl Hands {
    /// A new name, another emotion, one more touchpoint, or one of those removed again.
    fn edit(&mut self, document: &Document, turn: usize) -> Edit {
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
