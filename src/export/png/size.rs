//! How many pixels a picture has, and how many are too many.

use super::{ExportError, Options, UNITS_PER_INCH};
use crate::scene::Scene;

/// Longest side in pixels. Beyond it hardly any program opens a picture.
pub(super) const MAX_SIDE: f64 = 200_000.0;
/// Most pixels of a picture: 2 GiB once it is opened.
pub(super) const MAX_PIXELS: f64 = (1_u64 << 29) as f64;
/// Bytes of a band of rows, which is what a thread works on.
pub(super) const BAND_BYTES: u64 = 16 << 20;

/// The size of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pixels {
    /// Columns of pixels.
    pub(super) width: u32,
    /// Rows of pixels.
    pub(super) height: u32,
    /// Pixels a map unit.
    pub(super) scale: f64,
}

impl Pixels {
    /// Rows of a band: enough bands for all cores, few enough bytes each.
    pub(super) fn band_rows(&self) -> u32 {
        let most = BAND_BYTES / (u64::from(self.width) * 4).max(1);
        self.height.div_ceil(8).clamp(16, 256).min((most as u32).max(16))
    }
}

/// The size that the options ask for.
pub(super) fn of(scene: &Scene, options: &Options) -> Result<Pixels, ExportError> {
    let (width, height) = (scene.size.width.max(1.0), scene.size.height.max(1.0));
    let dpi = positive("dpi", options.dpi, UNITS_PER_INCH)?;
    let factor = positive("scale", options.scale, 1.0)?;
    let scale = match options.width {
        Some(0) => return Err(ExportError::BadOption { option: "width" }),
        Some(pixels) => f64::from(pixels) / width,
        None => factor * dpi / UNITS_PER_INCH,
    };
    let wide = (width * scale).round().max(1.0);
    let high = (height * scale).round().max(1.0);
    // Rather « not within » than « beyond »: not-a-number is refused as well.
    let fits = wide <= MAX_SIDE && high <= MAX_SIDE && wide * high <= MAX_PIXELS;
    if fits {
        return Ok(Pixels { width: wide as u32, height: high as u32, scale });
    }
    let ratio = width / height;
    let most = MAX_SIDE.min(MAX_SIDE * ratio).min((MAX_PIXELS * ratio).sqrt());
    Err(ExportError::TooManyPixels {
        width: wide as u64,
        height: high as u64,
        fits: (most.floor() as u64).saturating_sub(1).max(1),
    })
}

fn positive(option: &'static str, value: Option<f64>, usual: f64) -> Result<f64, ExportError> {
    match value {
        None => Ok(usual),
        Some(value) if value.is_finite() && value > 0.0 && value <= 1e6 => Ok(value),
        Some(_) => Err(ExportError::BadOption { option }),
    }
}
