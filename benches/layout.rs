//! What laying out costs against the size of the map: cold, with remembered paragraphs, after
//! edits. Prints times and how they grow; run with `cargo bench --bench layout`.

#[path = "../tests/support/generate.rs"]
#[allow(dead_code, clippy::wildcard_imports, reason = "the tests use the rest")]
mod generate;
#[path = "../tests/support/memory.rs"]
#[allow(dead_code, reason = "another benchmark uses the rest")]
mod memory;

use cjm::layout::{Layout, View};
use cjm::model::{
    Content, Document, Edit, Element, ElementId, Link, LinkKind, Rng, Touchpoint, Valence,
};
use cjm::scene::{Face, Lane};
use cjm::theme::ThemeName;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, FontFamily, LayoutContext, StyleProperty};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What is measured of one size of map, in the order it is printed.
const MEASURED: [&str; 7] = ["cold", "remembered", "colours", "apply", "word", "emotion", "added"];

/// What parley needs for a paragraph on an ordinary core: how much slower this one is tells how
/// to read the times.
const ORDINARY_PARAGRAPH: Duration = Duration::from_micros(19);

fn main() {
    let paragraph = parley_alone();
    println!(
        "parley alone: {paragraph:.1?} a paragraph, {:.1} × an ordinary core",
        paragraph.div_duration_f64(ORDINARY_PARAGRAPH)
    );
    println!("{:>12} {}", "touchpoints", MEASURED.map(|name| format!("{name:>11}")).concat());
    let rows = [100, 1_000, 10_000].map(|touchpoints| (touchpoints, measure(touchpoints)));
    for (touchpoints, times) in &rows {
        println!("{touchpoints:>12} {}", times.map(|time| format!("{time:>11.2?}")).concat());
    }
    for [(fewer, before), (more, after)] in rows.array_windows() {
        let ratios: Vec<String> = (0..MEASURED.len())
            .map(|i| {
                let ratio = after[i].as_secs_f64() / before[i].as_secs_f64();
                format!("{} × {ratio:.1}", MEASURED[i])
            })
            .collect();
        println!("× {} touchpoints: {}", more / fewer, ratios.join(", "));
    }
    memory::print_most("in the end");
}

/// Medians of the times for a new map; for the same with other lanes, every text remembered; for
/// the same in other colours; for applying
/// a new name to the document; and for the picture after a new name, another emotion, and one more
/// touchpoint.
fn measure(touchpoints: usize) -> [Duration; 7] {
    let mut document = generate::map(touchpoints, 1);
    let light = View::of(document.props());
    let dark = View { theme: ThemeName::Dark, ..light.clone() };
    let cold = median((0..3).map(|_| {
        let mut layout = Layout::default();
        timed(|| layout.scene(&document, &light))
    }));
    let mut layout = Layout::default();
    layout.scene(&document, &light);
    let mut fewer = light.clone();
    fewer.lanes.retain(|lane| *lane != Lane::Solutions);
    let mut switched = |other: &View| {
        median((0..9).map(|turn| {
            // The picture that was is forgotten meanwhile, on another thread.
            std::thread::sleep(Duration::from_millis(touchpoints as u64 / 40));
            timed(|| layout.scene(&document, if turn % 2 == 0 { other } else { &light }))
        }))
    };
    let (remembered, colours) = (switched(&fewer), switched(&dark));
    let mut scene = layout.scene(&document, &light);
    let middle = document.journey()[touchpoints / 2];
    let mut edited = |document: &mut Document, edit: &Edit| {
        // As in the window: the document before the edit is kept for undo, the scene is shown.
        let _before = document.clone();
        let apply = timed(|| document.apply(edit).map(drop));
        let shown = scene.clone();
        let time = timed(|| scene = layout.scene(document, &light));
        drop(shown);
        (apply, time)
    };
    let (apply, word): (Vec<_>, Vec<_>) = (0..15)
        .map(|turn| {
            let mut element = Element::clone(document.element(middle).expect("it is there"));
            if let Content::Touchpoint(touchpoint) = &mut element.content {
                touchpoint.name = format!("another name {turn}");
            }
            let edit = Edit::Update { id: middle, element: Arc::new(element) };
            edited(&mut document, &edit)
        })
        .unzip();
    let felt = document.targets(middle, LinkKind::Feels)[0];
    let emotion = median((0..15).map(|turn| {
        let mut element = Element::clone(document.element(felt).expect("it is there"));
        if let Content::Emotion(emotion) = &mut element.content {
            emotion.valence = Valence::ALL[turn % 5];
        }
        edited(&mut document, &Edit::Update { id: felt, element: Arc::new(element) }).1
    }));
    let stage = document.source(middle, LinkKind::Contains).expect("it has a stage");
    let mut rng = Rng::seeded(1);
    let added = median((0..15).map(|turn| {
        let id = ElementId::random(&mut rng);
        let order = document.element(middle).expect("it is there").order.clone();
        let element = Element::new(order, Touchpoint::named(format!("one more {turn}")));
        let links = vec![Link::new(LinkKind::Contains, stage, id)];
        let edit = Edit::Insert { id, element: Arc::new(element), links };
        edited(&mut document, &edit).1
    }));
    [cold, remembered, colours, median(apply.into_iter()), median(word.into_iter()), emotion, added]
}

/// What parley alone needs on one core to shape and break a paragraph of such a map.
fn parley_alone() -> Duration {
    let document = generate::map(1_000, 2);
    let texts: Vec<&str> = document
        .elements()
        .filter_map(|(_, element)| match &element.content {
            Content::Touchpoint(it) => Some([&*it.name, &*it.action, &*it.expectation]),
            _ => None,
        })
        .flatten()
        .collect();
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    collection.register_fonts(Blob::new(Arc::new(Face::Regular.bytes())), None);
    let mut fonts = FontContext { collection, source_cache: SourceCache::default() };
    let mut contexts = LayoutContext::<()>::new();
    let mut shape = || {
        for text in &texts {
            let mut builder = contexts.ranged_builder(&mut fonts, text, 1.0, false);
            builder.push_default(FontFamily::named("Inter"));
            builder.push_default(StyleProperty::FontSize(12.0));
            let mut layout = builder.build(text);
            layout.break_all_lines(Some(140.0));
            std::hint::black_box(layout.height());
        }
    };
    median((0..5).map(|_| timed(&mut shape))) / texts.len() as u32
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut all: Vec<Duration> = times.collect();
    all.sort_unstable();
    all[all.len() / 2]
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = std::hint::black_box(work());
    let spent = start.elapsed();
    drop(result);
    spent
}
