//! A frame of the story: what it says, and what of the map it shows.

use super::Inspect;
use super::choice::words_or_none;
use super::entry::Lines;
use super::list::List;
use crate::app::{Choice, Field};
use crate::model::{ElementId, ElementKind, Lane, LinkKind};
use crate::ui::chips::values_ui;
use egui::Ui;

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
    }

    /// What it means that nothing is named.
    fn remark_if(&self, ui: &mut Ui, none: bool, key: &str) {
        if none {
            self.remark_ui(ui, self.text(key));
        }
    }
}
