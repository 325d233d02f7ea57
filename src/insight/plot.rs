//! The first story of a map, composed from what it says: the whole; what clients praise; where it
//! hurts most, moments of truth first; the target; and what can be done at once. Good, bad, good,
//! so that those who decide keep listening.

use super::emotions::emotions_of;
use super::findings::score_text;
use super::pain::{barriers_at, pains};
use super::pooled::lead_score;
use super::rules::severity_of;
use super::{Slice, is_low};
use crate::i18n::Texts;
use crate::model::{
    Document, ElementId, ElementKind, Feasibility, Frame, Journey, Lane, LinkKind, MapState,
    Presence, Shot, SolutionStatus,
};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Most touchpoints told to be praised.
const MOST_PRAISED: usize = 3;
/// Most touchpoints told to hurt, each in a frame of its own.
const MOST_HURTING: usize = 3;

/// The first story of a map, by the answers of a slice, in the language of `texts`.
pub fn plot(document: &Document, slice: &Slice, texts: &'static Texts) -> Vec<Shot> {
    let plot = Plot { document, slice, texts };
    let mut shots = vec![plot.whole()];
    shots.extend(plot.praised());
    shots.extend(plot.hurting());
    shots.extend(plot.target());
    shots.extend(plot.own());
    shots
}

struct Plot<'a> {
    document: &'a Document,
    slice: &'a Slice,
    texts: &'static Texts,
}

