//! `cjm keys`: every key of the window, as the manual has them.

use super::{CliError, Exit, print};
use crate::app::keys_markdown;
use crate::i18n::Texts;

/// Prints the table of keys in Markdown.
///
/// # Errors
/// When nothing can be printed.
pub(super) fn run(texts: &'static Texts) -> Result<Exit, CliError> {
    print(&keys_markdown(texts))?;
    Ok(Exit::Fine)
}
