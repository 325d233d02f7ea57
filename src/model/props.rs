//! Properties of the map as a whole.

use super::{Ext, ImportRecord, Language, MapState, Profile};
use crate::scores::Metric;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the map as a whole is about.
#[derive(Debug, Clone, PartialEq)]
pub struct MapProps {
    /// The map's title.
    pub title: String,
    /// The situation it shows.
    pub scenario: String,
    /// The state it opens in.
    pub state: MapState,
    /// Who made it.
    pub authors: Vec<String>,
    /// Free notes.
    pub notes: String,
    /// The language its texts are written in.
    pub language: Language,
    /// The metric shown and ranked by where several are known; `None` = the first asked.
    pub lead_metric: Option<Metric>,
    /// Targets that differ from the metrics' defaults, in the metrics' units. Finite.
    pub targets: BTreeMap<Metric, f64>,
    /// The survey files that were brought in, by import; see
    /// [`CellKey::import`](super::CellKey::import).
    pub imports: BTreeMap<Arc<str>, ImportRecord>,
    /// How surveys that come again are understood, by name.
    pub profiles: BTreeMap<String, Profile>,
    /// Unknown fields, kept for the file.
    pub ext: Ext,
}

impl MapProps {
    /// Properties of an empty map in `language`.
    pub fn new(title: impl Into<String>, language: Language) -> Self {
        Self {
            title: title.into(),
            scenario: String::new(),
            state: MapState::AsIs,
            authors: Vec::new(),
            notes: String::new(),
            language,
            lead_metric: None,
            targets: BTreeMap::new(),
            imports: BTreeMap::new(),
            profiles: BTreeMap::new(),
            ext: Ext::new(),
        }
    }

    /// The value below which a score of `metric` is low on this map.
    pub fn target(&self, metric: Metric) -> f64 {
        self.targets.get(&metric).copied().unwrap_or_else(|| metric.default_target())
    }
}
