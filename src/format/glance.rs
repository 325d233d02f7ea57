//! Whether a map's file holds something else than when it was opened or saved last: looked at again
//! and again, cheaply.

use super::open::{Contents, MapFile, OpenError, OpenedFile, bytes_of, opened};
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// A file written as shortly as this before a look may be written again with the same date.
const COARSE: Duration = Duration::from_secs(3);
/// After so many looks at the date alone the contents are looked at all the same: on network shares
/// dates lie.
const TRUSTED: u32 = 60;

/// What the last looks at a file saw.
#[derive(Debug, Clone, Default)]
pub struct Glance {
    /// The contents as seen last, and how the file looked from outside then.
    seen: Option<(Contents, Stamp)>,
    /// Looks at the outside since.
    looks: u32,
}

/// A file from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    bytes: u64,
    number: u64,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let number = 0;
        Self { modified: metadata.modified().ok(), bytes: metadata.len(), number }
    }

    /// Whether the same date would mean the same contents.
    fn is_settled(&self) -> bool {
        let age = self.modified.and_then(|modified| modified.elapsed().ok());
        age.is_some_and(|age| age > COARSE)
    }
}

impl MapFile {
    /// The file's map where it is not the one known, opened for a merge; told once for the same
    /// contents. Dates and lengths only say when to look closer: the contents decide, so that a
    /// file that was merely touched is the same.
    ///
    /// To be called every second or so from a thread that may wait.
    ///
    /// # Errors
    /// When the file is gone, cannot be read, or is no map: perhaps only while somebody writes it.
    pub fn changed(&self, glance: &mut Glance) -> Result<Option<OpenedFile>, OpenError> {
        let stamp = stamp_of(&self.path)?;
        let seen = glance.seen.as_ref();
        let same = seen.is_some_and(|(_, before)| *before == stamp && stamp.is_settled());
        if same && glance.looks < TRUSTED {
            glance.looks += 1;
            return Ok(None);
        }
        let bytes = bytes_of(&self.path)?;
        let contents = Contents::of(&bytes);
        let known = seen.is_some_and(|(before, _)| *before == contents);
        // Written while we read: the next look sees the rest.
        let whole = stamp_of(&self.path)? == stamp;
        if known || contents == self.contents {
            (glance.seen, glance.looks) = (Some((contents, stamp)), 0);
            return Ok(None);
        }
        if !whole {
            return Ok(None);
        }
        let found = opened(self.path.clone(), &bytes)?;
        (glance.seen, glance.looks) = (Some((contents, stamp)), 0);
        Ok(Some(found))
    }
}

fn stamp_of(path: &Path) -> Result<Stamp, OpenError> {
    let metadata = fs::metadata(path).map_err(|error| OpenError::from_io(path, &error))?;
    Ok(Stamp::of(&metadata))
}
