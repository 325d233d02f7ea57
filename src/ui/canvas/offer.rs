//! Where what a hand holds may be let go, and what that does.

use super::brush::CARDS_FROM;
use super::drag::{Drag, Mark, Offer};
use super::idea;
use super::map::overlaps;
use crate::app::{Action, Landing, OpenMap};
use crate::model::{ElementId, ElementKind, LinkKind, Rng, Valence};
use crate::scene::{Bar, Lane, Role};
use kurbo::{Point, Rect};
use std::collections::HashSet;

/// Where a hand is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hand {
    /// Where it took hold, on the map.
    pub from: Point,
    /// Where it is, on the map.
    pub at: Point,
    /// How near a line is meant, in map units.
    pub reach: f64,
    /// The zoom: what is not drawn is not meant.
    pub zoom: f64,
}

impl Drag {
    /// What letting go here does; `None` = nothing.
    pub fn offer(&self, map: &OpenMap, hand: Hand) -> Option<Offer> {
        let at = hand.at;
        match self {
            Self::Pan => None,
            Self::Band { also } => Some(band(map, hand, *also)),
            Self::Cards(moved) => cards(map, moved, at.x),
            Self::Stages(moved) => stages(map, moved, at.x),
            Self::Border { left, right } => border(map, (*left, *right), at.x),
            Self::Lane(lane) => lanes(map, *lane, at.y),
            &Self::Feeling { touchpoint, persona, journey } => {
                let valence = valence_at(map, at.y)?;
                let landing = Landing::Feeling { touchpoint, persona, journey, valence };
                land(map, landing, Mark::Valence(valence))
            }
            &Self::Way { at: end, leaves } => way(map, end, leaves, at.x),
            Self::Notes(kind, moved) => {
                let on = target(map, *kind, hand)?;
                land(map, Landing::Notes { moved: moved.clone(), on }, Mark::Element(on))
            }
            Self::New(kind) => new(map, *kind, hand),
            Self::Idea(id) => idea::offer(map, *id, hand),
        }
    }
}

/// The offer of a landing, if it does anything.
pub(super) fn land(map: &OpenMap, landing: Landing, mark: Mark) -> Option<Offer> {
    landing.change(&map.document, &mut Rng::seeded(0))?;
    Some(Offer { action: Action::Land(landing), mark })
}

/// The valence that stands at `y` in the emotions' lane.
pub fn valence_at(map: &OpenMap, y: f64) -> Option<Valence> {
    Valence::from_value(i64::from(map.scene().feelings?.valence(y)))
}

/// A gap in a stage.
pub(super) struct Gap {
    pub(super) stage: ElementId,
    pub(super) before: Option<ElementId>,
    pub(super) mark: Mark,
}

/// The gap between columns at `x`, not counting what is moved.
pub(super) fn gap_at(map: &OpenMap, x: f64, moved: &[ElementId]) -> Option<Gap> {
    let scene = map.scene();
    let (_, column) = scene.column_at(x)?;
    let middle = column.x + column.width / 2.0;
    let Some(touchpoint) = column.touchpoint else {
        let Bar { stage, place: bar } = scene.bar_at(middle)?;
        let (x0, x1) = (column.x, column.x + column.width);
        let place = scene.cards_place()?;
        let mark = Mark::Column { place: Rect::new(x0, place.y0, x1, place.y1), bar };
        return Some(Gap { stage, before: None, mark });
    };
    let stage = map.document.source(touchpoint, LinkKind::Contains)?;
    let siblings = map.document.targets(stage, LinkKind::Contains);
    let place = siblings.iter().position(|&id| id == touchpoint)?;
    let after = x > middle;
    let rest = &siblings[place + usize::from(after)..];
    let before = rest.iter().copied().find(|id| !moved.contains(id));
    let bar = scene.bar_at(middle)?.place;
    let edge = if after { column.x + column.width } else { column.x };
    Some(Gap { stage, before, mark: Mark::Gap { x: edge, bar } })
}

fn cards(map: &OpenMap, moved: &[ElementId], x: f64) -> Option<Offer> {
    let Gap { stage, before, mark } = gap_at(map, x, moved)?;
    land(map, Landing::Touchpoints { moved: moved.to_vec(), stage, before }, mark)
}

fn stages(map: &OpenMap, moved: &[ElementId], x: f64) -> Option<Offer> {
    let Bar { stage, place } = map.scene().bar_at(x)?;
    let phase_of = |id: ElementId| Some(map.document.element(id)?.content.as_stage()?.phase);
    let phase = phase_of(stage)?;
    let mut siblings = map.document.stages();
    siblings.retain(|&id| phase_of(id) == Some(phase));
    let index = siblings.iter().position(|&id| id == stage)?;
    let after = x > place.center().x;
    let rest = &siblings[index + usize::from(after)..];
    let before = rest.iter().copied().find(|id| !moved.contains(id));
    let edge = if after { place.x1 } else { place.x0 };
    let landing = Landing::Stages { moved: moved.to_vec(), phase, before };
    land(map, landing, Mark::Stages { x: edge, bar: place })
}

