//! An idea from the parking lot over the map: what it would become, decided by the lane.

use super::drag::{Mark, Offer};
use super::map::Eye;
use super::offer::{Gap, Hand, gap_at, land, target, valence_at};
use crate::app::{Action, IdeaPlace, Landing, OpenMap, field_of, note_of};
use crate::model::{ElementId, ElementKind, LinkKind, Rng, Valence};
use crate::scene::Lane;
use crate::ui::widgets::Scope;
use egui::{Painter, Rect, Stroke, StrokeKind};

/// Where an idea may be let go, and what it becomes there.
pub fn offer(map: &OpenMap, idea: ElementId, hand: Hand) -> Option<Offer> {
    let scene = map.scene();
    let (lane, _) = scene.lane_at(hand.at.y)?;
    let (_, column) = scene.column_at(hand.at.x)?;
    let inside = (column.x..column.x + column.width).contains(&hand.at.x);
    let Some(touchpoint) = column.touchpoint.filter(|_| lane != Lane::Touchpoints) else {
        let Gap { stage, before, mark } = gap_at(map, hand.at.x, &[])?;
        return land(map, Landing::Idea(idea, IdeaPlace::Touchpoint { stage, before }), mark);
    };
    if let Some(on) = note_of(lane).and_then(|kind| element_under(map, kind, hand))
        && on != touchpoint
    {
        let kind = note_of(lane)?;
        return land(map, Landing::Idea(idea, IdeaPlace::Note(kind, on)), Mark::Element(on));
    }
    let place = place_in(map, touchpoint, lane, hand.at.y).filter(|_| inside)?;
    land(map, Landing::Idea(idea, place), Mark::Cell { touchpoint, lane })
}

/// What a note hangs on that is let go right on something: a way, a barrier; beside a solution the
/// barrier that one answers.
fn element_under(map: &OpenMap, kind: ElementKind, hand: Hand) -> Option<ElementId> {
    if kind == ElementKind::Solution
        && let Some(hit) = map.scene().hit(hand.at, hand.reach)
        && map.document.kind(hit.element) == Some(ElementKind::Solution)
    {
        return map.document.target(hit.element, LinkKind::Answers);
    }
    target(map, kind, hand)
}

/// What an idea becomes in a touchpoint's cell of a lane.
fn place_in(map: &OpenMap, touchpoint: ElementId, lane: Lane, y: f64) -> Option<IdeaPlace> {
    if let Some(field) = field_of(lane) {
        return Some(IdeaPlace::Text(field, touchpoint));
    }
    if lane == Lane::Emotions {
        let valence = valence_at(map, y).unwrap_or(Valence::Neutral);
        return Some(map.felt_idea(touchpoint, valence));
    }
    note_of(lane).map(|kind| IdeaPlace::Note(kind, touchpoint))
}

/// A touchpoint's cell of a lane on the screen.
fn cell(map: &OpenMap, eye: &Eye, touchpoint: ElementId, lane: Lane) -> Option<Rect> {
    let scene = map.scene();
    let (column, place) = (scene.column_of(touchpoint)?, scene.lane_place(lane)?);
    let (x0, x1) = (column.x, column.x + column.width);
    Some(eye.place_rect(kurbo::Rect::new(x0, place.y0, x1, place.y1)).shrink(3.0))
}

/// Lights the cells of the column under the hand that would take an idea, and strongly the one
/// that it would fall into.
pub fn cells_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (idea, hand): (ElementId, Hand),
    mark: Option<&Mark>,
) {
    let ink = scope.look.selection;
    let chosen = match mark {
        Some(Mark::Cell { touchpoint, lane }) => Some((*touchpoint, *lane)),
        _ => None,
    };
    let column = map.scene().column_at(hand.at.x);
    let Some(touchpoint) = column.and_then(|(_, column)| column.touchpoint) else { return };
    let takes = |lane: Lane| {
        let middle = map.scene().lane_place(lane)?.center().y;
        let landing = Landing::Idea(idea, place_in(map, touchpoint, lane, middle)?);
        landing.change(&map.document, &mut Rng::seeded(0)).map(drop)
    };
    let lanes = map.view().lanes.iter().copied().filter(|lane| *lane != Lane::Touchpoints);
    for lane in lanes.filter(|lane| takes(*lane).is_some()) {
        let Some(rect) = cell(map, eye, touchpoint, lane) else { continue };
        let strong = chosen == Some((touchpoint, lane));
        if strong {
            painter.rect_filled(rect, 8, ink.gamma_multiply(0.12));
        }
        let (width, color) = if strong { (2.5, ink) } else { (1.2, ink.gamma_multiply(0.4)) };
        painter.rect_stroke(rect, 8, Stroke::new(width, color), StrokeKind::Inside);
    }
}

/// What letting go would make of an idea, in a word.
pub fn word(scope: &Scope<'_>, offer: Option<&Offer>) -> Option<&'static str> {
    let Action::Land(Landing::Idea(_, place)) = &offer?.action else { return None };
    let texts = scope.app.texts();
    Some(match place {
        IdeaPlace::Note(kind, _) => texts.word(*kind),
        IdeaPlace::Text(field, _) => texts.get(crate::ui::field_key(*field)?),
        IdeaPlace::Feeling { .. } => texts.word(ElementKind::Emotion),
        IdeaPlace::Touchpoint { .. } => texts.word(ElementKind::Touchpoint),
    })
}
