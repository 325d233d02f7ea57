//! The right panel: everything known of what is selected, or of the map as a whole.

mod kinds;
mod map;
mod score;
mod touchpoint;

use super::style::color;
use super::widgets::{Scope, edge_card_ui, field_ui, focus_ring, label_ui};
use crate::app::{Action, OpenMap};
use crate::model::{Document, Element, ElementId, ElementKind, LinkKind};
use crate::theme::Accent;
use egui::{Color32, CursorIcon, Response, Role, ScrollArea, Sense, Ui, WidgetInfo};

/// What the inspector's parts draw with.
pub struct Inspect<'a, 'b> {
    /// Session, look, actions.
    pub scope: &'a mut Scope<'b>,
    /// The map.
    pub map: &'a OpenMap,
}

/// The inspector.
pub fn inspector_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let mut inspect = Inspect { scope, map };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(4.0);
        let selected = map.primary().and_then(|id| Some((id, map.document.element(id)?.clone())));
        match selected {
            Some((id, element)) => inspect.element_ui(ui, id, &element),
            None => inspect.map_ui(ui),
        }
        ui.add_space(16.0);
    });
}

impl Inspect<'_, '_> {
    /// The map's document.
    fn document(&self) -> &Document {
        &self.map.document
    }

    /// A text in the chosen language.
    fn text(&self, key: &str) -> &'static str {
        self.scope.text(key)
    }

    /// Everything known of one element.
    fn element_ui(&mut self, ui: &mut Ui, id: ElementId, element: &Element) {
        let kind = self.scope.app.texts().word(element.kind());
        ui.label(self.scope.look.heading(kind));
        self.content_ui(ui, id, element);
        self.evidence_ui(ui, id);
    }

    /// A labelled field; nothing where there is no text.
    fn field_ui(&self, ui: &mut Ui, label: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        label_ui(ui, self.scope.look, self.text(label));
        field_ui(ui, self.scope.look, value);
    }

    /// A labelled field that is also shown empty, because it should be filled.
    fn wanted_ui(&self, ui: &mut Ui, label: &str, value: &str) {
        label_ui(ui, self.scope.look, self.text(label));
        let value = if value.is_empty() { self.text("field-empty") } else { value };
        field_ui(ui, self.scope.look, value);
    }

    /// The statements this element rests on.
    fn evidence_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let list = self.document().sources(id, LinkKind::Supports);
        if list.is_empty() {
            return;
        }
        label_ui(ui, self.scope.look, self.text("field-evidence"));
        for evidence in list {
            self.link_card_ui(ui, evidence);
        }
    }

    /// Linked elements under a label, each as a card that leads to it.
    fn links_ui(&mut self, ui: &mut Ui, label: &str, list: &[ElementId]) {
        if list.is_empty() {
            return;
        }
        label_ui(ui, self.scope.look, self.text(label));
        for &id in list {
            self.link_card_ui(ui, id);
        }
    }

    /// An element as a card in its kind's colours; a click goes there.
    fn link_card_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let Some(element) = self.document().element(id).cloned() else { return };
        let look = self.scope.look;
        let colors = self.card_colors(&element);
        let (title, detail) = (self.title_of(id, &element), self.detail_of(id, &element));
        let response = edge_card_ui(ui, colors.0, |ui| {
            ui.add(egui::Label::new(look.name(&title).color(colors.1)).wrap());
            if !detail.is_empty() {
                ui.add(egui::Label::new(look.caption(&detail).color(colors.2)).wrap());
            }
        });
        let said = if detail.is_empty() { title } else { format!("{title}. {detail}") };
        if clickable(ui, &response, id, &said).clicked() {
            self.scope.actions.push(Action::GoTo(id));
        }
    }

    /// Edge, fill and outline; title; detail.
    fn card_colors(&self, element: &Element) -> ([Color32; 3], Color32, Color32) {
        let look = self.scope.look;
        let colors = &look.theme.color;
        let of = |accent: &Accent| {
            let text = color(accent.text);
            ([color(accent.strong), color(accent.fill), color(accent.outline)], text, text)
        };
        match element.kind() {
            ElementKind::Barrier => of(&colors.barrier),
            ElementKind::Driver => of(&colors.driver),
            ElementKind::Solution => of(&colors.solution),
            ElementKind::Moment => of(&colors.moment),
            _ => ([look.line, look.card, look.line], look.ink, look.muted),
        }
    }
}

/// Makes a drawn card a button for the mouse, the keyboard and readers.
fn clickable(ui: &Ui, card: &Response, id: ElementId, said: &str) -> Response {
    let response = ui
        .interact(card.rect, ui.auto_id_with(("link", id.bits())), Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said));
    focus_ring(ui, &response, card.rect);
    response
}
