//! Scene → PDF: vector, with subset fonts and text that can be selected, searched and read aloud.
//!
//! Positions are computed in 64 bits from the map to the page, so that very wide maps stay exact.
//! Groups are tagged and stand in reading order, whatever order they are painted in.

mod draw;
mod look;
mod marks;
mod sheets;
mod tags;

use super::{Background, ExportError, go_on};
use crate::scene::Scene;
use crate::watch::Watch;
use crate::xml::legible;
use draw::Painter;
use krilla::geom::{PathBuilder, Rect};
use krilla::metadata::Metadata;
use krilla::page::{PageLabel, PageSettings};
use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::{Document, SerializeSettings};
use sheets::Sheet;
use tags::Tags;

pub use sheets::Paper;

/// How a PDF is to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// What lies behind the map.
    pub background: Background,
    /// What the pages are.
    pub pages: Pages,
}

/// What the pages of a PDF are.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Pages {
    /// One page as large as the map: a unit is ¾ pt, less where the page would be longer than
    /// 14,400 pt, which is the most that readers open.
    #[default]
    Map,
    /// One sheet, upright or lying, the map as large as it fits inside the margins.
    Sheet(Paper),
    /// As many sheets as it takes, with an overlap and marks to join them by.
    Tiles {
        /// The sheets.
        paper: Paper,
        /// Size of the map's parts on paper: 1 = natural, a unit is ¾ pt.
        scale: f64,
    },
}

/// Part of the work that drawing the pages is; the rest is putting the file together.
const DRAWING: f64 = 0.6;

/// The scene as the bytes of a PDF.
///
/// # Errors
/// When the scale is not positive, or the map would take too many pages.
pub fn to_bytes(scene: &Scene, options: &Options) -> Result<Vec<u8>, ExportError> {
    watched(scene, options, &Watch::default())
}

/// [`to_bytes`], watched block by block.
pub(super) fn watched(
    scene: &Scene,
    options: &Options,
    watch: &Watch,
) -> Result<Vec<u8>, ExportError> {
    let sheets = sheets::of(scene, options.pages)?;
    // Dates, and so random bytes, come in only where somebody sets them: nobody does.
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(
        Metadata::new()
            .title(legible(&scene.title))
            .description(legible(&scene.description))
            .language(scene.language.key().to_owned())
            .creator("cjm".to_owned()),
    );
    let mut painter = Painter::default();
    let mut tags = Tags::default();
    let count = sheets.len().max(1) as f64;
    for (index, sheet) in sheets.iter().enumerate() {
        let (width, height) = (sheet.width as f32, sheet.height as f32);
        let Some(settings) = PageSettings::from_wh(width, height) else { continue };
        let label = sheet.cell.map(|cell| PageLabel::new(None, Some(cell.name()), None));
        let mut page =
            document.start_page_with(settings.with_page_label(label.unwrap_or_default()));
        let mut surface = page.surface();
        let page_watch = |share: f64| go_on(watch, DRAWING * (index as f64 + share) / count);
        let drawn = page_content(
            &mut painter,
            &mut tags,
            &mut surface,
            scene,
            (options, sheet),
            page_watch,
        );
        surface.finish();
        page.finish();
        drawn?;
    }
    document.set_outline(tags::outline(scene, &sheets));
    document.set_tag_tree(tags.tree(scene));
    document.finish().map_err(|error| ExportError::Pdf(error.to_string()))
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
