//! Pictures from files, made small enough to be embedded in a map.

use crate::i18n::Texts;
use crate::model::{EncodedImage, ImageEncoding};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

/// Most bytes read from a file.
const MOST_READ: u64 = 64 * 1024 * 1024;
/// Longest side of a picture that is read, in pixels.
const LONGEST_READ: u32 = 20_000;
/// Most memory a picture may take while it is made smaller, in bytes.
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;
/// Longest sides a picture that is too large is made smaller to, one after the other.
const SIDES: [u32; 4] = [2048, 1440, 1024, 640];
/// How good a picture stays when it is encoded anew, of 100.
const QUALITY: u8 = 86;

/// A picture from a file, and what the file is called. What is larger than a map may embed is
/// made smaller.
///
/// # Errors
/// What is wrong with the file and what to do.
pub fn embed(path: &Path, texts: &Texts) -> Result<(EncodedImage, String), String> {
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let said = |key: &str| texts.with(key, &[("file", (&file).into())]);
    let bytes = read(path).map_err(|error| {
        let why = error.to_string();
        let args = [("file", (&file).into()), ("why", (&why).into())];
        texts.with("picture-not-read", &args)
    })?;
    let image = encoded(&bytes).ok_or_else(|| said("picture-not-known"))?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok((image, name))
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_READ).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The picture as it is, or smaller; `None` where it is no PNG or JPEG that can be read.
fn encoded(bytes: &[u8]) -> Option<EncodedImage> {
    let reader = || ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok();
    let encoding = match reader()?.format()? {
        ImageFormat::Png => ImageEncoding::Png,
        ImageFormat::Jpeg => ImageEncoding::Jpeg,
        _ => return None,
    };
    let mut limited = reader()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_READ);
    limits.max_image_height = Some(LONGEST_READ);
    limits.max_alloc = Some(MOST_MEMORY);
    limited.limits(limits);
    // Decoded even where it fits: what cannot be drawn does not belong in a map.
    let picture = limited.decode().ok()?;
    let (width, height) = (picture.width(), picture.height());
    let as_it_is = || EncodedImage { encoding, width, height, bytes: bytes.into() };
    if bytes.len() <= EncodedImage::MAX_BYTES && width.max(height) <= EncodedImage::MAX_SIDE {
        return Some(as_it_is()).filter(EncodedImage::is_valid);
    }
    SIDES.iter().find_map(|&side| smaller(&picture, side)).filter(EncodedImage::is_valid)
}

/// The picture with its longest side cut down to `side`; `None` where that is still too large.
fn smaller(picture: &DynamicImage, side: u32) -> Option<EncodedImage> {
    let longest = picture.width().max(picture.height());
    let small = if longest > side { picture.thumbnail(side, side) } else { picture.clone() };
    let mut bytes = Vec::new();
    let encoding = if small.color().has_alpha() {
        small.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).ok()?;
        ImageEncoding::Png
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        small.to_rgb8().write_with_encoder(encoder).ok()?;
        ImageEncoding::Jpeg
    };
    let image = EncodedImage {
        encoding,
        width: small.width(),
        height: small.height(),
        bytes: bytes.into(),
    };
    image.is_valid().then_some(image)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn noise(width: u32, height: u32, alpha: bool) -> DynamicImage {
        let mut state = 1_u32;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        if alpha {
            let mut image = image::RgbaImage::new(width, height);
            image.pixels_mut().for_each(|pixel| pixel.0 = [next(), next(), next(), next()]);
            image.into()
        } else {
            let mut image = image::RgbImage::new(width, height);
            image.pixels_mut().for_each(|pixel| pixel.0 = [next(), next(), next()]);
            image.into()
        }
    }

    fn bytes_of(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    #[test]
    fn a_small_picture_stays_as_it_is() {
        let bytes = bytes_of(&noise(20, 10, false), ImageFormat::Png);
        let image = encoded(&bytes).unwrap();
        assert_eq!((image.width, image.height, image.encoding), (20, 10, ImageEncoding::Png));
        assert_eq!(&*image.bytes, bytes);
    }

    #[test]
    fn a_large_picture_becomes_one_a_map_may_embed() {
        for alpha in [false, true] {
            let bytes = bytes_of(&noise(1500, 900, alpha), ImageFormat::Png);
            assert!(bytes.len() > EncodedImage::MAX_BYTES);
            let image = encoded(&bytes).unwrap();
            assert!(image.is_valid());
            let ratio = f64::from(image.width) / f64::from(image.height);
            assert!((ratio - 1500.0 / 900.0).abs() < 0.01, "{image:?}");
        }
    }

    #[test]
    fn what_is_no_picture_is_said_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let texts = Texts::of(Language::English);
        let missing = embed(&folder.path().join("lost.png"), texts).unwrap_err();
        assert!(missing.contains("lost.png"), "{missing}");
        let path = folder.path().join("notes.png");
        std::fs::write(&path, "not a picture").unwrap();
        let wrong = embed(&path, texts).unwrap_err();
        assert!(wrong.contains("notes.png"), "{wrong}");
    }
}
