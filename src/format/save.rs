//! Saves a map so that a failed, killed or interrupted save leaves the old or the new file, never
//! neither, and another person's change is never overwritten unseen.

use super::disk::{Disk, Lock, RealDisk};
use super::open::{Contents, MapFile};
use super::problem::What;
use super::read::{holds_just, read};
use super::save_error::{SaveError, WhyNotSaved};
use super::sniff::MOST_BYTES;
use super::write::write;
use crate::model::{Document, Rng};
use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How often a lock that somebody else holds is tried again.
const TRIES: u32 = 50;
/// How long to wait between two tries.
const PAUSE: Duration = Duration::from_millis(100);
/// How often replacing is tried again on Windows: for about two seconds.
const BUSY_TRIES: u32 = 20;
/// Bytes written with one call.
const CHUNK: usize = 256 * 1024;

/// Whether a file that exists already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// The user agreed to replace it.
    Replace,
    /// It must not exist.
    Refuse,
}

/// Saves `document` over the file it was opened from or last saved to.
///
/// # Errors
/// When the file was changed by somebody else, may not be written, or the system fails. The old
/// file is then untouched, except where [`WhyNotSaved::Unsettled`] says otherwise.
pub fn save(document: &Document, file: &mut MapFile) -> Result<(), SaveError> {
    save_on(&RealDisk, document, file)
}

/// Saves `document` as a new file at `path`, or over a file the user agreed to replace.
///
/// # Errors
/// As [`save`]; also when the file exists and may not be replaced.
pub fn save_as(document: &Document, path: &Path, existing: Existing) -> Result<MapFile, SaveError> {
    save_as_on(&RealDisk, document, path, existing)
}

/// [`save`] on any disk.
///
/// # Errors
/// As [`save`].
pub fn save_on(disk: &dyn Disk, document: &Document, file: &mut MapFile) -> Result<(), SaveError> {
    let path = file.path.clone();
    let fail = |why| SaveError { path: path.clone(), why };
    if file.newer {
        return Err(fail(WhyNotSaved::Newer));
    }
    let bytes = write(document);
    // The new file is written while its bytes are proven: each takes about as long.
    let (sound, written) = thread::scope(|scope| {
        let proof = scope.spawn(|| prove(document, &bytes));
        let target = disk.canonicalize(&path).map_err(|error| gone_or(&error));
        let written = target.and_then(|target| {
            let held = Held::of(disk, &target)?;
            if held.contents != file.contents {
                return Err(WhyNotSaved::ChangedOnDisk);
            }
            let temp = held.write_beside(disk, &bytes)?;
            Ok((held, temp, Contents::of(&bytes)))
        });
        (proof.join(), written)
    });
    sound.unwrap_or_else(|panic| std::panic::resume_unwind(panic)).map_err(fail)?;
    let (held, temp, contents) = written.map_err(fail)?;
    let done = held.replace(disk, &temp);
    if matches!(done, Ok(()) | Err(WhyNotSaved::Unsettled(_))) {
        file.contents = contents;
    }
    done.map_err(fail)
}

/// [`save_as`] on any disk.
///
/// # Errors
/// As [`save_as`].
pub fn save_as_on(
    disk: &dyn Disk,
    document: &Document,
    path: &Path,
    existing: Existing,
) -> Result<MapFile, SaveError> {
    let fail = |why| SaveError { path: path.to_owned(), why };
    let path = std::path::absolute(path).map_err(|error| fail(WhyNotSaved::of(&error)))?;
    let bytes = proven(document).map_err(fail)?;
    match disk.canonicalize(&path) {
        Ok(_) if existing == Existing::Refuse => return Err(fail(WhyNotSaved::Exists)),
        Ok(target) => {
            let held = Held::of(disk, &target).map_err(fail)?;
            let temp = held.write_beside(disk, &bytes).map_err(fail)?;
            held.replace(disk, &temp).map_err(fail)?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create(disk, &path, &bytes).map_err(fail)?;
        }
        Err(error) => return Err(fail(WhyNotSaved::of(&error))),
    }
    Ok(MapFile { path, contents: Contents::of(&bytes), newer: false })
}

