//! The ways through a journey: where it starts and ends, what nobody reaches, where clients go
//! round in circles, branch, or change the channel. On petgraph's algorithms that do not recurse,
//! near-linear in the size of the map.
//!
//! A journey takes in the touchpoints present in it and the transitions present in it between
//! them. A journey without any transition is read in order: each touchpoint leads to the next.
//!
//! It **starts** at its first touchpoint in order, and at every pre-service touchpoint with no
//! way in: clients come from many sides. It **ends** at its last touchpoint in order, and at every
//! post-service touchpoint with no way on: clients part in many ways.

mod route;

use super::{Document, ElementId, ElementKind, Journey, LinkKind, Phase};
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, EdgeRef};
pub use route::Route;
use std::collections::HashMap;

/// One way from a touchpoint to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Way {
    /// The transition; `None` where a journey without transitions is read in order.
    pub transition: Option<ElementId>,
    /// The touchpoint it leaves.
    pub from: ElementId,
    /// The touchpoint it arrives at.
    pub to: ElementId,
    /// The share of the clients at its start who take it, 0 … 1. Where none is stated it takes an
    /// equal part of what the stated ones leave; stated ones above 1 together are scaled down.
    pub share: f64,
}

/// Touchpoints that lead to one another in a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loop {
    /// The touchpoints, in journey order; one where it leads to itself.
    pub touchpoints: Vec<ElementId>,
    /// Whether a way leads out of it, or the journey ends in it.
    pub has_exit: bool,
}

/// A touchpoint from which clients go on to different touchpoints.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// The touchpoint.
    pub touchpoint: ElementId,
    /// The ways on, the most travelled first.
    pub ways: Vec<Way>,
}

/// A touchpoint in the graph of ways.
#[derive(Clone)]
struct Stop {
    id: ElementId,
    phase: Phase,
    channel: String,
}

/// The ways through one journey of a map.
pub struct Paths {
    /// Nodes stand in journey order: a node's index is its place.
    graph: DiGraph<Stop, Way>,
}

impl Document {
    /// The ways through one journey of the map.
    pub fn paths(&self, journey: Journey) -> Paths {
        let mut graph = DiGraph::new();
        let mut node_of: HashMap<ElementId, NodeIndex> = HashMap::new();
        for stage in self.stages() {
            let Some(phase) = self.element(stage).and_then(|stage| stage.content.as_stage()) else {
                continue;
            };
            for id in self.targets(stage, LinkKind::Contains) {
                let element = self.element(id);
                let Some(touchpoint) = element.and_then(|element| element.content.as_touchpoint())
                else {
                    continue;
                };
                if touchpoint.presence.includes(journey) {
                    let channel = touchpoint.channel.trim().to_lowercase();
                    node_of.insert(id, graph.add_node(Stop { id, phase: phase.phase, channel }));
                }
            }
        }
        let mut ways: Vec<(NodeIndex, NodeIndex, Way)> = self
            .of_kind(ElementKind::Transition)
            .into_iter()
            .filter_map(|id| {
                let transition = self.element(id)?.content.as_transition()?;
                let from = self.source(id, LinkKind::Leaves)?;
                let to = self.target(id, LinkKind::Arrives)?;
                let share = transition.share.unwrap_or(f64::NAN);
                let way = Way { transition: Some(id), from, to, share };
                let ends = (*node_of.get(&from)?, *node_of.get(&to)?);
                transition.presence.includes(journey).then_some((ends.0, ends.1, way))
            })
            .collect();
        if ways.is_empty() {
            ways = in_order(&graph);
        }
        ways.sort_by_key(|&(from, to, _)| (from, to));
        for (from, to, way) in ways {
            graph.add_edge(from, to, way);
        }
        let mut paths = Paths { graph };
        paths.share_out();
        paths
    }
}

/// Each touchpoint leads to the next.
fn in_order(graph: &DiGraph<Stop, Way>) -> Vec<(NodeIndex, NodeIndex, Way)> {
    let nodes: Vec<NodeIndex> = graph.node_indices().collect();
    nodes
        .windows(2)
        .map(|pair| {
            let (from, to) = (graph[pair[0]].id, graph[pair[1]].id);
            (pair[0], pair[1], Way { transition: None, from, to, share: f64::NAN })
        })
        .collect()
}

impl Paths {
    /// Gives every way its share; ways without a stated one carry NaN until then.
    fn share_out(&mut self) {
        for node in self.graph.node_indices() {
            let mut edges: Vec<_> =
                self.graph.edges(node).map(|edge| (edge.id(), edge.weight().share)).collect();
            edges.sort_unstable_by_key(|(edge, _)| *edge);
            let open = edges.iter().filter(|(_, share)| share.is_nan()).count();
            let stated: f64 = edges.iter().map(|(_, share)| share).filter(|s| !s.is_nan()).sum();
            let rest = (1.0 - stated).max(0.0) / open.max(1) as f64;
            for (edge, share) in edges {
                self.graph[edge].share =
                    if share.is_nan() { rest } else { share / stated.max(1.0) };
            }
        }
    }

    fn ids(&self, nodes: impl Iterator<Item = NodeIndex>) -> Vec<ElementId> {
        nodes.map(|node| self.graph[node].id).collect()
    }

