//! Questions and their answers as merged. Answers of one import count once; where both sides
//! brought answers to one place, or changed them, the newer count and the others wait in a
//! conflict, so that no client's answer is ever added twice.

use super::elements::Elements;
use super::fields::{self, Clash};
use super::three::{Found, Three, Value, each, is_about_question, three};
use crate::format::{question_fields, question_of, write_cell, write_question};
use crate::model::{CellAnswers, CellKey, ConflictKey, Document, Question, QuestionId, answers_of};
use crate::scores::{Answers, Histogram};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The questions of the merged map.
pub(super) fn questions(copies: &Three<'_>, found: &mut Found) -> BTreeMap<QuestionId, Question> {
    let ids: BTreeSet<&QuestionId> =
        copies.sides.iter().flat_map(|side| side.questions().keys()).collect();
    let mut merged = BTreeMap::new();
    for id in ids {
        let base = copies.base.questions().get(id);
        let question = match copies.sides.map(|side| side.questions().get(id)) {
            [Some(mine), Some(other)] => Some(both(copies, id, base, [mine, other], found)),
            [Some(mine), None] => deleted(copies, id, (mine, 0), found),
            [None, Some(other)] => deleted(copies, id, (other, 1), found),
            [None, None] => None,
        };
        merged.extend(question.map(|question| (id.clone(), question)));
    }
    merged
}

/// What becomes of a question that only one side has.
fn deleted(
    copies: &Three<'_>,
    id: &QuestionId,
    (question, side): (&Question, usize),
    found: &mut Found,
) -> Option<Question> {
    let Some(base) = copies.base.questions().get(id) else { return Some(question.clone()) };
    let mut cells = copies.sides[side].cells().iter().filter(|(key, _)| key.question == *id);
    let new =
        |(key, answers): (&CellKey, &CellAnswers)| copies.base.cells().get(key) != Some(answers);
    if question == base && !cells.any(new) && !disputed(copies, id, side) {
        return None;
    }
    let text = |question: &Question| -> Arc<str> { write_question(id, question).into() };
    let sides = copies.sides.map(|side| side.questions().get(id).map(text));
    found.add(ConflictKey::Question(id.clone()), Some(text(base)), sides);
    Some(question.clone())
}

/// Whether a side had a hand in a conflict about a question, or about answers to it.
fn disputed(copies: &Three<'_>, id: &QuestionId, side: usize) -> bool {
    let (base, side) = (copies.base, copies.sides[side]);
    let mut keys = side.conflicts().keys().chain(base.conflicts().keys());
    keys.any(|key| {
        let is = side.conflicts().get(key);
        is_about_question(key, id)
            && base.conflicts().get(key).is_none_or(|was| {
                is != Some(was) && (is.is_some() || side.holds_conflict(key, was))
            })
    })
}

fn both(
    copies: &Three<'_>,
    id: &QuestionId,
    base: Option<&Question>,
    [mine, other]: [&Question; 2],
    found: &mut Found,
) -> Question {
    let contested = mine != other && copies.contests_question(id);
    if !contested && let Some(question) = three(base, Some(mine), Some(other)).flatten() {
        return question.clone();
    }
    let fought = |field: &Arc<str>, values: [&Value; 3]| {
        let key = || ConflictKey::QuestionField { id: id.clone(), field: field.clone() };
        contested && copies.fight_over(&key(), values)
    };
    let fields_of = |question: &Question| question_fields(id, question);
    let was = base.map(fields_of);
    let (fields, clashes) =
        fields::merge(was.as_deref(), &fields_of(mine), &fields_of(other), fought);
    for Clash { field, base, sides } in clashes {
        found.add(ConflictKey::QuestionField { id: id.clone(), field }, base, sides);
    }
    // Fields that were read before read again.
    question_of(id, &fields).unwrap_or_else(|_| mine.clone())
}

