//! Files of version 1 as they were first written: they open, mean the same, and are written again
//! byte for byte, for ever. Never edit them, never bless them anew; a new version gets its own.

use super::everything::{PIXEL, conflicts, everything, feedback, frames, small, story, workshop};
use cjm::format::{ReadError, What, read, write};
use cjm::model::*;
use std::fs;
use std::path::Path;

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Texts that have broken programs before.
fn hostile() -> Document {
    let mut m = super::everything::Maker::new(3);
    let stage = m.add(Stage { name: "\"#".into(), phase: Phase::PreService });
    for text in [
        "\r",
        "\r\n",
        "\n",
        "\\",
        "\\n",
        "\"##\"",
        "'",
        "// no comment",
        "/* no comment */",
        "),",
        "]",
        "(",
        "<<<<<<< ours",
        "=======",
        "\u{202E}drow",
        "\u{200F}",
        "\u{FEFF}",
        "\u{85}",
        "\u{1F468}\u{200D}\u{1F469}",
        "ґєіїʼ№₴",
        " leading",
        "trailing ",
        "\ttab",
        "a\n  b\n\tc\n",
        "a\n\nb\\\n",
        "=cmd|' /C calc'!A0",
        "${jndi:ldap://x}",
        "\u{1}\u{7F}\u{9B}",
        "{ $x }",
        "\u{2028}\u{2029}",
        "\u{FFFD}\u{FFFF}\u{10FFFF}",
        "%s%n",
        "NaN",
        "None",
        "id: \"",
    ] {
        m.touchpoint(stage, text);
    }
    m.finish()
}

/// A golden file's name and what it holds.
fn golden() -> Vec<(&'static str, Document)> {
    let mut aside = small();
    aside.set_aside = vec![
        SetAside { list: "cells".into(), text: "(touchpoint: \"no\")".into() },
        SetAside { list: "elements".into(), text: "Robot(\n      id: \"00000000000r0\"".into() },
        SetAside { list: "links".into(), text: "Loves(\"a\", \"b\")".into() },
        SetAside { list: "other".into(), text: "<<<<<<<\n\"(".into() },
    ];
    vec![
        ("everything.cjm", everything()),
        ("minimal.cjm", Document::new(MapProps::new("", Language::English))),
        ("small.cjm", small().finish()),
        ("set-aside.cjm", aside.finish()),
        ("hostile.cjm", hostile()),
        ("workshop.cjm", workshop()),
        ("feedback.cjm", feedback()),
        ("conflicts.cjm", conflicts()),
        ("story.cjm", story()),
        ("frames.cjm", frames()),
    ]
}

#[test]
fn golden_files_of_version_1_are_read_and_written_the_same() {
    for (name, document) in golden() {
        let bytes = fixture(name);
        let opened = read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let loud = |what: &What| !matches!(what, What::StillAside { .. });
        let problems: Vec<_> = opened.problems.iter().filter(|p| loud(&p.what)).collect();
        assert!(problems.is_empty(), "{name}: {problems:?}");
        assert!(opened.document == document, "{name} means something else now");
        assert!(write(&opened.document) == bytes, "{name} is written differently now");
    }
}

/// Writes the golden files once; they are then frozen.
#[test]
fn golden_files_exist() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1");
    fs::create_dir_all(&folder).unwrap();
    for (name, document) in golden() {
        let path = folder.join(name);
        if !path.exists() {
            assert!(std::env::var("CI").is_err(), "{name} is missing");
            fs::write(&path, write(&document)).unwrap();
        }
    }
}

