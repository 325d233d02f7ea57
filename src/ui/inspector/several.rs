//! Several elements at once: of one kind, what they share; of several kinds, which.

use super::Inspect;
use super::entry::Lines;
use crate::app::{Action, Field, Figure};
use crate::model::{ElementId, ElementKind};
use egui::Ui;

impl Inspect<'_, '_> {
    /// Several elements.
    pub(super) fn several_ui(&mut self, ui: &mut Ui) {
        let texts = self.scope.app.texts();
        let kinds = self.kinds();
        if let [(kind, ids)] = &kinds[..] {
            let said = texts.count_of(*kind, ids.len() as u64);
            ui.label(self.scope.look.heading(said));
            self.shared_ui(ui, *kind);
            return;
        }
        ui.label(self.scope.look.heading(texts.count("inspect-several", self.on.len() as u64)));
        self.remark_ui(ui, self.text("inspect-kinds"));
        for (kind, ids) in kinds {
            let said = texts.count_of(kind, ids.len() as u64);
            if ui.button(self.scope.look.body(said)).clicked() {
                self.scope.actions.push(Action::SelectAll(ids, false));
            }
        }
    }

    /// The kinds of what is shown, each with its elements.
    fn kinds(&self) -> Vec<(ElementKind, Vec<ElementId>)> {
        let mut kinds: Vec<(ElementKind, Vec<ElementId>)> = Vec::new();
        for &id in &self.on {
            let Some(kind) = self.document().kind(id) else { continue };
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, ids)) => ids.push(id),
                None => kinds.push((kind, vec![id])),
            }
        }
        kinds
    }

    /// The fields that can be said of several elements of a kind at once.
    fn shared_ui(&mut self, ui: &mut Ui, kind: ElementKind) {
        match kind {
            ElementKind::Touchpoint => {
                self.text_ui(ui, "field-channel", Field::Channel, Lines::One);
                self.faces_of_all_ui(ui);
                self.moment_switch_ui(ui);
                self.text_ui(ui, "field-owner", Field::Owner, Lines::One);
                self.figure_ui(ui, "field-clients", Figure::Clients);
                self.presence_ui(ui);
                self.follow_state_ui(ui);
                self.text_ui(ui, "field-backstage", Field::Backstage, Lines::Many);
            }
            ElementKind::Transition => {
                self.figure_ui(ui, "field-share", Figure::Share);
                self.presence_ui(ui);
            }
            ElementKind::Stage => self.phase_ui(ui),
            ElementKind::Emotion => self.emotion_fields_ui(ui),
            ElementKind::Barrier => {
                self.severity_ui(ui);
                self.figure_ui(ui, "field-votes", Figure::Votes);
            }
            ElementKind::Moment => self.moment_kind_ui(ui),
            ElementKind::Solution => {
                self.solution_choices_ui(ui);
                self.figure_ui(ui, "field-votes", Figure::Votes);
            }
            ElementKind::Evidence => self.evidence_fields_ui(ui),
            ElementKind::Indicator => {
                self.layer_ui(ui);
                self.text_ui(ui, "field-unit", Field::Unit, Lines::One);
                self.text_ui(ui, "field-data-source", Field::DataSource, Lines::One);
            }
            ElementKind::Quote => self.text_ui(ui, "field-speaker", Field::Speaker, Lines::One),
            ElementKind::Idea => self.text_ui(ui, "field-author", Field::Author, Lines::One),
            ElementKind::Driver
            | ElementKind::Persona
            | ElementKind::Picture
            | ElementKind::Frame => {
                self.remark_ui(ui, self.text("inspect-nothing-shared"));
            }
        }
    }
}
