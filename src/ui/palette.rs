//! The command palette: a field and the lines that fit what is typed.

use super::keys::{self, plain};
use super::rows::{Heights, Row, Rows};
use super::style::font;
use super::widgets::{Scope, TextLine, keys_text};
use crate::app::{Action, Offer, Palette, PaletteAsk, Target, fold};
use crate::scene::Weight;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, CornerRadius, Frame, Id, Key, Margin, Rect, Role, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

/// Widest palette.
const WIDTH: f32 = 600.0;
/// Height of a line.
const LINE: f32 = 32.0;
/// Most lines in sight.
const MOST: usize = 11;
/// Lines that the keys for a page skip.
const PAGE: isize = 10;

fn offer_id(at: usize) -> Id {
    Id::unique(("palette-offer", at))
}

/// The palette, while it is open, above everything else in the window.
pub fn palette_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(palette) = &scope.app.palette else { return };
    let whole = ui.ctx().content_rect();
    let look = scope.look;
    let width = (whole.width() - 64.0).clamp(200.0, WIDTH);
    let corner =
        pos2(whole.center().x - width / 2.0, whole.top() + (whole.height() * 0.1).min(84.0));
    let place = Rect::from_min_size(corner, vec2(width, whole.height() - corner.y));
    let back = ui.interact(whole, Id::unique("palette-back"), Sense::CLICK | Sense::DRAG);
    ui.painter().rect_filled(whole, 0, Color32::from_black_alpha(44));
    let builder = UiBuilder::new()
        .max_rect(place)
        .sense(Sense::CLICK | Sense::DRAG)
        .accessibility_role(Role::Dialog)
        .accessibility_label(scope.text("cmd-palette"));
    ui.scope_builder(builder, |ui| {
        let frame = Frame::new()
            .fill(look.panel)
            .stroke(Stroke::new(1.0, look.line))
            .corner_radius(CornerRadius::same(12))
            .inner_margin(Margin::same(10))
            .shadow(look.shadow(28));
        frame.show(ui, |ui| {
            ui.set_width(width - 20.0);
            field_ui(ui, scope, palette);
            offers_ui(ui, scope, palette);
        });
    });
    if back.clicked() {
        scope.actions.push(Action::Palette(PaletteAsk::Close));
    }
}

/// The field, which has the keyboard all the time.
fn field_ui(ui: &mut Ui, scope: &mut Scope<'_>, palette: &Palette) {
    let id = Id::unique("palette-field");
    ui.memory_mut(|memory| {
        if !memory.has_focus(id) {
            memory.request_focus(id);
        }
    });
    let mut text = palette.text.clone();
    let field = TextLine {
        id,
        name: scope.text("cmd-palette"),
        hint: scope.text("palette-hint"),
        margin: Margin::symmetric(12, 9),
    };
    let response = field.show(ui, &mut text);
    if response.changed() {
        scope.actions.push(Action::Palette(PaletteAsk::Type(text)));
    }
    keys_ui(ui, scope, id);
    if !palette.offers.is_empty() {
        let active = offer_id(palette.chosen).accesskit_id();
        ui.ctx().accesskit_node_builder(id, |node| node.set_active_descendant(active));
    }
}

/// The lines that fit.
fn offers_ui(ui: &mut Ui, scope: &mut Scope<'_>, palette: &Palette) {
    ui.add_space(2.0);
    if palette.offers.is_empty() {
        let none = scope.look.body(scope.text("palette-none")).color(scope.look.muted);
        ui.label(none);
        return;
    }
    let line = LINE * scope.look.scale;
    let room = (ui.available_height() - 40.0).max(line);
    let height = (line * palette.offers.len().min(MOST) as f32).min(room);
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        let list = Rows {
            id: Id::unique("palette-list"),
            role: Role::ListBox,
            label: scope.text("cmd-palette"),
            heights: Heights::Same(palette.offers.len(), line),
            cursor: Some(palette.chosen),
            edited: false,
            pull: 0.0,
        };
        list.show(ui, offer_id, |ui, row| {
            if let Some(offer) = palette.offers.get(row.at) {
                offer_ui(ui, scope, offer, row, row.at == palette.chosen);
            }
            // The field keeps the keyboard.
            false
        });
    });
}

