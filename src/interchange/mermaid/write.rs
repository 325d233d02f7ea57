//! A map as a journey of Mermaid.

use super::super::{Loss, Losses};
use super::NEUTRAL;
use super::escape::{actor, name, written};
use crate::model::{
    Document, ElementId, ElementKind, Emotion, Journey, LinkKind, MapState, Phase, Touchpoint,
    Valence,
};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Kinds of elements that a journey of Mermaid has no place for.
const WITHOUT_PLACE: &[ElementKind] = &[
    ElementKind::Barrier,
    ElementKind::Driver,
    ElementKind::Moment,
    ElementKind::Solution,
    ElementKind::Evidence,
    ElementKind::Indicator,
    ElementKind::Quote,
    ElementKind::Picture,
    ElementKind::Idea,
    ElementKind::Frame,
];

/// The text, and what is lost.
pub(in super::super) fn write(document: &Document) -> (String, Losses) {
    let props = document.props();
    let mut lost = Losses::default();
    lost.add_kinds(document, WITHOUT_PLACE);
    lost.add_properties(document);
    lost.add_scores(document);
    let journey = match props.state {
        MapState::ToBe => Journey::ToBe,
        MapState::AsIs | MapState::Gap => Journey::AsIs,
    };
    let mut writer = Writer {
        document,
        journey,
        personas: document.of_kind(ElementKind::Persona),
        named: BTreeSet::new(),
        emotions: 0,
        tasks: Vec::new(),
        text: "journey\n".to_owned(),
        lost,
    };
    writer.head(&props.title, &props.scenario);
    writer.stages();
    writer.count_personas();
    writer.count_ways();
    let Writer { text, mut lost, emotions, .. } = writer;
    let all = document.count(ElementKind::Emotion);
    lost.add(Loss::Of(ElementKind::Emotion), all.saturating_sub(emotions));
    (text, lost)
}

struct Writer<'a> {
    document: &'a Document,
    journey: Journey,
    /// The personas of the map, in order.
    personas: Vec<ElementId>,
    /// Those who are actors somewhere.
    named: BTreeSet<ElementId>,
    /// How many emotions are written.
    emotions: usize,
    /// The touchpoints that are written, in order.
    tasks: Vec<ElementId>,
    text: String,
    lost: Losses,
}

