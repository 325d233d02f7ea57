//! The deck: a sound package, read by zip and roxmltree, by python-pptx, and by `LibreOffice`.

use super::svg::roxmltree;
use crate::support::{generate, office, pictures, skip};
use cjm::export::pptx::{self, MOST_SLIDES, Numbers, Options, Size, Slide};
use cjm::export::{self, Background, ExportError, Format};
use cjm::format;
use cjm::layout::{Layout, View};
use cjm::model::Language;
use cjm::scene::{Item, Paint, Role, Scene};
use cjm::theme::{Color, ThemeName};
use cjm::watch::Watch;
use kurbo::{Point, Rect, Size as Area};
use resvg::usvg::roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// The parts of a deck by their names.
pub(super) type Parts = BTreeMap<String, Vec<u8>>;

pub(super) fn written(slides: &[Slide<'_>], options: &Options) -> Vec<u8> {
    let mut bytes = Vec::new();
    pptx::write(slides, options, &mut bytes, &Watch::default()).unwrap();
    bytes
}

pub(super) fn parts(bytes: &[u8]) -> Parts {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        assert!(
            parts.insert(file.name().unwrap().into_owned(), content).is_none(),
            "a part stands twice"
        );
    }
    parts
}

fn text<'a>(parts: &'a Parts, name: &str) -> &'a str {
    let bytes = parts.get(name).unwrap_or_else(|| panic!("{name} is not in {:?}", parts.keys()));
    std::str::from_utf8(bytes).unwrap()
}

fn slide(parts: &Parts, number: usize) -> &str {
    text(parts, &format!("ppt/slides/slide{number}.xml"))
}

/// Where a relation of a part leads: a target beside the part, with its steps upwards followed.
fn target(part: &str, target: &str) -> String {
    let mut place: Vec<&str> = part.split('/').collect();
    place.pop();
    for step in target.split('/') {
        match step {
            ".." => drop(place.pop()),
            step => place.push(step),
        }
    }
    place.join("/")
}

/// A package whose parts are well-formed, told what they are, found by relations that all lead
/// somewhere inside, and whose shapes have numbers of their own and places that are allowed.
pub(super) fn sound(parts: &Parts) {
    let types = roxmltree(text(parts, "[Content_Types].xml"));
    let known = |tag: &str, name: &str| -> BTreeSet<String> {
        let nodes = types.descendants().filter(|node| node.tag_name().name() == tag);
        nodes.map(|node| node.attribute(name).unwrap().to_owned()).collect()
    };
    let (ends, names) = (known("Default", "Extension"), known("Override", "PartName"));
    let mut reached = BTreeSet::new();
    for (name, bytes) in parts.iter().filter(|(name, _)| *name != "[Content_Types].xml") {
        let end = name.rsplit_once('.').unwrap().1;
        let told = names.contains(&format!("/{name}")) || end != "xml" && ends.contains(end);
        assert!(told, "nobody says what {name} is");
        if let Some(of) = name.strip_suffix(".rels") {
            let of = of.replace("_rels/", "");
            assert!(of.is_empty() || parts.contains_key(&of), "{name} is of nothing");
            for relation in roxmltree(std::str::from_utf8(bytes).unwrap()).root_element().children()
            {
                assert_eq!(relation.attribute("TargetMode"), None, "{name} leads outside");
                let target = target(&of, relation.attribute("Target").unwrap());
                assert!(parts.contains_key(&target), "{name}: {target} is missing");
                reached.insert(target);
            }
        } else if end == "xml" {
            sound_part(parts, name, &roxmltree(std::str::from_utf8(bytes).unwrap()));
        }
    }
    let markup = parts.keys().filter(|name| !name.contains("_rels/") && !name.starts_with('['));
    let lost: Vec<&String> = markup.filter(|name| !reached.contains(*name)).collect();
    assert!(lost.is_empty(), "no relation leads to {lost:?}");
    for name in names {
        assert!(parts.contains_key(&name[1..]), "{name} is told of and missing");
    }
}

