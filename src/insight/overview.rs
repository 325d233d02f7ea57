//! The scores of a map as rows of a table: of each touchpoint and metric, or of the touchpoints of
//! a stage, phase, channel or owner together. Groups are pooled from histograms; figures somebody
//! only reports stand beside them and are in no group.

use super::Slice;
use super::grouped::{Group, GroupKey, key_of};
use super::pain::pains;
use crate::model::{Date, Document, ElementId, LinkKind, Month, Reported, Touchpoint};
use crate::scores::{Answers, Difference, Metric, Score, difference, evaluate, level_among};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// What one row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A touchpoint.
    Touchpoint(ElementId),
    /// Touchpoints that belong together.
    Group(GroupKey),
}

impl Subject {
    /// Whether both are about the same.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Group(a), Self::Group(b)) => a.is_same(b),
            _ => self == other,
        }
    }
}

/// A row of an overview.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreRow {
    /// What it is about.
    pub subject: Subject,
    /// The touchpoints in it, in journey order.
    pub touchpoints: Arc<Vec<ElementId>>,
    /// What the touchpoint is called; empty for groups, whose key has a name in every language.
    pub name: String,
    /// The stage of a touchpoint; empty for groups.
    pub stage: String,
    /// The channel of a touchpoint; empty = not stated, or a group.
    pub channel: String,
    /// The owner of a touchpoint; empty = not stated, or a group.
    pub owner: String,
    /// The metric.
    pub metric: Metric,
    /// The value in the metric's unit.
    pub value: f64,
    /// The 95 % interval; `None` where there is none.
    pub interval: Option<(f64, f64)>,
    /// How many answers; `None` = not stated, of a figure that was only reported.
    pub n: Option<u64>,
    /// Who reports it, where nobody knows the answers; `None` = computed from answers.
    pub reported: Option<String>,
    /// The map's target for the metric.
    pub target: f64,
    /// How the last month with answers differs from the one before; `None` where there are not
    /// two. At the level of as many comparisons as the overview makes.
    pub change: Option<Difference>,
    /// The touchpoint's pain, beside its lead metric; `None` elsewhere.
    pub pain: Option<f64>,
}

impl ScoreRow {
    /// Whether it rests on few answers, or nobody knows on how many.
    pub fn is_thin(&self) -> bool {
        self.n.is_none_or(|n| n < Score::ENOUGH)
    }

    /// The figure as a score, for what colours scores.
    pub fn score(&self) -> Score {
        let Self { metric, value, interval, .. } = *self;
        Score { metric, value, n: self.n.unwrap_or_default(), interval }
    }

    /// Whether it misses the target.
    pub fn is_low(&self) -> bool {
        self.metric.misses(self.value, self.target)
    }
}

/// All answers of a metric in one of its forms, and those of each month.
#[derive(Default)]
struct Tally {
    all: Option<Answers>,
    months: BTreeMap<Month, Answers>,
}

impl Tally {
    fn add(&mut self, month: Option<Month>, answers: &Answers) {
        match &mut self.all {
            Some(all) => pool_into(all, answers),
            None => self.all = Some(answers.clone()),
        }
        if let Some(month) = month {
            match self.months.entry(month) {
                Entry::Occupied(mut known) => pool_into(known.get_mut(), answers),
                Entry::Vacant(free) => drop(free.insert(answers.clone())),
            }
        }
    }

    /// The answers of the last month, and of the one before that has any.
    fn last_two(&self) -> Option<(&Answers, &Answers)> {
        let mut latest = self.months.values().rev().filter(|answers| answers.n() > 0);
        Some((latest.next()?, latest.next()?))
    }
}

fn pool_into(all: &mut Answers, answers: &Answers) {
    if let Err(error) = all.pool(answers) {
        // The model refuses such cells; a score without them is better than none.
        log::error!("answers in an overview: {error}");
    }
}

/// A subject with its touchpoints and, per metric and form, their answers. CLI's two forms are
/// never pooled.
struct Gathered {
    subject: Subject,
    touchpoints: Vec<ElementId>,
    tallies: BTreeMap<(Metric, bool), Tally>,
}

