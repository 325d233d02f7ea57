//! Links between elements, each kind with one meaning, and the one table of what may link what.

use super::{ElementId, ElementKind};

/// What a link means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// Stage → touchpoint; exactly one stage per touchpoint.
    Contains,
    /// Touchpoint → transition; exactly one per transition.
    Leaves,
    /// Transition → touchpoint; exactly one per transition.
    Arrives,
    /// Touchpoint → emotion; exactly one touchpoint per emotion.
    Feels,
    /// Emotion → persona; at most one, none = everybody.
    Of,
    /// Barrier → touchpoint or transition.
    Hinders,
    /// Driver → touchpoint or transition.
    Carries,
    /// Moment of truth → touchpoint; exactly one, and at most one moment per touchpoint.
    Marks,
    /// Solution → barrier.
    Answers,
    /// Evidence → any node but evidence, frames and parked ideas, which nothing hangs on.
    Supports,
    /// Indicator → touchpoint.
    Measures,
    /// Indicator → indicator: cause → effect.
    Influences,
    /// Quote → touchpoint.
    Voices,
    /// Picture → touchpoint.
    Depicts,
    /// Frame → stage or touchpoint: the camera looks there; none = at the whole map.
    Shows,
    /// Frame → anything on the map: it is lit, all others are dimmed; none = all are lit.
    Lights,
}

impl LinkKind {
    /// Every kind, in file order.
    pub const ALL: &'static [Self] = &[
        Self::Contains,
        Self::Leaves,
        Self::Arrives,
        Self::Feels,
        Self::Of,
        Self::Hinders,
        Self::Carries,
        Self::Marks,
        Self::Answers,
        Self::Supports,
        Self::Measures,
        Self::Influences,
        Self::Voices,
        Self::Depicts,
        Self::Shows,
        Self::Lights,
    ];

    /// Stable lower-case key, used in translation keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Contains => "contains",
            Self::Leaves => "leaves",
            Self::Arrives => "arrives",
            Self::Feels => "feels",
            Self::Of => "of",
            Self::Hinders => "hinders",
            Self::Carries => "carries",
            Self::Marks => "marks",
            Self::Answers => "answers",
            Self::Supports => "supports",
            Self::Measures => "measures",
            Self::Influences => "influences",
            Self::Voices => "voices",
            Self::Depicts => "depicts",
            Self::Shows => "shows",
            Self::Lights => "lights",
        }
    }
}

/// A directed link. Its three fields are its identity: the same statement made on two copies of
/// a map is one link, and there is no link id that could clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// What the link means.
    pub kind: LinkKind,
    /// The element it starts at.
    pub from: ElementId,
    /// The element it points at.
    pub to: ElementId,
}

impl Link {
    /// The link `from → to` of this kind.
    pub const fn new(kind: LinkKind, from: ElementId, to: ElementId) -> Self {
        Self { kind, from, to }
    }
}

/// Whether a link of `kind` may go from an element of kind `from` to one of kind `to`.
/// The one table asked by palette, canvas, importer, merge and checker alike.
pub const fn allowed(kind: LinkKind, from: ElementKind, to: ElementKind) -> bool {
    use ElementKind as E;
    match kind {
        LinkKind::Contains => matches!((from, to), (E::Stage, E::Touchpoint)),
        LinkKind::Leaves => matches!((from, to), (E::Touchpoint, E::Transition)),
        LinkKind::Arrives => matches!((from, to), (E::Transition, E::Touchpoint)),
        LinkKind::Feels => matches!((from, to), (E::Touchpoint, E::Emotion)),
        LinkKind::Of => matches!((from, to), (E::Emotion, E::Persona)),
        LinkKind::Hinders => matches!((from, to), (E::Barrier, E::Touchpoint | E::Transition)),
        LinkKind::Carries => matches!((from, to), (E::Driver, E::Touchpoint | E::Transition)),
        LinkKind::Marks => matches!((from, to), (E::Moment, E::Touchpoint)),
        LinkKind::Answers => matches!((from, to), (E::Solution, E::Barrier)),
        LinkKind::Supports => {
            matches!(from, E::Evidence) && !matches!(to, E::Evidence | E::Idea | E::Frame)
        }
        LinkKind::Measures => matches!((from, to), (E::Indicator, E::Touchpoint)),
        LinkKind::Influences => matches!((from, to), (E::Indicator, E::Indicator)),
        LinkKind::Voices => matches!((from, to), (E::Quote, E::Touchpoint)),
        LinkKind::Depicts => matches!((from, to), (E::Picture, E::Touchpoint)),
        LinkKind::Shows => matches!((from, to), (E::Frame, E::Stage | E::Touchpoint)),
        LinkKind::Lights => matches!(from, E::Frame) && !matches!(to, E::Idea | E::Frame),
    }
}
