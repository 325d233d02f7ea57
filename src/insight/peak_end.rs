//! The peak–end figure of a journey.

use crate::model::{Document, ElementId, Journey, LinkKind, Valence};

/// The emotion of a persona at a touchpoint in a journey: its own, else everybody's; with no
/// persona everybody's.
pub fn emotion_at(
    document: &Document,
    touchpoint: ElementId,
    persona: Option<ElementId>,
    journey: Journey,
) -> Option<(ElementId, Valence)> {
    let mut everybody = None;
    for id in document.targets(touchpoint, LinkKind::Feels) {
        let emotion = document.element(id).and_then(|element| element.content.as_emotion());
        let Some(emotion) = emotion.filter(|emotion| emotion.journey == journey) else { continue };
        let of = document.target(id, LinkKind::Of);
        if of == persona {
            return Some((id, emotion.valence));
        }
        if of.is_none() {
            everybody = Some((id, emotion.valence));
        }
    }
    everybody
}

/// Peak–end of a persona's journey, −2 … +2: the mean of the emotion furthest from 0 (of equals
/// the negative one) and the last emotion, over the touchpoints present in the journey, in order.
/// `None` where no emotion is known.
///
/// After Kahneman, Fredrickson, Schreiber and Redelmeier (1993), «When more pain is preferred to
/// less: adding a better end», Psychological Science 4(6).
pub fn peak_end(document: &Document, persona: Option<ElementId>, journey: Journey) -> Option<f64> {
    let present = |&touchpoint: &ElementId| {
        document
            .element(touchpoint)
            .and_then(|element| element.content.as_touchpoint())
            .is_some_and(|touchpoint| touchpoint.presence.includes(journey))
    };
    let felt: Vec<i8> = document
        .journey()
        .into_iter()
        .filter(present)
        .filter_map(|touchpoint| emotion_at(document, touchpoint, persona, journey))
        .map(|(_, valence)| valence.value())
        .collect();
    let peak = felt.iter().copied().max_by_key(|value| (value.abs(), *value < 0))?;
    let end = felt.last().copied()?;
    Some(f64::midpoint(f64::from(peak), f64::from(end)))
}
