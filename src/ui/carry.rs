//! What is carried onto the map: from a button, or from the parking lot.

use crate::model::{ElementId, ElementKind};

/// What is on its way to the map: egui's drag payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carry {
    /// Something new of this kind, from a button.
    New(ElementKind),
    /// An idea, from the parking lot.
    Idea(ElementId),
}
