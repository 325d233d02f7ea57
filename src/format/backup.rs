//! Backups: what a save replaces is kept in the program's own folder, never beside the map, where
//! colleagues and sync services would trip over it.
//!
//! Each map has a folder there, named by the hash of its path, with `path.ron`, which says the path
//! itself, and one file for each state that was replaced, named by time and contents.

use super::decode;
use super::disk::{Disk, RealDisk};
use super::emit::Emitter;
use super::journal::about::{path_of, text_of};
use super::journal::folder::read_up_to;
use super::open::{Contents, OpenError, WhyNotOpened, bytes_of};
use super::read::{Opened, read};
use crate::i18n::Texts;
use crate::model::{Language, Rng};
use serde::Deserialize;
use std::collections::HashSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The file that says which map a folder is about.
const ABOUT: &str = "path.ron";
/// Letters of the contents' hash in a backup's name.
const SHORT: usize = 16;
const HOUR: u64 = 60 * 60;
const DAY: u64 = 24 * HOUR;
/// Bytes written with one call.
const CHUNK: usize = 256 * 1024;

/// How much is kept of each map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Most backups; 0 = none are made.
    pub count: u32,
    /// The oldest, in days. The newest is kept whatever its age.
    pub days: u32,
}

impl Default for Keep {
    fn default() -> Self {
        Self { count: 50, days: 90 }
    }
}

/// Where backups are kept, and how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backups {
    folder: PathBuf,
    keep: Keep,
}

/// An earlier state of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was replaced.
    pub at: SystemTime,
    /// The file it is kept in.
    pub path: PathBuf,
    /// The beginning of its contents' hash.
    short: String,
}

/// Why the state that a save replaced was not kept. The save itself went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoBackup {
    /// Where backups are kept.
    pub folder: PathBuf,
    /// Why, in the system's words.
    pub why: String,
}

impl NoBackup {
    /// The error in words, with what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        let folder = self.folder.display().to_string();
        let args = [("folder", (&folder).into()), ("why", (&self.why).into())];
        texts.with("recovery-no-backup", &args)
    }
}

impl fmt::Display for NoBackup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Texts::of(Language::English)))
    }
}

impl std::error::Error for NoBackup {}

/// What `path.ron` says.
#[derive(Deserialize)]
struct About {
    path: String,
}

impl Backups {
    /// Backups in `folder`, so many of each map.
    pub fn new(folder: impl Into<PathBuf>, keep: Keep) -> Self {
        Self { folder: folder.into(), keep }
    }

    /// The backups of the map at `path`, the newest first.
    pub fn list(&self, path: &Path) -> Vec<Backup> {
        list(&RealDisk, &self.folder_of(&resolved(path))).unwrap_or_default()
    }

    /// The maps of which there are backups, by path.
    pub fn maps(&self) -> Vec<PathBuf> {
        let folders = RealDisk.names(&self.folder).unwrap_or_default().into_iter();
        let mut maps: Vec<PathBuf> = folders
            .filter_map(|name| {
                let bytes = read_up_to(&self.folder.join(name).join(ABOUT), 1 << 16).ok()?;
                let about: About = decode::decode(std::str::from_utf8(&bytes).ok()?).ok()?;
                path_of(&about.path)
            })
            .collect();
        maps.sort_unstable();
        maps
    }

    /// Keeps what a save is about to replace at a path without links, and lets old backups go.
    pub(super) fn keep(
        &self,
        disk: &dyn Disk,
        path: &Path,
        bytes: &[u8],
        now: SystemTime,
    ) -> Result<PathBuf, NoBackup> {
        self.put(disk, path, bytes, now).map_err(|error| self.failed(&error))
    }

    /// Whether backups are made unasked.
    pub(super) fn are_wanted(&self) -> bool {
        self.keep.count > 0
    }

    fn failed(&self, error: &io::Error) -> NoBackup {
        NoBackup { folder: self.folder.clone(), why: error.to_string() }
    }

