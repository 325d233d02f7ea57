//! Scores that somebody only reports.

use super::{Change, called};
use crate::edit::{Selection, StepName};
use crate::model::{Content, Document, Edit, Element, ElementId, Reported};
use crate::scores::Metric;
use std::sync::Arc;

/// Adds a reported score to a touchpoint. `None` where its metric cannot have this value, the
/// calendar not this day, or there are too many.
pub fn report(document: &Document, touchpoint: ElementId, new: Reported) -> Option<Change> {
    change(document, touchpoint, "step-report", |list| list.push(new))
}

/// Says which metric a reported score is of. `None` where that cannot have its value.
pub fn report_metric(
    document: &Document,
    touchpoint: ElementId,
    at: usize,
    metric: Metric,
) -> Option<Change> {
    change(document, touchpoint, "step-report", |list| {
        if let Some(reported) = list.get_mut(at) {
            reported.metric = metric;
        }
    })
}

/// Takes a reported score away. `None` where there is none at this place.
pub fn unreport(document: &Document, touchpoint: ElementId, at: usize) -> Option<Change> {
    change(document, touchpoint, "step-unreport", |list| {
        if at < list.len() {
            list.remove(at);
        }
    })
}

fn change(
    document: &Document,
    id: ElementId,
    name: &'static str,
    make: impl FnOnce(&mut Vec<Reported>),
) -> Option<Change> {
    let known = document.element(id)?;
    let mut element = Element::clone(known);
    let Content::Touchpoint(touchpoint) = &mut element.content else { return None };
    make(&mut touchpoint.reported);
    let holds = touchpoint.reported.len() <= Reported::MOST
        && touchpoint.reported.iter().all(Reported::is_valid);
    if !holds || Some(&*touchpoint) == known.content.as_touchpoint() {
        return None;
    }
    let edit = Edit::Update { id, element: Arc::new(element) };
    Some(Change::new(vec![edit], StepName::new(name, called(document, id)), Selection::one(id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::verbs::{stage_after, touchpoint_in};
    use crate::model::{Language, MapProps, Phase, Rng};

    #[test]
    fn reported_scores_are_added_only_where_they_can_be_true() {
        let mut document = Document::new(MapProps::new("Map", Language::English));
        let mut rng = Rng::seeded(1);
        let stage = stage_after(&document, None, Phase::Service, "Stage", &mut rng);
        document.apply(&stage.edit).unwrap();
        let stage = document.stages()[0];
        let change = touchpoint_in(&document, stage, "Pay", &mut rng).unwrap();
        document.apply(&change.edit).unwrap();
        let id = document.journey()[0];
        let csat = |value| Reported {
            metric: Metric::Csat,
            value,
            n: Some(200),
            source: "Report".into(),
            date: None,
        };
        assert_eq!(report(&document, id, csat(120.0)), None, "no such share");
        document.apply(&report(&document, id, csat(82.0)).unwrap().edit).unwrap();
        let list = |document: &Document| {
            document.element(id).unwrap().content.as_touchpoint().unwrap().reported.clone()
        };
        assert_eq!(list(&document), [csat(82.0)]);
        assert_eq!(report_metric(&document, id, 0, Metric::Csi), None, "82 is no CSI");
        let nps = report_metric(&document, id, 0, Metric::Nps).unwrap();
        document.apply(&nps.edit).unwrap();
        assert_eq!(list(&document)[0].metric, Metric::Nps);
        assert_eq!(unreport(&document, id, 1), None);
        document.apply(&unreport(&document, id, 0).unwrap().edit).unwrap();
        assert!(list(&document).is_empty());
        assert_eq!(report(&document, stage, csat(82.0)), None, "no touchpoint");
    }
}
