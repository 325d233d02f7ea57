//! A document from its parts as a file holds them: whatever breaks an invariant is mended or left
//! out, and every repair is reported.

use super::rules::AT_MOST_ONE;
use super::values::{bad_props, bad_question, bad_values, mend, mend_props};
use super::{
    BadCell, BadQuestion, BadValue, Broken, CellAnswers, CellKey, Document, Element, ElementId,
    ElementKind, Ext, Link, LinkKind, MapProps, OrderKey, Phase, Question, QuestionId, Rng,
    SetAside, Stage, allowed,
};
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences, NodeIndexable};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

impl Document {
    /// Builds a document from parts of unknown quality. Never fails: what breaks an invariant is
    /// mended or left out as its [`Broken`] says, and all of that is returned, in the order it
    /// was found. The document then passes [`Document::check`]. Takes n log n.
    pub fn from_parts(
        props: MapProps,
        elements: Vec<(ElementId, Arc<Element>)>,
        links: Vec<Link>,
        questions: Vec<(QuestionId, Question)>,
        cells: Vec<(CellKey, CellAnswers)>,
        set_aside: Vec<SetAside>,
        ext: Ext,
    ) -> (Self, Vec<Broken>) {
        let mut broken = Vec::new();
        let mut document = Self::new(good_props(props, &mut broken));
        document.set_aside = Arc::new(set_aside);
        document.ext = Arc::new(ext);
        document.add_elements(elements, links.len(), &mut broken);
        document.add_links(links, &mut broken);
        document.drop_loose(&mut broken);
        document.drop_clashing(&mut broken);
        document.house_homeless(&mut broken);
        document.add_questions(questions, &mut broken);
        document.add_cells(cells, &mut broken);
        debug_assert_eq!(document.check(), [], "after repairs {broken:?}");
        (document, broken)
    }

    fn add_elements(
        &mut self,
        elements: Vec<(ElementId, Arc<Element>)>,
        links: usize,
        broken: &mut Vec<Broken>,
    ) {
        let topology = Arc::make_mut(&mut self.topology);
        topology.graph = StableDiGraph::with_capacity(elements.len(), links);
        topology.node_of.reserve(elements.len());
        for (index, (id, mut element)) in elements.into_iter().enumerate() {
            if topology.node_of.contains_key(&id) {
                broken.push(Broken::DuplicateElement { id, index });
                continue;
            }
            let problems: Vec<BadValue> = bad_values(&element).collect();
            for &problem in &problems {
                broken.push(Broken::Value { id, problem });
                mend(Arc::make_mut(&mut element), problem);
            }
            if problems.contains(&BadValue::Picture) {
                continue;
            }
            let node = topology.add(id, element.kind());
            self.store.set(node.index(), Some(element));
        }
    }

    fn add_links(&mut self, mut links: Vec<Link>, broken: &mut Vec<Broken>) {
        links.sort_unstable();
        let topology = Arc::make_mut(&mut self.topology);
        // The link of each rule that a node has already.
        let mut taken = vec![Taken::default(); topology.graph.node_count()];
        let mut last = None;
        for link in links {
            let (Some(from), Some(to)) = (topology.node(link.from), topology.node(link.to)) else {
                broken.push(Broken::Dangling(link));
                continue;
            };
            let (from_kind, to_kind) = (topology.graph[from].1, topology.graph[to].1);
            let problem = if last == Some(link) {
                Some(Broken::DuplicateLink(link))
            } else if from == to {
                Some(Broken::SelfLink(link))
            } else if !allowed(link.kind, from_kind, to_kind) {
                Some(Broken::NotAllowed(link))
            } else {
                take(&mut taken, link, (from, from_kind), (to, to_kind))
            };
            last = Some(link);
            match problem {
                Some(problem) => broken.push(problem),
                None => drop(topology.graph.add_edge(from, to, link.kind)),
            }
        }
    }

    /// Drops transitions without both ends, and emotions and moments without a touchpoint.
    fn drop_loose(&mut self, broken: &mut Vec<Broken>) {
        let topology = &self.topology;
        let mut loose = Vec::new();
        for node in topology.graph.node_indices() {
            let (id, kind) = topology.graph[node];
            let needs = AT_MOST_ONE
                .iter()
                .filter(|rule| rule.of == kind && rule.needed && kind != ElementKind::Touchpoint)
                .find(|rule| topology.along(node, rule.kind, rule.direction).next().is_none());
            if let Some(rule) = needs {
                broken.push(Broken::Loose { id, kind, needs: rule.kind });
                loose.push(node);
            }
        }
        self.drop_nodes(&loose);
    }

    /// Drops second emotions of a touchpoint for one persona and journey.
    fn drop_clashing(&mut self, broken: &mut Vec<Broken>) {
        let mut clashing = Vec::new();
        for &node in self.topology.of_kind(ElementKind::Touchpoint) {
            let touchpoint = self.topology.id(node);
            for (first, emotion) in self.clashing_emotions(node) {
                broken.push(Broken::SecondEmotion { touchpoint, first, emotion });
                clashing.extend(self.topology.node(emotion));
            }
        }
        self.drop_nodes(&clashing);
    }

