//! Small pictures of frames. What a picture is made of is found once and painted again wherever
//! its row is: on a large map finding it takes longer than a frame may.

use crate::app::{Camera, Staged};
use crate::model::ElementId;
use crate::scene::Scene;
use crate::ui::canvas::{Canvas, Glyphs};
use crate::ui::story::veil;
use crate::ui::style::{Look, color};
use egui::{Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2};
use kurbo::Size;
use std::collections::HashMap;
use std::sync::Arc;

/// The pictures that were in sight lately.
#[derive(Default)]
pub struct Thumbs {
    kept: HashMap<ElementId, Thumb>,
    glyphs: Glyphs,
}

/// One picture.
#[derive(Default)]
struct Thumb {
    canvas: Canvas,
    /// What it is made of, and of what that was found.
    drawn: Option<(Of, Vec<Shape>)>,
    /// The place the shapes stand at.
    at: Pos2,
    seen: bool,
}

/// What a picture shows.
struct Of {
    scene: Arc<Scene>,
    camera: Camera,
    lit: Vec<kurbo::Rect>,
    /// How large it is, in points, and how many pixels a point has.
    size: Vec2,
    sharp: f32,
}

impl Thumbs {
    /// Begins a frame of the window.
    pub fn begin(&mut self, ui: &Ui) {
        if !self.glyphs.stayed(ui.ctx()) {
            for thumb in self.kept.values_mut() {
                thumb.drawn = None;
            }
        }
        for thumb in self.kept.values_mut() {
            thumb.seen = false;
        }
    }

    /// Ends it: what is out of sight is forgotten.
    pub fn end(&mut self) {
        self.kept.retain(|_, thumb| thumb.seen);
    }

    /// The picture of a frame, which stands at a place of what is drawn.
    pub fn show_ui(
        &mut self,
        ui: &Ui,
        look: &Look,
        (frame, place): (ElementId, Rect),
        (staged, at): (&Staged, usize),
    ) {
        let size = Size::new(f64::from(place.width()), f64::from(place.height()));
        let Some((scene, camera)) = staged.scene(at).zip(staged.camera_small(at, size)) else {
            return;
        };
        let thumb = self.kept.entry(frame).or_default();
        thumb.seen = true;
        let painter = ui.painter_at(place);
        painter.rect_filled(place, 4, color(scene.paper));
        painter.extend(thumb.shapes(ui, place, (scene, camera, staged.lit(at))));
        painter.rect_stroke(place, 4, Stroke::new(1.0, look.line), StrokeKind::Inside);
    }
}

impl Thumb {
    fn shapes(
        &mut self,
        ui: &Ui,
        place: Rect,
        (scene, camera, lit): (&Arc<Scene>, Camera, &[kurbo::Rect]),
    ) -> Vec<Shape> {
        let sharp = ui.ctx().pixels_per_point();
        let same = |of: &Of| {
            Arc::ptr_eq(&of.scene, scene)
                && (of.camera, &*of.lit) == (camera, lit)
                && (of.size, of.sharp.to_bits()) == (place.size(), sharp.to_bits())
        };
        if let Some((_, shapes)) = self.drawn.as_mut().filter(|(of, _)| same(of)) {
            let by = place.min - self.at;
            self.at = place.min;
            if by != Vec2::ZERO {
                for shape in &mut *shapes {
                    shape.translate(by);
                }
            }
            return shapes.clone();
        }
        let paper = color(scene.paper);
        let mut shapes = self.canvas.shapes_at_rest(ui.ctx(), scene, place, camera);
        if !lit.is_empty() {
            shapes.push(veil(paper, (place, camera), (scene.body, lit)));
        }
        self.at = place.min;
        let of = Of { scene: scene.clone(), camera, lit: lit.to_vec(), size: place.size(), sharp };
        self.drawn = self.canvas.rests().then(|| (of, shapes.clone()));
        shapes
    }
}
