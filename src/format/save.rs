//! Saves a map so that a failed, killed or interrupted save leaves the old or the new file, never
//! neither, and another person's change is never overwritten unseen.
//!
//! The new file is written beside the old one and takes its place. Where that cannot be — the file
//! has several names, which that would part, or its folder takes no new files — and somebody agreed
//! to it, the file is written over in place. That is less safe: broken off halfway, it leaves a
//! file that is neither. So the old bytes are a backup first, and without one it is not done.
//!
//! What a save replaces is kept as a backup where there is a place for these. That it could not be
//! kept is told, and does not stop a save that needs no backup.

use super::backup::{Backups, NoBackup};
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
use std::time::{Duration, SystemTime};

/// How often a lock that somebody else holds is tried again.
const TRIES: u32 = 50;
/// How long to wait between two tries.
const PAUSE: Duration = Duration::from_millis(100);
/// How often replacing is tried again on Windows: for about two seconds.
const BUSY_TRIES: u32 = 20;
/// How the names of temporary files begin and end, around a number of 16 digits.
const TEMP_BEGINS: &str = ".cjm-";
const TEMP_ENDS: &str = ".tmp";
/// The age from which a temporary file is not one of a save that still goes on.
const OLD: Duration = Duration::from_hours(24);
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

/// Whether a file may be written over in place, where it cannot be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Consent {
    /// Nobody was asked.
    #[default]
    None,
    /// The user agreed, and knows that it is less safe.
    InPlace,
}

/// How a map is to be saved.
#[derive(Debug, Clone, Copy, Default)]
pub struct SaveOptions<'a> {
    /// Whether a file may be written over in place.
    pub consent: Consent,
    /// Where what is replaced is kept; `None` = nowhere.
    pub backups: Option<&'a Backups>,
}

/// Saves `document` over the file it was opened from or last saved to.
///
/// # Errors
/// When the file was changed by somebody else, may not be written, or the system fails. The old
/// file is then untouched, except where [`WhyNotSaved::Unsettled`] says otherwise.
pub fn save(document: &Document, file: &mut MapFile) -> Result<(), SaveError> {
    save_on(&RealDisk, document, file, SaveOptions::default()).map(|_| ())
}

/// Saves `document` as a new file at `path`, or over a file the user agreed to replace.
///
/// # Errors
/// As [`save`]; also when the file exists and may not be replaced.
pub fn save_as(document: &Document, path: &Path, existing: Existing) -> Result<MapFile, SaveError> {
    save_as_on(&RealDisk, document, path, existing, SaveOptions::default()).map(|(file, _)| file)
}

/// [`save`] on any disk, with a backup, or in place where somebody agreed to that. Returns why
/// there is no backup.
///
/// # Errors
/// As [`save`].
pub fn save_on(
    disk: &dyn Disk,
    document: &Document,
    file: &mut MapFile,
    options: SaveOptions<'_>,
) -> Result<Option<NoBackup>, SaveError> {
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
            let held = Held::of(disk, &target, options.consent)?;
            if held.contents != file.contents {
                return Err(WhyNotSaved::ChangedOnDisk);
            }
            let temp = held.write_beside(disk, &bytes, options.consent)?;
            Ok((held, temp, Contents::of(&bytes)))
        });
        (proof.join(), written)
    });
    sound.unwrap_or_else(|panic| std::panic::resume_unwind(panic)).map_err(fail)?;
    let (held, temp, contents) = written.map_err(fail)?;
    let done = held.put(disk, temp.as_ref(), &bytes, options);
    if matches!(done, Ok(_) | Err(WhyNotSaved::Unsettled(_))) {
        file.contents = contents;
    }
    done.map_err(fail)
}

