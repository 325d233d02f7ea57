//! What can be wrong with a file, and how it is told to the person who opened it.

use super::place::Place;
use crate::i18n::{Arg, Texts};
use crate::model::{Broken, Language};
use std::fmt;

/// The lists of a file, as its problems name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// The properties of the map.
    Map,
    /// Stages, touchpoints and all other elements.
    Elements,
    /// The links between elements.
    Links,
    /// The questions of surveys.
    Questions,
    /// The histograms of answers.
    Cells,
    /// The encoded bytes of pictures.
    Pictures,
    /// What was set aside before.
    SetAside,
    /// Anything else in the file.
    Other,
}

impl List {
    /// Every list, in file order.
    pub const ALL: &'static [Self] = &[
        Self::Map,
        Self::Elements,
        Self::Links,
        Self::Questions,
        Self::Cells,
        Self::Pictures,
        Self::SetAside,
        Self::Other,
    ];

    /// The name under which `set_aside` keeps pieces of this list that were understood but have
    /// no place on the map.
    pub(super) fn left_out_key(self) -> String {
        format!("{}: left out", self.key())
    }

    /// The name of the list in the file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Elements => "elements",
            Self::Links => "links",
            Self::Questions => "questions",
            Self::Cells => "cells",
            Self::Pictures => "pictures",
            Self::SetAside => "set_aside",
            Self::Other => "other",
        }
    }

    /// The list with this name in the file.
    pub(super) fn from_key(key: &str) -> Self {
        Self::ALL.iter().copied().find(|list| list.key() == key).unwrap_or(Self::Other)
    }
}

/// Why a piece of a file was not understood.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// A bracket that is never closed.
    NeverClosed,
    /// A text in quotes that is never closed.
    TextNeverClosed,
    /// A comment that is never closed.
    CommentNeverClosed,
    /// A closing bracket of the wrong kind.
    WrongBracket {
        /// The bracket that should stand here.
        expected: char,
    },
    /// Brackets nest deeper than any map needs.
    TooDeep,
    /// A character that means nothing here.
    Unexpected {
        /// The character.
        found: char,
    },
    /// Something follows where the file should end.
    Trailing,
    /// The file or the piece ends too early.
    EndsEarly,
    /// `(` is missing.
    ExpectedStruct,
    /// `[` is missing.
    ExpectedList,
    /// A field's name is missing.
    ExpectedName,
    /// `:` is missing.
    ExpectedColon,
    /// `,` is missing.
    ExpectedComma,
    /// A closing bracket is missing.
    ExpectedClosing,
    /// A text in quotes is missing.
    ExpectedText,
    /// A whole number is missing.
    ExpectedWhole,
    /// A number is missing.
    ExpectedNumber,
    /// An escape such as `\n` is not a known one.
    BadEscape,
    /// A value is missing.
    ExpectedValue,
    /// An element of a kind unknown to this version.
    UnknownKind {
        /// The name as written.
        found: String,
    },
    /// A word that is not among the values of its field.
    UnknownWord {
        /// The word as written.
        found: String,
    },
    /// A field unknown to this version.
    UnknownField {
        /// Its name.
        field: String,
    },
    /// A field that must be there.
    MissingField {
        /// Its name.
        field: String,
    },
    /// A field that stands there twice.
    DuplicateField {
        /// Its name.
        field: String,
    },
    /// A text that is not an id.
    BadId {
        /// The text.
        found: String,
    },
    /// A text that is not an order key.
    BadOrder {
        /// The text.
        found: String,
    },
    /// A text that is not a key of a question.
    BadQuestionKey {
        /// The text.
        found: String,
    },
    /// A text that is not a date or month.
    BadDate {
        /// The text.
        found: String,
    },
    /// A number that is not finite.
    NotFinite,
    /// A number outside its range.
    OutOfRange {
        /// The number as written.
        found: String,
        /// The smallest allowed.
        low: String,
        /// The largest allowed.
        high: String,
    },
    /// Answers that do not fit the scale of their question.
    BadAnswers,
    /// A piece longer or with more parts than any map needs.
    TooLong,
    /// Another piece with the same id or key stands before it.
    Duplicate {
        /// The id or key.
        id: String,
    },
    /// It names an element that is not there.
    NoElement {
        /// The id it names.
        id: String,
    },
    /// It names a question that is not there.
    NoQuestion {
        /// The key it names.
        id: String,
    },
    /// It names a picture without data.
    NoPicture {
        /// The picture's id.
        id: String,
    },
    /// Data of a picture that no element shows.
    UnusedPicture {
        /// The picture's id.
        id: String,
    },
    /// Data that is not the picture it says it is.
    BadPicture,
    /// The rules of links forbid it.
    LinkNotAllowed,
    /// It goes with an element that was set aside.
    GoesWith {
        /// The id of that element.
        id: String,
    },
    /// A transition without a start or end, an emotion or a moment of truth without a touchpoint.
    Loose,
    /// There is another one where only one may be.
    OneTooMany,
    /// Answers on another scale than their question's.
    BadFit,
    /// Segment columns that are too many, unsorted, repeated or unnamed.
    BadSegments,
    /// A text that holds the character NUL.
    Nul,
    /// It appears twice where only one may be.
    Twice,
    /// Anything else, in the words of the RON reader.
    Other {
        /// Its words, in English.
        words: String,
    },
}

