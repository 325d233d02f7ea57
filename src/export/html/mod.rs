//! Scene → one HTML file with everything in it: the map as inline SVG, a viewer in plain
//! JavaScript, and the same map as text with headings and lists. Beside it stand, as SVG as well,
//! the pictures that steps of a story show in place of it.
//!
//! The page loads nothing and runs nothing but the viewer: its policy names the digests of its own
//! blocks, and texts of the map stand in elements and attributes, never in a script or a style
//! sheet. What the viewer needs to know is JSON, which no text can break out of.
//!
//! A page is also XML, so that any reader of XML can look into it.

mod bands;
mod drawing;
mod faces;
mod json;
mod lit;
mod outline;
mod page;
mod sha256;
mod style;
mod subset;
mod tones;
mod words;

use super::markup::{Defs, Ink};
use super::{Background, ExportError, go_on};
use crate::model::ElementId;
use crate::scene::{Lane, Scene};
use crate::watch::Watch;
use bands::Bands;
use drawing::{Common, Drawing};
use kurbo::Rect;
use lit::Numbers;
use std::sync::Arc;
use tones::Tones;
use words::Words;

/// Parts of the work: the colours of both themes, the drawings.
const TONES: f64 = 0.15;
const DRAWINGS: f64 = 0.9;

/// How a page is to be written.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What lies behind the map.
    pub background: Background,
    /// The same map in a theme of the other kind, light or dark, for readers who prefer it; what
    /// is no picture of the same map is left out.
    pub other: Option<Arc<Scene>>,
    /// What steps show in place of the page's own picture: the map in another state, with other
    /// scores.
    pub pictures: Vec<Picture>,
    /// A story told on the map, step by step.
    pub frames: Vec<Frame>,
    /// Whether the page opens with the story's first step.
    pub told: bool,
}

/// A picture of the same map.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The picture, in the theme of the page's own.
    pub scene: Arc<Scene>,
    /// As [`Options::other`].
    pub other: Option<Arc<Scene>>,
}

/// A step of a story: where to look, and what is said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// What everybody reads.
    pub caption: String,
    /// What the speaker reads, shown on request.
    pub notes: String,
    /// Which of [`Options::pictures`] it shows; `None` = the page's own.
    pub picture: Option<usize>,
    /// The lanes it shows; empty = all of the picture.
    pub lanes: Vec<Lane>,
    /// The part of the picture in sight.
    pub camera: Rect,
    /// The elements that stand out; empty = all do.
    pub lit: Vec<ElementId>,
}

/// The scene as the text of an HTML file.
pub fn to_string(scene: &Scene, options: &Options) -> String {
    // Nobody stops it.
    watched(scene, options, &Watch::default()).unwrap_or_default()
}

/// [`to_string`], watched column by column.
pub(super) fn watched(
    scene: &Scene,
    options: &Options,
    watch: &Watch,
) -> Result<String, ExportError> {
    go_on(watch, 0.0)?;
    let further = &options.pictures;
    let scenes: Vec<&Scene> =
        std::iter::once(scene).chain(further.iter().map(|it| &*it.scene)).collect();
    let others = std::iter::once(&options.other).chain(further.iter().map(|it| &it.other));
    let mut tones = Tones::default();
    let in_both = |(one, other): (&&Scene, &Option<Arc<Scene>>)| {
        tones.scene(one, other.as_deref().filter(|other| other.dark != scene.dark)?)
    };
    let toned: Option<Vec<Scene>> = scenes.iter().zip(others).map(in_both).collect();
    let ink = if toned.is_some() { Ink::Tones } else { Ink::Colors };
    let painted: Vec<&Scene> =
        toned.as_ref().map_or_else(|| scenes.clone(), |toned| toned.iter().collect());
    go_on(watch, TONES)?;
    let words = Words::of(scene.language);
    let page = page::Page {
        bands: scenes.iter().map(|scene| Bands::of(scene)).collect(),
        numbers: Numbers::of(&scenes),
        scene,
        scenes,
        options,
        tones: toned.is_some().then_some(&tones),
        words: &words,
    };
    let common = Common {
        numbers: &page.numbers,
        defs: &Defs::of_all(&painted),
        ink,
        background: options.background,
        label: words.touchpoints,
        several: painted.len() > 1,
    };
    let drawings = draw(&painted, &page.bands, &common, watch)?;
    let page = page.write(&drawings);
    go_on(watch, DRAWINGS)?;
    Ok(page)
}

/// The pictures of a page, the first one its own.
fn draw(
    painted: &[&Scene],
    bands: &[Bands],
    common: &Common<'_>,
    watch: &Watch,
) -> Result<String, ExportError> {
    let mut drawings = String::new();
    common.push_defs(&mut drawings);
    let all: usize = painted.iter().map(|scene| scene.columns.len()).sum();
    let mut drawn = 0;
    for (at, (scene, bands)) in painted.iter().zip(bands).enumerate() {
        let part = (DRAWINGS - TONES) / all.max(1) as f64;
        let share = |column: usize| go_on(watch, TONES + part * (drawn + column) as f64);
        drawings.push_str(&Drawing::new(scene, bands, common, at == 0).write(share)?);
        drawn += scene.columns.len();
    }
    Ok(drawings)
}
