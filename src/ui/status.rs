//! The line at the bottom: what the map has, what is being done.

use super::widgets::Scope;
use crate::model::ElementKind;
use egui::{Align, Layout, Ui};

/// What is counted, in order.
const COUNTED: [ElementKind; 5] = [
    ElementKind::Touchpoint,
    ElementKind::Barrier,
    ElementKind::Driver,
    ElementKind::Moment,
    ElementKind::Solution,
];

/// The status line.
pub fn status_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let texts = scope.app.texts();
    ui.horizontal_centered(|ui| {
        if let Some(map) = &scope.app.map {
            let parts: Vec<String> = COUNTED
                .iter()
                .map(|kind| (*kind, map.counts().count(*kind)))
                .filter(|(kind, count)| *count > 0 || *kind == ElementKind::Touchpoint)
                .map(|(kind, count)| texts.count_of(kind, count))
                .collect();
            ui.label(scope.look.caption(parts.join(" · ")));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let names: Vec<&str> = scope.app.tasks.names().collect();
            if !names.is_empty() {
                ui.label(scope.look.caption(names.join(" · ")));
                ui.add(egui::Spinner::new().size(12.0).color(scope.look.muted));
            } else if scope.app.map.is_some() {
                ui.label(scope.look.caption(scope.text("status-help")));
            }
        });
    });
}
