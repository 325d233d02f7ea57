//! Small pictures of the frames of a map, for the panel that lists them: kept up to date off the
//! window's thread while the panel is open.

use super::staging::{Layouts, Staged, Staging};
use crate::app::kept::{Kept, Snapshot};
use crate::app::{App, Below, OpenMap};
use crate::layout::View;
use crate::model::{ElementId, Shot};
use std::collections::BTreeMap;

/// The map, and how it is shown.
type Posed = (Snapshot, View);

/// The frames that are to be drawn.
pub struct Posing {
    posed: Posed,
    story: Vec<ElementId>,
    staging: Staging,
}

/// The frames that are drawn.
pub struct Portrayed {
    posed: Posed,
    pictures: Pictures,
    layouts: Layouts,
}

/// What the frames look like.
pub struct Pictures {
    /// The place of each frame.
    places: BTreeMap<ElementId, usize>,
    staged: Staged,
}

/// The pictures of one map's frames.
#[derive(Default)]
pub struct Gallery {
    kept: Kept<Posed, Pictures>,
    layouts: Layouts,
}

impl Posing {
    /// Draws them.
    pub fn draw(self) -> Portrayed {
        let Self { posed, story, staging } = self;
        let (staged, layouts) = staging.draw_again();
        let places = story.into_iter().enumerate().map(|(at, id)| (id, at)).collect();
        Portrayed { posed, pictures: Pictures { places, staged }, layouts }
    }
}

impl Pictures {
    /// The pictures, and the place of a frame among them.
    pub fn of(&self, frame: ElementId) -> Option<(&Staged, usize)> {
        Some((&self.staged, *self.places.get(&frame)?))
    }
}

impl Gallery {
    /// The pictures as they were drawn last; `None` = not drawn yet.
    pub fn pictures(&self) -> Option<&Pictures> {
        self.kept.answer()
    }

    /// Goes on without pictures that were lost.
    pub fn lose(&mut self) {
        self.kept.lose();
    }
}

impl OpenMap {
    /// The pictures of its frames that are to be drawn; `None` = nothing to do.
    fn posing(&mut self) -> Option<Posing> {
        let posed = (Snapshot(self.document.clone()), self.view().clone());
        // The picture of the map itself is one of them, mostly.
        let posed = self.is_current().then_some(posed)?;
        let posed = self.gallery.kept.ask(Some(posed))?;
        let story = self.document.story();
        let shots: Vec<Shot> = story.iter().filter_map(|id| self.document.shot(*id)).collect();
        let layouts = std::mem::take(&mut self.gallery.layouts);
        let staging = Staging::of(self, shots, layouts);
        Some(Posing { posed, story, staging })
    }
}

impl App {
    /// Has the frames drawn that the panel shows, if their pictures are out of date. Pictures that
    /// nobody looks at take memory that nobody sees.
    pub(in crate::app) fn portray(&mut self) {
        let shown = self.panels.below == Some(Below::Story);
        let Some(map) = &mut self.map else { return };
        if !shown {
            if map.gallery.pictures().is_some() {
                let gallery = std::mem::take(&mut map.gallery);
                self.tasks.free(Box::new(gallery));
            }
            return;
        }
        let id = map.id;
        if let Some(posing) = map.posing() {
            let name = self.texts().get("task-story").to_owned();
            self.tasks.portray(name, id, posing);
        }
    }

    /// Takes the pictures of frames in.
    pub(in crate::app) fn take_portrayed(&mut self, id: u64, portrayed: Box<Portrayed>) {
        let Some(map) = self.map_of(id) else { return self.tasks.free(portrayed) };
        let Portrayed { posed, pictures, layouts } = *portrayed;
        let old = std::mem::take(&mut map.gallery);
        map.gallery.kept.take(posed, pictures);
        map.gallery.layouts = layouts;
        self.tasks.free(Box::new(old));
        self.portray();
    }
}
