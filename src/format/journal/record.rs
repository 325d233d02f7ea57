//! What a record of the journal says: how one document differs from the one before, in the words
//! of the file; and a map as parts that such differences are taken into.

use super::super::decode::{self, Piece};
use super::super::emit::Emitter;
use super::super::list::List;
use super::super::read::{FORMAT, read};
use super::super::scan::Span;
use super::super::sections::Sections;
use super::super::v1;
use super::super::write::{self, Listed, write};
use crate::model::{
    Broken, CellAnswers, CellKey, Changes, Conflict, ConflictKey, Document, Element, ElementId,
    EncodedImage, Ext, Link, MapProps, Question, QuestionId, SetAside,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The field of a record that lists what is no longer there.
const GONE: &str = "gone";

/// How a record tells what the map is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Kind {
    /// By what differs.
    Difference,
    /// As a whole map, for what a difference has no words for: conflicts, and the pieces set aside.
    Whole,
}

/// Why a record cannot be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Unread {
    /// A newer version wrote it.
    Newer,
    /// It says nothing that can be understood.
    Damaged,
}

/// What `after` has differently from `before`; `None` where they are the same.
pub(in crate::format) fn between(before: &Document, after: &Document) -> Option<(Kind, Vec<u8>)> {
    let changes = after.changes_since(before);
    if changes.is_empty() {
        return None;
    }
    if changes.kept || changes.conflicts {
        return Some((Kind::Whole, write(after)));
    }
    Some((Kind::Difference, difference(before, after, &changes)))
}

fn difference(before: &Document, after: &Document, changes: &Changes) -> Vec<u8> {
    let mut e = Emitter::new(1024);
    write::header(&mut e);
    if changes.props {
        write::props(&mut e, after.props());
    }
    let others: Vec<Listed<'_>> = changes
        .elements
        .iter()
        .filter_map(|&id| after.element(id).map(|element| (element.kind(), id, element)))
        .filter(|&(_, id, element)| before.element(id) != Some(element))
        .collect();
    write::elements(&mut e, &others);
    // Pictures are long: one whose caption changed is not written again.
    let mut repainted = others;
    repainted.retain(|&(_, id, element)| image(before.element(id)) != image(Some(element)));
    write::pictures(&mut e, &repainted);
    let (then, now) = (links_around(before, changes), links_around(after, changes));
    let gained: Vec<Link> = now.difference(&then).copied().collect();
    write::links(&mut e, &gained);
    let asked = after.questions().iter();
    let asked: Vec<_> = asked
        .filter(|&(key, question)| before.questions().get(key) != Some(question))
        .filter(|_| changes.questions)
        .collect();
    write::questions(&mut e, &asked);
    let answered = changes.surveys.iter().flat_map(|&touchpoint| after.cells_of(touchpoint));
    write::cells(&mut e, &answered.collect::<Vec<_>>());
    let unasked = before.questions().keys();
    let unasked: Vec<_> =
        unasked.filter(|&key| changes.questions && !after.questions().contains_key(key)).collect();
    let lost: Vec<Link> = then.difference(&now).copied().collect();
    gone(&mut e, changes, &lost, &unasked);
    e.raw(")\n");
    e.finish().into_bytes()
}

fn image(element: Option<&Arc<Element>>) -> Option<&EncodedImage> {
    element.and_then(|element| element.content.as_picture()).map(|picture| &picture.image)
}

/// The links of everything that was touched.
fn links_around(document: &Document, changes: &Changes) -> BTreeSet<Link> {
    changes.touched().flat_map(|id| document.links_of(id)).collect()
}

/// What is no longer there, and the touchpoints whose answers stand in this record, all of them.
fn gone(e: &mut Emitter, changes: &Changes, links: &[Link], questions: &[&QuestionId]) {
    let Changes { removed, surveys, .. } = changes;
    if removed.is_empty() && surveys.is_empty() && links.is_empty() && questions.is_empty() {
        return;
    }
    e.name("  ", GONE);
    e.raw("(");
    listed(e, "elements", removed, |e, &id| e.id(id));
    listed(e, "links", links, |e, link| {
        e.raw("(");
        e.short_text(v1::LinkKind::from(link.kind).word());
        e.raw(", ");
        e.id(link.from);
        e.raw(", ");
        e.id(link.to);
        e.raw(")");
    });
    listed(e, "questions", questions, |e, key| e.short_text(key));
    listed(e, "answers", surveys, |e, &id| e.id(id));
    e.raw("),\n");
}

