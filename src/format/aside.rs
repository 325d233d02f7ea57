//! What was set aside while reading, and what is told about it.

use super::decode::{Bad, name_of};
use super::list::List;
use super::place::Places;
use super::problem::{Problem, What};
use super::reason::Reason;
use crate::model::{BadCell, BadQuestion, BadValue, Broken, ElementId, Link, SetAside};
use std::borrow::Cow;
use std::collections::HashSet;

/// Problems listed one by one.
const MOST_PROBLEMS: usize = 500;

/// One piece of a file as it stands.
pub(super) struct Source<'a> {
    /// Its text.
    pub(super) text: Cow<'a, str>,
    /// Where it stands; `None` if an earlier opening had set it aside.
    pub(super) at: Option<usize>,
}

/// Pieces set aside, and problems found.
pub(super) struct Aside<'a> {
    places: Places<'a>,
    entries: Vec<SetAside>,
    problems: Vec<Problem>,
    /// Problems beyond the listed.
    more: usize,
    /// Pieces that an earlier opening had set aside.
    still: usize,
    /// Pieces that hang on elements set aside now.
    with: usize,
    /// Elements set aside.
    ids: HashSet<ElementId>,
    /// Elements that lost a link to something set aside.
    orphans: HashSet<ElementId>,
}

impl<'a> Aside<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            places: Places::new(text),
            entries: Vec::new(),
            problems: Vec::new(),
            more: 0,
            still: 0,
            with: 0,
            ids: HashSet::new(),
            orphans: HashSet::new(),
        }
    }

    /// Keeps a piece that an earlier opening set aside for good.
    pub(super) fn keep(&mut self, list: &str, text: &str) {
        self.entries.push(SetAside { list: list.into(), text: text.into() });
        self.still += 1;
    }

    /// Sets a piece aside and says why.
    pub(super) fn put(&mut self, list: List, source: &Source<'_>, bad: Bad) {
        let (shown, id) = match list {
            List::Elements => name_of(&source.text),
            _ => (String::new(), None),
        };
        let name = if bad.reason.is_of_the_map() { list.left_out_key() } else { list.key().into() };
        self.entries.push(SetAside { list: name.into(), text: source.text.as_ref().into() });
        if list == List::Other {
            self.ids.extend(ids_in(&source.text));
        }
        if list == List::Elements && !matches!(bad.reason, Reason::Duplicate { .. }) {
            self.ids.extend(id);
        }
        match source.at {
            None => self.still += 1,
            Some(_) if matches!(bad.reason, Reason::GoesWith { .. }) => self.with += 1,
            Some(at) if self.problems.len() < MOST_PROBLEMS => {
                let place = Some(self.places.inside(at, bad.place));
                let what = What::SetAside { list, name: shown, reason: bad.reason };
                self.problems.push(Problem { place, what });
            }
            Some(_) => self.more += 1,
        }
    }

    /// Reports something that set nothing aside.
    pub(super) fn note(&mut self, at: Option<usize>, what: What) {
        if self.problems.len() < MOST_PROBLEMS {
            let place = at.map(|at| self.places.of(at));
            self.problems.push(Problem { place, what });
        } else {
            self.more += 1;
        }
    }

    /// Whether this element was set aside.
    pub(super) fn has(&self, id: ElementId) -> bool {
        self.ids.contains(&id)
    }

    /// Keeps a piece that is part of the map but for fields this version does not know.
    pub(super) fn put_fields(&mut self, list: List, source: &Source<'_>, field: &str) {
        self.entries.push(SetAside { list: list.key().into(), text: source.text.as_ref().into() });
        match source.at {
            Some(at) => self.note(Some(at), What::FieldAside { field: field.to_owned() }),
            None => self.still += 1,
        }
    }

    /// Remembers that a link is set aside: what it tied may fall out next.
    pub(super) fn orphan(&mut self, link: Link) {
        if self.has(link.from) || self.has(link.to) {
            self.orphans.extend([link.from, link.to]);
        }
    }

    /// Why the model left something out, in the words of files.
    pub(super) fn reason_of(&self, broken: &Broken) -> Reason {
        let with = |id: &ElementId| Reason::GoesWith { id: id.to_string() };
        match broken {
            Broken::DuplicateElement { id, .. } => Reason::Duplicate { id: id.to_string() },
            Broken::Dangling(link) => match [link.from, link.to].iter().find(|&&id| self.has(id)) {
                Some(id) => with(id),
                None => Reason::NoElement { id: String::new() },
            },
            Broken::NotAllowed(_) | Broken::SelfLink(_) => Reason::LinkNotAllowed,
            Broken::Loose { id, .. } if self.orphans.contains(id) => with(id),
            Broken::Loose { .. } => Reason::Loose,
            Broken::Value { problem: BadValue::Picture, .. } => Reason::BadPicture,
            Broken::Question { id, problem: BadQuestion::Duplicate } => {
                Reason::Duplicate { id: id.to_string() }
            }
            Broken::Question { id, problem: BadQuestion::Key } => {
                Reason::BadQuestionKey { found: id.to_string() }
            }
            Broken::Cell { key, problem } => match problem {
                BadCell::NoTouchpoint if self.has(key.touchpoint) => with(&key.touchpoint),
                BadCell::NoTouchpoint => Reason::NoElement { id: key.touchpoint.to_string() },
                BadCell::NoQuestion => Reason::NoQuestion { id: key.question.to_string() },
                BadCell::Scale | BadCell::TooMany => Reason::BadFit,
                BadCell::Segments => Reason::BadSegments,
                BadCell::Duplicate => Reason::Duplicate { id: key.touchpoint.to_string() },
                BadCell::Month => Reason::BadDate { found: String::new() },
                BadCell::Nul => Reason::Nul,
            },
            Broken::Second { .. } | Broken::SecondEmotion { .. } => Reason::OneTooMany,
            _ => Reason::Nul,
        }
    }

    /// What was set aside so far, in the order files keep it.
    pub(super) fn entries(&mut self) -> Vec<SetAside> {
        self.entries.sort_by(|a, b| (&a.list, &a.text).cmp(&(&b.list, &b.text)));
        self.entries.clone()
    }

    /// All problems, by place; those of the map as a whole last.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        let key =
            |problem: &Problem| problem.place.map_or((true, None), |place| (false, Some(place)));
        self.problems.sort_by_key(key);
        let Self { mut problems, more, still, with, .. } = self;
        let counted = [
            (with, What::GoesWith { count: with }),
            (still, What::StillAside { count: still }),
            (more, What::More { count: more }),
        ];
        let counted = counted.into_iter().filter(|&(count, _)| count > 0);
        problems.extend(counted.map(|(_, what)| Problem { place: None, what }));
        problems
    }
}

/// The ids of elements in a stretch of text that was not understood.
fn ids_in(text: &str) -> impl Iterator<Item = ElementId> {
    let after = text.split("id: \"").skip(1);
    after.filter_map(|rest| rest.get(..13)?.parse().ok())
}
