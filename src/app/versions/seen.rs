//! What is found out about a version, off the window's thread.

use crate::app::{Portrait, Snapshot};
use crate::edit::Prepared;
use crate::format::Opened;
use crate::i18n::Texts;
use crate::merge::{Comparison, Difference, How, compare, differences, merge, nearest, not_whole};
use crate::model::{Document, ElementId, Language};
use crate::theme::ThemeName;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::VersionSource;

/// A version that is to be looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedVersion {
    /// Which.
    pub source: VersionSource,
    /// The open map it is compared with.
    pub map: Snapshot,
    /// The look of its picture.
    pub theme: ThemeName,
    /// The language of what is told.
    pub language: Language,
}

/// A version that was looked at.
pub struct SeenVersion {
    /// The map as it was.
    pub document: Arc<Document>,
    /// A small picture of it.
    pub portrait: Option<Portrait>,
    /// Why it is no good for more than looking; `None` where it was read whole.
    pub trouble: Option<String>,
    /// What the open map has differently.
    pub compared: Compared,
    /// The same in words, line by line.
    pub lines: Vec<Difference>,
    /// The step that brings it back.
    pub(in crate::app) back: Prepared,
}

impl SeenVersion {
    /// Compares what was read of a version with the open map. `name` is what it is called.
    pub fn of(
        wanted: &WantedVersion,
        opened: Opened,
        portrait: Option<Portrait>,
        name: &str,
    ) -> Self {
        let texts = Texts::of(wanted.language);
        let trouble = not_whole(&opened, name, texts);
        let document = Arc::new(opened.document);
        let now = &wanted.map.0;
        let found = compare(&document, now);
        let back = Prepared::whole(now.clone(), document.clone());
        let lines = differences(&document, now, &found, texts);
        let compared = Compared::of(&found, name, now);
        Self { document, portrait, trouble, compared, lines, back }
    }
}

/// Where the open map differs from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What the other is called.
    pub name: String,
    /// Elements only the open map has.
    pub added: BTreeSet<ElementId>,
    /// Elements that have other fields or answers.
    pub changed: BTreeSet<ElementId>,
    /// How many elements only the other has.
    pub removed: usize,
}

impl Compared {
    fn of(found: &Comparison, name: &str, now: &Document) -> Self {
        let of = |how| found.elements.iter().filter(move |it| it.how == how).map(|it| it.id);
        let added: BTreeSet<ElementId> = of(How::Added).collect();
        let answered = found.answers.iter().map(|it| it.touchpoint);
        let answered = answered.filter(|id| now.contains(*id) && !added.contains(id));
        let changed = of(How::Changed).chain(answered).collect();
        Self { name: name.to_owned(), changed, removed: of(How::Removed).count(), added }
    }

    /// How many elements were added, removed and changed.
    pub fn counts(&self) -> [usize; 3] {
        [self.added.len(), self.removed, self.changed.len()]
    }
}

/// A version that is to be merged into the open map.
pub struct AskedMerge {
    /// Which map, by its number.
    pub map: u64,
    /// That map as it is.
    pub ours: Snapshot,
    /// The version.
    pub theirs: Arc<Document>,
    /// What it is called.
    pub name: String,
}

/// A version that was merged into the open map.
pub struct MergedVersion {
    /// Which map, by its number.
    pub map: u64,
    /// What the version is called.
    pub name: String,
    /// The step that takes it in.
    pub(in crate::app) step: Prepared,
    /// How many elements it adds, removes and changes.
    pub counts: [usize; 3],
    /// How many conflicts are new.
    pub conflicts: usize,
}

impl AskedMerge {
    /// Merges, given earlier states of the open map, the newest first.
    pub fn merge(self, states: &[Arc<Document>]) -> MergedVersion {
        let Self { map, ours, theirs, name } = self;
        let states: Vec<&Document> = states.iter().map(|state| &**state).collect();
        let base = nearest(&theirs, &states).and_then(|at| states.get(at).copied());
        let merged = merge(base, &ours.0, &theirs, ["", &name]);
        let counts = Compared::of(&merged.incoming, &name, &merged.document).counts();
        let step = Prepared::whole(ours.0, Arc::new(merged.document));
        MergedVersion { map, name, step, counts, conflicts: merged.conflicts }
    }
}
