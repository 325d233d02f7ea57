//! The window's panels, canvas and dialogs. They draw, and return what the person asked for; they
//! change nothing of the session.

mod adding;
pub mod canvas;
mod carry;
mod closing;
mod context;
mod guided;
mod icons;
mod inspector;
mod keys;
mod later;
mod menu;
mod notices;
mod outline;
mod path;
mod problems;
mod shortcuts;
mod start;
mod status;
pub mod style;
mod suggest;
mod tabs;
mod toolbar;
mod widgets;

pub use icons::logo;
pub use outline::search_id;
pub use path::path_id;
pub use start::start_id;

use crate::app::{Action, App, Motion, Typing};
use crate::scene::Weight;
use crate::theme::ThemeName;
use canvas::Canvas;
use egui::{
    Align2, CentralPanel, Frame, Id, Key, LayerId, Margin, Modifiers, Order, Panel, Stroke,
    StrokeKind, Ui,
};
use guided::GuidedPanel;
use start::StartPage;
use style::Look;
use widgets::Scope;

/// What the panels remember between frames.
#[derive(Default)]
pub struct Memory {
    canvas: Canvas,
    start: StartPage,
    guided: GuidedPanel,
    inspector: inspector::Memory,
    /// The look egui was last given.
    styled: Option<(ThemeName, Motion)>,
}

/// The id of the field in which this is typed, for the focus.
pub fn field_of(typing: &Typing) -> Id {
    if typing.on_map() { canvas::typing_id() } else { inspector::field_id(&typing.slot) }
}

/// Draws the whole window; returns what the person asked for.
pub fn window_ui(ui: &mut Ui, app: &App, memory: &mut Memory) -> Vec<Action> {
    let mut actions = Vec::new();
    let look = Look::of(app.theme());
    let style = Some((app.settings.theme, app.motion));
    if memory.styled != style {
        look.apply(ui.ctx(), app.motion);
        ui.reset_style();
        memory.styled = style;
    }
    let scale = f32::from(app.settings.text.percent()) / 100.0;
    if (ui.ctx().zoom_factor() - scale).abs() > f32::EPSILON {
        ui.ctx().set_zoom_factor(scale);
    }
    later::give_back(ui.ctx());
    // What a hand holds is let go first; only then Escape means something else.
    let escape = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Escape);
    if ui.input(|input| input.key_pressed(Key::Escape)) && memory.canvas.cancel() {
        ui.input_mut(escape);
    }
    let pressed = shortcuts::keys_ui(ui.ctx(), app);
    // What was typed before the key is taken in first.
    let typing = app.map.as_ref().is_some_and(|map| map.typing.is_some());
    let after = if typing {
        pressed
    } else {
        actions.extend(pressed);
        None
    };
    shortcuts::clipboard_ui(ui.ctx(), app, &mut actions);
    let mut scope = Scope { app, look: &look, actions: &mut actions };
    bars_ui(ui, &mut scope);
    if let Some(map) = &app.map {
        sides_ui(ui, &mut scope, map, &mut memory.inspector);
        let frame = Frame::new().fill(look.desk);
        CentralPanel::default().frame(frame).show(ui, |ui| {
            memory.canvas.show_ui(ui, &mut scope, map);
        });
        if !app.choosing {
            memory.start = StartPage::default();
        }
    } else {
        // Nothing of a closed map is kept.
        memory.canvas = Canvas::default();
        memory.inspector = inspector::Memory::default();
        let frame = Frame::new().fill(look.desk);
        CentralPanel::default().frame(frame).show(ui, |ui| {
            if app.opening() {
                opening_ui(ui, &mut scope);
            } else {
                memory.start.show_ui(ui, &mut scope);
            }
        });
    }
    let ctx = ui.ctx().clone();
    notices::notices_ui(&ctx, &mut scope);
    shortcuts::sheet_ui(&ctx, &mut scope);
    memory.start.choice_ui(&ctx, &mut scope);
    memory.guided.show_ui(&ctx, &mut scope);
    path::path_ui(&ctx, &mut scope);
    closing::closing_ui(&ctx, &mut scope);
    drop_ui(&ctx, &scope);
    dropped(&ctx, &mut actions);
    actions.extend(after);
    actions
}

