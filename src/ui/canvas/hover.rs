//! What shows under a resting pointer: handles to draw ways from, borders to drag, and a plus
//! wherever something can be added.

use super::Canvas;
use super::map::Eye;
use super::offer::valence_at;
use super::spot::{Spot, handles, phase_of, spot};
use super::sticky;
use crate::app::{Action, Command, OpenMap};
use crate::model::{ElementId, Phase, Valence};
use crate::scene::{Lane, Role};
use crate::ui::icons;
use crate::ui::style::color;
use crate::ui::widgets::Scope;
use egui::{
    CursorIcon, Id, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use kurbo::Point;

/// Radius of a plus in a heading, in points.
const PLUS: f32 = 9.0;
/// Narrowest heading that shows a plus, in points.
const HEADING: f32 = 64.0;
/// Highest frame shown in an empty cell, in map units.
const CELL: f64 = 46.0;
/// Between a cell's edge and the frame shown in it, in map units.
const INSET: f64 = 9.0;

impl Canvas {
    /// Shows what a hand could do where the pointer rests.
    pub(super) fn hover_ui(
        &self,
        ui: &mut Ui,
        scope: &mut Scope<'_>,
        map: &OpenMap,
        eye: &Eye,
        response: &Response,
    ) {
        let Some(at) = ui.input(|input| input.pointer.hover_pos()) else { return };
        let busy = map.typing.is_some() || egui::Popup::is_any_open(ui.ctx());
        if busy || !response.contains_pointer() || self.covered(eye, at) {
            return;
        }
        let painter = ui.painter_at(eye.canvas);
        match spot(map, eye, at) {
            Spot::Element(hit) if hit.role == Role::Stage => {
                stage_ui(ui, scope, map, eye, (hit.element, hit.bounds));
            }
            Spot::Element(hit) => {
                if hit.role == Role::Emotion {
                    ui.set_cursor_icon(CursorIcon::ResizeVertical);
                }
                if hit.role == Role::Touchpoint {
                    handles_ui(&painter, scope, map, eye, (hit.element, None));
                }
            }
            Spot::Handle { touchpoint, leaves } => {
                ui.set_cursor_icon(CursorIcon::Crosshair);
                handles_ui(&painter, scope, map, eye, (touchpoint, Some(leaves)));
            }
            Spot::Border { left, .. } => {
                ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
                border_ui(&painter, scope, map, eye, left);
            }
            Spot::LaneName(lane) => {
                ui.set_cursor_icon(CursorIcon::Grab);
                grip_ui(&painter, scope, map, eye, lane);
            }
            Spot::Cell { touchpoint, lane, place } => {
                cell_ui(ui, scope, map, eye, (touchpoint, lane, place), at);
            }
            Spot::Phase(phase) => phase_ui(ui, scope, map, eye, phase),
            Spot::Paper => {}
        }
    }
}

/// Both handles of a card, the one under the pointer larger.
fn handles_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (touchpoint, hovered): (ElementId, Option<bool>),
) {
    let scene = map.scene();
    let places = scene.column_of(touchpoint).and_then(|column| handles(scene, eye, column));
    for (place, leaves) in places.into_iter().flatten().zip([false, true]) {
        handle(painter, scope, place, hovered == Some(leaves));
    }
}

/// A handle to draw a way from.
pub fn handle(painter: &Painter, scope: &Scope<'_>, at: Pos2, hovered: bool) {
    let look = scope.look;
    let edge = Stroke::new(1.5, look.selection);
    if hovered {
        painter.circle(at, super::spot::HANDLE, look.selection, Stroke::new(2.0, look.panel));
        let ink = Stroke::new(1.6, look.panel);
        painter.line_segment([at - vec2(3.5, 0.0), at + vec2(3.5, 0.0)], ink);
        painter.line_segment([at + vec2(0.5, -3.0), at + vec2(3.5, 0.0)], ink);
        painter.line_segment([at + vec2(0.5, 3.0), at + vec2(3.5, 0.0)], ink);
    } else {
        painter.circle(at, 4.5, look.panel, edge);
    }
}

fn border_ui(painter: &Painter, scope: &Scope<'_>, map: &OpenMap, eye: &Eye, left: ElementId) {
    let scene = map.scene();
    let Some(bar) = scene.bars().find(|bar| bar.stage == left) else { return };
    let place = sticky::header_place(scene, eye, bar.place);
    let gap = scene.bars().map(|bar| bar.place.x0).find(|x0| *x0 >= bar.place.x1);
    let x = gap
        .map_or(place.right(), |x0| eye.place(Point::new(f64::midpoint(bar.place.x1, x0), 0.0)).x);
    let line = Rect::from_center_size(pos2(x, place.center().y), vec2(4.0, place.height() + 4.0));
    painter.rect_filled(line, 2, scope.look.selection);
}

/// Dots beside a lane's name: it can be dragged.
fn grip_ui(painter: &Painter, scope: &Scope<'_>, map: &OpenMap, eye: &Eye, lane: Lane) {
    let Some(place) = map.scene().lane_place(lane) else { return };
    let names = sticky::names_area(map.scene(), eye);
    let shown = eye.place_rect(place);
    let y = (shown.top().max(names.top()) + 16.0).min(shown.bottom());
    for row in 0..3_u8 {
        for column in 0..2_u8 {
            let off = vec2(f32::from(column) * 4.5, f32::from(row) * 4.5);
            painter.circle_filled(pos2(names.left() + 7.0, y) + off, 1.4, scope.look.muted);
        }
    }
}

