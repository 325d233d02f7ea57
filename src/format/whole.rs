//! Files that are written whole or not at all: each is made beside its place first, hidden, and
//! takes that place when it is complete. Of several files none takes its place before all are made.

use super::{Disk, Existing, RealDisk};
use crate::i18n::Texts;
use std::fs::{self, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};

/// Why a file did not come about.
#[derive(Debug)]
pub enum NotMade {
    /// The system does not write it.
    System(io::Error),
    /// There is nothing to write; why, in the user's language.
    Content(String),
}

impl From<io::Error> for NotMade {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Writes what `fill` makes for each of these files, counted from 0, all of them or none: a failure
/// or a kill leaves the old files or the new ones.
///
/// # Errors
/// The first file that cannot be made or written, or exists and may not be replaced.
pub fn write_all(
    paths: &[PathBuf],
    existing: Existing,
    mut fill: impl FnMut(usize, &mut dyn Write) -> Result<(), NotMade>,
) -> Result<(), (PathBuf, NotMade)> {
    let mut ready = Vec::with_capacity(paths.len());
    for (number, path) in paths.iter().enumerate() {
        let made = made(path, existing, |out| fill(number, out));
        ready.push((path, made.map_err(|why| (path.clone(), why))?));
    }
    for (path, made) in ready {
        made.place().map_err(|error| (path.clone(), error.into()))?;
    }
    Ok(())
}

fn made(
    path: &Path,
    existing: Existing,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), NotMade>,
) -> Result<Ready, NotMade> {
    let mut out = Whole::beside(path, existing)?;
    fill(&mut out)?;
    Ok(out.ready()?)
}

/// A file that is being made.
struct Whole {
    out: BufWriter<NamedTempFile>,
    /// Where it will be; behind a symbolic link, the file that is meant.
    path: PathBuf,
    existing: Existing,
    /// The file that is there now.
    old: Option<Metadata>,
}

/// A file that is complete, and only has to take its place; gone when dropped.
struct Ready {
    temp: TempPath,
    path: PathBuf,
    existing: Existing,
}

