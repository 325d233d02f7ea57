//! The PDF, read by lopdf, drawn by hayro, held against our PNG.

use super::png::{differences, drawn};
use crate::support::pictures::{self, HOSTILE};
use crate::support::skip;
use cjm::export::pdf::{self, Options, Pages, Paper};
use cjm::export::{Background, ExportError, png};
use cjm::scene::Scene;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use std::process::Command;

const MM: f64 = 72.0 / 25.4;

fn written(scene: &Scene, pages: Pages) -> Vec<u8> {
    pdf::to_bytes(scene, &Options { pages, ..Options::default() }).unwrap()
}

pub(super) fn read(bytes: &[u8]) -> lopdf::Document {
    lopdf::Document::load_mem(bytes).unwrap()
}

/// The text of all pages without spaces, and the number of pages.
fn said(document: &lopdf::Document) -> (String, usize) {
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let chunks = document.extract_text_chunks(&pages);
    let text: String = chunks.into_iter().map(Result::unwrap).collect();
    (spaceless(&text), pages.len())
}

fn spaceless(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn sizes(document: &lopdf::Document) -> Vec<(f64, f64)> {
    let size = |&id: &lopdf::ObjectId| {
        let page = document.get_dictionary(id).unwrap();
        let media = page.get(b"MediaBox").unwrap().as_array().unwrap();
        let edge = |i: usize| f64::from(media[i].as_float().unwrap());
        (edge(2) - edge(0), edge(3) - edge(1))
    };
    document.get_pages().values().map(size).collect()
}

/// The first page as RGB with its width in pixels, `scale` pixels a point.
pub(super) fn by_hayro(bytes: &[u8], scale: f32) -> (usize, Vec<u8>) {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let cache = RenderCache::new();
    let page = &pdf.pages()[0];
    let drawing = RenderSettings { hinting: false, ..RenderSettings::default() };
    let picture = hayro::render(page, &cache, &InterpreterSettings::default(), &drawing, &settings);
    let width = usize::from(picture.width());
    (width, picture.data().iter().flat_map(|p| [p.r, p.g, p.b]).collect())
}

#[test]
fn every_line_can_be_searched_and_copied_once() {
    let scene = pictures::scene(&[
        "Поиск в интернете: ґанок, їжак, єнот № 5",
        "Office affairs → fine 12 ₴ «цитата»",
        "Злой ёж",
    ]);
    for pages in [Pages::Map, Pages::Tiles { paper: Paper::A0, scale: Some(1.0) }] {
        let (text, _) = said(&read(&written(&scene, pages)));
        for line in pictures::lines(&scene) {
            assert!(text.contains(&spaceless(&line)), "{line} is not in {text}");
        }
        assert_eq!(text.matches("Злость").count(), 3, "rims are said as well: {text}");
    }
}

/// Readers put the lines of an element together as they are: without a space "what he\nfeels" is
/// "what hefeels".
#[test]
fn a_space_stands_between_lines() {
    let scene = pictures::scene(&["Поиск в интернете и ещё раз поиск в интернете"]);
    let said = groups_said(&scene);
    assert!(said.iter().any(|group| group.contains(' ')), "nothing is broken");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.pdf");
    std::fs::write(&path, written(&scene, Pages::Map)).unwrap();
    let Ok(output) =
        Command::new("pdfinfo").args(["-struct-text", "-enc", "UTF-8"]).arg(&path).output()
    else {
        skip("pdfinfo is not here");
        return;
    };
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!errors.contains("Suspects"), "{errors}");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for group in said {
        assert!(words.contains(&group), "{group} is not in {text}");
    }
}

/// What the groups of a scene say that have several lines.
fn groups_said(scene: &Scene) -> Vec<String> {
    let groups = scene.blocks().flat_map(|(_, block)| &block.groups);
    let said = groups.filter(|group| !group.label.is_empty()).map(|group| {
        let lines: Vec<&str> = group.lines().map(|item| item.line.text.trim()).collect();
        lines.join(" ")
    });
    said.filter(|said| said.contains(' ')).collect()
}

