//! The veil over what a frame of a story does not light.

use super::{Block, Color, Column, Detail, Group, Item, PathItem, Placed, Role, Scene};
use kurbo::{BezPath, Point, Rect, Shape};
use std::sync::Arc;

/// How much the veil hides of what it covers: a part of its paper.
pub const VEIL: f32 = 0.78;

/// The part of an object that has to be lit for it to stay as it is.
const MOST: f64 = 0.4;

impl Scene {
    /// The same picture with a veil over its columns, their stages and phases, but for what is
    /// `lit`, on the map. Titles, names of lanes and legend are read whatever is lit. The veil goes
    /// through no object: one that is lit for the most part stays as it is, others pale; of stages
    /// and phases those stay that touch what is lit.
    #[must_use]
    pub fn veiled(&self, lit: &[Rect]) -> Self {
        let mut scene = self.clone();
        let area = self.veil_area();
        let light = self.light(lit);
        let mut path = BezPath::new();
        for part in unlit(area, &light) {
            path.extend(part.path_elements(0.1));
        }
        if !path.is_empty() {
            scene
                .frame
                .push(Placed { origin: Point::ORIGIN, block: block(area, path, self.paper) });
        }
        scene
    }

    /// What the veil leaves where this is `lit`: whole objects.
    pub fn light(&self, lit: &[Rect]) -> Vec<Rect> {
        let (mut light, paled) = self.whole_objects(self.veil_area(), lit);
        // What pales is cut out of the light.
        light.extend(lit);
        light.into_iter().flat_map(|part| unlit(part, &paled)).collect()
    }

    fn veil_area(&self) -> Rect {
        Rect::new(self.body.x0, self.header.y0, self.size.width, self.body.y1)
    }

    /// The objects at the edge of what is lit: those that stay as they are, and those that pale.
    fn whole_objects(&self, area: Rect, lit: &[Rect]) -> (Vec<Rect>, Vec<Rect>) {
        let (mut kept, mut paled) = (Vec::new(), Vec::new());
        // Of a large map only the columns near what is lit are drawn for this, and its neighbours,
        // into which notes may reach.
        let lit_at = |x0: f64, x1: f64| lit.iter().any(|lit| lit.x0 < x1 && lit.x1 > x0);
        let beside =
            |column: &&Column| lit_at(column.x - column.width, column.x + 2.0 * column.width);
        let cells = self.columns.iter().filter(beside).flat_map(|column| self.cells_of(column));
        let around = [&self.under, &self.over, &self.top].into_iter().flatten();
        let around = around.map(|placed| (placed.origin, &placed.block));
        for (origin, block) in around.chain(cells) {
            let near = (block.bounds + origin.to_vec2()).overlaps(area);
            for group in block.groups.iter().filter(|_| near) {
                let Some(place) = object(group).map(|place| place + origin.to_vec2()) else {
                    continue;
                };
                let place = place.intersect(area);
                let parts = lit.iter().map(|lit| lit.intersect(place)).map(|part| part.area());
                // What is lit hardly ever overlaps itself.
                let share = parts.sum::<f64>() / place.area();
                if !(share > 0.0 && share < 1.0 - 1e-6) {
                    continue;
                }
                let above = matches!(group.role, Role::Phase | Role::Stage);
                if above || share >= MOST { kept.push(place) } else { paled.push(place) }
            }
        }
        (kept, paled)
    }
}

/// What of a group is not to be cut: of ways their words, for ways go a long way.
fn object(group: &Group) -> Option<Rect> {
    let words = group.lines().map(|item| {
        let (at, size) = (item.origin, f64::from(item.line.size));
        let end = at.x + f64::from(item.line.width);
        Rect::new(at.x, at.y - size, end, at.y + size / 3.0).inflate(1.0, 1.0)
    });
    let words = words.reduce(|all, one| all.union(one));
    match group.role {
        Role::Decoration => None,
        Role::Transition => words,
        _ => Some(words.map_or(group.bounds, |words| words.union(group.bounds)).inflate(1.0, 1.0)),
    }
}

fn block(area: Rect, path: BezPath, paper: Color) -> Arc<Block> {
    let fill = Some(paper.fade(VEIL).into());
    let group = Group {
        role: Role::Decoration,
        element: None,
        label: "".into(),
        detail: Detail::Always,
        bounds: area,
        line: None,
        items: vec![Item::Path(PathItem { path: path.into(), fill, stroke: None })],
    };
    Arc::new(Block { groups: vec![group], bounds: area })
}

/// What is left of an area without what is `lit`, in pieces that do not overlap.
pub fn unlit(area: Rect, lit: &[Rect]) -> Vec<Rect> {
    let mut lit: Vec<Rect> =
        lit.iter().map(|it| it.intersect(area)).filter(|it| !it.is_zero_area()).collect();
    lit.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut edges: Vec<f64> = lit.iter().flat_map(|it| [it.x0, it.x1]).collect();
    edges.extend([area.x0, area.x1]);
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    let mut left = Vec::new();
    // What reaches over the slab between two edges, from the top down.
    let mut inside: Vec<Rect> = Vec::new();
    let mut coming = lit.into_iter().peekable();
    for pair in edges.windows(2) {
        let (x0, x1) = (pair[0], pair[1]);
        inside.retain(|it| it.x1 > x0);
        while let Some(it) = coming.next_if(|it| it.x0 < x1) {
            inside.push(it);
        }
        inside.sort_by(|a, b| a.y0.total_cmp(&b.y0));
        let mut from = area.y0;
        let spans = inside.iter().map(|it| (it.y0, it.y1));
        for (top, bottom) in spans.chain([(area.y1, area.y1)]) {
            if top > from {
                left.push(Rect::new(x0, from, x1, top));
            }
            from = from.max(bottom);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_either_lit_or_covered_once() {
        let area = Rect::new(0.0, 0.0, 100.0, 60.0);
        let rect = |x: f64, y: f64, w: f64, h: f64| Rect::new(x, y, x + w, y + h);
        for lit in [
            vec![],
            vec![area],
            vec![rect(10.0, 10.0, 20.0, 20.0), rect(20.0, 20.0, 30.0, 30.0)],
            vec![rect(0.0, 0.0, 5.0, 60.0), rect(5.0, 0.0, 5.0, 60.0), rect(90.0, 5.0, 10.0, 5.0)],
            vec![rect(-50.0, -50.0, 60.0, 60.0), rect(95.0, 55.0, 60.0, 60.0)],
            vec![rect(200.0, 0.0, 10.0, 10.0)],
        ] {
            let pieces = unlit(area, &lit);
            for x in 0..100 {
                for y in 0..60 {
                    let at = Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5);
                    let covered = pieces.iter().filter(|piece| piece.contains(at)).count();
                    let light = lit.iter().any(|it| it.contains(at));
                    assert_eq!(covered, usize::from(!light), "{at:?} of {lit:?}");
                }
            }
        }
    }
}
