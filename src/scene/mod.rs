//! The painted map: what every exporter draws and the canvas shows. Text is already broken and
//! shaped, every colour decided. Knows nothing of documents' rules, files or screens.
//!
//! A scene is made of small [`Block`]s in coordinates of their own, placed by 64-bit origins: so
//! coordinates stay exact on maps of millions of units, one edit replaces one block, and a
//! screen draws only the columns in sight.

mod cells;
mod id_filter;
mod item;
mod part;
mod query;
mod slice;
mod spots;
mod undrawn;
mod veil;
mod words;

pub use cells::Cells;
pub use id_filter::IdFilter;
pub use item::*;
pub use query::{Hit, Placed};
pub use spots::Bar;
pub use veil::{VEIL, unlit};
pub use words::Gap;

pub use crate::model::Lane;

use crate::model::{ElementId, Language, MapState};
use crate::theme::Color;
use kurbo::{Rect, Size};
use std::ops::Deref;
use std::sync::Arc;

/// A whole map, painted. Built by `layout`, never changed afterwards; cheap to clone.
///
/// Painting order: `under`, `columns`, `over`, `left`, `top`, `frame`.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Width and height in map units.
    pub size: Size,
    /// The map's title, for document properties.
    pub title: Arc<str>,
    /// One paragraph that says what is to be seen, for readers.
    pub description: Arc<str>,
    /// The language of the texts.
    pub language: Language,
    /// The state shown.
    pub state: MapState,
    /// Colour behind everything.
    pub paper: Color,
    /// Whether the theme is light on dark.
    pub dark: bool,
    /// Rules, tints and ties below the cells.
    pub under: Vec<Placed>,
    /// The rows from top to bottom. A lane may have several: ways above the touchpoints, and
    /// notes on ways below notes on touchpoints.
    pub rows: Vec<Row>,
    /// The touchpoints' columns in journey order, `x` rising.
    pub columns: Vec<Column>,
    /// What spans columns above the cells: ways that branch, skip or loop; curves' names.
    pub over: Vec<Placed>,
    /// Lane names; a screen keeps them in sight at its left.
    pub left: Vec<Placed>,
    /// Phases and stages; a screen keeps them in sight at its top.
    pub top: Vec<Placed>,
    /// Title, headline figures, legend and sources.
    pub frame: Vec<Placed>,
    /// Where the columns' area lies: right of the lane names, from below the stages to the end of
    /// the last lane.
    pub body: Rect,
    /// The band of phases and stages, across the whole width.
    pub header: Rect,
    /// How high the emotions' valences stand; `None` where their lane is hidden.
    pub feelings: Option<Axis>,
}

/// The heights of valences in the emotions' lane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// Where valence 0 stands, on the map.
    pub zero: f64,
    /// From one valence to the next.
    pub step: f64,
}

impl Axis {
    /// Where a valence −2 … +2 stands, on the map.
    pub fn y(self, valence: i8) -> f64 {
        self.zero - f64::from(valence) * self.step
    }

    /// The valence −2 … +2 that stands nearest.
    pub fn valence(self, y: f64) -> i8 {
        ((self.zero - y) / self.step).round().clamp(-2.0, 2.0) as i8
    }
}

/// One row's place.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The lane.
    pub lane: Lane,
    /// Its name in the scene's language.
    pub name: Arc<str>,
    /// Top edge.
    pub y: f64,
    /// Height.
    pub height: f64,
}

/// One touchpoint's column: where it stands, and what stands in it.
#[derive(Debug, Clone)]
pub struct Column {
    /// Left edge.
    pub x: f64,
    /// Width, gap to the next column included.
    pub width: f64,
    /// The ids of all its elements: those of others need not be looked for in it.
    pub ids: IdFilter,
    /// What stands in it, shared with the pictures before and after an edit elsewhere.
    pub content: Arc<ColumnContent>,
}

impl Deref for Column {
    type Target = ColumnContent;

    fn deref(&self) -> &ColumnContent {
        &self.content
    }
}

/// What stands in a column, wherever that stands.
#[derive(Debug)]
pub struct ColumnContent {
    /// The touchpoint; `None` where a stage has none yet.
    pub touchpoint: Option<ElementId>,
    /// Every other element that is drawn in its cells is among these; sorted.
    pub elements: Arc<[ElementId]>,
    /// The column's blocks in painting order.
    pub cells: Arc<Cells>,
    /// The column in a few numbers, for views too small for blocks.
    pub glance: Arc<Glance>,
}

impl ColumnContent {
    /// Whether an element may be drawn in its cells.
    pub fn may_show(&self, element: ElementId) -> bool {
        self.touchpoint == Some(element) || self.elements.binary_search(&element).is_ok()
    }
}

/// One block of a column, placed relative to its lane.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Index into [`Scene::rows`].
    pub row: usize,
    /// Offset of the block's origin from the column's left edge.
    pub dx: f64,
    /// Offset of the block's origin from the lane's top edge.
    pub dy: f64,
    /// What is drawn.
    pub block: Arc<Block>,
}

/// What remains of a column from far away.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glance {
    /// Height of each curve here as a valence −2 … +2, and its colour; same order in all columns.
    pub curve: Vec<Option<(f32, Color)>>,
    /// Whether it is a moment of truth, and in which colour.
    pub moment: Option<Color>,
    /// The colour of its score, if it has one.
    pub score: Option<Color>,
    /// The colour of its card's edge.
    pub card: Option<Color>,
}
