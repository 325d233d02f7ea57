//! The ways through a journey: starts and ends, islands, loops, branches, routes, channels.

use crate::support::generate;
use crate::support::sketch::Sketch;
use cjm::model::*;

/// A map of touchpoints named by letters, with ways such as `a>b b>c`.
fn letters(touchpoints: &str, ways: &str) -> Sketch {
    let names: Vec<String> = touchpoints.chars().map(String::from).collect();
    let mut sketch = Sketch::of(&names.iter().map(String::as_str).collect::<Vec<_>>());
    sketch.ways(ways);
    sketch
}

fn joined(sketch: &Sketch, ids: &[ElementId]) -> String {
    sketch.names(ids).concat()
}

fn as_is(sketch: &Sketch) -> Paths {
    sketch.map.paths(Journey::AsIs)
}

#[test]
fn islands_and_dead_ends_are_found_but_not_starts_and_ends() {
    let sketch = letters("abcdef", "a>b b>c b>d e>d c>f");
    let paths = as_is(&sketch);
    assert_eq!(joined(&sketch, &paths.starts()), "a");
    assert_eq!(joined(&sketch, &paths.ends()), "f");
    assert_eq!(joined(&sketch, &paths.no_way_in()), "e");
    assert_eq!(joined(&sketch, &paths.unreachable()), "e");
    assert_eq!(joined(&sketch, &paths.dead_ends()), "d");
}

#[test]
fn an_island_circle_has_ways_in_and_is_unreachable_all_the_same() {
    let sketch = letters("abcd", "a>d b>c c>b");
    let paths = as_is(&sketch);
    assert_eq!(joined(&sketch, &paths.no_way_in()), "");
    assert_eq!(joined(&sketch, &paths.unreachable()), "bc");
}

#[test]
fn pre_service_touchpoints_start_and_post_service_ones_end() {
    let mut sketch = Sketch::new();
    sketch.stage("before", Phase::PreService);
    sketch.touchpoints(&["a", "b"]);
    sketch.stage("during", Phase::Service);
    sketch.touchpoints(&["c", "d"]);
    sketch.stage("after", Phase::PostService);
    sketch.touchpoints(&["e", "f"]);
    sketch.ways("a>c b>c c>e c>f");
    let paths = as_is(&sketch);
    assert_eq!(joined(&sketch, &paths.starts()), "ab");
    assert_eq!(joined(&sketch, &paths.ends()), "ef");
    assert_eq!(joined(&sketch, &paths.no_way_in()), "d");
    assert_eq!(joined(&sketch, &paths.dead_ends()), "d");
}

#[test]
fn a_way_to_itself_is_neither_a_way_in_nor_a_way_on() {
    let sketch = letters("abc", "a>c b>b");
    let paths = as_is(&sketch);
    assert_eq!(joined(&sketch, &paths.no_way_in()), "b");
    assert_eq!(joined(&sketch, &paths.dead_ends()), "b");
}

#[test]
fn a_journey_without_transitions_is_read_in_order() {
    let sketch = letters("abc", "");
    let paths = as_is(&sketch);
    assert!(paths.unreachable().is_empty() && paths.dead_ends().is_empty());
    assert_eq!(joined(&sketch, &paths.longest()), "abc");
    assert_eq!(paths.ways().map(|way| way.transition).collect::<Vec<_>>(), [None, None]);
}

#[test]
fn loops_know_whether_they_let_anybody_out() {
    let sketch = letters("abcdefgh", "a>b b>c c>b c>d d>e e>d f>f f>h g>g");
    let loops = as_is(&sketch).loops();
    let found: Vec<_> =
        loops.iter().map(|l| (joined(&sketch, &l.touchpoints), l.has_exit)).collect();
    let expected = [("bc", true), ("de", false), ("f", true), ("g", false)];
    assert_eq!(found, expected.map(|(names, exit)| (names.to_owned(), exit)));
    let sketch = letters("ab", "a>b b>a");
    assert!(as_is(&sketch).loops()[0].has_exit, "the journey ends in it");
}

