//! Pictures from files and from the clipboard, made small enough to be embedded in a map.
//!
//! Every picture is decoded, turned upright, made smaller where it is large, and encoded anew:
//! what a camera wrote beside it (where and when it was taken, a second picture) stays outside.

use crate::app::PictureFrom;
use crate::edit::verbs::NewPicture;
use crate::i18n::{Arg, Texts};
use crate::model::{EncodedImage, ImageEncoding};
use egui::ColorImage;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops::FilterType as Resampling;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, RgbaImage};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

/// Most bytes read from a file.
const MOST_READ: u64 = 128 * 1024 * 1024;
/// Longest side of a picture that is read, in pixels.
const LONGEST_READ: u32 = 30_000;
/// Most pixels of one: more than any camera takes.
const MOST_PIXELS: u64 = 150_000_000;
/// Most memory a picture may take while it is read, in bytes.
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;
/// Longest sides a picture is made smaller to, one after the other, until it fits.
const SIDES: [u32; 4] = [1600, 1200, 900, 600];
/// How good a picture stays when it is encoded as JPEG, of 100.
const QUALITY: u8 = 86;
/// A picture without loss may be so many times as large as one with, or so large in bytes: screens
/// and drawings stay sharp, photos get small.
const WORTH: (usize, usize) = (2, 96 * 1024);

/// Why a picture is not put into a map.
#[derive(Debug)]
enum Fault {
    /// The file cannot be read.
    Io(io::Error),
    /// It is no picture, or none of a kind that is known.
    NotKnown,
    /// It is one, but broken.
    Broken,
    /// It is larger than can be read.
    TooLarge(u32, u32),
}

/// A picture made ready, and what its file is called.
///
/// # Errors
/// What is wrong with it and what to do.
pub fn embed(from: &PictureFrom, texts: &'static Texts) -> Result<NewPicture, String> {
    match from {
        PictureFrom::File(path) => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let image = read(path).and_then(|bytes| of_bytes(&bytes));
            let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            image.map(|image| (image, name)).map_err(|fault| told(&fault, &file, texts))
        }
        PictureFrom::Pasted(image) => {
            let image = of_pixels(image).and_then(|picture| packed(&picture));
            let name = texts.get("picture-pasted");
            image.map(|image| (image, String::new())).map_err(|fault| told(&fault, name, texts))
        }
    }
}

fn told(fault: &Fault, file: &str, texts: &Texts) -> String {
    let why;
    let (key, more) = match fault {
        Fault::Io(error) => {
            why = error.to_string();
            ("picture-not-read", vec![("why", Arg::Text(&why))])
        }
        Fault::NotKnown => ("picture-not-known", Vec::new()),
        Fault::Broken => ("picture-broken", Vec::new()),
        Fault::TooLarge(width, height) => {
            why = format!("{width} × {height}");
            ("picture-too-large", vec![("size", Arg::Text(&why))])
        }
    };
    let args: Vec<_> = std::iter::once(("file", Arg::Text(file))).chain(more).collect();
    texts.with(key, &args)
}

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_READ).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(Fault::Io)
}

/// The picture that these bytes are, ready for a map.
fn of_bytes(bytes: &[u8]) -> Result<EncodedImage, Fault> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(Fault::Io)?;
    if reader.format().is_none() {
        return Err(Fault::NotKnown);
    }
    let mut limits = Limits::default();
    // How large it is, is looked at below, so that it can be said.
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let fault = |error: ImageError| match error {
        ImageError::Unsupported(_) => Fault::NotKnown,
        _ => Fault::Broken,
    };
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    // Before anything is unpacked: a small file may be a very large picture.
    if width.max(height) > LONGEST_READ || pixels > MOST_PIXELS {
        return Err(Fault::TooLarge(width, height));
    }
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| match error {
        ImageError::Limits(_) => Fault::TooLarge(width, height),
        error => fault(error),
    })?;
    let mut picture = match smaller(&picture, SIDES[0]) {
        Cow::Owned(small) => small,
        Cow::Borrowed(_) => picture,
    };
    picture.apply_orientation(upright);
    packed(&picture)
}

/// The picture that these pixels are.
fn of_pixels(image: &ColorImage) -> Result<DynamicImage, Fault> {
    let [width, height] = image.size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Fault::TooLarge(width, height));
    }
    let pixels = image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
    RgbaImage::from_raw(width, height, pixels).map(DynamicImage::from).ok_or(Fault::Broken)
}

