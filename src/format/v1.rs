//! Version 1 of the file: its plain structs and words, and how they become the model's.
//!
//! Names here are the file's and never change; when the model renames something, this module
//! keeps the old word. A later version gets a module of its own and `From<v1::…>`.
//!
//! Version 1 grows only by what may be left out: a new field whose absence means what files meant
//! before (`votes` of barriers and solutions, left out at 0), or a new kind of elements, listed
//! behind the others (`Idea`, the parking lot; `Frame`, the story, with its links), or a new kind
//! of value (a metric that a map defines itself), or a new list (`conflicts` of merged copies). So
//! every older file reads as it did and is written back byte for byte, and a program that does not know the new words keeps them word for word: a
//! field beside the known ones, an element in `set_aside`, which a newer program takes back in.

mod conflict;
mod convert;
mod feedback;
mod metric;
mod profile;
pub(super) mod quick;
mod shown;
mod values;
mod words;

pub(super) use conflict::{Conflict, emit_conflict};
pub(super) use convert::Parts;
pub(super) use feedback::{
    FollowUp, Measured, Reported, SurveyComment, emit_comment, emit_follow_up,
};
pub(super) use feedback::{emit_history, emit_reported};
pub(super) use metric::{Metric, emit as emit_metric};
pub(super) use profile::{Import, Profile, emit_imports, emit_profiles};
pub(super) use shown::{ScoresShown, emit_shown};
pub(super) use values::{
    Code, Data, Day, Finite, Id, Key, Order, Period, Score, Severity, Share, Votes, refused,
};
pub(super) use words::*;

use serde::Deserialize;
use std::collections::BTreeMap;

/// Reads a field that is left out where the model has `None`: `4`, not `Some(4)`.
fn some<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(
    de: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(de).map(Some)
}

/// Declares one struct of the file.
macro_rules! structs {
    ($($name:ident { $($(#[$attr:meta])* $field:ident: $type:ty,)* })*) => {$(
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(in crate::format) struct $name { $($(#[$attr])* pub(in crate::format) $field: $type,)* }
    )*};
}

structs! {
    Map {
        #[serde(default)] title: String,
        #[serde(default)] scenario: String,
        #[serde(default)] state: MapState,
        #[serde(default)] authors: Vec<String>,
        #[serde(default)] notes: String,
        language: Language,
        #[serde(default, deserialize_with = "some")] lead_metric: Option<Metric>,
        #[serde(default)] targets: BTreeMap<Metric, Finite>,
        #[serde(default)] imports: Vec<Import>,
        #[serde(default)] profiles: Vec<Profile>,
    }
    Persona {
        id: Id,
        order: Order,
        #[serde(default)] name: String,
        #[serde(default)] about: String,
        #[serde(default)] motivation: String,
        #[serde(default)] needs: String,
        #[serde(default)] pains: String,
    }
    Stage {
        id: Id,
        order: Order,
        #[serde(default)] name: String,
        phase: Phase,
    }
    Touchpoint {
        id: Id,
        order: Order,
        #[serde(default)] name: String,
        #[serde(default)] channel: String,
        #[serde(default)] action: String,
        #[serde(default)] expectation: String,
        #[serde(default)] owner: String,
        #[serde(default)] backstage: String,
        #[serde(default, deserialize_with = "some")] clients_per_month: Option<u64>,
        #[serde(default)] presence: Presence,
        #[serde(default, deserialize_with = "some")] lead_metric: Option<Metric>,
        #[serde(default)] reported: Vec<Reported>,
        #[serde(default, deserialize_with = "some")] follow_up: Option<FollowUp>,
    }
    Transition {
        id: Id,
        order: Order,
        #[serde(default)] label: String,
        #[serde(default, deserialize_with = "some")] share: Option<Share>,
        #[serde(default)] presence: Presence,
    }
    Emotion {
        id: Id,
        order: Order,
        valence: Score,
        #[serde(default)] word: String,
        #[serde(default)] quote: String,
        journey: Journey,
    }
    Barrier {
        id: Id,
        order: Order,
        #[serde(default)] text: String,
        #[serde(default, deserialize_with = "some")] severity: Option<Severity>,
        #[serde(default)] votes: Votes,
    }
    Driver {
        id: Id,
        order: Order,
        #[serde(default)] text: String,
    }
    Moment {
        id: Id,
        order: Order,
        #[serde(default)] why: String,
        #[serde(default, deserialize_with = "some")] kind: Option<MomentKind>,
    }
    Solution {
        id: Id,
        order: Order,
        #[serde(default)] text: String,
        feasibility: Feasibility,
        #[serde(default, deserialize_with = "some")] effort: Option<Effort>,
        status: SolutionStatus,
        #[serde(default)] votes: Votes,
    }
    Evidence {
        id: Id,
        order: Order,
        #[serde(default)] text: String,
        kind: EvidenceKind,
        #[serde(default)] source: String,
        #[serde(default, deserialize_with = "some")] date: Option<Day>,
        #[serde(default)] link: String,
    }
    Indicator {
        id: Id,
        order: Order,
        #[serde(default)] name: String,
        layer: Layer,
        #[serde(default, deserialize_with = "some")] value: Option<Finite>,
        #[serde(default)] unit: String,
        #[serde(default, deserialize_with = "some")] target: Option<Finite>,
        #[serde(default)] data_source: String,
        #[serde(default)] history: Vec<Measured>,
    }
    Quote {
        id: Id,
        order: Order,
        #[serde(default)] text: String,
        #[serde(default)] speaker: String,
        #[serde(default, deserialize_with = "some")] comment: Option<SurveyComment>,
    }
    Picture {
        id: Id,
        order: Order,
        #[serde(default)] caption: String,
    }
    Idea {
        id: Id,
        order: Order,
        #[serde(default)] text: String,
        #[serde(default)] note: String,
        #[serde(default)] author: String,
    }
    Frame {
        id: Id,
        order: Order,
        #[serde(default)] caption: String,
        #[serde(default)] notes: String,
        #[serde(default, deserialize_with = "some")] state: Option<MapState>,
        #[serde(default)] lanes: Vec<Lane>,
        #[serde(default)] personas: Vec<Id>,
        #[serde(default, deserialize_with = "some")] scores: Option<ScoresShown>,
    }
    PictureData {
        id: Id,
        encoding: ImageEncoding,
        width: u32,
        height: u32,
        data: Data,
    }
    Question {
        key: Key,
        metric: Metric,
        #[serde(default)] text: String,
    }
    Cell {
        touchpoint: Id,
        question: Key,
        #[serde(default, deserialize_with = "some")] period: Option<Period>,
        #[serde(default)] segments: Vec<(Code, Code)>,
        import: Code,
        #[serde(default, deserialize_with = "some")] one: Option<Counts>,
        #[serde(default, deserialize_with = "some")] three: Option<(Counts, Counts, Counts)>,
    }
    SetAside {
        list: String,
        text: String,
    }
}

/// A histogram: the lowest answer and the counts from it upwards.
#[derive(Deserialize)]
pub(in crate::format) struct Counts(pub(in crate::format) u8, pub(in crate::format) Vec<u64>);