fn sound_part(parts: &Parts, name: &str, document: &Document<'_>) {
    let relations: BTreeSet<String> = match name.rsplit_once('/') {
        Some((folder, file)) => parts.get(&format!("{folder}/_rels/{file}.rels")),
        None => None,
    }
    .map(|bytes| {
        let document = roxmltree(std::str::from_utf8(bytes).unwrap());
        let ids = document.root_element().children().map(|it| it.attribute("Id").unwrap());
        let all: Vec<String> = ids.map(str::to_owned).collect();
        let ids: BTreeSet<String> = all.iter().cloned().collect();
        assert_eq!(all.len(), ids.len(), "{name}: relations of one name");
        ids
    })
    .unwrap_or_default();
    let mut ids = BTreeSet::new();
    for node in document.descendants().filter(Node::is_element) {
        let tag = node.tag_name().name();
        assert!(
            !tag.starts_with("hlink") || name.contains("theme"),
            "{name}: <{tag}> can be clicked"
        );
        for attribute in node.attributes() {
            if attribute
                .namespace()
                .is_some_and(|it| it.ends_with("officeDocument/2006/relationships"))
            {
                assert!(relations.contains(attribute.value()), "{name}: {attribute:?}");
            }
        }
        let number = |attribute: &str| node.attribute(attribute).unwrap().parse::<i64>().unwrap();
        match tag {
            "cNvPr" => assert!(ids.insert(number("id")), "{name}: a number of two shapes"),
            "ext" if node.has_attribute("cx") => {
                assert!(number("cx") >= 0 && number("cy") >= 0, "{name}: {node:?}");
            }
            "off" | "pt" => assert!(number("x").abs() < 1 << 31 && number("y").abs() < 1 << 31),
            "rPr" if node.has_attribute("sz") => assert!((100..=400_000).contains(&number("sz"))),
            "gs" => assert!((0..=100_000).contains(&number("pos")), "{name}: {node:?}"),
            _ => {}
        }
    }
}

