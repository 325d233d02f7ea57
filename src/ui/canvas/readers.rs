//! What screen readers and the keyboard find on the canvas: one node for each element in sight,
//! in journey order.

use super::map::{Eye, overlaps};
use super::{input, sticky};
use crate::app::{Action, OpenMap};
use crate::model::ElementId;
use crate::scene::Group;
use crate::ui::widgets::Scope;
use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo};
use std::collections::HashSet;

/// Most nodes at once: more than any screen shows at a zoom that can be read.
const MOST: usize = 600;

/// Adds the nodes of what is in sight.
pub fn readers_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, eye: &Eye) {
    let scene = map.scene();
    let sees = eye.sees();
    let mut told: HashSet<ElementId> = HashSet::new();
    let range = scene.columns_in(sees.x0, sees.x1);
    if range.len() > MOST {
        return;
    }
    let fixed = scene.top.iter().map(|placed| (placed.origin, &placed.block));
    let cells = scene.columns[range].iter().flat_map(|column| scene.cells_of(column));
    let over = scene.over.iter().map(|placed| (placed.origin, &placed.block));
    for (origin, block) in fixed.chain(cells).chain(over) {
        if !overlaps(block.bounds + origin.to_vec2(), sees) {
            continue;
        }
        for group in &block.groups {
            let Some(element) = group.element else { continue };
            let place = group.bounds + origin.to_vec2();
            if told.len() >= MOST || !overlaps(place, sees) || !told.insert(element) {
                continue;
            }
            let rect = eye.place_rect(place).intersect(eye.canvas);
            node_ui(ui, scope, map, eye, group, element, rect);
        }
    }
}

fn node_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    group: &Group,
    element: ElementId,
    rect: Rect,
) {
    if !rect.is_positive() {
        return;
    }
    let id = Id::unique(("element", element.bits()));
    let response = ui.interact(rect, id, Sense::click());
    let on = map.selection.contains(element);
    let kind = map.document.kind(element);
    response.widget_info(|| {
        let label = if group.label.is_empty() {
            kind.map_or_else(String::new, |kind| scope.app.texts().word(kind).to_owned())
        } else {
            group.label.to_string()
        };
        WidgetInfo::selected(Role::ListItem, true, on, label)
    });
    if response.has_focus() {
        ui.painter_at(rect.expand(8.0)).add(sticky::outline(rect, scope.look.selection, 8.0));
    }
    if response.double_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let point = eye.map(sticky::original(map.scene(), eye, at));
        scope.actions.extend(input::said_at(map, point));
    } else if response.clicked() || response.secondary_clicked() {
        scope.actions.push(Action::Select(Some(element)));
    }
    response.context_menu(|ui| crate::ui::menu::context_ui(ui, scope));
}
