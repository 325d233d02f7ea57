//! Pages → files: one for each page where a format holds one picture, else one for all.

use super::properties::properties;
use super::{Page, Sheet, Target, story};
use crate::export::{self, Background, ExportError, Format, Options, pdf, pptx};
use crate::i18n::Texts;
use crate::insight::{Slice, headline, touchpoint_scores};
use crate::layout::{Layout, View};
use crate::model::Document;
use crate::scene::Scene;
use crate::scores::Score;
use crate::watch::Watch;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Points of a page in a map unit at natural size, which exporters count from.
const NATURAL: f64 = super::fit::NATURAL;

/// Whether a format holds one picture a file.
pub const fn is_single(format: Format) -> bool {
    matches!(format, Format::Svg | Format::Png)
}

/// The files that `pages` become: `path` itself, or that name with numbers where it takes several.
pub fn files(pages: &[Page], format: Format, path: &Path) -> Vec<PathBuf> {
    let count = if is_single(format) { pages.len() } else { 1 };
    if count <= 1 {
        return vec![path.to_owned()];
    }
    let digits = count.to_string().len().max(2);
    let named = |number: usize| {
        let mut name: OsString = path.file_stem().unwrap_or_default().to_owned();
        name.push(format!("-{number:0digits$}"));
        if let Some(extension) = path.extension() {
            name.push(".");
            name.push(extension);
        }
        path.with_file_name(name)
    };
    (1..=count).map(named).collect()
}

/// Writes the file of this number, counted from 0, of those that `pages` become.
///
/// # Errors
/// As [`export::write()`].
pub fn write(
    pages: &[Page],
    number: usize,
    (format, target): (Format, Target),
    options: &Options,
    out: &mut dyn Write,
    watch: &Watch,
) -> Result<(), ExportError> {
    match format {
        Format::Svg | Format::Png => {
            let Some(page) = pages.get(number) else { return Ok(()) };
            let mut options = options.clone();
            if page.sheet.is_some() {
                let scale = page.scale / NATURAL;
                options.svg.scale = Some(scale);
                options.png.dpi = Some(options.png.dpi.unwrap_or_else(|| target.dpi()));
                if options.png.width.is_none() {
                    options.png.scale = Some(scale);
                }
            }
            export::write(&page.scene(), format, &options, out, watch)
        }
        Format::Pptx => {
            let standing = |page: &Page| {
                let (scale, corner) = (page.scale, page.corner());
                page.sheet.map(|_| pptx::Standing { scale, corner })
            };
            let parts: Vec<_> = pages.iter().map(|page| (&page.part, standing(page))).collect();
            export::write_deck(&parts, options, out, watch)
        }
        Format::Pdf => {
            let scenes: Vec<Arc<Scene>> = pages.iter().map(Page::scene).collect();
            let leaf = |(page, scene)| -> pdf::Leaf<'_> {
                let Page { part, sheet, scale, .. }: &Page = page;
                pdf::Leaf { scene, title: part.caption.clone(), scale: sheet.map(|_| *scale) }
            };
            let scenes = scenes.iter().map(Arc::as_ref);
            let leaves: Vec<pdf::Leaf<'_>> = pages.iter().zip(scenes).map(leaf).collect();
            export::write_book(&leaves, options, out, watch)
        }
        Format::Html => match pages.first() {
            Some(page) => export::write(&page.part.scene, format, options, out, watch),
            None => Ok(()),
        },
    }
}

/// What a format carries beside its pages: the story and the other theme of a page with a viewer;
/// the colours, the authors and the numbers of a deck.
pub fn equip(
    options: &mut Options,
    format: Format,
    layout: &mut Layout,
    (document, view): (&Document, &View),
) {
    match format {
        Format::Html => story::tell(&mut options.html, layout, (document, view)),
        Format::Pptx => {
            options.pptx = pptx::Options {
                theme: Some(view.theme.theme()),
                author: document.props().authors.join(", "),
                numbers: Some(numbers(document, &view.slice, Texts::of(view.language))),
                ..options.pptx.clone()
            };
        }
        Format::Pdf => options.pdf.properties = properties(document),
        Format::Svg | Format::Png => {}
    }
}

/// The same background for every format.
pub fn set_background(options: &mut Options, background: Background) {
    options.svg.background = background;
    options.png.background = background;
    options.pdf.background = background;
    options.pptx.background = background;
    options.html.background = background;
}

/// The slides that are as large as a page.
pub fn slide_size(sheet: &Sheet) -> pptx::Size {
    pptx::Size { width: sheet.size.width / 72.0, height: sheet.size.height / 72.0 }
}

/// The scores of the whole journey and of each touchpoint, as slides say them.
fn numbers(document: &Document, slice: &Slice, texts: &'static Texts) -> pptx::Numbers {
    let heads = ["kind-touchpoint", "report-metric", "report-value", "report-n", "column-interval"];
    let row = |of: &str, score: &Score| {
        let range = score.interval.map(|range| texts.score_range(score.metric, range));
        [
            of.to_owned(),
            texts.word(score.metric).to_owned(),
            texts.score(score.metric, score.value),
            texts.whole(score.n),
            range.unwrap_or_default(),
        ]
    };
    let whole = texts.get("deck-whole");
    let mut rows: Vec<_> = headline(document, slice).iter().map(|it| row(whole, it)).collect();
    for id in document.journey() {
        let name = document.element(id).map(|element| element.content.text()).unwrap_or_default();
        let scores = touchpoint_scores(document, id, slice);
        rows.extend(scores.iter().map(|(_, score)| row(name, score)));
    }
    pptx::Numbers {
        title: texts.get("report-scores").to_owned(),
        heads: heads.map(|key| texts.get(key).to_owned()),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::{Order, Split, Subject};

    #[test]
    fn several_pictures_are_numbered_and_one_file_of_many_pages_is_not() {
        let document =
            crate::templates::Template::ALL[0].preview(crate::model::Language::English).unwrap();
        let view = View::of(document.props());
        let order = Order { target: Target::Slide, subject: Subject::Map, split: Split::Phases };
        let mut layout = Layout::default();
        let pages =
            super::super::pages(&mut layout, &document, &view, &order, &Watch::default()).unwrap();
        assert!(pages.len() > 2);
        let names = files(&pages, Format::Png, Path::new("/a/b.c/map.png"));
        assert_eq!(names.len(), pages.len());
        assert_eq!(names[0], Path::new("/a/b.c/map-01.png"));
        assert_eq!(files(&pages, Format::Pdf, Path::new("map.pdf")), [Path::new("map.pdf")]);
        assert_eq!(files(&pages[..1], Format::Svg, Path::new("map.svg")), [Path::new("map.svg")]);
    }
}
