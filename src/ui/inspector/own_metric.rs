//! Metrics to choose from, those of a map's own among them: the form that makes one, and what one
//! is in words.

use super::Inspect;
use super::choice::Opt;
use super::draft::{Draft, drafted, keep, kept};
use crate::app::read_whole;
use crate::i18n::Texts;
use crate::scores::{CustomMetric, Figure, HIGHEST_ANSWER, Metric};
use crate::ui::widgets::pair_ui;
use egui::{Id, Ui};

/// What a new metric counts, before it is said how many answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    Mean,
    Top,
    Net,
}

/// The fields of the form of a question, that of its wording first.
pub(super) const FIELDS: [&str; 6] = ["text", "name", "low", "high", "best", "worst"];

impl Inspect<'_, '_> {
    /// The rule of a new metric; the key of what is missing or wrong where it makes none.
    pub(super) fn metric_form_ui(
        &self,
        ui: &mut Ui,
        form: Id,
        entered: &mut bool,
    ) -> Result<&'static CustomMetric, &'static str> {
        let [_, name, low, high, ..] = FIELDS.map(|name| form.with(name));
        let draft = |id, label, hint| Draft { id, label, hint };
        let whole = |text: &str| read_whole(text).err().map(|why| self.misread_text(why));
        *entered |= self.draft_ui(ui, &draft(name, "metric-name", ""), |_| None);
        pair_ui(ui, |left, right| {
            *entered |= self.draft_ui(left, &draft(low, "metric-low", "1"), whole);
            *entered |= self.draft_ui(right, &draft(high, "metric-high", "5"), whole);
        });
        let ends = [
            Opt::new(false, self.text("metric-best-high")),
            Opt::new(true, self.text("metric-best-low")),
        ];
        let better = form.with("better");
        let low_is_best = self.held_choice_ui(ui, better, "metric-best", false, &ends);
        let figure = self.figure_form_ui(ui, form, entered);
        let scale = (read_small(&drafted(ui, low), 1), read_small(&drafted(ui, high), 5));
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

    /// What a new metric counts.
    fn figure_form_ui(&self, ui: &mut Ui, form: Id, entered: &mut bool) -> Figure {
        let [.., best, worst] = FIELDS.map(|name| form.with(name));
        let rules = [
            Opt::new(Rule::Mean, self.text("metric-mean")),
            Opt::new(Rule::Top, self.text("metric-top")),
            Opt::new(Rule::Net, self.text("metric-net")),
        ];
        let figure = form.with("figure");
        let rule = self.held_choice_ui(ui, figure, "metric-figure", Rule::Mean, &rules);
        let whole = |text: &str| read_whole(text).err().map(|why| self.misread_text(why));
        let mut count = |ui: &mut Ui, id: Id, label| {
            let field = Draft { id, label, hint: "2" };
            *entered |= self.draft_ui(ui, &field, whole);
            read_small(&drafted(ui, id), 2)
        };
        match rule {
            Rule::Mean => Figure::Mean,
            Rule::Top => Figure::Top(count(ui, best, "metric-top-count")),
            Rule::Net => {
                let best = count(ui, best, "metric-top-count");
                Figure::Net(best, count(ui, worst, "metric-bottom-count"))
            }
        }
    }

    /// A choice that is kept for the session; what is chosen now.
    pub(super) fn held_choice_ui<T: Copy + PartialEq + Send + Sync + 'static>(
        &self,
        ui: &mut Ui,
        id: Id,
        label: &str,
        at_first: T,
        options: &[Opt<T>],
    ) -> T {
        let memory = id.with("held");
        let now = kept(ui, memory).unwrap_or(at_first);
        let Some(asked) = self.choose_of_ui(ui, id, label, Some(now), options) else { return now };
        keep(ui, memory, asked);
        asked
    }
}

/// Metrics under their names.
pub(super) fn metric_options(texts: &'static Texts, metrics: &[Metric]) -> Vec<Opt<Metric>> {
    metrics.iter().map(|&metric| Opt::new(metric, texts.word(metric))).collect()
}

/// No metric, or one under its name.
pub(super) fn metric_or_none(
    texts: &'static Texts,
    metrics: &[Metric],
    none: &str,
) -> Vec<Opt<Option<Metric>>> {
    let some = metric_options(texts, metrics).into_iter();
    let some = some.map(|it| Opt::new(Some(it.value), it.text));
    std::iter::once(Opt::new(None, none)).chain(some).collect()
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
pub(super) fn metric_hint(inspect: &Inspect<'_, '_>, metric: Metric) -> String {
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
