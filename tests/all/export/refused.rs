//! What cannot be written: said with what would be, and whatever was there stays.

use crate::cli::{CLINIC, run, text};
use crate::support::pictures;
use cjm::export::{self, Format, Options};
use cjm::model::ImageEncoding;
use cjm::watch::Watch;
use std::fs;

/// Asks for a picture that cannot be; gives back what is said of the arguments. The file that was
/// there stays.
#[track_caller]
fn refused(name: &str, args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, "older").unwrap();
    let (out, said) = run(&[&["export", CLINIC, "-o", text(&path)], args].concat(), 2);
    assert_eq!(out, "");
    assert_eq!(fs::read(&path).unwrap(), b"older", "{args:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{args:?} left something");
    said
}

#[test]
fn a_target_too_large_says_what_fits() {
    let said = refused("map.png", &["--width", "300000"]);
    assert!(said.contains("300000 ×") && said.contains("pixels wide fits"), "{said}");
    let said = refused("map.pdf", &["--page", "a4", "--tile", "--scale", "90"]);
    assert!(said.contains("pages, but 1000 are the most"), "{said}");
}

#[test]
fn pictures_that_nobody_can_read_cost_no_format_anything_else() {
    let whole = pictures::scene(&["Запись", "Приём"]);
    for spoil in [1, 10, usize::MAX] {
        for encoding in [ImageEncoding::Png, ImageEncoding::Jpeg] {
            let mut scene = whole.clone();
            scene.columns = pictures::with_images(&whole, |image| {
                let keep = image.bytes.len().saturating_sub(spoil).max(1);
                image.bytes = image.bytes[..keep].into();
                image.encoding = encoding;
            });
            for &format in Format::ALL {
                let mut bytes = Vec::new();
                let watch = Watch::default();
                let done = export::write(&scene, format, &Options::default(), &mut bytes, &watch);
                assert!(done.is_ok(), "{format:?}: {done:?}");
                assert!(bytes.len() > 2_000, "{format:?}: {} bytes", bytes.len());
            }
        }
    }
}
