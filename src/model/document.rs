//! The document: a petgraph graph of elements and links, the surveys, and the map's properties.

use super::store::Store;
use super::{
    CellAnswers, CellKey, Cells, Conflict, ConflictKey, Element, ElementId, ElementKind, Ext, Link,
    LinkKind, MapProps, Question, QuestionId,
};
use petgraph::Direction;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

/// Hashes ids with one multiplication, under a key drawn anew for every map, so that no file can
/// be made whose ids all meet in one bucket.
#[derive(Debug, Clone)]
pub struct IdHash(u64);

impl Default for IdHash {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0_u8))
    }
}

impl BuildHasher for IdHash {
    type Hasher = IdHasher;
    fn build_hasher(&self) -> IdHasher {
        IdHasher(self.0)
    }
}

/// See [`IdHash`].
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }
    fn write_u64(&mut self, bits: u64) {
        let product = u128::from(self.0 ^ bits) * 0x9E37_79B9_7F4A_7C15;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }
}

/// A map from ids. Never iterated: its order is not the same twice.
pub type IdMap<V> = HashMap<ElementId, V, IdHash>;

/// The cells of the touchpoints that have any.
pub(super) type CellMap = BTreeMap<ElementId, Arc<BTreeMap<CellKey, CellAnswers>>>;

/// Which elements there are and how they are linked, without their fields: shared between copies
/// until one is added, removed or linked.
#[derive(Clone, Default)]
pub(super) struct Topology {
    pub(super) graph: StableDiGraph<(ElementId, ElementKind), LinkKind>,
    pub(super) node_of: IdMap<NodeIndex>,
    /// The nodes of each kind, in no particular order.
    of_kind: [Vec<NodeIndex>; ElementKind::ALL.len()],
}

impl Topology {
    /// Adds an element that is not there yet.
    pub(super) fn add(&mut self, id: ElementId, kind: ElementKind) -> NodeIndex {
        let node = self.graph.add_node((id, kind));
        self.node_of.insert(id, node);
        self.of_kind[kind as usize].push(node);
        node
    }

    /// Takes an element away with its links.
    pub(super) fn remove(&mut self, node: NodeIndex) {
        let Some((id, kind)) = self.graph.remove_node(node) else { return };
        self.node_of.remove(&id);
        let list = &mut self.of_kind[kind as usize];
        // Those added last are taken away the most.
        if let Some(at) = list.iter().rposition(|&other| other == node) {
            list.swap_remove(at);
        }
    }

    /// The nodes of one kind, in no particular order.
    pub(super) fn of_kind(&self, kind: ElementKind) -> &[NodeIndex] {
        &self.of_kind[kind as usize]
    }

    /// The node of an element.
    pub(super) fn node(&self, id: ElementId) -> Option<NodeIndex> {
        self.node_of.get(&id).copied()
    }

    /// The element at an end of a link or elsewhere in the graph.
    pub(super) fn id(&self, node: NodeIndex) -> ElementId {
        self.graph[node].0
    }

    /// The nodes at the other end of links of `kind`.
    pub(super) fn along(
        &self,
        node: NodeIndex,
        kind: LinkKind,
        direction: Direction,
    ) -> impl Iterator<Item = NodeIndex> {
        self.graph.edges_directed(node, direction).filter(move |edge| *edge.weight() == kind).map(
            move |edge| match direction {
                Direction::Outgoing => edge.target(),
                Direction::Incoming => edge.source(),
            },
        )
    }

    /// The edge of a link. Looks from both ends at once, so that one busy end costs nothing.
    pub(super) fn edge(&self, link: Link) -> Option<petgraph::stable_graph::EdgeIndex> {
        let (from, to) = (self.node(link.from)?, self.node(link.to)?);
        let mut leaving = self.graph.edges_directed(from, Direction::Outgoing);
        let mut arriving = self.graph.edges_directed(to, Direction::Incoming);
        loop {
            let edge = leaving.next()?;
            if edge.target() == to && *edge.weight() == link.kind {
                return Some(edge.id());
            }
            let edge = arriving.next()?;
            if edge.source() == from && *edge.weight() == link.kind {
                return Some(edge.id());
            }
        }
    }
}

