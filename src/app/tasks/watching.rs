//! Looks every second whether somebody else wrote the files of open maps, on a thread of its own:
//! a network share may take long to answer.

use super::{Done, Tasks};
use crate::format::{Glance, MapFile};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

/// How long between two looks.
const PAUSE: Duration = Duration::from_secs(1);

/// The files that are looked at.
#[derive(Default)]
pub struct Watching {
    files: Arc<Mutex<Vec<Watched>>>,
    runs: bool,
}

/// The file of a map.
struct Watched {
    map: u64,
    file: MapFile,
    glance: Glance,
}

impl Tasks {
    /// Has these files looked at, each of the map with this number, and no others.
    pub fn watch_files(&mut self, files: Vec<(u64, MapFile)>) {
        if !self.watching.runs {
            if files.is_empty() {
                return;
            }
            self.watching.runs = self.begin_to_watch();
        }
        let mut known = self.watching.files.lock().unwrap_or_else(PoisonError::into_inner);
        let same = known.len() == files.len()
            && known.iter().zip(&files).all(|(it, (map, file))| it.map == *map && it.file == *file);
        if same {
            return;
        }
        let mut old = std::mem::take(&mut *known);
        *known = files
            .into_iter()
            .map(|(map, file)| {
                let at = old.iter().position(|it| it.map == map && it.file == file);
                let fresh = || Watched { map, file, glance: Glance::default() };
                at.map_or_else(fresh, |at| old.swap_remove(at))
            })
            .collect();
    }

    /// Looks at a map's file anew: what was told of it before is told again.
    pub fn look_again_at(&self, map: u64) {
        let mut known = self.watching.files.lock().unwrap_or_else(PoisonError::into_inner);
        for own in known.iter_mut().filter(|it| it.map == map) {
            own.glance = Glance::default();
        }
    }

    fn begin_to_watch(&self) -> bool {
        let (files, report) = (Arc::downgrade(&self.watching.files), self.reporter());
        let watch = move || watch(&files, &report);
        let started = thread::Builder::new().name("files".to_owned()).spawn(watch);
        if let Err(error) = &started {
            log::warn!("files are not looked at: {error}");
        }
        started.is_ok()
    }
}

/// Looks until nobody wants to know any more.
fn watch(files: &Weak<Mutex<Vec<Watched>>>, report: &impl Fn(Done)) {
    loop {
        thread::sleep(PAUSE);
        let Some(files) = files.upgrade() else { return };
        let list: Vec<(u64, MapFile, Glance)> = {
            let files = files.lock().unwrap_or_else(PoisonError::into_inner);
            files.iter().map(|it| (it.map, it.file.clone(), it.glance.clone())).collect()
        };
        for (map, file, mut glance) in list {
            // A file that is gone or half written is told when it is saved over.
            let found = file.changed(&mut glance).unwrap_or_default();
            let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
            let own = files.iter_mut().find(|it| it.map == map && it.file == file);
            if let Some(own) = own {
                own.glance = glance;
            }
            drop(files);
            if let Some(found) = found {
                report(Done::ChangedOnDisk { map, was: file, found: Box::new(found) });
            }
        }
    }
}
