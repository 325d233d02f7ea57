//! Dot voting: while its panel is shown, clicks on barriers and solutions give them dots.

use super::{App, Aside, OpenMap};
use crate::edit::verbs::{self, VOTED};
use crate::model::ElementId;

/// Most people, and most dots a person, that are counted with.
pub const MOST_VOTERS: u32 = 999;

/// Who votes with how many dots: only a hint of how many there are to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Poll {
    /// How many people vote; 0 = not said.
    pub people: u32,
    /// How many dots each of them has.
    pub dots: u32,
}

impl Default for Poll {
    fn default() -> Self {
        Self { people: 0, dots: 3 }
    }
}

impl Poll {
    /// How many dots there are to give; `None` = not said.
    pub const fn total(self) -> Option<u32> {
        if self.people == 0 { None } else { Some(self.people * self.dots) }
    }
}

/// What is asked while voting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteAsk {
    /// To give this a dot, or to take one away.
    Give(ElementId, bool),
    /// So many people, with so many dots each.
    Poll(Poll),
}

impl App {
    /// Whether clicks give dots.
    pub fn is_voting(&self) -> bool {
        self.map.is_some() && self.panels.aside == Some(Aside::Votes)
    }

    /// Does what is asked while voting.
    pub(super) fn voting(&mut self, ask: VoteAsk) {
        match ask {
            VoteAsk::Give(id, more) => {
                self.give(&[id], more);
                self.with_map(|map| map.keep_selected(crate::edit::Selection::one(id)));
            }
            VoteAsk::Poll(poll) => {
                let (people, dots) = (poll.people.min(MOST_VOTERS), poll.dots.min(MOST_VOTERS));
                self.poll = Poll { people, dots };
            }
        }
    }

    /// Gives what is selected a dot, or takes one away.
    pub(super) fn vote_selected(&mut self, more: bool) {
        let Some(map) = &self.map else { return };
        let ids = map.voted_selected();
        if ids.is_empty() {
            return self.not_voted();
        }
        self.give(&ids, more);
    }

    fn give(&mut self, ids: &[ElementId], more: bool) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let by = if more { 1 } else { -1 };
        if let Some(change) = verbs::vote(&map.document, ids, by, &map.selection) {
            self.change_in_place(change);
        }
    }

    /// Takes every dot away.
    pub(super) fn clear_votes(&mut self) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        if let Some(change) = verbs::clear_votes(&map.document, &map.selection) {
            self.change_in_place(change);
        }
    }

    fn not_voted(&mut self) {
        let text = self.texts().get("notice-not-voted").to_owned();
        self.notices.show(super::Tone::Warning, text, None);
    }
}

impl OpenMap {
    /// The selected barriers and solutions.
    pub fn voted_selected(&self) -> Vec<ElementId> {
        let voted =
            |id: &ElementId| self.document.kind(*id).is_some_and(|kind| VOTED.contains(&kind));
        self.selection.iter().filter(voted).collect()
    }

    /// Whether anything was given a dot.
    pub fn has_votes(&self) -> bool {
        let of_kind = VOTED.iter().flat_map(|&kind| self.document.each_of_kind(kind));
        of_kind.into_iter().any(|(_, element)| element.content.votes() > Some(0))
    }
}
