//! PDF as archives keep it and as readers need it, by an independent validator that agrees with
//! the standards' own collections of test files.

use super::hostile;
use super::pdf::read;
use crate::cli::{run, text};
use crate::support::pictures;
use cjm::export::ExportError;
use cjm::export::pdf::{self, Leaf, Options, Pages, Paper, Properties};
use cjm::layout::{Layout, View};
use cjm::model::{Content, Date, Edit, Element, ElementKind, EncodedImage, ImageEncoding};
use cjm::scene::{Lane, Scene};
use cjm::theme::ThemeName;
use cjm::watch::Watch;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use std::path::Path;
use std::sync::Arc;

/// What a validator finds wrong, under both standards.
fn complaints(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for profile in [ValidationProfile::PdfA2b, ValidationProfile::PdfUa1] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(bytes, &options).unwrap();
        found.extend(report.failures.iter().map(ToString::to_string));
        assert_eq!(report.is_compliant, report.failures.is_empty());
    }
    // The validator takes a carriage return that ends a stream for a part of what follows it.
    found.retain(|it| !(it.contains("6.1.7.1") && lengths_are_right(bytes)));
    found
}

/// Whether every stream of a document is as long as it says.
fn lengths_are_right(bytes: &[u8]) -> bool {
    let find = |from: usize, what: &[u8]| {
        let found = bytes[from..].windows(what.len()).position(|part| part == what);
        found.map(|at| from + at + what.len())
    };
    let (mut at, mut streams) = (0, 0);
    while let Some(number) = find(at, b"/Length ") {
        let digits = bytes[number..].iter().take_while(|byte| byte.is_ascii_digit());
        let length = digits.fold(0, |length, digit| 10 * length + usize::from(digit - b'0'));
        let Some(start) = find(number, b"stream\n") else { return false };
        at = start + length;
        streams += 1;
        if !bytes.get(at..).is_some_and(|rest| rest.starts_with(b"\nendstream")) {
            return false;
        }
    }
    streams > 3
}

#[track_caller]
pub(super) fn keeps_both(bytes: &[u8], what: &str) {
    let found = complaints(bytes);
    assert!(found.is_empty(), "{what}: {found:#?}");
}

fn sample(path: &Path, change: impl FnOnce(&mut View)) -> Arc<Scene> {
    let document = cjm::format::read(&std::fs::read(path).unwrap()).unwrap().document;
    let mut view = View::of(document.props());
    change(&mut view);
    Layout::default().scene(&document, &view)
}

#[test]
fn samples_keep_both_standards_on_every_kind_of_page() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "cjm") {
            continue;
        }
        for (theme, pages) in [
            (ThemeName::Light, Pages::Map),
            (ThemeName::Dark, Pages::Tiles { paper: Paper::A3, scale: Some(1.0) }),
            (ThemeName::Projector, Pages::Tiles { paper: Paper::A4, scale: Some(0.5) }),
        ] {
            let scene = sample(&path, |view| {
                view.theme = theme;
                view.lanes = Lane::ALL.to_vec();
                view.heat = true;
            });
            let options = Options { pages, ..Options::default() };
            let bytes = pdf::to_bytes(&scene, &options).unwrap();
            keeps_both(&bytes, &format!("{} {theme:?}", path.display()));
            seen += 1;
        }
    }
    assert!(seen >= 9, "{seen}");
}

#[test]
fn hostile_maps_keep_both_standards() {
    for number in 0..24 {
        let scene = hostile::scene(number);
        keeps_both(&pdf::to_bytes(&scene, &Options::default()).unwrap(), &format!("map {number}"));
    }
}

#[test]
fn letters_without_a_face_are_shapes_that_say_their_text() {
    let text = "漢字 и 한글 \u{FEFF}\u{E001} конец";
    let scene = pictures::scene(&[text]);
    let bytes = pdf::to_bytes(&scene, &Options::default()).unwrap();
    keeps_both(&bytes, text);
    let document = read(&bytes);
    let spans: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok()?.get_plain_content().ok())
        .filter_map(|content| lopdf::content::Content::decode(&content).ok())
        .flat_map(|content| content.operations)
        .filter(|operation| operation.operator == "BDC")
        .filter_map(|operation| {
            let actual = operation.operands[1].as_dict().ok()?.get(b"ActualText").ok()?;
            lopdf::decode_text_string(actual).ok()
        })
        .collect();
    for part in ["漢字", "한글"] {
        assert!(spans.iter().any(|span| span.contains(part)), "{part} is not in {spans:?}");
    }
}

#[test]
fn lines_are_put_together_with_the_spaces_they_were_broken_at() {
    let name = "Поиск клиники в интернете и по советам друзей";
    let scene = pictures::scene(&[name]);
    let broken = |line: &String| name.starts_with(line.as_str()) && line != name;
    assert!(pictures::lines(&scene).iter().any(broken), "it is on one line");
    let bytes = pdf::to_bytes(&scene, &Options::default()).unwrap();
    let document = read(&bytes);
    let told: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"ActualText").ok())
        .map(|text| lopdf::decode_text_string(text).unwrap())
        .collect();
    assert!(told.iter().any(|text| text == name), "{told:?}");
    keeps_both(&bytes, name);
}

