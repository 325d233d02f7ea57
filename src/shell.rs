//! The native window around the panels.

mod instance;

use crate::app::{App, Closing, Displays, Done, Tasks, Tone, Wish};
use crate::format;
use crate::i18n::Texts;
use crate::settings::{self, Settings, usual_path};
use crate::ui::{
    Memory, capture_id, field_of, focus_find, focus_next, focus_path, idea_id, prepare, start_id,
    style, window_ui,
};
use eframe::{NativeOptions, Renderer};
use egui::{IconData, Pos2, ViewportBuilder, ViewportCommand, ViewportInfo};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// The program's id, the same as its `.desktop` file's.
const APP_ID: &str = "cjm";
/// Which renderer is tried first, for machines where the usual one fails.
const RENDERER: &str = "CJM_RENDERER";

/// How long a program that breaks off waits for its journals.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why no window could be shown.
#[derive(Debug, thiserror::Error)]
#[error(
    "no window could be opened ({first}; then {second}): check that a display is available, or \
     use the commands that need none: cjm --help"
)]
pub struct WindowError {
    first: String,
    second: String,
}

/// Shows the window with `files` open, until it is closed. Where a window is open already, that
/// one takes the files, unless this one is to be `apart`.
///
/// # Errors
/// When neither renderer can open a window.
pub fn run(files: &[PathBuf], apart: bool) -> Result<(), WindowError> {
    if !apart && instance::hand_over(files) {
        return Ok(());
    }
    keep_on_panic();
    let path = usual_path();
    let (settings, damage) = path.as_deref().map(Settings::load).unwrap_or_default();
    let wanted: Option<Renderer> = std::env::var(RENDERER).ok().and_then(|name| name.parse().ok());
    let glow_first = match wanted {
        Some(renderer) => renderer == Renderer::Glow,
        None => settings.renderer == settings::Renderer::Glow,
    };
    let mut order = [Renderer::Wgpu, Renderer::Glow];
    if glow_first {
        order.reverse();
    }
    let damage = damage.map(|damage| damage.text(Texts::of(settings.language_in_force())));
    let show = |renderer| show(renderer, &settings, damage.clone(), path.clone(), (files, apart));
    let Err(first) = show(order[0]) else { return Ok(()) };
    log::warn!("{} failed: {first}; trying {}", order[0], order[1]);
    show(order[1])
        .map_err(|second| WindowError { first: first.to_string(), second: second.to_string() })
}

/// Lets a defect that breaks the program off write all journals first.
pub fn keep_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        format::flush_all(PATIENCE);
        before(info);
    }));
}

fn show(
    renderer: Renderer,
    settings: &Settings,
    damage: Option<String>,
    path: Option<PathBuf>,
    (files, apart): (&[PathBuf], bool),
) -> eframe::Result {
    let viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title(Texts::of(settings.language_in_force()).get("app-name"))
        .with_icon(Arc::new(icon(128)))
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([420.0, 300.0])
        .with_drag_and_drop(true);
    let options = NativeOptions {
        viewport,
        renderer,
        system_font_fallback: false,
        persist_window: false,
        ..NativeOptions::default()
    };
    let (files, settings) = (files.to_vec(), settings.clone());
    eframe::run_native(
        APP_ID,
        options,
        Box::new(move |creation| {
            let ctx = creation.egui_ctx.clone();
            prepare(&ctx);
            let tasks = Tasks::waking({
                let ctx = ctx.clone();
                move || ctx.request_repaint()
            });
            tasks.ask_motion();
            if !apart {
                listen(ctx, &tasks);
            }
            let mut app = App::new(settings, path, tasks);
            if let Some(damage) = damage {
                app.notices.show(Tone::Warning, damage, None);
            }
            app.data = settings::data_folder();
            app.look_back();
            app.open_all(files);
            Ok(Box::new(Shell::new(app)))
        }),
    )
}

/// Opens what programs started later hand on, and comes to the front for it.
fn listen(ctx: egui::Context, tasks: &Tasks) {
    let report = tasks.reporter();
    let listening = instance::listen(move |files| {
        // Sent at once: a window that is put away draws no frames.
        ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd(ViewportCommand::Focus);
        report(Done::Handed(files));
    });
    if let Err(error) = listening {
        log::warn!("other starts open windows of their own: {error}");
    }
}

/// The session in a window.
pub struct Shell {
    app: App,
    memory: Memory,
    title: String,
    place: Place,
}

/// Where the window was before it filled a screen: once it was on another display, the system puts
/// it back there and not here.
#[derive(Default)]
struct Place {
    before: Option<Pos2>,
    moved: bool,
}

impl Place {
    fn fill(&mut self, ctx: &egui::Context, full: bool) {
        if full {
            let whole =
                |window: &ViewportInfo| window.maximized.or(window.fullscreen) == Some(true);
            let place = |window: &ViewportInfo| window.outer_rect.map(|rect| rect.min);
            let before =
                ctx.input(|input| Some(input.viewport()).filter(|it| !whole(it)).and_then(place));
            *self = Self { before, moved: false };
        }
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(full));
        if !full
            && self.moved
            && let Some(before) = self.before.take()
        {
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(before));
        }
    }

    fn go(&mut self, ctx: &egui::Context, display: usize) {
        self.moved = true;
        ctx.send_viewport_cmd(ViewportCommand::SetMonitor(display));
    }
}

