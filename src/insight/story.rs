//! What a touchpoint's answers say, metric by metric: how they are spread, how they changed from
//! month to month, and which groups of clients answer otherwise than the rest.

use super::Slice;
use crate::model::{CellAnswers, CellKey, Document, ElementId, Month};
use crate::scores::{Answers, Difference, Metric, Score, difference, evaluate, level_among};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the answers to one metric say at a touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// Their score.
    pub score: Score,
    /// All of them.
    pub answers: Answers,
    /// Month by month, those with answers; undated answers are in none.
    pub months: Vec<Monthly>,
    /// By each column that answers are split by, in the order of the columns.
    pub columns: Vec<ClientGroups>,
}

/// The answers of a month.
#[derive(Debug, Clone, PartialEq)]
pub struct Monthly {
    /// The month.
    pub month: Month,
    /// Their score.
    pub score: Score,
    /// How it differs from the score of the month before that has answers; `None` at the first.
    pub change: Option<Difference>,
}

/// The answers by the values of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientGroups {
    /// The column.
    pub column: Arc<str>,
    /// The group of each value, the worst score first.
    pub groups: Vec<ClientGroup>,
}

/// The answers with one value in a column.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientGroup {
    /// The value; empty = not stated.
    pub value: Arc<str>,
    /// Their score.
    pub score: Score,
    /// How it differs from the score of all others; `None` where there are no others.
    pub difference: Option<Difference>,
}

/// The cells of one metric in one form: CLI's two forms are never pooled.
struct Cells<'a> {
    metric: Metric,
    list: Vec<(&'a CellKey, &'a CellAnswers)>,
}

/// What a touchpoint's answers in a slice say, one story per metric, in the order of its questions.
/// Every list of comparisons is at the level of all of them together, see [`level_among`].
pub fn stories(document: &Document, touchpoint: ElementId, slice: &Slice) -> Vec<Story> {
    let mut all: Vec<Cells<'_>> = Vec::new();
    for (key, answers) in document.cells_of(touchpoint).filter(|(key, _)| slice.holds(key)) {
        let Some(question) = document.questions().get(&key.question) else { continue };
        let form = |cells: &&mut Cells<'_>| {
            let known = cells.list.first().map(|(_, known)| std::mem::discriminant(&***known));
            cells.metric == question.metric && known == Some(std::mem::discriminant(&**answers))
        };
        match all.iter_mut().find(form) {
            Some(cells) => cells.list.push((key, answers)),
            None => all.push(Cells { metric: question.metric, list: vec![(key, answers)] }),
        }
    }
    all.iter().filter_map(story).collect()
}

fn story(cells: &Cells<'_>) -> Option<Story> {
    let metric = cells.metric;
    let answers = joined(cells.list.iter().map(|(_, answers)| answers.as_ref()))?;
    let score = evaluate(metric, &answers)?;
    let columns: BTreeSet<&Arc<str>> = cells
        .list
        .iter()
        .flat_map(|(key, _)| key.segments.iter().map(|segment| &segment.column))
        .collect();
    let columns = columns.into_iter().map(|column| groups(cells, column)).collect();
    Some(Story { score, answers, months: months(cells), columns })
}

/// Answers of one metric and form together; `None` without any.
fn joined<'a>(all: impl Iterator<Item = &'a Answers>) -> Option<Answers> {
    let mut sum: Option<Answers> = None;
    for answers in all {
        match &mut sum {
            None => sum = Some(answers.clone()),
            Some(sum) => {
                if let Err(error) = sum.pool(answers) {
                    // The model refuses such cells; a score without them is better than none.
                    log::error!("{error}");
                }
            }
        }
    }
    sum
}

fn by<K: Ord>(cells: &Cells<'_>, key_of: impl Fn(&CellKey) -> Option<K>) -> Vec<(K, Answers)> {
    let mut found: BTreeMap<K, Vec<&Answers>> = BTreeMap::new();
    for (key, answers) in &cells.list {
        if let Some(of) = key_of(key) {
            found.entry(of).or_default().push(answers);
        }
    }
    let sum = |(key, list): (K, Vec<&Answers>)| Some((key, joined(list.into_iter())?));
    found.into_iter().filter_map(sum).collect()
}

fn months(cells: &Cells<'_>) -> Vec<Monthly> {
    let metric = cells.metric;
    let mut periods = by(cells, |key| key.period);
    periods.retain(|(_, answers)| answers.n() > 0);
    let level = level_among(periods.len().saturating_sub(1));
    let mut before: Option<&Answers> = None;
    let mut found = Vec::new();
    for (month, answers) in &periods {
        let Some(score) = evaluate(metric, answers) else { continue };
        let change = before.and_then(|before| difference(metric, answers, before, level));
        before = Some(answers);
        found.push(Monthly { month: *month, score, change });
    }
    found
}

