//! Fields of what is not on the map yet, parts of the panel that fold, and rows that go on.

use super::Inspect;
use super::list::small_button;
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::keys::{self, plain};
use crate::ui::style::{color, font};
use crate::ui::widgets::focus_ring;
use egui::{Align2, Button, Id, Key, Role, Sense, TextEdit, Ui, WidgetInfo, accesskit, pos2, vec2};
use std::any::Any;

/// Height of the line by which a part of the panel is folded.
const FOLD: f32 = 26.0;

/// A field of what is not on the map yet.
pub(super) struct Draft<'t> {
    /// Its id; what is typed is kept under it until it is taken or given up.
    pub id: Id,
    /// Key of its label.
    pub label: &'t str,
    /// What an empty one says.
    pub hint: &'t str,
}

/// What a person remembers of a part of the panel: a choice, a place, whether it is open.
pub(super) fn kept<T: Any + Clone + Send + Sync>(ui: &Ui, id: Id) -> Option<T> {
    ui.data(|data| data.get_temp::<T>(id))
}

/// Keeps something for the session.
pub(super) fn keep<T: Any + Clone + Send + Sync>(ui: &Ui, id: Id, what: T) {
    ui.data_mut(|data| data.insert_temp(id, what));
}

/// What is typed in a field of what is not on the map yet.
pub(super) fn drafted(ui: &Ui, id: Id) -> String {
    kept(ui, id.with("text")).unwrap_or_default()
}

/// Empties fields of what is not on the map yet.
pub(super) fn forget(ui: &Ui, ids: &[Id]) {
    ui.data_mut(|data| {
        for id in ids {
            data.remove_temp::<String>(id.with("text"));
        }
    });
}

impl Inspect<'_, '_> {
    /// A field of what is not on the map yet, under its label; `check` says what is wrong with
    /// what is typed, if something is. Returns whether Enter was pressed in it.
    pub(super) fn draft_ui(
        &self,
        ui: &mut Ui,
        draft: &Draft<'_>,
        check: impl Fn(&str) -> Option<String>,
    ) -> bool {
        let look = self.scope.look;
        let id = draft.id;
        let label = self.label_ui(ui, draft.label).id;
        let mut text = drafted(ui, id);
        let wrong = Some(text.trim()).filter(|text| !text.is_empty()).and_then(check);
        let field = TextEdit::multiline(&mut text)
            .id(id)
            .return_key(None)
            .desired_rows(1)
            .desired_width(ui.available_width())
            .font(font(Weight::Regular, 13.0 * look.scale))
            .text_color(look.ink)
            .hint_text(egui::RichText::new(draft.hint).color(look.muted))
            .frame(self.frame_of(ui.ctx(), id, wrong.is_some()));
        let response = ui.add(field).labelled_by(label);
        keys::want(ui.ctx(), id, &[plain(Key::Enter), plain(Key::Escape)]);
        let key = keys::pressed(ui.ctx(), id).map(|(_, key)| key);
        if key == Some(Key::Escape) {
            forget(ui, &[id]);
            ui.memory_mut(|memory| memory.surrender_focus(id));
        } else if response.changed() {
            keep(ui, id.with("text"), text.replace('\0', ""));
        }
        if let Some(wrong) = wrong {
            ui.ctx().accesskit_node_builder(id, |node| node.set_invalid(accesskit::Invalid::True));
            self.wrong_ui(ui, &wrong);
        }
        key == Some(Key::Enter)
    }

    /// A button with a word.
    pub(super) fn word_button_ui(&self, ui: &mut Ui, key: &str, may: bool) -> bool {
        ui.add_space(2.0);
        ui.add_enabled(may, Button::new(self.scope.look.body(self.text(key)))).clicked()
    }

    /// The line by which a part of the panel is folded and opened; whether it is open. How it was
    /// left is remembered under its key.
    pub(super) fn fold_ui(&self, ui: &mut Ui, key: &str, id: Id, at_first: bool) -> bool {
        let look = self.scope.look;
        let memory = Id::unique(("fold", key));
        let mut open = kept(ui, memory).unwrap_or(at_first);
        let size = vec2(ui.available_width(), FOLD * look.scale);
        let (_, rect) = ui.allocate_space(size);
        let response = ui.interact(rect, id.with(("fold", key)), Sense::click());
        let name = self.text(key);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.clicked() {
            open = !open;
            keep(ui, memory, open);
        }
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
        let ink = if response.hovered() { look.ink } else { look.muted };
        icons::fold(ui.painter(), pos2(rect.left() + 6.0, rect.center().y), open, ink);
        let letters = font(Weight::SemiBold, 12.0 * look.scale);
        let at = pos2(rect.left() + 18.0, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, name, letters, ink);
        focus_ring(ui, &response, rect.shrink(1.0));
        open
    }

    /// How many of `all` rows are shown: few at first; the button below shows the others. To be
    /// called before the rows, `more_ui` after them.
    pub(super) fn shown_of(ui: &Ui, id: Id, few: usize, all: usize) -> usize {
        let open = kept(ui, id.with("all")).unwrap_or(false);
        if open || all <= few + few / 2 { all } else { few }
    }

    /// The button below a list that shows the others.
    pub(super) fn more_ui(&self, ui: &mut Ui, id: Id, shown: usize, all: usize) {
        if shown < all {
            let said = self.scope.app.texts().count("list-more", (all - shown) as u64);
            if ui.button(self.scope.look.body(said)).clicked() {
                keep(ui, id.with("all"), true);
            }
        }
    }

    /// The heading of a list with the button that opens the form for another; whether that is
    /// open.
    pub(super) fn head_with_form_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        add: &str,
        id: Id,
    ) -> bool {
        let mut open = kept(ui, id.with("form")).unwrap_or(false);
        self.head_ui(ui, label, |inspect, ui| {
            let plus =
                |painter: &egui::Painter, at, ink| icons::plus_minus(painter, at, !open, ink);
            let button = small_button(ui, Some(id.with("add")), inspect.text(add), plus);
            if button.clicked() {
                open = !open;
                keep(ui, id.with("form"), open);
            }
        });
        open
    }

    /// Closes the form that [`Self::head_with_form_ui`] opens.
    pub(super) fn close_form(ui: &Ui, id: Id) {
        keep(ui, id.with("form"), false);
        ui.memory_mut(|memory| memory.request_focus(id.with("add")));
    }

    /// The colour of what is better or worse than something else.
    pub(super) fn better_ink(&self, better: bool) -> egui::Color32 {
        let colors = &self.scope.look.theme.color;
        color(colors.valence_text[if better { 4 } else { 0 }])
    }
}
