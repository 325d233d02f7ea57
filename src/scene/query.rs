//! Finding things in a scene: what is in sight, what is under the pointer, where an element is.

use super::{Block, Column, Lane, Role, Scene};
use crate::model::ElementId;
use kurbo::{Point, Rect, Vec2};
use std::sync::Arc;

/// A block and where its origin lies on the map.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The block's origin.
    pub origin: Point,
    /// What is drawn.
    pub block: Arc<Block>,
}

impl Placed {
    /// Around everything drawn, in map coordinates.
    pub fn bounds(&self) -> Rect {
        self.block.bounds + self.origin.to_vec2()
    }
}

/// What lies under a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The element.
    pub element: ElementId,
    /// What its group is.
    pub role: Role,
    /// The group's bounds in map coordinates.
    pub bounds: Rect,
}

impl Scene {
    /// The columns that may draw inside `x0 … x1`, as indices into [`Scene::columns`]. Curves
    /// reach into the next column and notes on ways straddle borders, so one more on both sides.
    pub fn columns_in(&self, x0: f64, x1: f64) -> std::ops::Range<usize> {
        let first = self.columns.partition_point(|column| column.x + column.width < x0);
        let last = self.columns.partition_point(|column| column.x <= x1);
        first.saturating_sub(1)..(last + 1).min(self.columns.len()).max(first)
    }

    /// The blocks of one column, placed, in painting order.
    pub fn cells_of<'a>(
        &'a self,
        column: &'a Column,
    ) -> impl Iterator<Item = (Point, &'a Arc<Block>)> {
        column.cells.iter().map(move |cell| {
            let y = self.rows.get(cell.row).map_or(0.0, |row| row.y);
            (Point::new(column.x + cell.dx, y + cell.dy), &cell.block)
        })
    }

    /// Every block, placed, in painting order.
    pub fn blocks(&self) -> impl Iterator<Item = (Point, &Arc<Block>)> {
        self.under
            .iter()
            .map(|p| (p.origin, &p.block))
            .chain(self.columns.iter().flat_map(|column| self.cells_of(column)))
            .chain(
                [&self.over, &self.left, &self.top, &self.frame]
                    .into_iter()
                    .flatten()
                    .map(|p| (p.origin, &p.block)),
            )
    }

    /// Every block, placed, in the order people read: title, phases and stages, lane names, then
    /// the journey touchpoint by touchpoint, ways across it, legend.
    pub fn reading_order(&self) -> impl Iterator<Item = (Point, &Arc<Block>)> {
        [&self.frame, &self.top, &self.left]
            .into_iter()
            .flatten()
            .map(|p| (p.origin, &p.block))
            .chain(self.columns.iter().flat_map(|column| self.cells_of(column)))
            .chain(self.over.iter().chain(&self.under).map(|p| (p.origin, &p.block)))
    }

    /// The topmost element under `point`.
    pub fn hit(&self, point: Point) -> Option<Hit> {
        let fixed = |list: &[Placed]| {
            list.iter().rev().find_map(|placed| hit_block(placed.origin, &placed.block, point))
        };
        fixed(&self.frame)
            .or_else(|| fixed(&self.top))
            .or_else(|| fixed(&self.left))
            .or_else(|| fixed(&self.over))
            .or_else(|| {
                let range = self.columns_in(point.x, point.x);
                self.columns[range].iter().rev().find_map(|column| {
                    let cells: Vec<_> = self.cells_of(column).collect();
                    cells
                        .into_iter()
                        .rev()
                        .find_map(|(origin, block)| hit_block(origin, block, point))
                })
            })
            .or_else(|| fixed(&self.under))
    }

    /// The cell of a touchpoint in a lane, whether something is drawn in it or not.
    pub fn cell(&self, touchpoint: ElementId, lane: Lane) -> Option<Rect> {
        let column = self.columns.iter().find(|column| column.touchpoint == Some(touchpoint))?;
        let mut rows = self.rows.iter().filter(|row| row.lane == lane);
        // Ways and the heat strip stand above the touchpoints, notes on ways below the others.
        let row = if lane == Lane::Touchpoints { rows.next_back() } else { rows.next() }?;
        Some(Rect::new(column.x, row.y, column.x + column.width, row.y + row.height))
    }

    /// The touchpoint and the lane whose cell lies under `point`.
    pub fn cell_at(&self, point: Point) -> Option<(ElementId, Lane)> {
        let row = self.rows.iter().find(|row| (row.y..row.y + row.height).contains(&point.y))?;
        let after = self.columns.partition_point(|column| column.x <= point.x);
        let column = self.columns.get(after.checked_sub(1)?)?;
        (point.x < column.x + column.width).then_some((column.touchpoint?, row.lane))
    }

    /// Where an element is drawn: bounds of its first group in reading order.
    pub fn place_of(&self, element: ElementId) -> Option<Rect> {
        let found = |(origin, block): (Point, &Arc<Block>)| {
            let group = block.groups.iter().find(|group| group.element == Some(element))?;
            Some(group.bounds + origin.to_vec2())
        };
        let fixed = |lists: [&[Placed]; 2]| {
            lists.into_iter().flatten().find_map(|placed| found((placed.origin, &placed.block)))
        };
        fixed([&self.frame, &self.top])
            .or_else(|| {
                let mut columns = self.columns.iter().filter(|column| column.may_show(element));
                columns.find_map(|column| self.cells_of(column).find_map(found))
            })
            .or_else(|| fixed([&self.over, &self.under]))
    }

    /// Where every element that `wanted` wants is drawn: the bounds of all their groups.
    pub fn places_of(&self, wanted: impl Fn(ElementId) -> bool) -> Vec<Rect> {
        let may_show = |column: &&Column| {
            column.touchpoint.is_some_and(&wanted) || column.elements.iter().any(|&id| wanted(id))
        };
        let fixed = [&self.frame, &self.top, &self.over, &self.under].into_iter().flatten();
        let fixed = fixed.map(|placed| (placed.origin, &placed.block));
        let columns = self.columns.iter().filter(may_show);
        fixed
            .chain(columns.flat_map(|column| self.cells_of(column)))
            .flat_map(|(origin, block)| {
                let groups = block.groups.iter();
                let groups = groups.filter(|group| group.element.is_some_and(&wanted));
                groups.map(move |group| group.bounds + origin.to_vec2())
            })
            .collect()
    }
}

fn hit_block(origin: Point, block: &Block, point: Point) -> Option<Hit> {
    let local = point - Vec2::new(origin.x, origin.y);
    if !block.bounds.contains(local) {
        return None;
    }
    block.groups.iter().rev().find_map(|group| {
        let element = group.element?;
        group.bounds.contains(local).then(|| Hit {
            element,
            role: group.role,
            bounds: group.bounds + origin.to_vec2(),
        })
    })
}
