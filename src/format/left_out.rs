//! Sets aside what the model leaves out of a map, so that nothing is lost.

use super::decode::{self, Bad};
use super::list::List;
use super::read::Reading;
use super::reason::Reason;
use crate::model::{Broken, ElementId, Link};
use std::collections::{HashMap, HashSet};

impl Reading<'_> {
    /// Sets aside what the model left out, so that nothing is lost. `false` if there was nothing
    /// (more) to set aside.
    pub(super) fn take_out(
        &mut self,
        broken: &[Broken],
        elements: &[(ElementId, usize)],
        links: &[(Link, usize)],
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
                    any |= self.exclude(List::Elements, source, Bad::whole(reason));
                }
            } else if let Some(id) = problem.dropped() {
                gone.insert(id, self.aside.reason_of(problem));
            }
        }
        if !gone.is_empty() {
            for &(id, source) in elements {
                if let Some(reason) = gone.get(&id) {
                    any |= self.exclude(List::Elements, source, Bad::whole(reason.clone()));
                }
            }
        }
        any |= self.take_out_links(broken, elements, links, &gone);
        any |= self.take_out_surveys(broken);
        any
    }

    fn take_out_links(
        &mut self,
        broken: &[Broken],
        elements: &[(ElementId, usize)],
        links: &[(Link, usize)],
        gone: &HashMap<ElementId, Reason>,
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
                    reasons.insert(*link, self.aside.reason_of(problem));
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
        let there: HashSet<ElementId> = elements.iter().map(|&(id, _)| id).collect();
        let mut seen = HashSet::new();
        for &(link, source) in links {
            let lost = [link.from, link.to].into_iter().find(|id| gone.contains_key(id));
            let reason = match lost {
                Some(id) => Some(Reason::GoesWith { id: id.to_string() }),
                None => reasons.get(&link).cloned(),
            };
            let reason = reason.map(|reason| match reason {
                Reason::NoElement { .. } => {
                    let missing = if there.contains(&link.from) { link.to } else { link.from };
                    Reason::NoElement { id: missing.to_string() }
                }
                reason => reason,
            });
            if let Some(reason) = reason {
                self.aside.orphan(link);
                any |= self.exclude(List::Links, source, Bad::whole(reason));
            } else if twice.contains(&link) && !seen.insert(link) {
                // Nothing is lost: the same statement stands there already.
                any |= self.excluded.add(List::Links, source);
            }
        }
        any
    }

    fn take_out_surveys(&mut self, broken: &[Broken]) -> bool {
        let mut any = false;
        let mut questions = HashMap::new();
        let mut cells = HashMap::new();
        for problem in broken {
            match problem {
                Broken::Question { id, .. } => {
                    questions.insert(id.clone(), self.aside.reason_of(problem));
                }
                Broken::Cell { key, .. } => {
                    cells.insert(key.clone(), self.aside.reason_of(problem));
                }
                _ => {}
            }
        }
        if !questions.is_empty() {
            let mut seen = HashSet::new();
            for (((key, _), _), source) in self.decoded(List::Questions, decode::question) {
                match questions.get(&key) {
                    Some(Reason::Duplicate { .. }) if seen.insert(key.clone()) => {}
                    Some(Reason::Nul) | None => {}
                    Some(reason) => {
                        any |= self.exclude(List::Questions, source, Bad::whole(reason.clone()));
                    }
                }
            }
        }
        if !cells.is_empty() {
            let mut seen = HashSet::new();
            for (((key, _), _), source) in self.decoded(List::Cells, decode::cell) {
                match cells.get(&key) {
                    Some(Reason::Duplicate { .. }) if seen.insert(key.clone()) => {}
                    None => {}
                    Some(reason) => {
                        any |= self.exclude(List::Cells, source, Bad::whole(reason.clone()));
                    }
                }
            }
        }
        any
    }
}
