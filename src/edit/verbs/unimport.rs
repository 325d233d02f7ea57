//! Taking surveys back: the answers and comments that came with one, and profiles nobody needs.

use super::Change;
use crate::edit::{Selection, StepName};
use crate::model::{Content, Document, Edit};
use std::sync::Arc;

/// Takes an import back: its record, its answers, its comments. Questions and touchpoints it added
/// stay: others may have come to need them. `None` where the map knows nothing of such an import.
pub fn unimport(document: &Document, import: &str) -> Option<Change> {
    let keys = document.cells().iter().map(|(key, _)| key).filter(|key| *key.import == *import);
    let mut edits: Vec<Edit> =
        keys.map(|key| Edit::SetCell { key: key.clone(), answers: None }).collect();
    let comes_with = |content: &Content| match content {
        Content::Quote(quote) => quote.comment.as_ref().is_some_and(|it| *it.import == *import),
        _ => false,
    };
    let quotes = document.elements().filter(|(_, element)| comes_with(&element.content));
    let mut quotes: Vec<_> = quotes.map(|(id, _)| id).collect();
    quotes.sort_unstable();
    edits.extend(quotes.into_iter().map(|id| Edit::Remove { id }));
    let mut props = document.props().clone();
    let record = props.imports.remove(import);
    if record.is_some() {
        edits.push(Edit::SetProps(Arc::new(props)));
    }
    let file = record.map(|record| record.file).unwrap_or_default();
    let key = if file.is_empty() { "step-remove-pasted" } else { "step-remove-import" };
    let name = StepName::new(key, file);
    (!edits.is_empty()).then(|| Change::new(edits, name, Selection::none()))
}

/// Takes a profile away; what was read by it stays. `None` where there is none of this name.
pub fn forget_profile(document: &Document, name: &str) -> Option<Change> {
    let mut props = document.props().clone();
    props.profiles.remove(name)?;
    let step = StepName::new("step-remove-profile", name.to_owned());
    Some(Change::new(vec![Edit::SetProps(Arc::new(props))], step, Selection::none()))
}
