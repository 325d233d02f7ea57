//! A workbook as a change of a map: row by row, cell by cell, three ways where the workbook knows
//! what it was made of.

use super::Missing;
use super::book::{Book, List};
use super::cell::{self, Writer, shown};
use super::column::Column;
use super::edits::become_so;
use super::fault::{Fault, Remark};
use super::lists::meant;
use super::names::{Names, name_of};
use super::shape::Shape;
use super::trace::hash;
use crate::edit::{Field, Selection, verbs};
use crate::i18n::Texts;
use crate::interchange::{InterchangeError, MOST_ELEMENTS};
use crate::model::{Document, ElementId, ElementKind, LinkKind, OrderKey, Rng};
use crate::report::harmless;
use std::collections::HashMap;

/// Lists in an order in which what a row names is known before it.
const ORDER: &[ElementKind] = &[
    ElementKind::Persona,
    ElementKind::Stage,
    ElementKind::Touchpoint,
    ElementKind::Transition,
    ElementKind::Barrier,
    ElementKind::Driver,
    ElementKind::Solution,
    ElementKind::Quote,
    ElementKind::Indicator,
    ElementKind::Evidence,
];

/// What a workbook makes of a map.
#[derive(Debug, Clone)]
pub struct Update {
    /// The map with what the workbook says.
    pub document: Document,
    /// What the map has and the workbook does not, in the order of its lists.
    pub missing: Vec<ElementId>,
    /// What was not taken, or only with a doubt, in the order of the sheets.
    pub remarks: Vec<Remark>,
}

/// Which element a row is about.
enum Who {
    /// One of the map.
    Known(ElementId),
    /// One that is added, under this id where the row says one.
    New(Option<ElementId>),
    /// None: the row is left out.
    Nobody,
}

/// A map while it takes in a workbook.
pub(super) struct Work<'a> {
    book: &'a Book,
    /// The map as far as it has come.
    pub(super) map: Document,
    /// What its elements are called.
    pub(super) names: Names,
    texts: &'static Texts,
    /// Where new ids come from.
    pub(super) rng: &'a mut Rng,
    /// Whether the map is made of nothing but the workbook, whose ids it takes over.
    pub(super) fresh: bool,
    /// The elements that rows are about, with their rows.
    pub(super) seen: HashMap<ElementId, usize>,
    /// The last place among the elements of each kind.
    pub(super) last: HashMap<ElementKind, OrderKey>,
    added: usize,
    remarks: Vec<Remark>,
}

impl<'a> Work<'a> {
    /// Begins with a map as it is; `fresh` = it is to become what the workbook says.
    pub(super) fn new(map: &Document, book: &'a Book, fresh: bool, rng: &'a mut Rng) -> Self {
        let (names, map) = (Names::of(map), map.clone());
        let (texts, last) = (Texts::of(map.props().language), HashMap::new());
        let (seen, remarks) = (HashMap::new(), book.remarks.clone());
        Self { book, map, names, texts, rng, fresh, seen, last, added: 0, remarks }
    }

    /// Takes the workbook in.
    ///
    /// # Errors
    /// When it would add more than a map holds.
    pub(super) fn run(mut self, missing: Missing) -> Result<Update, InterchangeError> {
        let before = self.map.clone();
        for &kind in ORDER {
            if kind == ElementKind::Evidence && self.fresh {
                self.tell_feelings();
            }
            for list in self.book.lists.iter().filter(|list| list.kind == kind) {
                self.list(list)?;
            }
        }
        if self.fresh && self.map.count(ElementKind::Transition) == 0 {
            self.lead();
        }
        let absent = self.absent(&before);
        if missing == Missing::Delete {
            self.delete(&absent);
        }
        let sheets: Vec<&str> = self.book.lists.iter().map(|it| it.sheet.name.as_str()).collect();
        let place = |remark: &Remark| {
            let sheet = sheets.iter().position(|name| *name == remark.sheet);
            (sheet, remark.row, remark.column)
        };
        self.remarks.sort_by_key(place);
        Ok(Update { document: self.map, missing: absent, remarks: self.remarks })
    }

