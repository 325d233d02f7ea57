//! Whose curves the map shows.

use super::{App, OpenMap};
use crate::model::ElementId;

impl App {
    /// Shows the curves of these personas; all of them are everybody's, also of those to come.
    pub(super) fn show_personas(&mut self, chosen: Vec<ElementId>) {
        let all = self.map.as_ref().map_or(0, |map| map.personas().len());
        self.view(|view| view.personas = (chosen.len() < all).then_some(chosen));
    }
}

impl OpenMap {
    /// The personas with their names, and whether their curves are shown.
    pub fn personas_shown(&self) -> Vec<(ElementId, String, bool)> {
        let chosen = self.view().personas.as_ref();
        let line = |&id: &ElementId| {
            let name = self.document.element(id)?.content.text().to_owned();
            Some((id, name, chosen.is_none_or(|chosen| chosen.contains(&id))))
        };
        self.personas().iter().filter_map(line).collect()
    }

    /// Whose curves are shown once this persona's is, or is not; `None` = nobody's would be.
    pub fn with_persona(&self, persona: ElementId, shown: bool) -> Option<Vec<ElementId>> {
        let others = self.personas_shown().into_iter();
        let kept = others.filter(|&(id, _, now)| if id == persona { shown } else { now });
        let kept: Vec<ElementId> = kept.map(|(id, ..)| id).collect();
        (!kept.is_empty()).then_some(kept)
    }
}
