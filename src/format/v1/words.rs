//! The words of version 1: one enum per enum of the model, with the names files use.

use crate::model::{self, ElementKind};
use serde::Deserialize;

/// Declares a word list, its conversions from and to the model's enum, and the names it writes.
macro_rules! words {
    ($($(#[$attr:meta])* $name:ident = $model:path { $($(#[$vattr:meta])* $word:ident,)* })*) => {$(
        #[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        $(#[$attr])*
        pub(in crate::format) enum $name { $($(#[$vattr])* $word,)* }

        impl From<$name> for $model {
            fn from(word: $name) -> Self {
                match word { $($name::$word => Self::$word,)* }
            }
        }

        impl From<$model> for $name {
            fn from(word: $model) -> Self {
                match word { $(<$model>::$word => Self::$word,)* }
            }
        }

        impl $name {
            /// The word as files write it.
            pub(in crate::format) const fn word(self) -> &'static str {
                match self { $(Self::$word => stringify!($word),)* }
            }
        }
    )*};
}

words! {
    Phase = model::Phase { PreService, Service, PostService, }
    #[derive(Default)]
    Presence = model::Presence { #[default] Both, AsIsOnly, ToBeOnly, }
    Journey = model::Journey { AsIs, ToBe, }
    MomentKind = model::MomentKind { Zero, First, Second, Ultimate, }
    Feasibility = model::Feasibility { Own, Sanctioned, NotYet, }
    Effort = model::Effort { Small, Medium, Large, }
    SolutionStatus = model::SolutionStatus { Idea, Planned, InWork, Done, Rejected, }
    EvidenceKind = model::EvidenceKind { Gemba, Interview, Survey, Analytics, Complaint, Expert, }
    Layer = model::Layer { Cx, Ox, Ex, It, Tx, }
    ImageEncoding = model::ImageEncoding { Png, Jpeg, }
    Language = model::Language { English, Russian, Ukrainian, }
    #[derive(Default)]
    MapState = model::MapState { #[default] AsIs, ToBe, Gap, }
    #[derive(Default)]
    Tint = model::Tint { #[default] Score, Change, Gap, }
    FollowUpState = model::FollowUpState { Open, InWork, Done, Reopened, }
    #[derive(Default)]
    Privacy = model::Privacy { #[default] Mask, LeaveOut, Keep, }
    #[derive(Default)]
    DateOrder = model::DateOrder { #[default] DayFirst, MonthFirst, }
    LinkKind = model::LinkKind {
        Contains, Leaves, Arrives, Feels, Of, Hinders, Carries, Marks, Answers, Supports,
        Measures, Influences, Voices, Depicts, Shows, Lights,
    }
    Lane = model::Lane {
        Touchpoints, Actions, Expectations, Emotions, Barriers, Drivers, Scores, Solutions, Owners,
        Channels, Indicators, Backstage, Quotes, Evidence, Pictures,
    }
}

/// The word of a kind of elements in files.
pub(in crate::format) const fn kind_word(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Persona => "Persona",
        ElementKind::Stage => "Stage",
        ElementKind::Touchpoint => "Touchpoint",
        ElementKind::Transition => "Transition",
        ElementKind::Emotion => "Emotion",
        ElementKind::Barrier => "Barrier",
        ElementKind::Driver => "Driver",
        ElementKind::Moment => "Moment",
        ElementKind::Solution => "Solution",
        ElementKind::Evidence => "Evidence",
        ElementKind::Indicator => "Indicator",
        ElementKind::Quote => "Quote",
        ElementKind::Picture => "Picture",
        ElementKind::Idea => "Idea",
        ElementKind::Frame => "Frame",
    }
}

/// The kind of elements that files call `word`.
pub(in crate::format) fn kind_of_word(word: &str) -> Option<ElementKind> {
    ElementKind::ALL.iter().copied().find(|&kind| kind_word(kind) == word)
}

/// The kind of links that files call `word`.
pub(in crate::format) fn link_of_word(word: &str) -> Option<model::LinkKind> {
    model::LinkKind::ALL.iter().copied().find(|&kind| LinkKind::from(kind).word() == word)
}
