//! The left panel: the outline or the history, and what is to be looked at below.

use super::history::history_ui;
use super::outline::outline_ui;
use super::problems::problems_ui;
use super::style::font;
use super::widgets::{Scope, focus_ring};
use super::{outline, problems};
use crate::app::{Command, LeftTab, OpenMap};
use crate::scene::Weight;
use egui::{Frame, Margin, Panel, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// The outline's.
    pub outline: outline::Memory,
    problems: problems::Memory,
}

/// The panel's content.
pub fn left_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    let height = ui.available_height();
    if height > 300.0 {
        Panel::bottom("problems")
            .default_size((height * 0.3).clamp(110.0, 260.0))
            .size_range(60.0..=height - 160.0)
            .resizable(true)
            .frame(Frame::new().inner_margin(Margin::symmetric(0, 8)))
            .show(ui, |ui| problems_ui(ui, scope, map, &mut memory.problems));
    }
    tabs_ui(ui, scope);
    match scope.app.panels.left {
        LeftTab::Outline => outline_ui(ui, scope, map, &mut memory.outline),
        LeftTab::History => history_ui(ui, scope, map),
    }
}

/// The outline and the history as two words, the one shown underlined.
fn tabs_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        for (tab, key, command) in [
            (LeftTab::Outline, "outline-title", Command::Outline),
            (LeftTab::History, "history-title", Command::History),
        ] {
            let look = scope.look;
            let on = scope.app.panels.left == tab;
            let name = scope.text(key);
            let letters = font(Weight::SemiBold, 12.5 * look.scale);
            let galley = ui.painter().layout_no_wrap(name.to_owned(), letters, look.muted);
            let size = vec2(galley.size().x, 24.0 * look.scale);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, name));
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
    ui.add_space(4.0);
}
