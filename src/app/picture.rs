//! What is selected, or the whole map, as a picture on the clipboard: as pixels, or as the text of
//! an SVG.

use super::{App, Command, OpenMap, Picture, Tone, Wish};
use crate::model::ElementKind;
use egui::ColorImage;
use kurbo::Rect;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Around what is selected, in map units.
const MARGIN: f64 = 16.0;

impl App {
    /// Has the picture painted in the background, or written as a text.
    pub(super) fn copy_part(&mut self, command: Command) {
        self.end_typing(true);
        let name = self.texts().get("task-picture").to_owned();
        let language = self.language();
        let Some(map) = &self.map else { return };
        let (scene, area) = (map.scene().clone(), map.pictured());
        if command == Command::CopySvg {
            self.tasks.vector(name, scene, area);
        } else {
            self.tasks.picture(name, scene, area, language);
        }
    }

    /// Takes the text of a picture to the clipboard.
    pub(super) fn drawn_as_text(&mut self, text: String) {
        let kilobytes = self.texts().whole(text.len().div_ceil(1024) as u64);
        let args = [("size", (&kilobytes).into())];
        let told = self.texts().with("notice-svg-copied", &args);
        self.notices.show(Tone::Good, told, None);
        self.wishes.push(Wish::Copy(text));
    }

    /// Says which characters of a picture that was written no bundled typeface has.
    pub(super) fn tell_undrawn(&mut self, undrawn: &BTreeSet<char>, picture: Picture) {
        let boxes = picture.draws_letters();
        if let Some(text) = self.texts().undrawn(undrawn, boxes) {
            self.notices.show(Tone::Warning, text, None);
        }
    }

    /// Takes the painted picture to the clipboard.
    pub(super) fn pictured(&mut self, result: Result<(Arc<ColorImage>, BTreeSet<char>), String>) {
        match result {
            Ok((image, undrawn)) => {
                let [width, height] = image.size.map(|side| self.texts().whole(side as u64));
                let size = [("width", (&width).into()), ("height", (&height).into())];
                let text = self.texts().with("notice-picture-copied", &size);
                self.notices.show(Tone::Good, text, None);
                self.tell_undrawn(&undrawn, Picture::Png);
                self.wishes.push(Wish::CopyImage(image));
            }
            Err(why) => self.notices.show(Tone::Error, why, None),
        }
    }
}

impl OpenMap {
    /// The part of the map that shows what is selected: of touchpoints and stages the whole
    /// columns; `None` = everything.
    fn pictured(&self) -> Option<Rect> {
        let scene = self.scene();
        let column = |x0, x1| Rect::new(x0, scene.header.y0 - MARGIN, x1, scene.body.y1);
        let place = |id| match self.document.kind(id)? {
            ElementKind::Touchpoint => {
                let shown = scene.column_of(id)?;
                Some(column(shown.x, shown.x + shown.width))
            }
            ElementKind::Stage => {
                let place = scene.place_of(id)?;
                Some(column(place.x0, place.x1))
            }
            _ => Some(scene.place_of(id)?.inflate(MARGIN, MARGIN)),
        };
        let all = Rect::from_origin_size((0.0, 0.0), scene.size);
        let area = self.selection.iter().filter_map(place).reduce(|all, one| all.union(one))?;
        Some(area.intersect(all))
    }
}
