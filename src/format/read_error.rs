//! Why a file is no map at all, and how that is said.

use super::list::List;
use super::place::Place;
use super::problem::at_place;
use super::reason::Reason;
use crate::i18n::Texts;
use crate::model::Language;
use std::fmt;

/// Why a file cannot be opened as a map at all.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadError {
    /// Nothing in it.
    Empty,
    /// Nothing but zero bytes: an interrupted write by some other program.
    OnlyZeros,
    /// More bytes than any map needs.
    TooBig {
        /// The most that is read, in MB.
        limit: u64,
    },
    /// More pieces in one list than any map needs.
    TooMany {
        /// The list.
        list: List,
        /// The most that is read.
        limit: usize,
        /// Where the list passes the limit.
        place: Place,
    },
    /// UTF-16 text.
    Utf16,
    /// Bytes of some other kind of file.
    Binary {
        /// What it looks like: `PNG`, `ZIP`, `PDF` …; empty if unknown.
        looks_like: &'static str,
    },
    /// Text in some other encoding than UTF-8.
    NotUtf8 {
        /// The first byte that is not.
        place: Place,
    },
    /// Text of some other format.
    OtherFormat {
        /// What it looks like: `JSON`, `XML` …
        looks_like: &'static str,
    },
    /// Text that does not start like a map.
    NotAMap {
        /// Where it stops looking like one.
        place: Place,
        /// What was expected there.
        reason: Reason,
    },
    /// The header gives no format version.
    NoVersion {
        /// Where it should stand.
        place: Place,
    },
    /// Marks of a merge that was left unresolved.
    Conflict {
        /// The first mark.
        place: Place,
    },
    /// A newer version's file of which nothing is understood.
    Newer {
        /// Its format.
        format: u32,
    },
}

impl ReadError {
    /// The error in words, with its place and what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        let place = match self {
            Self::TooMany { place, .. }
            | Self::NotUtf8 { place }
            | Self::NotAMap { place, .. }
            | Self::NoVersion { place }
            | Self::Conflict { place } => Some(*place),
            _ => None,
        };
        let text = match self {
            Self::Empty => texts.get("file-empty").to_owned(),
            Self::OnlyZeros => texts.get("file-only-zeros").to_owned(),
            Self::TooBig { limit } => texts.with("file-too-big", &[("limit", (*limit).into())]),
            Self::TooMany { list, limit, .. } => texts
                .with("file-too-many", &[("list", list.key().into()), ("limit", (*limit).into())]),
            Self::Utf16 => texts.get("file-utf16").to_owned(),
            Self::Binary { looks_like: "" } => texts.get("file-binary").to_owned(),
            Self::Binary { looks_like } | Self::OtherFormat { looks_like } => {
                texts.with("file-other-format", &[("format", (*looks_like).into())])
            }
            Self::NotUtf8 { .. } => texts.get("file-not-utf8").to_owned(),
            Self::NotAMap { reason, .. } => {
                texts.with("file-not-a-map", &[("why", (&reason.text(texts)).into())])
            }
            Self::NoVersion { .. } => texts.get("file-no-version").to_owned(),
            Self::Conflict { .. } => texts.get("file-conflict").to_owned(),
            Self::Newer { format } => {
                texts.with("file-newer", &[("format", u64::from(*format).into())])
            }
        };
        at_place(texts, place, &text)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Texts::of(Language::English)))
    }
}

impl std::error::Error for ReadError {}
