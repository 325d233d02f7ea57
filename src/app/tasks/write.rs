//! Files in and out for the tasks: maps through `format`, pictures through `export`.

use crate::export::{Format, Options, write};
use crate::format::{MapFile, OpenedFile, open};
use crate::i18n::Texts;
use crate::model::{Document, Language};
use crate::scene::Scene;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Reads a map with the file it came from; also what to tell the person about it.
///
/// # Errors
/// What is wrong with the file and what to do.
pub fn read(path: &Path, language: Language) -> Result<(Document, MapFile, Vec<String>), String> {
    let texts = Texts::of(language);
    let OpenedFile { opened, file } = open(path).map_err(|error| error.text(texts))?;
    let mut notes: Vec<String> = Vec::new();
    notes.extend(opened.read_only.map(|newer| newer.text(texts)));
    match opened.problems.as_slice() {
        [] => {}
        [problem] => notes.push(problem.text(texts)),
        [first, rest @ ..] => {
            let more = texts.count("notice-more-problems", rest.len() as u64);
            notes.push(format!("{} {more}", first.text(texts)));
        }
    }
    Ok((opened.document, file, notes))
}

/// Writes a map: a new file first, then in place of the old one.
///
/// # Errors
/// What is wrong and what to do.
pub fn map(path: &Path, document: &Document, language: Language) -> Result<(), String> {
    let texts = Texts::of(language);
    replace(path, texts, |out| {
        out.write_all(&crate::format::write(document))
            .map_err(|error| not_written(path, texts, &error))
    })
}

/// Writes a picture in the format its name asks for: a new file first, then in place of the old
/// one, so that nobody ever finds half a picture.
///
/// # Errors
/// What is wrong and what to do.
pub fn picture(path: &Path, scene: &Scene, language: Language) -> Result<(), String> {
    let texts = Texts::of(language);
    let format = Format::of_path(path).map_err(|error| error.text(texts))?;
    replace(path, texts, |out| {
        write(scene, format, &Options::default(), out).map_err(|error| error.text(texts))
    })
}

/// What to tell where a file could not be written.
fn not_written(path: &Path, texts: &'static Texts, error: &io::Error) -> String {
    let (file, why) = (path.display().to_string(), error.to_string());
    texts.with("notice-not-written", &[("file", (&file).into()), ("why", (&why).into())])
}

/// Lets `fill` write a temporary file beside `path`, which then takes its place.
fn replace(
    path: &Path,
    texts: &'static Texts,
    fill: impl FnOnce(&mut BufWriter<NamedTempFile>) -> Result<(), String>,
) -> Result<(), String> {
    let failed = |error: &io::Error| not_written(path, texts, error);
    // Behind a symbolic link stands the file that is meant.
    let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Masked by the umask, as any program's new file is; the usual mode of temporary files
        // would keep colleagues from reading it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let file = builder.prefix(".cjm-").tempfile_in(folder).map_err(|error| failed(&error))?;
    let mut out = BufWriter::new(file);
    fill(&mut out)?;
    let file = out.into_inner().map_err(|error| failed(error.error()))?;
    file.as_file().sync_all().map_err(|error| failed(&error))?;
    file.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}
