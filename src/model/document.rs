//! The document: a petgraph graph of elements and links, the surveys, and the map's properties.

use super::{
    CellAnswers, CellKey, Element, ElementId, ElementKind, Ext, Link, LinkKind, MapProps, Question,
    QuestionId,
};
use petgraph::Direction;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// Ids are random bits already: they are their own hash.
#[derive(Default, Clone)]
pub(super) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, bits: u64) {
        self.0 ^= bits;
    }
}

/// A map from ids that costs one multiplication less per look-up.
pub(super) type IdMap<V> = HashMap<ElementId, V, BuildHasherDefault<IdHasher>>;

/// Something found in the file that this version could not understand, kept word for word.
#[derive(Debug, Clone, PartialEq)]
pub struct SetAside {
    /// The list of the file it stood in.
    pub list: Arc<str>,
    /// Its text exactly as it stood.
    pub text: Arc<str>,
}

/// A journey map. Cheap to clone: elements, cells and properties are shared.
///
/// The graph is private: petgraph's indices never leave `model`.
#[derive(Clone)]
pub struct Document {
    pub(super) graph: StableDiGraph<(ElementId, Arc<Element>), LinkKind>,
    pub(super) node_of: IdMap<NodeIndex>,
    pub(super) props: Arc<MapProps>,
    pub(super) questions: Arc<BTreeMap<QuestionId, Question>>,
    pub(super) cells: Arc<BTreeMap<CellKey, CellAnswers>>,
    pub(super) set_aside: Arc<Vec<SetAside>>,
    pub(super) ext: Arc<Ext>,
}

impl Document {
    /// An empty map with these properties.
    pub fn new(props: MapProps) -> Self {
        Self {
            graph: StableDiGraph::default(),
            node_of: IdMap::default(),
            props: Arc::new(props),
            questions: Arc::default(),
            cells: Arc::default(),
            set_aside: Arc::default(),
            ext: Arc::default(),
        }
    }

    /// Properties of the map as a whole.
    pub fn props(&self) -> &MapProps {
        &self.props
    }

    /// How many elements there are.
    pub fn len(&self) -> usize {
        self.node_of.len()
    }

    /// Whether there is no element at all.
    pub fn is_empty(&self) -> bool {
        self.node_of.is_empty()
    }

    /// Whether an element has this id.
    pub fn contains(&self, id: ElementId) -> bool {
        self.node_of.contains_key(&id)
    }

    /// The element with this id.
    pub fn element(&self, id: ElementId) -> Option<&Arc<Element>> {
        let node = *self.node_of.get(&id)?;
        self.graph.node_weight(node).map(|(_, element)| element)
    }

    /// The kind of the element with this id.
    pub fn kind(&self, id: ElementId) -> Option<ElementKind> {
        self.element(id).map(|element| element.kind())
    }

    /// Every element, in no particular order. For ordered lists see [`Self::of_kind`].
    pub fn elements(&self) -> impl Iterator<Item = (ElementId, &Arc<Element>)> {
        self.graph.node_weights().map(|(id, element)| (*id, element))
    }

    /// The elements of one kind, by order key, then id.
    pub fn of_kind(&self, kind: ElementKind) -> Vec<ElementId> {
        let mut found: Vec<_> =
            self.elements().filter(|(_, element)| element.kind() == kind).collect();
        found.sort_by(|(a_id, a), (b_id, b)| (&a.order, a_id).cmp(&(&b.order, b_id)));
        found.into_iter().map(|(id, _)| id).collect()
    }

    /// Every link, sorted by kind, start and end.
    pub fn links(&self) -> Vec<Link> {
        let mut links: Vec<Link> = (&self.graph)
            .edge_references()
            .filter_map(|edge| {
                let from = self.graph.node_weight(edge.source())?.0;
                let to = self.graph.node_weight(edge.target())?.0;
                Some(Link::new(*edge.weight(), from, to))
            })
            .collect();
        links.sort_unstable();
        links
    }