#[test]
fn a_map_without_names_keeps_both_standards() {
    let mut scene = pictures::scene(&["а"]);
    scene.title = " ".into();
    scene.top.clear();
    let bytes = pdf::to_bytes(&scene, &Options::default()).unwrap();
    keeps_both(&bytes, "untitled");
    let long: String = "Ж😀".repeat(20_000);
    scene.title = long.as_str().into();
    scene.description = long.as_str().into();
    let leaf = Leaf { scene: &scene, title: long.clone(), scale: None };
    let options = Options {
        properties: Properties { authors: vec![long.clone()], keywords: vec![long], date: None },
        ..Options::default()
    };
    let written = pdf::book(&[leaf.clone(), leaf], &options, &Watch::default());
    match written {
        Ok(bytes) => keeps_both(&bytes, "long"),
        Err(ExportError::Pdf(reason)) => panic!("{reason}"),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn pictures_mixed_of_inks_are_written_as_light() {
    let mut scene = pictures::scene(&["а", "б"]);
    scene.columns = pictures::with_images(&scene, |image| *image = ink());
    let bytes = pdf::to_bytes(&scene, &Options::default()).unwrap();
    keeps_both(&bytes, "inks");
    let photos = read(&bytes).objects.into_values().filter(|object| {
        let stream = object.as_stream();
        stream.is_ok_and(|s| {
            s.dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|n| n == b"Image")
        })
    });
    assert!(photos.count() > 0, "the picture is left out");
}

/// A picture for a press: cyan, magenta, yellow and black.
fn ink() -> EncodedImage {
    let bytes = include_bytes!("../../fixtures/pictures/ink.jpg").as_slice().into();
    EncodedImage { encoding: ImageEncoding::Jpeg, width: 8, height: 8, bytes }
}

#[test]
fn properties_say_whose_it_is_and_of_which_day() {
    let scene = pictures::scene(&["Запись"]);
    let words = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    let properties = |date| Properties {
        authors: words(&["Анна <&>", "Boris"]),
        keywords: words(&["клиника", "путь"]),
        date,
    };
    let bytes = |date| {
        let options = Options { properties: properties(date), ..Options::default() };
        pdf::to_bytes(&scene, &options).unwrap()
    };
    let with = bytes(Some(Date { year: 2026, month: 2, day: 28 }));
    keeps_both(&with, "dated");
    let info = |bytes: &[u8], key: &[u8]| {
        let document = read(bytes);
        let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let found = document.get_dictionary(info).unwrap().get(key).ok()?;
        Some(lopdf::decode_text_string(found).unwrap())
    };
    assert_eq!(info(&with, b"Author").as_deref(), Some("Анна <&>, Boris"));
    assert_eq!(info(&with, b"Keywords").as_deref(), Some("клиника, путь"));
    assert_eq!(info(&with, b"CreationDate").as_deref(), Some("D:20260228120000Z"));
    assert!(info(&with, b"Subject").unwrap().starts_with("A test of"));
    let without = bytes(None);
    keeps_both(&without, "undated");
    assert_eq!(info(&without, b"CreationDate"), None);
    assert_eq!(info(&without, b"ModDate"), None);
    let text = String::from_utf8_lossy(&without);
    assert!(!text.contains("0000-01-01") && !text.contains("xmp:CreateDate"));
}

#[test]
fn the_validator_finds_what_is_wrong() {
    let bytes = pdf::to_bytes(&pictures::scene(&["а"]), &Options::default()).unwrap();
    for (right, wrong) in [
        (&b"pdfaid:part>2"[..], &b"pdfaid:part>1"[..]),
        (b"pdfuaid:part>1", b"pdfuaid:part>3"),
        (b"/Marked true", b"/Marked fals"),
        (b"/OutputIntents", b"/OutputIntentz"),
    ] {
        let at = bytes.windows(right.len()).position(|part| part == right);
        let at = at.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(right)));
        let mut spoiled = bytes.clone();
        spoiled[at..at + wrong.len()].copy_from_slice(wrong);
        let options = |profile| ValidationOptions::default().profile(profile);
        let sound =
            [ValidationProfile::PdfA2b, ValidationProfile::PdfUa1].into_iter().all(|profile| {
                validate_pdf_bytes(&spoiled, &options(profile))
                    .is_ok_and(|report| report.is_compliant)
            });
        assert!(!sound, "{}", String::from_utf8_lossy(wrong));
    }
}

#[test]
fn a_map_says_whose_it_is_what_it_is_of_and_its_newest_day() {
    let mut document = crate::format::everything::everything();
    let evidence = document.of_kind(ElementKind::Evidence)[0];
    let newest = Date { year: 2031, month: 5, day: 9 };
    let mut element = Element::clone(document.element(evidence).unwrap());
    if let Content::Evidence(evidence) = &mut element.content {
        evidence.date = Some(newest);
    }
    document.apply(&Edit::Update { id: evidence, element: Arc::new(element) }).unwrap();
    let said = cjm::pages::properties(&document);
    assert_eq!(said.authors, document.props().authors);
    assert_eq!(said.date, Some(newest));
    let persona = document.of_kind(ElementKind::Persona)[0];
    let name = document.element(persona).unwrap().content.text().to_owned();
    assert!(said.keywords.contains(&name), "{:?}", said.keywords);
    let folder = tempfile::tempdir().unwrap();
    let (map, picture) = (folder.path().join("map.cjm"), folder.path().join("map.pdf"));
    std::fs::write(&map, cjm::format::write(&document)).unwrap();
    run(&["export", text(&map), "-o", text(&picture)], 0);
    let bytes = std::fs::read(&picture).unwrap();
    keeps_both(&bytes, "everything");
    assert!(bytes.windows(10).any(|part| part == b"D:20310509"));
}
