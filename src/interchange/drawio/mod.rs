//! A map as a page of draw.io (diagrams.net): the uncompressed XML of an `mxGraphModel`, with
//! shapes that can be edited. Headers of phases and stages, a card for each touchpoint, notes in
//! lanes below, what is felt as a curve, and ways as connectors that hold on to their cards.
//!
//! Written is the journey that the map opens in (of a gap, today's). Labels are plain text
//! (`html=0`), so nothing in them means anything; draw.io wraps them. How high a box has to be is
//! only estimated: shapes there grow by hand, and no exporter of ours measures text.

mod page;
mod plan;
mod xml;

use super::{Loss, Losses};
use crate::model::{Document, ElementKind, Journey, MapState};
use plan::Plan;

/// Kinds of elements that the page does not show.
const NOT_SHOWN: &[ElementKind] = &[
    ElementKind::Evidence,
    ElementKind::Indicator,
    ElementKind::Picture,
    ElementKind::Idea,
    ElementKind::Frame,
];

/// The text, and what is lost.
pub(super) fn write(document: &Document) -> (String, Losses) {
    let journey = match document.props().state {
        MapState::ToBe => Journey::ToBe,
        MapState::AsIs | MapState::Gap => Journey::AsIs,
    };
    let plan = Plan::of(document, journey);
    let mut lost = Losses::default();
    lost.add_kinds(document, NOT_SHOWN);
    lost.add_properties(document);
    lost.add_scores(document);
    lost.add(Loss::OtherJourney, plan.elsewhere);
    let told = document
        .each_of_kind(ElementKind::Persona)
        .filter(|(_, element)| element.content.texts().iter().skip(1).any(|text| !text.is_empty()));
    lost.add(Loss::Profiles, told.count());
    let text = page::write(document, &plan);
    for kind in [
        ElementKind::Barrier,
        ElementKind::Driver,
        ElementKind::Moment,
        ElementKind::Solution,
        ElementKind::Quote,
        ElementKind::Emotion,
        ElementKind::Transition,
    ] {
        let shown = plan.shown.iter().filter(|id| document.kind(**id) == Some(kind)).count();
        lost.add(Loss::Of(kind), document.count(kind).saturating_sub(shown));
    }
    (text, lost)
}
