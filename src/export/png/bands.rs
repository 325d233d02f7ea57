//! A picture in bands of rows: painted by several threads, handed on in order.

use super::paint::Painter;
use super::photos::Photos;
use super::size::Pixels;
use super::{Background, ExportError};
use crate::scene::Scene;
use std::sync::mpsc::sync_channel;
use tiny_skia::{Color, Pixmap};

/// Width of a tile: with a band's height at most 1 MiB, which stays in a core's cache.
const TILE: u32 = 1024;

/// Paints the picture band by band and calls `write` with the bytes of each, from top to bottom.
pub(super) fn paint(
    scene: &Scene,
    pixels: &Pixels,
    background: Background,
    threads: usize,
    mut write: impl FnMut(&[u8]) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let bytes_per_pixel = bytes_per_pixel(background);
    let rows = pixels.band_rows(bytes_per_pixel as u64);
    let bands = pixels.height.div_ceil(rows) as usize;
    let photos = Photos::default();
    let band = |painter: &mut Painter<'_>, index: usize| {
        let top = index as u32 * rows;
        paint_band(painter, scene, background, (top, rows.min(pixels.height - top), pixels.width))
    };
    let threads = threads.min(bands);
    if threads <= 1 {
        let mut painter = Painter::new(pixels.scale, &photos);
        return (0..bands).try_for_each(|index| write(&band(&mut painter, index)));
    }
    let (band, photos) = (&band, &photos);
    std::thread::scope(|scope| {
        // Thread t paints bands t, t + threads, …; its channel holds one that waits.
        let painted: Vec<_> = (0..threads)
            .map(|first| {
                let (send, receive) = sync_channel(1);
                scope.spawn(move || {
                    let mut painter = Painter::new(pixels.scale, photos);
                    for index in (first..bands).step_by(threads) {
                        if send.send(band(&mut painter, index)).is_err() {
                            return; // Writing failed: nobody wants the rest.
                        }
                    }
                });
                receive
            })
            .collect();
        for index in 0..bands {
            match painted[index % threads].recv() {
                Ok(band) => write(&band)?,
                // The thread panicked; the scope passes that on when it ends.
                Err(_) => return Ok(()),
            }
        }
        Ok(())
    })
}

const fn bytes_per_pixel(background: Background) -> usize {
    match background {
        Background::Paper => 3,
        Background::Transparent => 4,
    }
}

