//! Several maps in one window: one in front, the others left and right of it.

use super::{App, HandOnAsk, OpenMap, Wish};
use std::path::Path;

/// The maps that are not in front, in the order of their tabs.
#[derive(Default)]
pub struct Tabs {
    /// Left of the one in front, from left to right.
    left: Vec<OpenMap>,
    /// Right of it, from left to right.
    right: Vec<OpenMap>,
}

impl Tabs {
    /// The maps that are not in front, from left to right.
    pub fn others(&self) -> impl Iterator<Item = &OpenMap> {
        self.left.iter().chain(&self.right)
    }

    fn others_mut(&mut self) -> impl Iterator<Item = &mut OpenMap> {
        self.left.iter_mut().chain(&mut self.right)
    }
}

impl App {
    /// Every open map, from the left tab to the right one.
    pub fn maps(&self) -> impl Iterator<Item = &OpenMap> {
        self.tabs.left.iter().chain(&self.map).chain(&self.tabs.right)
    }

    /// Every open map, to be changed.
    pub(super) fn maps_mut(&mut self) -> impl Iterator<Item = &mut OpenMap> {
        self.map.iter_mut().chain(self.tabs.others_mut())
    }

    /// The open map with this number.
    pub(super) fn map_of(&mut self, id: u64) -> Option<&mut OpenMap> {
        self.maps_mut().find(|map| map.id == id)
    }

    /// The open map with this file.
    pub(super) fn map_at(&self, path: &Path) -> Option<u64> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.maps().find(|map| map.path.as_ref() == Some(&path)).map(|map| map.id)
    }

    /// Opens a tab right of the one in front, and brings it there. Of several maps being read at
    /// once, the one asked for last is in front in the end, and they stand in that order.
    pub(super) fn add_tab(&mut self, map: OpenMap) {
        if self.map.as_ref().is_some_and(|front| front.id > map.id) {
            let place = self.tabs.left.iter().position(|other| other.id > map.id);
            self.tabs.left.insert(place.unwrap_or(self.tabs.left.len()), map);
            return;
        }
        self.leave_front();
        self.tabs.left.extend(self.map.take());
        self.map = Some(map);
        self.come_to_front();
    }

    /// Brings a map to the front.
    pub(super) fn bring_front(&mut self, id: u64) {
        let Some(place) = self.maps().position(|map| map.id == id) else { return };
        if self.map.as_ref().is_some_and(|map| map.id == id) {
            return;
        }
        self.leave_front();
        let mut all = self.take_tabs();
        self.tabs.right = all.split_off(place + 1);
        self.map = all.pop();
        self.tabs.left = all;
        self.come_to_front();
    }

    /// Brings the next tab to the front, or the one before; round the ends.
    pub(super) fn turn_tab(&mut self, on: bool) {
        let ids: Vec<u64> = self.maps().map(|map| map.id).collect();
        let place = self.tabs.left.len();
        let next = if on { place + 1 } else { place + ids.len().saturating_sub(1) };
        if let Some(&id) = ids.get(next % ids.len().max(1)) {
            self.bring_front(id);
        }
    }

    /// Moves a tab, so that it is the one at this place, counted without itself.
    pub(super) fn move_tab(&mut self, id: u64, place: usize) {
        let front = self.map.as_ref().map(|map| map.id);
        let mut all = self.take_tabs();
        if let Some(from) = all.iter().position(|map| map.id == id) {
            let moved = all.remove(from);
            all.insert(place.min(all.len()), moved);
        }
        let Some(at) = all.iter().position(|map| Some(map.id) == front) else { return };
        self.tabs.right = all.split_off(at + 1);
        self.map = all.pop();
        self.tabs.left = all;
    }

    /// Takes the map in front away; the next one comes to the front.
    pub(super) fn close_map(&mut self) {
        self.search.clear();
        // Files may have changed meanwhile: their pictures are looked at anew.
        self.recents.stop();
        let Some(map) = self.map.take() else { return };
        self.throw_away(map);
        self.map = if self.tabs.right.is_empty() {
            self.tabs.left.pop()
        } else {
            Some(self.tabs.right.remove(0))
        };
        self.come_to_front();
    }

    /// Every map, from left to right; none is open meanwhile.
    fn take_tabs(&mut self) -> Vec<OpenMap> {
        let mut all = std::mem::take(&mut self.tabs.left);
        all.extend(self.map.take());
        all.append(&mut self.tabs.right);
        all
    }

    /// Nothing that is being done stays half done in a map that is not seen.
    fn leave_front(&mut self) {
        let typed = self.map.as_ref().and_then(|map| map.typing.clone());
        self.end_typing(true);
        // It was asked what becomes of a table in this map.
        self.table = None;
        self.versions = None;
        self.hand_on(HandOnAsk::Leave);
        self.losing = None;
        // A field about the map as a whole is there for the next map, too.
        self.wishes.extend(typed.map(Wish::LeaveTyping));
        self.search.clear();
    }

    /// Draws the map in front as the window is now, which may have changed since it was seen last.
    fn come_to_front(&mut self) {
        let (theme, canvas) = (self.settings.theme, self.canvas);
        let Some(map) = &mut self.map else { return };
        let mut view = map.view().clone();
        view.theme = theme;
        map.want(view);
        if !map.follow(canvas) {
            map.camera = map.camera.held(map.scene().size, canvas);
        }
        self.show();
    }
}
