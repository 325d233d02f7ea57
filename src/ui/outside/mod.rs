//! What comes from outside and what goes there: the questions about texts of other tools, and
//! files that are let go over the window.

mod dropping;
mod foreign;
mod losing;

use super::widgets::Scope;
use crate::app::App;
use crate::model::ElementId;
use egui::Context;

/// What is remembered between frames.
#[derive(Default)]
pub struct Memory {
    foreign: foreign::Memory,
    losing: losing::Memory,
    drop: dropping::Memory,
}

/// The questions, and what is let go over the window; `over` tells which touchpoint is at a place.
pub fn outside_ui(
    ctx: &Context,
    scope: &mut Scope<'_>,
    memory: &mut Memory,
    over: impl Fn(&App, egui::Pos2) -> Option<ElementId>,
) {
    foreign::foreign_ui(ctx, scope, &mut memory.foreign);
    losing::losing_ui(ctx, scope, &mut memory.losing);
    dropping::drop_ui(ctx, scope, &mut memory.drop, over);
}