/// The bytes of `document`, proven to read back as the very same document.
fn proven(document: &Document) -> Result<Vec<u8>, WhyNotSaved> {
    let bytes = write(document);
    prove(document, &bytes).map(|()| bytes)
}

/// Proves that bytes read back as the very same document.
fn prove(document: &Document, bytes: &[u8]) -> Result<(), WhyNotSaved> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(WhyNotSaved::TooBig);
    }
    let (just, sound) = thread::scope(|scope| {
        let check = scope.spawn(|| document.check().is_empty());
        (holds_just(bytes, document), check.join())
    });
    if just && sound.unwrap_or(false) {
        return Ok(());
    }
    let Ok(opened) = read(bytes) else { return Err(WhyNotSaved::WouldNotRead) };
    let quiet = |what: &What| matches!(what, What::StillAside { .. });
    let sound =
        opened.problems.iter().all(|problem| quiet(&problem.what)) && opened.document == *document;
    // Nobody waits for a large map to be freed.
    thread::spawn(move || drop(opened));
    if sound { Ok(()) } else { Err(WhyNotSaved::WouldNotRead) }
}

/// The file that a save will replace, held so that no other editor saves in between.
struct Held {
    path: PathBuf,
    file: File,
    metadata: Metadata,
    contents: Contents,
}

impl Held {
    /// Locks the file at `path`, and makes sure the path still names the locked file.
    fn of(disk: &dyn Disk, path: &Path) -> Result<Self, WhyNotSaved> {
        for _ in 0..TRIES {
            let metadata = disk.metadata(path).map_err(|error| gone_or(&error))?;
            refuse(&metadata)?;
            let file = disk.open(path).map_err(|error| match error.kind() {
                io::ErrorKind::PermissionDenied => WhyNotSaved::ReadOnly,
                _ => gone_or(&error),
            })?;
            if disk.lock(&file).map_err(|error| WhyNotSaved::of(&error))? == Lock::Theirs {
                thread::sleep(PAUSE);
                continue;
            }
            let metadata = disk.metadata_of(&file).map_err(|error| WhyNotSaved::of(&error))?;
            let named = disk.metadata(path).map_err(|error| gone_or(&error))?;
            if !same_file(&metadata, &named) {
                // Somebody saved while we waited for the lock of the file that was.
                continue;
            }
            refuse(&metadata)?;
            let contents = contents_of(disk, &file)?;
            return Ok(Self { path: path.to_owned(), file, metadata, contents });
        }
        Err(WhyNotSaved::Busy)
    }

    /// Writes the file that is to take the held one's place.
    fn write_beside<'a>(&self, disk: &'a dyn Disk, bytes: &[u8]) -> Result<Temp<'a>, WhyNotSaved> {
        let temp = Temp::create(disk, folder_of(&self.path)?, true)?;
        temp.fill(bytes, Some(&self.metadata))?;
        Ok(temp)
    }

    /// Puts a file in the held one's place, if nobody has changed that since it was held.
    fn replace(self, disk: &dyn Disk, temp: &Temp<'_>) -> Result<(), WhyNotSaved> {
        let Self { path, file, metadata, contents } = self;
        // Programs that know no locks, and file systems that have none.
        let named = disk.metadata(&path).map_err(|error| gone_or(&error))?;
        if !same_file(&metadata, &named) || contents_of(disk, &file)? != contents {
            return Err(WhyNotSaved::ChangedOnDisk);
        }
        let mut done = disk.replace(&temp.path, &path);
        if cfg!(windows)
            && done.as_ref().is_err_and(|e| e.kind() == io::ErrorKind::PermissionDenied)
        {
            // Network shares of Windows keep a file that anybody has open, and we have it; virus
            // scanners and sync services hold files for a moment.
            drop(file);
            for _ in 0..BUSY_TRIES {
                done = disk.replace(&temp.path, &path);
                match &done {
                    Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                        thread::sleep(PAUSE);
                    }
                    _ => break,
                }
            }
        }
        done.map_err(|error| WhyNotSaved::of(&error))?;
        temp.settle(folder_of(&path)?)
    }
}