/// Every line of text of a slide.
pub(super) fn said(xml: &str) -> Vec<String> {
    let document = roxmltree(xml);
    let lines = document.descendants().filter(|node| node.tag_name().name() == "t");
    lines.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

fn count(xml: &str, tag: &str) -> usize {
    roxmltree(xml).descendants().filter(|node| node.tag_name().name() == tag).count()
}

fn numbers(rows: usize) -> Numbers {
    let row = |i| {
        let figures = ["NPS", "+46", "1 204", "41 … 51"].map(str::to_owned);
        let [metric, value, n, interval] = figures;
        [format!("Касание <{i}>"), metric, value, n, interval]
    };
    Numbers {
        title: "Оценки & числа".into(),
        heads: ["Касание", "Показатель", "Значение", "n", "Интервал"].map(str::to_owned),
        rows: (0..rows).map(row).collect(),
    }
}

#[test]
fn a_small_scene_is_drawn_like_this() {
    let scene = pictures::scene(&["Запись к врачу"]);
    let parts = parts(&written(&[Slide::of(&scene)], &Options::default()));
    sound(&parts);
    insta::assert_snapshot!(slide(&parts, 1).replace("<p:", "\n<p:").replace("<a:p>", "\n<a:p>"));
}

#[test]
fn shapes_are_native_and_texts_can_be_edited() {
    let names = ["Поиск в интернете и ещё раз поиск в интернете", "Запись <и> «оценка»"];
    let scene = pictures::scene(&names);
    let parts = parts(&written(&[Slide::of(&scene)], &Options::default()));
    sound(&parts);
    let xml = slide(&parts, 1);
    let words = |lines: &[String]| {
        let mut words: Vec<String> = Vec::new();
        words.extend(lines.iter().flat_map(|line| line.split_whitespace().map(str::to_owned)));
        words.sort();
        words
    };
    let (lines, found) = (pictures::lines(&scene), said(xml));
    assert_eq!(words(&found), words(&lines));
    assert!(found.len() < lines.len(), "lines of a paragraph are in boxes of their own");
    assert_eq!(count(xml, "br"), 0, "lines are broken for good");
    assert!(found.contains(&names[0].to_owned()), "{found:?}");
    for (what, many) in [
        ("prst=\"roundRect\"", 3),
        ("prst=\"ellipse\"", 2),
        ("prst=\"line\"", 3),
        ("<a:lnTo>", 4),
        ("<a:custDash>", 2),
        ("<a:glow ", 2),
        ("<a:gradFill", 2),
        ("<a:alpha val=\"40000\"/>", 2),
        ("<a:schemeClr val=\"accent1\"/>", 3),
        ("lang=\"ru-RU\"", 5),
        ("descr=\"Emotion of ", 2),
    ] {
        assert!(xml.matches(what).count() >= many, "{what}: {}", xml.matches(what).count());
    }
    let theme = text(&parts, "ppt/theme/theme1.xml");
    assert!(theme.contains("typeface=\"Inter\"") && theme.contains("2F5FD0"), "{theme}");
}

#[test]
fn the_scenes_title_is_the_slides_or_another_stands_above() {
    let scene = pictures::scene(&["Запись к врачу"]);
    let of = |title: &str| {
        let slide_of = Slide { title: title.into(), ..Slide::of(&scene) };
        let parts = parts(&written(&[slide_of], &Options::default()));
        sound(&parts);
        let document = roxmltree(slide(&parts, 1));
        let title = document.descendants().find(|node| node.attribute("type") == Some("title"));
        let shape = title.unwrap().ancestors().nth(3).unwrap();
        assert_eq!(shape.parent().unwrap().tag_name().name(), "spTree", "PowerPoint wants it so");
        let text = shape.descendants().find_map(|node| node.text()).unwrap().to_owned();
        (text, count(slide(&parts, 1), "t"))
    };
    let lines = pictures::lines(&scene).len();
    assert_eq!(of(""), ("Запись к врачу".into(), lines));
    assert_eq!(of("Запись к врачу"), ("Запись к врачу".into(), lines));
    assert_eq!(of("Этап 2 <b>"), ("Этап 2 <b>".into(), lines + 1));
}

/// A title has the slide's width, wraps there and is one paragraph; what stands where it is told to
/// stands alike on every slide.
#[test]
fn scenes_of_a_set_stand_alike_below_titles_that_wrap() {
    let names = ["Запись к врачу", "Приём"];
    let scenes = [pictures::scene(&names[..1]), pictures::scene(&names)];
    let standing = Some(pptx::Standing { scale: 1.0, corner: Point::new(14.4, 14.4) });
    let slides = scenes.each_ref().map(|scene| Slide { standing, ..Slide::of(scene) });
    let parts = parts(&written(&slides, &Options::default()));
    sound(&parts);
    let mut places = BTreeSet::new();
    for number in [1, 2] {
        let document = roxmltree(slide(&parts, number));
        let title = document.descendants().find(|node| node.attribute("type") == Some("title"));
        let shape = title.unwrap().ancestors().nth(3).unwrap();
        let find =
            |tag: &str| shape.descendants().find(|node| node.tag_name().name() == tag).unwrap();
        let number =
            |tag: &str, name: &str| find(tag).attribute(name).unwrap().parse::<i64>().unwrap();
        assert_eq!(find("bodyPr").attribute("wrap"), Some("square"));
        assert!(find("bodyPr").children().any(|node| node.tag_name().name() == "normAutofit"));
        let right = number("off", "x") + number("ext", "cx");
        assert!((12_192_000 - 182_880 - right).abs() < 2, "it ends at {right}");
        places.insert((number("off", "x"), number("off", "y"), number("rPr", "sz")));
    }
    assert_eq!(places.len(), 1, "{places:?}");
}

/// Programs that know two colours of a gradient drew the area below a bad moment green.
#[test]
fn gradients_have_two_colours_and_lines_one() {
    for (name, bytes) in SAMPLES {
        let document = format::read(bytes).unwrap().document;
        let scene = Layout::default().scene(&document, &View::of(document.props()));
        let parts = parts(&written(&[Slide::of(&scene)], &Options::default()));
        let xml = roxmltree(slide(&parts, 1));
        let fills = xml.descendants().filter(|node| node.tag_name().name() == "gradFill");
        for fill in fills {
            let stops = fill.descendants().filter(|node| node.tag_name().name() == "gs").count();
            assert_eq!(stops, 2, "{name}");
            assert_ne!(fill.parent().unwrap().tag_name().name(), "ln", "{name}: a line");
        }
    }
}

/// What stands beside its card in another face stood there for good: every box of text on a card
/// stays on it.
#[test]
fn nothing_ends_off_the_slide() {
    for (name, scene) in samples() {
        let parts = parts(&written(&[Slide::of(&scene)], &Options::default()));
        let xml = roxmltree(slide(&parts, 1));
        let boxes = xml.descendants().filter(|node| node.attribute("txBox").is_some());
        let mut wrapped = 0;
        for shape in boxes.map(|node| node.ancestors().nth(2).unwrap()) {
            let find =
                |tag: &str| shape.descendants().find(|node| node.tag_name().name() == tag).unwrap();
            let number =
                |tag: &str, name: &str| find(tag).attribute(name).unwrap().parse::<i64>().unwrap();
            let right = number("off", "x") + number("ext", "cx");
            assert!(right <= 12_192_000 && number("off", "x") >= 0, "{name}: {right}");
            let inside = find("bodyPr").attribute("wrap") == Some("square");
            let shrinks =
                find("bodyPr").children().any(|node| node.tag_name().name() == "normAutofit");
            assert_eq!(inside, shrinks);
            wrapped += usize::from(inside);
        }
        assert!(wrapped > 20, "{name}: {wrapped}");
    }
}

#[test]
fn notes_and_numbers_are_native() {
    let scene = pictures::scene(&["Запись"]);
    let slides = [
        Slide {
            notes: "Первое.\nВторое & <третье>.".into(), ..Slide::of(&scene)
        },
        Slide { title: "Вторая".into(), ..Slide::of(&scene) },
    ];
    let options =
        Options { numbers: Some(numbers(20)), author: "А & Б".into(), ..Options::default() };
    let parts = parts(&written(&slides, &options));
    sound(&parts);
    let notes = text(&parts, "ppt/notesSlides/notesSlide1.xml");
    assert_eq!(said(notes), ["Первое.", "Второе & <третье>."]);
    assert!(!parts.contains_key("ppt/notesSlides/notesSlide2.xml"));
    // Twenty rows do not fit on one slide.
    let tables: Vec<&str> = [3, 4].iter().map(|&number| slide(&parts, number)).collect();
    assert!(!parts.contains_key("ppt/slides/slide5.xml"));
    let rows: usize = tables.iter().map(|xml| count(xml, "tr")).sum();
    assert_eq!(rows, 22);
    assert!(said(tables[0]).contains(&"Касание <0>".to_owned()));
    assert_eq!(said(tables[0])[0], "Оценки & числа (1 из 2)");
    assert_eq!(pptx::number_slides(&options), 2);
    assert!(text(&parts, "docProps/core.xml").contains("<dc:creator>А &amp; Б</dc:creator>"));
}

#[test]
fn equal_decks_are_equal_bytes_without_a_date() {
    let scene = pictures::scene(&["Поиск", "Запись"]);
    let slides = [Slide { notes: "а".into(), ..Slide::of(&scene) }];
    let bytes = written(&slides, &Options::default());
    assert!(bytes == written(&slides, &Options::default()));
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    for at in 0..zip.len() {
        let date = zip.by_index(at).unwrap().last_modified().unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (1980, 1, 1));
    }
}