fn groups(cells: &Cells<'_>, column: &Arc<str>) -> ClientGroups {
    let metric = cells.metric;
    let value_of = |key: &CellKey| {
        let stated = key.segments.iter().find(|segment| segment.column == *column);
        Some(stated.map_or_else(|| Arc::from(""), |segment| segment.value.clone()))
    };
    let mut parts: Vec<(Arc<str>, Answers)> = by(cells, value_of);
    parts.retain(|(_, answers)| answers.n() > 0);
    let level = level_among(parts.len());
    let rests = rests(&parts);
    let mut groups: Vec<ClientGroup> = parts
        .iter()
        .zip(rests)
        .filter_map(|((value, answers), rest)| {
            let score = evaluate(metric, answers)?;
            let difference = rest.and_then(|rest| difference(metric, answers, &rest, level));
            Some(ClientGroup { value: value.clone(), score, difference })
        })
        .collect();
    let badness =
        |it: &ClientGroup| if metric.is_better_low() { -it.score.value } else { it.score.value };
    groups.sort_by(|a, b| badness(a).total_cmp(&badness(b)).then_with(|| a.value.cmp(&b.value)));
    ClientGroups { column: column.clone(), groups }
}

/// For each part all the others together. Linear: those before it, and those after it.
fn rests(parts: &[(Arc<str>, Answers)]) -> Vec<Option<Answers>> {
    let mut after: Vec<Option<Answers>> = vec![None; parts.len() + 1];
    for (at, (_, answers)) in parts.iter().enumerate().rev() {
        after[at] = joined(after[at + 1].iter().chain([answers]));
    }
    let mut before: Option<Answers> = None;
    let mut found = Vec::with_capacity(parts.len());
    for (at, (_, answers)) in parts.iter().enumerate() {
        found.push(joined(before.iter().chain(&after[at + 1])));
        before = joined(before.iter().chain([answers]));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Edit, Element, Language, Link, LinkKind, MapProps, OrderKey, Phase, Question, SegmentValue,
        Stage, Touchpoint,
    };
    use crate::scores::Histogram;

    /// Month, region, and how many said 1 … 5.
    type Row = (Option<u8>, &'static str, [u64; 5]);

    fn map(rows: &[Row]) -> (Document, ElementId) {
        let mut document = Document::new(MapProps::new("Map", Language::English));
        let [stage, touchpoint] = [1, 2].map(ElementId::from_bits);
        let order = || OrderKey::between(None, None, &mut crate::model::Rng::seeded(1));
        let name = "Stage".to_owned();
        let element = Element::new(order(), Stage { name, phase: Phase::Service });
        let insert = Edit::Insert { id: stage, element: element.into(), links: Vec::new() };
        document.apply(&insert).unwrap();
        let element = Element::new(order(), Touchpoint::named("Pay"));
        let links = vec![Link::new(LinkKind::Contains, stage, touchpoint)];
        document.apply(&Edit::Insert { id: touchpoint, element: element.into(), links }).unwrap();
        let question = Some(Question { text: "?".into(), metric: Metric::Csat });
        document.apply(&Edit::SetQuestion { id: "csat".into(), question }).unwrap();
        for (month, region, counts) in rows {
            let answers = Histogram::on_scale((1, 5), counts.to_vec()).unwrap();
            let key = CellKey {
                touchpoint,
                question: "csat".into(),
                period: month.map(|month| Month { year: 2026, month }),
                segments: vec![SegmentValue { column: "region".into(), value: (*region).into() }],
                import: "a".into(),
            };
            let answers = Some(Arc::new(Answers::One(answers)));
            document.apply(&Edit::SetCell { key, answers }).unwrap();
        }
        (document, touchpoint)
    }

    #[test]
    fn months_are_told_apart_only_where_they_differ() {
        let (document, id) = map(&[
            (Some(1), "North", [100, 0, 0, 0, 100]),
            (Some(2), "North", [98, 0, 0, 0, 102]),
            (Some(4), "North", [20, 0, 0, 0, 180]),
            (None, "North", [5, 0, 0, 0, 5]),
        ]);
        let told = stories(&document, id, Slice::ALL);
        let [story] = &told[..] else { panic!("{told:?}") };
        assert_eq!(story.score.n, 610, "with those of no month");
        let months: Vec<(u8, Option<bool>)> = story
            .months
            .iter()
            .map(|at| (at.month.month, at.change.map(|change| change.is_clear())))
            .collect();
        assert_eq!(months, [(1, None), (2, Some(false)), (4, Some(true))]);
        assert_eq!(story.months[2].change.and_then(|it| it.is_better()), Some(true));
    }

    #[test]
    fn groups_are_compared_with_all_others_and_the_worst_stands_first() {
        let (document, id) = map(&[
            (Some(1), "North", [10, 0, 0, 0, 190]),
            (Some(1), "South", [120, 0, 0, 0, 80]),
            (Some(1), "", [3, 0, 0, 0, 4]),
        ]);
        let story = stories(&document, id, Slice::ALL).remove(0);
        let [column] = &story.columns[..] else { panic!("{:?}", story.columns) };
        assert_eq!(&*column.column, "region");
        let seen: Vec<(&str, u64, Option<bool>)> = column
            .groups
            .iter()
            .map(|it| (&*it.value, it.score.n, it.difference.and_then(|it| it.is_better())))
            .collect();
        assert_eq!(seen, [("South", 200, Some(false)), ("", 7, None), ("North", 200, Some(true))]);
        let only = Slice {
            segments: [("region".into(), ["South".into()].into())].into(),
            ..Slice::default()
        };
        let story = stories(&document, id, &only).remove(0);
        assert_eq!(story.score.n, 200);
        assert_eq!(story.columns[0].groups[0].difference, None, "there are no others");
    }
}