/// A cell in three copies.
type Cell<'a> = (&'a CellKey, [Option<&'a CellAnswers>; 3]);

/// The cells of the merged map.
pub(super) fn cells(
    copies: &Three<'_>,
    elements: &Elements,
    questions: &BTreeMap<QuestionId, Question>,
    found: &mut Found,
) -> Vec<(CellKey, CellAnswers)> {
    let documents = [copies.base, copies.sides[0], copies.sides[1]];
    let lists = documents.map(|document| document.cells().iter().collect::<Vec<_>>());
    let keys = [0, 1, 2].map(|at: usize| lists[at].iter().map(|(key, _)| *key).collect::<Vec<_>>());
    let mut merged = Vec::with_capacity(keys[1].len() + 100);
    let mut place: Vec<Cell<'_>> = Vec::new();
    let rivals = Rivals::of(copies, [0, 1, 2].map(|at: usize| &*lists[at]));
    each([&keys[0], &keys[1], &keys[2]], |key: &CellKey, there| {
        if !elements.contains_key(&key.touchpoint) || !questions.contains_key(&key.question) {
            return;
        }
        let mut cell = [0, 1, 2].map(|at: usize| there[at].map(|place| lists[at][place].1));
        for side in [0, 1] {
            // They went with their touchpoint or question, which is kept.
            if cell[0].is_some() && !has_room(copies.sides[side], key) {
                cell[1 + side] = cell[2 - side];
            }
        }
        if place.last().is_some_and(|(last, _)| !same_place(last, key)) {
            at_place(copies, &rivals, &std::mem::take(&mut place), &mut merged, found);
        }
        place.push((key, cell));
    });
    at_place(copies, &rivals, &place, &mut merged, found);
    merged
}

/// Answers that both sides brought in, and understood otherwise: they are answers of the same
/// clients, also where they do not stand in the same places.
struct Rivals<'a> {
    /// What the ids of these imports begin with: that half says which answers they are.
    answers: BTreeSet<&'a str>,
    /// The side whose understanding counts until it is settled, in all places alike.
    counts: usize,
}

impl<'a> Rivals<'a> {
    fn of(copies: &Three<'_>, lists: [&[(&'a CellKey, &'a CellAnswers)]; 3]) -> Self {
        let [was, ours, theirs] = lists
            .map(|list| list.iter().map(|(key, _)| &*key.import).collect::<BTreeSet<&'a str>>());
        let new = |side: &BTreeSet<&'a str>| {
            let mut new: BTreeMap<&'a str, BTreeSet<&'a str>> = BTreeMap::new();
            for &import in side.difference(&was) {
                new.entry(answers_of(import)).or_default().insert(import);
            }
            new
        };
        let (ours, theirs) = (new(&ours), new(&theirs));
        let other = |(half, imports): &(&&'a str, &BTreeSet<&'a str>)| {
            theirs.get(**half).is_some_and(|others| others != *imports)
        };
        let answers = ours.iter().filter(other).map(|(half, _)| *half).collect();
        let mut rivals = Self { answers, counts: 0 };
        if !rivals.answers.is_empty() {
            let cells = |side: usize| lists[1 + side].iter().filter(|(key, _)| rivals.has(key));
            let mut disputed: Vec<Cell<'_>> = Vec::new();
            disputed.extend(cells(0).map(|&(key, answers)| (key, [None, Some(answers), None])));
            disputed.extend(cells(1).map(|&(key, answers)| (key, [None, None, Some(answers)])));
            rivals.counts = newer_side(copies, &disputed);
        }
        rivals
    }

    fn has(&self, key: &CellKey) -> bool {
        !self.answers.is_empty() && self.answers.contains(answers_of(&key.import))
    }
}

fn has_room(document: &Document, key: &CellKey) -> bool {
    document.contains(key.touchpoint) && document.questions().contains_key(&key.question)
}

fn same_place(a: &CellKey, b: &CellKey) -> bool {
    (a.touchpoint, &a.question, a.period, &a.segments)
        == (b.touchpoint, &b.question, b.period, &b.segments)
}

