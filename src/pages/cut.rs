//! Where a picture that is too high for its page is cut: between lines of text.

use crate::scene::{Item, Scene};
use std::ops::Range;

/// What letters reach above and below their baseline, in type sizes.
const ASCENT: f64 = 0.95;
const DESCENT: f64 = 0.3;

/// The slices of a scene's columns that fit pages of this height in map units, each below the
/// header, from top to bottom. No line of text is cut unless the page is not as high as it.
pub(super) fn cuts(scene: &Scene, height: f64) -> Vec<(f64, f64)> {
    let around = scene.size.height - scene.body.height();
    let room = (height - around).max(1.0);
    let lines = lines(scene);
    let (mut from, end) = (scene.body.y0, scene.body.y1);
    let mut slices = Vec::new();
    while end - from > room {
        let mut to = from + room;
        // Lines are sorted by their bottoms; those that reach across the cut go to the next page.
        while let Some(top) = crossing(&lines, to).filter(|top| *top > from + 0.1 * room) {
            to = top;
        }
        slices.push((from, to));
        from = to;
    }
    slices.push((from, end));
    slices
}

/// The highest top among the lines that a cut at `y` goes through.
fn crossing(lines: &[Range<f64>], y: f64) -> Option<f64> {
    let crossed = lines.iter().filter(|line| line.start < y - 1e-6 && y < line.end);
    crossed.map(|line| line.start).min_by(f64::total_cmp)
}

/// From where to where the lines of text in the columns reach.
fn lines(scene: &Scene) -> Vec<Range<f64>> {
    let cells = scene.columns.iter().flat_map(|column| scene.cells_of(column));
    let items = cells.flat_map(|(origin, block)| {
        let items = block.groups.iter().flat_map(|group| &group.items);
        items.map(move |item| (origin.y, item))
    });
    let line = |(y, item): (f64, &Item)| match item {
        Item::Text(text) => {
            let (baseline, size) = (y + text.origin.y, f64::from(text.line.size));
            Some(baseline - ASCENT * size..baseline + DESCENT * size)
        }
        _ => None,
    };
    items.filter_map(line).collect()
}
