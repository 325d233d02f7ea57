//! Maps as texts of other tools, and texts of other tools as maps: Mermaid journeys, Markdown
//! reports, pages of draw.io, the Open Journey Format; and maps as workbooks for spreadsheets
//! ([`workbook`]). Knows nothing of files, pictures or screens.
//!
//! What another tool has no place for is lost, and counted by kind ([`Losses`]), so that whoever
//! asks for the text can be told before it is given away. What a text says that a map cannot hold,
//! or what had to be guessed, is a [`Warning`] with its place; nothing vanishes without one.
//!
//! Texts come from anywhere: they are bounded in bytes ([`MOST_BYTES`]), in the length of a line
//! ([`LONGEST_TEXT`]) and in what they grow into ([`MOST_ELEMENTS`]), and are read in linear time.

mod bytes;
mod doubt;
mod draft;
mod drawio;
mod error;
mod kind;
mod loss;
mod mermaid;
mod ojf;
mod wiki;
pub mod workbook;

pub use bytes::MOST_BYTES;
pub use doubt::{Doubt, Spot, Warning};
pub use draft::{LONGEST_TEXT, MOST_ELEMENTS};
pub use error::{InterchangeError, Syntax};
pub use kind::{Source, Target};
pub use loss::{Loss, Losses};

use crate::model::{Document, Language, Rng};
use draft::Draft;

/// A map that was made of a text, and what was doubtful about it.
#[derive(Debug)]
pub struct Imported {
    /// The map.
    pub document: Document,
    /// What was guessed, changed or left out, in the order of the text.
    pub warnings: Vec<Warning>,
}

/// A text that was made of a map, and what of the map is not in it.
#[derive(Debug)]
pub struct Exported {
    /// The text.
    pub text: String,
    /// What is lost.
    pub lost: Losses,
}

/// Makes a map of a text; its texts are taken to be in `language`.
///
/// # Errors
/// When the bytes are no such text, or too much of it.
pub fn import(
    bytes: &[u8],
    from: Source,
    language: Language,
    rng: &mut Rng,
) -> Result<Imported, InterchangeError> {
    let text = bytes::text(bytes)?;
    let (draft, warnings): (Draft, Vec<Warning>) = match from {
        Source::Mermaid => mermaid::read(text)?,
        Source::Ojf => ojf::read(text)?,
    };
    Ok(Imported { document: draft.plant(language, rng), warnings })
}

/// Makes a text of a map. The same map always gives the same text.
pub fn export(document: &Document, to: Target) -> Exported {
    let (text, lost) = match to {
        Target::Mermaid => mermaid::write(document),
        Target::Markdown => wiki::write(document),
        Target::DrawIo => drawio::write(document),
    };
    Exported { text, lost }
}
