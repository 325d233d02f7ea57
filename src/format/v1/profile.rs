//! Records of imports and profiles of surveys in version 1.

use super::super::emit::Emitter;
use super::feedback::day;
use super::{Code, DateOrder, Day, Id, Metric, Privacy, emit_metric};
use crate::model::{self, Asked, KeptComments, Target};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Indentation of the fields of the map's properties, of the items of their lists, and of these
/// items' fields and lists.
const ITEM: &str = "    ";
const FIELD: &str = "      ";
const INNER: &str = "        ";
const LINE: &str = "          ";

/// A survey file that was brought in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::format) struct Import {
    id: Code,
    #[serde(default)]
    file: String,
    date: Day,
    #[serde(default)]
    answers: u64,
    #[serde(default)]
    profile: String,
}

/// How the columns of a survey are understood.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::format) struct Profile {
    name: String,
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    columns: Vec<(String, Meaning)>,
    #[serde(default)]
    touchpoints: Vec<(String, Touchpoint)>,
    #[serde(default)]
    questions: Vec<(String, Metric, u8)>,
    #[serde(default)]
    not_applicable: Vec<String>,
    #[serde(default)]
    dates: DateOrder,
    #[serde(default)]
    comments: u16,
    #[serde(default)]
    privacy: Privacy,
}

/// What a column means. The number behind a metric is CLI's question, 1 … 3; 0 = all three.
#[derive(Deserialize)]
enum Meaning {
    Ignored,
    Touchpoint,
    Question,
    AnyScore,
    Score(Metric, u8),
    Answers(String, Metric, u8),
    Date,
    Segment,
    Comment,
    CommentOn(String),
}

/// What becomes of a name.
#[derive(Deserialize)]
enum Touchpoint {
    Known(Id),
    New,
    Skipped,
}

fn asked(metric: &Metric, part: u8) -> Asked {
    Asked { metric: metric.0, part: part.checked_sub(1).map(|part| usize::from(part.min(2))) }
}

impl From<Meaning> for model::Meaning {
    fn from(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Ignored => Self::Ignored,
            Meaning::Touchpoint => Self::Touchpoint,
            Meaning::Question => Self::Question,
            Meaning::AnyScore => Self::Score(None),
            Meaning::Score(metric, part) => Self::Score(Some(asked(&metric, part))),
            Meaning::Answers(name, metric, part) => Self::Answers(name, asked(&metric, part)),
            Meaning::Date => Self::Date,
            Meaning::Segment => Self::Segment,
            Meaning::Comment => Self::Comment(None),
            Meaning::CommentOn(name) => Self::Comment(Some(name)),
        }
    }
}

impl From<Import> for (Arc<str>, model::ImportRecord) {
    fn from(Import { id, file, date, answers, profile }: Import) -> Self {
        (id.0, model::ImportRecord { file, date: date.0, answers, profile })
    }
}

impl From<Profile> for (String, model::Profile) {
    fn from(profile: Profile) -> Self {
        let target = |target| match target {
            Touchpoint::Known(id) => Target::Known(id.0),
            Touchpoint::New => Target::New,
            Touchpoint::Skipped => Target::Skipped,
        };
        let columns = profile.columns.into_iter().map(|(head, meaning)| (head, meaning.into()));
        let targets = profile.touchpoints.into_iter().map(|(name, it)| (name, target(it)));
        let questions = profile.questions.into_iter();
        let questions = questions.map(|(text, metric, part)| (text, asked(&metric, part)));
        let kept = model::Profile {
            sheet: profile.sheet,
            columns: columns.collect(),
            targets: targets.collect(),
            questions: questions.collect(),
            not_applicable: profile.not_applicable,
            dates: profile.dates.into(),
            comments: KeptComments { most: profile.comments, privacy: profile.privacy.into() },
        };
        (profile.name, kept)
    }
}

/// Writes the records of imports, one line each.
pub(in crate::format) fn emit_imports(
    e: &mut Emitter,
    imports: &BTreeMap<Arc<str>, model::ImportRecord>,
) {
    if imports.is_empty() {
        return;
    }
    e.name(ITEM, "imports");
    e.raw("[\n");
    for (id, model::ImportRecord { file, date, answers, profile }) in imports {
        e.raw(FIELD);
        e.raw("(id: ");
        e.short_text(id);
        short(e, "file", file);
        e.raw(", date: ");
        day(e, *date);
        e.raw(", answers: ");
        e.whole(*answers);
        short(e, "profile", profile);
        e.raw("),\n");
    }
    e.raw(ITEM);
    e.raw("],\n");
}

