//! Letters as small bitmaps, each drawn once per face, size and quarter of a pixel.

use crate::scene::{Face, TextItem};
use crate::theme::Color;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::FontRef;
use skrifa::{GlyphId, MetadataProvider, OutlineGlyphCollection};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tiny_skia::{
    FillRule, LineCap, LineJoin, Mask, Path, PathBuilder, PixmapMut, Stroke, Transform,
};

/// Steps of a glyph's horizontal position within a pixel.
const PHASES: i64 = 4;
/// Type larger than this many pixels is filled as a path: bitmaps of it would eat the memory and
/// hardly be used twice.
pub(super) const LARGEST: f64 = 128.0;

/// Where and how a glyph is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// Of the glyph's origin, in pixels of the whole picture.
    pub(super) x: f64,
    pub(super) y: f64,
    /// The tile's first pixel.
    pub(super) left: i64,
    pub(super) top: i64,
}

/// Face, bits of the size, whether it is the rim, glyph and phase.
type Key = (Face, u32, bool, usize);

/// The bitmaps of one export, shared by its threads.
#[derive(Default)]
pub(super) struct Letters(Mutex<HashMap<Key, Arc<Bitmap>>>);

/// Draws letters, for one thread.
pub(super) struct Glyphs<'a> {
    letters: &'a Letters,
    faces: [Option<OutlineGlyphCollection<'static>>; Face::ALL.len()],
    sizes: Vec<Sized>,
    /// Width of rims in pixels.
    rim: f64,
}

/// One face at one size, as letters or as their rims.
struct Sized {
    face: Face,
    size: f32,
    rim: bool,
    /// By glyph and phase; grows as glyphs come.
    bitmaps: Vec<Option<Arc<Bitmap>>>,
}

/// How much of each pixel a letter covers.
struct Bitmap {
    left: i64,
    top: i64,
    width: u32,
    coverage: Vec<u8>,
}

/// A face at a size that letters are being drawn with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand(usize);

impl<'a> Glyphs<'a> {
    /// `scale` is pixels a map unit.
    pub(super) fn new(scale: f64, letters: &'a Letters) -> Self {
        let faces = std::array::from_fn(|face| {
            let font = FontRef::new(Face::ALL[face].bytes()).ok()?;
            Some(font.outline_glyphs())
        });
        Self { letters, faces, sizes: Vec::new(), rim: TextItem::HALO_WIDTH * scale }
    }

    /// A face at `size` pixels, for its letters or their rims.
    pub(super) fn hand(&mut self, face: Face, size: f32, rim: bool) -> Hand {
        let same = |known: &Sized| {
            known.face == face && known.size.to_bits() == size.to_bits() && known.rim == rim
        };
        Hand(self.sizes.iter().position(same).unwrap_or_else(|| {
            self.sizes.push(Sized { face, size, rim, bitmaps: Vec::new() });
            self.sizes.len() - 1
        }))
    }

    /// Draws a letter whose baseline falls on whole pixels.
    pub(super) fn draw(
        &mut self,
        hand: Hand,
        glyph: u16,
        at: Spot,
        color: Color,
        tile: &mut PixmapMut<'_>,
    ) {
        let quarters = (at.x * PHASES as f64).round() as i64;
        let (x, phase) = (quarters.div_euclid(PHASES), quarters.rem_euclid(PHASES));
        let y = at.y.round() as i64;
        let slot = usize::from(glyph) * PHASES as usize + phase as usize;
        let sized = &mut self.sizes[hand.0];
        if sized.bitmaps.len() <= slot {
            sized.bitmaps.resize_with(slot + 1, || None);
        }
        if sized.bitmaps[slot].is_none() {
            let key = (sized.face, sized.size.to_bits(), sized.rim, slot);
            let shift = phase as f32 / PHASES as f32;
            let bitmap = self.bitmap(key, glyph, shift);
            self.sizes[hand.0].bitmaps[slot] = Some(bitmap);
        }
        if let Some(bitmap) = &self.sizes[hand.0].bitmaps[slot] {
            blit(bitmap, (x - at.left, y - at.top), color, tile);
        }
    }