    fn list(&mut self, list: &List) -> Result<(), InterchangeError> {
        let rows: Vec<usize> = list.rows().collect();
        let mut before = None;
        for (at, &row) in rows.iter().enumerate() {
            let id = match self.who(list, row) {
                Who::Known(id) => {
                    self.change(list, row, id);
                    Some(id)
                }
                Who::New(given) => {
                    self.added += 1;
                    if self.added > MOST_ELEMENTS {
                        return Err(InterchangeError::TooMany);
                    }
                    let next = rows.get(at + 1).and_then(|&next| self.known(list, next));
                    self.add(list, row, given, (before, next))
                }
                Who::Nobody => None,
            };
            if let Some(id) = id {
                self.seen.insert(id, row);
                let name = list.cell(row, Column::Text(Field::Main));
                // A way without a label is called by its ends.
                let name = if name.is_empty() { name_of(&self.map, id) } else { name.to_owned() };
                self.names.tell(id, list.kind, &name);
                before = Some(id);
            }
        }
        Ok(())
    }

    /// Whether the workbook has a list of a kind.
    pub(super) fn lists(&self, kind: ElementKind) -> bool {
        self.book.lists.iter().any(|list| list.kind == kind)
    }

    /// Takes note of what feelings and moments of truth are called, which have no rows of their
    /// own: evidence may be about them.
    fn tell_feelings(&mut self) {
        for kind in [ElementKind::Emotion, ElementKind::Moment] {
            for id in self.map.of_kind(kind) {
                self.names.tell(id, kind, &name_of(&self.map, id));
            }
        }
    }

    /// Tells something of a row, or of a cell in it.
    pub(super) fn remark(&mut self, list: &List, row: usize, column: Option<Column>, fault: Fault) {
        let place = column.and_then(|column| {
            list.columns.iter().find(|(_, known)| *known == column).map(|(at, _)| *at)
        });
        let text = place.map_or("", |at| list.sheet.cell(row, at)).to_owned();
        let sheet = list.sheet.name.clone();
        self.remarks.push(Remark { sheet, row, column: place, text, fault });
    }

    /// The element of the map that a row is about.
    fn known(&self, list: &List, row: usize) -> Option<ElementId> {
        let id = list.cell(row, Column::Id).parse().ok()?;
        (self.map.kind(id) == Some(list.kind)).then_some(id)
    }

    fn who(&mut self, list: &List, row: usize) -> Who {
        let text = list.cell(row, Column::Id);
        if text.is_empty() {
            return Who::New(None);
        }
        let id = Some(Column::Id);
        let Ok(told) = text.to_lowercase().parse::<ElementId>() else {
            self.remark(list, row, id, Fault::NotAnId);
            return Who::Nobody;
        };
        if self.seen.contains_key(&told) {
            self.remark(list, row, id, Fault::Repeated);
            return Who::New(None);
        }
        match self.map.kind(told) {
            Some(kind) if kind == list.kind => Who::Known(told),
            Some(_) => {
                self.remark(list, row, id, Fault::OtherKind);
                Who::Nobody
            }
            None if self.fresh => Who::New(Some(told)),
            None => {
                // Deleted in the map while nobody touched it here: nothing to say.
                if self.touched(list, row, told) {
                    self.remark(list, row, id, Fault::Gone);
                }
                Who::Nobody
            }
        }
    }

    /// Whether somebody changed a row since the workbook was made; where nobody knows, somebody
    /// did.
    fn touched(&self, list: &List, row: usize, id: ElementId) -> bool {
        let Some(trace) = &self.book.trace else { return true };
        !list.cells(row).all(|(_, column, text)| {
            trace.print(id, column).is_some_and(|print| print.shown == hash(text))
        })
    }

