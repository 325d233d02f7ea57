//! The line at the bottom: what the map has, how it feels, what is being done.

use super::style::color;
use super::widgets::{Scope, share_ui};
use crate::app::{Action, Command, OpenMap, PeakEnd, TaskLine, VersionsAsk};
use crate::model::{ElementKind, MapState};
use egui::{Align, Label, Layout, Link, Sense, Ui};

/// What is counted, in order.
const COUNTED: [ElementKind; 5] = [
    ElementKind::Touchpoint,
    ElementKind::Barrier,
    ElementKind::Driver,
    ElementKind::Moment,
    ElementKind::Solution,
];
/// Most personas told one by one.
const MOST_PERSONAS: usize = 3;

/// The status line.
pub fn status_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    // What is being done first: it keeps its place when the window is narrow.
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        tasks_ui(ui, scope);
        if let Some(map) = &scope.app.map {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                compared_ui(ui, scope, map);
                conflicts_ui(ui, scope, map);
                map_ui(ui, scope, map);
            });
        }
    });
}

fn tasks_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let tasks = &scope.app.tasks;
    if let Some(soon) = tasks.look_again() {
        ui.ctx().request_repaint_after(soon);
    }
    let lines: Vec<TaskLine<'_>> = tasks.lines().collect();
    if lines.is_empty() {
        if scope.app.map.is_some() && ui.available_width() > 500.0 {
            ui.label(scope.look.caption(scope.text("status-help")));
        }
        return;
    }
    if let Some(purpose) = tasks.picking().filter(|_| scope.app.typed.is_none()) {
        // Where the system's dialog never comes.
        let text = scope.look.caption(scope.text("path-type")).color(scope.look.selection);
        if ui.add(Link::new(text)).clicked() {
            scope.actions.push(Action::AskPath(purpose));
        }
    }
    for task in &lines {
        if let Some(share) = task.share {
            stop_ui(ui, scope, *task);
            let percent = scope.app.texts().percent(share * 100.0, 0);
            ui.label(scope.look.caption(percent));
            share_ui(ui, scope, task.name, share, 72.0);
        }
        ui.add(Label::new(scope.look.caption(task.name)).truncate());
    }
    ui.add(egui::Spinner::new().size(12.0).color(scope.look.muted));
}

/// A word that stops a task.
pub fn stop_ui(ui: &mut Ui, scope: &mut Scope<'_>, task: TaskLine<'_>) {
    let text = scope.look.caption(scope.text("task-stop")).color(scope.look.selection);
    if ui.add(Link::new(text)).clicked() {
        scope.actions.push(Action::StopTask(task.id));
    }
}

/// How much two copies say differently, as a word that leads there.
fn conflicts_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let count = map.document.conflicts().len();
    if count > 0 {
        let text = scope.app.texts().count("conflicts-count", count as u64);
        let ink = color(scope.look.theme.color.valence_text[1]);
        if ui.add(Link::new(scope.look.caption(text).color(ink))).clicked() {
            scope.run(Command::TurnConflict(true));
        }
    }
}

/// With what the map is compared while that is marked, and a word that ends it.
fn compared_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let Some(compared) = &map.compared else { return };
    let texts = scope.app.texts();
    let [added, removed, changed] = compared.counts().map(|count| texts.whole(count as u64));
    let args = [
        ("name", (&compared.name).into()),
        ("added", (&added).into()),
        ("removed", (&removed).into()),
        ("changed", (&changed).into()),
    ];
    let end = scope.look.caption(texts.get("versions-end")).color(scope.look.selection);
    if ui.add(Link::new(end)).clicked() {
        scope.actions.push(Action::Versions(VersionsAsk::EndShowing));
    }
    let text = texts.with("versions-compared", &args);
    ui.add(Label::new(scope.look.caption(&text)).truncate()).on_hover_text(text);
}

fn map_ui(ui: &mut Ui, scope: &Scope<'_>, map: &OpenMap) {
    let texts = scope.app.texts();
    let counts = COUNTED
        .iter()
        .map(|kind| (*kind, map.counts().count(*kind)))
        .filter(|(kind, count)| *count > 0 || *kind == ElementKind::Touchpoint)
        .map(|(kind, count)| texts.count_of(kind, count));
    let line = counts.chain(peak_end(scope, map)).collect::<Vec<_>>().join(" · ");
    let hint = scope.text("status-peak-end-hint");
    ui.add(Label::new(scope.look.caption(line)).truncate().sense(Sense::hover()))
        .on_hover_text(hint);
}

/// The peak–end figure of the journey shown; of the gap both.
fn peak_end(scope: &Scope<'_>, map: &OpenMap) -> Option<String> {
    let texts = scope.app.texts();
    let figure = |value: Option<f64>| value.map(|value| texts.signed(value, 1));
    let told = |one: &PeakEnd| {
        let value = match map.view().state {
            MapState::AsIs => figure(one.as_is)?,
            MapState::ToBe => figure(one.to_be)?,
            MapState::Gap => format!("{} → {}", figure(one.as_is)?, figure(one.to_be)?),
        };
        Some(match &one.persona {
            Some(name) => format!("{name}: {value}"),
            None => value,
        })
    };
    let told: Vec<String> = map.peak_ends().iter().filter_map(told).take(MOST_PERSONAS).collect();
    let values = told.join("; ");
    (!told.is_empty()).then(|| texts.with("status-peak-end", &[("values", (&values).into())]))
}
