//! Sentences that every column says, looked up once a pass.

use crate::i18n::Texts;
use crate::model::Month;

/// Sentences with marks where their variables go: filling a mark costs a hundredth of asking the
/// translations for each of ten thousand columns.
pub struct Sentences {
    answers: String,
    score: String,
    bare_score: String,
    channel: String,
    severity: String,
    gap: String,
    change: String,
    no_change: String,
    stale: String,
    month: String,
}

/// Stands for a sentence's first, second … variable. No text of ours has these characters.
const MARKS: [&str; 4] = ["\u{1}", "\u{2}", "\u{3}", "\u{4}"];

impl Sentences {
    /// The sentences of a language.
    pub fn of(texts: &Texts) -> Self {
        let [first, second, third, fourth] = MARKS;
        let score = |key| {
            let marks = [
                ("metric", first.into()),
                ("value", second.into()),
                ("n", third.into()),
                ("interval", fourth.into()),
            ];
            texts.with(key, &marks)
        };
        Self {
            answers: texts.with("map-n", &[("n", first.into())]),
            score: score("map-alt-score"),
            bare_score: score("map-alt-score-bare"),
            gap: texts.with("map-gap", &[("gap", first.into())]),
            change: texts.with("map-change", &[("change", first.into()), ("month", second.into())]),
            no_change: texts.with("map-no-change", &[("month", first.into())]),
            stale: texts.with("map-stale", &[("month", first.into())]),
            month: texts.with("date-month", &[("month", first.into()), ("year", second.into())]),
            channel: texts.with("map-alt-channel", &[("name", first.into())]),
            severity: texts.with("map-alt-severity", &[("n", first.into())]),
        }
    }

    /// `n = 212`.
    pub fn answers(&self, n: &str) -> String {
        self.answers.replace(MARKS[0], n)
    }

    /// A score in words; without an interval where there is none.
    pub fn score(&self, metric: &str, value: &str, n: &str, interval: Option<&str>) -> String {
        let sentence = if interval.is_some() { &self.score } else { &self.bare_score };
        let values = [metric, value, n, interval.unwrap_or_default()];
        MARKS
            .iter()
            .zip(values)
            .fold(sentence.clone(), |text, (mark, value)| text.replace(mark, value))
    }

    /// `channel web`.
    pub fn channel(&self, name: &str) -> String {
        self.channel.replace(MARKS[0], name)
    }

    /// `severity 3 of 5`.
    pub fn severity(&self, severity: u8) -> String {
        self.severity.replace(MARKS[0], &severity.to_string())
    }

    /// How far a score is from its target.
    pub fn gap(&self, gap: &str) -> String {
        self.gap.replace(MARKS[0], gap)
    }

    /// How much a score changed since a month; `None` = not clearly.
    pub fn change(&self, change: Option<&str>, month: &str) -> String {
        match change {
            Some(change) => self.change.replace(MARKS[0], change).replace(MARKS[1], month),
            None => self.no_change.replace(MARKS[0], month),
        }
    }

    /// That a score is of so long ago.
    pub fn stale(&self, month: &str) -> String {
        self.stale.replace(MARKS[0], month)
    }

    /// A month and its year, short.
    pub fn month(&self, texts: &'static Texts, month: Month) -> String {
        let name = texts.get(&format!("month-short-{}", month.month.clamp(1, 12)));
        self.month.replace(MARKS[0], name).replace(MARKS[1], &month.year.to_string())
    }
}
