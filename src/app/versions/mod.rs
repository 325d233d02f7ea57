//! Earlier versions of the open map, and other maps beside it: what differs, and bringing back,
//! merging and marking it.

mod act;
mod copies;
mod seen;

pub use copies::is_copy_name;
pub use seen::{AskedMerge, Compared, MergedVersion, SeenVersion, WantedVersion};

use super::{App, Kept};
use crate::format::Backup;
use crate::i18n::Texts;
use crate::model::Date;
use std::path::PathBuf;
use std::time::SystemTime;

/// Where a version is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionSource {
    /// A backup.
    Backup(Backup),
    /// A revision of git, by the hash of what it holds.
    Revision(String),
    /// Another file.
    File(PathBuf),
}

/// Something the open map can be compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Where it is.
    pub source: VersionSource,
    /// When it was made; `None` where nobody knows.
    pub at: Option<SystemTime>,
    /// Who made it; empty where nobody knows.
    pub author: String,
    /// What its author says of it; of a file its name.
    pub about: String,
}

impl Version {
    /// Another file.
    pub fn file(path: PathBuf) -> Self {
        let about = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Self { source: VersionSource::File(path), at: None, author: String::new(), about }
    }

    /// When it was made, in words; empty where nobody knows.
    pub fn time(&self, texts: &'static Texts) -> String {
        self.at.map(|at| time_text(at, texts)).unwrap_or_default()
    }

    /// What it is called.
    pub fn name(&self, texts: &'static Texts) -> String {
        let time = self.time(texts);
        match self.source {
            VersionSource::Backup(_) => {
                texts.with("versions-backup-of", &[("time", (&time).into())])
            }
            VersionSource::Revision(_) => {
                let args = [("time", (&time).into()), ("about", (&self.about).into())];
                texts.with("versions-revision-of", &args)
            }
            VersionSource::File(_) => self.about.clone(),
        }
    }
}

/// A moment as the language writes it, on the clock of this place.
fn time_text(at: SystemTime, texts: &'static Texts) -> String {
    let at = jiff::Timestamp::try_from(at).unwrap_or_default();
    let at = at.to_zoned(jiff::tz::TimeZone::system());
    let day = Date { year: at.year(), month: at.month() as u8, day: at.day() as u8 };
    format!("{}, {}", texts.date(day), at.strftime("%H:%M"))
}

/// The dialog of earlier versions, while it is open.
pub struct Versions {
    /// Which map it is about, by its number.
    pub map: u64,
    /// What the map can be compared with: other files, then the newest first.
    pub list: Vec<Version>,
    /// Whether the list is still being gathered.
    pub listing: bool,
    /// Place of the chosen one.
    pub chosen: usize,
    /// Whether the chosen one is being merged.
    pub merging: bool,
    /// What was found out about the chosen one, or why nothing was.
    seen: Kept<WantedVersion, Result<Box<SeenVersion>, String>>,
}

impl Versions {
    /// The chosen version.
    pub fn version(&self) -> Option<&Version> {
        self.list.get(self.chosen)
    }

    /// Whether the chosen one is another file, and not what the map once was.
    pub fn is_file(&self) -> bool {
        self.version().is_some_and(|version| matches!(version.source, VersionSource::File(_)))
    }

    /// What is known of the chosen one, or why nothing is; `None` while it is being looked at.
    pub fn seen(&self) -> Option<Result<&SeenVersion, &str>> {
        let about = self.seen.question()?;
        let chosen = self.version().is_some_and(|version| version.source == about.source);
        let answer = self.seen.answer().filter(|_| chosen)?;
        Some(answer.as_deref().map_err(String::as_str))
    }
}

/// What is asked for in the dialog of earlier versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionsAsk {
    /// Open it; with this file, where one is meant.
    Open(Option<PathBuf>),
    /// Look at the version at this place.
    Choose(usize),
    /// Choose another file.
    OtherFile,
    /// Make the open map the chosen version.
    BringBack,
    /// Open the chosen version as a map of its own.
    Apart,
    /// Merge the chosen version into the open map.
    Merge,
    /// Mark on the map what differs.
    Show,
    /// Mark it no longer.
    EndShowing,
    /// Close the dialog.
    Leave,
}

/// What tasks report about versions.
pub enum VersionsDone {
    /// What the map with this number can be compared with.
    Listed(u64, Vec<Version>),
    /// A version was looked at, or could not be read.
    Seen(WantedVersion, Result<Box<SeenVersion>, String>),
    /// A version was merged.
    Merged(MergedVersion),
    /// Copies lie beside the file of the map with this number.
    Copies(u64, Vec<PathBuf>),
}

impl App {
    /// Goes on after a task that was lost by a defect.
    pub(super) fn lose_versions(&mut self) {
        if let Some(versions) = &mut self.versions {
            versions.listing = false;
            versions.merging = false;
            // Looked at once more it would be lost once more.
            if versions.seen.working() {
                self.versions = None;
            }
        }
    }
}
