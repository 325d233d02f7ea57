//! Which lanes of a part stand on a page together.

use crate::i18n::Texts;
use crate::scene::{Group, Lane, Role, Scene};

/// How evenly pages are filled: parts of the room that are tried, the least first.
const FILLED: [f64; 9] = [0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

/// The lanes in which a picture says something, and the touchpoints in any case.
pub(super) fn said(scene: &Scene, lanes: &[Lane]) -> Vec<Lane> {
    // That nobody was asked is only said beside what others answered.
    let nothing = Texts::of(scene.language).get("map-no-data");
    let reads = |group: &Group| match group.role {
        Role::Decoration => false,
        Role::Score => &*group.label != nothing,
        _ => true,
    };
    let cells = scene.columns.iter().flat_map(|column| scene.cells_of(column));
    let filled = cells.filter(|(_, block)| block.groups.iter().any(reads));
    let mut origins: Vec<f64> = filled.map(|(origin, _)| origin.y).collect();
    origins.sort_by(f64::total_cmp);
    let says = |lane: Lane| {
        let mut rows = scene.rows.iter().filter(|row| row.lane == lane);
        rows.any(|row| {
            let first = origins.partition_point(|y| *y < row.y);
            origins.get(first).is_some_and(|y| *y < row.y + row.height)
        })
    };
    let mut kept: Vec<Lane> =
        lanes.iter().copied().filter(|lane| *lane == Lane::Touchpoints || says(*lane)).collect();
    if kept.is_empty() {
        kept.extend(lanes.first());
    }
    kept
}

/// Lanes that stand on a page together, the touchpoints on each, so that no page is higher than
/// `room`, and pages are about as full as each other. From the second page on the touchpoints take
/// `names` in height. There are two groups or more.
pub(super) fn groups(scene: &Scene, lanes: &[Lane], names: f64, room: f64) -> Vec<Vec<Lane>> {
    let height = |lane: Lane| {
        let rows = scene.rows.iter().filter(|row| row.lane == lane);
        rows.map(|row| row.height).sum::<f64>()
    };
    let around = scene.size.height - scene.body.height();
    let context = lanes.contains(&Lane::Touchpoints);
    let said: Vec<Lane> = lanes.iter().copied().filter(|lane| *lane != Lane::Touchpoints).collect();
    let first = room - around - if context { height(Lane::Touchpoints) } else { 0.0 };
    let later = room - around - names;
    let filled = |share: f64| {
        let mut groups: Vec<(f64, Vec<Lane>)> = Vec::new();
        for &lane in &said {
            let free = share * if groups.len() < 2 { first } else { later };
            match groups.last_mut() {
                Some((taken, group)) if *taken + height(lane) <= free => {
                    *taken += height(lane);
                    group.push(lane);
                }
                _ => groups.push((height(lane), vec![lane])),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect::<Vec<_>>()
    };
    let mut found = filled(1.0);
    let even = FILLED.into_iter().map(filled).find(|even| even.len() == found.len());
    found = even.unwrap_or(found);
    if found.len() == 1 {
        // Rounding, or a row that grows where others are missing: two halves are smaller for sure.
        let all = found.remove(0);
        let (first, second) = all.split_at(all.len() / 2);
        found = vec![first.to_vec(), second.to_vec()];
    }
    let ordered = |group: Vec<Lane>| {
        let shown = |lane: &Lane| group.contains(lane) || *lane == Lane::Touchpoints;
        lanes.iter().copied().filter(shown).collect()
    };
    found.into_iter().map(ordered).collect()
}
