//! What every part of the layout reads: the document, the view, and words looked up once.

use super::facts::Facts;
use super::seen::Seen;
use super::sentences::Sentences;
use super::{Style, View};
use crate::i18n::Texts;
use crate::model::{Document, Element, ElementId, ElementKind, Journey, LinkKind, MapState};
use crate::scene::Lane;
use crate::theme::Theme;
use std::sync::Arc;

/// What every part of the layout reads.
pub struct Context {
    /// The map.
    pub document: Document,
    /// Figures of the whole of it.
    pub facts: Facts,
    /// The answers looked at.
    pub seen: Arc<Seen>,
    /// What of it is shown.
    pub view: View,
    /// Its colours.
    pub theme: Arc<Theme>,
    /// Its lengths and type.
    pub style: Style,
    /// The words around it, in the view's language.
    pub texts: &'static Texts,
    /// The curves to draw.
    pub curves: Vec<Curve>,
    /// Sentences filled in for every column, formatted once a pass.
    pub sentences: Sentences,
}

/// One emotion curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Whose it is; `None` = everybody's.
    pub persona: Option<ElementId>,
    /// Which journey's emotions it shows.
    pub journey: Journey,
    /// Whether it is the picture's main statement: drawn solid, with faces and words.
    pub main: bool,
    /// Which of the curves of several personas it is, counted from 0, and how many there are.
    pub slot: (usize, usize),
}

impl Context {
    /// Looks up what a pass over `document` needs.
    pub fn new(document: &Document, facts: Facts, seen: Arc<Seen>, view: &View) -> Self {
        let theme = view.theme.theme();
        let texts = Texts::of(view.language);
        let mut context = Self {
            document: document.clone(),
            facts,
            seen,
            view: view.clone(),
            style: Style::set(theme.scale, &view.setting),
            theme,
            texts,
            curves: Vec::new(),
            sentences: Sentences::of(texts),
        };
        context.curves = context.find_curves();
        context
    }

    /// The element with this id.
    pub fn element(&self, id: ElementId) -> Option<&Element> {
        self.document.element(id).map(Arc::as_ref)
    }

    /// What a reader says for an element: its kind and its text.
    pub fn label(&self, kind: ElementKind, text: &str) -> String {
        let name = self.texts.word(kind);
        if text.trim().is_empty() { name.to_owned() } else { format!("{name}: {}", text.trim()) }
    }

    /// Which answers the scores are of, where they are not simply all.
    pub fn answers_shown(&self) -> Option<String> {
        let (texts, View { slice, against, .. }) = (self.texts, &self.view);
        let said = match against {
            None if slice.is_all() => return None,
            None => slice.text(texts),
            Some(against) => {
                let (first, second) = (slice.text(texts), against.text(texts));
                let sides = [("first", (&first).into()), ("second", (&second).into())];
                texts.with("map-sides", &sides)
            }
        };
        Some(texts.with("map-shown", &[("text", (&said).into())]))
    }

    /// Whether a lane is shown.
    pub fn shows(&self, lane: Lane) -> bool {
        self.view.lanes.contains(&lane)
    }

    /// Whether something that takes place in these journeys is part of the picture.
    pub fn includes(&self, presence: crate::model::Presence) -> bool {
        match self.view.state {
            MapState::AsIs => presence.includes(Journey::AsIs),
            MapState::ToBe => presence.includes(Journey::ToBe),
            MapState::Gap => true,
        }
    }

    /// One curve per persona with emotions of its own, else one for everybody; of the journeys
    /// that the state shows.
    fn find_curves(&self) -> Vec<Curve> {
        let document = &self.document;
        let wanted = |persona: &ElementId| {
            self.view.personas.as_ref().is_none_or(|chosen| chosen.contains(persona))
        };
        let personas: Vec<ElementId> = document
            .of_kind(ElementKind::Persona)
            .into_iter()
            .filter(wanted)
            .filter(|&persona| document.has_sources(persona, LinkKind::Of))
            .collect();
        let voices: Vec<Option<ElementId>> =
            if personas.is_empty() { vec![None] } else { personas.into_iter().map(Some).collect() };
        let journeys: &[(Journey, bool)] = match self.view.state {
            MapState::AsIs | MapState::Gap => &[(Journey::ToBe, false), (Journey::AsIs, true)],
            MapState::ToBe => &[(Journey::ToBe, true)],
        };
        let count = voices.len();
        let mut curves = Vec::new();
        for &(journey, main) in journeys {
            for (slot, &persona) in voices.iter().enumerate() {
                curves.push(Curve { persona, journey, main, slot: (slot, count) });
            }
        }
        curves
    }

    /// The emotion a curve shows at a touchpoint: the persona's own, else everybody's.
    pub fn emotion(&self, touchpoint: ElementId, curve: &Curve) -> Option<ElementId> {
        let mut everybody = None;
        for id in self.document.targets(touchpoint, LinkKind::Feels) {
            let Some(emotion) = self.element(id).and_then(|e| e.content.as_emotion()) else {
                continue;
            };
            if emotion.journey != curve.journey {
                continue;
            }
            let of = self.document.target(id, LinkKind::Of);
            if of == curve.persona && of.is_some() {
                return Some(id);
            }
            if of.is_none() {
                everybody = everybody.or(Some(id));
            }
        }
        everybody
    }
}
