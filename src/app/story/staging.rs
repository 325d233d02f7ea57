//! What the frames of a story look like: the scenes they show, where each of them looks, and what
//! it lights. Drawn off the window's thread.

use super::NEAREST;
use crate::app::{CARDS_FROM, Camera, OpenMap};
use crate::layout::{Layout, View, shot_area, shot_lit, shot_view};
use crate::model::{Document, Shot};
use crate::scene::Scene;
use kurbo::{Rect, Size};
use std::sync::Arc;

/// Layouts that know the ways a story shows its map.
pub(super) type Layouts = Vec<(View, Layout)>;

/// Frames that are to be drawn: the ways the map is shown, and the frames with the way of each.
pub struct Staging {
    document: Arc<Document>,
    views: Vec<View>,
    shots: Vec<(Shot, usize)>,
    /// The picture the map itself shows, and how: it is not drawn again.
    known: Option<(View, Arc<Scene>)>,
    layouts: Layouts,
}

/// Frames that are drawn: a picture for each way the map is shown, and the places of the frames.
pub struct Staged {
    scenes: Vec<Arc<Scene>>,
    places: Vec<Place>,
}

/// Which picture a frame looks at, where, and what it lights; empty = everything.
struct Place {
    scene: usize,
    area: Rect,
    lit: Vec<Rect>,
}

impl Staging {
    /// What is to be drawn of these frames of a map. The layouts are those that drew its story
    /// before.
    pub(super) fn of(map: &OpenMap, shots: Vec<Shot>, layouts: Layouts) -> Self {
        let mut views: Vec<View> = Vec::new();
        let mut way = |shot: &Shot| {
            let view = shot_view(map.view(), &map.document, &shot.frame);
            let known = views.iter().position(|known| *known == view);
            known.unwrap_or_else(|| {
                views.push(view);
                views.len() - 1
            })
        };
        let shots = shots.into_iter().map(|shot| (way(&shot), shot));
        let shots = shots.map(|(way, shot)| (shot, way)).collect();
        let known = map.is_current().then(|| (map.view().clone(), map.scene().clone()));
        Self { document: map.document.clone(), views, shots, known, layouts }
    }

    /// Draws them. On large maps frames may light very much, which is looked for here, once; and
    /// columns that the camera comes to are painted here, which would take the window's thread
    /// longer than a picture may.
    pub fn draw(self) -> Staged {
        let staged = self.draw_again().0;
        staged.paint_ahead();
        staged
    }

    /// [`Self::draw`], with the layouts that draw the next ones sooner.
    pub(super) fn draw_again(self) -> (Staged, Layouts) {
        let Self { document, views, shots, known, mut layouts } = self;
        let mut kept = Layouts::new();
        let draw = |view: View| {
            if let Some((_, scene)) = known.as_ref().filter(|(known, _)| *known == view) {
                return scene.clone();
            }
            let known = layouts.iter().position(|(known, _)| *known == view);
            let mut layout = known.map(|at| layouts.swap_remove(at).1).unwrap_or_default();
            let scene = layout.scene(&document, &view);
            kept.push((view, layout));
            scene
        };
        let scenes: Vec<Arc<Scene>> = views.into_iter().map(draw).collect();
        let place = |(shot, scene): &(Shot, usize)| Place {
            scene: *scene,
            area: shot_area(&scenes[*scene], &document, shot),
            lit: light(&scenes[*scene], shot_lit(&scenes[*scene], &document, shot)),
        };
        let places = shots.iter().map(place).collect();
        (Staged { scenes, places }, kept)
    }
}

/// Widest screen whose sights are painted ahead, in points.
const SCREEN: f64 = 2_500.0;
/// Most columns that are painted ahead: a story begins soon.
const MOST_AHEAD: usize = 2_000;

/// Of so many lit places none is cut where anybody could see it.
const MOST_LIT: usize = 100;

/// What is lit as whole objects.
fn light(scene: &Scene, lit: Vec<Rect>) -> Vec<Rect> {
    if lit.len() > MOST_LIT { lit } else { scene.light(&lit) }
}

impl Staged {
    /// Paints the columns around each frame that are drawn card by card on the way there.
    fn paint_ahead(&self) {
        let mut left = MOST_AHEAD;
        for place in &self.places {
            let (Some(scene), middle) = (self.scenes.get(place.scene), place.area.center().x)
            else {
                continue;
            };
            let half = SCREEN / CARDS_FROM / 2.0;
            if place.area.width() > 2.0 * half {
                continue;
            }
            for column in &scene.columns[scene.columns_in(middle - half, middle + half)] {
                if left == 0 {
                    return;
                }
                left -= 1;
                // Whoever looks at them first paints them.
                let _ = column.cells.first();
            }
        }
    }

    /// The picture a frame shows.
    pub fn scene(&self, at: usize) -> Option<&Arc<Scene>> {
        self.scenes.get(self.places.get(at)?.scene)
    }

    /// Whether two frames show the same picture.
    pub(super) fn alike(&self, one: usize, other: usize) -> bool {
        let scene = |at: usize| self.places.get(at).map(|place| place.scene);
        scene(one) == scene(other)
    }

    /// Where the camera of a frame stands on a screen of this size.
    pub fn camera(&self, at: usize, canvas: Size) -> Option<Camera> {
        Some(Camera::fit(self.places.get(at)?.area, canvas, NEAREST))
    }

    /// [`Self::camera`] for a picture so small that it has no room to spare.
    pub fn camera_small(&self, at: usize, canvas: Size) -> Option<Camera> {
        Some(Camera::fit_within(self.places.get(at)?.area, canvas, NEAREST, 2.0))
    }

    /// What is lit of a frame; empty = everything.
    pub fn lit(&self, at: usize) -> &[Rect] {
        self.places.get(at).map_or(&[], |place| &place.lit)
    }
}