/// Writes `, name: "text"`; nothing where the text is empty.
fn short(e: &mut Emitter, name: &str, text: &str) {
    if !text.is_empty() {
        e.show(format_args!(", {name}: "));
        e.short_text(text);
    }
}

/// Writes the profiles, one line for each column.
pub(in crate::format) fn emit_profiles(
    e: &mut Emitter,
    profiles: &BTreeMap<String, model::Profile>,
) {
    if profiles.is_empty() {
        return;
    }
    e.name(ITEM, "profiles");
    e.raw("[\n");
    for (name, profile) in profiles {
        e.raw(FIELD);
        e.raw("(\n");
        self::profile(e, name, profile);
        e.raw(FIELD);
        e.raw("),\n");
    }
    e.raw(ITEM);
    e.raw("],\n");
}

fn profile(e: &mut Emitter, name: &str, profile: &model::Profile) {
    let model::Profile { sheet, columns, targets, questions, not_applicable, dates, comments } =
        profile;
    e.name(INNER, "name");
    e.short_text(name);
    e.end();
    e.text_field(INNER, "sheet", sheet);
    list(e, "columns", columns, |e, (heading, meaning)| {
        e.short_text(heading);
        e.raw(", ");
        self::meaning(e, meaning);
    });
    list(e, "touchpoints", targets, |e, (name, target)| {
        e.short_text(name);
        match target {
            Target::Known(id) => {
                e.raw(", Known(");
                e.id(*id);
                e.raw(")");
            }
            Target::New => e.raw(", New"),
            Target::Skipped => e.raw(", Skipped"),
        }
    });
    list(e, "questions", questions, |e, (wording, asked)| {
        e.short_text(wording);
        e.raw(", ");
        self::question(e, *asked);
    });
    if !not_applicable.is_empty() {
        e.name(INNER, "not_applicable");
        for (at, code) in not_applicable.iter().enumerate() {
            e.raw(if at == 0 { "[" } else { ", " });
            e.short_text(code);
        }
        e.raw("],\n");
    }
    e.word_field(INNER, "dates", DateOrder::from(*dates).word());
    let KeptComments { most, privacy } = *comments;
    e.shown_field(INNER, "comments", most);
    e.word_field(INNER, "privacy", Privacy::from(privacy).word());
}

/// Writes a list of tuples, one a line; nothing where it is empty.
fn list<T>(
    e: &mut Emitter,
    name: &str,
    items: impl IntoIterator<Item = T>,
    item: impl Fn(&mut Emitter, T),
) {
    let mut items = items.into_iter().peekable();
    if items.peek().is_none() {
        return;
    }
    e.name(INNER, name);
    e.raw("[\n");
    for one in items {
        e.raw(LINE);
        e.raw("(");
        item(e, one);
        e.raw("),\n");
    }
    e.raw(INNER);
    e.raw("],\n");
}

/// Writes a metric and CLI's question.
fn question(e: &mut Emitter, asked: Asked) {
    emit_metric(e, asked.metric);
    e.show(format_args!(", {}", asked.part.map_or(0, |part| part + 1)));
}

fn meaning(e: &mut Emitter, meaning: &model::Meaning) {
    match meaning {
        model::Meaning::Ignored => e.raw("Ignored"),
        model::Meaning::Touchpoint => e.raw("Touchpoint"),
        model::Meaning::Question => e.raw("Question"),
        model::Meaning::Score(None) => e.raw("AnyScore"),
        model::Meaning::Score(Some(asked)) => {
            e.raw("Score(");
            question(e, *asked);
            e.raw(")");
        }
        model::Meaning::Answers(name, asked) => {
            e.raw("Answers(");
            e.short_text(name);
            e.raw(", ");
            question(e, *asked);
            e.raw(")");
        }
        model::Meaning::Date => e.raw("Date"),
        model::Meaning::Segment => e.raw("Segment"),
        model::Meaning::Comment(None) => e.raw("Comment"),
        model::Meaning::Comment(Some(name)) => {
            e.raw("CommentOn(");
            e.short_text(name);
            e.raw(")");
        }
    }
}