#[test]
fn nothing_is_said_of_suspects() {
    let bytes = written(&pictures::scene(&["Запись"]), Pages::Map);
    assert!(memchr::memmem::find(&bytes, b"/Marked true").is_some());
    assert!(memchr::memmem::find(&bytes, b"/Suspects").is_none());
}

#[test]
fn fonts_are_ours_and_subset() {
    let document = read(&written(&pictures::scene(&["Запись 😀"]), Pages::Map));
    let mut names = Vec::new();
    for page in document.get_pages().into_values() {
        for font in document.get_page_fonts(page).unwrap().into_values() {
            let name = font.get(b"BaseFont").unwrap().as_name().unwrap();
            names.push(String::from_utf8_lossy(name).into_owned());
            assert!(font.has(b"ToUnicode"), "no text behind {names:?}");
        }
    }
    assert!(names.len() >= 3, "{names:?}");
    for name in &names {
        let (tag, rest) = name.split_once('+').unwrap();
        assert_eq!(tag.len(), 6);
        assert!(rest.contains("Inter") || rest.contains("NotoEmoji"), "{name}");
    }
    let bytes = written(&pictures::scene(&["Запись"]), Pages::Map);
    assert!(bytes.len() < 60_000, "whole fonts inside: {}", bytes.len());
}

#[test]
fn the_document_says_what_it_is() {
    let scene = pictures::scene(&["Запись к врачу"]);
    let document = read(&written(&scene, Pages::Map));
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let title = document.get_dictionary(info).unwrap().get(b"Title").unwrap();
    assert_eq!(lopdf::decode_text_string(title).unwrap(), "Запись к врачу");
    let catalog = document.catalog().unwrap();
    let language = lopdf::decode_text_string(catalog.get(b"Lang").unwrap()).unwrap();
    assert_eq!(language, "ru");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines"));
    let all = format!("{:?}", document.objects);
    assert!(!all.contains("CreationDate"), "dates make files differ");
}

#[test]
fn structure_is_in_reading_order() {
    let document = read(&written(&pictures::scene(&["Запись"]), Pages::Map));
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let mut kinds = Vec::new();
    collect(&document, &lopdf::Object::Reference(root), &mut kinds);
    assert_eq!(kinds, ["Document", "H1", "H2", "P", "P", "P", "P", "Figure", "Figure"]);
}

fn collect(document: &lopdf::Document, node: &lopdf::Object, kinds: &mut Vec<String>) {
    match node {
        lopdf::Object::Reference(id) => {
            collect(document, document.get_object(*id).unwrap(), kinds);
        }
        lopdf::Object::Array(children) => {
            for child in children {
                collect(document, child, kinds);
            }
        }
        lopdf::Object::Dictionary(element) => {
            if let Ok(kind) = element.get(b"S").and_then(lopdf::Object::as_name) {
                kinds.push(String::from_utf8_lossy(kind).into_owned());
            }
            if let Ok(children) = element.get(b"K") {
                collect(document, children, kinds);
            }
        }
        _ => {}
    }
}

#[test]
fn the_page_is_what_the_png_shows() {
    let scene = pictures::scene(&["Поиск в интернете", "SMS-напоминание", "Приём врача"]);
    let options = png::Options { scale: Some(1.5), ..png::Options::default() };
    let ours = drawn(&scene, &options);
    // Two pixels a point are 1.5 pixels a unit.
    let (width, page) = by_hayro(&written(&scene, Pages::Map), 2.0);
    assert_eq!(width, ours.width);
    let rows = ours.data.len().min(page.len());
    let (mean, worst) = differences(&ours.data[..rows], &page[..rows], width, 16);
    println!("blocks differ by {mean:.2} on average, {worst:.1} at worst");
    assert!(mean < 1.5, "{mean}");
    assert!(worst < 30.0, "{worst}");
}

