//! Stages and their borders in a hand.

use super::drag::Mark;
use super::ghost::insertion;
use super::map::Eye;
use super::sticky;
use crate::app::OpenMap;
use crate::model::{ElementId, Phase};
use crate::scene::Weight;
use crate::ui::style::{color, font};
use crate::ui::widgets::Scope;
use egui::{Align2, CornerRadius, Painter, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};
use kurbo::Point;

/// Lights the bar of the stage that would get something.
pub fn lit_ui(painter: &Painter, scope: &Scope<'_>, map: &OpenMap, eye: &Eye, bar: kurbo::Rect) {
    let ink = scope.look.selection;
    let rect = sticky::header_place(map.scene(), eye, bar);
    painter.rect_filled(rect, 6, ink.gamma_multiply(0.14));
    painter.rect_stroke(rect, 6, Stroke::new(2.0, ink), StrokeKind::Inside);
}

/// The name and the phase of a stage.
fn stage(map: &OpenMap, id: ElementId) -> Option<(&str, Phase)> {
    let stage = map.document.element(id)?.content.as_stage()?;
    Some((&stage.name, stage.phase))
}

/// A stage's bar at another place.
fn bar_ui(painter: &Painter, scope: &Scope<'_>, map: &OpenMap, id: ElementId, rect: Rect) {
    let Some((name, phase)) = stage(map, id) else { return };
    let phase = &scope.look.theme.color.phases[phase as usize];
    painter.rect_filled(rect, 6, color(phase.soft));
    painter.rect_stroke(rect, 6, Stroke::new(1.5, scope.look.selection), StrokeKind::Inside);
    let size = (rect.height() * 0.46).clamp(9.0, 20.0);
    let letters = font(Weight::SemiBold, size);
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    inside.text(rect.center(), Align2::CENTER_CENTER, name, letters, color(phase.text));
}

/// Stages in the hand, and the gap they would fall into.
pub fn stages_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (moved, mark): (&[ElementId], Option<&Mark>),
    by: Vec2,
) {
    let scene = map.scene();
    let veil = color(scene.paper).gamma_multiply(0.62);
    let bars: Vec<_> = scene.bars().filter(|bar| moved.contains(&bar.stage)).collect();
    for bar in &bars {
        painter.rect_filled(sticky::header_place(scene, eye, bar.place), 6, veil);
    }
    if let Some(Mark::Stages { x, bar }) = mark {
        let row = sticky::header_place(scene, eye, *bar);
        let x = eye.place(Point::new(*x, 0.0)).x;
        let bottom = eye.place(Point::new(0.0, scene.body.y1)).y;
        let faint = Stroke::new(1.5, scope.look.selection.gamma_multiply(0.35));
        painter.line_segment([pos2(x, row.bottom()), pos2(x, bottom)], faint);
        let ends = [pos2(x, row.top() - 4.0), pos2(x, row.bottom() + 4.0)];
        insertion(painter, ends, scope.look.selection);
        // The phase that would get them, by its own colour.
        painter.rect_filled(row, 6, scope.look.selection.gamma_multiply(0.1));
    }
    let mut painter = painter.clone();
    painter.multiply_opacity(0.9);
    for bar in &bars {
        let rect = sticky::header_place(scene, eye, bar.place)
            .translate(vec2(by.x, (by.y - 4.0).clamp(-30.0, 30.0)));
        painter.add(scope.look.shadow(18).as_shape(rect, CornerRadius::same(6)));
        bar_ui(&painter, scope, map, bar.stage, rect);
    }
}

/// Two stages as they would be with the border between them elsewhere.
pub fn border_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (left, right): (ElementId, ElementId),
    mark: Option<&Mark>,
) {
    let scene = map.scene();
    let place = |stage| {
        let bar = scene.bars().find(|bar| bar.stage == stage)?;
        Some(sticky::header_place(scene, eye, bar.place))
    };
    let Some((before, after)) = place(left).zip(place(right)) else { return };
    let gap = (after.left() - before.right()) / 2.0;
    let x = match mark {
        Some(Mark::Border { x }) => eye.place(Point::new(*x, 0.0)).x,
        _ => before.right() + gap,
    };
    painter.rect_filled(before.union(after), 0, color(scene.paper));
    let (top, bottom) = (before.top(), before.bottom());
    for (stage, from, to) in [(left, before.left(), x - gap), (right, x + gap, after.right())] {
        if to > from {
            let rect = Rect::from_min_max(pos2(from, top), pos2(to, bottom));
            bar_ui(painter, scope, map, stage, rect);
        }
    }
    let end = eye.place(Point::new(0.0, scene.body.y1)).y;
    let faint = Stroke::new(1.5, scope.look.selection.gamma_multiply(0.35));
    painter.line_segment([pos2(x, bottom), pos2(x, end)], faint);
    insertion(painter, [pos2(x, top - 4.0), pos2(x, bottom + 4.0)], scope.look.selection);
}
