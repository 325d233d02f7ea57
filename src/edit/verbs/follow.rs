//! What becomes of a low score: how far the answer to the clients has come.

use super::{Change, called, each, step_name};
use crate::edit::{Selection, StepName};
use crate::model::{Content, Date, Document, Edit, Element, ElementId, FollowUp, FollowUpState};
use std::sync::Arc;

/// Says how far the answer to the scores of these touchpoints has come, as of `today`; `None` =
/// nothing was entered. What is done about it stays as it was written. `None` where nothing would
/// change.
pub fn follow_up(
    document: &Document,
    touchpoints: &[ElementId],
    state: Option<FollowUpState>,
    today: Date,
) -> Option<Change> {
    let names = ("step-follow-up", "step-follow-up-several");
    let mut change = each(touchpoints, names.1, |id| {
        let mut element = Element::clone(document.element(id)?);
        let Content::Touchpoint(touchpoint) = &mut element.content else { return None };
        let was = touchpoint.follow_up.take();
        if was.as_ref().map(|was| was.state) == state {
            return None;
        }
        touchpoint.follow_up = state.map(|state| {
            let answer = was.map(|was| was.answer).unwrap_or_default();
            Box::new(FollowUp { state, since: today, answer })
        });
        let edit = Edit::Update { id, element: Arc::new(element) };
        let name = StepName::new(names.0, called(document, id));
        Some(Change::new(vec![edit], name, Selection::one(id)))
    })?;
    let made: Vec<ElementId> = change.select.iter().collect();
    change.name = step_name(document, &made, names);
    Some(change)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::verbs::{stage_after, touchpoint_in};
    use crate::model::{Language, MapProps, Phase, Rng};

    const TODAY: Date = Date { year: 2026, month: 3, day: 5 };
    const LATER: Date = Date { year: 2026, month: 4, day: 1 };

    fn map() -> (Document, Vec<ElementId>) {
        let mut document = Document::new(MapProps::new("Map", Language::English));
        let mut rng = Rng::seeded(1);
        let stage = stage_after(&document, None, Phase::Service, "Stage", &mut rng);
        document.apply(&stage.edit).unwrap();
        let stage = document.stages()[0];
        for name in ["Order", "Pay"] {
            let change = touchpoint_in(&document, stage, name, &mut rng).unwrap();
            document.apply(&change.edit).unwrap();
        }
        let journey = document.journey();
        (document, journey)
    }

    fn follow_up_of(document: &Document, id: ElementId) -> Option<FollowUp> {
        let touchpoint = document.element(id).unwrap().content.as_touchpoint().unwrap();
        touchpoint.follow_up.as_deref().cloned()
    }

    #[test]
    fn a_state_is_as_of_today_and_keeps_what_is_done() {
        let (mut document, journey) = map();
        let open = Some(FollowUpState::Open);
        let change = follow_up(&document, &journey, open, TODAY).unwrap();
        assert_eq!(change.name.count, 2);
        document.apply(&change.edit).unwrap();
        assert_eq!(follow_up(&document, &journey, open, LATER), None, "it is so already");
        let id = journey[0];
        let mut element = Element::clone(document.element(id).unwrap());
        let Content::Touchpoint(touchpoint) = &mut element.content else { unreachable!() };
        touchpoint.follow_up.as_mut().unwrap().answer = "a shorter form".into();
        document.apply(&Edit::Update { id, element: Arc::new(element) }).unwrap();
        let done = follow_up(&document, &[id], Some(FollowUpState::Done), LATER).unwrap();
        document.apply(&done.edit).unwrap();
        let now = follow_up_of(&document, id).unwrap();
        assert_eq!((now.state, now.since), (FollowUpState::Done, LATER));
        assert_eq!(now.answer, "a shorter form");
        assert_eq!(follow_up_of(&document, journey[1]).unwrap().since, TODAY);
        let none = follow_up(&document, &journey, None, LATER).unwrap();
        document.apply(&none.edit).unwrap();
        assert_eq!(follow_up_of(&document, id), None);
        assert_eq!(follow_up(&document, &document.stages(), open, TODAY), None, "no touchpoint");
    }
}
