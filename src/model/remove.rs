//! Removal: an element goes with everything that cannot exist, or says nothing, without it.
//!
//! - A stage takes its touchpoints along.
//! - A touchpoint takes its transitions, emotions, moment of truth and cells of answers along.
//! - A persona takes its emotions along; where it was the last persona they become everybody's,
//!   except where everybody has an emotion already.
//! - Barriers, drivers, quotes, pictures and indicators go with the last touchpoint or transition
//!   they hang on, solutions with the last barrier they answer, evidence with the last statement
//!   it supports. What hung on nothing before stays.

use super::check::persona_of;
use super::{Document, EditError, ElementId, ElementKind, LinkKind};
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Links by which an element hangs on the one it points at.
const HANGS: [LinkKind; 7] = [
    LinkKind::Hinders,
    LinkKind::Carries,
    LinkKind::Voices,
    LinkKind::Depicts,
    LinkKind::Measures,
    LinkKind::Answers,
    LinkKind::Supports,
];

impl Document {
    /// Removes an element with what depends on it.
    pub(super) fn remove(
        &mut self,
        id: ElementId,
        touched: &mut Vec<ElementId>,
    ) -> Result<(), EditError> {
        let node = self.topology.node(id).ok_or(EditError::Missing(id))?;
        let mut gone = self.falls_with(node);
        // Busy nodes first: their links go while they stand at the head of petgraph's lists.
        let graph = &self.topology.graph;
        gone.sort_by_cached_key(|&node| Reverse(graph.neighbors_undirected(node).count()));
        let mut cells_go = Vec::new();
        for &node in &gone {
            let (id, kind) = graph[node];
            touched.push(id);
            touched.extend(graph.neighbors_undirected(node).map(|other| graph[other].0));
            if kind == ElementKind::Touchpoint && self.cells.contains_key(&id) {
                cells_go.push(id);
            }
        }
        let topology = Arc::make_mut(&mut self.topology);
        for node in gone {
            topology.remove(node);
            self.store.set(node.index(), None);
        }
        if !cells_go.is_empty() {
            let cells = Arc::make_mut(&mut self.cells);
            for touchpoint in cells_go {
                cells.remove(&touchpoint);
            }
        }
        self.drop_conflicts();
        Ok(())
    }

    /// The ids that [`Edit::Remove`](super::Edit::Remove) of `id` takes away, itself included,
    /// sorted; empty where there is no such element. So a question can be asked first.
    pub fn removal(&self, id: ElementId) -> Vec<ElementId> {
        let gone = self.topology.node(id).map(|node| self.falls_with(node)).unwrap_or_default();
        let mut ids: Vec<_> = gone.into_iter().map(|node| self.topology.id(node)).collect();
        ids.sort_unstable();
        ids
    }

    fn falls_with(&self, first: NodeIndex) -> Vec<NodeIndex> {
        let graph = &self.topology.graph;
        let mut gone = vec![first];
        let mut known = HashSet::from([first]);
        // How many of the links an element hangs by are still left.
        let mut left: HashMap<NodeIndex, usize> = HashMap::new();
        let mut at = 0;
        while let Some(&node) = gone.get(at) {
            at += 1;
            let mut fall = self.parts_of(node);
            for edge in graph.edges_directed(node, Incoming) {
                if HANGS.contains(edge.weight()) {
                    let hanging = edge.source();
                    let count = left.entry(hanging).or_insert_with(|| {
                        graph.edges(hanging).filter(|e| HANGS.contains(e.weight())).count()
                    });
                    *count -= 1;
                    if *count == 0 {
                        fall.push(hanging);
                    }
                }
            }
            gone.extend(fall.into_iter().filter(|&node| known.insert(node)));
        }
        gone
    }

    /// The elements that cannot exist without `node`.
    fn parts_of(&self, node: NodeIndex) -> Vec<NodeIndex> {
        let topology = &*self.topology;
        match topology.graph[node].1 {
            ElementKind::Stage => topology.along(node, LinkKind::Contains, Outgoing).collect(),
            ElementKind::Touchpoint => topology
                .along(node, LinkKind::Leaves, Outgoing)
                .chain(topology.along(node, LinkKind::Arrives, Incoming))
                .chain(topology.along(node, LinkKind::Feels, Outgoing))
                .chain(topology.along(node, LinkKind::Marks, Incoming))
                .collect(),
            ElementKind::Persona => {
                let last = self.count(ElementKind::Persona) == 1;
                topology
                    .along(node, LinkKind::Of, Incoming)
                    .filter(|&emotion| !last || self.everybody_feels_beside(emotion))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether everybody has an emotion at the touchpoint and in the journey of `emotion`.
    fn everybody_feels_beside(&self, emotion: NodeIndex) -> bool {
        let topology = &*self.topology;
        let journey =
            |node| self.at(node).and_then(|element| Some(element.content.as_emotion()?.journey));
        topology
            .along(emotion, LinkKind::Feels, Incoming)
            .flat_map(|touchpoint| topology.along(touchpoint, LinkKind::Feels, Outgoing))
            .any(|other| {
                other != emotion
                    && persona_of(topology, other).is_none()
                    && journey(other) == journey(emotion)
            })
    }
}
