//! The canvas: the map as the scene paints it, crisp at every zoom.

mod brush;
mod far;
mod fill;
mod images;
mod input;
mod map;
mod marks;
mod minimap;
mod paths;
mod readers;
mod sticky;
mod text;
mod typing;

pub use brush::{CARDS_FROM, Caches, NOTES_FROM};
pub use images::Images;
pub use text::lay_out;
pub use typing::typing_id;

use super::icons;
use super::style::{color, font};
use super::widgets::{Scope, focus_ring, keys_text};
use crate::app::{Action, Camera, Command, OpenMap, Selection};
use crate::scene::{Scene, Weight};
use brush::Brush;
use egui::{
    Align2, Color32, CornerRadius, Id, Painter, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};
use far::Far;
use kurbo::Size;
use map::Eye;
use minimap::Minimap;
use std::sync::Arc;

/// What the canvas remembers between frames; nothing of it is worth keeping longer.
#[derive(Default)]
pub struct Canvas {
    caches: Caches,
    minimap: Minimap,
    far: Option<(Arc<Scene>, Far)>,
    /// Where what is selected is, found once per scene and selection.
    selected: Option<(Arc<Scene>, Selection, Vec<kurbo::Rect>)>,
}

impl Canvas {
    /// The canvas in what is left of the window.
    pub fn show_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
        let canvas = ui.available_rect_before_wrap();
        let size = Size::new(f64::from(canvas.width()), f64::from(canvas.height()));
        if size != scope.app.canvas {
            scope.actions.push(Action::CanvasSize(size));
            ui.ctx().request_repaint();
        }
        let response = ui.interact(canvas, Id::unique("canvas"), Sense::click_and_drag());
        let said = map.scene().description.clone();
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, said.to_string()));
        if canvas.width() < 1.0 || canvas.height() < 1.0 {
            return;
        }
        let mut eye = Eye { canvas, camera: map.camera };
        eye.camera = input::hands_ui(ui, &response, map, &eye, scope.actions);
        self.paint(ui, scope, map, &eye);
        readers::readers_ui(ui, scope, map, &eye);
        let Some((_, glimpses)) = &self.far else { return };
        self.minimap.show_ui(ui, scope, map, &eye, glimpses);
        zoom_ui(ui, scope, &eye);
        typing::typing_ui(ui, scope, map, &eye);
        super::find::find_ui(ui, scope, map, canvas);
        response.context_menu(|ui| super::menu::context_ui(ui, scope));
    }

    /// Paints the desk, the paper, the map and the selection.
    fn paint(&mut self, ui: &Ui, scope: &Scope<'_>, map: &OpenMap, eye: &Eye) {
        let scene = map.scene();
        let painter = ui.painter_at(eye.canvas);
        painter.rect_filled(eye.canvas, 0, scope.look.desk);
        let paper = map::paper(scene, eye);
        let radius = ((10.0 * eye.camera.zoom) as f32).clamp(2.0, 12.0).round() as u8;
        painter.add(scope.look.shadow(20).as_shape(paper, CornerRadius::same(radius)));
        painter.rect_filled(paper, radius, color(scene.paper));
        painter.extend(self.shapes(ui.ctx(), scene, eye.canvas, eye.camera));
        if self.caches.text.end() {
            ui.ctx().request_repaint();
        }
        let sees = eye.sees();
        marks::paint(&painter, scope.look, map, eye);
        let radius = ((8.0 * eye.camera.zoom) as f32).clamp(2.0, 14.0);
        for place in self.selected(scene, &map.selection) {
            if map::overlaps(*place, sees) {
                let rect = eye.place_rect(*place);
                painter.add(sticky::outline(rect, scope.look.selection, radius));
            }
        }
    }

    fn selected(&mut self, scene: &Arc<Scene>, selection: &Selection) -> &[kurbo::Rect] {
        let known = self
            .selected
            .as_ref()
            .is_some_and(|(known, of, _)| Arc::ptr_eq(known, scene) && of == selection);
        if !known {
            let places = scene.places_of(|id| selection.contains(id));
            self.selected = Some((scene.clone(), selection.clone(), places));
        }
        self.selected.as_ref().map_or(&[], |(_, _, places)| places)
    }

    /// The shapes of a scene on a canvas, without paper.
    pub fn shapes(
        &mut self,
        ctx: &egui::Context,
        scene: &Arc<Scene>,
        canvas: Rect,
        camera: Camera,
    ) -> Vec<egui::Shape> {
        if self.far.as_ref().is_none_or(|(known, _)| !Arc::ptr_eq(known, scene)) {
            self.far = Some((scene.clone(), Far::of(scene)));
            self.caches.images.clear();
        }
        self.caches.text.begin(ctx, camera.zoom as f32);
        self.caches.paths.begin();
        let mut brush = Brush::new(ctx, &mut self.caches, camera.zoom, canvas);
        if let Some((_, glimpses)) = &self.far {
            map::paint(&mut brush, scene, &Eye { canvas, camera }, glimpses);
        }
        brush.finish()
    }
}

