//! The page, read as XML and used in a real browser.

use super::hostile;
use crate::support::{generate, hostile as texts, numbered, pictures, skip};
use cjm::export::html::{self, Frame, Options, Picture};
use cjm::export::{self, Format};
use cjm::format;
use cjm::layout::{Layout, View};
use cjm::model::{Document, ElementId, ElementKind, MapState, Rng};
use cjm::pages;
use cjm::scene::{Lane, Scene};
use cjm::theme::ThemeName;
use cjm::xml;
use kurbo::Rect;
use resvg::usvg::roxmltree::{self, Node};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

const SAMPLES: [(&str, &[u8]); 3] = [
    ("clinic-visit", include_bytes!("../../../samples/clinic-visit.cjm")),
    ("online-shop", include_bytes!("../../../samples/online-shop.cjm")),
    ("it-helpdesk", include_bytes!("../../../samples/it-helpdesk.cjm")),
];

/// The map in both themes, the first one in front.
fn both(map: &Document, mut view: View) -> (Arc<Scene>, Arc<Scene>) {
    let mut layout = Layout::default();
    let scene = layout.scene(map, &view);
    view.theme = if view.theme == ThemeName::Dark { ThemeName::Light } else { ThemeName::Dark };
    (scene, layout.scene(map, &view))
}

/// A step at each of the first touchpoints, and one at the whole map.
fn story(map: &Document, scene: &Scene, mut say: impl FnMut(usize) -> String) -> Vec<Frame> {
    let look = |(at, &touchpoint): (usize, &ElementId)| {
        let place = scene.place_of(touchpoint).unwrap_or_default();
        Frame {
            caption: say(at),
            notes: say(at + 100),
            camera: place.inflate(260.0, 160.0),
            lit: vec![touchpoint],
            ..Frame::default()
        }
    };
    let mut journey = map.journey();
    journey.retain(|&touchpoint| scene.column_of(touchpoint).is_some());
    let mut frames: Vec<Frame> = journey.iter().take(4).enumerate().map(look).collect();
    let lit = map.stages().first().copied().into_iter().collect();
    let camera = Rect::from_origin_size((0.0, 0.0), scene.size);
    frames.push(Frame { caption: say(4), camera, lit, ..Frame::default() });
    frames
}

fn map_of(bytes: &[u8]) -> Document {
    format::read(bytes).unwrap().document
}

/// A map as it is handed on, with the story that is composed of it.
fn sample(bytes: &[u8]) -> (Arc<Scene>, Options) {
    let map = map_of(bytes);
    let view = View::of(map.props());
    let mut layout = Layout::default();
    let mut options = export::Options::default();
    pages::equip(&mut options, Format::Html, &mut layout, (&map, &view));
    (layout.scene(&map, &view), options.html)
}

/// The page as XML that any reader can read.
#[track_caller]
fn read(page: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    roxmltree::Document::parse_with_options(page, options).unwrap()
}

/// The content of the meta element of this name.
fn meta<'a>(document: &'a roxmltree::Document<'_>, name: &str) -> &'a str {
    let found = document.descendants().find(|node| node.attribute("http-equiv") == Some(name));
    found.and_then(|node| node.attribute("content")).unwrap()
}