/// Writes a file that does not exist yet.
fn create(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), WhyNotSaved> {
    let folder = folder_of(path)?;
    let temp = Temp::create(disk, folder, false)?;
    temp.fill(bytes, None)?;
    disk.name_new(&temp.path, path).map_err(|error| WhyNotSaved::of(&error))?;
    temp.settle(folder)
}

/// A hidden file beside the map; removed unless it becomes the map.
struct Temp<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    file: File,
    settled: std::cell::Cell<bool>,
}

impl<'a> Temp<'a> {
    fn create(disk: &'a dyn Disk, folder: &Path, private: bool) -> Result<Self, WhyNotSaved> {
        let name = format!(".cjm-{:016x}.tmp", Rng::from_system().next_u64());
        let path = folder.join(name);
        let file = disk.create(&path, private).map_err(|error| match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                WhyNotSaved::FolderClosed
            }
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => WhyNotSaved::NoFolder,
            _ => WhyNotSaved::of(&error),
        })?;
        Ok(Self { disk, path, file, settled: std::cell::Cell::new(false) })
    }

    /// Writes everything, takes over owner and mode, and waits for the disk.
    fn fill(&self, bytes: &[u8], old: Option<&Metadata>) -> Result<(), WhyNotSaved> {
        let done = (|| {
            for chunk in bytes.chunks(CHUNK) {
                self.disk.write(&self.file, chunk)?;
            }
            if let Some(old) = old {
                // Only administrators may give files away; then the file is simply ours.
                if let Err(error) = self.disk.copy_owner(&self.file, old) {
                    log::debug!("owner not kept: {error}");
                }
                self.disk.copy_mode(&self.file, old)?;
            }
            self.disk.sync(&self.file)
        })();
        done.map_err(|error| WhyNotSaved::of(&error))
    }

    /// Called when the file has its place: makes its name last.
    fn settle(&self, folder: &Path) -> Result<(), WhyNotSaved> {
        self.settled.set(true);
        self.disk.sync_folder(folder).map_err(|error| WhyNotSaved::Unsettled(error.to_string()))
    }
}

impl Drop for Temp<'_> {
    fn drop(&mut self) {
        if !self.settled.get()
            && let Err(error) = self.disk.remove(&self.path)
        {
            log::warn!("{} was left behind: {error}", self.path.display());
        }
    }
}

/// Refuses files that must not be replaced by another file.
fn refuse(metadata: &Metadata) -> Result<(), WhyNotSaved> {
    if !metadata.is_file() {
        return Err(WhyNotSaved::NotAFile);
    }
    if metadata.permissions().readonly() {
        return Err(WhyNotSaved::ReadOnly);
    }
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(metadata) > 1 {
        return Err(WhyNotSaved::HardLinked);
    }
    Ok(())
}

/// Whether two looks were at one file, as far as the system can tell.
fn same_file(one: &Metadata, other: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (one.dev(), one.ino()) == (other.dev(), other.ino())
    }
    #[cfg(not(unix))]
    {
        one.len() == other.len() && one.modified().ok() == other.modified().ok()
    }
}

fn contents_of(disk: &dyn Disk, file: &File) -> Result<Contents, WhyNotSaved> {
    let bytes = disk.read(file, MOST_BYTES).map_err(|error| WhyNotSaved::of(&error))?;
    Ok(Contents::of(&bytes))
}

fn folder_of(path: &Path) -> Result<&Path, WhyNotSaved> {
    path.parent().ok_or(WhyNotSaved::NoFolder)
}

fn gone_or(error: &io::Error) -> WhyNotSaved {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => WhyNotSaved::Gone,
        _ => WhyNotSaved::of(error),
    }
}
