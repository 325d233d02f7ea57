//! Random maps whose every text tries to break a format, drawn and read back by other readers.

use super::pdf::{by_hayro, read as read_pdf};
use super::png::drawn;
use super::pptx;
use super::svg::{read as read_svg, roxmltree};
use crate::format::everything::{everything, feedback, workshop};
use crate::support::{generate, hostile, numbered, pictures};
use cjm::export::pptx::{Numbers, Options, Slide};
use cjm::export::{pdf, png, svg};
use cjm::i18n::Texts;
use cjm::layout::{Layout, View};
use cjm::model::{Document, MapState, Rng};
use cjm::scene::{Lane, Scene};
use cjm::theme::ThemeName;
use cjm::xml;
use resvg::usvg::roxmltree::Node;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many maps each test draws.
fn maps() -> std::ops::Range<u64> {
    numbered("CJM_LONG_HOSTILE", 100)
}

/// The map of a number, with everything in it and hostile texts everywhere.
pub(crate) fn map(number: u64) -> Document {
    let plain = match number % 4 {
        0 => everything(),
        1 => feedback(),
        2 => workshop(),
        _ => generate::map(3, number),
    };
    let mut rng = Rng::seeded(number);
    hostile::with_texts(&plain, || hostile::text(&mut rng))
}

/// The map with every lane that there is, in one of the ways it can be looked at.
pub(crate) fn scene(number: u64) -> Arc<Scene> {
    let map = map(number);
    let mut view = View::of(map.props());
    view.lanes = Lane::ALL.to_vec();
    view.state = MapState::ALL[number as usize % MapState::ALL.len()];
    view.theme = ThemeName::ALL[number as usize % ThemeName::ALL.len()];
    view.heat = true;
    Layout::default().scene(&map, &view)
}

/// The elements that our pictures are made of.
const ELEMENTS: &[&str] = &[
    "svg",
    "title",
    "desc",
    "style",
    "defs",
    "linearGradient",
    "stop",
    "clipPath",
    "g",
    "rect",
    "path",
    "text",
    "image",
];

#[test]
fn svg_is_xml_that_says_every_text_and_nothing_else() {
    let mut said = BTreeSet::new();
    for number in maps() {
        let scene = scene(number);
        let embed_fonts = number % 10 == 0;
        let text = svg::to_string(&scene, &svg::Options { embed_fonts, ..Default::default() });
        assert!(text.chars().all(xml::is_allowed), "map {number}");
        let document = roxmltree(&text);
        for node in document.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            assert!(ELEMENTS.contains(&name), "map {number}: <{name}>");
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!name.starts_with("on"), "map {number}: {name}={value}");
                let outside = name == "href" && !value.starts_with("data:image/");
                assert!(!outside, "map {number}: {name}={value}");
            }
        }
        let comments = document.descendants().filter(|node| node.is_comment() || node.is_pi());
        assert_eq!(comments.count(), 0, "map {number}");
        let lines = document.descendants().filter(|node| node.has_tag_name("text"));
        let found: Vec<&str> = lines.filter_map(|node| node.text()).collect();
        assert_eq!(letters(&found), letters(&pictures::lines(&scene)), "map {number}");
        let tree = read_svg(&text);
        assert!(tree.size().width() > 1.0, "map {number}");
        said.extend(found.iter().flat_map(|line| line.chars()));
    }
    for seen in ['<', '&', '>', '"', '\'', '\u{202e}', '\u{200f}', '😀', '=', '@'] {
        assert!(said.contains(&seen), "{seen:?} was never drawn");
    }
}

fn letters<T: AsRef<str>>(lines: &[T]) -> String {
    lines.iter().flat_map(|line| line.as_ref().chars()).filter(|c| c.is_alphanumeric()).collect()
}

/// What a PDF can hold that does something when it is opened or clicked.
const ACTIVE: &[&[u8]] = &[
    b"OpenAction",
    b"AA",
    b"JS",
    b"JavaScript",
    b"Launch",
    b"URI",
    b"GoToR",
    b"GoToE",
    b"SubmitForm",
    b"ImportData",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"RichMedia",
    b"XFA",
    b"AcroForm",
];

/// Whether an object holds a name that does something, as a key or as a value.
fn is_active(object: &lopdf::Object) -> bool {
    let name = |name: &[u8]| ACTIVE.contains(&name);
    match object {
        lopdf::Object::Name(value) => name(value),
        lopdf::Object::Array(values) => values.iter().any(is_active),
        lopdf::Object::Dictionary(fields) => {
            fields.iter().any(|(key, value)| name(key) || is_active(value))
        }
        lopdf::Object::Stream(stream) => {
            stream.dict.iter().any(|(key, value)| name(key) || is_active(value))
        }
        _ => false,
    }
}

