//! Finding things in a scene: what is in sight, what is under the pointer, where an element is.

use super::{Block, Column, Group, IdFilter, Item, Lane, Role, Scene};
use crate::model::{ElementId, IdHash};
use kurbo::{BezPath, ParamCurveNearest, Point, Rect, Vec2};
use std::collections::HashSet;
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

    /// The smallest type of any text, in map units; `None` where there is none. This also paints
    /// what nobody has looked at yet.
    pub fn smallest_type(&self) -> Option<f32> {
        let items = self.blocks().flat_map(|(_, block)| &block.groups).flat_map(|it| &it.items);
        let sizes = items.filter_map(|item| match item {
            Item::Text(text) if !text.line.text.trim().is_empty() => Some(text.line.size),
            _ => None,
        });
        sizes.filter(|size| size.is_finite() && *size > 0.0).min_by(f32::total_cmp)
    }

    /// The topmost element under `point`; a way also where its line is as near as `reach`.
    pub fn hit(&self, point: Point, reach: f64) -> Option<Hit> {
        let fixed = |list: &[Placed]| {
            let mut topmost = list.iter().rev();
            topmost.find_map(|placed| hit_block(placed.origin, &placed.block, point, reach))
        };
        fixed(&self.frame)
            .or_else(|| fixed(&self.top))
            .or_else(|| fixed(&self.left))
            .or_else(|| fixed(&self.over))
            .or_else(|| {
                let range = self.columns_in(point.x, point.x);
                self.columns[range].iter().rev().find_map(|column| {
                    let cells: Vec<_> = self.cells_of(column).collect();
                    let mut topmost = cells.into_iter().rev();
                    topmost.find_map(|(origin, block)| hit_block(origin, block, point, reach))
                })
            })
            .or_else(|| fixed(&self.under))
    }

    /// The row of a lane's own cells, as an index into [`Self::rows`]: ways and the heat strip
    /// stand above the touchpoints, notes on ways below the others.
    pub(super) fn row_of(&self, lane: Lane) -> Option<usize> {
        let mut rows = (0..self.rows.len()).filter(|&row| self.rows[row].lane == lane);
        if lane == Lane::Touchpoints { rows.next_back() } else { rows.next() }
    }

    /// The cell of a touchpoint in a lane, whether something is drawn in it or not.
    pub fn cell(&self, touchpoint: ElementId, lane: Lane) -> Option<Rect> {
        let column = self.columns.iter().find(|column| column.touchpoint == Some(touchpoint))?;
        let row = self.rows.get(self.row_of(lane)?)?;
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
        self.group_of(element).map(|(origin, group)| group.bounds + origin.to_vec2())
    }

    /// What an element is drawn as: its first group in reading order, with the place of the
    /// group's coordinates on the map.
    pub fn group_of<'a>(&'a self, element: ElementId) -> Option<(Point, &'a Group)> {
        let fixed = |lists: [&'a [Placed]; 2]| {
            let mut placed = lists.into_iter().flatten();
            placed.find_map(|placed| Some((placed.origin, group_in(&placed.block, element)?)))
        };
        if let Some(found) = fixed([&self.frame, &self.top]) {
            return Some(found);
        }
        let columns = self.columns_with(element);
        let mut cells = columns.flat_map(|column| self.cells_of(column));
        cells
            .find_map(|(origin, block)| Some((origin, group_in(block, element)?)))
            .or_else(|| fixed([&self.over, &self.under]))
    }

    /// The columns in which an element may be drawn.
    fn columns_with(&self, element: ElementId) -> impl Iterator<Item = &Column> {
        let filter = IdFilter::of([&element]);
        let columns = self.columns.iter().filter(move |column| column.ids.may_share(filter));
        columns.filter(move |column| column.may_show(element))
    }

    /// Where these elements are drawn: the bounds of all their groups.
    pub fn places_of(&self, elements: &[ElementId]) -> Vec<Rect> {
        let filter = IdFilter::of(elements);
        let elements: HashSet<ElementId, IdHash> = elements.iter().copied().collect();
        let wanted = |id: ElementId| elements.contains(&id);
        let may_show = |column: &&Column| {
            column.ids.may_share(filter)
                && (column.touchpoint.is_some_and(wanted)
                    || column.elements.iter().any(|&id| wanted(id)))
        };
        let fixed = [&self.frame, &self.top, &self.over, &self.under].into_iter().flatten();
        let fixed = fixed.map(|placed| (placed.origin, &placed.block));
        let columns = self.columns.iter().filter(may_show);
        fixed
            .chain(columns.flat_map(|column| self.cells_of(column)))
            .flat_map(|(origin, block)| {
                let groups = block.groups.iter();
                let groups = groups.filter(|group| group.element.is_some_and(wanted));
                groups.map(move |group| group.bounds + origin.to_vec2())
            })
            .collect()
    }
}

fn group_in(block: &Block, element: ElementId) -> Option<&Group> {
    block.groups.iter().find(|group| group.element == Some(element))
}

fn hit_block(origin: Point, block: &Block, point: Point, reach: f64) -> Option<Hit> {
    let local = point - Vec2::new(origin.x, origin.y);
    if !block.bounds.inflate(reach, reach).contains(local) {
        return None;
    }
    block.groups.iter().rev().find_map(|group| {
        let element = group.element?;
        let on_line = || group.line.as_ref().is_some_and(|line| is_near(line, local, reach));
        (group.bounds.contains(local) || on_line()).then(|| Hit {
            element,
            role: group.role,
            bounds: group.bounds + origin.to_vec2(),
        })
    })
}

/// Whether a point is as near to a line as `reach`.
fn is_near(line: &BezPath, point: Point, reach: f64) -> bool {
    let near = |part: kurbo::PathSeg| part.nearest(point, 0.1).distance_sq <= reach * reach;
    reach > 0.0 && line.segments().any(near)
}
