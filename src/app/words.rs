//! The words a map uses and the usual ones of its language, offered where something is typed.

use super::{OpenMap, Slot};
use crate::edit::{Entry, Field};
use crate::i18n::{Topic, usual_words};
use crate::model::{Content, Document, ElementKind, Valence};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Most words of a map kept for one topic.
const MOST_KEPT: usize = 300;
/// Most words offered at once.
const MOST_OFFERED: usize = 8;

/// The words used on a map, by what they are for, the most used first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary {
    words: BTreeMap<Topic, Vec<String>>,
}

impl Vocabulary {
    /// The words of a document. Linear in its size.
    pub fn of(document: &Document) -> Self {
        let mut counts: BTreeMap<Topic, HashMap<&str, usize>> = BTreeMap::new();
        let mut count = |topic: Topic, word| {
            let word = str::trim(word);
            if !word.is_empty() {
                *counts.entry(topic).or_default().entry(word).or_default() += 1;
            }
        };
        for (_, element) in document.elements() {
            match &element.content {
                Content::Touchpoint(it) => {
                    count(Topic::Channels, &it.channel);
                    count(Topic::Owners, &it.owner);
                }
                Content::Emotion(it) => count(Topic::Feelings(it.valence), &it.word),
                Content::Indicator(it) => {
                    count(Topic::Units, &it.unit);
                    count(Topic::DataSources, &it.data_source);
                }
                Content::Evidence(it) => count(Topic::DataSources, &it.source),
                Content::Quote(it) => count(Topic::Speakers, &it.speaker),
                Content::Persona(it) => count(Topic::Speakers, &it.name),
                _ => {}
            }
        }
        let sorted = |words: HashMap<&str, usize>| {
            let mut words: Vec<(&str, usize)> = words.into_iter().collect();
            words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
            words.truncate(MOST_KEPT);
            words.into_iter().map(|(word, _)| word.to_owned()).collect()
        };
        Self { words: counts.into_iter().map(|(topic, words)| (topic, sorted(words))).collect() }
    }

    /// The words about a topic, the most used first.
    pub fn about(&self, topic: Topic) -> &[String] {
        self.words.get(&topic).map_or(&[], Vec::as_slice)
    }
}

impl OpenMap {
    /// What is offered where `text` is typed: words of the map, then usual ones of its language;
    /// those that begin so, then those of which a word begins so, then those it stands in.
    pub fn offers(&self, slot: &Slot, text: &str) -> Vec<String> {
        let Some(topic) = self.topic_of(slot) else { return Vec::new() };
        let usual = usual_words(self.document.props().language, topic);
        let own = self.vocabulary().about(topic).iter().map(String::as_str);
        let needle = text.trim().to_lowercase();
        let (mut found, mut known) = (Vec::new(), HashSet::new());
        for word in own.chain(usual.iter().copied()) {
            let Some(rank) = rank(word, &needle) else { continue };
            if word != text && known.insert(word.to_lowercase()) {
                found.push((rank, word));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().take(MOST_OFFERED).map(|(_, word)| word.to_owned()).collect()
    }

    /// What is typed somewhere, where words can be offered for it.
    fn topic_of(&self, slot: &Slot) -> Option<Topic> {
        let Entry::Text(field) = slot.entry else { return None };
        let id = slot.element()?;
        match (self.document.kind(id)?, field) {
            (ElementKind::Touchpoint, Field::Channel) => Some(Topic::Channels),
            (ElementKind::Touchpoint, Field::Owner) => Some(Topic::Owners),
            (ElementKind::Persona, Field::Main) => Some(Topic::Personas),
            (ElementKind::Evidence, Field::Source)
            | (ElementKind::Indicator, Field::DataSource) => Some(Topic::DataSources),
            (ElementKind::Indicator, Field::Unit) => Some(Topic::Units),
            (ElementKind::Quote, Field::Speaker) => Some(Topic::Speakers),
            (ElementKind::Emotion, Field::Main) => {
                Some(Topic::Feelings(self.valence_of(id).unwrap_or(Valence::Neutral)))
            }
            _ => None,
        }
    }

    fn valence_of(&self, id: crate::model::ElementId) -> Option<Valence> {
        Some(self.document.element(id)?.content.as_emotion()?.valence)
    }
}

/// How well a word fits what is typed: 0 it begins so, 1 one of its words does, 2 it contains it.
fn rank(word: &str, needle: &str) -> Option<u8> {
    let word = word.to_lowercase();
    if word.starts_with(needle) {
        return Some(0);
    }
    let at = word.match_indices(needle).map(|(at, _)| at);
    let begins = |at: usize| !word[..at].ends_with(char::is_alphanumeric);
    at.map(|at| if begins(at) { 1 } else { 2 }).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_so_fits_best() {
        assert_eq!(rank("Мобильное приложение", "моб"), Some(0));
        assert_eq!(rank("Мобильное приложение", "прил"), Some(1));
        assert_eq!(rank("Мобильное приложение", "лож"), Some(2));
        assert_eq!(rank("Онлайн-чат", "чат"), Some(1));
        assert_eq!(rank("Сайт", "чат"), None);
        assert_eq!(rank("Сайт", ""), Some(0));
    }
}
