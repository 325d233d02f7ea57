//! Files over the window: while they hang there it is said what letting go does; then they are
//! taken in.

use crate::app::{Action, App, DropKind};
use crate::model::ElementId;
use crate::scene::Weight;
use crate::ui::style::font;
use crate::ui::widgets::Scope;
use egui::{
    Align2, Area, Context, Frame, Id, Label, LayerId, Margin, Order, Pos2, RichText, Stroke,
    StrokeKind, Vec2,
};
use std::path::PathBuf;

/// How long pictures wait for the pointer to show where they were let go, in seconds: while files
/// hang over the window it belongs to the program they come from.
const PATIENCE: f64 = 0.25;

/// What is remembered between frames.
#[derive(Default)]
pub(super) struct Memory {
    /// Files that were let go and wait for the pointer, and since when.
    waiting: Option<(Vec<PathBuf>, f64)>,
}

/// Says what letting go does, and takes in what is let go.
pub(super) fn drop_ui(
    ctx: &Context,
    scope: &mut Scope<'_>,
    memory: &mut Memory,
    over: impl Fn(&App, Pos2) -> Option<ElementId>,
) {
    let at = ctx.input(|input| input.pointer.latest_pos());
    let touchpoint = at.and_then(|at| over(scope.app, at));
    hover_ui(ctx, scope, touchpoint);
    let dropped: Vec<PathBuf> = ctx
        .input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    let now = ctx.input(|input| input.time);
    if !dropped.is_empty() {
        let (mut files, _) = memory.waiting.take().unwrap_or_default();
        files.extend(dropped);
        memory.waiting = Some((files, now));
    }
    let Some((files, since)) = memory.waiting.take() else { return };
    let picture = files.iter().any(|path| DropKind::of(path) == DropKind::Picture);
    if picture && at.is_none() && now < since + PATIENCE {
        memory.waiting = Some((files, since));
        ctx.request_repaint();
        return;
    }
    scope.actions.push(Action::Drop(files, touchpoint));
}

/// What letting go would do, while files hang over the window.
fn hover_ui(ctx: &Context, scope: &Scope<'_>, touchpoint: Option<ElementId>) {
    let hovered = ctx.input(|input| {
        let files = &input.raw.hovered_files;
        let paths = files.iter().filter_map(|file| file.path.clone());
        (!files.is_empty()).then(|| paths.collect::<Vec<PathBuf>>())
    });
    let Some(paths) = hovered else { return };
    let look = scope.look;
    let whole = ctx.content_rect();
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
    painter.rect_filled(whole, 0, look.selected.gamma_multiply(0.55));
    let edge = Stroke::new(3.0, look.selection);
    painter.rect_stroke(whole.shrink(12.0), 12, edge, StrokeKind::Inside);
    let lines = if paths.is_empty() {
        vec![scope.text("drop-here").to_owned()]
    } else {
        scope.app.drop_lines(&paths, touchpoint)
    };
    let letters = font(Weight::SemiBold, 18.0 * look.scale);
    let frame = Frame::new()
        .fill(look.selected)
        .stroke(edge)
        .corner_radius(12)
        .inner_margin(Margin::symmetric(24, 16));
    let area = Area::new(Id::unique("drop-said")).order(Order::Tooltip).interactable(false);
    area.anchor(Align2::CENTER_CENTER, Vec2::ZERO).show(ctx, |ui| {
        ui.set_max_width((whole.width() - 120.0).clamp(120.0, 640.0));
        frame.show(ui, |ui| {
            for line in lines {
                let words = RichText::new(line).font(letters.clone()).color(look.on_selected);
                ui.add(Label::new(words).wrap());
            }
        });
    });
}
