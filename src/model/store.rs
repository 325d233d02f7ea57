//! The elements of a document by graph index, in shared chunks: a copy shares them all, and an
//! edit copies one chunk.

use super::Element;
use std::sync::Arc;

const CHUNK: usize = Store::CHUNK;

type Chunk = [Option<Arc<Element>>; CHUNK];

/// Elements by graph index.
#[derive(Clone, Default)]
pub(super) struct Store {
    chunks: Vec<Arc<Chunk>>,
}

impl Store {
    /// Elements per chunk: few enough to copy on every edit, enough to make copies small.
    pub(super) const CHUNK: usize = 64;
    /// Bytes one chunk takes, the elements themselves not counted.
    pub(super) const CHUNK_BYTES: usize = size_of::<Chunk>();

    /// The element at `index`.
    pub(super) fn get(&self, index: usize) -> Option<&Arc<Element>> {
        self.chunks.get(index / CHUNK)?[index % CHUNK].as_ref()
    }

    /// Puts an element at `index`, or takes it away.
    pub(super) fn set(&mut self, index: usize, element: Option<Arc<Element>>) {
        while self.chunks.len() <= index / CHUNK {
            self.chunks.push(Arc::new([const { None }; CHUNK]));
        }
        Arc::make_mut(&mut self.chunks[index / CHUNK])[index % CHUNK] = element;
    }

    /// How many chunks there are.
    pub(super) fn chunk_count(&self) -> usize {
        self.chunks.len()
    }

    /// The indices in chunks that the two do not share, in order.
    pub(super) fn unshared(&self, other: &Self) -> impl Iterator<Item = usize> {
        (0..self.chunks.len().max(other.chunks.len()))
            .filter(|&at| match (self.chunks.get(at), other.chunks.get(at)) {
                (Some(a), Some(b)) => !Arc::ptr_eq(a, b),
                _ => true,
            })
            .flat_map(|at| at * CHUNK..(at + 1) * CHUNK)
    }
}
