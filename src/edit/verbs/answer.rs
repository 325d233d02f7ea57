//! What is done about a touchpoint's low score.

use super::{Change, called};
use crate::edit::{Selection, StepName};
use crate::model::{Content, Date, Document, Edit, Element, ElementId, FollowUp, FollowUpState};
use std::sync::Arc;

/// Says what is done about a touchpoint's low score; where nothing was entered about it yet, it is
/// open as of `today`. `None` where nothing would change.
pub fn answer_low(
    document: &Document,
    touchpoint: ElementId,
    answer: &str,
    today: Date,
) -> Option<Change> {
    let mut element = Element::clone(document.element(touchpoint)?);
    let Content::Touchpoint(own) = &mut element.content else { return None };
    let answer = answer.trim();
    if own.follow_up.as_ref().map_or("", |known| known.answer.as_str()) == answer {
        return None;
    }
    let open = FollowUp { state: FollowUpState::Open, since: today, answer: String::new() };
    let known = own.follow_up.get_or_insert_with(|| Box::new(open));
    answer.clone_into(&mut known.answer);
    let edit = Edit::Update { id: touchpoint, element: Arc::new(element) };
    let name = StepName::new("step-follow-up", called(document, touchpoint));
    Some(Change::new(vec![edit], name, Selection::one(touchpoint)))
}
