//! Pictures from files and from the clipboard, put onto touchpoints.

use crate::app::{Action, App, Ask, Command, OpenMap, Tone};
use crate::edit::verbs::{self, NewPicture};
use crate::model::{ElementId, ElementKind};
use crate::scene::Lane;
use egui::ColorImage;
use std::path::PathBuf;
use std::sync::Arc;

/// Where a picture comes from.
#[derive(Debug, Clone)]
pub enum PictureFrom {
    /// A file.
    File(PathBuf),
    /// The clipboard.
    Pasted(Arc<ColorImage>),
}

impl App {
    /// Asks for a picture file for the touchpoint something is selected at.
    pub(in crate::app) fn add_picture(&mut self) {
        match self.map.as_ref().and_then(|map| map.touchpoint_at(map.primary())) {
            Some(touchpoint) => self.ask(Ask::Picture(touchpoint)),
            None => self.not_here(),
        }
    }

    /// Puts a picture from the clipboard onto the touchpoint something is selected at.
    pub(in crate::app) fn paste_picture(&mut self, image: Arc<ColorImage>) {
        self.end_typing(true);
        match self.picture_place(None) {
            Some(touchpoint) => {
                let name = self.texts().get("task-paste-picture").to_owned();
                self.read_pictures(name, touchpoint, vec![PictureFrom::Pasted(image)]);
            }
            None => self.tell_no_place(),
        }
    }

    /// The touchpoint that pictures are put onto: the one they were let go `over`, else the one
    /// something is selected at.
    pub(super) fn picture_place(&self, over: Option<ElementId>) -> Option<ElementId> {
        let map = self.map.as_ref()?;
        over.filter(|&id| map.document.kind(id) == Some(ElementKind::Touchpoint))
            .or_else(|| map.touchpoint_at(map.primary()))
    }

    /// Says that pictures need a touchpoint.
    pub(super) fn tell_no_place(&mut self) {
        let key = if self.map.is_some() { "picture-no-place" } else { "picture-no-map" };
        self.notices.show(Tone::Warning, self.texts().get(key).to_owned(), None);
    }

    /// Has pictures read in the background, for a touchpoint or in a picture's place.
    pub(in crate::app) fn read_pictures(
        &mut self,
        name: String,
        on: ElementId,
        pictures: Vec<PictureFrom>,
    ) {
        let Some(map) = &self.map else { return };
        self.tasks.embed(name, (map.id, on), pictures, self.language());
    }

    /// Has the picture in a file read.
    pub(in crate::app) fn read_picture(&mut self, on: ElementId, path: PathBuf) {
        let name = self.about("task-embed", &path);
        self.read_pictures(name, on, vec![PictureFrom::File(path)]);
    }

    /// Puts pictures that were read into the map, as one step, and says which could not be.
    pub(in crate::app) fn embed(
        &mut self,
        map: u64,
        on: ElementId,
        read: Vec<Result<NewPicture, String>>,
    ) {
        self.end_typing(true);
        let Some(map) = self.map.as_ref().filter(|known| known.id == map) else { return };
        let mut pictures = Vec::new();
        let mut faults = Vec::new();
        for result in read {
            match result {
                Ok(picture) => pictures.push(picture),
                Err(why) => faults.push(why),
            }
        }
        let count = pictures.len() as u64;
        let change = verbs::pictures(&map.document, on, pictures, &mut self.rng);
        let added = change.is_some();
        if let Some(change) = change {
            self.change_in_place(change);
        }
        for why in faults {
            let other = self.texts().get("notice-other-file").to_owned();
            let step = Some((other, Action::Panel(Ask::Picture(on))));
            self.notices.show(Tone::Error, why, step);
        }
        if added {
            self.tell_hidden_pictures(count);
        }
    }

    /// Where pictures are not shown on the map, says where to see what was just added.
    fn tell_hidden_pictures(&mut self, count: u64) {
        let shown = |map: &OpenMap| map.view().lanes.contains(&Lane::Pictures);
        if self.map.as_ref().is_none_or(shown) {
            return;
        }
        let text = self.texts().count("picture-hidden", count);
        let show = self.texts().get("picture-show-lane").to_owned();
        let step = self.for_front((show, Action::Run(Command::Lane(Lane::Pictures))));
        self.notices.show(Tone::Good, text, Some(step));
    }
}
