//! What the panels show of a whole map: tree, counts, advice, figures. Gathered off the window's
//! thread; after an edit the old ones stay until the new ones are there.

use super::corpus::Corpus;
use super::outline::Outline;
use super::{Answered, Counts, Facets, PeakEnd, Vocabulary};
use crate::insight::{Advice, Slice, advice, headline};
use crate::model::{Document, ElementId, ElementKind};
use crate::scores::Score;
use std::sync::Arc;

/// What the panels show of a whole map.
pub struct Derived {
    /// The map.
    pub document: Arc<Document>,
    /// Phases, stages, touchpoints and what hangs on them as a tree.
    pub outline: Arc<Outline>,
    /// Every element by what it says.
    pub corpus: Arc<Corpus>,
    /// What touchpoints can be told apart by.
    pub facets: Arc<Facets>,
    /// What answers can be told apart by.
    pub answered: Arc<Answered>,
    /// How many of what.
    pub counts: Counts,
    /// How the journey feels by its peak and its end, per persona.
    pub peak_ends: Vec<PeakEnd>,
    /// What could be better, the most serious first.
    pub advice: Arc<Vec<Advice>>,
    /// The scores of the whole journey.
    pub headline: Arc<Vec<Score>>,
    /// The words used on the map, the most used first.
    pub vocabulary: Vocabulary,
    /// The personas, in order.
    pub personas: Arc<Vec<ElementId>>,
}

impl Derived {
    /// Gathers what the panels show of `document`. Takes a while on large maps.
    pub fn of(document: Arc<Document>) -> Self {
        Self {
            outline: Arc::new(Outline::of(&document)),
            corpus: Arc::new(Corpus::of(&document)),
            facets: Arc::new(Facets::of(&document)),
            answered: Arc::new(Answered::of(&document)),
            counts: Counts::of(&document),
            peak_ends: PeakEnd::of(&document),
            advice: Arc::new(advice(&document)),
            headline: Arc::new(headline(&document, Slice::ALL)),
            vocabulary: Vocabulary::of(&document),
            personas: Arc::new(document.of_kind(ElementKind::Persona)),
            document,
        }
    }
}
