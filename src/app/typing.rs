//! What is being typed, on the map, in the outline or in the inspector.

use super::OpenMap;
use crate::edit::{Field, Misread, Slot};
use crate::model::{ElementId, ElementKind, LinkKind};
use crate::scene::Lane;
use kurbo::Rect;

/// Where it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On the map, over the cell.
    Map,
    /// In the inspector.
    Panel,
    /// In the parking lot.
    Lot,
    /// In the outline, over the line.
    Outline,
}

/// What is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// Whose text, figure or date.
    pub slot: Slot,
    /// Where the field stands.
    pub place: Place,
    /// What it reads now.
    pub text: String,
    /// Why that is not understood.
    pub misread: Option<Misread>,
    /// Whether the element came into being with it.
    pub new: bool,
}

impl Typing {
    /// The element, or the first of several; `None` = the map.
    pub fn element(&self) -> Option<ElementId> {
        self.slot.element()
    }

    /// Whether this is typed in the inspector.
    pub fn in_panel(&self) -> bool {
        self.place == Place::Panel
    }

    /// Whether this is typed on the map.
    pub fn on_map(&self) -> bool {
        self.place == Place::Map
    }
}

/// The touchpoint's text that a lane shows.
pub const fn field_of(lane: Lane) -> Option<Field> {
    match lane {
        Lane::Touchpoints => Some(Field::Main),
        Lane::Actions => Some(Field::Action),
        Lane::Expectations => Some(Field::Expectation),
        Lane::Owners => Some(Field::Owner),
        Lane::Channels => Some(Field::Channel),
        Lane::Backstage => Some(Field::Backstage),
        _ => None,
    }
}

/// What kind of note a lane shows.
pub const fn note_of(lane: Lane) -> Option<ElementKind> {
    match lane {
        Lane::Barriers => Some(ElementKind::Barrier),
        Lane::Drivers => Some(ElementKind::Driver),
        Lane::Solutions => Some(ElementKind::Solution),
        Lane::Evidence => Some(ElementKind::Evidence),
        Lane::Quotes => Some(ElementKind::Quote),
        Lane::Indicators => Some(ElementKind::Indicator),
        _ => None,
    }
}

/// Whether something can be added to a touchpoint's cell of a lane by typing or a click: scores
/// come from surveys and pictures from files, and the touchpoint itself is there.
pub const fn can_be_added_to(lane: Lane) -> bool {
    !matches!(lane, Lane::Touchpoints | Lane::Scores | Lane::Pictures)
}

impl OpenMap {
    /// Whether something can be added to this touchpoint's cell of a lane: a solution needs a
    /// barrier.
    pub fn may_add(&self, touchpoint: ElementId, lane: Lane) -> bool {
        let barriers = || self.document.has_sources(touchpoint, LinkKind::Hinders);
        can_be_added_to(lane) && (lane != Lane::Solutions || barriers())
    }

    /// Where the text being typed stands on the map; `None` where it is not shown.
    pub fn typing_place(&self) -> Option<Rect> {
        let typing = self.typing.as_ref()?;
        let (element, field) = (typing.element()?, typing.slot.field()?);
        let scene = self.scene();
        if self.document.kind(element) == Some(ElementKind::Touchpoint) {
            let lane = Lane::ALL.iter().find(|lane| field_of(**lane) == Some(field))?;
            return scene.cell(element, *lane);
        }
        scene.place_of(element)
    }
}
