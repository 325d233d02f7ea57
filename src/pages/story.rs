//! The story in what is handed on: steps of a page, slides of a deck.

use crate::export::html;
use crate::i18n::Texts;
use crate::insight::plot;
use crate::layout::{Layout, Setting, View, shot_area, shot_view};
use crate::model::{Document, Lane, Shot};
use crate::theme::ThemeName;

/// The frames of a map, or of one without those that would be composed, in the map's language.
pub fn shots_of(document: &Document, view: &View) -> Vec<Shot> {
    let shots: Vec<Shot> = document.story().iter().filter_map(|id| document.shot(*id)).collect();
    if shots.is_empty() {
        plot(document, &view.slice, Texts::of(document.props().language))
    } else {
        shots
    }
}

/// Has a page tell the story on the map that `view` shows, and where a step shows the map otherwise
/// on another picture.
pub(super) fn tell(
    options: &mut html::Options,
    layout: &mut Layout,
    (document, view): (&Document, &View),
) {
    let shots = shots_of(document, view);
    let shown: Vec<View> = shots.iter().map(|shot| shown(view, document, shot)).collect();
    let (views, places) = gathered(view, &shown);
    let mut draw = |view: &View| html::Picture {
        scene: layout.scene(document, view),
        other: other_theme(view).map(|view| layout.scene(document, &view)),
    };
    let mut pictures: Vec<html::Picture> = views.iter().map(&mut draw).collect();
    let step = |((shot, view), at): ((Shot, View), usize)| html::Frame {
        picture: at.checked_sub(1),
        lanes: view.lanes,
        camera: shot_area(&pictures[at].scene, document, &shot),
        caption: shot.frame.caption,
        notes: shot.frame.notes,
        lit: shot.lights,
    };
    options.frames = shots.into_iter().zip(shown).zip(places).map(step).collect();
    options.other = pictures.remove(0).other;
    options.pictures = pictures;
}

/// How a step shows the map on a page: all that the page is about.
fn shown(page: &View, document: &Document, shot: &Shot) -> View {
    View { stages: page.stages.clone(), ..shot_view(page, document, &shot.frame) }
}

/// The pictures it takes to show all of these views, the page's own first, and which of them shows
/// each. A viewer closes lanes, so that views which differ in nothing else share a picture.
fn gathered(page: &View, shown: &[View]) -> (Vec<View>, Vec<usize>) {
    let mut pictures = vec![page.clone()];
    let place = |view: &View| {
        let is_like = |picture: &View| {
            let View { lanes, setting, .. } = picture.clone();
            View { lanes, setting, ..view.clone() } == *picture
        };
        // The page's own picture has the lanes asked for, the others have those that steps show.
        let first = usize::from(!view.lanes.iter().all(|lane| page.lanes.contains(lane)));
        let known = pictures.iter().skip(first).position(is_like);
        let at = known.map_or(pictures.len(), |at| at + first);
        if at == pictures.len() {
            pictures.push(View { setting: Setting::default(), ..view.clone() });
        } else if at > 0 {
            let has = |lane: &Lane| pictures[at].lanes.contains(lane) || view.lanes.contains(lane);
            pictures[at].lanes = Lane::ALL.iter().copied().filter(has).collect();
        }
        at
    };
    let places = shown.iter().map(place).collect();
    (pictures, places)
}

/// The same view in the theme that readers may prefer; letters of the projector's size have none.
fn other_theme(view: &View) -> Option<View> {
    let theme = match view.theme {
        ThemeName::Light => ThemeName::Dark,
        ThemeName::Dark => ThemeName::Light,
        ThemeName::Projector => return None,
    };
    Some(View { theme, ..view.clone() })
}