#[test]
fn pdf_is_a_document_that_does_nothing() {
    for number in maps() {
        let scene = scene(number);
        let pages = match number % 2 {
            0 => pdf::Pages::Map,
            _ => pdf::Pages::Tiles { paper: pdf::Paper::A4, scale: Some(1.0) },
        };
        let bytes = pdf::to_bytes(&scene, &pdf::Options { pages, ..Default::default() }).unwrap();
        let document = read_pdf(&bytes);
        let active = document.objects.values().find(|object| is_active(object));
        assert!(active.is_none(), "map {number}: {active:?}");
        let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let info = document.get_dictionary(info).unwrap();
        if let Ok(title) = info.get(b"Title") {
            let (title, own) =
                (lopdf::decode_text_string(title).unwrap(), xml::legible(&scene.title));
            let untitled = Texts::of(scene.language).get("map-untitled");
            let expect = if own.trim().is_empty() { untitled } else { &own };
            assert_eq!(title, expect, "map {number}");
        }
        let metadata = document.catalog().unwrap().get(b"Metadata");
        if let Ok(id) = metadata.and_then(lopdf::Object::as_reference) {
            let stream = document.get_object(id).unwrap().as_stream().unwrap();
            let text = stream.get_plain_content().unwrap();
            roxmltree(std::str::from_utf8(&text).unwrap());
        }
        if number % 5 == 0 {
            let (width, page) = by_hayro(&bytes, 0.2);
            assert!(width > 1 && page.len() > width, "map {number}");
        }
    }
    // The check finds what it looks for.
    let open = lopdf::dictionary! { "Type" => "Catalog", "OpenAction" => 1 };
    assert!(is_active(&lopdf::Object::Array(vec![open.into()])));
}

#[test]
fn png_is_a_whole_picture() {
    for number in maps() {
        let scene = scene(number);
        let options = png::Options { width: Some(300), ..Default::default() };
        let picture = drawn(&scene, &options);
        let (width, height) = options.pixels(&scene).unwrap();
        assert_eq!((picture.width, picture.height), (width as usize, height as usize));
        let first = picture.pixel(0, 0).to_vec();
        let mut pixels = picture.data.chunks_exact(picture.channels);
        assert!(pixels.any(|pixel| pixel != first), "map {number} is blank");
    }
}

#[test]
fn pptx_is_a_deck_that_says_every_text_and_does_nothing() {
    let mut said = BTreeSet::new();
    for number in maps() {
        let scene = scene(number);
        let mut rng = Rng::seeded(number);
        let mut text = || hostile::text(&mut rng);
        let slide = Slide { title: text(), notes: text(), ..Slide::of(&scene) };
        let rows = vec![std::array::from_fn(|_| text())];
        let numbers = Some(Numbers { title: text(), heads: std::array::from_fn(|_| text()), rows });
        let options = Options { numbers, author: text(), ..Options::default() };
        let parts = pptx::parts(&pptx::written(&[slide], &options));
        // Nothing leads outside, nothing can be clicked, every part is well-formed.
        pptx::sound(&parts);
        for (name, bytes) in &parts {
            if name.rsplit('.').next() == Some("xml") {
                let text = std::str::from_utf8(bytes).unwrap();
                assert!(text.chars().all(xml::is_allowed), "map {number}: {name}");
            }
        }
        let xml = std::str::from_utf8(&parts["ppt/slides/slide1.xml"]).unwrap();
        let found = pptx::said(xml);
        // A title of its own stands first, without a place of its own.
        let skip = usize::from(xml.contains("<p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/>"));
        let (mut found_letters, mut letters): (Vec<char>, Vec<char>) = (
            letters(&found[skip..]).chars().collect(),
            letters(&pictures::lines(&scene)).chars().collect(),
        );
        found_letters.sort_unstable();
        letters.sort_unstable();
        assert_eq!(found_letters, letters, "map {number}");
        said.extend(found.iter().flat_map(|line| line.chars()));
    }
    for seen in ['<', '&', '>', '"', '\'', '\u{202e}', '\u{200f}', '😀', '=', '@'] {
        assert!(said.contains(&seen), "{seen:?} was never said");
    }
}
