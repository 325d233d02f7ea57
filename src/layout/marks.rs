//! A picture of what a newer map has differently: outlines around what was added or changed, and
//! below the map what the outlines mean and what is gone.

use super::draw::{Align, Pen, solid};
use super::text::{Shaper, TextStyle};
use crate::i18n::Texts;
use crate::model::ElementId;
use crate::scene::{Detail, Placed, Role, Scene, Weight};
use crate::theme::{Color, Theme};
use kurbo::{Point, Rect};
use std::sync::Arc;

/// Room around the legend, in map units.
const ROOM: f64 = 40.0;
/// Size of its letters.
const LETTERS: f32 = 14.0;
/// Side of a sample of an outline.
const SAMPLE: f64 = 16.0;

/// What is marked.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// What only the newer map has.
    pub added: Vec<ElementId>,
    /// What says something else in it.
    pub changed: Vec<ElementId>,
    /// What only the older map had, in words.
    pub removed: Vec<String>,
}

/// The scene with these marks.
pub fn marked(scene: &Scene, theme: &Theme, texts: &'static Texts, marks: &Marks) -> Scene {
    let mut scene = scene.clone();
    let (added, changed) = (theme.color.driver.strong, theme.color.valence[1]);
    for (elements, color) in [(&marks.added, added), (&marks.changed, changed)] {
        let places = scene.places_of(elements);
        scene.over.extend(places.into_iter().map(|place| outline(place, color)));
    }
    let mut lines = Vec::new();
    for (count, key, color) in [
        (marks.added.len(), "diff-picture-added", Some(added)),
        (marks.changed.len(), "diff-picture-changed", Some(changed)),
    ] {
        if count > 0 {
            lines.push((texts.count(key, count as u64), color));
        }
    }
    if !marks.removed.is_empty() {
        let names = marks.removed.join(", ");
        lines.push((texts.with("diff-picture-removed", &[("names", (&names).into())]), None));
    }
    if lines.is_empty() {
        lines.push((texts.get("merge-same").to_owned(), None));
    }
    legend(&mut scene, theme, &lines);
    scene
}

/// An outline around a place, as a block of its own.
fn outline(place: Rect, color: Color) -> Placed {
    let mut pen = Pen::default();
    let rect = Rect::from_origin_size(Point::ZERO, place.size()).inflate(3.0, 3.0);
    pen.decoration(Detail::Always, rect);
    pen.card(rect, 8.0, None, solid(color, 3.0));
    Placed { origin: place.origin(), block: pen.finish() }
}

/// What the outlines mean and what is gone, below everything else.
fn legend(scene: &mut Scene, theme: &Theme, lines: &[(String, Option<Color>)]) {
    let mut shaper = Shaper::default();
    let style = TextStyle::new(LETTERS, Weight::Regular);
    let mut pen = Pen::default();
    let width = (scene.size.width - 2.0 * ROOM).max(200.0);
    let said: Vec<&str> = lines.iter().map(|(text, _)| text.as_str()).collect();
    let whole = Rect::new(0.0, 0.0, width, 1.0);
    pen.group(Role::Decoration, None, said.join("; "), Detail::Always, whole);
    let mut top = 0.0;
    for (text, color) in lines {
        let left = if let Some(color) = color {
            let sample = Rect::new(0.0, top + 1.0, SAMPLE, top + 1.0 + SAMPLE);
            pen.card(sample, 4.0, None, solid(*color, 3.0));
            SAMPLE + 10.0
        } else {
            0.0
        };
        let words = shaper.paragraph(text, style, width - left);
        pen.text(&words, left, top, Align::Left, theme.color.text, Detail::Always);
        top += words.height().max(SAMPLE) + 8.0;
    }
    let origin = Point::new(ROOM, scene.size.height);
    scene.frame.push(Placed { origin, block: pen.finish() });
    scene.size.height += top + ROOM / 2.0;
    scene.description = Arc::from(format!("{} {}", scene.description, said.join("; ")));
}
