//! From a document to the bytes of a file: the same document always gives the same bytes.

use super::emit::Emitter;
use super::parallel;
use super::read::FORMAT;
use super::v1;
use crate::model::{
    CellAnswers, CellKey, Conflict, ConflictKey, Content, Document, Element, ElementId,
    ElementKind, EncodedImage, Ext, Link, MapProps, Presence, Question, QuestionId,
};
use crate::scores::{Answers, Histogram};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::sync::Arc;

/// Indentation of the fields of the file.
const TOP: &str = "  ";
/// Indentation of items, and of the fields of the properties.
const ITEM: &str = "    ";
/// Indentation of an item's fields.
const FIELD: &str = "      ";

/// An element as it stands in a list.
pub(super) type Listed<'a> = (ElementKind, ElementId, &'a Arc<Element>);

/// The bytes of `document` as a file.
pub fn write(document: &Document) -> Vec<u8> {
    let mut e = Emitter::new(1024 + document.len() * 300 + document.cells().len() * 200);
    header(&mut e);
    props(&mut e, document.props());
    let mut all: Vec<Listed<'_>> =
        document.elements().map(|(id, element)| (element.kind(), id, element)).collect();
    all.sort_unstable_by_key(|&(kind, id, _)| (kind, id));
    elements(&mut e, &all);
    pictures(&mut e, &all);
    links(&mut e, &document.links());
    questions(&mut e, &document.questions().iter().collect::<Vec<_>>());
    cells(&mut e, &document.cells().iter().collect::<Vec<_>>());
    conflicts(&mut e, &document.conflicts().iter().collect::<Vec<_>>());
    aside(&mut e, document);
    ext(&mut e, TOP, document.ext());
    e.raw(")\n");
    e.finish().into_bytes()
}

/// The beginning of a file, which every version can read.
pub(super) fn header(e: &mut Emitter) {
    e.raw("(\n");
    e.shown_field(TOP, "format", FORMAT);
    e.shown_field(TOP, "min_reader", FORMAT);
}

/// The properties of a map.
pub(super) fn props(e: &mut Emitter, props: &MapProps) {
    let MapProps {
        title,
        scenario,
        state,
        authors,
        notes,
        language,
        lead_metric,
        targets,
        imports,
        profiles,
        ext: unknown,
    } = props;
    e.name(TOP, "map");
    e.raw("(\n");
    e.text_field(ITEM, "title", title);
    e.text_field(ITEM, "scenario", scenario);
    e.word_field(ITEM, "language", v1::Language::from(*language).word());
    e.word_field(ITEM, "state", v1::MapState::from(*state).word());
    if !authors.is_empty() {
        e.name(ITEM, "authors");
        e.raw("[\n");
        for author in authors {
            e.raw(FIELD);
            e.text(author, FIELD);
            e.end();
        }
        e.raw(ITEM);
        e.raw("],\n");
    }
    e.text_field(ITEM, "notes", notes);
    if let Some(metric) = *lead_metric {
        e.name(ITEM, "lead_metric");
        v1::emit_metric(e, metric);
        e.end();
    }
    if !targets.is_empty() {
        e.name(ITEM, "targets");
        e.raw("{\n");
        for (&metric, &target) in targets {
            e.raw(FIELD);
            v1::emit_metric(e, metric);
            e.raw(": ");
            e.number(target);
            e.end();
        }
        e.raw(ITEM);
        e.raw("},\n");
    }
    v1::emit_imports(e, imports);
    v1::emit_profiles(e, profiles);
    ext(e, ITEM, unknown);
    e.raw(TOP);
    e.raw("),\n");
}

/// A list of the file, left out if empty; long ones are written by all cores.
fn list<T: Sync>(e: &mut Emitter, name: &str, items: &[T], item: impl Fn(&mut Emitter, &T) + Sync) {
    if items.is_empty() {
        return;
    }
    e.name(TOP, name);
    e.raw("[\n");
    let parts = parallel::chunks(items, |items| {
        let mut part = Emitter::new(items.len() * 300);
        for one in items {
            item(&mut part, one);
        }
        part.finish()
    });
    for part in &parts {
        e.raw(part);
    }
    e.raw(TOP);
    e.raw("],\n");
}

