//! Other scores on a map of 1,000 touchpoints, 24 months and 8 segments: how long it takes from
//! another choice to the new picture. Prints the mean and the worst of many; run with
//! `cargo bench --bench overlay`.

#[path = "../tests/support/generate.rs"]
#[allow(dead_code, clippy::wildcard_imports, reason = "the tests use the rest")]
mod generate;

use cjm::insight::{Against, Slice};
use cjm::layout::{Layout, Tint, View};
use cjm::model::{CellKey, Document, Edit, ElementId, Month, SegmentValue};
use cjm::scene::Scene;
use cjm::scores::{Answers, Histogram, Metric};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Touchpoints of the map.
const TOUCHPOINTS: usize = 1_000;
/// Months with answers.
const MONTHS: u8 = 24;
/// Values of the column that answers can be told apart by.
const SEGMENTS: u8 = 8;
/// Choices measured of each kind.
const TIMES: usize = 60;
/// Columns a window shows.
const IN_SIGHT: usize = 16;
/// What a choice may cost.
const TARGET: Duration = Duration::from_millis(30);

fn month(at: u8) -> Month {
    Month { year: 2024 + i16::from(at / 12), month: at % 12 + 1 }
}

fn segment(at: u8) -> Arc<str> {
    format!("Segment {at}").into()
}

/// The map: each touchpoint was asked one question in each month and segment.
fn map() -> Document {
    let mut document = generate::map(TOUCHPOINTS, 5);
    let mut rng = fastrand::Rng::with_seed(5);
    let old: Vec<CellKey> = document.cells().iter().map(|(key, _)| key.clone()).collect();
    for key in old {
        document.apply(&Edit::SetCell { key, answers: None }).expect("it is there");
    }
    for (at, touchpoint) in document.journey().into_iter().enumerate() {
        let (question, metric) =
            [("nps", Metric::Nps), ("csi", Metric::Csi), ("ces", Metric::Ces)][at % 3];
        for cell in 0..MONTHS * SEGMENTS {
            answer(&mut document, touchpoint, (question, metric), cell, &mut rng);
        }
    }
    assert_eq!(document.cells().len(), TOUCHPOINTS * usize::from(MONTHS * SEGMENTS));
    document
}

fn answer(
    document: &mut Document,
    touchpoint: ElementId,
    (question, metric): (&str, Metric),
    cell: u8,
    rng: &mut fastrand::Rng,
) {
    let (low, high) = metric.scale();
    let counts = (low..=high).map(|_| rng.u64(..20)).collect();
    let value = segment(cell % SEGMENTS);
    let key = CellKey {
        touchpoint,
        question: question.into(),
        period: Some(month(cell / SEGMENTS)),
        segments: vec![SegmentValue { column: "segment".into(), value }],
        import: "made-up".into(),
    };
    let answers = Some(Arc::new(Answers::One(Histogram::new(low, counts))));
    document.apply(&Edit::SetCell { key, answers }).expect("it fits");
}

/// Another slice for each number.
fn slice(at: usize) -> Slice {
    let first = (at % usize::from(MONTHS)) as u8;
    let last = (first + (at / 5) as u8 % 6).min(MONTHS - 1);
    let chosen: BTreeSet<Arc<str>> = (0..SEGMENTS)
        .filter(|value| !(at + usize::from(*value)).is_multiple_of(3))
        .map(segment)
        .collect();
    let segments = BTreeMap::from([(Arc::from("segment"), chosen)]);
    Slice { months: Some((month(first), month(last))), segments }
}

/// Looks at what a window shows of a picture.
fn look(scene: &Scene) {
    for column in scene.columns.iter().skip(scene.columns.len() / 2).take(IN_SIGHT) {
        std::hint::black_box(column.cells.len());
    }
}

/// Times of many changes of a view, each with the look at the new picture.
fn measure(document: &Document, name: &str, start: &View, change: impl Fn(&mut View, usize)) {
    let mut layout = Layout::default();
    let mut view = start.clone();
    look(&layout.scene(document, &view));
    let mut times: Vec<Duration> = Vec::with_capacity(TIMES);
    for at in 0..TIMES {
        change(&mut view, at);
        let started = Instant::now();
        let scene = layout.scene(document, &view);
        look(&scene);
        times.push(started.elapsed());
        // The picture that was is forgotten meanwhile, on another thread.
        std::thread::sleep(Duration::from_millis(30));
    }
    let worst = times.iter().max().copied().unwrap_or_default();
    let mean = times.iter().sum::<Duration>() / TIMES as u32;
    let verdict = if worst <= TARGET { "fine" } else { "too slow" };
    println!("{name:<24} mean {mean:>8.2?}  worst {worst:>8.2?}  of {TARGET:?}: {verdict}");
}

fn main() {
    let document = map();
    let cells = document.cells().len();
    let plain = View::of(document.props());
    let started = Instant::now();
    look(&Layout::default().scene(&document, &plain));
    println!("{TOUCHPOINTS} touchpoints, {cells} cells: laid out in {:.0?}", started.elapsed());
    let sliced = View { slice: slice(7), heat: true, ..plain.clone() };
    let compared = View { against: Some(Against::Rest), ..sliced.clone() };
    measure(&document, "another slice", &plain, |view, at| view.slice = slice(at));
    measure(&document, "one segment", &plain, |view, at| {
        let chosen = BTreeSet::from([segment(at as u8 % SEGMENTS)]);
        view.slice.segments = BTreeMap::from([(Arc::from("segment"), chosen)]);
    });
    measure(&document, "another slice, heat", &sliced, |view, at| view.slice = slice(at));
    measure(&document, "slice while comparing", &compared, |view, at| view.slice = slice(at));
    measure(&document, "another comparison", &sliced, |view, at| {
        view.against = match at % 3 {
            0 => None,
            1 => Some(Against::Rest),
            _ => Some(Against::Slice(slice(at + 1))),
        };
    });
    measure(&document, "another tint", &sliced, |view, at| view.tint = Tint::ALL[at % 3]);
    measure(&document, "another metric", &sliced, |view, at| {
        view.metric = [None, Some(Metric::Nps), Some(Metric::Csi)][at % 3];
    });
}
