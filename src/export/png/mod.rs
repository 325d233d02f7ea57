//! Scene → PNG: painted and packed straight from the scene in bands on every core.
//!
//! The whole picture never lies in memory: a band is at most `size::BAND_BYTES` large, each
//! thread works on one, and only packed ones wait to be written. Bands are painted in tiles that
//! fit the processor's cache; where tiles and bands meet depends on the picture's size alone, so
//! the bytes do not depend on the number of threads.

mod bands;
mod glyphs;
mod pack;
mod paint;
mod path;
mod photos;
mod size;

use super::{Background, ExportError, UNITS_PER_INCH, go_on};
use crate::scene::Scene;
use crate::watch::Watch;
use bands::{Band, in_order};
use pack::{Checksum, HEADER, Packer};
use paint::{Painter, Shared};
use size::Pixels;
use std::io::Write;

/// How a PNG is to be written. Without anything said, a map unit is a pixel.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// What lies behind the map.
    pub background: Background,
    /// Width in pixels; the height follows. Goes before the other two sizes.
    pub width: Option<u32>,
    /// Pixels a map unit where `dpi` is not given, else a factor on the printed size.
    pub scale: Option<f64>,
    /// Pixels an inch of paper, 96 map units being an inch; the file says so to printers.
    pub dpi: Option<f64>,
}

impl Options {
    /// Width and height of the picture in pixels.
    ///
    /// # Errors
    /// When a number is not positive, or the picture would be too large.
    pub fn pixels(&self, scene: &Scene) -> Result<(u32, u32), ExportError> {
        size::of(scene, self).map(|Pixels { width, height, .. }| (width, height))
    }
}

/// Writes the scene as a PNG.
///
/// # Errors
/// When a number of the options is not positive, the picture would be too large, or `out` fails.
pub fn write(scene: &Scene, options: &Options, out: &mut dyn Write) -> Result<(), ExportError> {
    watched(scene, options, out, &Watch::default())
}

/// [`write()`], watched band by band.
pub(super) fn watched(
    scene: &Scene,
    options: &Options,
    out: &mut dyn Write,
    watch: &Watch,
) -> Result<(), ExportError> {
    let pixels = size::of(scene, options)?;
    let mut encoder = ::png::Encoder::new(out, pixels.width, pixels.height);
    encoder.set_color(match options.background {
        Background::Paper => ::png::ColorType::Rgb,
        Background::Transparent => ::png::ColorType::Rgba,
    });
    encoder.set_source_srgb(::png::SrgbRenderingIntent::Perceptual);
    if let Some(dpi) = options.dpi {
        let per_meter = (dpi / 0.0254).round() as u32;
        let unit = ::png::Unit::Meter;
        encoder.set_pixel_dims(Some(::png::PixelDimensions {
            xppu: per_meter,
            yppu: per_meter,
            unit,
        }));
    }
    let title: String = scene.title.chars().filter(|c| !c.is_control()).collect();
    encoder.add_itxt_chunk("Title".into(), title).map_err(encoding)?;
    let mut writer = encoder.write_header().map_err(encoding)?;
    let mut checksum = Checksum::NONE;
    let mut data = |bytes: &[u8]| writer.write_chunk(::png::chunk::IDAT, bytes).map_err(encoding);
    data(&HEADER)?;
    let pack = |packer: &mut Packer, band: &Band, last| packer.pack(band, options.background, last);
    let bands = f64::from(pixels.height.div_ceil(pixels.band_rows()));
    let mut written = 0.0;
    each_band(scene, &pixels, options.background, Packer::new, pack, |packed| {
        let packed = packed?;
        written += 1.0;
        go_on(watch, written / bands)?;
        checksum = checksum.then(packed.checksum);
        data(&packed.bytes)
    })?;
    data(&checksum.bytes())?;
    writer.finish().map_err(encoding)
}

/// Paints the picture band by band on every core, and calls `take` with what `finish` makes of
/// each, from top to bottom. `tools` are a thread's own, and `finish` is told of the last band.
fn each_band<T, R: Send>(
    scene: &Scene,
    pixels: &Pixels,
    background: Background,
    tools: impl Fn() -> T + Sync,
    finish: impl Fn(&mut T, &Band, bool) -> R + Sync,
    take: impl FnMut(R) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let rows = pixels.band_rows();
    let bands = pixels.height.div_ceil(rows) as usize;
    let shared = Shared::default();
    let worker = || (Painter::new(pixels.scale, &shared), Band::default(), tools());
    let work = |(painter, band, tools): &mut (Painter<'_>, Band, T), job: usize| {
        let top = job as u32 * rows;
        let place = (top, rows.min(pixels.height - top));
        band.paint(painter, scene, pixels, background, place);
        finish(tools, band, job + 1 == bands)
    };
    in_order(bands, super::workers(bands), worker, work, take)
}

/// A picture in memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Raster {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row.
    pub rgb: Vec<u8>,
}

/// Paints the scene on its paper into memory.
///
/// # Errors
/// When a number of the options is not positive or the picture would be too large.
pub fn paint(scene: &Scene, options: &Options) -> Result<Raster, ExportError> {
    let pixels = size::of(scene, options)?;
    let mut rgb = Vec::with_capacity(pixels.width as usize * pixels.height as usize * 3);
    let colours = |(): &mut (), band: &Band, _| -> Vec<u8> {
        let parts = (0..band.rows()).flat_map(|y| band.row(y));
        parts.flat_map(|(pixels, _)| pixels).flat_map(|&[r, g, b, _]| [r, g, b]).collect()
    };
    each_band(
        scene,
        &pixels,
        Background::Paper,
        || (),
        colours,
        |band| {
            rgb.extend(band);
            Ok(())
        },
    )?;
    Ok(Raster { width: pixels.width, height: pixels.height, rgb })
}

fn encoding(error: ::png::EncodingError) -> ExportError {
    ExportError::Io(match error {
        ::png::EncodingError::IoError(error) => error,
        other => std::io::Error::other(other),
    })
}
