//! Reading and writing maps of 100, 1,000 and 10,000 touchpoints: times, and how they grow; merging
//! two copies of the largest with 1,000 edits each; and what the largest asks of the window's
//! thread when it is edited and saved.
//!
//! `cargo bench --bench file`

#[path = "../tests/support/generate.rs"]
#[allow(dead_code, clippy::wildcard_imports, reason = "shared with the tests")]
mod generate;
#[path = "../tests/support/memory.rs"]
#[allow(dead_code, reason = "another benchmark uses the rest")]
mod memory;

use cjm::app::{Action, App, Command, Tasks};
use cjm::format::{Existing, Journal, read, save, save_as, write};
use cjm::merge::merge;
use cjm::model::{Document, Edit, EditError, Element, ElementKind};
use cjm::settings::Settings;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The middle of `count` runs.
fn median<T>(count: usize, mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..count)
        .map(|_| {
            let start = Instant::now();
            let result = black_box(work());
            let time = start.elapsed();
            drop(result);
            time
        })
        .collect();
    times.sort_unstable();
    times[count / 2]
}

/// A copy of a map with other words in so many of its touchpoints and barriers, from `first` on.
fn reworded(map: &Document, first: usize, count: usize) -> Result<Document, EditError> {
    let kinds = [ElementKind::Touchpoint, ElementKind::Barrier];
    let ids = kinds.into_iter().flat_map(|kind| map.of_kind(kind));
    let mut edits = Vec::with_capacity(count);
    for id in ids.skip(first).step_by(7).take(count) {
        if let Some(element) = map.element(id) {
            let mut element = Element::clone(element);
            element.content.each_text_mut(|text| text.push_str(" …"));
            edits.push(Edit::Update { id, element: Arc::new(element) });
        }
    }
    let mut copy = map.clone();
    copy.apply(&Edit::Batch(edits))?;
    Ok(copy)
}

/// Merges two copies of a map with 10,000 touchpoints and 1,000 edits each: copies that share what
/// is the same, and copies that were read from files.
fn merging() -> Result<(), Box<dyn std::error::Error>> {
    let base = generate::map(10_000, 1);
    let (ours, theirs) = (reworded(&base, 0, 1_000)?, reworded(&base, 3_500, 1_000)?);
    let apart = read(&write(&theirs))?.document;
    for (what, theirs) in [("sharing", &theirs), ("from files", &apart)] {
        let merged = merge(Some(&base), &ours, theirs, ["", ""]);
        let time = median(9, || merge(Some(&base), &ours, theirs, ["", ""]));
        println!(
            "merging 2 x 1,000 edits, {what}: {:.1} ms, {} conflicts, {} elements came in",
            time.as_secs_f64() * 1e3,
            merged.conflicts,
            merged.incoming.elements.len()
        );
    }
    Ok(())
}

/// Mean and worst of some times, in milliseconds.
fn told(times: &[Duration]) -> String {
    let worst = times.iter().max().copied().unwrap_or_default();
    let mean = times.iter().sum::<Duration>().as_secs_f64() / times.len().max(1) as f64;
    format!("mean {:.3} ms, worst {:.3} ms", mean * 1e3, worst.as_secs_f64() * 1e3)
}

/// Hands 300 edits of a map with 10,000 touchpoints over to its journal, one every 2 ms.
fn journal(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut now = generate::map(10_000, 1);
    let mut journal = Journal::new(&folder.join("recovery"), None, &Arc::new(now.clone()));
    let mut times = Vec::new();
    for edit in 0..300 {
        now = reworded(&now, edit, 1)?;
        let shared = Arc::new(now.clone());
        let start = Instant::now();
        journal.record(&shared);
        times.push(start.elapsed());
        std::thread::sleep(Duration::from_millis(2));
    }
    println!("an edit handed over to the journal: {}", told(&times));
    journal.close();
    Ok(())
}

/// Edits and saves a map with 10,000 touchpoints as the window does, with journal and backups: what
/// its own thread does of that.
fn saving(folder: &Path) {
    let mut app = App::new(Settings::default(), None, Tasks::default());
    app.data = Some(folder.join("data"));
    app.open(folder.join("10000.cjm"));
    let finish = |app: &mut App, times: &mut Vec<Duration>| {
        while let Some(done) = app.tasks.wait() {
            let start = Instant::now();
            app.report(done);
            times.push(start.elapsed());
        }
    };
    finish(&mut app, &mut Vec::new());
    let mut times = Vec::new();
    for _ in 0..9 {
        app.act(Action::Paste("One more".to_owned()));
        finish(&mut app, &mut Vec::new());
        let start = Instant::now();
        app.run(Command::Save);
        times.push(start.elapsed());
        finish(&mut app, &mut times);
    }
    assert!(app.maps().all(|map| !map.unsaved()), "it is saved");
    println!("the window while it saves: {}", told(&times));
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("touchpoints  elements    links    cells      MB   write ms   read ms   save ms");
    let folder = tempfile::tempdir()?;
    let mut last: Option<[f64; 3]> = None;
    for touchpoints in [100, 1_000, 10_000] {
        let map = generate::map(touchpoints, 1);
        let bytes = write(&map);
        let runs = if touchpoints > 1_000 { 9 } else { 31 };
        let mut file =
            save_as(&map, &folder.path().join(format!("{touchpoints}.cjm")), Existing::Refuse)?;
        let times = [
            median(runs, || write(&map)),
            median(runs, || read(&bytes)),
            median(runs, || save(&map, &mut file)),
        ]
        .map(|time| time.as_secs_f64() * 1e3);
        println!(
            "{touchpoints:11} {:9} {:8} {:8} {:7.1} {:10.2} {:9.2} {:9.2}",
            map.len(),
            map.links().len(),
            map.cells().len(),
            bytes.len() as f64 / 1e6,
            times[0],
            times[1],
            times[2]
        );
        if let Some(last) = last {
            let ratios = [0, 1, 2].map(|i| times[i] / last[i]);
            println!(
                "10 times as many take {:.1}, {:.1}, {:.1} times as long",
                ratios[0], ratios[1], ratios[2]
            );
        }
        last = Some(times);
    }
    merging()?;
    journal(folder.path())?;
    saving(folder.path());
    memory::print_most("in the end");
    Ok(())
}
