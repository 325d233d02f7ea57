//! What writes one journal: the map it goes on from, then record after record.

use super::super::open::{Contents, MapFile, bytes_of};
use super::super::write::write;
use super::about::About;
use super::folder::Folder;
use super::log::{Framer, Record};
use super::record::between;
use crate::model::Document;
use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// A log shorter than this is never written anew.
const SHORT: u64 = 4 * 1024 * 1024;
/// How many times longer than its map a log may become.
const LONGEST: u64 = 4;

/// Writes one journal.
pub(super) struct Writer {
    /// Where all journals are.
    root: PathBuf,
    /// Its folder; `None` = nothing was written yet.
    folder: Option<Folder>,
    /// The map's file, as it was read or written last.
    file: Option<MapFile>,
    started: u64,
    /// The map that the newest generation amounts to.
    written: Arc<Document>,
    /// Whether `written` is just what is in the map's file.
    as_in_file: bool,
    /// How many edits led from the file to `written`.
    edits: u64,
    generation: u32,
    log: Option<Log>,
    /// Whether an older generation may be there.
    older: bool,
}

/// The log that is being written.
struct Log {
    file: File,
    framer: Framer,
    /// Bytes of whole records and the head.
    good: u64,
    /// How long the map is that it goes on from; `None` = it stands in no file of ours yet.
    base: Option<u64>,
}

impl Writer {
    /// A journal of which nothing is written before the first edit.
    pub(super) fn new(root: PathBuf, file: Option<MapFile>, document: Arc<Document>) -> Self {
        Self {
            root,
            folder: None,
            as_in_file: file.is_some(),
            file,
            started: now(),
            written: document,
            edits: 0,
            generation: 0,
            log: None,
            older: false,
        }
    }

    /// A journal that goes on from what another one amounts to, in the same folder.
    pub(super) fn going_on(
        root: PathBuf,
        (folder, generation): (Folder, u32),
        file: Option<MapFile>,
        (document, edits): (Arc<Document>, u64),
    ) -> Self {
        let folder = Some(folder);
        let new = Self::new(root, file, document);
        Self { folder, as_in_file: false, edits, generation, older: true, ..new }
    }

    /// Writes down what the map is now, after so many more edits, the last of them made at `at`.
    pub(super) fn write(&mut self, now: &Arc<Document>, edits: u32, at: u64) -> io::Result<()> {
        let Some((kind, text)) = between(&self.written, now) else { return Ok(()) };
        let text = String::from_utf8(text).map_err(io::Error::other)?;
        self.look();
        if self.log.is_none() {
            self.begin()?;
        }
        self.append(&Record { at, edits, kind, text })?;
        self.written = now.clone();
        self.as_in_file = false;
        self.edits += u64::from(edits);
        match &self.log {
            Some(Log { base: None, .. }) => self.copy_file()?,
            Some(Log { base: Some(base), good, .. }) if *good > SHORT.max(base * LONGEST) => {
                self.begin_from_map()?;
            }
            _ => {}
        }
        self.drop_older()
    }

    /// The file holds `document` now.
    pub(super) fn saved(&mut self, document: Arc<Document>, file: MapFile) -> io::Result<()> {
        self.file = Some(file);
        self.written = document;
        self.as_in_file = true;
        self.edits = 0;
        self.log = None;
        self.tell_about()
    }

    /// Whether nothing was written yet.
    pub(super) fn is_untouched(&self) -> bool {
        self.folder.is_none()
    }

    /// Removes all generations where the file holds all there is.
    pub(super) fn empty_if_saved(&mut self) -> io::Result<()> {
        match &self.folder {
            Some(folder) if self.as_in_file => {
                self.log = None;
                folder.drop_before(u32::MAX)
            }
            _ => Ok(()),
        }
    }

    /// Removes the journal.
    pub(super) fn close(&mut self) -> io::Result<()> {
        self.log = None;
        self.folder.take().map_or(Ok(()), Folder::remove)
    }

