//! The elements a journey map is made of, one struct per kind.

use super::{
    Effort, ElementId, EvidenceKind, Feasibility, FollowUp, ImageEncoding, Journey, Lane, Layer,
    MapState, Measured, MomentKind, OrderKey, Phase, Presence, Reported, ScoresShown,
    SolutionStatus, SurveyComment, Valence,
};
use crate::scores::Metric;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Fields a newer version of the program or another tool wrote: name → value exactly as it
/// stood in the file. Kept, never interpreted.
pub type Ext = BTreeMap<String, Arc<str>>;

/// One node of the map: what it is, and its place among its siblings.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Place among siblings: stages in a phase, touchpoints in a stage, barriers in a cell …
    pub order: OrderKey,
    /// What the element is.
    pub content: Content,
    /// Unknown fields, kept for the file.
    pub ext: Ext,
}

impl Element {
    /// An element without unknown fields.
    pub fn new(order: OrderKey, content: impl Into<Content>) -> Self {
        Self { order, content: content.into(), ext: Ext::new() }
    }

    /// Which kind of element this is.
    pub fn kind(&self) -> ElementKind {
        self.content.kind()
    }
}

/// Declares [`Content`], [`ElementKind`] and the conversions between them from one list.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident($body:ty) = $key:literal, $as_fn:ident;)*) => {
        /// What an element is, with its fields.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Content { $($(#[$doc])* $name($body),)* }

        /// The kinds of elements, in the order files list them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ElementKind { $($(#[$doc])* $name,)* }

        impl ElementKind {
            /// Every kind, in file order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Stable lower-case key of the kind, used in translation keys.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }

        impl Content {
            /// Which kind of element this is.
            pub const fn kind(&self) -> ElementKind {
                match self { $(Self::$name(_) => ElementKind::$name,)* }
            }
            $(
                #[doc = concat!("The fields, if this is a ", $key, ".")]
                pub const fn $as_fn(&self) -> Option<&$body> {
                    match self { Self::$name(body) => Some(body), _ => None }
                }
            )*
        }

        $(impl From<$body> for Content {
            fn from(body: $body) -> Self { Self::$name(body) }
        })*
    };
}

kinds! {
    /// Whose journey it is.
    Persona(Persona) = "persona", as_persona;
    /// A named step inside a phase.
    Stage(Stage) = "stage", as_stage;
    /// One concrete meeting with the organisation.
    Touchpoint(Touchpoint) = "touchpoint", as_touchpoint;
    /// The way from one touchpoint to the next.
    Transition(Transition) = "transition", as_transition;
    /// What the client feels at a touchpoint.
    Emotion(Emotion) = "emotion", as_emotion;
    /// What hinders the client.
    Barrier(Barrier) = "barrier", as_barrier;
    /// What carries the client on.
    Driver(Driver) = "driver", as_driver;
    /// A touchpoint that decides the outcome of the whole journey.
    Moment(Moment) = "moment", as_moment;
    /// An answer to a barrier.
    Solution(Solution) = "solution", as_solution;
    /// Where a statement comes from.
    Evidence(Evidence) = "evidence", as_evidence;
    /// Any other figure of a touchpoint.
    Indicator(Indicator) = "indicator", as_indicator;
    /// What a client said, word for word.
    Quote(Quote) = "quote", as_quote;
    /// A picture of a touchpoint.
    Picture(Picture) = "picture", as_picture;
    /// Something said that has no place on the map yet: it waits in the parking lot.
    Idea(Idea) = "idea", as_idea;
    /// One view of the story that is told with the map.
    Frame(Frame) = "frame", as_frame;
}

/// Most dots one barrier or solution can have been given.
pub const MOST_VOTES: u32 = 9_999;

/// A named step inside a phase; holds touchpoints in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// The stage's name.
    pub name: String,
    /// The phase it belongs to.
    pub phase: Phase,
}

