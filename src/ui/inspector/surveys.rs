//! The surveys that were brought in, and the profiles by which others like them are read.

use super::Inspect;
use super::list::small_button;
use crate::app::Ask;
use crate::ui::icons;
use egui::{Align, Id, Label, Layout, Ui};

/// Rows shown at first.
const FEW: usize = 8;

impl Inspect<'_, '_> {
    /// The surveys that came in, newest first, and the profiles; nothing where there are none.
    pub(super) fn surveys_ui(&mut self, ui: &mut Ui) {
        let texts = self.scope.app.texts();
        let props = self.document().props().clone();
        if !props.imports.is_empty() {
            self.label_ui(ui, "field-imports");
            let mut imports: Vec<_> = props.imports.iter().collect();
            imports.sort_by(|a, b| (b.1.date, a.0).cmp(&(a.1.date, b.0)));
            let memory = Id::unique("imports");
            let shown = Self::shown_of(ui, memory, FEW, imports.len());
            for (import, record) in imports.iter().take(shown) {
                let pasted = record.file.is_empty();
                let name = if pasted { texts.get("survey-pasted") } else { &record.file };
                let answers = texts.count("question-answers", record.answers);
                let about = format!("{} · {answers}", texts.date_digits(record.date));
                let about = match record.profile.as_str() {
                    "" => about,
                    profile => format!("{about} · {profile}"),
                };
                let args = [("name", name.into()), ("answers", (&answers).into())];
                let remove = texts.with("import-remove", &args);
                let asked = Ask::Unimport((*import).clone());
                self.kept_ui(
                    ui,
                    (Id::unique(("unimport", import)), name),
                    &about,
                    (&remove, asked),
                );
            }
            self.more_ui(ui, memory, shown, imports.len());
        }
        if !props.profiles.is_empty() {
            self.label_ui(ui, "field-profiles");
            let memory = Id::unique("profiles");
            let shown = Self::shown_of(ui, memory, FEW, props.profiles.len());
            for (name, profile) in props.profiles.iter().take(shown) {
                let about = texts.count("profile-columns", profile.columns.len() as u64);
                let remove = texts.with("list-remove", &[("name", name.into())]);
                let asked = Ask::ForgetProfile(name.clone());
                self.kept_ui(ui, (Id::unique(("forget", name)), name), &about, (&remove, asked));
            }
            self.more_ui(ui, memory, shown, props.profiles.len());
        }
    }

    /// A card with a name, what it is, and the button that takes it away.
    fn kept_ui(
        &mut self,
        ui: &mut Ui,
        (id, name): (Id, &str),
        about: &str,
        (remove, asked): (&str, Ask),
    ) {
        let look = self.scope.look;
        self.card_frame().show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let words = ui.available_width() - 34.0;
                ui.allocate_ui_with_layout(
                    [words, 0.0].into(),
                    Layout::top_down(Align::Min),
                    |ui| {
                        ui.set_width(words);
                        ui.add(Label::new(look.name(name)).wrap());
                        ui.add(Label::new(look.caption(about)).wrap());
                    },
                );
                if small_button(ui, Some(id), remove, icons::cross).clicked() {
                    self.ask(asked);
                }
            });
        });
    }
}
