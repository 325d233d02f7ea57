//! What lies under the pointer, and what a hand can do there.

use super::brush::{CARDS_FROM, NOTES_FROM};
use super::map::Eye;
use super::sticky;
use crate::app::OpenMap;
use crate::model::{ElementId, Phase};
use crate::scene::{Column, Hit, Lane, Role, Scene};
use egui::{Pos2, pos2};
use kurbo::{Point, Rect};

/// How near a way's line is meant, in points.
pub const REACH: f64 = 6.0;
/// Half the width of a border between two stages, in points.
const BORDER: f64 = 5.0;
/// Radius of the handle at a card's edge, in points.
pub const HANDLE: f32 = 8.0;

/// What lies under the pointer.
#[derive(Debug, Clone, PartialEq)]
pub enum Spot {
    /// An element.
    Element(Hit),
    /// The handle at a card's edge from which a way is drawn: at its right edge, where the way
    /// leaves, or at its left one, where it arrives.
    Handle {
        /// The card's touchpoint.
        touchpoint: ElementId,
        /// Whether the way leaves there.
        leaves: bool,
    },
    /// The border between two stages.
    Border {
        /// The stage before it.
        left: ElementId,
        /// The stage after it.
        right: ElementId,
    },
    /// A lane's name.
    LaneName(Lane),
    /// A cell in which nothing is drawn.
    Cell {
        /// The touchpoint.
        touchpoint: ElementId,
        /// The lane.
        lane: Lane,
        /// Where, on the map.
        place: Rect,
    },
    /// A phase's bar.
    Phase(Phase),
    /// The desk, or paper on which nothing is drawn.
    Paper,
}

/// How far `points` on the screen are on the map.
pub fn reach(eye: &Eye, points: f64) -> f64 {
    points / eye.camera.zoom
}

/// What lies under a point of the screen.
pub fn spot(map: &OpenMap, eye: &Eye, at: Pos2) -> Spot {
    let scene = map.scene();
    let point = eye.map(sticky::original(scene, eye, at));
    if let Some(lane) = sticky::lane_name_at(scene, eye, at) {
        return Spot::LaneName(lane);
    }
    if (scene.header.y0..scene.header.y1).contains(&point.y) {
        return header_spot(map, eye, point);
    }
    if let Some((touchpoint, leaves)) = handle_at(scene, eye, at) {
        return Spot::Handle { touchpoint, leaves };
    }
    if let Some(hit) = scene.hit(point, reach(eye, REACH)) {
        return Spot::Element(hit);
    }
    match scene.empty_cell_at(point).filter(|_| eye.camera.zoom >= CARDS_FROM) {
        Some((touchpoint, lane, place)) => Spot::Cell { touchpoint, lane, place },
        None => Spot::Paper,
    }
}

/// What of the header lies under a point of the map.
fn header_spot(map: &OpenMap, eye: &Eye, point: Point) -> Spot {
    let scene = map.scene();
    let near = reach(eye, BORDER);
    let mut before = None;
    for bar in scene.bars() {
        let level = (bar.place.y0..bar.place.y1).contains(&point.y);
        if let Some((left, edge)) = before.replace((bar.stage, bar.place.x1))
            && level
            && (point.x - f64::midpoint(edge, bar.place.x0)).abs()
                <= near.max((bar.place.x0 - edge) / 2.0)
        {
            return Spot::Border { left, right: bar.stage };
        }
    }
    if let Some(hit) = scene.hit(point, 0.0).filter(|hit| hit.role == Role::Stage) {
        return Spot::Element(hit);
    }
    match scene.phase_bars().position(|bar| bar.contains(point)) {
        Some(index) => phase_of(map, point.x, index).map_or(Spot::Paper, Spot::Phase),
        None => Spot::Paper,
    }
}

/// The phase whose bar lies over `x`; the bar at `index` of a map without stages.
pub fn phase_of(map: &OpenMap, x: f64, index: usize) -> Option<Phase> {
    match map.scene().bar_at(x) {
        Some(bar) => Some(map.document.element(bar.stage)?.content.as_stage()?.phase),
        None => Phase::ALL.get(index).copied(),
    }
}

/// Where the handles of a column's card are on the screen: for ways that arrive and for ways that
/// leave. `None` where there is no card, or a small one.
pub fn handles(scene: &Scene, eye: &Eye, column: &Column) -> Option<[Pos2; 2]> {
    if eye.camera.zoom < NOTES_FROM {
        return None;
    }
    let card = eye.place_rect(scene.card(column)?);
    let y = card.center().y;
    Some([pos2(card.left(), y), pos2(card.right(), y)])
}

/// The handle under a point of the screen.
fn handle_at(scene: &Scene, eye: &Eye, at: Pos2) -> Option<(ElementId, bool)> {
    let point = eye.map(at);
    let (lane, _) = scene.lane_at(point.y)?;
    if lane != Lane::Touchpoints {
        return None;
    }
    let near = reach(eye, f64::from(HANDLE));
    let columns = &scene.columns[scene.columns_in(point.x - near, point.x + near)];
    columns.iter().find_map(|column| {
        let handles = handles(scene, eye, column)?;
        let index = handles.iter().position(|handle| handle.distance(at) <= HANDLE)?;
        Some((column.touchpoint?, index == 1))
    })
}