impl Shell {
    /// A window around a session.
    pub fn new(app: App) -> Self {
        Self { app, memory: Memory::default(), title: String::new(), place: Place::default() }
    }

    /// The session.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The session, for tests.
    pub fn app_mut(&mut self) -> &mut App {
        &mut self.app
    }

    /// One frame: takes reports in, draws, runs what was asked for.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        self.app.take_reports();
        self.app.tick();
        if ui.ctx().input(|input| input.viewport().close_requested()) && !self.app.may_leave() {
            ui.ctx().send_viewport_cmd(ViewportCommand::CancelClose);
            self.app.close(Closing::Program);
        }
        let actions = window_ui(ui, &self.app, &mut self.memory);
        if !actions.is_empty() {
            self.app.run_all(actions);
            // What changed is drawn at once, not at the next touch of the mouse.
            ui.ctx().request_repaint();
        }
        let ctx = ui.ctx();
        for wish in std::mem::take(&mut self.app.wishes) {
            match wish {
                Wish::Close => ctx.send_viewport_cmd(ViewportCommand::Close),
                Wish::FullScreen(on) => self.place.fill(ctx, on),
                Wish::Display(at) => self.place.go(ctx, at),
                Wish::FocusCapture => ctx.memory_mut(|memory| memory.request_focus(capture_id())),
                Wish::FocusIdea => ctx.memory_mut(|memory| memory.request_focus(idea_id())),
                Wish::FocusFind => focus_find(ctx),
                Wish::FocusNext => focus_next(ctx),
                Wish::LeaveTyping(typing) => {
                    ctx.memory_mut(|memory| memory.surrender_focus(field_of(&typing)));
                }
                Wish::FocusTyping => {
                    let typing = self.app.map.as_ref().and_then(|map| map.typing.as_ref());
                    if let Some(field) = typing.map(field_of) {
                        ctx.memory_mut(|memory| memory.request_focus(field));
                    }
                }
                Wish::Copy(text) => ctx.copy_text(text),
                Wish::CopyImage(image) => ctx.copy_image(Arc::unwrap_or_clone(image)),
                Wish::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
                Wish::FocusStart => ctx.memory_mut(|memory| memory.request_focus(start_id())),
                Wish::FocusPath => {
                    let typed = self.app.typed.as_ref().map(|typed| typed.text.as_str());
                    focus_path(ctx, typed.unwrap_or_default());
                }
            }
        }
        if let Some(soon) = self.app.autosaves_in() {
            ctx.request_repaint_after(soon);
        }
        let title = self.app.title();
        if title != self.title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }
}

impl eframe::App for Shell {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        if self.app.telling.is_some() {
            self.app.see_displays(displays(frame));
        }
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.finish();
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        style::color(self.app.theme().color.paper).to_normalized_gamma_f32()
    }
}

/// The displays there are.
fn displays(frame: &eframe::Frame) -> Displays {
    let Some(window) = frame.winit_window() else { return Displays::default() };
    let all: Vec<_> = window.available_monitors().collect();
    let place = |wanted| all.iter().position(|display| Some(display) == wanted);
    let (own, main) = (window.current_monitor(), window.primary_monitor());
    Displays::new(all.len(), place(own.as_ref()), place(main.as_ref()))
}

/// The window's icon: a journey's curve on the middle phase's colour.
fn icon(side: u32) -> IconData {
    let back = crate::theme::ThemeName::Light.theme().color.phases[1].strong;
    let mut rgba = Vec::with_capacity((side * side * 4) as usize);
    let unit = side as f32;
    for y in 0..side {
        for x in 0..side {
            let (u, v) = ((x as f32 + 0.5) / unit, (y as f32 + 0.5) / unit);
            let inside = round_square(u, v, unit);
            let line = curve(u, v, unit);
            let mix = |tone: u8| (f32::from(tone) + (255.0 - f32::from(tone)) * line) as u8;
            rgba.extend([mix(back.r), mix(back.g), mix(back.b), (inside * 255.0) as u8]);
        }
    }
    IconData { rgba, width: side, height: side }
}

/// How much of a pixel lies in a square with round corners; all in shares of its side.
fn round_square(u: f32, v: f32, pixels: f32) -> f32 {
    const RADIUS: f32 = 0.22;
    let edge = |c: f32| ((c - 0.5).abs() - (0.5 - RADIUS)).max(0.0);
    ((RADIUS - edge(u).hypot(edge(v))) * pixels + 0.5).clamp(0.0, 1.0)
}

/// How much of a pixel lies on the icon's curve and its points.
fn curve(u: f32, v: f32, pixels: f32) -> f32 {
    let height = |t: f32| 0.5 + 0.2 * (t * std::f32::consts::TAU * 0.9).sin();
    let mut near = f32::INFINITY;
    for i in 0_u8..=48 {
        let t = f32::from(i) / 48.0;
        near = near.min((0.16 + t * 0.68 - u).hypot(height(t) - v) - 0.035);
    }
    for t in [0.0, 0.25, 0.75, 1.0] {
        near = near.min((0.16 + t * 0.68 - u).hypot(height(t) - v) - 0.075);
    }
    (0.5 - near * pixels).clamp(0.0, 1.0)
}
