//! How long pictures take: ours beside resvg drawing our SVG of the same map, in the same run.
//!
//! `cargo bench --bench export` prints milliseconds (the best of several runs) and ratios, and
//! what a poster takes: time, and the most memory of a process that does nothing else.

#[path = "../tests/support/generate.rs"]
#[allow(dead_code, clippy::wildcard_imports, reason = "the tests use the rest")]
mod generate;
#[path = "../tests/support/memory.rs"]
#[allow(dead_code, reason = "another benchmark uses the rest")]
mod memory;

use cjm::export::{self, Format, html, pdf, png, pptx, svg};
use cjm::layout::{Layout, View};
use cjm::pages;
use cjm::scene::{Face, Scene};
use cjm::theme::ThemeName;
use cjm::watch::Watch;
use std::sync::Arc;
use std::time::Instant;

fn scene(touchpoints: usize) -> Arc<Scene> {
    let document = generate::map(touchpoints, 1);
    Layout::default().scene(&document, &View::of(document.props()))
}

/// The map of [`scene`] as a page in light and dark, its layout not counted.
fn page(scene: &Scene, touchpoints: usize) -> (f64, usize) {
    let document = generate::map(touchpoints, 1);
    let view = View { theme: ThemeName::Dark, ..View::of(document.props()) };
    let other = Some(Layout::default().scene(&document, &view));
    let options = html::Options { other, ..html::Options::default() };
    (best(7, || html::to_string(scene, &options)), html::to_string(scene, &options).len())
}

/// The same page with the story that is composed of its map: its time, its length, and how many
/// pictures stand in it.
fn story(scene: &Scene, touchpoints: usize) -> (f64, usize, usize) {
    let document = generate::map(touchpoints, 1);
    let mut options = export::Options::default();
    let view = View::of(document.props());
    pages::equip(&mut options, Format::Html, &mut Layout::default(), (&document, &view));
    let (options, pictures) = (&options.html, 1 + options.html.pictures.len());
    (best(7, || html::to_string(scene, options)), html::to_string(scene, options).len(), pictures)
}

/// Best of `runs` in milliseconds.
fn best<T>(runs: u32, mut work: impl FnMut() -> T) -> f64 {
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .fold(f64::INFINITY, f64::min)
}

fn our_png(scene: &Scene) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = png::write(scene, &png::Options::default(), &mut bytes);
    assert!(written.is_ok(), "{written:?}");
    bytes
}

fn our_deck(scene: &Scene) -> Vec<u8> {
    let mut bytes = Vec::new();
    let slides = [pptx::Slide::of(scene)];
    let written = pptx::write(&slides, &pptx::Options::default(), &mut bytes, &Watch::default());
    assert!(written.is_ok(), "{written:?}");
    bytes
}

/// What a program would do that has our SVG only: read it, draw it, encode it.
fn resvg_png(text: &str, options: &resvg::usvg::Options<'_>) -> Vec<u8> {
    let tree = resvg::usvg::Tree::from_str(text, options).expect("our SVG is readable");
    let size = tree.size().to_int_size();
    let mut pixmap =
        resvg::tiny_skia::Pixmap::new(size.width(), size.height()).expect("it fits in memory");
    resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut pixmap.as_mut());
    pixmap.encode_png().expect("it can be encoded")
}

/// A0 lying at 300 dots an inch, in pixels.
const POSTER: (f64, f64) = (14_043.0, 9_933.0);

/// The largest of the samples as a picture with as many pixels as a poster has: read, laid out,
/// painted, written to nowhere.
fn poster() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let entries = std::fs::read_dir(folder).expect("there are samples").flatten();
    let sizes = entries.filter_map(|entry| Some((entry.metadata().ok()?.len(), entry.path())));
    let (_, path) = sizes.max().expect("there are samples");
    let started = Instant::now();
    let bytes = std::fs::read(&path).expect("a sample is read");
    let document = cjm::format::read(&bytes).expect("a sample is a map").document;
    let scene = Layout::default().scene(&document, &View::of(document.props()));
    let area = scene.size.width * scene.size.height;
    let scale = Some((POSTER.0 * POSTER.1 / area).sqrt());
    let options = png::Options { scale, ..png::Options::default() };
    let size = options.pixels(&scene).expect("a poster is not too large");
    let written = png::write(&scene, &options, &mut std::io::sink());
    assert!(written.is_ok(), "{written:?}");
    let (name, time) = (path.file_name().unwrap_or_default(), started.elapsed().as_secs_f64());
    println!("{} as a poster of {} × {} pixels", name.display(), size.0, size.1);
    println!("  read, laid out, painted {:8.1} ms", time * 1e3);
    memory::print_most("of the poster");
}

fn main() {
    if std::env::args().any(|arg| arg == "poster") {
        return poster();
    }
    let alone = std::env::current_exe()
        .and_then(|bench| std::process::Command::new(bench).arg("poster").status());
    assert!(alone.as_ref().is_ok_and(std::process::ExitStatus::success), "{alone:?}");
    let small = scene(200);
    println!("200 touchpoints, {} × {} units", small.size.width, small.size.height);
    let text = svg::to_string(&small, &svg::Options::default());
    let mut fonts = resvg::usvg::fontdb::Database::new();
    for face in Face::ALL {
        fonts.load_font_data(face.bytes().to_vec());
    }
    let options = resvg::usvg::Options { fontdb: Arc::new(fonts), ..Default::default() };
    let theirs = best(3, || resvg_png(&text, &options));
    let (their_size, our_size) = (resvg_png(&text, &options).len(), our_png(&small).len());
    let ours = best(7, || our_png(&small));
    let pages = best(7, || pdf::to_bytes(&small, &pdf::Options::default()));
    let written = best(7, || svg::to_string(&small, &svg::Options::default()));
    println!("  resvg of our SVG → PNG  {theirs:8.1} ms  {:6} kB", their_size / 1000);
    println!(
        "  PNG                     {ours:8.1} ms  {:6} kB   {:.1} × faster",
        our_size / 1000,
        theirs / ours
    );
    println!(
        "  PDF                     {pages:8.1} ms               {:.1} × faster",
        theirs / pages
    );
    println!("  SVG                     {written:8.1} ms  {:6} kB", text.len() / 1000);
    let deck = best(7, || our_deck(&small));
    println!(
        "  PPTX                    {deck:8.1} ms  {:6} kB   {:.1} × the PDF",
        our_deck(&small).len() / 1000,
        deck / pages
    );
    let (written, bytes) = page(&small, 200);
    println!("  HTML, light and dark    {written:8.1} ms  {:6} kB", bytes / 1000);
    let (told, bytes, pictures) = story(&small, 200);
    println!(
        "  HTML, told              {told:8.1} ms  {:6} kB   {pictures} pictures, {:.1} × the time",
        bytes / 1000,
        told / written
    );
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("  on {cores} cores");

    let document = generate::map(10_000, 1);
    let view = View::of(document.props());
    let mut bytes = 0;
    // Each time of a fresh scene, none of whose columns anybody has looked at.
    let written = (0..5)
        .map(|_| {
            let large = Layout::default().scene(&document, &view);
            best(1, || bytes = svg::to_string(&large, &svg::Options::default()).len())
        })
        .fold(f64::INFINITY, f64::min);
    println!("10,000 touchpoints");
    println!("  SVG                     {written:8.1} ms  {:6} kB", bytes / 1000);
    memory::print_most("in the end");
}
