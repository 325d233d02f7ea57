//! Closing a map that differs from its file: never without a question.

use super::{App, Beginning, OpenMap, Wish};
use crate::templates::Start;

/// What is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// The map; the start page follows.
    Map,
    /// The map, for another one to begin.
    Begin(Start),
    /// The map, for another one to grow in the guided start.
    Guide,
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
    /// Closes the map or the program; asks first where changes would be lost.
    pub fn close(&mut self, closing: Closing) {
        self.end_typing(true);
        if self.map.as_ref().is_some_and(OpenMap::unsaved) {
            self.closing = Some(closing);
        } else {
            self.close_now(closing);
        }
    }

    /// Whether the window may close: nothing is lost by it, or somebody said so.
    pub fn may_leave(&mut self) -> bool {
        self.end_typing(true);
        self.leaving || !self.map.as_ref().is_some_and(OpenMap::unsaved)
    }

    /// Takes in what is to be done with the changes.
    pub(super) fn answer(&mut self, answer: Unsaved) {
        let Some(closing) = self.closing.take() else { return };
        match answer {
            Unsaved::Keep => {}
            Unsaved::Discard => self.close_now(closing),
            Unsaved::Save => {
                self.close_after_saving = Some(closing);
                self.save();
            }
        }
    }

    /// Closes what waited for the map to be saved; stays where changes came since.
    pub(super) fn close_after_saving(&mut self) {
        if let Some(closing) = self.close_after_saving.take() {
            self.close(closing);
        }
    }

    fn close_now(&mut self, closing: Closing) {
        match closing {
            Closing::Map => self.close_map(),
            Closing::Begin(_) | Closing::Guide => {
                // Changes nobody wants are in the way of the new map; any other map may stay.
                if self.map.as_ref().is_some_and(OpenMap::unsaved) {
                    self.close_map();
                }
                match closing {
                    Closing::Begin(start) => self.begin_with(Beginning::Start(start)),
                    _ => self.ask_guide(false),
                }
            }
            Closing::Program => {
                self.leaving = true;
                self.wishes.push(Wish::Close);
            }
        }
    }
}
