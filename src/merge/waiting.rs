//! What waits beside the map and was in conflicts itself: what these list becomes versions of the
//! whole that waits, as a field that is not on the map can be in no conflict.

use super::links::in_slot;
use super::whole::with_versions;
use crate::format::{Field, element_fields, element_of, read_element, read_id, write_element};
use crate::model::{Conflict, ConflictKey, Document, ElementId, Version};
use std::collections::BTreeMap;

/// Moves what is said about fields and links of elements that are not on the map into the
/// conflicts in which these wait.
pub(super) fn take_over(document: &Document, conflicts: &mut BTreeMap<ConflictKey, Conflict>) {
    let waits = |key: &ConflictKey| {
        let id = match key {
            ConflictKey::Field { id, .. } | ConflictKey::Link { id, .. } => *id,
            _ => return None,
        };
        let whole = ConflictKey::Element(id);
        (!document.contains(id) && conflicts.contains_key(&whole)).then_some(id)
    };
    let parts: Vec<(ElementId, ConflictKey)> =
        conflicts.keys().filter_map(|key| Some((waits(key)?, key.clone()))).collect();
    for (id, key) in parts {
        let Some(part) = conflicts.remove(&key) else { continue };
        let Some(whole) = conflicts.remove(&ConflictKey::Element(id)) else { continue };
        let more: Vec<Version> = whole
            .versions()
            .flat_map(|it| part.versions().filter_map(|said| with_part(id, it, &key, said)))
            .collect();
        conflicts.insert(ConflictKey::Element(id), with_versions(whole, more.iter()));
    }
}

/// A whole element of which one field or link is as another version says; `None` where that does
/// not hold together.
fn with_part(id: ElementId, whole: &Version, key: &ConflictKey, said: &Version) -> Option<Version> {
    let (_, element) = read_element(whole.value.as_deref()?).ok()?;
    let mut version = Version { label: said.label.clone(), ..whole.clone() };
    match key {
        ConflictKey::Field { field: name, .. } => {
            let mut fields = element_fields(id, &element);
            fields.retain(|field| field.name != *name);
            let value = said.value.clone();
            fields.extend(value.map(|value| Field { name: name.clone(), value }));
            let element = element_of(id, element.kind(), &fields).ok()?;
            element.is_sound().then_some(())?;
            version.value = Some(write_element(id, &element).into());
        }
        ConflictKey::Link { kind, .. } => {
            let other = said.value.as_deref().map_or(Some(None), |it| read_id(it).map(Some))?;
            let link = other.map(|other| in_slot(*kind, id, other));
            version.links.retain(|it| it.kind != *kind);
            version.links.extend(link);
            version.links.sort_unstable();
        }
        _ => return None,
    }
    Some(version)
}
