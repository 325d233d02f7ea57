//! The invariants of a map, checked: around a few elements after an edit, everywhere on demand.

use super::document::Topology;
use super::values::{bad_cell, bad_props, bad_question, bad_values};
use super::{Broken, Document, ElementId, ElementKind, Journey, Link, LinkKind, allowed};
use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::EdgeRef;

/// How many links of a kind an element must or may have.
pub(super) struct Rule {
    /// Whose links are counted.
    pub(super) of: ElementKind,
    /// Which links.
    pub(super) kind: LinkKind,
    /// On which side.
    pub(super) direction: Direction,
    /// Whether there must be one.
    pub(super) needed: bool,
}

const fn rule(of: ElementKind, kind: LinkKind, direction: Direction, needed: bool) -> Rule {
    Rule { of, kind, direction, needed }
}

/// Everything of which there may be only one.
pub(super) const AT_MOST_ONE: [Rule; 7] = [
    rule(ElementKind::Touchpoint, LinkKind::Contains, Direction::Incoming, true),
    rule(ElementKind::Touchpoint, LinkKind::Marks, Direction::Incoming, false),
    rule(ElementKind::Transition, LinkKind::Leaves, Direction::Incoming, true),
    rule(ElementKind::Transition, LinkKind::Arrives, Direction::Outgoing, true),
    rule(ElementKind::Emotion, LinkKind::Feels, Direction::Incoming, true),
    rule(ElementKind::Emotion, LinkKind::Of, Direction::Outgoing, false),
    rule(ElementKind::Moment, LinkKind::Marks, Direction::Outgoing, true),
];

impl Document {
    /// Every broken invariant; empty for every document that [`Document::apply`] and
    /// [`Document::from_parts`] made. Linear in the size of the map.
    pub fn check(&self) -> Vec<Broken> {
        let mut found: Vec<Broken> = bad_props(&self.props).map(Broken::Props).collect();
        self.check_index(&mut found);
        for node in self.topology.graph.node_indices() {
            self.check_values(node, &mut found);
            self.check_links(node, &mut found);
            self.check_counts(node, &mut found);
        }
        self.check_surveys(&mut found);
        found
    }

    /// What is broken at these elements or at those whose invariants depend on them.
    pub(super) fn broken_at(&self, ids: &[ElementId]) -> Option<Broken> {
        let mut nodes: Vec<NodeIndex> =
            ids.iter().filter_map(|&id| self.topology.node(id)).collect();
        for at in 0..nodes.len() {
            // An emotion's clash with another shows at their touchpoint.
            nodes.extend(self.topology.along(nodes[at], LinkKind::Feels, Direction::Incoming));
        }
        nodes.sort_unstable();
        nodes.dedup();
        let mut found = Vec::new();
        for node in nodes {
            self.check_counts(node, &mut found);
            if let Some(first) = found.into_iter().next() {
                return Some(first);
            }
            found = Vec::new();
        }
        None
    }

    /// The look-up table, the graph and the store name the same elements.
    fn check_index(&self, found: &mut Vec<Broken>) {
        let topology = &*self.topology;
        for node in topology.graph.node_indices() {
            let (id, kind) = topology.graph[node];
            let known = topology.node(id) == Some(node);
            if !known || self.at(node).is_none_or(|element| element.kind() != kind) {
                found.push(Broken::Index(id));
            }
        }
        if topology.graph.node_count() != topology.node_of.len() {
            let lost =
                topology.node_of.iter().find(|(_, node)| !topology.graph.contains_node(**node));
            found.extend(lost.map(|(id, _)| Broken::Index(*id)));
        }
    }

    fn check_values(&self, node: NodeIndex, found: &mut Vec<Broken>) {
        let id = self.topology.id(node);
        let element = self.at(node).into_iter();
        found.extend(
            element
                .flat_map(|element| bad_values(element))
                .map(|problem| Broken::Value { id, problem }),
        );
    }

