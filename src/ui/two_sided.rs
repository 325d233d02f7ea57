//! A large dialog of two sides: at the left what can be chosen, at the right what comes of it, below
//! what can be done with it.

use super::widgets::{Scope, modal};
use egui::{Align, Context, Label, Layout, Sense, Ui, UiBuilder, Vec2, vec2};

/// Height of the line of buttons.
const FOOT: f32 = 34.0;
/// Between the two sides.
const GAP: f32 = 18.0;
/// Between the dialog and the window's edges.
const AROUND: f32 = 72.0;

/// The left side grows with the type so many times at most.
const WIDENED: f32 = 1.3;

/// A part of the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The left side.
    Choice,
    /// The right side.
    Result,
    /// The line of buttons, from the right.
    Foot,
}

/// How large a dialog of two sides is, and what it is called.
pub(super) struct TwoSided {
    /// The dialog's id.
    pub id: &'static str,
    /// The keys of what it is called, and of what it is for.
    pub texts: [&'static str; 2],
    /// Largest size.
    pub most: Vec2,
    /// Width of the left side, and its share of a narrow dialog at most.
    pub left: (f32, f32),
}

impl TwoSided {
    /// Shows the dialog with what `show` puts into its parts.
    pub(super) fn show(
        &self,
        ctx: &Context,
        scope: &mut Scope<'_>,
        mut show: impl FnMut(Part, &mut Ui, &mut Scope<'_>),
    ) {
        let Self { id, texts: [title, hint], most, left: (width, share) } = *self;
        modal(ctx, id).show(ctx, |ui| {
            let screen = ctx.content_rect().size() - Vec2::splat(AROUND);
            let size = vec2(screen.x.clamp(160.0, most.x), screen.y.clamp(160.0, most.y));
            ui.set_width(size.x);
            let bottom = ui.cursor().top() + size.y;
            let look = scope.look;
            ui.label(look.title(scope.text(title), 18.0));
            ui.add(Label::new(look.caption(scope.text(hint))).wrap());
            ui.add_space(8.0);
            let foot = (FOOT + 18.0) * look.scale;
            let room = (bottom - ui.cursor().top() - foot).max(80.0);
            let (place, _) = ui.allocate_exact_size(vec2(size.x, room), Sense::hover());
            let (left, right) = place.split_left_right_at_x(
                place.left() + width.min(size.x * share) * look.scale.min(WIDENED),
            );
            let right = right.with_min_x(right.left() + GAP);
            for (part, place) in [(Part::Choice, left), (Part::Result, right)] {
                ui.scope_builder(UiBuilder::new().max_rect(place), |ui| show(part, ui, scope));
            }
            ui.add_space(8.0);
            ui.spacing_mut().button_padding.x = 12.0;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                show(Part::Foot, ui, scope);
            });
        });
    }
}
