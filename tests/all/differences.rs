//! Differences between scores, and metrics of a map's own: check values of the literature, an
//! independent library's figures, laws, and the way through a file.

use super::scores::{close, counts_of, one, reference, three};
use cjm::format::{read, write};
use cjm::model::*;
use cjm::scores::{
    CustomMetric, Difference, Figure, Metric, ScoreError, Unit, difference, evaluate, level_among,
};
use proptest::prelude::*;
use std::sync::Arc;

/// The ends of an interval as people write them.
#[track_caller]
fn check(difference: Difference, value: f64, ends: (f64, f64)) {
    let near = |a: f64, b: f64| (a - b).abs() <= 0.05 + 1e-9;
    let (low, high) = difference.interval.unwrap();
    assert!(near(difference.value, value), "{difference:?}");
    assert!(near(low, ends.0) && near(high, ends.1), "{difference:?}");
}

fn csat(k: u64, n: u64) -> cjm::scores::Answers {
    one(Metric::Csat, &[n - k, 0, 0, 0, k])
}

#[test]
fn shares_differ_as_newcombe_says() {
    let of = |a: (u64, u64), b: (u64, u64)| {
        difference(Metric::Csat, &csat(a.0, a.1), &csat(b.0, b.1), 0.05).unwrap()
    };
    // Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873, table II, method 10.
    check(of((56, 70), (48, 80)), 20.0, (5.24, 33.39));
    check(of((9, 10), (3, 10)), 60.0, (17.05, 80.90));
    check(of((10, 10), (0, 20)), 100.0, (67.91, 100.0));
    check(of((5, 56), (0, 29)), 8.93, (-3.81, 19.26));
    assert_eq!(of((56, 70), (48, 80)).is_better(), Some(true));
    assert_eq!(of((48, 80), (56, 70)).is_better(), Some(false));
    assert!(!of((5, 56), (0, 29)).is_clear(), "the interval holds 0");
}

#[test]
fn net_scores_differ_by_their_adjusted_variances() {
    let of = |promoters: u64, detractors: u64| {
        let passive = 100 - promoters - detractors;
        one(Metric::Nps, &[detractors, 0, 0, 0, 0, 0, 0, passive, 0, 0, promoters])
    };
    let found = difference(Metric::Nps, &of(50, 20), &of(40, 30), 0.05).unwrap();
    check(found, 20.0, (-2.6, 41.4));
    assert_eq!((found.is_clear(), found.is_better()), (false, None));
}

