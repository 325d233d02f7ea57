//! New rows of a workbook as new elements of a map, with what they hang on and the ways through them.

use super::book::List;
use super::cell;
use super::column::Column;
use super::edits::become_so;
use super::fault::Fault;
use super::shape::Shape;
use super::update::Work;
use crate::edit::verbs;
use crate::model::{Edit, Element, ElementId, ElementKind, Link, LinkKind, OrderKey, Phase};
use std::sync::Arc;

impl Work<'_> {
    /// Adds the element of a row, beside the rows before and after it.
    pub(super) fn add(
        &mut self,
        list: &List,
        row: usize,
        given: Option<ElementId>,
        beside: (Option<ElementId>, Option<ElementId>),
    ) -> Option<ElementId> {
        let mut shape = Shape::new(list.kind)?;
        let mut faults = Vec::new();
        let mut stage = None;
        for (_, column, text) in list.cells(row).filter(|(_, _, text)| !text.is_empty()) {
            let text = self.disarmed(text);
            match cell::set(column, &mut shape, &text, &self.names) {
                Ok(()) => {}
                Err(Fault::Unknown(name)) if column == Column::OfStage => stage = Some(name),
                Err(_) if column == Column::Ties => {
                    let (found, missed) = cell::ties(list.kind, &text, &self.names);
                    shape.ties = found;
                    faults.extend(missed.into_iter().map(|fault| (column, fault)));
                }
                Err(fault) => faults.push((column, fault)),
            }
        }
        let mended = shape.mend(None).into_iter();
        faults.extend(mended.map(|(voice, fault)| (Column::Valence(voice), fault)));
        for (column, fault) in faults {
            self.remark(list, row, Some(column), fault);
        }
        if let Some(fault) = lacks(&shape, given) {
            let column = if fault == Fault::NoName { None } else { Some(Column::Ties) };
            self.remark(list, row, column, fault);
            return None;
        }
        let id = match list.kind {
            ElementKind::Touchpoint => {
                let stage = self.stage(list, row, (&shape, stage), beside.0)?;
                self.touchpoint((stage, given), &shape, beside)
            }
            _ => self.insert(given, &shape, Vec::new()),
        };
        let done = id.filter(|&id| self.complete(id, &shape));
        if done.is_none() {
            self.remark(list, row, None, Fault::Refused);
        }
        done
    }

    /// Makes a new element say all that its row says.
    fn complete(&mut self, id: ElementId, shape: &Shape) -> bool {
        let Some(was) = Shape::of(&self.map, id) else { return false };
        let mut is = shape.clone();
        (is.stage, is.ends) = (was.stage, was.ends);
        is.ties.clone_from(&was.ties);
        // A new stage stands in its phase already.
        is == was || become_so(&mut self.map, id, (&was, &is), self.rng)
    }

    /// The stage a new touchpoint goes to: that of its row, else that of the row before, else the
    /// first. One that the map does not have is added.
    fn stage(
        &mut self,
        list: &List,
        row: usize,
        (shape, unknown): (&Shape, Option<String>),
        before: Option<ElementId>,
    ) -> Option<ElementId> {
        if let Some(name) = unknown {
            let phase = cell::word(list.cell(row, Column::OfPhase)).unwrap_or(Phase::Service);
            // A table alone has no other place to say which stages there are.
            if !self.fresh || self.lists(ElementKind::Stage) {
                self.remark(list, row, Some(Column::OfStage), Fault::StageAdded(name.clone()));
            }
            return self.new_stage(&name, phase);
        }
        let of = |id: ElementId| self.map.source(id, LinkKind::Contains);
        let known = shape.stage.or_else(|| before.and_then(of));
        let known = known.or_else(|| self.map.stages().first().copied());
        known.or_else(|| {
            let title = self.map.props().title.clone();
            self.new_stage(&title, Phase::Service)
        })
    }

    fn new_stage(&mut self, name: &str, phase: Phase) -> Option<ElementId> {
        let change = verbs::stage_after(&self.map, None, phase, name, self.rng);
        self.map.apply(&change.edit).ok()?;
        let id = change.select.primary()?;
        self.names.tell(id, ElementKind::Stage, name);
        self.seen.insert(id, 0);
        Some(id)
    }

    /// Adds a touchpoint to a stage, and leads the journey through it.
    fn touchpoint(
        &mut self,
        (stage, given): (ElementId, Option<ElementId>),
        shape: &Shape,
        (before, next): (Option<ElementId>, Option<ElementId>),
    ) -> Option<ElementId> {
        if self.fresh {
            return self.insert(given, shape, vec![stage]);
        }
        let in_stage = |id: &ElementId| self.map.source(*id, LinkKind::Contains) == Some(stage);
        let name = shape.content.text();
        let change = match (before.filter(in_stage), next.filter(in_stage)) {
            (Some(before), _) => verbs::touchpoint_after(&self.map, before, name, self.rng),
            (None, next @ Some(_)) => {
                verbs::touchpoint_before(&self.map, stage, next, name, self.rng)
            }
            (None, None) => verbs::touchpoint_in(&self.map, stage, name, self.rng),
        }?;
        self.map.apply(&change.edit).ok()?;
        change.select.primary()
    }

    /// Inserts an element behind the others of its kind, with what it hangs on.
    fn insert(
        &mut self,
        given: Option<ElementId>,
        shape: &Shape,
        stage: Vec<ElementId>,
    ) -> Option<ElementId> {
        let kind = shape.content.kind();
        let id = given.unwrap_or_else(|| ElementId::random(self.rng));
        let order = self.behind(kind);
        let tied = verbs::hangs_by(kind).into_iter();
        let tied = tied.flat_map(|link| shape.ties.iter().map(move |&on| Link::new(link, id, on)));
        let from = shape.ends.0.map(|from| Link::new(LinkKind::Leaves, from, id));
        let to = shape.ends.1.map(|to| Link::new(LinkKind::Arrives, id, to));
        let stage = stage.into_iter().map(|stage| Link::new(LinkKind::Contains, stage, id));
        let links = tied.chain(from).chain(to).chain(stage).collect();
        let element = Arc::new(Element::new(order, shape.content.clone()));
        self.map.apply(&Edit::Insert { id, element, links }).ok()?;
        Some(id)
    }

    /// A place behind all elements of a kind.
    fn behind(&mut self, kind: ElementKind) -> OrderKey {
        let map = &self.map;
        let last = self.last.remove(&kind).or_else(|| {
            let last = map.of_kind(kind).last().copied();
            last.and_then(|id| map.element(id)).map(|it| it.order.clone())
        });
        let order = OrderKey::between(last.as_ref(), None, self.rng);
        self.last.insert(kind, order.clone());
        order
    }

    /// Leads from each touchpoint to the next, where the workbook knows no ways.
    pub(super) fn lead(&mut self) {
        for pair in self.map.journey().windows(2) {
            if let Some(mut shape) = Shape::new(ElementKind::Transition) {
                shape.ends = (Some(pair[0]), Some(pair[1]));
                self.insert(None, &shape, Vec::new());
            }
        }
    }
}

/// What a new row needs and does not say.
fn lacks(shape: &Shape, given: Option<ElementId>) -> Option<Fault> {
    let kind = shape.content.kind();
    let ends = shape.ends.0.is_some() && shape.ends.1.is_some();
    let placed = match kind {
        ElementKind::Transition => return (!ends).then_some(Fault::NoPlace),
        kind if verbs::hangs_by(kind).is_none() => true,
        _ => !shape.ties.is_empty(),
    };
    // What came from a map is as it was there.
    if given.is_some() {
        return None;
    }
    if shape.content.text().trim().is_empty() {
        return Some(Fault::NoName);
    }
    (!placed).then_some(Fault::NoPlace)
}