/// [`save_as`] on any disk, with a backup of what is replaced, or in place where somebody agreed to
/// that. Also returns why there is no backup.
///
/// # Errors
/// As [`save_as`].
pub fn save_as_on(
    disk: &dyn Disk,
    document: &Document,
    path: &Path,
    existing: Existing,
    options: SaveOptions<'_>,
) -> Result<(MapFile, Option<NoBackup>), SaveError> {
    let fail = |why| SaveError { path: path.to_owned(), why };
    let mut no_backup = None;
    let path = std::path::absolute(path).map_err(|error| fail(WhyNotSaved::of(&error)))?;
    let bytes = proven(document).map_err(fail)?;
    match disk.canonicalize(&path) {
        Ok(_) if existing == Existing::Refuse => return Err(fail(WhyNotSaved::Exists)),
        Ok(target) => {
            let held = Held::of(disk, &target, options.consent).map_err(fail)?;
            let temp = held.write_beside(disk, &bytes, options.consent).map_err(fail)?;
            no_backup = held.put(disk, temp.as_ref(), &bytes, options).map_err(fail)?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create(disk, &path, &bytes).map_err(fail)?;
        }
        Err(error) => return Err(fail(WhyNotSaved::of(&error))),
    }
    Ok((MapFile { path, contents: Contents::of(&bytes), newer: false }, no_backup))
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
    /// What is in it.
    bytes: Vec<u8>,
    contents: Contents,
}

impl Held {
    /// Locks the file at `path`, and makes sure the path still names the locked file.
    fn of(disk: &dyn Disk, path: &Path, consent: Consent) -> Result<Self, WhyNotSaved> {
        for _ in 0..TRIES {
            let metadata = disk.metadata(path).map_err(|error| gone_or(&error))?;
            refuse(&metadata, consent)?;
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
            refuse(&metadata, consent)?;
            let bytes = bytes_of(disk, &file)?;
            let contents = Contents::of(&bytes);
            return Ok(Self { path: path.to_owned(), file, metadata, bytes, contents });
        }
        Err(WhyNotSaved::Busy)
    }

