//! A part of a map as a picture of its own.

use super::{Placed, Scene};
use kurbo::{Rect, Vec2};

impl Scene {
    /// The picture of what lies inside `area`.
    #[must_use]
    pub fn part(&self, area: Rect) -> Self {
        let by = area.origin().to_vec2();
        let columns = &self.columns[self.columns_in(area.x0, area.x1)];
        let columns = columns.iter().cloned().map(|mut column| {
            column.x -= by.x;
            column
        });
        let rows = self.rows.iter().cloned().map(|mut row| {
            row.y -= by.y;
            row
        });
        Self {
            size: area.size(),
            under: moved(&self.under, area, by),
            rows: rows.collect(),
            columns: columns.collect(),
            over: moved(&self.over, area, by),
            left: moved(&self.left, area, by),
            top: moved(&self.top, area, by),
            frame: moved(&self.frame, area, by),
            body: self.body - by,
            header: self.header - by,
            feelings: self.feelings.map(|mut axis| {
                axis.zero -= by.y;
                axis
            }),
            ..self.clone()
        }
    }
}

/// The blocks that touch `area`, moved back `by` that much.
fn moved(list: &[Placed], area: Rect, by: Vec2) -> Vec<Placed> {
    let touches = |placed: &&Placed| {
        let bounds = placed.bounds();
        bounds.x0 <= area.x1 && area.x0 <= bounds.x1 && bounds.y0 <= area.y1 && area.y0 <= bounds.y1
    };
    let back = |placed: &Placed| Placed { origin: placed.origin - by, block: placed.block.clone() };
    list.iter().filter(touches).map(back).collect()
}
