//! Blocks and items on one tile.

use super::glyphs::{Glyphs, LARGEST, Letters, Spot};
use super::path::{Place, dashes_in, in_sight, skia_color};
use super::photos::Photos;
use crate::scene::{
    Block, ImageItem, Item, Line, Paint, PathItem, RectItem, Scene, Stroke, TextItem,
};
use crate::theme::Color;
use kurbo::{Point, Rect};
use std::borrow::Cow;
use std::sync::Arc;
use tiny_skia::{FillRule, FilterQuality, Path, Pattern, Pixmap, PixmapMut, SpreadMode, Transform};

/// How far outlines and rims may reach beyond what is measured, in map units.
const MARGIN: f64 = 4.0;

/// What the threads of one export share.
#[derive(Default)]
pub(super) struct Shared {
    photos: Photos,
    letters: Letters,
}

/// Paints tiles, one after the other, remembering letters.
pub(super) struct Painter<'a> {
    scale: f64,
    glyphs: Glyphs<'a>,
    photos: &'a Photos,
}

/// The tile being painted.
struct Tile<'t, 'p> {
    pixels: &'t mut PixmapMut<'p>,
    left: i64,
    top: i64,
    /// The tile's place on the map, a little larger.
    sight: Rect,
}

impl<'a> Painter<'a> {
    pub(super) fn new(scale: f64, shared: &'a Shared) -> Self {
        Self { scale, glyphs: Glyphs::new(scale, &shared.letters), photos: &shared.photos }
    }

    /// Paints what of the scene lies in a tile whose first pixel is `left`, `top`.
    pub(super) fn tile(
        &mut self,
        scene: &Scene,
        pixels: &mut PixmapMut<'_>,
        (left, top): (u32, u32),
    ) {
        let (x, y) = (f64::from(left), f64::from(top));
        let (right, bottom) = (x + f64::from(pixels.width()), y + f64::from(pixels.height()));
        let sight = Rect::new(x, y, right, bottom).scale_from_origin(1.0 / self.scale);
        let margin = MARGIN + 2.0 / self.scale;
        let sight = sight.inflate(margin, margin);
        let mut tile = Tile { pixels, left: i64::from(left), top: i64::from(top), sight };
        for placed in &scene.under {
            self.block(&mut tile, placed.origin, &placed.block);
        }
        for column in &scene.columns[scene.columns_in(sight.x0, sight.x1)] {
            for (origin, block) in scene.cells_of(column) {
                self.block(&mut tile, origin, block);
            }
        }
        for placed in [&scene.over, &scene.left, &scene.top, &scene.frame].into_iter().flatten() {
            self.block(&mut tile, placed.origin, &placed.block);
        }
    }

    fn block(&mut self, tile: &mut Tile<'_, '_>, origin: Point, block: &Arc<Block>) {
        let sight = tile.sight - origin.to_vec2();
        if !meet(sight, block.bounds) {
            return;
        }
        let place = Place {
            x: origin.x * self.scale,
            y: origin.y * self.scale,
            left: tile.left as f64,
            top: tile.top as f64,
            scale: self.scale,
        };
        for item in block.groups.iter().flat_map(|group| &group.items) {
            match item {
                Item::Rect(item) => rect(tile.pixels, place, sight, item),
                Item::Path(item) => path(tile.pixels, place, sight, item),
                Item::Text(item) => self.text(tile, place, sight, item),
                Item::Image(item) => self.image(tile.pixels, place, sight, item),
            }
        }
    }

    fn text(&mut self, tile: &mut Tile<'_, '_>, place: Place, sight: Rect, item: &TextItem) {
        let (line, at) = (&item.line, item.origin);
        let size = f64::from(line.size);
        // Letters may hang over the line's ends, and stacked marks over its height.
        let (x0, x1) = (at.x - size, at.x + f64::from(line.width) + size);
        let inked = Rect::new(x0, at.y - 2.0 * size, x1, at.y + size);
        if !meet(sight, inked) {
            return;
        }
        if let Some(halo) = item.halo {
            self.line(tile, place, at, line, (halo, true));
        }
        self.line(tile, place, at, line, (item.color, false));
    }

