//! The measured past of an indicator.

use super::{Change, called};
use crate::edit::inner::take_latest;
use crate::edit::{Selection, StepName};
use crate::model::{Content, Document, Edit, Element, ElementId, Indicator, Measured};
use std::sync::Arc;

/// Enters measurements into an indicator's history, each in place of another of the same day; the
/// latest becomes its value. `None` where nothing would change, or there would be too many.
pub fn measure(document: &Document, indicator: ElementId, new: &[Measured]) -> Option<Change> {
    let name = if new.len() == 1 {
        StepName::new("step-measure", called(document, indicator))
    } else {
        let argument = called(document, indicator);
        StepName { argument, ..StepName::several("step-measure-several", new.len()) }
    };
    change(document, indicator, name, |it| {
        for &measured in new {
            Measured::enter(&mut it.history, measured);
        }
    })
}

/// Takes a measurement out of an indicator's history. `None` where there is none at this place.
pub fn unmeasure(document: &Document, indicator: ElementId, at: usize) -> Option<Change> {
    let name = StepName::new("step-unmeasure", called(document, indicator));
    change(document, indicator, name, |it| {
        if at < it.history.len() {
            it.history.remove(at);
        }
    })
}

fn change(
    document: &Document,
    id: ElementId,
    name: StepName,
    make: impl FnOnce(&mut Indicator),
) -> Option<Change> {
    let known = document.element(id)?;
    let mut element = Element::clone(known);
    let Content::Indicator(indicator) = &mut element.content else { return None };
    make(indicator);
    if !Measured::is_history(&indicator.history)
        || Some(&*indicator) == known.content.as_indicator()
    {
        return None;
    }
    take_latest(indicator);
    let edit = Edit::Update { id, element: Arc::new(element) };
    Some(Change::new(vec![edit], name, Selection::one(id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::verbs::{note, stage_after, touchpoint_in};
    use crate::model::{Date, ElementKind, Language, MapProps, Phase, Rng};

    fn at(month: u8, value: f64) -> Measured {
        Measured { date: Date { year: 2026, month, day: 1 }, value }
    }

    #[test]
    fn measurements_are_kept_by_day_and_the_latest_is_the_value() {
        let mut document = Document::new(MapProps::new("Map", Language::English));
        let mut rng = Rng::seeded(1);
        let stage = stage_after(&document, None, Phase::Service, "Stage", &mut rng);
        document.apply(&stage.edit).unwrap();
        let stage = document.stages()[0];
        let touchpoint = touchpoint_in(&document, stage, "Pay", &mut rng).unwrap();
        document.apply(&touchpoint.edit).unwrap();
        let on = document.journey()[0];
        let made = note(&document, ElementKind::Indicator, on, "Wait", &mut rng).unwrap();
        document.apply(&made.edit).unwrap();
        let id = document.of_kind(ElementKind::Indicator)[0];
        let of = |document: &Document| {
            let it = document.element(id).unwrap().content.as_indicator().unwrap().clone();
            (it.history.iter().map(|at| at.value).collect::<Vec<_>>(), it.value)
        };
        let change = measure(&document, id, &[at(3, 7.0), at(1, 9.0), at(3, 6.0)]).unwrap();
        assert_eq!(change.name.count, 3);
        document.apply(&change.edit).unwrap();
        assert_eq!(of(&document), (vec![9.0, 6.0], Some(6.0)), "the later of a day wins");
        assert_eq!(measure(&document, id, &[at(1, 9.0)]), None, "known already");
        assert_eq!(unmeasure(&document, id, 2), None);
        document.apply(&unmeasure(&document, id, 1).unwrap().edit).unwrap();
        assert_eq!(of(&document), (vec![9.0], Some(9.0)));
        document.apply(&unmeasure(&document, id, 0).unwrap().edit).unwrap();
        assert_eq!(of(&document), (vec![], Some(9.0)), "what was known stays");
        assert_eq!(measure(&document, on, &[at(1, 1.0)]), None, "no indicator");
    }
}
