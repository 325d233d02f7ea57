//! The window without a graphics card: CPU time of its frames (panels, canvas, tessellation) while
//! panning and zooming a large map, time before the first frame, memory.
//! `cargo bench --bench window`.

#[path = "../tests/support/generate.rs"]
#[allow(clippy::wildcard_imports, dead_code, reason = "shared with the tests")]
mod generate;
#[path = "../tests/support/memory.rs"]
#[allow(dead_code, reason = "another benchmark uses the rest")]
mod memory;

use cjm::app::{
    Action, App, Camera, Clock, Command, Field, Filter, FindAsk, OpenMap, PaletteAsk, Query,
    StoryAsk, Tasks, Telling, Turn,
};
use cjm::layout::View;
use cjm::model::ElementId;
use cjm::scene::Lane;
use cjm::settings::Settings;
use cjm::theme::ThemeName;
use cjm::ui::{Memory, field_of, window_ui};
use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2};
use kurbo::{Point, Size};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Touchpoints of the map; another number may be given as an argument, `hands` measures only what
/// hands do, and `story` only how a story is told.
const TOUCHPOINTS: usize = 10_000;
/// The window.
const SCREEN: Vec2 = Vec2::new(1920.0, 1080.0);
/// What a frame may take.
const AIM: Duration = Duration::from_millis(4);
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
        let bytes = cjm::format::write(&generate::map(touchpoints, 7));
        let mut app = App::new(Settings::default(), None, Tasks::default());
        let started = Instant::now();
        let document = match cjm::format::read(&bytes) {
            Ok(opened) => Arc::new(opened.document),
            Err(error) => panic!("{error}"),
        };
        let read = started.elapsed();
        let view = View::of(document.props());
        app.map = Some(OpenMap::new(None, document, view));
        let drawn = started.elapsed().saturating_sub(read);
        println!(
            "{touchpoints} touchpoints: read in {:.0} ms, laid out in {:.0} ms",
            ms(read),
            ms(drawn)
        );
        let ctx = Context::default();
        cjm::ui::prepare(&ctx);
        Self { ctx, app, memory: Memory::default(), time: 0.0 }
    }

    /// Draws one frame; its CPU time and how many triangles it has.
    fn frame(&mut self) -> (Duration, usize) {
        self.frame_after(Vec::new())
    }

    /// Draws one frame after these events.
    fn frame_after(&mut self, events: Vec<Event>) -> (Duration, usize) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, SCREEN)),
            time: Some(self.time),
            // As much as any graphics card has; without it letters are thrown away all the time.
            max_texture_side: Some(8_192),
            focused: true,
            events,
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

    /// Draws frames until the picture and the panels are those of the map.
    fn settle(&mut self) {
        self.frame();
        while let Some(done) = self.app.tasks.wait() {
            self.app.report(done);
        }
        self.frame();
    }

    /// Whether the camera of the story that is told is on its way.
    fn moves(&self) -> bool {
        let now = self.app.clock.now();
        let telling = self.app.telling.as_ref();
        let camera = telling.and_then(|it| it.camera_now(self.canvas(), now, self.app.motion));
        camera.is_some_and(|(_, moves)| moves)
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
    #[cfg(target_os = "linux")]
    {
        let told = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Duration::new(told.tv_sec.unsigned_abs(), told.tv_nsec as u32)
    }
    #[cfg(not(target_os = "linux"))]
    {
        static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn report(name: &str, frames: &[(Duration, usize)]) {
    let mean = ms(frames.iter().map(|frame| frame.0).sum::<Duration>()) / frames.len() as f64;
    let most = frames.iter().map(|frame| frame.0).max().unwrap_or_default();
    let triangles = frames.iter().map(|frame| frame.1).max().unwrap_or(0);
    let most = ms(most);
    let long = frames.iter().filter(|frame| frame.0 > AIM).count();
    let of = frames.len();
    println!(
        "{name:<24} mean {mean:5.2} ms   most {most:5.2} ms   {long:>2} of {of:>3} over the aim   \
         {triangles:>6} triangles"
    );
}

/// Time of ours before the first frame of a sample: preferences, faces, reading, laying out,
/// drawing. What the system and its graphics driver take for a window comes on top.
fn first_frame() {
    const TIMES: usize = 5;
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/clinic-visit.cjm");
    let nowhere = std::env::temp_dir().join("cjm-bench-without-settings.ron");
    let mut best = Duration::MAX;
    for _ in 0..TIMES {
        let started = Instant::now();
        let (settings, _) = Settings::load(&nowhere);
        let mut app = App::new(settings, None, Tasks::default());
        app.open(path.clone());
        let ctx = Context::default();
        cjm::ui::prepare(&ctx);
        while let Some(done) = app.tasks.wait() {
            app.report(done);
        }
        let mut window = Window { ctx, app, memory: Memory::default(), time: 0.0 };
        window.frame();
        best = best.min(started.elapsed());
    }
    println!("first frame of clinic-visit.cjm after {:.1} ms (best of {TIMES})", ms(best));
}

/// How long the window's thread is held when a large map is to look different: the longest
/// frame, and the time until the new picture is there.
fn another_look(window: &mut Window) {
    let started = Instant::now();
    let mut most = Duration::ZERO;
    let mut frame = |window: &mut Window, command: Option<Command>| {
        let started = Instant::now();
        if let Some(command) = command {
            window.app.run(command);
        }
        window.app.take_reports();
        window.frame();
        most = most.max(started.elapsed());
    };
    frame(window, Some(Command::Theme(ThemeName::Dark)));
    while window.app.map.as_ref().is_some_and(OpenMap::is_drawing) {
        frame(window, None);
        std::thread::sleep(Duration::from_millis(4));
    }
    frame(window, None);
    let whole = ms(started.elapsed());
    println!("another look: frames of at most {:.1} ms, done after {whole:.0} ms", ms(most));
}

/// The longest frame while `steps` are done one by one, and the time until `done` says so.
fn longest(
    window: &mut Window,
    name: &str,
    steps: impl IntoIterator<Item = Action>,
    done: impl Fn(&OpenMap) -> bool,
) {
    let started = Instant::now();
    let mut most = Duration::ZERO;
    let mut frame = |window: &mut Window, action: Option<Action>| {
        let started = Instant::now();
        if let Some(action) = action {
            window.app.act(action);
        }
        window.app.take_reports();
        window.frame();
        most = most.max(started.elapsed());
    };
    for step in steps {
        frame(window, Some(step));
    }
    while !window.app.map.as_ref().is_some_and(&done) {
        frame(window, None);
        std::thread::sleep(Duration::from_millis(1));
    }
    let whole = ms(started.elapsed());
    println!("{name:<24} frames of at most {:5.1} ms, done after {whole:.0} ms", ms(most));
}

/// The beginnings of a word, as they are typed.
fn typed(word: &str) -> impl Iterator<Item = String> {
    word.char_indices().map(|(at, c)| word[..at + c.len_utf8()].to_owned())
}

/// Finding, filtering and the palette on a large map: how long each key holds the window.
fn finding(window: &mut Window) {
    window.app.run(Command::Find);
    let query = |text| Query { text, ..Query::default() };
    let keys = typed("очередь").map(|text| Action::Find(FindAsk::Query(query(text))));
    let word = |map: &OpenMap| map.search.query().is_some_and(|query| query.text == "очередь");
    longest(window, "typing what to find", keys, word);
    let hits = window.app.map.as_ref().and_then(|map| map.search.found());
    println!("  {} hits", hits.map_or(0, |found| found.hits.len()));
    let steps = (0..50).map(|_| Action::Find(FindAsk::Step(true)));
    longest(window, "from hit to hit", steps, |_| true);
    window.app.run(Command::Palette);
    let keys = typed("черга").map(|text| Action::Palette(PaletteAsk::Type(text)));
    longest(window, "typing in the palette", keys, |_| true);
    window.app.act(Action::Palette(PaletteAsk::Close));
    let keys = typed("черга").map(Action::Search);
    longest(window, "filtering the outline", keys, |_| true);
    window.app.act(Action::Search(String::new()));
    let filter = Filter { hindered: true, ..Filter::default() };
    let passing = |map: &OpenMap| map.sieve.passing().is_some();
    longest(window, "dimming touchpoints", [Action::Filter(filter)], passing);
    let canvas = window.canvas();
    if let Some(map) = &mut window.app.map {
        map.fit(canvas);
    }
    for zoom in [None, Some(0.1), Some(1.0)] {
        let pointer = Point::new(canvas.width / 2.0, canvas.height / 2.0);
        window.look(|camera| zoom.map_or(camera, |zoom| camera.with_zoom(pointer, zoom)));
        for _ in 0..20 {
            window.frame();
        }
        let panning = (0..FRAMES).map(|i| {
            let by = if i % 60 < 30 { 23.0 } else { -23.0 };
            window.look(|camera| camera.dragged(kurbo::Vec2::new(by, 1.0)));
            window.frame()
        });
        let panning: Vec<_> = panning.collect();
        let zoom = window.app.map.as_ref().map_or(1.0, |map| map.camera.zoom);
        report(&format!("marked, at {:.2} %", zoom * 100.0), &panning);
    }
    let replace = |ask| Action::Find(ask);
    let all = [FindAsk::With("черга".to_owned()), FindAsk::ReplaceAll].map(replace);
    let replaced = |map: &OpenMap| !map.is_drawing() && map.history.next_undo().is_some();
    longest(window, "replacing every hit", all, replaced);
    window.app.run(Command::Undo);
    window.app.act(Action::Find(FindAsk::Close));
    window.app.act(Action::Filter(Filter::default()));
    while let Some(done) = window.app.tasks.wait() {
        window.app.report(done);
    }
}

/// The story of a map: frames while the camera goes from each of its frames to the next, and while
/// it stands there.
fn story(window: &mut Window) {
    let clock = Arc::new(AtomicU64::new(0));
    let now = clock.clone();
    window.app.clock = Clock::of(move || Duration::from_millis(now.load(Ordering::Relaxed)));
    window.app.run(Command::Tell);
    window.settle();
    let (mut moving, mut standing) = (Vec::new(), Vec::new());
    let frames = window.app.telling.as_ref().map_or(0, Telling::len);
    assert!(frames > 3, "a story of {frames} frames");
    for _ in 1..frames {
        window.app.act(StoryAsk::Turn(Turn::Next).into());
        for _ in 0..90 {
            clock.fetch_add(17, Ordering::Relaxed);
            let moves = window.moves();
            let frame = window.frame();
            if moves { moving.push(frame) } else { standing.push(frame) }
        }
    }
    println!("a story of {frames} frames");
    report("  the camera moves", &moving);
    report("  the camera stands", &standing);
    window.app.act(StoryAsk::Turn(Turn::End).into());
    window.app.clock = Clock::default();
    window.settle();
}

/// Presses or lets go of the pointer's button.
fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

/// What hands do in the middle of a map at its own size: a card is dragged about, a word is typed
/// into it.
fn hands(window: &mut Window) {
    window.settle();
    let (touchpoint, card) = {
        let map = window.app.map.as_ref().expect("a map is open");
        let journey = map.document.journey();
        let touchpoint = journey[journey.len() / 2];
        let card = map.scene().cell(touchpoint, Lane::Touchpoints).expect("it is shown");
        (touchpoint, card.center())
    };
    let canvas = window.canvas();
    let origin = card - kurbo::Vec2::new(canvas.width / 2.0, canvas.height / 2.0);
    window.look(|_| Camera { origin, zoom: 1.0 });
    window.settle();
    drag(window, touchpoint);
    window.settle();
    type_words(window, touchpoint);
}

/// Where a touchpoint is seen in the window: where a click selects it.
fn seen(window: &mut Window, touchpoint: ElementId) -> Pos2 {
    for y in (300..900).step_by(30) {
        for x in (500..1400).step_by(60) {
            let at = Pos2::new(x as f32, y as f32);
            // Later than that a click is no second half of a double one.
            window.time += 1.0;
            window.frame_after(vec![Event::PointerMoved(at), button(at, true)]);
            window.frame_after(vec![button(at, false)]);
            if window.app.map.as_ref().and_then(OpenMap::primary) == Some(touchpoint) {
                return at;
            }
        }
    }
    panic!("the touchpoint is not seen");
}

/// Frames while a card is held and carried to and fro, and the one that lets go of it.
fn drag(window: &mut Window, touchpoint: ElementId) {
    let at = seen(window, touchpoint);
    let before = window.app.map.as_ref().map(|map| map.document.journey());
    window.time += 1.0;
    window.frame_after(vec![Event::PointerMoved(at), button(at, true)]);
    let place = |i: usize| {
        let by = if i % 80 < 40 { i % 40 } else { 40 - i % 40 };
        Pos2::new(at.x + 20.0 + 9.0 * by as f32, at.y + (i % 7) as f32)
    };
    let dragging = (1..=FRAMES).map(|i| window.frame_after(vec![Event::PointerMoved(place(i))]));
    let dragging: Vec<_> = dragging.collect();
    report("dragging a card", &dragging);
    let to = Pos2::new(at.x + 330.0, at.y);
    window.frame_after(vec![Event::PointerMoved(to)]);
    let started = Instant::now();
    window.frame_after(vec![button(to, false)]);
    shown(window);
    println!("{:<24} {:5.2} ms until it is seen there", "letting go of it", ms(started.elapsed()));
    let after = window.app.map.as_ref().map(|map| map.document.journey());
    assert!(before != after, "the card was not moved");
}

/// Waits until the picture is that of the map, and draws the frame that shows it.
fn shown(window: &mut Window) -> (Duration, usize) {
    while window.app.map.as_ref().is_some_and(OpenMap::is_drawing) {
        let soon = Instant::now() + Duration::from_millis(50);
        if let Some(done) = window.app.tasks.wait_until(soon) {
            window.app.report(done);
        }
    }
    window.frame()
}

/// Time from each letter until it is seen on the card: the frame that takes it, the edit, laying
/// out, and the frame that shows it; and CPU time of those frames alone.
fn type_words(window: &mut Window, touchpoint: ElementId) {
    window.app.run_all(vec![Action::Edit(touchpoint, Field::Main)]);
    let field = window.app.map.as_ref().and_then(|map| map.typing.as_ref()).map(field_of);
    let field = field.expect("the name is being typed");
    window.frame();
    window.ctx.memory_mut(|memory| memory.request_focus(field));
    window.frame();
    let (mut frames, mut typed) = (Vec::new(), Vec::new());
    for letter in "one more word of a long name".chars() {
        window.settle();
        let started = Instant::now();
        frames.push(window.frame_after(vec![Event::Text(letter.to_string())]));
        frames.push(shown(window));
        typed.push(started.elapsed());
    }
    report("frames of typing", &frames);
    let mean = ms(typed.iter().sum::<Duration>()) / typed.len() as f64;
    let most = ms(typed.iter().max().copied().unwrap_or_default());
    println!("{:<24} mean {mean:5.2} ms   most {most:5.2} ms until it is seen", "typing a letter");
    let map = window.app.map.as_ref().expect("a map is open");
    let name = map.document.element(touchpoint).map(|element| element.content.text().to_owned());
    assert!(name.is_some_and(|name| name.ends_with("a long name")), "nothing was typed");
}

fn main() {
    // `cargo bench` adds arguments of its own.
    let wanted = std::env::args().skip(1).find_map(|arg| arg.parse().ok());
    if std::env::args().any(|arg| arg == "hands") {
        return hands(&mut Window::new(wanted.unwrap_or(TOUCHPOINTS)));
    }
    if std::env::args().any(|arg| arg == "story") {
        return story(&mut Window::new(wanted.unwrap_or(TOUCHPOINTS)));
    }
    first_frame();
    let mut window = Window::new(wanted.unwrap_or(TOUCHPOINTS));
    let first = (0..10).map(|_| window.frame());
    let first: Vec<_> = first.collect();
    report("first frames", &first);
    memory::print_most("so far");
    another_look(&mut window);
    finding(&mut window);
    let canvas = window.canvas();
    let size = window.app.map.as_ref().map_or(Size::ZERO, |map| map.scene().size);
    if let Some(map) = &mut window.app.map {
        map.fit(canvas);
    }
    let fit = window.app.map.as_ref().map_or(1.0, |map| map.camera.zoom);
    let mut zooms = vec![fit, 0.02, 0.05, 0.2, 0.45, 1.0, 2.0];
    zooms.retain(|zoom| *zoom >= fit);
    let pointer = Point::new(canvas.width * 0.4, canvas.height * 0.5);
    for zoom in zooms {
        let half = canvas / (2.0 * zoom);
        let middle = Point::new(size.width / 2.0 - half.width, size.height / 2.0 - half.height);
        window.look(|_| Camera { origin: middle, zoom });
        for _ in 0..20 {
            window.frame();
        }
        let panning = (0..FRAMES).map(|i| {
            let by = if i % 60 < 30 { 23.0 } else { -23.0 };
            window.look(|camera| camera.dragged(kurbo::Vec2::new(by, 1.0)));
            window.frame()
        });
        let panning: Vec<_> = panning.collect();
        report(&format!("panning at {:.2} %", zoom * 100.0), &panning);
        let zooming = (0..FRAMES).map(|i| {
            let factor: f64 = if i % 20 < 10 { 1.02 } else { 1.0 / 1.02 };
            window.look(|camera| camera.zoomed(pointer, factor));
            window.frame()
        });
        let zooming: Vec<_> = zooming.collect();
        report(&format!("zooming round {:.2} %", zoom * 100.0), &zooming);
    }
    let steps = ((2.0 / fit).ln() / 1.04_f64.ln()).ceil() as usize;
    window.look(|camera| camera.with_zoom(pointer, 2.0));
    for (name, factor) in [("from near to far", 1.0 / 1.04), ("from far to near", 1.04)] {
        let frames = (0..steps).map(|_| {
            window.look(|camera| camera.zoomed(pointer, factor));
            window.frame()
        });
        let frames: Vec<_> = frames.collect();
        report(name, &frames);
    }
    story(&mut window);
    memory::print_most("in the end");
    for touchpoints in [1_000, TOUCHPOINTS] {
        hands(&mut Window::new(touchpoints));
    }
}
