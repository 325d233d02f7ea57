//! Opening the maps named on the command line.

use super::CliError;
use crate::format::{self, Opened, WhyNotOpened};
use crate::i18n::Texts;
use std::path::Path;

/// The map at `path`, however damaged; what is wrong with it is in [`Opened::problems`].
///
/// # Errors
/// When it cannot be read, or is no map.
pub(super) fn open(path: &Path, texts: &'static Texts) -> Result<Opened, CliError> {
    format::open(path).map(|file| file.opened).map_err(|error| {
        let why = error.text(texts);
        match error.why {
            WhyNotOpened::Read(_) => CliError::NotAMap { path: path.to_owned(), why },
            _ => CliError::CannotRead { why },
        }
    })
}
