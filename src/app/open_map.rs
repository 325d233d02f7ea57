//! The open map with everything derived from it: picture, outline, counts, problems.
//!
//! The layout is always in one place: here while the picture is the wanted one, with a task while
//! that draws another. What is wanted meanwhile is drawn when the layout comes back, so the newest
//! wish wins and the old picture stays until then.

use super::corpus::Corpus;
use super::outline::{Folds, Outline};
use super::{
    Action, Answered, ByItself, Camera, Compared, Counts, Derived, Facets, Feedback, Gallery,
    Incoming, PeakEnd, Search, Sieve, Typing, Vocabulary,
};
use crate::edit::verbs::Change;
use crate::edit::{History, Misread, Selection, Slot};
use crate::format::{Journal, MapFile, OwnNote, Owner};
use crate::insight::Advice;
use crate::layout::{Layout, View, level_against};
use crate::model::{ConflictKey, Document, ElementId, Phase};
use crate::scene::Scene;
use crate::scores::Score;
use crate::watch::Watch;
use kurbo::{Rect, Size};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Part of opening a map after which it is laid out, as far as a screen shows.
const LAID_OUT: f64 = 0.8;

/// Lower than this a whole map says little, in points.
const LEAST_HEIGHT: f64 = 90.0;

/// From this zoom names on cards can be read.
const READABLE: f64 = 0.35;
/// How near a place is shown that was looked at from farther.
const NEAR: f64 = 0.8;

/// How saving the map stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Saving {
    /// Nothing is being saved.
    #[default]
    Idle,
    /// A task saves.
    Running,
    /// A task saves, and shall do so again.
    Again,
}

/// How a map is worked on that others may have open, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    /// As any map.
    #[default]
    Edit,
    /// It is still to be asked.
    Ask,
    /// It is only looked at, and saved under another name only.
    Look,
}

/// What a camera shows by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// Nothing: it stays where somebody left it.
    Nothing,
    /// The whole map.
    Whole,
    /// What a map shows when it is opened.
    Beginning,
}

/// A map to be laid out, with the layout that knows it.
pub struct Drawing {
    map: u64,
    layout: Layout,
    document: Arc<Document>,
    view: View,
}

impl Drawing {
    /// Lays the map out.
    pub fn draw(mut self) -> Drawn {
        let started = Instant::now();
        let scene = self.layout.scene(&self.document, &self.view);
        Drawn { drawing: self, scene, took: started.elapsed() }
    }
}

/// A map that was laid out.
pub struct Drawn {
    drawing: Drawing,
    scene: Arc<Scene>,
    took: Duration,
}

impl Drawn {
    /// Which map, by [`OpenMap::id`].
    pub fn map(&self) -> u64 {
        self.drawing.map
    }

    /// The layout, to be freed, where the map is gone.
    pub fn into_layout(self) -> Layout {
        self.drawing.layout
    }
}

