//! Where things could be put: stages, columns and lanes by their places.

use super::{Column, Lane, Role, Scene};
use crate::model::ElementId;
use kurbo::{Point, Rect};

/// A stage's bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// The stage.
    pub stage: ElementId,
    /// Where it is drawn.
    pub place: Rect,
}

impl Scene {
    /// The stages' bars from left to right.
    pub fn bars(&self) -> impl DoubleEndedIterator<Item = Bar> {
        self.top.iter().flat_map(|placed| {
            let groups = placed.block.groups.iter().filter(|group| group.role == Role::Stage);
            groups.filter_map(|group| {
                let place = group.bounds + placed.origin.to_vec2();
                Some(Bar { stage: group.element?, place })
            })
        })
    }

    /// The bars of phases from left to right.
    pub fn phase_bars(&self) -> impl Iterator<Item = Rect> {
        self.top.iter().flat_map(|placed| {
            let groups = placed.block.groups.iter().filter(|group| group.role == Role::Phase);
            groups.map(|group| group.bounds + placed.origin.to_vec2())
        })
    }

    /// The stage whose columns lie at `x`, or nearest to it.
    pub fn bar_at(&self, x: f64) -> Option<Bar> {
        let off = |bar: &Bar| (bar.place.x0 - x).max(x - bar.place.x1).max(0.0);
        self.bars().min_by(|a, b| off(a).total_cmp(&off(b)))
    }

    /// The column at `x`, or the first or last one; its place in [`Self::columns`], too.
    pub fn column_at(&self, x: f64) -> Option<(usize, &Column)> {
        let after = self.columns.partition_point(|column| column.x <= x);
        let index = after.saturating_sub(1);
        self.columns.get(index).map(|column| (index, column))
    }

    /// The row of the touchpoints' cards, across the columns.
    pub fn cards_place(&self) -> Option<Rect> {
        let row = self.rows.get(self.row_of(Lane::Touchpoints)?)?;
        Some(Rect::new(self.body.x0, row.y, self.body.x1, row.y + row.height))
    }

    /// Where the card of a column's touchpoint is drawn.
    pub fn card(&self, column: &Column) -> Option<Rect> {
        let touchpoint = column.touchpoint?;
        self.cells_of(column).find_map(|(origin, block)| {
            let mut groups = block.groups.iter();
            let card = groups.find(|group| group.element == Some(touchpoint))?;
            (card.role == Role::Touchpoint).then(|| card.bounds + origin.to_vec2())
        })
    }

    /// The column of a touchpoint.
    pub fn column_of(&self, touchpoint: ElementId) -> Option<&Column> {
        self.columns.iter().find(|column| column.touchpoint == Some(touchpoint))
    }

    /// The lane at `y` with the place of all its rows, across the columns.
    pub fn lane_at(&self, y: f64) -> Option<(Lane, Rect)> {
        let row = self.rows.iter().find(|row| (row.y..row.y + row.height).contains(&y))?;
        Some((row.lane, self.lane_place(row.lane)?))
    }

    /// The place of all rows of a lane, across the columns.
    pub fn lane_place(&self, lane: Lane) -> Option<Rect> {
        let rows = self.rows.iter().filter(|row| row.lane == lane);
        let places =
            rows.map(|row| Rect::new(self.body.x0, row.y, self.body.x1, row.y + row.height));
        places.reduce(|all, row| all.union(row))
    }

    /// The touchpoint and the lane whose own cell lies under `point` with nothing drawn in it.
    pub fn empty_cell_at(&self, point: Point) -> Option<(ElementId, Lane, Rect)> {
        let (touchpoint, lane) = self.cell_at(point)?;
        let place = self.cell(touchpoint, lane).filter(|place| place.contains(point))?;
        let column = self.column_of(touchpoint)?;
        let row = self.row_of(lane)?;
        let empty = column.cells.iter().all(|cell| cell.row != row);
        empty.then_some((touchpoint, lane, place))
    }
}
