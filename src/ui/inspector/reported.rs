//! Scores that somebody only reports: never pooled with answers, and marked as reported.

use super::Inspect;
use super::choice::Opt;
use super::draft::{Draft, drafted, forget, keep, kept};
use super::entry::Lines;
use super::list::small_button;
use super::own_metric::{metric_options, metric_or_none};
use crate::app::{Ask, Choice, Inner, read_date, read_whole, reported_value};
use crate::insight::metrics;
use crate::model::{ElementId, Reported};
use crate::scores::{Metric, reported_interval};
use crate::ui::icons;
use crate::ui::widgets::pair_ui;
use egui::{Align, CornerRadius, Frame, Id, Layout, Margin, Stroke, Ui};

impl Inspect<'_, '_> {
    /// The metric a touchpoint is shown and ranked by.
    pub(super) fn lead_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let texts = self.scope.app.texts();
        let own = self.same(|content| Some(content.as_touchpoint()?.lead_metric));
        let map = self.document().props().lead_metric;
        let map = map.map_or(self.text("field-lead-first"), |metric| texts.word(metric));
        let none = texts.with("field-lead-map", &[("metric", map.into())]);
        let options = metric_or_none(texts, &self.metrics_of(id), &none);
        let chosen = self.choose_ui(ui, "field-own-lead", own, &options);
        self.set(chosen.map(Choice::LeadMetric));
    }

    /// The metrics of the map, and those only this touchpoint knows.
    fn metrics_of(&self, id: ElementId) -> Vec<Metric> {
        let mut known = metrics(self.document());
        let touchpoint = self.document().element(id).and_then(|it| it.content.as_touchpoint());
        for reported in touchpoint.iter().flat_map(|it| &it.reported) {
            if !known.contains(&reported.metric) {
                known.insert(0, reported.metric);
            }
        }
        if let Some(lead) = touchpoint.and_then(|it| it.lead_metric)
            && !known.contains(&lead)
        {
            known.insert(0, lead);
        }
        known
    }

    /// The scores that were only reported, and a form for another.
    pub(super) fn reported_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let form = Id::unique(("report", id));
        let open = self.head_with_form_ui(ui, "field-reported", "add-reported", form);
        let touchpoint = self.document().element(id).and_then(|it| it.content.as_touchpoint());
        let list = touchpoint.map(|it| it.reported.clone()).unwrap_or_default();
        if open {
            self.report_form_ui(ui, id, form);
        }
        for (at, reported) in list.iter().enumerate() {
            self.card_frame().show(ui, |ui| self.one_reported_ui(ui, (id, at), reported));
        }
        if !list.is_empty() {
            self.remark_ui(ui, self.text("reported-hint"));
        }
    }

    /// The frame of a quiet card.
    pub(super) fn card_frame(&self) -> Frame {
        let look = self.scope.look;
        Frame::new()
            .fill(look.card)
            .stroke(Stroke::new(1.0, look.line))
            .corner_radius(CornerRadius::same(8))
            .inner_margin(Margin::symmetric(12, 8))
    }

    fn one_reported_ui(&mut self, ui: &mut Ui, (id, at): (ElementId, usize), known: &Reported) {
        ui.set_width(ui.available_width());
        let texts = self.scope.app.texts();
        let look = self.scope.look;
        let name = texts.word(known.metric);
        let value = texts.score(known.metric, known.value);
        ui.horizontal(|ui| {
            ui.label(look.name(format!("{name} {value}")));
            if let Some(interval) =
                known.n.and_then(|n| reported_interval(known.metric, known.value, n))
            {
                let interval = texts.score_range(known.metric, interval);
                ui.label(look.caption(interval)).on_hover_text(self.text("score-interval-hint"));
            }
            ui.label(look.caption(self.text("reported-mark")));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let remove = Id::unique(("unreport", id, at));
                let said = texts.with("list-remove", &[("name", name.into())]);
                if small_button(ui, Some(remove), &said, icons::cross).clicked() {
                    self.ask(Ask::Unreport(id, at));
                }
            });
        });
        let fits = |metric: Metric| {
            let (low, high) = metric.range();
            (low..=high).contains(&known.value)
        };
        let options: Vec<Opt<Metric>> = metric_options(texts, &self.metrics_of(id))
            .into_iter()
            .map(|it| Opt { may: fits(it.value), ..it })
            .collect();
        let choice = Id::unique(("reported-metric", id, at));
        let chosen = self.choose_of_ui(ui, choice, "reported-metric", Some(known.metric), &options);
        if let Some(metric) = chosen {
            self.ask(Ask::ReportMetric(id, at, metric));
        }
        pair_ui(ui, |left, right| {
            self.inner_ui(left, "reported-value", Inner::ReportedValue(at), Lines::One);
            self.inner_ui(right, "reported-count", Inner::ReportedCount(at), Lines::One);
        });
        pair_ui(ui, |left, right| {
            let source = Inner::ReportedSource(at);
            self.inner_ui(left, "reported-source", source, Lines::One);
            self.inner_ui(right, "reported-date", Inner::ReportedDate(at), Lines::One);
        });
    }

    /// The form for another reported score.
    fn report_form_ui(&mut self, ui: &mut Ui, touchpoint: ElementId, form: Id) {
        let texts = self.scope.app.texts();
        let known = self.metrics_of(touchpoint);
        let ids = ["value", "count", "source", "date"].map(|name| form.with(name));
        let [value, count, source, date] = ids;
        let memory = form.with("metric");
        let lead = self.document().props().lead_metric.unwrap_or(known[0]);
        let mut metric = kept(ui, memory).filter(|it| known.contains(it)).unwrap_or(lead);
        let options = metric_options(texts, &known);
        let field = |id, label, hint| Draft { id, label, hint };
        let misread = |why| self.misread_text(why);
        let shown = self.card_frame().show(ui, |ui| {
            ui.set_width(ui.available_width());
            let asked = self.choose_of_ui(
                ui,
                form.with("choice"),
                "reported-metric",
                Some(metric),
                &options,
            );
            if let Some(asked) = asked {
                metric = asked;
                keep(ui, memory, metric);
            }
            let mut entered = false;
            pair_ui(ui, |left, right| {
                let draft = field(value, "reported-value", "");
                let check = |text: &str| reported_value(metric, text).err().map(misread);
                entered |= self.draft_ui(left, &draft, check);
                let draft = field(count, "reported-count", "");
                let check = |text: &str| read_whole(text).err().map(misread);
                entered |= self.draft_ui(right, &draft, check);
            });
            pair_ui(ui, |left, right| {
                let draft = field(source, "reported-source", "");
                entered |= self.draft_ui(left, &draft, |_| None);
                let draft = field(date, "reported-date", self.text("hint-date"));
                let check = |text: &str| read_date(text).err().map(misread);
                entered |= self.draft_ui(right, &draft, check);
            });
            let read = || {
                Some(Reported {
                    metric,
                    value: reported_value(metric, &drafted(ui, value)).ok()?,
                    n: read_whole(&drafted(ui, count)).ok()?,
                    source: drafted(ui, source).trim().to_owned(),
                    date: read_date(&drafted(ui, date)).ok()?,
                })
            };
            let new = read();
            let clicked = self.word_button_ui(ui, "reported-enter", new.is_some());
            new.filter(|_| clicked || entered)
        });
        if let Some(new) = shown.inner {
            self.ask(Ask::Report(touchpoint, new));
            forget(ui, &ids);
            Self::close_form(ui, form);
        }
    }
}
