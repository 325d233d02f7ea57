//! Settles a conflict: one edit that says what somebody decided and takes the conflict away.

use super::links::{in_slot, other_end};
use super::single::place_of;
use crate::format::{
    Field, Reason, element_fields, element_of, is_value, props_fields, props_of, question_fields,
    question_of, quoted, read_cell, read_element, read_id, unquoted,
};
use crate::i18n::Texts;
use crate::model::{
    CellAnswers, CellKey, Conflict, ConflictKey, Content, Document, Edit, EditError, Element,
    ElementId, Link, LinkKind, QuestionId, Version,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What somebody decided about a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// As the copy says that was merged into.
    Mine,
    /// As the other copy says.
    Theirs,
    /// As one of [`Conflict::others`] says.
    Other(usize),
    /// Both: texts one below the other, answers counted together, what one side deleted kept.
    Both,
    /// Something else: the text of a field whose versions are texts, or the value as files write
    /// it; empty = nothing.
    Edited(String),
}

/// Why a conflict cannot be settled like that.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Unsettled {
    /// There is no such conflict.
    #[error("there is no such conflict")]
    NoConflict,
    /// This choice makes no sense here.
    #[error("it cannot be settled like that")]
    NotPossible,
    /// The value is none that can stand there.
    #[error("the value cannot stand there: {0:?}")]
    BadValue(Reason),
    /// The map has changed so that it no longer fits.
    #[error(transparent)]
    Refused(#[from] EditError),
}

impl Unsettled {
    /// Why, in words, with what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        match self {
            Self::NoConflict => texts.get("merge-no-conflict").to_owned(),
            Self::NotPossible => texts.get("merge-not-possible").to_owned(),
            Self::BadValue(reason) => {
                texts.with("merge-bad-value", &[("why", (&reason.text(texts)).into())])
            }
            Self::Refused(_) => texts.get("merge-refused").to_owned(),
        }
    }
}

impl From<Reason> for Unsettled {
    fn from(reason: Reason) -> Self {
        Self::BadValue(reason)
    }
}

/// The edit that settles a conflict of `document` as somebody decided; it applies to it.
///
/// # Errors
/// When there is no such conflict, or it cannot be settled like that.
pub fn settle(document: &Document, key: &ConflictKey, choice: &Choice) -> Result<Edit, Unsettled> {
    let conflict = document.conflicts().get(key).ok_or(Unsettled::NoConflict)?;
    let settling = Settling { document, conflict, choice };
    let mut edits = vec![Edit::SetConflict { key: key.clone(), conflict: None }];
    edits.extend(match key {
        ConflictKey::Map(field) => settling.map(field)?,
        ConflictKey::Other(name) => {
            let value = settling.value()?;
            vec![Edit::SetUnknown { name: name.to_string(), value }]
        }
        ConflictKey::Element(id) => settling.element(*id)?,
        ConflictKey::Field { id, field } => settling.field(*id, field)?,
        ConflictKey::Link { id, kind } => settling.link(*id, *kind)?,
        ConflictKey::Question(id) => settling.question(id)?,
        ConflictKey::QuestionField { id, field } => settling.question_field(id, field)?,
        ConflictKey::Answers { .. } => settling.answers()?,
    });
    let edit = Edit::Batch(edits);
    document.clone().apply(&edit)?;
    Ok(edit)
}

struct Settling<'a> {
    document: &'a Document,
    conflict: &'a Conflict,
    choice: &'a Choice,
}

