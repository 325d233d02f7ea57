//! The PNG, decoded and held against resvg drawing our SVG.

use super::svg::{read, reader};
use crate::support::pictures::{self, COLUMN, HOSTILE};
use cjm::export::png::{self, Options};
use cjm::export::{Background, ExportError, svg};
use cjm::scene::Scene;

/// A decoded picture: width, height, bytes a pixel, bytes.
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) channels: usize,
    pub(super) data: Vec<u8>,
    pub(super) per_meter: Option<u32>,
}

impl Picture {
    pub(super) fn pixel(&self, x: usize, y: usize) -> &[u8] {
        let at = (y * self.width + x) * self.channels;
        &self.data[at..at + self.channels]
    }
}

pub(super) fn written(scene: &Scene, options: &Options) -> Vec<u8> {
    let mut bytes = Vec::new();
    png::write(scene, options, &mut bytes).unwrap();
    bytes
}

pub(super) fn drawn(scene: &Scene, options: &Options) -> Picture {
    let bytes = written(scene, options);
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut data).unwrap();
    let per_meter = reader.info().pixel_dims.map(|dims| dims.xppu);
    let (width, height) = (frame.width as usize, frame.height as usize);
    Picture { width, height, channels: frame.color_type.samples(), data, per_meter }
}

/// What resvg makes of our SVG, as RGB.
fn by_resvg(scene: &Scene, scale: f32, width: usize, height: usize) -> Vec<u8> {
    let tree = read(&svg::to_string(scene, &svg::Options::default()));
    let mut pixmap = resvg::tiny_skia::Pixmap::new(width as u32, height as u32).unwrap();
    let scale = resvg::tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    pixmap.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect()
}

/// Mean and worst difference of the mean colours of blocks of `side` pixels, 0 … 255.
pub(super) fn differences(a: &[u8], b: &[u8], width: usize, side: usize) -> (f64, f64) {
    assert_eq!(a.len(), b.len());
    let height = a.len() / 3 / width;
    let (mut sum, mut worst, mut blocks) = (0.0, 0.0_f64, 0.0);
    for top in (0..height).step_by(side) {
        for left in (0..width).step_by(side) {
            let (mut means, mut count) = ([0.0_f64; 3], 0.0);
            for y in top..(top + side).min(height) {
                for x in left..(left + side).min(width) {
                    for (channel, mean) in means.iter_mut().enumerate() {
                        let at = (y * width + x) * 3 + channel;
                        *mean += f64::from(a[at]) - f64::from(b[at]);
                    }
                    count += 1.0;
                }
            }
            let difference = means.iter().map(|sum| (sum / count).abs()).fold(0.0, f64::max);
            sum += difference;
            worst = worst.max(difference);
            blocks += 1.0;
        }
    }
    (sum / blocks, worst)
}

#[test]
fn the_picture_is_what_resvg_makes_of_our_svg() {
    let scene = pictures::scene(&[
        "Поиск в интернете и чтение отзывов",
        "SMS-напоминание",
        "Регистратура: очередь, ґанок, їжак № 5 ₴",
        "Visit to the doctor → result",
    ]);
    for scale in [0.5, 1.0, 2.0] {
        let options = Options { scale: Some(scale), ..Options::default() };
        let ours = drawn(&scene, &options);
        let theirs = by_resvg(&scene, scale as f32, ours.width, ours.height);
        let (mean, worst) = differences(&ours.data, &theirs, ours.width, 16);
        println!("at {scale}: blocks differ by {mean:.2} on average, {worst:.1} at worst");
        assert!(mean < 1.0, "at {scale}: {mean}");
        assert!(worst < 24.0, "at {scale}: {worst}");
    }
}

#[test]
fn columns_cut_by_tiles_and_bands_look_like_the_others() {
    let scene = pictures::scene(&["Точка контакта в регистратуре"; 20]);
    let picture = drawn(&scene, &Options::default());
    // Gradients and edges are computed in 32 bits from each tile’s corner.
    let same = |a: &[u8], b: &[u8]| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= 4);
    let at = |column: usize| 60 + COLUMN as usize * column;
    for y in 80..picture.height - 130 {
        for x in 0..COLUMN as usize {
            let first = picture.pixel(at(3) + x, y);
            for column in 4..18 {
                let here = picture.pixel(at(column) + x, y);
                assert!(same(here, first), "column {column}, {x}, {y}: {here:?} {first:?}");
            }
        }
    }
    let mut higher = scene.clone();
    higher.size.height += 3000.0;
    let higher = drawn(&higher, &Options::default());
    // Where a curve leaves a band the rasteriser cuts it: its edge may move by its finest step, a
    // quarter of a pixel. A seam would be many of those.
    let (mut worst, mut many) = (0, 0);
    for (a, b) in higher.data.iter().zip(&picture.data) {
        worst = worst.max(a.abs_diff(*b));
        many += usize::from(a.abs_diff(*b) > 4);
    }
    assert!(worst <= 40 && many * 1000 < picture.data.len(), "bands show: {worst}, {many}");
}

