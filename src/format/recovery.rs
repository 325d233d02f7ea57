//! What a crash left behind: journals that nobody writes any more, brought back as the maps they
//! amount to. What cannot be read is told and never stops the start.

use super::journal::Journal;
use super::journal::about::About;
use super::journal::folder::{Folder, read_up_to};
use super::journal::log::{Found, found};
use super::journal::record::{Parts, Unread};
use super::open::{Contents, MapFile, OpenError, WhyNotOpened, bytes_of};
use super::read::read;
use super::read_error::ReadError;
use super::sniff::MOST_BYTES;
use crate::i18n::Texts;
use crate::model::{Document, Language};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Longest log that is read: one never becomes much longer than four times its map.
const LONGEST_LOG: u64 = 8 * MOST_BYTES;
/// How old a folder with nothing in it must be to be swept: another program may just be making it.
const YOUNG: Duration = Duration::from_mins(10);

/// What was found at the start.
#[derive(Debug, Default)]
pub struct LeftBehind {
    /// Maps with edits that no file has, the one edited last first.
    pub maps: Vec<Recoverable>,
    /// Journals that cannot be brought back.
    pub lost: Vec<Unrecoverable>,
}

/// How the file of a map is that can be brought back.
#[derive(Debug, Clone, PartialEq)]
pub enum FileState {
    /// The map had no file yet.
    None,
    /// The file is as it was when the edits began.
    Same,
    /// It holds another map now: somebody changed it meanwhile.
    Changed,
    /// It is not there.
    Missing,
    /// Nothing is in it.
    Empty,
    /// It is no map any more.
    Damaged(ReadError),
    /// The system cannot read it; in the system's words.
    Unreadable(String),
}

/// A map with edits that no file has. Held: no other program offers it meanwhile.
#[derive(Debug)]
pub struct Recoverable {
    /// The map's file; `None` = it had none yet.
    pub path: Option<PathBuf>,
    /// The map's title.
    pub title: String,
    /// When the map was opened.
    pub opened: SystemTime,
    /// When it was edited last, as far as that was kept.
    pub edited: SystemTime,
    /// How many edits there are, each letter typed being one.
    pub edits: u64,
    /// How its file is now.
    pub file: FileState,
    /// Whether the end of the journal was cut off or damaged, as a crash may leave it.
    pub torn: bool,
    folder: Folder,
    generation: u32,
    own: Option<MapFile>,
    base: Option<Arc<Document>>,
    document: Arc<Document>,
}

/// A map that was brought back.
pub struct Restored {
    /// The map with the edits.
    pub document: Arc<Document>,
    /// What the file held then, for a merge with what it holds now; `None` where that is not kept.
    pub base: Option<Arc<Document>>,
    /// The file as it was then: saving tells if somebody changed it since. `None` = it had none.
    pub file: Option<MapFile>,
    /// The journal, which goes on where it ended.
    pub journal: Journal,
}

impl Recoverable {
    /// Brings the map back. Its journal stays until it is saved or closed.
    pub fn restore(self) -> Restored {
        let Self { folder, generation, own, base, document, edits, .. } = self;
        let now = (document.clone(), edits);
        let journal = Journal::going_on((folder, generation), own.clone(), now);
        Restored { document, base, file: own, journal }
    }

    /// The map as it would be brought back.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// Throws the edits away.
    ///
    /// # Errors
    /// What the system says.
    pub fn discard(self) -> io::Result<()> {
        self.folder.remove()
    }

    /// What is said of the map's file.
    pub fn text(&self, texts: &'static Texts) -> String {
        let path = self.path.as_deref().unwrap_or(Path::new("")).display().to_string();
        let with = |key| texts.with(key, &[("path", (&path).into())]);
        match &self.file {
            FileState::None => texts.get("recovery-file-none").to_owned(),
            FileState::Same => with("recovery-file-same"),
            FileState::Changed => with("recovery-file-changed"),
            FileState::Missing => with("recovery-file-missing"),
            FileState::Empty => with("recovery-file-empty"),
            FileState::Damaged(error) => {
                let why = error.text(texts);
                let args = [("path", (&path).into()), ("why", (&why).into())];
                texts.with("recovery-file-damaged", &args)
            }
            FileState::Unreadable(why) => {
                let args = [("path", (&path).into()), ("why", why.into())];
                texts.with("recovery-file-unreadable", &args)
            }
        }
    }
}

