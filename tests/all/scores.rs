//! Scores: the check values of the field's literature, an independent library's figures, and laws
//! that must hold for all answers.

use cjm::scores::{
    Answers, Histogram, MOST_ANSWERS, Metric, Score, ScoreError, critical_t, evaluate, pool,
};
use proptest::prelude::*;
use serde_json::Value;

pub(crate) fn one(metric: Metric, counts: &[u64]) -> Answers {
    Answers::One(Histogram::on_scale(metric.one_scale(), counts.to_vec()).unwrap())
}

pub(crate) fn three(parts: [&[u64]; 3]) -> Answers {
    Answers::Three(Box::new(parts.map(|part| Histogram::on_scale((1, 6), part.to_vec()).unwrap())))
}

fn score(metric: Metric, counts: &[u64]) -> Score {
    evaluate(metric, &one(metric, counts)).unwrap()
}

/// Value and interval, rounded as people write them.
#[track_caller]
fn check(score: Score, value: f64, interval: Option<(f64, f64)>) {
    let near = |a: f64, b: f64| (a - b).abs() <= 0.05 + 1e-9;
    assert!(near(score.value, value), "value {} is not {value}", score.value);
    match (score.interval, interval) {
        (None, None) => {}
        (Some((low, high)), Some((a, b))) => {
            assert!(near(low, a) && near(high, b), "{low} … {high} is not {a} … {b}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn shares_have_wilsons_interval() {
    // Eight of ten, and none of five.
    check(score(Metric::Csat, &[1, 1, 0, 5, 3]), 80.0, Some((49.0, 94.3)));
    check(score(Metric::Csat, &[5, 0, 0, 0, 0]), 0.0, Some((0.0, 43.4)));
    check(score(Metric::Ces, &[0, 0, 0, 0, 0, 0, 1, 1, 4, 4]), 80.0, Some((49.0, 94.3)));
    // Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<857, table I, method 3:
    // 81/263, 15/148, 0/20, 1/29.
    for (k, n, low, high) in
        [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)]
    {
        let score = score(Metric::Csat, &[n - k, 0, 0, k, 0]);
        check(score, 100.0 * k as f64 / n as f64, Some((low, high)));
    }
    assert_eq!(score(Metric::Csat, &[0, 0, 0, 0, 7]).interval.unwrap().1, 100.0);
    assert_eq!(score(Metric::Csat, &[7, 0, 0, 0, 0]).interval.unwrap().0, 0.0);
}

#[test]
fn net_scores_have_the_adjusted_wald_interval() {
    let counts = [0, 0, 0, 0, 0, 2, 3, 3, 3, 4, 5];
    check(score(Metric::Nps, &counts), 20.0, Some((-15.4, 50.2)));
    let (low, high) = score(Metric::Nps, &counts).interval.unwrap();
    assert!((f64::midpoint(low, high) - 17.4).abs() < 0.05, "not centred on the value");
    check(score(Metric::NpsFromOne, &counts[1..]), 20.0, Some((-15.4, 50.2)));
    // One promoter: the value lies outside its own interval, which is drawn towards the middle.
    check(score(Metric::Nps, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]), 100.0, Some((-48.5, 98.5)));
    let praise = score(Metric::Nps, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 500]);
    assert_eq!(praise.value, 100.0);
    assert_eq!(praise.interval.unwrap().1, 100.0, "cut to the scale");
}

#[test]
fn means_have_students_interval() {
    // 2 … 9 once each: mean 5.5, s = √6, t₇ = 2.364624, 5.5 ± 2.0478.
    check(score(Metric::Csi, &[0, 1, 1, 1, 1, 1, 1, 1, 1, 0]), 5.5, Some((3.45, 7.55)));
    // A 1 and a 10: t₁ = 12.7062, far beyond the scale on both sides.
    check(score(Metric::Csi, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 1]), 5.5, Some((1.0, 10.0)));
}

