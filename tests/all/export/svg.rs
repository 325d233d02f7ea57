//! The SVG, read by usvg and drawn by resvg.

use crate::support::pictures::{self, HOSTILE};
use base64::prelude::{BASE64_STANDARD, Engine};
use cjm::export::svg::{self, Options};
use cjm::export::{Background, Format};
use cjm::scene::Face;
use std::sync::Arc;

/// usvg with the bundled faces and nothing else; pictures inside the file only.
pub(super) fn reader() -> resvg::usvg::Options<'static> {
    let mut fonts = resvg::usvg::fontdb::Database::new();
    for face in Face::ALL {
        fonts.load_font_data(face.bytes().to_vec());
    }
    resvg::usvg::Options {
        font_family: "Inter".into(),
        fontdb: Arc::new(fonts),
        image_href_resolver: resvg::usvg::ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..Default::default()
        },
        ..Default::default()
    }
}

pub(super) fn read(text: &str) -> resvg::usvg::Tree {
    resvg::usvg::Tree::from_str(text, &reader()).unwrap()
}

fn texts(group: &resvg::usvg::Group, into: &mut Vec<String>) {
    for node in group.children() {
        match node {
            resvg::usvg::Node::Group(group) => texts(group, into),
            resvg::usvg::Node::Text(text) => {
                into.push(text.chunks().iter().map(resvg::usvg::TextChunk::text).collect());
            }
            resvg::usvg::Node::Path(_) | resvg::usvg::Node::Image(_) => {}
        }
    }
}

#[test]
fn a_small_scene_is_written_like_this() {
    let scene = pictures::scene(&["Запись к врачу", "Отзыв <и> «оценка»"]);
    insta::assert_snapshot!(svg::to_string(&scene, &Options::default()));
}

/// usvg's own way would read any picture on this machine.
#[test]
fn the_reader_reads_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.png");
    let bytes = pictures::picture(1).bytes;
    std::fs::write(&path, &bytes).unwrap();
    let images = |href: &str, options: &resvg::usvg::Options<'_>| {
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
             width='9' height='9'><image width='9' height='9' xlink:href='{href}'/></svg>"
        );
        let tree = resvg::usvg::Tree::from_str(&text, options).unwrap();
        let mut found = 0;
        count_images(tree.root(), &mut found);
        found
    };
    let path = path.to_str().unwrap();
    assert_eq!(images(path, &resvg::usvg::Options::default()), 1, "the bait is one");
    assert_eq!(images(path, &reader()), 0);
    let inside = format!("data:image/png;base64,{}", BASE64_STANDARD.encode(&bytes));
    assert_eq!(images(&inside, &reader()), 1);
}

fn count_images(group: &resvg::usvg::Group, found: &mut usize) {
    for node in group.children() {
        match node {
            resvg::usvg::Node::Group(group) => count_images(group, found),
            resvg::usvg::Node::Image(_) => *found += 1,
            resvg::usvg::Node::Path(_) | resvg::usvg::Node::Text(_) => {}
        }
    }
}

#[test]
fn an_empty_scene_is_a_readable_picture() {
    let tree = read(&svg::to_string(&pictures::scene(&[]), &Options::default()));
    assert!(tree.size().width() >= 1.0);
}

#[test]
fn every_line_is_a_text_of_its_own() {
    let scene = pictures::scene(&["Поиск в интернете и чтение отзывов", "SMS-напоминание"]);
    let mut found = Vec::new();
    texts(read(&svg::to_string(&scene, &Options::default())).root(), &mut found);
    assert_eq!(found, pictures::lines(&scene));
}

/// With gaps in place of wider letters, "+46" reads "+ 4 6" in another face, and the rim of each
/// letter covers the letter before.
#[test]
fn another_face_is_made_as_wide_letter_by_letter() {
    let text = svg::to_string(&pictures::scene(&["Запись к врачу"]), &Options::default());
    let document = roxmltree(&text);
    let lines: Vec<_> =
        document.descendants().filter(|node| node.has_attribute("textLength")).collect();
    assert!(lines.iter().any(|line| line.has_attribute("paint-order")), "{text}");
    for line in lines {
        assert_eq!(line.attribute("lengthAdjust"), Some("spacingAndGlyphs"), "{line:?}");
    }
}

