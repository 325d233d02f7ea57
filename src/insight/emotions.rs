//! What clients feel today.

use crate::model::{Document, ElementId, Journey, LinkKind, Valence};

/// Today's emotions at a touchpoint, of every persona.
pub(super) fn emotions_of(document: &Document, touchpoint: ElementId) -> Vec<(ElementId, Valence)> {
    document
        .targets(touchpoint, LinkKind::Feels)
        .into_iter()
        .filter_map(|id| {
            let emotion = document.element(id)?.content.as_emotion()?;
            (emotion.journey == Journey::AsIs).then_some((id, emotion.valence))
        })
        .collect()
}
