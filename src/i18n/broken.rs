//! What breaks a map, in words.

use super::Texts;
use crate::model::{Broken, Link};

impl Texts {
    /// The broken invariant in words, as a part of a sentence.
    pub fn broken(&'static self, broken: &Broken) -> String {
        let ends = |link: &Link| {
            [
                ("link", self.word(link.kind).to_owned()),
                ("from", link.from.to_string()),
                ("to", link.to.to_string()),
            ]
        };
        let values: Vec<(&str, String)> = match broken {
            Broken::DuplicateElement { id, .. } | Broken::Index(id) => vec![("id", id.to_string())],
            Broken::Value { id, problem } => {
                vec![("id", id.to_string()), ("why", self.word(*problem).to_owned())]
            }
            Broken::Props(problem) => vec![("why", self.word(*problem).to_owned())],
            Broken::Dangling(link)
            | Broken::NotAllowed(link)
            | Broken::SelfLink(link)
            | Broken::DuplicateLink(link) => ends(link).into(),
            Broken::Second { link, first } => {
                let [_, (_, from), (_, to)] = ends(first);
                let mut values = ends(link).to_vec();
                values.extend([("firstFrom", from), ("firstTo", to)]);
                values
            }
            Broken::SecondEmotion { touchpoint, first, emotion } => vec![
                ("id", touchpoint.to_string()),
                ("first", first.to_string()),
                ("second", emotion.to_string()),
            ],
            Broken::NoStage { touchpoint, .. } => vec![("id", touchpoint.to_string())],
            Broken::Loose { id, kind, needs } => vec![
                ("kind", self.word(*kind).to_owned()),
                ("id", id.to_string()),
                ("link", self.word(*needs).to_owned()),
            ],
            Broken::Question { id, problem } => {
                vec![("id", id.to_string()), ("why", self.word(*problem).to_owned())]
            }
            Broken::Cell { key, problem } => vec![
                ("id", key.touchpoint.to_string()),
                ("question", key.question.to_string()),
                ("why", self.word(*problem).to_owned()),
            ],
            Broken::Conflict(key) => vec![("id", key.name())],
        };
        let args: Vec<_> = values.iter().map(|(name, value)| (*name, value.into())).collect();
        self.with(&format!("{}-{}", "broken", broken.key()), &args)
    }
}
