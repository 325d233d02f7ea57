//! The question what a new map begins with, over the open one.

use super::cards::{Cards, digits, start_id};
use crate::app::Action;
use crate::ui::widgets::{Scope, follow_focus, modal};
use egui::{Context, Frame, Label, Margin, ScrollArea};

/// Widest question.
const WIDEST: f32 = 980.0;

/// The question, while it is asked.
pub fn choice_ui(ctx: &Context, scope: &mut Scope<'_>, cards: &mut Cards) {
    if !scope.app.choosing || scope.app.closing.is_some() {
        return;
    }
    digits(ctx, scope);
    let shown = modal(ctx, "choice").show(ctx, |ui| {
        let screen = ctx.content_rect().size();
        ui.set_width((screen.x - 88.0).clamp(200.0, WIDEST));
        ui.label(scope.look.title(scope.text("choice-title"), 20.0));
        ui.add(Label::new(scope.look.caption(scope.text("choice-hint"))).wrap());
        ui.add_space(10.0);
        let room = (screen.y - 190.0).max(120.0);
        let scroll = ScrollArea::vertical().auto_shrink([false, true]);
        scroll.max_height(room).min_scrolled_height(room).show(ui, |ui| {
            // Room for the cards' rings and shadows, and for the bar.
            let around = Margin { left: 4, right: 16, top: 4, bottom: 8 };
            Frame::new().inner_margin(around).show(ui, |ui| cards.show_ui(ui, scope));
            follow_focus(ui);
        });
    });
    if ctx.memory(|memory| memory.focused().is_none()) {
        ctx.memory_mut(|memory| memory.request_focus(start_id()));
    }
    if shown.should_close() {
        scope.actions.push(Action::CloseChoice);
    }
}
