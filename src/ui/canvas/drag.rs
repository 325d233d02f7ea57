//! What a hand holds while it drags, and where it may let go.

use super::spot::Spot;
use crate::app::{Action, OpenMap, hangs_by, may_bear, may_lead};
use crate::model::{ElementId, ElementKind, Journey, LinkKind, Valence};
use crate::scene::{Hit, Lane, Role};
use crate::ui::carry::Carry;
use egui::{Vec2, vec2};
use kurbo::Rect;
use std::collections::HashSet;

/// What a hand holds while it drags.
#[derive(Debug, Clone, PartialEq)]
pub enum Drag {
    /// The map itself.
    Pan,
    /// The corner of a frame round what is to be selected.
    Band {
        /// Whether it adds to what is selected.
        also: bool,
    },
    /// Touchpoints' cards, in journey order.
    Cards(Vec<ElementId>),
    /// Stages, in journey order.
    Stages(Vec<ElementId>),
    /// The border between two stages that follow each other.
    Border {
        /// The stage before it.
        left: ElementId,
        /// The stage after it.
        right: ElementId,
    },
    /// A lane, by its name.
    Lane(Lane),
    /// A point of an emotion curve.
    Feeling {
        /// Where it is felt.
        touchpoint: ElementId,
        /// By whom; `None` = everybody.
        persona: Option<ElementId>,
        /// In which journey.
        journey: Journey,
    },
    /// The loose end of a new way.
    Way {
        /// The touchpoint at its other end.
        at: ElementId,
        /// Whether it leaves there; else it arrives.
        leaves: bool,
    },
    /// Notes of one kind, each with what it hangs on where it was taken.
    Notes(ElementKind, Vec<(ElementId, ElementId)>),
    /// Something new, from a button.
    New(ElementKind),
    /// An idea from the parking lot.
    Idea(ElementId),
}

/// A place where what is held may be let go.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What letting go asks for.
    pub action: Action,
    /// How the place is shown.
    pub mark: Mark,
}

/// How a place is shown where something may be let go. All on the map.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A gap between columns, and the bar of the stage it belongs to.
    Gap {
        /// The middle of the gap.
        x: f64,
        /// The stage's bar.
        bar: Rect,
    },
    /// A column without a touchpoint, and the bar of its stage.
    Column {
        /// Where.
        place: Rect,
        /// The stage's bar.
        bar: Rect,
    },
    /// A gap between stages.
    Stages {
        /// The middle of the gap.
        x: f64,
        /// A stage of the phase it belongs to.
        bar: Rect,
    },
    /// Where a border between two stages will stand.
    Border {
        /// Where.
        x: f64,
    },
    /// A gap between lanes.
    Lanes {
        /// The middle of the gap.
        y: f64,
    },
    /// The valence where a point of a curve will stand.
    Valence(Valence),
    /// An element.
    Element(ElementId),
    /// A touchpoint's cell of a lane.
    Cell {
        /// Whose.
        touchpoint: ElementId,
        /// Of which lane.
        lane: Lane,
    },
    /// Everything that will be selected.
    Places(Vec<Rect>),
}

impl Drag {
    /// What a hand takes hold of; `also` where it holds a key that adds to what is selected.
    pub fn of(map: &OpenMap, spot: &Spot, also: bool) -> Self {
        let band = Self::Band { also };
        if also {
            return band;
        }
        match *spot {
            Spot::Element(hit) => of_element(map, hit),
            Spot::Handle { touchpoint, leaves } => Some(Self::Way { at: touchpoint, leaves }),
            Spot::Border { left, right } => Some(Self::Border { left, right }),
            Spot::LaneName(lane) => Some(Self::Lane(lane)),
            Spot::Cell { .. } | Spot::Phase(_) | Spot::Paper => None,
        }
        .unwrap_or(band)
    }

    /// What was carried here from elsewhere.
    pub const fn carried(carry: Carry) -> Self {
        match carry {
            Carry::New(kind) => Self::New(kind),
            Carry::Idea(idea) => Self::Idea(idea),
        }
    }

