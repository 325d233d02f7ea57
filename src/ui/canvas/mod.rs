//! The canvas: the map as the scene paints it, crisp at every zoom.

mod brush;
mod drag;
mod far;
mod feeling;
mod fill;
mod ghost;
mod hands;
mod header;
mod hover;
mod idea;
mod images;
mod input;
mod lit;
mod map;
mod marks;
mod minimap;
mod offer;
mod paths;
mod readers;
mod spot;
mod sticky;
mod text;
mod typing;

pub use brush::{CARDS_FROM, Caches, NOTES_FROM};
pub use drag::{Drag, Mark, Offer};
pub use ghost::insertion;
pub use images::Images;
pub use offer::Hand;
pub use spot::Spot;
pub use text::{Glyphs, lay_out};
pub use typing::typing_id;

use super::carry::Carry;
use super::style::{color, font};
use super::widgets::{Scope, focus_ring, keys_text};
use super::{context, icons};
use crate::app::{Action, Camera, Command, OpenMap, Selection, Slot};
use crate::model::{ElementId, ElementKind};
use crate::scene::{Group, Scene, Weight};
use brush::Brush;
use egui::{
    Align2, Color32, CornerRadius, DragAndDrop, Id, Painter, Popup, Pos2, Rect, Response, Role,
    Sense, SetOpenCommand, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};
use far::Far;
use hands::Held;
use kurbo::Size;
use map::Eye;
use minimap::Minimap;
use readers::Press;
use std::sync::Arc;

/// What is outlined.
enum Outlined {
    /// A place on the map.
    Place(kurbo::Rect),
    /// A way along its line, with the words on it and the place of its coordinates.
    Way(kurbo::Point, Group),
}