/// Merges the cells of one place: those of one touchpoint, question, month and segments.
fn at_place(
    copies: &Three<'_>,
    rivals: &Rivals<'_>,
    cells: &[Cell<'_>],
    merged: &mut Vec<(CellKey, CellAnswers)>,
    found: &mut Found,
) {
    let added = |side: usize| {
        let new = |(_, cell): &Cell<'_>| cell[0].is_none() && cell[2 - side].is_none();
        cells.iter().any(|it| new(it) && it.1[1 + side].is_some())
    };
    let both_added = cells.len() > 1 && added(0) && added(1);
    let clash = cells.iter().any(|(_, [base, ours, theirs])| three(base, ours, theirs).is_none());
    let fought = fought(copies, cells);
    let mut disputed: Vec<Cell<'_>> = Vec::new();
    for &(key, cell) in cells {
        let [base, ours, theirs] = cell;
        // What is new beside answers in dispute are answers of the same clients.
        let doubtful = fought || base.is_none() && (both_added || clash || rivals.has(key));
        match three(base, ours, theirs) {
            Some(answers) if ours == theirs || !doubtful => {
                merged.extend(answers.map(|answers| (key.clone(), answers.clone())));
            }
            _ => disputed.push((key, cell)),
        }
    }
    let Some((first, _)) = disputed.first() else { return };
    let newer = if disputed.iter().any(|(key, _)| rivals.has(key)) {
        rivals.counts
    } else {
        newer_side(copies, &disputed)
    };
    let text = |at: usize| -> Value {
        let lines = disputed.iter().filter_map(|(key, cell)| Some(write_cell(key, cell[at]?)));
        let lines: Vec<String> = lines.collect();
        (!lines.is_empty()).then(|| lines.join("\n").into())
    };
    found.add(ConflictKey::of_cell(first), text(0), [text(1), text(2)]);
    let counted = disputed
        .iter()
        .filter_map(|(key, cell)| Some((CellKey::clone(key), cell[1 + newer]?.clone())));
    merged.extend(counted);
}

/// Whether answers of this place were in a conflict that a side settled while the other did
/// something else with them.
fn fought(copies: &Three<'_>, cells: &[Cell<'_>]) -> bool {
    let Some((first, _)) = cells.first().filter(|_| copies.contests_any()) else { return false };
    let key = ConflictKey::of_cell(first);
    let [base, ours, theirs] = copies.conflicts_about(&key);
    let at = |at: usize| -> Vec<_> { cells.iter().map(|(_, cell)| cell[at]).collect() };
    base.is_some()
        && (ours.is_none() || theirs.is_none())
        && copies.fight_over(&key, [&at(0), &at(1), &at(2)])
}

/// The side whose answers are newer: by the day they were brought in, then by how many there are,
/// then by what they say, so that both sides come to the same.
fn newer_side(copies: &Three<'_>, disputed: &[Cell<'_>]) -> usize {
    let [ours, theirs] = [0, 1].map(|side: usize| {
        let own = disputed.iter().filter_map(|(key, cell)| Some((key, cell[1 + side]?)));
        let imports = &copies.sides[side].props().imports;
        let day =
            own.clone().filter_map(|(key, _)| imports.get(&key.import)).map(|it| it.date).max();
        let count: u64 = own.clone().map(|(_, answers)| count(answers)).sum();
        let said: Vec<String> = own.map(|(key, answers)| write_cell(key, answers)).collect();
        (!said.is_empty(), day, count, said)
    });
    usize::from(theirs > ours)
}

/// How many answers there are.
fn count(answers: &Answers) -> u64 {
    match answers {
        Answers::One(histogram) => histogram.counts().iter().sum(),
        Answers::Three(three) => three.iter().flat_map(Histogram::counts).sum(),
    }
}

/// Notes that answers cannot be counted: the merged question has another scale.
pub(super) fn wait(copies: &Three<'_>, key: &CellKey, found: &mut Found) {
    let place = ConflictKey::of_cell(key);
    let text = |document: &Document| -> Value {
        let cells = document.cells_of(key.touchpoint).filter(|(key, _)| place.holds(key));
        let lines: Vec<String> = cells.map(|(key, answers)| write_cell(key, answers)).collect();
        (!lines.is_empty()).then(|| lines.join("\n").into())
    };
    let sides = copies.sides.map(text);
    found.add(place.clone(), text(copies.base), sides);
}
