//! Whoever waits for a picture hears how far it is, and may have enough of it.

use crate::support::generate;
use cjm::export::{self, ExportError, Format, Options, pdf, png};
use cjm::layout::{Layout, View};
use cjm::scene::Scene;
use cjm::watch::Watch;
use std::io::{self, Write};
use std::sync::Arc;

/// A map long enough to be drawn in many bands and on many sheets; painted anew each time, as
/// nobody has looked at a column yet.
fn scene() -> Arc<Scene> {
    let document = generate::map(250, 4);
    Layout::default().scene(&document, &View::of(document.props()))
}

fn options() -> Options {
    let paper = pdf::Paper::A4;
    let pdf =
        pdf::Options { pages: pdf::Pages::Tiles { paper, scale: Some(1.0) }, ..Default::default() };
    let png = png::Options { scale: Some(0.5), ..Default::default() };
    Options { png, pdf, ..Options::default() }
}

/// What is written, and how far the work was at each piece; it has enough of it at `until`.
struct Heard<'a> {
    watch: &'a Watch,
    until: f64,
    bytes: Vec<u8>,
    shares: Vec<f64>,
}

impl<'a> Heard<'a> {
    fn new(watch: &'a Watch, until: f64) -> Self {
        Self { watch, until, bytes: Vec::new(), shares: Vec::new() }
    }
}

impl Write for Heard<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend(bytes);
        self.shares.push(self.watch.share());
        if self.watch.share() >= self.until {
            self.watch.stop();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn whole(format: Format) -> Vec<u8> {
    let watch = Watch::default();
    let mut heard = Heard::new(&watch, f64::INFINITY);
    export::write(&scene(), format, &options(), &mut heard, &watch).unwrap();
    assert!((watch.share() - 1.0).abs() < 1e-9, "{format:?} ended at {}", watch.share());
    assert!(heard.shares.is_sorted(), "{format:?}: {:?}", heard.shares);
    heard.bytes
}

#[test]
fn a_picture_nobody_wants_any_more_is_not_begun() {
    for &format in Format::ALL {
        let watch = Watch::default();
        watch.stop();
        let mut heard = Heard::new(&watch, f64::INFINITY);
        let ended = export::write(&scene(), format, &options(), &mut heard, &watch);
        assert!(matches!(ended, Err(ExportError::Stopped)), "{format:?}: {ended:?}");
        assert!(watch.share() < 0.2 || format == Format::Svg, "{format:?}: {}", watch.share());
        assert!(heard.bytes.len() * 4 < whole(format).len(), "{format:?} was written");
    }
}

#[test]
fn a_png_is_given_up_at_the_next_band() {
    let (watch, whole) = (Watch::default(), whole(Format::Png));
    let mut heard = Heard::new(&watch, 0.5);
    let ended = export::write(&scene(), Format::Png, &options(), &mut heard, &watch);
    assert!(matches!(ended, Err(ExportError::Stopped)), "{ended:?}");
    assert!(heard.bytes.len() < whole.len());
    let mut steps = heard.shares.clone();
    steps.dedup();
    assert!(steps.len() >= 4, "{steps:?}");
    assert!(watch.share() < 0.9, "went on to {}", watch.share());
}