/// One concrete meeting with the organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Touchpoint {
    /// What the touchpoint is called.
    pub name: String,
    /// The means it happens through; empty = not stated.
    pub channel: String,
    /// What the client does there.
    pub action: String,
    /// What the client wants and expects there.
    pub expectation: String,
    /// The department answerable for it; empty = not stated.
    pub owner: String,
    /// What happens behind the line of visibility.
    pub backstage: String,
    /// Clients per month who pass through; `None` = unknown.
    pub clients_per_month: Option<u64>,
    /// In which journeys it takes place.
    pub presence: Presence,
    /// The metric it is shown and ranked by, where it is not the map's.
    pub lead_metric: Option<Metric>,
    /// Scores that were only reported, at most [`Reported::MOST`].
    pub reported: Vec<Reported>,
    /// What became of its low score; `None` = nothing was entered yet.
    pub follow_up: Option<Box<FollowUp>>,
}

impl Touchpoint {
    /// A touchpoint of both journeys with only a name.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            channel: String::new(),
            action: String::new(),
            expectation: String::new(),
            owner: String::new(),
            backstage: String::new(),
            clients_per_month: None,
            presence: Presence::Both,
            lead_metric: None,
            reported: Vec::new(),
            follow_up: None,
        }
    }
}

/// The way from one touchpoint to the next. A node of its own: barriers, drivers and evidence
/// point at it.
#[derive(Debug, Clone, PartialEq)]
pub struct Transition {
    /// What the way is called; empty for a plain "next".
    pub label: String,
    /// Share of the clients at its start who take it, 0 … 1; `None` = not stated.
    pub share: Option<f64>,
    /// In which journeys it takes place.
    pub presence: Presence,
}

/// What the client feels at a touchpoint, for one persona (or everybody) in one journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Emotion {
    /// −2 … +2.
    pub valence: Valence,
    /// The feeling's name.
    pub word: String,
    /// What a client said about it; empty = none.
    pub quote: String,
    /// Which of the two journeys it belongs to.
    pub journey: Journey,
}

/// What hinders the client at a touchpoint or on the way to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Barrier {
    /// What is in the way.
    pub text: String,
    /// How bad it is: 1 (a nuisance) … 5 (clients leave); `None` = not judged yet.
    pub severity: Option<u8>,
    /// Dots it was given in a vote, 0 … [`MOST_VOTES`].
    pub votes: u32,
}

/// What carries the client on to the next touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct Driver {
    /// What helps.
    pub text: String,
}

/// Why a touchpoint decides the outcome of the whole journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// Why it decides.
    pub why: String,
    /// Which kind of decision it is; `None` = not stated.
    pub kind: Option<MomentKind>,
}

/// An answer to a barrier.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// What to do.
    pub text: String,
    /// Whether the team can do it.
    pub feasibility: Feasibility,
    /// How much work it is; `None` = not estimated.
    pub effort: Option<Effort>,
    /// How far it has come.
    pub status: SolutionStatus,
    /// Dots it was given in a vote, 0 … [`MOST_VOTES`].
    pub votes: u32,
}

/// Where a statement comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// What was found.
    pub text: String,
    /// The kind of source.
    pub kind: EvidenceKind,
    /// The source's name: who was asked, which report.
    pub source: String,
    /// The day it was gathered; `None` = not stated.
    pub date: Option<Date>,
    /// Where to read it (`https`, `http`, `mailto`); empty = none.
    pub link: String,
}

/// A calendar day, Gregorian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 1 … 9999.
    pub year: i16,
    /// Month, 1 … 12.
    pub month: u8,
    /// Day, 1 … 31, valid for its month.
    pub day: u8,
}

/// Any other figure of a touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// What is measured.
    pub name: String,
    /// Which side of the organisation it looks at.
    pub layer: Layer,
    /// The latest value; `None` = not measured yet. Finite.
    pub value: Option<f64>,
    /// The unit of the value and target; empty = a plain number.
    pub unit: String,
    /// The value aimed at; `None` = none set. Finite.
    pub target: Option<f64>,
    /// Which system or report the value comes from.
    pub data_source: String,
    /// Dated measurements, by day, at most [`Measured::MOST`]; the latest is the `value` where
    /// that was not typed otherwise.
    pub history: Vec<Measured>,
}

/// Whose journey it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Persona {
    /// What the persona is called.
    pub name: String,
    /// Who it is: age, work, circumstances.
    pub about: String,
    /// What drives the persona.
    pub motivation: String,
    /// What the persona needs.
    pub needs: String,
    /// What hurts.
    pub pains: String,
}

