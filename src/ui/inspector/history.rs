//! The measured past of an indicator: a line with the target, a row for each measurement, and a
//! field in which others are typed or pasted.

use super::Inspect;
use super::about::decimals;
use super::draft::{Draft, drafted, forget};
use super::entry::{Lines, Written};
use super::list::small_button;
use crate::app::{Ask, Entry, Inner, Slot, held_history, measurements};
use crate::model::{ElementId, Indicator, Measured};
use crate::ui::icons;
use egui::{Align, Id, Layout, Pos2, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Rows shown at first.
const FEW: usize = 12;
/// Height of the line.
const LINE: f32 = 46.0;

impl Inspect<'_, '_> {
    /// The measurements of an indicator.
    pub(super) fn history_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let element = self.document().element(id).cloned();
        let Some(indicator) = element.as_ref().and_then(|it| it.content.as_indicator()) else {
            return;
        };
        self.label_ui(ui, "field-history");
        if indicator.history.len() > 1 {
            self.line_ui(ui, indicator);
        }
        self.measure_ui(ui, id, indicator);
        let list = self.held(id, indicator);
        let memory = Id::unique(("history", id));
        let shown = Self::shown_of(ui, memory, FEW, list.len());
        // Where one is about to move, the others are about to have other places.
        let moves = list != indicator.history;
        // The newest is what is looked for.
        for at in (0..list.len()).rev().take(shown) {
            self.measured_ui(ui, (id, at), &list[at], moves);
        }
        self.more_ui(ui, memory, shown, list.len());
    }

    /// The measurements in the order of their rows: one whose day is being typed stays where it
    /// was.
    fn held(&self, id: ElementId, indicator: &Indicator) -> Vec<Measured> {
        let typing = self.map.typing.as_ref();
        let typing = typing.filter(|it| it.element() == Some(id) && it.misread.is_none());
        match typing.map(|typing| (typing.slot.entry, &typing.text)) {
            Some((Entry::Inner(Inner::MeasuredDate(at)), text)) => {
                held_history(self.document(), id, at, text)
            }
            _ => indicator.history.clone(),
        }
    }

    /// A row: day, value, the button that takes it out.
    fn measured_ui(
        &mut self,
        ui: &mut Ui,
        (id, at): (ElementId, usize),
        measured: &Measured,
        moves: bool,
    ) {
        let texts = self.scope.app.texts();
        let day = texts.date_digits(measured.date);
        let named = |key: &str| texts.with(key, &[("date", (&day).into())]);
        let names = [named("measured-date"), named("measured-value")];
        let remove = named("measured-remove");
        ui.horizontal_top(|ui| {
            let button = 26.0;
            let each = (ui.available_width() - button - 12.0) / 2.0;
            let inners = [Inner::MeasuredDate(at), Inner::MeasuredValue(at)];
            for (inner, name) in inners.into_iter().zip(names) {
                ui.allocate_ui_with_layout(vec2(each, 30.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(each);
                    let slot = Slot { on: vec![id], entry: Entry::Inner(inner) };
                    if moves && self.scope.app.typed_in_panel(&slot).is_none() {
                        ui.disable();
                    }
                    let written = Written { slot, lines: Lines::One, hint: "" };
                    self.entry_ui(ui, &written).accessible_name(name);
                });
            }
            if moves {
                ui.disable();
            }
            let own = Id::unique(("unmeasure", id, at));
            if small_button(ui, Some(own), &remove, icons::cross).clicked() {
                self.ask(Ask::Unmeasure(id, at));
            }
        });
    }

    /// The field in which measurements are typed or pasted, and what was understood of them.
    fn measure_ui(&mut self, ui: &mut Ui, id: ElementId, indicator: &Indicator) {
        let texts = self.scope.app.texts();
        let field = Id::unique(("measure", id));
        let hint = self.text("measure-hint");
        let draft = Draft { id: field, label: "measure-field", hint };
        let entered = self.draft_ui(ui, &draft, |text| {
            let found = measurements(text, &indicator.unit);
            let first = found.first_misread?;
            let number = texts.whole(found.misread as u64);
            let args = [
                ("count", (found.misread as u64).into()),
                ("number", (&number).into()),
                ("text", (&first).into()),
            ];
            Some(texts.with("measure-misread", &args))
        });
        let text = drafted(ui, field);
        if text.trim().is_empty() {
            if self.word_button_ui(ui, "measure-from", true) {
                self.ask(Ask::MeasureFrom(id));
            }
            return;
        }
        let found = measurements(&text, &indicator.unit);
        if found.list.len() > 1 {
            self.remark_ui(ui, &texts.count("measure-found", found.list.len() as u64));
        }
        let may = !found.list.is_empty();
        let clicked = self.word_button_ui(ui, "measure-enter", may);
        if may && (clicked || entered) {
            self.ask(Ask::Measure(id, found.list));
            forget(ui, &[field]);
            ui.memory_mut(|memory| memory.request_focus(field));
        }
    }

    /// The measurements as a line with the target.
    fn line_ui(&self, ui: &mut Ui, indicator: &Indicator) {
        let look = self.scope.look;
        let texts = self.scope.app.texts();
        let size = vec2(ui.available_width(), LINE);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let said = |at: &Measured| {
            let value = texts.number(at.value, decimals(at.value));
            format!("{}: {value} {}", texts.date_digits(at.date), indicator.unit)
        };
        let all: Vec<String> = indicator.history.iter().rev().take(FEW).map(said).collect();
        let all = all.join(", ");
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, all.clone()));
        let target = indicator.target;
        let values = indicator.history.iter().map(|at| at.value).chain(target);
        let (low, high) =
            values.fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        let day = |at: Option<&Measured>| at.map_or(0, |at| at.date.place());
        let (first, last) = (day(indicator.history.first()), day(indicator.history.last()));
        let area = rect.shrink2(vec2(6.0, 6.0));
        let y = |value: f64| {
            let share = if high > low { (value - low) / (high - low) } else { 0.5 };
            area.bottom() - area.height() * share as f32
        };
        let x = |at: &Measured| {
            let span = (last - first).max(1) as f32;
            area.left() + area.width() * (at.date.place() - first) as f32 / span
        };
        if let Some(target) = target {
            let ends = [pos2(rect.left(), y(target)), pos2(rect.right(), y(target))];
            let line = Stroke::new(1.0, look.muted);
            ui.painter().extend(Shape::dashed_line(&ends, line, 4.0, 3.0));
        }
        let points: Vec<Pos2> =
            indicator.history.iter().map(|at| pos2(x(at), y(at.value))).collect();
        ui.painter().add(Shape::line(points.clone(), Stroke::new(1.8, look.selection)));
        if let Some(last) = points.last() {
            ui.painter().circle_filled(*last, 3.0, look.selection);
        }
        let near = response.hover_pos().and_then(|at| {
            let far = |i: &usize| (points[*i].x - at.x).abs();
            (0..points.len()).min_by(|a, b| far(a).total_cmp(&far(b)))
        });
        if let Some(near) = near {
            ui.painter().circle_stroke(points[near], 5.0, Stroke::new(1.0, look.muted));
            response.on_hover_text_at_pointer(said(&indicator.history[near]));
        }
    }
}
