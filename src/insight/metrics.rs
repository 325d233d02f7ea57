//! Which metrics a map can be spoken of in.

use crate::model::{Document, QuestionId};
use crate::scores::Metric;
use std::collections::BTreeMap;

/// The metrics of a map, each once: those its questions ask for in the order of the questions,
/// then others of its own that it sets a target for or is ranked by, then the usual ones.
pub fn metrics(document: &Document) -> Vec<Metric> {
    let props = document.props();
    let own = |metric: &Metric| matches!(metric, Metric::Custom(_));
    let asked = document.questions().values().map(|question| question.metric);
    let set = props.targets.keys().copied().chain(props.lead_metric).filter(own);
    let mut found: Vec<Metric> = Vec::new();
    for metric in asked.chain(set).chain(Metric::ALL.iter().copied()) {
        if !found.contains(&metric) {
            found.push(metric);
        }
    }
    found
}

/// How many answers each question has; those without any are not among them. Linear in the number
/// of cells.
pub fn answers_by_question(document: &Document) -> BTreeMap<QuestionId, u64> {
    let mut counts: BTreeMap<QuestionId, u64> = BTreeMap::new();
    for (key, answers) in document.cells() {
        let n = counts.entry(key.question.clone()).or_default();
        *n = n.saturating_add(answers.n());
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, Language, MapProps, Question};
    use crate::scores::{CustomMetric, Figure};
    use std::sync::Arc;

    #[test]
    fn what_is_asked_for_stands_first_and_everything_once() {
        let mut document = Document::new(MapProps::new("Map", Language::English));
        assert_eq!(metrics(&document), Metric::ALL);
        let own = |name| CustomMetric::define(name, (1, 5), false, Figure::Mean).unwrap();
        let (trust, speed) = (Metric::Custom(own("Trust")), Metric::Custom(own("Speed")));
        for (id, metric) in [("a", Metric::Nps), ("b", trust), ("c", Metric::Nps)] {
            let question = Some(Question { text: "?".into(), metric });
            document.apply(&Edit::SetQuestion { id: id.into(), question }).unwrap();
        }
        let mut props = document.props().clone();
        props.targets = [(speed, 4.0), (Metric::Csi, 8.0)].into();
        document.apply(&Edit::SetProps(Arc::new(props))).unwrap();
        let found = metrics(&document);
        assert_eq!(found[..4], [Metric::Nps, trust, speed, Metric::Csi]);
        assert_eq!(found.len(), Metric::ALL.len() + 2);
    }
}
