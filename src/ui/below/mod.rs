//! The panel below the map: scores as a table, what they say, who has to look after what, what
//! two copies say differently, and the story.

mod cells;
mod conflicts;
mod insights;
mod item;
mod scores;
mod story;
mod thumbs;
mod worklists;

pub use conflicts::conflicts_id;
pub use insights::insights_id;
pub use scores::scores_id;
pub use story::story_id;
pub use worklists::worklists_id;

use super::icons;
use super::style::HEIGHT;
use super::widgets::{Scope, icon_button, name_edge, words_ui};
use crate::app::{Action, Below, BelowAsk, BelowHeight, Command, OpenMap, Paper};
use egui::{Align, Button, Frame, Label, Layout, Margin, Panel, RichText, ScrollArea, Ui, vec2};

/// Least height of the panel.
const LEAST: f32 = 150.0;
/// Room that is always left to the map above it.
const ABOVE: f32 = 110.0;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Memory {
    scores: scores::Memory,
    insights: insights::Memory,
    worklists: worklists::Memory,
    conflicts: conflicts::Memory,
    story: story::Memory,
}

impl Memory {
    /// Lets go what a hand drags, if it drags something.
    pub fn cancel(&mut self) -> bool {
        self.story.cancel()
    }
}

/// The panel, where it is shown and there is room for it.
pub fn below_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    let height = ui.available_height();
    let tall = scope.app.panels.height == BelowHeight::Most;
    let Some(below) = scope.app.panels.below.filter(|_| height > LEAST + 80.0) else { return };
    let most = (height - ABOVE).max(LEAST);
    let frame = Frame::new().fill(scope.look.panel).inner_margin(Margin::symmetric(14, 8));
    // Each of the two heights is remembered by itself.
    let (name, panel) = if tall {
        ("below-tall", Panel::bottom("below-tall").exact_size(most))
    } else {
        let panel = Panel::bottom("below")
            .default_size((height * 0.4).clamp(210.0, 360.0).min(most))
            .size_range(LEAST..=most)
            .resizable(true);
        ("below", panel)
    };
    panel.frame(frame).show(ui, |ui| {
        ui.set_min_height(ui.available_height());
        tabs_ui(ui, scope, below);
        match below {
            Below::Scores => scores::scores_ui(ui, scope, map, &mut memory.scores),
            Below::Insights => insights::insights_ui(ui, scope, map, &mut memory.insights),
            Below::Worklists => worklists::worklists_ui(ui, scope, map, &mut memory.worklists),
            Below::Conflicts => conflicts::conflicts_ui(ui, scope, map, &mut memory.conflicts),
            Below::Story => story::story_ui(ui, scope, map, &mut memory.story),
        }
    });
    name_edge(ui, scope, name);
}

/// The parts as words, the one shown underlined; the panel's own buttons at the right.
fn tabs_ui(ui: &mut Ui, scope: &mut Scope<'_>, below: Below) {
    let on = match below {
        Below::Scores => Command::ScoresTable,
        Below::Insights => Command::Insights,
        Below::Worklists => Command::Worklists,
        Below::Conflicts => Command::Conflicts,
        Below::Story => Command::Story,
    };
    ui.horizontal(|ui| {
        let mut words = vec![
            (Command::ScoresTable, scope.text("scores-table-title").to_owned()),
            (Command::Insights, scope.text("insights-title").to_owned()),
            (Command::Worklists, scope.text("worklists-title").to_owned()),
            (Command::Story, scope.text("story-title").to_owned()),
        ];
        // Most maps never have any.
        let any = scope.app.map.as_ref().is_some_and(|map| !map.document.conflicts().is_empty());
        if any || below == Below::Conflicts {
            words.push((Command::Conflicts, scope.text("conflicts-title").to_owned()));
        }
        words_ui(ui, scope, on, words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = scope.text("below-close");
            if icon_button(ui, name, false, icons::cross).on_hover_text(name).clicked() {
                scope.actions.push(Action::Below(BelowAsk::Close));
            }
            let tall = scope.app.panels.height == BelowHeight::Most;
            let next = if tall { BelowHeight::Chosen } else { BelowHeight::Most };
            let name = scope.text("below-tall");
            let chevron = |p: &egui::Painter, at, ink| icons::chevron(p, at, tall, ink);
            if icon_button(ui, name, tall, chevron).on_hover_text(name).clicked() {
                scope.actions.push(Action::Below(BelowAsk::Height(next)));
            }
        });
    });
    ui.add_space(2.0);
}

/// What the panel says where there is nothing to show, and what to do next.
fn empty_ui(ui: &mut Ui, scope: &mut Scope<'_>, key: &str) {
    ScrollArea::vertical().id_salt("below-empty").auto_shrink(false).show(ui, |ui| {
        ui.add_space(6.0);
        let text = scope.look.body(scope.text(key)).color(scope.look.muted);
        ui.add(Label::new(text).wrap());
        if key == "scores-none" {
            ui.add_space(4.0);
            let command = Command::ImportScores;
            let name = RichText::new(scope.name_of(command)).font(scope.button_font());
            if ui.add(Button::new(name).min_size(vec2(0.0, HEIGHT))).clicked() {
                scope.run(command);
            }
        }
    });
}

/// A button that offers what can be written.
fn export_ui(ui: &mut Ui, scope: &mut Scope<'_>, papers: [Paper; 2]) {
    let text = RichText::new(scope.text("toolbar-export")).font(scope.button_font());
    let button = Button::new(text).min_size(vec2(0.0, HEIGHT));
    egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        for paper in papers {
            let command = Command::ExportPaper(paper);
            if ui.button(command.name(scope.app.texts())).clicked() {
                scope.run(command);
            }
        }
    });
}
