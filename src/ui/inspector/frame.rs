//! A frame of the story: what it says, and what of the map it shows.

use super::Inspect;
use super::choice::words_or_none;
use super::entry::Lines;
use super::list::List;
use crate::app::{Choice, Command, Field};
use crate::model::{ElementId, ElementKind, Frame, Lane, LinkKind, ScoresShown};
use crate::ui::chips::values_ui;
use crate::ui::style::HEIGHT;
use crate::ui::widgets::label_ui;
use egui::{Button, RichText, Ui, vec2};
use std::collections::BTreeSet;

/// What a camera looks at.
const PLACES: &[ElementKind] = &[ElementKind::Stage, ElementKind::Touchpoint];
/// What is lit the most.
const LIT: &[ElementKind] = &[
    ElementKind::Touchpoint,
    ElementKind::Barrier,
    ElementKind::Driver,
    ElementKind::Solution,
    ElementKind::Emotion,
];

impl Inspect<'_, '_> {
    /// The fields of a frame.
    pub(super) fn frame_ui(&mut self, ui: &mut Ui, id: ElementId) {
        self.text_ui(ui, "field-caption", Field::Main, Lines::Many);
        self.text_ui(ui, "frame-notes", Field::Note, Lines::Many);
        let Some(shot) = self.document().shot(id) else { return };
        let texts = self.scope.app.texts();
        let states = words_or_none(texts, texts.get("frame-state-map"));
        let chosen = self.choose_ui(ui, "frame-state", Some(shot.frame.state), &states);
        self.set(chosen.map(Choice::State));
        let sight = List::from(id, LinkKind::Shows, "frame-sight");
        self.list_ui(ui, &sight.tying(PLACES, "tie-place"));
        self.remark_if(ui, shot.shows.is_empty(), "frame-sight-all");
        let lit = List::from(id, LinkKind::Lights, "frame-lit");
        self.list_ui(ui, &lit.tying(LIT, "tie-place"));
        self.remark_if(ui, shot.lights.is_empty(), "frame-lit-all");
        let lanes: Vec<(Lane, String, Option<u64>)> =
            Lane::ALL.iter().map(|&lane| (lane, texts.word(lane).to_owned(), None)).collect();
        let mut shown = shot.frame.lanes.clone();
        let name = self.text("frame-lanes");
        values_ui(ui, self.scope, ("frame-lanes", name), &lanes, &mut shown);
        if let Some(&lane) = shown.symmetric_difference(&shot.frame.lanes).next() {
            self.set(Some(Choice::Lane(lane, shown.contains(&lane))));
        }
        self.remark_ui(ui, texts.get("frame-lanes-help"));
        self.frame_personas_ui(ui, &shot.frame);
        if let Some(scores) = &shot.frame.scores {
            self.frame_scores_ui(ui, scores);
        }
    }

    /// Whose curves a frame shows, where that can be told apart.
    fn frame_personas_ui(&mut self, ui: &mut Ui, frame: &Frame) {
        let all = self.map.personas().clone();
        if all.len() < 2 && frame.personas.is_empty() {
            return;
        }
        let name = |id: ElementId| {
            let element = self.document().element(id);
            element.map_or_else(String::new, |element| element.content.text().to_owned())
        };
        let named: Vec<(ElementId, String, Option<u64>)> =
            all.iter().map(|&id| (id, name(id), None)).collect();
        // Those that are gone are nobody's to choose.
        let chosen: BTreeSet<ElementId> =
            all.iter().copied().filter(|id| frame.personas.contains(id)).collect();
        let mut shown = chosen.clone();
        let label = self.text("frame-personas");
        values_ui(ui, self.scope, ("frame-personas", label), &named, &mut shown);
        if let Some(&persona) = shown.symmetric_difference(&chosen).next() {
            self.set(Some(Choice::Persona(persona, shown.contains(&persona))));
        }
        self.remark_ui(ui, self.text("frame-personas-help"));
    }

    /// Which scores a frame shows, and a word that lets it follow the map.
    fn frame_scores_ui(&mut self, ui: &mut Ui, scores: &ScoresShown) {
        let texts = self.scope.app.texts();
        let metric = scores.metric.map(|metric| texts.word(metric).to_owned());
        let tint = Command::Tint(scores.tint).name(texts);
        let heat = scores.heat.then(|| texts.get("cmd-heat").to_owned());
        let against = scores.against.as_ref().map(|against| against.text(texts));
        let parts = metric.into_iter().chain([scores.slice.text(texts), tint]).chain(heat);
        let told: Vec<String> = parts.chain(against).collect();
        label_ui(ui, self.scope.look, texts.get("frame-scores"));
        self.remark_ui(ui, &told.join(" · "));
        let words = RichText::new(texts.get("frame-scores-map")).font(self.scope.button_font());
        if ui.add(Button::new(words).min_size(vec2(0.0, HEIGHT))).clicked() {
            self.set(Some(Choice::ScoresAsMap));
        }
    }

    /// What it means that nothing is named.
    fn remark_if(&self, ui: &mut Ui, none: bool, key: &str) {
        if none {
            self.remark_ui(ui, self.text(key));
        }
    }
}
