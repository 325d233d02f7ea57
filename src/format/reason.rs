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
    /// Something follows where the piece should end.
    Trailing,
    /// Something follows the end of the map.
    AfterTheEnd,
    /// The file or the piece ends too early.
    EndsEarly,
    /// `(` is missing.
    ExpectedStruct,
    /// `[` is missing.
    ExpectedList,
    /// `{` is missing.
    ExpectedMap,
    /// A field's name is missing.
    ExpectedName,
    /// A word without quotes is missing.
    ExpectedWord,
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
    /// A whole number is below 0.
    Negative,
    /// A whole number is larger than any that can be kept.
    TooLarge,
    /// A number is missing.
    ExpectedNumber,
    /// A number has a comma where its point should be.
    DecimalComma,
    /// Values in brackets are too few or too many.
    WrongCount {
        /// How many there should be.
        expected: String,
        /// How many there are.
        found: String,
    },
    /// An escape such as `\n` is not a known one.
    BadEscape,
    /// A piece does not say what it is.
    NoKind,
    /// An element of a kind unknown to this version.
    UnknownKind {
        /// The name as written.
        found: String,
    },
    /// A word that is not among the values of its field.
    UnknownWord {
        /// The word as written.
        found: String,
        /// The words that are.
        known: String,
    },
    /// The name of a list, almost.
    Misspelt {
        /// The name as written.
        found: String,
        /// The name it was taken for.
        meant: &'static str,
    },
    /// A field that belongs to no element: what stood before it is lost.
    StrayField {
        /// Its name.
        field: String,
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
    /// A text that is not a date.
    BadDate {
        /// The text.
        found: String,
    },
    /// A text that is not a month.
    BadMonth {
        /// The text.
        found: String,
    },
    /// A metric of the map's own that has no name, no scale, or counts nothing of it.
    BadMetric {
        /// Its name.
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
    /// A cell without answers.
    NoAnswers,
    /// A cell whose answers stand there in both ways.
    AnswersTwice,
    /// A cell that counts more answers than can be counted exactly.
    TooManyAnswers,
    /// Answers on another scale than their question's.
    OffTheScale {
        /// The question's scale.
        low: u8,
        /// The question's scale.
        high: u8,
    },
    /// Three histograms for a question that is asked once.
    ThreeAnswers,
    /// A piece longer or with more parts than any map needs.
    TooLong,
    /// Another piece with the same id or key stands before it.
    Duplicate {
        /// The id or key.
        id: String,
    },
    /// Another cell of the same touchpoint, question, month, segments and import stands before it.
    DuplicateCell,
    /// It names an element that is not there.
    NoElement {
        /// The id it names.
        id: String,
    },
    /// It names an element that is no touchpoint.
    NotATouchpoint {
        /// The id it names.
        id: String,
    },
    /// It names a question that is not there.
    NoQuestion {
        /// The key it names.
        id: String,
    },
    /// It names a picture without data.
    NoPicture,
    /// Data of a picture that no element shows.
    UnusedPicture {
        /// The picture's id.
        id: String,
    },
    /// Data of a picture that is not in base64.
    BadBase64,
    /// A picture that is empty or over the limits of size.
    BadPicture,
    /// No such link may lead between such elements.
    LinkNotAllowed {
        /// The kind of element it leaves, as files name it.
        from: &'static str,
        /// The kind of element it leads to, as files name it.
        to: &'static str,
    },
    /// It leads from an element to itself.
    LinkToItself,
    /// It goes with something that was set aside.
    GoesWith {
        /// The id or key of that.
        id: String,
    },
    /// A transition without a start or end, an emotion or a moment of truth without a touchpoint.
    Loose {
        /// The link it lacks, as files name it.
        link: &'static str,
    },
    /// There is another one where only one may be.
    OneTooMany {
        /// The one that stays.
        first: String,
    },
    /// Segment columns that are too many, unsorted, repeated or unnamed.
    BadSegments,
    /// A text that holds the character NUL.
    Nul,
    /// A field of the whole file appears twice.
    Twice,
}

impl Reason {
    /// Whether the piece was understood, and has no place on the map.
    pub(super) fn is_of_the_map(&self) -> bool {
        matches!(
            self,
            Self::Duplicate { .. }
                | Self::DuplicateCell
                | Self::NoElement { .. }
                | Self::NotATouchpoint { .. }
                | Self::NoQuestion { .. }
                | Self::NoPicture
                | Self::UnusedPicture { .. }
                | Self::LinkNotAllowed { .. }
                | Self::LinkToItself
                | Self::Loose { .. }
                | Self::OneTooMany { .. }
                | Self::GoesWith { .. }
                | Self::TooManyAnswers
                | Self::OffTheScale { .. }
                | Self::ThreeAnswers
                | Self::BadSegments
                | Self::Nul
        )
    }

    /// Whether it says that a piece ends or goes on where it should not: what any piece says
    /// that was cut in two.
    pub(super) fn is_of_syntax(&self) -> bool {
        matches!(
            self,
            Self::NeverClosed
                | Self::TextNeverClosed
                | Self::CommentNeverClosed
                | Self::EndsEarly
                | Self::ExpectedStruct
                | Self::ExpectedList
                | Self::ExpectedMap
                | Self::ExpectedName
                | Self::ExpectedWord
                | Self::ExpectedColon
                | Self::ExpectedComma
                | Self::ExpectedClosing
                | Self::ExpectedText
                | Self::ExpectedWhole
                | Self::ExpectedNumber
                | Self::Unexpected { .. }
                | Self::UnknownKind { .. }
                | Self::MissingField { .. }
                | Self::NoKind
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
            Self::AfterTheEnd => plain("file-why-after-the-end"),
            Self::EndsEarly => plain("file-why-ends-early"),
            Self::ExpectedStruct => found("file-why-expected-sign", "("),
            Self::ExpectedList => found("file-why-expected-sign", "["),
            Self::ExpectedMap => found("file-why-expected-sign", "{"),
            Self::ExpectedColon => found("file-why-expected-sign", ":"),
            Self::ExpectedComma => found("file-why-expected-sign", ","),
            Self::ExpectedClosing => plain("file-why-expected-closing"),
            Self::ExpectedName => plain("file-why-expected-name"),
            Self::ExpectedWord => plain("file-why-expected-word"),
            Self::ExpectedText => plain("file-why-expected-text"),
            Self::ExpectedWhole => plain("file-why-expected-whole"),
            Self::Negative => plain("file-why-negative"),
            Self::TooLarge => plain("file-why-too-large"),
            Self::ExpectedNumber => plain("file-why-expected-number"),
            Self::DecimalComma => plain("file-why-decimal-comma"),
            Self::WrongCount { expected, found } => texts.with(
                "file-why-wrong-count",
                &[("expected", expected.into()), ("found", found.into())],
            ),
            Self::NoKind => plain("file-why-no-kind"),
            Self::BadEscape => plain("file-why-bad-escape"),
            Self::UnknownKind { found: word } => found("file-why-unknown-kind", word),
            Self::UnknownWord { found, known } => texts
                .with("file-why-unknown-word", &[("found", found.into()), ("known", known.into())]),
            Self::Misspelt { found, meant } => texts
                .with("file-why-misspelt", &[("found", found.into()), ("meant", (*meant).into())]),
            Self::StrayField { field } => found("file-why-stray-field", field),
            Self::UnknownField { field } => found("file-why-unknown-field", field),
            Self::MissingField { field } => found("file-why-missing-field", field),
            Self::DuplicateField { field } => found("file-why-duplicate-field", field),
            Self::BadId { found: id } => found("file-why-bad-id", id),
            Self::BadOrder { found: key } => found("file-why-bad-order", key),
            Self::BadQuestionKey { found: key } => found("file-why-bad-question-key", key),
            Self::BadDate { found: date } => found("file-why-bad-date", date),
            Self::BadMonth { found: month } => found("file-why-bad-month", month),
            Self::BadMetric { found: metric } => found("file-why-bad-metric", metric),
            Self::NotFinite => plain("file-why-not-finite"),
            Self::OutOfRange { found, low, high } => texts.with(
                "file-why-out-of-range",
                &[("found", found.into()), ("low", low.into()), ("high", high.into())],
            ),
            Self::NoAnswers => plain("file-why-no-answers"),
            Self::AnswersTwice => plain("file-why-answers-twice"),
            Self::TooManyAnswers => plain("file-why-too-many-answers"),
            Self::OffTheScale { low, high } => texts.with(
                "file-why-off-the-scale",
                &[("low", (&low.to_string()).into()), ("high", (&high.to_string()).into())],
            ),
            Self::ThreeAnswers => plain("file-why-three-answers"),
            Self::TooLong => plain("file-why-too-long"),
            Self::Duplicate { id } => found("file-why-duplicate", id),
            Self::DuplicateCell => plain("file-why-duplicate-cell"),
            Self::NotATouchpoint { id } => found("file-why-not-a-touchpoint", id),
            Self::NoElement { id } => found("file-why-no-element", id),
            Self::NoQuestion { id } => found("file-why-no-question", id),
            Self::NoPicture => plain("file-why-no-picture"),
            Self::UnusedPicture { id } => found("file-why-unused-picture", id),
            Self::BadBase64 => plain("file-why-bad-base64"),
            Self::BadPicture => plain("file-why-bad-picture"),
            Self::LinkNotAllowed { from, to } => texts.with(
                "file-why-link-not-allowed",
                &[("from", (*from).into()), ("to", (*to).into())],
            ),
            Self::LinkToItself => plain("file-why-link-to-itself"),
            Self::GoesWith { id } => found("file-why-goes-with", id),
            Self::Loose { link } => found("file-why-loose", link),
            Self::OneTooMany { first } => found("file-why-one-too-many", first),
            Self::BadSegments => plain("file-why-bad-segments"),
            Self::Nul => plain("file-why-nul"),
            Self::Twice => plain("file-why-twice"),
        }
    }
}

/// A character as it can be shown in a message.
fn visible(letter: char) -> String {
    if letter.is_control() { letter.escape_unicode().to_string() } else { letter.to_string() }
}
