//! `cjm new`: starts a map from a template.

use super::args::NewArgs;
use super::output::{Replace, write};
use super::{CliError, Exit, print};
use crate::format;
use crate::i18n::Texts;
use crate::model::{Language, Rng};

/// Writes a new map from the template, in `lang` or the system's language.
///
/// # Errors
/// When the output exists and may not be replaced, or cannot be written.
pub(super) fn run(
    args: &NewArgs,
    lang: Option<Language>,
    texts: &'static Texts,
) -> Result<Exit, CliError> {
    let language = lang.unwrap_or_else(Language::of_system);
    let map = args
        .template
        .map(language, &mut Rng::from_system())
        .map_err(|error| CliError::CannotRead { why: error.text(texts) })?;
    let replace = if args.force { Replace::Yes } else { Replace::No };
    write(&args.output, replace, texts, |out| Ok(out.write_all(&format::write(&map))?))?;
    if args.output.as_os_str() != "-" {
        let path = args.output.display().to_string();
        print(&(texts.with("cli-created", &[("path", (&path).into())]) + "\n"))?;
    }
    Ok(Exit::Fine)
}
