//! Where a hand lets something go, and what that does to the map.

use super::{
    Change, IdeaPlace, connect, feel, hang, lead_on, mark_all, move_border, note, place_idea,
    place_stages, place_touchpoints, touchpoint_before,
};
use crate::model::{Document, ElementId, ElementKind, Journey, LinkKind, Phase, Rng, Valence};

/// What a drop does.
#[derive(Debug, Clone, PartialEq)]
pub enum Landing {
    /// Puts touchpoints into a stage, before another one there or at its end.
    Touchpoints {
        /// Which, in the order they are to have.
        moved: Vec<ElementId>,
        /// Where to.
        stage: ElementId,
        /// What they stand before; `None` = nothing.
        before: Option<ElementId>,
    },
    /// Puts stages into a phase, before another one there or at its end.
    Stages {
        /// Which, in the order they are to have.
        moved: Vec<ElementId>,
        /// Where to.
        phase: Phase,
        /// What they stand before; `None` = nothing.
        before: Option<ElementId>,
    },
    /// Moves the border between two stages that follow each other.
    Border {
        /// The stage before the border.
        left: ElementId,
        /// The stage after it.
        right: ElementId,
        /// The first touchpoint after it; `None` = none is left there.
        first: Option<ElementId>,
    },
    /// Says how a touchpoint feels.
    Feeling {
        /// Where.
        touchpoint: ElementId,
        /// To whom; `None` = everybody.
        persona: Option<ElementId>,
        /// In which journey.
        journey: Journey,
        /// How.
        valence: Valence,
    },
    /// Draws a way between two touchpoints.
    Way {
        /// Where it leaves.
        from: ElementId,
        /// Where it arrives.
        to: ElementId,
    },
    /// Draws a way to a touchpoint that is added at the end of a stage.
    WayOn {
        /// Where it leaves.
        from: ElementId,
        /// The new touchpoint's stage.
        stage: ElementId,
    },
    /// Hangs notes on another element.
    Notes {
        /// Each note with what it is taken from.
        moved: Vec<(ElementId, ElementId)>,
        /// Where to.
        on: ElementId,
    },
    /// Adds a note, or marks a moment of truth.
    Added {
        /// What.
        kind: ElementKind,
        /// Where.
        on: ElementId,
    },
    /// Adds a touchpoint to a stage, before another one there or at its end.
    Touchpoint {
        /// Where to.
        stage: ElementId,
        /// What it stands before; `None` = nothing.
        before: Option<ElementId>,
    },
    /// Gives a parked idea its place on the map.
    Idea(ElementId, IdeaPlace),
}

impl Landing {
    /// What it does to the map; `None` where that is nothing, or cannot be.
    pub fn change(&self, document: &Document, rng: &mut Rng) -> Option<Change> {
        match *self {
            Self::Touchpoints { ref moved, stage, before } => {
                place_touchpoints(document, moved, stage, before, rng)
            }
            Self::Stages { ref moved, phase, before } => {
                place_stages(document, moved, phase, before, rng)
            }
            Self::Border { left, right, first } => move_border(document, (left, right), first, rng),
            Self::Feeling { touchpoint, persona, journey, valence } => {
                let same = |&id: &ElementId| {
                    let felt = document.element(id).and_then(|e| e.content.as_emotion());
                    felt.is_some_and(|felt| (felt.journey, felt.valence) == (journey, valence))
                        && document.target(id, LinkKind::Of) == persona
                };
                if document.targets(touchpoint, LinkKind::Feels).iter().any(same) {
                    return None;
                }
                feel(document, touchpoint, persona, journey, valence, rng)
            }
            Self::Way { from, to } => connect(document, from, to, rng),
            Self::WayOn { from, stage } => lead_on(document, from, stage, rng),
            Self::Notes { ref moved, on } => hang(document, moved, on, rng),
            Self::Added { kind: ElementKind::Moment, on } => {
                let marked = document.source(on, LinkKind::Marks).is_some();
                if marked { None } else { mark_all(document, &[on], rng) }
            }
            Self::Added { kind, on } => note(document, kind, on, "", rng),
            Self::Touchpoint { stage, before } => {
                touchpoint_before(document, stage, before, "", rng)
            }
            Self::Idea(idea, place) => place_idea(document, idea, place, rng),
        }
    }
}
