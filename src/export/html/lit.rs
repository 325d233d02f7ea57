//! Elements by number, and what is lit in the frames of a story.

use super::Frame;
use crate::model::ElementId;
use crate::scene::{Group, Scene};
use std::collections::{BTreeSet, HashMap};

/// A number for every element that is drawn, in painting order: a page tells nobody its ids.
pub(super) struct Numbers(HashMap<ElementId, usize>);

impl Numbers {
    /// The numbers of the elements of these scenes: an element has one in all of them.
    pub(super) fn of(scenes: &[&Scene]) -> Self {
        let mut numbers = HashMap::new();
        for scene in scenes {
            let touchpoints = scene.columns.iter().filter_map(|column| column.touchpoint);
            let groups = scene.blocks().flat_map(|(_, block)| &block.groups);
            for id in touchpoints.chain(groups.filter_map(|group: &Group| group.element)) {
                let next = numbers.len();
                numbers.entry(id).or_insert(next);
            }
        }
        Self(numbers)
    }

    /// An element's number, if it is drawn.
    pub(super) fn get(&self, id: ElementId) -> Option<usize> {
        self.0.get(&id).copied()
    }

    /// The numbers of what a frame lights: its elements, of stages their touchpoints, and the
    /// stages of touchpoints.
    pub(super) fn lit(&self, scene: &Scene, frame: &Frame) -> BTreeSet<usize> {
        let mut lit: BTreeSet<ElementId> = frame.lit.iter().copied().collect();
        for bar in scene.bars() {
            let inside = |x: f64| bar.place.x0 <= x && x <= bar.place.x1;
            let columns =
                scene.columns.iter().filter(|column| inside(column.x + column.width / 2.0));
            let touchpoints: Vec<ElementId> =
                columns.filter_map(|column| column.touchpoint).collect();
            if frame.lit.contains(&bar.stage) {
                lit.extend(touchpoints);
            } else if touchpoints.iter().any(|id| frame.lit.contains(id)) {
                lit.insert(bar.stage);
            }
        }
        lit.into_iter().filter_map(|id| self.get(id)).collect()
    }
}