    /// Writes the file that is to take the held one's place; `None` where this one is to be
    /// written over instead.
    fn write_beside<'a>(
        &self,
        disk: &'a dyn Disk,
        bytes: &[u8],
        consent: Consent,
    ) -> Result<Option<Temp<'a>>, WhyNotSaved> {
        if is_hard_linked(&self.metadata) {
            return Ok(None);
        }
        let temp = match Temp::create(disk, folder_of(&self.path)?, true) {
            Err(WhyNotSaved::FolderClosed) if consent == Consent::InPlace => return Ok(None),
            created => created?,
        };
        temp.fill(bytes, Some(&self.metadata))?;
        Ok(Some(temp))
    }

    /// Keeps a backup, then puts the new file in the held one's place, or its bytes over the held
    /// one's. Returns why there is no backup.
    fn put(
        self,
        disk: &dyn Disk,
        temp: Option<&Temp<'_>>,
        bytes: &[u8],
        options: SaveOptions<'_>,
    ) -> Result<Option<NoBackup>, WhyNotSaved> {
        let wanted = |backups: &&Backups| temp.is_none() || backups.are_wanted();
        let keep = |backups: &Backups| {
            // The same bytes again are no change to be undone.
            let same = temp.is_some() && self.bytes == bytes;
            let keep = || backups.keep(disk, &self.path, &self.bytes, SystemTime::now()).map(Some);
            if same { Ok(None) } else { keep() }
        };
        let kept = options.backups.filter(wanted).map_or(Ok(None), keep);
        let (kept, no_backup) = match kept {
            Ok(kept) => (kept, None),
            Err(why) => (None, Some(why)),
        };
        match (temp, kept) {
            (Some(temp), _) => self.replace(disk, temp)?,
            (None, Some(backup)) => self.overwrite(disk, bytes, backup)?,
            (None, None) => {
                let why = no_backup.map(|no| no.why).unwrap_or_default();
                return Err(WhyNotSaved::NoBackup(why));
            }
        }
        Ok(no_backup)
    }

    /// Makes sure that nobody has changed the file since it was held: programs that know no locks,
    /// and file systems that have none.
    fn is_unchanged(&self, disk: &dyn Disk) -> Result<(), WhyNotSaved> {
        let named = disk.metadata(&self.path).map_err(|error| gone_or(&error))?;
        let same = same_file(&self.metadata, &named);
        if same && Contents::of(&bytes_of(disk, &self.file)?) == self.contents {
            Ok(())
        } else {
            Err(WhyNotSaved::ChangedOnDisk)
        }
    }

    /// Writes bytes over the held ones. After a failure the old ones are put back; where that fails
    /// too, they are in the backup.
    fn overwrite(self, disk: &dyn Disk, bytes: &[u8], backup: PathBuf) -> Result<(), WhyNotSaved> {
        self.is_unchanged(disk)?;
        let write = |bytes: &[u8]| {
            disk.overwrite(&self.file, bytes)?;
            disk.cut(&self.file, bytes.len() as u64)?;
            disk.sync(&self.file)
        };
        let Err(error) = write(bytes) else { return Ok(()) };
        match write(&self.bytes) {
            Ok(()) => Err(WhyNotSaved::of(&error)),
            Err(_) => Err(WhyNotSaved::Torn { backup }),
        }
    }

    /// Puts a file in the held one's place, if nobody has changed that since it was held.
    fn replace(self, disk: &dyn Disk, temp: &Temp<'_>) -> Result<(), WhyNotSaved> {
        self.is_unchanged(disk)?;
        let Self { path, file, .. } = self;
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
        let folder = folder_of(&path)?;
        let settled = temp.settle(folder);
        sweep(folder);
        settled
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
        let number = Rng::from_system().next_u64();
        let path = folder.join(format!("{TEMP_BEGINS}{number:016x}{TEMP_ENDS}"));
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

/// Removes what interrupted saves left beside maps in `folder`: temporary files of ours that are
/// old and not held. One that does not go harms nobody.
pub fn sweep(folder: &Path) {
    let Ok(names) = RealDisk.names(folder) else { return };
    for name in names {
        let number = name.strip_prefix(TEMP_BEGINS).and_then(|it| it.strip_suffix(TEMP_ENDS));
        let ours = |it: &str| it.len() == 16 && it.bytes().all(|b| b.is_ascii_hexdigit());
        if number.is_some_and(ours) && is_abandoned(&folder.join(&name)) {
            let path = folder.join(name);
            match RealDisk.remove(&path) {
                Ok(()) => log::info!("{}: left by an interrupted save", path.display()),
                Err(error) => log::debug!("{}: {error}", path.display()),
            }
        }
    }
}

/// Whether a temporary file is old and nobody holds it.
fn is_abandoned(path: &Path) -> bool {
    let Ok(metadata) = std::fs::symlink_metadata(path) else { return false };
    let age = metadata.modified().ok().and_then(|at| at.elapsed().ok());
    let old = metadata.is_file() && age.is_some_and(|age| age > OLD);
    old && RealDisk
        .open(path)
        .and_then(|file| RealDisk.lock(&file))
        .is_ok_and(|lock| lock != Lock::Theirs)
}

/// Refuses files that must not be replaced by another file.
fn refuse(metadata: &Metadata, consent: Consent) -> Result<(), WhyNotSaved> {
    if !metadata.is_file() {
        return Err(WhyNotSaved::NotAFile);
    }
    if metadata.permissions().readonly() {
        return Err(WhyNotSaved::ReadOnly);
    }
    if is_hard_linked(metadata) && consent == Consent::None {
        return Err(WhyNotSaved::HardLinked);
    }
    Ok(())
}

/// Whether a file has several names. Windows tells nobody without unsafe code; there the other name
/// keeps the old file.
fn is_hard_linked(metadata: &Metadata) -> bool {
    #[cfg(unix)]
    {
        std::os::unix::fs::MetadataExt::nlink(metadata) > 1
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        false
    }
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

fn bytes_of(disk: &dyn Disk, file: &File) -> Result<Vec<u8>, WhyNotSaved> {
    disk.read(file, MOST_BYTES).map_err(|error| WhyNotSaved::of(&error))
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
