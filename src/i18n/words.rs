//! Names of the model's choices: each enum with the prefix of its texts.

use super::Texts;
use crate::model::{
    BadCell, BadQuestion, BadValue, Effort, ElementKind, EvidenceKind, Feasibility, FollowUpState,
    Journey, Lane, Language, Layer, LinkKind, MapState, MomentKind, Phase, Presence,
    SolutionStatus, Valence,
};
use crate::scores::Metric;
use crate::theme::ThemeName;

/// A value whose name is the text `prefix` + `-` + its key.
pub trait Word: Copy + 'static {
    /// What the keys of its names start with.
    const PREFIX: &'static str;
    /// Every value.
    const VALUES: &'static [Self];
    /// The value's own stable key.
    fn word_key(self) -> &'static str;
    /// The name it was given by somebody, in whatever language.
    fn given_name(self) -> Option<&'static str> {
        None
    }
}

/// A value with an explanation beside its name: the text of its name's key + `-hint`.
pub trait Hinted: Word {}

macro_rules! words {
    ($($name:ty = $prefix:literal,)*) => {$(
        impl Word for $name {
            const PREFIX: &'static str = $prefix;
            const VALUES: &'static [Self] = Self::ALL;
            fn word_key(self) -> &'static str {
                self.key()
            }
        }
    )*};
}

words! {
    ElementKind = "kind",
    Phase = "phase",
    Presence = "presence",
    Journey = "journey",
    MapState = "state",
    Valence = "valence",
    MomentKind = "moment",
    Feasibility = "feasibility",
    Effort = "effort",
    SolutionStatus = "status",
    FollowUpState = "follow-up",
    EvidenceKind = "source",
    Layer = "layer",
    LinkKind = "link",
    Lane = "lane",
    ThemeName = "theme",
    Language = "language",
    BadValue = "bad-value",
    BadCell = "bad-cell",
    BadQuestion = "bad-question",
}

impl Word for Metric {
    const PREFIX: &'static str = "metric";
    const VALUES: &'static [Self] = Self::ALL;

    fn word_key(self) -> &'static str {
        self.key()
    }

    fn given_name(self) -> Option<&'static str> {
        match self {
            Self::Custom(own) => Some(own.name()),
            _ => None,
        }
    }
}

impl Hinted for Metric {}
impl Hinted for Lane {}

impl Texts {
    /// The name of a value: of a phase, a state, a lane, a metric …
    pub fn word<W: Word>(&'static self, value: W) -> &'static str {
        let known = || self.get(&format!("{}-{}", W::PREFIX, value.word_key()));
        value.given_name().unwrap_or_else(known)
    }

    /// What a lane answers, what a metric is.
    pub fn hint<W: Hinted>(&'static self, value: W) -> &'static str {
        match value.given_name() {
            Some(_) => self.get("metric-custom-hint"),
            None => self.get(&format!("{}-{}-hint", W::PREFIX, value.word_key())),
        }
    }

    /// The word offered for a feeling of this strength.
    pub fn feeling(&'static self, valence: Valence) -> &'static str {
        self.get(&format!("{}-{}", "feeling", valence.key()))
    }

    /// "3 barriers": how many elements of a kind.
    pub fn count_of(&self, kind: ElementKind, count: u64) -> String {
        self.count(&format!("{}-{}", "count", kind.key()), count)
    }
}