#[test]
fn one_answer_or_equal_answers_have_no_interval_of_the_mean() {
    check(score(Metric::Csi, &[0, 0, 0, 0, 0, 0, 1, 0, 0, 0]), 7.0, None);
    check(score(Metric::Csi, &[0, 0, 0, 0, 0, 0, 40, 0, 0, 0]), 7.0, None);
    let mut sums = [0; 16];
    sums[9] = 12;
    check(score(Metric::Cli, &sums), 4.0, None);
    let part: &[u64] = &[0, 0, 0, 5, 0, 0];
    check(evaluate(Metric::Cli, &three([part; 3])).unwrap(), 4.0, None);
    let single: &[u64] = &[0, 0, 0, 0, 0, 1];
    check(evaluate(Metric::Cli, &three([&[1, 1, 1, 1, 1, 1], part, single])).unwrap(), 4.5, None);
}

#[test]
fn loyalty_from_parts_takes_the_bound_and_the_fewest_answers() {
    // Means 3.5, 3.5, 4; standard errors √(3.5/6), √(3.5/6), 0.5; t₂ … of 6, 6 and 4 answers.
    let six: &[u64] = &[1, 1, 1, 1, 1, 1];
    let four: &[u64] = &[0, 0, 2, 0, 2, 0];
    let score = evaluate(Metric::Cli, &three([six, six, four])).unwrap();
    let error = (2.0 * (3.5_f64 / 6.0).sqrt() + (4.0_f64 / 3.0 / 4.0).sqrt()) / 3.0;
    let half = 3.182_446_305_284_263 * error;
    assert_eq!(score.n, 4);
    assert!((score.value - 11.0 / 3.0).abs() < 1e-12);
    let (low, high) = score.interval.unwrap();
    assert!((low - (11.0 / 3.0 - half)).abs() < 1e-9);
    assert!((high - (11.0 / 3.0 + half).min(6.0)).abs() < 1e-9);
}

#[test]
fn without_answers_there_is_no_score() {
    for &metric in Metric::ALL {
        assert_eq!(evaluate(metric, &Answers::One(Histogram::empty(metric.one_scale()))), None);
    }
    let asked: &[u64] = &[1, 2, 3, 4, 5, 6];
    assert_eq!(evaluate(Metric::Cli, &three([asked, asked, &[0; 6]])), None);
}

#[test]
fn answers_to_something_else_give_no_score() {
    for answers in [
        Answers::One(Histogram::new(1, vec![1; 5])),
        Answers::One(Histogram::new(0, vec![1; 10])),
        Answers::One(Histogram::new(250, vec![1; 300])),
        Answers::One(Histogram::new(1, Vec::new())),
        Answers::One(Histogram::new(1, vec![u64::MAX; 10])),
        three([&[1; 6]; 3]),
    ] {
        assert!(answers.check(Metric::Csi).is_err(), "{answers:?}");
        assert_eq!(evaluate(Metric::Csi, &answers), None);
        assert_eq!(answers.unhappy(Metric::Csi), None);
        answers.n();
    }
}

#[test]
fn an_answer_outside_the_scale_is_refused_and_never_clamped() {
    for answer in [0, 11, -1, i64::MIN, i64::MAX] {
        let outside = ScoreError::OutsideScale { answer, low: 1, high: 10 };
        assert_eq!(Histogram::from_answers((1, 10), [5, answer]), Err(outside));
    }
    let counted = Histogram::from_answers((0, 10), [0, 10, 10, 3]).unwrap();
    assert_eq!(counted.counts(), [1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2]);
    assert_eq!(
        Histogram::on_scale((1, 5), vec![1; 6]),
        Err(ScoreError::ScaleDiffers { low: 1, high: 5 })
    );
}

#[test]
fn counts_never_overflow() {
    let full = vec![0, 0, MOST_ANSWERS, 0, 0];
    let most = Histogram::on_scale((1, 5), full.clone()).unwrap();
    assert_eq!(
        Histogram::on_scale((1, 5), vec![1, 0, MOST_ANSWERS, 0, 0]),
        Err(ScoreError::TooMany)
    );
    assert_eq!(Histogram::on_scale((1, 5), vec![u64::MAX; 5]), Err(ScoreError::TooMany));
    let mut sum = most.clone();
    assert_eq!(sum.add(&Histogram::new(1, vec![1, 0, 0, 0, 0])), Err(ScoreError::TooMany));
    assert_eq!(sum, most, "nothing was added");
    // The largest spread there can be.
    let (half, none) = (MOST_ANSWERS / 2, 0);
    let widest = score(Metric::Csi, &[half, none, none, none, none, none, none, none, none, half]);
    let (low, high) = widest.interval.unwrap();
    assert!(low < 5.5 && 5.5 < high && high - low < 1e-4);
}