    /// The links that leave a node: allowed, to others, each once.
    fn check_links(&self, node: NodeIndex, found: &mut Vec<Broken>) {
        let graph = &self.topology.graph;
        let (from, from_kind) = graph[node];
        let mut links = Vec::new();
        for edge in graph.edges_directed(node, Direction::Outgoing) {
            let (to, to_kind) = graph[edge.target()];
            let link = Link::new(*edge.weight(), from, to);
            if from == to {
                found.push(Broken::SelfLink(link));
            } else if !allowed(link.kind, from_kind, to_kind) {
                found.push(Broken::NotAllowed(link));
            }
            links.push(link);
        }
        links.sort_unstable();
        let twice = links.windows(2).filter(|pair| pair[0] == pair[1]);
        found.extend(twice.map(|pair| Broken::DuplicateLink(pair[0])));
    }

    /// The links of which a node must or may have one, and a touchpoint's emotions.
    fn check_counts(&self, node: NodeIndex, found: &mut Vec<Broken>) {
        let (id, kind) = self.topology.graph[node];
        for rule in AT_MOST_ONE.iter().filter(|rule| rule.of == kind) {
            let mut others: Vec<ElementId> = self
                .topology
                .along(node, rule.kind, rule.direction)
                .map(|other| self.topology.id(other))
                .collect();
            others.sort_unstable();
            let link = |other| match rule.direction {
                Direction::Outgoing => Link::new(rule.kind, id, other),
                Direction::Incoming => Link::new(rule.kind, other, id),
            };
            if let Some((&first, rest)) = others.split_first() {
                let second = |&other| Broken::Second { link: link(other), first: link(first) };
                found.extend(rest.iter().map(second));
            } else if rule.needed && kind == ElementKind::Touchpoint {
                found.push(Broken::NoStage { touchpoint: id, put_in: None });
            } else if rule.needed {
                found.push(Broken::Loose { id, kind, needs: rule.kind });
            }
        }
        if kind == ElementKind::Touchpoint {
            let clashes = self.clashing_emotions(node);
            found.extend(clashes.into_iter().map(|(first, emotion)| Broken::SecondEmotion {
                touchpoint: id,
                first,
                emotion,
            }));
        }
    }

    /// Emotions of a touchpoint for a persona and journey that has one already, each after the
    /// one with the smallest id.
    pub(super) fn clashing_emotions(&self, touchpoint: NodeIndex) -> Vec<(ElementId, ElementId)> {
        let topology = &*self.topology;
        let mut felt: Vec<_> = topology
            .along(touchpoint, LinkKind::Feels, Direction::Outgoing)
            .filter_map(|emotion| {
                let journey = self.at(emotion)?.content.as_emotion()?.journey;
                Some((journey, persona_of(topology, emotion), topology.id(emotion)))
            })
            .collect();
        felt.sort_unstable();
        let mut clashes = Vec::new();
        let mut first: Option<(Journey, Option<ElementId>, ElementId)> = None;
        for (journey, persona, emotion) in felt {
            match first {
                Some((j, p, kept)) if (j, p) == (journey, persona) => clashes.push((kept, emotion)),
                _ => first = Some((journey, persona, emotion)),
            }
        }
        clashes
    }

    fn check_surveys(&self, found: &mut Vec<Broken>) {
        for (id, question) in self.questions.iter() {
            let problem = bad_question(id, question);
            found.extend(problem.map(|problem| Broken::Question { id: id.clone(), problem }));
        }
        for (key, answers) in self.cells() {
            let problem = self.bad_cell(key, answers);
            found.extend(problem.map(|problem| Broken::Cell { key: key.clone(), problem }));
        }
    }

    /// What is wrong with a cell on this map.
    pub(super) fn bad_cell(
        &self,
        key: &super::CellKey,
        answers: &super::CellAnswers,
    ) -> Option<super::BadCell> {
        let metric = self.questions.get(&key.question).map(|question| question.metric);
        let is_touchpoint = self.kind(key.touchpoint) == Some(ElementKind::Touchpoint);
        bad_cell(key, answers, is_touchpoint, metric)
    }
}

/// The persona of an emotion with the smallest id, `None` = everybody.
pub(super) fn persona_of(topology: &Topology, emotion: NodeIndex) -> Option<ElementId> {
    topology
        .along(emotion, LinkKind::Of, Direction::Outgoing)
        .map(|persona| topology.id(persona))
        .min()
}
