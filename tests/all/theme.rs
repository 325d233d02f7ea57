//! The themes can be read by everybody: contrast of at least 4.5 : 1 (WCAG 2.2, AA) for every
//! text on what lies behind it, by the tokens and on real pictures.

use crate::support::generate;
use cjm::layout::{Layout, View};
use cjm::model::MapState;
use cjm::scene::{Item, Lane, Paint, Scene};
use cjm::theme::{Accent, Color, Theme, ThemeName};
use kurbo::{Point, Rect, Vec2};

/// Least contrast of text.
const LEAST: f64 = 4.5;

/// Every text colour with the fills it stands on.
fn pairs(theme: &Theme) -> Vec<(String, Color, Color)> {
    let colors = &theme.color;
    let mut pairs = Vec::new();
    let mut add = |name: String, text: Color, behind: Color| pairs.push((name, text, behind));
    let grounds = [
        ("paper", colors.paper),
        ("card", colors.card),
        ("moment's column", colors.moment.fill),
        ("desk", colors.desk),
    ];
    for (ground, behind) in grounds {
        for (name, text) in [("ink", colors.ink), ("text", colors.text), ("muted", colors.muted)] {
            add(format!("{name} on {ground}"), text, behind);
        }
    }
    for (ground, behind) in &grounds[..3] {
        for (i, &text) in colors.valence_text.iter().enumerate() {
            add(format!("valence {i} on {ground}"), text, *behind);
        }
        for (i, &text) in colors.personas.iter().enumerate() {
            add(format!("persona {i} on {ground}"), text, *behind);
        }
    }
    for (i, phase) in colors.phases.iter().enumerate() {
        add(format!("phase {i}"), colors.on_strong, phase.strong);
        add(format!("stage of phase {i}"), phase.text, phase.soft);
    }
    let accents: [(&str, &Accent); 4] = [
        ("barrier", &colors.barrier),
        ("driver", &colors.driver),
        ("solution", &colors.solution),
        ("moment", &colors.moment),
    ];
    for (name, accent) in accents {
        add(format!("text of {name}"), accent.text, accent.fill);
    }
    for (i, &badge) in colors.feasibility.iter().enumerate() {
        add(format!("badge {i}"), colors.on_strong, badge);
    }
    pairs
}

#[test]
fn every_theme_keeps_text_and_ground_apart() {
    let mut faint = Vec::new();
    for &name in ThemeName::ALL {
        for (pair, text, behind) in pairs(&name.theme()) {
            let contrast = text.contrast(behind);
            if contrast < LEAST {
                faint.push(format!("{}: {pair}: {contrast:.2}", name.key()));
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn themes_are_what_they_say() {
    for &name in ThemeName::ALL {
        let theme = name.theme();
        let light = theme.color.paper.luminance() > theme.color.ink.luminance();
        assert_eq!(theme.dark, !light, "{}", name.key());
        assert!(theme.scale >= 1.0 && theme.scale.is_finite());
        assert!(theme.color.personas.len() >= 4);
    }
    let [light, projector] = [ThemeName::Light, ThemeName::Projector].map(ThemeName::theme);
    assert!(projector.scale > light.scale, "read from the last row");
    let strength = |theme: &Theme| theme.color.muted.contrast(theme.color.paper).min(21.0);
    assert!(strength(&projector) > strength(&light));
}

#[test]
fn contrast_is_measured_as_the_standard_does() {
    let white = Color::rgb(255, 255, 255);
    let contrast = |r, g, b| Color::rgb(r, g, b).contrast(white);
    assert!((contrast(0, 0, 0) - 21.0).abs() < 1e-9);
    assert!((contrast(255, 255, 255) - 1.0).abs() < 1e-9);
    // The famous neighbours of the limit.
    assert!(contrast(0x77, 0x77, 0x77) < LEAST && contrast(0x76, 0x76, 0x76) >= LEAST);
}

/// `top` painted over an opaque colour.
fn over(top: Color, below: Color) -> Color {
    let opaque = Color { a: 255, ..top };
    below.mix(opaque, f32::from(top.a) / 255.0)
}

/// A fill of the picture, and a text with the place of its middle.
#[derive(Default)]
struct Painted {
    fills: Vec<(usize, Rect, Color)>,
    texts: Vec<(usize, Point, String, Color, Option<Color>)>,
}

fn painted(scene: &Scene) -> Painted {
    let mut all = Painted::default();
    let mut order = 0;
    for (origin, block) in scene.blocks() {
        let shift = Vec2::new(origin.x, origin.y);
        for item in block.groups.iter().flat_map(|group| &group.items) {
            order += 1;
            match item {
                Item::Rect(rect) => {
                    if let Some(Paint::Solid(color)) = rect.fill {
                        all.fills.push((order, rect.rect + shift, color));
                    }
                }
                Item::Text(text) => {
                    let half = Vec2::new(
                        f64::from(text.line.width) / 2.0,
                        -f64::from(text.line.size) * 0.35,
                    );
                    let words = text.line.text.to_string();
                    all.texts.push((
                        order,
                        text.origin + shift + half,
                        words,
                        text.color,
                        text.halo,
                    ));
                }
                Item::Path(_) | Item::Image(_) => {}
            }
        }
    }
    all
}

/// Texts of a picture that are too faint on what was painted below them.
fn faint_texts(scene: &Scene) -> (usize, Vec<String>) {
    let Painted { fills, texts } = painted(scene);
    let mut faint = Vec::new();
    for (order, place, words, color, halo) in &texts {
        let ground = fills
            .iter()
            .take_while(|(painted, ..)| painted < order)
            .filter(|(_, rect, _)| rect.contains(*place))
            .fold(scene.paper, |ground, (_, _, fill)| over(*fill, ground));
        let ground = halo.map_or(ground, |halo| over(halo, ground));
        let contrast = over(*color, ground).contrast(ground);
        if contrast < LEAST && !words.trim().is_empty() {
            let (text, behind) = (color.hex(), ground.hex());
            faint.push(format!("«{words}» {text} on {behind}: {contrast:.2}"));
        }
    }
    (texts.len(), faint)
}

#[test]
fn every_text_of_a_picture_can_be_read() {
    let document = generate::map(40, 3);
    for &theme in ThemeName::ALL {
        for state in [MapState::AsIs, MapState::ToBe, MapState::Gap] {
            let mut view = View::of(document.props());
            (view.theme, view.state, view.heat) = (theme, state, true);
            view.lanes = Lane::ALL.to_vec();
            let scene = Layout::default().scene(&document, &view);
            let (texts, faint) = faint_texts(&scene);
            assert!(texts > 300, "only {texts} texts");
            assert!(faint.is_empty(), "{theme:?} {state:?}\n{}", faint.join("\n"));
        }
    }
}

#[test]
fn a_faint_text_on_a_picture_is_found() {
    let document = generate::map(3, 3);
    let scene = Layout::default().scene(&document, &View::of(document.props()));
    let mut scene = Scene::clone(&scene);
    scene.paper = Color::rgb(0x80, 0x80, 0x80);
    assert!(!faint_texts(&scene).1.is_empty());
}
