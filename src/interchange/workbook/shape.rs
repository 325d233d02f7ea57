//! What one row of a list says: an element with all that stands beside it in the same row.

use super::Fault;
use crate::edit::verbs::hangs_by;
use crate::model::{
    Barrier, Content, Document, Driver, ElementId, ElementKind, Evidence, EvidenceKind,
    Feasibility, Indicator, Journey, Layer, LinkKind, Moment, Persona, Phase, Presence, Quote,
    Solution, SolutionStatus, Stage, Touchpoint, Transition, Valence,
};
use std::collections::BTreeMap;

/// Whose feelings of which journey two columns are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Voice {
    /// Today's journey, or the target one.
    pub(super) journey: Journey,
    /// Who feels; `None` = everybody.
    pub(super) persona: Option<ElementId>,
}

/// What somebody feels at a touchpoint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Felt {
    /// How strong the feeling is; `None` = nothing is said.
    pub(super) valence: Option<Valence>,
    /// Its name.
    pub(super) word: String,
    /// What a client said about it.
    pub(super) quote: String,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    /// The element.
    pub(super) content: Content,
    /// What it hangs on.
    pub(super) ties: Vec<ElementId>,
    /// Of a way: where it starts and where it leads.
    pub(super) ends: (Option<ElementId>, Option<ElementId>),
    /// Of a touchpoint: its stage.
    pub(super) stage: Option<ElementId>,
    /// Of a touchpoint: what is felt there.
    pub(super) felt: BTreeMap<Voice, Felt>,
    /// Of a touchpoint: why it decides the journey, if it does.
    pub(super) moment: Option<Moment>,
}

impl Shape {
    /// What the map says of an element; `None` where there is none.
    pub(super) fn of(map: &Document, id: ElementId) -> Option<Self> {
        let content = map.element(id)?.content.clone();
        let kind = content.kind();
        let ties = hangs_by(kind).map(|link| map.targets(id, link)).unwrap_or_default();
        let mut shape = Self { ties, ..Self::bare(content) };
        match kind {
            ElementKind::Transition => {
                shape.ends = (map.source(id, LinkKind::Leaves), map.target(id, LinkKind::Arrives));
            }
            ElementKind::Touchpoint => {
                shape.stage = map.source(id, LinkKind::Contains);
                let moment = map.source(id, LinkKind::Marks).and_then(|it| map.element(it));
                shape.moment = moment.and_then(|it| it.content.as_moment()).cloned();
                for emotion in map.targets(id, LinkKind::Feels) {
                    shape.feels(map, emotion);
                }
            }
            _ => {}
        }
        Some(shape)
    }

    fn bare(content: Content) -> Self {
        let (felt, ties) = (BTreeMap::new(), Vec::new());
        Self { content, ties, ends: (None, None), stage: None, felt, moment: None }
    }

    fn feels(&mut self, map: &Document, id: ElementId) {
        let Some((voice, emotion)) = voice_of(map, id).zip(map.element(id)) else { return };
        let Some(emotion) = emotion.content.as_emotion() else { return };
        let (valence, word) = (Some(emotion.valence), emotion.word.clone());
        self.felt.insert(voice, Felt { valence, word, quote: emotion.quote.clone() });
    }

    /// An element of which nothing is said yet; `None` for kinds that have no list.
    pub(super) fn new(kind: ElementKind) -> Option<Self> {
        let none = String::new;
        let content: Content = match kind {
            ElementKind::Persona => {
                let (name, about, motivation) = (none(), none(), none());
                Persona { name, about, motivation, needs: none(), pains: none() }.into()
            }
            ElementKind::Stage => Stage { name: none(), phase: Phase::Service }.into(),
            ElementKind::Touchpoint => Touchpoint::named("").into(),
            ElementKind::Transition => {
                Transition { label: none(), share: None, presence: Presence::Both }.into()
            }
            ElementKind::Barrier => Barrier { text: none(), severity: None, votes: 0 }.into(),
            ElementKind::Driver => Driver { text: none() }.into(),
            ElementKind::Solution => {
                let (feasibility, status) = (Feasibility::Own, SolutionStatus::Idea);
                Solution { text: none(), feasibility, effort: None, status, votes: 0 }.into()
            }
            ElementKind::Evidence => {
                let kind = EvidenceKind::Interview;
                Evidence { text: none(), kind, source: none(), date: None, link: none() }.into()
            }
            ElementKind::Indicator => {
                let (name, unit, data_source, history) = (none(), none(), none(), Vec::new());
                let (layer, value, target) = (Layer::Cx, None, None);
                Indicator { name, layer, value, unit, target, data_source, history }.into()
            }
            ElementKind::Quote => Quote::new("", "").into(),
            ElementKind::Emotion
            | ElementKind::Moment
            | ElementKind::Picture
            | ElementKind::Idea
            | ElementKind::Frame => return None,
        };
        Some(Self::bare(content))
    }

    /// What is felt by somebody; nothing where nothing is said.
    pub(super) fn felt(&self, voice: Voice) -> Felt {
        self.felt.get(&voice).cloned().unwrap_or_default()
    }

    /// Changes what is felt by somebody; where nothing is left of it, it is not there.
    pub(super) fn feel(&mut self, voice: Voice, change: impl FnOnce(&mut Felt)) {
        let mut felt = self.felt.remove(&voice).unwrap_or_default();
        change(&mut felt);
        if felt != Felt::default() {
            self.felt.insert(voice, felt);
        }
    }

    /// Puts back what cannot be as it is: words of a feeling that has no strength. `was` is how the
    /// row was before.
    pub(super) fn mend(&mut self, was: Option<&Self>) -> Vec<(Voice, Fault)> {
        let unsaid = self.felt.iter().filter(|(_, felt)| felt.valence.is_none());
        let unsaid: Vec<Voice> = unsaid.map(|(&voice, _)| voice).collect();
        for voice in &unsaid {
            self.felt.remove(voice);
            let before = was.and_then(|was| was.felt.get(voice));
            self.felt.extend(before.map(|before| (*voice, before.clone())));
        }
        unsaid.into_iter().map(|voice| (voice, Fault::NoValence)).collect()
    }
}

/// Whose an emotion is, and of which journey.
pub(super) fn voice_of(map: &Document, emotion: ElementId) -> Option<Voice> {
    let journey = map.element(emotion)?.content.as_emotion()?.journey;
    Some(Voice { journey, persona: map.target(emotion, LinkKind::Of) })
}

/// The emotion of a touchpoint that is somebody's.
pub(super) fn emotion_of(map: &Document, touchpoint: ElementId, voice: Voice) -> Option<ElementId> {
    let mut felt = map.targets(touchpoint, LinkKind::Feels).into_iter();
    felt.find(|&id| voice_of(map, id) == Some(voice))
}
