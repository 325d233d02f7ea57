//! Lights what something held may be let go on.

use super::brush::CARDS_FROM;
use super::drag::{Drag, Mark};
use super::map::{Eye, overlaps};
use crate::app::OpenMap;
use crate::model::{ElementId, ElementKind};
use crate::scene::{Group, Role};
use crate::ui::widgets::Scope;
use egui::{Painter, Pos2, Shape, Stroke, StrokeKind};
use kurbo::{BezPath, PathEl, Point, Rect};
use std::sync::Arc;

/// A line of a way with the place of its coordinates on the map.
type Line = (Point, Arc<BezPath>);

/// Lights every element in sight that the held thing may be let go on, and more strongly the one
/// it would be.
pub fn lit_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    drag: &Drag,
    mark: Option<&Mark>,
) {
    if !matches!(drag, Drag::Way { .. } | Drag::Notes(..) | Drag::New(_) | Drag::Idea(_)) {
        return;
    }
    let chosen = match mark {
        Some(Mark::Element(element)) => Some(*element),
        _ => None,
    };
    let may = |id: ElementId, group: &Group| {
        let card = map.document.kind(id) != Some(ElementKind::Touchpoint)
            || group.role == Role::Touchpoint;
        card && (drag.may_land_on(map, id) || chosen == Some(id))
    };
    let ink = scope.look.selection;
    for ((place, line), id) in with_ids(map, eye, may) {
        let strong = chosen == Some(id);
        let color = if strong { ink } else { ink.gamma_multiply(0.4) };
        if let Some(line) = line {
            let width = if strong { 4.5 } else { 3.0 };
            painter.extend(stroked(eye, &line, Stroke::new(width, color)));
            continue;
        }
        let rect = eye.place_rect(place);
        let radius = ((10.0 * eye.camera.zoom) as f32).clamp(2.0, 16.0).round() as u8;
        if strong {
            painter.rect_filled(rect, radius, ink.gamma_multiply(0.1));
        }
        let width = if strong { 2.5 } else { 1.5 };
        let stroke = Stroke::new(width, color);
        painter.rect_stroke(rect.expand(2.0), radius, stroke, StrokeKind::Outside);
    }
}

/// The places in sight of the groups that `wanted` wants, with the lines of ways.
pub fn outlined(
    map: &OpenMap,
    eye: &Eye,
    wanted: impl Fn(ElementId, &Group) -> bool,
) -> Vec<(Rect, Option<Line>)> {
    with_ids(map, eye, wanted).into_iter().map(|(found, _)| found).collect()
}

fn with_ids(
    map: &OpenMap,
    eye: &Eye,
    wanted: impl Fn(ElementId, &Group) -> bool,
) -> Vec<((Rect, Option<Line>), ElementId)> {
    if eye.camera.zoom < CARDS_FROM {
        return Vec::new();
    }
    let (scene, sees) = (map.scene(), eye.sees());
    let cells = scene.columns[scene.columns_in(sees.x0, sees.x1)].iter();
    let cells = cells.flat_map(|column| scene.cells_of(column));
    let over = scene.over.iter().map(|placed| (placed.origin, &placed.block));
    let mut found = Vec::new();
    for (origin, block) in cells.chain(over) {
        if !overlaps(block.bounds + origin.to_vec2(), sees) {
            continue;
        }
        for group in &block.groups {
            if let Some(id) = group.element.filter(|&id| wanted(id, group)) {
                let line = group.line.clone().map(|line| (origin, line));
                found.push(((group.bounds + origin.to_vec2(), line), id));
            }
        }
    }
    found
}

/// A way's line on the screen.
pub fn stroked(eye: &Eye, (origin, line): &Line, stroke: Stroke) -> Vec<Shape> {
    let mut parts: Vec<Vec<Pos2>> = Vec::new();
    let tolerance = 0.3 / eye.camera.zoom;
    kurbo::flatten(line.iter(), tolerance, |element| match element {
        PathEl::MoveTo(point) => parts.push(vec![eye.place(point + origin.to_vec2())]),
        PathEl::LineTo(point) => {
            if let Some(part) = parts.last_mut() {
                part.push(eye.place(point + origin.to_vec2()));
            }
        }
        _ => {}
    });
    parts.into_iter().map(|part| Shape::line(part, stroke)).collect()
}