fn border(map: &OpenMap, (left, right): (ElementId, ElementId), x: f64) -> Option<Offer> {
    let scene = map.scene();
    let bar = |stage| scene.bars().find(|bar| bar.stage == stage).map(|bar| bar.place);
    let whole = bar(left)?.union(bar(right)?);
    let columns = &scene.columns[scene.columns_in(whole.x0, whole.x1)];
    let inside = columns
        .iter()
        .filter(|column| (whole.x0..whole.x1).contains(&(column.x + column.width / 2.0)));
    let shown: Vec<(ElementId, f64, f64)> = inside
        .filter_map(|column| Some((column.touchpoint?, column.x, column.x + column.width)))
        .collect();
    let last = shown.last()?;
    // Every edge of a card, with the touchpoint that follows it.
    let edges = shown.iter().map(|&(id, x, _)| (Some(id), x)).chain([(None, last.2)]);
    let (first, x) = edges.min_by(|a, b| (a.1 - x).abs().total_cmp(&(b.1 - x).abs()))?;
    land(map, Landing::Border { left, right, first }, Mark::Border { x })
}

fn lanes(map: &OpenMap, lane: Lane, y: f64) -> Option<Offer> {
    let scene = map.scene();
    let shown = &map.view().lanes;
    let places: Vec<(Lane, Rect)> = shown
        .iter()
        .filter(|&&other| other != lane)
        .filter_map(|&other| Some((other, scene.lane_place(other)?)))
        .collect();
    let at = places.iter().filter(|(_, place)| place.center().y < y).count();
    let mut lanes: Vec<Lane> = places.iter().map(|(lane, _)| *lane).collect();
    lanes.insert(at, lane);
    if lanes == *shown {
        return None;
    }
    let y = match at.checked_sub(1) {
        Some(above) => places[above].1.y1,
        None => places.first()?.1.y0,
    };
    Some(Offer { action: Action::Lanes(lanes), mark: Mark::Lanes { y } })
}

fn way(map: &OpenMap, end: ElementId, leaves: bool, x: f64) -> Option<Offer> {
    let scene = map.scene();
    let (_, column) = scene.column_at(x)?;
    let beyond = x > column.x + column.width;
    if let Some(other) = column.touchpoint.filter(|_| !beyond) {
        let (from, to) = if leaves { (end, other) } else { (other, end) };
        return land(map, Landing::Way { from, to }, Mark::Element(other));
    }
    let stage = scene.bar_at(x)?.stage;
    let mark = gap_at(map, x, &[])?.mark;
    let landing = Landing::WayOn { from: end, stage };
    if leaves { land(map, landing, mark) } else { None }
}

/// What a note of a kind would hang on here: the way, note or emotion under the hand, or else the
/// column's touchpoint; for a solution its only barrier.
pub(super) fn target(map: &OpenMap, kind: ElementKind, hand: Hand) -> Option<ElementId> {
    let scene = map.scene();
    let held = Drag::New(kind);
    let hit = scene.hit(hand.at, hand.reach).filter(|hit| hit.role != Role::Stage);
    if let Some(hit) = hit.filter(|hit| held.may_land_on(map, hit.element)) {
        return Some(hit.element);
    }
    let (_, column) = scene.column_at(hand.at.x)?;
    let inside = (column.x..column.x + column.width).contains(&hand.at.x);
    let touchpoint = column.touchpoint.filter(|_| inside)?;
    if kind == ElementKind::Solution {
        let barriers = map.document.sources(touchpoint, LinkKind::Hinders);
        return <[ElementId; 1]>::try_from(barriers).ok().map(|[only]| only);
    }
    held.may_land_on(map, touchpoint).then_some(touchpoint)
}

fn new(map: &OpenMap, kind: ElementKind, hand: Hand) -> Option<Offer> {
    match kind {
        ElementKind::Touchpoint => {
            let Gap { stage, before, mark } = gap_at(map, hand.at.x, &[])?;
            land(map, Landing::Touchpoint { stage, before }, mark)
        }
        ElementKind::Emotion => {
            let touchpoint = target(map, kind, hand)?;
            let in_lane = map.scene().lane_at(hand.at.y).is_some_and(|(l, _)| l == Lane::Emotions);
            let valence = if in_lane { valence_at(map, hand.at.y)? } else { Valence::Neutral };
            let (persona, journey) = (map.voice(), map.journey());
            let landing = Landing::Feeling { touchpoint, persona, journey, valence };
            land(map, landing, Mark::Element(touchpoint))
        }
        _ => {
            let on = target(map, kind, hand)?;
            land(map, Landing::Added { kind, on }, Mark::Element(on))
        }
    }
}

/// What a frame drawn from one corner to the other selects: cards and notes, or stages where it
/// touches nothing else.
fn band(map: &OpenMap, hand: Hand, also: bool) -> Offer {
    let scene = map.scene();
    let frame = Rect::from_points(hand.from, hand.at);
    let columns = &scene.columns[scene.columns_in(frame.x0, frame.x1)];
    let (mut ids, mut places, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    let mut take = |id: ElementId, place: Rect| {
        if overlaps(place, frame) {
            places.push(place);
            if seen.insert(id) {
                ids.push(id);
            }
        }
    };
    for column in columns {
        if hand.zoom < CARDS_FROM {
            // From far there are no cards, only columns.
            let (x0, x1) = (column.x, column.x + column.width);
            if let Some(touchpoint) = column.touchpoint {
                take(touchpoint, Rect::new(x0, scene.body.y0, x1, scene.body.y1));
            }
            continue;
        }
        for (origin, block) in scene.cells_of(column) {
            let groups = block.groups.iter();
            for group in groups.filter(|group| group.role != Role::Transition) {
                if let Some(id) = group.element {
                    take(id, group.bounds + origin.to_vec2());
                }
            }
        }
    }
    if ids.is_empty() {
        let bars = scene.bars().filter(|bar| overlaps(bar.place, frame));
        (ids, places) = bars.map(|bar| (bar.stage, bar.place)).unzip();
    }
    Offer { action: Action::SelectAll(ids, also), mark: Mark::Places(places) }
}
