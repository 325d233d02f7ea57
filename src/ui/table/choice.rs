//! What a column means: a list that opens, one stop of the keyboard; arrows choose, Space opens.

use crate::app::{Action, Column, Pasting, TableAsk};
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::keys::{self, plain};
use crate::ui::style::font;
use crate::ui::widgets::{Scope, focus_ring, option_ui};
use egui::{
    EventFilter, Id, Key, Popup, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

/// Highest list.
const LIST: f32 = 480.0;

/// The choice over a column.
pub fn choice_ui(ui: &mut Ui, scope: &mut Scope<'_>, pasting: &Pasting, at: usize, rect: Rect) {
    let now = pasting.mapping.columns.get(at).copied().unwrap_or(Column::Ignore);
    let response = field_ui(ui, scope, pasting, at, (rect, now));
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    let mut picked = None;
    let popup = Popup::menu(&response).gap(3.0).width(rect.width().max(200.0));
    if popup.is_open() {
        popup.show(|ui| {
            let height = LIST.min(ui.ctx().content_rect().height() - 48.0).max(64.0);
            ui.spacing_mut().item_spacing.y = 1.0;
            let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
            list.show(ui, |ui| {
                ui.set_min_width(rect.width().max(200.0) - 24.0);
                for &column in Column::ALL {
                    let text = scope.look.body(name(scope, column));
                    if option_ui(ui, (now == column, true), text) {
                        picked = Some(column);
                    }
                }
            });
        });
    } else {
        popup.show(|_| ());
    }
    if picked.is_some() || response.clicked() {
        response.request_focus();
    }
    let picked = picked.or_else(|| by_key(ui, response.id, now));
    if let Some(column) = picked.filter(|&column| column != now) {
        scope.actions.push(Action::Table(TableAsk::Column(at, column)));
    }
}

/// What a meaning is called.
pub fn name(scope: &Scope<'_>, column: Column) -> &'static str {
    scope.app.texts().get(&format!("{}-{}", "column", column.key()))
}

/// What a column is called: its number, and its heading where it has one.
pub fn title(scope: &Scope<'_>, pasting: &Pasting, at: usize) -> String {
    let texts = scope.app.texts();
    let number = texts.whole(at as u64 + 1);
    let heading = if pasting.mapping.header { pasting.sheet.cell(0, at).trim() } else { "" };
    if heading.is_empty() {
        return texts.with("table-column", &[("number", (&number).into())]);
    }
    let args = [("number", (&number).into()), ("title", heading.into())];
    texts.with("table-column-titled", &args)
}

/// The closed list.
fn field_ui(
    ui: &Ui,
    scope: &Scope<'_>,
    pasting: &Pasting,
    at: usize,
    (rect, now): (Rect, Column),
) -> Response {
    let look = scope.look;
    let value = name(scope, now);
    let response = ui.interact(rect, Id::unique(("table-column", at)), Sense::click());
    let quiet = now == Column::Ignore;
    let ink = if quiet { look.muted } else { look.ink };
    let edge = if response.hovered() { look.muted } else { look.line };
    let fill = if quiet { look.panel } else { look.selected };
    ui.painter().rect(rect, 8, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let letters = font(if quiet { Weight::Regular } else { Weight::SemiBold }, 13.0 * look.scale);
    let mut job = egui::text::LayoutJob::simple_singleline(value.to_owned(), letters, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.width() - 32.0).max(20.0));
    let galley = ui.painter().layout_job(job);
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left() + 10.0, top), galley, ink);
    icons::down(ui.painter(), pos2(rect.right() - 14.0, rect.center().y), look.muted);
    focus_ring(ui, &response, rect.shrink2(vec2(1.0, 1.0)));
    response.widget_info(|| WidgetInfo {
        label: Some(title(scope, pasting, at)),
        current_text_value: Some(value.to_owned()),
        ..WidgetInfo::new(Role::ComboBox)
    });
    response
}

/// What the arrows choose, whether the list is open or not.
fn by_key(ui: &Ui, id: Id, now: Column) -> Option<Column> {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    keys::want(ui.ctx(), id, &[Key::ArrowUp, Key::ArrowDown].map(plain));
    let place = Column::ALL.iter().position(|&column| column == now)?;
    let next = match keys::pressed(ui.ctx(), id)?.1 {
        Key::ArrowUp => place.checked_sub(1)?,
        _ => place + 1,
    };
    Column::ALL.get(next).copied()
}