/// The scores of the answers of a slice: of each touchpoint, or of each `group`, in the order of
/// the journey. Among touchpoints' rows stand the figures reported for them: those dated within
/// the slice, and none where it is about segments, which reports do not state.
pub fn overview(document: &Document, slice: &Slice, group: Option<Group>) -> Vec<ScoreRow> {
    let all = gathered(document, slice, group);
    let tallies = all.iter().flat_map(|gathered| gathered.tallies.values());
    let alpha = level_among(tallies.filter(|tally| tally.last_two().is_some()).count());
    let mut rows = Vec::new();
    for gathered in &all {
        of_answers(document, gathered, alpha, &mut rows);
        if let Subject::Touchpoint(touchpoint) = gathered.subject {
            of_reports(document, touchpoint, slice, &mut rows);
        }
    }
    if group.is_none() {
        let pains = pains(document, slice);
        let of: BTreeMap<(ElementId, Metric), f64> =
            pains.ranked.iter().map(|pain| ((pain.touchpoint, pain.metric), pain.value)).collect();
        for row in rows.iter_mut().filter(|row| row.reported.is_none()) {
            if let Subject::Touchpoint(touchpoint) = row.subject {
                row.pain = of.get(&(touchpoint, row.metric)).copied();
            }
        }
    }
    rows
}

/// The answers of a slice by what the rows are about.
fn gathered(document: &Document, slice: &Slice, group: Option<Group>) -> Vec<Gathered> {
    let mut all: Vec<Gathered> = Vec::new();
    for touchpoint in document.journey() {
        let subject = match group {
            None => Subject::Touchpoint(touchpoint),
            Some(group) => match key_of(document, touchpoint, group) {
                Some(key) => Subject::Group(key),
                None => continue,
            },
        };
        let known = group.and_then(|_| all.iter().position(|it| it.subject.is_same(&subject)));
        let at = known.unwrap_or_else(|| {
            all.push(Gathered { subject, touchpoints: Vec::new(), tallies: BTreeMap::new() });
            all.len() - 1
        });
        let gathered = &mut all[at];
        gathered.touchpoints.push(touchpoint);
        for (key, answers) in document.cells_of(touchpoint).filter(|(key, _)| slice.holds(key)) {
            let Some(question) = document.questions().get(&key.question) else { continue };
            let form = (question.metric, matches!(**answers, Answers::Three(_)));
            gathered.tallies.entry(form).or_default().add(key.period, answers);
        }
    }
    all
}

fn touchpoint_of(document: &Document, id: ElementId) -> Option<&Touchpoint> {
    document.element(id)?.content.as_touchpoint()
}

/// A row without its figures.
fn blank(
    document: &Document,
    subject: Subject,
    touchpoints: Arc<Vec<ElementId>>,
    metric: Metric,
) -> ScoreRow {
    let text = |id: ElementId| {
        document.element(id).map(|element| element.content.text().to_owned()).unwrap_or_default()
    };
    let (mut name, mut stage, mut channel, mut owner) = Default::default();
    if let Subject::Touchpoint(id) = subject
        && let Some(own) = touchpoint_of(document, id)
    {
        name = text(id);
        stage = document.source(id, LinkKind::Contains).map(text).unwrap_or_default();
        own.channel.trim().clone_into(&mut channel);
        own.owner.trim().clone_into(&mut owner);
    }
    ScoreRow {
        subject,
        touchpoints,
        name,
        stage,
        channel,
        owner,
        metric,
        value: 0.0,
        interval: None,
        n: None,
        reported: None,
        target: document.props().target(metric),
        change: None,
        pain: None,
    }
}

fn of_answers(document: &Document, gathered: &Gathered, alpha: f64, rows: &mut Vec<ScoreRow>) {
    let touchpoints = Arc::new(gathered.touchpoints.clone());
    for (&(metric, _), tally) in &gathered.tallies {
        let Some(score) = tally.all.as_ref().and_then(|all| evaluate(metric, all)) else {
            continue;
        };
        let change =
            tally.last_two().and_then(|(last, before)| difference(metric, last, before, alpha));
        rows.push(ScoreRow {
            value: score.value,
            interval: score.interval,
            n: Some(score.n),
            change,
            ..blank(document, gathered.subject.clone(), touchpoints.clone(), metric)
        });
    }
}

fn of_reports(document: &Document, touchpoint: ElementId, slice: &Slice, rows: &mut Vec<ScoreRow>) {
    let Some(own) = touchpoint_of(document, touchpoint) else { return };
    if !slice.segments.is_empty() {
        return;
    }
    let month = |date: Date| Month { year: date.year, month: date.month };
    let within = |reported: &&Reported| slice.holds_period(reported.date.map(month));
    for reported in own.reported.iter().filter(within) {
        let subject = Subject::Touchpoint(touchpoint);
        rows.push(ScoreRow {
            value: reported.value,
            n: reported.n,
            reported: Some(reported.source.clone()),
            ..blank(document, subject, Arc::new(vec![touchpoint]), reported.metric)
        });
    }
}
