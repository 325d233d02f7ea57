//! Embedded pictures as pages hold them.

use crate::model::{EncodedImage, ImageEncoding};
use krilla::image::Image;

/// What a page says of a picture that cannot be read is nothing: it is left out.
pub(super) fn read(image: &EncodedImage) -> Option<Image> {
    let read = match image.encoding {
        // The file's own bytes: no second loss, and small. Inks of a press have no colours that
        // are the same everywhere, as archives want them: those are read and written as light.
        ImageEncoding::Jpeg if components(&image.bytes) != Some(4) => {
            Image::from_jpeg(image.bytes.to_vec().into(), false).ok()
        }
        // krilla decodes at the very end, where one broken picture would cost the document.
        ImageEncoding::Jpeg => pixels(image, image::ImageFormat::Jpeg),
        ImageEncoding::Png => pixels(image, image::ImageFormat::Png),
    };
    if read.is_none() {
        log::warn!("an embedded picture cannot be read and is left out: {image:?}");
    }
    read
}

fn pixels(image: &EncodedImage, format: image::ImageFormat) -> Option<Image> {
    let bytes = std::io::Cursor::new(&image.bytes[..]);
    let mut reader = image::ImageReader::with_format(bytes, format);
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(EncodedImage::MAX_SIDE);
    limits.max_image_height = Some(EncodedImage::MAX_SIDE);
    limits.max_alloc = Some(256 << 20);
    reader.limits(limits);
    let pixels = reader.decode().ok()?.into_rgba8();
    let (width, height) = pixels.dimensions();
    Some(Image::from_rgba8(pixels.into_raw(), width, height))
}

/// How many colours a JPEG mixes: 1 = grey, 3 = light, 4 = inks. From its frame header (ISO
/// 10918-1, B.2.2); `None` where there is none.
fn components(jpeg: &[u8]) -> Option<u8> {
    let mut rest = jpeg.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let [0xFF, marker, tail @ ..] = rest else { return None };
        match marker {
            // Filling before a marker.
            0xFF => rest = &rest[1..],
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => return tail.get(7).copied(),
            // The picture's data begin, or end.
            0xD9 | 0xDA => return None,
            // Markers that stand alone.
            0x01 | 0xD0..=0xD8 => rest = tail,
            _ => {
                let [high, low, ..] = tail else { return None };
                rest = tail.get(usize::from(u16::from_be_bytes([*high, *low])).max(2)..)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_counted_in_the_frame_header() {
        let grey = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 7, 7, 0xFF, 0xFF, 0xC2, 0, 11, 8, 0, 1, 0, 1, 1];
        assert_eq!(components(&grey), Some(1));
        for end in 0..grey.len() {
            assert_eq!(components(&grey[..end]), None, "{end}");
        }
        // A table and a length too short are passed over.
        let ink = [0xFF, 0xD8, 0xFF, 0xC4, 0, 0, 0xFF, 0xC0, 0, 17, 8, 0, 1, 0, 1, 4];
        assert_eq!(components(&ink), Some(4));
        assert_eq!(components(b"\x89PNG"), None);
        assert_eq!(components(&[0xFF, 0xD8, 0xFF, 0xDA, 0, 2]), None);
    }
}
