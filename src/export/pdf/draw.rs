//! Blocks and items on a page.

use super::sheets::Sheet;
use super::tags::Tags;
use super::{look, photo};
use crate::scene::{Block, Face, Gap, Glyph, Group, ImageItem, Item, Line, Role, Stroke, TextItem};
use crate::xml::legible;
use krilla::geom::{Size, Transform};
use krilla::image::Image;
use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use kurbo::{Point, Rect, Shape, Vec2};
use std::collections::HashMap;
use std::sync::Arc;

/// Draws on pages, remembering fonts and pictures.
pub(super) struct Painter {
    fonts: [Option<Font>; Face::ALL.len()],
    /// The glyph of each face between words.
    spaces: [Option<u32>; Face::ALL.len()],
    images: HashMap<usize, Option<Image>>,
    /// The pieces of the group being drawn; `None` where nobody hears of it.
    pieces: Option<Vec<Identifier>>,
}

impl Default for Painter {
    fn default() -> Self {
        let fonts = std::array::from_fn(|face| Font::new(Face::ALL[face].bytes().into(), 0));
        let spaces = std::array::from_fn(|face| space_of(Face::ALL[face]));
        Self { fonts, spaces, images: HashMap::new(), pieces: None }
    }
}

impl Painter {
    /// Draws what of a block lies on the sheet.
    pub(super) fn block(
        &mut self,
        surface: &mut Surface<'_>,
        tags: &mut Tags,
        sheet: &Sheet,
        origin: Point,
        block: &Arc<Block>,
    ) {
        let sight = sheet.view - origin.to_vec2();
        if !meet(sight, block.bounds) {
            return;
        }
        for (number, group) in block.groups.iter().enumerate() {
            let mut items = group.items.iter().filter(|item| meet(sight, reach(item))).peekable();
            if items.peek().is_none() {
                continue;
            }
            let artifact = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout));
            let tag = if is_said(group) { ContentTag::Other } else { artifact };
            let piece = surface.start_tagged(tag);
            self.pieces = is_said(group).then(|| vec![piece]);
            for item in items {
                self.item(surface, sheet, origin, item);
                if let Item::Text(text) = item
                    && is_said(group)
                    && ends_word(group, text)
                {
                    self.space(surface, sheet, origin, text);
                }
            }
            surface.end_tagged();
            if let Some(pieces) = self.pieces.take() {
                tags.add(origin, block, number, pieces);
            }
        }
    }

    fn item(&mut self, surface: &mut Surface<'_>, sheet: &Sheet, origin: Point, item: &Item) {
        let (path, fill, stroke) = match item {
            Item::Rect(item) => (
                look::rounded(sheet, origin, item.rect, item.radius),
                item.fill.as_ref(),
                item.stroke.as_ref(),
            ),
            Item::Path(item) => {
                (look::path(sheet, origin, &item.path), item.fill.as_ref(), item.stroke.as_ref())
            }
            Item::Text(item) => return self.text(surface, sheet, origin, item),
            Item::Image(item) => return self.image(surface, sheet, origin, item),
        };
        // Without either, krilla would paint black.
        if let Some(path) = path.filter(|_| fill.is_some() || stroke.is_some()) {
            surface.set_fill(fill.map(|fill| look::fill(sheet, origin, fill)));
            surface.set_stroke(stroke.map(|stroke| look::stroke(sheet, origin, stroke)));
            surface.draw_path(&path);
        }
    }

    fn text(&mut self, surface: &mut Surface<'_>, sheet: &Sheet, origin: Point, item: &TextItem) {
        let at = sheet.point(origin + item.origin.to_vec2());
        if let Some(halo) = item.halo {
            // As outlines: said once, by the letters above.
            surface.set_fill(None);
            let width = 2.0 * TextItem::HALO_WIDTH * sheet.scale;
            surface.set_stroke(Some(look::solid_stroke(halo, width)));
            self.line(surface, at, &item.line, sheet.scale, true);
        }
        surface.set_fill(Some(look::solid_fill(item.color)));
        surface.set_stroke(None);
        self.line(surface, at, &item.line, sheet.scale, false);
    }

    /// Writes the space that a line's end is, so that whoever puts the lines together has words.
    fn space(&self, surface: &mut Surface<'_>, sheet: &Sheet, origin: Point, item: &TextItem) {
        let line = &item.line;
        let Some(run) = line.runs.last() else { return };
        let (face, size) = (run.face as usize, f64::from(line.size) * sheet.scale);
        let (Some(font), Some(glyph)) = (&self.fonts[face], self.spaces[face]) else { return };
        let end = item.origin.to_vec2() + Vec2::new(f64::from(line.width), 0.0);
        let at = sheet.point(origin + end);
        if at.is_finite() && size.is_finite() && size > 0.0 {
            let at = krilla::geom::Point::from_xy(at.x as f32, at.y as f32);
            let glyph = KrillaGlyph::new(GlyphId::new(glyph), 0.0, 0.0, 0.0, 0.0, 0..1, None);
            surface.set_fill(Some(look::solid_fill(item.color)));
            surface.set_stroke(None);
            surface.draw_glyphs(at, &[glyph], font.clone(), " ", size as f32, false);
        }
    }

    /// Draws a line whose first letter stands at `at` on the page.
    fn line(
        &mut self,
        surface: &mut Surface<'_>,
        at: Point,
        line: &Line,
        scale: f64,
        outlined: bool,
    ) {
        for run in &line.runs {
            let Some(font) = self.fonts[run.face as usize].clone() else { continue };
            for glyphs in one_way(&run.glyphs) {
                if outlined {
                    put(surface, at, line, glyphs, (&font, scale, true));
                    continue;
                }
                let has_text = |glyph: &Glyph| has_text(glyph, &line.text);
                for glyphs in glyphs.chunk_by(|one, next| has_text(one) == has_text(next)) {
                    if glyphs.first().is_some_and(has_text) {
                        put(surface, at, line, glyphs, (&font, scale, false));
                    } else {
                        self.shape(surface, line, glyphs, |surface| {
                            put(surface, at, line, glyphs, (&font, scale, true));
                        });
                    }
                }
            }
        }
    }

    /// Draws glyphs as mere shapes: what they say stands beside them.
    fn shape(
        &mut self,
        surface: &mut Surface<'_>,
        line: &Line,
        glyphs: &[Glyph],
        draw: impl FnOnce(&mut Surface<'_>),
    ) {
        let Some(pieces) = &mut self.pieces else { return draw(surface) };
        let start = glyphs.iter().map(|glyph| glyph.range.start).min().unwrap_or(0);
        let end = glyphs.iter().map(|glyph| glyph.range.end).max().unwrap_or(0);
        let text = line.text.get(start as usize..end as usize).map(legible).unwrap_or_default();
        let span = SpanTag::empty().with_actual_text(Some(&text));
        surface.end_tagged();
        pieces.push(surface.start_tagged(ContentTag::Span(span)));
        draw(surface);
        surface.end_tagged();
        pieces.push(surface.start_tagged(ContentTag::Other));
    }

    fn image(&mut self, surface: &mut Surface<'_>, sheet: &Sheet, origin: Point, item: &ImageItem) {
        let key = item.image.bytes.as_ptr().addr();
        let image = self.images.entry(key).or_insert_with(|| photo::read(&item.image)).clone();
        let size = item.rect.size() * sheet.scale;
        let size = Size::from_wh(size.width as f32, size.height as f32);
        let (Some(image), Some(size)) = (image, size) else { return };
        let Some(frame) = look::rounded(sheet, origin, item.rect, item.radius) else { return };
        let at = sheet.point(origin + item.rect.origin().to_vec2());
        surface.push_clip_path(&frame, &FillRule::NonZero);
        surface.push_transform(&Transform::from_translate(at.x as f32, at.y as f32));
        surface.draw_image(image, size);
        surface.pop();
        surface.pop();
    }

    /// Writes letters that need no shaping – digits and Latin capitals – for marks on sheets;
    /// `at` is where they start, in points.
    pub(super) fn mark(&self, surface: &mut Surface<'_>, text: &str, at: Point, size: f32) {
        use skrifa::MetadataProvider;
        use skrifa::instance::{LocationRef, Size};
        let Some(font) = &self.fonts[Face::Regular as usize] else { return };
        let Ok(face) = skrifa::FontRef::new(Face::Regular.bytes()) else { return };
        let advances = face.glyph_metrics(Size::new(1.0), LocationRef::default());
        let glyphs: Vec<_> = text
            .char_indices()
            .filter_map(|(i, c)| {
                let id = face.charmap().map(c)?;
                let advance = advances.advance_width(id)?;
                let range = i..i + c.len_utf8();
                let id = GlyphId::new(id.to_u32());
                Some(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, range, None))
            })
            .collect();
        let at = krilla::geom::Point::from_xy(at.x as f32, at.y as f32);
        surface.draw_glyphs(at, &glyphs, font.clone(), text, size, false);
    }
}

