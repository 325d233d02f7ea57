//! The bar that dims what is not asked for: a chip for each condition, and how much is left.

use super::icons;
use super::style::{HEIGHT, RADIUS, font};
use super::widgets::{Scope, focus_ring, follow_focus, icon_button};
use crate::app::{Action, Command, Filter, OpenMap};
use crate::model::{ElementKind, Presence};
use crate::scene::Weight;
use crate::scores::Metric;
use egui::{
    Align, CornerRadius, Id, Layout, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Sense,
    Slider, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::collections::BTreeSet;

/// Longest text on a chip.
const LONGEST: usize = 28;
/// Most values named on a chip; of more, how many there are.
const MOST_NAMED: usize = 2;
/// Height of a line of a list.
const CHOICE: f32 = 28.0;
/// Highest list of values.
const LIST: f32 = 300.0;

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

/// The word that takes every condition away; whether it was clicked.
fn clear_ui(ui: &mut Ui, scope: &Scope<'_>) -> bool {
    let look = scope.look;
    let name = scope.text("filter-clear");
    let letters = font(Weight::SemiBold, 12.5 * look.scale);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), letters, look.selection);
    let size = vec2(galley.size().x + 16.0, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, RADIUS, look.card);
    }
    focus_ring(ui, &response, rect);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, look.selection);
    response.clicked()
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
        values_ui(ui, scope, "field-persona", &personas, &mut wanted.personas);
    }
    let counted = |list: &[(String, u64)]| -> Vec<(String, String, Option<u64>)> {
        list.iter().map(|(name, count)| (name.clone(), name.clone(), Some(*count))).collect()
    };
    if !facets.channels.is_empty() {
        values_ui(ui, scope, "field-channel", &counted(&facets.channels), &mut wanted.channels);
    }
    if !facets.owners.is_empty() {
        values_ui(ui, scope, "field-owner", &counted(&facets.owners), &mut wanted.owners);
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

/// A chip; with a triangle where it opens a list.
pub fn chip_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    key: &str,
    text: &str,
    on: bool,
    opens: bool,
) -> Response {
    let look = scope.look;
    let weight = if on { Weight::SemiBold } else { Weight::Regular };
    let ink = if on { look.on_selected } else { look.text };
    let letters = font(weight, 12.5 * look.scale);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), letters, ink);
    let more = if opens { 16.0 } else { 0.0 };
    let size = vec2(galley.size().x + 22.0 + more, HEIGHT);
    let (_, rect) = ui.allocate_space(size);
    // What it is called and what stands before it changes while its list is open.
    let response = ui.interact(rect, Id::unique(("filter-chip", key)), Sense::click());
    let role = if opens { Role::ComboBox } else { Role::Switch };
    response.widget_info(|| WidgetInfo::selected(role, true, on, text));
    let fill = match (on, response.hovered()) {
        (true, _) => look.selected,
        (false, true) => look.mix_panel(look.theme.color.muted, 0.10),
        (false, false) => look.card,
    };
    let edge = if on { look.selection } else { look.line };
    let radius = CornerRadius::same((rect.height() / 2.0) as u8);
    ui.painter().rect(rect, radius, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    focus_ring(ui, &response, rect);
    let at = pos2(rect.left() + 11.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if opens {
        icons::down(ui.painter(), pos2(rect.right() - 14.0, rect.center().y), ink);
    }
    response
}

/// A chip that is on or off.
fn switch_ui(ui: &mut Ui, scope: &Scope<'_>, key: &str, on: &mut bool) {
    if chip_ui(ui, scope, key, scope.text(key), *on, false).clicked() {
        *on = !*on;
    }
}

/// A list that stays open while several are chosen.
pub fn list_ui(chip: &Response, add: impl FnOnce(&mut Ui)) {
    Popup::menu(chip).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(220.0).show(
        |ui| {
            ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
                add(ui);
                follow_focus(ui);
            });
        },
    );
}

/// A line of a list: a mark where it is chosen, its name, how often there is such a thing.
pub fn choice_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    role: Role,
    name: &str,
    end: &str,
    on: bool,
) -> bool {
    let look = scope.look;
    let line =
        |text: &str, ink| ui.painter().layout_no_wrap(text.to_owned(), scope.button_font(), ink);
    let (text, end) = (line(name, look.text), line(end, look.muted));
    let wanted = 26.0 + text.size().x + 24.0 + end.size().x + 10.0;
    let (rect, response) = ui.allocate_at_least(vec2(wanted, CHOICE * look.scale), Sense::click());
    response.widget_info(|| WidgetInfo::selected(role, true, on, name));
    if response.hovered() || response.has_focus() {
        let hover = ui.visuals().widgets.hovered.weak_bg_fill;
        ui.painter().rect_filled(rect, RADIUS, hover);
    }
    let at = |x: f32, height: f32| pos2(x, rect.center().y - height / 2.0);
    if on {
        icons::check(ui.painter(), pos2(rect.left() + 13.0, rect.center().y), look.selection);
    }
    ui.painter().galley(at(rect.left() + 26.0, text.size().y), text, look.text);
    ui.painter().galley(at(rect.right() - 10.0 - end.size().x, end.size().y), end, look.muted);
    response.clicked()
}

/// A chip with a list of values, of which any number may be chosen.
fn values_ui<V: Ord + Clone>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    key: &str,
    values: &[(V, String, Option<u64>)],
    chosen: &mut BTreeSet<V>,
) {
    let named = values.iter().filter(|(value, ..)| chosen.contains(value)).map(|(_, name, _)| name);
    let text = on_chip(scope, scope.text(key), &named.cloned().collect::<Vec<_>>(), chosen.len());
    let chip = chip_ui(ui, scope, key, &text, !chosen.is_empty(), true);
    list_ui(&chip, |ui| {
        for (value, name, count) in values {
            let on = chosen.contains(value);
            let count = count.map_or_else(String::new, |count| scope.app.texts().whole(count));
            if choice_ui(ui, scope, Role::CheckBox, name, &count, on) {
                if on {
                    chosen.remove(value);
                } else {
                    chosen.insert(value.clone());
                }
            }
        }
    });
}

/// What a chip says: what it is about, and what was chosen.
fn on_chip(scope: &Scope<'_>, about: &str, named: &[String], count: usize) -> String {
    let values = match count {
        0 => return about.to_owned(),
        // What was chosen may be gone from the map.
        _ if named.len() < count || count > MOST_NAMED => scope.app.texts().whole(count as u64),
        _ => named.join(", "),
    };
    let text = format!("{about}: {values}");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
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