    /// Looks whether somebody cleared the journal away: what is written to a file without a name is
    /// lost.
    fn look(&mut self) {
        let Some(folder) = &self.folder else { return };
        if !folder.path().is_dir() {
            (self.folder, self.log) = (None, None);
        } else if !folder.log(self.generation).is_file() {
            self.log = None;
        }
    }

    /// Makes good what a failure left half done, as far as that can be.
    pub(super) fn mend(&mut self) {
        let whole = self.log.as_ref().is_none_or(|log| log.file.set_len(log.good).is_ok());
        if !whole {
            self.log = None;
        }
    }

    /// Writes down which map this is.
    fn tell_about(&self) -> io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let file = self.file.as_ref();
        folder.set_about(&About {
            path: file.map(|file| file.path.clone()),
            contents: file.map(|file| file.contents),
            newer: file.is_some_and(|file| file.newer),
            title: self.written.props().title.clone(),
            pid: std::process::id(),
            started: self.started,
        })
    }

    /// The folder, made where there is none.
    fn held(&mut self) -> io::Result<&Folder> {
        if self.folder.is_none() {
            self.folder = Some(Folder::create(&self.root)?);
            self.tell_about()?;
        }
        self.folder.as_ref().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// Begins a generation that goes on from `written`.
    fn begin(&mut self) -> io::Result<()> {
        let contents = self.file.as_ref().map(|file| file.contents);
        match contents.filter(|_| self.as_in_file) {
            Some(contents) => self.begin_log(contents, None),
            None => self.begin_from_map(),
        }
    }

    /// Begins a generation with a copy of the map as it was written last.
    fn begin_from_map(&mut self) -> io::Result<()> {
        let bytes = write(&self.written);
        let generation = self.generation + 1;
        let folder = self.held()?;
        folder.put(&folder.base(generation), &bytes)?;
        self.begin_log(Contents::of(&bytes), Some(bytes.len() as u64))
    }

    /// Begins the log of the next generation.
    fn begin_log(&mut self, contents: Contents, base: Option<u64>) -> io::Result<()> {
        let (generation, edits) = (self.generation + 1, self.edits);
        let folder = self.held()?;
        let (framer, head) = Framer::begin(contents, edits);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        let mut file = options.open(folder.log(generation))?;
        file.write_all(&head)?;
        file.sync_all()?;
        super::folder::sync_folder(folder.path())?;
        self.older |= self.generation > 0;
        self.generation = generation;
        self.log = Some(Log { file, framer, good: head.len() as u64, base });
        Ok(())
    }

    fn append(&mut self, record: &Record) -> io::Result<()> {
        let Some(log) = &mut self.log else { return Err(io::ErrorKind::NotFound.into()) };
        let (bytes, next) = log.framer.frame(record);
        log.file.seek(SeekFrom::Start(log.good))?;
        log.file.write_all(&bytes)?;
        log.file.sync_data()?;
        log.good += bytes.len() as u64;
        log.framer = next;
        Ok(())
    }

    /// Copies the map's file, from which the log goes on: from now on nobody else can spoil that.
    fn copy_file(&mut self) -> io::Result<()> {
        let (Some(folder), Some(log), Some(file)) = (&self.folder, &mut self.log, &self.file)
        else {
            return Ok(());
        };
        let bytes = bytes_of(&file.path).ok();
        match bytes.filter(|bytes| Contents::of(bytes) == file.contents) {
            Some(bytes) => {
                folder.put(&folder.base(self.generation), &bytes)?;
                log.base = Some(bytes.len() as u64);
                Ok(())
            }
            // Somebody else changed it already.
            None => self.begin_from_map(),
        }
    }

    /// Removes older generations once this one stands on its own.
    fn drop_older(&mut self) -> io::Result<()> {
        if let (true, Some(folder), Some(Log { base: Some(_), .. })) =
            (self.older, &self.folder, &self.log)
        {
            folder.drop_before(self.generation)?;
            self.older = false;
        }
        Ok(())
    }
}

/// Milliseconds since 1970.
pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
}
