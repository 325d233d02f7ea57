//! The journal of an open map: what was edited since the map was opened or saved last, in the
//! program's own folder, so that a crash costs at most two seconds of work.
//!
//! The window's thread only hands over the document as it is now; a thread of the journal's own
//! finds out what differs from what it has written, a second's edits at once, and appends that. So
//! every kind of edit, undo and redo are journalled alike, by one record: the difference of two
//! documents. Nothing is written before the first edit. The files stand with [`folder`], their
//! bytes with [`log`], the words of a record with [`record`].

pub(super) mod about;
pub(super) mod folder;
pub(super) mod log;
pub(super) mod record;
mod writer;

use super::open::MapFile;
use crate::i18n::Texts;
use crate::model::{Document, Language};
use folder::Folder;
use std::fmt;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use writer::Writer;

/// How long edits are gathered before they are written: with the time that writing takes, well
/// under the two seconds that may be lost.
const GATHER: Duration = Duration::from_millis(700);
/// How long to wait before writing is tried again after a failure.
const AGAIN: Duration = Duration::from_secs(5);
/// The name of the journals' threads.
const THREAD: &str = "journal";

/// The journals that are being written, for [`flush_all`].
static JOURNALS: Mutex<Vec<Weak<Shared>>> = Mutex::new(Vec::new());

/// Why a journal is not written. Editing goes on, and so do the tries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalError {
    /// The folder of the journals.
    pub folder: PathBuf,
    /// Why, in the system's words; `None` = a defect of the program.
    pub why: Option<String>,
}

impl JournalError {
    /// The error in words, with what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        let folder = self.folder.display().to_string();
        let why = self.why.as_deref().unwrap_or_else(|| texts.get("recovery-defect"));
        texts.with("recovery-not-kept", &[("folder", (&folder).into()), ("why", why.into())])
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Texts::of(Language::English)))
    }
}

impl std::error::Error for JournalError {}

/// The journal of one open map. Dropped, it writes what is left to write and stays for the next
/// start; [`Self::close`] removes it.
pub struct Journal {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    /// What the thread begins with, until there is one.
    writer: Option<Box<Writer>>,
    /// The document that was handed over last.
    last: Arc<Document>,
}

/// Has a journal written from another thread: before a save, so that a crash right after it does
/// not offer a state from before.
#[derive(Debug, Clone)]
pub struct Flusher(Arc<Shared>);

impl Flusher {
    /// [`Journal::flush`].
    pub fn flush(&self, patience: Duration) -> bool {
        self.0.flush(Instant::now() + patience)
    }
}

struct Shared {
    root: PathBuf,
    state: Mutex<State>,
    /// Rung when there is something to do.
    bell: Condvar,
    /// Rung when something was done.
    done: Condvar,
}

/// What the window's thread and the journal's tell each other.
struct State {
    /// What the map is now, where that is not written yet.
    now: Option<Arc<Document>>,
    /// How many edits led there from what is written.
    edits: u32,
    /// When the last of them was made.
    at: u64,
    /// When writing is due.
    due: Option<Instant>,
    /// What the file holds since a save that the journal has not taken in yet.
    saved: Option<(Arc<Document>, MapFile)>,
    /// How the thread is to end.
    ending: Option<Ending>,
    /// Whether the thread writes just now.
    writing: bool,
    trouble: Option<JournalError>,
    /// Whether that trouble was told.
    told: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// The journal stays.
    Stay,
    /// It is removed.
    Remove,
}

impl Journal {
    /// The journal of a map that is in its `file`, or in none yet. Touches no disk before the first
    /// edit. All journals lie in `root`.
    pub fn new(root: &Path, file: Option<&MapFile>, document: &Arc<Document>) -> Self {
        let writer = Writer::new(root.to_owned(), file.cloned(), document.clone());
        Self::with(root, writer, document)
    }

    /// A journal that goes on in the folder of another one, which led to `document`.
    pub(super) fn going_on(
        folder: (Folder, u32),
        file: Option<MapFile>,
        (document, edits): (Arc<Document>, u64),
    ) -> Self {
        let root = folder.0.path().parent().unwrap_or(Path::new("")).to_owned();
        let last = document.clone();
        let writer = Writer::going_on(root.clone(), folder, file, (document, edits));
        Self::with(&root, writer, &last)
    }

