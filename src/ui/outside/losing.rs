//! The question whether to write a map for another tool that takes not all of it.

use crate::app::{Action, ForeignAsk, ForeignTarget as Target};
use crate::ui::guided::button;
use crate::ui::style::color;
use crate::ui::widgets::{Scope, modal};
use egui::{Align, Context, Id, Key, Label, Layout, Modifiers, ScrollArea, Sense, Ui, vec2};

/// Width of the dialog where there is room for it.
const WIDTH: f32 = 520.0;

/// What the dialog remembers between frames.
#[derive(Default)]
pub(super) struct Memory {
    /// Whether it was shown in the last frame.
    shown: bool,
    /// The button that does not write.
    cancel: Option<Id>,
}

/// The keys of the title and of what is said before the list.
const fn keys(target: Target) -> (&'static str, &'static str) {
    match target {
        Target::Mermaid => ("losing-mermaid", "losing-mermaid-hint"),
        Target::Markdown => ("losing-markdown", "losing-markdown-hint"),
        Target::DrawIo => ("losing-drawio", "losing-drawio-hint"),
    }
}

/// The dialog, while it asks.
pub(super) fn losing_ui(ctx: &Context, scope: &mut Scope<'_>, memory: &mut Memory) {
    let Some(losing) = &scope.app.losing else {
        *memory = Memory::default();
        return;
    };
    if scope.app.closing.is_some() {
        return;
    }
    let on_cancel = memory.cancel.is_some_and(|id| ctx.memory(|of| of.has_focus(id)));
    let enter = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Enter);
    if !on_cancel && ctx.input_mut(enter) {
        scope.actions.push(Action::Foreign(ForeignAsk::GoOn));
    }
    let (title, hint) = keys(losing.target);
    let lost = losing.lost.texts(scope.app.texts());
    modal(ctx, "losing").show(ctx, |ui| {
        let look = scope.look;
        ui.set_width((ctx.content_rect().width() - 64.0).clamp(220.0, WIDTH));
        ui.add(Label::new(look.title(scope.text(title), 18.0)).wrap());
        ui.add(Label::new(look.body(scope.text(hint))).wrap());
        ui.add_space(6.0);
        let most = (ctx.content_rect().height() - 260.0).max(72.0);
        ScrollArea::vertical().auto_shrink([false, true]).max_height(most).show(ui, |ui| {
            for text in &lost {
                ui.horizontal_top(|ui| {
                    let (dot, _) = ui.allocate_exact_size(vec2(8.0, 16.0), Sense::hover());
                    let ink = color(look.theme.color.barrier.strong);
                    ui.painter().circle_filled(dot.center(), 3.0, ink);
                    ui.add(Label::new(look.body(text)).wrap());
                });
            }
        });
        ui.add_space(6.0);
        ui.add(Label::new(look.caption(scope.text("losing-kept"))).wrap());
        ui.add_space(12.0);
        foot_ui(ui, scope, memory);
    });
    memory.shown = true;
}

/// The two ways on.
fn foot_ui(ui: &mut Ui, scope: &mut Scope<'_>, memory: &mut Memory) {
    let (look, texts) = (scope.look, scope.app.texts());
    ui.spacing_mut().button_padding.x = 14.0;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let go = ui.add(button(look, texts.get("losing-go"), true));
        if go.clicked() {
            scope.actions.push(Action::Foreign(ForeignAsk::GoOn));
        }
        let cancel = ui.add(button(look, texts.get("foreign-leave"), false));
        memory.cancel = Some(cancel.id);
        if cancel.clicked() {
            scope.actions.push(Action::Foreign(ForeignAsk::Keep));
        }
        if !memory.shown {
            go.request_focus();
        }
    });
}
