//! What became of a touchpoint's low score.

use super::Inspect;
use super::choice::words_or_none;
use super::entry::Lines;
use crate::app::{Ask, Inner};
use crate::model::FollowUp;
use egui::Ui;

impl Inspect<'_, '_> {
    /// How far the answer to the score has come, what it is, and since when.
    pub(super) fn follow_up_ui(&mut self, ui: &mut Ui) {
        self.follow_state_ui(ui);
        let Some(follow_up) = self.follow_up() else { return };
        self.inner_ui(ui, "field-follow-answer", Inner::Answer, Lines::Many);
        self.inner_ui(ui, "field-follow-since", Inner::Since, Lines::One);
        let texts = self.scope.app.texts();
        let month = texts.month(follow_up.measured_from());
        self.remark_ui(ui, &texts.with("follow-up-measured", &[("month", (&month).into())]));
    }

    /// How far the answer to the scores of what is shown has come.
    pub(super) fn follow_state_ui(&mut self, ui: &mut Ui) {
        let now = self
            .same(|content| Some(content.as_touchpoint()?.follow_up.as_ref().map(|it| it.state)));
        let options = words_or_none(self.scope.app.texts(), self.text("follow-up-none"));
        let chosen = self.choose_ui(ui, "field-follow-up", now, &options);
        if let Some(state) = chosen {
            self.ask(Ask::FollowUp(self.on.clone(), state));
        }
    }

    fn follow_up(&self) -> Option<FollowUp> {
        self.same(|content| content.as_touchpoint()?.follow_up.as_deref().cloned())
    }
}
