//! What a copy of a document costs beyond the one it was made from, for bounding the history.

use super::store::Store;
use super::{Content, Document, Element};
use petgraph::visit::{EdgeIndexable, NodeIndexable};
use std::sync::Arc;

/// Bytes of a node, a link and a look-up entry in petgraph and the hash table.
const NODE: usize = 24;
const EDGE: usize = 20;
const LOOK_UP: usize = 17;
/// Bytes of an entry of the outer and inner map of cells, with its key and answers.
const CELLED: usize = 32;
const CELL: usize = 320;

impl Document {
    /// About how many bytes this document holds that `earlier` does not: an estimate that counts
    /// everything of size, for bounding memory.
    pub fn bytes_beyond(&self, earlier: &Self) -> usize {
        let mut bytes = size_of::<Self>() + self.store.chunk_count() * size_of::<usize>();
        if !Arc::ptr_eq(&self.topology, &earlier.topology) {
            let graph = &self.topology.graph;
            bytes += graph.node_bound() * NODE
                + graph.edge_bound() * EDGE
                + self.topology.node_of.capacity() * LOOK_UP;
        }
        for index in self.store.unshared(&earlier.store) {
            bytes += Store::CHUNK_BYTES / Store::CHUNK;
            if let Some(element) = self.store.get(index) {
                let was = earlier.store.get(index);
                if was.is_none_or(|was| !Arc::ptr_eq(was, element)) {
                    bytes += element_bytes(element, was);
                }
            }
        }
        if !Arc::ptr_eq(&self.cells, &earlier.cells) {
            bytes += self.cells.len() * CELLED;
            for (id, cells) in self.cells.iter() {
                if earlier.cells.get(id).is_none_or(|was| !Arc::ptr_eq(was, cells)) {
                    bytes += cells.len() * CELL;
                }
            }
        }
        bytes
    }
}

fn element_bytes(element: &Element, was: Option<&Arc<Element>>) -> usize {
    let texts: usize = element.content.texts().iter().map(|text| text.len()).sum();
    let ext: usize = element.ext.iter().map(|(name, value)| name.len() + value.len()).sum();
    let before = was.and_then(|was| was.content.as_picture());
    let picture = match &element.content {
        Content::Picture(new)
            if before.is_none_or(|old| !Arc::ptr_eq(&old.image.bytes, &new.image.bytes)) =>
        {
            new.image.bytes.len()
        }
        _ => 0,
    };
    let lists = match &element.content {
        Content::Touchpoint(touchpoint) => size_of_val(&touchpoint.reported[..]),
        Content::Indicator(indicator) => size_of_val(&indicator.history[..]),
        _ => 0,
    };
    size_of::<Element>() + texts + ext + picture + lists
}
