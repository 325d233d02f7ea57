//! The left panel: the outline or the history, and what is to be looked at below.

use super::history::history_ui;
use super::outline::outline_ui;
use super::problems::problems_ui;
use super::widgets::{Scope, name_edge, words_ui};
use super::{outline, problems};
use crate::app::{Command, LeftTab, OpenMap};
use egui::{Frame, Margin, Panel, Ui};

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
        name_edge(ui, scope, "problems");
    }
    tabs_ui(ui, scope);
    match scope.app.panels.left {
        LeftTab::Outline => outline_ui(ui, scope, map, &mut memory.outline),
        LeftTab::History => history_ui(ui, scope, map),
    }
}

/// The outline and the history as two words, the one shown underlined.
fn tabs_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let words = [
        (Command::Outline, scope.text("outline-title").to_owned()),
        (Command::History, scope.text("history-title").to_owned()),
    ];
    let on = match scope.app.panels.left {
        LeftTab::Outline => Command::Outline,
        LeftTab::History => Command::History,
    };
    words_ui(ui, scope, on, words);
    ui.add_space(4.0);
}
