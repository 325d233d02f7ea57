//! What differs between two documents: found by comparing shared pointers, so that a copy with
//! few edits is compared in a fraction of a millisecond.

use super::document::CellMap;
use super::{Document, ElementId, Link};
use petgraph::stable_graph::{EdgeIndex, NodeIndex};
use petgraph::visit::{EdgeIndexable, NodeIndexable};
use std::sync::Arc;

/// What one document has differently from an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each tells of another part of the map")]
pub struct Changes {
    /// Elements that are new, have other fields, or gained or lost a link; sorted.
    pub elements: Vec<ElementId>,
    /// Elements that are no longer there; sorted.
    pub removed: Vec<ElementId>,
    /// Whether the properties of the map differ.
    pub props: bool,
    /// Touchpoints whose cells of answers differ; sorted. Those no longer there are not among
    /// them.
    pub surveys: Vec<ElementId>,
    /// Whether the questions differ.
    pub questions: bool,
    /// Whether the conflicts differ.
    pub conflicts: bool,
    /// Whether what is only kept for the file differs: unknown fields and elements set aside.
    pub kept: bool,
}

impl Changes {
    /// Elements that are new, other or gone, each once.
    pub fn touched(&self) -> impl Iterator<Item = ElementId> {
        self.elements.iter().chain(&self.removed).copied()
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        let Self { elements, removed, props, surveys, questions, conflicts, kept } = self;
        elements.is_empty()
            && removed.is_empty()
            && surveys.is_empty()
            && !(*props || *questions || *conflicts || *kept)
    }
}

impl Document {
    /// Whether this document shares its elements' ids and links with `earlier`: only fields,
    /// cells or properties can differ. Cheap; `false` says nothing.
    pub fn shares_structure(&self, earlier: &Self) -> bool {
        Arc::ptr_eq(&self.topology, &earlier.topology)
    }

    /// Whether this document shares all its answers and questions with `earlier`: then every
    /// score of the whole map is the same. Cheap; `false` says nothing.
    pub fn shares_surveys(&self, earlier: &Self) -> bool {
        Arc::ptr_eq(&self.cells, &earlier.cells) && Arc::ptr_eq(&self.questions, &earlier.questions)
    }

    /// What this document has differently from `earlier`. Exact for any two documents; fast for
    /// copies of one with few edits between them, whatever has been added or removed.
    pub fn changes_since(&self, earlier: &Self) -> Changes {
        let mut changes = Changes {
            props: differ(&self.props, &earlier.props),
            questions: differ(&self.questions, &earlier.questions),
            conflicts: differ(&self.conflicts, &earlier.conflicts),
            kept: differ(&self.set_aside, &earlier.set_aside) || differ(&self.ext, &earlier.ext),
            ..Changes::default()
        };
        if Arc::ptr_eq(&self.topology, &earlier.topology) {
            for index in self.store.unshared(&earlier.store) {
                if self.store.get(index) != earlier.store.get(index) {
                    changes.elements.push(self.topology.id(NodeIndex::new(index)));
                }
            }
        } else {
            let moved = self.compare_elements(earlier, &mut changes);
            self.compare_links(earlier, &moved, &mut changes.elements);
        }
        if !Arc::ptr_eq(&self.cells, &earlier.cells) {
            compare_cells(&self.cells, &earlier.cells, &mut changes.surveys);
            changes.surveys.retain(|&touchpoint| self.contains(touchpoint));
        }
        for list in [&mut changes.elements, &mut changes.removed, &mut changes.surveys] {
            list.sort_unstable();
            list.dedup();
        }
        changes
    }

    /// Elements that are new, other or gone; returns which graph indices hold another id.
    fn compare_elements(&self, earlier: &Self, changes: &mut Changes) -> Vec<bool> {
        let (now, then) = (&self.topology, &earlier.topology);
        let bound = now.graph.node_bound().max(then.graph.node_bound());
        let mut moved = vec![false; bound];
        for (index, moved) in moved.iter_mut().enumerate() {
            let node = NodeIndex::new(index);
            let new = now.graph.node_weight(node).map(|(id, _)| *id);
            let old = then.graph.node_weight(node).map(|(id, _)| *id);
            if new != old {
                *moved = true;
                changes.removed.extend(old.filter(|&id| !self.contains(id)));
                let other = |&id: &ElementId| self.element(id) != earlier.element(id);
                changes.elements.extend(new.filter(other));
            }
        }
        for index in self.store.unshared(&earlier.store).take_while(|&index| index < bound) {
            if !moved[index] && self.store.get(index) != earlier.store.get(index) {
                changes.elements.push(now.id(NodeIndex::new(index)));
            }
        }
        moved
    }

    /// Ends of links that only one of the two documents has.
    fn compare_links(&self, earlier: &Self, moved: &[bool], ends: &mut Vec<ElementId>) {
        let (now, then) = (&self.topology.graph, &earlier.topology.graph);
        for index in 0..now.edge_bound().max(then.edge_bound()) {
            let edge = EdgeIndex::new(index);
            let (new, old) = (now.edge_endpoints(edge), then.edge_endpoints(edge));
            let same = new == old && now.edge_weight(edge) == then.edge_weight(edge);
            let stayed = new.is_none_or(|(from, to)| !moved[from.index()] && !moved[to.index()]);
            if same && stayed {
                continue;
            }
            let only_new = self.link_at(edge).filter(|&link| !earlier.has_link(link));
            let only_old = earlier.link_at(edge).filter(|&link| !self.has_link(link));
            for link in only_new.into_iter().chain(only_old) {
                ends.extend([link.from, link.to].into_iter().filter(|&id| self.contains(id)));
            }
        }
    }

    fn link_at(&self, edge: EdgeIndex) -> Option<Link> {
        let graph = &self.topology.graph;
        let (from, to) = graph.edge_endpoints(edge)?;
        let kind = *graph.edge_weight(edge)?;
        Some(Link::new(kind, self.topology.id(from), self.topology.id(to)))
    }
}

fn differ<T: PartialEq>(now: &Arc<T>, earlier: &Arc<T>) -> bool {
    !Arc::ptr_eq(now, earlier) && now != earlier
}

/// Touchpoints whose cells differ, by walking the two sorted maps together.
fn compare_cells(now: &CellMap, earlier: &CellMap, found: &mut Vec<ElementId>) {
    let (mut new, mut old) = (now.iter().peekable(), earlier.iter().peekable());
    loop {
        let id = match (new.peek(), old.peek()) {
            (None, None) => return,
            (Some(&(&id, _)), None) | (None, Some(&(&id, _))) => id,
            (Some(&(&a, _)), Some(&(&b, _))) => a.min(b),
        };
        let a = new.next_if(|(at, _)| **at == id);
        let b = old.next_if(|(at, _)| **at == id);
        let same = match (a, b) {
            (Some((_, a)), Some((_, b))) => !differ(a, b),
            _ => false,
        };
        if !same {
            found.push(id);
        }
    }
}
