//! The questions of a map's surveys.

use super::Change;
use crate::edit::{Selection, StepName};
use crate::model::{Document, Edit, Question, QuestionId};
use crate::scores::Metric;
use std::sync::Arc;

/// Adds a question whose answers feed a metric. `None` where it says nothing.
pub fn question(document: &Document, text: &str, metric: Metric) -> Option<Change> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let question = Question { text: text.to_owned(), metric };
    let edit = Edit::SetQuestion { id: free_key(document, metric), question: Some(question) };
    let name = StepName::new("step-add-question", text);
    Some(Change::new(vec![edit], name, Selection::none()))
}

/// A key that no question of the map has yet, after the metric.
fn free_key(document: &Document, metric: Metric) -> QuestionId {
    let start = match metric {
        Metric::Custom(_) => "own",
        usual => usual.key(),
    };
    let taken = |key: &str| document.questions().contains_key(key);
    let numbered = (2_u64..).map(|number| format!("{start}-{number}"));
    let free = std::iter::once(start.to_owned()).chain(numbered).find(|key| !taken(key));
    Arc::from(free.unwrap_or_default())
}

/// Removes a question with all its answers. A metric of the map's own that nobody asks for or
/// reports any more goes with it: its target, and showing and ranking by it. `None` where there is
/// no such question.
pub fn unask(document: &Document, id: &QuestionId) -> Option<Change> {
    let gone = document.questions().get(id)?;
    let mut edits = vec![Edit::SetQuestion { id: id.clone(), question: None }];
    let metric = gone.metric;
    if matches!(metric, Metric::Custom(_)) && !is_used_elsewhere(document, id, metric) {
        let mut props = document.props().clone();
        props.targets.remove(&metric);
        props.lead_metric = props.lead_metric.filter(|lead| *lead != metric);
        if props != *document.props() {
            edits.push(Edit::SetProps(Arc::new(props)));
        }
    }
    let name = StepName::new("step-remove-question", gone.text.clone());
    Some(Change::new(edits, name, Selection::none()))
}

fn is_used_elsewhere(document: &Document, id: &QuestionId, metric: Metric) -> bool {
    let mut others = document.questions().iter().filter(|(other, _)| *other != id);
    let touchpoints = document.elements().filter_map(|(_, it)| it.content.as_touchpoint());
    others.any(|(_, other)| other.metric == metric)
        || touchpoints.into_iter().any(|it| {
            it.lead_metric == Some(metric) || it.reported.iter().any(|it| it.metric == metric)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, MapProps};
    use crate::scores::{CustomMetric, Figure};

    #[test]
    fn an_own_metric_goes_with_its_last_question() {
        let mut document = Document::new(MapProps::new("Map", Language::English));
        let own = CustomMetric::define("Trust", (1, 7), false, Figure::Top(2)).unwrap();
        let trust = Metric::Custom(own);
        for (text, metric) in [("Trust us?", trust), ("And now?", trust), ("Easy?", Metric::Ces)] {
            let change = question(&document, text, metric).unwrap();
            document.apply(&change.edit).unwrap();
        }
        assert_eq!(question(&document, "  ", trust), None);
        let keys: Vec<&str> = document.questions().keys().map(|key| &**key).collect();
        assert_eq!(keys, ["ces", "own", "own-2"]);
        let mut props = document.props().clone();
        props.targets.insert(trust, 60.0);
        props.lead_metric = Some(trust);
        document.apply(&Edit::SetProps(Arc::new(props))).unwrap();
        let first = unask(&document, &"own".into()).unwrap();
        document.apply(&first.edit).unwrap();
        assert_eq!(document.props().lead_metric, Some(trust), "it is asked for still");
        let second = unask(&document, &"own-2".into()).unwrap();
        document.apply(&second.edit).unwrap();
        assert_eq!(document.props().lead_metric, None);
        assert!(document.props().targets.is_empty());
        assert_eq!(unask(&document, &"own".into()), None);
    }
}
