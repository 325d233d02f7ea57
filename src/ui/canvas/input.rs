//! Hands on the canvas: panning, zooming to the pointer, selecting.

use super::map::Eye;
use super::sticky;
use crate::app::{Action, Camera, Command, Field, OpenMap, field_of};

use crate::model::ElementKind;
use crate::scene::Lane;
use egui::{CursorIcon, Key, PointerButton, Response, Ui};
use kurbo::{Point, Vec2};

/// Turns what hands did since the last frame into actions; returns the camera to draw with at
/// once, so that the picture follows without delay.
pub fn hands_ui(
    ui: &Ui,
    response: &Response,
    map: &OpenMap,
    eye: &Eye,
    actions: &mut Vec<Action>,
) -> Camera {
    let mut camera = eye.camera;
    let over = response.contains_pointer() || response.dragged();
    let space = ui.input(|input| input.key_down(Key::Space)) && !ui.ctx().text_edit_focused();
    let drags =
        response.dragged_by(PointerButton::Middle) || response.dragged_by(PointerButton::Primary);
    if drags {
        let by = response.drag_delta();
        camera = camera.dragged(Vec2::new(f64::from(by.x), f64::from(by.y)));
        ui.set_cursor_icon(CursorIcon::Grabbing);
    } else if space && over {
        ui.set_cursor_icon(CursorIcon::Grab);
    }
    if over {
        let (scroll, zoom, pointer) = ui.input(|input| {
            (input.smooth_scroll_delta(), input.zoom_delta(), input.pointer.hover_pos())
        });
        if scroll != egui::Vec2::ZERO {
            camera = camera.dragged(Vec2::new(f64::from(scroll.x), f64::from(scroll.y)));
        }
        if (zoom - 1.0).abs() > f32::EPSILON {
            let at = pointer.unwrap_or(eye.canvas.center()) - eye.canvas.min;
            camera = camera.zoomed(Point::new(f64::from(at.x), f64::from(at.y)), f64::from(zoom));
        }
    }
    if camera != eye.camera {
        let size = kurbo::Size::new(f64::from(eye.canvas.width()), f64::from(eye.canvas.height()));
        camera = camera.held(map.scene().size, size);
        actions.push(Action::Look(camera));
    }
    if response.double_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        actions.extend(said_at(map, eye.map(sticky::original(map.scene(), eye, at))));
    } else if (response.clicked() || response.secondary_clicked())
        && let Some(at) = response.interact_pointer_pos()
    {
        let scene = map.scene();
        let point = eye.map(sticky::original(scene, eye, at));
        actions.push(Action::Select(scene.hit(point).map(|hit| hit.element)));
    }
    camera
}

/// What a double click asks for: to type in what lies there; in an empty cell, to add what belongs
/// into it.
pub fn said_at(map: &OpenMap, point: Point) -> Vec<Action> {
    let scene = map.scene();
    let hit = scene.hit(point);
    let cell = scene.cell_at(point);
    let of_touchpoint =
        |touchpoint, lane| field_of(lane).map(|field| vec![Action::Edit(touchpoint, field)]);
    match (hit, cell) {
        (Some(hit), Some((touchpoint, lane))) if hit.element == touchpoint => {
            of_touchpoint(touchpoint, lane).unwrap_or_default()
        }
        (Some(hit), _) => vec![Action::Edit(hit.element, Field::Main)],
        (None, Some((touchpoint, lane))) => of_touchpoint(touchpoint, lane).unwrap_or_else(|| {
            let note = match lane {
                Lane::Barriers => ElementKind::Barrier,
                Lane::Drivers => ElementKind::Driver,
                Lane::Solutions => ElementKind::Solution,
                Lane::Evidence => ElementKind::Evidence,
                Lane::Quotes => ElementKind::Quote,
                _ => return vec![Action::Select(Some(touchpoint))],
            };
            vec![Action::Select(Some(touchpoint)), Action::Run(Command::Note(note))]
        }),
        (None, None) => vec![Action::Run(Command::AddTouchpoint)],
    }
}
