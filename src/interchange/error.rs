//! Why a text does not become a map, with its place and what to do about it.

use super::{LONGEST_TEXT, MOST_BYTES, MOST_ELEMENTS};
use crate::i18n::{Arg, Texts};

/// Why a text does not become a map. Lines and columns are counted from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InterchangeError {
    /// More bytes than [`MOST_BYTES`].
    #[error("more than {MOST_BYTES} bytes")]
    TooLarge,
    /// No UTF-8, or a character that no text has.
    #[error("no text in line {line}, column {column}")]
    NotText {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Nothing but blanks.
    #[error("nothing in it")]
    Empty,
    /// More elements than [`MOST_ELEMENTS`].
    #[error("more than {MOST_ELEMENTS} elements")]
    TooMany,
    /// The text breaks a rule of its format.
    #[error("{what:?} in line {line}, column {column}")]
    At {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// The rule.
        what: Syntax,
    },
    /// A workbook or table without a list of a map.
    #[error("no list of a map in it")]
    NotAWorkbook,
    /// A workbook of another map: none of its elements is in this one.
    #[error("a workbook of another map")]
    OtherMap,
    /// JSON, but not of the Open Journey Format.
    #[error("neither stages nor nodes")]
    NotOjf,
    /// A text of JSON that is longer than [`LONGEST_TEXT`].
    #[error("{path} is longer than {LONGEST_TEXT} characters")]
    LongText {
        /// Where it stands, such as `nodes[3].title`.
        path: String,
    },
}

/// A rule that a text breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Syntax {
    /// The first statement is not `journey`.
    NoHeader,
    /// The first statement is `journey`, but not in small letters.
    HeaderCase,
    /// `journey` stands a second time.
    SecondHeader,
    /// A semicolon that is not part of a code such as `#59;`.
    Semicolon,
    /// A line that is neither a keyword nor a task with its score.
    NoColon,
    /// A task without a name.
    NoName,
    /// What begins here never ends: front matter, a directive, a description in braces.
    Unclosed,
    /// A line longer than [`LONGEST_TEXT`].
    LongLine,
    /// JSON that is cut off.
    JsonCut,
    /// JSON that is nested deeper than anybody reads.
    JsonDeep,
    /// No JSON.
    Json,
}

impl Syntax {
    /// The key of the sentence that says it.
    const fn key(self) -> &'static str {
        match self {
            Self::NoHeader => "convert-why-no-header",
            Self::HeaderCase => "convert-why-header-case",
            Self::SecondHeader => "convert-why-second-header",
            Self::Semicolon => "convert-why-semicolon",
            Self::NoColon => "convert-why-no-colon",
            Self::NoName => "convert-why-no-name",
            Self::Unclosed => "convert-why-unclosed",
            Self::LongLine => "convert-why-long-line",
            Self::JsonCut => "convert-why-json-cut",
            Self::JsonDeep => "convert-why-json-deep",
            Self::Json => "convert-why-json",
        }
    }
}

impl InterchangeError {
    /// What is wrong with the text and what to do about it.
    pub fn text(&self, texts: &'static Texts) -> String {
        let place = |line: usize, column: usize, why: &str| {
            let args = [
                ("line", Arg::Count(line as u64)),
                ("column", Arg::Count(column as u64)),
                ("why", Arg::Text(why)),
            ];
            texts.with("convert-why-at", &args)
        };
        let most = |key: &str, most: usize| {
            texts.with(key, &[("most", Arg::Text(&texts.whole(most as u64)))])
        };
        match self {
            Self::TooLarge => most("convert-why-too-large", MOST_BYTES / 1024 / 1024),
            Self::NotText { line, column } => {
                place(*line, *column, texts.get("convert-why-not-text"))
            }
            Self::Empty => texts.get("convert-why-empty").to_owned(),
            Self::TooMany => most("convert-why-too-many", MOST_ELEMENTS),
            Self::At { line, column, what } => place(*line, *column, texts.get(what.key())),
            Self::NotAWorkbook => texts.get("workbook-why-not").to_owned(),
            Self::OtherMap => texts.get("workbook-why-other").to_owned(),
            Self::NotOjf => texts.get("convert-why-not-ojf").to_owned(),
            Self::LongText { path } => {
                let most = texts.whole(LONGEST_TEXT as u64);
                let args = [("path", Arg::Text(path)), ("most", Arg::Text(&most))];
                texts.with("convert-why-long-text", &args)
            }
        }
    }
}