#[test]
fn pictures_are_in_the_file_once_and_as_they_are() {
    let scene = pictures::scene(&["а", "б", "в"]);
    let slides = [Slide::of(&scene), Slide::of(&scene)];
    let parts = parts(&written(&slides, &Options::default()));
    sound(&parts);
    let media: Vec<&Vec<u8>> =
        parts.iter().filter(|(name, _)| name.contains("/media/")).map(|(_, bytes)| bytes).collect();
    // Stripes of two kinds in three columns.
    assert_eq!(media, [&*pictures::picture(0).bytes, &*pictures::picture(1).bytes]);
    assert_eq!(count(slide(&parts, 2), "pic"), 3);
    assert!(slide(&parts, 1).contains("val 15000"), "their corners are round");
}

#[test]
fn a_slide_may_be_a_picture() {
    let scene = pictures::scene(&["Запись"]);
    let mut options = export::Options::default();
    options.pptx.as_picture = true;
    let mut bytes = Vec::new();
    export::write(&scene, Format::Pptx, &options, &mut bytes, &Watch::default()).unwrap();
    let parts = parts(&bytes);
    sound(&parts);
    let xml = slide(&parts, 1);
    assert_eq!((count(xml, "pic"), count(xml, "grpSp"), count(xml, "sp")), (1, 0, 1));
    assert!(xml.contains(&format!("descr=\"{}\"", scene.description)), "{xml}");
    assert_eq!(said(xml), ["Запись"]);
    assert!(parts["ppt/media/image1.png"].starts_with(b"\x89PNG"));
}