    /// Leaves nodes out by building the graph anew in one pass: taking thousands of links off one
    /// busy node one by one would be slow.
    fn drop_nodes(&mut self, nodes: &[NodeIndex]) {
        if nodes.is_empty() {
            return;
        }
        let old = std::mem::take(&mut self.topology);
        let elements = std::mem::take(&mut self.store);
        let mut place: Vec<Option<NodeIndex>> = vec![None; old.graph.node_bound()];
        let mut gone = vec![false; place.len()];
        for node in nodes {
            gone[node.index()] = true;
        }
        let topology = Arc::make_mut(&mut self.topology);
        for node in old.graph.node_indices().filter(|node| !gone[node.index()]) {
            let (id, kind) = old.graph[node];
            let new = topology.add(id, kind);
            self.store.set(new.index(), elements.get(node.index()).cloned());
            place[node.index()] = Some(new);
        }
        for edge in (&old.graph).edge_references() {
            if let (Some(from), Some(to)) =
                (place[edge.source().index()], place[edge.target().index()])
            {
                topology.graph.add_edge(from, to, *edge.weight());
            }
        }
    }

    /// Puts touchpoints that stand in no stage into a new unnamed one behind all others of the
    /// service: they stay on the map, and in sight.
    fn house_homeless(&mut self, broken: &mut Vec<Broken>) {
        let topology = &*self.topology;
        let stands = |node| topology.along(node, LinkKind::Contains, Incoming).next().is_some();
        let touchpoints = topology.of_kind(ElementKind::Touchpoint).iter();
        let mut homeless: Vec<(ElementId, NodeIndex)> = touchpoints
            .filter(|&&node| !stands(node))
            .map(|&node| (topology.id(node), node))
            .collect();
        homeless.sort_unstable();
        let Some(&(first, _)) = homeless.first() else { return };
        // The same file always gets the same stage.
        let mut rng = Rng::seeded(first.bits());
        let stage = std::iter::repeat_with(|| ElementId::random(&mut rng))
            .find(|&id| !self.contains(id))
            .unwrap_or(first);
        let last = self.stages().into_iter().rev().find_map(|id| {
            let element = self.element(id)?;
            (element.content.as_stage()?.phase == Phase::Service).then(|| element.order.clone())
        });
        let order = OrderKey::between(last.as_ref(), None, &mut rng);
        let content = Stage { name: String::new(), phase: Phase::Service };
        let topology = Arc::make_mut(&mut self.topology);
        let node = topology.add(stage, ElementKind::Stage);
        self.store.set(node.index(), Some(Arc::new(Element::new(order, content))));
        for (touchpoint, at) in homeless {
            topology.graph.add_edge(node, at, LinkKind::Contains);
            broken.push(Broken::NoStage { touchpoint, put_in: Some(stage) });
        }
    }

    fn add_questions(&mut self, list: Vec<(QuestionId, Question)>, broken: &mut Vec<Broken>) {
        let questions = Arc::make_mut(&mut self.questions);
        for (id, mut question) in list {
            let problem = bad_question(&id, &question)
                .or_else(|| questions.contains_key(&id).then_some(BadQuestion::Duplicate));
            if let Some(problem) = problem {
                broken.push(Broken::Question { id: id.clone(), problem });
            }
            match problem {
                None => drop(questions.insert(id, question)),
                Some(BadQuestion::Nul) if !questions.contains_key(&id) => {
                    question.text.retain(|letter| letter != '\0');
                    questions.insert(id, question);
                }
                Some(_) => {}
            }
        }
    }

    fn add_cells(&mut self, list: Vec<(CellKey, CellAnswers)>, broken: &mut Vec<Broken>) {
        let mut cells: BTreeMap<ElementId, BTreeMap<CellKey, CellAnswers>> = BTreeMap::new();
        for (key, answers) in list {
            if let Some(problem) = self.bad_cell(&key, &answers) {
                broken.push(Broken::Cell { key, problem });
                continue;
            }
            match cells.entry(key.touchpoint).or_default().entry(key) {
                Entry::Vacant(place) => drop(place.insert(answers)),
                Entry::Occupied(place) => {
                    let (key, problem) = (place.key().clone(), BadCell::Duplicate);
                    broken.push(Broken::Cell { key, problem });
                }
            }
        }
        self.cells = Arc::new(cells.into_iter().map(|(id, cells)| (id, Arc::new(cells))).collect());
    }
}

fn good_props(mut props: MapProps, broken: &mut Vec<Broken>) -> MapProps {
    let problems: Vec<BadValue> = bad_props(&props).collect();
    if !problems.is_empty() {
        mend_props(&mut props);
        broken.extend(problems.into_iter().map(Broken::Props));
    }
    props
}

type Taken = [Option<Link>; AT_MOST_ONE.len()];

/// Takes the places of a link under every rule it falls under, or says what is in its way.
fn take(
    taken: &mut [Taken],
    link: Link,
    from: (NodeIndex, ElementKind),
    to: (NodeIndex, ElementKind),
) -> Option<Broken> {
    let places = || {
        AT_MOST_ONE.iter().enumerate().filter_map(move |(at, rule)| {
            let (node, kind) = if rule.direction == Outgoing { from } else { to };
            (rule.kind == link.kind && rule.of == kind).then_some((node.index(), at))
        })
    };
    if let Some(first) = places().find_map(|(node, at)| taken[node][at]) {
        return Some(Broken::Second { link, first });
    }
    places().for_each(|(node, at)| taken[node][at] = Some(link));
    None
}
