//! `cjm convert`, as a user or a script runs it.

use crate::cli::{CLINIC, SHOP, run, text};
use std::fs;

const JOURNEY: &str = "journey\n  title Tea\n  section Kitchen\n    Boil: 4: Ann\n    Pour: 7\n";

#[test]
fn a_map_becomes_every_format_and_what_is_lost_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begins, lost) in [
        ("map.mmd", "journey\n", "barriers"),
        ("map.mermaid", "journey\n", "barriers"),
        ("map.md", "# ", "cells of answers"),
        ("map.drawio", "<?xml", "evidence"),
        ("map.svg", "<", ""),
        ("map.cjm", "", ""),
    ] {
        let out = folder.path().join(name);
        let (_, err) = run(&["convert", SHOP, "-o", text(&out)], 0);
        assert!(fs::read_to_string(&out).unwrap().starts_with(begins), "{name}");
        assert_eq!(err.is_empty(), lost.is_empty(), "{name}: {err}");
        assert!(err.contains(lost) && err.contains(if lost.is_empty() { "" } else { name }));
    }
    for (name, begins) in [("map.png", b"\x89PNG"), ("map.pdf", b"%PDF")] {
        let out = folder.path().join(name);
        run(&["convert", CLINIC, "-o", text(&out)], 0);
        assert!(fs::read(&out).unwrap().starts_with(begins));
    }
    let copy = folder.path().join("map.cjm");
    assert_eq!(fs::read(&copy).unwrap(), fs::read(SHOP).unwrap());
    let (piped, _) = run(&["convert", SHOP, "-o", "-", "--to", "mmd"], 0);
    assert_eq!(piped, fs::read_to_string(folder.path().join("map.mmd")).unwrap());
}

#[test]
fn a_journey_becomes_a_sound_map_and_what_is_doubtful_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (journey, map) = (folder.path().join("tea.mmd"), folder.path().join("tea.cjm"));
    fs::write(&journey, JOURNEY).unwrap();
    let (out, err) = run(&["convert", text(&journey), "-o", text(&map)], 0);
    assert!(out.contains("tea.cjm"), "{out}");
    assert!(err.contains("tea.mmd: line 5: the score 7 is outside the scale; 5 is taken"), "{err}");
    let (checked, _) = run(&["check", text(&map)], 0);
    assert!(checked.contains("no problems"), "{checked}");
    let back = folder.path().join("back.mmd");
    run(&["convert", text(&map), "-o", text(&back)], 0);
    let expected = JOURNEY.replace('7', "5").replace("  section", "    section");
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines(&fs::read_to_string(&back).unwrap()), lines(&expected));
    let (_, err) = run(&["--lang", "uk", "convert", text(&journey), "-o", "-", "--to", "cjm"], 0);
    assert!(err.contains("рядок 5"), "{err}");
    let ojf = folder.path().join("tea.ojf");
    let nodes = "[{\"stageId\":\"s\",\"title\":\"Boil\",\"tags\":[\"hot\"]}]";
    fs::write(&ojf, format!("{{\"stages\":[{{\"id\":\"s\"}}],\"nodes\":{nodes}}}")).unwrap();
    let (_, err) = run(&["convert", text(&ojf), "-o", text(&map), "--force"], 0);
    assert!(err.contains("nodes.tags (1 time)"), "{err}");
    run(&["check", text(&map)], 0);
}

#[test]
fn nothing_is_replaced_unasked_and_names_say_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("map.mmd");
    fs::write(&out, "mine").unwrap();
    let (_, err) = run(&["convert", SHOP, "-o", text(&out)], 4);
    assert!(err.contains("--force"), "{err}");
    assert_eq!(fs::read_to_string(&out).unwrap(), "mine");
    run(&["convert", SHOP, "-o", text(&out), "--force"], 0);
    assert!(fs::read_to_string(&out).unwrap() != "mine");
    let (_, err) = run(&["convert", SHOP, "-o", "map.docx"], 2);
    assert!(err.contains(".drawio") && err.contains("--to"), "{err}");
    let (_, err) = run(&["convert", SHOP, "-o", "-"], 2);
    assert!(err.contains("--to"), "{err}");
    let (_, err) = run(&["convert", "map.docx", "-o", text(&out), "--force"], 2);
    assert!(err.contains(".ojf"), "{err}");
    run(&["convert", SHOP, "-o", text(&out), "--to", "docx"], 2);
    let (_, err) = run(&["convert", "no-such.mmd", "-o", text(&out), "--force"], 3);
    assert!(err.contains("no-such.mmd"), "{err}");
    let nowhere = folder.path().join("missing").join("map.mmd");
    run(&["convert", SHOP, "-o", text(&nowhere)], 4);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn bad_input_is_told_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("map.cjm");
    let junk: Vec<u8> = (0..30_u32 * 1024 * 1024).map(|at| (at % 251) as u8).collect();
    let text_junk = "journey of nothing ".repeat(30 * 1024 * 1024 / 19);
    for (name, bytes, says) in [
        ("empty.mmd", &b""[..], "nothing in it"),
        ("blank.ojf", b" \n ", "nothing in it"),
        ("latin.mmd", b"journey\n  caf\xE9: 5\n", "line 2, column 6"),
        ("junk.mmd", &junk, "MB"),
        ("words.ojf", text_junk.as_bytes(), "MB"),
        ("capital.mmd", b"Journey\n", "small letters"),
        ("plain.mmd", b"journey\nhello\n", "line 2, column 6"),
        ("deep.ojf", "[".repeat(1_000_000).as_bytes(), "deeper"),
        ("cut.ojf", b"{\"stages\": [", "line 1, column 12"),
        ("other.ojf", b"{\"a\": 1}", "neither stages nor nodes"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let (_, err) = run(&["convert", text(&path), "-o", text(&out)], 3);
        assert!(err.contains(name) && err.contains(says), "{name}: {err}");
        assert!(!out.exists());
        fs::remove_file(&path).unwrap();
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let (_, err) = run(&["convert", text(folder.path()), "-o", text(&out), "--to", "cjm"], 2);
    assert!(!err.is_empty());
}

#[test]
fn a_journey_in_a_page_of_markdown_becomes_a_map() {
    let folder = tempfile::tempdir().unwrap();
    let (page, map) = (folder.path().join("page.md"), folder.path().join("tea.cjm"));
    let text_of = |journey: &str| format!("# Read me\n\n```mermaid\n{journey}```\n\nMore.\n");
    fs::write(&page, text_of(JOURNEY)).unwrap();
    let (_, err) = run(&["convert", text(&page), "-o", text(&map)], 0);
    assert!(err.contains("page.md: line 8: the score 7"), "{err}");
    let (mermaid, _) = run(&["convert", text(&map), "-o", "-", "--to", "mmd"], 0);
    assert!(mermaid.contains("Boil: 4: Ann") && !mermaid.contains("More"), "{mermaid}");
    fs::write(&page, text_of("flowchart LR\n")).unwrap();
    let (_, err) = run(&["convert", text(&page), "-o", text(&map), "--force"], 3);
    assert!(err.contains("begins with the word journey"), "{err}");
}

#[test]
fn characters_that_nobody_can_draw_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let (journey, map) = (folder.path().join("desk.mmd"), folder.path().join("desk.cjm"));
    fs::write(&journey, "journey\n 受付: 3\n").unwrap();
    run(&["convert", text(&journey), "-o", text(&map)], 0);
    for (name, says) in [
        ("desk.png", "boxes stand in their places: 付 (U+4ED8), 受 (U+53D7)"),
        ("desk.pdf", "boxes stand in their places"),
        ("desk.svg", "whoever opens it sees them"),
    ] {
        let picture = folder.path().join(name);
        for command in ["export", "convert"] {
            let (_, err) = run(&[command, text(&map), "-o", text(&picture)], 0);
            assert!(err.contains(name) && err.contains(says), "{err}");
            fs::remove_file(&picture).unwrap();
        }
    }
    let (_, err) = run(&["export", CLINIC, "-o", text(&folder.path().join("clinic.png"))], 0);
    assert_eq!(err, "");
}

