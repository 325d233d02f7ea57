//! Opens a map file: reads its bytes, and remembers which bytes they were.

use super::read::{Opened, read};
use super::read_error::ReadError;
use super::sniff::MOST_BYTES;
use crate::i18n::Texts;
use crate::model::Language;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The contents of a file by their hash, so that a change by somebody else is noticed whatever
/// the file's dates say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Contents(blake3::Hash);

impl Contents {
    /// The hash of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes))
    }

    /// The hash itself.
    pub(super) fn bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The contents with this hash.
    pub(super) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(blake3::Hash::from_bytes(bytes))
    }

    /// The hash as text.
    pub(super) fn hex(&self) -> String {
        self.0.to_hex().to_string()
    }

    /// The contents with the hash of this text, if it is one.
    pub(super) fn from_hex(text: &str) -> Option<Self> {
        blake3::Hash::from_hex(text).ok().map(Self)
    }
}

/// A map's file as it was last opened or saved: what a save needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapFile {
    /// Where it is, absolute, as its user named it (symbolic links kept).
    pub(super) path: PathBuf,
    /// What was in it.
    pub(super) contents: Contents,
    /// Whether it may only be looked at.
    pub(super) newer: bool,
}

impl MapFile {
    /// Where the file is, absolute, as its user named it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a newer version made the file, so that this one will not save over it.
    pub fn is_newer(&self) -> bool {
        self.newer
    }
}

/// A map with the file it came from.
#[derive(Debug, Clone)]
pub struct OpenedFile {
    /// The map, and what is wrong with it.
    pub opened: Opened,
    /// The file, for saving.
    pub file: MapFile,
}

/// Opens the map at `path`. Runs nothing and reads no other file.
///
/// # Errors
/// When the file cannot be read, or is no map at all.
pub fn open(path: &Path) -> Result<OpenedFile, OpenError> {
    let fail = |error: io::Error| OpenError::from_io(path, &error);
    let path = std::path::absolute(path).map_err(fail)?;
    let bytes = bytes_of(&path)?;
    opened(path, &bytes)
}

/// The map in the bytes of the file at an absolute `path`.
pub(super) fn opened(path: PathBuf, bytes: &[u8]) -> Result<OpenedFile, OpenError> {
    let opened = read(bytes)
        .map_err(|error| OpenError { path: path.clone(), why: WhyNotOpened::Read(error) })?;
    let newer = opened.read_only.is_some();
    Ok(OpenedFile { opened, file: MapFile { path, contents: Contents::of(bytes), newer } })
}

/// All bytes of a plain file of at most [`MOST_BYTES`].
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, OpenError> {
    let fail = |error: io::Error| OpenError::from_io(path, &error);
    let because = |why| OpenError { path: path.to_owned(), why };
    // Before opening: to open a pipe would wait for somebody to write into it.
    if !std::fs::metadata(path).map_err(fail)?.is_file() {
        return Err(because(WhyNotOpened::NotAFile));
    }
    let file = File::open(path).map_err(fail)?;
    let length = file.metadata().map_err(fail)?.len();
    let mut bytes = Vec::with_capacity(length.min(MOST_BYTES) as usize + 1);
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(fail)?;
    Ok(bytes)
}

/// Why a file was not opened.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub why: WhyNotOpened,
}

/// The reasons not to open a file.
#[derive(Debug, Clone, PartialEq)]
pub enum WhyNotOpened {
    /// There is no such file.
    NotFound,
    /// The user may not read it.
    NoPermission,
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// The system could not read it; in the system's words.
    Failed(String),
    /// It was read, and is no map.
    Read(ReadError),
}

impl WhyNotOpened {
    /// The system's words, as far as there are any.
    pub(super) fn system_words(&self) -> String {
        use io::ErrorKind as Kind;
        match self {
            Self::Failed(why) => why.clone(),
            Self::NotFound => io::Error::from(Kind::NotFound).to_string(),
            Self::NoPermission => io::Error::from(Kind::PermissionDenied).to_string(),
            Self::NotAFile => io::Error::from(Kind::IsADirectory).to_string(),
            Self::Read(error) => error.to_string(),
        }
    }
}

impl OpenError {
    pub(super) fn from_io(path: &Path, error: &io::Error) -> Self {
        let why = match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => WhyNotOpened::NotFound,
            io::ErrorKind::PermissionDenied => WhyNotOpened::NoPermission,
            io::ErrorKind::IsADirectory => WhyNotOpened::NotAFile,
            _ => WhyNotOpened::Failed(error.to_string()),
        };
        Self { path: path.to_owned(), why }
    }

    /// The error in words, with what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        let path = self.path.display().to_string();
        let with = |key| texts.with(key, &[("path", (&path).into())]);
        match &self.why {
            WhyNotOpened::NotFound => with("file-not-found"),
            WhyNotOpened::NoPermission => with("file-no-permission"),
            WhyNotOpened::NotAFile => with("file-is-folder"),
            WhyNotOpened::Failed(why) => {
                texts.with("file-read-failed", &[("path", (&path).into()), ("why", why.into())])
            }
            WhyNotOpened::Read(error) => error.text(texts),
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Texts::of(Language::English)))
    }
}

impl std::error::Error for OpenError {}
