//! A slice of a picture that is too high for one page.

use super::{Block, Group, Item, Placed, Row, Scene};
use kurbo::{Point, Rect, Shape, Size, Vec2};
use std::sync::Arc;

impl Scene {
    /// The picture of what stands from `y0` to `y1` in the columns, below the header that the whole
    /// has. Lines of text belong to the slice their baseline lies in, surfaces are cut, everything
    /// else belongs to the slice its middle lies in.
    #[must_use]
    pub fn slice(&self, y0: f64, y1: f64) -> Self {
        let up = Vec2::new(0.0, y0 - self.body.y0);
        let sliced = |(origin, block): (Point, &Arc<Block>)| {
            let block = slice_block(block, y0 - origin.y, y1 - origin.y)?;
            Some(Placed { origin: origin - up, block: Arc::new(block) })
        };
        let placed = |list: &[Placed]| -> Vec<Placed> {
            list.iter().filter_map(|it| sliced((it.origin, &it.block))).collect()
        };
        let cells = self.columns.iter().flat_map(|column| self.cells_of(column));
        let mut under = placed(&self.under);
        under.extend(cells.filter_map(sliced));
        let row = |row: &Row| {
            let (top, bottom) = (row.y.max(y0), (row.y + row.height).min(y1));
            (bottom > top).then(|| Row { y: top - up.y, height: bottom - top, ..row.clone() })
        };
        Self {
            size: Size::new(self.size.width, self.size.height - self.body.height() + (y1 - y0)),
            under,
            rows: self.rows.iter().filter_map(row).collect(),
            columns: Vec::new(),
            over: placed(&self.over),
            left: placed(&self.left),
            body: Rect { y1: self.body.y0 + (y1 - y0), ..self.body },
            feelings: None,
            ..self.clone()
        }
    }
}

/// What of a block stands between two heights; `None` where that is nothing.
fn slice_block(block: &Block, y0: f64, y1: f64) -> Option<Block> {
    let group = |group: &Group| {
        let items: Vec<Item> = group.items.iter().filter_map(|item| slice(item, y0, y1)).collect();
        let bounds = cut(group.bounds, y0, y1);
        (!items.is_empty()).then(|| Group { bounds, items, ..group.clone() })
    };
    let groups: Vec<Group> = block.groups.iter().filter_map(group).collect();
    (!groups.is_empty()).then(|| Block { groups, bounds: cut(block.bounds, y0, y1) })
}

fn slice(item: &Item, y0: f64, y1: f64) -> Option<Item> {
    let inside = |y: f64| (y0..y1).contains(&y);
    match item {
        Item::Text(text) => inside(text.origin.y).then(|| item.clone()),
        Item::Rect(rect) => {
            let shown = cut(rect.rect, y0, y1);
            (shown.height() > 0.0).then(|| {
                let mut rect = rect.clone();
                rect.rect = shown;
                Item::Rect(rect)
            })
        }
        Item::Path(path) => inside(path.path.bounding_box().center().y).then(|| item.clone()),
        Item::Image(image) => inside(image.rect.center().y).then(|| item.clone()),
    }
}

/// What of a rectangle lies between two heights.
fn cut(rect: Rect, y0: f64, y1: f64) -> Rect {
    Rect { y0: rect.y0.clamp(y0, y1), y1: rect.y1.clamp(y0, y1), ..rect }
}
