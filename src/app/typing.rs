//! The text that is being typed on the map.

use super::OpenMap;
use crate::edit::Field;
use crate::model::{ElementId, ElementKind};
use crate::scene::Lane;
use kurbo::Rect;

/// A text that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// Whose text.
    pub element: ElementId,
    /// Which of its texts.
    pub field: Field,
    /// What it reads now.
    pub text: String,
    /// Whether the element came into being with it.
    pub new: bool,
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

impl OpenMap {
    /// Where the text being typed stands on the map; `None` where it is not shown.
    pub fn typing_place(&self) -> Option<Rect> {
        let typing = self.typing.as_ref()?;
        let scene = self.scene();
        if self.document.kind(typing.element) == Some(ElementKind::Touchpoint) {
            let lane = Lane::ALL.iter().find(|lane| field_of(**lane) == Some(typing.field))?;
            return scene.cell(typing.element, *lane);
        }
        scene.place_of(typing.element)
    }
}