/// A journal that cannot be brought back.
#[derive(Debug)]
pub struct Unrecoverable {
    /// Where it is.
    pub folder: PathBuf,
    /// The map's file, if that is known.
    pub path: Option<PathBuf>,
    /// Why.
    pub why: WhyLost,
    held: Option<Folder>,
}

/// Why a journal cannot be brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyLost {
    /// A newer version wrote it, and can bring it back.
    Newer,
    /// The map that its edits go on from is nowhere.
    NoBase,
    /// The system could not read it; in the system's words.
    Failed(String),
}

impl Unrecoverable {
    /// Throws it away.
    ///
    /// # Errors
    /// What the system says.
    pub fn discard(self) -> io::Result<()> {
        match self.held {
            Some(held) => held.remove(),
            None => fs::remove_dir_all(&self.folder),
        }
    }

    /// The reason in words, with what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        let folder = self.folder.display().to_string();
        let with =
            |key, why: &str| texts.with(key, &[("folder", (&folder).into()), ("why", why.into())]);
        match &self.why {
            WhyLost::Newer => with("recovery-lost-newer", ""),
            WhyLost::NoBase => with("recovery-lost-base", ""),
            WhyLost::Failed(why) => with("recovery-lost-failed", why),
        }
    }
}

impl fmt::Display for Unrecoverable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Texts::of(Language::English)))
    }
}

/// Looks through the journals in `root` for what a crash left behind. Journals that hold nothing
/// their maps' files do not hold are removed. Reads every map concerned: to be called off the
/// window's thread.
pub fn left_behind(root: &Path) -> LeftBehind {
    let mut left = LeftBehind::default();
    let folders = match fs::read_dir(root) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()),
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                let why = WhyLost::Failed(error.to_string());
                let folder = root.to_owned();
                left.lost.push(Unrecoverable { folder, path: None, why, held: None });
            }
            return left;
        }
    };
    for path in folders.filter(|path| path.is_dir()) {
        match look(&path) {
            Ok(Some(map)) => left.maps.push(map),
            Ok(None) => {}
            Err(lost) => left.lost.push(lost),
        }
    }
    left.maps.sort_by_key(|map| std::cmp::Reverse(map.edited));
    left.lost.sort_by(|one, other| one.folder.cmp(&other.folder));
    left
}

/// Looks at one journal; `None` where there is nothing to bring back.
fn look(path: &Path) -> Result<Option<Recoverable>, Unrecoverable> {
    let lost = |why, about: Option<&About>, held| Unrecoverable {
        folder: path.to_owned(),
        path: about.and_then(|about| about.path.clone()),
        why,
        held,
    };
    let folder = match Folder::take_over(path) {
        Ok(Some(folder)) => folder,
        Ok(None) => return Ok(None),
        Err(error) => return Err(lost(WhyLost::Failed(error.to_string()), None, None)),
    };
    let about = folder.about();
    let replayed = match replay(&folder, about.as_ref()) {
        Ok(Some(replayed)) => replayed,
        Ok(None) => {
            sweep(folder);
            return Ok(None);
        }
        Err(why) => return Err(lost(why, about.as_ref(), Some(folder))),
    };
    let (file, there) = state_of(about.as_ref());
    if there.as_ref().is_some_and(|there| *there == *replayed.document) {
        // It was saved, or everything was undone.
        remove(folder);
        return Ok(None);
    }
    let Replayed { generation, base, document, edits, at, torn } = replayed;
    // A long log, or one that went on after a crash, begins from a map no file held.
    let held = about.as_ref().and_then(|about| about.contents);
    let base = match file {
        FileState::Same => there.map(Arc::new),
        _ => Some(base).filter(|(_, contents)| Some(*contents) == held).map(|(base, _)| base),
    };
    let started = about.as_ref().map_or(at, |about| about.started);
    Ok(Some(Recoverable {
        path: about.as_ref().and_then(|about| about.path.clone()),
        title: document.props().title.clone(),
        opened: time(started),
        edited: time(at.max(started)),
        edits,
        file,
        torn,
        folder,
        generation,
        own: about.and_then(|about| {
            let (path, contents, newer) = (about.path?, about.contents?, about.newer);
            Some(MapFile { path, contents, newer })
        }),
        base,
        document,
    }))
}

