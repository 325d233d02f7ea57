//! Writing down what is said in a workshop: each line the next item of a kind at a touchpoint.

use super::{Change, called, note, park, stage_after, touchpoint_after, touchpoint_in};
use crate::edit::{Field, Selection, StepName};
use crate::model::{Document, Edit, ElementId, ElementKind, LinkKind, Phase, Rng};

/// What a captured line becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capture {
    /// The next touchpoint of the journey.
    Touchpoint,
    /// What the client does at the touchpoint.
    Action,
    /// What the client wants there.
    Expectation,
    /// A barrier.
    Barrier,
    /// A driver.
    Driver,
    /// A solution for the touchpoint's last barrier.
    Solution,
    /// A client's words.
    Quote,
    /// Evidence.
    Evidence,
    /// An idea for the parking lot.
    Idea,
}

impl Capture {
    /// Every kind, in the order people choose from.
    pub const ALL: &'static [Self] = &[
        Self::Touchpoint,
        Self::Action,
        Self::Expectation,
        Self::Barrier,
        Self::Driver,
        Self::Solution,
        Self::Quote,
        Self::Evidence,
        Self::Idea,
    ];

    /// The sign that says the kind at the beginning of a line; `None` = it has none.
    pub const fn sign(self) -> Option<char> {
        match self {
            Self::Barrier => Some('!'),
            Self::Driver => Some('+'),
            Self::Solution => Some('*'),
            Self::Idea => Some('?'),
            _ => None,
        }
    }

    /// The kind and the text of a line: a sign at its beginning says the kind for this line.
    pub fn read(self, line: &str) -> (Self, &str) {
        let line = line.trim();
        let first = line.chars().next();
        let signed = Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.sign().is_some_and(|sign| first == Some(sign)));
        match signed.zip(first) {
            Some((kind, sign)) => (kind, line[sign.len_utf8()..].trim_start()),
            None => (self, line),
        }
    }

    /// The kind of note that is added; `None` = it is no note.
    const fn note(self) -> Option<ElementKind> {
        match self {
            Self::Barrier => Some(ElementKind::Barrier),
            Self::Driver => Some(ElementKind::Driver),
            Self::Solution => Some(ElementKind::Solution),
            Self::Quote => Some(ElementKind::Quote),
            Self::Evidence => Some(ElementKind::Evidence),
            _ => None,
        }
    }

    /// Whether it needs a touchpoint to be said of.
    pub const fn needs_touchpoint(self) -> bool {
        !matches!(self, Self::Touchpoint | Self::Idea)
    }
}

/// Writes lines down at a touchpoint, in one step: the change selects the touchpoint one goes on
/// from. A touchpoint without one to follow goes to the end of the last stage, and to a new one
/// where there is none. `None` where a line cannot be said there, or all are empty.
pub fn capture(
    document: &Document,
    kind: Capture,
    at: Option<ElementId>,
    lines: &[&str],
    rng: &mut Rng,
) -> Option<Change> {
    let mut next = document.clone();
    let (mut at, mut edits, mut names) = (at, Vec::new(), Vec::new());
    for line in lines {
        let (kind, text) = kind.read(line);
        if text.is_empty() {
            continue;
        }
        for change in captured(&next, kind, at, text, rng)? {
            next.apply(&change.edit).ok()?;
            if kind == Capture::Touchpoint {
                at = change.select.primary();
            }
            edits.push(change.edit);
            names.push(change.name);
        }
    }
    let name = match names.len() {
        0 => return None,
        1 => names.pop()?,
        several => StepName::several("step-capture-several", several),
    };
    Some(Change::new(edits, name, at.map_or_else(Selection::none, Selection::one)))
}

/// The changes that one line makes, each to the map after the one before.
fn captured(
    document: &Document,
    kind: Capture,
    at: Option<ElementId>,
    text: &str,
    rng: &mut Rng,
) -> Option<Vec<Change>> {
    let one = |change: Option<Change>| change.map(|change| vec![change]);
    match kind {
        Capture::Idea => one(park(document, &[text], rng)),
        Capture::Touchpoint => match (at, document.stages().last()) {
            (Some(at), _) => one(touchpoint_after(document, at, text, rng)),
            (None, Some(&stage)) => one(touchpoint_in(document, stage, text, rng)),
            (None, None) => {
                let title = document.props().title.clone();
                let stage = stage_after(document, None, Phase::Service, &title, rng);
                let mut with_stage = document.clone();
                with_stage.apply(&stage.edit).ok()?;
                let touchpoint = touchpoint_in(&with_stage, stage.select.primary()?, text, rng)?;
                let edit = Edit::Batch(vec![stage.edit, touchpoint.edit]);
                Some(vec![Change { edit, ..touchpoint }])
            }
        },
        Capture::Action => one(said(document, at?, Field::Action, text)),
        Capture::Expectation => one(said(document, at?, Field::Expectation, text)),
        _ => one(note(document, kind.note()?, at?, text, rng)),
    }
}

/// Says one more thing in a text of a touchpoint, on a line of its own.
fn said(document: &Document, at: ElementId, field: Field, text: &str) -> Option<Change> {
    let known = &document.element(at)?.content;
    known.as_touchpoint()?;
    let was = field.of(known)?.trim_end();
    let all = if was.is_empty() { text.to_owned() } else { format!("{was}\n{text}") };
    let edit = field.edit(document, at, &all)?;
    let name = StepName::new("step-type", called(document, at));
    Some(Change::new(vec![edit], name, Selection::one(at)))
}

/// Whether a solution has a barrier to answer at a touchpoint.
pub fn may_answer(document: &Document, at: ElementId) -> bool {
    document.has_sources(at, LinkKind::Hinders)
}