impl Plot<'_> {
    fn whole(&self) -> Shot {
        let props = self.document.props();
        let stages = self.document.stages().len() as u64;
        let notes = [props.scenario.clone(), self.texts.count("count-stage", stages)];
        let frame = Frame {
            caption: self.with("plot-whole", &props.title),
            notes: lines(notes),
            state: Some(MapState::AsIs),
            ..Frame::default()
        };
        Shot { frame, ..Shot::default() }
    }

    /// Where clients feel well today and their score, if there is one, is no lower than it should
    /// be.
    fn praised(&self) -> Option<Shot> {
        let mut praised: Vec<(Reverse<i8>, Reverse<u64>, ElementId)> = Vec::new();
        for touchpoint in self.document.journey() {
            let felt = emotions_of(self.document, touchpoint);
            let best = felt.iter().map(|(_, valence)| valence.value()).max();
            let worst = felt.iter().map(|(_, valence)| valence.value()).min();
            let score = lead_score(self.document, touchpoint, None, self.slice);
            let low = score.is_some_and(|score| is_low(self.document, score));
            if let Some(best) = best.filter(|best| *best > 0 && worst >= Some(0) && !low) {
                let answers = score.map_or(0, |score| score.n);
                praised.push((Reverse(best), Reverse(answers), touchpoint));
            }
        }
        praised.sort_by_key(|&(best, answers, _)| (best, answers));
        praised.truncate(MOST_PRAISED);
        let shows: Vec<ElementId> =
            praised.into_iter().map(|(.., touchpoint)| touchpoint).collect();
        if shows.is_empty() {
            return None;
        }
        let lanes = [Lane::Touchpoints, Lane::Emotions, Lane::Drivers, Lane::Scores];
        let caption = self.with("plot-praised", &self.names(&shows));
        let notes = lines(shows.iter().filter_map(|&it| self.score_of(it)));
        let frame = frame(caption, notes, MapState::AsIs, &lanes);
        Some(Shot { frame, lights: shows.clone(), shows })
    }

    /// The touchpoints with the most pain, or without answers the saddest ones; moments of truth
    /// first.
    fn hurting(&self) -> Vec<Shot> {
        let pains = pains(self.document, self.slice);
        let ranked = pains.ranked.iter().filter(|pain| pain.value > 0.0);
        let mut hurting: Vec<ElementId> = ranked.map(|pain| pain.touchpoint).collect();
        if hurting.is_empty() {
            let mut sad: Vec<(i8, Reverse<u8>, ElementId)> = Vec::new();
            for touchpoint in self.document.journey() {
                let felt = emotions_of(self.document, touchpoint);
                let worst = felt.iter().map(|(_, valence)| valence.value()).min();
                if let Some(worst) = worst.filter(|worst| *worst < 0) {
                    sad.push((worst, Reverse(self.severity(touchpoint)), touchpoint));
                }
            }
            sad.sort_by_key(|&(worst, severity, _)| (worst, severity));
            hurting = sad.into_iter().map(|(.., touchpoint)| touchpoint).collect();
        }
        hurting.truncate(MOST_HURTING);
        let is_moment = |id: &ElementId| self.document.has_sources(*id, LinkKind::Marks);
        hurting.sort_by_key(|touchpoint| !is_moment(touchpoint));
        hurting.into_iter().map(|touchpoint| self.hurts(touchpoint)).collect()
    }

    fn hurts(&self, touchpoint: ElementId) -> Shot {
        let moment = self.document.source(touchpoint, LinkKind::Marks);
        let key = if moment.is_some() { "plot-moment" } else { "plot-hurts" };
        let mut barriers = barriers_at(self.document, touchpoint);
        barriers.sort_by_key(|&barrier| Reverse(severity_of(self.document, barrier)));
        let said = |id: &ElementId| self.text(*id);
        let quotes = self.document.sources(touchpoint, LinkKind::Voices);
        let quotes = quotes.iter().map(|id| format!("“{}”", self.text(*id)));
        let notes = lines(
            moment
                .iter()
                .map(said)
                .chain(self.score_of(touchpoint))
                .chain(barriers.iter().map(said))
                .chain(quotes),
        );
        let mut caption = self.with(key, self.text(touchpoint).trim());
        if let Some(worst) = barriers.first().map(said).filter(|text| !text.trim().is_empty()) {
            // What hurts, and why: two sentences.
            caption = format!("{caption}. {}", worst.trim());
        }
        let lanes = [Lane::Touchpoints, Lane::Emotions, Lane::Barriers, Lane::Scores];
        // Its stage is in sight, so that everybody sees where on the journey it is.
        let stage = self.document.source(touchpoint, LinkKind::Contains);
        Shot {
            frame: frame(caption, notes, MapState::AsIs, &lanes),
            shows: vec![stage.unwrap_or(touchpoint)],
            lights: std::iter::once(touchpoint).chain(barriers).collect(),
        }
    }

    /// The target, where there is one.
    fn target(&self) -> Option<Shot> {
        let felt = |(_, element): (ElementId, &std::sync::Arc<crate::model::Element>)| {
            element.content.as_emotion().is_some_and(|it| it.journey == Journey::ToBe)
        };
        let other = |(_, element): (ElementId, &std::sync::Arc<crate::model::Element>)| {
            element.content.as_touchpoint().is_some_and(|it| it.presence != Presence::Both)
        };
        let any = self.document.each_of_kind(ElementKind::Emotion).any(felt)
            || self.document.each_of_kind(ElementKind::Touchpoint).any(other);
        let lanes = [Lane::Touchpoints, Lane::Emotions];
        let caption = self.texts.get("plot-target").to_owned();
        let frame = frame(caption, String::new(), MapState::Gap, &lanes);
        any.then(|| Shot { frame, ..Shot::default() })
    }

    /// The solutions the team can carry out on its own, with the barriers they answer.
    fn own(&self) -> Option<Shot> {
        let (mut solutions, mut lights) = (Vec::new(), Vec::new());
        let mut shows = BTreeSet::new();
        for solution in self.document.of_kind(ElementKind::Solution) {
            let content = self.document.element(solution)?.content.as_solution()?;
            let ended = matches!(content.status, SolutionStatus::Done | SolutionStatus::Rejected);
            if content.feasibility != Feasibility::Own || ended {
                continue;
            }
            solutions.push((content.effort.is_none(), content.effort, solution));
            lights.push(solution);
            for barrier in self.document.targets(solution, LinkKind::Answers) {
                lights.push(barrier);
                for place in self.document.targets(barrier, LinkKind::Hinders) {
                    let at = self.document.target(place, LinkKind::Arrives).unwrap_or(place);
                    shows.insert(at);
                }
            }
        }
        if shows.is_empty() {
            return None;
        }
        solutions.sort_by_key(|&(unknown, effort, _)| (unknown, effort));
        let said: Vec<ElementId> = solutions.into_iter().map(|(.., solution)| solution).collect();
        let lanes = [Lane::Touchpoints, Lane::Barriers, Lane::Solutions];
        let caption = match said.as_slice() {
            [only] => self.with("plot-own-one", self.text(*only).trim()),
            _ => self.texts.count("plot-own", said.len() as u64),
        };
        let notes = lines(said.iter().map(|id| self.text(*id)));
        let frame = frame(caption, notes, MapState::AsIs, &lanes);
        lights.sort_unstable();
        lights.dedup();
        Some(Shot { frame, shows: shows.into_iter().collect(), lights })
    }

    fn with(&self, key: &str, name: &str) -> String {
        self.texts.with(key, &[("name", name.into())])
    }

    fn text(&self, id: ElementId) -> String {
        let element = self.document.element(id);
        element.map(|element| element.content.text().to_owned()).unwrap_or_default()
    }

    fn names(&self, ids: &[ElementId]) -> String {
        let quoted = |&id: &ElementId| self.with("plot-name", self.text(id).trim());
        ids.iter().map(quoted).collect::<Vec<_>>().join(", ")
    }

    /// A touchpoint's score with its answers and interval.
    fn score_of(&self, touchpoint: ElementId) -> Option<String> {
        let score = lead_score(self.document, touchpoint, None, self.slice)?;
        Some(format!("{}: {}", self.text(touchpoint), score_text(self.texts, &score)))
    }

    fn severity(&self, touchpoint: ElementId) -> u8 {
        let barriers = barriers_at(self.document, touchpoint).into_iter();
        barriers.filter_map(|it| severity_of(self.document, it)).max().unwrap_or(0)
    }
}

fn frame(caption: String, notes: String, state: MapState, lanes: &[Lane]) -> Frame {
    Frame {
        caption,
        notes,
        state: Some(state),
        lanes: lanes.iter().copied().collect(),
        ..Frame::default()
    }
}

/// One line each, without empty ones.
fn lines(texts: impl IntoIterator<Item = String>) -> String {
    let said = texts.into_iter().filter(|text| !text.trim().is_empty());
    said.collect::<Vec<_>>().join("\n")
}
