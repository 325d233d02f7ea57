//! The questions of a map's surveys, and metrics of the map's own.

use super::Inspect;
use super::choice::{Opt, metric_options};
use super::draft::{Draft, drafted, forget, keep, kept};
use super::entry::{Lines, Written};
use super::list::small_button;
use crate::app::{Ask, Prop, Slot, read_whole};
use crate::insight::metrics;
use crate::model::{Question, QuestionId};
use crate::scores::{CustomMetric, Figure, HIGHEST_ANSWER, Metric};
use crate::ui::icons;
use egui::{Align, Id, Layout, Ui};

/// What a new metric counts, before it is said how many answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    Mean,
    Top,
    Net,
}

/// The fields of the form.
const FIELDS: [&str; 6] = ["text", "name", "low", "high", "best", "worst"];

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
        let mut chosen: Option<Metric> = kept(ui, memory).unwrap_or(known.first().copied());
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

    /// The rule of a new metric; the key of what is missing or wrong where it makes none.
    fn metric_form_ui(
        &self,
        ui: &mut Ui,
        form: Id,
        entered: &mut bool,
    ) -> Result<&'static CustomMetric, &'static str> {
        let [_, name, low, high, best, worst] = FIELDS.map(|name| form.with(name));
        let draft = |id, label, hint| Draft { id, label, hint };
        let whole = |text: &str| read_whole(text).err().map(|why| self.misread_text(why));
        *entered |= self.draft_ui(ui, &draft(name, "metric-name", ""), |_| None);
        ui.columns(2, |sides| {
            *entered |= self.draft_ui(&mut sides[0], &draft(low, "metric-low", "1"), whole);
            *entered |= self.draft_ui(&mut sides[1], &draft(high, "metric-high", "5"), whole);
        });
        let (better, figure) = (form.with("better"), form.with("figure"));
        let mut low_is_best = kept(ui, better).unwrap_or(false);
        let ends = [
            Opt::new(false, self.text("metric-best-high")),
            Opt::new(true, self.text("metric-best-low")),
        ];
        let asked = self.choose_of_ui(ui, better, "metric-best", Some(low_is_best), &ends);
        if let Some(asked) = asked {
            low_is_best = asked;
            keep(ui, better, asked);
        }
        let mut rule = kept(ui, figure).unwrap_or(Rule::Mean);
        let rules = [
            Opt::new(Rule::Mean, self.text("metric-mean")),
            Opt::new(Rule::Top, self.text("metric-top")),
            Opt::new(Rule::Net, self.text("metric-net")),
        ];
        if let Some(asked) = self.choose_of_ui(ui, figure, "metric-figure", Some(rule), &rules) {
            rule = asked;
            keep(ui, figure, asked);
        }
        if rule != Rule::Mean {
            let field = draft(best, "metric-top-count", "2");
            *entered |= self.draft_ui(ui, &field, whole);
        }
        if rule == Rule::Net {
            let field = draft(worst, "metric-bottom-count", "2");
            *entered |= self.draft_ui(ui, &field, whole);
        }
        let number = |id: Id, usual: u8| read_small(&drafted(ui, id), usual);
        let scale = (number(low, 1), number(high, 5));
        let figure = match rule {
            Rule::Mean => Figure::Mean,
            Rule::Top => Figure::Top(number(best, 2)),
            Rule::Net => Figure::Net(number(best, 2), number(worst, 2)),
        };
        let name = drafted(ui, name);
        let why = if name.trim().is_empty() {
            "metric-needs-name"
        } else if scale.0 >= scale.1 || scale.1 > HIGHEST_ANSWER {
            "metric-needs-scale"
        } else {
            "metric-needs-answers"
        };
        CustomMetric::define(name.trim(), scale, low_is_best, figure).map_err(|_| why)
    }
}

/// A small whole number, or the usual one where nothing is written; too large where it is none.
fn read_small(text: &str, usual: u8) -> u8 {
    match read_whole(text) {
        Ok(None) => usual,
        Ok(Some(number)) => u8::try_from(number).unwrap_or(u8::MAX),
        Err(_) => u8::MAX,
    }
}

/// What a metric is, in words: of the map's own its rule.
fn metric_hint(inspect: &Inspect<'_, '_>, metric: Metric) -> String {
    let texts = inspect.scope.app.texts();
    let Metric::Custom(own) = metric else { return texts.hint(metric).to_owned() };
    let (low, high) = own.scale();
    let scale = texts.range(f64::from(low), f64::from(high), 0);
    let number = |n: u8| texts.whole(u64::from(n));
    let scaled = ("scale", (&scale).into());
    match own.figure() {
        Figure::Mean => texts.with("metric-rule-mean", &[scaled]),
        Figure::Top(k) => {
            let best = number(k);
            texts.with("metric-rule-top", &[scaled, ("best", (&best).into())])
        }
        Figure::Net(k, m) => {
            let (best, worst) = (number(k), number(m));
            let args = [scaled, ("best", (&best).into()), ("worst", (&worst).into())];
            texts.with("metric-rule-net", &args)
        }
    }
}
