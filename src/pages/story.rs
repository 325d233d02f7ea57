//! The story in what is handed on: steps of a page, slides of a deck.

use crate::export::html;
use crate::i18n::Texts;
use crate::insight::plot;
use crate::layout::{View, shot_area};
use crate::model::{Document, Shot};
use crate::scene::Scene;
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

/// The steps of a page: the story told on the one picture it has.
pub fn story_steps(document: &Document, view: &View, scene: &Scene) -> Vec<html::Frame> {
    let step = |shot: Shot| html::Frame {
        camera: shot_area(scene, document, &shot),
        caption: shot.frame.caption,
        notes: shot.frame.notes,
        lit: shot.lights,
    };
    shots_of(document, view).into_iter().map(step).collect()
}

/// The same view in the theme that readers may prefer; letters of the projector's size have none.
pub fn other_theme(view: &View) -> Option<View> {
    let theme = match view.theme {
        ThemeName::Light => ThemeName::Dark,
        ThemeName::Dark => ThemeName::Light,
        ThemeName::Projector => return None,
    };
    Some(View { theme, ..view.clone() })
}
