//! What a map's scores say together: where it hurts, where it drops, what changed, what can be
//! done at once, and what nobody knows. Every finding names its figures.

mod compare;
mod rank;
mod text;
mod unknown;

pub use text::{difference_text, pain_parts, pain_text, score_text};

use super::Slice;
use super::advice::{Severity, name_of};
use super::pain::{Pain, pains};
use crate::model::{Document, ElementId, Month};
use crate::scores::{Difference, Score};

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// A touchpoint among those with the most pain.
    Pain,
    /// The largest clear drop from a touchpoint to the next one asked about.
    Drop,
    /// Neighbours were compared, and none is clearly worse than the one before it.
    NoClearDrop,
    /// A moment of truth whose score misses its target.
    LowMoment,
    /// A score that is clearly worse than in the months before.
    Worse,
    /// A score that is clearly better than in the months before.
    Better,
    /// Months were compared, and nothing changed clearly.
    NoClearChange,
    /// A barrier that no solution answers.
    OpenBarrier,
    /// A solution of the team's own for a painful touchpoint.
    QuickWin,
    /// Touchpoints without answers.
    NoAnswers,
    /// Touchpoints for which figures are only reported.
    ReportedOnly,
    /// Touchpoints with few answers.
    FewAnswers,
    /// Touchpoints whose answers are all old.
    OldAnswers,
    /// Touchpoints whose answers are all undated.
    UndatedAnswers,
}

impl FindingKind {
    /// Every kind, in the order findings are told.
    pub const ALL: &'static [Self] = &[
        Self::Pain,
        Self::Drop,
        Self::NoClearDrop,
        Self::LowMoment,
        Self::Worse,
        Self::Better,
        Self::NoClearChange,
        Self::OpenBarrier,
        Self::QuickWin,
        Self::NoAnswers,
        Self::ReportedOnly,
        Self::FewAnswers,
        Self::OldAnswers,
        Self::UndatedAnswers,
    ];

    /// Stable lower-case key, used in machine-readable output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pain => "pain",
            Self::Drop => "drop",
            Self::NoClearDrop => "no-clear-drop",
            Self::LowMoment => "low-moment",
            Self::Worse => "worse",
            Self::Better => "better",
            Self::NoClearChange => "no-clear-change",
            Self::OpenBarrier => "open-barrier",
            Self::QuickWin => "quick-win",
            Self::NoAnswers => "no-answers",
            Self::ReportedOnly => "reported-only",
            Self::FewAnswers => "few-answers",
            Self::OldAnswers => "old-answers",
            Self::UndatedAnswers => "undated-answers",
        }
    }

    /// The question it answers.
    pub const fn section(self) -> Section {
        match self {
            Self::Pain => Section::Pain,
            Self::Drop | Self::NoClearDrop => Section::Drop,
            Self::LowMoment => Section::Moments,
            Self::Worse | Self::Better | Self::NoClearChange => Section::Changes,
            Self::OpenBarrier => Section::Barriers,
            Self::QuickWin => Section::QuickWins,
            Self::NoAnswers
            | Self::ReportedOnly
            | Self::FewAnswers
            | Self::OldAnswers
            | Self::UndatedAnswers => Section::Unknown,
        }
    }
}

/// The questions that findings answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Where it hurts most.
    Pain,
    /// Where it drops most along the path.
    Drop,
    /// Which moments of truth miss their target.
    Moments,
    /// What changed since the last period.
    Changes,
    /// Which barriers nothing is done about.
    Barriers,
    /// What can be done at once.
    QuickWins,
    /// What is not known.
    Unknown,
}

impl Section {
    /// Every section, in the order findings are told.
    pub const ALL: &'static [Self] = &[
        Self::Pain,
        Self::Drop,
        Self::Moments,
        Self::Changes,
        Self::Barriers,
        Self::QuickWins,
        Self::Unknown,
    ];
}

/// The figures a finding rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figures {
    /// Pain with its parts, and the lead score.
    Pain {
        /// The pain.
        pain: Pain,
        /// The score of the same answers.
        score: Score,
    },
    /// A touchpoint's score and the next one's.
    Drop {
        /// Of the earlier touchpoint.
        before: Score,
        /// Of the later one.
        after: Score,
        /// The later less the earlier one, at the level of all that were compared.
        difference: Difference,
    },
    /// A score and what it should be.
    Target {
        /// The score.
        score: Score,
        /// The target.
        target: f64,
    },
    /// A score in two months.
    Change {
        /// The earlier month.
        before: (Month, Score),
        /// The later one.
        after: (Month, Score),
        /// The later less the earlier one, at the level of all that were compared.
        difference: Difference,
    },
    /// How painful the place of a barrier is.
    Place {
        /// The barrier's severity, 1 … 5; `None` = not judged.
        severity: Option<u8>,
        /// The pain of its place; `None` where nobody was asked.
        pain: Option<Pain>,
    },
    /// A count of things.
    Count {
        /// How many.
        count: usize,
        /// Of how many.
        of: usize,
    },
}

/// One thing the scores say.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// The elements it is about, the main one first.
    pub elements: Vec<ElementId>,
    /// What it rests on.
    pub figures: Figures,
    /// What the first elements are called.
    names: Vec<String>,
    /// A figure beside each name: answers.
    counts: Vec<u64>,
}

/// Most elements that a text names.
const NAMED: usize = 5;

impl Finding {
    fn new(
        document: &Document,
        kind: FindingKind,
        severity: Severity,
        elements: Vec<ElementId>,
        figures: Figures,
    ) -> Self {
        let names = elements.iter().take(NAMED).map(|&id| name_of(document, id)).collect();
        Self { kind, severity, elements, figures, names, counts: Vec::new() }
    }
}

/// What the answers of a slice say, as of the month `today`: by kind, within it what matters more
/// first, then in journey order.
pub fn findings(document: &Document, slice: &Slice, today: Month) -> Vec<Finding> {
    let pains = pains(document, slice);
    let mut found = rank::most_painful(document, &pains, slice);
    found.extend(compare::drop(document, slice));
    found.extend(rank::low_moments(document, &pains, slice));
    found.extend(compare::changes(document, slice));
    found.extend(rank::open_barriers(document, &pains));
    found.extend(rank::quick_wins(document, &pains));
    found.extend(unknown::all(document, &pains, slice, today));
    found
}
