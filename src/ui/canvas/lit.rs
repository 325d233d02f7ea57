//! Lights what something held may be let go on.

use super::brush::CARDS_FROM;
use super::drag::{Drag, Mark};
use super::map::{Eye, overlaps};
use crate::app::OpenMap;
use crate::model::{ElementId, ElementKind};
use crate::scene::{Group, Item, Role};
use crate::ui::widgets::Scope;
use egui::{Painter, Pos2, Shape, Stroke, StrokeKind, vec2};
use kurbo::{BezPath, PathEl, Point};

/// A group with the place of its coordinates on the map.
pub type Found<'a> = (Point, &'a Group);

/// The elements in sight that the held thing may be let go on, and the one it would be.
pub fn targets<'a>(
    map: &'a OpenMap,
    eye: &Eye,
    drag: &Drag,
    mark: Option<&Mark>,
) -> Vec<Found<'a>> {
    if !matches!(drag, Drag::Way { .. } | Drag::Notes(..) | Drag::New(_) | Drag::Idea(_)) {
        return Vec::new();
    }
    in_sight(map, eye, |id, group| {
        let card = map.document.kind(id) != Some(ElementKind::Touchpoint)
            || group.role == Role::Touchpoint;
        card && (drag.may_land_on(map, id) || chosen(mark) == Some(id))
    })
}

/// The element that would be let go on.
fn chosen(mark: Option<&Mark>) -> Option<ElementId> {
    match mark {
        Some(Mark::Element(element)) => Some(*element),
        _ => None,
    }
}

/// Lights targets, the chosen one more strongly.
pub fn lit_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    eye: &Eye,
    targets: &[Found<'_>],
    mark: Option<&Mark>,
) {
    let ink = scope.look.selection;
    for &(origin, group) in targets {
        let strong = group.element.is_some() && group.element == chosen(mark);
        let color = if strong { ink } else { ink.gamma_multiply(0.4) };
        if let Some(line) = &group.line {
            let width = if strong { 4.5 } else { 3.0 };
            painter.extend(stroked(eye, origin, line, Stroke::new(width, color)));
            continue;
        }
        let rect = eye.place_rect(group.bounds + origin.to_vec2());
        let radius = ((10.0 * eye.camera.zoom) as f32).clamp(2.0, 16.0).round() as u8;
        if strong {
            painter.rect_filled(rect, radius, ink.gamma_multiply(0.1));
        }
        let stroke = Stroke::new(if strong { 2.5 } else { 1.5 }, color);
        painter.rect_stroke(rect.expand(2.0), radius, stroke, StrokeKind::Outside);
    }
}

/// Shows a chosen way through what is held: an arrow between two cards is smaller than a note.
pub fn chosen_way_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    eye: &Eye,
    targets: &[Found<'_>],
    mark: Option<&Mark>,
) {
    let ink = scope.look.selection;
    let way = |(_, group): &&Found<'_>| {
        group.element.is_some() && group.element == chosen(mark) && group.line.is_some()
    };
    let Some(&(origin, group)) = targets.iter().find(way) else { return };
    let Some(line) = &group.line else { return };
    if !is_worded(group) {
        let rect = eye.place_rect(group.bounds + origin.to_vec2()).expand2(vec2(5.0, 10.0));
        painter.rect_filled(rect, 9, scope.look.panel);
        painter.rect(rect, 9, ink.gamma_multiply(0.16), Stroke::new(2.0, ink), StrokeKind::Inside);
    }
    painter.extend(stroked(eye, origin, line, Stroke::new(4.5, ink)));
}

/// Whether words stand on a way's line.
pub fn is_worded(group: &Group) -> bool {
    group.line.is_some() && group.items.iter().any(|item| matches!(item, Item::Text(_)))
}

/// The words of a way with the paper behind them, to be painted once more over its line.
pub fn words(group: &Group) -> Group {
    let is_word = |item: &&Item| matches!(item, Item::Text(_) | Item::Rect(_));
    Group { items: group.items.iter().filter(is_word).cloned().collect(), ..group.clone() }
}

/// The groups in sight that `wanted` wants.
pub fn in_sight<'a>(
    map: &'a OpenMap,
    eye: &Eye,
    wanted: impl Fn(ElementId, &Group) -> bool,
) -> Vec<Found<'a>> {
    if eye.camera.zoom < CARDS_FROM {
        return Vec::new();
    }
    let (scene, sees) = (map.scene(), eye.sees());
    let cells = scene.columns[scene.columns_in(sees.x0, sees.x1)].iter();
    let cells = cells.flat_map(|column| scene.cells_of(column));
    let over = scene.over.iter().map(|placed| (placed.origin, &placed.block));
    let mut found = Vec::new();
    for (origin, block) in cells.chain(over) {
        if overlaps(block.bounds + origin.to_vec2(), sees) {
            let groups = block.groups.iter();
            let wanted = groups.filter(|group| group.element.is_some_and(|id| wanted(id, group)));
            found.extend(wanted.map(|group| (origin, group)));
        }
    }
    found
}

/// A way's line on the screen.
pub fn stroked(eye: &Eye, origin: Point, line: &BezPath, stroke: Stroke) -> Vec<Shape> {
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