fn listed<T>(e: &mut Emitter, name: &str, items: &[T], item: impl Fn(&mut Emitter, &T)) {
    if items.is_empty() {
        return;
    }
    e.name("", name);
    e.raw("[");
    for one in items {
        item(e, one);
        e.raw(", ");
    }
    e.raw("], ");
}

/// What is no longer there, as a record has it.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Gone {
    elements: Vec<v1::Id>,
    links: Vec<(String, v1::Id, v1::Id)>,
    questions: Vec<v1::Key>,
    answers: Vec<v1::Id>,
}

/// A map as parts that records are taken into, one after the other. Between two records it need not
/// hold together.
pub(in crate::format) struct Parts {
    props: MapProps,
    elements: BTreeMap<ElementId, Arc<Element>>,
    links: BTreeSet<Link>,
    questions: BTreeMap<QuestionId, Question>,
    cells: BTreeMap<ElementId, Vec<(CellKey, CellAnswers)>>,
    set_aside: Vec<SetAside>,
    ext: Ext,
    conflicts: Vec<(ConflictKey, Conflict)>,
}

impl Parts {
    /// The parts of a map.
    pub(in crate::format) fn of(document: &Document) -> Self {
        let mut cells: BTreeMap<ElementId, Vec<_>> = BTreeMap::new();
        for (key, answers) in document.cells() {
            cells.entry(key.touchpoint).or_default().push((key.clone(), answers.clone()));
        }
        Self {
            props: document.props().clone(),
            elements: document.elements().map(|(id, element)| (id, element.clone())).collect(),
            links: document.links().into_iter().collect(),
            questions: document.questions().clone(),
            cells,
            set_aside: document.set_aside().to_vec(),
            ext: document.ext().clone(),
            conflicts: {
                let all = document.conflicts().iter();
                all.map(|(key, conflict)| (key.clone(), conflict.clone())).collect()
            },
        }
    }

    /// The map, and what does not hold in it.
    pub(in crate::format) fn build(self) -> (Document, Vec<Broken>) {
        let Self { props, elements, links, questions, cells, set_aside, ext, conflicts } = self;
        let (document, mut broken) = Document::from_parts(
            props,
            elements.into_iter().collect(),
            links.into_iter().collect(),
            questions.into_iter().collect(),
            cells.into_values().flatten().collect(),
            set_aside,
            ext,
        );
        let (document, homeless) = document.with_conflicts(conflicts);
        broken.extend(homeless);
        (document, broken)
    }

    /// Takes in what a record says: all of it, or nothing.
    pub(in crate::format) fn take(&mut self, kind: Kind, text: &str) -> Result<(), Unread> {
        match kind {
            Kind::Difference => {
                Said::read(text, self)?.enter(self);
                Ok(())
            }
            Kind::Whole => {
                let opened = read(text.as_bytes()).map_err(|_| Unread::Damaged)?;
                if opened.read_only.is_some() {
                    return Err(Unread::Newer);
                }
                *self = Self::of(&opened.document);
                Ok(())
            }
        }
    }
}

/// A difference as it was read.
struct Said {
    props: Option<MapProps>,
    elements: Vec<(ElementId, Arc<Element>)>,
    links: Vec<Link>,
    questions: Vec<(QuestionId, Question)>,
    cells: Vec<(CellKey, CellAnswers)>,
    gone: Gone,
    unlinked: Vec<Link>,
}