#[test]
fn means_differ_as_welch_says() {
    let a = one(Metric::Csi, &[0, 0, 4, 6, 8, 6, 3, 0, 0, 0]);
    let b = one(Metric::Csi, &[0, 0, 0, 2, 2, 5, 3, 1, 0, 0]);
    let found = difference(Metric::Csi, &a, &b, 0.05).unwrap();
    // SciPy 1.17: ttest_ind(a, b, equal_var=False).confidence_interval().
    check(found, 133.0 / 27.0 - 77.0 / 13.0, (-1.8349, -0.1594));
    assert_eq!(found.is_better(), Some(false));
    let equal = one(Metric::Csi, &[0, 0, 0, 0, 0, 0, 9, 0, 0, 0]);
    let single = one(Metric::Csi, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let none = difference(Metric::Csi, &equal, &single, 0.05).unwrap();
    assert_eq!((none.value, none.interval, none.is_clear()), (6.0, None, false));
    assert!(difference(Metric::Csi, &equal, &a, 0.05).unwrap().interval.is_some());
}

#[test]
fn loyalty_differs_also_between_its_two_forms() {
    let sums = [0, 0, 1, 2, 4, 6, 9, 9, 8, 6, 5, 4, 3, 2, 1, 1];
    let (a, b) = (one(Metric::Cli, &sums), three([&[1, 2, 3, 4, 5, 6]; 3]));
    let found = difference(Metric::Cli, &a, &b, 0.05).unwrap();
    let (first, second) = (evaluate(Metric::Cli, &a).unwrap(), evaluate(Metric::Cli, &b).unwrap());
    assert!((found.value - (first.value - second.value)).abs() < 1e-12);
    let wide = |(low, high): (f64, f64)| high - low;
    let (own, other) = (wide(first.interval.unwrap()), wide(second.interval.unwrap()));
    let both = wide(found.interval.unwrap());
    assert!(both > own.max(other) && both < own + other, "{own} and {other} make {both}");
}

#[test]
fn differences_agree_with_an_independent_library() {
    let reference = reference();
    let cases = reference["differences"].as_array().unwrap();
    assert!(cases.len() >= 360);
    for case in cases {
        let key = case["metric"].as_str().unwrap();
        let metric = *Metric::ALL.iter().find(|metric| metric.key() == key).unwrap();
        let counts = counts_of(case);
        let (a, b) = (one(metric, &counts[0]), one(metric, &counts[1]));
        let found = difference(metric, &a, &b, case["alpha"].as_f64().unwrap()).unwrap();
        assert!(close(found.value, case["value"].as_f64().unwrap()), "{case}: {found:?}");
        match (found.interval, case["interval"].as_array()) {
            (None, None) => {}
            (Some((low, high)), Some(ends)) => {
                let ends: Vec<f64> = ends.iter().map(|end| end.as_f64().unwrap()).collect();
                assert!(close(low, ends[0]) && close(high, ends[1]), "{case}: {found:?}");
            }
            _ => panic!("{case}: {found:?}"),
        }
    }
}

#[test]
fn metrics_of_a_maps_own_agree_with_an_independent_library() {
    let reference = reference();
    let cases = reference["custom"].as_array().unwrap();
    assert!(cases.len() >= 60);
    for case in cases {
        let number = |value: &serde_json::Value| value.as_u64().unwrap() as u8;
        let scale = (number(&case["scale"][0]), number(&case["scale"][1]));
        let (k, m) = (number(&case["figure"][1]), number(&case["figure"][2]));
        let figure = match case["figure"][0].as_str().unwrap() {
            "mean" => Figure::Mean,
            "top" => Figure::Top(k),
            _ => Figure::Net(k, m),
        };
        let low = case["better_low"].as_bool().unwrap();
        let metric = Metric::Custom(CustomMetric::define("own", scale, low, figure).unwrap());
        let score = evaluate(metric, &one(metric, &counts_of(case)[0])).unwrap();
        assert!(close(score.value, case["value"].as_f64().unwrap()), "{case}: {score:?}");
        let theirs = case["interval"].as_array();
        assert_eq!(score.interval.is_some(), theirs.is_some(), "{case}");
        if let (Some((low, high)), Some(ends)) = (score.interval, theirs) {
            let ends: Vec<f64> = ends.iter().map(|end| end.as_f64().unwrap()).collect();
            assert!(close(low, ends[0]) && close(high, ends[1]), "{case}: {score:?}");
        }
    }
}

#[test]
fn a_metric_counts_something_of_its_scale() {
    let define = |name, scale, figure| CustomMetric::define(name, scale, false, figure);
    let refused = Err(ScoreError::NoMetric);
    assert_eq!(define(" ", (1, 5), Figure::Mean), refused, "no name");
    assert_eq!(define("a", (5, 5), Figure::Mean), refused, "one answer");
    assert_eq!(define("a", (1, 101), Figure::Mean), refused, "too long a scale");
    assert_eq!(define("a", (1, 5), Figure::Top(0)), refused);
    assert_eq!(define("a", (1, 5), Figure::Top(5)), refused, "every answer");
    assert_eq!(define("a", (1, 5), Figure::Net(3, 3)), refused, "the best are the worst");
    assert_eq!(define("a", (0, 255), Figure::Net(255, 255)), refused);
    let (a, b) = (define(" a ", (0, 100), Figure::Top(10)), define("a", (0, 100), Figure::Top(10)));
    assert!(std::ptr::eq(a.unwrap(), b.unwrap()), "the same metric");
    assert_ne!(define("a", (0, 100), Figure::Mean), b, "another rule");
}

#[test]
fn a_metric_may_be_better_the_lower_it_is() {
    let define =
        |figure| Metric::Custom(CustomMetric::define("wait", (1, 5), true, figure).unwrap());
    let (mean, top) = (define(Figure::Mean), define(Figure::Top(2)));
    assert_eq!((mean.unit(), mean.range(), top.unit()), (Unit::Points, (1.0, 5.0), Unit::Percent));
    assert!(mean.misses(4.0, 2.5) && !mean.misses(2.0, 2.5));
    assert!(top.misses(40.0, 50.0) && !top.misses(60.0, 50.0), "a share of the best is a share");
    let (quick, slow) = (one(mean, &[30, 20, 3, 1, 0]), one(mean, &[0, 1, 3, 20, 30]));
    assert_eq!(difference(mean, &quick, &slow, 0.05).unwrap().is_better(), Some(true));
    assert_eq!(difference(top, &quick, &slow, 0.05).unwrap().is_better(), Some(true));
    assert_eq!((quick.happy(top), quick.unhappy(top)), (Some(50.0 / 54.0), Some(1.0 / 54.0)));
    assert_eq!(evaluate(top, &quick).unwrap().value, 100.0 * 50.0 / 54.0);
}

#[test]
fn metrics_of_a_maps_own_go_through_a_file() {
    let define = |name: &str, low, figure| {
        Metric::Custom(CustomMetric::define(name, (0, 7), low, figure).unwrap())
    };
    let delight = define("“Delight”\n\\ 1", false, Figure::Net(2, 3));
    let wait = define("Ожидание", true, Figure::Mean);
    let mut map = Document::new(MapProps::new("map", Language::English));
    let mut props = MapProps::new("map", Language::English);
    props.lead_metric = Some(delight);
    props.targets.insert(wait, 2.5);
    map.apply(&Edit::SetProps(Arc::new(props))).unwrap();
    for (key, metric) in [("a", delight), ("b", wait), ("c", define("top", false, Figure::Top(2)))]
    {
        let question = Some(Question { text: String::new(), metric });
        map.apply(&Edit::SetQuestion { id: key.into(), question }).unwrap();
    }
    let bytes = write(&map);
    let again = read(&bytes).unwrap();
    assert_eq!(again.problems, []);
    assert!(again.document == map, "{}", String::from_utf8_lossy(&bytes));
    assert_eq!(write(&again.document), bytes);
    let text = String::from_utf8(bytes).unwrap();
    let line = "metric: Custom(name: \"Ожидание\", scale: (0, 7), better_low: true, figure: Mean),";
    assert!(text.contains(line), "{text}");
    let bad = text.replace("figure: Top(2)", "figure: Top(9)");
    let salvaged = read(bad.as_bytes()).unwrap();
    assert_eq!(salvaged.document.questions().len(), 2);
    assert_eq!(salvaged.problems.len(), 1);
    assert!(write(&salvaged.document) != bad.as_bytes(), "the bad one is set aside, not dropped");
    let kept = String::from_utf8(write(&salvaged.document)).unwrap();
    assert!(kept.contains("figure: Top(9)"), "{kept}");
}

fn two_of_a_metric() -> impl Strategy<Value = (Metric, Vec<u64>, Vec<u64>)> {
    proptest::sample::select(Metric::ALL).prop_flat_map(|metric| {
        let (low, high) = metric.one_scale();
        let count = prop_oneof![2 => Just(0_u64), 4 => 1..9_u64, 1 => 0..3_000_u64];
        let counts = proptest::collection::vec(count, usize::from(high - low) + 1);
        (Just(metric), counts.clone(), counts)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_difference_turned_round_is_its_negative((metric, a, b) in two_of_a_metric()) {
        let (a, b) = (one(metric, &a), one(metric, &b));
        let found = difference(metric, &a, &b, 0.05);
        prop_assert_eq!(found.is_some(), a.n() > 0 && b.n() > 0);
        let (Some(found), Some(turned)) = (found, difference(metric, &b, &a, 0.05)) else {
            return Ok(());
        };
        prop_assert!((found.value + turned.value).abs() < 1e-9);
        prop_assert_eq!(found.is_clear(), turned.is_clear());
        if let (Some((low, high)), Some((l, h))) = (found.interval, turned.interval) {
            prop_assert!(low < high && (low + h).abs() < 1e-9 && (high + l).abs() < 1e-9);
            let stricter = difference(metric, &a, &b, level_among(20)).unwrap();
            let (wider_low, wider_high) = stricter.interval.unwrap();
            prop_assert!(wider_low <= low && high <= wider_high);
        }
        let none = difference(metric, &a, &a, 0.05).unwrap();
        prop_assert!(none.value.abs() < 1e-12 && !none.is_clear());
    }
}
