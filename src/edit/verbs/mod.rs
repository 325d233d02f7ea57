//! What a person does to a map, as edits: adding, moving, linking, removing. Each verb looks at
//! the document and says what to change, how the step is called, what is selected afterwards and
//! where typing begins; it changes nothing itself.

mod add;
mod feel;
mod shift;
mod take;
mod way;

pub use add::{note, persona, stage_after, touchpoint_after, touchpoint_in};
pub use feel::{feel, mark};
pub use shift::{
    Way, move_stage, move_touchpoint, place_stages, place_touchpoint, place_touchpoints,
};
pub use take::remove;
pub use way::{connect, lead};

use super::{Field, Selection, StepName};
use crate::model::{Document, Edit, ElementId, OrderKey, Rng};

/// What a verb wants done.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The edit.
    pub edit: Edit,
    /// What the step is called.
    pub name: StepName,
    /// What is selected afterwards.
    pub select: Selection,
    /// The text that is typed next, if any.
    pub typing: Option<(ElementId, Field)>,
}

impl Change {
    fn new(edits: Vec<Edit>, name: StepName, select: Selection) -> Self {
        let edit = match <[Edit; 1]>::try_from(edits) {
            Ok([edit]) => edit,
            Err(edits) => Edit::Batch(edits),
        };
        Self { edit, name, select, typing: None }
    }

    /// The same, with typing in an element's main text afterwards.
    fn typing_in(self, id: ElementId) -> Self {
        Self { typing: Some((id, Field::Main)), ..self }
    }
}

/// What an element is called in a step's name.
pub(super) fn called(document: &Document, id: ElementId) -> String {
    document.element(id).map(|element| element.content.text().to_owned()).unwrap_or_default()
}

/// A place in a list right after the sibling at `index`; before all of them for `None`.
pub(super) fn key_after(
    document: &Document,
    siblings: &[ElementId],
    index: Option<usize>,
    rng: &mut Rng,
) -> OrderKey {
    let order = |id: &ElementId| document.element(*id).map(|element| &element.order);
    let before = index.and_then(|index| siblings.get(index)).and_then(order);
    let after = siblings.get(index.map_or(0, |index| index + 1)).and_then(order);
    OrderKey::between(before, after, rng)
}

/// A place after all siblings.
pub(super) fn key_last(document: &Document, siblings: &[ElementId], rng: &mut Rng) -> OrderKey {
    key_after(document, siblings, siblings.len().checked_sub(1), rng)
}