/// Menu, toolbar and status line.
fn bars_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let look = scope.look;
    let bar = |x: i8| Frame::new().fill(look.panel).inner_margin(Margin::symmetric(x, 0));
    Panel::top("menu").exact_size(30.0).frame(bar(8)).show(ui, |ui| menu::menu_ui(ui, scope));
    if scope.app.map.is_some() {
        Panel::top("toolbar")
            .exact_size(46.0)
            .frame(bar(14))
            .show(ui, |ui| toolbar::toolbar_ui(ui, scope));
    }
    if scope.app.tabs.others().next().is_some() {
        Panel::top("tabs")
            .exact_size(tabs::HEIGHT)
            .frame(bar(10))
            .show(ui, |ui| tabs::tabs_ui(ui, scope));
    }
    // The start page says itself what is being done.
    if scope.app.map.is_some() {
        Panel::bottom("status")
            .exact_size(28.0)
            .frame(bar(16))
            .show(ui, |ui| status::status_ui(ui, scope));
    }
}

/// Outline and inspector.
fn sides_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &crate::app::OpenMap,
    memory: &mut inspector::Memory,
) {
    let look = scope.look;
    let side = Frame::new().fill(look.panel).inner_margin(Margin::symmetric(14, 10));
    // Panels never take the canvas's last room: a narrow window shows one of them.
    let room = ui.available_width();
    let outline = scope.app.panels.outline && room > 480.0;
    if outline {
        Panel::left("outline").default_size(232.0).size_range(170.0..=420.0).frame(side).show(
            ui,
            |ui| {
                let height = ui.available_height();
                if height > 300.0 {
                    Panel::bottom("problems")
                        .default_size((height * 0.3).clamp(110.0, 260.0))
                        .size_range(60.0..=height - 160.0)
                        .resizable(true)
                        .frame(Frame::new().inner_margin(Margin::symmetric(0, 8)))
                        .show(ui, |ui| problems::problems_ui(ui, scope, map));
                }
                outline::outline_ui(ui, scope, map);
            },
        );
    }
    if scope.app.panels.inspector && room > if outline { 860.0 } else { 560.0 } {
        Panel::right("inspector")
            .default_size(300.0)
            .size_range(240.0..=520.0)
            .frame(side)
            .show(ui, |ui| inspector::inspector_ui(ui, scope, map, memory));
    }
}

/// What is being opened, once that takes a while.
fn opening_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let tasks = &scope.app.tasks;
    if let Some(soon) = tasks.look_again() {
        ui.ctx().request_repaint_after(soon);
    }
    let Some(task) = tasks.lines().next() else { return };
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.42).max(0.0));
        ui.add(egui::Spinner::new().size(28.0).color(scope.look.muted));
        ui.add_space(8.0);
        ui.label(scope.look.body(task.name));
        if task.stops {
            status::stop_ui(ui, scope, task);
        }
    });
}

/// Says that files may be dropped, while they hover.
fn drop_ui(ctx: &egui::Context, scope: &Scope<'_>) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let look = scope.look;
    let whole = ctx.content_rect();
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
    painter.rect_filled(whole, 0, look.selected.gamma_multiply(0.85));
    let edge = Stroke::new(3.0, look.selection);
    painter.rect_stroke(whole.shrink(12.0), 12, edge, StrokeKind::Inside);
    let letters = style::font(Weight::SemiBold, 20.0 * look.scale);
    let text = scope.text("drop-here");
    painter.text(whole.center(), Align2::CENTER_CENTER, text, letters, look.on_selected);
}

/// Files dropped onto the window are opened.
fn dropped(ctx: &egui::Context, actions: &mut Vec<Action>) {
    let paths: Vec<_> = ctx
        .input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    if !paths.is_empty() {
        actions.push(Action::OpenPaths(paths));
    }
}
