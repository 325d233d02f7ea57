//! The window of a workshop: a slim bar above the map, the line in which everything said is
//! written down below it, and the panel beside it with the parking lot or the vote.

mod bar;
mod capture;
mod lot;
mod timer;
mod votes;

pub use capture::capture_id;
pub use lot::{field_id, idea_id, lot_id};
pub use votes::votes_id;

use super::widgets::{Scope, words_ui};
use crate::app::{Aside, Command, OpenMap};
use crate::model::ElementKind;
use egui::{Frame, Margin, Panel, Ui};

/// What the panels remember between frames.
#[derive(Default)]
pub struct Memory {
    lot: lot::Memory,
    votes: votes::Memory,
}

/// The bar above the map.
pub fn bar_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let now = scope.app.clock.now();
    let fill = timer::ground(scope, now);
    let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(14, 0));
    Panel::top("workshop")
        .exact_size(bar::BAR)
        .frame(frame)
        .show(ui, |ui| bar::bar_ui(ui, scope, map, now));
}

/// The line below the map.
pub fn line_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let frame = Frame::new().fill(scope.look.panel).inner_margin(Margin::symmetric(14, 10));
    Panel::bottom("capture").frame(frame).show(ui, |ui| capture::capture_ui(ui, scope, map));
}

/// The panel beside the map.
pub fn aside_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    aside: Aside,
    memory: &mut Memory,
) {
    tabs_ui(ui, scope, map, aside);
    match aside {
        Aside::Lot => lot::lot_ui(ui, scope, map, &mut memory.lot),
        Aside::Votes => votes::votes_ui(ui, scope, map, &mut memory.votes),
    }
}

/// The parking lot and the vote as two words, the one shown underlined.
fn tabs_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, aside: Aside) {
    let lot = scope.text("lot-title").to_owned();
    let lot = match map.document.count(ElementKind::Idea) {
        0 => lot,
        some => format!("{lot} · {}", scope.app.texts().whole(some as u64)),
    };
    let words = [(Command::Lot, lot), (Command::Voting, scope.text("votes-title").to_owned())];
    let on = match aside {
        Aside::Lot => Command::Lot,
        Aside::Votes => Command::Voting,
    };
    words_ui(ui, scope, on, words);
    ui.add_space(8.0);
}
