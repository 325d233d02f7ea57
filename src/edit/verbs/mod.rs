//! What a person does to a map, as edits: adding, moving, linking, removing. Each verb looks at
//! the document and says what to change, how the step is called, what is selected afterwards and
//! where typing begins; it changes nothing itself.

mod add;
mod answer;
mod capture;
mod each;
mod feel;
mod follow;
mod hang;
mod landing;
mod lot;
mod measure;
mod place;
mod question;
mod report;
mod rows;
mod seed;
mod set;
mod shift;
mod story;
mod take;
mod tie;
mod unimport;
mod vote;
mod way;

pub use add::{note, persona, stage_after, touchpoint_after, touchpoint_before, touchpoint_in};
pub use answer::answer_low;
pub use capture::{Capture, capture, may_answer};
pub use each::{each, together};
pub use feel::{feel, mark, mark_all};
pub use follow::follow_up;
pub use hang::{hang, hangs_by, may_bear};
pub use landing::Landing;
pub use lot::{IdeaPlace, park, place_idea, reorder};
pub use measure::{measure, unmeasure};
pub use place::{move_border, place_stages, place_touchpoint, place_touchpoints};
pub use question::{question, unask};
pub use report::{report, report_metric, unreport};
pub use rows::{RowsAt, paste_rows};
pub use seed::{SeedStage, SeedTouchpoint, Seeds, sow};
pub use set::{Choice, MapChoice, assign, may_feel, set, set_map};
pub use shift::{Way, move_stage, move_touchpoint, move_touchpoints};
pub use story::{add_frame, retake, tell};
pub use take::remove;
pub use tie::{NewPicture, hangs_elsewhere, pictures, shift, take_off, tie};
pub use unimport::{forget_profile, unimport};
pub use vote::{VOTED, clear_votes, ranking, vote};
pub use way::{connect, lead, lead_on, may_lead, reroute, reverse};

use super::{Field, Selection, StepName};
use crate::model::{Document, Edit, ElementId, ElementKind, LinkKind, OrderKey, Rng};

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

/// What an element is called in a step's name; without a text of its own, what it belongs to.
pub(super) fn called(document: &Document, id: ElementId) -> String {
    let text = |id: ElementId| document.element(id).map(|element| element.content.text());
    let own = text(id).unwrap_or_default();
    if !own.trim().is_empty() {
        return own.to_owned();
    }
    let belongs = document.links_of(id).into_iter().find_map(|link| match link.kind {
        LinkKind::Feels | LinkKind::Leaves => (link.to == id).then_some(link.from),
        LinkKind::Contains | LinkKind::Influences | LinkKind::Of => None,
        _ => (link.from == id).then_some(link.to),
    });
    belongs.and_then(text).unwrap_or_default().to_owned()
}

/// What a step about these elements is called: with the name of one, the number of several and
/// their kind where they have the same, the title of the map for none.
pub fn step_name(
    document: &Document,
    ids: &[ElementId],
    (one, several): (&'static str, &'static str),
) -> StepName {
    match *ids {
        [] => StepName::new(one, document.props().title.clone()),
        [id] => StepName::new(one, called(document, id)),
        ref ids => {
            let mut kinds = ids.iter().filter_map(|&id| document.kind(id));
            let first = kinds.next();
            let kind = first.filter(|first| kinds.all(|kind| kind == *first));
            let argument = kind.map_or("", ElementKind::key).to_owned();
            StepName { argument, ..StepName::several(several, ids.len()) }
        }
    }
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