#[test]
fn a_page_is_as_large_as_the_map_but_for_one_nobody_could_open() {
    let scene = pictures::scene(&["Точка контакта"; 12]);
    let (w, h) = (scene.size.width, scene.size.height);
    let close = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() < 0.1 && (a.1 - b.1).abs() < 0.1;
    let one = sizes(&read(&written(&scene, Pages::Map)));
    assert!(one.len() == 1 && close(one[0], (w * 0.75, h * 0.75)), "{one:?}");
    let mut wide = scene.clone();
    wide.size.width = 1_700_000.0;
    let page = sizes(&read(&written(&wide, Pages::Map)))[0];
    assert!((page.0 - 14_400.0).abs() < 0.1 && page.1 >= 3.0, "{page:?}");
}

#[test]
fn tiles_hold_the_whole_map_once_and_overlap() {
    let names: Vec<String> = (0..16).map(|i| format!("Номер{i:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let scene = pictures::scene(&names);
    let pages = Pages::Tiles { paper: Paper::A4, scale: Some(1.0) };
    let document = read(&written(&scene, pages));
    let (text, count) = said(&document);
    // 2,736 units are 2,052 pt; a lying A4 shows 785 pt, 757 pt of them its own.
    assert_eq!(count, 3);
    for name in &names {
        assert!((1..=3).contains(&text.matches(name).count()), "{name} in {text}");
    }
    for cell in ["A11/3", "A22/3", "A33/3"] {
        assert!(text.contains(cell), "{cell} in {text}");
    }
    assert!(document.catalog().unwrap().has(b"PageLabels"));
    for size in sizes(&document) {
        assert!((size.0 - 297.0 * MM).abs() < 0.1 && (size.1 - 210.0 * MM).abs() < 0.1);
    }
}

#[test]
fn senseless_tiles_are_refused() {
    let scene = pictures::scene(&["а"]);
    let tiles = |scale| {
        let pages = Pages::Tiles { paper: Paper::A4, scale: Some(scale) };
        pdf::to_bytes(&scene, &Options { pages, ..Options::default() })
    };
    assert!(matches!(tiles(500.0), Err(ExportError::TooManyPages { .. })));
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(matches!(tiles(scale), Err(ExportError::BadOption { option: "scale" })));
    }
}

#[test]
fn hostile_texts_and_empty_scenes_are_documents() {
    for pages in [Pages::Map, Pages::Tiles { paper: Paper::A4, scale: Some(1.0) }] {
        let scene = pictures::scene(HOSTILE);
        let (text, _) = said(&read(&written(&scene, pages)));
        assert!(text.contains("endobjstream"), "{text}");
        assert!(text.contains("<script>alert(\"&'x\")</script>]]>&#0;&amp;<!--"), "{text}");
        read(&written(&pictures::scene(&[]), pages));
    }
}

#[test]
fn equal_scenes_give_equal_bytes() {
    let scene = pictures::scene(&["Поиск", "Запись", "Приём"]);
    for pages in [Pages::Map, Pages::Tiles { paper: Paper::A4, scale: Some(2.0) }] {
        assert!(written(&scene, pages) == written(&scene, pages));
    }
}

#[test]
fn dark_paper_fills_the_page_unless_told_not_to() {
    let mut scene = pictures::scene(&["а"]);
    scene.paper = cjm::theme::Color::rgb(16, 20, 30);
    let corner = |background| {
        let options = Options { background, pages: Pages::Map, ..Options::default() };
        let (_, data) = by_hayro(&pdf::to_bytes(&scene, &options).unwrap(), 0.5);
        [data[0], data[1], data[2]]
    };
    assert_eq!(corner(Background::Paper), [16, 20, 30]);
    assert_eq!(corner(Background::Transparent), [255, 255, 255]);
}

#[test]
fn an_unreadable_picture_does_not_cost_the_document() {
    let mut scene = pictures::scene(&["а"]);
    scene.columns = pictures::with_images(&scene, |image| {
        image.bytes = image.bytes[..image.bytes.len() / 2].into();
    });
    let (text, _) = said(&read(&written(&scene, Pages::Map)));
    assert!(text.contains("Злость"));
}
