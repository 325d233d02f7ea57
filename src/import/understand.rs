//! What a sheet means to a map: as one of the map's profiles says, else as far as it tells itself.

use super::guess::guess;
use super::mapping::Mapping;
use super::profile::{Misfit, apply, fitting};
use super::sheet::Sheet;
use crate::model::{Document, ElementId, ElementKind};

/// By which profile a sheet is to be understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum By {
    /// The one that fits best, if any does.
    #[default]
    Fitting,
    /// The one of this name.
    Named(String),
    /// None.
    Guess,
}

/// A sheet, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What it means.
    pub mapping: Mapping,
    /// The profile that says so; empty = none.
    pub profile: String,
    /// What of the profile does not fit.
    pub misfits: Vec<Misfit>,
}

/// The touchpoints of a map with their names.
pub fn touchpoints(document: &Document) -> Vec<(ElementId, &str)> {
    let ids = document.of_kind(ElementKind::Touchpoint);
    let name = |id: &ElementId| Some((*id, document.element(*id)?.content.text()));
    ids.iter().filter_map(name).collect()
}

/// What a sheet means to a map.
pub fn understand(sheet: &Sheet, document: &Document, by: &By) -> Understood {
    let guessed = guess(sheet, &touchpoints(document));
    understand_guessed(sheet, document, by, guessed)
}

/// [`understand`], where a guess was made already.
pub fn understand_guessed(
    sheet: &Sheet,
    document: &Document,
    by: &By,
    guessed: Mapping,
) -> Understood {
    let profiles = &document.props().profiles;
    let name = match by {
        By::Fitting => fitting(profiles, sheet, &guessed).map(str::to_owned),
        By::Named(name) => Some(name.clone()),
        By::Guess => None,
    };
    match name.and_then(|name| Some((profiles.get(&name)?, name))) {
        Some((profile, name)) => {
            let (mapping, misfits) = apply(profile, sheet, &guessed, document);
            Understood { mapping, profile: name, misfits }
        }
        None => Understood { mapping: guessed, profile: String::new(), misfits: Vec::new() },
    }
}
