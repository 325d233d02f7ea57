//! Scene → SVG: self-contained, with real text, one `<text>` a line.
//!
//! Every block keeps its own coordinates inside a translated group, so that viewers that compute
//! in 32 bits stay exact on maps of millions of units. Each line of text carries its length:
//! where Inter is missing, another face is made as wide and nothing leaves its card.

mod body;
mod fonts;

use super::markup::{self, Defs, FAMILIES, Ink, Writer, by_columns, number};
use super::{Background, ExportError, go_on};
use crate::scene::{Placed, Scene};
use crate::watch::Watch;
use crate::xml;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Part of the work that the columns are.
const COLUMNS: f64 = 0.9;

/// How an SVG is to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// What lies behind the map.
    pub background: Background,
    /// Whether the faces used are put into the file: it grows by about 240 kB a face and looks
    /// the same everywhere.
    pub embed_fonts: bool,
    /// Size of the picture: 1 = natural, a unit is 1⁄96 inch, unless somebody says another.
    pub scale: Option<f64>,
}

/// The scene as the text of an SVG file.
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
    // This also paints the columns that nobody has looked at yet.
    let defs = Defs::of(scene);
    let columns = columns(scene, &defs, watch);
    go_on(watch, COLUMNS)?;
    let mut out =
        Writer::new(&defs, Ink::Colors, 16 * 1024 + columns.iter().map(String::len).sum::<usize>());
    head(&mut out.text, scene, options, &defs);
    let placed = |out: &mut Writer<'_>, list: &[Placed]| {
        for Placed { origin, block } in list {
            body::block(out, *origin, block);
        }
    };
    placed(&mut out, &scene.under);
    for part in &columns {
        out.text.push_str(part);
    }
    for list in [&scene.over, &scene.left, &scene.top, &scene.frame] {
        placed(&mut out, list);
    }
    out.text.push_str("</svg>\n");
    Ok(out.text)
}

/// The columns' blocks in painting order, written by all cores where there are many.
fn columns(scene: &Scene, defs: &Defs, watch: &Watch) -> Vec<String> {
    let written = AtomicUsize::new(0);
    let all = scene.columns.len().max(1) as f64;
    by_columns(scene, |columns| {
        let mut out = Writer::new(defs, Ink::Colors, columns.len() * 4096);
        for column in columns {
            let done = written.fetch_add(1, Ordering::Relaxed) as f64 / all;
            if go_on(watch, COLUMNS * done).is_err() {
                break;
            }
            for (origin, block) in scene.cells_of(column) {
                body::block(&mut out, origin, block);
            }
        }
        out.text
    })
}

fn head(out: &mut String, scene: &Scene, options: &Options, defs: &Defs) {
    let language = scene.language.key();
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    if defs.has_pictures {
        out.push_str(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    }
    let scale = options.scale.filter(|scale| scale.is_finite() && *scale > 0.0).unwrap_or(1.0);
    for (before, value) in [(" width=\"", scene.size.width), ("\" height=\"", scene.size.height)] {
        out.push_str(before);
        number::push(out, (value * scale).max(1.0));
    }
    out.push_str("\" viewBox=\"0 0");
    number::push_next(out, scene.size.width.max(1.0));
    number::push_next(out, scene.size.height.max(1.0));
    out.push_str("\" lang=\"");
    out.push_str(language);
    out.push_str("\" xml:lang=\"");
    out.push_str(language);
    out.push_str("\" role=\"graphics-document\" aria-labelledby=\"title\" aria-describedby=\"desc\" xml:space=\"preserve\" font-family=\"");
    out.push_str(FAMILIES);
    out.push_str("\" font-size=\"12\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n<title id=\"title\">");
    xml::push_escaped(out, &scene.title);
    out.push_str("</title>\n<desc id=\"desc\">");
    xml::push_escaped(out, &scene.description);
    out.push_str("</desc>\n");
    if options.embed_fonts {
        fonts::push(out, scene);
    }
    defs.push(out, Ink::Colors);
    if options.background == Background::Paper {
        out.push_str("<rect width=\"");
        number::push(out, scene.size.width.max(1.0));
        out.push_str("\" height=\"");
        number::push(out, scene.size.height.max(1.0));
        out.push('"');
        markup::push_color(out, Ink::Colors, "fill", scene.paper);
        out.push_str("/>\n");
    }
}
