//! A picture in bands of rows: worked on by several threads, handed on in order.

use super::paint::Painter;
use super::size::Pixels;
use super::{Background, ExportError};
use crate::scene::Scene;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use tiny_skia::{Color, PixmapMut};

/// Width of a tile: with a band's height at most 1 MiB, which stays in a core's cache.
const TILE: usize = 1024;

/// Does `jobs` pieces of work on several threads, each with a worker of its own, and calls `take`
/// with the results in the jobs' order. A thread takes the next job as soon as it is free.
pub(super) fn in_order<W, R: Send>(
    jobs: usize,
    threads: usize,
    worker: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, usize) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let threads = threads.min(jobs);
    if threads <= 1 {
        let mut worker = worker();
        return (0..jobs).try_for_each(|job| take(work(&mut worker, job)));
    }
    let (next, worker, work) = (&AtomicUsize::new(0), &worker, &work);
    std::thread::scope(|scope| {
        let (send, receive) = sync_channel(threads);
        for _ in 0..threads {
            let send = send.clone();
            scope.spawn(move || {
                let mut worker = worker();
                loop {
                    let job = next.fetch_add(1, Ordering::Relaxed);
                    // Where nobody listens, writing failed: nobody wants the rest.
                    if job >= jobs || send.send((job, work(&mut worker, job))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let (mut early, mut wanted) = (BTreeMap::new(), 0);
        for (job, result) in receive {
            early.insert(job, result);
            while let Some(result) = early.remove(&wanted) {
                take(result)?;
                wanted += 1;
            }
        }
        // Where one is missing its thread panicked; the scope passes that on when it ends.
        Ok(())
    })
}

/// A band of rows, in tiles: pixels of the one to the right lie behind all of one tile's.
#[derive(Default)]
pub(super) struct Band {
    pixels: Vec<u8>,
    width: usize,
    rows: usize,
}

impl Band {
    /// How many rows it has.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Paints the rows of a picture from `top` on.
    pub(super) fn paint(
        &mut self,
        painter: &mut Painter<'_>,
        scene: &Scene,
        pixels: &Pixels,
        background: Background,
        (top, rows): (u32, u32),
    ) {
        (self.width, self.rows) = (pixels.width as usize, rows as usize);
        self.pixels.resize(self.width * self.rows * 4, 0);
        let paper = match background {
            Background::Paper => {
                let c = scene.paper;
                Color::from_rgba8(c.r, c.g, c.b, 255)
            }
            Background::Transparent => Color::TRANSPARENT,
        };
        let tiles = self.pixels.chunks_mut(TILE * self.rows * 4);
        for (left, tile) in (0..pixels.width).step_by(TILE).zip(tiles) {
            let width = (pixels.width - left).min(TILE as u32);
            let Some(mut tile) = PixmapMut::from_bytes(tile, width, rows) else { continue };
            tile.fill(paper);
            painter.tile(scene, &mut tile, (left, top));
        }
    }

    /// A row's pixels, premultiplied, from left to right in several parts, each with the ones
    /// above it; the first row has none above.
    pub(super) fn row(&self, y: usize) -> impl Iterator<Item = (&[[u8; 4]], Option<&[[u8; 4]]>)> {
        let (pixels, _) = self.pixels.as_chunks();
        pixels.chunks(TILE * self.rows).map(move |tile| {
            let width = tile.len() / self.rows;
            let row = |y: usize| &tile[y * width..(y + 1) * width];
            (row(y), y.checked_sub(1).map(row))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::png::paint::Shared;
    use crate::model::{Language, MapState};
    use crate::scene::{Block, Detail, Group, Item, PathItem, Placed, Role, Stroke};
    use crate::theme::Color;
    use kurbo::{BezPath, Point, Rect, Shape, Size};
    use std::sync::Arc;
    use tiny_skia::Pixmap;

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

    fn painted(background: Background, threads: usize) -> Vec<[u8; 4]> {
        let pixels = Pixels { width: 2500, height: 700, scale: 1.0 };
        let shared = Shared::default();
        let (rows, mut all) = (90, Vec::new());
        let paint = |painter: &mut Painter<'_>, job: usize| {
            let (mut band, top) = (Band::default(), job as u32 * rows);
            let place = (top, rows.min(pixels.height - top));
            band.paint(painter, &scene(), &pixels, background, place);
            let parts = (0..band.rows()).flat_map(|y| band.row(y));
            parts.flat_map(|(pixels, _)| pixels).copied().collect::<Vec<_>>()
        };
        let painter = || Painter::new(1.0, &shared);
        in_order(8, threads, painter, paint, |band| {
            all.extend(band);
            Ok(())
        })
        .unwrap();
        all
    }

    #[test]
    fn any_number_of_threads_paints_the_same() {
        for background in [Background::Paper, Background::Transparent] {
            let alone = painted(background, 1);
            assert_eq!(alone.len(), 2500 * 700);
            for threads in [2, 3, 64] {
                assert!(alone == painted(background, threads), "{threads} threads");
            }
        }
    }

    #[test]
    fn a_row_is_above_the_next() {
        let band = Band { pixels: (0..=239).collect(), width: 20, rows: 3 };
        let row = |y| band.row(y).map(|(row, _)| row.concat()).collect::<Vec<_>>().concat();
        for y in 1..3 {
            let above: Vec<_> =
                band.row(y).filter_map(|(_, above)| Some(above?.concat())).collect();
            assert_eq!(above.concat(), row(y - 1));
        }
        assert!(band.row(0).all(|(_, above)| above.is_none()));
    }

    #[test]
    fn tiles_and_bands_leave_no_seams() {
        let shared = Shared::default();
        let mut whole = Pixmap::new(2500, 700).unwrap();
        whole.fill(tiny_skia::Color::WHITE);
        Painter::new(1.0, &shared).tile(&scene(), &mut whole.as_mut(), (0, 0));
        let banded = painted(Background::Paper, 2);
        let (mut sum, mut worst) = (0_u64, 0);
        for (pixel, banded) in whole.pixels().iter().zip(banded) {
            for (a, b) in [pixel.red(), pixel.green(), pixel.blue()].into_iter().zip(banded) {
                worst = worst.max(a.abs_diff(b));
                sum += u64::from(a.abs_diff(b));
            }
        }
        // The rasteriser measures edges that leave a tile from where they do: an edge may move by
        // its finest step, a quarter of a pixel, here and there. A seam would show in every row.
        assert!(worst <= 64, "{worst}");
        assert!(sum < 2500 * 700 / 50, "{sum}");
    }

    #[test]
    fn results_come_in_order_and_a_failed_write_ends_it() {
        for threads in [1, 2, 5] {
            let (mut taken, slow) = (Vec::new(), |job: usize| job.is_multiple_of(3));
            let work = |(): &mut (), job: usize| {
                std::thread::sleep(std::time::Duration::from_millis(u64::from(slow(job))));
                job
            };
            let all = in_order(
                40,
                threads,
                || (),
                work,
                |job| {
                    taken.push(job);
                    Ok(())
                },
            );
            assert!(all.is_ok());
            assert_eq!(taken, (0..40).collect::<Vec<_>>());
            let mut calls = 0;
            let failed = in_order(
                40,
                threads,
                || (),
                work,
                |_| {
                    calls += 1;
                    Err(std::io::Error::other("disk full").into())
                },
            );
            assert!(matches!(failed, Err(ExportError::Io(_))));
            assert_eq!(calls, 1);
        }
    }
}
