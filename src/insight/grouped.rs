//! Scores of stages, phases, channels and owners: the histograms of their touchpoints pooled,
//! never means of means.

use super::Slice;
use super::pooled::Pools;
use crate::i18n::Texts;
use crate::model::{Document, ElementId, LinkKind, Phase};
use crate::scores::{Metric, Score};

/// What touchpoints are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Group {
    /// Their stage.
    #[default]
    Stage,
    /// The phase of their stage.
    Phase,
    /// Their channel.
    Channel,
    /// Who answers for them.
    Owner,
}

impl Group {
    /// Every group.
    pub const ALL: &'static [Self] = &[Self::Stage, Self::Phase, Self::Channel, Self::Owner];

    /// Stable lower-case key, used in machine-readable output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Phase => "phase",
            Self::Channel => "channel",
            Self::Owner => "owner",
        }
    }

    /// Whose scores these are, as a heading.
    pub fn text(self, texts: &'static Texts) -> &'static str {
        texts.get(match self {
            Self::Stage => "insight-by-stage",
            Self::Phase => "insight-by-phase",
            Self::Channel => "insight-by-channel",
            Self::Owner => "insight-by-owner",
        })
    }
}

/// Which touchpoints belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupKey {
    /// Those of a stage.
    Stage(ElementId),
    /// Those of a phase.
    Phase(Phase),
    /// Those of a channel, as it is first written; empty = no channel stated.
    Channel(String),
    /// Those of an owner, as first written; empty = nobody.
    Owner(String),
}

impl GroupKey {
    /// What the group is called.
    pub fn name(&self, document: &Document, texts: &'static Texts) -> String {
        let or_key = |name: &str, key| {
            if name.trim().is_empty() { texts.get(key).to_owned() } else { name.to_owned() }
        };
        match self {
            Self::Stage(id) => {
                let name = document.element(*id).map(|stage| stage.content.text());
                or_key(name.unwrap_or_default(), "advice-unnamed")
            }
            Self::Phase(phase) => texts.word(*phase).to_owned(),
            Self::Channel(name) => or_key(name, "insight-no-channel"),
            Self::Owner(name) => or_key(name, "insight-no-owner"),
        }
    }

    /// Whether both name the same group: spaces around a name and capitals do not matter.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
        match (self, other) {
            (Self::Channel(a), Self::Channel(b)) | (Self::Owner(a), Self::Owner(b)) => same(a, b),
            _ => self == other,
        }
    }

    /// Whether it is what has no channel or owner.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::Channel(name) | Self::Owner(name) if name.is_empty())
    }
}

/// The pooled scores of touchpoints that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupScores {
    /// Which they are.
    pub key: GroupKey,
    /// The touchpoints, in journey order.
    pub touchpoints: Vec<ElementId>,
    /// How many of them have answers that were pooled.
    pub scored: usize,
    /// Their scores, one per metric (CLI's two forms apart), in the order of the questions.
    pub scores: Vec<Score>,
}

/// The scores of every group, in journey order, what has no channel or owner last; of one
/// `metric` only, or of every one.
pub fn pooled_by(
    document: &Document,
    group: Group,
    metric: Option<Metric>,
    slice: &Slice,
) -> Vec<GroupScores> {
    let mut found: Vec<(GroupScores, Pools)> = Vec::new();
    for touchpoint in document.journey() {
        let Some(key) = key_of(document, touchpoint, group) else { continue };
        let at = found.iter().position(|(known, _)| known.key.is_same(&key));
        let at = at.unwrap_or_else(|| {
            let empty = GroupScores { key, touchpoints: Vec::new(), scored: 0, scores: Vec::new() };
            found.push((empty, Pools::default()));
            found.len() - 1
        });
        let (group, pools) = &mut found[at];
        group.touchpoints.push(touchpoint);
        let mut answered = false;
        for (key, answers) in document.cells_of(touchpoint).filter(|(key, _)| slice.holds(key)) {
            let Some(question) = document.questions().get(&key.question) else { continue };
            if metric.is_none_or(|metric| metric == question.metric) {
                pools.add(question.metric, answers);
                answered |= answers.n() > 0;
            }
        }
        group.scored += usize::from(answered);
    }
    let mut groups: Vec<GroupScores> = found
        .into_iter()
        .map(|(group, pools)| GroupScores { scores: pools.scores().collect(), ..group })
        .collect();
    groups.sort_by_key(|group| group.key.is_none());
    groups
}

/// The scores of some touchpoints together, one per metric (CLI's two forms apart), in the order
/// of the questions.
pub fn scores_of(
    document: &Document,
    touchpoints: impl IntoIterator<Item = ElementId>,
    slice: &Slice,
) -> Vec<Score> {
    let mut pools = Pools::default();
    for touchpoint in touchpoints {
        for (key, answers) in document.cells_of(touchpoint).filter(|(key, _)| slice.holds(key)) {
            if let Some(question) = document.questions().get(&key.question) {
                pools.add(question.metric, answers);
            }
        }
    }
    pools.scores().collect()
}

/// The group a touchpoint belongs to.
pub(super) fn key_of(document: &Document, id: ElementId, group: Group) -> Option<GroupKey> {
    let touchpoint = document.element(id)?.content.as_touchpoint()?;
    let stage = || document.source(id, LinkKind::Contains);
    Some(match group {
        Group::Stage => GroupKey::Stage(stage()?),
        Group::Phase => GroupKey::Phase(document.element(stage()?)?.content.as_stage()?.phase),
        Group::Channel => GroupKey::Channel(touchpoint.channel.trim().to_owned()),
        Group::Owner => GroupKey::Owner(touchpoint.owner.trim().to_owned()),
    })
}
