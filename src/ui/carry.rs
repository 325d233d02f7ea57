//! What is carried from a button onto the map.

use crate::model::ElementKind;

/// Something new of this kind, on its way from a button to the map: egui's drag payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carry(pub ElementKind);
