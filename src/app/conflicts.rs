//! Settling what two copies of a map say differently.

use super::{Action, App, Below, Command, OpenMap, Tone};
use crate::edit::StepName;
use crate::edit::verbs::Change;
use crate::merge::{Choice, about_text, settle};
use crate::model::{ConflictKey, Document, Edit, ElementId};
use std::collections::BTreeSet;

impl OpenMap {
    /// The elements that conflicts are about.
    pub fn in_conflict(&self) -> BTreeSet<ElementId> {
        self.document.conflicts().keys().filter_map(ConflictKey::element).collect()
    }

    /// The conflict that is looked at: the chosen one, else the first.
    pub fn conflict(&self) -> Option<&ConflictKey> {
        let all = self.document.conflicts();
        let chosen = self.chosen_conflict.as_ref().and_then(|key| all.get_key_value(key));
        // One that is settled hands over to the next.
        let next = || self.chosen_conflict.as_ref().and_then(|key| all.range(key..).next());
        chosen.or_else(next).or_else(|| all.first_key_value()).map(|(key, _)| key)
    }
}

/// Whether a conflict can be settled by keeping what both sides say. Takes a while on large maps.
pub fn may_keep_both(document: &Document, key: &ConflictKey) -> bool {
    settle(document, key, &Choice::Both).is_ok()
}

impl App {
    /// Runs a command about conflicts.
    pub(super) fn run_conflicts(&mut self, command: Command) {
        match command {
            Command::TurnConflict(on) => self.turn_conflict(on),
            _ => self.toggle_below(Below::Conflicts),
        }
    }

    /// Looks at a conflict, and at what it is about.
    pub(super) fn choose_conflict(&mut self, key: ConflictKey) {
        let Some(map) = &mut self.map else { return };
        let element = key.element().filter(|id| map.document.contains(*id));
        map.chosen_conflict = Some(key);
        if let Some(element) = element {
            self.act(Action::GoTo(element));
        }
    }

    /// Looks at the next conflict, or the one before, round the ends; opens their list.
    pub(super) fn turn_conflict(&mut self, on: bool) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let all = map.document.conflicts();
        let now = map.conflict();
        let next = match (now, self.panels.below == Some(Below::Conflicts)) {
            (Some(now), true) if on => {
                all.keys().find(|key| *key > now).or_else(|| all.keys().next())
            }
            (Some(now), true) => {
                all.keys().rev().find(|key| *key < now).or_else(|| all.keys().next_back())
            }
            (now, _) => now,
        };
        let next = next.cloned();
        self.panels.below = Some(Below::Conflicts);
        if let Some(next) = next {
            self.choose_conflict(next);
        }
    }

    /// Settles a conflict as somebody decided.
    pub(super) fn settle(&mut self, key: &ConflictKey, choice: &Choice) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let texts = self.texts();
        match settle(&map.document, key, choice) {
            Ok(edit) => {
                let name = StepName::new("step-settle", about_text(&map.document, key, texts));
                let select = map.selection.clone();
                let change = Change { edit, name, select, typing: None };
                self.change_in_place(change);
            }
            Err(why) => self.notices.show(Tone::Error, why.text(texts), None),
        }
    }

    /// Settles every conflict alike, as one step; those that cannot be stay.
    pub(super) fn settle_all(&mut self, choice: &Choice) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let mut now = Document::clone(&map.document);
        let keys: Vec<ConflictKey> = now.conflicts().keys().cloned().collect();
        let mut edits = Vec::new();
        for key in &keys {
            // Some go with what another decision takes away.
            let settled = now.conflicts().contains_key(key).then(|| settle(&now, key, choice));
            if let Some(Ok(edit)) = settled
                && now.apply(&edit).is_ok()
            {
                edits.push(edit);
            }
        }
        let left = now.conflicts().len();
        let name = StepName::several("step-settle-all", keys.len() - left);
        let select = map.selection.clone();
        let change = Change { edit: Edit::Batch(edits), name, select, typing: None };
        if left < keys.len() {
            self.change_in_place(change);
        }
        if left > 0 {
            let text = self.texts().count("settle-left", left as u64);
            self.notices.show(Tone::Warning, text, None);
        }
    }
}
