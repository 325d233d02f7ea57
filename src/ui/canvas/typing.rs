//! Typing on the map: an ordinary text field over the cell, in the cell's own type.

use super::map::Eye;
use crate::app::{Action, Field, OpenMap};

use crate::model::ElementKind;
use crate::scene::Weight;
use crate::ui::style::font;
use crate::ui::widgets::Scope;
use egui::{EventFilter, Frame, Id, Margin, Pos2, Rect, Stroke, TextEdit, Ui, UiBuilder, vec2};

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
pub fn typing_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, eye: &Eye) {
    let Some(typing) = map.typing.as_ref().filter(|_| !map.listed) else { return };
    let look = scope.look;
    let zoom = eye.camera.zoom as f32;
    let name = typing.field == Field::Main
        && matches!(
            map.document.kind(typing.element),
            Some(ElementKind::Touchpoint | ElementKind::Stage)
        );
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
                .hint_text(scope.text("typing-hint"));
            let response = ui.add(field);
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
            if response.changed() {
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
