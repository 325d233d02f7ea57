//! A touchpoint with all that hangs on it.

use super::Inspect;
use super::choice::{words, words_or_none};
use super::entry::Lines;
use super::list::List;
use crate::app::{Ask, Choice, Field, Figure};
use crate::model::{ElementId, ElementKind, LinkKind};
use crate::ui::icons;
use egui::Ui;

/// What evidence can support.
pub(super) const STATEMENTS: &[ElementKind] = &[
    ElementKind::Touchpoint,
    ElementKind::Barrier,
    ElementKind::Driver,
    ElementKind::Emotion,
    ElementKind::Moment,
    ElementKind::Solution,
    ElementKind::Indicator,
    ElementKind::Transition,
    ElementKind::Quote,
    ElementKind::Persona,
    ElementKind::Stage,
    ElementKind::Picture,
];

impl Inspect<'_, '_> {
    /// A touchpoint's own fields, and what is linked to it.
    pub(super) fn touchpoint_ui(&mut self, ui: &mut Ui, id: ElementId) {
        self.text_ui(ui, "field-name", Field::Main, Lines::One);
        self.text_ui(ui, "field-channel", Field::Channel, Lines::One);
        self.text_ui(ui, "field-action", Field::Action, Lines::Many);
        self.text_ui(ui, "field-expectation", Field::Expectation, Lines::Many);
        self.emotions_ui(ui, id);
        self.moment_switch_ui(ui);
        self.moment_of_ui(ui, id);
        self.hindered_ui(ui, id);
        self.scores_ui(ui, id);
        self.lead_ui(ui, id);
        self.reported_ui(ui, id);
        self.follow_up_ui(ui);
        self.evidence_ui(ui, id);
        self.text_ui(ui, "field-owner", Field::Owner, Lines::One);
        self.figure_ui(ui, "field-clients", Figure::Clients);
        self.presence_ui(ui);
        self.text_ui(ui, "field-backstage", Field::Backstage, Lines::Many);
        let indicators = List::on(id, LinkKind::Measures, "field-indicators")
            .adding(ElementKind::Indicator, "add-indicator")
            .tying(&[ElementKind::Indicator], "tie-indicator");
        self.list_ui(ui, &indicators);
        let quotes =
            List::on(id, LinkKind::Voices, "field-quotes").adding(ElementKind::Quote, "add-quote");
        self.list_ui(ui, &quotes);
        self.pictures_ui(ui, id);
        self.ways_ui(ui, id);
    }

    /// In which journeys what is shown takes place.
    pub(super) fn presence_ui(&mut self, ui: &mut Ui) {
        let now = self.same(|content| match content {
            crate::model::Content::Touchpoint(it) => Some(it.presence),
            crate::model::Content::Transition(it) => Some(it.presence),
            _ => None,
        });
        let options = words(self.scope.app.texts());
        let chosen = self.choose_ui(ui, "field-presence", now, &options);
        self.set(chosen.map(Choice::Presence));
    }

    /// Barriers and drivers at a touchpoint or on a way.
    pub(super) fn hindered_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let barriers = List::on(id, LinkKind::Hinders, "field-barriers")
            .adding(ElementKind::Barrier, "add-barrier")
            .tying(&[ElementKind::Barrier], "tie-barrier");
        self.list_ui(ui, &barriers);
        let drivers = List::on(id, LinkKind::Carries, "field-drivers")
            .adding(ElementKind::Driver, "add-driver")
            .tying(&[ElementKind::Driver], "tie-driver");
        self.list_ui(ui, &drivers);
    }

    /// The statements an element rests on.
    pub(super) fn evidence_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let evidence = List::on(id, LinkKind::Supports, "field-evidence")
            .adding(ElementKind::Evidence, "add-evidence")
            .tying(&[ElementKind::Evidence], "tie-evidence");
        self.list_ui(ui, &evidence);
    }

    /// The switch that makes what is shown moments of truth.
    pub(super) fn moment_switch_ui(&mut self, ui: &mut Ui) {
        let document = self.document();
        let is = |id: &ElementId| document.source(*id, LinkKind::Marks).is_some();
        let marked = self.on.iter().filter(|id| is(id)).count();
        let on = match marked {
            0 => Some(false),
            all if all == self.on.len() => Some(true),
            _ => None,
        };
        let name = self.scope.app.texts().word(ElementKind::Moment);
        let fill = self.scope.look.moment;
        ui.add_space(4.0);
        if self.switch_ui(ui, name, on, |painter, at| icons::star(painter, at, 8.0, fill)) {
            self.ask(Ask::Mark(self.on.clone()));
        }
    }

    /// Why a touchpoint is a moment of truth and which, where it is one.
    fn moment_of_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let Some(moment) = self.document().source(id, LinkKind::Marks) else { return };
        self.on(vec![moment], |moment| moment.moment_fields_ui(ui));
    }

    /// Why a moment of truth decides, and which it is.
    pub(super) fn moment_fields_ui(&mut self, ui: &mut Ui) {
        self.text_ui(ui, "field-why", Field::Main, Lines::Many);
        self.moment_kind_ui(ui);
    }

    /// Which moments of truth what is shown is.
    pub(super) fn moment_kind_ui(&mut self, ui: &mut Ui) {
        let now = self.same(|content| Some(content.as_moment()?.kind));
        let options = words_or_none(self.scope.app.texts(), self.text("field-empty"));
        let chosen = self.choose_ui(ui, "field-moment-kind", now, &options);
        self.set(chosen.map(Choice::Moment));
    }
}