#[test]
fn a_workbook_goes_out_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (map, book, table) = (at("map.cjm"), at("map.xlsx"), at("map.csv"));
    fs::copy(SHOP, &map).unwrap();
    let (_, err) = run(&["convert", text(&map), "-o", text(&book)], 0);
    assert!(err.contains("cells of answers"), "{err}");
    let (_, err) = run(&["convert", text(&map), "-o", text(&table)], 0);
    assert!(err.contains("barriers"), "{err}");
    let (out, _) = run(&["convert", text(&book), "--into", text(&map)], 0);
    assert!(out.contains("changes nothing") && !out.contains("doubt"), "{out}");
    assert_eq!(fs::read(&map).unwrap(), fs::read(SHOP).unwrap());
    let rows = fs::read_to_string(&table).unwrap();
    let id = rows.lines().nth(1).unwrap().split(',').next().unwrap().to_owned();
    let head = rows.lines().next().unwrap();
    fs::write(&table, format!("{head}\n{id},,,Renamed\n")).unwrap();
    let dry = ["convert", text(&table), "--into", text(&map), "--dry-run"];
    let (out, _) = run(&dry, 0);
    assert!(out.contains("Renamed") && out.contains("dry run") && out.contains("stay"), "{out}");
    assert_eq!(fs::read(&map).unwrap(), fs::read(SHOP).unwrap());
    let copy = at("copy.cjm");
    run(&["convert", text(&table), "--into", text(&map), "-o", text(&copy)], 0);
    assert!(fs::read_to_string(&copy).unwrap().contains("Renamed"));
    assert_eq!(fs::read(&map).unwrap(), fs::read(SHOP).unwrap());
    let (out, _) = run(&["convert", text(&table), "--into", text(&map), "--delete-missing"], 0);
    assert!(out.contains("removed") && out.contains("Written"), "{out}");
    let (info, _) = run(&["info", text(&map)], 0);
    assert!(info.contains("1 touchpoint"), "{info}");
    run(&["check", text(&map)], 0);
}

#[test]
fn a_workbook_becomes_a_map_and_a_template_waits_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (book, map, empty) = (at("shop.xlsx"), at("new.cjm"), at("empty.xlsx"));
    run(&["convert", SHOP, "-o", text(&book)], 0);
    run(&["convert", text(&book), "-o", text(&map)], 0);
    let (checked, _) = run(&["check", text(&map)], 0);
    assert!(checked.contains("no problems"), "{checked}");
    run(&["new", "--workbook", "-o", text(&empty)], 0);
    run(&["convert", text(&empty), "-o", "-", "--to", "cjm"], 0);
    run(&["new", "--workbook", "--template", "bank", "-o", text(&empty), "--force"], 0);
    run(&["convert", text(&empty), "-o", text(&map), "--force"], 0);
    let (_, err) = run(&["convert", text(&book), "--into", CLINIC, "--dry-run"], 3);
    assert!(err.contains("another map"), "{err}");
    fs::write(at("a.csv"), "a,b\n1,2\n").unwrap();
    let (_, err) = run(&["convert", text(&at("a.csv")), "-o", text(&map), "--force"], 3);
    assert!(err.contains("no list of a map"), "{err}");
    run(&["convert", text(&book)], 2);
    run(&["new", "-o", text(&empty), "--force"], 2);
    run(&["convert", text(&book), "-o", text(&map), "--delete-missing"], 2);
}
