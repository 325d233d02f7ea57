//! Advice: what a good map is checked for. Never an obstacle.

use super::findings::score_text;
use super::fresh::this_month;
use super::rules;
use crate::i18n::{Arg, Texts};
use crate::model::{Document, ElementId, Journey, Month};
use crate::scores::Score;
use std::collections::BTreeSet;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The map says the wrong thing, or leaves the worst unanswered.
    High,
    /// The map leaves something important open.
    Medium,
    /// The map would be better with it.
    Low,
}

impl Severity {
    /// Every severity, the most serious first.
    pub const ALL: &'static [Self] = &[Self::High, Self::Medium, Self::Low];

    /// Stable lower-case key, used in machine-readable output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }

    /// The severity in words.
    pub fn text(self, texts: &'static Texts) -> &'static str {
        texts.get(match self {
            Self::High => "advice-severity-high",
            Self::Medium => "advice-severity-medium",
            Self::Low => "advice-severity-low",
        })
    }
}

/// What the advice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdviceKind {
    /// Clients go round in circles and no way leads out.
    EndlessLoop,
    /// The target emotion is not better than today's worst.
    ToBeNotBetter,
    /// A barrier that no solution answers (rejected ones do not count).
    UnansweredBarrier,
    /// A painful barrier (severity 4 or 5) whose solutions nobody here can start.
    DistantSolutions,
    /// A touchpoint no way leads to.
    NoWayIn,
    /// A touchpoint no way leads on from.
    NoWayOn,
    /// A low emotion that no barrier there or on the ways there explains.
    UnexplainedLow,
    /// A moment of truth whose score is below target.
    LowMoment,
    /// A moment of truth nobody asked clients about.
    UnscoredMoment,
    /// A happy face where the score is low.
    HappyButLow,
    /// An unhappy face where enough clients reach the target.
    SadButGood,
    /// A touchpoint with a low score that nobody answers for.
    Unowned,
    /// A touchpoint whose answers are all older than twelve months.
    OldScores,
    /// More than half of the statements are assumptions.
    MostlyAssumptions,
    /// A stage without touchpoints.
    EmptyStage,
    /// Clients have to change the channel and nothing carries them over.
    ChannelChange,
    /// The map does not say whose journey it is.
    NoPersona,
}

impl AdviceKind {
    /// Every kind, the most serious first.
    pub const ALL: &'static [Self] = &[
        Self::EndlessLoop,
        Self::ToBeNotBetter,
        Self::UnansweredBarrier,
        Self::DistantSolutions,
        Self::NoWayIn,
        Self::NoWayOn,
        Self::UnexplainedLow,
        Self::LowMoment,
        Self::UnscoredMoment,
        Self::HappyButLow,
        Self::SadButGood,
        Self::Unowned,
        Self::OldScores,
        Self::MostlyAssumptions,
        Self::EmptyStage,
        Self::ChannelChange,
        Self::NoPersona,
    ];

    /// Stable lower-case key, used in machine-readable output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::EndlessLoop => "endless-loop",
            Self::ToBeNotBetter => "to-be-not-better",
            Self::UnansweredBarrier => "unanswered-barrier",
            Self::DistantSolutions => "distant-solutions",
            Self::NoWayIn => "no-way-in",
            Self::NoWayOn => "no-way-on",
            Self::UnexplainedLow => "unexplained-low",
            Self::LowMoment => "low-moment",
            Self::UnscoredMoment => "unscored-moment",
            Self::HappyButLow => "happy-but-low",
            Self::SadButGood => "sad-but-good",
            Self::Unowned => "unowned",
            Self::OldScores => "old-scores",
            Self::MostlyAssumptions => "mostly-assumptions",
            Self::EmptyStage => "empty-stage",
            Self::ChannelChange => "channel-change",
            Self::NoPersona => "no-persona",
        }
    }

    /// Key of its text.
    const fn text_key(self) -> &'static str {
        match self {
            Self::EndlessLoop => "advice-endless-loop",
            Self::ToBeNotBetter => "advice-to-be-not-better",
            Self::UnansweredBarrier => "advice-unanswered-barrier",
            Self::DistantSolutions => "advice-distant-solutions",
            Self::NoWayIn => "advice-no-way-in",
            Self::NoWayOn => "advice-no-way-on",
            Self::UnexplainedLow => "advice-unexplained-low",
            Self::LowMoment => "advice-low-moment",
            Self::UnscoredMoment => "advice-unscored-moment",
            Self::HappyButLow => "advice-happy-but-low",
            Self::SadButGood => "advice-sad-but-good",
            Self::Unowned => "advice-unowned",
            Self::OldScores => "advice-old-scores",
            Self::MostlyAssumptions => "advice-mostly-assumptions",
            Self::EmptyStage => "advice-empty-stage",
            Self::ChannelChange => "advice-channel-change",
            Self::NoPersona => "advice-no-persona",
        }
    }
}