#[test]
fn sizes_follow_the_options() {
    let scene = pictures::scene(&["а", "б"]);
    let (w, h) = (scene.size.width, scene.size.height);
    let cases = [
        (Options::default(), w, h, None),
        (Options { width: Some(1920), ..Options::default() }, 1920.0, h * 1920.0 / w, None),
        (Options { scale: Some(0.25), ..Options::default() }, w / 4.0, h / 4.0, None),
        (Options { dpi: Some(192.0), ..Options::default() }, w * 2.0, h * 2.0, Some(7559)),
        (
            Options { dpi: Some(300.0), width: Some(100), ..Options::default() },
            100.0,
            h * 100.0 / w,
            Some(11811),
        ),
        (Options { width: Some(1), ..Options::default() }, 1.0, 1.0, None),
    ];
    for (options, width, height, per_meter) in cases {
        let picture = drawn(&scene, &options);
        assert_eq!(
            (picture.width, picture.height),
            (width.round() as usize, height.round() as usize)
        );
        assert_eq!(picture.per_meter, per_meter, "{options:?}");
    }
}

#[test]
fn transparent_pictures_have_nothing_behind_the_map() {
    let scene = pictures::scene(&["а"]);
    let picture =
        drawn(&scene, &Options { background: Background::Transparent, ..Options::default() });
    assert_eq!(picture.pixel(picture.width - 1, picture.height - 1), [0, 0, 0, 0]);
    let on_card = picture.pixel(68 + 100, 88 + 70);
    assert_eq!(on_card, [255, 255, 255, 255]);
    let paper = drawn(&scene, &Options::default());
    assert_eq!(paper.pixel(paper.width - 1, paper.height - 1), [255, 255, 255]);
}

#[test]
fn pictures_that_are_too_large_are_refused_with_what_fits() {
    let scene = pictures::scene(&["а", "б"]);
    for options in [
        Options { width: Some(200_001), ..Options::default() },
        Options { width: Some(100_000), ..Options::default() },
        Options { scale: Some(900_000.0), ..Options::default() },
    ] {
        let Err(ExportError::TooManyPixels { fits, .. }) = options.pixels(&scene) else {
            panic!("{options:?} was not refused");
        };
        let fitting = Options { width: Some(fits as u32), ..Options::default() };
        assert!(fitting.pixels(&scene).is_ok(), "{fits} does not fit");
    }
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let scale = Options { scale: Some(bad), ..Options::default() };
        let dpi = Options { dpi: Some(bad), ..Options::default() };
        for options in [scale, dpi] {
            assert!(matches!(options.pixels(&scene), Err(ExportError::BadOption { .. })));
        }
    }
}

#[test]
fn a_very_wide_picture_is_written_in_bands() {
    let scene = pictures::scene(&["Точка"; 360]);
    let picture = drawn(&scene, &Options { scale: Some(1.0), ..Options::default() });
    assert!(picture.width > 59_000);
    // The last column is drawn like the first.
    let (first, last) = (60 + 8 + 1, 60 + 8 + 1 + COLUMN as usize * 359);
    for y in 90..170 {
        assert_eq!(picture.pixel(first, y), picture.pixel(last, y));
    }
}

#[test]
fn hostile_texts_and_empty_scenes_are_drawn_and_the_same_every_time() {
    for names in [HOSTILE, &[]] {
        let scene = pictures::scene(names);
        let options = Options { scale: Some(1.5), dpi: Some(100.0), ..Options::default() };
        assert!(written(&scene, &options) == written(&scene, &options));
    }
}

#[test]
fn unreadable_pictures_are_left_out() {
    let mut scene = pictures::scene(&["а"]);
    let before = drawn(&scene, &Options::default());
    let broken = pictures::with_images(&scene, |image| {
        image.bytes = image.bytes[..image.bytes.len() / 2].into();
    });
    scene.columns = broken;
    let after = drawn(&scene, &Options::default());
    assert!(before.data != after.data);
    assert_eq!(after.pixel(60 + 30 + 30, 300 + 20 + 20), [255, 255, 255]);
}

#[test]
fn reader_has_the_bundled_faces() {
    assert_eq!(reader().fontdb.len(), 4);
}