impl Reason {
    /// Whether the piece was understood, and has no place on the map.
    pub(super) fn is_of_the_map(&self) -> bool {
        matches!(
            self,
            Self::Duplicate { .. }
                | Self::NoElement { .. }
                | Self::NoQuestion { .. }
                | Self::NoPicture { .. }
                | Self::UnusedPicture { .. }
                | Self::LinkNotAllowed
                | Self::Loose
                | Self::OneTooMany
                | Self::GoesWith { .. }
                | Self::BadFit
                | Self::BadSegments
                | Self::Nul
        )
    }

    /// The reason in words, without a full stop.
    pub fn text(&self, texts: &'static Texts) -> String {
        let plain = |key| texts.get(key).to_owned();
        let found = |key, found: &str| texts.with(key, &[("found", Arg::Text(found))]);
        match self {
            Self::NeverClosed => plain("file-why-never-closed"),
            Self::TextNeverClosed => plain("file-why-text-never-closed"),
            Self::CommentNeverClosed => plain("file-why-comment-never-closed"),
            Self::WrongBracket { expected } => {
                found("file-why-wrong-bracket", expected.encode_utf8(&mut [0; 4]))
            }
            Self::TooDeep => plain("file-why-too-deep"),
            Self::Unexpected { found: letter } => found("file-why-unexpected", &visible(*letter)),
            Self::Trailing => plain("file-why-trailing"),
            Self::EndsEarly => plain("file-why-ends-early"),
            Self::ExpectedStruct => found("file-why-expected-sign", "("),
            Self::ExpectedList => found("file-why-expected-sign", "["),
            Self::ExpectedColon => found("file-why-expected-sign", ":"),
            Self::ExpectedComma => found("file-why-expected-sign", ","),
            Self::ExpectedClosing => plain("file-why-expected-closing"),
            Self::ExpectedName => plain("file-why-expected-name"),
            Self::ExpectedText => plain("file-why-expected-text"),
            Self::ExpectedWhole => plain("file-why-expected-whole"),
            Self::ExpectedNumber => plain("file-why-expected-number"),
            Self::ExpectedValue => plain("file-why-expected-value"),
            Self::BadEscape => plain("file-why-bad-escape"),
            Self::UnknownKind { found: word } => found("file-why-unknown-kind", word),
            Self::UnknownWord { found: word } => found("file-why-unknown-word", word),
            Self::UnknownField { field } => found("file-why-unknown-field", field),
            Self::MissingField { field } => found("file-why-missing-field", field),
            Self::DuplicateField { field } => found("file-why-duplicate-field", field),
            Self::BadId { found: id } => found("file-why-bad-id", id),
            Self::BadOrder { found: key } => found("file-why-bad-order", key),
            Self::BadQuestionKey { found: key } => found("file-why-bad-question-key", key),
            Self::BadDate { found: date } => found("file-why-bad-date", date),
            Self::NotFinite => plain("file-why-not-finite"),
            Self::OutOfRange { found, low, high } => texts.with(
                "file-why-out-of-range",
                &[("found", found.into()), ("low", low.into()), ("high", high.into())],
            ),
            Self::BadAnswers | Self::BadFit => plain("file-why-bad-answers"),
            Self::TooLong => plain("file-why-too-long"),
            Self::Duplicate { id } => found("file-why-duplicate", id),
            Self::NoElement { id } => found("file-why-no-element", id),
            Self::NoQuestion { id } => found("file-why-no-question", id),
            Self::NoPicture { id } => found("file-why-no-picture", id),
            Self::UnusedPicture { id } => found("file-why-unused-picture", id),
            Self::BadPicture => plain("file-why-bad-picture"),
            Self::LinkNotAllowed => plain("file-why-link-not-allowed"),
            Self::GoesWith { id } => found("file-why-goes-with", id),
            Self::Loose => plain("file-why-loose"),
            Self::OneTooMany => plain("file-why-one-too-many"),
            Self::BadSegments => plain("file-why-bad-segments"),
            Self::Nul => plain("file-why-nul"),
            Self::Twice => plain("file-why-twice"),
            Self::Other { words } => found("file-why-other", words),
        }
    }
}