/// A round button with a plus.
fn plus_ui(ui: &mut Ui, scope: &Scope<'_>, at: Pos2, name: &str) -> Response {
    let rect = Rect::from_center_size(at, vec2(2.0 * PLUS, 2.0 * PLUS));
    let response = ui.interact(rect, Id::unique("heading-plus"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    let look = scope.look;
    let (fill, ink) =
        if response.hovered() { (look.selection, look.panel) } else { (look.panel, look.muted) };
    ui.painter().circle(at, PLUS, fill, Stroke::new(1.0, look.line));
    icons::plus(ui.painter(), at, 4.0, ink);
    response.on_hover_text(name).on_hover_cursor(CursorIcon::PointingHand)
}

/// A stage's bar under the pointer: it can be dragged, and gets its next touchpoint.
fn stage_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (stage, bar): (ElementId, kurbo::Rect),
) {
    ui.set_cursor_icon(CursorIcon::Grab);
    let place = sticky::header_place(map.scene(), eye, bar).intersect(eye.canvas);
    if place.width() < HEADING {
        return;
    }
    let at = pos2(place.right() - 6.0 - PLUS, place.center().y);
    let name = Command::AddTouchpoint.name(scope.app.texts());
    if plus_ui(ui, scope, at, &name).clicked() {
        scope.actions.push(Action::Select(Some(stage)));
        scope.run(Command::AddTouchpoint);
    }
}

/// A phase's bar under the pointer: it gets its next stage.
fn phase_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, eye: &Eye, phase: Phase) {
    let scene = map.scene();
    let of_phase = |(index, bar): (usize, kurbo::Rect)| {
        (phase_of(map, bar.center().x, index) == Some(phase)).then_some(bar)
    };
    let Some(bar) = scene.phase_bars().enumerate().find_map(of_phase) else { return };
    let place = sticky::header_place(scene, eye, bar).intersect(eye.canvas);
    if place.width() < HEADING {
        return;
    }
    let at = pos2(place.right() - 6.0 - PLUS, place.center().y);
    let command = Command::AddStageIn(phase);
    if plus_ui(ui, scope, at, &command.name(scope.app.texts())).clicked() {
        scope.run(command);
    }
}

/// An empty cell under the pointer: a click adds what belongs there.
fn cell_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (touchpoint, lane, place): (ElementId, Lane, kurbo::Rect),
    at: Pos2,
) {
    if !map.may_add(touchpoint, lane) {
        return;
    }
    let whole = eye.place_rect(place).intersect(sticky::free(map.scene(), eye));
    let response = ui.interact(whole, Id::unique("cell-plus"), Sense::click());
    let command = Command::AddTo(lane);
    let name = command.name(scope.app.texts());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    ui.set_cursor_icon(CursorIcon::PointingHand);
    let painter = ui.painter_at(whole);
    let valence = if lane == Lane::Emotions {
        let valence = valence_at(map, eye.map(at).y).unwrap_or(Valence::Neutral);
        feeling_ui(&painter, scope, map, eye, (place, valence));
        Some(valence)
    } else {
        frame_ui(&painter, scope, eye, place);
        None
    };
    if !response.clicked() {
        return;
    }
    // A hand points at a height; a reader does not.
    let by_hand = response.interact_pointer_pos().is_some();
    match valence {
        Some(valence) if by_hand => scope.actions.push(Action::FeelAt(touchpoint, valence)),
        _ => {
            scope.actions.push(Action::Select(Some(touchpoint)));
            scope.run(command);
        }
    }
}

/// The frame of a note that is not there yet, with a plus.
fn frame_ui(painter: &Painter, scope: &Scope<'_>, eye: &Eye, place: kurbo::Rect) {
    let look = scope.look;
    let inner = place.inset(-INSET);
    let inner = kurbo::Rect { y1: inner.y1.min(inner.y0 + CELL), ..inner };
    let rect = eye.place_rect(inner);
    let ink = look.selection.gamma_multiply(0.55);
    painter.rect_filled(rect, 6, look.selection.gamma_multiply(0.05));
    dashed_frame(painter, rect, Stroke::new(1.2, ink));
    let size = (5.5 * eye.camera.zoom as f32).clamp(3.0, 8.0);
    icons::plus(painter, rect.center(), size, look.selection);
}

/// A rounded frame of dashes.
fn dashed_frame(painter: &Painter, rect: Rect, stroke: Stroke) {
    const CORNER: f32 = 6.0;
    let corner = CORNER.min(rect.height() / 2.0).min(rect.width() / 2.0);
    let mut outline = Vec::with_capacity(25);
    let centers = [
        (rect.right_top() + vec2(-corner, corner), -90.0),
        (rect.right_bottom() + vec2(-corner, -corner), 0.0),
        (rect.left_bottom() + vec2(corner, -corner), 90.0),
        (rect.left_top() + vec2(corner, corner), 180.0),
    ];
    for (center, from) in centers {
        for step in 0..=5_u8 {
            let angle: f32 = from + f32::from(step) * 18.0;
            outline.push(center + egui::Vec2::angled(angle.to_radians()) * corner);
        }
    }
    outline.extend(outline.first().copied());
    painter.extend(Shape::dashed_line(&outline, stroke, 5.0, 4.0));
}

/// The face that a click would put into an empty cell of the emotions' lane.
fn feeling_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (place, valence): (kurbo::Rect, Valence),
) {
    let Some(axis) = map.scene().feelings else { return };
    let at = eye.place(Point::new(place.center().x, axis.y(valence.value())));
    let ink = color(scope.look.theme.color.valence[valence as usize]).gamma_multiply(0.75);
    let radius = (13.0 * eye.camera.zoom as f32).clamp(6.0, 40.0);
    painter.circle_filled(at, radius, scope.look.panel);
    icons::face(painter, at, radius, valence, ink);
    painter.circle_stroke(at, radius + 3.0, Stroke::new(1.0, scope.look.selection));
}
