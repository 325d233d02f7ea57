//! Scene → pictures. One file per format; exporters read the scene only and never each other.
//!
//! Text arrives broken and shaped: nothing here measures, breaks or shapes it again. Equal
//! scenes and options give equal bytes, whatever the machine and its number of cores.

pub mod html;
pub mod pdf;
pub mod png;
pub mod pptx;
pub mod svg;

mod error;
mod markup;

pub use error::ExportError;

use crate::scene::Scene;
use crate::watch::Watch;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// Units of a map in an inch: one unit is one pixel at 100 %, or ¾ pt.
pub const UNITS_PER_INCH: f64 = 96.0;

/// A format of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Network Graphics.
    Png,
    /// Portable Document Format.
    Pdf,
    /// Slides of PowerPoint, which other programs for slides open as well.
    Pptx,
    /// A page in hypertext markup (HTML) with a viewer in it.
    Html,
}

impl Format {
    /// Every format, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::Svg, Self::Png, Self::Pdf, Self::Pptx, Self::Html];

    /// Whether letters are drawn into the file, and not left to the typefaces of whoever opens it.
    pub const fn draws_letters(self) -> bool {
        matches!(self, Self::Png | Self::Pdf)
    }

    /// The file extension, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Html => "html",
        }
    }

    /// The format that `path`'s extension names, in capitals or not.
    ///
    /// # Errors
    /// When the extension is missing or names no format of ours.
    pub fn of_path(path: &Path) -> Result<Self, ExportError> {
        let extension = path.extension().map(|e| e.to_string_lossy()).unwrap_or_default();
        Self::ALL
            .iter()
            .copied()
            .find(|format| extension.eq_ignore_ascii_case(format.extension()))
            .ok_or_else(|| ExportError::UnknownFormat { extension: extension.into_owned() })
    }
}

/// What lies behind the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Background {
    /// The theme's paper.
    #[default]
    Paper,
    /// Nothing: what is behind the picture shines through.
    Transparent,
}

/// How every format is to be written.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// For SVG.
    pub svg: svg::Options,
    /// For PNG.
    pub png: png::Options,
    /// For PDF.
    pub pdf: pdf::Options,
    /// For PPTX.
    pub pptx: pptx::Options,
    /// For HTML.
    pub html: html::Options,
}

/// Writes `scene` as a picture in `format`. The caller makes the file appear at once or not at all.
/// `watch` hears how far it has come.
///
/// # Errors
/// When the picture would be larger than the format or this program can bear, when `out` fails, or
/// when `watch` was told to stop.
pub fn write(
    scene: &Scene,
    format: Format,
    options: &Options,
    out: &mut dyn Write,
    watch: &Watch,
) -> Result<(), ExportError> {
    match format {
        Format::Svg => out.write_all(svg::watched(scene, &options.svg, watch)?.as_bytes())?,
        Format::Png => png::watched(scene, &options.png, out, watch)?,
        Format::Pdf => out.write_all(&pdf::watched(scene, &options.pdf, watch)?)?,
        Format::Pptx => deck(scene, options, out, watch)?,
        Format::Html => out.write_all(html::watched(scene, &options.html, watch)?.as_bytes())?,
    }
    out.flush()?;
    watch.reach(1.0);
    Ok(())
}

/// Longest side in pixels of a slide that is a picture: sharp on every screen.
const SLIDE_SIDE: f64 = 7680.0;

/// A part of a story: a picture with what is said to it.
#[derive(Debug, Clone)]
pub struct Part {
    /// The picture.
    pub scene: Arc<Scene>,
    /// What everybody reads.
    pub caption: String,
    /// What the speaker reads.
    pub notes: String,
}

/// Writes a deck with a slide for each part, which stands where it is said to.
///
/// # Errors
/// As [`write()`].
pub fn write_deck(
    parts: &[(&Part, Option<pptx::Standing>)],
    options: &Options,
    out: &mut dyn Write,
    watch: &Watch,
) -> Result<(), ExportError> {
    let mut slides = Vec::with_capacity(parts.len());
    for (Part { scene, caption, notes }, standing) in parts {
        let (title, notes, standing) = (caption.clone(), notes.clone(), *standing);
        let of = pptx::Slide { title, notes, standing, ..pptx::Slide::of(scene) };
        slides.push(slide(of, options)?);
    }
    pptx::write(&slides, &options.pptx, out, watch)?;
    out.flush()?;
    watch.reach(1.0);
    Ok(())
}

/// Writes a PDF of several pictures, each with a bookmark.
///
/// # Errors
/// As [`write()`].
pub fn write_book(
    leaves: &[pdf::Leaf<'_>],
    options: &Options,
    out: &mut dyn Write,
    watch: &Watch,
) -> Result<(), ExportError> {
    out.write_all(&pdf::book(leaves, &options.pdf, watch)?)?;
    out.flush()?;
    watch.reach(1.0);
    Ok(())
}

/// A deck whose first slide shows `scene`.
fn deck(
    scene: &Scene,
    options: &Options,
    out: &mut dyn Write,
    watch: &Watch,
) -> Result<(), ExportError> {
    go_on(watch, 0.0)?;
    pptx::write(&[slide(pptx::Slide::of(scene), options)?], &options.pptx, out, watch)
}

/// A slide, as a picture where that is asked for.
fn slide<'a>(
    mut slide: pptx::Slide<'a>,
    options: &Options,
) -> Result<pptx::Slide<'a>, ExportError> {
    if options.pptx.as_picture {
        slide.picture = Some(slide_picture(slide.scene, &options.png)?);
    }
    Ok(slide)
}

/// The PNG of a scene that stands on a slide: as sharp as asked for, else two pixels a unit where
/// it is not too large.
fn slide_picture(scene: &Scene, options: &png::Options) -> Result<Vec<u8>, ExportError> {
    let mut options = options.clone();
    if options.width.is_none() && options.scale.is_none() && options.dpi.is_none() {
        options.scale = Some((SLIDE_SIDE / scene.size.max_side().max(1.0)).min(2.0));
    }
    let mut picture = Vec::new();
    png::write(scene, &options, &mut picture)?;
    Ok(picture)
}

/// Goes on, `share` of the work being done, unless nobody wants it any more.
fn go_on(watch: &Watch, share: f64) -> Result<(), ExportError> {
    watch.reach(share);
    if watch.stopped() { Err(ExportError::Stopped) } else { Ok(()) }
}

/// How many threads may help with `jobs` pieces of work: one a core, at least one.
fn workers(jobs: usize) -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(jobs).max(1)
}
