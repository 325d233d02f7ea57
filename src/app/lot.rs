//! The parking lot and the panel it is shown in.

use super::workshop::MOST_LINES;
use super::{App, Aside, OpenMap, Place, Tone, Wish};
use crate::edit::verbs::{self, Capture, IdeaPlace};
use crate::edit::{Field, Slot};
use crate::model::{Document, ElementId, ElementKind, LinkKind, Valence};

/// What is asked of the parking lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LotAsk {
    /// What the field for a new idea says.
    Text(String),
    /// To park what it says.
    Enter,
    /// To park these lines, an idea each.
    Lines(String),
    /// To select an idea.
    Select(ElementId),
    /// To type an idea's text in place.
    Edit(ElementId),
    /// To move an idea, so that it is the one at this place, counted without itself.
    Move(ElementId, usize),
}

impl App {
    /// Does what is asked of the parking lot.
    pub(super) fn lot(&mut self, ask: LotAsk) {
        match ask {
            LotAsk::Text(text) => self.new_idea = text.replace('\0', ""),
            LotAsk::Enter => {
                let text = self.new_idea.clone();
                if self.park(&text) {
                    self.new_idea.clear();
                }
            }
            LotAsk::Lines(text) => {
                self.park(&text);
            }
            LotAsk::Select(idea) => self.select_idea(idea),
            LotAsk::Edit(idea) => {
                self.select_idea(idea);
                self.begin_typing_at(Slot::text(idea, Field::Main), Place::Lot);
                self.wishes.push(Wish::FocusTyping);
            }
            LotAsk::Move(idea, index) => {
                self.attempt(|map, rng| verbs::reorder(&map.document, idea, index, rng));
            }
        }
    }

    fn select_idea(&mut self, idea: ElementId) {
        self.select(|map| map.selection = crate::edit::Selection::one(idea));
    }

    /// Parks lines, an idea each; whether there was one. What is selected stays so.
    fn park(&mut self, text: &str) -> bool {
        self.end_typing(true);
        let Some(map) = &self.map else { return false };
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<&str> = lines.take(MOST_LINES).collect();
        let Some(change) = verbs::park(&map.document, &lines, &mut self.rng) else { return false };
        self.change_in_place(change);
        true
    }

    /// Shows something in the panel beside the map, or puts it away.
    pub(super) fn toggle_aside(&mut self, aside: Aside) {
        self.end_typing(true);
        let shown = self.panels.aside == Some(aside);
        self.panels.aside = (!shown).then_some(aside);
        if !shown && aside == Aside::Lot && !self.workshop.is_on() {
            self.wishes.push(Wish::FocusIdea);
        }
    }

    /// Places the selected idea on the touchpoint the workshop is at.
    pub(super) fn place_selected_idea(&mut self, kind: Capture) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let Some(&idea) = map.selected_of(ElementKind::Idea).first() else { return };
        let place = map.target().and_then(|at| map.place_of_kind(kind, at));
        let document = map.document.clone();
        let change =
            place.and_then(|place| verbs::place_idea(&document, idea, place, &mut self.rng));
        if let Some(change) = change {
            return self.change(change);
        }
        let key = match (kind, self.map.as_ref().and_then(OpenMap::target)) {
            (_, None) => "notice-capture-touchpoint",
            (Capture::Solution, _) => "notice-capture-barrier",
            _ => "notice-place-taken",
        };
        let text = self.texts().get(key).to_owned();
        self.notices.show(Tone::Warning, text, None);
    }
}

impl OpenMap {
    /// What an idea becomes when it is placed on a touchpoint as this kind; `None` where it cannot.
    pub fn place_of_kind(&self, kind: Capture, at: ElementId) -> Option<IdeaPlace> {
        let document = &self.document;
        Some(match kind {
            Capture::Touchpoint => {
                let stage = document.source(at, LinkKind::Contains)?;
                IdeaPlace::Touchpoint { stage, before: after(document, stage, at) }
            }
            Capture::Action => IdeaPlace::Text(Field::Action, at),
            Capture::Expectation => IdeaPlace::Text(Field::Expectation, at),
            Capture::Barrier => IdeaPlace::Note(ElementKind::Barrier, at),
            Capture::Driver => IdeaPlace::Note(ElementKind::Driver, at),
            Capture::Solution => IdeaPlace::Note(ElementKind::Solution, at),
            Capture::Quote => IdeaPlace::Note(ElementKind::Quote, at),
            Capture::Evidence => IdeaPlace::Note(ElementKind::Evidence, at),
            Capture::Idea => return None,
        })
    }

    /// What an idea becomes when it is felt at a touchpoint.
    pub fn felt_idea(&self, touchpoint: ElementId, valence: Valence) -> IdeaPlace {
        let (persona, journey) = (self.voice(), self.journey());
        IdeaPlace::Feeling { touchpoint, persona, journey, valence }
    }
}

/// The touchpoint of a stage that stands behind another one there.
fn after(document: &Document, stage: ElementId, touchpoint: ElementId) -> Option<ElementId> {
    let mut siblings = document.targets(stage, LinkKind::Contains).into_iter();
    siblings.find(|&id| id == touchpoint)?;
    siblings.next()
}
