//! The user's own line at the foot of pictures: in every format, whole, however long it is.

use crate::cli::{CLINIC, run};
use crate::support::pictures;
use cjm::export::{pdf, svg};
use cjm::layout::{Layout, View};
use cjm::model::Document;
use cjm::scene::{Item, Scene};
use cjm::theme::ThemeName;
use kurbo::Rect;
use std::sync::Arc;

fn map() -> Document {
    cjm::format::read(&std::fs::read(CLINIC).unwrap()).unwrap().document
}

fn scene(map: &Document, footer: &str, theme: ThemeName) -> Arc<Scene> {
    let view = View { footer: footer.to_owned(), theme, ..View::of(map.props()) };
    Layout::default().scene(map, &view)
}

/// The lines that stand below those of the picture without the user's.
fn own(scene: &Scene, plain: &Scene) -> Vec<(String, Rect)> {
    let placed = scene.frame.last().unwrap();
    let lines = |scene: &Scene| {
        let groups = scene.frame.iter().flat_map(|placed| &placed.block.groups);
        groups.map(|group| group.items.iter().filter(|i| matches!(i, Item::Text(_))).count()).sum()
    };
    let (all, others): (usize, usize) = (lines(scene), lines(plain));
    let texts = placed.block.groups.iter().flat_map(|group| &group.items);
    let texts: Vec<_> = texts
        .filter_map(|item| match item {
            Item::Text(text) => {
                let at = placed.origin + text.origin.to_vec2();
                let (width, size) = (f64::from(text.line.width), f64::from(text.line.size));
                let bounds = Rect::new(at.x, at.y - size, at.x + width, at.y + size / 3.0);
                Some((text.line.text.to_string(), bounds))
            }
            _ => None,
        })
        .collect();
    texts[texts.len() - (all - others)..].to_vec()
}

#[test]
fn it_wraps_and_is_never_clipped() {
    let map = map();
    let long = "Внутренняя карта отдела качества, не для передачи. ".repeat(40);
    let endless = "w".repeat(3000);
    for theme in ThemeName::ALL.iter().copied() {
        let plain = scene(&map, "", theme);
        for footer in ["© Клиника «Здоровье», 2026", &long, &endless, "строка\nвторая строка"]
        {
            let with = scene(&map, footer, theme);
            let lines = own(&with, &plain);
            let said: String = lines.iter().flat_map(|(text, _)| text.chars()).collect();
            let letters =
                |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(letters(&said), letters(footer));
            assert!(with.size.height > plain.size.height);
            assert_eq!(with.size.width, plain.size.width);
            let page = with.size.to_rect();
            for (text, bounds) in &lines {
                assert!(page.contains_rect(*bounds), "{text} at {bounds:?} leaves {page:?}");
            }
            let lowest = lines.iter().map(|(_, bounds)| bounds.y1).fold(0.0, f64::max);
            assert!(with.size.height - lowest < 60.0, "room is left over");
        }
    }
}

#[test]
fn nothing_to_say_leaves_the_picture_as_it_is() {
    let map = map();
    let drawn =
        |footer| svg::to_string(&scene(&map, footer, ThemeName::Light), &svg::Options::default());
    assert!(drawn("") == drawn(" \n\t "));
    assert!(drawn("") != drawn("."));
}

#[test]
fn a_map_laid_out_before_shows_it_as_well() {
    let map = map();
    let (mut layout, plain) = (Layout::default(), View::of(map.props()));
    let with = View { footer: "© 2026".to_owned(), ..plain.clone() };
    let before = layout.scene(&map, &plain);
    let lines = own(&layout.scene(&map, &with), &before);
    assert_eq!(lines.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["© 2026"]);
    assert!(own(&layout.scene(&map, &plain), &before).is_empty());
}

#[test]
fn every_format_says_it() {
    let map = map();
    let scene = scene(&map, "Лист №7", ThemeName::Light);
    assert!(pictures::lines(&scene).iter().any(|line| line == "Лист №7"));
    let bytes = pdf::to_bytes(&scene, &pdf::Options::default()).unwrap();
    let text = lopdf::Document::load_mem(&bytes).unwrap().extract_text(&[1]).unwrap();
    assert!(text.contains("№7"), "{text}");
    for format in ["svg", "html"] {
        let args = ["export", CLINIC, "-o", "-", "--format", format, "--footer", "Лист №7"];
        assert!(run(&args, 0).0.contains("Лист №7"), "{format}");
        assert!(!run(&args[..6], 0).0.contains("Лист №7"), "{format}");
    }
}
