//! Pasting many touchpoints at once, each with what hangs on it. All is found out on the map as it
//! stands and changed in one step, so that thousands of rows take no longer than they have to.

use super::add::{content_of, lead_through, way_between};
use super::{Change, hangs_by};
use crate::edit::table::{Row, RowNote};
use crate::edit::{Selection, StepName, folded};
use crate::model::{
    Document, Edit, Element, ElementId, ElementKind, Emotion, Journey, Link, LinkKind, OrderKey,
    Phase, Rng, Stage, Valence,
};
use std::collections::HashMap;
use std::sync::Arc;

/// Where rows are pasted, and whose feelings they tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowsAt {
    /// The touchpoint they go after, where they go to its stage.
    pub touchpoint: Option<ElementId>,
    /// The stage of rows that name none, after which new stages stand; `None` = there is none yet.
    pub stage: Option<ElementId>,
    /// Who feels; `None` = everybody.
    pub persona: Option<ElementId>,
    /// In which journey.
    pub journey: Journey,
}

/// Adds a touchpoint for each row: to the stage of the row's name, else to a new one, and leads the
/// journey through them. `None` where there are no rows.
pub fn paste_rows(document: &Document, rows: &[Row], at: &RowsAt, rng: &mut Rng) -> Option<Change> {
    if rows.is_empty() {
        return None;
    }
    let mut plan = Plan::of(document, *at);
    for row in rows {
        let stage = plan.stage_of(row, rng);
        plan.groups.entry(stage).or_default().push(row);
    }
    plan.build(rng);
    let name = StepName::several("step-paste-touchpoints", plan.pasted.len());
    let select: Selection = plan.pasted.into_iter().collect();
    Some(Change { edit: Edit::Batch(plan.edits), name, select, typing: None })
}

/// What is to be pasted.
struct Plan<'a> {
    document: &'a Document,
    at: RowsAt,
    /// The stages in the journey's order, new ones among them.
    stages: Vec<ElementId>,
    /// The stages by their names.
    named: HashMap<Vec<char>, ElementId>,
    /// The new stage behind which the next one goes, with its place in the order.
    last: Option<(ElementId, OrderKey)>,
    /// What goes to each stage.
    groups: HashMap<ElementId, Vec<&'a Row>>,
    edits: Vec<Edit>,
    pasted: Vec<ElementId>,
}

/// One touchpoint along the journey.
#[derive(Clone, Copy)]
enum Stop {
    Old(ElementId),
    New(ElementId),
}

fn key(name: &str) -> Vec<char> {
    folded(name.trim())
}

impl<'a> Plan<'a> {
    fn of(document: &'a Document, at: RowsAt) -> Self {
        let stages = document.stages();
        let mut named = HashMap::new();
        // Where two have one name, the one that is pasted into counts, else the first.
        for &id in at.stage.iter().chain(&stages) {
            if let Some(stage) = stage(document, id) {
                named.entry(key(&stage.name)).or_insert(id);
            }
        }
        let (groups, edits, pasted) = (HashMap::new(), Vec::new(), Vec::new());
        Self { document, at, stages, named, last: None, groups, edits, pasted }
    }

    /// The stage a row goes to, which may be new.
    fn stage_of(&mut self, row: &Row, rng: &mut Rng) -> ElementId {
        if let Some(name) = &row.stage {
            let known = self.named.get(&key(name)).copied();
            return known.unwrap_or_else(|| self.add_stage(name, rng));
        }
        if let Some(stage) = self.at.stage {
            return stage;
        }
        let title = self.document.props().title.clone();
        let made = self.add_stage(&title, rng);
        self.at.stage = Some(made);
        made
    }

    /// Adds a stage behind the last one added, else behind the one pasted into.
    fn add_stage(&mut self, name: &str, rng: &mut Rng) -> ElementId {
        let anchor = self.at.stage.and_then(|id| stage(self.document, id).map(|it| (id, it.phase)));
        let phase = anchor.map_or(Phase::Service, |(_, phase)| phase);
        let order_of = |id: ElementId| self.document.element(id).map(|it| it.order.clone());
        let anchor = anchor.and_then(|(id, _)| Some((id, order_of(id)?)));
        let before = self.last.take().or(anchor);
        let place = before.as_ref().and_then(|(id, _)| self.stages.iter().position(|it| it == id));
        let place = place.map_or(self.stages.len(), |place| place + 1);
        let next = self.stages.get(place).copied();
        let next = next.filter(|&id| stage(self.document, id).is_some_and(|it| it.phase == phase));
        let before = before.map(|(_, order)| order);
        let order = OrderKey::between(before.as_ref(), next.and_then(order_of).as_ref(), rng);
        let id = ElementId::random(rng);
        self.stages.insert(place, id);
        self.named.insert(key(name), id);
        let stage = Stage { name: name.to_owned(), phase };
        self.insert(id, order.clone(), stage, Vec::new());
        self.last = Some((id, order));
        id
    }

