//! Two routes through a journey: the longest, and the one most clients take.

use super::{Paths, Way};
use crate::model::ElementId;
use petgraph::algo::{astar, kosaraju_scc};
use petgraph::graph::{DiGraph, Edge, NodeIndex};

/// A route through a journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// The touchpoints, from the start on.
    pub touchpoints: Vec<ElementId>,
    /// The share of the clients at its start who take it whole, 0 … 1.
    pub share: f64,
}

impl Paths {
    /// The most touchpoints that a client can meet on one route from a start, each once. A loop
    /// counts with all its touchpoints, in journey order (so a part of the result need not be
    /// linked in that order): the longest path through the condensation of the graph.
    pub fn longest(&self) -> Vec<ElementId> {
        // Components come in reverse topological order: what a way leads to comes first.
        let mut components = kosaraju_scc(&self.graph);
        let mut component_of = vec![0; self.graph.node_count()];
        for (at, nodes) in components.iter_mut().enumerate() {
            nodes.sort_unstable();
            for node in nodes.iter() {
                component_of[node.index()] = at;
            }
        }
        // Most touchpoints from each component on, and where the longest route goes next.
        let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(components.len());
        for (at, nodes) in components.iter().enumerate() {
            let next = nodes
                .iter()
                .flat_map(|&node| self.graph.neighbors(node))
                .map(|to| component_of[to.index()])
                .filter(|&to| to != at)
                .max_by_key(|&to| (best[to].0, std::cmp::Reverse(components[to][0])));
            best.push((nodes.len() + next.map_or(0, |to| best[to].0), next));
        }
        let starts = self.start_nodes().map(|node| component_of[node.index()]);
        let mut at = starts.max_by_key(|&at| (best[at].0, std::cmp::Reverse(components[at][0])));
        let mut route = Vec::new();
        while let Some(component) = at {
            route.extend(self.ids(components[component].iter().copied()));
            at = best[component].1;
        }
        route
    }

    /// The route most clients take from a start to where no way leads on: the one with the largest
    /// product of shares (Dijkstra over −ln share). Where every way leads round in circles, the
    /// route to the touchpoint furthest on in journey order. `None` for an empty journey.
    pub fn most_travelled(&self) -> Option<Route> {
        let reached = self.reached();
        let furthest = self.graph.node_indices().rev().find(|node| reached[node.index()])?;
        let (graph, source) = self.costs();
        let to_an_end = |node: NodeIndex| node != source && !self.joined(node, super::Outgoing);
        let route = |goal: &dyn Fn(NodeIndex) -> bool| {
            astar(&graph, source, goal, |edge| edge.weight().max(0.0), |_| 0.0)
        };
        let (cost, nodes) = route(&to_an_end)
            .or_else(|| route(&|node| node == furthest))
            .or_else(|| Some((0.0, vec![source, self.start_nodes().next()?])))?;
        let touchpoints = self.ids(nodes.into_iter().filter(|&node| node != source));
        Some(Route { touchpoints, share: (-cost).exp() })
    }

    /// −ln of the share that goes from one touchpoint to another by whatever way, and a source
    /// before all starts. What nobody takes is left out.
    fn costs(&self) -> (DiGraph<(), f64>, NodeIndex) {
        let mut graph = DiGraph::with_capacity(self.graph.node_count() + 1, 0);
        for _ in self.graph.node_indices() {
            graph.add_node(());
        }
        let edges = self.graph.raw_edges();
        // Edges stand sorted by their ends.
        let same =
            |a: &Edge<Way>, b: &Edge<Way>| (a.source(), a.target()) == (b.source(), b.target());
        for together in edges.chunk_by(same) {
            let share: f64 = together.iter().map(|edge| edge.weight.share).sum();
            if share > 0.0 {
                graph.add_edge(together[0].source(), together[0].target(), -share.min(1.0).ln());
            }
        }
        let source = graph.add_node(());
        for start in self.start_nodes() {
            graph.add_edge(source, start, 0.0);
        }
        (graph, source)
    }
}
