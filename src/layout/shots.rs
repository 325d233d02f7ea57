//! What a frame of the story shows of a picture: how it is drawn, which part, what of it is lit.

use super::View;
use crate::model::{Document, ElementId, ElementKind, Frame, LinkKind, ScoresShown, Shot};
use crate::scene::{Lane, Scene};
use kurbo::Rect;

/// Around what a frame shows, in map units.
const MARGIN: f64 = 24.0;

/// How a frame shows the map that is shown like this.
pub fn shot_view(shown: &View, document: &Document, frame: &Frame) -> View {
    let mut view = shown.clone();
    view.state = frame.state.unwrap_or(document.props().state);
    view.stages = None;
    view.lanes = if frame.lanes.is_empty() {
        Lane::USUAL.to_vec()
    } else {
        frame.lanes.iter().copied().collect()
    };
    let there = |id: &ElementId| document.kind(*id) == Some(ElementKind::Persona);
    let personas: Vec<ElementId> = frame.personas.iter().copied().filter(there).collect();
    if !personas.is_empty() {
        view.personas = Some(personas);
    }
    if let Some(scores) = &frame.scores {
        let ScoresShown { metric, tint, heat, slice, against } = (**scores).clone();
        View { metric, slice, against, tint, heat, ..view }
    } else {
        view
    }
}

/// What a frame keeps of how a map is shown: the journey and the lanes where they are not the usual
/// ones, whose curves are drawn where they are not everybody's, and the scores where there are any.
pub fn shot_kept(shown: &View, document: &Document) -> Frame {
    let View { metric, tint, heat, slice, against, .. } = shown.clone();
    let scores = ScoresShown { metric, tint, heat, slice, against };
    let any = !document.cells().is_empty() || scores != ScoresShown::default();
    let usual = Lane::USUAL == shown.lanes;
    let lanes = if usual { Vec::new() } else { shown.lanes.clone() };
    Frame {
        state: (shown.state != document.props().state).then_some(shown.state),
        lanes: lanes.into_iter().collect(),
        personas: shown.personas.iter().flatten().copied().collect(),
        scores: any.then(|| Box::new(scores)),
        ..Frame::default()
    }
}

/// The stages a frame looks at, for a picture of them alone; `None` = all.
pub fn shot_stages(document: &Document, shot: &Shot) -> Option<Vec<ElementId>> {
    let stage = |&id: &ElementId| match document.kind(id)? {
        ElementKind::Stage => Some(id),
        _ => document.source(id, LinkKind::Contains),
    };
    let shown: Vec<ElementId> = shot.shows.iter().filter_map(stage).collect();
    (!shown.is_empty()).then(|| {
        let stages = document.stages().into_iter();
        stages.filter(|stage| shown.contains(stage)).collect()
    })
}

/// The part of a scene that a frame shows: whole columns, with room at the left for the names of
/// the lanes, which stay in sight.
pub fn shot_area(scene: &Scene, document: &Document, shot: &Shot) -> Rect {
    let all = Rect::from_origin_size((0.0, 0.0), scene.size);
    let shown = shot.shows.iter().filter_map(|&id| columns(scene, document, id));
    let shown = shown.reduce(|all, one| all.union(one));
    shown.map_or(all, |area| {
        let area = area.inflate(MARGIN, MARGIN).intersect(all);
        Rect { x0: area.x0 - scene.body.x0, ..area }
    })
}

/// Where what a frame lights is drawn: of touchpoints and stages the whole columns. Empty = all is
/// lit.
pub fn shot_lit(scene: &Scene, document: &Document, shot: &Shot) -> Vec<Rect> {
    let place = |&id: &ElementId| {
        let note = || Some(scene.place_of(id)?.inflate(4.0, 4.0));
        columns(scene, document, id).or_else(note)
    };
    shot.lights.iter().filter_map(place).collect()
}

/// The columns of a stage, or the one of a touchpoint.
fn columns(scene: &Scene, document: &Document, id: ElementId) -> Option<Rect> {
    let (x0, x1) = match document.kind(id)? {
        ElementKind::Stage => {
            let place = scene.place_of(id)?;
            (place.x0, place.x1)
        }
        ElementKind::Touchpoint => {
            let column = scene.column_of(id)?;
            (column.x, column.x + column.width)
        }
        _ => return None,
    };
    Some(Rect::new(x0, scene.header.y0, x1, scene.body.y1))
}
