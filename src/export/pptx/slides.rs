//! Slides: a scene each, with its title and the speaker's notes.

use super::lines::locale;
use super::markup::Markup;
use super::media::Media;
use super::package::Package;
use super::place::Place;
use super::shapes::Shapes;
use super::{Background, Deck, ExportError, MOST_SHAPES, Slide, notes};
use crate::model::Language;
use crate::scene::Placed;

/// The namespaces of every part that shows something.
pub(super) const NAMESPACES: &str = " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The group that holds all shapes of a part, opened.
pub(super) const TREE: &str = "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// The end of a part that shows something with the colours of its master.
pub(super) const END: &str = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>";

/// A slide's parts.
pub(super) struct Drawn {
    content: Markup,
    pictures: Vec<usize>,
    notes: Option<Markup>,
}

/// What a slide is called.
pub(super) fn title<'a>(slide: &'a Slide<'_>) -> &'a str {
    if slide.title.trim().is_empty() { &slide.scene.title } else { &slide.title }
}

/// Draws a slide. `watch` hears which share of it is done.
pub(super) fn draw(
    deck: &Deck<'_>,
    slide: &Slide<'_>,
    media: &mut Media,
    watch: impl Fn(f64) -> Result<(), ExportError>,
) -> Result<Drawn, ExportError> {
    watch(0.0)?;
    let scene = slide.scene;
    let place = Place::of(slide, &deck.sheet);
    let mut out = Markup::part(256 * 1024);
    out.raw("<p:sld").raw(NAMESPACES).raw("><p:cSld>");
    let paper = deck.options.background == Background::Paper;
    if paper && scene.paper != deck.theme.color.paper {
        out.raw("<p:bg><p:bgPr>");
        deck.palette.solid(&mut out, scene.paper);
        out.raw("<a:effectLst/></p:bgPr></p:bg>");
    }
    out.raw(TREE);
    let mut shapes = Shapes::new(out, place, (&deck.palette, media, scene.language));
    if !place.shows_title {
        shapes.plain_title(title(slide));
    }
    match &slide.picture {
        Some(png) => shapes.whole(png, &scene.description),
        None => draw_scene(&mut shapes, slide, watch)?,
    }
    let pictures = std::mem::take(&mut shapes.pictures);
    let mut content = shapes.out;
    content.raw(END).raw("</p:sld>");
    let notes = slide.notes.trim();
    let notes = (!notes.is_empty()).then(|| notes::page(notes, scene.language));
    Ok(Drawn { content, pictures, notes })
}

/// Draws the blocks of a scene in reading order, but what lies under everything first, and what of
/// the frame lies over the columns last: other blocks do not overlap these.
fn draw_scene(
    shapes: &mut Shapes<'_>,
    slide: &Slide<'_>,
    watch: impl Fn(f64) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let scene = slide.scene;
    let covers = |placed: &&Placed| placed.bounds().overlaps(scene.body);
    let (veils, frame): (Vec<_>, Vec<_>) = scene.frame.iter().partition(covers);
    fixed(shapes, &scene.under);
    fixed(shapes, frame);
    fixed(shapes, scene.top.iter().chain(&scene.left));
    let count = scene.columns.len().max(1) as f64;
    for (number, column) in scene.columns.iter().enumerate() {
        watch(number as f64 / count)?;
        for (origin, block) in scene.cells_of(column) {
            shapes.block(origin, block);
        }
        within(shapes.count())?;
    }
    fixed(shapes, &scene.over);
    fixed(shapes, veils);
    within(shapes.count())
}

fn fixed<'p>(shapes: &mut Shapes<'_>, list: impl IntoIterator<Item = &'p Placed>) {
    for placed in list {
        shapes.block(placed.origin, &placed.block);
    }
}

/// Refuses slides that nobody could open.
fn within(shapes: u64) -> Result<(), ExportError> {
    let most = MOST_SHAPES;
    if shapes > most { Err(ExportError::TooManyShapes { most }) } else { Ok(()) }
}

impl Drawn {
    /// Puts the slide into the file as the one of this number, counted from zero.
    pub(super) fn add_to(self, package: &mut Package, number: usize, media: &Media) {
        let name = format!("slide{}.xml", number + 1);
        let mut relations = vec![layout()];
        for (at, &picture) in self.pictures.iter().enumerate() {
            let target = format!("../media/{}", media.name(picture));
            relations.push((format!("rIdP{at}"), "image", target));
        }
        if let Some(notes) = self.notes {
            let notes_name = format!("notesSlide{}.xml", number + 1);
            let target = format!("../notesSlides/{notes_name}");
            relations.push(("rIdN".to_owned(), "notesSlide", target));
            let part = format!("ppt/notesSlides/{notes_name}");
            let master = "../notesMasters/notesMaster1.xml".to_owned();
            package.relate(
                &part,
                &[
                    ("rId1".to_owned(), "notesMaster", master),
                    ("rId2".to_owned(), "slide", format!("../slides/{name}")),
                ],
            );
            package.add(part, "presentationml.notesSlide", notes);
            package.notes += 1;
        }
        let part = format!("ppt/slides/{name}");
        package.relate(&part, &relations);
        package.add(part, "presentationml.slide", self.content);
    }
}

/// Puts a slide without pictures and notes into the file.
pub(super) fn add_plain(package: &mut Package, number: usize, content: Markup) {
    let part = format!("ppt/slides/slide{}.xml", number + 1);
    package.relate(&part, &[layout()]);
    package.add(part, "presentationml.slide", content);
}

fn layout() -> (String, &'static str, String) {
    ("rId1".to_owned(), "slideLayout", "../slideLayouts/slideLayout1.xml".to_owned())
}

/// Writes a title as the slide layout places and draws it.
pub(super) fn push_title(out: &mut Markup, id: i64, title: &str, language: Language) {
    out.raw("<p:sp><p:nvSpPr><p:cNvPr id=\"").int(id).raw("\" name=\"");
    out.said(super::shapes::shortened(title));
    out.raw("\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang=\"");
    out.raw(locale(language))
        .raw("\"/><a:t>")
        .said(title)
        .raw("</a:t></a:r></a:p></p:txBody></p:sp>");
}