/// A map in the window.
pub struct OpenMap {
    /// Which of the maps opened one after the other.
    pub id: u64,
    /// Its file; `None` = not saved yet.
    pub path: Option<PathBuf>,
    /// That file as it was read or written last: what a save needs to know. With the task while
    /// one saves.
    pub file: Option<MapFile>,
    /// How saving stands.
    pub saving: Saving,
    /// What is kept of it against a crash; `None` = nothing.
    pub journal: Option<Journal>,
    /// The note beside its file that says who has it open here.
    pub(super) note: Option<OwnNote>,
    /// Who else had it open when it was opened here.
    pub others: Vec<Owner>,
    /// What was said about working on it all the same.
    pub access: Access,
    /// What the file held when it was read or written last; `None` = nobody knows.
    pub base: Option<Arc<Document>>,
    /// What somebody else wrote into the file since.
    pub(super) incoming: Incoming,
    /// What is done once the save that runs has ended.
    pub(super) after_saving: Option<Action>,
    /// Whether it was to be saved when somebody else had changed the file.
    pub(super) saves_after_merge: bool,
    /// How saving it by itself stands.
    pub(super) by_itself: ByItself,
    /// The map: where its history stands.
    pub document: Arc<Document>,
    /// Its history.
    pub history: History,
    /// What is selected.
    pub selection: Selection,
    /// The touchpoint at which something was selected last.
    pub(super) last_touchpoint: Option<ElementId>,
    /// What is being typed.
    pub typing: Option<Typing>,
    /// What was typed and is not understood yet, and why.
    pub misread: BTreeMap<Slot, (String, Misread)>,
    /// Which lines of the outline are folded.
    pub folds: Folds,
    /// The phase where the outline's cursor stands; elsewhere it stands at what is selected.
    pub phase: Option<Phase>,
    /// What is looked for.
    pub search: Search,
    /// Which touchpoints are to be seen.
    pub sieve: Sieve,
    /// What the panel below it shows.
    pub feedback: Feedback,
    /// What the frames of its story look like.
    pub gallery: Gallery,
    /// The conflict that is looked at.
    pub(super) chosen_conflict: Option<ConflictKey>,
    /// Where it differs from another map, while that is marked.
    pub compared: Option<Compared>,
    /// Whether the bar of the scores that are shown is open.
    pub scores_open: bool,
    /// Where the canvas looks.
    pub camera: Camera,
    /// What the camera shows by itself, also after the window or the picture changed.
    pub follows: Follow,
    /// What to tell the person about the file, once.
    pub notes: Vec<String>,
    /// What is done to the map first, once it is shown.
    pub first: Option<Change>,
    view: View,
    /// What the picture shows, and how.
    shown: (Arc<Document>, View),
    layout: Option<Layout>,
    /// How long laying out took last.
    took: Duration,
    scene: Arc<Scene>,
    derived: Box<Derived>,
    /// Whether a task gathers what the panels show.
    deriving: bool,
}

impl OpenMap {
    /// Lays `document` out and gathers what the panels show. Takes a while on large maps: to be
    /// called off the window's thread.
    pub fn new(path: Option<PathBuf>, document: Arc<Document>, view: View) -> Self {
        Self::watched(path, document, view, &Watch::default())
    }

    /// [`Self::new`] for somebody who waits.
    pub(super) fn watched(
        path: Option<PathBuf>,
        document: Arc<Document>,
        view: View,
        watch: &Watch,
    ) -> Self {
        let mut layout = Layout::default();
        let started = Instant::now();
        let scene = layout.scene(&document, &view);
        let took = started.elapsed();
        watch.reach(LAID_OUT);
        let derived = Box::new(Derived::of(document.clone()));
        watch.reach(1.0);
        Self {
            id: 0,
            path,
            file: None,
            saving: Saving::Idle,
            journal: None,
            note: None,
            others: Vec::new(),
            access: Access::Edit,
            base: Some(document.clone()),
            after_saving: None,
            incoming: Incoming::Nothing,
            saves_after_merge: false,
            by_itself: ByItself::default(),
            history: History::opened(document.clone()),
            last_touchpoint: None,
            typing: None,
            misread: BTreeMap::new(),
            folds: Folds::default(),
            phase: None,
            search: Search::default(),
            sieve: Sieve::default(),
            feedback: Feedback::default(),
            gallery: Gallery::default(),
            chosen_conflict: None,
            compared: None,
            scores_open: false,
            shown: (document.clone(), view.clone()),
            document,
            selection: Selection::none(),
            camera: Camera::default(),
            follows: Follow::Whole,
            notes: Vec::new(),
            first: None,
            view,
            layout: Some(layout),
            took,
            scene,
            derived,
            deriving: false,
        }
    }

    /// The picture.
    pub fn scene(&self) -> &Arc<Scene> {
        &self.scene
    }

    /// What is to be shown, and how. The picture may still be on its way.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Phases, stages, touchpoints and what hangs on them as a tree.
    pub fn outline(&self) -> &Arc<Outline> {
        &self.derived.outline
    }