#[test]
fn hostile_texts_stay_text() {
    let scene = pictures::scene(HOSTILE);
    let text = svg::to_string(&scene, &Options { embed_fonts: true, ..Options::default() });
    assert!(text.chars().all(cjm::xml::is_allowed));
    let document = roxmltree(&text);
    assert!(document.descendants().all(|node| node.tag_name().name() != "script"));
    // usvg leaves out what no face has; the document itself has it all.
    let found = document.descendants().filter(|node| node.has_tag_name("text"));
    let found: Vec<String> = found.filter_map(|node| node.text().map(str::to_owned)).collect();
    let letters = |lines: &[String]| -> String {
        lines.iter().flat_map(|line| line.chars()).filter(|c| c.is_alphanumeric()).collect()
    };
    assert_eq!(letters(&found), letters(&pictures::lines(&scene)));
    read(&text);
}

pub(super) fn roxmltree(text: &str) -> resvg::usvg::roxmltree::Document<'_> {
    resvg::usvg::roxmltree::Document::parse(text).unwrap()
}

#[test]
fn bytes_are_the_same_every_time_and_for_any_number_of_threads() {
    let names: Vec<String> = (0..450).map(|i| format!("Точка {i}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let scene = pictures::scene(&names);
    let text = svg::to_string(&scene, &Options::default());
    assert_eq!(text, svg::to_string(&scene, &Options::default()));
    let mut one = scene.clone();
    // Fewer columns than a second thread is worth: the same columns, written by one thread.
    one.columns.truncate(150);
    let alone = svg::to_string(&one, &Options::default());
    let body = |text: &str| text[text.find("Точка 0").unwrap()..].to_owned();
    let alone = body(&alone);
    let end = alone.find("Точка 149").unwrap();
    assert!(body(&text).starts_with(&alone[..end]));
}

#[test]
fn nothing_outside_the_file_is_referred_to() {
    let scene = pictures::scene(&["http://example.org/x.png", "file:///etc/passwd"]);
    for embed_fonts in [false, true] {
        let text = svg::to_string(&scene, &Options { embed_fonts, ..Options::default() });
        let document = roxmltree(&text);
        for attribute in document.descendants().flat_map(|node| node.attributes()) {
            let value = attribute.value();
            assert!(!value.contains("://"), "{}={value}", attribute.name());
            if attribute.name() == "href" {
                assert!(value.starts_with("data:image/png;base64,"));
            }
        }
        assert_eq!(text.contains("@font-face"), embed_fonts);
    }
}

#[test]
fn equal_gradients_are_defined_once_and_frames_too() {
    let text = svg::to_string(&pictures::scene(&["а", "б", "в"]), &Options::default());
    assert_eq!(text.matches("<linearGradient").count(), 1);
    assert_eq!(text.matches("<clipPath").count(), 1);
}

#[test]
fn paper_is_left_out_on_request() {
    let scene = pictures::scene(&[]);
    let options = |background| Options { background, ..Options::default() };
    let sheet = format!("height=\"{}\" fill=\"#ffffff\"/>", scene.size.height);
    assert!(svg::to_string(&scene, &options(Background::Paper)).contains(&sheet));
    assert!(!svg::to_string(&scene, &options(Background::Transparent)).contains(&sheet));
}

#[test]
fn the_extension_is_the_format() {
    for (path, expected) in [
        ("a.svg", Some(Format::Svg)),
        ("a.SVG", Some(Format::Svg)),
        ("a.docx", None),
        ("svg", None),
    ] {
        assert_eq!(Format::of_path(path.as_ref()).ok(), expected, "{path}");
    }
}
