//! Why a map was not saved, and how it is told.

use super::sniff::MOST_BYTES;
use crate::i18n::Texts;
use crate::model::Language;
use std::path::PathBuf;
use std::{fmt, io};

/// Why a map was not saved. Its user's work is still in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub why: WhyNotSaved,
}

/// The reasons not to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNotSaved {
    /// A newer version made the file.
    Newer,
    /// Somebody else changed the file since it was opened. Offer to save a copy.
    ChangedOnDisk,
    /// The file is no longer there.
    Gone,
    /// A file of this name exists, and nobody agreed to replace it.
    Exists,
    /// The file is read-only.
    ReadOnly,
    /// The folder may not be written to.
    FolderClosed,
    /// There is no such folder.
    NoFolder,
    /// There is a folder or a device of this name.
    NotAFile,
    /// The file has several names (hard links), which saving would part.
    HardLinked,
    /// Another program holds the file's lock.
    Busy,
    /// No room on the disk, in the user's share of it, or under a limit on file sizes.
    DiskFull,
    /// The file was to be written over in place, and no backup could be made first; in the system's
    /// words, empty where there is no place for backups.
    NoBackup(String),
    /// The file was being written over in place, and neither the new nor the old bytes could be
    /// brought into it whole.
    Torn {
        /// Where the old bytes are kept.
        backup: PathBuf,
    },
    /// The map is larger than what can be opened again.
    TooBig,
    /// The system failed; in the system's words. The old file is untouched.
    Failed(String),
    /// The new file is in place, but the system does not confirm that it will last; in the
    /// system's words.
    Unsettled(String),
    /// The written map would not read back the same: a defect of the program.
    WouldNotRead,
}

impl WhyNotSaved {
    /// The reason behind an error of the system.
    pub(super) fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::DiskFull,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::ReadOnlyFilesystem => Self::FolderClosed,
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl SaveError {
    /// The error in words, with what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        let path = self.path.display().to_string();
        let with = |key| texts.with(key, &[("path", (&path).into())]);
        let why =
            |key, why: &String| texts.with(key, &[("path", (&path).into()), ("why", why.into())]);
        match &self.why {
            WhyNotSaved::Newer => with("file-newer-not-saved"),
            WhyNotSaved::ChangedOnDisk => with("file-changed-on-disk"),
            WhyNotSaved::Gone => with("file-gone"),
            WhyNotSaved::Exists => with("file-exists"),
            WhyNotSaved::ReadOnly => with("file-read-only"),
            WhyNotSaved::FolderClosed => with("file-folder-closed"),
            WhyNotSaved::NoFolder => with("file-no-folder"),
            WhyNotSaved::NotAFile => with("file-is-folder"),
            WhyNotSaved::HardLinked => with("file-hard-linked"),
            WhyNotSaved::Busy => with("file-busy"),
            WhyNotSaved::DiskFull => with("file-disk-full"),
            WhyNotSaved::TooBig => {
                texts.with("file-too-big-to-save", &[("limit", (MOST_BYTES / 1024 / 1024).into())])
            }
            WhyNotSaved::NoBackup(error) if error.is_empty() => with("recovery-in-place-no-place"),
            WhyNotSaved::NoBackup(error) => why("recovery-in-place-no-backup", error),
            WhyNotSaved::Torn { backup } => {
                let backup = backup.display().to_string();
                let args = [("path", (&path).into()), ("backup", (&backup).into())];
                texts.with("recovery-torn", &args)
            }
            WhyNotSaved::Failed(error) => why("file-write-failed", error),
            WhyNotSaved::Unsettled(error) => why("file-unsettled", error),
            WhyNotSaved::WouldNotRead => texts.get("file-would-not-read").to_owned(),
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Texts::of(Language::English)))
    }
}

impl std::error::Error for SaveError {}
