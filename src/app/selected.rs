//! What commands act on: what is selected, or what hangs on it.

use super::{Command, OpenMap};
use crate::edit::verbs::hangs_by;
use crate::model::{ElementId, ElementKind, Journey, LinkKind, Presence, Valence};
use std::collections::HashSet;

impl OpenMap {
    /// The touchpoints that are selected or on which something selected hangs, in journey order.
    pub fn selected_touchpoints(&self) -> Vec<ElementId> {
        let found: HashSet<ElementId> =
            self.selection.iter().filter_map(|id| self.touchpoint_at(Some(id))).collect();
        if found.len() < 2 {
            return found.into_iter().collect();
        }
        self.document.journey().into_iter().filter(|id| found.contains(id)).collect()
    }

    /// The selected elements of a kind; where there are none, those that hang on what is selected.
    pub fn selected_of(&self, kind: ElementKind) -> Vec<ElementId> {
        let of_kind = |id: &ElementId| self.document.kind(*id) == Some(kind);
        let chosen: Vec<ElementId> = self.selection.iter().filter(of_kind).collect();
        if !chosen.is_empty() {
            return chosen;
        }
        let mut seen = HashSet::new();
        let hanging = self.selection.iter().flat_map(|id| self.hanging(id, kind));
        hanging.filter(|&id| seen.insert(id)).collect()
    }

    /// Whether [`Self::selected_of`] finds anything.
    pub fn has_selected(&self, kind: ElementKind) -> bool {
        let has = |id| self.document.kind(id) == Some(kind) || !self.hanging(id, kind).is_empty();
        self.selection.iter().any(has)
    }

    /// The notes of a kind that hang on an element; solutions also by its barriers.
    fn hanging(&self, id: ElementId, kind: ElementKind) -> Vec<ElementId> {
        let document = &self.document;
        let bears_barriers =
            matches!(document.kind(id), Some(ElementKind::Touchpoint | ElementKind::Transition));
        match hangs_by(kind) {
            None => Vec::new(),
            Some(LinkKind::Answers) if bears_barriers => {
                let barriers = document.sources(id, LinkKind::Hinders).into_iter();
                barriers.flat_map(|id| document.sources(id, LinkKind::Answers)).collect()
            }
            Some(link) => document.sources(id, link),
        }
    }

    /// Where and whose feeling is said when an element is selected: an emotion's own, else that of
    /// the touchpoint it belongs to.
    pub(super) fn feels(&self, id: ElementId) -> Option<(ElementId, Option<ElementId>, Journey)> {
        let touchpoint = self.touchpoint_at(Some(id))?;
        let own = self.document.element(id).and_then(|element| element.content.as_emotion());
        Some(match own {
            Some(own) => (touchpoint, self.document.target(id, LinkKind::Of), own.journey),
            None => (touchpoint, self.voice(), self.journey()),
        })
    }

    /// Whether what a command would say of the primary element is said already; `None` where it
    /// says nothing.
    pub(super) fn says(&self, command: Command) -> Option<bool> {
        let primary = self.primary();
        let content = |id: ElementId| self.document.element(id).map(|element| &element.content);
        let first = |kind| self.selected_of(kind).first().copied().and_then(content);
        match command {
            Command::Feel(valence) => Some(self.felt(primary?)? == valence),
            Command::Mark => {
                let touchpoint = self.touchpoint_at(primary)?;
                Some(self.document.source(touchpoint, LinkKind::Marks).is_some())
            }
            Command::Severity(severity) => {
                Some(first(ElementKind::Barrier)?.as_barrier()?.severity == Some(severity))
            }
            Command::Feasibility(it) => {
                Some(first(ElementKind::Solution)?.as_solution()?.feasibility == it)
            }
            Command::Status(it) => Some(first(ElementKind::Solution)?.as_solution()?.status == it),
            Command::Presence(it) => Some(self.takes_place(primary?)? == it),
            _ => None,
        }
    }

    /// How it feels where an element is selected.
    pub fn felt(&self, id: ElementId) -> Option<Valence> {
        let (touchpoint, persona, journey) = self.feels(id)?;
        let mut felt = self.document.targets(touchpoint, LinkKind::Feels).into_iter();
        felt.find_map(|id| {
            let emotion = self.document.element(id)?.content.as_emotion()?;
            let same =
                emotion.journey == journey && self.document.target(id, LinkKind::Of) == persona;
            same.then_some(emotion.valence)
        })
    }

    /// In which journeys a way, or else the touchpoint an element belongs to, takes place.
    fn takes_place(&self, id: ElementId) -> Option<Presence> {
        let own = self.document.element(id)?.content.as_transition();
        own.map(|way| way.presence).or_else(|| {
            let touchpoint = self.document.element(self.touchpoint_at(Some(id))?)?;
            Some(touchpoint.content.as_touchpoint()?.presence)
        })
    }
}
