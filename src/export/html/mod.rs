//! Scene → one HTML file with everything in it: the map as inline SVG, a viewer in plain
//! JavaScript, and the same map as text with headings and lists.
//!
//! The page loads nothing and runs nothing but the viewer: its policy names the digests of its own
//! blocks, and texts of the map stand in elements and attributes, never in a script or a style
//! sheet. What the viewer needs to know is JSON, which no text can break out of.
//!
//! A page is also XML, so that any reader of XML can look into it.

mod bands;
mod faces;
mod json;
mod lit;
mod outline;
mod page;
mod picture;
mod sha256;
mod style;
mod subset;
mod tones;
mod words;

use super::markup::{Defs, Ink};
use super::{Background, ExportError, go_on};
use crate::model::ElementId;
use crate::scene::Scene;
use crate::watch::Watch;
use bands::Bands;
use kurbo::Rect;
use lit::Numbers;
use picture::Picture;
use std::sync::Arc;
use tones::Tones;
use words::Words;

/// Parts of the work: the colours of both themes, the picture.
const TONES: f64 = 0.15;
const PICTURE: f64 = 0.9;

/// How a page is to be written.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What lies behind the map.
    pub background: Background,
    /// The same map in a theme of the other kind, light or dark, for readers who prefer it; what
    /// is no picture of the same map is left out.
    pub other: Option<Arc<Scene>>,
    /// A story told on the map, step by step.
    pub frames: Vec<Frame>,
    /// Whether the page opens with the story's first step.
    pub told: bool,
}

/// A step of a story: where to look, and what is said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// What everybody reads.
    pub caption: String,
    /// What the speaker reads, shown on request.
    pub notes: String,
    /// The part of the map in sight.
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
    let mut tones = Tones::default();
    let other = options.other.as_deref().filter(|other| other.dark != scene.dark);
    let toned = other.and_then(|other| Tones::scene(&mut tones, scene, other));
    let ink = if toned.is_some() { Ink::Tones } else { Ink::Colors };
    let painted = toned.as_ref().unwrap_or(scene);
    go_on(watch, TONES)?;
    let (bands, numbers) = (Bands::of(scene), Numbers::of(scene));
    let defs = Defs::of(painted);
    let words = Words::of(scene.language);
    let picture = Picture::new(painted, (&bands, &numbers), &defs, ink).write(
        &defs,
        options.background,
        words.touchpoints,
        picture::part(watch, (TONES, PICTURE)),
    )?;
    let page = page::Page {
        scene,
        options,
        bands: &bands,
        numbers: &numbers,
        tones: toned.is_some().then_some(&tones),
        words: &words,
    };
    let page = page.write(&picture);
    go_on(watch, PICTURE)?;
    Ok(page)
}