#[test]
fn missing_shares_split_what_the_stated_ones_leave() {
    let mut sketch = letters("abcde", "a>b a>c");
    sketch.way("a", "d", Some(0.5));
    sketch.way("b", "e", Some(0.9));
    sketch.way("b", "c", Some(0.6));
    sketch.ways("c>e d>e");
    let branches = as_is(&sketch).branches();
    let seen: Vec<_> = branches
        .iter()
        .map(|branch| {
            let ways = branch.ways.iter();
            let to = ways.map(|way| (joined(&sketch, &[way.to]), (way.share * 100.0).round()));
            (joined(&sketch, &[branch.touchpoint]), to.collect::<Vec<_>>())
        })
        .collect();
    let way = |to: &str, share: f64| (to.to_owned(), share);
    assert_eq!(
        seen,
        [
            ("a".to_owned(), vec![way("d", 50.0), way("b", 25.0), way("c", 25.0)]),
            ("b".to_owned(), vec![way("e", 60.0), way("c", 40.0)]),
        ],
        "shares above 1 together are scaled down"
    );
}

#[test]
fn two_ways_to_one_place_are_no_branch() {
    let sketch = letters("ab", "a>b a>b");
    assert_eq!(as_is(&sketch).branches(), []);
    let route = as_is(&sketch).most_travelled().unwrap();
    assert!((route.share - 1.0).abs() < 1e-12, "everybody arrives: {}", route.share);
}

#[test]
fn the_longest_route_counts_a_loop_whole() {
    let sketch = letters("abcdef", "a>b a>c c>d d>c d>f b>f");
    assert_eq!(joined(&sketch, &as_is(&sketch).longest()), "acdf");
    let sketch = letters("abcde", "a>b b>e c>d d>e");
    assert_eq!(joined(&sketch, &as_is(&sketch).longest()), "abe", "from a start, not an island");
}

#[test]
fn most_clients_take_the_route_with_the_largest_product_of_shares() {
    let mut sketch = letters("abcdef", "c>f d>f e>f");
    for (to, share) in [("b", 0.4), ("c", 0.3), ("d", 0.3)] {
        sketch.way("a", to, Some(share));
    }
    for to in ["c", "d", "e"] {
        sketch.way("b", to, None);
    }
    let route = as_is(&sketch).most_travelled().unwrap();
    assert_eq!(joined(&sketch, &route.touchpoints), "acf", "b first, but its clients scatter");
    assert!((route.share - 0.3).abs() < 1e-12);
}

#[test]
fn a_route_is_found_where_everything_goes_round_or_nobody_goes() {
    let sketch = letters("abc", "a>b b>c c>a");
    assert_eq!(joined(&sketch, &as_is(&sketch).most_travelled().unwrap().touchpoints), "abc");
    let mut sketch = letters("ab", "");
    sketch.way("a", "b", Some(0.0));
    assert_eq!(joined(&sketch, &as_is(&sketch).most_travelled().unwrap().touchpoints), "a");
    assert_eq!(as_is(&Sketch::new()).most_travelled(), None);
    assert!(as_is(&Sketch::new()).longest().is_empty());
}

#[test]
fn only_stated_different_channels_are_a_switch() {
    let mut sketch = Sketch::of(&[]);
    for (name, channel) in [("a", "Web"), ("b", " web "), ("c", ""), ("d", "phone"), ("e", "web")] {
        sketch.touchpoint_with(name, channel, Presence::Both);
    }
    sketch.ways("a>b b>c c>d d>e");
    let switches = as_is(&sketch).channel_switches();
    let named: Vec<_> = switches.iter().map(|s| joined(&sketch, &[s.from, s.to])).collect();
    assert_eq!(named, ["de"]);
}

#[test]
fn each_journey_has_its_own_ways() {
    let mut sketch = Sketch::of(&["a"]);
    sketch.touchpoint_with("b", "", Presence::AsIsOnly);
    sketch.touchpoint_with("c", "", Presence::ToBeOnly);
    sketch.touchpoint("d");
    sketch.ways("a>b b>d c>d");
    sketch.way_in("a", "c", None, Presence::ToBeOnly);
    sketch.way_in("a", "d", None, Presence::AsIsOnly);
    let route = |journey| joined(&sketch, &sketch.map.paths(journey).longest());
    assert_eq!((route(Journey::AsIs), route(Journey::ToBe)), ("abd".into(), "acd".into()));
}

#[test]
fn ten_thousand_touchpoints_in_any_shape_do_not_overflow_the_stack() {
    let map = generate::map(10_000, 1);
    let paths = map.paths(Journey::AsIs);
    assert_eq!(paths.longest().len(), 10_000);
    assert!(paths.unreachable().is_empty() && paths.dead_ends().is_empty());
    assert!(paths.loops().iter().all(|circle| circle.has_exit));
    assert!(paths.branches().len() > 1_000);
    let route = paths.most_travelled().unwrap();
    assert_eq!(route.touchpoints.first(), map.journey().first());
    assert_eq!(route.touchpoints.last(), map.journey().last());
}
