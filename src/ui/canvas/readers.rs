//! What screen readers and the keyboard find on the canvas: one node for each element in sight,
//! in journey order.

use super::map::{Eye, overlaps};
use super::sticky;
use crate::app::OpenMap;
use crate::model::{ElementId, IdHash};
use crate::scene::{Group, Role as Part};
use crate::ui::widgets::Scope;
use egui::{Id, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo};
use std::collections::HashSet;

/// Most nodes at once: more than any screen shows at a zoom that can be read.
const MOST: usize = 600;

/// A click on the canvas.
#[derive(Debug, Clone, Copy)]
pub struct Press {
    /// Where; `None` where a reader or the keyboard asked for it.
    pub at: Option<Pos2>,
    /// On whose node.
    pub element: Option<ElementId>,
    /// Whether it is the second one of two.
    pub double: bool,
    /// Whether it asks for a menu.
    pub secondary: bool,
}

impl Press {
    /// The click on a widget of this element, if there was one.
    pub fn of(response: &Response, element: Option<ElementId>) -> Option<Self> {
        let secondary = response.secondary_clicked();
        (response.clicked() || secondary).then(|| Self {
            at: response.interact_pointer_pos(),
            element,
            double: response.double_clicked(),
            secondary,
        })
    }
}

/// What the nodes say.
#[derive(Default)]
pub struct Nodes {
    /// The click on one of them.
    pub press: Option<Press>,
    /// Where the keyboard is.
    pub focused: Option<Rect>,
}

/// Adds the nodes of what is in sight: for a screen reader (`read`) everything, else only what Tab
/// stops at, the touchpoints. Hundreds of widgets take longer than painting the map.
pub fn nodes_ui(ui: &mut Ui, scope: &Scope<'_>, map: &OpenMap, eye: &Eye, read: bool) -> Nodes {
    let scene = map.scene();
    let sees = eye.sees();
    let mut nodes = Nodes::default();
    let mut told: HashSet<ElementId, IdHash> = HashSet::default();
    let range = scene.columns_in(sees.x0, sees.x1);
    if range.len() > MOST {
        return nodes;
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
            if !read && group.role != Part::Touchpoint {
                continue;
            }
            let place = group.bounds + origin.to_vec2();
            if told.len() >= MOST || !overlaps(place, sees) || !told.insert(element) {
                continue;
            }
            let rect = eye.place_rect(place).intersect(eye.canvas);
            if rect.is_positive() {
                let response = node_ui(ui, scope, map, group, element, rect);
                nodes.press = nodes.press.or(Press::of(&response, Some(element)));
                nodes.focused = nodes.focused.or(response.has_focus().then_some(rect));
            }
        }
    }
    nodes
}

fn node_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    map: &OpenMap,
    group: &Group,
    element: ElementId,
    rect: Rect,
) -> Response {
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
    response
}

/// Shows where the keyboard is.
pub fn focus_ui(ui: &Ui, scope: &Scope<'_>, nodes: &Nodes) {
    if let Some(rect) = nodes.focused {
        ui.painter_at(rect.expand(8.0)).add(sticky::outline(rect, scope.look.selection, 8.0));
    }
}