/// Keys that choose a line; the field does not get them.
fn keys_ui(ui: &Ui, scope: &mut Scope<'_>, id: Id) {
    let wanted = [Key::ArrowDown, Key::ArrowUp, Key::PageDown, Key::PageUp].map(plain);
    keys::want(ui.ctx(), id, &wanted);
    let by = match keys::pressed(ui.ctx(), id).map(|(_, key)| key) {
        Some(Key::ArrowDown) => 1,
        Some(Key::ArrowUp) => -1,
        Some(Key::PageDown) => PAGE,
        Some(Key::PageUp) => -PAGE,
        _ => return,
    };
    scope.actions.push(Action::Palette(PaletteAsk::Move(by)));
}

/// One line: what it leads to, where that is, and the keys that lead there, too.
fn offer_ui(ui: &mut Ui, scope: &mut Scope<'_>, offer: &Offer, row: Row, chosen: bool) {
    let (look, rect) = (scope.look, row.rect);
    let kind = match &offer.target {
        Target::Command(_) => scope.text("palette-command"),
        Target::Element(_, kind) => scope.app.texts().word(*kind),
        Target::Recent(_) => scope.text("palette-file"),
    };
    let keys = match &offer.target {
        Target::Command(command) => {
            command.spec().shortcuts.first().map(|keys| keys_text(ui.ctx(), *keys))
        }
        _ => None,
    };
    let response = ui.interact(rect, offer_id(row.at), Sense::CLICK);
    let said = format!("{kind}: {}", offer.name);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, said.clone()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    let back = rect.expand2(vec2(0.0, -1.0));
    if chosen {
        ui.painter().rect_filled(back, CornerRadius::same(6), look.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(back, CornerRadius::same(6), look.card);
    }
    let small = font(Weight::Regular, 11.5 * look.scale);
    let at_middle = |x: f32, height: f32| pos2(x, rect.center().y - height / 2.0);
    // Keys or the kind at the end; then the name; what is left is for where it is.
    let end = match &offer.target {
        Target::Command(_) => keys.unwrap_or_default(),
        _ => kind.to_owned(),
    };
    let end = ui.painter().layout_no_wrap(end, small.clone(), look.muted);
    // The bar stands beside the words, not on them.
    let right = rect.right() - 18.0 - end.size().x;
    ui.painter().galley(at_middle(right, end.size().y), end, look.muted);
    let left = rect.left() + 10.0;
    let ink = if chosen { look.on_selected } else { look.text };
    let mut job = marked(scope, offer, ink);
    job.wrap = TextWrapping::truncate_at_width((right - left - 12.0).max(1.0));
    let name = ui.painter().layout_job(job);
    let x = left + name.size().x + 10.0;
    ui.painter().galley(at_middle(left, name.size().y), name, ink);
    if !offer.detail.is_empty() && right - x > 60.0 {
        let mut job = LayoutJob::simple_singleline(offer.detail.clone(), small, look.muted);
        job.wrap = TextWrapping::truncate_at_width(right - x - 12.0);
        let detail = ui.painter().layout_job(job);
        ui.painter().galley(at_middle(x, detail.size().y), detail, look.muted);
    }
    if response.clicked() {
        scope.actions.push(Action::Palette(PaletteAsk::Take(row.at)));
    }
}

/// The name, its letters that were typed stronger than the others.
fn marked(scope: &Scope<'_>, offer: &Offer, ink: Color32) -> LayoutJob {
    let look = scope.look;
    let size = 13.0 * look.scale;
    let plain = TextFormat::simple(font(Weight::Regular, size), ink);
    let strong = TextFormat::simple(font(Weight::Bold, size), look.on_selected);
    let mut job = LayoutJob::default();
    let text = offer.name.replace(['\n', '\r'], " ");
    let starts: Vec<usize> = fold(&text, false).map(|(at, _)| at).collect();
    for (at, &start) in starts.iter().enumerate() {
        let start = if at == 0 { 0 } else { start };
        let end = starts.get(at + 1).copied().unwrap_or(text.len());
        let format = if offer.letters.binary_search(&at).is_ok() { &strong } else { &plain };
        job.append(&text[start..end], 0.0, format.clone());
    }
    job
}