/// What a client said, word for word.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Who said it; empty = not stated.
    pub speaker: String,
    /// The survey it was written in; `None` = it was entered by hand.
    pub comment: Option<Box<SurveyComment>>,
}

impl Quote {
    /// A quote entered by hand.
    pub fn new(text: impl Into<String>, speaker: impl Into<String>) -> Self {
        Self { text: text.into(), speaker: speaker.into(), comment: None }
    }
}

/// A picture of a touchpoint, embedded in the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What it shows; the alternative text for readers.
    pub caption: String,
    /// The encoded picture.
    pub image: EncodedImage,
}

/// An idea in the parking lot: said in the workshop, not placed yet. Hangs on nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Idea {
    /// What was said.
    pub text: String,
    /// What else belongs to it; empty = nothing.
    pub note: String,
    /// Who brought it; empty = not stated.
    pub author: String,
}

impl Idea {
    /// An idea with only a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), note: String::new(), author: String::new() }
    }
}

/// One view of the story that is told with the map: what is in sight, and what is said to it.
/// [`LinkKind::Shows`](super::LinkKind::Shows) says where the camera looks,
/// [`LinkKind::Lights`](super::LinkKind::Lights) what is lit; so a frame follows every edit of the
/// map, and merges like the rest of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// The sentence everybody reads.
    pub caption: String,
    /// What the speaker says; listeners never see it.
    pub notes: String,
    /// The journey shown; `None` = the one the map opens in.
    pub state: Option<MapState>,
    /// The lanes shown; empty = those the map is shown with.
    pub lanes: BTreeSet<Lane>,
    /// Whose curves are drawn; those that are no personas of the map do not count, and none = as
    /// the map is shown.
    pub personas: BTreeSet<ElementId>,
    /// Which scores are shown, and how; `None` = as the map is shown.
    pub scores: Option<Box<ScoresShown>>,
}

/// An encoded PNG or JPEG within the limits of a map.
#[derive(Clone, PartialEq)]
pub struct EncodedImage {
    /// How it is encoded.
    pub encoding: ImageEncoding,
    /// Width in pixels, 1 … [`EncodedImage::MAX_SIDE`].
    pub width: u32,
    /// Height in pixels, 1 … [`EncodedImage::MAX_SIDE`].
    pub height: u32,
    /// The encoded bytes, at most [`EncodedImage::MAX_BYTES`].
    pub bytes: Arc<[u8]>,
}

impl EncodedImage {
    /// Longest side in pixels.
    pub const MAX_SIDE: u32 = 4096;
    /// Most encoded bytes of one picture.
    pub const MAX_BYTES: usize = 2 * 1024 * 1024;
}

impl std::fmt::Debug for EncodedImage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { encoding, width, height, bytes } = self;
        write!(f, "{encoding:?} {width}×{height}, {} bytes", bytes.len())
    }
}

impl Content {
    /// Dots given in a vote; `None` for what is not voted on.
    pub const fn votes(&self) -> Option<u32> {
        match self {
            Self::Barrier(barrier) => Some(barrier.votes),
            Self::Solution(solution) => Some(solution.votes),
            _ => None,
        }
    }

    /// Sets the dots given in a vote; nothing for what is not voted on.
    pub const fn set_votes(&mut self, votes: u32) {
        match self {
            Self::Barrier(barrier) => barrier.votes = votes,
            Self::Solution(solution) => solution.votes = votes,
            _ => {}
        }
    }

    /// The text an element is known by: its name, its statement, an emotion's word, a caption.
    pub fn text(&self) -> &str {
        match self {
            Self::Persona(persona) => &persona.name,
            Self::Stage(stage) => &stage.name,
            Self::Touchpoint(touchpoint) => &touchpoint.name,
            Self::Transition(transition) => &transition.label,
            Self::Emotion(emotion) => &emotion.word,
            Self::Barrier(barrier) => &barrier.text,
            Self::Driver(driver) => &driver.text,
            Self::Moment(moment) => &moment.why,
            Self::Solution(solution) => &solution.text,
            Self::Evidence(evidence) => &evidence.text,
            Self::Indicator(indicator) => &indicator.name,
            Self::Quote(quote) => &quote.text,
            Self::Picture(picture) => &picture.caption,
            Self::Idea(idea) => &idea.text,
            Self::Frame(frame) => &frame.caption,
        }
    }
}