#[test]
fn samples_are_pages_of_less_than_a_megabyte_that_load_nothing() {
    for (name, bytes) in SAMPLES {
        let (scene, options) = sample(bytes);
        let page = html::to_string(&scene, &options);
        println!("{name}: {} kB", page.len() / 1000);
        assert!(page.len() < 1_000_000, "{name}: {} bytes", page.len());
        assert_eq!(page, html::to_string(&scene, &options), "{name}");
        let document = read(&page);
        let root = document.root_element();
        assert_eq!(root.attribute("lang"), Some(scene.language.key()), "{name}");
        let policy = meta(&document, "Content-Security-Policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
        for node in document.descendants() {
            for attribute in node.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                assert!(!value.contains("://"), "{name}: {key}={value}");
                let loads = ["src", "srcset", "action", "style", "data", "poster"].contains(&key);
                assert!(!loads && !key.starts_with("on"), "{name}: {key}={value}");
            }
            let is_style = node.has_tag_name(("http://www.w3.org/1999/xhtml", "style"));
            let text = if is_style { node.text().unwrap() } else { "" };
            assert!(!text.contains("@import") && !text.contains("http"), "{name}");
            for (at, _) in text.match_indices("url(") {
                assert!(text[at..].starts_with("url(data:font/ttf;base64,"), "{name}");
            }
        }
        // Everything is there twice: as a picture and as text.
        let lines = document.descendants().filter(|node| node.tag_name().name() == "text");
        let said: Vec<String> = lines.filter_map(|node| node.text().map(str::to_owned)).collect();
        let further = options.pictures.iter().flat_map(|picture| pictures::lines(&picture.scene));
        let lines: Vec<String> = pictures::lines(&scene).into_iter().chain(further).collect();
        assert_eq!(letters(&said), letters(&lines), "{name}");
        assert!(!options.pictures.is_empty(), "{name}: no step shows another state");
        ids_lead_somewhere(&document);
    }
}

/// Whatever is referred to is there, once.
fn ids_lead_somewhere(document: &roxmltree::Document<'_>) {
    let nodes = || document.descendants().filter(Node::is_element);
    let mut ids: Vec<&str> = nodes().filter_map(|node| node.attribute("id")).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
    for attribute in nodes().flat_map(|node| node.attributes()) {
        let value = attribute.value();
        let id = match attribute.name() {
            "href" => value.strip_prefix('#'),
            _ => value.strip_prefix("url(#").and_then(|value| value.strip_suffix(')')),
        };
        let there = id.is_none_or(|id| ids.binary_search(&id).is_ok());
        assert!(there, "{value} leads nowhere");
    }
}

