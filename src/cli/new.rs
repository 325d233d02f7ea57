//! `cjm new`: starts a map from a template, or a workbook to collect one in.

use super::args::NewArgs;
use super::output::write;
use super::{CliError, Exit, print};
use crate::format::{self, Existing};
use crate::i18n::Texts;
use crate::interchange::workbook;
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
    let map = args.template.map(|template| template.map(language, &mut Rng::from_system()));
    let map = map.transpose().map_err(|error| CliError::CannotRead { why: error.text(texts) })?;
    let bytes = match (&map, args.workbook) {
        (Some(map), false) => format::write(map),
        (map, _) => map
            .as_ref()
            .map_or_else(|| workbook::template(language), workbook::to_xlsx)
            .map_err(|error| CliError::CannotDraw { why: error.text(texts) })?,
    };
    let existing = if args.force { Existing::Replace } else { Existing::Refuse };
    write(&args.output, existing, texts, |out| Ok(out.write_all(&bytes)?))?;
    if args.output.as_os_str() != "-" {
        let path = args.output.display().to_string();
        // A workbook is opened by a spreadsheet first.
        let key = if args.workbook { "workbook-written" } else { "cli-created" };
        print(&(texts.with(key, &[("path", (&path).into())]) + "\n"))?;
    }
    Ok(Exit::Fine)
}
