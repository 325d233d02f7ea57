//! Conflicts of merged copies in version 1. Values stand in texts, as files write them: whatever
//! a newer version puts there, an older one carries on.

use super::super::emit::Emitter;
use super::{Code, Id, Key, LinkKind, Period, some};
use crate::model::{self, ConflictKey, Link, SegmentValue};
use serde::Deserialize;

/// Indentation of the fields of a conflict, and of the items of a list among them.
const FIELD: &str = "      ";
const INNER: &str = "        ";
const LINE: &str = "          ";

/// What two copies say differently.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::format) struct Conflict {
    about: About,
    #[serde(default, deserialize_with = "some")]
    base: Option<Code>,
    ours: Version,
    theirs: Version,
    #[serde(default)]
    others: Vec<Version>,
}

/// What a conflict is about.
#[derive(Deserialize)]
enum About {
    Map(Code),
    Other(Code),
    Element(Id),
    Field(Id, Code),
    Link(Id, LinkKind),
    Question(Key),
    QuestionField(Key, Code),
    Answers(Id, Key, Vec<Period>, Vec<(Code, Code)>),
}

/// What one side says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    #[serde(default, deserialize_with = "some")]
    label: Option<Code>,
    #[serde(default, deserialize_with = "some")]
    value: Option<Code>,
    #[serde(default)]
    links: Vec<(LinkKind, Id, Id)>,
}

impl From<About> for ConflictKey {
    fn from(about: About) -> Self {
        match about {
            About::Map(name) => Self::Map(name.0),
            About::Other(name) => Self::Other(name.0),
            About::Element(id) => Self::Element(id.0),
            About::Field(id, field) => Self::Field { id: id.0, field: field.0 },
            About::Link(id, kind) => Self::Link { id: id.0, kind: kind.into() },
            About::Question(id) => Self::Question(id.0),
            About::QuestionField(id, field) => Self::QuestionField { id: id.0, field: field.0 },
            About::Answers(touchpoint, question, period, segments) => Self::Answers {
                touchpoint: touchpoint.0,
                question: question.0,
                period: period.first().map(|period| period.0),
                segments: segments
                    .into_iter()
                    .map(|(column, value)| SegmentValue { column: column.0, value: value.0 })
                    .collect(),
            },
        }
    }
}

impl From<Version> for model::Version {
    fn from(Version { label, value, links }: Version) -> Self {
        let links = links.into_iter().map(|(kind, from, to)| Link::new(kind.into(), from.0, to.0));
        Self {
            label: label.map(|label| label.0).unwrap_or_default(),
            value: value.map(|value| value.0),
            links: links.collect(),
        }
    }
}

impl From<Conflict> for (ConflictKey, model::Conflict) {
    fn from(Conflict { about, base, ours, theirs, others }: Conflict) -> Self {
        let conflict = model::Conflict {
            base: base.map(|base| base.0),
            ours: ours.into(),
            theirs: theirs.into(),
            others: others.into_iter().map(Into::into).collect(),
        };
        (about.into(), conflict)
    }
}

/// Writes the fields of a conflict, one a line.
pub(in crate::format) fn emit_conflict(
    e: &mut Emitter,
    key: &ConflictKey,
    conflict: &model::Conflict,
) {
    let model::Conflict { base, ours, theirs, others } = conflict;
    e.name(FIELD, "about");
    about(e, key);
    e.end();
    if let Some(base) = base {
        e.name(FIELD, "base");
        e.text(base, FIELD);
        e.end();
    }
    for (name, version) in [("ours", ours), ("theirs", theirs)] {
        e.name(FIELD, name);
        self::version(e, version, INNER);
        e.end();
    }
    if !others.is_empty() {
        e.name(FIELD, "others");
        e.raw("[\n");
        for other in others {
            e.raw(INNER);
            version(e, other, LINE);
            e.end();
        }
        e.raw(FIELD);
        e.raw("],\n");
    }
}

fn about(e: &mut Emitter, key: &ConflictKey) {
    let named = |e: &mut Emitter, word: &str, name: &str| {
        e.raw(word);
        e.raw("(");
        e.short_text(name);
    };
    let id = |e: &mut Emitter, word: &str, id: model::ElementId| {
        e.raw(word);
        e.raw("(");
        e.id(id);
    };
    match key {
        ConflictKey::Map(name) => named(e, "Map", name),
        ConflictKey::Other(name) => named(e, "Other", name),
        ConflictKey::Element(element) => id(e, "Element", *element),
        ConflictKey::Field { id: element, field } => {
            id(e, "Field", *element);
            e.raw(", ");
            e.short_text(field);
        }
        ConflictKey::Link { id: element, kind } => {
            id(e, "Link", *element);
            e.raw(", ");
            e.raw(LinkKind::from(*kind).word());
        }
        ConflictKey::Question(question) => named(e, "Question", question),
        ConflictKey::QuestionField { id: question, field } => {
            named(e, "QuestionField", question);
            e.raw(", ");
            e.short_text(field);
        }
        ConflictKey::Answers { touchpoint, question, period, segments } => {
            id(e, "Answers", *touchpoint);
            e.raw(", ");
            e.short_text(question);
            e.raw(", [");
            if let Some(month) = period {
                e.show(format_args!("\"{month}\""));
            }
            e.raw("], [");
            for (at, segment) in segments.iter().enumerate() {
                e.raw(if at == 0 { "(" } else { ", (" });
                e.short_text(&segment.column);
                e.raw(", ");
                e.short_text(&segment.value);
                e.raw(")");
            }
            e.raw("]");
        }
    }
    e.raw(")");
}

/// Writes what one side says, its fields on lines of their own where it has any.
fn version(e: &mut Emitter, version: &model::Version, indent: &'static str) {
    let model::Version { label, value, links } = version;
    e.raw("(\n");
    e.text_field(indent, "label", label);
    if let Some(value) = value {
        e.name(indent, "value");
        e.text(value, indent);
        e.end();
    }
    if !links.is_empty() {
        e.name(indent, "links");
        for (at, link) in links.iter().enumerate() {
            let Link { kind, from, to } = *link;
            e.raw(if at == 0 { "[(" } else { ", (" });
            e.raw(LinkKind::from(kind).word());
            e.raw(", ");
            e.id(from);
            e.raw(", ");
            e.id(to);
            e.raw(")");
        }
        e.raw("],\n");
    }
    e.raw(indent.get(2..).unwrap_or_default());
    e.raw(")");
}
