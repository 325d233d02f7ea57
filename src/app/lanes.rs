//! Which lanes of the map are shown, and in which order.

use crate::scene::Lane;

/// Adds a lane at its usual place, or takes it away. The touchpoints stay: without them nothing
/// could be found.
pub(super) fn toggle(lanes: &mut Vec<Lane>, lane: Lane) {
    if lanes.contains(&lane) {
        if lane != Lane::Touchpoints {
            lanes.retain(|shown| *shown != lane);
        }
    } else {
        let before = |other: &Lane| *other < lane;
        let at = lanes.iter().rposition(before).map_or(0, |i| i + 1);
        lanes.insert(at, lane);
    }
}

/// Moves a shown lane one place up or down; one that is not shown stays away.
pub(super) fn shift(lanes: &mut [Lane], lane: Lane, up: bool) {
    let Some(at) = lanes.iter().position(|&shown| shown == lane) else { return };
    let to = if up { at.saturating_sub(1) } else { (at + 1).min(lanes.len() - 1) };
    lanes.swap(at, to);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_comes_back_at_its_place_and_the_touchpoints_never_go() {
        let mut lanes = Lane::USUAL.to_vec();
        toggle(&mut lanes, Lane::Emotions);
        assert!(!lanes.contains(&Lane::Emotions));
        toggle(&mut lanes, Lane::Emotions);
        assert_eq!(lanes, Lane::USUAL);
        toggle(&mut lanes, Lane::Owners);
        assert_eq!(lanes.last(), Some(&Lane::Owners));
        toggle(&mut lanes, Lane::Touchpoints);
        assert!(lanes.contains(&Lane::Touchpoints));
    }

    #[test]
    fn a_lane_moves_as_far_as_there_are_lanes() {
        let mut lanes = vec![Lane::Touchpoints, Lane::Actions, Lane::Emotions];
        shift(&mut lanes, Lane::Actions, true);
        shift(&mut lanes, Lane::Actions, true);
        assert_eq!(lanes, [Lane::Actions, Lane::Touchpoints, Lane::Emotions]);
        for _ in 0..4 {
            shift(&mut lanes, Lane::Touchpoints, false);
        }
        assert_eq!(lanes, [Lane::Actions, Lane::Emotions, Lane::Touchpoints]);
        shift(&mut lanes, Lane::Quotes, true);
        assert_eq!(lanes.len(), 3);
    }
}
