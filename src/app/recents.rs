//! Recent maps as the start page shows them: what their files hold now, each looked at on a thread
//! of its own and again only after it changed.

use super::App;
use super::tasks::{Looked, Portrait, Stamp};
use crate::theme::ThemeName;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// What is known of a recent map.
pub enum Recent {
    /// There is no such file any more.
    Gone,
    /// The file cannot be read.
    Unreadable,
    /// The map, as it was when the file had this stamp.
    Seen(Stamp, Portrait),
}

/// How recent maps are looked at.
#[derive(Debug, Clone, Default)]
pub struct Looking {
    /// Set when nobody waits for the pictures any more.
    pub stopped: Arc<AtomicBool>,
    /// Held by the one that draws: they take turns.
    pub turn: Arc<Mutex<()>>,
}

/// What is known of the recent maps.
#[derive(Default)]
pub struct Recents {
    /// The look of the pictures and their width in pixels.
    look: Option<(ThemeName, u32)>,
    known: BTreeMap<PathBuf, Recent>,
    /// Those looked at since the start page came up.
    asked: BTreeSet<PathBuf>,
    looking: Looking,
}

impl Recents {
    /// What is known of a recent map; `None` = nothing yet.
    pub fn of(&self, path: &Path) -> Option<&Recent> {
        self.known.get(path)
    }

    /// Stops looking, and looks anew the next time: the start page goes, or the files may have
    /// changed.
    pub(super) fn stop(&mut self) {
        self.looking.stopped.store(true, Ordering::Relaxed);
        self.looking = Looking { stopped: Arc::default(), turn: self.looking.turn.clone() };
        self.asked.clear();
    }

    /// Takes in what was found; older findings than the look in force are nothing worth.
    pub(super) fn take(&mut self, path: PathBuf, look: (ThemeName, u32), found: Looked) {
        if self.look != Some(look) {
            return;
        }
        match found {
            Looked::Same => {}
            Looked::Stopped => drop(self.asked.remove(&path)),
            Looked::Gone => drop(self.known.insert(path, Recent::Gone)),
            Looked::Unreadable => drop(self.known.insert(path, Recent::Unreadable)),
            Looked::Seen(stamp, portrait) => {
                self.known.insert(path, Recent::Seen(stamp, portrait));
            }
        }
    }
}

impl App {
    /// Whether recent maps are to be looked at: they were not since the start page came up, or in
    /// another look or size. After everything else that is being done.
    pub fn wants_recents(&self, width: u32) -> bool {
        let recent = &self.settings.recent;
        let other = self.recents.look != Some((self.settings.theme, width));
        let new = recent.iter().any(|path| !self.recents.asked.contains(path));
        !recent.is_empty() && (other || new) && self.tasks.idle()
    }

    /// Forgets a recent map.
    pub(super) fn forget_recent(&mut self, path: &Path) {
        self.settings.forget(path);
        self.keep_settings();
    }

    /// Looks at the recent maps, pictures this many pixels wide.
    pub(super) fn look_at_recents(&mut self, width: u32) {
        if !self.wants_recents(width) {
            return;
        }
        let look = (self.settings.theme, width);
        let name = self.texts().get("task-recent").to_owned();
        let recents = &mut self.recents;
        if recents.look != Some(look) {
            recents.stop();
            recents.known.clear();
            recents.look = Some(look);
        }
        let recent: BTreeSet<PathBuf> = self.settings.recent.iter().cloned().collect();
        recents.known.retain(|path, _| recent.contains(path));
        for path in recent {
            if recents.asked.insert(path.clone()) {
                let known = match recents.known.get(&path) {
                    Some(Recent::Seen(stamp, _)) => Some(*stamp),
                    _ => None,
                };
                self.tasks.look(name.clone(), path, known, look, recents.looking.clone());
            }
        }
    }
}
