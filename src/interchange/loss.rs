//! What of a map has no place in another tool's format.

use crate::i18n::Texts;
use crate::model::{Document, ElementKind};
use std::collections::BTreeMap;

/// Something that is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// Elements of a kind.
    Of(ElementKind),
    /// Touchpoints with more than a name: channel, action, expectation, owner, backstage, clients.
    Details,
    /// Personas with more than a name.
    Profiles,
    /// Words of feelings, and what clients said about them.
    Words,
    /// Touchpoints that stand only in the journey that is not written.
    OtherJourney,
    /// Touchpoints nobody is said to feel anything at, which get the middle of the scale.
    NoFeeling,
    /// Stages before and after the service, which look like the others.
    Phases,
    /// Cells of answers.
    Answers,
    /// Scores that were only reported.
    Reported,
    /// Notes, authors and targets of the map as a whole.
    Properties,
}

/// What is lost, and how much of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<Loss, u64>);

impl Losses {
    /// Adds so many of one kind.
    pub(super) fn add(&mut self, loss: Loss, count: usize) {
        if count > 0 {
            *self.0.entry(loss).or_default() += count as u64;
        }
    }

    /// Adds every element of these kinds.
    pub(super) fn add_kinds(&mut self, document: &Document, kinds: &[ElementKind]) {
        for &kind in kinds {
            self.add(Loss::Of(kind), document.count(kind));
        }
    }

    /// Adds what a map says as a whole beside its title, scenario and state.
    pub(super) fn add_properties(&mut self, document: &Document) {
        let props = document.props();
        let many = [!props.notes.is_empty(), !props.authors.is_empty(), !props.targets.is_empty()];
        self.add(Loss::Properties, many.into_iter().filter(|&there| there).count());
    }

    /// Adds answers and reported scores.
    pub(super) fn add_scores(&mut self, document: &Document) {
        self.add(Loss::Answers, document.cells().len());
        let reported = document.each_of_kind(ElementKind::Touchpoint).filter_map(|(_, element)| {
            element.content.as_touchpoint().map(|touchpoint| touchpoint.reported.len())
        });
        self.add(Loss::Reported, reported.sum());
    }

    /// What is lost and how much of it, in the order of [`Loss`].
    pub fn each(&self) -> impl Iterator<Item = (Loss, u64)> + '_ {
        self.0.iter().map(|(&loss, &count)| (loss, count))
    }

    /// How much of one kind is lost.
    pub fn of(&self, loss: Loss) -> u64 {
        self.0.get(&loss).copied().unwrap_or_default()
    }

    /// Whether nothing is lost.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is lost, each with how much of it, in the user's language.
    pub fn texts(&self, texts: &'static Texts) -> Vec<String> {
        self.each().map(|(loss, count)| loss.text(count, texts)).collect()
    }
}

impl Loss {
    /// So much of it, in the user's language.
    pub fn text(self, count: u64, texts: &'static Texts) -> String {
        let key = match self {
            Self::Of(kind) => return texts.count_of(kind, count),
            Self::Details => "lost-details",
            Self::Profiles => "lost-profiles",
            Self::Words => "lost-words",
            Self::OtherJourney => "lost-other-journey",
            Self::NoFeeling => "lost-no-feeling",
            Self::Phases => "lost-phases",
            Self::Answers => "lost-answers",
            Self::Reported => "lost-reported",
            Self::Properties => "lost-properties",
        };
        texts.count(key, count)
    }
}