impl Writer<'_> {
    fn line(&mut self, indent: usize, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:indent$}{line}", "");
    }

    fn head(&mut self, title: &str, scenario: &str) {
        for (keyword, text) in [("title ", title), ("accDescr: ", scenario)] {
            let text = written(text, " ");
            if !text.is_empty() {
                self.line(4, &format!("{keyword}{text}"));
            }
        }
    }

    fn stages(&mut self) {
        for id in self.document.stages() {
            let element = self.document.element(id);
            let Some(stage) = element.and_then(|element| element.content.as_stage()) else {
                continue;
            };
            self.lost.add(Loss::Phases, usize::from(stage.phase != Phase::Service));
            let line = format!("section {}", name(&stage.name));
            self.line(4, &line);
            for id in self.document.targets(id, LinkKind::Contains) {
                self.touchpoint(id);
            }
        }
    }

    fn touchpoint(&mut self, id: ElementId) {
        let element = self.document.element(id);
        let Some(touchpoint) = element.and_then(|element| element.content.as_touchpoint()) else {
            return;
        };
        if !touchpoint.presence.includes(self.journey) {
            self.lost.add(Loss::OtherJourney, 1);
            return;
        }
        self.lost.add(Loss::Details, usize::from(has_details(touchpoint)));
        let line = format!("{}: {}", name(&touchpoint.name), self.felt(id));
        self.line(8, &line);
        self.tasks.push(id);
    }

    /// Score and actors of a task.
    fn felt(&mut self, touchpoint: ElementId) -> String {
        let feelings = self.feelings(touchpoint);
        let of_all = feelings.iter().find(|(whose, _)| whose.is_none());
        let lowest = feelings.iter().map(|(_, emotion)| emotion.valence).min();
        let Some(valence) = of_all.map(|(_, emotion)| emotion.valence).or(lowest) else {
            self.lost.add(Loss::NoFeeling, 1);
            return NEUTRAL.to_string();
        };
        let mut actors = Vec::new();
        for (persona, emotion) in feelings.iter().filter(|(_, it)| it.valence == valence) {
            let Some(persona) = persona else { continue };
            let known = self.document.element(*persona);
            let written = actor(known.map(|it| it.content.text()).unwrap_or_default());
            if written.is_empty() || actors.contains(&written) {
                continue;
            }
            actors.push(written);
            self.named.insert(*persona);
            self.wrote(emotion);
        }
        let score = i64::from(valence.value()) + NEUTRAL;
        match (of_all, actors.is_empty()) {
            (Some((_, emotion)), true) => self.wrote(emotion),
            // Somebody feels it whose name cannot be written.
            (None, true) => self.emotions += 1,
            _ => {}
        }
        let actors = actors.join(", ");
        if actors.is_empty() { score.to_string() } else { format!("{score}: {actors}") }
    }

    fn wrote(&mut self, emotion: &Emotion) {
        self.emotions += 1;
        let said = !emotion.word.is_empty() || !emotion.quote.is_empty();
        self.lost.add(Loss::Words, usize::from(said));
    }

    /// What is felt at a touchpoint in this journey: by everybody, or by personas in their order.
    fn feelings(&self, touchpoint: ElementId) -> Vec<(Option<ElementId>, Emotion)> {
        let ids = self.document.targets(touchpoint, LinkKind::Feels);
        let felt = ids.into_iter().filter_map(|id| {
            let emotion = self.document.element(id)?.content.as_emotion()?;
            let whose = self.document.target(id, LinkKind::Of);
            (emotion.journey == self.journey).then(|| (whose, emotion.clone()))
        });
        let mut felt: Vec<_> = felt.collect();
        felt.sort_by_key(|(whose, _)| self.personas.iter().position(|id| Some(*id) == *whose));
        felt
    }

    /// Personas who stand nowhere, and those with more than a name.
    fn count_personas(&mut self) {
        let unnamed = self.personas.iter().filter(|id| !self.named.contains(id)).count();
        self.lost.add(Loss::Of(ElementKind::Persona), unnamed);
        let told = self.named.iter().filter_map(|id| self.document.element(*id));
        let told = told.filter_map(|element| element.content.as_persona()).filter(|persona| {
            [&persona.about, &persona.motivation, &persona.needs, &persona.pains]
                .iter()
                .any(|text| !text.is_empty())
        });
        self.lost.add(Loss::Profiles, told.count());
    }

    /// Ways that are more than leading from a touchpoint to the next.
    fn count_ways(&mut self) {
        let next: BTreeSet<(ElementId, ElementId)> =
            self.tasks.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let plain = self.document.each_of_kind(ElementKind::Transition).filter(|(id, element)| {
            let from = self.document.source(*id, LinkKind::Leaves);
            let to = self.document.target(*id, LinkKind::Arrives);
            let follows = from.zip(to).is_some_and(|pair| next.contains(&pair));
            let way = element.content.as_transition();
            follows && way.is_some_and(|way| way.label.is_empty() && way.share.is_none())
        });
        let plain = plain.count();
        let all = self.document.count(ElementKind::Transition);
        self.lost.add(Loss::Of(ElementKind::Transition), all - plain);
    }
}

/// Whether a touchpoint has more than a name.
fn has_details(touchpoint: &Touchpoint) -> bool {
    let Touchpoint { channel, action, expectation, owner, backstage, .. } = touchpoint;
    [channel, action, expectation, owner, backstage].iter().any(|text| !text.is_empty())
        || touchpoint.clients_per_month.is_some()
}

/// The valence of a score on Mermaid's scale.
pub(super) fn valence(score: i64) -> Option<Valence> {
    Valence::from_value(score - NEUTRAL)
}
