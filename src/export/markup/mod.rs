//! Scenes as SVG elements, for every format that is markup: how items look, what they refer to,
//! which faces they are set in. What a reader is told of groups is each format's own.

mod defs;
mod items;
pub mod number;
pub mod tone;

pub use defs::Defs;
pub use items::{Writer, push_byte, push_color, push_hex, push_rect};

use crate::scene::{Column, Item, Scene};

/// Families for the text: Inter, else what systems have that is about as wide; emoji last,
/// because its face has digits of its own.
pub const FAMILIES: &str =
    "Inter,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','Noto Emoji',sans-serif";

/// How many columns make a second thread worth its start.
const COLUMNS_PER_THREAD: usize = 100;

/// How colours are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// As they are.
    Colors,
    /// As variables of a style sheet, by their [`tone`] numbers.
    Tones,
}

/// What `work` makes of stretches of the columns, by all cores where there are many; in painting
/// order.
pub fn by_columns<'a, R: Send>(
    scene: &'a Scene,
    work: impl Fn(&'a [Column]) -> R + Sync,
) -> Vec<R> {
    let threads = super::workers(scene.columns.len() / COLUMNS_PER_THREAD);
    if threads == 1 {
        return vec![work(&scene.columns)];
    }
    let size = scene.columns.len().div_ceil(threads);
    let work = &work;
    std::thread::scope(|scope| {
        let parts: Vec<_> = scene
            .columns
            .chunks(size)
            .map(|part| (part, scope.spawn(move || work(part))))
            .collect();
        // A thread that failed is done again here, where a panic reaches the caller.
        parts
            .into_iter()
            .map(|(part, thread)| thread.join().unwrap_or_else(|_| work(part)))
            .collect()
    })
}

/// Every item of the scene, in painting order.
pub fn items_of(scene: &Scene) -> impl Iterator<Item = &Item> {
    scene.blocks().flat_map(|(_, block)| &block.groups).flat_map(|group| &group.items)
}
