//! Who else has a map open: small notes beside it, one file for each program that has it open.
//!
//! A note is advice, no lock: saving never depends on it. Each is written by one program only, so
//! that sync services, which copy files between computers, never see two versions of one file and
//! have nothing to fight over. A note is written anew every [`REFRESH`] and counts no more when it
//! is older than [`STALE`], or when it is of this computer and its program does not run any more.
//! Where a folder takes no new files there is no note, and that is no error. What stands in a note
//! is nobody's word: its length is limited, and what cannot be shown is taken out.

use super::decode;
use super::emit::Emitter;
use super::journal::folder::read_up_to;
use crate::i18n::Texts;
use crate::model::Rng;
use serde::Deserialize;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How often a note is written anew while the map is open.
pub const REFRESH: Duration = Duration::from_mins(5);
/// How old a note may be to count.
pub const STALE: Duration = Duration::from_mins(15);
/// How old a note is that anybody may clear away.
const ABANDONED: Duration = Duration::from_hours(24);
/// Longest note that is read, in bytes.
const LONGEST: u64 = 4096;
/// Most notes looked at beside one map.
const MOST: usize = 64;
/// Longest name in a note that is shown, in letters.
const MOST_LETTERS: usize = 64;
/// Longest beginning of the map's name in its note's, in bytes: file systems take 255 in all.
const MOST_OF_NAME: usize = 120;
/// What stands in a note's name behind the map's.
const MARK: &str = ".cjm-open-";

/// A person at a computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The user's name; empty where the system does not say.
    pub user: String,
    /// The computer's name; empty where the system does not say.
    pub host: String,
}

impl Who {
    /// Who runs this program.
    pub fn here() -> Self {
        let first = |names: &[&str]| names.iter().find_map(|name| env::var(name).ok());
        let user = first(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_default();
        let told = fs::read_to_string("/proc/sys/kernel/hostname").ok();
        let host = told.or_else(|| first(&["COMPUTERNAME", "HOSTNAME", "HOST"]));
        Self { user: shown(&user), host: shown(&host.unwrap_or_default()) }
    }
}

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Said {
    /// The map's file name.
    map: String,
    user: String,
    host: String,
    pid: u32,
    /// When the map was opened, in seconds since 1970.
    since: u64,
    /// When the note was written.
    seen: u64,
}

/// The note of a map that this program has open, kept fresh by a thread of its own: on a network
/// share a write may take long. Dropped, it is removed.
#[derive(Debug)]
pub struct OwnNote {
    path: PathBuf,
    kept: Arc<Kept>,
}

/// What the thread of a note knows.
#[derive(Debug, Default)]
struct Kept {
    /// Whether the map is closed. Held while the note is written, so that it is not written again
    /// once it is removed.
    closed: Mutex<bool>,
    bell: Condvar,
}

/// Somebody else who has a map open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// Who.
    pub who: Who,
    /// Since when, by the clock of that computer.
    pub since: SystemTime,
    note: PathBuf,
}

impl OwnNote {
    /// Puts a note beside the map; `None` where that cannot be.
    pub fn put(map: &Path, who: &Who) -> Option<Self> {
        let (map, name) = place_of(map)?;
        let host: String = who.host.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
        let number = Rng::from_system().next_u64() as u32;
        let path = map.with_file_name(format!("{}{host}-{number:08x}", beginning(&name)));
        let seen = now();
        let (user, host, pid) = (who.user.clone(), who.host.clone(), std::process::id());
        let said = Said { map: name, user, host, pid, since: seen, seen };
        if let Err(error) = said.write(&path) {
            log::debug!("{}: {error}", path.display());
            // A disk that is full leaves an empty one.
            let _ = fs::remove_file(&path);
            return None;
        }
        let note = Self { path: path.clone(), kept: Arc::default() };
        let kept = note.kept.clone();
        let keep = move || kept.keep_fresh(&path, said);
        // Without a thread it counts for a quarter of an hour.
        if let Err(error) = thread::Builder::new().name("note".to_owned()).spawn(keep) {
            log::warn!("no thread for a note: {error}");
        }
        Some(note)
    }
}

impl Kept {
    /// Writes the note anew whenever that is due, until the map is closed.
    fn keep_fresh(&self, path: &Path, mut said: Said) {
        let mut closed = self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        while !*closed {
            let waited = self.bell.wait_timeout(closed, REFRESH);
            let over;
            (closed, over) = waited.unwrap_or_else(PoisonError::into_inner);
            if !*closed && over.timed_out() {
                said.seen = now();
                if let Err(error) = said.write(path) {
                    log::debug!("{}: {error}", path.display());
                }
            }
        }
    }
}

impl Drop for OwnNote {
    fn drop(&mut self) {
        *self.kept.closed.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.kept.bell.notify_one();
        if let Err(error) = fs::remove_file(&self.path) {
            log::debug!("{}: {error}", self.path.display());
        }
    }
}

