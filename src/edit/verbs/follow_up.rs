//! Closing the loop: how far the answer to a touchpoint's low score has come, and what it is.

use super::{Change, called};
use crate::edit::{Selection, StepName};
use crate::model::{Content, Date, Document, Edit, Element, ElementId, FollowUp, FollowUpState};
use std::sync::Arc;

/// Says how far the answer to a touchpoint's low score has come and, where there is one, what it
/// is. It has come so far since `today` where it had not before. `None` where nothing would change.
pub fn follow_up(
    document: &Document,
    touchpoint: ElementId,
    state: FollowUpState,
    answer: Option<&str>,
    today: Date,
) -> Option<Change> {
    let mut element = Element::clone(document.element(touchpoint)?);
    let Content::Touchpoint(own) = &mut element.content else { return None };
    let before = own.follow_up.as_deref();
    let same = before.filter(|before| before.state == state);
    let said = before.map_or("", |before| before.answer.as_str());
    let after = FollowUp {
        state,
        since: same.map_or(today, |before| before.since),
        answer: answer.unwrap_or(said).trim().to_owned(),
    };
    if before == Some(&after) {
        return None;
    }
    own.follow_up = Some(Box::new(after));
    let edit = Edit::Update { id: touchpoint, element: Arc::new(element) };
    let name = StepName::new("step-follow-up", called(document, touchpoint));
    Some(Change::new(vec![edit], name, Selection::one(touchpoint)))
}