#[test]
fn pooling_checks_scales_and_forms() {
    let csi = one(Metric::Csi, &[1; 10]);
    let csat = one(Metric::Csat, &[1; 5]);
    let sums = one(Metric::Cli, &[1; 16]);
    let parts = three([&[1; 6]; 3]);
    assert!(matches!(pool(Metric::Csi, [&csi, &csat]), Err(ScoreError::ScaleDiffers { .. })));
    assert_eq!(pool(Metric::Cli, [&sums, &parts]), Err(ScoreError::FormsDiffer));
    assert_eq!(pool(Metric::Csi, [&parts]), Err(ScoreError::FormsDiffer));
    assert_eq!(pool(Metric::Csi, []), Ok(None));
    assert_eq!(pool(Metric::Cli, [&parts, &parts]), Ok(Some(three([&[2; 6]; 3]))));
    let mut kept = csi.clone();
    assert!(kept.pool(&csat).is_err());
    assert_eq!(kept, csi);
    // Three parts of which the last is too many: none is added.
    let mut almost = three([&[0; 6], &[0; 6], &[MOST_ANSWERS, 0, 0, 0, 0, 0]]);
    let before = almost.clone();
    assert_eq!(almost.pool(&parts), Err(ScoreError::TooMany));
    assert_eq!(almost, before);
}

#[test]
fn happy_and_unhappy_answers() {
    #[track_caller]
    fn shares(metric: Metric, answers: &Answers, unhappy: f64, happy: f64) {
        assert!((answers.unhappy(metric).unwrap() - unhappy).abs() < 1e-12, "unhappy {metric:?}");
        assert!((answers.happy(metric).unwrap() - happy).abs() < 1e-12, "happy {metric:?}");
    }
    shares(Metric::Nps, &one(Metric::Nps, &[1; 11]), 7.0 / 11.0, 2.0 / 11.0);
    for metric in [Metric::NpsFromOne, Metric::Csi, Metric::Ces] {
        shares(metric, &one(metric, &[1; 10]), 0.6, 0.2);
    }
    shares(Metric::Csat, &one(Metric::Csat, &[1; 5]), 0.4, 0.4);
    // Sums 3 … 9 are means up to 3, sums 15 … 18 means from 5.
    shares(Metric::Cli, &one(Metric::Cli, &[1; 16]), 7.0 / 16.0, 4.0 / 16.0);
    let parts = three([&[1; 6], &[0, 0, 4, 0, 0, 0], &[0, 0, 0, 1, 1, 0]]);
    shares(Metric::Cli, &parts, (0.5 + 1.0) / 3.0, (1.0 / 3.0 + 0.5) / 3.0);
    assert_eq!(one(Metric::Csat, &[0; 5]).unhappy(Metric::Csat), None);
}

pub(crate) fn reference() -> Value {
    serde_json::from_str(include_str!("../fixtures/scores/reference.json")).unwrap()
}

pub(crate) fn counts_of(case: &Value) -> Vec<Vec<u64>> {
    let numbers = |list: &Value| {
        list.as_array().unwrap().iter().map(|count| count.as_u64().unwrap()).collect()
    };
    case["counts"].as_array().unwrap().iter().map(numbers).collect()
}

pub(crate) fn close(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0)
}

#[test]
fn scores_agree_with_an_independent_library() {
    let reference = reference();
    let cases = reference["scores"].as_array().unwrap();
    assert!(cases.len() > 400);
    for case in cases {
        let key = case["metric"].as_str().unwrap();
        let metric = *Metric::ALL.iter().find(|metric| metric.key() == key).unwrap();
        let counts = counts_of(case);
        let answers = match counts.as_slice() {
            [counts] => one(metric, counts),
            [a, b, c] => three([a, b, c]),
            _ => panic!("{case}"),
        };
        let score = evaluate(metric, &answers).unwrap();
        assert!(close(score.value, case["value"].as_f64().unwrap()), "{case}: {score:?}");
        let theirs = case["interval"]
            .as_array()
            .map(|ends| [0, 1].map(|i: usize| ends[i].as_f64().unwrap()));
        match (score.interval, theirs) {
            (None, None) => {}
            (Some((low, high)), Some(theirs)) => {
                assert!(close(low, theirs[0]) && close(high, theirs[1]), "{case}: {score:?}");
            }
            _ => panic!("{case}: {score:?}"),
        }
    }
}