#[test]
fn paper_of_another_colour_is_drawn_unless_told_not_to() {
    let mut scene = pictures::scene(&["а"]);
    let background = |scene: &Scene, background| {
        let options = Options { background, ..Options::default() };
        count(slide(&parts(&written(&[Slide::of(scene)], &options)), 1), "bg")
    };
    assert_eq!(background(&scene, Background::Paper), 0, "the master has it");
    scene.paper = Color::rgb(1, 2, 3);
    assert_eq!(background(&scene, Background::Paper), 1);
    assert_eq!(background(&scene, Background::Transparent), 0);
    scene.paper = ThemeName::Dark.theme().color.paper;
    let parts = parts(&written(&[Slide::of(&scene)], &Options::default()));
    assert!(text(&parts, "ppt/slideMasters/slideMaster1.xml").contains("bg1=\"dk1\""));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let scene = pictures::scene(&["а"]);
    let refused = |slides: &[Slide<'_>], options: &Options| {
        pptx::write(slides, options, &mut Vec::new(), &Watch::default()).unwrap_err()
    };
    for side in [0.0, 0.5, 57.0, -3.0, f64::NAN, f64::INFINITY] {
        let options = Options { size: Size { width: side, height: 7.5 }, ..Options::default() };
        let error = refused(&[Slide::of(&scene)], &options);
        assert!(matches!(error, ExportError::BadOption { option: "size" }), "{side}: {error}");
    }
    let many = vec![Slide::of(&scene); MOST_SLIDES + 1];
    let error = refused(&many, &Options::default());
    assert!(matches!(error, ExportError::TooManySlides { slides: 2_001, most: 2_000 }), "{error}");
    let large = generate::map(3_000, 1);
    let large = Layout::default().scene(&large, &View::of(large.props()));
    let error = refused(&[Slide::of(&large)], &Options::default());
    assert!(matches!(error, ExportError::TooManyShapes { .. }), "{error}");
    assert!(parts(&written(&[], &Options::default())).contains_key("ppt/presentation.xml"));
}

#[test]
fn long_maps_make_slides_grow_and_last_become_bars() {
    let sized = |xml: &str| {
        let document = roxmltree(xml);
        let size = document.descendants().find(|node| node.tag_name().name() == "sldSz").unwrap();
        let side = |name: &str| size.attribute(name).unwrap().parse::<i64>().unwrap();
        (side("cx"), side("cy"))
    };
    for (touchpoints, letters) in [(5, true), (200, true), (600, false)] {
        let document = generate::map(touchpoints, 1);
        let scene = Layout::default().scene(&document, &View::of(document.props()));
        let parts = parts(&written(&[Slide::of(&scene)], &Options::default()));
        sound(&parts);
        let (width, height) = sized(text(&parts, "ppt/presentation.xml"));
        assert_eq!(width > 12_192_000, touchpoints > 5, "{touchpoints}: {width}");
        assert!(width <= 51_206_400 && (width * 9 - height * 16).abs() < 32, "{width}, {height}");
        assert_eq!(said(slide(&parts, 1)).len() > touchpoints, letters, "{touchpoints}");
    }
}