/// The picture with its longest side cut down to `side`; roughly first where it is very large.
fn smaller(picture: &DynamicImage, side: u32) -> Cow<'_, DynamicImage> {
    let longest = picture.width().max(picture.height());
    if longest <= side {
        return Cow::Borrowed(picture);
    }
    let rough = if longest > 2 * side {
        Cow::Owned(picture.thumbnail(2 * side, 2 * side))
    } else {
        Cow::Borrowed(picture)
    };
    Cow::Owned(rough.resize(side, side, Resampling::CatmullRom))
}

/// The picture encoded, as large as a map may embed it.
fn packed(picture: &DynamicImage) -> Result<EncodedImage, Fault> {
    let encoded = SIDES.iter().find_map(|&side| encoded(&smaller(picture, side)));
    encoded.ok_or(Fault::Broken)
}

/// The picture as PNG where it is seen through or hardly larger that way, else as JPEG; `None`
/// where it is larger than a map may embed.
fn encoded(picture: &DynamicImage) -> Option<EncodedImage> {
    let (width, height) = (picture.width(), picture.height());
    let fits = |encoding, bytes: Vec<u8>| {
        let image = EncodedImage { encoding, width, height, bytes: bytes.into() };
        image.is_valid().then_some(image)
    };
    let rgba = picture.to_rgba8();
    let png = |picture: &DynamicImage| {
        let mut bytes = Vec::new();
        let (packing, filter) = (CompressionType::Default, FilterType::Adaptive);
        let encoder = PngEncoder::new_with_quality(&mut bytes, packing, filter);
        picture.write_with_encoder(encoder).ok()?;
        Some(bytes)
    };
    if rgba.pixels().any(|pixel| pixel.0[3] < u8::MAX) {
        return fits(ImageEncoding::Png, png(&rgba.into())?);
    }
    let rgb = DynamicImage::from(picture.to_rgb8());
    let mut jpeg = Vec::new();
    rgb.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).ok()?;
    let lossless = png(&rgb)?;
    let (times, bytes) = WORTH;
    if lossless.len() <= (jpeg.len() * times).max(bytes) {
        return fits(ImageEncoding::Png, lossless);
    }
    fits(ImageEncoding::Jpeg, jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use image::ImageFormat;
    use std::sync::Arc;

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

    /// A JPEG with a block of a camera's data: turned by a quarter, and where it was taken.
    fn photo(width: u32, height: u32) -> Vec<u8> {
        let plain = bytes_of(&noise(width, height, false), ImageFormat::Jpeg);
        let mut exif =
            b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        exif.extend_from_slice(b"GPS 50.45 N 30.52 E");
        let mut bytes = plain[..2].to_vec();
        bytes.extend_from_slice(b"\xFF\xE1");
        bytes.extend_from_slice(&u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        bytes.extend_from_slice(&exif);
        bytes.extend_from_slice(&plain[2..]);
        bytes
    }

    fn holds(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    #[test]
    fn every_known_format_comes_in_with_every_pixel() {
        let mut drawing = image::RgbImage::from_pixel(40, 20, image::Rgb([250, 250, 240]));
        drawing.put_pixel(3, 5, image::Rgb([10, 20, 200]));
        let drawing = DynamicImage::from(drawing);
        for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::Bmp, ImageFormat::WebP] {
            let image = of_bytes(&bytes_of(&drawing, format)).unwrap();
            assert_eq!((image.width, image.height, image.encoding), (40, 20, ImageEncoding::Png));
            let back = image::load_from_memory(&image.bytes).unwrap().to_rgb8();
            assert_eq!(back, drawing.to_rgb8(), "{format:?}");
        }
    }

    #[test]
    fn a_photo_stands_upright_and_says_nothing_of_where_it_was_taken() {
        let bytes = photo(300, 200);
        assert!(holds(&bytes, b"GPS 50.45"));
        let image = of_bytes(&bytes).unwrap();
        assert_eq!((image.width, image.height), (200, 300));
        assert!(!holds(&image.bytes, b"GPS") && !holds(&image.bytes, b"Exif"));
    }

    #[test]
    fn a_large_picture_becomes_one_a_map_may_embed() {
        for alpha in [false, true] {
            let bytes = bytes_of(&noise(2400, 1500, alpha), ImageFormat::Png);
            assert!(bytes.len() > EncodedImage::MAX_BYTES);
            let image = of_bytes(&bytes).unwrap();
            assert!(image.is_valid() && image.width <= SIDES[0]);
            let ratio = f64::from(image.width) / f64::from(image.height);
            assert!((ratio - 2400.0 / 1500.0).abs() < 0.01, "{image:?}");
            let encoding = if alpha { ImageEncoding::Png } else { ImageEncoding::Jpeg };
            assert_eq!(image.encoding, encoding);
        }
        let thin = of_bytes(&bytes_of(&noise(5000, 1, false), ImageFormat::Png)).unwrap();
        assert_eq!((thin.width, thin.height), (SIDES[0], 1));
    }

    #[test]
    fn a_picture_that_would_be_too_large_is_refused_before_it_is_unpacked() {
        let mut bytes = bytes_of(&noise(4, 4, false), ImageFormat::Png);
        // The header says otherwise, and its checksum agrees.
        bytes[16..24].copy_from_slice(&[0, 0, 0x70, 0, 0, 0, 0x70, 0]);
        let mut crc = flate2::Crc::new();
        crc.update(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        assert!(matches!(of_bytes(&bytes), Err(Fault::TooLarge(0x7000, 0x7000))));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            cases: 200, failure_persistence: None, ..Default::default()
        })]

        /// Whatever a file holds, it becomes a picture that a map may embed, or a sentence.
        #[test]
        fn spoilt_pictures_are_met(
            kind in 0..5_usize,
            spoilt in proptest::collection::vec((proptest::prelude::any::<proptest::sample::Index>(), 0..=255_u8), 0..8),
            cut in proptest::prelude::any::<proptest::sample::Index>(),
            cuts in proptest::prelude::any::<bool>(),
        ) {
            let format = [
                ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Bmp,
            ][kind];
            let mut bytes = bytes_of(&noise(24, 16, false), format);
            for (at, byte) in spoilt {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if cuts {
                bytes.truncate(cut.index(bytes.len()));
            }
            if let Ok(image) = of_bytes(&bytes) {
                proptest::prop_assert!(image.is_valid());
                let back = image::load_from_memory(&image.bytes).unwrap();
                proptest::prop_assert_eq!((back.width(), back.height()), (image.width, image.height));
            }
        }
    }

    #[test]
    fn pixels_of_the_clipboard_become_a_picture() {
        let half = egui::Color32::from_rgba_unmultiplied(200, 100, 0, 128);
        let pixels = vec![egui::Color32::WHITE, half];
        let image = Arc::new(ColorImage::new([2, 1], pixels));
        let texts = Texts::of(Language::English);
        let (image, caption) = embed(&PictureFrom::Pasted(image), texts).unwrap();
        assert_eq!((image.width, image.height, caption.as_str()), (2, 1, ""));
        let back = image::load_from_memory(&image.bytes).unwrap().to_rgba8();
        assert_eq!(back.get_pixel(1, 0).0[3], 128);
        let empty = Arc::new(ColorImage::new([0, 0], Vec::new()));
        assert!(embed(&PictureFrom::Pasted(empty), texts).is_err());
    }

    #[test]
    fn what_is_no_picture_is_said_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let whole = bytes_of(&noise(64, 64, false), ImageFormat::Png);
        for (name, bytes, says) in [
            ("lost.png", None, "could not be read"),
            ("notes.png", Some(&b"not a picture"[..]), "no picture"),
            ("empty.png", Some(&b""[..]), "no picture"),
            ("cut.png", Some(&whole[..whole.len() / 2]), "damaged"),
            ("head.jpg", Some(&b"\xFF\xD8\xFF\xE0\0\x10JFIF"[..]), "damaged"),
            ("photo.heic", Some(&b"\0\0\0\x18ftypheic\0\0\0\0"[..]), "HEIC"),
        ] {
            let path = folder.path().join(name);
            if let Some(bytes) = bytes {
                std::fs::write(&path, bytes).unwrap();
            }
            for &language in Language::ALL {
                let told = embed(&PictureFrom::File(path.clone()), Texts::of(language));
                let told = told.unwrap_err();
                assert!(told.contains(name), "{told}");
                assert!(language != Language::English || told.contains(says), "{told}");
            }
        }
    }
}
