//! Embedded pictures: decoded within limits, brought to the size they are drawn at, remembered.

use crate::model::{EncodedImage, ImageEncoding};
use image::imageops::FilterType;
use image::{ImageFormat, ImageReader, Limits};
use std::collections::HashMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};
use tiny_skia::{IntSize, Pixmap};

/// Bytes of decoded pictures that are remembered for the next band.
const REMEMBERED: usize = 256 << 20;

/// The pictures of one export, shared by its threads.
#[derive(Default)]
pub(super) struct Photos {
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    bytes: usize,
    photos: HashMap<(usize, u32, u32), Option<Arc<Pixmap>>>,
}

impl Photos {
    /// The picture with at most `width` × `height` pixels, as far as it has that many itself;
    /// `None` where it cannot be read.
    pub(super) fn get(&self, image: &EncodedImage, width: u32, height: u32) -> Option<Arc<Pixmap>> {
        let key = (image.bytes.as_ptr().addr(), width, height);
        let memory = || self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = memory().photos.get(&key) {
            return known.clone();
        }
        let photo = decode(image, width, height).map(Arc::new);
        if photo.is_none() {
            log::warn!("an embedded picture cannot be read and is left out: {image:?}");
        }
        let bytes = photo.as_ref().map_or(0, |photo| photo.data().len());
        let mut memory = memory();
        if memory.bytes + bytes <= REMEMBERED {
            memory.bytes += bytes;
            memory.photos.insert(key, photo.clone());
        }
        photo
    }
}

fn decode(image: &EncodedImage, width: u32, height: u32) -> Option<Pixmap> {
    let format = match image.encoding {
        ImageEncoding::Png => ImageFormat::Png,
        ImageEncoding::Jpeg => ImageFormat::Jpeg,
    };
    let mut reader = ImageReader::with_format(Cursor::new(&image.bytes[..]), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(EncodedImage::MAX_SIDE);
    limits.max_image_height = Some(EncodedImage::MAX_SIDE);
    limits.max_alloc = Some(256 << 20);
    reader.limits(limits);
    let mut pixels = reader.decode().ok()?.into_rgba8();
    for pixel in pixels.pixels_mut() {
        let [r, g, b, a] = pixel.0;
        let part = |c: u8| ((u32::from(c) * u32::from(a) + 127) / 255) as u8;
        pixel.0 = [part(r), part(g), part(b), a];
    }
    let (width, height) = (width.min(pixels.width()).max(1), height.min(pixels.height()).max(1));
    if (width, height) != pixels.dimensions() {
        pixels = image::imageops::resize(&pixels, width, height, FilterType::Triangle);
        // Rounding may have left a colour brighter than its opacity allows.
        for pixel in pixels.pixels_mut() {
            let [r, g, b, a] = pixel.0;
            pixel.0 = [r.min(a), g.min(a), b.min(a), a];
        }
    }
    Pixmap::from_vec(pixels.into_raw(), IntSize::from_wh(width, height)?)
}