    /// Every element by what it says.
    pub(super) fn corpus(&self) -> &Arc<Corpus> {
        &self.derived.corpus
    }

    /// What touchpoints can be told apart by.
    pub fn facets(&self) -> &Arc<Facets> {
        &self.derived.facets
    }

    /// What answers can be told apart by.
    pub fn answered(&self) -> &Arc<Answered> {
        &self.derived.answered
    }

    /// How many of what.
    pub fn counts(&self) -> &Counts {
        &self.derived.counts
    }

    /// How the journey feels by its peak and its end, per persona.
    pub fn peak_ends(&self) -> &[PeakEnd] {
        &self.derived.peak_ends
    }

    /// What could be better, the most serious first.
    pub fn advice(&self) -> &Arc<Vec<Advice>> {
        &self.derived.advice
    }

    /// The scores of the whole journey.
    pub fn headline(&self) -> &Arc<Vec<Score>> {
        &self.derived.headline
    }

    /// How good a score is against its target, as the index of a valence colour 0 … 4: as the
    /// picture colours it.
    pub fn level(&self, score: &Score) -> usize {
        level_against(self.document.props().target(score.metric), score)
    }

    /// The words used on the map, the most used first.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.derived.vocabulary
    }

    /// The personas, in order.
    pub fn personas(&self) -> &Arc<Vec<ElementId>> {
        &self.derived.personas
    }

    /// The element where typing and arrows act.
    pub fn primary(&self) -> Option<ElementId> {
        self.selection.primary()
    }

    /// Whether the map differs from its file.
    pub fn unsaved(&self) -> bool {
        !self.history.is_saved()
    }

    /// The file's name, for the title.
    pub fn file_name(&self) -> Option<String> {
        self.path
            .as_deref()
            .and_then(Path::file_name)
            .map(|name| name.to_string_lossy().into_owned())
    }

    /// Wants the map shown in another way.
    pub fn want(&mut self, view: View) {
        self.view = view;
    }

    /// Whether the picture is the wanted one.
    pub fn is_current(&self) -> bool {
        let (document, view) = &self.shown;
        Arc::ptr_eq(document, &self.document) && *view == self.view
    }

    /// What is to be drawn, where the picture is not the wanted one and nobody draws yet.
    pub fn drawing(&mut self) -> Option<Drawing> {
        if self.is_current() {
            return None;
        }
        let layout = self.layout.take()?;
        let (document, view) = (self.document.clone(), self.view.clone());
        Some(Drawing { map: self.id, layout, document, view })
    }

    /// The document whose panels are out of date, where nobody gathers what they show yet.
    pub fn to_derive(&mut self) -> Option<Arc<Document>> {
        if self.deriving || Arc::ptr_eq(&self.derived.document, &self.document) {
            return None;
        }
        self.deriving = true;
        Some(self.document.clone())
    }

    /// Takes in what the panels show; returns what they showed, to be freed.
    pub fn take_derived(&mut self, derived: Box<Derived>) -> Box<Derived> {
        self.deriving = false;
        std::mem::replace(&mut self.derived, derived)
    }

    /// Whether a task draws the map.
    pub fn is_drawing(&self) -> bool {
        self.layout.is_none()
    }

    /// How long laying the map out took last.
    pub fn took(&self) -> Duration {
        self.took
    }

    /// Goes on without the drawing that was lost, by a defect of the program.
    pub fn lose_drawing(&mut self) {
        if self.is_drawing() {
            self.layout = Some(Layout::default());
            self.shown = (self.document.clone(), self.view.clone());
        }
        self.deriving = false;
        self.search.lose();
        self.sieve.lose();
        self.feedback.lose();
        self.gallery.lose();
    }

    /// Takes a new picture in; returns the old one, to be freed. The place looked at stays
    /// roughly where it was, by its share of the picture.
    pub fn take(&mut self, drawn: Drawn, canvas: Size) -> Arc<Scene> {
        let Drawn { drawing: Drawing { map: _, layout, document, view }, scene, took } = drawn;
        self.took = took;
        let (before, after) = (self.scene.size, scene.size);
        let old = std::mem::replace(&mut self.scene, scene);
        self.layout = Some(layout);
        self.shown = (document, view);
        if self.follow(canvas) {
            return old;
        }
        let share = |origin: f64, before: f64, after: f64| {
            if before > 0.0 { origin * after / before } else { origin }
        };
        self.camera.origin.x = share(self.camera.origin.x, before.width, after.width);
        self.camera.origin.y = share(self.camera.origin.y, before.height, after.height);
        self.camera = self.camera.held(after, canvas);
        old
    }

    /// Looks at the whole map.
    pub fn fit(&mut self, canvas: Size) {
        let all = Rect::from_origin_size(kurbo::Point::ZERO, self.scene.size);
        self.camera = Camera::fit(all, canvas, 1.0);
        self.follows = Follow::Whole;
    }

    /// Looks where the camera stays by itself; whether there is such a place.
    pub fn follow(&mut self, canvas: Size) -> bool {
        match self.follows {
            Follow::Whole => self.fit(canvas),
            Follow::Beginning => self.look_first(canvas),
            Follow::Nothing => return false,
        }
        true
    }

    /// Looks at the whole map, or at the beginning of one that would be a mere line.
    pub fn look_first(&mut self, canvas: Size) {
        self.fit(canvas);
        let size = self.scene.size;
        let tall = size.height * self.camera.zoom;
        if tall < LEAST_HEIGHT && tall < canvas.height * 0.5 {
            let zoom = ((canvas.height - 48.0) / size.height.max(1.0)).clamp(0.1, 1.0);
            let origin =
                kurbo::Point::new(-24.0 / zoom, (size.height - canvas.height / zoom) / 2.0);
            self.camera = Camera { origin, zoom };
        }
        self.follows = Follow::Beginning;
    }

    /// Looks through `camera`, as far as the map goes.
    pub fn look(&mut self, camera: Camera, canvas: Size) {
        self.camera = camera.held(self.scene.size, canvas);
        self.follows = Follow::Nothing;
    }

    /// Around everything selected, on the map; `None` where none of it is drawn.
    pub fn place_of_selection(&self) -> Option<Rect> {
        self.selection
            .iter()
            .filter_map(|id| self.scene.place_of(id))
            .reduce(|around, place| around.union(place))
    }

    /// Brings an element into sight.
    pub fn reveal(&mut self, element: ElementId, canvas: Size) {
        if let Some(place) = self.scene.place_of(element) {
            self.reveal_place(place, canvas, 0.0);
        }
    }

    /// Brings a place into sight, below `covered` points at the top.
    fn reveal_place(&mut self, place: Rect, canvas: Size, covered: f64) {
        // Lane names and headings cover the columns, but not what stands beside or above those.
        let (body, header) = (self.scene.body, self.scene.header);
        let left = if place.x0 < body.x0 { 0.0 } else { body.x0 * self.camera.zoom };
        let top = if place.y0 < header.y1 { 0.0 } else { header.height() * self.camera.zoom };
        let camera = self.camera.revealing(place, canvas, left.max(0.0), top.max(covered));
        if camera != self.camera {
            self.look(camera, canvas);
        }
    }

    /// Brings a place into sight, below `covered` points at the top; from so far that nothing could
    /// be read, also nearer.
    pub fn approach(&mut self, place: Rect, canvas: Size, covered: f64) {
        if self.camera.zoom >= READABLE {
            self.reveal_place(place, canvas, covered);
            return;
        }
        let half = canvas / (2.0 * NEAR);
        let origin = place.center() - kurbo::Vec2::new(half.width, half.height);
        self.look(Camera { origin, zoom: NEAR }, canvas);
    }
}
