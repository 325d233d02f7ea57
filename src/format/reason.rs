//! Why a piece of a file was not understood, and how that is said.

use crate::i18n::{Arg, Texts};

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
