//! Memory of a very large map: read and laid out, and over ten thousand edits with their history,
//! each seen on the picture. Says what the process holds after every thousand; run with
//! `cargo bench --bench memory`.

#[path = "../tests/support/generate.rs"]
#[allow(dead_code, clippy::wildcard_imports, reason = "the tests use the rest")]
mod generate;
#[path = "../tests/support/memory.rs"]
#[allow(dead_code, reason = "other benchmarks use the rest")]
mod memory;

#[path = "../tests/support/soak.rs"]
mod soak;

use cjm::edit::{History, Selection, StepName};
use cjm::format::{read, write};
use cjm::layout::{Layout, View};
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
    let mut hands = soak::Edits::new(7);
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