#[test]
fn what_is_not_finite_or_lies_outside_is_not_drawn() {
    let mut scene = pictures::scene(&["а"]);
    let whole = parts(&written(&[Slide::of(&scene)], &Options::default()));
    let bad = Rect::new(f64::NAN, 0.0, f64::INFINITY, 1e300);
    let far = Rect::new(1e7, 0.0, 1e7 + 50.0, 50.0);
    let items = [bad, far].map(|rect| pictures::rect(rect, 4.0, pictures::INK, None)).to_vec();
    let group = pictures::group(Role::Note, "x", items);
    let block = pictures::block(vec![group], Rect::new(0.0, 0.0, 1e8, 100.0));
    scene.over = vec![cjm::scene::Placed { origin: Point::ORIGIN, block }];
    let same = parts(&written(&[Slide::of(&scene)], &Options::default()));
    assert_eq!(slide(&same, 1), slide(&whole, 1));
    scene.size = Area::new(f64::NAN, f64::INFINITY);
    sound(&parts(&written(&[Slide::of(&scene)], &Options::default())));
}

#[test]
fn a_part_of_a_map_stays_on_its_slide() {
    let document = generate::map(12, 2);
    let scene = Layout::default().scene(&document, &View::of(document.props()));
    let (body, column) = (scene.body, &scene.columns[4]);
    let area = Rect::new(column.x, 0.0, column.x + 2.0 * column.width, body.y1);
    let part = scene.part(area);
    let parts = parts(&written(
        &[Slide { title: "Часть".into(), ..Slide::of(&part) }],
        &Options::default(),
    ));
    sound(&parts);
    let document = roxmltree(slide(&parts, 1));
    for node in document.descendants().filter(|node| node.tag_name().name() == "off") {
        let x: i64 = node.attribute("x").unwrap().parse().unwrap();
        assert!((-2_000_000..14_000_000).contains(&x), "{x}");
    }
}

#[test]
fn gradients_run_over_what_they_fill() {
    let scene = pictures::scene(&["а"]);
    let parts = parts(&written(&[Slide::of(&scene)], &Options::default()));
    let document = roxmltree(slide(&parts, 1));
    let fills = document.descendants().filter(|node| node.tag_name().name() == "gradFill");
    for fill in fills {
        let stops: Vec<i64> = fill
            .descendants()
            .filter_map(|node| node.attribute("pos").map(|pos| pos.parse().unwrap()))
            .collect();
        assert!(stops.is_sorted() && stops[0] == 0 && stops.last() == Some(&100_000), "{stops:?}");
        let down = fill.descendants().find_map(|node| node.attribute("ang"));
        assert_eq!(down, Some("5400000"));
    }
    let gradient = |item: &Item| match item {
        Item::Path(path) => matches!(path.fill, Some(Paint::Gradient(_))),
        _ => false,
    };
    let groups = scene.blocks().flat_map(|(_, block)| &block.groups);
    assert!(groups.flat_map(|group| &group.items).any(gradient));
}

const SAMPLES: [(&str, &[u8]); 3] = [
    ("clinic-visit", include_bytes!("../../../samples/clinic-visit.cjm")),
    ("online-shop", include_bytes!("../../../samples/online-shop.cjm")),
    ("it-helpdesk", include_bytes!("../../../samples/it-helpdesk.cjm")),
];

