//! Whether every edit of a side is in a merged map or in its list of conflicts.

use super::laws::said;
use cjm::format::{entries, listed, unquoted, write_cell, write_element};
use cjm::merge::{Choice, Comparison, FieldChange, How, compare, settle};
use cjm::model::*;
use std::sync::Arc;

/// The edits of `side` since `base` that are neither in `merged` nor in a conflict of it.
pub(crate) fn lost(base: &Document, side: &Document, merged: &Document) -> Vec<String> {
    let look = Look { base, side, merged };
    let edits = compare(base, side);
    let mut lost = Vec::new();
    for change in &edits.elements {
        let whole = look.lists_whole(change.id);
        match change.how {
            How::Removed => {
                if merged.contains(change.id) && !look.may_stay(change.id) {
                    lost.push(format!("removed {}", change.id));
                }
            }
            _ if !merged.contains(change.id) => {
                if !whole {
                    lost.push(format!("{:?} {}", change.how, change.id));
                }
            }
            _ if whole => {}
            _ => {
                let element = merged.element(change.id).unwrap();
                let now = cjm::format::element_fields(change.id, element);
                for field in &change.fields {
                    let key = |field| ConflictKey::Field { id: change.id, field };
                    if !look.field(&now, field, key) {
                        lost.push(format!("{} {field:?}", change.id));
                    }
                }
            }
        }
    }
    for &link in &edits.gained {
        if !merged.has_link(link) && !look.lists_link(link) {
            lost.push(format!("gained {link:?}"));
        }
    }
    for &link in &edits.lost {
        if merged.has_link(link) && !look.lists_link(link) && !look.went_with_its_end(link) {
            lost.push(format!("lost {link:?}"));
        }
    }
    let now = cjm::format::props_fields(merged.props());
    for field in edits.props.iter().filter(|field| !look.field(&now, field, ConflictKey::Map)) {
        lost.push(format!("{field:?}"));
    }
    look.unknown(&mut lost);
    look.questions(&mut lost);
    look.cells(&mut lost);
    look.conflicts(&edits, &mut lost);
    lost
}

struct Look<'a> {
    base: &'a Document,
    side: &'a Document,
    merged: &'a Document,
}

impl Look<'_> {
    fn lists(&self, key: &ConflictKey, value: Option<&str>) -> bool {
        let conflict = self.merged.conflicts().get(key);
        conflict.is_some_and(|it| it.versions().any(|it| it.value.as_deref() == value))
    }

    /// Whether the side's whole element is listed.
    fn lists_whole(&self, id: ElementId) -> bool {
        let text = self.side.element(id).map(|element| write_element(id, element));
        self.lists(&ConflictKey::Element(id), text.as_deref())
    }

    /// Whether a removed element stays for a reason: it is a conflict, or it goes when such
    /// conflicts are settled by removing.
    fn may_stay(&self, id: ElementId) -> bool {
        if self.lists(&ConflictKey::Element(id), None) {
            return true;
        }
        let mut map = self.merged.clone();
        for key in self.merged.conflicts().keys() {
            if let ConflictKey::Element(other) = key
                && self.lists(key, None)
                && map.contains(*other)
            {
                for emotion in map.sources(*other, LinkKind::Of) {
                    let _ = map.apply(&Edit::Remove { id: emotion });
                }
                let _ = map.apply(&Edit::Remove { id: *other });
            }
        }
        !map.contains(id)
    }

    fn field(
        &self,
        now: &[cjm::format::Field],
        change: &FieldChange,
        key: impl Fn(Arc<str>) -> ConflictKey,
    ) -> bool {
        let is = now.iter().find(|field| field.name == change.name).map(|field| &*field.value);
        let wanted = change.new.as_deref();
        if is == wanted {
            return true;
        }
        let key = key(change.name.clone());
        if self.lists(&key, wanted) {
            return true;
        }
        let listed_values: Vec<Option<&str>> = match self.merged.conflicts().get(&key) {
            Some(conflict) => conflict.versions().map(|it| it.value.as_deref()).collect(),
            None => vec![is],
        };
        if listed(&change.name).is_some() {
            let of = |value: Option<&str>| match value {
                Some(value) => entries(&change.name, value).unwrap(),
                None => Vec::new(),
            };
            let (was, wanted) = (of(change.old.as_deref()), of(wanted));
            return listed_values.iter().any(|value| {
                let is = of(*value);
                let added = wanted.iter().filter(|entry| !was.contains(entry));
                let gone = was.iter().filter(|entry| !wanted.contains(entry));
                added.into_iter().all(|entry| is.contains(entry))
                    && gone.into_iter().all(|entry| !is.contains(entry))
            });
        }
        // A text merged line by line.
        let of = |value: Option<&str>| value.map_or(Some(String::new()), unquoted);
        let (Some(was), Some(wanted), Some(is)) = (of(change.old.as_deref()), of(wanted), of(is))
        else {
            return false;
        };
        let lines = |text: &str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
        let (was, wanted, is) = (lines(&was), lines(&wanted), lines(&is));
        wanted.iter().filter(|line| !was.contains(line)).all(|line| is.contains(line))
    }

    /// Whether a link is named by a conflict of its place, or of an element that waits.
    fn lists_link(&self, link: Link) -> bool {
        self.merged.conflicts().iter().any(|(key, conflict)| match key {
            ConflictKey::Link { id, kind } => {
                *kind == link.kind && (link.from == *id || link.to == *id)
            }
            ConflictKey::Element(_) => conflict.versions().any(|it| it.links.contains(&link)),
            _ => false,
        })
    }

    /// Whether the side lost a link because it removed an end of it, which stays.
    fn went_with_its_end(&self, link: Link) -> bool {
        [link.from, link.to].iter().any(|&id| !self.side.contains(id) && self.may_stay(id))
    }

    fn unknown(&self, lost: &mut Vec<String>) {
        for change in compare(self.base, self.side).unknown {
            let is = self.merged.ext().get(&*change.name);
            let key = ConflictKey::Other(change.name.clone());
            if is != change.new.as_ref() && !self.lists(&key, change.new.as_deref()) {
                lost.push(format!("{change:?}"));
            }
        }
    }

    fn questions(&self, lost: &mut Vec<String>) {
        for change in compare(self.base, self.side).questions {
            let key = ConflictKey::Question(change.id.clone());
            let Some(question) = self.merged.questions().get(&change.id) else {
                if change.how != How::Removed {
                    lost.push(format!("{change:?}"));
                }
                continue;
            };
            if change.how == How::Removed {
                if !self.lists(&key, None) {
                    lost.push(format!("{change:?}"));
                }
                continue;
            }
            let now = cjm::format::question_fields(&change.id, question);
            for field in &change.fields {
                let id = change.id.clone();
                let key = |field| ConflictKey::QuestionField { id: id.clone(), field };
                if !self.field(&now, field, key) {
                    lost.push(format!("question {} {field:?}", change.id));
                }
            }
        }
    }

    fn cells(&self, lost: &mut Vec<String>) {
        let listed = |key: &CellKey, line: &str| {
            let conflict = self.merged.conflicts().get(&ConflictKey::of_cell(key));
            conflict.is_some_and(|it| {
                let mut values = it.versions().filter_map(|it| it.value.as_ref());
                values.any(|value| value.lines().any(|it| it == line))
            })
        };
        for (key, answers) in self.side.cells() {
            let new = self.base.cells().get(key) != Some(answers);
            let there = self.merged.cells().get(key) == Some(answers);
            if new && !there && !listed(key, &write_cell(key, answers)) {
                lost.push(format!("answers {key:?}"));
            }
        }
        for (key, _) in self.base.cells() {
            let gone = self.side.cells().get(key).is_none();
            let with = |key: &ConflictKey| self.merged.conflicts().contains_key(key);
            let told = with(&ConflictKey::of_cell(key))
                || with(&ConflictKey::Question(key.question.clone()))
                || !self.side.contains(key.touchpoint) && self.may_stay(key.touchpoint);
            if gone && self.merged.cells().get(key).is_some() && !told {
                lost.push(format!("removed answers {key:?}"));
            }
        }
    }
}

