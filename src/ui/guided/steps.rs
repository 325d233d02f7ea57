//! The pages of the guided start as steps one can go to.

use super::keys::{Keys, Target};
use super::{Scope, colors_of};
use crate::app::{Action, Guide, Guided, GuidedPage, Question};
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::style::{color, font};
use crate::ui::widgets::focus_ring;
use egui::{Align2, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// Height of the steps.
pub const HEIGHT: f32 = 32.0;
/// Diameter of a step's number.
const NUMBER: f32 = 22.0;
/// Room a step takes besides its words.
const AROUND: f32 = NUMBER + 26.0;

/// The steps; those without room for words show their numbers.
pub fn steps_ui(ui: &mut Ui, scope: &mut Scope<'_>, guided: &Guided, keys: &mut Keys) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let letters = font(Weight::SemiBold, 13.0 * scope.look.scale);
    let mut words = Vec::new();
    for &page in GuidedPage::ALL {
        let text = scope.text(key(page)).to_owned();
        words.push(ui.painter().layout_no_wrap(text, letters.clone(), scope.look.ink));
    }
    let all: f32 = words.iter().map(|words| words.size().x + AROUND + 4.0).sum();
    let room = all <= ui.available_width();
    for (i, (&page, words)) in GuidedPage::ALL.iter().zip(words).enumerate() {
        let shown = room || page == guided.page();
        let wide = if shown { words.size().x + AROUND } else { NUMBER + 12.0 };
        let size = vec2(wide, HEIGHT * scope.look.scale);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let (name, on) = (words.text().to_owned(), page == guided.page());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, name.clone()));
        keys.add(&response, Target::Button);
        let [strong, soft, ink] = colors_of(scope.look, page);
        let painter = ui.painter();
        if on || response.hovered() {
            painter.rect_filled(rect, 16, soft);
        }
        focus_ring(ui, &response, rect);
        let middle = rect.left_center() + vec2(6.0 + NUMBER / 2.0, 0.0);
        let done = page < guided.page();
        if on || done {
            painter.circle_filled(middle, NUMBER / 2.0, strong);
        } else {
            painter.circle_stroke(middle, NUMBER / 2.0 - 0.75, Stroke::new(1.5, strong));
        }
        let paper = color(scope.look.theme.color.on_strong);
        if done {
            icons::check(painter, middle, paper);
        } else {
            let digit = (i + 1).to_string();
            let number = if on { paper } else { ink };
            let letters = font(Weight::SemiBold, 12.0);
            painter.text(middle, Align2::CENTER_CENTER, digit, letters, number);
        }
        if shown {
            let left = rect.left() + 6.0 + NUMBER + 8.0;
            let at = egui::pos2(left, rect.center().y - words.size().y / 2.0);
            let ink = if on { ink } else { scope.look.muted };
            painter.galley_with_override_text_color(at, words, ink);
        }
        let response = if shown { response } else { response.on_hover_text(name) };
        if response.clicked() {
            scope.actions.push(Action::Guide(Guide::Turn(page)));
        }
    }
}

/// The key of a step's name.
fn key(page: GuidedPage) -> &'static str {
    match page {
        GuidedPage::Basis => "guided-step-basis",
        GuidedPage::Question(Question::Need) => "guided-step-need",
        GuidedPage::Question(Question::Choice) => "guided-step-choice",
        GuidedPage::Question(Question::Service) => "guided-step-service",
        GuidedPage::Question(Question::After) => "guided-step-after",
    }
}
