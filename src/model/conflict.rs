//! What two copies of a map say differently, kept in the map until somebody decides: a conflict
//! never makes a file unopenable, and no side's work is lost meanwhile.

use super::{
    Broken, CellKey, Document, EditError, ElementId, Link, LinkKind, Month, QuestionId,
    SegmentValue,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Links that tie an element to the one it cannot be without.
const NEEDED: [LinkKind; 5] =
    [LinkKind::Contains, LinkKind::Leaves, LinkKind::Arrives, LinkKind::Feels, LinkKind::Marks];

/// What a conflict is about. There is one conflict about each thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKey {
    /// A property of the map, by the name of its field in files.
    Map(Arc<str>),
    /// A field of the whole file that this version does not know.
    Other(Arc<str>),
    /// A whole element. Where it is on the map, one side deleted it; where it is not, another
    /// stands in the place of which there is only one.
    Element(ElementId),
    /// A field of an element.
    Field {
        /// The element.
        id: ElementId,
        /// The name of the field in files.
        field: Arc<str>,
    },
    /// The one link of a kind that an element may have: the stage of a touchpoint, the ends of a
    /// transition, the persona of an emotion …
    Link {
        /// The element that may have only one.
        id: ElementId,
        /// Which link.
        kind: LinkKind,
    },
    /// A whole question, which one side deleted.
    Question(QuestionId),
    /// A field of a question.
    QuestionField {
        /// The question.
        id: QuestionId,
        /// The name of the field in files.
        field: Arc<str>,
    },
    /// The answers of a place: of whatever import, they are answers of the same clients.
    Answers {
        /// The touchpoint asked about.
        touchpoint: ElementId,
        /// The question asked.
        question: QuestionId,
        /// The month; `None` = undated.
        period: Option<Month>,
        /// The combination of columns.
        segments: Vec<SegmentValue>,
    },
}

impl ConflictKey {
    /// The place of a cell.
    pub fn of_cell(key: &CellKey) -> Self {
        let CellKey { touchpoint, question, period, segments, import: _ } = key.clone();
        Self::Answers { touchpoint, question, period, segments }
    }

    /// Whether a cell stands at this place.
    pub fn holds(&self, key: &CellKey) -> bool {
        match self {
            Self::Answers { touchpoint, question, period, segments } => {
                (touchpoint, question, period, segments)
                    == (&key.touchpoint, &key.question, &key.period, &key.segments)
            }
            _ => false,
        }
    }

    /// The element it is about, where it is about one.
    pub fn element(&self) -> Option<ElementId> {
        match self {
            Self::Element(id) | Self::Field { id, .. } | Self::Link { id, .. } => Some(*id),
            Self::Answers { touchpoint, .. } => Some(*touchpoint),
            Self::Map(_) | Self::Other(_) | Self::Question(_) | Self::QuestionField { .. } => None,
        }
    }

    /// What it is about, as files name that: an element's id, a question's key, a field's name.
    pub fn name(&self) -> String {
        match self {
            Self::Map(name) | Self::Other(name) => name.to_string(),
            Self::Question(id) | Self::QuestionField { id, .. } => id.to_string(),
            _ => self.element().map(|id| id.to_string()).unwrap_or_default(),
        }
    }

    /// The texts in it.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let (own, segments): (Option<&str>, &[SegmentValue]) = match self {
            Self::Map(name) | Self::Other(name) => (Some(name), &[]),
            Self::Field { field, .. } | Self::QuestionField { field, .. } => (Some(field), &[]),
            Self::Answers { segments, .. } => (None, segments),
            Self::Element(_) | Self::Link { .. } | Self::Question(_) => (None, &[]),
        };
        let segments = segments.iter().flat_map(|s| [&*s.column, &*s.value]);
        own.into_iter().chain(segments)
    }
}

/// What one side says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Version {
    /// Whose it is: a branch, a user; empty = not stated.
    pub label: Arc<str>,
    /// The value as files write it: of a field, of the other end of a link, of a whole element or
    /// question, of cells one a line. `None` = deleted, or not stated.
    pub value: Option<Arc<str>>,
    /// The links of a whole element that is not on the map.
    pub links: Vec<Link>,
}

