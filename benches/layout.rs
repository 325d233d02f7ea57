//! What laying out costs against the size of the map: cold, with remembered paragraphs, after an
//! edit of one word. Prints times and how they grow; run with `cargo bench --bench layout`.

#[path = "../tests/support/generate.rs"]
#[allow(dead_code, clippy::wildcard_imports, reason = "the tests use the rest")]
mod generate;

use cjm::layout::{Layout, View};
use cjm::model::{Content, Edit};
use cjm::theme::ThemeName;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Times of one size of map.
struct Row {
    touchpoints: usize,
    cold: Duration,
    remembered: Duration,
    edit: Duration,
    apply: Duration,
}

fn main() {
    println!(
        "{:>12} {:>10} {:>12} {:>10} {:>10}",
        "touchpoints", "cold", "remembered", "apply", "edit"
    );
    let rows: Vec<Row> = [100, 1_000, 10_000].into_iter().map(measure).collect();
    for row in &rows {
        println!(
            "{:>12} {:>10.1?} {:>12.1?} {:>10.2?} {:>10.2?}",
            row.touchpoints, row.cold, row.remembered, row.apply, row.edit
        );
    }
    for pair in rows.windows(2) {
        let grown = |part: fn(&Row) -> Duration| {
            part(&pair[1]).as_secs_f64() / part(&pair[0]).as_secs_f64()
        };
        println!(
            "× {} touchpoints: cold × {:.1}, remembered × {:.1}, edit × {:.1}",
            pair[1].touchpoints / pair[0].touchpoints,
            grown(|row| row.cold),
            grown(|row| row.remembered),
            grown(|row| row.edit),
        );
    }
}

fn measure(touchpoints: usize) -> Row {
    let mut document = generate::map(touchpoints, 1);
    let light = View::of(document.props());
    let dark = View { theme: ThemeName::Dark, ..light.clone() };
    let cold = median(3, || {
        let mut layout = Layout::default();
        timed(|| layout.scene(&document, &light))
    });
    let mut layout = Layout::default();
    layout.scene(&document, &light);
    // Another theme keeps every paragraph and drops every block.
    let mut turn = false;
    let remembered = median(6, || {
        turn = !turn;
        timed(|| layout.scene(&document, if turn { &dark } else { &light }))
    });
    layout.scene(&document, &light);
    let id = document.journey()[touchpoints / 2];
    let mut count = 0;
    let mut applied = Vec::new();
    let edit = median(15, || {
        count += 1;
        let mut element = document.element(id).map(|e| e.as_ref().clone()).expect("it is there");
        if let Content::Touchpoint(touchpoint) = &mut element.content {
            touchpoint.name = format!("another name {count}");
        }
        // As in the window: the snapshot before the edit is kept for undo.
        let before = Arc::new(document.clone());
        applied.push(timed(|| {
            document.apply(&Edit::Update { id, element: Arc::new(element) }).map(drop)
        }));
        let spent = timed(|| layout.scene(&document, &light));
        drop(before);
        spent
    });
    applied.sort_unstable();
    Row { touchpoints, cold, remembered, edit, apply: applied[applied.len() / 2] }
}

fn median(times: usize, mut run: impl FnMut() -> Duration) -> Duration {
    let mut all: Vec<Duration> = (0..times).map(|_| run()).collect();
    all.sort_unstable();
    all[all.len() / 2]
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}