impl Owner {
    /// Who has the map open, in words.
    pub fn text(&self, texts: &'static Texts) -> String {
        let since = jiff::Timestamp::try_from(self.since).unwrap_or_default();
        let since = since.to_zoned(jiff::tz::TimeZone::system());
        let today = since.date() == jiff::Zoned::now().date();
        let time = since.strftime(if today { "%H:%M" } else { "%Y-%m-%d %H:%M" }).to_string();
        let Who { user, host } = &self.who;
        let user = if user.is_empty() { texts.get("owner-somebody") } else { user };
        let host = if host.is_empty() { texts.get("owner-somewhere") } else { host };
        let args = [("user", user.into()), ("host", host.into()), ("time", (&time).into())];
        texts.with("owner-open", &args)
    }
}

/// Who else has the map at `path` open, the longest first. Notes that count no more are passed
/// over, and cleared away where nobody can need them.
pub fn who_else(path: &Path, own: Option<&OwnNote>) -> Vec<Owner> {
    let Some((map, name)) = place_of(path) else { return Vec::new() };
    let begins = beginning(&name);
    let Ok(entries) = map.parent().unwrap_or(Path::new(".")).read_dir() else { return Vec::new() };
    let notes = entries.flatten().filter(|it| {
        it.file_name().to_str().is_some_and(|name| name.starts_with(&begins))
            && it.file_type().is_ok_and(|kind| kind.is_file())
    });
    let (here, now) = (Who::here().host, now());
    let mut owners: Vec<Owner> = Vec::new();
    for entry in notes.take(MOST) {
        let note = entry.path();
        if own.is_some_and(|own| own.path == note) {
            continue;
        }
        // While it is being written a note may be no note: the next look sees it.
        let Some(said) = Said::read(&note).filter(|said| said.map == name) else { continue };
        let age = Duration::from_secs(now.saturating_sub(said.seen));
        // Another tab of this program is nobody else.
        if own.is_some() && said.host == here && said.pid == std::process::id() {
            continue;
        }
        let over = said.host == here && is_over(said.pid);
        if over || age > ABANDONED {
            if let Err(error) = fs::remove_file(&note) {
                log::debug!("{}: {error}", note.display());
            }
        } else if age <= STALE {
            let since = UNIX_EPOCH.checked_add(Duration::from_secs(said.since));
            let who = Who { user: shown(&said.user), host: shown(&said.host) };
            owners.push(Owner { who, since: since.unwrap_or(UNIX_EPOCH), note });
        }
    }
    owners.sort_by_key(|owner| owner.since);
    owners
}

/// Clears a note away that somebody knows to be wrong.
///
/// # Errors
/// What the system says.
pub fn clear(owner: &Owner) -> io::Result<()> {
    match fs::remove_file(&owner.note) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

impl Said {
    fn write(&self, path: &Path) -> io::Result<()> {
        fs::write(path, self.words())
    }

    fn words(&self) -> String {
        let Self { map, user, host, pid, since, seen } = self;
        let mut e = Emitter::new(256);
        e.raw("(\n");
        for (name, text) in [("map", map), ("user", user), ("host", host)] {
            e.name("  ", name);
            e.short_text(text);
            e.end();
        }
        e.shown_field("  ", "pid", pid);
        e.shown_field("  ", "since", since);
        e.shown_field("  ", "seen", seen);
        e.raw(")\n");
        e.finish()
    }

    fn read(path: &Path) -> Option<Self> {
        let bytes = read_up_to(path, LONGEST).ok()?;
        decode::decode(std::str::from_utf8(&bytes).ok()?).ok()
    }
}

/// The map without links, and its name; `None` for a name that is no text.
fn place_of(map: &Path) -> Option<(PathBuf, String)> {
    let map = fs::canonicalize(map).ok()?;
    let name = map.file_name()?.to_str()?.to_owned();
    Some((map, name))
}

/// How the names of a map's notes begin. Hidden; of a long name only the beginning, since the note
/// itself has all of it.
fn beginning(name: &str) -> String {
    let end = (0..=name.len().min(MOST_OF_NAME)).rev().find(|&at| name.is_char_boundary(at));
    format!(".{}{MARK}", &name[..end.unwrap_or(0)])
}

/// Whether a program of this computer has ended. Unknown where the system does not list its
/// programs as files; notes then end with their age.
fn is_over(pid: u32) -> bool {
    let programs = Path::new("/proc");
    programs.join("self").exists() && !programs.join(pid.to_string()).exists()
}

/// What can be shown of a name.
fn shown(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
    };
    text.trim().chars().filter(|&c| !hidden(c)).take(MOST_LETTERS).collect()
}

/// Seconds since 1970.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
