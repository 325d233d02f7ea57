//! The dialog of earlier versions: at the left what the map can be compared with, at the right the
//! chosen version with what differs, below what can be done with it.

mod list;
mod side;

pub use side::{lines_height, lines_ui};

use super::canvas::Images;
use super::guided::button;
use super::two_sided::{Part, TwoSided};
use super::widgets::Scope;
use crate::app::{Action, Versions, VersionsAsk};
use egui::{Context, Ui, vec2};

/// The dialog, with its list at the left.
const DIALOG: TwoSided = TwoSided {
    id: "versions",
    texts: ["versions-title", "versions-hint"],
    most: vec2(1080.0, 760.0),
    left: (300.0, 0.4),
};

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
    DIALOG.show(ctx, scope, |part, ui, scope| match part {
        Part::Choice => list::list_ui(ui, scope, versions),
        Part::Result => side::side_ui(ui, scope, versions, memory),
        Part::Foot => foot_ui(ui, scope, versions),
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
    let seen = versions.seen().and_then(Result::ok);
    let whole = seen.is_some_and(|seen| seen.trouble.is_none()) && !versions.merging;
    let there = seen.is_some() && !versions.merging;
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
}
