//! Pictures: seen, captioned, replaced from a file.

use super::Inspect;
use super::entry::Lines;
use super::list::{Card, List, clickable};
use crate::app::{Action, Ask, Field};
use crate::model::{ElementId, EncodedImage, LinkKind, Picture};
use crate::ui::widgets::edge_card_ui;
use egui::{Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Tallest picture on a card, in points.
const SMALL: f32 = 120.0;
/// Tallest picture on its own.
const LARGE: f32 = 320.0;

impl Inspect<'_, '_> {
    /// The pictures of a touchpoint.
    pub(super) fn pictures_ui(&mut self, ui: &mut Ui, touchpoint: ElementId) {
        let pictures = self.document().sources(touchpoint, LinkKind::Depicts);
        let add = Id::unique(("picture-add", touchpoint));
        self.head_ui(ui, "field-pictures", |inspect, ui| {
            inspect.add_ui(ui, add, "add-picture", Ask::Picture(touchpoint));
        });
        let list = List::on(touchpoint, LinkKind::Depicts, "field-pictures");
        let drags = (pictures.len() > 1).then_some(add);
        let mut places = Vec::new();
        for (at, &id) in pictures.iter().enumerate() {
            let shift = |to: usize| Ask::Shift(pictures.clone(), id, to);
            let card = Card {
                id,
                list: add,
                away: Some((Ask::TakeOff(list.link_to(id)), "list-remove")),
                up: (at > 0).then(|| shift(at - 1)),
                down: (at + 1 < pictures.len()).then(|| shift(at + 1)),
                beside: Some(add),
                drags,
            };
            places.extend(self.picture_card_ui(ui, &card).map(|card| card.rect));
        }
        if let Some(list) = drags {
            self.order_ui(ui, list, &pictures, &places);
        }
    }

    fn picture_card_ui(&mut self, ui: &mut Ui, card: &Card) -> Option<Response> {
        let element = self.document().element(card.id).cloned()?;
        let picture = element.content.as_picture()?;
        let look = self.scope.look;
        let title = self.title_of(card.id, &element);
        let drawn = edge_card_ui(ui, [look.line, look.card, look.line], |ui| {
            self.shown_ui(ui, &picture.image, SMALL);
            ui.add(egui::Label::new(look.caption(&title)).wrap());
        });
        let response = clickable(ui, &drawn.response, (card.list, card.id, card.drags), &title);
        if response.clicked() {
            self.scope.actions.push(Action::GoTo(card.id));
        }
        self.tools_ui(ui, card, &response, &title, (look.card, look.ink));
        Some(response)
    }

    /// A picture in its own proportions, as wide as there is room and no taller than `tallest`.
    fn shown_ui(&mut self, ui: &mut Ui, image: &EncodedImage, tallest: f32) -> Response {
        let (width, height) = (image.width as f32, image.height as f32);
        let scale = (ui.available_width() / width).min(tallest / height).min(1.0);
        let size = vec2(width, height) * scale;
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        match self.images.get(ui.ctx(), image) {
            Some(texture) => {
                let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                ui.painter().image(texture, rect, whole, egui::Color32::WHITE);
            }
            None => {
                ui.painter().rect_filled(rect, 4, self.scope.look.line);
            }
        }
        response
    }

    /// A picture with its caption.
    pub(super) fn picture_ui(&mut self, ui: &mut Ui, id: ElementId, picture: &Picture) {
        ui.add_space(4.0);
        let name = self.scope.app.texts().word(crate::model::ElementKind::Picture);
        let shown = self.shown_ui(ui, &picture.image, LARGE);
        shown.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        let (label, image) = (self.text("field-size"), &picture.image);
        let size = format!("{label}: {} × {}", image.width, image.height);
        self.remark_ui(ui, &size);
        let replace = self.scope.look.body(self.text("picture-replace"));
        if ui.button(replace).clicked() {
            self.ask(Ask::Picture(id));
        }
        self.text_ui(ui, "field-caption", Field::Main, Lines::Many);
    }
}
