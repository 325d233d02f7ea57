//! Titles where their typeface is not installed: the one in its place may be wider, and what stands
//! beside them is not to be covered.

use super::lines::{ASCENT, DESCENT};
use crate::scene::{Block, Group, Item, Role};
use kurbo::Rect;

/// How much wider the bold faces are that programs put in Inter's place: `DejaVu` Sans, 17 %.
const WIDER: f64 = 1.18;
/// What stays free before what stands beside, in map units.
const GAP: f64 = 6.0;
/// The smallest part of its size that a title has.
const LEAST: f64 = 0.7;

/// Which part of its size the type of a group has: all of it, but for titles with something beside
/// them.
pub(super) fn part(block: &Block, group: &Group) -> f64 {
    if group.role != Role::Title {
        return 1.0;
    }
    let lines = group.items.iter().filter_map(|item| match item {
        Item::Text(item) => Some(item),
        _ => None,
    });
    let parts = lines.map(|item| {
        let (x, y, size) = (item.origin.x, item.origin.y, f64::from(item.line.size));
        let (top, bottom) = (y - ASCENT * size, y + DESCENT * size);
        let width = f64::from(item.line.width);
        let beside = block.groups.iter().map(|other| other.bounds);
        let beside = beside.filter(|it| it.x0 >= x + width && it.y0 < bottom && it.y1 > top);
        let room = beside.map(|it| it.x0).fold(f64::INFINITY, f64::min) - GAP - x;
        room / (width * WIDER)
    });
    // Not-a-number, of a line without width, counts as room enough.
    parts.fold(1.0, f64::min).max(LEAST)
}

/// How far right a title in a block may reach before it comes to what stands beside it; `None` =
/// as far as there is a slide.
pub(super) fn end(block: &Block, title: Rect) -> Option<f64> {
    let bounds = block.groups.iter().filter(|group| group.role != Role::Title);
    let beside = bounds
        .map(|group| group.bounds)
        .filter(|it| it.x1 > title.x0 && it.y0 < title.y1 && it.y1 > title.y0);
    let first = beside.map(|it| it.x0 - GAP).min_by(f64::total_cmp);
    first.map(|end| end.max(title.x1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Shaper, TextStyle};
    use crate::scene::{Detail, TextItem, Weight};
    use crate::theme::Color;
    use kurbo::Point;

    fn group(role: Role, bounds: Rect, items: Vec<Item>) -> Group {
        let (detail, label) = (Detail::Always, "".into());
        Group { role, element: None, label, detail, bounds, line: None, items }
    }

    #[test]
    fn a_wider_face_ends_before_what_stands_beside_it() {
        let style = TextStyle::new(26.0, Weight::Bold);
        let words = Shaper::default().line("Запись к врачу: путь пациента", style);
        let (_, line) = words.baselines().next().unwrap();
        let (origin, width) = (Point::new(20.0, 50.0), f64::from(line.width));
        let text = |origin| {
            let (line, color) = (line.clone(), Color::rgb(0, 0, 0));
            Item::Text(TextItem { origin, line, color, halo: None, detail: Detail::Always })
        };
        let title =
            group(Role::Title, Rect::new(20.0, 25.0, 20.0 + width, 57.0), vec![text(origin)]);
        let beside = |x0: f64, y0: f64, y1: f64| {
            let other = group(Role::Summary, Rect::new(x0, y0, x0 + 60.0, y1), Vec::new());
            let bounds = title.bounds.union(other.bounds);
            let block = Block { groups: vec![title.clone(), other], bounds };
            (part(&block, &block.groups[0]), part(&block, &block.groups[1]))
        };
        let badge = 20.0 + width + 18.0;
        let (part, other) = beside(badge, 30.0, 52.0);
        assert!(part > 0.8 && part < 1.0, "{part}");
        assert!(20.0 + width * part * 1.171 < badge, "{part}");
        let whole = |part: f64| (part - 1.0).abs() < 1e-9;
        assert!(whole(other), "only titles shrink");
        for (x0, y0, y1) in [(badge, 60.0, 80.0), (badge + width, 30.0, 52.0), (0.0, 30.0, 52.0)] {
            assert!(whole(beside(x0, y0, y1).0), "at {x0}, {y0}");
        }
        assert!(beside(20.0 + width, 30.0, 52.0).0 >= LEAST);
    }
}
