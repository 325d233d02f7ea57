//! The window's panels, canvas and dialogs. They draw, and return what the person asked for; they
//! change nothing of the session.

mod adding;
mod below;
pub mod canvas;
mod carry;
mod chips;
mod closing;
mod context;
mod elsewhere;
mod filter;
mod find;
mod guided;
mod hand;
mod history;
mod icons;
mod inspector;
mod keys;
mod later;
mod left;
mod menu;
mod notices;
mod outline;
mod outside;
mod palette;
mod path;
mod pick;
mod problems;
mod recover;
mod rows;
mod scores;
mod shortcuts;
mod start;
mod status;
mod story;
pub mod style;
mod suggest;
mod survey;
mod table;
mod tabs;
mod toolbar;
mod two_sided;
mod versions;
mod widgets;
mod workbook;
mod workshop;

pub use find::focus_find;
pub use icons::logo;
pub use path::focus_path;
pub use start::start_id;
pub use workshop::{capture_id, idea_id};

use crate::app::{Action, App, Field, Motion, Place, Typing};
use crate::theme::ThemeName;
use canvas::Canvas;
use egui::{CentralPanel, DragAndDrop, Frame, Id, Key, Margin, Modifiers, Panel, Ui};
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
    left: left::Memory,
    inspector: inspector::Memory,
    workshop: workshop::Memory,
    below: below::Memory,
    table: table::Memory,
    survey: survey::Memory,
    outside: outside::Memory,
    workbook: workbook::Memory,
    /// Pictures of maps that a crash left behind.
    images: canvas::Images,
    versions: versions::Memory,
    hand: hand::Memory,
    story: story::Memory,
    /// The look egui was last given.
    styled: Option<(ThemeName, Motion)>,
    /// Whether a hand carried something from a panel in the last frame.
    carries: bool,
}

/// The id of the field in which this is typed, for the focus.
pub fn field_of(typing: &Typing) -> Id {
    match typing.place {
        Place::Map => canvas::typing_id(),
        Place::Panel => inspector::field_id(&typing.slot),
        Place::Outline => outline::name_id(),
        Place::Lot => workshop::field_id(),
    }
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
    let scale = f32::from(app.text_size().percent()) / 100.0;
    if (ui.ctx().zoom_factor() - scale).abs() > f32::EPSILON {
        ui.ctx().set_zoom_factor(scale);
    }
    if let (Some(telling), Some(map)) = (&app.telling, &app.map) {
        let mut scope = Scope { app, look: &look, actions: &mut actions };
        story::story_ui(ui, &mut scope, (map, telling), &mut memory.story);
        return actions;
    }
    // What a hand holds is let go first; only then Escape means something else.
    let escape = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Escape);
    if ui.input(|input| input.key_pressed(Key::Escape))
        && (memory.canvas.cancel()
            || memory.left.outline.cancel()
            || memory.below.cancel()
            || memory.carries)
    {
        ui.input_mut(escape);
    }
    let pressed = shortcuts::keys_ui(ui.ctx(), app);
    // What was typed before the key is taken in first.
    let typing = app.palette.is_some() || app.map.as_ref().is_some_and(|map| map.typing.is_some());
    let after = if typing {
        pressed
    } else {
        actions.extend(pressed);
        None
    };
    shortcuts::clipboard_ui(ui.ctx(), app, &mut actions);
    let mut scope = Scope { app, look: &look, actions: &mut actions };
    bars_ui(ui, &mut scope);
    let canvas;
    if let Some(map) = &app.map {
        below::below_ui(ui, &mut scope, map, &mut memory.below);
        sides_ui(ui, &mut scope, map, memory);
        if map.sieve.open {
            let frame = Frame::new().fill(look.panel).inner_margin(Margin::symmetric(12, 6));
            Panel::top("filter").frame(frame).show(ui, |ui| filter::filter_ui(ui, &mut scope, map));
        }
        if map.scores_open {
            let frame = Frame::new().fill(look.panel).inner_margin(Margin::symmetric(12, 6));
            Panel::top("scores").frame(frame).show(ui, |ui| scores::scores_ui(ui, &mut scope, map));
        }
        let frame = Frame::new().fill(look.desk);
        canvas = ui.available_rect_before_wrap();
        CentralPanel::default().frame(frame).show(ui, |ui| {
            memory.canvas.show_ui(ui, &mut scope, map);
        });
        if !app.choosing {
            memory.start = StartPage::default();
        }
    } else {
        // Nothing of a closed map is kept.
        memory.canvas = Canvas::default();
        memory.left = left::Memory::default();
        memory.inspector = inspector::Memory::default();
        memory.workshop = workshop::Memory::default();
        memory.below = below::Memory::default();
        let frame = Frame::new().fill(look.desk);
        canvas = ui.available_rect_before_wrap();
        CentralPanel::default().frame(frame).show(ui, |ui| {
            if app.opening() {
                opening_ui(ui, &mut scope);
            } else {
                memory.start.show_ui(ui, &mut scope);
            }
        });
    }
    palette::palette_ui(ui, &mut scope);
    let ctx = ui.ctx().clone();
    notices::notices_ui(&ctx, &mut scope, canvas);
    shortcuts::sheet_ui(&ctx, &mut scope);
    memory.start.choice_ui(&ctx, &mut scope);
    memory.guided.show_ui(&ctx, &mut scope);
    table::table_ui(&ctx, &mut scope, &mut memory.table);
    survey::survey_ui(&ctx, &mut scope, &mut memory.survey);
    workbook::workbook_ui(&ctx, &mut scope, &mut memory.workbook);
    versions::versions_ui(&ctx, &mut scope, &mut memory.versions);
    hand::hand_ui(&ctx, &mut scope, &mut memory.hand);
    path::path_ui(&ctx, &mut scope);
    elsewhere::elsewhere_ui(&ctx, &mut scope);
    recover::recover_ui(&ctx, &mut scope, &mut memory.images);
    closing::closing_ui(&ctx, &mut scope);
    outside::outside_ui(&ctx, &mut scope, &mut memory.outside, |app, at| {
        canvas::touchpoint_at(app.map.as_ref()?, canvas, at)
    });
    let held = ctx.input(|input| input.pointer.any_down());
    memory.carries = held && DragAndDrop::has_any_payload(&ctx);
    widgets::focus_ui(&ctx);
    actions.extend(after);
    actions
}