/// Two or more values for one thing. What the map shows meanwhile stands in the map.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// What it was before the copies parted, as files write it; `None` = nothing, or not known.
    pub base: Option<Arc<str>>,
    /// What the copy says that was merged into.
    pub ours: Version,
    /// What the other copy says.
    pub theirs: Version,
    /// What still others say, from earlier merges that nobody has settled; sorted.
    pub others: Vec<Version>,
}

impl Conflict {
    /// What each side says: ours, theirs, others.
    pub fn versions(&self) -> impl Iterator<Item = &Version> {
        [&self.ours, &self.theirs].into_iter().chain(&self.others)
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let values = self.versions().flat_map(|it| [Some(&it.label), it.value.as_ref()]);
        values.chain([self.base.as_ref()]).flatten().map(|text| &**text)
    }
}

impl Document {
    /// What two copies say differently and nobody has settled yet.
    pub fn conflicts(&self) -> &BTreeMap<ConflictKey, Conflict> {
        &self.conflicts
    }

    /// The map with these conflicts instead of its own. Those about something that is not there
    /// are left out and returned.
    pub fn with_conflicts(mut self, list: Vec<(ConflictKey, Conflict)>) -> (Self, Vec<Broken>) {
        let (good, bad): (Vec<_>, Vec<_>) =
            list.into_iter().partition(|(key, conflict)| self.holds_conflict(key, conflict));
        let broken = bad.into_iter().map(|(key, _)| Broken::Conflict(Box::new(key))).collect();
        self.conflicts = Arc::new(good.into_iter().collect());
        (self, broken)
    }

    /// Whether a conflict is about something that is on the map, or would stand beside it.
    pub(crate) fn holds_conflict(&self, key: &ConflictKey, conflict: &Conflict) -> bool {
        let about = match key {
            ConflictKey::Map(_) | ConflictKey::Other(_) => true,
            ConflictKey::Element(id) => {
                let mut links = conflict.versions().flat_map(|version| &version.links);
                let there = |end: ElementId| end != *id && self.contains(end);
                let tied = |link: &Link| NEEDED.contains(&link.kind);
                let beside = |link: &Link| tied(link) && (there(link.from) || there(link.to));
                self.contains(*id) || links.any(beside)
            }
            ConflictKey::Field { id, .. } | ConflictKey::Link { id, .. } => self.contains(*id),
            ConflictKey::Question(id) | ConflictKey::QuestionField { id, .. } => {
                self.questions.contains_key(id)
            }
            ConflictKey::Answers { touchpoint, question, .. } => {
                self.contains(*touchpoint) && self.questions.contains_key(question)
            }
        };
        about && !key.texts().chain(conflict.texts()).any(|text| text.contains('\0'))
    }

    /// Forgets the conflicts about what is no longer on the map.
    pub(super) fn drop_conflicts(&mut self) {
        let gone: Vec<ConflictKey> = self.homeless_conflicts().cloned().collect();
        if !gone.is_empty() {
            let conflicts = Arc::make_mut(&mut self.conflicts);
            conflicts.retain(|key, _| !gone.contains(key));
        }
    }

    /// The conflicts about what is not on the map.
    pub(super) fn homeless_conflicts(&self) -> impl Iterator<Item = &ConflictKey> {
        let homeless =
            |&(key, conflict): &(&ConflictKey, &Conflict)| !self.holds_conflict(key, conflict);
        self.conflicts.iter().filter(homeless).map(|(key, _)| key)
    }

    pub(super) fn set_conflict(
        &mut self,
        key: &ConflictKey,
        conflict: Option<&Conflict>,
    ) -> Result<(), EditError> {
        match conflict {
            None if !self.conflicts.contains_key(key) => {
                Err(EditError::ConflictMissing(Box::new(key.clone())))
            }
            None => {
                Arc::make_mut(&mut self.conflicts).remove(key);
                Ok(())
            }
            Some(conflict) if !self.holds_conflict(key, conflict) => {
                Err(Broken::Conflict(Box::new(key.clone())).into())
            }
            Some(conflict) => {
                if self.conflicts.get(key) != Some(conflict) {
                    Arc::make_mut(&mut self.conflicts).insert(key.clone(), conflict.clone());
                }
                Ok(())
            }
        }
    }
}
