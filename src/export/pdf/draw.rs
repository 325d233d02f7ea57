//! Blocks and items on a page.

use super::look;
use super::sheets::Sheet;
use super::tags::Tags;
use crate::model::{EncodedImage, ImageEncoding};
use crate::scene::{Block, Face, Glyph, Group, ImageItem, Item, Line, Role, Stroke, TextItem};
use krilla::geom::{Size, Transform};
use krilla::image::Image;
use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use kurbo::{Point, Rect, Shape};
use std::collections::HashMap;
use std::sync::Arc;

/// Draws on pages, remembering fonts and pictures.
pub(super) struct Painter {
    fonts: [Option<Font>; Face::ALL.len()],
    images: HashMap<usize, Option<Image>>,
}

impl Default for Painter {
    fn default() -> Self {
        let fonts = std::array::from_fn(|face| Font::new(Face::ALL[face].bytes().into(), 0));
        Self { fonts, images: HashMap::new() }
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
            let identifier = surface.start_tagged(tag);
            for item in items {
                self.item(surface, sheet, origin, item);
            }
            surface.end_tagged();
            if is_said(group) {
                tags.add(origin, block, number, identifier);
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

    fn text(&self, surface: &mut Surface<'_>, sheet: &Sheet, origin: Point, item: &TextItem) {
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

    /// Draws a line whose first letter stands at `at` on the page.
    fn line(&self, surface: &mut Surface<'_>, at: Point, line: &Line, scale: f64, outlined: bool) {
        let size = f64::from(line.size) * scale;
        for run in &line.runs {
            let Some(font) = &self.fonts[run.face as usize] else { continue };
            for glyphs in one_way(&run.glyphs) {
                let Some(first) = glyphs.first() else { continue };
                let start = Point::new(at.x + f64::from(first.x) * scale, at.y);
                if !(start.is_finite() && size.is_finite() && size > 0.0) {
                    continue;
                }
                let start = krilla::geom::Point::from_xy(start.x as f32, start.y as f32);
                let glyphs = placed(glyphs, line);
                surface.draw_glyphs(
                    start,
                    &glyphs,
                    font.clone(),
                    &line.text,
                    size as f32,
                    outlined,
                );
            }
        }
    }

    fn image(&mut self, surface: &mut Surface<'_>, sheet: &Sheet, origin: Point, item: &ImageItem) {
        let key = item.image.bytes.as_ptr().addr();
        let image = self.images.entry(key).or_insert_with(|| decode(&item.image)).clone();
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

/// Whether a reader hears of a group: it means something, or it has text.
fn is_said(group: &Group) -> bool {
    group.role != Role::Decoration
        && (!group.label.is_empty() || group.items.iter().any(|i| matches!(i, Item::Text(_))))
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

/// What a page says of a picture that cannot be read is nothing: it is left out.
fn decode(image: &EncodedImage) -> Option<Image> {
    let read = match image.encoding {
        // The file's own bytes: no second loss, and small.
        ImageEncoding::Jpeg => Image::from_jpeg(image.bytes.to_vec().into(), true).ok(),
        // krilla decodes at the very end, where one broken picture would cost the document.
        ImageEncoding::Png => png(image).map(|(pixels, w, h)| Image::from_rgba8(pixels, w, h)),
    };
    if read.is_none() {
        log::warn!("an embedded picture cannot be read and is left out: {image:?}");
    }
    read
}

fn png(image: &EncodedImage) -> Option<(Vec<u8>, u32, u32)> {
    let bytes = std::io::Cursor::new(&image.bytes[..]);
    let mut reader = image::ImageReader::with_format(bytes, image::ImageFormat::Png);
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(EncodedImage::MAX_SIDE);
    limits.max_image_height = Some(EncodedImage::MAX_SIDE);
    limits.max_alloc = Some(256 << 20);
    reader.limits(limits);
    let pixels = reader.decode().ok()?.into_rgba8();
    let (width, height) = pixels.dimensions();
    Some((pixels.into_raw(), width, height))
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