    /// Takes the cells of a row into an element of the map.
    fn change(&mut self, list: &List, row: usize, id: ElementId) {
        let Some(was) = Shape::of(&self.map, id) else { return };
        let mut is = was.clone();
        let mut faults: Vec<(Column, Fault)> = Vec::new();
        for (_, column, text) in list.cells(row) {
            if let Err(fault) = self.take(column, (id, text), &was, &mut is) {
                faults.push((column, fault));
            }
        }
        let mended = is.mend(Some(&was)).into_iter();
        faults.extend(mended.map(|(voice, fault)| (Column::Valence(voice), fault)));
        if is.ties.is_empty() && !was.ties.is_empty() {
            is.ties.clone_from(&was.ties);
            faults.push((Column::Ties, Fault::NoPlace));
        }
        for (end, old, column) in [
            (&mut is.ends.0, was.ends.0, Column::From),
            (&mut is.ends.1, was.ends.1, Column::To),
            (&mut is.stage, was.stage, Column::OfStage),
        ] {
            if end.is_none() && old.is_some() {
                *end = old;
                faults.push((column, Fault::NoPlace));
            }
        }
        for (column, fault) in faults {
            self.remark(list, row, Some(column), fault);
        }
        if is != was && !become_so(&mut self.map, id, (&was, &is), self.rng) {
            self.remark(list, row, None, Fault::Refused);
        }
    }

    /// Takes a cell into what a row says, if somebody changed it.
    fn take(
        &self,
        column: Column,
        (id, text): (ElementId, &str),
        was: &Shape,
        is: &mut Shape,
    ) -> Result<(), Fault> {
        let writer = Writer { names: &self.names, texts: self.texts };
        let now = match column {
            Column::Id => return Ok(()),
            Column::OfPhase => self.phase(was.stage),
            column => shown(&writer.cell(column, id, was)),
        };
        if text == now || self.book.csv && text == cell::plain(&harmless(&now)) {
            return Ok(());
        }
        let text = self.disarmed(text);
        let print = self.book.trace.as_ref().and_then(|trace| trace.print(id, column));
        if print.is_some_and(|print| print.shown == hash(&text)) {
            return Ok(());
        }
        if column == Column::OfPhase {
            // It goes with the stage.
            return if is.stage == was.stage { Err(Fault::PhaseOfStage) } else { Ok(()) };
        }
        let both = print
            .is_some_and(|print| print.meant != hash(meant(column, was).as_ref().unwrap_or(&now)));
        if both {
            let mut there = was.clone();
            cell::set(column, &mut there, &text, &self.names)?;
            return if there == *was { Ok(()) } else { Err(Fault::Both(now)) };
        }
        cell::set(column, is, &text, &self.names)
    }

    /// A text without the apostrophe that keeps CSV from running it.
    pub(super) fn disarmed(&self, text: &str) -> String {
        let rest = text.strip_prefix('\'').filter(|_| self.book.csv);
        rest.filter(|rest| harmless(rest) == text).unwrap_or(text).to_owned()
    }

    /// What the phase of a stage is called.
    fn phase(&self, stage: Option<ElementId>) -> String {
        let stage = stage.and_then(|id| self.map.element(id)).and_then(|it| it.content.as_stage());
        stage.map_or("", |stage| self.texts.word(stage.phase)).to_owned()
    }

    /// What the map has of the kinds of the lists, and the workbook has not any more.
    fn absent(&self, before: &Document) -> Vec<ElementId> {
        let trace = self.book.trace.as_ref();
        let gone = |id: &ElementId| {
            !self.seen.contains_key(id) && trace.is_none_or(|trace| trace.knows(*id))
        };
        let of = |list: &List| match list.kind {
            ElementKind::Touchpoint => before.journey(),
            kind => before.of_kind(kind),
        };
        self.book.lists.iter().flat_map(of).filter(gone).collect()
    }

    /// Removes elements. A stage with touchpoints that stay does so, too.
    fn delete(&mut self, absent: &[ElementId]) {
        let (stages, others): (Vec<ElementId>, Vec<ElementId>) =
            absent.iter().partition(|&&id| self.map.kind(id) == Some(ElementKind::Stage));
        for selection in [others, stages] {
            let mut selection: Selection = selection
                .into_iter()
                .filter(|&id| self.map.target(id, LinkKind::Contains).is_none())
                .collect();
            selection.keep_existing(&self.map);
            if let Some(change) = verbs::remove(&self.map, &selection)
                && let Err(error) = self.map.apply(&change.edit)
            {
                log::error!("what a workbook lacks stays: {error}");
            }
        }
    }
}
