//! The folder of one journal: its files by generation, and the lock that says somebody writes.
//!
//! A generation is a map (`base-N.cjm`) and the log of what was done to it since (`edits-N.log`).
//! A new one begins after a save and when a log has become long. The old one goes only when the new
//! one is on the disk, so at every moment some generation is whole; the newest whole one counts.

use super::super::disk::{Disk, RealDisk};
use super::about::About;
use crate::model::Rng;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The file whose lock says that somebody writes this journal.
const HELD: &str = "held";
/// The file that says which map it is.
const ABOUT: &str = "about.ron";

/// How often a lock is tried, and how long to wait between.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(10);

/// A journal's folder, held.
#[derive(Debug)]
pub(in crate::format) struct Folder {
    path: PathBuf,
    /// Locked as long as it is open.
    held: File,
}

impl Folder {
    /// Makes a new folder among the others in `root`.
    pub(in crate::format) fn create(root: &Path) -> io::Result<Self> {
        RealDisk.make_folder(root)?;
        let path = root.join(format!("{:016x}", Rng::from_system().next_u64()));
        fs::create_dir(&path)?;
        let held = File::create_new(path.join(HELD))?;
        if !lock(&held) {
            // Another program looks through the journals just now.
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        sync_folder(root)?;
        Ok(Self { path, held })
    }

    /// Takes over a folder that nobody holds; `None` where somebody does.
    pub(in crate::format) fn take_over(path: &Path) -> io::Result<Option<Self>> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let held = options.open(path.join(HELD))?;
        let path = path.to_owned();
        Ok(lock(&held).then_some(Self { path, held }))
    }

    /// Where it is.
    pub(in crate::format) fn path(&self) -> &Path {
        &self.path
    }

    /// The map of a generation.
    pub(in crate::format) fn base(&self, generation: u32) -> PathBuf {
        self.path.join(format!("base-{generation}.cjm"))
    }

    /// The log of a generation.
    pub(in crate::format) fn log(&self, generation: u32) -> PathBuf {
        self.path.join(format!("edits-{generation}.log"))
    }

    /// The generations of which there is anything, the newest first.
    pub(in crate::format) fn generations(&self) -> io::Result<Vec<u32>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            let name = entry?.file_name();
            let name = name.to_str().unwrap_or_default();
            let base = name.strip_prefix("base-").and_then(|name| name.strip_suffix(".cjm"));
            let log = name.strip_prefix("edits-").and_then(|name| name.strip_suffix(".log"));
            found.extend(base.or(log).and_then(|number| number.parse::<u32>().ok()));
        }
        found.sort_unstable();
        found.dedup();
        found.reverse();
        Ok(found)
    }

    /// Removes every generation older than this one: the log first, so that no map is taken for one
    /// without edits.
    pub(in crate::format) fn drop_before(&self, generation: u32) -> io::Result<()> {
        for old in self.generations()?.into_iter().filter(|&old| old < generation) {
            gone(&self.log(old))?;
            gone(&self.base(old))?;
        }
        Ok(())
    }

    /// What the journal is about, if that can be read.
    pub(in crate::format) fn about(&self) -> Option<About> {
        About::read(&read_up_to(&self.path.join(ABOUT), 1 << 20).ok()?)
    }

    /// Writes down what the journal is about.
    pub(in crate::format) fn set_about(&self, about: &About) -> io::Result<()> {
        self.put(&self.path.join(ABOUT), &about.write())
    }

    /// Writes a file so that it is there whole or as it was before.
    pub(in crate::format) fn put(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let new = self.path.join("new");
        let mut file = File::create(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&new, path)?;
        sync_folder(&self.path)
    }

    /// Removes the folder with all that is in it.
    pub(in crate::format) fn remove(self) -> io::Result<()> {
        let Self { path, held } = self;
        // What says that there is something to bring back goes first.
        for entry in fs::read_dir(&path)? {
            let file = entry?.path();
            if file.extension().is_some_and(|it| it == "log") {
                gone(&file)?;
            }
        }
        drop(held);
        fs::remove_dir_all(&path)
    }
}

/// Tries to lock a file; where there are no locks, it counts as ours. A program that is just being
/// started holds for a moment what its parent had open.
fn lock(file: &File) -> bool {
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) | Err(TryLockError::Error(_)) => return true,
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
        }
    }
    false
}

/// Removes a file that may be gone already.
fn gone(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Waits until the names in a folder are safely on the disk.
pub(in crate::format) fn sync_folder(folder: &Path) -> io::Result<()> {
    RealDisk.sync_folder(folder)
}

/// A file's bytes; longer ones than `most` are refused.
pub(in crate::format) fn read_up_to(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}
