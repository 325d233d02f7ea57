//! The guided start: a question a page, usual touchpoints to tick, the map growing below.

mod basis;
mod growing;
mod keys;
mod question;
mod steps;

use super::style::{HEIGHT, Look, color, font};
use super::widgets::{Scope, icon_button, keys_text, modal};
use crate::app::{Action, Guide, Guided, GuidedPage, Question};
use crate::model::ElementKind;
use crate::scene::Weight;
use crate::ui::icons;
use egui::{
    Align, Button, Color32, Context, Frame, Key, KeyboardShortcut, Layout, Margin, Modifiers, Rect,
    RichText, ScrollArea, Stroke, Ui, UiBuilder, vec2,
};
use growing::Growing;
use keys::{Keys, Target};

/// Widest dialog.
const WIDEST: f32 = 1100.0;
/// Tallest dialog.
const TALLEST: f32 = 690.0;
/// Height of the line of buttons.
const FOOT: f32 = 34.0;

/// What the guided start remembers between frames.
#[derive(Default)]
pub struct GuidedPanel {
    keys: Keys,
    growing: Growing,
}

impl GuidedPanel {
    /// The dialog, while it asks.
    pub fn show_ui(&mut self, ctx: &Context, scope: &mut Scope<'_>) {
        let Some(guided) = &scope.app.guided else {
            *self = Self::default();
            return;
        };
        let pressed = self.keys.pressed(ctx);
        let screen = ctx.content_rect().size();
        let size =
            vec2((screen.x - 72.0).clamp(160.0, WIDEST), (screen.y - 72.0).clamp(120.0, TALLEST));
        modal(ctx, "guided").show(ctx, |ui| {
            ui.set_min_size(size);
            ui.set_max_size(size);
            let whole = Rect::from_min_size(ui.min_rect().min, size);
            self.parts_ui(ui, scope, guided, whole);
        });
        self.keys.settle(ctx, guided);
        scope.actions.extend(pressed.into_iter().map(Action::Guide));
    }

    /// Steps above, the page, what grows, the buttons below.
    fn parts_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, guided: &Guided, whole: Rect) {
        let scale = scope.look.scale;
        let foot = FOOT * scale;
        let grown = match guided.page() {
            // Before the first question there is nothing to be seen yet.
            GuidedPage::Basis if guided.sketch.scene.is_none() => 0.0,
            _ => growing::height(whole.height(), scale),
        };
        let part = |top: f32, bottom: f32| {
            UiBuilder::new().max_rect(Rect::from_min_max(
                egui::pos2(whole.left(), top),
                egui::pos2(whole.right(), bottom),
            ))
        };
        let steps_end = whole.top() + steps::HEIGHT * scale;
        let foot_top = whole.bottom() - foot;
        let page_end = foot_top - 14.0 - if grown > 0.0 { grown + 14.0 } else { 0.0 };
        ui.scope_builder(part(whole.top(), steps_end), |ui| self.head_ui(ui, scope, guided));
        ui.scope_builder(part(steps_end + 14.0, page_end), |ui| {
            let page = guided.page();
            ScrollArea::vertical().id_salt(page).auto_shrink(false).show(ui, |ui| {
                // Rings and the bar need room beside what they belong to.
                let around = Margin { left: 3, right: 14, top: 3, bottom: 3 };
                Frame::new().inner_margin(around).show(ui, |ui| match page {
                    GuidedPage::Basis => basis::basis_ui(ui, scope, guided, &mut self.keys),
                    GuidedPage::Question(question) => {
                        question::question_ui(ui, scope, guided, question, &mut self.keys);
                    }
                });
            });
        });
        if grown > 0.0 {
            let top = foot_top - 14.0 - grown;
            ui.scope_builder(part(top, top + grown), |ui| self.growing.show_ui(ui, scope, guided));
        }
        ui.scope_builder(part(foot_top, whole.bottom()), |ui| {
            self.foot_ui(ui, scope, guided);
        });
    }

    /// The steps, and the way out.
    fn head_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, guided: &Guided) {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let close = icon_button(ui, scope.text("guided-leave"), false, icons::cross);
            self.keys.add(&close, Target::Button);
            if close.on_hover_text(scope.text("guided-leave")).clicked() {
                scope.actions.push(Action::Guide(Guide::Leave));
            }
            ui.add_space(8.0);
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                steps::steps_ui(ui, scope, guided, &mut self.keys);
            });
        });
    }

    /// How far it is, and the ways on.
    fn foot_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, guided: &Guided) {
        let look = scope.look;
        ui.spacing_mut().button_padding.x = 14.0;
        let last = guided.page().beside(1).is_none();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let texts = scope.app.texts();
            let finish = if guided.adds { "guided-add" } else { "guided-finish" };
            let mut buttons = vec![(finish, Guide::Finish, last)];
            if !last {
                buttons.insert(0, ("guided-next", Guide::Next, true));
            }
            if guided.page().beside(-1).is_some() {
                buttons.push(("guided-back", Guide::Back, false));
            }
            for (text, guide, first) in buttons {
                let button = ui.add(button(look, texts.get(text), first));
                self.keys.add(&button, Target::Button);
                if button.clicked() {
                    scope.actions.push(Action::Guide(guide));
                }
            }
            ui.add_space(10.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let (_, count) = guided.counts(scope.app.language());
                ui.label(look.name(texts.count_of(ElementKind::Touchpoint, count as u64)));
                ui.add_space(8.0);
                let ctrl = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
                let keys = keys_text(ui.ctx(), ctrl);
                let hint = texts.with("guided-keys", &[("keys", (&keys).into())]);
                ui.add(egui::Label::new(look.caption(hint)).truncate());
            });
        });
    }
}

/// A dialog's ways on, the first at the right.
pub(super) fn foot<R>(ui: &mut Ui, show: impl FnOnce(&mut Ui) -> R) -> R {
    // As high as its buttons: in what is left of a window they would stand in the middle.
    let size = vec2(ui.available_width(), HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), show).inner
}

/// A button of the last line; the one that leads on stands out.
pub(super) fn button<'a>(look: &Look, text: &str, first: bool) -> Button<'a> {
    let colors = &look.theme.color;
    let (ink, fill, edge) = if first {
        (color(colors.on_strong), color(colors.phases[0].strong), Stroke::NONE)
    } else {
        (look.ink, look.panel, Stroke::new(1.0, look.line))
    };
    let text = RichText::new(text).font(font(Weight::SemiBold, 13.0 * look.scale)).color(ink);
    let size = vec2(if first { 112.0 } else { 0.0 }, FOOT * look.scale);
    Button::new(text).fill(fill).stroke(edge).corner_radius(8).min_size(size)
}

/// The colours of a page: of its phase, of the selection on the first.
fn colors_of(look: &Look, page: GuidedPage) -> [Color32; 3] {
    match page {
        GuidedPage::Basis => [look.selection, look.selected, look.on_selected],
        GuidedPage::Question(question) => {
            let phase = &look.theme.color.phases[question.phase() as usize];
            [color(phase.strong), color(phase.soft), color(phase.text)]
        }
    }
}

/// The key of a question's text.
fn question_key(question: Question) -> &'static str {
    match question {
        Question::Need => "guided-need",
        Question::Choice => "guided-choice",
        Question::Service => "guided-service",
        Question::After => "guided-after",
    }
}
