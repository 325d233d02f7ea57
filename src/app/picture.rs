//! What is selected, or the whole map, as a picture on the clipboard: as pixels, or as the text of
//! an SVG.

use super::{App, Command, OpenMap, Picture, Tone, Wish};
use crate::layout::{Layout, View};
use crate::model::{Document, ElementId, ElementKind};
use crate::pages::{self, Subject};
use crate::scene::{Column, Scene};
use egui::ColorImage;
use kurbo::Rect;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Around what is selected, in map units: no more than lies between two notes.
const MARGIN: f64 = 8.0;

/// What of a map is copied.
#[derive(Debug)]
pub enum Portion {
    /// All of it.
    All(Arc<Scene>),
    /// Columns with their stages and the names of the lanes, drawn anew: nothing of their
    /// neighbours is in sight, nothing of theirs is cut.
    Columns(Arc<Document>, Box<View>),
    /// What lies in a part of the picture, and what that is.
    Area(Arc<Scene>, Rect, String),
}

impl Portion {
    /// The picture of it.
    pub(super) fn scene(self) -> Arc<Scene> {
        match self {
            Self::All(scene) => scene,
            Self::Columns(document, view) => {
                let scene = Layout::default().scene(&document, &view);
                // Notes on the ways that lead out reach beyond the last column.
                let reach = |column: &Column| {
                    let cells = scene.cells_of(column).map(|(at, cell)| at.x + cell.bounds.x1);
                    cells.fold(column.x + column.width, f64::max)
                };
                let right = scene.columns.last().map_or(scene.body.x1, reach);
                let area = Rect::new(0.0, scene.header.y0, right, scene.body.y1);
                let all = Rect::from_origin_size((0.0, 0.0), scene.size);
                Arc::new(scene.part(area.inflate(MARGIN, MARGIN).intersect(all)))
            }
            Self::Area(scene, area, said) => {
                Arc::new(Scene { description: said.into(), ..scene.part(area) })
            }
        }
    }
}

impl App {
    /// Has the picture painted in the background, or written as a text.
    pub(super) fn copy_part(&mut self, command: Command) {
        self.end_typing(true);
        let name = self.texts().get("task-picture").to_owned();
        let language = self.language();
        let Some(map) = &self.map else { return };
        let portion = map.pictured();
        if command == Command::CopySvg {
            self.tasks.vector(name, portion);
        } else {
            self.tasks.picture(name, portion, language);
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
    /// What shows what is selected.
    fn pictured(&self) -> Portion {
        let scene = self.scene();
        let selected: Vec<ElementId> = self.selection.iter().collect();
        let is_column = |id: &ElementId| {
            let kind = self.document.kind(*id);
            matches!(kind, Some(ElementKind::Touchpoint | ElementKind::Stage))
        };
        if selected.iter().any(is_column) {
            let view = pages::view_of(&self.document, self.view(), &Subject::Chosen(selected));
            return Portion::Columns(self.document.clone(), Box::new(view));
        }
        let all = Rect::from_origin_size((0.0, 0.0), scene.size);
        let places = selected.iter().filter_map(|id| Some((id, scene.place_of(*id)?)));
        let placed: Vec<(&ElementId, Rect)> = places.collect();
        let Some(area) = placed.iter().map(|(_, place)| *place).reduce(|all, one| all.union(one))
        else {
            return Portion::All(scene.clone());
        };
        let name = |(id, _): &(&ElementId, Rect)| {
            self.document.element(**id).map(|element| element.content.text().to_owned())
        };
        let said = placed.iter().filter_map(name).collect::<Vec<_>>().join("; ");
        Portion::Area(scene.clone(), area.inflate(MARGIN, MARGIN).intersect(all), said)
    }
}