    fn put(
        &self,
        disk: &dyn Disk,
        path: &Path,
        bytes: &[u8],
        now: SystemTime,
    ) -> io::Result<PathBuf> {
        let folder = self.folder_of(path);
        disk.make_folder(&folder)?;
        let mut backups = list(disk, &folder)?;
        let short = short_of(bytes);
        if let Some(newest) = backups.first().filter(|newest| newest.short == short) {
            return Ok(newest.path.clone());
        }
        let mut e = Emitter::new(256);
        e.raw("(path: ");
        e.short_text(&text_of(path));
        e.raw(")\n");
        let about = e.finish();
        if disk.metadata(&folder.join(ABOUT)).is_err() {
            write(disk, &folder.join(ABOUT), about.as_bytes())?;
        }
        let at = now.max(backups.first().map_or(UNIX_EPOCH, |newest| newest.at));
        let kept = folder.join(name_of(at, &short));
        write(disk, &kept, bytes)?;
        backups.insert(0, Backup { at, path: kept.clone(), short });
        for backup in self.keep.too_many(&backups, now) {
            // One too many harms nobody.
            if let Err(error) = disk.remove(&backup.path) {
                log::warn!("{}: {error}", backup.path.display());
            }
        }
        Ok(kept)
    }

    fn folder_of(&self, path: &Path) -> PathBuf {
        self.folder.join(short_of(text_of(path).as_bytes()))
    }
}

impl Backup {
    /// Reads the map in it.
    ///
    /// # Errors
    /// When the file cannot be read, or is no map.
    pub fn read(&self) -> Result<Opened, OpenError> {
        let why = |error| OpenError { path: self.path.clone(), why: WhyNotOpened::Read(error) };
        read(&bytes_of(&self.path)?).map_err(why)
    }
}

impl Keep {
    /// The backups to let go, of those sorted from the newest on: too old ones; of the last day all
    /// but one an hour, of earlier days all but one a day, the last hour untouched; then those
    /// beyond the count.
    fn too_many(self, backups: &[Backup], now: SystemTime) -> impl Iterator<Item = &Backup> {
        let mut hours = HashSet::new();
        let mut days = HashSet::new();
        let mut kept = 0;
        backups.iter().enumerate().filter_map(move |(place, backup)| {
            let age = now.duration_since(backup.at).unwrap_or_default().as_secs();
            let at = backup.at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
            let stays = place == 0
                || kept < self.count.max(1)
                    && age <= u64::from(self.days) * DAY
                    && (age <= HOUR
                        || age <= DAY && hours.insert(at / HOUR)
                        || age > DAY && days.insert(at / DAY));
            kept += u32::from(stays);
            (!stays).then_some(backup)
        })
    }
}

