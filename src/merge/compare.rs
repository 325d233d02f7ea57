//! What two maps have differently: elements by id and their fields by name, links, properties,
//! questions, answers by import, and what is only kept for the file.

use super::journey::Journey;
use super::three::each;
use crate::format::{Field, element_fields, props_fields, question_fields};
use crate::model::{
    CellKey, ConflictKey, Document, Element, ElementId, ElementKind, Ext, Link, QuestionId,
    SetAside,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A field that differs, its values as files write them; `None` = left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name in files.
    pub name: Arc<str>,
    /// Its value in the old map.
    pub old: Option<Arc<str>>,
    /// Its value in the new one.
    pub new: Option<Arc<str>>,
}

/// What happened to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Only the old map has it.
    Removed,
    /// Both have it, with other fields.
    Changed,
    /// Only the new map has it.
    Added,
}

impl How {
    /// Stable lower-case key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Added => "added",
        }
    }
}

/// An element that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementChange {
    /// Which.
    pub id: ElementId,
    /// What it is.
    pub kind: ElementKind,
    /// What happened to it.
    pub how: How,
    /// Its fields that differ; of one added or removed, all it has.
    pub fields: Vec<FieldChange>,
}

/// A question that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionChange {
    /// Its key.
    pub id: QuestionId,
    /// What happened to it.
    pub how: How,
    /// Its fields that differ.
    pub fields: Vec<FieldChange>,
}

/// Answers of one import about one touchpoint that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswersChange {
    /// The touchpoint.
    pub touchpoint: ElementId,
    /// The import.
    pub import: Arc<str>,
    /// How many cells were added.
    pub added: usize,
    /// How many are gone.
    pub removed: usize,
    /// How many hold other answers.
    pub changed: usize,
}

/// What a new map has differently from an old one, always in the same order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Properties of the map.
    pub props: Vec<FieldChange>,
    /// Elements, in journey order.
    pub elements: Vec<ElementChange>,
    /// Links only the new map has.
    pub gained: Vec<Link>,
    /// Links only the old map has.
    pub lost: Vec<Link>,
    /// Questions.
    pub questions: Vec<QuestionChange>,
    /// Answers.
    pub answers: Vec<AnswersChange>,
    /// Pieces set aside that only the new map has.
    pub aside_gained: Vec<SetAside>,
    /// Pieces set aside that only the old map has.
    pub aside_lost: Vec<SetAside>,
    /// Fields of the whole file that this version does not know.
    pub unknown: Vec<FieldChange>,
    /// Conflicts that are new or other.
    pub conflicts_gained: Vec<ConflictKey>,
    /// Conflicts that are gone.
    pub conflicts_lost: Vec<ConflictKey>,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What `new` has differently from `old`.
pub fn compare(old: &Document, new: &Document) -> Comparison {
    let (mut gained, mut lost) = (Vec::new(), Vec::new());
    each([&old.links(), &new.links(), &[]], |link, there| match there {
        [None, Some(_), _] => gained.push(link),
        [Some(_), None, _] => lost.push(link),
        _ => {}
    });
    let props = if old.props() == new.props() {
        Vec::new()
    } else {
        changes(&props_fields(old.props()), &props_fields(new.props()))
    };
    let (aside_gained, aside_lost) = aside(old, new);
    let differs = |key: &&ConflictKey| old.conflicts().get(*key) != new.conflicts().get(*key);
    let gone = |key: &&ConflictKey| !new.conflicts().contains_key(*key);
    Comparison {
        props,
        elements: elements(old, new),
        gained,
        lost,
        questions: questions(old, new),
        answers: answers(old, new),
        aside_gained,
        aside_lost,
        unknown: changes(&unknown(old.ext()), &unknown(new.ext())),
        conflicts_gained: new.conflicts().keys().filter(differs).cloned().collect(),
        conflicts_lost: old.conflicts().keys().filter(gone).cloned().collect(),
    }
}

/// What differs between two lists of fields: in the order of the new, then what only the old has.
pub(super) fn changes(old: &[Field], new: &[Field]) -> Vec<FieldChange> {
    let find = |fields: &[Field], name: &Arc<str>| {
        fields.iter().find(|field| field.name == *name).map(|field| field.value.clone())
    };
    let mut changes = Vec::new();
    for field in new {
        let was = find(old, &field.name);
        if was.as_ref() != Some(&field.value) {
            let (name, new) = (field.name.clone(), Some(field.value.clone()));
            changes.push(FieldChange { name, old: was, new });
        }
    }
    for field in old.iter().filter(|field| find(new, &field.name).is_none()) {
        let (name, old) = (field.name.clone(), Some(field.value.clone()));
        changes.push(FieldChange { name, old, new: None });
    }
    changes
}