#[test]
fn unknown_fields_everywhere_survive() {
    let bytes = fixture("unknown-fields.cjm");
    let opened = read(&bytes).unwrap();
    assert_eq!(opened.problems, []);
    assert_eq!(
        opened.document.props().ext["facilitator"].as_ref(),
        "(name: \"Eve, (\", since: 2031)"
    );
    assert_eq!(opened.document.ext()["stories"].as_ref(), "[\n    (title: \"x\"), /* ] */\n  ]");
    let stage = opened.document.stages()[0];
    let ext = &opened.document.element(stage).unwrap().ext;
    assert_eq!(ext["colour"].as_ref(), "Some(\"#ff0000\")");
    assert_eq!(ext["r#new-thing"].as_ref(), "{1: 'x', 2: b\"y\"}");
    assert!(write(&opened.document) == bytes);
}

#[test]
fn a_newer_file_opens_to_be_looked_at() {
    let text = String::from_utf8(fixture("small.cjm")).unwrap();
    let newer = text
        .replace("format: 1,\n  min_reader: 1", "format: 3,\n  min_reader: 2")
        .replace("  links: [", "  robots: [(id: 1)],\n  links: [");
    let opened = read(newer.as_bytes()).unwrap();
    assert_eq!(opened.read_only.map(|newer| newer.format), Some(3));
    assert_eq!(opened.document.len(), small().finish().len());
    let nothing = read(b"(format: 3, min_reader: 2, graph: [])").unwrap_err();
    assert_eq!(nothing, ReadError::Newer { format: 3 });
    // Newer, but promised to be readable: may be saved.
    let polite = text.replace("format: 1,", "format: 2,");
    assert_eq!(read(polite.as_bytes()).unwrap().read_only, None);
}

#[test]
fn what_was_set_aside_is_tried_again() {
    let whole = write(&everything());
    let text = String::from_utf8(whole.clone()).unwrap();
    let broken = text.replacen("      valence: 2,", "      valence: 7,", 1);
    let opened = read(broken.as_bytes()).unwrap();
    assert!(opened.document != everything());
    let saved = String::from_utf8(write(&opened.document)).unwrap();
    // Somebody mends the piece in a text editor, where it now stands.
    let mended = saved.replacen("valence: 7,", "valence: 2,", 1);
    assert_ne!(mended, saved);
    let again = read(mended.as_bytes()).unwrap();
    assert!(again.document == everything());
    assert!(write(&again.document) == whole);
}

#[test]
fn a_mark_at_the_start_and_dos_line_ends_do_no_harm() {
    let text = String::from_utf8(write(&everything())).unwrap();
    for other in [format!("\u{FEFF}{text}"), text.replace('\n', "\r\n")] {
        let opened = read(other.as_bytes()).unwrap();
        let mut document = everything();
        let shown: Vec<_> = opened.problems.iter().map(ToString::to_string).collect();
        assert_eq!(opened.problems.len(), 1, "{shown:?}");
        // Kept word for word, these have the line ends they had.
        if other.contains('\r') {
            assert_eq!(opened.document.elements().count(), document.elements().count());
            assert_eq!(opened.document.links(), document.links());
            assert_eq!(opened.document.props().notes, document.props().notes);
            document = opened.document.clone();
        }
        assert!(opened.document == document);
    }
}

#[test]
fn pictures_are_kept_byte_for_byte() {
    let opened = read(&write(&everything())).unwrap().document;
    let pictures = opened.of_kind(ElementKind::Picture);
    let bytes: Vec<_> = pictures
        .iter()
        .map(|&id| opened.element(id).unwrap().content.as_picture().unwrap().image.bytes.clone())
        .collect();
    assert!(bytes.iter().any(|bytes| bytes.as_ref() == PIXEL));
}