    /// Whether a way leads to (or from) this touchpoint from (or to) another.
    fn joined(&self, node: NodeIndex, direction: petgraph::Direction) -> bool {
        self.graph.neighbors_directed(node, direction).any(|other| other != node)
    }

    fn last(&self) -> Option<NodeIndex> {
        self.graph.node_indices().next_back()
    }

    fn is_start(&self, node: NodeIndex) -> bool {
        node.index() == 0
            || (self.graph[node].phase == Phase::PreService && !self.joined(node, Incoming))
    }

    fn is_end(&self, node: NodeIndex) -> bool {
        Some(node) == self.last()
            || (self.graph[node].phase == Phase::PostService && !self.joined(node, Outgoing))
    }

    fn start_nodes(&self) -> impl Iterator<Item = NodeIndex> {
        self.graph.node_indices().filter(|&node| self.is_start(node))
    }

    /// The touchpoints of the journey, in order.
    pub fn touchpoints(&self) -> Vec<ElementId> {
        self.ids(self.graph.node_indices())
    }

    /// Every way, by the places of its start and end in the journey.
    pub fn ways(&self) -> impl Iterator<Item = &Way> {
        self.graph.edge_weights()
    }

    /// Where the journey starts, in journey order.
    pub fn starts(&self) -> Vec<ElementId> {
        self.ids(self.start_nodes())
    }

    /// Where the journey ends, in journey order.
    pub fn ends(&self) -> Vec<ElementId> {
        self.ids(self.graph.node_indices().filter(|&node| self.is_end(node)))
    }

    /// Touchpoints without a way in where the journey does not start, in journey order.
    pub fn no_way_in(&self) -> Vec<ElementId> {
        let nodes = self.graph.node_indices();
        self.ids(nodes.filter(|&node| !self.is_start(node) && !self.joined(node, Incoming)))
    }

    /// Dead ends: touchpoints without a way on where the journey does not end, in journey order.
    pub fn dead_ends(&self) -> Vec<ElementId> {
        let nodes = self.graph.node_indices();
        self.ids(nodes.filter(|&node| !self.is_end(node) && !self.joined(node, Outgoing)))
    }

    /// Touchpoints that no way from a start leads to, in journey order. Those without a way in
    /// are among them.
    pub fn unreachable(&self) -> Vec<ElementId> {
        let reached = self.reached();
        self.ids(self.graph.node_indices().filter(|node| !reached[node.index()]))
    }

    /// Which nodes a way from a start leads to.
    fn reached(&self) -> Vec<bool> {
        let mut reached = vec![false; self.graph.node_count()];
        let mut walk = Dfs::empty(&self.graph);
        for start in self.start_nodes() {
            walk.move_to(start);
            while let Some(node) = walk.next(&self.graph) {
                reached[node.index()] = true;
            }
        }
        reached
    }

    /// The loops, by their first touchpoint in journey order: strongly connected components of
    /// more than one touchpoint, and touchpoints that lead to themselves.
    pub fn loops(&self) -> Vec<Loop> {
        let mut loops: Vec<Vec<NodeIndex>> = kosaraju_scc(&self.graph)
            .into_iter()
            .filter(|nodes| nodes.len() > 1 || self.graph.contains_edge(nodes[0], nodes[0]))
            .collect();
        let mut loop_of = vec![usize::MAX; self.graph.node_count()];
        for nodes in &mut loops {
            nodes.sort_unstable();
        }
        loops.sort_unstable();
        for (at, nodes) in loops.iter().enumerate() {
            for node in nodes {
                loop_of[node.index()] = at;
            }
        }
        let leaves = |node: &NodeIndex| {
            let home = loop_of[node.index()];
            let leads_out = |to: NodeIndex| loop_of[to.index()] != home;
            self.is_end(*node) || self.graph.neighbors(*node).any(leads_out)
        };
        loops
            .iter()
            .map(|nodes| Loop {
                touchpoints: self.ids(nodes.iter().copied()),
                has_exit: nodes.iter().any(leaves),
            })
            .collect()
    }

    /// The touchpoints from which ways lead on to different touchpoints, in journey order.
    pub fn branches(&self) -> Vec<Branch> {
        let branch = |node: NodeIndex| {
            let mut ways: Vec<(NodeIndex, Way)> =
                self.graph.edges(node).map(|edge| (edge.target(), *edge.weight())).collect();
            ways.sort_by(|(a_to, a), (b_to, b)| {
                b.share
                    .total_cmp(&a.share)
                    .then(a_to.cmp(b_to))
                    .then(a.transition.cmp(&b.transition))
            });
            let first = ways.first()?.0;
            ways.iter().any(|(to, _)| *to != first).then(|| Branch {
                touchpoint: self.graph[node].id,
                ways: ways.into_iter().map(|(_, way)| way).collect(),
            })
        };
        self.graph.node_indices().filter_map(branch).collect()
    }

    /// The ways on which clients have to change the channel: both ends state one, and not the
    /// same (spaces around it and capitals apart).
    pub fn channel_switches(&self) -> Vec<Way> {
        let other = |way: &&petgraph::graph::Edge<Way>| {
            let (from, to) = (&self.graph[way.source()].channel, &self.graph[way.target()].channel);
            !from.is_empty() && !to.is_empty() && from != to
        };
        self.graph.raw_edges().iter().filter(other).map(|edge| edge.weight).collect()
    }
}
