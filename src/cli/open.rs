//! Opening the maps named on the command line.

use super::CliError;
use crate::format::{self, Opened, OpenedFile, WhyNotOpened};
use crate::i18n::Texts;
use std::path::Path;

/// The map at `path`, however damaged; what is wrong with it is in [`Opened::problems`].
///
/// # Errors
/// When it cannot be read, or is no map.
pub(super) fn open(path: &Path, texts: &'static Texts) -> Result<Opened, CliError> {
    open_file(path, texts).map(|file| file.opened)
}

/// The same with its file, to be saved.
///
/// # Errors
/// As [`open`].
pub(super) fn open_file(path: &Path, texts: &'static Texts) -> Result<OpenedFile, CliError> {
    format::open(path).map_err(|error| {
        let why = error.text(texts);
        match error.why {
            WhyNotOpened::Read(_) => CliError::NotAMap { path: path.to_owned(), why },
            _ => CliError::CannotRead { why },
        }
    })
}
