//! Messages at the foot of the canvas, out of the way.

use super::icons;
use super::style::{color, font};
use super::widgets::{Scope, icon_button};
use crate::app::{Action, Notice, Tone};
use crate::scene::Weight;
use egui::{Align2, Area, Context, CornerRadius, Frame, Id, Margin, Order, Rect, Stroke, Ui, vec2};

/// Widest message.
const WIDTH: f32 = 460.0;

/// How far they stand above the canvas' edge: clear of the zoom control.
const ABOVE: f32 = 60.0;

/// The messages shown now, the newest lowest, over the lower edge of the canvas: what stands below
/// it can be reached.
pub fn notices_ui(ctx: &Context, scope: &mut Scope<'_>, canvas: Rect) {
    let list = scope.app.notices.list();
    // Their place follows from how high they were: once more when one comes or goes.
    let count = ctx.data_mut(|data| {
        std::mem::replace(data.get_temp_mut_or_default(Id::unique("notices-count")), list.len())
    });
    if count != list.len() {
        ctx.request_repaint();
    }
    if list.is_empty() {
        return;
    }
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(canvas.center_bottom() - vec2(0.0, ABOVE))
        .show(ctx, |ui| {
            for notice in list {
                notice_ui(ui, scope, notice);
            }
        });
    // Look again when the next message goes.
    if let Some(until) = list.iter().filter_map(|notice| notice.until).min() {
        let now = std::time::Instant::now();
        ctx.request_repaint_after(until.saturating_duration_since(now));
    }
}

fn notice_ui(ui: &mut Ui, scope: &mut Scope<'_>, notice: &Notice) {
    let look = scope.look;
    let colors = &look.theme.color;
    let edge = match notice.tone {
        Tone::Good => colors.driver.strong,
        Tone::Warning => colors.solution.strong,
        Tone::Error => colors.barrier.strong,
    };
    Frame::new()
        .fill(look.panel)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin { left: 16, right: 8, top: 6, bottom: 6 })
        .shadow(look.shadow(16))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let (dot, _) = ui.allocate_exact_size(vec2(10.0, 10.0), egui::Sense::hover());
                ui.painter().circle_filled(dot.center(), 4.5, color(edge));
                // Laid out first, so that it stands in the middle of the line.
                let letters = font(Weight::Regular, 13.0 * look.scale);
                let width = WIDTH.min(ui.ctx().content_rect().width() - 160.0).max(80.0);
                let text = notice.text.clone();
                ui.label(ui.painter().layout(text, letters, look.text, width));
                if let Some((name, action)) = &notice.step
                    && ui.button(look.name(name)).clicked()
                {
                    scope.actions.push(action.clone());
                    scope.actions.push(Action::CloseNotice(notice.id));
                }
                if icon_button(ui, scope.text("notice-close"), false, icons::cross).clicked() {
                    scope.actions.push(Action::CloseNotice(notice.id));
                }
            });
        });
}