impl Whole {
    /// A hidden file beside `path`.
    ///
    /// # Errors
    /// When there is a file that may not be replaced, something that is no file, or no place for one.
    fn beside(path: &Path, existing: Existing) -> io::Result<Self> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&path).ok();
        if let Some(there) = &old {
            // What is read-only would be replaced by a rename in spite of that.
            let refused = if existing == Existing::Refuse {
                Some(io::ErrorKind::AlreadyExists)
            } else if there.is_dir() {
                Some(io::ErrorKind::IsADirectory)
            } else if !there.is_file() || there.permissions().readonly() {
                Some(io::ErrorKind::PermissionDenied)
            } else {
                None
            };
            if let Some(kind) = refused {
                return Err(kind.into());
            }
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".cjm-").suffix(".tmp");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // Masked by the umask, as any program's new file is; the usual mode of temporary files
            // would keep colleagues from reading it.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let out = BufWriter::new(builder.tempfile_in(folder)?);
        Ok(Self { out, path, existing, old })
    }

    /// Ends it: from here on it is on the disk.
    ///
    /// # Errors
    /// When it cannot be written to its end.
    fn ready(self) -> io::Result<Ready> {
        let file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Some(old) = self.old {
            // What only some may read stays so.
            file.as_file().set_permissions(old.permissions())?;
        }
        file.as_file().sync_all()?;
        Ok(Ready { temp: file.into_temp_path(), path: self.path, existing: self.existing })
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Ready {
    /// Puts it in its place, and its name on the disk.
    ///
    /// # Errors
    /// When the system does not let it, or a file appeared there that may not be replaced.
    fn place(self) -> io::Result<()> {
        match self.existing {
            Existing::Replace => self.temp.persist(&self.path),
            Existing::Refuse => self.temp.persist_noclobber(&self.path),
        }
        .map_err(|error| error.error)?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        RealDisk.sync_folder(folder.unwrap_or(Path::new(".")))
    }
}

/// Why a file cannot be written, and what to do about it: half a sentence after the file's name,
/// in the user's language.
pub fn why_not_written(error: &io::Error, texts: &'static Texts) -> String {
    let key = match error.kind() {
        io::ErrorKind::NotFound => "write-why-no-folder",
        io::ErrorKind::PermissionDenied => "write-why-permission",
        io::ErrorKind::ReadOnlyFilesystem => "write-why-read-only",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "write-why-full"
        }
        io::ErrorKind::IsADirectory => "write-why-folder",
        _ => return texts.with("write-why-other", &[("reason", (&error.to_string()).into())]),
    };
    texts.get(key).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn write(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
        let mut out = Whole::beside(path, existing)?;
        out.write_all(bytes)?;
        out.ready()?.place()
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_is_as_readable_as_any_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("a"), folder.path().join("b"));
        write(&ours, b"one", Existing::Refuse).unwrap();
        fs::write(&plain, b"two").unwrap();
        assert_eq!(fs::read(&ours).unwrap(), b"one");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions();
        assert_eq!(mode(&ours), mode(&plain));
        assert_eq!(names(folder.path()), ["a", "b"]);
    }

    #[test]
    fn an_existing_file_is_only_replaced_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"old").unwrap();
        let refused = write(&path, b"new", Existing::Refuse).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write(&path, b"new", Existing::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        // One that appears while another is made is not replaced either.
        let other = folder.path().join("b");
        let ready = Whole::beside(&other, Existing::Refuse).unwrap().ready().unwrap();
        fs::write(&other, b"theirs").unwrap();
        assert_eq!(ready.place().unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&other).unwrap(), b"theirs");
        assert_eq!(names(folder.path()), ["a", "b"]);
    }

    #[test]
    fn a_read_only_file_and_a_folder_are_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"old").unwrap();
        let mut mode = fs::metadata(&path).unwrap().permissions();
        mode.set_readonly(true);
        fs::set_permissions(&path, mode).unwrap();
        let refused = write(&path, b"new", Existing::Replace).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
        let refused = write(folder.path(), b"new", Existing::Replace).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::IsADirectory);
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn why_nothing_was_written_is_said_in_every_language_with_what_to_do() {
        let texts = Language::ALL.iter().map(|&language| Texts::of(language));
        for texts in texts {
            let why = |kind: io::ErrorKind| why_not_written(&kind.into(), texts);
            let known = [
                io::ErrorKind::StorageFull,
                io::ErrorKind::NotFound,
                io::ErrorKind::PermissionDenied,
                io::ErrorKind::ReadOnlyFilesystem,
                io::ErrorKind::IsADirectory,
            ];
            let said: std::collections::BTreeSet<String> = known.map(why).into();
            assert_eq!(said.len(), known.len());
            // A reason and a remedy.
            assert!(said.iter().all(|said| said.matches(". ").count() == 1), "{said:?}");
            assert!(why(io::ErrorKind::TimedOut).contains(&io::ErrorKind::TimedOut.to_string()));
        }
    }

    #[test]
    fn of_several_none_is_placed_before_all_are_made() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&one, b"old").unwrap();
        let mut first = Whole::beside(&one, Existing::Replace).unwrap();
        first.write_all(b"new").unwrap();
        let first = first.ready().unwrap();
        let mut second = Whole::beside(&two, Existing::Replace).unwrap();
        second.write_all(b"half").unwrap();
        // The second fails.
        drop((first, second));
        assert_eq!(fs::read(&one).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_what_only_some_may_read_stays_so() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a"), folder.path().join("l"));
        fs::write(&file, b"old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"new", Existing::Replace).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(Whole::beside(Path::new("/dev/null"), Existing::Replace).is_err());
    }
}