fn unknown(ext: &Ext) -> Vec<Field> {
    ext.iter()
        .map(|(name, value)| Field { name: name.as_str().into(), value: value.clone() })
        .collect()
}

fn elements(old: &Document, new: &Document) -> Vec<ElementChange> {
    let mut found: Vec<ElementChange> = Vec::new();
    let differ = |a: &Arc<Element>, b: &Arc<Element>| !Arc::ptr_eq(a, b) && a != b;
    let of = |id, element: Option<&Arc<Element>>| {
        element.map(|element| element_fields(id, element)).unwrap_or_default()
    };
    for (id, element) in new.elements() {
        let was = old.element(id);
        if was.is_none_or(|was| differ(was, element)) {
            let how = if was.is_some() { How::Changed } else { How::Added };
            let fields = changes(&of(id, was), &of(id, Some(element)));
            found.push(ElementChange { id, kind: element.kind(), how, fields });
        }
    }
    for (id, element) in old.elements().filter(|(id, _)| !new.contains(*id)) {
        let fields = changes(&of(id, Some(element)), &[]);
        found.push(ElementChange { id, kind: element.kind(), how: How::Removed, fields });
    }
    if !found.is_empty() {
        let (before, after) = (Journey::of(old), Journey::of(new));
        found.sort_by_cached_key(|change| {
            let anchor = before.anchor(change.id);
            let place = after.place(change.id).or_else(|| anchor.and_then(|id| after.place(id)));
            let place = place.or_else(|| before.place(change.id)).unwrap_or((usize::MAX, 1));
            (place, change.kind, change.id)
        });
    }
    found
}

fn questions(old: &Document, new: &Document) -> Vec<QuestionChange> {
    let ids: BTreeSet<&QuestionId> = old.questions().keys().chain(new.questions().keys()).collect();
    let change = |id: &QuestionId| {
        let [was, is] = [old, new].map(|document| document.questions().get(id));
        let how = match (was, is) {
            (Some(was), Some(is)) if was == is => return None,
            (Some(_), Some(_)) => How::Changed,
            (Some(_), None) => How::Removed,
            (None, _) => How::Added,
        };
        let of = |question: Option<_>| {
            question.map(|question| question_fields(id, question)).unwrap_or_default()
        };
        Some(QuestionChange { id: id.clone(), how, fields: changes(&of(was), &of(is)) })
    };
    ids.into_iter().filter_map(change).collect()
}

fn answers(old: &Document, new: &Document) -> Vec<AnswersChange> {
    if new.shares_surveys(old) {
        return Vec::new();
    }
    let [was, is] = [old, new].map(|document| document.cells().iter().collect::<Vec<_>>());
    let mut counts: BTreeMap<(ElementId, Arc<str>), [usize; 3]> = BTreeMap::new();
    let (a, b): (Vec<&CellKey>, Vec<&CellKey>) =
        (was.iter().map(|(key, _)| *key).collect(), is.iter().map(|(key, _)| *key).collect());
    each([&a, &b, &[]], |key: &CellKey, there| {
        let at = match there {
            [None, Some(_), _] => 0,
            [Some(_), None, _] => 1,
            [Some(a), Some(b), _] if was[a].1 != is[b].1 => 2,
            _ => return,
        };
        counts.entry((key.touchpoint, key.import.clone())).or_default()[at] += 1;
    });
    let counts = counts.into_iter();
    counts
        .map(|((touchpoint, import), [added, removed, changed])| AnswersChange {
            touchpoint,
            import,
            added,
            removed,
            changed,
        })
        .collect()
}

/// Pieces set aside that only one of two maps has.
fn aside(old: &Document, new: &Document) -> (Vec<SetAside>, Vec<SetAside>) {
    let (mut gained, mut lost) = (Vec::new(), Vec::new());
    if old.set_aside() == new.set_aside() {
        return (gained, lost);
    }
    let mut counts: BTreeMap<(&Arc<str>, &Arc<str>), [usize; 2]> = BTreeMap::new();
    for (at, document) in [old, new].into_iter().enumerate() {
        for SetAside { list, text } in document.set_aside() {
            counts.entry((list, text)).or_default()[at] += 1;
        }
    }
    for ((list, text), [was, is]) in counts {
        let piece = SetAside { list: list.clone(), text: text.clone() };
        gained.extend(std::iter::repeat_n(piece.clone(), is.saturating_sub(was)));
        lost.extend(std::iter::repeat_n(piece, was.saturating_sub(is)));
    }
    (gained, lost)
}