    fn with(root: &Path, writer: Writer, document: &Arc<Document>) -> Self {
        let state = State {
            now: None,
            edits: 0,
            at: 0,
            due: None,
            saved: None,
            ending: None,
            writing: false,
            trouble: None,
            told: false,
        };
        let (root, state) = (root.to_owned(), Mutex::new(state));
        let shared = Shared { root, state, bell: Condvar::new(), done: Condvar::new() };
        let (shared, writer) = (Arc::new(shared), Some(Box::new(writer)));
        Self { shared, thread: None, writer, last: document.clone() }
    }

    /// Hands over what the map is now. Costs the caller some microseconds; nothing where that is
    /// what was handed over last.
    pub fn record(&mut self, now: &Arc<Document>) {
        if Arc::ptr_eq(&self.last, now) {
            return;
        }
        self.last = now.clone();
        let old = {
            let mut state = self.shared.state();
            state.edits = state.edits.saturating_add(1);
            state.at = writer::now();
            state.due.get_or_insert_with(|| Instant::now() + GATHER);
            state.now.replace(now.clone())
        };
        // Freed when nobody waits for the lock.
        drop(old);
        self.start();
        self.shared.bell.notify_one();
    }

    /// Begins anew after a save: `file` holds `document` now.
    pub fn saved(&mut self, document: &Arc<Document>, file: &MapFile) {
        if let Some(writer) = self.writer.as_mut().filter(|writer| writer.is_untouched()) {
            // Nothing was edited since.
            **writer = Writer::new(self.shared.root.clone(), Some(file.clone()), document.clone());
            return;
        }
        let mut state = self.shared.state();
        state.saved = Some((document.clone(), file.clone()));
        state.due = Some(Instant::now());
        // What was edited while it was saved stands in the journal that is given up now.
        let same = Arc::ptr_eq(&self.last, document);
        state.now = (!same).then(|| self.last.clone());
        state.edits = if same { 0 } else { state.edits.max(1) };
        drop(state);
        self.start();
        self.shared.bell.notify_one();
    }

    /// Waits until all that was handed over is on the disk, but no longer than `patience`; returns
    /// whether it is.
    pub fn flush(&self, patience: Duration) -> bool {
        self.shared.flush(Instant::now() + patience)
    }

    /// What another thread can have the journal written with.
    pub fn flusher(&self) -> Flusher {
        Flusher(self.shared.clone())
    }

    /// Why the journal is not written, told once until it is written again.
    pub fn trouble(&self) -> Option<JournalError> {
        let mut state = self.shared.state();
        if state.told {
            return None;
        }
        state.told = state.trouble.is_some();
        state.trouble.clone()
    }

    /// Removes the journal: the map is closed, and its changes are saved or given up.
    pub fn close(mut self) {
        if let Some(mut writer) = self.writer.take() {
            // What an earlier program left.
            if let Err(error) = writer.close() {
                ::log::warn!("journal: {error}");
            }
        }
        self.end(Ending::Remove);
    }

    /// Starts the thread with the first edit. Where the system gives none, nothing is written, and
    /// that is told.
    fn start(&mut self) {
        let Some(writer) = self.writer.take() else { return };
        let mut journals = JOURNALS.lock().unwrap_or_else(PoisonError::into_inner);
        journals.retain(|journal| journal.strong_count() > 0);
        journals.push(Arc::downgrade(&self.shared));
        drop(journals);
        let shared = self.shared.clone();
        let work = move || shared.run(*writer);
        match thread::Builder::new().name(THREAD.to_owned()).spawn(work) {
            Ok(thread) => self.thread = Some(thread),
            Err(error) => self.shared.state().trouble = Some(self.shared.failed(Some(&error))),
        }
    }