/// What the canvas remembers between frames; nothing of it is worth keeping longer.
#[derive(Default)]
pub struct Canvas {
    caches: Caches,
    minimap: Minimap,
    far: Option<(Arc<Scene>, Far)>,
    /// Where what is selected is, found once per scene and selection.
    selected: Option<(Arc<Scene>, Selection, Vec<Outlined>)>,
    /// What a hand holds.
    held: Option<Held>,
    /// What the open menu is about.
    menu: Option<Spot>,
    /// What was typed in last: its caret and its undo are not another text's.
    typed: Option<Slot>,
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
        let read = ui.ctx().accesskit_node_builder(response.id, |_| ()).is_some();
        let nodes = readers::nodes_ui(ui, scope, map, &eye, read);
        self.take_hold(ui, &response, map, &eye);
        let looks = self.looks(ui, scope, canvas);
        eye.camera = input::look_ui(ui, &response, map, &eye, looks, scope.actions);
        let onto = self.onto_tab(ui, scope);
        let carried = self.carried(ui, &response, map, &eye, onto, scope.actions);
        let press = Press::of(&response, None).or(nodes.press);
        let modifiers = ui.input(|input| input.modifiers);
        let voted = press
            .filter(|_| scope.app.is_voting())
            .and_then(|press| hands::vote(map, &eye, (press, modifiers)));
        match (voted, press) {
            (Some(vote), _) => scope.actions.push(Action::Vote(vote)),
            (None, Some(press)) => {
                self.press(map, &eye, (press, modifiers), scope.actions);
                hands::go_to_line(scope, map);
            }
            (None, None) => {}
        }
        self.paint(ui, scope, map, &eye);
        readers::focus_ui(ui, scope, &nodes);
        match carried {
            Some(carried) => self.ghost_ui(ui, scope, map, &eye, &carried),
            None => self.hover_ui(ui, scope, map, &eye, &response),
        }
        let Some((_, glimpses)) = &self.far else { return };
        self.minimap.show_ui(ui, scope, map, &eye, glimpses);
        zoom_ui(ui, scope, &eye);
        typing::typing_ui(ui, scope, map, &eye, &mut self.typed);
        super::find::find_ui(ui, scope, map, canvas);
        let opens = voted.is_none() && press.is_some_and(|press| press.secondary);
        self.menu_ui(&response, scope, map, opens);
    }

    /// Whether the map itself is held; where a hand is that holds something else, and along which
    /// axes the map scrolls under that. On its way to the tab of another map it does not.
    fn looks(&self, ui: &Ui, scope: &Scope<'_>, canvas: Rect) -> (bool, Option<(Pos2, Vec2)>) {
        let pans = self.held.as_ref().is_some_and(|held| held.drag == Drag::Pan);
        let at = ui.input(|input| input.pointer.latest_pos());
        let carried = DragAndDrop::payload::<Carry>(ui.ctx()).map(|carry| Drag::carried(*carry));
        let over = |at: &Pos2| canvas.contains(*at);
        match (carried, &self.held) {
            (Some(drag), _) => (pans, at.filter(over).map(|at| (at, drag.scrolls()))),
            (None, Some(held)) => {
                let tabs = scope.app.tabs.others().next().is_some();
                let goes = tabs && held.drag.elements().is_some();
                let at = at.filter(|at| !goes || at.y >= canvas.top());
                (pans, at.map(|at| (at, held.drag.scrolls())))
            }
            (None, None) => (pans, None),
        }
    }

    /// The menu of what was clicked.
    fn menu_ui(&self, response: &Response, scope: &mut Scope<'_>, map: &OpenMap, opens: bool) {
        let Some(spot) = &self.menu else { return };
        Popup::menu(response)
            .id(Id::unique("canvas-menu"))
            .open_memory(opens.then_some(SetOpenCommand::Bool(true)))
            .at_pointer_fixed()
            .show(|ui| context::context_ui(ui, scope, map, spot));
    }

    /// Whether the canvas is covered at a point of the screen.
    fn covered(&self, eye: &Eye, at: Pos2) -> bool {
        let zoom = zoom_place(eye.canvas);
        zoom.is_some_and(|zoom| zoom.contains(at)) || self.minimap.covers(at)
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
        painter.extend(self.shapes_at_rest(ui.ctx(), scene, eye.canvas, eye.camera));
        let sees = eye.sees();
        marks::paint(&painter, scope.look, map, eye);
        let radius = ((8.0 * eye.camera.zoom) as f32).clamp(2.0, 14.0);
        let ink = scope.look.selection;
        self.find_selected(scene, map);
        let selected = self.selected.take();
        for outlined in selected.iter().flat_map(|(_, _, outlined)| outlined) {
            match outlined {
                Outlined::Place(place) if map::overlaps(*place, sees) => {
                    painter.add(sticky::outline(eye.place_rect(*place), ink, radius));
                }
                Outlined::Place(_) => {}
                Outlined::Way(origin, way) => {
                    let line = way.line.iter();
                    let stroke = Stroke::new(3.0, ink);
                    painter.extend(line.flat_map(|line| lit::stroked(eye, *origin, line, stroke)));
                    self.group_ui(&painter, eye, way, eye.place(*origin));
                }
            }
        }
        self.selected = selected;
    }

    /// Finds where what is selected is.
    fn find_selected(&mut self, scene: &Arc<Scene>, map: &OpenMap) {
        let selection = &map.selection;
        let known = self
            .selected
            .as_ref()
            .is_some_and(|(known, of, _)| Arc::ptr_eq(known, scene) && of == selection);
        if !known {
            let is_way = |id| map.document.kind(id) == Some(ElementKind::Transition);
            let others: Vec<ElementId> = selection.iter().filter(|&id| !is_way(id)).collect();
            let places = scene.places_of(&others);
            let mut outlined: Vec<Outlined> = places.into_iter().map(Outlined::Place).collect();
            for way in selection.iter().filter(|&id| is_way(id)) {
                let group = scene.group_of(way);
                outlined.extend(group.map(|(at, group)| Outlined::Way(at, lit::words(group))));
            }
            self.selected = Some((scene.clone(), selection.clone(), outlined));
        }
    }

    /// A scene in a place of its own, to be looked at only.
    pub fn picture_ui(&mut self, ui: &Ui, scene: &Arc<Scene>, place: Rect, camera: Camera) {
        let painter = ui.painter_at(place);
        painter.rect_filled(place, 9, color(scene.paper));
        painter.extend(self.shapes_at_rest(ui.ctx(), scene, place, camera));
    }

    /// The shapes of a scene, and more frames until its letters are sharp.
    pub fn shapes_at_rest(
        &mut self,
        ctx: &egui::Context,
        scene: &Arc<Scene>,
        canvas: Rect,
        camera: Camera,
    ) -> Vec<egui::Shape> {
        let shapes = self.shapes(ctx, scene, canvas, camera);
        if self.caches.text.end() {
            ctx.request_repaint();
        }
        shapes
    }

    /// Whether the shapes drawn last need no more frames: their letters are sharp and their
    /// pictures there.
    pub fn rests(&self) -> bool {
        !self.caches.text.end() && !self.caches.images.waits()
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
            let far = match self.far.take() {
                Some((known, far)) => far.after(&known, scene),
                None => Far::of(scene),
            };
            self.far = Some((scene.clone(), far));
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

/// The touchpoint at a place of the screen: the one whose column is there.
pub fn touchpoint_at(map: &OpenMap, canvas: Rect, at: Pos2) -> Option<ElementId> {
    if !canvas.contains(at) {
        return None;
    }
    let point = Eye { canvas, camera: map.camera }.map(at);
    map.scene().cell_at(point).map(|(touchpoint, _)| touchpoint)
}

/// Where the zoom control stands; `None` where there is no room for it.
fn zoom_place(canvas: Rect) -> Option<Rect> {
    let size = vec2(172.0, 32.0);
    let fits = canvas.width() >= size.x + 40.0 && canvas.height() >= size.y + 40.0;
    fits.then(|| Rect::from_min_size(canvas.right_bottom() - size - vec2(16.0, 14.0), size))
}

/// The zoom control in the canvas's corner: smaller, how large, larger, everything.
fn zoom_ui(ui: &mut Ui, scope: &mut Scope<'_>, eye: &Eye) {
    let look = scope.look;
    let Some(rect) = zoom_place(eye.canvas) else { return };
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
