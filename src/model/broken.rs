//! What can be wrong with a map: the invariants, each as a value that names who breaks it.

use super::{CellKey, ConflictKey, ElementId, ElementKind, Link, LinkKind, QuestionId};

/// A value outside its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum BadValue {
    /// A text holds the character NUL, which files and pictures cannot carry.
    #[error("a text holds the character NUL")]
    Nul,
    /// A severity outside 1 … 5.
    #[error("the severity is not 1 to 5")]
    Severity,
    /// More dots of a vote than [`MOST_VOTES`](super::MOST_VOTES).
    #[error("there are more than 9999 votes")]
    Votes,
    /// A share outside 0 … 1, or not a number.
    #[error("the share is not between 0 and 1")]
    Share,
    /// An indicator's value that is not a finite number.
    #[error("the value is not a finite number")]
    IndicatorValue,
    /// An indicator's target that is not a finite number.
    #[error("the target is not a finite number")]
    IndicatorTarget,
    /// A day the calendar does not have.
    #[error("the date does not exist")]
    Date,
    /// An embedded picture that is empty or larger than the limits.
    #[error("the picture is empty or over the limits of size")]
    Picture,
    /// A target for a metric that is not a finite number.
    #[error("a metric's target is not a finite number")]
    MetricTarget,
    /// A reported score that its metric cannot take, or of a day the calendar does not have.
    #[error("a reported score is outside its metric's range")]
    Reported,
    /// Measurements out of order, twice for a day, or not finite.
    #[error("the history of measurements is out of order")]
    History,
    /// A comment's answer that is not on the scale.
    #[error("the answer beside the comment is not on its scale")]
    Comment,
    /// A record of an import, or a profile, that says what cannot be.
    #[error("a record of an import or a profile is out of order")]
    Imports,
}

impl BadValue {
    /// Every value.
    pub const ALL: &'static [Self] = &[
        Self::Nul,
        Self::Severity,
        Self::Votes,
        Self::Share,
        Self::IndicatorValue,
        Self::IndicatorTarget,
        Self::Date,
        Self::Picture,
        Self::MetricTarget,
        Self::Reported,
        Self::History,
        Self::Comment,
        Self::Imports,
    ];

    /// Stable lower-case key, used in translation keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nul => "nul",
            Self::Severity => "severity",
            Self::Votes => "votes",
            Self::Share => "share",
            Self::IndicatorValue => "indicator-value",
            Self::IndicatorTarget => "indicator-target",
            Self::Date => "date",
            Self::Picture => "picture",
            Self::MetricTarget => "metric-target",
            Self::Reported => "reported",
            Self::History => "history",
            Self::Comment => "comment",
            Self::Imports => "imports",
        }
    }
}

/// What is wrong with a cell of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum BadCell {
    /// Its touchpoint is not on the map.
    #[error("its touchpoint is not on the map")]
    NoTouchpoint,
    /// Its question is not on the map.
    #[error("its question is not on the map")]
    NoQuestion,
    /// Its answers are not on the scale of its question.
    #[error("its answers are not on the question's scale")]
    Scale,
    /// Three histograms for a question that is asked once: only CLI asks thrice.
    #[error("it has three histograms, and its question is asked once")]
    Three,
    /// It counts more answers than can be counted exactly.
    #[error("it counts more answers than can be counted exactly")]
    TooMany,
    /// Its month does not exist.
    #[error("its month does not exist")]
    Month,
    /// More than three columns, or columns unsorted, repeated or unnamed.
    #[error("its segment columns are more than three, unsorted, repeated or unnamed")]
    Segments,
    /// A text holds the character NUL.
    #[error("a text holds the character NUL")]
    Nul,
    /// Another cell has the same key.
    #[error("another cell has the same key")]
    Duplicate,
}

impl BadCell {
    /// Every value.
    pub const ALL: &'static [Self] = &[
        Self::NoTouchpoint,
        Self::NoQuestion,
        Self::Scale,
        Self::Three,
        Self::TooMany,
        Self::Month,
        Self::Segments,
        Self::Nul,
        Self::Duplicate,
    ];

    /// Stable lower-case key, used in translation keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoTouchpoint => "no-touchpoint",
            Self::NoQuestion => "no-question",
            Self::Scale => "scale",
            Self::Three => "three",
            Self::TooMany => "too-many",
            Self::Month => "month",
            Self::Segments => "segments",
            Self::Nul => "nul",
            Self::Duplicate => "duplicate",
        }
    }
}

/// What is wrong with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum BadQuestion {
    /// The key is not 1 to 64 characters of `a-z 0-9 - _`.
    #[error("its key is not 1 to 64 characters of a-z, 0-9, - and _")]
    Key,
    /// Another question has the same key.
    #[error("another question has the same key")]
    Duplicate,
    /// The wording holds the character NUL.
    #[error("its text holds the character NUL")]
    Nul,
}

impl BadQuestion {
    /// Every value.
    pub const ALL: &'static [Self] = &[Self::Key, Self::Duplicate, Self::Nul];

    /// Stable lower-case key, used in translation keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Duplicate => "duplicate",
            Self::Nul => "nul",
        }
    }
}