/// Menu, toolbar and status line.
fn bars_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let look = scope.look;
    let bar = |x: i8| Frame::new().fill(look.panel).inner_margin(Margin::symmetric(x, 0));
    let workshop = scope.app.map.as_ref().filter(|_| scope.app.workshop.is_on());
    if let Some(map) = workshop {
        workshop::bar_ui(ui, scope, map);
    } else {
        Panel::top("menu").exact_size(30.0).frame(bar(8)).show(ui, |ui| menu::menu_ui(ui, scope));
    }
    if scope.app.map.is_some() && workshop.is_none() {
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
    if let Some(map) = workshop {
        workshop::line_ui(ui, scope, map);
    } else if scope.app.map.is_some() {
        Panel::bottom("status")
            .exact_size(28.0)
            .frame(bar(16))
            .show(ui, |ui| status::status_ui(ui, scope));
    }
}

/// Left panel and inspector.
fn sides_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &crate::app::OpenMap, memory: &mut Memory) {
    let look = scope.look;
    let side = Frame::new().fill(look.panel).inner_margin(Margin::symmetric(14, 10));
    // Panels never take the canvas's last room: a narrow window shows one of them.
    let room = ui.available_width();
    let outline = scope.app.panels.outline && room > 480.0;
    if outline {
        Panel::left("outline")
            .default_size(232.0)
            .size_range(170.0..=420.0)
            .frame(side)
            .show(ui, |ui| left::left_ui(ui, scope, map, &mut memory.left));
        widgets::name_edge(ui, scope, "outline");
    }
    if scope.app.panels.inspector && room > if outline { 860.0 } else { 560.0 } {
        Panel::right("inspector")
            .default_size(300.0)
            .size_range(240.0..=520.0)
            .frame(side)
            .show(ui, |ui| inspector::inspector_ui(ui, scope, map, &mut memory.inspector));
        widgets::name_edge(ui, scope, "inspector");
    }
    let aside = scope.app.panels.aside.filter(|_| ui.available_width() > 380.0);
    if let Some(aside) = aside {
        Panel::right("aside")
            .default_size(300.0)
            .size_range(220.0..=520.0)
            .frame(side)
            .show(ui, |ui| workshop::aside_ui(ui, scope, map, aside, &mut memory.workshop));
        widgets::name_edge(ui, scope, "aside");
    }
}

/// Gives `ctx` what the window needs before its first frame: typefaces, and keys in their order.
pub fn prepare(ctx: &egui::Context) {
    style::install_fonts(ctx);
    ctx.add_plugin(later::InOrder::default());
}

/// Moves the keyboard to the next panel that is shown: the tree or history, the remarks, the bar
/// that finds; then back to the map.
pub fn focus_next(ctx: &egui::Context) {
    let panels = [
        outline::tree_id(),
        history::history_id(),
        problems::problems_id(),
        find::find_id(),
        below::scores_id(),
        below::insights_id(),
        below::worklists_id(),
        below::conflicts_id(),
        below::story_id(),
        workshop::lot_id(),
        workshop::votes_id(),
        workshop::capture_id(),
    ];
    let there = panels.into_iter().filter(|id| ctx.read_response(*id).is_some());
    let there: Vec<Id> = there.collect();
    ctx.memory_mut(|memory| {
        let focused = memory.focused();
        let now = there.iter().position(|id| focused == Some(*id));
        match there.get(now.map_or(0, |at| at + 1)) {
            Some(next) => memory.request_focus(*next),
            None => focused.into_iter().for_each(|id| memory.surrender_focus(id)),
        }
    });
}

/// Key of what a text of an element is called; `None` for the one it is known by.
fn field_key(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Main => return None,
        Field::Channel => "field-channel",
        Field::Action => "field-action",
        Field::Expectation => "field-expectation",
        Field::Owner => "field-owner",
        Field::Backstage => "field-backstage",
        Field::Quote => "field-quote",
        Field::Source => "field-source",
        Field::Link => "field-link",
        Field::Unit => "field-unit",
        Field::DataSource => "field-data-source",
        Field::Speaker => "field-speaker",
        Field::Note => "field-note",
        Field::Author => "field-author",
        Field::About => "field-about",
        Field::Motivation => "field-motivation",
        Field::Needs => "field-needs",
        Field::Pains => "field-pains",
    })
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
        if let Some(share) = task.share {
            ui.add_space(4.0);
            widgets::share_ui(ui, scope, task.name, share, 160.0);
            ui.add_space(4.0);
            status::stop_ui(ui, scope, task);
        }
    });
}
