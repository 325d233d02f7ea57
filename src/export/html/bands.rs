//! Lanes as bands across the map, for a viewer that can close them: what lies in which band.

use crate::scene::{Block, Item, Lane, Scene};
use kurbo::{Rect, Shape};
use std::sync::Arc;

/// The number of a lane, the same in all pictures of a page.
pub(super) const fn number(lane: Lane) -> u64 {
    lane as u64
}

/// How far something may stick out of the band it belongs to.
const TOLERANCE: f64 = 6.0;

/// A lane's rows, which follow each other.
pub(super) struct Band {
    /// The lane.
    pub(super) lane: Lane,
    /// Its name in the scene's language.
    pub(super) name: Arc<str>,
    /// Top and bottom edge.
    pub(super) y: (f64, f64),
}

/// The bands of one picture from top to bottom.
pub(super) struct Bands(pub(super) Vec<Band>);

/// Where something stands, in whole bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Above all bands.
    Above,
    /// In the band of a lane.
    In(Lane),
    /// Across several, from the first to the last.
    Across(Lane, Lane),
    /// Below all bands.
    Below,
}

impl Bands {
    /// The bands of a scene.
    pub(super) fn of(scene: &Scene) -> Self {
        let mut bands: Vec<Band> = Vec::new();
        for row in &scene.rows {
            let end = row.y + row.height;
            match bands.last_mut() {
                Some(band) if band.lane == row.lane => band.y.1 = band.y.1.max(end),
                _ => bands.push(Band { lane: row.lane, name: row.name.clone(), y: (row.y, end) }),
            }
        }
        Self(bands)
    }

    /// The place of what reaches from `y0` to `y1` on the map.
    pub(super) fn place(&self, y0: f64, y1: f64) -> Place {
        let Self(bands) = self;
        let (Some(first), Some(last)) = (bands.first(), bands.last()) else {
            return Place::Above;
        };
        let middle = f64::midpoint(y0, y1);
        let shares = |band: &Band| y1.min(band.y.1) - y0.max(band.y.0) > TOLERANCE;
        let mut shared = bands.iter().filter(|band| shares(band));
        match (shared.next(), shared.next_back()) {
            (Some(from), Some(to)) => Place::Across(from.lane, to.lane),
            _ if middle <= first.y.0 => Place::Above,
            _ if middle > last.y.1 => Place::Below,
            // On a border: of what lies above it.
            _ => Place::In(bands.iter().find(|band| middle <= band.y.1).unwrap_or(first).lane),
        }
    }
}

/// Around a block's items, in its own coordinates; `None` where nothing is drawn.
pub(super) fn around(block: &Block) -> Option<Rect> {
    let items = block.groups.iter().flat_map(|group| &group.items);
    items.map(extent).reduce(|all, item| all.union(item))
}

/// Around an item.
pub(super) fn extent(item: &Item) -> Rect {
    match item {
        Item::Rect(item) => item.rect,
        Item::Path(item) => item.path.bounding_box(),
        Item::Image(item) => item.rect,
        Item::Text(item) => {
            let size = f64::from(item.line.size);
            let (x, y) = (item.origin.x, item.origin.y);
            Rect::new(x, y - 0.8 * size, x + f64::from(item.line.width), y + 0.2 * size)
        }
    }
}