fn letters<T: AsRef<str>>(lines: &[T]) -> String {
    lines.iter().flat_map(|line| line.as_ref().chars()).filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_page_has_the_colours_of_both_themes() {
    for state in MapState::ALL {
        for (name, bytes) in SAMPLES {
            let map = map_of(bytes);
            let mut view = View::of(map.props());
            (view.lanes, view.state, view.heat) = (Lane::ALL.to_vec(), *state, true);
            let (light, dark) = both(&map, view);
            let other = |other: &Arc<Scene>| Some(other.clone());
            let first = Options { other: other(&dark), ..Options::default() };
            let page = html::to_string(&light, &first);
            assert!(page.contains("var(--t0)") && page.contains("data-theme=dark"), "{name}");
            let picture = &page[page.find("<svg").unwrap()..page.rfind("</svg>").unwrap()];
            assert!(
                !picture.contains("=\"#") || picture.contains("href"),
                "{name}: a fixed colour"
            );
            // Whichever is in front, light is light and dark is dark.
            let second = Options { other: other(&light), ..Options::default() };
            let turned = html::to_string(&dark, &second);
            let paper = |page: &str, start: &str| {
                let rule = &page[page.find(start).unwrap()..];
                let value = &rule[rule.find("--t0:").unwrap()..];
                value[..value.find(';').unwrap()].to_owned()
            };
            for start in [":root{", ":root[data-theme=dark]{"] {
                assert_eq!(paper(&page, start), paper(&turned, start), "{name} {start}");
            }
        }
    }
}

#[test]
fn what_is_no_picture_of_the_same_map_lends_no_colours() {
    let (one, _) = sample(SAMPLES[0].1);
    let (_, options) = sample(SAMPLES[1].1);
    let page =
        html::to_string(&one, &Options { frames: Vec::new(), pictures: Vec::new(), ..options });
    assert!(!page.contains("var(--t0)") && page.contains("data-theme=\"light\""));
    assert_eq!(page, html::to_string(&one, &Options::default()));
}

#[test]
fn a_page_that_is_asked_for_its_story_opens_with_it() {
    let (scene, options) = sample(SAMPLES[0].1);
    let page = |told| html::to_string(&scene, &Options { told, ..options.clone() });
    assert!(page(true).contains(",\"told\":true,") && page(false).contains(",\"told\":false,"));
}

#[test]
fn several_pictures_on_a_page_share_what_they_define() {
    let scene = pictures::scene(&["One", "Two"]);
    let again = Picture { scene: Arc::new(scene.clone()), other: None };
    let one = html::to_string(&scene, &Options::default());
    let two = html::to_string(&scene, &Options { pictures: vec![again], ..Options::default() });
    for defined in ["data:image/png", "<linearGradient ", "<clipPath "] {
        let count = one.matches(defined).count();
        assert!(count > 0 && two.matches(defined).count() == count, "{defined}");
    }
    assert_eq!((one.matches("<use ").count(), two.matches("<use ").count()), (0, 4));
    ids_lead_somewhere(&read(&one));
    let document = read(&two);
    ids_lead_somewhere(&document);
    // What is not shown defines nothing: nobody would draw it.
    let hidden = |node: &Node<'_, '_>| node.ancestors().any(|it| it.has_attribute("hidden"));
    let defs = document.descendants().filter(|node| node.tag_name().name() == "defs");
    let defs: Vec<Node<'_, '_>> = defs.collect();
    assert!(defs.len() == 1 && !hidden(&defs[0]));
}

#[test]
fn lanes_can_be_closed_but_the_touchpoints() {
    let (scene, options) = sample(SAMPLES[0].1);
    let page = html::to_string(&scene, &options);
    let document = read(&page);
    let boxes = document.descendants().filter(|node| node.has_attribute("data-lane")).count();
    assert_eq!(boxes, Lane::USUAL.len() - 1);
}

#[test]
fn an_empty_scene_is_a_readable_page() {
    read(&html::to_string(&pictures::scene(&[]), &Options::default()));
}

/// A hostile map of a number as a page, its story told in texts that are hostile as well.
fn hostile_page(number: u64) -> String {
    let map = hostile::map(number);
    let mut view = View::of(map.props());
    (view.lanes, view.heat) = (Lane::ALL.to_vec(), true);
    page_of(&map, view, number)
}

fn page_of(map: &Document, view: View, number: u64) -> String {
    let further = View { state: MapState::Gap, lanes: Lane::ALL.to_vec(), ..view.clone() };
    let (scene, other) = both(map, view);
    let mut rng = Rng::seeded(number + 7);
    let mut frames = story(map, &scene, |_| texts::text(&mut rng) + BREAKERS);
    // Every other step shows another picture, of all lanes that it closes but two.
    for frame in frames.iter_mut().step_by(2) {
        (frame.picture, frame.lanes) = (Some(0), vec![Lane::Touchpoints, Lane::Pictures]);
    }
    let (shown, shown_other) = both(map, further);
    let pictures = vec![Picture { scene: shown, other: Some(shown_other) }];
    html::to_string(&scene, &Options { other: Some(other), pictures, frames, ..Options::default() })
}

/// What a text says to get out of where it stands, and then to run.
const BREAKERS: &str = "</script><script>window.__pwned=1;alert(1)</script><!--<script>\u{2028}\
     \"'><img src=x onerror=\"window.__pwned=2;alert(2)\"><svg onload=alert(3)>]]></style>\
     <style>@import 'http://pwned.example/a.css'</style>\\u003c/script>${alert(4)}\u{2029}\
     <iframe src=\"http://pwned.example/\"></iframe>javascript:alert(5)</title></textarea>";

#[test]
fn hostile_texts_stay_texts() {
    for number in numbered("CJM_LONG_HOSTILE", 60) {
        let page = hostile_page(number);
        assert!(page.chars().all(xml::is_allowed), "map {number}");
        let document = read(&page);
        for node in document.descendants().filter(Node::is_element) {
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!name.starts_with("on") && name != "src", "map {number}: {name}={value}");
                let inside = value.starts_with("data:image/")
                    || value.starts_with("#column-")
                    || is_image(value);
                assert!(name != "href" || inside, "map {number}: {name}={value}");
            }
        }
        ids_lead_somewhere(&document);
        let of = |name: &str| {
            let of = document.descendants().filter(|node| node.tag_name().name() == name);
            of.map(|node| node.text().unwrap_or_default()).collect::<Vec<_>>()
        };
        assert_eq!((of("script").len(), of("style").len(), of("iframe").len()), (2, 2, 0));
        // The only two blocks that are obeyed say the same for every map, or nothing that a map says.
        assert!(of("script")[1].contains("use strict"));
        assert!(!of("style").concat().contains("pwned"), "map {number}");
        // The data's end is the page's own; HTML would see the end of a script in any of these.
        let data = of("script")[0];
        for forbidden in ['<', '>', '&', '\u{2028}', '\u{2029}'] {
            assert!(!data.contains(forbidden), "map {number}: {forbidden:?}");
        }
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert!(data["frames"][0]["caption"].as_str().unwrap().contains("</script>"));
    }
}