/// A program that knew no parking lot kept ideas word for word; they are back in it, and nothing
/// is left aside.
#[test]
fn ideas_that_were_set_aside_come_back() {
    let (with, mut aside) = (workshop(), Vec::new());
    let text = String::from_utf8(write(&with)).unwrap();
    let mut older = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("    Idea(\n") {
        let end = at + rest[at..].find("    ),\n").unwrap() + "    ),\n".len();
        older.push_str(&rest[..at]);
        aside.push(rest[at..end].trim().trim_end_matches(',').to_owned());
        rest = &rest[end..];
    }
    older.push_str(rest);
    assert_eq!(aside.len(), 3);
    let mut opened = read(older.as_bytes()).unwrap().document;
    assert_eq!(opened.count(ElementKind::Idea), 0);
    let kept =
        aside.into_iter().map(|text| SetAside { list: "elements".into(), text: text.into() });
    let parts: Vec<_> = opened.elements().map(|(id, element)| (id, element.clone())).collect();
    let links = opened.links();
    let props = opened.props().clone();
    (opened, _) = Document::from_parts(
        props,
        parts,
        links,
        Vec::new(),
        Vec::new(),
        kept.collect(),
        Ext::new(),
    );
    let again = read(&write(&opened)).unwrap();
    assert!(again.document == with, "the ideas are back");
    assert_eq!(again.document.set_aside(), []);
}

#[test]
fn votes_out_of_range_are_refused_with_their_place() {
    let text = String::from_utf8(write(&workshop())).unwrap();
    for wrong in ["votes: 10000", "votes: -1", "votes: 4294967296"] {
        let opened = read(text.replacen("votes: 12", wrong, 1).as_bytes()).unwrap();
        assert_eq!(opened.document.count(ElementKind::Barrier), 2, "{wrong}");
        let place = opened.problems.iter().find_map(|problem| problem.place).unwrap();
        let line = text.lines().position(|line| line.contains("votes: 12")).unwrap() + 1;
        assert_eq!(place.line, line, "{wrong}");
    }
}

/// What a conflict is about may be damaged, or be in conflict twice after a careless merge: then
/// the conflict is set aside, and comes back with that.
#[test]
fn conflicts_about_nothing_and_doubled_ones_are_set_aside() {
    let whole = conflicts();
    let text = String::from_utf8(write(&whole)).unwrap();
    let key = whole.conflicts().keys().find(|key| matches!(key, ConflictKey::Field { .. }));
    let id = key.unwrap().element().unwrap().to_string();
    let damaged = text.replacen(
        &format!("id: \"{id}\",\n      order: \""),
        &format!("id: \"{id}\",\n      order: \"!"),
        1,
    );
    assert_ne!(damaged, text);
    let opened = read(damaged.as_bytes()).unwrap();
    assert!(opened.document.conflicts().len() < whole.conflicts().len());
    let saved = String::from_utf8(write(&opened.document)).unwrap();
    let mended = saved.replacen("order: \\\"!", "order: \\\"", 1);
    assert_ne!(mended, saved);
    let again = read(mended.as_bytes()).unwrap();
    assert!(again.document == whole, "{:?}", again.problems);
    let (before, list) = text.split_once("  conflicts: [\n").unwrap();
    let (one, rest) = list.split_once("\n    ),\n").unwrap();
    let doubled = format!("{before}  conflicts: [\n{one}\n    ),\n{one}\n    ),\n{rest}");
    let opened = read(doubled.as_bytes()).unwrap();
    assert_eq!(opened.document.conflicts(), whole.conflicts());
    assert_eq!((opened.document.set_aside().len(), opened.problems.len()), (1, 1));
}

/// A program that knew no conflicts carried their list on as a field it did not know.
#[test]
fn conflicts_an_older_program_carried_on_are_back() {
    let text = String::from_utf8(write(&conflicts())).unwrap();
    let (before, list) = text.split_once("  conflicts: [\n").unwrap();
    let (list, rest) = list.split_once("\n  ],\n").unwrap();
    let rest = rest.strip_suffix(")\n").unwrap();
    let older = format!("{before}{rest}  conflicts: [\n{list}\n  ],\n)\n");
    let opened = read(older.as_bytes()).unwrap();
    assert_eq!(opened.problems, []);
    assert!(opened.document == conflicts());
}
