//! What was set aside while reading, and what is told about it.

use super::list::List;
use super::name::{Name, id_of};
use super::place::Places;
use super::problem::{Problem, What};
use super::reason::Reason;
use super::scan::Fault;
use super::v1;
use crate::model::{
    BadCell, BadQuestion, BadValue, Broken, CellAnswers, CellKey, ConflictKey, Document, ElementId,
    Link, QuestionId, SetAside,
};
use crate::scores::Answers;
use std::borrow::Cow;
use std::collections::HashSet;

/// Problems listed one by one.
const MOST_PROBLEMS: usize = 500;

/// One piece of a file as it stands.
pub(super) struct Source<'a> {
    /// Its text.
    pub(super) text: Cow<'a, str>,
    /// Where it stands.
    pub(super) at: usize,
    /// Whether an earlier opening had set it aside.
    pub(super) again: bool,
}

/// Pieces of which only the number is told, and the place of the first.
#[derive(Default)]
struct Counted {
    count: usize,
    first: usize,
}

impl Counted {
    fn add(&mut self, at: usize) {
        self.first = if self.count == 0 { at } else { self.first.min(at) };
        self.count += 1;
    }
}

/// Pieces set aside, and problems found.
pub(super) struct Aside<'a> {
    places: Places<'a>,
    /// Where the text was cut off, if it was: pieces that reach there are not whole.
    cut: Option<usize>,
    entries: Vec<SetAside>,
    problems: Vec<Problem>,
    /// Problems beyond the listed.
    more: Counted,
    /// Pieces that an earlier opening had set aside.
    still: Counted,
    /// Pieces that hang on elements set aside now.
    with: Counted,
    /// Elements set aside.
    ids: HashSet<ElementId>,
    /// Questions set aside.
    questions: HashSet<String>,
    /// Elements that lost a link to something set aside.
    orphans: HashSet<ElementId>,
}

impl<'a> Aside<'a> {
    pub(super) fn new(text: &'a str, cut: Option<usize>) -> Self {
        Self {
            places: Places::new(text),
            cut,
            entries: Vec::new(),
            problems: Vec::new(),
            more: Counted::default(),
            still: Counted::default(),
            with: Counted::default(),
            ids: HashSet::new(),
            questions: HashSet::new(),
            orphans: HashSet::new(),
        }
    }

    /// Keeps a piece that an earlier opening set aside for good.
    pub(super) fn keep(&mut self, list: &str, text: &str, at: usize) {
        self.entries.push(SetAside { list: list.into(), text: text.into() });
        self.still.add(at);
    }

    /// Sets a piece aside and says why.
    pub(super) fn put(&mut self, list: List, source: &Source<'_>, fault: Fault) {
        let Source { text, at, again } = source;
        let reaches_end = !again && self.cut.is_some_and(|cut| at + text.len() >= cut);
        let Fault { at: inside, reason } = match fault.reason {
            reason if reaches_end && reason.is_of_syntax() => Fault::whole(Reason::EndsEarly),
            reason => Fault::new(fault.at, reason),
        };
        let name = if reason.is_of_the_map() { list.left_out_key() } else { list.key().into() };
        self.entries.push(SetAside { list: name.into(), text: text.as_ref().into() });
        match list {
            List::Other => self.ids.extend(ids_in(text)),
            List::Elements if !matches!(reason, Reason::Duplicate { .. }) => {
                self.ids.extend(id_of(text));
            }
            List::Questions if !matches!(reason, Reason::Duplicate { .. }) => {
                self.questions.insert(Name::of(list, text).key);
            }
            _ => {}
        }
        if *again {
            self.still.add(*at);
        } else if matches!(reason, Reason::GoesWith { .. }) {
            self.with.add(*at);
        } else {
            let name = || Name::of(list, text);
            self.tell(at + inside, || What::SetAside { list, name: name(), reason });
        }
    }

    /// Sets aside properties of the map that stand behind others.
    pub(super) fn put_second_map(&mut self, source: &Source<'_>) {
        let (list, text) = (List::Map.key().into(), source.text.as_ref().into());
        self.entries.push(SetAside { list, text });
        self.note(Some(source.at), What::SecondMap);
    }

    /// Lists a problem, if there are not too many yet.
    fn tell(&mut self, at: usize, what: impl FnOnce() -> What) {
        if self.problems.len() < MOST_PROBLEMS {
            let place = Some(self.places.of(at));
            self.problems.push(Problem { place, what: what() });
        } else {
            self.more.add(at);
        }
    }

    /// Reports something that set nothing aside.
    pub(super) fn note(&mut self, at: Option<usize>, what: What) {
        match at {
            Some(at) => self.tell(at, || what),
            None => self.problems.push(Problem { place: None, what }),
        }
    }

    /// Whether this element was set aside.
    pub(super) fn has(&self, id: ElementId) -> bool {
        self.ids.contains(&id)
    }

    /// Keeps a piece that is part of the map but for a field this version does not know.
    pub(super) fn put_field(&mut self, list: List, source: &Source<'_>, field: &str) {
        let Source { text, at, again } = source;
        self.entries.push(SetAside { list: list.key().into(), text: text.as_ref().into() });
        if *again {
            self.still.add(*at);
        } else {
            let inside = text.find(field).unwrap_or(0);
            let (name, field) = (Name::of(list, text), field.to_owned());
            self.tell(at + inside, || What::FieldAside { name, field });
        }
    }