/// What a journal amounts to.
struct Replayed {
    generation: u32,
    /// The map the log begins from, by its file's contents.
    base: (Arc<Document>, Contents),
    document: Arc<Document>,
    edits: u64,
    at: u64,
    torn: bool,
}

/// Replays the newest whole generation; `None` where there are no edits.
fn replay(folder: &Folder, about: Option<&About>) -> Result<Option<Replayed>, WhyLost> {
    let failed = |error: io::Error| WhyLost::Failed(error.to_string());
    let mut why = None;
    for generation in folder.generations().map_err(failed)? {
        let log = match read_up_to(&folder.log(generation), LONGEST_LOG) {
            Ok(bytes) => found(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => {
                why.get_or_insert(failed(error));
                continue;
            }
        };
        let Some(log) = log.filter(|log| !log.records.is_empty() || log.edits > 0) else {
            continue;
        };
        match base_of(folder, generation, about, log.base) {
            Some(base) => return taken(generation, base, log).map(Some),
            None => drop(why.get_or_insert(WhyLost::NoBase)),
        }
    }
    why.map_or(Ok(None), Err)
}

/// The map that a generation goes on from: our copy of it, or its file where that is still the
/// same.
fn base_of(
    folder: &Folder,
    generation: u32,
    about: Option<&About>,
    contents: Contents,
) -> Option<Document> {
    let right = |bytes: &Vec<u8>| Contents::of(bytes) == contents;
    let ours = || read_up_to(&folder.base(generation), MOST_BYTES).ok().filter(right);
    let file = || bytes_of(about?.path.as_deref()?).ok().filter(right);
    let bytes = ours().or_else(file)?;
    read(&bytes).ok().map(|opened| opened.document)
}

/// Takes the records into the map, up to one that cannot be understood.
fn taken(generation: u32, base: Document, log: Found) -> Result<Replayed, WhyLost> {
    let Found { base: contents, edits, records, torn } = log;
    let mut parts = Parts::of(&base);
    let mut replayed = Replayed {
        generation,
        document: Arc::new(base.clone()),
        base: (Arc::new(base), contents),
        edits,
        at: 0,
        torn,
    };
    for record in records {
        match parts.take(record.kind, &record.text) {
            Ok(()) => {}
            Err(Unread::Newer) => return Err(WhyLost::Newer),
            Err(Unread::Damaged) => {
                replayed.torn = true;
                break;
            }
        }
        replayed.edits += u64::from(record.edits);
        replayed.at = record.at;
    }
    let (document, broken) = parts.build();
    replayed.torn |= !broken.is_empty();
    replayed.document = Arc::new(document);
    Ok(replayed)
}

/// How the map's file is now, and the map in it where there is one.
fn state_of(about: Option<&About>) -> (FileState, Option<Document>) {
    let Some((path, contents)) =
        about.and_then(|about| Some((about.path.as_ref()?, about.contents)))
    else {
        return (FileState::None, None);
    };
    let bytes = match bytes_of(path) {
        Ok(bytes) => bytes,
        Err(OpenError { why: WhyNotOpened::NotFound, .. }) => return (FileState::Missing, None),
        Err(error) => return (FileState::Unreadable(error.why.system_words()), None),
    };
    let same = contents == Some(Contents::of(&bytes));
    match read(&bytes) {
        Ok(opened) if same => (FileState::Same, Some(opened.document)),
        Ok(opened) => (FileState::Changed, Some(opened.document)),
        Err(ReadError::Empty) => (FileState::Empty, None),
        Err(error) => (FileState::Damaged(error), None),
    }
}

/// Removes a journal without edits, unless somebody may just be making it.
fn sweep(folder: Folder) {
    let age = fs::metadata(folder.path()).and_then(|it| it.modified()).ok();
    let age = age.and_then(|modified| modified.elapsed().ok());
    if folder.about().is_some() || age.is_some_and(|age| age > YOUNG) {
        remove(folder);
    }
}

fn remove(folder: Folder) {
    let path = folder.path().to_owned();
    if let Err(error) = folder.remove() {
        log::warn!("{} was left behind: {error}", path.display());
    }
}

fn time(milliseconds: u64) -> SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_millis(milliseconds)).unwrap_or(UNIX_EPOCH)
}