impl Said {
    /// Reads a difference from the map in `parts`, whose pictures it may go on showing.
    fn read(text: &str, parts: &Parts) -> Result<Self, Unread> {
        let sections = Sections::of(text).map_err(|_| Unread::Damaged)?;
        if sections.min_reader > FORMAT {
            return Err(Unread::Newer);
        }
        let clean = sections.lost.is_empty() && sections.untidy.is_empty();
        if !clean || sections.ending.is_some() || !sections.list(List::SetAside).is_empty() {
            return Err(Unread::Damaged);
        }
        let gone = Self::gone(text, &sections.unknown)?;
        let unlinked = gone
            .links
            .iter()
            .map(|(kind, from, to)| Some(Link::new(v1::link_of_word(kind)?, from.0, to.0)));
        let unlinked: Option<Vec<Link>> = unlinked.collect();
        let questions = each(text, sections.list(List::Questions), decode::question)?;
        let cells = each(text, sections.list(List::Cells), decode::cell)?;
        Ok(Self {
            props: Self::props(text, &sections.map)?,
            elements: Self::elements(text, &sections, parts)?,
            links: each(text, sections.list(List::Links), decode::link)?,
            questions: questions.into_iter().map(|(question, _)| question).collect(),
            cells: cells.into_iter().map(|(cell, _)| cell).collect(),
            gone,
            unlinked: unlinked.ok_or(Unread::Damaged)?,
        })
    }

    fn gone(text: &str, unknown: &[(Span, Span)]) -> Result<Gone, Unread> {
        match unknown {
            [] => Ok(Gone::default()),
            [(name, value)] if name.of(text) == GONE => {
                decode::decode(value.of(text)).map_err(|_| Unread::Damaged)
            }
            _ => Err(Unread::Damaged),
        }
    }

    fn props(text: &str, map: &[Span]) -> Result<Option<MapProps>, Unread> {
        let [span] = map else {
            return if map.is_empty() { Ok(None) } else { Err(Unread::Damaged) };
        };
        let read = decode::with_ext::<v1::Map>(span.of(text));
        let (map, ext) = read.map_err(|_| Unread::Damaged)?;
        Ok(Some(MapProps { ext, ..MapProps::from(map) }))
    }

    fn elements(
        text: &str,
        sections: &Sections,
        parts: &Parts,
    ) -> Result<Vec<(ElementId, Arc<Element>)>, Unread> {
        let pictures = each(text, sections.list(List::Pictures), decode::picture)?;
        let mut pictures: BTreeMap<ElementId, EncodedImage> = pictures.into_iter().collect();
        let read = each(text, sections.list(List::Elements), decode::element)?;
        let elements = read.into_iter().map(|(piece, ext)| {
            let (id, order, content) = match piece {
                Piece::Element(read) => read,
                Piece::Picture(picture) => {
                    let id = picture.id.0;
                    let before = || image(parts.elements.get(&id)).cloned();
                    let image = pictures.remove(&id).or_else(before).ok_or(Unread::Damaged)?;
                    picture.with_image(image)
                }
            };
            Ok((id, Arc::new(Element { order, content, ext })))
        });
        elements.collect()
    }

    fn enter(self, parts: &mut Parts) {
        let Self { props, elements, links, questions, cells, gone, unlinked } = self;
        if let Some(props) = props {
            parts.props = props;
        }
        for link in &unlinked {
            parts.links.remove(link);
        }
        for v1::Id(id) in &gone.elements {
            parts.elements.remove(id);
            parts.cells.remove(id);
        }
        for v1::Key(key) in &gone.questions {
            parts.questions.remove(key);
        }
        for v1::Id(id) in &gone.answers {
            parts.cells.remove(id);
        }
        parts.elements.extend(elements);
        parts.links.extend(links);
        parts.questions.extend(questions);
        for (key, answers) in cells {
            parts.cells.entry(key.touchpoint).or_default().push((key, answers));
        }
    }
}

/// Reads every piece of a list.
fn each<T, F>(
    text: &str,
    spans: &[Span],
    read: impl Fn(&str) -> Result<T, F>,
) -> Result<Vec<T>, Unread> {
    spans.iter().map(|span| read(span.of(text)).map_err(|_| Unread::Damaged)).collect()
}