    /// Whether this link exists.
    pub fn has_link(&self, link: Link) -> bool {
        match (self.node_of.get(&link.from), self.node_of.get(&link.to)) {
            (Some(&from), Some(&to)) => {
                self.graph.edges_connecting(from, to).any(|edge| *edge.weight() == link.kind)
            }
            _ => false,
        }
    }

    /// The elements `id` points at with links of `kind`, by order key, then id.
    pub fn targets(&self, id: ElementId, kind: LinkKind) -> Vec<ElementId> {
        self.neighbours(id, kind, Direction::Outgoing)
    }

    /// The elements that point at `id` with links of `kind`, by order key, then id.
    pub fn sources(&self, id: ElementId, kind: LinkKind) -> Vec<ElementId> {
        self.neighbours(id, kind, Direction::Incoming)
    }

    /// The one element `id` points at with a link of `kind`; the first where there are several.
    pub fn target(&self, id: ElementId, kind: LinkKind) -> Option<ElementId> {
        self.targets(id, kind).first().copied()
    }

    /// The one element that points at `id` with a link of `kind`; the first where several do.
    pub fn source(&self, id: ElementId, kind: LinkKind) -> Option<ElementId> {
        self.sources(id, kind).first().copied()
    }

    fn neighbours(&self, id: ElementId, kind: LinkKind, direction: Direction) -> Vec<ElementId> {
        let Some(&node) = self.node_of.get(&id) else { return Vec::new() };
        let mut found: Vec<_> = self
            .graph
            .edges_directed(node, direction)
            .filter(|edge| *edge.weight() == kind)
            .filter_map(|edge| {
                let other = match direction {
                    Direction::Outgoing => edge.target(),
                    Direction::Incoming => edge.source(),
                };
                self.graph.node_weight(other)
            })
            .collect();
        if found.len() > 1 {
            found.sort_by(|(a_id, a), (b_id, b)| (&a.order, a_id).cmp(&(&b.order, b_id)));
        }
        found.into_iter().map(|(id, _)| *id).collect()
    }

    /// The stages in journey order: by phase, order key, id.
    pub fn stages(&self) -> Vec<ElementId> {
        let mut found: Vec<_> = self
            .elements()
            .filter_map(|(id, element)| {
                element.content.as_stage().map(|stage| (stage.phase, &element.order, id))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, _, id)| id).collect()
    }

    /// The touchpoints in journey order: stage by stage.
    pub fn journey(&self) -> Vec<ElementId> {
        self.stages()
            .into_iter()
            .flat_map(|stage| self.targets(stage, LinkKind::Contains))
            .collect()
    }

    /// The questions clients were asked, by key.
    pub fn questions(&self) -> &BTreeMap<QuestionId, Question> {
        &self.questions
    }

    /// The cells of answers, by key: a touchpoint's cells stand together.
    pub fn cells(&self) -> &BTreeMap<CellKey, CellAnswers> {
        &self.cells
    }

    /// The cells of one touchpoint.
    pub fn cells_of(
        &self,
        touchpoint: ElementId,
    ) -> impl Iterator<Item = (&CellKey, &CellAnswers)> {
        let first = CellKey {
            touchpoint,
            question: "".into(),
            period: None,
            segments: Vec::new(),
            import: "".into(),
        };
        self.cells.range(first..).take_while(move |(key, _)| key.touchpoint == touchpoint)
    }

    /// What the file held that this version could not understand.
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// Unknown top-level fields of the file.
    pub fn ext(&self) -> &Ext {
        &self.ext
    }
}

impl PartialEq for Document {
    /// Equal when files would be: same elements, links, surveys and properties, in whatever order
    /// they were added.
    fn eq(&self, other: &Self) -> bool {
        self.props == other.props
            && self.questions == other.questions
            && self.cells == other.cells
            && self.set_aside == other.set_aside
            && self.ext == other.ext
            && self.len() == other.len()
            && self.elements().all(|(id, element)| other.element(id) == Some(element))
            && self.links() == other.links()
    }
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({:?}, {} elements)", self.props.title, self.len())
    }
}