    fn line(
        &mut self,
        tile: &mut Tile<'_, '_>,
        place: Place,
        at: Point,
        line: &Line,
        (color, rim): (Color, bool),
    ) {
        let size = f64::from(line.size) * self.scale;
        let (left, top) = (tile.left, tile.top);
        for run in &line.runs {
            let hand = self.glyphs.hand(run.face, size as f32, rim);
            for glyph in &run.glyphs {
                let x = place.x + (at.x + f64::from(glyph.x)) * self.scale;
                let y = place.y + (at.y + f64::from(glyph.y)) * self.scale;
                if size <= LARGEST {
                    self.glyphs.draw(hand, glyph.id, Spot { x, y, left, top }, color, tile.pixels);
                } else if let Some(path) = self.glyphs.outline(run.face, glyph.id, size as f32, rim)
                {
                    let (dx, dy) = ((x - left as f64) as f32, (y - top as f64) as f32);
                    let shader = tiny_skia::Shader::SolidColor(skia_color(color));
                    let paint = tiny_skia::Paint { shader, ..Default::default() };
                    let shift = Transform::from_translate(dx, dy);
                    tile.pixels.fill_path(&path, &paint, FillRule::Winding, shift, None);
                }
            }
        }
    }

    fn image(&self, pixels: &mut PixmapMut<'_>, place: Place, sight: Rect, item: &ImageItem) {
        if !meet(sight, item.rect) {
            return;
        }
        let Some(target) = place.rect(item.rect) else { return };
        let Some(outline) = place.rounded(item.rect, item.radius) else { return };
        let wanted = |length: f32| length.ceil().max(1.0) as u32;
        let photo = self.photos.get(&item.image, wanted(target.width()), wanted(target.height()));
        let Some(photo) = photo else { return };
        let fit = Transform::from_row(
            target.width() / photo.width() as f32,
            0.0,
            0.0,
            target.height() / photo.height() as f32,
            target.x(),
            target.y(),
        );
        let quality = FilterQuality::Bilinear;
        let shader = Pattern::new(Pixmap::as_ref(&photo), SpreadMode::Pad, quality, 1.0, fit);
        let paint = tiny_skia::Paint { shader, ..Default::default() };
        pixels.fill_path(&outline, &paint, FillRule::Winding, Transform::identity(), None);
    }
}

fn rect(pixels: &mut PixmapMut<'_>, place: Place, sight: Rect, item: &RectItem) {
    if !meet(sight, reach(item.rect, item.stroke.as_ref())) {
        return;
    }
    let here = Transform::identity();
    let (mut fill, stroke) = (item.fill.as_ref(), item.stroke.as_ref());
    if let Some(paint) = fill.map(|fill| place.paint(fill, item.rect)) {
        if item.radius <= 0.0 {
            if let Some(rect) = place.rect(item.rect) {
                pixels.fill_rect(rect, &paint, here, None);
            }
            fill = None;
        } else if let Some((ends, middle)) = place.rounded_in_parts(item.rect, item.radius) {
            pixels.fill_path(&ends, &paint, FillRule::Winding, here, None);
            pixels.fill_rect(middle, &paint, here, None);
            fill = None;
        }
    }
    if fill.is_none() && stroke.is_none() {
        return;
    }
    if let Some(outline) = place.rounded(item.rect, item.radius) {
        look(pixels, place, (&outline, item.rect), fill, stroke);
    }
}

fn path(pixels: &mut PixmapMut<'_>, place: Place, sight: Rect, item: &PathItem) {
    let hull = item.path.control_box();
    if !meet(sight, reach(hull, item.stroke.as_ref())) {
        return;
    }
    let path = match &item.stroke {
        Some(stroke) if item.fill.is_none() => in_sight(&item.path, stroke, sight),
        _ => Cow::Borrowed(&*item.path),
    };
    if let Some(path) = place.path(&path) {
        look(pixels, place, (&path, hull), item.fill.as_ref(), item.stroke.as_ref());
    }
}

/// Fills and strokes a path that lies inside `hull`, in block coordinates.
fn look(
    pixels: &mut PixmapMut<'_>,
    place: Place,
    (path, hull): (&Path, Rect),
    fill: Option<&Paint>,
    stroke: Option<&Stroke>,
) {
    let here = Transform::identity();
    if let Some(fill) = fill {
        pixels.fill_path(path, &place.paint(fill, hull), FillRule::Winding, here, None);
    }
    let Some(stroke) = stroke else { return };
    let paint = place.paint(&stroke.paint, reach(hull, Some(stroke)));
    let mut line = place.stroke(stroke);
    match line.dash.take() {
        None => pixels.stroke_path(path, &paint, &line, here, None),
        Some(dash) => {
            let dashes = path.dash(&dash, 1.0);
            let size = (pixels.width() as f32, pixels.height() as f32);
            if let Some(path) = dashes.and_then(|dashes| dashes_in(&dashes, size, line.width)) {
                pixels.stroke_path(&path, &paint, &line, here, None);
            }
        }
    }
}

/// Whether two rectangles have a point in common; flat ones too.
fn meet(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

fn reach(rect: Rect, stroke: Option<&Stroke>) -> Rect {
    let width = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
    rect.inflate(width, width)
}
