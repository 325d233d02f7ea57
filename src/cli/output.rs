//! Writing what a command made: whole or not at all.

use super::CliError;
use crate::export::ExportError;
use crate::format::{self, Existing, NotMade, why_not_written};
use crate::i18n::Texts;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes what `fill` makes to `path`, so that a failure or a kill leaves the old file or the new
/// one. `-` is standard output. What is not a plain file (a pipe, a device) is written to directly.
///
/// # Errors
/// When it cannot be made or written, or exists and may not be replaced.
pub(super) fn write(
    path: &Path,
    existing: Existing,
    texts: &'static Texts,
    mut fill: impl FnMut(&mut dyn Write) -> Result<(), NotMade>,
) -> Result<(), CliError> {
    write_all(&[path.to_owned()], existing, texts, |_, out| fill(out))
}

/// Writes what `fill` makes for each of these files, counted from 0: all of them or none.
///
/// # Errors
/// As [`write()`].
pub(super) fn write_all(
    paths: &[PathBuf],
    existing: Existing,
    texts: &'static Texts,
    mut fill: impl FnMut(usize, &mut dyn Write) -> Result<(), NotMade>,
) -> Result<(), CliError> {
    if let [path] = paths
        && let Some(out) = direct(path, existing)
    {
        let written = out.map_err(NotMade::from).and_then(|mut out| {
            fill(0, &mut *out)?;
            Ok(out.flush()?)
        });
        return written.or_else(|why| told(why, path, texts));
    }
    let written = format::write_all(paths, existing, fill);
    written.or_else(|(path, why)| told(why, &path, texts))
}

/// Where what is no plain file is written to: standard output, a pipe, a device.
fn direct(path: &Path, existing: Existing) -> Option<io::Result<Box<dyn Write>>> {
    if path == Path::new("-") {
        return Some(Ok(Box::new(io::BufWriter::new(io::stdout()))));
    }
    let there = fs::metadata(path).ok()?;
    let special = !there.is_file() && !there.is_dir() && existing == Existing::Replace;
    let open = || fs::OpenOptions::new().write(true).open(path);
    special.then(|| open().map(|file| Box::new(file) as Box<dyn Write>))
}

/// Why a picture did not come about.
pub(super) fn undrawn(error: ExportError, texts: &'static Texts) -> NotMade {
    match error {
        ExportError::Io(error) => NotMade::System(error),
        other => NotMade::Content(other.text(texts)),
    }
}

fn told(failed: NotMade, path: &Path, texts: &'static Texts) -> Result<(), CliError> {
    match failed {
        NotMade::System(error) => match error.kind() {
            // Whoever reads our output has seen enough.
            io::ErrorKind::BrokenPipe => Ok(()),
            io::ErrorKind::AlreadyExists => Err(CliError::Exists { path: path.to_owned() }),
            _ => Err(CliError::CannotWrite {
                path: path.to_owned(),
                why: why_not_written(&error, texts),
            }),
        },
        NotMade::Content(why) => Err(CliError::CannotDraw { why }),
    }
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