/// A character as it can be shown in a message.
fn visible(letter: char) -> String {
    if letter.is_control() { letter.escape_unicode().to_string() } else { letter.to_string() }
}

/// Something about an opened file its user should know.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where in the file it stands; `None` where it concerns the map as a whole.
    pub place: Option<Place>,
    /// What it is.
    pub what: What,
}

/// What a [`Problem`] is about.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A piece was not understood. It is kept word for word and saved with the map.
    SetAside {
        /// The list it stood in.
        list: List,
        /// Its name as far as it could be read: kind and id; may be empty.
        name: String,
        /// Why.
        reason: Reason,
    },
    /// A question or cell has a field unknown to this version. It is used without the field, and
    /// kept word for word.
    FieldAside {
        /// The field's name.
        field: String,
    },
    /// Pieces that earlier openings set aside are still not understood.
    StillAside {
        /// How many.
        count: usize,
    },
    /// Pieces that hang on what was set aside, such as links, were set aside with it.
    GoesWith {
        /// How many.
        count: usize,
    },
    /// The file ends in the middle: something was cut off and lost.
    CutOff,
    /// The file's brackets or lists are out of order, but nothing was lost.
    Untidy {
        /// What was found.
        reason: Reason,
    },
    /// Some letters were damaged beyond reading and are shown as U+FFFD.
    BadLetters,
    /// The file has comments, which a save will not keep.
    Comments,
    /// An invariant of maps does not hold.
    Broken(Broken),
    /// More problems than are listed.
    More {
        /// How many are not listed.
        count: usize,
    },
}

impl Problem {
    /// The problem in words, with its place and what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        let text = match &self.what {
            What::SetAside { list, name, reason } => {
                let key = match list {
                    List::Map => "file-aside-map",
                    List::Elements => "file-aside-element",
                    List::Links => "file-aside-link",
                    List::Questions => "file-aside-question",
                    List::Cells => "file-aside-cell",
                    List::Pictures => "file-aside-picture",
                    List::SetAside | List::Other => "file-aside-other",
                };
                let named = if name.is_empty() { String::new() } else { format!(" {name}") };
                texts.with(key, &[("name", (&named).into()), ("why", (&reason.text(texts)).into())])
            }
            What::StillAside { count } => {
                texts.with("file-still-aside", &[("count", (*count).into())])
            }
            What::FieldAside { field } => {
                texts.with("file-field-aside", &[("field", field.into())])
            }
            What::GoesWith { count } => texts.with("file-goes-with", &[("count", (*count).into())]),
            What::CutOff => texts.get("file-cut-off").to_owned(),
            What::BadLetters => texts.get("file-bad-letters").to_owned(),
            What::Untidy { reason } => {
                texts.with("file-untidy", &[("why", (&reason.text(texts)).into())])
            }
            What::Comments => texts.get("file-comments").to_owned(),
            What::Broken(broken) => mended(broken, texts),
            What::More { count } => texts.with("file-more", &[("count", (*count).into())]),
        };
        at_place(texts, self.place, &text)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Texts::of(Language::English)))
    }
}

/// What the model mended, in words.
fn mended(broken: &Broken, texts: &'static Texts) -> String {
    let with_id = |key, id: &str| texts.with(key, &[("id", id.into())]);
    match broken {
        Broken::Value { id, .. } => with_id("file-mended-value", &id.to_string()),
        Broken::Props(_) => texts.get("file-mended-props").to_owned(),
        Broken::Question { id, .. } => with_id("file-mended-value", id),
        Broken::NoStage { touchpoint, .. } => with_id("file-no-stage", &touchpoint.to_string()),
        other => texts.with("file-broken", &[("why", (&other.to_string()).into())]),
    }
}

/// `text`, after its place if there is one.
pub(super) fn at_place(texts: &'static Texts, place: Option<Place>, text: &str) -> String {
    match place {
        None => text.to_owned(),
        Some(Place { line, column }) => texts.with(
            "file-at",
            &[("line", line.into()), ("column", column.into()), ("text", text.into())],
        ),
    }
}

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