/// Something found in the file that this version could not understand, kept word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub(super) topology: Arc<Topology>,
    pub(super) store: Store,
    pub(super) props: Arc<MapProps>,
    pub(super) questions: Arc<BTreeMap<QuestionId, Question>>,
    pub(super) cells: Arc<CellMap>,
    pub(super) conflicts: Arc<BTreeMap<ConflictKey, Conflict>>,
    pub(super) set_aside: Arc<Vec<SetAside>>,
    pub(super) ext: Arc<Ext>,
}

impl Document {
    /// An empty map with these properties.
    pub fn new(props: MapProps) -> Self {
        Self {
            topology: Arc::default(),
            store: Store::default(),
            props: Arc::new(props),
            questions: Arc::default(),
            cells: Arc::default(),
            conflicts: Arc::default(),
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
        self.topology.node_of.len()
    }

    /// Whether there is no element at all.
    pub fn is_empty(&self) -> bool {
        self.topology.node_of.is_empty()
    }

    /// Whether an element has this id.
    pub fn contains(&self, id: ElementId) -> bool {
        self.topology.node_of.contains_key(&id)
    }

    /// The element with this id.
    pub fn element(&self, id: ElementId) -> Option<&Arc<Element>> {
        self.at(self.topology.node(id)?)
    }

    /// The element of a node.
    pub(super) fn at(&self, node: NodeIndex) -> Option<&Arc<Element>> {
        self.store.get(node.index())
    }

    /// The kind of the element with this id.
    pub fn kind(&self, id: ElementId) -> Option<ElementKind> {
        self.topology.node(id).map(|node| self.topology.graph[node].1)
    }

    /// Every element, in no particular order. For ordered lists see [`Self::of_kind`].
    pub fn elements(&self) -> impl Iterator<Item = (ElementId, &Arc<Element>)> {
        let graph = &self.topology.graph;
        graph.node_indices().filter_map(|node| Some((graph[node].0, self.at(node)?)))
    }

    /// The elements of one kind, by order key, then id.
    pub fn of_kind(&self, kind: ElementKind) -> Vec<ElementId> {
        self.in_order(self.topology.of_kind(kind).iter().copied())
    }

    /// The elements of one kind, in no particular order.
    pub fn each_of_kind(
        &self,
        kind: ElementKind,
    ) -> impl Iterator<Item = (ElementId, &Arc<Element>)> {
        let of_kind = self.topology.of_kind(kind).iter();
        of_kind.filter_map(|&node| Some((self.topology.id(node), self.at(node)?)))
    }

    /// How many elements there are of one kind.
    pub fn count(&self, kind: ElementKind) -> usize {
        self.topology.of_kind(kind).len()
    }

    /// Ids of nodes, by order key, then id.
    fn in_order(&self, nodes: impl Iterator<Item = NodeIndex>) -> Vec<ElementId> {
        let mut found: Vec<_> = nodes
            .filter_map(|node| Some((&self.at(node)?.order, self.topology.id(node))))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// Every link, in no particular order.
    fn each_link(&self) -> impl Iterator<Item = Link> {
        let topology = &*self.topology;
        (&topology.graph).edge_references().map(|edge| {
            Link::new(*edge.weight(), topology.id(edge.source()), topology.id(edge.target()))
        })
    }

    /// Every link, sorted by kind, start and end.
    pub fn links(&self) -> Vec<Link> {
        let mut links: Vec<Link> = self.each_link().collect();
        links.sort_unstable();
        links
    }

    /// How many links there are.
    pub fn link_count(&self) -> usize {
        self.topology.graph.edge_count()
    }

    /// Every link that starts or ends at `id`, sorted by kind, start and end.
    pub fn links_of(&self, id: ElementId) -> Vec<Link> {
        let Some(node) = self.topology.node(id) else { return Vec::new() };
        let ends = [Direction::Outgoing, Direction::Incoming];
        let mut links: Vec<Link> = ends
            .into_iter()
            .flat_map(|direction| self.topology.graph.edges_directed(node, direction))
            .map(|edge| {
                let (from, to) = (edge.source(), edge.target());
                Link::new(*edge.weight(), self.topology.id(from), self.topology.id(to))
            })
            .collect();
        links.sort_unstable();
        links.dedup();
        links
    }

    /// Whether this link exists.
    pub fn has_link(&self, link: Link) -> bool {
        self.topology.edge(link).is_some()
    }

    /// The elements `id` points at with links of `kind`, by order key, then id.
    pub fn targets(&self, id: ElementId, kind: LinkKind) -> Vec<ElementId> {
        self.neighbours(id, kind, Direction::Outgoing)
    }

    /// The elements that point at `id` with links of `kind`, by order key, then id.
    pub fn sources(&self, id: ElementId, kind: LinkKind) -> Vec<ElementId> {
        self.neighbours(id, kind, Direction::Incoming)
    }

    /// Whether any element points at `id` with a link of `kind`.
    pub fn has_sources(&self, id: ElementId, kind: LinkKind) -> bool {
        let node = self.topology.node(id);
        node.is_some_and(|node| {
            self.topology.along(node, kind, Direction::Incoming).next().is_some()
        })
    }

    /// The one element `id` points at with a link of `kind`; the first where there are several.
    pub fn target(&self, id: ElementId, kind: LinkKind) -> Option<ElementId> {
        self.first(id, kind, Direction::Outgoing)
    }

    /// The one element that points at `id` with a link of `kind`; the first where several do.
    pub fn source(&self, id: ElementId, kind: LinkKind) -> Option<ElementId> {
        self.first(id, kind, Direction::Incoming)
    }

    fn neighbours(&self, id: ElementId, kind: LinkKind, direction: Direction) -> Vec<ElementId> {
        let Some(node) = self.topology.node(id) else { return Vec::new() };
        self.in_order(self.topology.along(node, kind, direction))
    }

    fn first(&self, id: ElementId, kind: LinkKind, direction: Direction) -> Option<ElementId> {
        self.topology
            .along(self.topology.node(id)?, kind, direction)
            .filter_map(|node| Some((&self.at(node)?.order, self.topology.id(node))))
            .min()
            .map(|(_, id)| id)
    }

    /// The stages in journey order: by phase, order key, id.
    pub fn stages(&self) -> Vec<ElementId> {
        let mut found: Vec<_> = self
            .each_of_kind(ElementKind::Stage)
            .filter_map(|(id, stage)| Some((stage.content.as_stage()?.phase, &stage.order, id)))
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
    pub fn cells(&self) -> Cells<'_> {
        Cells::new(&self.cells)
    }

    /// The cells of one touchpoint.
    pub fn cells_of(
        &self,
        touchpoint: ElementId,
    ) -> impl Iterator<Item = (&CellKey, &CellAnswers)> {
        self.cells.get(&touchpoint).into_iter().flat_map(|cells| cells.iter())
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
        if self.shares_structure(other) {
            return self.changes_since(other).is_empty();
        }
        // As many ids and links, and each of these among those: the same ones.
        self.len() == other.len()
            && self.link_count() == other.link_count()
            && (&self.props, &self.questions) == (&other.props, &other.questions)
            && (&self.set_aside, &self.ext) == (&other.set_aside, &other.ext)
            && self.conflicts == other.conflicts
            && self.elements().all(|(id, element)| other.element(id) == Some(element))
            && self.each_link().all(|link| other.has_link(link))
            && self.cells == other.cells
    }
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({:?}, {} elements)", self.props.title, self.len())
    }
}
