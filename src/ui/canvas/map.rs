//! Paints the part of a scene that is in sight: culled, with less detail from far.

use super::brush::{Brush, CARDS_FROM};
use super::far::{Far, far};
use super::sticky;
use crate::app::Camera;
use crate::scene::{Block, Placed, Scene};
use egui::{Pos2, Rect, pos2};
use kurbo::Point;
use std::sync::Arc;

/// Where the canvas is and what it shows.
#[derive(Debug, Clone, Copy)]
pub struct Eye {
    /// The canvas on the screen.
    pub canvas: Rect,
    /// What part of the map it shows.
    pub camera: Camera,
}

impl Eye {
    /// A map point on the screen: exact in 64 bits, rounded only at the end.
    pub fn place(&self, point: Point) -> Pos2 {
        let at = self.camera.to_canvas(point);
        self.canvas.min + egui::vec2(at.x as f32, at.y as f32)
    }

    /// A part of the map on the screen. Far corners are cut off near the canvas, so that no
    /// precision is lost on maps of millions of units.
    pub fn place_rect(&self, rect: kurbo::Rect) -> Rect {
        let near = self.sees().inflate(4_000.0 / self.camera.zoom, 4_000.0 / self.camera.zoom);
        let clamp = |v: f64, low: f64, high: f64| v.clamp(low, high);
        let corner = |x: f64, y: f64| {
            self.place(Point::new(clamp(x, near.x0, near.x1), clamp(y, near.y0, near.y1)))
        };
        Rect::from_min_max(corner(rect.x0, rect.y0), corner(rect.x1, rect.y1))
    }

    /// A screen point on the map.
    pub fn map(&self, at: Pos2) -> Point {
        let off = at - self.canvas.min;
        self.camera.to_map(Point::new(f64::from(off.x), f64::from(off.y)))
    }

    /// The part of the map in sight.
    pub fn sees(&self) -> kurbo::Rect {
        let size = kurbo::Size::new(
            f64::from(self.canvas.width().max(0.0)),
            f64::from(self.canvas.height().max(0.0)),
        );
        self.camera.sees(size)
    }
}

/// Paints the scene without its paper.
pub fn paint(brush: &mut Brush<'_>, scene: &Scene, eye: &Eye, glimpses: &Far) {
    fixed(brush, &scene.under, eye);
    if brush.zoom() < CARDS_FROM {
        far(brush, scene, eye, glimpses);
    } else {
        near(brush, scene, eye);
    }
    fixed(brush, &scene.over, eye);
    fixed(brush, &scene.top, eye);
    fixed(brush, &scene.frame, eye);
    sticky::paint(brush, scene, eye);
}

/// Paints placed blocks that are in sight. Of blocks narrower than a point only one in each point
/// is painted: more could not be seen.
pub fn fixed(brush: &mut Brush<'_>, list: &[Placed], eye: &Eye) {
    let sees = eye.sees();
    let mut last = f64::NEG_INFINITY;
    for placed in list {
        let bounds = placed.bounds();
        if !overlaps(bounds, sees) {
            continue;
        }
        let width = bounds.width() * brush.zoom();
        let x = bounds.x0 * brush.zoom();
        if width < 1.0 && bounds.height() * brush.zoom() < 80.0 {
            if (x - last).abs() < 1.0 {
                continue;
            }
            last = x;
        }
        block(brush, &placed.block, placed.origin, eye);
    }
}

/// Whether two areas touch; lines of no height count.
pub fn overlaps(a: kurbo::Rect, b: kurbo::Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

fn block(brush: &mut Brush<'_>, block: &Arc<Block>, origin: Point, eye: &Eye) {
    brush.block(block, eye.place(origin));
}

/// The columns in sight, block by block.
fn near(brush: &mut Brush<'_>, scene: &Scene, eye: &Eye) {
    let sees = eye.sees();
    for column in &scene.columns[scene.columns_in(sees.x0, sees.x1)] {
        for (origin, cell) in scene.cells_of(column) {
            if overlaps(cell.bounds + origin.to_vec2(), sees) {
                block(brush, cell, origin, eye);
            }
        }
    }
}

/// The part of the canvas that is paper.
pub fn paper(scene: &Scene, eye: &Eye) -> Rect {
    let whole = kurbo::Rect::from_origin_size(Point::ZERO, scene.size);
    let rect = eye.place_rect(whole);
    let keep = eye.canvas.expand(64.0);
    Rect::from_min_max(
        pos2(rect.left().max(keep.left()), rect.top().max(keep.top())),
        pos2(rect.right().min(keep.right()), rect.bottom().min(keep.bottom())),
    )
}