impl Look<'_> {
    /// What conflicts that came list is still listed, and what was settled is as it was settled, or
    /// in a conflict again.
    fn conflicts(&self, edits: &Comparison, lost: &mut Vec<String>) {
        let listed = |map: &Document, key: &ConflictKey, wanted: &Version| {
            let conflict = map.conflicts().get(key);
            conflict.is_some_and(|it| {
                it.versions().any(|it| (&it.value, &it.links) == (&wanted.value, &wanted.links))
            }) || lists_within(map, key, wanted)
        };
        for key in &edits.conflicts_gained {
            for version in self.side.conflicts()[key].versions() {
                if !listed(self.base, key, version) && !listed(self.merged, key, version) {
                    lost.push(format!("{key:?}: {version:?}"));
                }
            }
        }
        for key in &edits.conflicts_lost {
            let was = vec![(key.clone(), self.base.conflicts()[key].clone())];
            let gone = !self.side.clone().with_conflicts(was).1.is_empty();
            let again = self.merged.conflicts().contains_key(key)
                || key.element().is_some_and(|id| self.lists_whole(id));
            let same = match key {
                ConflictKey::Element(id) => self.merged.contains(*id) == self.side.contains(*id),
                _ => said(self.merged, key) == said(self.side, key),
            };
            if !gone && !again && !same {
                lost.push(format!("settled {key:?}"));
            }
        }
    }
}

/// Whether something waits beside the map with what a conflict lists of one of its fields.
fn lists_within(map: &Document, key: &ConflictKey, wanted: &Version) -> bool {
    let ConflictKey::Field { id, field } = key else { return false };
    let whole = map.conflicts().get(&ConflictKey::Element(*id)).filter(|_| !map.contains(*id));
    whole.is_some_and(|whole| {
        let values = whole.versions().filter_map(|version| version.value.as_deref());
        values.filter_map(|value| cjm::format::read_element(value).ok()).any(|(_, element)| {
            let fields = cjm::format::element_fields(*id, &element);
            let is = fields.into_iter().find(|it| it.name == *field).map(|it| it.value);
            is == wanted.value
        })
    })
}

/// Settles every conflict of a map alike; returns the map and how many could not be. One that could
/// not be and is about what went with another is none of them.
pub(crate) fn settled(merged: &Document, choice: &Choice) -> (Document, usize) {
    let mut map = merged.clone();
    let mut refused = Vec::new();
    for key in merged.conflicts().keys() {
        if !map.conflicts().contains_key(key) {
            continue;
        }
        match settle(&map, key, choice) {
            Ok(edit) => drop(map.apply(&edit).unwrap()),
            Err(_) => refused.push(key),
        }
    }
    refused.retain(|key| map.conflicts().contains_key(key));
    (map, refused.len())
}