/// The list of these elements.
pub(super) fn elements(e: &mut Emitter, all: &[Listed<'_>]) {
    list(e, "elements", all, |e, &(_, id, element)| self::element(e, id, element));
}

/// One element, without the data of a picture.
pub(super) fn element(e: &mut Emitter, id: ElementId, element: &Element) {
    e.raw(ITEM);
    e.raw(v1::kind_word(element.kind()));
    e.raw("(\n");
    e.name(FIELD, "id");
    e.id(id);
    e.end();
    e.name(FIELD, "order");
    e.short_text(element.order.as_str());
    e.end();
    content(e, &element.content);
    ext(e, FIELD, &element.ext);
    e.raw(ITEM);
    e.raw("),\n");
}

/// The fields of one element. Every struct is taken apart by name, so that a new field cannot be
/// forgotten here.
fn content(e: &mut Emitter, content: &Content) {
    use crate::model::{
        Barrier, Driver, Emotion, Evidence, Idea, Indicator, Moment, Persona, Picture, Quote,
        Solution, Stage, Transition,
    };
    match content {
        Content::Persona(Persona { name, about, motivation, needs, pains }) => {
            e.text_field(FIELD, "name", name);
            e.text_field(FIELD, "about", about);
            e.text_field(FIELD, "motivation", motivation);
            e.text_field(FIELD, "needs", needs);
            e.text_field(FIELD, "pains", pains);
        }
        Content::Stage(Stage { name, phase }) => {
            e.text_field(FIELD, "name", name);
            e.word_field(FIELD, "phase", v1::Phase::from(*phase).word());
        }
        Content::Touchpoint(touchpoint) => self::touchpoint(e, touchpoint),
        Content::Transition(Transition { label, share, presence }) => {
            e.text_field(FIELD, "label", label);
            e.number_field(FIELD, "share", *share);
            self::presence(e, *presence);
        }
        Content::Emotion(Emotion { valence, word, quote, journey }) => {
            e.shown_field(FIELD, "valence", valence.value());
            e.text_field(FIELD, "word", word);
            e.text_field(FIELD, "quote", quote);
            e.word_field(FIELD, "journey", v1::Journey::from(*journey).word());
        }
        Content::Barrier(Barrier { text, severity, votes }) => {
            e.text_field(FIELD, "text", text);
            if let Some(severity) = severity {
                e.shown_field(FIELD, "severity", severity);
            }
            self::votes(e, *votes);
        }
        Content::Driver(Driver { text }) => e.text_field(FIELD, "text", text),
        Content::Moment(Moment { why, kind }) => {
            e.text_field(FIELD, "why", why);
            if let Some(kind) = *kind {
                e.word_field(FIELD, "kind", v1::MomentKind::from(kind).word());
            }
        }
        Content::Solution(Solution { text, feasibility, effort, status, votes }) => {
            e.text_field(FIELD, "text", text);
            e.word_field(FIELD, "feasibility", v1::Feasibility::from(*feasibility).word());
            if let Some(effort) = *effort {
                e.word_field(FIELD, "effort", v1::Effort::from(effort).word());
            }
            e.word_field(FIELD, "status", v1::SolutionStatus::from(*status).word());
            self::votes(e, *votes);
        }
        Content::Evidence(Evidence { text, kind, source, date, link }) => {
            e.text_field(FIELD, "text", text);
            e.word_field(FIELD, "kind", v1::EvidenceKind::from(*kind).word());
            e.text_field(FIELD, "source", source);
            if let Some(date) = date {
                let day = format_args!("\"{:04}-{:02}-{:02}\"", date.year, date.month, date.day);
                e.shown_field(FIELD, "date", day);
            }
            e.text_field(FIELD, "link", link);
        }
        Content::Indicator(Indicator {
            name,
            layer,
            value,
            unit,
            target,
            data_source,
            history,
        }) => {
            e.text_field(FIELD, "name", name);
            e.word_field(FIELD, "layer", v1::Layer::from(*layer).word());
            e.number_field(FIELD, "value", *value);
            e.text_field(FIELD, "unit", unit);
            e.number_field(FIELD, "target", *target);
            e.text_field(FIELD, "data_source", data_source);
            v1::emit_history(e, history);
        }
        Content::Quote(Quote { text, speaker, comment }) => {
            e.text_field(FIELD, "text", text);
            e.text_field(FIELD, "speaker", speaker);
            v1::emit_comment(e, comment.as_deref());
        }
        Content::Picture(Picture { caption, image: _ }) => e.text_field(FIELD, "caption", caption),
        Content::Idea(Idea { text, note, author }) => {
            e.text_field(FIELD, "text", text);
            e.text_field(FIELD, "note", note);
            e.text_field(FIELD, "author", author);
        }
        Content::Frame(frame) => self::frame(e, frame),
    }
}

fn frame(e: &mut Emitter, frame: &crate::model::Frame) {
    let crate::model::Frame { caption, notes, state, lanes, personas, scores } = frame;
    e.text_field(FIELD, "caption", caption);
    e.text_field(FIELD, "notes", notes);
    if let Some(state) = state {
        e.word_field(FIELD, "state", v1::MapState::from(*state).word());
    }
    if !lanes.is_empty() {
        let words: Vec<&str> = lanes.iter().map(|it| v1::Lane::from(*it).word()).collect();
        e.word_field(FIELD, "lanes", &format!("[{}]", words.join(", ")));
    }
    if !personas.is_empty() {
        let ids: Vec<String> = personas.iter().map(|id| format!("\"{id}\"")).collect();
        e.word_field(FIELD, "personas", &format!("[{}]", ids.join(", ")));
    }
    v1::emit_shown(e, scores.as_deref());
}

fn touchpoint(e: &mut Emitter, touchpoint: &crate::model::Touchpoint) {
    let crate::model::Touchpoint {
        name,
        channel,
        action,
        expectation,
        owner,
        backstage,
        clients_per_month,
        presence,
        lead_metric,
        reported,
        follow_up,
    } = touchpoint;
    e.text_field(FIELD, "name", name);
    e.text_field(FIELD, "channel", channel);
    e.text_field(FIELD, "action", action);
    e.text_field(FIELD, "expectation", expectation);
    e.text_field(FIELD, "owner", owner);
    e.text_field(FIELD, "backstage", backstage);
    if let Some(clients) = *clients_per_month {
        e.shown_field(FIELD, "clients_per_month", clients);
    }
    self::presence(e, *presence);
    if let Some(metric) = *lead_metric {
        e.name(FIELD, "lead_metric");
        v1::emit_metric(e, metric);
        e.end();
    }
    v1::emit_reported(e, reported);
    v1::emit_follow_up(e, follow_up.as_deref());
}

/// Dots of a vote; left out where there are none.
fn votes(e: &mut Emitter, votes: u32) {
    if votes > 0 {
        e.shown_field(FIELD, "votes", votes);
    }
}

/// Where something takes place; left out where it is both journeys.
fn presence(e: &mut Emitter, presence: Presence) {
    if presence != Presence::Both {
        e.word_field(FIELD, "presence", v1::Presence::from(presence).word());
    }
}

/// The data of the pictures among these elements.
pub(super) fn pictures(e: &mut Emitter, all: &[Listed<'_>]) {
    let pictures: Vec<_> = all
        .iter()
        .filter_map(|(_, id, element)| Some((id, element.content.as_picture()?)))
        .collect();
    list(e, "pictures", &pictures, |e, (id, picture)| {
        e.raw(ITEM);
        image(e, **id, &picture.image);
        e.end();
    });
}

/// The data of one picture.
pub(super) fn image(e: &mut Emitter, id: ElementId, image: &EncodedImage) {
    let EncodedImage { encoding, width, height, bytes } = image;
    let encoding = v1::ImageEncoding::from(*encoding).word();
    e.show(format_args!(
        "(id: \"{id}\", encoding: {encoding}, width: {width}, height: {height}, data: \""
    ));
    e.raw(&STANDARD.encode(bytes));
    e.raw("\")");
}

/// The list of these links.
pub(super) fn links(e: &mut Emitter, all: &[Link]) {
    list(e, "links", all, |e, link| {
        e.raw(ITEM);
        e.raw(v1::LinkKind::from(link.kind).word());
        e.raw("(");
        e.id(link.from);
        e.raw(", ");
        e.id(link.to);
        e.raw("),\n");
    });
}

/// The list of these questions.
pub(super) fn questions(e: &mut Emitter, all: &[(&QuestionId, &Question)]) {
    list(e, "questions", all, |e, (key, question)| self::question(e, key, question));
}

/// The list of these cells.
pub(super) fn cells(e: &mut Emitter, all: &[(&CellKey, &CellAnswers)]) {
    list(e, "cells", all, |e, (key, answers)| cell(e, key, answers));
}

/// One question.
pub(super) fn question(e: &mut Emitter, key: &str, Question { text, metric }: &Question) {
    e.raw(ITEM);
    e.raw("(\n");
    e.name(FIELD, "key");
    e.short_text(key);
    e.end();
    e.name(FIELD, "metric");
    v1::emit_metric(e, *metric);
    e.end();
    e.text_field(FIELD, "text", text);
    e.raw(ITEM);
    e.raw("),\n");
}

/// The list of these conflicts.
pub(super) fn conflicts(e: &mut Emitter, all: &[(&ConflictKey, &Conflict)]) {
    list(e, "conflicts", all, |e, (key, conflict)| {
        e.raw(ITEM);
        e.raw("(\n");
        v1::emit_conflict(e, key, conflict);
        e.raw(ITEM);
        e.raw("),\n");
    });
}

/// One cell, on one line.
pub(super) fn cell(e: &mut Emitter, key: &CellKey, answers: &Answers) {
    let CellKey { touchpoint, question, period, segments, import } = key;
    e.raw("    (touchpoint: ");
    e.id(*touchpoint);
    e.raw(", question: ");
    e.short_text(question);
    if let Some(month) = period {
        e.raw(", period: \"");
        e.show(month);
        e.raw("\"");
    }
    if !segments.is_empty() {
        e.raw(", segments: [");
        for (i, segment) in segments.iter().enumerate() {
            e.raw(if i == 0 { "(" } else { ", (" });
            e.short_text(&segment.column);
            e.raw(", ");
            e.short_text(&segment.value);
            e.raw(")");
        }
        e.raw("]");
    }
    e.raw(", import: ");
    e.short_text(import);
    match answers {
        Answers::One(histogram) => {
            e.raw(", one: ");
            counts(e, histogram);
        }
        Answers::Three(three) => {
            for (i, histogram) in three.iter().enumerate() {
                e.raw(if i == 0 { ", three: (" } else { ", " });
                counts(e, histogram);
            }
            e.raw(")");
        }
    }
    e.raw("),\n");
}

fn counts(e: &mut Emitter, histogram: &Histogram) {
    e.raw("(");
    e.whole(histogram.lowest().into());
    for (i, &count) in histogram.counts().iter().enumerate() {
        e.raw(if i == 0 { ", [" } else { ", " });
        e.whole(count);
    }
    e.raw(if histogram.counts().is_empty() { ", [])" } else { "])" });
}

fn aside(e: &mut Emitter, document: &Document) {
    list(e, "set_aside", document.set_aside(), |e, aside| {
        e.raw("    (list: ");
        e.short_text(&aside.list);
        e.raw(", text: ");
        e.text(&aside.text, ITEM);
        e.raw("),\n");
    });
}

/// Unknown fields, each exactly as it stood.
fn ext(e: &mut Emitter, indent: &'static str, ext: &Ext) {
    for (name, value) in ext {
        e.name(indent, name);
        e.raw(value);
        e.end();
    }
}