    fn end(&mut self, ending: Ending) {
        self.shared.state().ending.get_or_insert(ending);
        self.shared.bell.notify_one();
        if let Some(thread) = self.thread.take() {
            // It has told already if it failed.
            let _ = thread.join();
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.end(Ending::Stay);
    }
}

/// Waits until every journal is on the disk as it was handed over, but no longer than `patience`.
/// For a program that is about to break off.
pub fn flush_all(patience: Duration) {
    if thread::current().name() == Some(THREAD) {
        return;
    }
    let deadline = Instant::now() + patience;
    // Not waited for: who breaks off may hold it.
    let Ok(journals) = JOURNALS.try_lock() else { return };
    let all: Vec<Arc<Shared>> = journals.iter().filter_map(Weak::upgrade).collect();
    drop(journals);
    for journal in &all {
        journal.hurry();
    }
    for journal in &all {
        journal.flush(deadline);
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Shared").field(&self.root).finish()
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, error: Option<&io::Error>) -> JournalError {
        let why = error.map(ToString::to_string);
        JournalError { folder: self.root.clone(), why }
    }

    /// Lets what is due later be written now.
    fn hurry(&self) {
        if let Ok(mut state) = self.state.try_lock()
            && state.due.is_some()
        {
            state.due = Some(Instant::now());
            self.bell.notify_one();
        }
    }

    fn flush(&self, deadline: Instant) -> bool {
        let mut state = self.state();
        state.due = state.due.map(|_| Instant::now());
        self.bell.notify_one();
        loop {
            if state.is_done() {
                return true;
            }
            let rest = deadline.saturating_duration_since(Instant::now());
            let failed = !state.writing && state.due.is_some_and(|due| due > Instant::now());
            if rest.is_zero() || failed {
                return false;
            }
            let waited = self.done.wait_timeout(state, rest);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Writes until the journal ends.
    fn run(&self, mut writer: Writer) {
        let mut state = self.state();
        loop {
            if state.ending == Some(Ending::Remove) {
                drop(state);
                if let Err(error) = writer.close() {
                    ::log::warn!("journal: {error}");
                }
                return;
            }
            let ending = state.ending.is_some();
            let due = state.due.is_some_and(|due| ending || due <= Instant::now());
            if due {
                let (next, went) = self.work(state, &mut writer);
                state = next;
                if ending && !went {
                    return;
                }
            } else if ending {
                return;
            } else {
                state = self.wait(state);
            }
        }
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        match state.due {
            None => self.bell.wait(state).unwrap_or_else(PoisonError::into_inner),
            Some(due) => {
                let rest = due.saturating_duration_since(Instant::now());
                self.bell.wait_timeout(state, rest).unwrap_or_else(PoisonError::into_inner).0
            }
        }
    }

    /// Takes over what is to be done and does it, with the state free meanwhile; returns whether it
    /// went well.
    fn work<'a>(
        &'a self,
        mut state: MutexGuard<'a, State>,
        writer: &mut Writer,
    ) -> (MutexGuard<'a, State>, bool) {
        let (saved, now) = (state.saved.take(), state.now.take());
        let (edits, at) = (std::mem::take(&mut state.edits), state.at);
        state.due = None;
        state.writing = true;
        drop(state);
        let done = catch_unwind(AssertUnwindSafe(|| {
            write(writer, saved.as_ref(), now.as_ref(), (edits, at))
        }));
        let failed = match &done {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(self.failed(Some(error))),
            Err(_) => Some(self.failed(None)),
        };
        if let Some(failed) = &failed {
            ::log::warn!("{failed}");
            writer.mend();
        }
        let mut state = self.state();
        state.writing = false;
        let went = failed.is_none();
        if went {
            state.told = false;
        } else {
            // What was handed over meanwhile is newer.
            state.now = state.now.take().or(now);
            state.edits = state.edits.saturating_add(edits);
            state.saved = state.saved.take().or(saved);
            state.due = Some(Instant::now() + AGAIN);
        }
        state.trouble = failed;
        self.done.notify_all();
        (state, went)
    }
}

impl State {
    /// Whether all that was handed over is written.
    fn is_done(&self) -> bool {
        !self.writing && self.now.is_none() && self.saved.is_none()
    }
}

/// Writes what was handed over: first that the map was saved, then what came after.
fn write(
    writer: &mut Writer,
    saved: Option<&(Arc<Document>, MapFile)>,
    now: Option<&Arc<Document>>,
    (edits, at): (u32, u64),
) -> io::Result<()> {
    if let Some((document, file)) = saved {
        writer.saved(document.clone(), file.clone())?;
    }
    if let Some(now) = now {
        writer.write(now, edits, at)?;
    }
    if saved.is_some() {
        writer.empty_if_saved()?;
    }
    Ok(())
}
