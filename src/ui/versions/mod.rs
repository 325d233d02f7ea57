//! The dialog of earlier versions: at the left what the map can be compared with, at the right the
//! chosen version with what differs, below what can be done with it.

mod list;
mod side;

pub use side::lines_ui;

use super::canvas::Images;
use super::guided::button;
use super::widgets::{Scope, modal};
use crate::app::{Action, Versions, VersionsAsk};
use egui::{Align, Context, Label, Layout, Ui, UiBuilder, vec2};

/// Widest dialog.
const WIDEST: f32 = 1080.0;
/// Tallest dialog.
const TALLEST: f32 = 760.0;
/// Width of the list.
const LIST: f32 = 300.0;
/// Height of the line of buttons.
const FOOT: f32 = 34.0;

/// What the dialog remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// Whether its list was given the keyboard.
    shown: bool,
    /// The line of the differences where the keyboard is.
    line: Option<usize>,
    images: Images,
}

/// The dialog, while it is open.
pub fn versions_ui(ctx: &Context, scope: &mut Scope<'_>, memory: &mut Memory) {
    let Some(versions) = &scope.app.versions else {
        *memory = Memory::default();
        return;
    };
    if scope.app.closing.is_some() {
        return;
    }
    modal(ctx, "versions").show(ctx, |ui| {
        let screen = ctx.content_rect().size();
        let size =
            vec2((screen.x - 72.0).clamp(160.0, WIDEST), (screen.y - 72.0).clamp(160.0, TALLEST));
        ui.set_width(size.x);
        let bottom = ui.cursor().top() + size.y;
        let look = scope.look;
        ui.label(look.title(scope.text("versions-title"), 18.0));
        ui.add(Label::new(look.caption(scope.text("versions-hint"))).wrap());
        ui.add_space(8.0);
        let foot = (FOOT + 18.0) * look.scale;
        let room = (bottom - ui.cursor().top() - foot).max(80.0);
        let (place, _) = ui.allocate_exact_size(vec2(size.x, room), egui::Sense::hover());
        let width = LIST.min(size.x * 0.4);
        let (left, right) = place.split_left_right_at_x(place.left() + width);
        let right = right.with_min_x(right.left() + 18.0);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| list::list_ui(ui, scope, versions));
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            side::side_ui(ui, scope, versions, memory);
        });
        ui.add_space(8.0);
        foot_ui(ui, scope, versions);
    });
    // The keyboard stands in the list once there is one.
    if !memory.shown && !versions.list.is_empty() {
        ctx.memory_mut(|of| of.request_focus(list::list_id()));
        memory.shown = true;
    }
}

/// What can be done with the chosen version.
fn foot_ui(ui: &mut Ui, scope: &mut Scope<'_>, versions: &Versions) {
    let look = scope.look;
    ui.spacing_mut().button_padding.x = 12.0;
    let seen = versions.seen().and_then(Result::ok);
    let whole = seen.is_some_and(|seen| seen.trouble.is_none()) && !versions.merging;
    let there = seen.is_some() && !versions.merging;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        // What came from somebody else is merged, what was one's own is brought back.
        let back = ("versions-bring-back", whole, VersionsAsk::BringBack);
        let merge = ("versions-merge", whole, VersionsAsk::Merge);
        let (main, other) = if versions.is_file() { (merge, back) } else { (back, merge) };
        let buttons = [
            main,
            other,
            ("versions-apart", there, VersionsAsk::Apart),
            ("versions-show", there, VersionsAsk::Show),
            ("versions-close", true, VersionsAsk::Leave),
        ];
        for (at, (key, may, ask)) in buttons.into_iter().enumerate() {
            if ui.add_enabled(may, button(look, scope.text(key), at == 0)).clicked() {
                scope.actions.push(Action::Versions(ask));
            }
        }
    });
}
