//! The open map with everything derived from it: picture, outline, counts, problems.

use super::outline::Outline;
use super::{Camera, Counts};
use crate::format::MapFile;
use crate::insight::{Advice, advice, headline};
use crate::layout::{Layout, View};
use crate::model::{Document, ElementId, ElementKind};
use crate::scene::Scene;
use crate::scores::Score;
use kurbo::{Rect, Size};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A map in the window.
pub struct OpenMap {
    /// Its file; `None` = not saved yet.
    pub path: Option<PathBuf>,
    /// That file as it was read or written last: what a save needs to know.
    pub file: Option<MapFile>,
    /// The map.
    pub document: Arc<Document>,
    /// The map as its file has it.
    pub saved: Arc<Document>,
    /// What is selected.
    pub selection: Option<ElementId>,
    /// Where the canvas looks.
    pub camera: Camera,
    /// Whether the camera still shows the whole map by itself, also after the window changed.
    pub follows: bool,
    /// What to tell the person about the file, once.
    pub notes: Vec<String>,
    view: View,
    layout: Layout,
    scene: Arc<Scene>,
    outline: Arc<Outline>,
    counts: Counts,
    advice: Arc<Vec<Advice>>,
    headline: Arc<Vec<Score>>,
    personas: Arc<Vec<ElementId>>,
}

impl OpenMap {
    /// Lays `document` out and gathers what the panels show. Takes a while on large maps: to be
    /// called off the window's thread.
    pub fn new(path: Option<PathBuf>, document: Arc<Document>, view: View) -> Self {
        let mut layout = Layout::default();
        let scene = layout.scene(&document, &view);
        let outline = Arc::new(Outline::of(&document));
        let counts = Counts::of(&document);
        let advice = Arc::new(advice(&document));
        let headline = Arc::new(headline(&document));
        let personas = Arc::new(document.of_kind(ElementKind::Persona));
        Self {
            path,
            file: None,
            saved: document.clone(),
            document,
            selection: None,
            camera: Camera::default(),
            follows: true,
            notes: Vec::new(),
            view,
            layout,
            scene,
            outline,
            counts,
            advice,
            headline,
            personas,
        }
    }

    /// The picture.
    pub fn scene(&self) -> &Arc<Scene> {
        &self.scene
    }

    /// What is shown, and how.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Phases, stages and touchpoints as a list.
    pub fn outline(&self) -> &Arc<Outline> {
        &self.outline
    }

    /// How many of what.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// What could be better, the most serious first.
    pub fn advice(&self) -> &Arc<Vec<Advice>> {
        &self.advice
    }

    /// The scores of the whole journey.
    pub fn headline(&self) -> &Arc<Vec<Score>> {
        &self.headline
    }

    /// The personas, in order.
    pub fn personas(&self) -> &Arc<Vec<ElementId>> {
        &self.personas
    }

    /// Whether the map differs from its file.
    pub fn unsaved(&self) -> bool {
        !Arc::ptr_eq(&self.document, &self.saved)
    }

    /// The file's name, for the title.
    pub fn file_name(&self) -> Option<String> {
        self.path
            .as_deref()
            .and_then(Path::file_name)
            .map(|name| name.to_string_lossy().into_owned())
    }

    /// Shows the map in another way. The place looked at stays roughly where it was, by its share
    /// of the picture.
    pub fn show_as(&mut self, view: View, canvas: Size) {
        if view == self.view {
            return;
        }
        let before = self.scene.size;
        self.view = view;
        self.scene = self.layout.scene(&self.document, &self.view);
        if self.follows {
            self.fit(canvas);
            return;
        }
        let after = self.scene.size;
        let share = |origin: f64, before: f64, after: f64| {
            if before > 0.0 { origin * after / before } else { origin }
        };
        self.camera.origin.x = share(self.camera.origin.x, before.width, after.width);
        self.camera.origin.y = share(self.camera.origin.y, before.height, after.height);
        self.camera = self.camera.held(after, canvas);
    }

    /// Looks at the whole map.
    pub fn fit(&mut self, canvas: Size) {
        let all = Rect::from_origin_size(kurbo::Point::ZERO, self.scene.size);
        self.camera = Camera::fit(all, canvas, 1.0);
        self.follows = true;
    }

    /// Looks through `camera`, as far as the map goes.
    pub fn look(&mut self, camera: Camera, canvas: Size) {
        self.camera = camera.held(self.scene.size, canvas);
        self.follows = false;
    }

    /// Brings an element into sight.
    pub fn reveal(&mut self, element: ElementId, canvas: Size) {
        if let Some(place) = self.scene.place_of(element) {
            let left = self.scene.body.x0 * self.camera.zoom;
            let top = self.scene.header.height() * self.camera.zoom;
            let camera = self.camera.revealing(place, canvas, left.max(0.0), top.max(0.0));
            if camera != self.camera {
                self.look(camera, canvas);
            }
        }
    }
}
