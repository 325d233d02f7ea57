//! What of a map another tool has no place for is told before anything is written.

use crate::app::{App, Paper, Purpose};
use crate::interchange::{Losses, Target};

/// A map that is about to be written for another tool, which takes not all of it.
#[derive(Debug)]
pub struct Losing {
    /// Which map, by its number.
    pub map: u64,
    /// In which format.
    pub target: Target,
    /// What is lost.
    pub lost: Losses,
}

impl App {
    /// Has it found out what is lost of the map in front.
    pub(in crate::app) fn tell_losses(&mut self, target: Target) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let name = self.texts().get("task-losses").to_owned();
        self.tasks.lose(name, map.id, map.document.clone(), target);
    }

    /// Says what is lost; where nothing is, it is asked at once where to write.
    pub(in crate::app) fn take_losses(&mut self, losing: Losing) {
        if self.map.as_ref().is_none_or(|map| map.id != losing.map) {
            return;
        }
        let whole = losing.lost.is_empty();
        self.losing = Some(losing);
        if whole {
            self.go_on_losing();
        }
    }

    /// Asks where to write.
    pub(super) fn go_on_losing(&mut self) {
        if let Some(losing) = self.losing.take() {
            self.pick_for(losing.map, Purpose::Paper(Paper::Text(losing.target)));
        }
    }
}
