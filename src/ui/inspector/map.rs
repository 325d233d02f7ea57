//! The map as a whole: what it is about, its headline scores, its personas, its targets.

use super::Inspect;
use super::choice::words;
use super::entry::{Lines, Written};
use super::list::Card;
use super::own_metric::metric_or_none;
use crate::app::{Ask, MapChoice, Prop, Slot};
use crate::insight::metrics;
use crate::scores::Score;
use crate::ui::style::color;
use egui::{Id, Ui, vec2};

impl Inspect<'_, '_> {
    /// What the map as a whole is about.
    pub(super) fn map_ui(&mut self, ui: &mut Ui) {
        ui.label(self.scope.look.heading(self.text("inspect-map")));
        self.prop_ui(ui, "field-title", Prop::Title, Lines::One);
        self.prop_ui(ui, "field-scenario", Prop::Scenario, Lines::Many);
        self.personas_ui(ui);
        self.headline_ui(ui);
        self.map_choices_ui(ui);
        self.prop_ui(ui, "field-authors", Prop::Authors, Lines::Many);
        self.prop_ui(ui, "field-notes", Prop::Notes, Lines::Many);
        self.questions_ui(ui);
        self.surveys_ui(ui);
        self.targets_ui(ui);
        ui.add_space(10.0);
        self.remark_ui(ui, self.text("inspect-hint"));
    }

    /// The scores of the whole journey: computed, not edited.
    fn headline_ui(&mut self, ui: &mut Ui) {
        let map = self.map;
        let slice = &map.view().slice;
        let scores = if slice.is_all() {
            map.headline().clone()
        } else {
            self.told.headline(&map.document, slice)
        };
        self.pooled_ui(ui, "field-headline", &scores);
    }

    /// Scores of several touchpoints together, one a line; nothing where there are none.
    pub(super) fn pooled_ui(&self, ui: &mut Ui, label: &str, scores: &[Score]) {
        let (look, texts) = (self.scope.look, self.scope.app.texts());
        if scores.is_empty() {
            return;
        }
        self.label_ui(ui, label);
        for score in scores {
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

    fn map_choices_ui(&mut self, ui: &mut Ui) {
        let texts = self.scope.app.texts();
        let props = self.document().props().clone();
        let state = self.choose_ui(ui, "field-state", Some(props.state), &words(texts));
        let language = self.choose_ui(ui, "field-language", Some(props.language), &words(texts));
        let first = self.text("field-lead-first");
        let metrics = metric_or_none(texts, &metrics(self.document()), first);
        let lead = self.choose_ui(ui, "field-lead", Some(props.lead_metric), &metrics);
        let chosen = state
            .map(MapChoice::State)
            .or(language.map(MapChoice::Language))
            .or(lead.map(MapChoice::Lead));
        if let Some(choice) = chosen {
            self.ask(Ask::SetMap(choice));
        }
    }

    /// Whose journey it is.
    fn personas_ui(&mut self, ui: &mut Ui) {
        let add = Id::unique("persona-add");
        self.head_ui(ui, "field-personas", |inspect, ui| {
            inspect.add_ui(ui, add, "add-persona", Ask::AddPersona);
        });
        // One that was added just now may not be among those gathered yet.
        let mut personas = self.map.personas().to_vec();
        let typed = self.map.typing.as_ref().and_then(crate::app::Typing::element);
        personas.extend(typed.filter(|&id| self.is_new(id) && !self.map.personas().contains(&id)));
        personas.retain(|&id| self.document().contains(id));
        let drags = (personas.len() > 1).then_some(add);
        let mut places = Vec::new();
        for (at, &id) in personas.iter().enumerate() {
            if self.is_new(id) {
                places.push(self.new_ui(ui, id, add).rect);
                continue;
            }
            let shift = |to: usize| Ask::Shift(personas.clone(), id, to);
            let card = Card {
                id,
                list: add,
                away: Some((Ask::Remove(id), "list-remove")),
                up: (at > 0).then(|| shift(at - 1)),
                down: (at + 1 < personas.len()).then(|| shift(at + 1)),
                beside: Some(add),
                drags,
            };
            places.extend(self.card_ui(ui, &card).map(|card| card.rect));
        }
        if let Some(list) = drags {
            self.order_ui(ui, list, &personas, &places);
        }
    }

    /// The value below which each metric is low on this map.
    fn targets_ui(&mut self, ui: &mut Ui) {
        let (look, texts) = (self.scope.look, self.scope.app.texts());
        self.label_ui(ui, "field-targets");
        for metric in metrics(self.document()) {
            let usual = texts.score(metric, metric.default_target());
            ui.horizontal_top(|ui| {
                let width = 92.0 * look.scale;
                let name = ui.allocate_ui_with_layout(
                    vec2(width, 33.0),
                    egui::Layout::left_to_right(egui::Align::Center),
                    |ui| {
                        ui.set_min_width(width);
                        ui.label(look.body(texts.word(metric)))
                    },
                );
                let name = name.inner.on_hover_text(texts.hint(metric)).id;
                ui.vertical(|ui| {
                    let slot = Slot::prop(Prop::Target(metric));
                    let written = Written { slot, lines: Lines::One, hint: &usual };
                    self.entry_ui(ui, &written).labelled_by(name);
                });
            });
        }
    }
}