fn paint_band(
    painter: &mut Painter<'_>,
    scene: &Scene,
    background: Background,
    (top, rows, width): (u32, u32, u32),
) -> Vec<u8> {
    let bytes = bytes_per_pixel(background);
    let mut band = vec![0; width as usize * rows as usize * bytes];
    let paper = match background {
        Background::Paper => {
            let c = scene.paper;
            Color::from_rgba8(c.r, c.g, c.b, 255)
        }
        Background::Transparent => Color::TRANSPARENT,
    };
    for left in (0..width).step_by(TILE as usize) {
        let tile_width = TILE.min(width - left);
        let Some(mut tile) = Pixmap::new(tile_width, rows) else { continue };
        tile.fill(paper);
        painter.tile(scene, &mut tile.as_mut(), (left, top));
        let stride = width as usize * bytes;
        let (start, length) = (left as usize * bytes, tile_width as usize * bytes);
        let lines = tile.pixels().chunks_exact(tile_width as usize);
        for (line, row) in lines.zip(band.chunks_exact_mut(stride)) {
            let target = &mut row[start..start + length];
            match background {
                Background::Paper => {
                    for (pixel, out) in line.iter().zip(target.as_chunks_mut().0) {
                        *out = [pixel.red(), pixel.green(), pixel.blue()];
                    }
                }
                Background::Transparent => {
                    for (pixel, out) in line.iter().zip(target.as_chunks_mut().0) {
                        let c = pixel.demultiply();
                        *out = [c.red(), c.green(), c.blue(), c.alpha()];
                    }
                }
            }
        }
    }
    band
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, MapState};
    use crate::scene::{Block, Detail, Group, Item, PathItem, Placed, Role, Stroke};
    use crate::theme::Color;
    use kurbo::{BezPath, Point, Rect, Shape, Size};
    use std::sync::Arc;

    /// A picture wider than two tiles and higher than one band, of slanted lines and circles.
    fn scene() -> Scene {
        let size = Size::new(2500.0, 700.0);
        let items = (0..60)
            .map(|i| {
                let at = Point::new(f64::from(i) * 41.3, f64::from(i) * 11.7);
                let mut path = kurbo::Circle::new(at, 90.0).to_path(0.1);
                if i == 1 {
                    // Dashed across all tiles, and dashed anew in each.
                    path = BezPath::from_svg("M0 350.5 L2500 350.5").unwrap();
                }
                if i == 0 {
                    path.extend(BezPath::from_svg("M0 0 L2500 700").unwrap());
                }
                let paint = Color::rgb(9 * (i % 20) as u8, 80, 120).fade(0.5).into();
                let stroke = Some(Stroke { paint, width: 3.3, dash: Some((7.0, 5.0)) });
                Item::Path(PathItem { path: path.into(), fill: None, stroke })
            })
            .collect();
        let group = Group {
            role: Role::Decoration,
            element: None,
            label: "".into(),
            detail: Detail::Always,
            bounds: Rect::ZERO,
            line: None,
            items,
        };
        let bounds = size.to_rect();
        let block = Arc::new(Block { groups: vec![group], bounds });
        Scene {
            size,
            title: "".into(),
            description: "".into(),
            language: Language::English,
            state: MapState::AsIs,
            paper: Color::rgb(255, 255, 255),
            dark: false,
            under: vec![Placed { origin: Point::ORIGIN, block }],
            rows: Vec::new(),
            columns: Vec::new(),
            over: Vec::new(),
            left: Vec::new(),
            top: Vec::new(),
            frame: Vec::new(),
            body: bounds,
            header: Rect::ZERO,
            feelings: None,
        }
    }

    fn painted(background: Background, threads: usize) -> Vec<u8> {
        let pixels = Pixels { width: 2500, height: 700, scale: 1.0 };
        let mut all = Vec::new();
        paint(&scene(), &pixels, background, threads, |band| {
            all.extend_from_slice(band);
            Ok(())
        })
        .unwrap();
        all
    }

    #[test]
    fn any_number_of_threads_paints_the_same() {
        for background in [Background::Paper, Background::Transparent] {
            let alone = painted(background, 1);
            assert_eq!(alone.len(), 2500 * 700 * bytes_per_pixel(background));
            for threads in [2, 3, 64] {
                assert!(alone == painted(background, threads), "{threads} threads");
            }
        }
    }

    #[test]
    fn tiles_and_bands_leave_no_seams() {
        let photos = Photos::default();
        let mut whole = Pixmap::new(2500, 700).unwrap();
        whole.fill(tiny_skia::Color::WHITE);
        Painter::new(1.0, &photos).tile(&scene(), &mut whole.as_mut(), (0, 0));
        let banded = painted(Background::Paper, 2);
        let (mut sum, mut worst) = (0_u64, 0);
        for (pixel, banded) in whole.pixels().iter().zip(banded.chunks_exact(3)) {
            for (a, b) in [pixel.red(), pixel.green(), pixel.blue()].into_iter().zip(banded) {
                worst = worst.max(a.abs_diff(*b));
                sum += u64::from(a.abs_diff(*b));
            }
        }
        // The rasteriser measures edges that leave a tile from where they do: an edge may move by
        // its finest step, a quarter of a pixel, here and there. A seam would show in every row.
        assert!(worst <= 64, "{worst}");
        assert!(sum < 2500 * 700 / 50, "{sum}");
    }

    #[test]
    fn a_failed_write_ends_it() {
        let pixels = Pixels { width: 2500, height: 700, scale: 1.0 };
        let mut calls = 0;
        let result = paint(&scene(), &pixels, Background::Paper, 2, |_| {
            calls += 1;
            Err(std::io::Error::other("disk full").into())
        });
        assert!(matches!(result, Err(ExportError::Io(_))));
        assert_eq!(calls, 1);
    }
}
