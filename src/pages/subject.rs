//! What of a map is shown: all of it, a part, a frame of its story, or the story.

use super::frames::columns;
use super::story::shots_of;
use crate::edit::touchpoint_of;
use crate::layout::{Surround, View, shot_lit, shot_stages, shot_view};
use crate::model::{Document, ElementId, ElementKind, LinkKind, Phase, Shot};
use crate::scene::Scene;
use std::sync::Arc;

/// What of a map is shown, beside what its view leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Subject {
    /// All of it.
    #[default]
    Map,
    /// The stages of a phase.
    Phase(Phase),
    /// The columns of these elements: stages, touchpoints, and what hangs on them.
    Chosen(Vec<ElementId>),
    /// A frame of the story.
    Frame(ElementId),
    /// Every frame of the story, or of one that is composed where there is none.
    Story,
}

/// A picture to be put on pages.
pub(super) struct Shown {
    /// How it is drawn.
    pub(super) view: View,
    /// What everybody reads to it; empty where its own heading is enough.
    pub(super) caption: String,
    /// What the speaker reads.
    pub(super) notes: String,
    /// The frame it is.
    shot: Option<Shot>,
}

impl Shown {
    fn plain(view: View) -> Self {
        Self { view, caption: String::new(), notes: String::new(), shot: None }
    }

    /// Whether it is a frame of the story.
    pub(super) fn is_frame(&self) -> bool {
        self.shot.is_some()
    }

    /// Whether its frame lights something.
    pub(super) fn lights(&self) -> bool {
        self.shot.as_ref().is_some_and(|shot| !shot.lights.is_empty())
    }

    /// A picture of it with a veil over what its frame does not light.
    pub(super) fn lit(&self, document: &Document, scene: Arc<Scene>) -> Arc<Scene> {
        let lit = self.shot.as_ref().map(|shot| shot_lit(&scene, document, shot));
        match lit {
            Some(lit) if !lit.is_empty() => Arc::new(scene.veiled(&lit)),
            _ => scene,
        }
    }
}

/// The view that shows a subject in one picture; of a story the whole map.
pub fn view_of(document: &Document, view: &View, subject: &Subject) -> View {
    if *subject == Subject::Story {
        return view.clone();
    }
    let first = shown(document, view, subject).into_iter().next();
    first.map_or_else(|| view.clone(), |shown| shown.view)
}

/// The pictures that a subject is.
pub(super) fn shown(document: &Document, view: &View, subject: &Subject) -> Vec<Shown> {
    let framed = |shot: Shot| {
        let stages = shot_stages(document, &shot);
        let mut view = View { stages, ..shot_view(view, document, &shot.frame) };
        if let Some(touchpoints) = columns(document, &view, &shot) {
            view = chosen(document, &view, &touchpoints);
        }
        if !shot.frame.caption.trim().is_empty() {
            view.setting.surround = Surround::Told(shot.frame.caption.trim().to_owned());
        }
        let (caption, notes) = (shot.frame.caption.clone(), shot.frame.notes.clone());
        Shown { view, caption, notes, shot: Some(shot) }
    };
    match subject {
        Subject::Map => vec![Shown::plain(view.clone())],
        Subject::Phase(phase) => vec![Shown::plain(of_phase(document, view, *phase))],
        Subject::Chosen(elements) => vec![Shown::plain(chosen(document, view, elements))],
        Subject::Frame(id) => document.shot(*id).map(framed).into_iter().collect(),
        Subject::Story => shots_of(document, view).into_iter().map(framed).collect(),
    }
}

fn of_phase(document: &Document, view: &View, wanted: Phase) -> View {
    let phase = |stage: &ElementId| Some(document.element(*stage)?.content.as_stage()?.phase);
    let stages = document.stages().into_iter();
    View {
        stages: Some(stages.filter(|stage| phase(stage) == Some(wanted)).collect()),
        ..view.clone()
    }
}

/// The view of the columns that show these elements.
fn chosen(document: &Document, view: &View, elements: &[ElementId]) -> View {
    let mut stages = Vec::new();
    let mut touchpoints = Vec::new();
    for &id in elements {
        if document.kind(id) == Some(ElementKind::Stage) {
            stages.push(id);
            touchpoints.extend(document.targets(id, LinkKind::Contains));
        } else {
            touchpoints.extend(touchpoint_of(document, id));
        }
    }
    stages.extend(touchpoints.iter().filter_map(|id| document.source(*id, LinkKind::Contains)));
    let all = document.stages().into_iter();
    View {
        stages: Some(all.filter(|stage| stages.contains(stage)).collect()),
        touchpoints: Some(touchpoints),
        ..view.clone()
    }
}