/// The backups in one map's folder, the newest first.
fn list(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<Backup>> {
    let names = disk.names(folder)?.into_iter();
    let mut backups: Vec<Backup> = names
        .filter_map(|name| {
            let (at, short) = read_name(&name)?;
            Some(Backup { at, path: folder.join(name), short })
        })
        .collect();
    backups.sort_unstable_by(|one, other| (other.at, &other.path).cmp(&(one.at, &one.path)));
    Ok(backups)
}

/// Writes a file so that it is there whole or not at all.
fn write(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let new = folder.join(format!(".{:016x}.tmp", Rng::from_system().next_u64()));
    let file = disk.create(&new, true)?;
    let done = (|| {
        for chunk in bytes.chunks(CHUNK) {
            disk.write(&file, chunk)?;
        }
        disk.sync(&file)?;
        disk.replace(&new, path)?;
        disk.sync_folder(folder)
    })();
    if done.is_err() {
        // Where it has its place already there is nothing to remove.
        let _ = disk.remove(&new);
    }
    done
}

/// The path without links; of a file that is gone, its folder's.
fn resolved(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let gone = || {
        let folder = RealDisk.canonicalize(whole.parent()?).ok()?;
        Some(folder.join(whole.file_name()?))
    };
    RealDisk.canonicalize(&whole).ok().or_else(gone).unwrap_or(whole)
}

fn short_of(bytes: &[u8]) -> String {
    let mut hex = Contents::of(bytes).hex();
    hex.truncate(SHORT);
    hex
}

/// The name of a backup: when it was made, in UTC, and the beginning of its contents' hash.
fn name_of(at: SystemTime, short: &str) -> String {
    let since = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = jiff::Timestamp::from_second(since.as_secs().cast_signed()).unwrap_or_default();
    let day = seconds.strftime("%Y-%m-%d_%H-%M-%S");
    format!("{day}_{:03}_{short}.cjm", since.subsec_millis())
}

/// What a name of [`name_of`] says.
fn read_name(name: &str) -> Option<(SystemTime, String)> {
    let mut parts = name.strip_suffix(".cjm")?.rsplitn(3, '_');
    let (short, milliseconds, day) = (parts.next()?, parts.next()?, parts.next()?);
    let day = jiff::civil::DateTime::strptime("%Y-%m-%d_%H-%M-%S", day).ok()?;
    let seconds = day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second();
    let milliseconds = milliseconds.parse::<u16>().ok()?.into();
    let since = Duration::from_secs(seconds.try_into().ok()?) + Duration::from_millis(milliseconds);
    let good = short.len() == SHORT && short.bytes().all(|byte| byte.is_ascii_hexdigit());
    good.then(|| (UNIX_EPOCH + since, short.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_when() {
        for at in [0, 1, 951_782_399_999, 1_780_000_000_001, 4_102_444_799_999] {
            let at = UNIX_EPOCH + Duration::from_millis(at);
            let name = name_of(at, "0123456789abcdef");
            assert_eq!(read_name(&name), Some((at, "0123456789abcdef".to_owned())), "{name}");
        }
        for name in ["path.ron", "x.cjm", "2026-01-01_00-00-00_000_xyz.cjm", "_.cjm", ".tmp"] {
            assert_eq!(read_name(name), None);
        }
    }

    /// Backups of these ages in seconds, the newest first.
    fn aged(now: SystemTime, ages: impl IntoIterator<Item = u64>) -> Vec<Backup> {
        let backup = |age| {
            let at = now - Duration::from_secs(age);
            Backup { at, path: PathBuf::from(age.to_string()), short: String::new() }
        };
        ages.into_iter().map(backup).collect()
    }

    #[test]
    fn of_older_days_one_stays_and_the_newest_always() {
        // Noon, so that hours and days begin where they are expected.
        let now = UNIX_EPOCH + Duration::from_secs(20_000 * DAY + DAY / 2);
        let gone = |keep: Keep, backups: &[Backup]| -> Vec<u64> {
            let gone = keep.too_many(backups, now);
            gone.map(|backup| backup.path.to_str().unwrap().parse().unwrap()).collect()
        };
        let keep = Keep::default();
        assert!(gone(keep, &aged(now, [200 * DAY])).is_empty());
        assert_eq!(gone(keep, &aged(now, [5, 200 * DAY])), [200 * DAY]);
        // Every minute of three days: an hour's minutes, a day's hours, and a day's one.
        let minutes: Vec<u64> = (0..3 * DAY / 60).map(|minute| minute * 60).collect();
        let backups = aged(now, minutes.iter().copied());
        let keep = Keep { count: 1_000, ..keep };
        let left = backups.len() - gone(keep, &backups).len();
        assert_eq!(left, 61 + 23 + 3);
        assert_eq!(backups.len() - gone(Keep { count: 7, ..keep }, &backups).len(), 7);
        // What stays would stay again.
        let gone_once = gone(keep, &backups);
        let stay: Vec<Backup> = backups
            .into_iter()
            .filter(|it| !gone_once.contains(&it.path.to_str().unwrap().parse().unwrap()))
            .collect();
        assert!(gone(keep, &stay).is_empty());
    }
}
