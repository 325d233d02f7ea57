//! Usual words of the field, per language: what is offered where a channel, an owner, a feeling or
//! the like is typed. From `assets/words/<tag>.txt`: a heading in brackets, then a word a line.

use crate::model::{Language, Valence};
use std::sync::OnceLock;

/// What words are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The means a touchpoint happens through.
    Channels,
    /// Departments answerable for touchpoints.
    Owners,
    /// Whose journey it is.
    Personas,
    /// Systems and reports figures come from.
    DataSources,
    /// What figures are counted in.
    Units,
    /// Who says something.
    Speakers,
    /// Names of feelings of a strength.
    Feelings(Valence),
}

impl Topic {
    /// Every topic.
    pub const ALL: &'static [Self] = &[
        Self::Channels,
        Self::Owners,
        Self::Personas,
        Self::DataSources,
        Self::Units,
        Self::Speakers,
        Self::Feelings(Valence::VeryBad),
        Self::Feelings(Valence::Bad),
        Self::Feelings(Valence::Neutral),
        Self::Feelings(Valence::Good),
        Self::Feelings(Valence::VeryGood),
    ];

    /// The heading its words stand under.
    const fn heading(self) -> &'static str {
        match self {
            Self::Channels => "channels",
            Self::Owners => "owners",
            Self::Personas => "personas",
            Self::DataSources => "data-sources",
            Self::Units => "units",
            Self::Speakers => "speakers",
            Self::Feelings(valence) => valence.key(),
        }
    }
}

/// The words of one language, by topic in the order of [`Topic::ALL`].
type Words = Vec<Vec<&'static str>>;

/// The usual words about a topic, the most usual first.
pub fn usual_words(language: Language, topic: Topic) -> &'static [&'static str] {
    static READ: [OnceLock<Words>; 3] = [const { OnceLock::new() }; 3];
    let words = READ[language as usize].get_or_init(|| read(language));
    let place = Topic::ALL.iter().position(|&known| known == topic);
    place.and_then(|place| words.get(place)).map_or(&[], Vec::as_slice)
}

fn read(language: Language) -> Words {
    let text = match language {
        Language::English => include_str!("../../assets/words/en.txt"),
        Language::Russian => include_str!("../../assets/words/ru.txt"),
        Language::Ukrainian => include_str!("../../assets/words/uk.txt"),
    };
    let of = |topic: &Topic| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let from = lines.skip_while(|line| heading(line) != Some(topic.heading()));
        from.skip(1).take_while(|line| heading(line).is_none()).collect()
    };
    Topic::ALL.iter().map(of).collect()
}

fn heading(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_language_has_words_for_every_topic_each_once() {
        for &language in Language::ALL {
            for &topic in Topic::ALL {
                let words = usual_words(language, topic);
                let least = if matches!(topic, Topic::Feelings(_)) { 10 } else { 15 };
                assert!(words.len() >= least, "{language:?} {topic:?}: {}", words.len());
                let once: BTreeSet<String> = words.iter().map(|word| word.to_lowercase()).collect();
                assert_eq!(once.len(), words.len(), "{language:?} {topic:?}");
            }
        }
    }

    #[test]
    fn words_are_of_their_language() {
        for (language, foreign) in
            [(Language::Russian, "іїєґІЇЄҐ"), (Language::Ukrainian, "ыэъёЫЭЪЁ'’")]
        {
            for &topic in Topic::ALL {
                for word in usual_words(language, topic) {
                    assert!(!word.contains(|c| foreign.contains(c)), "{language:?}: {word}");
                }
            }
        }
    }
}