    /// Remembers that a link is set aside: what it tied may fall out next.
    pub(super) fn orphan(&mut self, link: Link) {
        if self.has(link.from) || self.has(link.to) {
            self.orphans.extend([link.from, link.to]);
        }
    }

    /// Why the model left an element or a link out of `document`, in the words of files.
    pub(super) fn reason_of(&self, broken: &Broken, document: &Document) -> Reason {
        let with = |id: &ElementId| Reason::GoesWith { id: id.to_string() };
        let kind = |id| document.kind(id).map_or("", v1::kind_word);
        match broken {
            Broken::DuplicateElement { id, .. } => Reason::Duplicate { id: id.to_string() },
            Broken::Dangling(link) => {
                if let Some(id) = [link.from, link.to].iter().find(|&&id| self.has(id)) {
                    with(id)
                } else {
                    let missing = if document.contains(link.from) { link.to } else { link.from };
                    Reason::NoElement { id: missing.to_string() }
                }
            }
            Broken::NotAllowed(link) => {
                Reason::LinkNotAllowed { from: kind(link.from), to: kind(link.to) }
            }
            Broken::SelfLink(_) => Reason::LinkToItself,
            Broken::Loose { id, .. } if self.orphans.contains(id) => with(id),
            Broken::Loose { needs, .. } => {
                Reason::Loose { link: v1::LinkKind::from(*needs).word() }
            }
            Broken::Value { problem: BadValue::Picture, .. } => Reason::BadPicture,
            Broken::Second { first, .. } => Reason::OneTooMany { first: link_text(*first) },
            Broken::SecondEmotion { first, .. } => {
                Reason::OneTooMany { first: format!("Emotion {first}") }
            }
            _ => Reason::Nul,
        }
    }

    /// Why the model left a question out.
    pub(super) fn reason_of_question(id: &QuestionId, problem: BadQuestion) -> Reason {
        match problem {
            BadQuestion::Duplicate => Reason::Duplicate { id: id.to_string() },
            BadQuestion::Key => Reason::BadQuestionKey { found: id.to_string() },
            BadQuestion::Nul => Reason::Nul,
        }
    }

    /// Why the model left a cell of answers out of `document`.
    pub(super) fn reason_of_cell(
        &self,
        (key, answers): &(CellKey, CellAnswers),
        problem: BadCell,
        document: &Document,
    ) -> Reason {
        let (id, question) = (key.touchpoint.to_string(), key.question.to_string());
        match problem {
            BadCell::NoTouchpoint if self.has(key.touchpoint) => Reason::GoesWith { id },
            BadCell::NoTouchpoint if document.contains(key.touchpoint) => {
                Reason::NotATouchpoint { id }
            }
            BadCell::NoTouchpoint => Reason::NoElement { id },
            BadCell::NoQuestion if self.questions.contains(&question) => {
                Reason::GoesWith { id: question }
            }
            BadCell::NoQuestion => Reason::NoQuestion { id: question },
            BadCell::Scale => match document.questions().get(&key.question).map(|q| q.metric) {
                Some(metric) => {
                    let one = matches!(**answers, Answers::One(_));
                    let (low, high) = if one { metric.one_scale() } else { metric.scale() };
                    Reason::OffTheScale { low, high }
                }
                None => Reason::NoQuestion { id: question },
            },
            BadCell::Three => Reason::ThreeAnswers,
            BadCell::TooMany => Reason::TooManyAnswers,
            BadCell::Segments => Reason::BadSegments,
            BadCell::Duplicate => Reason::DuplicateCell,
            BadCell::Month => {
                Reason::BadMonth { found: key.period.map(|m| m.to_string()).unwrap_or_default() }
            }
            BadCell::Nul => Reason::Nul,
        }
    }

    /// Why the model left a conflict out of `document`.
    pub(super) fn reason_of_conflict(&self, key: &ConflictKey, document: &Document) -> Reason {
        let gone = |id: &ElementId| !document.contains(*id);
        let question = match key {
            ConflictKey::Question(id)
            | ConflictKey::QuestionField { id, .. }
            | ConflictKey::Answers { question: id, .. } => Some(id),
            _ => None,
        };
        match (key.element().filter(gone), question) {
            (Some(id), _) if self.has(id) => Reason::GoesWith { id: id.to_string() },
            (Some(id), _) => Reason::NoElement { id: id.to_string() },
            (None, Some(id)) if self.questions.contains(&**id) => {
                Reason::GoesWith { id: id.to_string() }
            }
            (None, Some(id)) if !document.questions().contains_key(id) => {
                Reason::NoQuestion { id: id.to_string() }
            }
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
        let Self { mut problems, more, still, with, mut places, .. } = self;
        let counted: [(Counted, CountedAs); 3] = [
            (with, |count| What::GoesWith { count }),
            (still, |count| What::StillAside { count }),
            (more, |count| What::More { count }),
        ];
        for (Counted { count, first }, what) in counted {
            if count > 0 {
                problems.push(Problem { place: Some(places.of(first)), what: what(count) });
            }
        }
        problems
    }
}

/// What is said of so many.
type CountedAs = fn(usize) -> What;

/// A link as files write it.
fn link_text(link: Link) -> String {
    format!("{}(\"{}\", \"{}\")", v1::LinkKind::from(link.kind).word(), link.from, link.to)
}

/// The ids of elements in a stretch of text that was not understood.
fn ids_in(text: &str) -> impl Iterator<Item = ElementId> {
    let after = text.split("id: \"").skip(1);
    after.filter_map(|rest| rest.get(..13)?.parse().ok())
}
