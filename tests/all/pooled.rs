//! A map's scores are those of its pooled answers: each answer once, no mean of means.

use cjm::insight::{
    Slice, all_lead_scores, headline, lead_score, sources, touchpoint_scores, trend,
};
use cjm::model::*;
use cjm::scores::{Answers, Histogram, Metric, evaluate, pool};
use std::sync::Arc;

/// A map of touchpoints 1, 2, 3 … with questions and cells.
struct Survey {
    lead: Option<Metric>,
    questions: Vec<(QuestionId, Question)>,
    cells: Vec<(CellKey, CellAnswers)>,
}

fn touchpoint(number: u64) -> ElementId {
    ElementId::from_bits(number)
}

const JULY: Option<Month> = Some(Month { year: 2026, month: 7 });
const AUGUST: Option<Month> = Some(Month { year: 2026, month: 8 });
const SEPTEMBER: Option<Month> = Some(Month { year: 2026, month: 9 });

fn one(metric: Metric, answers: &[i64]) -> Answers {
    Answers::One(Histogram::from_answers(metric.one_scale(), answers.iter().copied()).unwrap())
}

impl Survey {
    fn new(questions: &[(&str, Metric)]) -> Self {
        let question =
            |&(key, metric): &(&str, Metric)| (key.into(), Question { text: key.into(), metric });
        Self { lead: None, questions: questions.iter().map(question).collect(), cells: Vec::new() }
    }

    fn cell(
        mut self,
        at: u64,
        question: &str,
        period: Option<Month>,
        age: &str,
        answers: Answers,
    ) -> Self {
        let key = CellKey {
            touchpoint: touchpoint(at),
            question: question.into(),
            period,
            segments: vec![SegmentValue { column: "age".into(), value: age.into() }],
            import: "first".into(),
        };
        self.cells.push((key, Arc::new(answers)));
        self
    }

    fn document(self) -> Document {
        let mut rng = Rng::seeded(1);
        let mut elements = Vec::new();
        let mut links = Vec::new();
        let stage = ElementId::from_bits(1000);
        let key = |rng: &mut Rng| OrderKey::between(None, None, rng);
        let content = Stage { name: "s".into(), phase: Phase::Service };
        elements.push((stage, Arc::new(Element::new(key(&mut rng), content))));
        for number in 1..=4 {
            let element = Element::new(key(&mut rng), Touchpoint::named(format!("t{number}")));
            elements.push((touchpoint(number), Arc::new(element)));
            links.push(Link::new(LinkKind::Contains, stage, touchpoint(number)));
        }
        let mut props = MapProps::new("map", Language::English);
        props.lead_metric = self.lead;
        let (document, broken) = Document::from_parts(
            props,
            elements,
            links,
            self.questions,
            self.cells,
            Vec::new(),
            Ext::new(),
        );
        assert_eq!(broken, []);
        document
    }
}

fn sample() -> Survey {
    Survey::new(&[("a-ease", Metric::Ces), ("b-happy", Metric::Csi), ("c-again", Metric::Csi)])
        .cell(1, "b-happy", AUGUST, "young", one(Metric::Csi, &[1, 1, 1, 1, 1, 1, 1, 1]))
        .cell(1, "b-happy", SEPTEMBER, "old", one(Metric::Csi, &[10, 9]))
        .cell(1, "c-again", None, "", one(Metric::Csi, &[7]))
        .cell(1, "a-ease", JULY, "old", one(Metric::Ces, &[10, 2, 3, 4]))
        .cell(2, "b-happy", SEPTEMBER, "old", one(Metric::Csi, &[5, 6]))
}

#[test]
fn segments_periods_and_questions_of_one_metric_are_pooled() {
    let document = sample().document();
    let all = one(Metric::Csi, &[1, 1, 1, 1, 1, 1, 1, 1, 10, 9, 7]);
    let scores = touchpoint_scores(&document, touchpoint(1), Slice::ALL);
    let metrics: Vec<Metric> = scores.iter().map(|(metric, _)| *metric).collect();
    assert_eq!(metrics, [Metric::Ces, Metric::Csi], "in the order of the questions");
    assert_eq!(Some(scores[1].1), evaluate(Metric::Csi, &all));
    assert_eq!(scores[0].1.value, 25.0);
    assert_eq!(touchpoint_scores(&document, touchpoint(3), Slice::ALL), []);
}

#[test]
fn the_whole_journey_is_not_a_mean_of_means() {
    let document = sample().document();
    let csi = headline(&document, Slice::ALL)[1];
    assert_eq!(csi.n, 13);
    assert!((csi.value - (8.0 + 19.0 + 7.0 + 11.0) / 13.0).abs() < 1e-12);
    assert_eq!(headline(&document, Slice::ALL).len(), 2);
    assert_eq!(headline(&Survey::new(&[]).document(), Slice::ALL), []);
}

