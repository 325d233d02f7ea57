//! Handing a map on: its pages as files, and as the picture that is looked at before.

use super::NotWritten;
use super::files::whole;
use crate::export::{ExportError, Format, Options, png};
use crate::format::{Existing, NotMade};
use crate::i18n::Texts;
use crate::layout::{Layout, View};
use crate::model::{Document, Language};
use crate::pages::{self, Order, Page};
use crate::watch::Watch;
use egui::ColorImage;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is handed on, and how.
#[derive(Debug, Clone)]
pub struct Handing {
    /// The map.
    pub document: Arc<Document>,
    /// How it is shown.
    pub view: View,
    /// What of it is drawn for what.
    pub order: Order,
    /// How files are written.
    pub options: Options,
}

/// What was handed on.
#[derive(Debug, Clone, PartialEq)]
pub struct HandedOn {
    /// The files written.
    pub files: Vec<PathBuf>,
    /// How small its type is.
    pub legible: Legible,
    /// The characters that no bundled typeface has.
    pub undrawn: BTreeSet<char>,
}

/// How small the type on pages is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Legible {
    /// How many pages there are.
    pub pages: usize,
    /// On how many type is too small for what they are for.
    pub small: usize,
    /// The smallest type on any of them, in points.
    pub smallest: Option<f64>,
    /// The smallest type that is read there, in points; `None` where it can be made larger.
    pub least: Option<f64>,
}

impl Legible {
    fn of(pages: &[Page], order: &Order) -> Self {
        Self {
            pages: pages.len(),
            small: pages.iter().filter(|page| page.is_too_small(order.target)).count(),
            smallest: pages::smallest(pages),
            least: order.target.least_type(),
        }
    }
}

/// A page as it is looked at before it is written.
#[derive(Debug, Clone)]
pub struct Proof {
    /// How small the type on all pages is.
    pub legible: Legible,
    /// Which page it is, counted from 0.
    pub at: usize,
    /// Its width and height in points.
    pub size: (f64, f64),
    /// What is written on it.
    pub image: Arc<ColorImage>,
}

/// Writes what is handed on in the format that `path`'s name asks for: every file as a new one first,
/// then in place of the old ones, so that nobody ever finds half a picture or half a set.
///
/// # Errors
/// What is wrong and what to do.
pub fn hand_on(
    path: &Path,
    existing: Existing,
    handing: &Handing,
    (language, watch): (Language, &Watch),
) -> Result<HandedOn, NotWritten> {
    let texts = Texts::of(language);
    let told = |error: ExportError| NotWritten::told(error.text(texts));
    let format = Format::of_path(path).map_err(told)?;
    let Handing { document, view, order, options } = handing;
    let mut layout = Layout::default();
    let pages =
        pages::pages(&mut layout, document, view, order, &Watch::default()).map_err(told)?;
    let mut options = options.clone();
    let shown = pages::view_of(document, view, &order.subject);
    pages::equip(&mut options, format, &mut layout, (document, &shown));
    let files = pages::files(&pages, format, path);
    whole(&files, existing, texts, |number, out| {
        let form = (format, order.target);
        pages::write(&pages, number, form, &options, out, watch).map_err(|error| match error {
            ExportError::Io(error) => NotMade::System(error),
            other => NotMade::Content(other.text(texts)),
        })
    })?;
    let legible = Legible::of(&pages, order);
    let further = options.html.pictures.iter().map(|picture| &picture.scene);
    let scenes = pages.iter().map(|page| &page.part.scene).chain(further);
    let undrawn = scenes.flat_map(|scene| scene.undrawn()).collect();
    Ok(HandedOn { files, legible, undrawn })
}

/// Draws the page of this number, counted from 0, or the last one, so that it fits a square of
/// `side` pixels. It is what is written, pixel by pixel.
///
/// # Errors
/// What is wrong and what to do.
pub fn prove(
    handing: &Handing,
    at: usize,
    side: u32,
    (language, watch): (Language, &Watch),
) -> Result<Proof, String> {
    let Handing { document, view, order, options } = handing;
    let told = |error: ExportError| error.text(Texts::of(language));
    let mut layout = Layout::default();
    let pages = pages::pages(&mut layout, document, view, order, watch).map_err(told)?;
    let at = at.min(pages.len().saturating_sub(1));
    let page = pages.get(at).ok_or_else(|| told(ExportError::Stopped))?;
    let scene = page.scene();
    let longest = scene.size.width.max(scene.size.height).max(1.0);
    let width = (f64::from(side) * scene.size.width / longest).round().max(1.0) as u32;
    let background = options.png.background;
    let options = png::Options { width: Some(width), background, ..png::Options::default() };
    let raster = png::paint(&scene, &options).map_err(told)?;
    let size = [raster.width as usize, raster.height as usize];
    Ok(Proof {
        legible: Legible::of(&pages, order),
        at,
        size: (page.size().width, page.size().height),
        image: Arc::new(ColorImage::from_rgb(size, &raster.rgb)),
    })
}
