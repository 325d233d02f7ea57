//! The bar that says which scores the map shows: metric and colours, segments and months, and what
//! they are compared with.

mod months;

use super::chips::{chip_ui, choice_ui, clear_ui, list_ui, switch_ui, values_ui};
use super::icons;
use super::widgets::{Scope, icon_button};
use crate::app::{Action, Answered, Command, Comparison, OpenMap, Overlay, Tint};
use crate::insight::Against;
use crate::scores::Metric;
use egui::{Align, Layout, Role, Ui, vec2};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The bar.
pub fn scores_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let shown = Overlay::of(map.view());
    let mut wanted = shown.clone();
    let answered = map.answered();
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        let name = scope.text("scores-close");
        if icon_button(ui, name, false, icons::cross).on_hover_text(name).clicked() {
            scope.run(Command::Scores);
        }
        if map.is_overlaid() && clear_ui(ui, scope) {
            scope.run(Command::AllScores);
        }
        ui.add_space(8.0);
        ui.with_layout(Layout::left_to_right(Align::Min).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            metric_ui(ui, scope, &answered.metrics, &mut wanted.metric);
            tint_ui(ui, scope, &mut wanted.tint);
            switch_ui(ui, scope, "cmd-heat", &mut wanted.heat);
            segments_ui(ui, scope, answered, &mut wanted);
            comparison_ui(ui, scope, answered, &mut wanted);
        });
    });
    if !answered.months.is_empty() {
        ui.add_space(4.0);
        months::months_ui(ui, scope, &answered.months, &mut wanted.slice.months);
    }
    summary_ui(ui, scope, map);
    if wanted != shown {
        scope.actions.push(Action::Overlay(Box::new(wanted)));
    }
}

/// A chip with a list of choices, of which one is made.
fn one_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    (key, text): (&str, &str),
    choices: &[(T, String)],
    (now, usual): (&mut T, &T),
) {
    let chip = chip_ui(ui, scope, key, text, now != usual, true);
    list_ui(&chip, |ui| {
        for (choice, name) in choices {
            if choice_ui(ui, scope, Role::RadioButton, name, "", now == choice) {
                *now = choice.clone();
                ui.close();
            }
        }
    });
}

/// Which metric is shown.
fn metric_ui(ui: &mut Ui, scope: &Scope<'_>, metrics: &[Metric], now: &mut Option<Metric>) {
    let name = |metric: Option<Metric>| match metric {
        Some(metric) => scope.app.texts().word(metric).to_owned(),
        None => scope.text("scores-lead").to_owned(),
    };
    let all = std::iter::once(None).chain(metrics.iter().copied().map(Some));
    let choices: Vec<_> = all.map(|metric| (metric, name(metric))).collect();
    let text = format!("{}: {}", scope.text("scores-metric"), name(*now));
    one_ui(ui, scope, ("scores-metric", &text), &choices, (now, &None));
}

/// What the colours mean.
fn tint_ui(ui: &mut Ui, scope: &Scope<'_>, now: &mut Tint) {
    let name = |tint: Tint| Command::Tint(tint).name(scope.app.texts());
    let choices: Vec<_> = Tint::ALL.iter().map(|&tint| (tint, name(tint))).collect();
    let text = format!("{}: {}", scope.text("menu-tint"), name(*now));
    one_ui(ui, scope, ("menu-tint", &text), &choices, (now, &Tint::Score));
}

/// Which answers are looked at, column by column.
fn segments_ui(ui: &mut Ui, scope: &Scope<'_>, answered: &Answered, wanted: &mut Overlay) {
    for (column, values) in &answered.columns {
        let values: Vec<(Arc<str>, String, Option<u64>)> = values
            .iter()
            .map(|(value, n)| (value.clone(), value_name(scope, value), Some(*n)))
            .collect();
        let segments = &mut wanted.slice.segments;
        let mut chosen: BTreeSet<Arc<str>> = segments.get(column).cloned().unwrap_or_default();
        values_ui(ui, scope, (column, column), &values, &mut chosen);
        if chosen.is_empty() {
            segments.remove(column);
        } else {
            segments.insert(column.clone(), chosen);
        }
    }
}

/// A value as it is read.
fn value_name(scope: &Scope<'_>, value: &str) -> String {
    if value.is_empty() { scope.text("survey-not-stated") } else { value }.to_owned()
}

/// What the scores are compared with.
fn comparison_ui(ui: &mut Ui, scope: &Scope<'_>, answered: &Answered, wanted: &mut Overlay) {
    let name = |comparison: &Comparison| match comparison {
        Comparison::Nothing => scope.text("scores-against-nothing").to_owned(),
        Comparison::Before => scope.text("scores-against-before").to_owned(),
        Comparison::Rest => scope.text("slice-rest").to_owned(),
        Comparison::Value(column, value) => format!("{column}: {}", value_name(scope, value)),
    };
    let mut choices = vec![Comparison::Nothing];
    if answered.months.len() > 1 {
        choices.push(Comparison::Before);
    }
    if !wanted.slice.is_all() {
        choices.push(Comparison::Rest);
    }
    for (column, values) in &answered.columns {
        let Some(chosen) = wanted.slice.segments.get(column) else { continue };
        let others = values.iter().filter(|(value, _)| !chosen.contains(value));
        choices.extend(others.map(|(value, _)| Comparison::Value(column.clone(), value.clone())));
    }
    let choices: Vec<_> = choices.into_iter().map(|it| (it.clone(), name(&it))).collect();
    let about = scope.text("scores-against");
    let text = match &wanted.comparison {
        Comparison::Nothing => about.to_owned(),
        chosen => format!("{about}: {}", name(chosen)),
    };
    let before = wanted.comparison.clone();
    let now = (&mut wanted.comparison, &Comparison::Nothing);
    one_ui(ui, scope, ("scores-against", &text), &choices, now);
    // Of all months nothing lies before: the newest is looked at.
    if wanted.comparison == Comparison::Before
        && before != Comparison::Before
        && wanted.slice.months.is_none()
    {
        wanted.slice.months = answered.last_month().map(|month| (month, month));
    }
}

/// What the map shows, in a sentence.
fn summary_ui(ui: &mut Ui, scope: &Scope<'_>, map: &OpenMap) {
    let (texts, view) = (scope.app.texts(), map.view());
    let first = view.slice.text(texts);
    let said = match &view.against {
        Some(against) => {
            let second = Against::text(against, texts);
            let sides = [("first", (&first).into()), ("second", (&second).into())];
            texts.with("map-sides", &sides)
        }
        None => first,
    };
    let said = texts.with("map-shown", &[("text", (&said).into())]);
    ui.add_space(2.0);
    ui.label(scope.look.caption(said));
}
