//! Sets aside what the model leaves out of a map, so that nothing is lost.

use super::aside::Aside;
use super::decode;
use super::list::List;
use super::read::Reading;
use super::reason::Reason;
use super::scan::Fault;
use crate::model::{
    BadCell, BadQuestion, Broken, CellKey, ConflictKey, Document, ElementId, Link, QuestionId,
};
use std::collections::{HashMap, HashSet};

impl Reading<'_> {
    /// Sets aside what the model left out, so that nothing is lost. `false` if there was nothing
    /// (more) to set aside.
    pub(super) fn take_out(
        &mut self,
        broken: &[Broken],
        elements: &[(ElementId, usize)],
        links: &[(Link, usize)],
        document: &Document,
    ) -> bool {
        let mut gone = HashMap::new();
        let mut any = false;
        for problem in broken {
            if let &Broken::Dangling(link) = problem {
                self.aside.orphan(link);
            }
        }
        for problem in broken {
            if let &Broken::DuplicateElement { id, index } = problem {
                let reason = Reason::Duplicate { id: id.to_string() };
                if let Some(&(_, source)) = elements.get(index) {
                    any |= self.exclude(List::Elements, source, Fault::whole(reason));
                }
            } else if let Some(id) = problem.dropped() {
                gone.insert(id, self.aside.reason_of(problem, document));
            }
        }
        if !gone.is_empty() {
            for &(id, source) in elements {
                if let Some(reason) = gone.get(&id) {
                    any |= self.exclude(List::Elements, source, Fault::whole(reason.clone()));
                }
            }
        }
        any |= self.take_out_links(broken, links, &gone, document);
        any |= self.take_out_surveys(broken, document);
        any |= self.take_out_conflicts(broken, document);
        any
    }

    fn take_out_links(
        &mut self,
        broken: &[Broken],
        links: &[(Link, usize)],
        gone: &HashMap<ElementId, Reason>,
        document: &Document,
    ) -> bool {
        let mut any = false;
        let mut reasons = HashMap::new();
        let mut twice = HashSet::new();
        for problem in broken {
            match problem {
                Broken::Dangling(link)
                | Broken::NotAllowed(link)
                | Broken::SelfLink(link)
                | Broken::Second { link, .. } => {
                    reasons.insert(*link, self.aside.reason_of(problem, document));
                }
                Broken::DuplicateLink(link) => {
                    twice.insert(*link);
                }
                _ => {}
            }
        }
        if reasons.is_empty() && twice.is_empty() && gone.is_empty() {
            return false;
        }
        let mut seen = HashSet::new();
        for &(link, source) in links {
            let lost = [link.from, link.to].into_iter().find(|id| gone.contains_key(id));
            let reason = match lost {
                Some(id) => Some(Reason::GoesWith { id: id.to_string() }),
                None => reasons.get(&link).cloned(),
            };
            if let Some(reason) = reason {
                self.aside.orphan(link);
                any |= self.exclude(List::Links, source, Fault::whole(reason));
            } else if twice.contains(&link) && !seen.insert(link) {
                // Nothing is lost: the same statement stands there already.
                any |= self.excluded.add(List::Links, source);
            }
        }
        any
    }

    fn take_out_conflicts(&mut self, broken: &[Broken], document: &Document) -> bool {
        let gone: HashSet<&ConflictKey> = broken
            .iter()
            .filter_map(|problem| match problem {
                Broken::Conflict(key) => Some(&**key),
                _ => None,
            })
            .collect();
        if gone.is_empty() {
            return false;
        }
        let mut any = false;
        for (((key, _), _), source) in self.decoded(List::Conflicts, decode::conflict) {
            if gone.contains(&key) {
                let reason = self.aside.reason_of_conflict(&key, document);
                any |= self.exclude(List::Conflicts, source, Fault::whole(reason));
            }
        }
        any
    }

    fn take_out_surveys(&mut self, broken: &[Broken], document: &Document) -> bool {
        let mut any = false;
        let mut questions = HashMap::new();
        let mut cells = HashMap::new();
        for problem in broken {
            match problem {
                Broken::Question { id, problem } if *problem != BadQuestion::Nul => {
                    questions.insert(id, *problem);
                }
                Broken::Cell { key, problem } => {
                    cells.insert(key, *problem);
                }
                _ => {}
            }
        }
        if !questions.is_empty() {
            let mut seen: HashSet<QuestionId> = HashSet::new();
            for (((id, _), _), source) in self.decoded(List::Questions, decode::question) {
                let Some(&problem) = questions.get(&id) else { continue };
                if problem == BadQuestion::Duplicate && seen.insert(id.clone()) {
                    continue;
                }
                let reason = Aside::reason_of_question(&id, problem);
                any |= self.exclude(List::Questions, source, Fault::whole(reason));
            }
        }
        if !cells.is_empty() {
            let mut seen: HashSet<CellKey> = HashSet::new();
            for ((cell, _), source) in self.decoded(List::Cells, decode::cell) {
                let Some(&problem) = cells.get(&cell.0) else { continue };
                if problem == BadCell::Duplicate && seen.insert(cell.0.clone()) {
                    continue;
                }
                let reason = self.aside.reason_of_cell(&cell, problem, document);
                any |= self.exclude(List::Cells, source, Fault::whole(reason));
            }
        }
        any
    }
}
