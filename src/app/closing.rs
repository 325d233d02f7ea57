//! Closing maps that differ from their files: never without a question.

use super::{App, OpenMap, StoryAsk, Turn, Wish};

/// What is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// The map with this number.
    Map(u64),
    /// The program.
    Program,
}

/// What is done with changes that no file has yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaved {
    /// They are saved first.
    Save,
    /// They are lost.
    Discard,
    /// Nothing is closed.
    Keep,
}

impl App {
    /// Closes the map in front; asks first where changes would be lost.
    pub fn close_front(&mut self) {
        if let Some(id) = self.map.as_ref().map(|map| map.id) {
            self.close(Closing::Map(id));
        }
    }

    /// Closes a map or the program; asks first where changes would be lost.
    pub fn close(&mut self, closing: Closing) {
        self.end_typing(true);
        // A question over a story would not be seen.
        self.story(StoryAsk::Turn(Turn::End));
        if self.lost_by(closing).next().is_some() {
            self.closing = Some(closing);
        } else {
            self.close_now(closing);
        }
    }

    /// The maps of which changes, or what was typed and is not understood yet, would be lost.
    pub fn lost_by(&self, closing: Closing) -> impl Iterator<Item = &OpenMap> {
        let closes = move |map: &&OpenMap| match closing {
            Closing::Map(id) => map.id == id,
            Closing::Program => true,
        };
        self.maps().filter(closes).filter(|map| map.unsaved() || map.first_misread().is_some())
    }

    /// Whether the window may close: nothing is lost by it, or somebody said so.
    pub fn may_leave(&mut self) -> bool {
        self.end_typing(true);
        self.leaving || self.lost_by(Closing::Program).next().is_none()
    }

    /// Takes in what is to be done with the changes.
    pub(super) fn answer(&mut self, answer: Unsaved) {
        let Some(closing) = self.closing.take() else { return };
        match answer {
            Unsaved::Keep => {}
            Unsaved::Discard => self.close_now(closing),
            Unsaved::Save => self.save_and_close(closing),
        }
    }

    /// Goes on with what waited for this map to be saved.
    pub(super) fn close_after_saving(&mut self, id: u64) {
        if let Some((closing, _)) = self.close_after_saving.take_if(|(_, waits)| *waits == id) {
            self.save_and_close(closing);
        }
    }

    /// Saves the first map whose changes would be lost; closes once there is none. What no file can
    /// take, because it is not understood, keeps its map open and is shown.
    fn save_and_close(&mut self, closing: Closing) {
        let unsaved = self.lost_by(closing).find(|map| map.unsaved());
        let next = unsaved.or_else(|| self.lost_by(closing).next());
        match next.map(|map| (map.id, map.unsaved())) {
            Some((id, true)) => {
                self.bring_front(id);
                self.close_after_saving = Some((closing, id));
                self.save_map(id);
            }
            Some((id, false)) => {
                self.bring_front(id);
                self.warn_of_misread();
            }
            None => self.close_now(closing),
        }
    }

    fn close_now(&mut self, closing: Closing) {
        match closing {
            Closing::Map(id) => {
                self.bring_front(id);
                if self.map.as_ref().is_some_and(|map| map.id == id) {
                    self.close_map();
                }
            }
            Closing::Program => {
                self.leaving = true;
                self.wishes.push(Wish::Close);
            }
        }
    }
}