/// The glyph of a face between words.
fn space_of(face: Face) -> Option<u32> {
    use skrifa::MetadataProvider;
    let face = skrifa::FontRef::new(face.bytes()).ok()?;
    Some(face.charmap().map(' ')?.to_u32())
}

/// Whether a word of a group ends with a line of it.
fn ends_word(group: &Group, line: &TextItem) -> bool {
    let next = group.lines().skip_while(|item| !std::ptr::eq(*item, line)).nth(1);
    next.is_none_or(|next| group.gap(&line.line.text, &next.line.text) != Gap::None)
}

/// Whether a reader hears of a group: it means something, or it has text.
fn is_said(group: &Group) -> bool {
    group.role != Role::Decoration
        && (!group.label.is_empty() || group.items.iter().any(|i| matches!(i, Item::Text(_))))
}

/// Draws glyphs of a line whose first letter stands at `at` on the page: as text, or as outlines.
fn put(
    surface: &mut Surface<'_>,
    at: Point,
    line: &Line,
    glyphs: &[Glyph],
    (font, scale, outlined): (&Font, f64, bool),
) {
    let Some(first) = glyphs.first() else { return };
    let size = f64::from(line.size) * scale;
    let start = Point::new(at.x + f64::from(first.x) * scale, at.y);
    if start.is_finite() && size.is_finite() && size > 0.0 {
        let start = krilla::geom::Point::from_xy(start.x as f32, start.y as f32);
        let glyphs = placed(glyphs, line);
        surface.draw_glyphs(start, &glyphs, font.clone(), &line.text, size as f32, outlined);
    }
}