    fn insert(
        &mut self,
        id: ElementId,
        order: OrderKey,
        content: impl Into<crate::model::Content>,
        links: Vec<Link>,
    ) {
        let element = Arc::new(Element::new(order, content));
        self.edits.push(Edit::Insert { id, element, links });
    }

    /// Adds the touchpoints stage by stage, then the ways through them.
    fn build(&mut self, rng: &mut Rng) {
        let mut stops = Vec::new();
        for stage in self.stages.clone() {
            let old = self.document.targets(stage, LinkKind::Contains);
            let place = old.iter().position(|&id| Some(id) == self.at.touchpoint);
            let place = place.map_or(old.len(), |place| place + 1);
            let rows = self.groups.remove(&stage).unwrap_or_default();
            let new = self.touchpoints(stage, (&old, place), &rows, rng);
            stops.extend(old[..place].iter().copied().map(Stop::Old));
            stops.extend(new.iter().copied().map(Stop::New));
            stops.extend(old[place..].iter().copied().map(Stop::Old));
            self.pasted.extend(new);
        }
        self.lead(&stops, rng);
    }

    /// Adds the rows of a stage before the touchpoint at a place in it.
    fn touchpoints(
        &mut self,
        stage: ElementId,
        (old, place): (&[ElementId], usize),
        rows: &[&Row],
        rng: &mut Rng,
    ) -> Vec<ElementId> {
        let order_of = |at: Option<usize>| {
            let id = at.and_then(|at| old.get(at)).copied()?;
            Some(self.document.element(id)?.order.clone())
        };
        let (mut before, after) = (order_of(place.checked_sub(1)), order_of(Some(place)));
        let mut added = Vec::new();
        for row in rows {
            let order = OrderKey::between(before.as_ref(), after.as_ref(), rng);
            before = Some(order.clone());
            let id = ElementId::random(rng);
            let link = Link::new(LinkKind::Contains, stage, id);
            self.insert(id, order, row.touchpoint.clone(), vec![link]);
            if let Some((valence, word)) = &row.emotion {
                self.feel(id, *valence, word, rng);
            }
            self.hang(id, &row.notes, rng);
            added.push(id);
        }
        added
    }

    fn feel(&mut self, touchpoint: ElementId, valence: Valence, word: &str, rng: &mut Rng) {
        let journey = self.at.journey;
        let emotion = Emotion { valence, word: word.to_owned(), quote: String::new(), journey };
        let id = ElementId::random(rng);
        let mut links = vec![Link::new(LinkKind::Feels, touchpoint, id)];
        links.extend(self.at.persona.map(|persona| Link::new(LinkKind::Of, id, persona)));
        self.insert(id, OrderKey::between(None, None, rng), emotion, links);
    }

    /// Hangs notes on a touchpoint, and solutions on its barriers.
    fn hang(&mut self, touchpoint: ElementId, notes: &[RowNote], rng: &mut Rng) {
        let mut hung: Vec<ElementId> = Vec::new();
        let mut orders: HashMap<ElementKind, OrderKey> = HashMap::new();
        for note in notes {
            let id = ElementId::random(rng);
            hung.push(id);
            let on = match note.answers {
                Some(barrier) => hung.get(barrier).copied(),
                None => Some(touchpoint),
            };
            let content = content_of(note.kind, note.text.clone());
            let (Some(on), Some(link), Some(content)) = (on, hangs_by(note.kind), content) else {
                continue;
            };
            let order = OrderKey::between(orders.get(&note.kind), None, rng);
            orders.insert(note.kind, order.clone());
            self.insert(id, order, content, vec![Link::new(link, id, on)]);
        }
    }

    /// Leads the journey through what is new along it.
    fn lead(&mut self, stops: &[Stop], rng: &mut Rng) {
        let (mut before, mut run): (_, Vec<ElementId>) = (None, Vec::new());
        for &stop in stops {
            match stop {
                Stop::New(id) => run.push(id),
                Stop::Old(id) => {
                    self.lead_run(before, &std::mem::take(&mut run), Some(id), rng);
                    before = Some(id);
                }
            }
        }
        self.lead_run(before, &run, None, rng);
    }

    /// Leads the journey from one touchpoint through new ones to another.
    fn lead_run(
        &mut self,
        before: Option<ElementId>,
        run: &[ElementId],
        after: Option<ElementId>,
        rng: &mut Rng,
    ) {
        let (Some(&first), Some(&last)) = (run.first(), run.last()) else { return };
        let (document, edits) = (self.document, &mut self.edits);
        match before {
            Some(before) => lead_through(document, before, (first, last), after, rng, edits),
            None => edits.extend(after.map(|after| way_between(document, last, after, rng))),
        }
        edits.extend(run.windows(2).map(|pair| way_between(document, pair[0], pair[1], rng)));
    }
}

fn stage(document: &Document, id: ElementId) -> Option<&Stage> {
    document.element(id)?.content.as_stage()
}
