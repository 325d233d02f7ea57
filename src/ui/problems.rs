//! What a good map would have and this one has not: advice, each line leading to its element.

use super::style::{color, font};
use super::widgets::{Scope, focus_ring};
use crate::app::{Action, OpenMap};
use crate::insight::{Advice, Severity};
use crate::scene::Weight;
use egui::text::{LayoutJob, TextWrapping};
use egui::{CornerRadius, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

/// Most remarks that are shown whole; of more, two rows each, so that a list of thousands is
/// drawn as quickly.
const MOST_WHOLE: usize = 60;
/// Height of a line of two rows.
const LINE: f32 = 40.0;

/// The remarks.
pub fn problems_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let list = map.advice();
    let number = scope.app.texts().whole(list.len() as u64);
    let title = scope.app.texts().with("problems-title", &[("number", (&number).into())]);
    ui.label(scope.look.heading(title));
    if list.is_empty() {
        ui.label(scope.look.body(scope.text("problems-none")).color(scope.look.muted));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    if list.len() <= MOST_WHOLE {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for advice in list.iter() {
                line_ui(ui, scope, map, advice, None);
            }
        });
        return;
    }
    let height = LINE * scope.look.scale;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, list.len(), |ui, range| {
        for advice in &list[range] {
            line_ui(ui, scope, map, advice, Some(height));
        }
    });
}

/// One remark: as high as it needs, or cut to `height`.
fn line_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    advice: &Advice,
    height: Option<f32>,
) {
    let look = scope.look;
    let text = advice.text(scope.app.texts());
    let width = ui.available_width();
    let letters = font(Weight::Regular, 12.0 * look.scale);
    let mut job = LayoutJob::simple(text.clone(), letters, look.text, width - 28.0);
    let max_rows = if height.is_some() { 2 } else { usize::MAX };
    job.wrap = TextWrapping { max_rows, ..TextWrapping::wrap_at_width(width - 28.0) };
    let galley = ui.painter().layout_job(job);
    let size = vec2(width, height.unwrap_or(galley.size().y + 10.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let element = advice.elements.first().copied();
    let on = element.is_some() && element == map.primary();
    let severity = advice.severity.text(scope.app.texts());
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListItem, true, on, format!("{severity}: {text}"))
    });
    let back = rect.expand2(vec2(0.0, -1.0));
    if on {
        ui.painter().rect_filled(back, CornerRadius::same(5), look.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(back, CornerRadius::same(5), look.card);
    }
    focus_ring(ui, &response, back);
    let colors = &look.theme.color;
    let mark = match advice.severity {
        Severity::High => colors.valence[0],
        Severity::Medium => colors.valence[1],
        Severity::Low => colors.muted,
    };
    let row = 16.0 * look.scale;
    ui.painter().circle_filled(
        pos2(rect.left() + 10.0, rect.top() + 4.0 + row / 2.0),
        4.0,
        color(mark),
    );
    let response = if galley.elided { response.on_hover_text(text) } else { response };
    ui.painter().galley(rect.min + vec2(22.0, 4.0), galley, look.text);
    if response.clicked() {
        match element {
            Some(element) => scope.actions.push(Action::GoTo(element)),
            None => scope.actions.push(Action::Select(None)),
        }
    }
}
