//! The map as a whole: what it is about, its headline scores, its personas.

use super::Inspect;
use crate::ui::style::color;
use crate::ui::widgets::label_ui;
use egui::Ui;

impl Inspect<'_, '_> {
    /// What the map as a whole is about.
    pub(super) fn map_ui(&mut self, ui: &mut Ui) {
        let look = self.scope.look;
        let texts = self.scope.app.texts();
        let props = self.document().props().clone();
        ui.label(look.heading(self.text("inspect-map")));
        self.wanted_ui(ui, "field-title", &props.title);
        self.field_ui(ui, "field-scenario", &props.scenario);
        self.field_ui(ui, "field-authors", &props.authors.join(", "));
        self.field_ui(ui, "field-notes", &props.notes);
        let scores = self.map.headline().clone();
        if !scores.is_empty() {
            label_ui(ui, look, self.text("field-headline"));
            for score in scores.iter() {
                let (_, ink) = self.score_colors(score);
                ui.horizontal(|ui| {
                    ui.label(look.name(texts.word(score.metric)).color(look.muted))
                        .on_hover_text(texts.hint(score.metric));
                    let value = texts.score(score.metric, score.value);
                    ui.label(look.title(value, 15.0).color(color(ink)));
                    if let Some(interval) = score.interval {
                        ui.label(look.caption(texts.score_range(score.metric, interval)));
                    }
                    let n = texts.with("score-n", &[("n", (&texts.whole(score.n)).into())]);
                    ui.label(look.caption(n));
                });
            }
        }
        let personas = self.map.personas().clone();
        self.links_ui(ui, "field-personas", &personas);
        ui.add_space(10.0);
        ui.label(look.caption(self.text("inspect-hint")));
    }
}
