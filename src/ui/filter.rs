//! The bar that dims what is not asked for: a chip for each condition, and how much is left.

use super::chips::{chip_ui, choice_ui, clear_ui, list_ui, switch_ui, values_ui};
use super::icons;
use super::style::{HEIGHT, font};
use super::widgets::{Scope, icon_button};
use crate::app::{Action, Command, Filter, OpenMap};
use crate::model::{ElementKind, Presence};
use crate::scene::Weight;
use crate::scores::Metric;
use egui::{Align, Layout, Role, Sense, Slider, Ui, WidgetInfo, vec2};

/// The bar.
pub fn filter_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let filter = &map.sieve.filter;
    let mut wanted = filter.clone();
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        let name = scope.text("filter-close");
        if icon_button(ui, name, false, icons::cross).on_hover_text(name).clicked() {
            scope.run(Command::Filter);
        }
        if !filter.is_empty() && clear_ui(ui, scope) {
            scope.run(Command::Unfilter);
        }
        count_ui(ui, scope, map);
        ui.add_space(8.0);
        ui.with_layout(Layout::left_to_right(Align::Min).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            chips_ui(ui, scope, map, &mut wanted);
        });
    });
    if wanted != *filter {
        scope.actions.push(Action::Filter(wanted));
    }
}

/// How many touchpoints are left, in the middle of the line.
fn count_ui(ui: &mut Ui, scope: &Scope<'_>, map: &OpenMap) {
    let look = scope.look;
    let said = count(scope, map);
    let on = map.sieve.passing().is_some();
    let (weight, ink) =
        if on { (Weight::SemiBold, look.ink) } else { (Weight::Regular, look.muted) };
    let letters = font(weight, 12.5 * look.scale);
    let galley = ui.painter().layout_no_wrap(said.clone(), letters, ink);
    let size = vec2(galley.size().x + 8.0, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said.clone()));
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
}

/// How many touchpoints are left of how many.
fn count(scope: &Scope<'_>, map: &OpenMap) -> String {
    let texts = scope.app.texts();
    let all = map.counts().count(ElementKind::Touchpoint);
    match map.sieve.passing() {
        Some(passing) => {
            let (left, number) = (texts.whole(passing.len() as u64), texts.whole(all));
            let args =
                [("left", (&left).into()), ("number", (&number).into()), ("count", all.into())];
            texts.with("filter-count", &args)
        }
        None => texts.count_of(ElementKind::Touchpoint, all),
    }
}

/// The chips of what the map's touchpoints can be told apart by.
fn chips_ui(ui: &mut Ui, scope: &Scope<'_>, map: &OpenMap, wanted: &mut Filter) {
    let facets = map.facets();
    let personas: Vec<_> = map
        .personas()
        .iter()
        .filter_map(|&id| Some((id, map.document.element(id)?.content.text().to_owned(), None)))
        .collect();
    if !personas.is_empty() {
        values_ui(
            ui,
            scope,
            ("field-persona", scope.text("field-persona")),
            &personas,
            &mut wanted.personas,
        );
    }
    let counted = |list: &[(String, u64)]| -> Vec<(String, String, Option<u64>)> {
        list.iter().map(|(name, count)| (name.clone(), name.clone(), Some(*count))).collect()
    };
    if !facets.channels.is_empty() {
        values_ui(
            ui,
            scope,
            ("field-channel", scope.text("field-channel")),
            &counted(&facets.channels),
            &mut wanted.channels,
        );
    }
    if !facets.owners.is_empty() {
        values_ui(
            ui,
            scope,
            ("field-owner", scope.text("field-owner")),
            &counted(&facets.owners),
            &mut wanted.owners,
        );
    }
    if facets.moments {
        switch_ui(ui, scope, "filter-moments", &mut wanted.moments);
    }
    if facets.barriers {
        switch_ui(ui, scope, "filter-hindered", &mut wanted.hindered);
        switch_ui(ui, scope, "filter-unsolved", &mut wanted.unsolved);
    }
    if !facets.metrics.is_empty() {
        below_ui(ui, scope, map, &facets.metrics, &mut wanted.below);
    }
    if facets.presence {
        presence_ui(ui, scope, &mut wanted.presence);
    }
}

/// A chip for scores below a value.
fn below_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    map: &OpenMap,
    metrics: &[Metric],
    below: &mut Option<(Metric, f64)>,
) {
    let texts = scope.app.texts();
    let text = match *below {
        Some((metric, value)) => {
            let value = texts.score(metric, value);
            let args = [("metric", texts.word(metric).into()), ("value", (&value).into())];
            texts.with("filter-below-value", &args)
        }
        None => texts.get("filter-below").to_owned(),
    };
    let chip = chip_ui(ui, scope, "filter-below", &text, below.is_some(), true);
    list_ui(&chip, |ui| {
        for &metric in metrics {
            let on = below.is_some_and(|(known, _)| known == metric);
            if choice_ui(ui, scope, Role::RadioButton, texts.word(metric), "", on) {
                let target = map.document.props().target(metric);
                *below = (!on).then_some((metric, target));
            }
        }
        if let Some((metric, value)) = below {
            ui.separator();
            let (low, high) = metric.range();
            let step = if high - low > 20.0 { 1.0 } else { 0.1 };
            ui.spacing_mut().slider_width = 140.0;
            let slider = Slider::new(value, low..=high).step_by(step);
            ui.add(slider).accessible_name(texts.get("filter-below"));
        }
    });
}

/// A chip for when touchpoints take place.
fn presence_ui(ui: &mut Ui, scope: &Scope<'_>, presence: &mut Option<Presence>) {
    let texts = scope.app.texts();
    let text = match *presence {
        Some(presence) => texts.word(presence),
        None => texts.get("field-journey"),
    };
    let chip = chip_ui(ui, scope, "field-journey", text, presence.is_some(), true);
    list_ui(&chip, |ui| {
        for &value in Presence::ALL {
            let on = *presence == Some(value);
            if choice_ui(ui, scope, Role::RadioButton, texts.word(value), "", on) {
                *presence = (!on).then_some(value);
            }
        }
    });
}
