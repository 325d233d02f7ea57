//! Writing what a command made: whole or not at all.

use super::CliError;
use crate::format::{Existing, Ready, Whole};
use crate::i18n::Texts;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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

/// Writes what `fill` makes to `path`, so that a failure or a kill leaves the old file or the new
/// one. `-` is standard output. What is not a plain file (a pipe, a device) is written to directly.
///
/// # Errors
/// When it cannot be made or written, or exists and may not be replaced.
pub(super) fn write(
    path: &Path,
    existing: Existing,
    texts: &'static Texts,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failed>,
) -> Result<(), CliError> {
    let result = if path == Path::new("-") {
        let mut out = io::BufWriter::new(io::stdout().lock());
        fill(&mut out).and_then(|()| Ok(out.flush()?))
    } else {
        made(path, existing, fill).and_then(|ready| Ok(ready.map_or(Ok(()), Ready::place)?))
    };
    result.or_else(|failed| told(failed, path, texts))
}

/// Writes what `fill` makes for each of these files, counted from 0: all of them or none.
///
/// # Errors
/// As [`write()`].
pub(super) fn write_all(
    paths: &[PathBuf],
    existing: Existing,
    texts: &'static Texts,
    mut fill: impl FnMut(usize, &mut dyn Write) -> Result<(), Failed>,
) -> Result<(), CliError> {
    if let [path] = paths {
        return write(path, existing, texts, |out| fill(0, out));
    }
    let mut ready = Vec::with_capacity(paths.len());
    for (number, path) in paths.iter().enumerate() {
        match made(path, existing, |out| fill(number, out)) {
            Ok(made) => ready.extend(made.map(|made| (path, made))),
            Err(failed) => return told(failed, path, texts),
        }
    }
    for (path, made) in ready {
        made.place().or_else(|error| told(error.into(), path, texts))?;
    }
    Ok(())
}

fn told(failed: Failed, path: &Path, texts: &'static Texts) -> Result<(), CliError> {
    match failed {
        Failed::Write(error) => match error.kind() {
            // Whoever reads our output has seen enough.
            io::ErrorKind::BrokenPipe => Ok(()),
            io::ErrorKind::AlreadyExists => Err(CliError::Exists { path: path.to_owned() }),
            _ => Err(CliError::CannotWrite { path: path.to_owned(), why: reason(&error, texts) }),
        },
        Failed::Draw(why) => Err(CliError::CannotDraw { why }),
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

/// Makes the file for `path`; `None` where it is written already, being no plain file.
fn made(
    path: &Path,
    existing: Existing,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failed>,
) -> Result<Option<Ready>, Failed> {
    let direct = fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir());
    if direct && existing == Existing::Replace {
        fill(&mut fs::OpenOptions::new().write(true).open(path)?)?;
        return Ok(None);
    }
    let mut out = Whole::beside(path, existing)?;
    fill(&mut out)?;
    Ok(Some(out.ready()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn texts() -> &'static Texts {
        Texts::of(Language::English)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_failure_in_the_middle_leaves_the_old_file_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"old").unwrap();
        let failed = write(&path, Existing::Replace, texts(), |out| {
            out.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull).into())
        });
        assert!(matches!(failed, Err(CliError::CannotWrite { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn of_a_set_that_fails_half_way_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["a", "b", "c"].map(|name| folder.path().join(name));
        fs::write(&paths[0], b"old").unwrap();
        let fill = |full: bool| {
            move |number: usize, out: &mut dyn Write| {
                out.write_all(b"new")?;
                if full && number == 1 {
                    return Err(io::Error::from(io::ErrorKind::StorageFull).into());
                }
                Ok(())
            }
        };
        let failed = write_all(&paths, Existing::Replace, texts(), fill(true));
        assert!(matches!(failed, Err(CliError::CannotWrite { path, .. }) if path == paths[1]));
        assert_eq!(fs::read(&paths[0]).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a"]);
        write_all(&paths, Existing::Replace, texts(), fill(false)).unwrap();
        assert!(paths.iter().all(|path| fs::read(path).unwrap() == b"new"));
        assert_eq!(names(folder.path()).len(), 3);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to() {
        let null = Path::new("/dev/null");
        write(null, Existing::Replace, texts(), |out| Ok(out.write_all(b"gone")?)).unwrap();
        assert!(!fs::metadata(null).unwrap().is_file());
    }
}
