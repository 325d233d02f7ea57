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

use super::style::font;
use super::widgets::{Scope, focus_ring};
use crate::app::{Aside, Command, OpenMap};
use crate::model::ElementKind;
use crate::scene::Weight;
use egui::{Frame, Margin, Panel, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

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
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let ideas = map.document.count(ElementKind::Idea);
        let lot = match ideas {
            0 => scope.text("lot-title").to_owned(),
            some => {
                format!("{} · {}", scope.text("lot-title"), scope.app.texts().whole(some as u64))
            }
        };
        let votes = scope.text("votes-title").to_owned();
        for (tab, name, command) in
            [(Aside::Lot, lot, Command::Lot), (Aside::Votes, votes, Command::Voting)]
        {
            let (look, on) = (scope.look, aside == tab);
            let letters = font(Weight::SemiBold, 13.0 * look.scale);
            let galley = ui.painter().layout_no_wrap(name.clone(), letters, look.muted);
            let size = vec2(galley.size().x, 26.0 * look.scale);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &name));
            let ink = if on || response.hovered() { look.ink } else { look.muted };
            let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
            ui.painter().galley_with_override_text_color(at, galley, ink);
            if on {
                let y = rect.bottom() - 1.0;
                ui.painter().hline(rect.x_range(), y, Stroke::new(2.0, look.selection));
            }
            focus_ring(ui, &response, rect.expand2(vec2(4.0, 0.0)));
            if response.clicked() && !on {
                scope.run(command);
            }
        }
    });
    ui.add_space(8.0);
}
