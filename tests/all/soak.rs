//! Memory does not grow with work: ten thousand edits, each seen on the picture.

use crate::support::child::{number_behind, play};
use crate::support::{generate, memory, numbered, soak};
use cjm::edit::{History, Selection, StepName};
use cjm::layout::{Layout, View};
use std::sync::Arc;
use std::time::Duration;

const SEED: &str = "CJM_TEST_SOAK";
/// Edits made.
const EDITS: usize = 10_000;
/// How much more may be held at the end than half-way, as a factor.
const MOST_GROWN: f64 = 1.05;
/// How often a seed is played at most.
const RUNS: usize = 3;

/// What the started processes do; as a test of its own it does nothing.
#[test]
fn editor() {
    let Ok(seed) = std::env::var(SEED) else { return };
    let seed: u64 = seed.parse().unwrap();
    let document = Arc::new(generate::map(60, seed));
    let view = View::of(document.props());
    let mut layout = Layout::default();
    let mut edits = soak::Edits::new(seed + 1_000);
    let mut history = History::opened(document);
    // The most that was held in the tenth of the work before the middle and in the last one.
    let (mut middle, mut last) = (0.0_f64, 0.0_f64);
    for turn in 0..EDITS {
        let edit = edits.edit(history.now(), turn);
        history.apply(StepName::new("step-edit", ""), &Selection::none(), &edit).unwrap();
        if turn % 97 == 96 {
            history.undo();
            history.redo();
        }
        let scene = layout.scene(history.now(), &view);
        let column = &scene.columns[turn % scene.columns.len()];
        assert!(scene.cells_of(column).count() > 0);
        let tenth = turn * 10 / EDITS;
        if turn % 20 == 0 && (tenth == 4 || tenth == 9) {
            let held = memory::held().map_or(0.0, |(now, _)| now);
            let peak = if tenth == 4 { &mut middle } else { &mut last };
            *peak = peak.max(held);
        }
    }
    println!("middle {middle:.2} MB, last {last:.2} MB, {} elements", history.now().len());
}

#[test]
fn memory_stays_where_it_is_over_ten_thousand_edits() {
    if memory::held().is_none() {
        println!("skipped: the system does not tell how much memory a process holds");
        return;
    }
    for seed in numbered("CJM_LONG_SOAK", 1) {
        let mut seen = Vec::new();
        // What the allocator holds for its threads differs by some per cent from run to run; what
        // grows with work grows in every run.
        let stays = (0..RUNS).any(|_| {
            let played = play("soak::editor", SEED, seed.to_string(), Duration::from_mins(20));
            let middle = number_behind(&played.said, "middle ");
            let last = number_behind(&played.said, "last ");
            println!("seed {seed}: {middle} MB half-way, {last} MB at the end");
            seen.push((middle, last));
            middle > 1.0 && last <= middle * MOST_GROWN
        });
        assert!(stays, "seed {seed}, MB half-way and at the end: {seen:?}");
    }
}