    /// The bitmap of a letter that this thread has not drawn so far.
    fn bitmap(&self, key: Key, glyph: u16, shift: f32) -> Arc<Bitmap> {
        let known = || self.letters.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bitmap) = known().get(&key) {
            return bitmap.clone();
        }
        let (face, size, rim, _) = key;
        let bitmap = self.rasterise(face, glyph, f32::from_bits(size), rim, shift);
        known().entry(key).or_insert(Arc::new(bitmap)).clone()
    }

    /// A letter's outline, or its rim's, in pixels around its origin, down being positive.
    pub(super) fn outline(&self, face: Face, glyph: u16, size: f32, rim: bool) -> Option<Path> {
        let outline = self.faces[face as usize].as_ref()?.get(GlyphId::from(glyph))?;
        let mut pen = Pen(PathBuilder::new());
        let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
        outline.draw(settings, &mut pen).ok()?;
        let path = pen.0.finish()?;
        if !rim {
            return Some(path);
        }
        let stroke = Stroke {
            width: 2.0 * self.rim as f32,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Default::default()
        };
        path.stroke(&stroke, 1.0)
    }

    fn rasterise(&self, face: Face, glyph: u16, size: f32, rim: bool, shift: f32) -> Bitmap {
        self.outline(face, glyph, size, rim)
            .and_then(|path| {
                let bounds = path.bounds();
                let (left, top) = ((bounds.left() + shift).floor(), bounds.top().floor());
                let width = ((bounds.right() + shift).ceil() - left) as u32;
                let height = (bounds.bottom().ceil() - top) as u32;
                let mut mask = Mask::new(width.max(1), height.max(1))?;
                let place = Transform::from_translate(shift - left, -top);
                mask.fill_path(&path, FillRule::Winding, true, place);
                let (left, top, width) = (left as i64, top as i64, mask.width());
                Some(Bitmap { left, top, width, coverage: mask.take() })
            })
            .unwrap_or(Bitmap { left: 0, top: 0, width: 1, coverage: Vec::new() })
    }
}

fn blit(bitmap: &Bitmap, (x, y): (i64, i64), color: Color, tile: &mut PixmapMut<'_>) {
    let (tile_width, tile_height) = (i64::from(tile.width()), i64::from(tile.height()));
    let (left, top) = (x + bitmap.left, y + bitmap.top);
    let first = (-left).max(0);
    let last = i64::from(bitmap.width).min(tile_width - left);
    if first >= last {
        return;
    }
    let source = [color.r, color.g, color.b, 255].map(u32::from);
    let opacity = u32::from(color.a);
    let data = tile.data_mut();
    for (row, coverage) in (top..).zip(bitmap.coverage.chunks_exact(bitmap.width as usize)) {
        if row < 0 || row >= tile_height {
            continue;
        }
        let start = (row * tile_width + left + first) as usize * 4;
        let count = (last - first) as usize;
        let pixels = data[start..start + count * 4].chunks_exact_mut(4);
        for (pixel, &covered) in pixels.zip(&coverage[first as usize..last as usize]) {
            if covered == 0 {
                continue;
            }
            let alpha = over_255(u32::from(covered) * opacity);
            for (channel, source) in pixel.iter_mut().zip(source) {
                let mixed = over_255(source * alpha + u32::from(*channel) * (255 - alpha));
                *channel = mixed as u8;
            }
        }
    }
}

/// `value` / 255, rounded; exact up to 65,535.
const fn over_255(value: u32) -> u32 {
    (value + 128 + ((value + 128) >> 8)) >> 8
}

struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, -y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, -y);
    }

    fn quad_to(&mut self, ax: f32, ay: f32, x: f32, y: f32) {
        self.0.quad_to(ax, -ay, x, -y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.cubic_to(ax, -ay, bx, -by, x, -y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn division_is_exact() {
        for value in 0..=65_025_u32 {
            assert_eq!(super::over_255(value), (f64::from(value) / 255.0).round() as u32);
        }
    }
}
