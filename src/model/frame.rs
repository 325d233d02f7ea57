//! The story of a map: its frames in order, each with where it looks and what it lights.

use super::{Document, ElementId, ElementKind, Frame, LinkKind};

/// A frame of the story with what it is linked to; also one that is not on the map yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shot {
    /// What it says, and how the map is shown.
    pub frame: Frame,
    /// The stages and touchpoints the camera looks at; empty = the whole map.
    pub shows: Vec<ElementId>,
    /// What is lit; empty = everything.
    pub lights: Vec<ElementId>,
}

impl Document {
    /// The frames of the story, in order.
    pub fn story(&self) -> Vec<ElementId> {
        self.of_kind(ElementKind::Frame)
    }

    /// A frame with what it is linked to; `None` where `id` is no frame.
    pub fn shot(&self, id: ElementId) -> Option<Shot> {
        let frame = self.element(id)?.content.as_frame()?.clone();
        let to = |kind| self.targets(id, kind);
        Some(Shot { frame, shows: to(LinkKind::Shows), lights: to(LinkKind::Lights) })
    }
}