/// One piece of advice.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// What it is about.
    pub kind: AdviceKind,
    /// How much it matters.
    pub severity: Severity,
    /// The elements it is about, the main one first; empty where it is the map as a whole.
    pub elements: Vec<ElementId>,
    /// The journey it was found in; what is wrong in both is told of today's.
    pub journey: Journey,
    /// The main element's name, and another's that the text names beside it.
    pub(super) names: [String; 2],
    /// A share the text states, 0 … 1.
    pub(super) share: f64,
    /// A score the text states.
    pub(super) score: Option<Score>,
    /// A month the text states.
    pub(super) month: Option<Month>,
}

/// Letters of a name that advice repeats.
const NAME: usize = 60;

impl Advice {
    pub(super) fn new(
        document: &Document,
        kind: AdviceKind,
        severity: Severity,
        elements: Vec<ElementId>,
    ) -> Self {
        let name =
            |at: usize| elements.get(at).map(|&id| name_of(document, id)).unwrap_or_default();
        let names = [name(0), name(1)];
        let journey = Journey::AsIs;
        Self { kind, severity, elements, journey, names, share: 0.0, score: None, month: None }
    }

    /// The advice in words: what is the matter, and what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        let [name, other] = self
            .names
            .each_ref()
            .map(|name| if name.is_empty() { texts.get("advice-unnamed") } else { name.as_str() });
        let count = self.elements.len() as u64;
        let number = texts.whole(count);
        let percent = texts.percent(self.share * 100.0, 0);
        let score = self.score.map(|score| score_text(texts, &score)).unwrap_or_default();
        let month = self.month.map(|month| texts.month(month)).unwrap_or_default();
        let args = [
            ("name", Arg::Text(name)),
            ("other", Arg::Text(other)),
            ("count", Arg::Count(count)),
            ("number", Arg::Text(&number)),
            ("percent", Arg::Text(&percent)),
            ("score", Arg::Text(&score)),
            ("month", Arg::Text(&month)),
        ];
        let text = texts.with(self.kind.text_key(), &args);
        match self.journey {
            Journey::AsIs => text,
            Journey::ToBe => texts.with("advice-in-to-be", &[("advice", Arg::Text(&text))]),
        }
    }
}

/// What an element is called in advice: the first words of its first text that is not empty.
pub(super) fn name_of(document: &Document, id: ElementId) -> String {
    let Some(element) = document.element(id) else { return String::new() };
    let texts = element.content.texts();
    let Some(text) = texts.into_iter().map(str::trim).find(|text| !text.is_empty()) else {
        return String::new();
    };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// Everything a map could do better as of this month, the most serious first, then by kind, then in
/// journey order.
pub fn advice(document: &Document) -> Vec<Advice> {
    advice_in(document, this_month())
}

/// The same as of the month `today`, which says how old answers are.
pub fn advice_in(document: &Document, today: Month) -> Vec<Advice> {
    let mut found = Vec::new();
    rules::of_ways(document, Journey::AsIs, &mut found);
    if rules::journeys_differ(document) {
        let today = found.len();
        rules::of_ways(document, Journey::ToBe, &mut found);
        let target = found.split_off(today);
        let known: BTreeSet<(AdviceKind, Vec<ElementId>)> =
            found.iter().map(|advice| (advice.kind, advice.elements.clone())).collect();
        let new = |advice: &Advice| !known.contains(&(advice.kind, advice.elements.clone()));
        found.extend(target.into_iter().filter(new));
    }
    rules::of_parts(document, &mut found);
    rules::of_emotions(document, &mut found);
    rules::of_scores(document, today, &mut found);
    found.sort_by_key(|advice| (advice.severity, advice.kind));
    found
}
