//! `cjm export` for what a picture is for: pages, sets of them, and many maps at once.

use crate::cli::{CLINIC, SHOP, run, text};
use cjm::model::Language;
use std::fs;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn type_too_small_is_told_with_what_helps_and_parts_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.png");
    let small = ["export", CLINIC, "-o", text(&path), "--target", "slide", "--dpi", "36"];
    let (out, err) = run(&small, 0);
    assert_eq!(out, "");
    assert!(err.contains("needs 14 pt") && err.contains("--split auto"), "{err}");
    let (_, err) = run(&[&small[..], &["--split", "auto"]].concat(), 0);
    assert!(err.contains("smallest text 14.0 pt"), "{err}");
    let written = names(folder.path());
    assert!(written.contains(&"map-01.png".to_owned()), "{written:?}");
    assert!(written.len() > 5);
    // Nobody asked, and on a screen it can be made larger.
    let quiet = folder.path().join("map.svg");
    assert_eq!(run(&["export", CLINIC, "-o", text(&quiet)], 0), (String::new(), String::new()));
}

#[test]
fn a_story_is_pages_of_a_document_and_numbered_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("frame.svg");
    run(&["export", CLINIC, "-o", text(&set), "--story", "--target", "slide"], 0);
    let frames = names(folder.path());
    assert!(frames.len() > 4 && frames[0] == "frame-01.svg", "{frames:?}");
    let book = folder.path().join("story.pdf");
    run(&["export", CLINIC, "-o", text(&book), "--story", "--target", "a4"], 0);
    let document = lopdf::Document::load(&book).unwrap();
    assert_eq!(document.get_pages().len(), frames.len());
    // Nobody turns pages of as many sizes as there are frames.
    let slides = folder.path().join("slides.pdf");
    run(&["export", CLINIC, "-o", text(&slides), "--story"], 0);
    let document = lopdf::Document::load(&slides).unwrap();
    for id in document.get_pages().values() {
        let page = document.get_dictionary(*id).unwrap();
        let media = page.get(b"MediaBox").unwrap().as_array().unwrap();
        let edge = |at: usize| media[at].as_float().unwrap();
        assert!((edge(2) - 960.0).abs() < 0.1 && (edge(3) - 540.0).abs() < 0.1, "{media:?}");
    }
    let one = folder.path().join("one.svg");
    run(&["export", CLINIC, "-o", text(&one), "--frame", "2"], 0);
    assert!(one.exists());
    let (_, err) = run(&["export", CLINIC, "-o", text(&one), "--frame", "99"], 2);
    assert!(err.contains("There is no frame 99"), "{err}");
}

/// Four of twelve sheets carried nothing but the legend.
#[test]
fn a_map_is_printed_a_little_smaller_where_that_saves_sheets() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.pdf");
    let tiles = ["export", SHOP, "-o", text(&path), "--target", "a4", "--tile"];
    let pages = || lopdf::Document::load(&path).unwrap().get_pages().len();
    let (_, err) = run(&tiles, 0);
    assert!(err.contains("8 sheets in place of 12"), "{err}");
    assert_eq!(pages(), 8);
    let (_, err) = run(&[&tiles[..], &["--scale", "1"]].concat(), 0);
    assert!(!err.contains("sheets"), "{err}");
    assert_eq!(pages(), 12);
}

#[test]
fn pages_have_the_size_of_their_paper() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.pdf");
    run(&["export", SHOP, "-o", text(&path), "--target", "a4", "--split", "phases"], 0);
    let document = lopdf::Document::load(&path).unwrap();
    let pages = document.get_pages();
    assert!(pages.len() > 3);
    for id in pages.values() {
        let sides = media_box(&document, *id);
        let (short, long) = (sides[0].min(sides[1]), sides[0].max(sides[1]));
        assert!((short - 595.28).abs() < 0.1 && (long - 841.89).abs() < 0.1, "{sides:?}");
    }
}

fn media_box(document: &lopdf::Document, page: lopdf::ObjectId) -> [f64; 2] {
    let page = document.get_dictionary(page).unwrap();
    let sides = page.get(b"MediaBox").unwrap().as_array().unwrap();
    let side = |at: usize| f64::from(sides[at].as_float().unwrap());
    [side(2) - side(0), side(3) - side(1)]
}

#[test]
fn many_maps_are_drawn_into_a_folder_and_a_bad_one_keeps_no_other_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.cjm");
    fs::write(&bad, "no map").unwrap();
    let to = folder.path().join("new/decks");
    let line = ["export", CLINIC, text(&bad), SHOP, "--to", text(&to), "--format", "pptx"];
    let (out, err) = run(&line, 3);
    assert!(err.contains("bad.cjm"), "{err}");
    let decks = names(&to);
    assert_eq!(decks, ["clinic-visit.pptx", "online-shop.pptx"]);
    assert_eq!(out.lines().count(), 2);
    for line in out.lines() {
        assert!(Path::new(line).is_file(), "{line}");
    }
}

#[test]
fn two_maps_of_one_name_and_two_maps_for_one_file_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("Clinic-Visit.cjm");
    fs::copy(CLINIC, &other).unwrap();
    let to = folder.path().join("out");
    let two = ["export", CLINIC, text(&other), "--to", text(&to), "--format", "svg"];
    let (_, err) = run(&two, 2);
    assert!(err.contains("would become one file"), "{err}");
    assert!(!to.exists());
    let one = folder.path().join("a.svg");
    let (_, err) = run(&["export", CLINIC, SHOP, "-o", text(&one)], 2);
    assert!(err.contains("--to"), "{err}");
    let (_, err) = run(&["export", CLINIC, "-o", "-", "--format", "svg", "--split", "phases"], 2);
    assert!(err.contains("--output a name"), "{err}");
}

#[test]
fn every_sample_parts_in_every_language_and_other_readers_read_the_parts() {
    let folder = tempfile::tempdir().unwrap();
    for sample in ["clinic-visit", "it-helpdesk", "online-shop"] {
        let input = format!("{}/samples/{sample}.cjm", env!("CARGO_MANIFEST_DIR"));
        for language in Language::ALL {
            let name = format!("{sample}-{}", language.key());
            let path = folder.path().join(format!("{name}.svg"));
            let line = ["--lang", language.key(), "export", &input, "-o", text(&path)];
            let split = ["--target", "a4", "--split", "auto"];
            run(&[&line[..], &split[..]].concat(), 0);
            let parts: Vec<String> =
                names(folder.path()).into_iter().filter(|it| it.starts_with(&name)).collect();
            assert!(parts.len() > 3, "{parts:?}");
            for part in parts {
                let drawing = fs::read_to_string(folder.path().join(part)).unwrap();
                let options = resvg::usvg::Options::default();
                let tree = resvg::usvg::Tree::from_str(&drawing, &options).unwrap();
                let (width, height) = (tree.size().width(), tree.size().height());
                let (short, long) = (width.min(height), width.max(height));
                // 210 × 297 mm at 96 pixels an inch.
                assert!((short - 793.7).abs() < 0.5 && (long - 1_122.5).abs() < 0.5);
            }
        }
    }
}
