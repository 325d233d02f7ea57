//! Scenes → PPTX: a deck of slides, drawn with shapes and texts that can be edited.
//!
//! Lines of one paragraph are one text box, in which they are broken anew, so that texts can be
//! edited and other typefaces stay inside their cards. Gradients are parted so that programs that
//! have two colours for one get them right. Colours that our
//! theme and PowerPoint's themes have in common are referred to by name, so that a deck can be
//! restyled. Shapes stand in the order people read, which here is also the order of painting.

mod bands;
mod beside;
mod lines;
mod look;
mod markup;
mod media;
mod notes;
mod outline;
mod package;
mod parts;
mod place;
mod shapes;
mod slides;
mod table;

use super::{Background, ExportError, go_on};
use crate::model::Language;
use crate::scene::Scene;
use crate::theme::{Theme, ThemeName};
use crate::watch::Watch;
use kurbo::Point;
use look::Palette;
use media::Media;
use package::Package;
use place::Sheet;
use std::io::Write;
use std::sync::Arc;

/// Most slides of a deck: more than anybody shows, few enough for PowerPoint to open.
pub const MOST_SLIDES: usize = 2_000;
/// Most shapes of a slide: with more of them PowerPoint needs minutes to open it.
pub const MOST_SHAPES: u64 = 40_000;

/// Part of the work that drawing the slides is; the rest is packing them.
const DRAWING: f64 = 0.6;

/// A slide that shows a scene.
#[derive(Debug, Clone)]
pub struct Slide<'a> {
    /// What is shown.
    pub scene: &'a Scene,
    /// What the slide is called; where it is empty, what the scene is. It stands above the scene,
    /// unless the scene shows the same title itself.
    pub title: String,
    /// What the speaker reads; paragraphs are parted by line breaks.
    pub notes: String,
    /// The scene painted as a PNG, shown in place of shapes and texts.
    pub picture: Option<Vec<u8>>,
    /// Where the scene stands; `None` = in the middle, as large as it fits.
    pub standing: Option<Standing>,
}

/// Where a scene stands on a slide of the size asked for. Scenes of one scale and one corner stand
/// alike on their slides, so that nothing jumps when they are turned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Points a map unit.
    pub scale: f64,
    /// Where the scene's first corner lies, in points.
    pub corner: Point,
}

impl<'a> Slide<'a> {
    /// The slide of a scene, without notes.
    pub fn of(scene: &'a Scene) -> Self {
        Self { scene, title: String::new(), notes: String::new(), picture: None, standing: None }
    }
}

/// A table that follows the scenes, on as many slides as it needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    /// What the slides are called.
    pub title: String,
    /// What the columns are called.
    pub heads: [String; 5],
    /// What was rated, metric, value, number of answers and interval, as they are read.
    pub rows: Vec<[String; 5]>,
}

/// Width and height of slides in inches, 1 … 56.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Size {
    /// 16:9, what PowerPoint starts with.
    pub const WIDE: Self = Self { width: 40.0 / 3.0, height: 7.5 };
    /// 4:3, for old projectors.
    pub const STANDARD: Self = Self { width: 10.0, height: 7.5 };
}

impl Default for Size {
    fn default() -> Self {
        Self::WIDE
    }
}

/// How a deck is to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// What lies behind the maps: paper, or what the deck's master has.
    pub background: Background,
    /// Whether slides show a picture of their scene in place of shapes. Whoever calls [`write()`]
    /// paints it, see [`Slide::picture`].
    pub as_picture: bool,
    /// Size of the slides. All grow alike where texts would be smaller than PowerPoint can have
    /// them; in slides of 56 inches such texts become bars of their colour.
    pub size: Size,
    /// Colours of the deck's theme; where nothing is said, those of the first scene.
    pub theme: Option<Arc<Theme>>,
    /// Who made it, for document properties.
    pub author: String,
    /// What follows the scenes.
    pub numbers: Option<Numbers>,
}

/// Writes a deck: a slide a scene, then the numbers. `watch` hears how far it has come.
///
/// # Errors
/// When there are too many slides or too many shapes on one, when the size makes no sense, when
/// `out` fails, or when `watch` was told to stop.
pub fn write(
    slides: &[Slide<'_>],
    options: &Options,
    out: &mut dyn Write,
    watch: &Watch,
) -> Result<(), ExportError> {
    go_on(watch, 0.0)?;
    if slides.len() > MOST_SLIDES {
        let (slides, most) = (slides.len() as u64, MOST_SLIDES as u64);
        return Err(ExportError::TooManySlides { slides, most });
    }
    let deck = Deck::new(slides, options)?;
    let package = deck.package(slides, watch)?;
    out.write_all(&package.packed(|share| go_on(watch, DRAWING + (1.0 - DRAWING) * share))?)?;
    Ok(())
}

/// On how many slides the numbers stand.
pub fn number_slides(options: &Options) -> usize {
    let sheet = Sheet::of(options.size, &[]);
    let numbers = options.numbers.as_ref().filter(|it| !it.rows.is_empty());
    match (sheet, numbers) {
        (Ok(sheet), Some(numbers)) => table::parted(&sheet, numbers).len(),
        _ => 0,
    }
}

/// What all slides of a deck have in common.
struct Deck<'a> {
    options: &'a Options,
    sheet: Sheet,
    theme: Arc<Theme>,
    palette: Palette,
}

impl<'a> Deck<'a> {
    fn new(slides: &[Slide<'_>], options: &'a Options) -> Result<Self, ExportError> {
        let sheet = Sheet::of(options.size, slides)?;
        let first = slides.first().map(|slide| slide.scene);
        let theme = options.theme.clone().unwrap_or_else(|| theme_of(first));
        let palette = Palette::of(&theme);
        Ok(Self { options, sheet, theme, palette })
    }

    /// Every part of the deck's file.
    fn package(&self, slides: &[Slide<'_>], watch: &Watch) -> Result<Package, ExportError> {
        let mut media = Media::default();
        let mut package = Package::default();
        let mut titles = Vec::new();
        let count = slides.len().max(1) as f64;
        for (number, slide) in slides.iter().enumerate() {
            let slide_watch = |share: f64| go_on(watch, DRAWING * (number as f64 + share) / count);
            let drawn = slides::draw(self, slide, &mut media, slide_watch)?;
            drawn.add_to(&mut package, number, &media);
            titles.push(slides::title(slide).to_owned());
        }
        let language = slides.first().map_or(Language::English, |slide| slide.scene.language);
        if let Some(numbers) = self.options.numbers.as_ref().filter(|it| !it.rows.is_empty()) {
            for (title, page) in table::pages(self, numbers, language) {
                slides::add_plain(&mut package, titles.len(), page);
                titles.push(title);
            }
        }
        parts::add(self, &mut package, &titles, language);
        package.notes_master(self);
        for (name, bytes) in media.files() {
            package.add_picture(&format!("ppt/media/{name}"), bytes.to_vec());
        }
        Ok(package)
    }
}

/// The theme whose paper a scene lies on; light where there is none.
fn theme_of(scene: Option<&Scene>) -> Arc<Theme> {
    let themes = ThemeName::ALL.iter().map(|name| name.theme());
    let paper = |theme: &Arc<Theme>| scene.is_some_and(|scene| scene.paper == theme.color.paper);
    themes.into_iter().find(paper).unwrap_or_else(|| ThemeName::Light.theme())
}
