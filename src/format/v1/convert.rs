//! From the structs of version 1 to the model.

use super::super::reason::Reason;
use super::{
    Barrier, Cell, Counts, Driver, Emotion, Evidence, Frame, Idea, Indicator, Map, Moment, Persona,
    Picture, PictureData, Question, Quote, Solution, Stage, Touchpoint, Transition,
};
use crate::model::{self, CellKey, Content, ElementId, Ext, MapProps, OrderKey, QuestionId};
use crate::scores::{Answers, Histogram};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What stands in one element of the file: its id, its place and its fields.
pub(in crate::format) type Parts = (ElementId, OrderKey, Content);

/// Why a struct that reads well is still not one of the model's.
pub(in crate::format) type Refused = Reason;

/// Declares how elements of the file become the model's, field by field.
macro_rules! elements {
    ($($name:ident |$e:ident| $body:expr;)*) => {$(
        impl From<$name> for Parts {
            fn from($e: $name) -> Self {
                let content: model::$name = $body;
                ($e.id.0, $e.order.0, content.into())
            }
        }
    )*};
}

elements! {
    Persona |e| model::Persona {
        name: e.name, about: e.about, motivation: e.motivation, needs: e.needs, pains: e.pains,
    };
    Stage |e| model::Stage { name: e.name, phase: e.phase.into() };
    Touchpoint |e| model::Touchpoint {
        name: e.name,
        channel: e.channel,
        action: e.action,
        expectation: e.expectation,
        owner: e.owner,
        backstage: e.backstage,
        clients_per_month: e.clients_per_month,
        presence: e.presence.into(),
        lead_metric: e.lead_metric.map(|metric| metric.0),
        reported: e.reported.into_iter().map(Into::into).collect(),
        follow_up: e.follow_up.map(|it| Box::new(it.into())),
    };
    Transition |e| model::Transition {
        label: e.label,
        share: e.share.map(|share| share.0),
        presence: e.presence.into(),
    };
    Emotion |e| model::Emotion {
        valence: e.valence.0, word: e.word, quote: e.quote, journey: e.journey.into(),
    };
    Barrier |e| model::Barrier {
        text: e.text,
        severity: e.severity.map(|severity| severity.0),
        votes: e.votes.0,
    };
    Driver |e| model::Driver { text: e.text };
    Moment |e| model::Moment { why: e.why, kind: e.kind.map(Into::into) };
    Solution |e| model::Solution {
        text: e.text,
        feasibility: e.feasibility.into(),
        effort: e.effort.map(Into::into),
        status: e.status.into(),
        votes: e.votes.0,
    };
    Evidence |e| model::Evidence {
        text: e.text,
        kind: e.kind.into(),
        source: e.source,
        date: e.date.map(|day| day.0),
        link: e.link,
    };
    Indicator |e| model::Indicator {
        name: e.name,
        layer: e.layer.into(),
        value: e.value.map(|value| value.0),
        unit: e.unit,
        target: e.target.map(|target| target.0),
        data_source: e.data_source,
        history: e.history.into_iter().map(Into::into).collect(),
    };
    Quote |e| model::Quote {
        text: e.text, speaker: e.speaker, comment: e.comment.map(|it| Box::new(it.into())),
    };
    Idea |e| model::Idea { text: e.text, note: e.note, author: e.author };
    Frame |e| model::Frame {
        caption: e.caption,
        notes: e.notes,
        state: e.state.map(Into::into),
        lanes: e.lanes.into_iter().map(Into::into).collect(),
        personas: e.personas.into_iter().map(|id| id.0).collect(),
        scores: e.scores.map(|scores| Box::new(scores.into())),
    };
}

impl Picture {
    /// The picture with its data, which stands in a list of its own.
    pub(in crate::format) fn with_image(self, image: model::EncodedImage) -> Parts {
        let picture = model::Picture { caption: self.caption, image };
        (self.id.0, self.order.0, picture.into())
    }
}

impl From<Map> for MapProps {
    fn from(map: Map) -> Self {
        Self {
            title: map.title,
            scenario: map.scenario,
            state: map.state.into(),
            authors: map.authors,
            notes: map.notes,
            language: map.language.into(),
            lead_metric: map.lead_metric.map(|metric| metric.0),
            targets: map.targets.into_iter().map(|(m, target)| (m.0, target.0)).collect(),
            imports: map.imports.into_iter().map(Into::into).collect(),
            profiles: profiles(map.profiles),
            ext: Ext::new(),
        }
    }
}

/// Profiles by name. Two of one name, as a merge by hand can leave them, both stay.
fn profiles(found: Vec<super::Profile>) -> BTreeMap<String, model::Profile> {
    let mut profiles = BTreeMap::new();
    for profile in found {
        let (mut name, profile): (String, model::Profile) = profile.into();
        while profiles.get(&name).is_some_and(|known| *known != profile) {
            name.push('′');
        }
        profiles.insert(name, profile);
    }
    profiles
}

impl From<Question> for (QuestionId, model::Question) {
    fn from(question: Question) -> Self {
        let Question { key, metric, text } = question;
        (key.0, model::Question { text, metric: metric.0 })
    }
}

impl TryFrom<PictureData> for model::EncodedImage {
    type Error = Refused;

    fn try_from(picture: PictureData) -> Result<Self, Refused> {
        let image = Self {
            encoding: picture.encoding.into(),
            width: picture.width,
            height: picture.height,
            bytes: picture.data.0.into(),
        };
        if image.is_valid() { Ok(image) } else { Err(Reason::BadPicture) }
    }
}

impl From<Counts> for Histogram {
    fn from(Counts(lowest, counts): Counts) -> Self {
        Self::new(lowest, counts)
    }
}

impl TryFrom<Cell> for (CellKey, Arc<Answers>) {
    type Error = Refused;

    fn try_from(cell: Cell) -> Result<Self, Refused> {
        let counted = |counts: Counts| match counts.1[..] {
            [] => Err(Reason::NoAnswers),
            _ => Ok(Histogram::from(counts)),
        };
        let answers = match (cell.one, cell.three) {
            (Some(one), None) => Answers::One(counted(one)?),
            (None, Some((a, b, c))) => {
                Answers::Three(Box::new([counted(a)?, counted(b)?, counted(c)?]))
            }
            (Some(_), Some(_)) => return Err(Reason::AnswersTwice),
            (None, None) => return Err(Reason::NoAnswers),
        };
        let segments = cell
            .segments
            .into_iter()
            .map(|(column, value)| model::SegmentValue { column: column.0, value: value.0 })
            .collect();
        let key = CellKey {
            touchpoint: cell.touchpoint.0,
            question: cell.question.0,
            period: cell.period.map(|period| period.0),
            segments,
            import: cell.import.0,
        };
        Ok((key, Arc::new(answers)))
    }
}