/// The zoom control in the canvas's corner: smaller, how large, larger, everything.
fn zoom_ui(ui: &mut Ui, scope: &mut Scope<'_>, eye: &Eye) {
    let look = scope.look;
    let size = vec2(172.0, 32.0);
    if eye.canvas.width() < size.x + 40.0 || eye.canvas.height() < size.y + 40.0 {
        return;
    }
    let rect = Rect::from_min_size(eye.canvas.right_bottom() - size - vec2(16.0, 14.0), size);
    let painter = ui.painter_at(eye.canvas);
    painter.add(look.shadow(12).as_shape(rect, CornerRadius::same(8)));
    painter.rect(rect, 8, look.panel, Stroke::new(1.0, look.line), StrokeKind::Inside);
    let part =
        |from: f32, to: f32| Rect::from_min_max(rect.min + vec2(from, 0.0), pos2_of(rect, to));
    let minus = |p: &Painter, at: Pos2, ink: Color32| icons::plus_minus(p, at, false, ink);
    let plus = |p: &Painter, at: Pos2, ink: Color32| icons::plus_minus(p, at, true, ink);
    part_ui(ui, scope, part(0.0, 36.0), Command::ZoomOut, minus);
    let percent = scope.app.texts().percent(eye.camera.zoom * 100.0, decimals(eye.camera.zoom));
    let letters = font(Weight::SemiBold, 13.0);
    part_ui(ui, scope, part(36.0, 100.0), Command::ZoomFull, |p, at, ink| {
        p.text(at, Align2::CENTER_CENTER, percent, letters, ink);
    });
    part_ui(ui, scope, part(100.0, 136.0), Command::ZoomIn, plus);
    part_ui(ui, scope, part(136.0, 172.0), Command::ZoomFit, icons::fit);
}

fn pos2_of(rect: Rect, x: f32) -> Pos2 {
    egui::pos2(rect.left() + x, rect.bottom())
}

/// Below one percent a whole number would say nothing.
fn decimals(zoom: f64) -> usize {
    if zoom < 0.01 { 2 } else { 0 }
}

fn part_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    rect: Rect,
    command: Command,
    draw: impl FnOnce(&Painter, Pos2, Color32),
) {
    let id = Id::unique(("zoom", command.spec().key));
    let response = ui.interact(rect, id, Sense::click());
    let name = command.name(scope.app.texts());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
    let look = scope.look;
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(3.0), 5, look.card);
    }
    focus_ring(ui, &response, rect.shrink(3.0));
    draw(ui.painter(), rect.center(), look.text);
    let keys = command.spec().shortcuts.first().map(|s| keys_text(ui.ctx(), *s));
    if response.on_hover_text(format!("{name}  {}", keys.unwrap_or_default())).clicked() {
        scope.run(command);
    }
}
