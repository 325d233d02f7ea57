//! Typing on the map: an ordinary text field over the cell, in the cell's own type.

use super::map::Eye;
use crate::app::{Action, Entry, Field, Figure, OpenMap, Slot};
use crate::model::ElementKind;
use crate::scene::Weight;
use crate::ui::style::font;
use crate::ui::suggest::{Outcome, beside_offers, suggest_ui};
use crate::ui::widgets::Scope;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    EventFilter, Frame, Id, Key, Margin, Pos2, Rect, Stroke, TextEdit, Ui, UiBuilder, vec2,
};

/// Smallest type that is typed in, in points: the map may be far away.
const SMALLEST: f32 = 13.0;
/// Largest type that is typed in, in points.
const LARGEST: f32 = 40.0;
/// Narrowest field, in points.
const NARROWEST: f32 = 150.0;

/// The field that is typed in, for the focus.
pub fn typing_id() -> Id {
    Id::unique("typing")
}

/// The field over what is being typed.
pub fn typing_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    last: &mut Option<Slot>,
) {
    let Some(typing) = map.typing.as_ref().filter(|typing| typing.on_map()) else {
        *last = None;
        return;
    };
    if last.as_ref() != Some(&typing.slot) {
        // Another text: what was undone or where the caret stood in the last one is nothing to it.
        let mut state = TextEditState::default();
        let end = CCursor::new(typing.text.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ui.ctx(), typing_id());
        *last = Some(typing.slot.clone());
    }
    let look = scope.look;
    let zoom = eye.camera.zoom as f32;
    let kind = typing.element().and_then(|id| map.document.kind(id));
    let name = typing.slot.field() == Some(Field::Main)
        && matches!(kind, Some(ElementKind::Touchpoint | ElementKind::Stage));
    let weight = if name { Weight::SemiBold } else { Weight::Regular };
    let size = ((if name { 13.0 } else { 12.0 }) * zoom * look.scale).clamp(SMALLEST, LARGEST);
    let place = map.typing_place().map(|place| eye.place_rect(place));
    let middle = Rect::from_center_size(eye.canvas.center(), vec2(260.0, 40.0));
    let at = inside(place.unwrap_or(middle), eye.canvas);
    let mut text = typing.text.clone();
    let frame = Frame::new()
        .fill(look.panel)
        .stroke(Stroke::new(2.0, look.selection))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(8, 6))
        .shadow(look.shadow(16));
    ui.scope_builder(UiBuilder::new().max_rect(at), |ui| {
        frame.show(ui, |ui| {
            let field = TextEdit::multiline(&mut text)
                .id(typing_id())
                .font(font(weight, size))
                .desired_width(at.width() - 20.0)
                .desired_rows(1)
                .frame(Frame::NONE)
                .lock_focus(true)
                .hint_text(scope.text(match typing.slot.entry {
                    Entry::Figure(Figure::Share) => "typing-share",
                    _ => "typing-hint",
                }));
            let response = beside_offers(ui, typing_id(), |ui| ui.add(field));
            // Escape is a command here: it does not only take the focus away.
            let filter = EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(typing_id(), filter));
            let label = scope.text("typing-name");
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, label)
            });
            let words = map.offers(&typing.slot, &text);
            if let Outcome::Accepted(word, key) =
                suggest_ui(ui, look, &response, &words, &text, (true, &[]))
            {
                scope.actions.push(Action::Type(word));
                scope.actions.extend(match key {
                    Some(Key::Tab) => Some(Action::TypeNext(true)),
                    Some(_) => Some(Action::EndTyping(true)),
                    None => None,
                });
            } else if response.changed() {
                scope.actions.push(Action::Type(text));
            } else if response.lost_focus() && !response.has_focus() {
                scope.actions.push(Action::EndTyping(true));
            }
        });
    });
}

/// A place for the field: over the cell, wide enough to type in, inside the canvas.
fn inside(cell: Rect, canvas: Rect) -> Rect {
    let width = cell.width().clamp(NARROWEST, (canvas.width() - 16.0).max(NARROWEST));
    let within = |at: f32, low: f32, high: f32| at.clamp(low, high.max(low));
    let left = cell.center().x - width / 2.0;
    let x = within(left, canvas.left() + 8.0, canvas.right() - width - 8.0);
    let y = within(cell.top(), canvas.top() + 8.0, canvas.bottom() - 60.0);
    Rect::from_min_size(Pos2::new(x, y), vec2(width, cell.height().max(34.0)))
}