/// Whether a link leads to an image that several pictures show.
fn is_image(link: &str) -> bool {
    link.strip_prefix("#i").is_some_and(|number| number.parse::<u32>().is_ok())
}

/// Runs the browser's checks on pages.
fn browse(arguments: &[&str], pages: &[PathBuf]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html/check.py");
    let mut command = Command::new("python3");
    command.arg("-B").arg(script).args(arguments).args(pages);
    match command.output() {
        Err(error) => skip(&format!("python3 cannot be started: {error}")),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout);
            let complaint = String::from_utf8_lossy(&output.stderr);
            match output.status.code() {
                Some(0) => print!("{said}"),
                Some(77) => skip(said.trim()),
                code => panic!("{code:?}: {said}{complaint}"),
            }
        }
    }
}

#[test]
fn a_browser_shows_moves_searches_and_tells_the_samples() {
    let folder = tempfile::tempdir().unwrap();
    let mut pages = Vec::new();
    for (name, bytes) in SAMPLES {
        let (scene, options) = sample(bytes);
        let path = folder.path().join(format!("{name}.html"));
        std::fs::write(&path, html::to_string(&scene, &options)).unwrap();
        pages.push(path);
    }
    match std::env::var("CJM_HTML_PICTURES") {
        Ok(folder) => browse(&["--pictures", &folder], &pages),
        Err(_) => browse(&[], &pages),
    }
}

#[test]
fn a_browser_runs_nothing_of_hostile_maps() {
    let folder = tempfile::tempdir().unwrap();
    let mut pages = Vec::new();
    for number in 0..4 {
        let path = folder.path().join(format!("hostile-{number}.html"));
        std::fs::write(&path, hostile_page(number)).unwrap();
        pages.push(path);
    }
    // Every field says it all.
    let map = texts::with_texts(&map_of(SAMPLES[1].1), || BREAKERS.to_owned());
    let path = folder.path().join("breakers.html");
    std::fs::write(&path, page_of(&map, View::of(map.props()), 1)).unwrap();
    pages.push(path);
    browse(&["--hostile"], &pages);
}

#[test]
fn long_maps_are_pages_too() {
    let map = generate::map(200, 1);
    assert!(map.count(ElementKind::Touchpoint) >= 200);
    let scene = Layout::default().scene(&map, &View::of(map.props()));
    let page = html::to_string(&scene, &Options::default());
    println!("200 touchpoints: {} kB", page.len() / 1000);
    read(&page);
}
