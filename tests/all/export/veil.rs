//! What a frame of a story does not light is paled, in every format.

use super::archive::keeps_both;
use super::png::drawn;
use super::pptx;
use crate::support::pictures;
use cjm::export::pptx::{Options, Slide};
use cjm::export::{pdf, png};
use cjm::format;
use cjm::layout::{Layout, View};
use cjm::scene::{Item, Role, Scene};
use kurbo::{Point, Rect, Shape};

/// A picture of three columns, and the place of the second.
fn scene() -> (Scene, Rect) {
    let scene = pictures::scene(&["Поиск", "Запись", "Приём"]);
    let column = &scene.columns[1];
    let lit = Rect::new(column.x, scene.header.y0, column.x + column.width, scene.body.y1);
    (scene, lit)
}

/// The objects that a light ends in: they are whole or pale as a whole.
fn cut(scene: &Scene, lit: Rect) -> Vec<Rect> {
    let mut found = Vec::new();
    for (origin, block) in scene.blocks() {
        for group in block.groups.iter().filter(|it| it.role != Role::Decoration) {
            let words = group.lines().map(|item| {
                let (at, size) = (item.origin, f64::from(item.line.size));
                Rect::new(at.x, at.y - size, at.x + f64::from(item.line.width), at.y + size / 3.0)
            });
            let place = words.fold(group.bounds, |all, one| all.union(one)) + origin.to_vec2();
            let place = place.inflate(2.0, 2.0);
            let inside = place.intersect(lit).area();
            if inside > 0.0 && inside < place.area() {
                found.push(place);
            }
        }
    }
    found
}

/// A phase over three stages of which one is lit was half of it pale, and so was its name.
#[test]
fn the_veil_goes_through_no_object() {
    let document =
        format::read(include_bytes!("../../../samples/clinic-visit.cjm")).unwrap().document;
    let scene = Layout::default().scene(&document, &View::of(document.props()));
    for column in &scene.columns {
        let lit = Rect::new(column.x, scene.header.y0, column.x + column.width, scene.body.y1);
        let veiled = scene.veiled(&[lit]);
        let veil = veiled.frame.last().unwrap();
        let Item::Path(path) = &veil.block.groups[0].items[0] else { panic!("{veil:?}") };
        for (origin, block) in scene.blocks() {
            for line in block
                .groups
                .iter()
                .filter(|it| it.role != Role::Decoration)
                .flat_map(cjm::scene::Group::lines)
            {
                let at = origin + line.origin.to_vec2();
                let width = f64::from(line.line.width);
                if at.x < scene.body.x0 || at.y > scene.body.y1 || at.y < scene.header.y0 {
                    continue;
                }
                let covered = |part: f64| {
                    let middle =
                        Point::new(at.x + width * part, at.y - f64::from(line.line.size) / 3.0);
                    path.path.winding(middle) != 0
                };
                let parts = [0.02, 0.25, 0.5, 0.75, 0.98].map(covered);
                assert!(parts.iter().all(|it| *it == parts[0]), "{}: {parts:?}", line.line.text);
            }
        }
    }
}

#[test]
fn what_is_lit_and_what_tells_of_the_whole_stays_as_it_is() {
    let (plain, lit) = scene();
    let veiled = plain.veiled(&[lit]);
    let options = png::Options::default();
    let (plain_png, png) = (drawn(&plain, &options), drawn(&veiled, &options));
    let area = Rect::new(plain.body.x0, plain.header.y0, plain.size.width, plain.body.y1);
    let cut = cut(&plain, lit);
    let (mut paled, mut kept) = (0, 0);
    for y in (0..png.height).step_by(3) {
        for x in (0..png.width).step_by(3) {
            let at = Point::new(x as f64 + 0.5, y as f64 + 0.5);
            let (was, is) = (plain_png.pixel(x, y), png.pixel(x, y));
            if cut.iter().any(|object| object.contains(at)) {
                continue;
            }
            if lit.contains(at) || !area.contains(at) {
                assert_eq!(was, is, "at {at:?}");
                kept += 1;
                continue;
            }
            // On white paper, all but 22 % of what is darker goes.
            for (was, is) in was.iter().zip(is) {
                let expect = 255.0 - 0.22 * (255.0 - f64::from(*was));
                assert!((f64::from(*is) - expect).abs() < 3.0, "{was} became {is} at {at:?}");
            }
            paled += usize::from(was != is);
        }
    }
    assert!(paled > 300 && kept > 3_000, "{paled} paled, {kept} kept");
}

#[test]
fn nothing_is_said_of_the_veil() {
    let (plain, lit) = scene();
    let veiled = plain.veiled(&[lit]);
    assert_eq!(pictures::lines(&plain), pictures::lines(&veiled));
    let bytes = pdf::to_bytes(&veiled, &pdf::Options::default()).unwrap();
    keeps_both(&bytes, "veiled");
}

#[test]
fn on_a_slide_it_is_one_shape_over_all_others() {
    let (plain, lit) = scene();
    let slide = |scene: &Scene| {
        let parts = pptx::parts(&pptx::written(&[Slide::of(scene)], &Options::default()));
        pptx::sound(&parts);
        String::from_utf8(parts["ppt/slides/slide1.xml"].clone()).unwrap()
    };
    let (plain, veiled) = (slide(&plain), slide(&plain.veiled(&[lit])));
    let shapes = |xml: &str| xml.matches("<p:sp>").count();
    assert_eq!(shapes(&veiled), shapes(&plain) + 1);
    let last = &veiled[veiled.rfind("<p:sp>").unwrap()..];
    assert!(last.contains("decorative") && last.contains("<a:alpha val=\"7"), "{last}");
    assert!(last.contains("<a:custGeom>") && !last.contains("<a:t>"), "{last}");
}

#[test]
fn a_light_on_everything_needs_no_veil() {
    let (plain, _) = scene();
    let all = plain.size.to_rect();
    assert_eq!(plain.veiled(&[all]).frame.len(), plain.frame.len());
    assert_eq!(plain.veiled(&[]).frame.len(), plain.frame.len() + 1);
}
