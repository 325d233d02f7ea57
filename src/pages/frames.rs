//! Frames of the story on pages: the sentence stands at one place in one size, and below it what
//! the frame is about, as large as it gets.

use super::fit::{Fitted, least_type, on_sheets};
use super::overview::overview_in;
use super::subject::Shown;
use super::target::{Sheet, Target};
use super::{Page, PageRole};
use crate::edit::touchpoint_of;
use crate::export::Part;
use crate::layout::{Layout, Surround, View, heading};
use crate::model::{Document, ElementId, ElementKind, Journey, LinkKind, MapState, Shot};
use crate::scene::Placed;
use kurbo::{Point, Rect, Size};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Width and height of a slide in points, and the size of the sentence on it; on other pages in
/// proportion.
const SLIDE: Size = Size::new(960.0, 540.0);
const SENTENCE: f64 = 27.0;
/// Between the sentence and the map, in sizes of its type.
const GAP: f64 = 0.5;
/// How large type of the map may get, in sizes of the sentence's.
const LARGEST: f64 = 0.6;
/// So many columns are shown where a frame lights fewer: what comes before and after it.
const COLUMNS: usize = 4;

/// A frame on the page on which its type is largest, seen from `afar` as before its parts; `None`
/// where there is no page, or nothing is said.
pub(super) fn page(
    layout: &mut Layout,
    document: &Document,
    shown: &Shown,
    target: Target,
    afar: bool,
) -> Option<Page> {
    let sentence = shown.caption.trim();
    if sentence.is_empty() || !shown.is_frame() {
        return None;
    }
    let each = target.sheets().into_iter().map(|sheet| {
        let size =
            SENTENCE * (sheet.size.width / SLIDE.width).min(sheet.size.height / SLIDE.height);
        let (_, height) = heading(&shown.view, sentence, size, sheet.inner().width);
        let height = height + GAP * size;
        let below = Sheet { size: sheet.size - Size::new(0.0, height), ..sheet };
        let Fitted { scene, scale, .. } = fitted(layout, document, shown, (below, target), afar);
        let scale = scale.min(LARGEST * size / f64::from(least_type(&shown.view)));
        // The map in the middle of what is free below the sentence, but not far from it.
        let free = sheet.inner().width - scene.size.width * scale;
        let corner = Point::new(sheet.margin + free / 2.0, sheet.margin + height);
        let page =
            Rect::from_origin_size((-corner.to_vec2() / scale).to_point(), sheet.size / scale);
        let mut scene = shown.lit(document, scene).part(page);
        let room = sheet.inner().width / scale;
        let (block, _) = heading(&shown.view, sentence, size / scale, room);
        let margin = sheet.margin / scale;
        scene.frame.insert(0, Placed { origin: Point::new(margin, margin), block });
        let part = Part {
            scene: Arc::new(scene),
            caption: sentence.to_owned(),
            notes: shown.notes.clone(),
        };
        let role = if afar { PageRole::Overview } else { PageRole::Whole };
        Page::new(part, Some(sheet), scale, role)
    });
    each.reduce(|best, page| if page.scale > best.scale { page } else { best })
}

/// The picture of a frame on what of a page is left for it. A journey that is too small there as a
/// whole is seen from afar.
fn fitted(
    layout: &mut Layout,
    document: &Document,
    shown: &Shown,
    (sheet, target): (Sheet, Target),
    afar: bool,
) -> Fitted {
    let set = |overview| {
        let mut view = shown.view.clone();
        view.setting.surround = Surround::Frame { overview };
        view
    };
    let whole = on_sheets(layout, document, &set(false), &[sheet]);
    let smallest = whole.scene.smallest_type().map_or(f64::INFINITY, f64::from) * whole.scale;
    match target.least_type() {
        Some(least) if afar || (smallest < least - 0.01 && !shown.lights()) => {
            let units = sheet.inner().width / (least / f64::from(least_type(&shown.view)));
            let surround = Surround::Frame { overview: true };
            overview_in(layout, document, &shown.view, (sheet, units), &surround)
        }
        _ => whole,
    }
}

/// The touchpoints that the picture of a frame is about: those it lights or that hold what it
/// lights, and beside few of them what comes after and before, so that everybody sees where on the
/// journey that is. `None` = all that it shows.
pub(super) fn columns(document: &Document, view: &View, shot: &Shot) -> Option<Vec<ElementId>> {
    let mut lit = BTreeSet::new();
    for &id in &shot.lights {
        if document.kind(id) == Some(ElementKind::Stage) {
            lit.extend(document.targets(id, LinkKind::Contains));
        } else {
            lit.extend(touchpoint_of(document, id));
        }
    }
    let is_shown = |id: &ElementId| {
        let stage = document.source(*id, LinkKind::Contains);
        let chosen = view.stages.as_ref();
        let in_stage = chosen.is_none_or(|all| stage.is_some_and(|stage| all.contains(&stage)));
        let element = document.element(*id);
        let touchpoint = element.and_then(|element| element.content.as_touchpoint());
        (in_stage || lit.contains(id))
            && touchpoint.is_some_and(|it| match view.state {
                MapState::AsIs => it.presence.includes(Journey::AsIs),
                MapState::ToBe => it.presence.includes(Journey::ToBe),
                MapState::Gap => true,
            })
    };
    let journey: Vec<ElementId> = document.journey().into_iter().filter(is_shown).collect();
    let mut chosen: Vec<bool> = journey.iter().map(|id| lit.contains(id)).collect();
    let count = |chosen: &[bool]| chosen.iter().filter(|chosen| **chosen).count();
    if count(&chosen) == 0 {
        return None;
    }
    // What comes after, then what comes before: both of one column, one of two or three.
    for step in [1, -1] {
        let lit: Vec<usize> = (0..journey.len()).filter(|&at| chosen[at]).collect();
        for at in lit {
            let beside = at.checked_add_signed(step).filter(|&beside| beside < chosen.len());
            if let Some(beside) = beside.filter(|_| count(&chosen) < COLUMNS) {
                chosen[beside] = true;
            }
        }
    }
    let all = journey.into_iter().zip(chosen).filter(|(_, chosen)| *chosen);
    Some(all.map(|(id, _)| id).collect())
}
