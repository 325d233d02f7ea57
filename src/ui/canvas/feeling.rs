//! A point of an emotion curve in a hand.

use super::map::Eye;
use super::offer::valence_at;
use crate::app::OpenMap;
use crate::model::{ElementId, Journey, LinkKind, Valence};
use crate::scene::{Column, Role, Weight};
use crate::ui::icons;
use crate::ui::style::{color, font};
use crate::ui::widgets::Scope;
use egui::{Color32, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};
use kurbo::Point;

/// How many columns to look for the curve's next point.
const FAR: usize = 60;

/// Shows the point at the valence it would get, the curve through it, and the valence's name.
pub fn drag_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (touchpoint, persona, journey): (ElementId, Option<ElementId>, Journey),
    y: f64,
) {
    let scene = map.scene();
    let Some((axis, valence)) = scene.feelings.zip(valence_at(map, y)) else { return };
    let column = scene.columns.iter().position(|column| column.touchpoint == Some(touchpoint));
    let Some(column) = column else { return };
    let point = |column: &Column| point_of(map, column, persona, journey);
    let Some(own) = point(&scene.columns[column]) else { return };
    let ink = color(scope.look.theme.color.valence[valence as usize]);
    rule_ui(painter, scope, map, eye, (column, axis.y(valence.value())));
    let at = eye.place(Point::new(own.x, axis.y(valence.value())));
    let before = scene.columns[..column].iter().rev().take(FAR).find_map(&point);
    let after = scene.columns[column + 1..].iter().take(FAR).find_map(&point);
    for other in [before, after].into_iter().flatten() {
        let other = eye.place(other);
        let middle = f32::midpoint(at.x, other.x);
        let points = [at, pos2(middle, at.y), pos2(middle, other.y), other];
        let curve = egui::epaint::CubicBezierShape::from_points_stroke(
            points,
            false,
            Color32::TRANSPARENT,
            Stroke::new(2.4, ink),
        );
        let line = curve.flatten(Some(0.5));
        painter.extend(Shape::dashed_line(&line, Stroke::new(2.4, ink), 6.0, 5.0));
    }
    let radius = (15.0 * eye.camera.zoom as f32).clamp(9.0, 48.0);
    painter.circle_filled(at, radius + 4.0, scope.look.selection.gamma_multiply(0.22));
    painter.circle_filled(at, radius, scope.look.panel);
    icons::face(painter, at, radius, valence, ink);
    name_ui(painter, scope, at + vec2(radius + 12.0, 0.0), valence);
}

/// Where a column's point of a curve stands.
fn point_of(
    map: &OpenMap,
    column: &Column,
    persona: Option<ElementId>,
    journey: Journey,
) -> Option<Point> {
    let of_curve = |id: ElementId| {
        let emotion = map.document.element(id).and_then(|e| e.content.as_emotion());
        let of = map.document.target(id, LinkKind::Of);
        emotion.is_some_and(|emotion| emotion.journey == journey) && (of == persona || of.is_none())
    };
    map.scene().cells_of(column).find_map(|(origin, block)| {
        let mut groups = block.groups.iter().filter(|group| group.role == Role::Emotion);
        let group = groups.find(|group| group.element.is_some_and(of_curve))?;
        Some(group.bounds.center() + origin.to_vec2())
    })
}

/// The rule of the valence, across the column.
fn rule_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (column, y): (usize, f64),
) {
    let column = &map.scene().columns[column];
    let ends = [column.x, column.x + column.width].map(|x| eye.place(Point::new(x, y)));
    painter.line_segment(ends, Stroke::new(1.5, scope.look.selection.gamma_multiply(0.6)));
}

/// A valence's figure and name beside its face.
fn name_ui(painter: &Painter, scope: &Scope<'_>, at: egui::Pos2, valence: Valence) {
    let (look, texts) = (scope.look, scope.app.texts());
    let figure = texts.signed(f64::from(valence.value()), 0);
    let text = format!("{figure} · {}", texts.word(valence));
    let letters = font(Weight::SemiBold, 13.0 * look.scale);
    let ink = color(look.theme.color.valence_text[valence as usize]);
    let galley = painter.layout_no_wrap(text, letters, ink);
    let size = galley.size() + vec2(20.0, 10.0);
    let card = Rect::from_min_size(at - vec2(0.0, size.y / 2.0), size);
    painter.add(look.shadow(12).as_shape(card, egui::CornerRadius::same(7)));
    painter.rect(card, 7, look.panel, Stroke::new(1.0, look.line), StrokeKind::Inside);
    painter.galley(card.center() - galley.size() / 2.0, galley, ink);
}