#[test]
fn the_lead_is_what_is_wanted_then_the_maps_then_the_first_asked() {
    let lead = |survey: Survey, at: u64, wanted: Option<Metric>| {
        let document = survey.document();
        let score = lead_score(&document, touchpoint(at), wanted, Slice::ALL);
        assert_eq!(
            all_lead_scores(&document, wanted, Slice::ALL).get(&touchpoint(at)).copied(),
            score
        );
        score.map(|score| score.metric)
    };
    let csi_map = || Survey { lead: Some(Metric::Csi), ..sample() };
    let nps_map = || Survey { lead: Some(Metric::Nps), ..sample() };
    assert_eq!(lead(sample(), 1, None), Some(Metric::Ces));
    assert_eq!(lead(csi_map(), 1, None), Some(Metric::Csi));
    assert_eq!(lead(csi_map(), 1, Some(Metric::Ces)), Some(Metric::Ces));
    assert_eq!(lead(nps_map(), 1, None), Some(Metric::Ces), "nobody asked for it here");
    assert_eq!(lead(sample(), 1, Some(Metric::Nps)), None, "another metric says something else");
    assert_eq!(lead(sample(), 2, None), Some(Metric::Csi));
    assert_eq!(lead(sample(), 3, None), None);
}

#[test]
fn a_trend_has_a_score_for_each_month() {
    let document = sample().document();
    let trend = trend(&document, touchpoint(1), Metric::Csi, Slice::ALL);
    let periods: Vec<_> = trend.iter().map(|(period, score)| (*period, score.n)).collect();
    assert_eq!(periods, [(None, 1), (AUGUST, 8), (SEPTEMBER, 2)]);
    assert_eq!(trend[2].1.value, 9.5);
}

#[test]
fn sources_count_each_answer_once() {
    let found = sources(&sample().document());
    assert_eq!(found.answers, 17);
    assert_eq!(found.undated, 1);
    assert_eq!(found.months, JULY.zip(SEPTEMBER));
    assert_eq!(sources(&Survey::new(&[]).document()), cjm::insight::Sources::default());
}

#[test]
fn the_two_scales_of_nps_are_never_merged() {
    let document = Survey::new(&[("q", Metric::Nps), ("r", Metric::NpsFromOne)])
        .cell(1, "q", SEPTEMBER, "", one(Metric::Nps, &[10, 10, 0]))
        .cell(1, "r", SEPTEMBER, "", one(Metric::NpsFromOne, &[1, 10]))
        .document();
    let scores: Vec<_> =
        headline(&document, Slice::ALL).iter().map(|score| (score.metric, score.n)).collect();
    assert_eq!(scores, [(Metric::Nps, 3), (Metric::NpsFromOne, 2)]);
}

#[test]
fn loyalty_known_in_two_forms_stays_two_scores() {
    let part = Histogram::from_answers((1, 6), [6, 5, 4]).unwrap();
    let parts = Answers::Three(Box::new([part.clone(), part.clone(), part]));
    let document = Survey::new(&[("q", Metric::Cli)])
        .cell(1, "q", AUGUST, "", one(Metric::Cli, &[18, 3]))
        .cell(1, "q", SEPTEMBER, "", parts)
        .cell(2, "q", SEPTEMBER, "", one(Metric::Cli, &[9]))
        .document();
    let n: Vec<u64> = touchpoint_scores(&document, touchpoint(1), Slice::ALL)
        .iter()
        .map(|(_, score)| score.n)
        .collect();
    assert_eq!(n, [2, 3]);
    assert_eq!(
        lead_score(&document, touchpoint(1), None, Slice::ALL).unwrap().n,
        3,
        "the better founded"
    );
    assert_eq!(
        headline(&document, Slice::ALL).iter().map(|score| score.n).collect::<Vec<_>>(),
        [3, 3]
    );
    assert_eq!(sources(&document).answers, 6);
}

#[test]
fn every_way_to_the_scores_of_a_large_map_agrees() {
    let document = crate::support::generate::map(120, 7);
    let lead = all_lead_scores(&document, None, Slice::ALL);
    assert!(lead.len() > 100);
    for (id, score) in &lead {
        assert_eq!(lead_score(&document, *id, None, Slice::ALL), Some(*score));
    }
    for score in headline(&document, Slice::ALL) {
        let cells = document.cells().iter().filter(|(key, _)| {
            document.questions().get(&key.question).unwrap().metric == score.metric
        });
        let all = pool(score.metric, cells.map(|(_, answers)| &**answers)).unwrap().unwrap();
        assert_eq!(evaluate(score.metric, &all), Some(score));
    }
}
