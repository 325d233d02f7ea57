//! How many links of a kind an element may have, and must.

use super::{ElementKind, LinkKind};
use petgraph::Direction;

/// How many links of a kind an element must or may have.
pub(super) struct Rule {
    /// Whose links are counted.
    pub(super) of: ElementKind,
    /// Which links.
    pub(super) kind: LinkKind,
    /// On which side.
    pub(super) direction: Direction,
    /// Whether there must be one.
    pub(super) needed: bool,
}

const fn rule(of: ElementKind, kind: LinkKind, direction: Direction, needed: bool) -> Rule {
    Rule { of, kind, direction, needed }
}

/// Everything of which there may be only one.
pub(super) const AT_MOST_ONE: [Rule; 7] = [
    rule(ElementKind::Touchpoint, LinkKind::Contains, Direction::Incoming, true),
    rule(ElementKind::Touchpoint, LinkKind::Marks, Direction::Incoming, false),
    rule(ElementKind::Transition, LinkKind::Leaves, Direction::Incoming, true),
    rule(ElementKind::Transition, LinkKind::Arrives, Direction::Outgoing, true),
    rule(ElementKind::Emotion, LinkKind::Feels, Direction::Incoming, true),
    rule(ElementKind::Emotion, LinkKind::Of, Direction::Outgoing, false),
    rule(ElementKind::Moment, LinkKind::Marks, Direction::Outgoing, true),
];