/// A broken invariant. What [`Document::from_parts`](super::Document::from_parts) does about each
/// when it loads a map stands with the variant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Two elements have one id. Loading keeps the first.
    #[error("two elements have the id {id}")]
    DuplicateElement {
        /// The id.
        id: ElementId,
        /// Place of the dropped one in the list of elements that was read, from 0.
        index: usize,
    },
    /// A field is outside its range. Loading empties the field (NUL characters are taken out);
    /// a bad picture is dropped.
    #[error("{id}: {problem}")]
    Value {
        /// The element.
        id: ElementId,
        /// What is wrong.
        problem: BadValue,
    },
    /// A property of the map is outside its range. Loading empties it.
    #[error("the map's properties: {0}")]
    Props(BadValue),
    /// An end of the link is not on the map. Loading drops the link.
    #[error("the link {:?} from {} to {} leads nowhere", .0.kind, .0.from, .0.to)]
    Dangling(Link),
    /// The table of links forbids it. Loading drops the link.
    #[error("a link {:?} from {} to {} is not allowed", .0.kind, .0.from, .0.to)]
    NotAllowed(Link),
    /// An element is linked to itself. Loading drops the link.
    #[error("the link {:?} ties {} to itself", .0.kind, .0.from)]
    SelfLink(Link),
    /// The link stands twice. Loading keeps it once.
    #[error("the link {:?} from {} to {} stands twice", .0.kind, .0.from, .0.to)]
    DuplicateLink(Link),
    /// A second link where only one may be: a second stage of a touchpoint, a second start or end
    /// of a transition, a second touchpoint or persona of an emotion, a second touchpoint of a
    /// moment, a second moment of a touchpoint. Loading keeps the first by kind, start and end.
    #[error("{:?} from {} to {}: there is one already, from {} to {}",
        .link.kind, .link.from, .link.to, .first.from, .first.to)]
    Second {
        /// The link that is one too many.
        link: Link,
        /// The link that stands already.
        first: Link,
    },
    /// A touchpoint has a second emotion for one persona and journey. Loading drops it.
    #[error(
        "the touchpoint {touchpoint} has two emotions, {first} and {emotion}, for one persona and journey"
    )]
    SecondEmotion {
        /// The touchpoint.
        touchpoint: ElementId,
        /// The emotion that stands already (the smaller id).
        first: ElementId,
        /// The emotion that is one too many.
        emotion: ElementId,
    },
    /// A touchpoint stands in no stage. Loading puts it into a new unnamed stage.
    #[error("the touchpoint {touchpoint} stands in no stage")]
    NoStage {
        /// The touchpoint.
        touchpoint: ElementId,
        /// The stage it was put into, when loading.
        put_in: Option<ElementId>,
    },
    /// A transition without a start or an end, an emotion or a moment without a touchpoint.
    /// Loading drops it.
    #[error("the {} {id} needs a link {needs:?}", .kind.key())]
    Loose {
        /// The element.
        id: ElementId,
        /// What it is.
        kind: ElementKind,
        /// The link it lacks.
        needs: LinkKind,
    },
    /// Something is wrong with a question. Loading drops it, or takes NUL characters out.
    #[error("the question {id}: {problem}")]
    Question {
        /// Its key.
        id: QuestionId,
        /// What is wrong.
        problem: BadQuestion,
    },
    /// Something is wrong with a cell of answers. Loading drops it.
    #[error("a cell of {} for the question {}: {problem}", .key.touchpoint, .key.question)]
    Cell {
        /// Which cell.
        key: CellKey,
        /// What is wrong.
        problem: BadCell,
    },
    /// A conflict is about something that is not on the map, or a text of it holds the character
    /// NUL. Loading drops it.
    #[error("a conflict is about something that is not on the map: {0:?}")]
    Conflict(Box<ConflictKey>),
    /// The document's own look-up tables disagree: a defect of the program.
    #[error("the index of {0} is wrong")]
    Index(ElementId),
}

impl Broken {
    /// Stable lower-case key, used in translation keys.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::DuplicateElement { .. } => "duplicate-element",
            Self::Value { .. } => "value",
            Self::Props(_) => "props",
            Self::Dangling(_) => "dangling",
            Self::NotAllowed(_) => "not-allowed",
            Self::SelfLink(_) => "self-link",
            Self::DuplicateLink(_) => "duplicate-link",
            Self::Second { .. } => "second",
            Self::SecondEmotion { .. } => "second-emotion",
            Self::NoStage { .. } => "no-stage",
            Self::Loose { .. } => "loose",
            Self::Question { .. } => "question",
            Self::Cell { .. } => "cell",
            Self::Conflict(_) => "conflict",
            Self::Index(_) => "index",
        }
    }

    /// The element that loading leaves out because of this, if it leaves one out whole.
    pub const fn dropped(&self) -> Option<ElementId> {
        match self {
            Self::DuplicateElement { id, .. }
            | Self::Loose { id, .. }
            | Self::Value { id, problem: BadValue::Picture } => Some(*id),
            Self::SecondEmotion { emotion, .. } => Some(*emotion),
            _ => None,
        }
    }
}