    /// The elements that are held, which another map may get a copy of.
    pub fn elements(&self) -> Option<Vec<ElementId>> {
        match self {
            Self::Cards(held) | Self::Stages(held) => Some(held.clone()),
            Self::Notes(_, held) => Some(held.iter().map(|(note, _)| *note).collect()),
            _ => None,
        }
    }

    /// In which directions the map scrolls under it: along those that matter to where it is let go.
    pub fn scrolls(&self) -> Vec2 {
        match self {
            Self::Pan => Vec2::ZERO,
            Self::Cards(_) | Self::Stages(_) | Self::Border { .. } => vec2(1.0, 0.0),
            Self::Lane(_) | Self::Feeling { .. } => vec2(0.0, 1.0),
            Self::Band { .. }
            | Self::Way { .. }
            | Self::Notes(..)
            | Self::New(_)
            | Self::Idea(_) => Vec2::splat(1.0),
        }
    }

    /// Whether it may be let go on an element.
    pub fn may_land_on(&self, map: &OpenMap, element: ElementId) -> bool {
        let document = &map.document;
        let is_touchpoint = || document.kind(element) == Some(ElementKind::Touchpoint);
        match self {
            Self::Way { at, leaves: true } => may_lead(document, *at, element),
            Self::Way { at, leaves: false } => may_lead(document, element, *at),
            Self::Notes(kind, notes) => {
                may_bear(document, *kind, element) && notes.iter().any(|&(_, from)| from != element)
            }
            Self::New(ElementKind::Moment) => {
                is_touchpoint() && !document.has_sources(element, LinkKind::Marks)
            }
            Self::New(ElementKind::Emotion) => is_touchpoint(),
            Self::New(kind) => may_bear(document, *kind, element),
            _ => false,
        }
    }
}

/// What dragging an element takes hold of: where it is selected, everything of its kind that is.
fn of_element(map: &OpenMap, hit: Hit) -> Option<Drag> {
    let document = &map.document;
    let kind = document.kind(hit.element)?;
    let together: HashSet<ElementId> = if map.selection.contains(hit.element) {
        map.selection.iter().filter(|&id| document.kind(id) == Some(kind)).collect()
    } else {
        HashSet::from([hit.element])
    };
    let in_order = |mut list: Vec<ElementId>| {
        list.retain(|id| together.contains(id));
        list
    };
    match kind {
        ElementKind::Touchpoint if together.len() == 1 => Some(Drag::Cards(vec![hit.element])),
        ElementKind::Touchpoint => Some(Drag::Cards(in_order(document.journey()))),
        ElementKind::Stage => Some(Drag::Stages(in_order(document.stages()))),
        ElementKind::Emotion if hit.role == Role::Emotion => Some(Drag::Feeling {
            touchpoint: document.source(hit.element, LinkKind::Feels)?,
            persona: document.target(hit.element, LinkKind::Of),
            journey: document.element(hit.element)?.content.as_emotion()?.journey,
        }),
        _ => {
            hangs_by(kind)?;
            let column = map.scene().column_at(hit.bounds.center().x);
            let column = column.and_then(|(_, column)| column.touchpoint);
            let mut notes: Vec<(ElementId, ElementId)> = together
                .iter()
                .filter_map(|&note| {
                    let near = column.filter(|_| note == hit.element);
                    Some((note, hangs_on(map, note, kind, near)?))
                })
                .collect();
            notes.sort_unstable();
            (!notes.is_empty()).then_some(Drag::Notes(kind, notes))
        }
    }
}

/// What a note hangs on, by preference in the column of a touchpoint: it may hang on several.
fn hangs_on(
    map: &OpenMap,
    note: ElementId,
    kind: ElementKind,
    near: Option<ElementId>,
) -> Option<ElementId> {
    let on = map.document.targets(note, hangs_by(kind)?);
    let here = |id: &ElementId| near.is_some() && map.touchpoint_at(Some(*id)) == near;
    on.iter().copied().find(here).or(on.first().copied())
}
