//! The invariants of a map, checked: around a few elements after an edit, everywhere on demand.

use super::document::Topology;
use super::rules::AT_MOST_ONE;
use super::values::{bad_cell, bad_props, bad_question, bad_values};
use super::{Broken, Document, ElementId, ElementKind, Journey, Link, LinkKind, allowed};
use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::EdgeRef;

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
        for &kind in ElementKind::ALL {
            let of_kind = topology.of_kind(kind).iter();
            let wrong = |node: &NodeIndex| {
                topology.graph.node_weight(*node).filter(|(_, is)| *is != kind).map(|(id, _)| *id)
            };
            found.extend(of_kind.filter_map(wrong).map(Broken::Index));
        }
        let listed = ElementKind::ALL.iter().map(|&kind| topology.of_kind(kind).len());
        if listed.sum::<usize>() != topology.graph.node_count() {
            found.extend(topology.graph.node_weights().next().map(|(id, _)| Broken::Index(*id)));
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
        let mut links = Vec::with_capacity(4);
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
            let ids = self.topology.along(node, rule.kind, rule.direction);
            let mut ids = ids.map(|other| self.topology.id(other));
            let (one, more) = (ids.next(), ids.next());
            if one.is_some() && more.is_none() {
                continue;
            }
            let mut others: Vec<ElementId> = one.into_iter().chain(more).chain(ids).collect();
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
        let homeless = self.homeless_conflicts();
        found.extend(homeless.map(|key| Broken::Conflict(Box::new(key.clone()))));
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

#[cfg(test)]
mod tests {
    //! The checker itself, on documents that no edit can make: broken from within.

    use super::super::*;
    use super::Topology;
    use crate::scores::{Answers, Histogram, Metric};
    use std::collections::BTreeMap;
    use std::sync::Arc;

    const fn id(bits: u64) -> ElementId {
        ElementId::from_bits(bits)
    }

    /// A document of these elements and links, whatever is wrong with them.
    fn raw(elements: &[(u64, Content)], links: &[(LinkKind, u64, u64)]) -> Document {
        let mut document = Document::new(MapProps::new("", Language::English));
        let mut rng = Rng::seeded(1);
        let topology = Arc::make_mut(&mut document.topology);
        for (bits, content) in elements {
            let order = OrderKey::between(None, None, &mut rng);
            let node = topology.add(id(*bits), content.kind());
            let element = Element::new(order, content.clone());
            document.store.set(node.index(), Some(Arc::new(element)));
        }
        for &(kind, from, to) in links {
            let node = |topology: &Topology, bits| topology.node_of[&id(bits)];
            let (from, to) = (node(topology, from), node(topology, to));
            topology.graph.add_edge(from, to, kind);
        }
        document
    }

    fn stage() -> Content {
        Stage { name: String::new(), phase: Phase::Service }.into()
    }

    fn touchpoint() -> Content {
        Touchpoint::named("").into()
    }

    fn emotion() -> Content {
        let (valence, journey) = (Valence::Good, Journey::AsIs);
        Emotion { valence, word: String::new(), quote: String::new(), journey }.into()
    }

    fn moment() -> Content {
        Moment { why: String::new(), kind: None }.into()
    }

    fn transition(share: Option<f64>) -> Content {
        Transition { label: String::new(), share, presence: Presence::Both }.into()
    }

    /// What is broken, as text.
    fn found(document: &Document) -> Vec<String> {
        document.check().iter().map(ToString::to_string).collect()
    }

    use LinkKind as L;

    #[test]
    fn a_sound_document_passes() {
        let links = [
            (L::Contains, 1, 2),
            (L::Leaves, 2, 3),
            (L::Arrives, 3, 2),
            (L::Feels, 2, 4),
            (L::Marks, 5, 2),
        ];
        let elements = [
            (1, stage()),
            (2, touchpoint()),
            (3, transition(Some(1.0))),
            (4, emotion()),
            (5, moment()),
        ];
        assert_eq!(raw(&elements, &links).check(), []);
    }

    #[test]
    fn missing_and_second_links_are_found() {
        let elements =
            [(1, stage()), (2, touchpoint()), (3, transition(None)), (4, emotion()), (5, moment())];
        let alone = raw(&elements, &[]).check();
        let loose = |bits, kind, needs| Broken::Loose { id: id(bits), kind, needs };
        assert_eq!(
            alone,
            [
                Broken::NoStage { touchpoint: id(2), put_in: None },
                loose(3, ElementKind::Transition, L::Leaves),
                loose(3, ElementKind::Transition, L::Arrives),
                loose(4, ElementKind::Emotion, L::Feels),
                loose(5, ElementKind::Moment, L::Marks),
            ]
        );
        let link = |kind, from, to| Link::new(kind, id(from), id(to));
        let second = |kind, (a, b), (c, d)| Broken::Second {
            link: link(kind, c, d),
            first: link(kind, a, b),
        };
        let twice = [(L::Contains, 1, 2), (L::Contains, 6, 2), (L::Marks, 5, 2), (L::Marks, 7, 2)];
        let elements =
            [(1, stage()), (2, touchpoint()), (6, stage()), (5, moment()), (7, moment())];
        assert_eq!(
            raw(&elements, &twice).check(),
            [second(L::Contains, (1, 2), (6, 2)), second(L::Marks, (5, 2), (7, 2))]
        );
    }

    #[test]
    fn links_that_may_not_be_are_found() {
        let elements = [(1, stage()), (2, touchpoint())];
        let link = |kind, from, to| Link::new(kind, id(from), id(to));
        let document =
            raw(&elements, &[(L::Contains, 1, 2), (L::Contains, 1, 2), (L::Feels, 2, 1)]);
        let broken = document.check();
        assert!(broken.contains(&Broken::DuplicateLink(link(L::Contains, 1, 2))), "{broken:?}");
        assert!(broken.contains(&Broken::NotAllowed(link(L::Feels, 2, 1))), "{broken:?}");
        let document = raw(&elements, &[(L::Contains, 1, 2), (L::Contains, 1, 1)]);
        assert_eq!(document.check(), [Broken::SelfLink(link(L::Contains, 1, 1))]);
    }

    #[test]
    fn a_second_emotion_for_everybody_is_found() {
        let elements = [(1, stage()), (2, touchpoint()), (4, emotion()), (3, emotion())];
        let links = [(L::Contains, 1, 2), (L::Feels, 2, 4), (L::Feels, 2, 3)];
        let (touchpoint, first, emotion) = (id(2), id(3), id(4));
        let broken = Broken::SecondEmotion { touchpoint, first, emotion };
        assert_eq!(raw(&elements, &links).check(), [broken]);
    }

    #[test]
    fn bad_values_are_found() {
        let date = Some(Date { year: 2023, month: 2, day: 29 });
        let text = String::new;
        let evidence = Evidence {
            text: text(),
            kind: EvidenceKind::Survey,
            source: text(),
            date,
            link: text(),
        };
        let indicator = Indicator {
            name: text(),
            layer: Layer::Cx,
            value: Some(f64::NAN),
            unit: text(),
            target: Some(f64::INFINITY),
            data_source: text(),
            history: Vec::new(),
        };
        let bytes = vec![0; EncodedImage::MAX_BYTES + 1].into();
        let image = EncodedImage { encoding: ImageEncoding::Png, width: 1, height: 1, bytes };
        let elements = [
            (1, Barrier { text: text(), severity: Some(0), votes: MOST_VOTES + 1 }.into()),
            (2, evidence.into()),
            (3, indicator.into()),
            (4, Picture { caption: text(), image }.into()),
            (5, Driver { text: "a\0b".into() }.into()),
        ];
        let mut document = raw(&elements, &[]);
        Arc::make_mut(&mut document.props).targets.insert(Metric::Csi, f64::NAN);
        let value = |bits, problem| Broken::Value { id: id(bits), problem };
        assert_eq!(
            document.check(),
            [
                Broken::Props(BadValue::MetricTarget),
                value(1, BadValue::Severity),
                value(1, BadValue::Votes),
                value(2, BadValue::Date),
                value(3, BadValue::IndicatorValue),
                value(3, BadValue::IndicatorTarget),
                value(4, BadValue::Picture),
                value(5, BadValue::Nul),
            ]
        );
        for share in [f64::NAN, -0.01, 1.01] {
            let links = [(L::Contains, 9, 8), (L::Leaves, 8, 7), (L::Arrives, 7, 8)];
            let document =
                raw(&[(7, transition(Some(share))), (8, touchpoint()), (9, stage())], &links);
            assert_eq!(document.check(), [value(7, BadValue::Share)]);
        }
    }

    #[test]
    fn bad_cells_and_questions_are_found() {
        let mut document = raw(&[(1, stage()), (2, touchpoint())], &[(L::Contains, 1, 2)]);
        let key = |touchpoint, question: &str| CellKey {
            touchpoint: id(touchpoint),
            question: question.into(),
            period: None,
            segments: Vec::new(),
            import: "".into(),
        };
        let mut cell = |key: CellKey, lowest, counts| {
            let answers = Arc::new(Answers::One(Histogram::new(lowest, counts)));
            let cells = BTreeMap::from([(key.clone(), answers)]);
            let metric = Metric::Csat;
            let questions =
                ["q", "Q?"].map(|id| (id.into(), Question { text: String::new(), metric }));
            document.questions = Arc::new(questions.into_iter().collect());
            document.cells = Arc::new(BTreeMap::from([(key.touchpoint, Arc::new(cells))]));
            let broken = document.check();
            assert!(matches!(&broken[0], Broken::Question { problem: BadQuestion::Key, .. }));
            match &broken[1..] {
                [] => None,
                [Broken::Cell { problem, .. }] => Some(*problem),
                more => panic!("{more:?}"),
            }
        };
        assert_eq!(cell(key(2, "q"), 1, vec![0, 1, 2, 3, 4]), None);
        assert_eq!(cell(key(2, "q"), 1, vec![0; 6]), Some(BadCell::Scale));
        assert_eq!(cell(key(2, "q"), 0, vec![0; 5]), Some(BadCell::Scale));
        assert_eq!(cell(key(2, "q"), 1, Vec::new()), Some(BadCell::Scale));
        assert_eq!(cell(key(2, "q"), 1, vec![u64::MAX, 1]), Some(BadCell::TooMany));
        assert_eq!(cell(key(2, "other"), 1, vec![1]), Some(BadCell::NoQuestion));
        assert_eq!(cell(key(1, "q"), 1, vec![1]), Some(BadCell::NoTouchpoint));
        assert_eq!(cell(key(3, "q"), 1, vec![1]), Some(BadCell::NoTouchpoint));
        let period = Some(Month { year: 2026, month: 0 });
        assert_eq!(cell(CellKey { period, ..key(2, "q") }, 1, vec![1]), Some(BadCell::Month));
        let segment = |column: &str| SegmentValue { column: column.into(), value: "".into() };
        for columns in [&["b", "a"][..], &["a", "a"], &["a", "b", "c", "d"], &[""]] {
            let segments = columns.iter().map(|column| segment(column)).collect();
            let key = CellKey { segments, ..key(2, "q") };
            assert_eq!(cell(key, 1, vec![1]), Some(BadCell::Segments));
        }
        let import = "\0".into();
        assert_eq!(cell(CellKey { import, ..key(2, "q") }, 1, vec![1]), Some(BadCell::Nul));
    }

    #[test]
    fn a_lost_index_is_found() {
        let mut document = raw(&[(1, stage()), (2, stage())], &[]);
        let topology = Arc::make_mut(&mut document.topology);
        let node = topology.node_of[&id(1)];
        topology.node_of.insert(id(2), node);
        assert!(found(&document).contains(&format!("the index of {} is wrong", id(2))));
    }
}