/// Whether a glyph may stand for its text in a document for archives and readers: it is not the
/// box for letters that no face has, and there is a text that means something everywhere.
fn has_text(glyph: &Glyph, line: &str) -> bool {
    let text = line.get(glyph.range.start as usize..glyph.range.end as usize).unwrap_or_default();
    glyph.id != 0 && !text.is_empty() && !text.contains(['\0', '\u{FEFF}', '\u{FFFE}'])
}

/// Glyphs with advances that put each where the layout put it, in parts of the type size.
fn placed(glyphs: &[Glyph], line: &Line) -> Vec<KrillaGlyph> {
    let part = |length: f32| length / line.size;
    glyphs
        .iter()
        .enumerate()
        .map(|(i, glyph)| {
            let advance = glyphs.get(i + 1).map_or(glyph.advance, |next| next.x - glyph.x);
            let range = glyph.range.start as usize..glyph.range.end as usize;
            let range = if line.text.get(range.clone()).is_some() { range } else { 0..0 };
            let id = GlyphId::new(u32::from(glyph.id));
            KrillaGlyph::new(id, part(advance), 0.0, -part(glyph.y), 0.0, range, None)
        })
        .collect()
}

/// A run in parts that read in one direction each, which PDF marks differently.
fn one_way(glyphs: &[Glyph]) -> Vec<&[Glyph]> {
    let mut parts = Vec::new();
    let (mut start, mut forward) = (0, None);
    for i in 1..glyphs.len() {
        let (before, here) = (&glyphs[i - 1].range, &glyphs[i].range);
        if before == here {
            continue;
        }
        let direction = Some(here.start >= before.end);
        if forward.is_some() && forward != direction {
            parts.push(&glyphs[start..i]);
            (start, forward) = (i, None);
        } else {
            forward = direction;
        }
    }
    parts.push(&glyphs[start..]);
    parts
}

/// Whether two rectangles have a point in common; flat ones too.
fn meet(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

/// Around an item, outlines and rims included.
fn reach(item: &Item) -> Rect {
    let stroked = |rect: Rect, stroke: &Option<Stroke>| {
        let width = stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0);
        rect.inflate(width, width)
    };
    match item {
        Item::Rect(item) => stroked(item.rect, &item.stroke),
        Item::Path(item) => stroked(item.path.bounding_box(), &item.stroke),
        Item::Image(item) => item.rect,
        Item::Text(item) => {
            let (at, size) = (item.origin, f64::from(item.line.size));
            let end = at.x + f64::from(item.line.width);
            Rect::new(at.x, at.y - size, end, at.y + size / 3.0)
        }
    }
}
