//! Writing what a command made: whole or not at all.

use super::CliError;
use crate::i18n::Texts;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Whether an existing file may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Replace {
    /// Yes.
    Yes,
    /// No: then it is an error.
    No,
}

/// Why an output did not come about.
#[derive(Debug)]
pub(super) enum Failed {
    /// It cannot be written.
    Write(io::Error),
    /// It cannot be made; why, in the user's language.
    Draw(String),
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// Writes what `fill` makes to `path`: into a temporary file beside it, then renamed, so that a
/// failure or a kill leaves the old file or the new one. `-` is standard output. What is not a
/// plain file (a pipe, a device) is written to directly.
///
/// # Errors
/// When it cannot be made or written, or exists and may not be replaced.
pub(super) fn write(
    path: &Path,
    replace: Replace,
    texts: &'static Texts,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failed>,
) -> Result<(), CliError> {
    let result = if path == Path::new("-") {
        let mut out = io::BufWriter::new(io::stdout().lock());
        fill(&mut out).and_then(|()| Ok(out.flush()?))
    } else {
        write_file(path, replace, fill)
    };
    match result {
        Ok(()) => Ok(()),
        Err(Failed::Write(error)) => match error.kind() {
            // Whoever reads our output has seen enough.
            io::ErrorKind::BrokenPipe => Ok(()),
            io::ErrorKind::AlreadyExists => Err(CliError::Exists { path: path.to_owned() }),
            _ => Err(CliError::CannotWrite { path: path.to_owned(), why: reason(&error, texts) }),
        },
        Err(Failed::Draw(why)) => Err(CliError::CannotDraw { why }),
    }
}

/// Why something cannot be written, in words.
fn reason(error: &io::Error, texts: &'static Texts) -> String {
    let key = match error.kind() {
        io::ErrorKind::NotFound => "cli-why-no-folder",
        io::ErrorKind::PermissionDenied => "cli-why-permission",
        io::ErrorKind::ReadOnlyFilesystem => "cli-why-read-only",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "cli-why-full",
        io::ErrorKind::IsADirectory => "cli-why-folder",
        _ => return texts.with("cli-why-other", &[("reason", (&error.to_string()).into())]),
    };
    texts.get(key).to_owned()
}

fn write_file(
    path: &Path,
    replace: Replace,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failed>,
) -> Result<(), Failed> {
    // Behind a symbolic link stands the file that is meant.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&target).ok();
    if let Some(old) = &old {
        if replace == Replace::No {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
        }
        if old.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
        }
        if !old.is_file() {
            return fill(&mut fs::OpenOptions::new().write(true).open(&target)?);
        }
        // A rename would replace it in spite of its mode.
        if old.permissions().readonly() {
            return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
        }
    }
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut temp = temporary(folder)?;
    let mut out = io::BufWriter::new(temp.as_file_mut());
    fill(&mut out)?;
    out.flush()?;
    drop(out);
    if let Some(old) = old {
        temp.as_file().set_permissions(old.permissions())?;
    }
    temp.as_file().sync_all()?;
    match replace {
        Replace::Yes => temp.persist(&target),
        Replace::No => temp.persist_noclobber(&target),
    }
    .map_err(|error| error.error)?;
    Ok(())
}

/// A hidden file beside the one to come; gone when dropped.
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".cjm-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Masked by the umask, as any program's new file is.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn write(path: &Path, bytes: &[u8], replace: Replace) -> Result<(), CliError> {
        let texts = Texts::of(Language::English);
        super::write(path, replace, texts, |out| Ok(out.write_all(bytes)?))
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_new_file_is_as_readable_as_any_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("a"), folder.path().join("b"));
        write(&ours, b"one", Replace::No).unwrap();
        fs::write(&plain, b"two").unwrap();
        assert_eq!(fs::read(&ours).unwrap(), b"one");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions();
        assert_eq!(mode(&ours), mode(&plain));
        assert_eq!(names(folder.path()).len(), 2);
    }

    #[test]
    fn an_existing_file_is_only_replaced_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"old").unwrap();
        let refused = write(&path, b"new", Replace::No);
        assert!(matches!(refused, Err(CliError::Exists { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write(&path, b"new", Replace::Yes).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn a_read_only_file_and_a_folder_are_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"old").unwrap();
        let mut mode = fs::metadata(&path).unwrap().permissions();
        mode.set_readonly(true);
        fs::set_permissions(&path, mode).unwrap();
        assert!(matches!(write(&path, b"new", Replace::Yes), Err(CliError::CannotWrite { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert!(write(folder.path(), b"new", Replace::Yes).is_err());
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn a_failure_in_the_middle_leaves_the_old_file_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"old").unwrap();
        let texts = Texts::of(Language::English);
        let failed = super::write(&path, Replace::Yes, texts, |out| {
            out.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull).into())
        });
        assert!(matches!(failed, Err(CliError::CannotWrite { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_device_a_device() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a"), folder.path().join("l"));
        fs::write(&file, b"old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"new", Replace::Yes).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        write(Path::new("/dev/null"), b"gone", Replace::Yes).unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