impl Settling<'_> {
    /// The version that was chosen, if it is one of them.
    fn version(&self) -> Result<&Version, Unsettled> {
        match self.choice {
            Choice::Mine => Ok(&self.conflict.ours),
            Choice::Theirs => Ok(&self.conflict.theirs),
            Choice::Other(at) => self.conflict.others.get(*at).ok_or(Unsettled::NotPossible),
            Choice::Both | Choice::Edited(_) => Err(Unsettled::NotPossible),
        }
    }

    /// The value of a field that was chosen, as files write it.
    fn value(&self) -> Result<Option<Arc<str>>, Unsettled> {
        let Conflict { ours, theirs, .. } = self.conflict;
        match self.choice {
            Choice::Both => match (&ours.value, &theirs.value) {
                (Some(mine), Some(other)) => {
                    let texts = (unquoted(mine), unquoted(other));
                    let (Some(mine), Some(other)) = texts else {
                        return Err(Unsettled::NotPossible);
                    };
                    Ok(Some(quoted(&format!("{}\n{other}", mine.trim_end_matches('\n'))).into()))
                }
                (one, other) => Ok(one.clone().or_else(|| other.clone())),
            },
            Choice::Edited(text) if text.is_empty() => Ok(None),
            Choice::Edited(text) => {
                let mut values = self.conflict.versions().filter_map(|it| it.value.as_ref());
                if values.any(|value| unquoted(value).is_some()) {
                    Ok(Some(quoted(text).into()))
                } else if is_value(text) {
                    Ok(Some(text.as_str().into()))
                } else {
                    Err(Unsettled::NotPossible)
                }
            }
            _ => Ok(self.version()?.value.clone()),
        }
    }

    /// Fields with the chosen value in one of them.
    fn replaced(&self, mut fields: Vec<Field>, name: &Arc<str>) -> Result<Vec<Field>, Unsettled> {
        fields.retain(|field| field.name != *name);
        let value = self.value()?;
        fields.extend(value.map(|value| Field { name: name.clone(), value }));
        Ok(fields)
    }

    fn map(&self, field: &Arc<str>) -> Result<Vec<Edit>, Unsettled> {
        let fields = self.replaced(props_fields(self.document.props()), field)?;
        Ok(vec![Edit::SetProps(Arc::new(props_of(&fields)?))])
    }

    fn field(&self, id: ElementId, field: &Arc<str>) -> Result<Vec<Edit>, Unsettled> {
        let element = self.document.element(id).ok_or(Unsettled::NoConflict)?;
        let fields = self.replaced(element_fields(id, element), field)?;
        let element = Arc::new(element_of(id, element.kind(), &fields)?);
        Ok(vec![Edit::Update { id, element }])
    }

    fn question_field(&self, id: &QuestionId, field: &Arc<str>) -> Result<Vec<Edit>, Unsettled> {
        let question = self.document.questions().get(id).ok_or(Unsettled::NoConflict)?;
        let fields = self.replaced(question_fields(id, question), field)?;
        let question = Some(question_of(id, &fields)?);
        Ok(vec![Edit::SetQuestion { id: id.clone(), question }])
    }

    fn question(&self, id: &QuestionId) -> Result<Vec<Edit>, Unsettled> {
        let goes = *self.choice != Choice::Both && self.version()?.value.is_none();
        let gone = Edit::SetQuestion { id: id.clone(), question: None };
        Ok(if goes { vec![gone] } else { Vec::new() })
    }

    fn link(&self, id: ElementId, kind: LinkKind) -> Result<Vec<Edit>, Unsettled> {
        let value = &self.version()?.value;
        let other = value.as_ref().map(|value| read_id(value).ok_or(Unsettled::NotPossible));
        let other = other.transpose()?;
        let was = other_end(self.document, kind, id);
        if was == other {
            return Ok(Vec::new());
        }
        let tie = |other: Option<ElementId>| other.map(|other| in_slot(kind, id, other));
        let gone = tie(was).map(Edit::Unlink);
        Ok(gone.into_iter().chain(tie(other).map(Edit::Link)).collect())
    }

    fn element(&self, id: ElementId) -> Result<Vec<Edit>, Unsettled> {
        let there = self.document.element(id);
        if *self.choice == Choice::Both {
            let one_deleted = self.conflict.versions().any(|version| version.value.is_none());
            let kept = there.is_some() && one_deleted;
            return if kept { Ok(Vec::new()) } else { Err(Unsettled::NotPossible) };
        }
        let version = self.version()?;
        let Some(text) = &version.value else {
            // Of the last persona what clients feel stays, as where it was deleted.
            return Ok(there.map(|_| Edit::Remove { id }).into_iter().collect());
        };
        let Some(there) = there else {
            let (_, element) = read_element(text)?;
            return Ok(self.return_of(id, element, &version.links));
        };
        if self.conflict.ours.value.is_none() || self.conflict.theirs.value.is_none() {
            // It is kept; what was done to it since is kept as well.
            return Ok(Vec::new());
        }
        let (_, element) = read_element(text)?;
        if element.kind() != there.kind() {
            return Err(Unsettled::NotPossible);
        }
        Ok(vec![Edit::Update { id, element: Arc::new(element) }])
    }

    /// Puts an element back on the map, in place of what stands there now.
    fn return_of(&self, id: ElementId, element: Element, links: &[Link]) -> Vec<Edit> {
        let map = self.document;
        let there = |end: ElementId| end == id || map.contains(end);
        let links: Vec<Link> =
            links.iter().copied().filter(|link| there(link.from) && there(link.to)).collect();
        let end =
            |kind, of: fn(&Link) -> ElementId| links.iter().find(|link| link.kind == kind).map(of);
        let in_the_way: Vec<ElementId> = match &element.content {
            Content::Moment(_) => {
                let touchpoint = end(LinkKind::Marks, |link| link.to);
                touchpoint.and_then(|it| map.source(it, LinkKind::Marks)).into_iter().collect()
            }
            Content::Emotion(emotion) => {
                let persona = end(LinkKind::Of, |link| link.to);
                let touchpoint = end(LinkKind::Feels, |link| link.from);
                let place = touchpoint.map(|touchpoint| (touchpoint, emotion.journey, persona));
                let felt = touchpoint.map(|it| map.targets(it, LinkKind::Feels));
                let same = |&other: &ElementId| place_of(map, other) == place;
                felt.into_iter().flatten().filter(same).collect()
            }
            _ => Vec::new(),
        };
        // What hangs only on what is in the way goes with it, and can be tied no more.
        let gone: Vec<ElementId> = in_the_way.iter().flat_map(|&id| map.removal(id)).collect();
        let links =
            links.into_iter().filter(|it| !gone.contains(&it.from) && !gone.contains(&it.to));
        let insert = Edit::Insert { id, element: Arc::new(element), links: links.collect() };
        in_the_way.into_iter().map(|id| Edit::Remove { id }).chain([insert]).collect()
    }

    fn answers(&self) -> Result<Vec<Edit>, Unsettled> {
        let chosen = match self.choice {
            Choice::Both => {
                let mut all = cells(&self.conflict.ours)?;
                for (key, answers) in cells(&self.conflict.theirs)? {
                    if all.get(&key).is_some_and(|known| *known != answers) {
                        return Err(Unsettled::NotPossible);
                    }
                    all.insert(key, answers);
                }
                all
            }
            _ => cells(self.version()?)?,
        };
        let mut known = BTreeSet::new();
        for version in self.conflict.versions() {
            known.extend(cells(version)?.into_keys());
        }
        let goes =
            |key: &CellKey| !chosen.contains_key(key) && self.document.cells().get(key).is_some();
        let gone = known.into_iter().filter(goes);
        let mut edits: Vec<Edit> = gone.map(|key| Edit::SetCell { key, answers: None }).collect();
        let set = |(key, answers)| Edit::SetCell { key, answers: Some(answers) };
        edits.extend(chosen.into_iter().map(set));
        Ok(edits)
    }
}

/// The cells of a version, one a line.
fn cells(version: &Version) -> Result<BTreeMap<CellKey, CellAnswers>, Unsettled> {
    let lines = version.value.iter().flat_map(|value| value.lines());
    lines.map(|line| read_cell(line).map_err(Unsettled::from)).collect()
}
