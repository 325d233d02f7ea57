//! Scene → PDF: vector, with subset fonts and text that can be selected, searched and read aloud.
//!
//! Positions are computed in 64 bits from the map to the page, so that very wide maps stay exact.
//! Groups are tagged and stand in reading order, whatever order they are painted in. Every document
//! keeps PDF/A-2b, for archives, and PDF/UA-1, for those who hear it.

mod draw;
mod look;
mod marks;
mod photo;
mod properties;
mod sheets;
mod tags;

use super::{Background, ExportError, go_on};
use crate::scene::Scene;
use crate::watch::Watch;
use draw::Painter;
use krilla::Document;
use krilla::geom::{PathBuilder, Rect};
use krilla::page::{PageLabel, PageSettings};
use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use sheets::{GridCell, Sheet};
use tags::Tags;

pub use properties::Properties;
pub use sheets::{Paper, Tiling, tiling};

/// How a PDF is to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// What lies behind the map.
    pub background: Background,
    /// What the pages are.
    pub pages: Pages,
    /// What the document says of itself.
    pub properties: Properties,
}

/// What the pages of a PDF are.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Pages {
    /// One page as large as the map: a unit is ¾ pt, less where the page would be longer than
    /// 14,400 pt, which is the most that readers open.
    #[default]
    Map,
    /// As many sheets as it takes, with an overlap and marks to join them by.
    Tiles {
        /// The sheets.
        paper: Paper,
        /// Size of the map's parts on paper: 1 = natural, a unit is ¾ pt. `None` = as [`tiling`]
        /// says.
        scale: Option<f64>,
    },
}

/// A picture in a file of several, on pages of its own.
#[derive(Debug, Clone)]
pub struct Leaf<'a> {
    /// The picture.
    pub scene: &'a Scene,
    /// What its bookmark says, where there are several; empty = the map's title.
    pub title: String,
    /// Where it stands on one page as large as itself: points a map unit. `None` = its pages are as
    /// the options say.
    pub scale: Option<f64>,
}

/// Part of the work that drawing the pages is; the rest is putting the file together.
const DRAWING: f64 = 0.6;

/// The scene as the bytes of a PDF.
///
/// # Errors
/// As [`book`].
pub fn to_bytes(scene: &Scene, options: &Options) -> Result<Vec<u8>, ExportError> {
    watched(scene, options, &Watch::default())
}

/// [`to_bytes`], watched block by block.
pub(super) fn watched(
    scene: &Scene,
    options: &Options,
    watch: &Watch,
) -> Result<Vec<u8>, ExportError> {
    book(&[Leaf { scene, title: String::new(), scale: None }], options, watch)
}

/// Several pictures as the bytes of one PDF, one after the other; faces and embedded pictures are
/// in it once. Watched block by block.
///
/// # Errors
/// When a measure of the pages makes no sense, when there would be too many pages, or when `watch`
/// was told to stop.
pub fn book(leaves: &[Leaf<'_>], options: &Options, watch: &Watch) -> Result<Vec<u8>, ExportError> {
    let pages = sheets::of_all(leaves, options.pages)?;
    let mut document = Document::new_with(properties::settings()?);
    document.set_metadata(properties::metadata(leaves, &options.properties));
    let (mut painter, mut tags) = (Painter::default(), Tags::default());
    let count = pages.iter().map(Vec::len).sum::<usize>().max(1) as f64;
    let mut done = 0.0;
    for (number, (leaf, sheets)) in leaves.iter().zip(&pages).enumerate() {
        tags.turn_to(number);
        for sheet in sheets {
            let (width, height) = (sheet.width as f32, sheet.height as f32);
            let Some(settings) = PageSettings::from_wh(width, height) else { continue };
            let label = label(sheet, (leaves.len() > 1).then_some(number + 1));
            let mut page = document.start_page_with(settings.with_page_label(label));
            let mut surface = page.surface();
            let page_watch = |share: f64| go_on(watch, DRAWING * (done + share) / count);
            let drawn = page_content(
                &mut painter,
                &mut tags,
                &mut surface,
                leaf.scene,
                (options, sheet),
                page_watch,
            );
            surface.finish();
            page.finish();
            drawn?;
            done += 1.0;
        }
    }
    document.set_outline(tags::outline(leaves, &pages));
    document.set_tag_tree(tags.tree(leaves));
    let written = document.finish().map_err(|error| ExportError::Pdf(error.to_string()))?;
    Ok(properties::without_needless(written))
}

/// What readers call a page: the number of its picture, the sheet's name, or both.
fn label(sheet: &Sheet, number: Option<usize>) -> PageLabel {
    let name = match (number, sheet.cell.map(GridCell::name)) {
        (None, None) => return PageLabel::default(),
        (Some(number), None) => number.to_string(),
        (None, Some(name)) => name,
        (Some(number), Some(name)) => format!("{number}-{name}"),
    };
    PageLabel::new(None, Some(name), None)
}

fn page_content(
    painter: &mut Painter,
    tags: &mut Tags,
    surface: &mut Surface<'_>,
    scene: &Scene,
    (options, sheet): (&Options, &Sheet),
    watch: impl Fn(f64) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let white = crate::theme::Color::rgb(255, 255, 255);
    if options.background == Background::Paper && scene.paper != white {
        let artifact = Artifact::with_kind(ArtifactType::Layout);
        surface.start_tagged(ContentTag::Artifact(artifact));
        look::fill_page(surface, sheet, scene.paper);
        surface.end_tagged();
    }
    let frame = sheet.window();
    let clip = Rect::from_ltrb(frame.x0 as f32, frame.y0 as f32, frame.x1 as f32, frame.y1 as f32)
        .filter(|_| sheet.cell.is_some())
        .and_then(|rect| {
            let mut path = PathBuilder::new();
            path.push_rect(rect);
            path.finish()
        });
    if let Some(clip) = &clip {
        surface.push_clip_path(clip, &FillRule::NonZero);
    }
    let mut drawn = Ok(());
    // One column has some ten blocks; nobody counts them before they are painted.
    let blocks = 12.0 * scene.columns.len().max(1) as f64;
    for (at, (origin, block)) in scene.blocks().enumerate() {
        if at % 64 == 0 {
            drawn = watch((at as f64 / blocks).min(1.0));
            if drawn.is_err() {
                break;
            }
        }
        painter.block(surface, tags, sheet, origin, block);
    }
    if clip.is_some() {
        surface.pop();
    }
    if sheet.cell.is_some() {
        marks::draw(painter, surface, sheet);
    }
    drawn
}