#[test]
fn students_points_agree_with_an_independent_library() {
    let reference = reference();
    let rows = reference["quantiles"].as_array().unwrap();
    assert!(rows.len() > 200);
    for row in rows {
        let [alpha, df, t] = ["alpha", "df", "t"].map(|name| row[name].as_f64().unwrap());
        let ours = critical_t(alpha, df).unwrap();
        assert!((ours / t - 1.0).abs() < 1e-9, "{row}: {ours}");
    }
}

/// A metric with counts on its scale.
fn metric_and_counts(times: usize) -> impl Strategy<Value = (Metric, Vec<Vec<u64>>)> {
    proptest::sample::select(Metric::ALL).prop_flat_map(move |metric| {
        let (low, high) = metric.one_scale();
        let counts = proptest::collection::vec(
            prop_oneof![3 => Just(0_u64), 4 => 1..6_u64, 2 => 0..2_000_u64],
            usize::from(high - low) + 1,
        );
        (Just(metric), proptest::collection::vec(counts, times))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn intervals_lie_on_the_scale_and_hold_sensible_values((metric, counts) in metric_and_counts(1)) {
        let answers = one(metric, &counts[0]);
        let Some(score) = evaluate(metric, &answers) else {
            prop_assert_eq!(answers.n(), 0);
            return Ok(());
        };
        let (lowest, highest) = metric.range();
        prop_assert!((lowest..=highest).contains(&score.value));
        prop_assert_eq!(score.n, answers.n());
        if let Some((low, high)) = score.interval {
            prop_assert!(lowest <= low && low < high && high <= highest);
            // The adjusted interval of very few net answers may leave out the value itself.
            let net = matches!(metric, Metric::Nps | Metric::NpsFromOne);
            prop_assert!(net || (low - 1e-9..=high + 1e-9).contains(&score.value));
        } else {
            prop_assert!(matches!(metric, Metric::Csi | Metric::Cli));
        }
        let (unhappy, happy) = (answers.unhappy(metric).unwrap(), answers.happy(metric).unwrap());
        prop_assert!(unhappy >= 0.0 && happy >= 0.0 && unhappy + happy <= 1.0 + 1e-12);
    }

    #[test]
    fn more_answers_at_equal_shares_never_widen_an_interval(
        (metric, counts) in metric_and_counts(1),
        times in 2_u64..50,
    ) {
        let few = evaluate(metric, &one(metric, &counts[0]));
        let more: Vec<u64> = counts[0].iter().map(|count| count * times).collect();
        let many = evaluate(metric, &one(metric, &more));
        if let (Some(few), Some(many)) = (few, many) {
            prop_assert!((few.value - many.value).abs() < 1e-9);
            if let (Some((a, b)), Some((c, d))) = (few.interval, many.interval) {
                prop_assert!(d - c <= b - a + 1e-9, "{few:?} {many:?}");
            }
            prop_assert!(few.interval.is_none() || many.interval.is_some());
        }
    }

    #[test]
    fn pooled_histograms_are_the_histogram_of_all_answers(
        lists in proptest::collection::vec(proptest::collection::vec(0_i64..=10, 0..40), 1..6),
    ) {
        let scale = Metric::Nps.scale();
        let cells: Vec<Answers> = lists
            .iter()
            .map(|list| Answers::One(Histogram::from_answers(scale, list.iter().copied()).unwrap()))
            .collect();
        let all = Histogram::from_answers(scale, lists.iter().flatten().copied()).unwrap();
        prop_assert_eq!(pool(Metric::Nps, &cells).unwrap().unwrap(), Answers::One(all.clone()));
        let backwards = pool(Metric::Nps, cells.iter().rev()).unwrap().unwrap();
        prop_assert_eq!(backwards, Answers::One(all));
    }
}
