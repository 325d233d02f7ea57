//! CPU time of the window's frames while panning and zooming a large map: panels, canvas and
//! tessellation, without a graphics card. `cargo bench --bench window`.

#[path = "../tests/support/generate.rs"]
#[allow(clippy::wildcard_imports, dead_code, reason = "shared with the tests")]
mod generate;

use cjm::app::{App, Camera, OpenMap, Tasks};
use cjm::layout::View;
use cjm::settings::Settings;
use cjm::ui::{Memory, style, window_ui};
use egui::{Context, RawInput, Rect, Vec2};
use kurbo::{Point, Size};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Touchpoints of the map; another number may be given as the first argument.
const TOUCHPOINTS: usize = 10_000;
/// The window.
const SCREEN: Vec2 = Vec2::new(1920.0, 1080.0);
/// Frames measured at each zoom.
const FRAMES: usize = 120;

struct Window {
    ctx: Context,
    app: App,
    memory: Memory,
    time: f64,
}

impl Window {
    fn new(touchpoints: usize) -> Self {
        let document = Arc::new(generate::map(touchpoints, 7));
        let view = View::of(document.props());
        let mut app = App::new(Settings::default(), None, Tasks::default());
        let started = Instant::now();
        app.map = Some(OpenMap::new(None, document, view));
        println!("laid out {touchpoints} touchpoints in {:.0} ms", ms(started.elapsed()));
        let ctx = Context::default();
        style::install_fonts(&ctx);
        Self { ctx, app, memory: Memory::default(), time: 0.0 }
    }

    /// Draws one frame; its CPU time and how many triangles it has.
    fn frame(&mut self) -> (Duration, usize) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, SCREEN)),
            time: Some(self.time),
            ..RawInput::default()
        };
        let started = cpu();
        let mut actions = Vec::new();
        let output = self.ctx.run_ui(input, |ui| {
            actions.extend(window_ui(ui, &self.app, &mut self.memory));
        });
        self.app.run_all(actions);
        let pixels = output.pixels_per_point;
        let mut output = output;
        let shapes = std::mem::take(&mut output.shapes);
        let meshes = self.ctx.tessellate(shapes, pixels);
        let spent = cpu().saturating_sub(started);
        output.drop_without_applying_deltas();
        let triangles = meshes
            .iter()
            .map(|mesh| match &mesh.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
                egui::epaint::Primitive::Callback(_) => 0,
            })
            .sum();
        (spent, triangles)
    }

    fn canvas(&self) -> Size {
        self.app.canvas
    }

    fn look(&mut self, change: impl FnOnce(Camera) -> Camera) {
        let canvas = self.canvas();
        if let Some(map) = &mut self.app.map {
            let camera = change(map.camera);
            map.look(camera, canvas);
        }
    }
}

/// CPU time of this thread: other programs on the machine do not count. Elapsed time where the
/// system does not tell.
fn cpu() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn report(name: &str, mut frames: Vec<(Duration, usize)>) {
    // The system counts CPU time in ticks of some milliseconds: the mean over many frames is
    // exact, single frames are not.
    let mean = ms(frames.iter().map(|frame| frame.0).sum::<Duration>()) / frames.len() as f64;
    frames.sort_unstable();
    let at = |share: f64| ms(frames[((frames.len() - 1) as f64 * share) as usize].0);
    let triangles = frames.iter().map(|frame| frame.1).max().unwrap_or(0);
    println!(
        "{name:<24} mean {mean:6.2} ms   95 % {:6.2} ms   most {:6.2} ms   {triangles:>7} triangles",
        at(0.95),
        at(1.0)
    );
}

fn main() {
    // `cargo bench` adds arguments of its own.
    let wanted = std::env::args().skip(1).find_map(|arg| arg.parse().ok());
    let mut window = Window::new(wanted.unwrap_or(TOUCHPOINTS));
    for _ in 0..10 {
        window.frame();
    }
    let fit = window.app.map.as_ref().map_or(1.0, |map| map.camera.zoom);
    let mut zooms = vec![fit];
    zooms.extend([0.002, 0.01, 0.05, 0.1, 0.19, 0.21, 0.3, 0.44, 0.46, 0.7, 1.0, 2.0]);
    zooms.retain(|zoom| *zoom >= fit);
    for zoom in zooms {
        let size = window.app.map.as_ref().map_or(Size::ZERO, |map| map.scene().size);
        let half = window.canvas() / (2.0 * zoom);
        let middle = Point::new(size.width / 2.0 - half.width, size.height / 2.0 - half.height);
        window.look(|_| Camera { origin: middle, zoom });
        for _ in 0..20 {
            window.frame();
        }
        let frames = (0..FRAMES).map(|i| {
            let by = if i % 60 < 30 { 23.0 } else { -23.0 };
            window.look(|camera| camera.dragged(kurbo::Vec2::new(by, 1.0)));
            window.frame()
        });
        let frames = frames.collect();
        report(&format!("panning at {:.2} %", zoom * 100.0), frames);
    }
    let pointer = Point::new(window.canvas().width * 0.4, window.canvas().height * 0.5);
    let steps = ((2.0 / fit).ln() / 1.04_f64.ln()).ceil() as usize;
    window.look(|camera| camera.with_zoom(pointer, 2.0));
    let out = (0..steps).map(|_| {
        window.look(|camera| camera.zoomed(pointer, 1.0 / 1.04));
        window.frame()
    });
    let out = out.collect();
    report("zooming out", out);
    let near = (0..steps).map(|_| {
        window.look(|camera| camera.zoomed(pointer, 1.04));
        window.frame()
    });
    let near = near.collect();
    report("zooming in", near);
}
