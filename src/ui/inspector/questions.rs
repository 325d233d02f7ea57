//! The questions of a map's surveys.

use super::Inspect;
use super::choice::Opt;
use super::draft::{Draft, drafted, forget, keep, kept};
use super::entry::{Lines, Written};
use super::list::small_button;
use super::own_metric::{FIELDS, metric_hint, metric_options};
use crate::app::{Ask, Prop, Slot};
use crate::insight::metrics;
use crate::model::{Question, QuestionId};
use crate::scores::Metric;
use crate::ui::icons;
use egui::{Align, Id, Layout, Ui};

impl Inspect<'_, '_> {
    /// The questions, and a form for another.
    pub(super) fn questions_ui(&mut self, ui: &mut Ui) {
        let form = Id::unique("question");
        if self.head_with_form_ui(ui, "field-questions", "add-question", form) {
            self.question_form_ui(ui, form);
        }
        let document = self.map.document.clone();
        let counts = self.told.answers(&document);
        for (at, (id, question)) in document.questions().iter().enumerate() {
            let n = counts.get(id).copied().unwrap_or(0);
            self.card_frame().show(ui, |ui| self.question_ui(ui, (at, id), question, n));
        }
        if document.questions().is_empty() {
            self.remark_ui(ui, self.text("questions-none"));
        }
    }

    fn question_ui(
        &mut self,
        ui: &mut Ui,
        (at, id): (usize, &QuestionId),
        question: &Question,
        n: u64,
    ) {
        ui.set_width(ui.available_width());
        let look = self.scope.look;
        let texts = self.scope.app.texts();
        let answers = texts.count("question-answers", n);
        ui.horizontal(|ui| {
            ui.label(look.name(texts.word(question.metric)))
                .on_hover_text(metric_hint(self, question.metric));
            ui.label(look.caption(format!("{answers} · {id}")));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let args = [("name", (&question.text).into()), ("answers", (&answers).into())];
                let said = texts.with("question-remove", &args);
                let remove = Id::unique(("unask", id));
                if small_button(ui, Some(remove), &said, icons::cross).clicked() {
                    self.ask(Ask::Unask(id.clone()));
                }
            });
        });
        let slot = Slot::prop(Prop::Wording(at));
        let written = Written { slot, lines: Lines::Many, hint: "" };
        let name = texts.with("question-wording", &[("id", id.as_ref().into())]);
        self.entry_ui(ui, &written).accessible_name(name);
    }

    /// The form for another question.
    fn question_form_ui(&mut self, ui: &mut Ui, form: Id) {
        let texts = self.scope.app.texts();
        let ids = FIELDS.map(|name| form.with(name));
        let known = metrics(self.document());
        let memory = form.with("metric");
        let gone = |chosen: &Option<Metric>| chosen.is_some_and(|it| !known.contains(&it));
        let last = kept::<Option<Metric>>(ui, memory).filter(|chosen| !gone(chosen));
        let mut chosen = last.unwrap_or(known.first().copied());
        let mut options: Vec<Opt<Option<Metric>>> = metric_options(texts, &known)
            .into_iter()
            .map(|it| Opt::new(Some(it.value), it.text))
            .collect();
        options.push(Opt::new(None, self.text("metric-new")));
        let shown = self.card_frame().show(ui, |ui| {
            ui.set_width(ui.available_width());
            let draft = Draft { id: ids[0], label: "question-text", hint: "" };
            let mut entered = self.draft_ui(ui, &draft, |_| None);
            let choice = form.with("choice");
            let asked = self.choose_of_ui(ui, choice, "question-metric", Some(chosen), &options);
            if let Some(asked) = asked {
                chosen = asked;
                keep(ui, memory, chosen);
            }
            let metric = match chosen {
                Some(metric) => Ok(metric),
                None => self.metric_form_ui(ui, form, &mut entered).map(Metric::Custom),
            };
            if let Err(why) = metric
                && !drafted(ui, ids[1]).trim().is_empty()
            {
                self.wrong_ui(ui, self.text(why));
            }
            let text = drafted(ui, ids[0]);
            let new = metric.ok().filter(|_| !text.trim().is_empty());
            let clicked = self.word_button_ui(ui, "question-enter", new.is_some());
            new.filter(|_| clicked || entered).map(|metric| (text, metric))
        });
        if let Some((text, metric)) = shown.inner {
            self.ask(Ask::Question(text, metric));
            forget(ui, &ids);
            keep::<Option<Metric>>(ui, memory, Some(metric));
            Self::close_form(ui, form);
        }
    }
}
