//! The right panel: everything known of what is selected, or of the map as a whole, each thing in
//! a field or choice where it can be said otherwise.

mod about;
mod choice;
mod comments;
mod draft;
mod emotion;
mod entry;
mod follow;
mod frame;
mod history;
mod kinds;
mod list;
mod map;
mod own_metric;
mod pick;
mod picture;
mod questions;
mod reported;
mod score;
mod several;
mod split;
mod surveys;
mod told;
mod touchpoint;
mod trend;
mod ways;

pub use entry::field_id;

use super::canvas::Images;
use super::widgets::{Scope, follow_focus, label_ui};
use crate::app::{Action, Ask, Choice, OpenMap};
use crate::model::{Content, Document, Element, ElementId};
use egui::{Response, ScrollArea, Ui};

/// What the inspector remembers between frames.
#[derive(Default)]
pub struct Memory {
    images: Images,
    told: told::Told,
}

/// What the inspector's parts draw with.
pub struct Inspect<'a, 'b> {
    /// Session, look, actions.
    scope: &'a mut Scope<'b>,
    /// The map.
    map: &'a OpenMap,
    /// What is shown: one element, several of one kind, or nothing for the map.
    on: Vec<ElementId>,
    /// Pictures on their way to the screen.
    images: &'a mut Images,
    /// What scores say, worked out once.
    told: &'a mut told::Told,
}

/// The inspector.
pub fn inspector_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    let on: Vec<ElementId> = shown(map);
    let Memory { images, told } = memory;
    let mut inspect = Inspect { scope, map, on, images, told };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        // The bar stands beside the fields, not on them.
        ui.set_max_width(ui.available_width() - 4.0);
        ui.add_space(4.0);
        match inspect.on[..] {
            [] => inspect.map_ui(ui),
            [id] => inspect.element_ui(ui, id),
            _ => inspect.several_ui(ui),
        }
        follow_focus(ui);
        ui.add_space(24.0);
    });
}

/// What is selected and on the map, the primary element first.
fn shown(map: &OpenMap) -> Vec<ElementId> {
    let there = |id: &ElementId| map.document.contains(*id);
    let primary = map.primary().filter(there);
    let others = map.selection.iter().filter(there).filter(|&id| Some(id) != primary);
    primary.into_iter().chain(others).collect()
}

impl<'b> Inspect<'_, 'b> {
    /// The map's document.
    fn document(&self) -> &Document {
        &self.map.document
    }

    /// A text in the chosen language.
    fn text(&self, key: &str) -> &'static str {
        self.scope.text(key)
    }

    /// Asks for something.
    fn ask(&mut self, ask: Ask) {
        self.scope.actions.push(Action::Panel(ask));
    }

    /// Asks for a choice for everything shown.
    fn set(&mut self, choice: Option<Choice>) {
        if let Some(choice) = choice {
            self.ask(Ask::Set(self.on.clone(), choice));
        }
    }

    /// What all the elements shown say of themselves; nothing where they differ.
    fn same<T: PartialEq>(&self, of: impl Fn(&Content) -> Option<T>) -> Option<T> {
        let mut all = self.on.iter().map(|&id| of(&self.document().element(id)?.content));
        let first = all.next()??;
        all.all(|other| other.as_ref() == Some(&first)).then_some(first)
    }

    /// Everything known of one element.
    fn element_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let Some(element) = self.document().element(id).cloned() else { return };
        let kind = self.scope.app.texts().word(element.kind());
        ui.label(self.scope.look.heading(kind));
        self.content_ui(ui, id, &element);
    }

    /// Draws with another set of elements shown, such as one that belongs to what is selected.
    fn on<R>(&mut self, ids: Vec<ElementId>, draw: impl FnOnce(&mut Inspect<'_, 'b>) -> R) -> R {
        let Inspect { scope, map, images, told, .. } = self;
        draw(&mut Inspect { scope, map, on: ids, images, told })
    }

    /// A label above something.
    fn label_ui(&self, ui: &mut Ui, key: &str) -> Response {
        label_ui(ui, self.scope.look, self.text(key))
    }

    /// A quiet line of explanation.
    fn remark_ui(&self, ui: &mut Ui, text: &str) {
        ui.add(egui::Label::new(self.scope.look.caption(text)).wrap());
    }
}

/// An element's content, by id.
fn content(document: &Document, id: ElementId) -> Option<&Content> {
    document.element(id).map(|element: &std::sync::Arc<Element>| &element.content)
}