/// Every sample in every language: its name and its scene.
fn samples() -> Vec<(String, Arc<Scene>)> {
    let mut scenes = Vec::new();
    for (name, bytes) in SAMPLES {
        let document = format::read(bytes).unwrap().document;
        for &language in Language::ALL {
            let view = View { language, ..View::of(document.props()) };
            let name = format!("{name}.{}", language.key());
            scenes.push((name, Layout::default().scene(&document, &view)));
        }
    }
    scenes
}

/// Writes the decks of all samples into a folder, three slides each, and says what is on them.
fn decks(folder: &Path) -> Vec<(String, Arc<Scene>)> {
    let scenes = samples();
    for (name, scene) in &scenes {
        let slides = [
            Slide { notes: format!("Notes of {name}\nй ї <b>"), ..Slide::of(scene) },
            Slide { title: "Й & «ї»".into(), ..Slide::of(scene) },
        ];
        let options = Options { numbers: Some(numbers(3)), ..Options::default() };
        let bytes = written(&slides, &options);
        sound(&parts(&bytes));
        std::fs::write(folder.join(format!("{name}.pptx")), bytes).unwrap();
    }
    scenes
}

/// What python-pptx finds in decks: a line of tabs each.
const READ: &str = r"
import sys
from pptx import Presentation
def shapes(group):
    for shape in group:
        yield shape
        if shape.shape_type == 6:
            yield from shapes(shape.shapes)
for path in sys.argv[1:]:
    deck = Presentation(path)
    for slide in deck.slides:
        found = list(shapes(slide.shapes))
        text = ''.join(s.text_frame.text for s in found if s.has_text_frame)
        letters = ''.join(c for c in text if c.isalnum())
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ''
        cells = [c.text for s in found if s.has_table for r in s.table.rows for c in r.cells]
        assert slide.slide_layout.name, 'the layout has no name'
        print(len(found), slide.shapes.title.text, notes.replace('\n', '|'), len(cells), letters,
              sep='\t')
";

/// A Python that has python-pptx, if there is one: `CJM_PYTHON`, or the system's.
fn python() -> Option<String> {
    let python = std::env::var("CJM_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&python).args(["-c", "import pptx"]).output();
    found.is_ok_and(|output| output.status.success()).then_some(python)
}

#[test]
fn python_pptx_reads_every_sample_in_every_language() {
    let Some(python) = python() else {
        skip("there is no Python with python-pptx; CJM_PYTHON names one");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let scenes = decks(folder.path());
    let paths = scenes.iter().map(|(name, _)| folder.path().join(format!("{name}.pptx")));
    let output = Command::new(python)
        .env("PYTHONUTF8", "1")
        .args(["-c", READ])
        .args(paths)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = String::from_utf8(output.stdout).unwrap();
    let mut lines = output.lines();
    for (name, scene) in &scenes {
        let mut slide = || lines.next().unwrap().split('\t').map(str::to_owned).collect::<Vec<_>>();
        let (first, second, numbers) = (slide(), slide(), slide());
        let letters = |text: String| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters.into_iter().collect::<String>()
        };
        assert!(first[0].parse::<usize>().unwrap() > 300, "{name}: {first:?}");
        assert_eq!(
            first[1], *scene.title,
            "{name}: a title is one line to whoever reads its outline"
        );
        assert_eq!(first[2], format!("Notes of {name}|й ї <b>"));
        assert_eq!(letters(first[4].clone()), letters(pictures::lines(scene).concat()), "{name}");
        assert_eq!((second[1].as_str(), second[2].as_str()), ("Й & «ї»", ""), "{name}");
        assert_eq!((numbers[1].as_str(), numbers[3].as_str()), ("Оценки & числа", "20"), "{name}");
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn libreoffice_reads_every_sample_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let scenes = decks(folder.path());
    let path = |(name, _): &(String, _)| folder.path().join(format!("{name}.pptx"));
    if !office::convert(folder.path(), "pdf", &scenes.iter().map(path).collect::<Vec<_>>()) {
        return;
    }
    for (name, _) in &scenes {
        let bytes = std::fs::read(folder.path().join(format!("{name}.pdf"))).unwrap();
        let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
        assert_eq!(pages, 3, "{name}");
    }
}
