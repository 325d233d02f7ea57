//! Which scores the map shows: of which answers, in which colours, beside which others. Never a
//! step of the history, and never in the file.

use super::{App, Command, OpenMap};
use crate::insight::{Against, Slice};
use crate::layout::{Tint, View};
use crate::model::{Document, Month};
use crate::scores::Metric;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Which scores the map shows, and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overlay {
    /// The metric; `None` = the lead metric of each touchpoint.
    pub metric: Option<Metric>,
    /// What the colours mean.
    pub tint: Tint,
    /// Whether a strip over the touchpoints shows the metric across the journey.
    pub heat: bool,
    /// The answers.
    pub slice: Slice,
    /// What they are compared with.
    pub comparison: Comparison,
}

/// What scores are compared with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Comparison {
    /// Nothing.
    #[default]
    Nothing,
    /// As many months, right before those shown.
    Before,
    /// Another value of a column of which some values are shown.
    Value(Arc<str>, Arc<str>),
    /// All answers that are not shown.
    Rest,
}

impl Overlay {
    /// What a view shows.
    pub fn of(view: &View) -> Self {
        let comparison = match &view.against {
            None => Comparison::Nothing,
            Some(Against::Rest) => Comparison::Rest,
            Some(Against::Slice(other)) => {
                let differs = |(column, _): &(&Arc<str>, &BTreeSet<Arc<str>>)| {
                    view.slice.segments.get(*column) != other.segments.get(*column)
                };
                let other = other.segments.iter().find(differs);
                let value = other.and_then(|(column, values)| Some((column, values.first()?)));
                value.map_or(Comparison::Before, |(column, value)| {
                    Comparison::Value(column.clone(), value.clone())
                })
            }
        };
        let View { metric, tint, heat, ref slice, .. } = *view;
        Self { metric, tint, heat, slice: slice.clone(), comparison }
    }

    /// Makes a view show it. What cannot be compared is not.
    pub fn apply(self, view: &mut View) {
        view.against = self.against();
        (view.metric, view.tint, view.heat) = (self.metric, self.tint, self.heat);
        view.slice = self.slice;
    }

    /// The answers it is compared with; `None` where there is no such comparison.
    fn against(&self) -> Option<Against> {
        match &self.comparison {
            Comparison::Nothing => None,
            Comparison::Rest => (!self.slice.is_all()).then_some(Against::Rest),
            Comparison::Before => {
                let months = Some(Against::before(self.slice.months?));
                Some(Against::Slice(Slice { months, segments: self.slice.segments.clone() }))
            }
            Comparison::Value(column, value) => {
                let shown = self.slice.segments.get(column)?;
                let mut other = self.slice.clone();
                other.segments.insert(column.clone(), BTreeSet::from([value.clone()]));
                (!shown.contains(value)).then_some(Against::Slice(other))
            }
        }
    }
}

/// Values of a column, each with how many answers it has.
pub type Values = Vec<(Arc<str>, u64)>;

/// What a map's answers can be told apart by.
#[derive(Debug, Default)]
pub struct Answered {
    /// The metrics clients were asked for.
    pub metrics: Vec<Metric>,
    /// The columns, each with its values and how many answers each has; "" = not stated.
    pub columns: Vec<(Arc<str>, Values)>,
    /// The months with answers, and how many each has.
    pub months: Vec<(Month, u64)>,
}

impl Answered {
    /// Gathers them. Takes a while where there are many answers.
    pub fn of(document: &Document) -> Self {
        let (mut all, mut months) = (0_u64, BTreeMap::<Month, u64>::new());
        let mut metrics = BTreeSet::new();
        let mut columns = BTreeMap::<Arc<str>, BTreeMap<Arc<str>, u64>>::new();
        for (key, answers) in document.cells() {
            let (n, question) = (answers.n(), document.questions().get(&key.question));
            let Some(question) = question.filter(|_| n > 0) else { continue };
            metrics.insert(question.metric);
            all = all.saturating_add(n);
            if let Some(month) = key.period {
                *months.entry(month).or_default() += n;
            }
            for segment in &key.segments {
                // An entry takes a copy of its key; most are there already.
                if !columns.contains_key(&segment.column) {
                    columns.insert(segment.column.clone(), BTreeMap::new());
                }
                let Some(values) = columns.get_mut(&segment.column) else { continue };
                match values.get_mut(&segment.value) {
                    Some(count) => *count += n,
                    None => drop(values.insert(segment.value.clone(), n)),
                }
            }
        }
        for values in columns.values_mut() {
            // Of a survey that did not ask for the column nothing is stated.
            let stated: u64 =
                values.iter().filter(|(value, _)| !value.is_empty()).map(|(_, n)| n).sum();
            values.remove("");
            if all > stated {
                values.insert("".into(), all - stated);
            }
        }
        let list = |values: BTreeMap<Arc<str>, u64>| values.into_iter().collect();
        Self {
            metrics: metrics.into_iter().collect(),
            columns: columns.into_iter().map(|(name, values)| (name, list(values))).collect(),
            months: months.into_iter().collect(),
        }
    }

    /// The newest month with answers.
    pub fn last_month(&self) -> Option<Month> {
        self.months.last().map(|(month, _)| *month)
    }
}

impl App {
    /// Shows other scores on the map in front.
    pub(super) fn overlay(&mut self, overlay: Overlay) {
        self.view(|view| overlay.apply(view));
    }

    /// Runs a command about the scores on the map.
    pub(super) fn run_overlay(&mut self, command: Command) {
        match command {
            Command::AllScores => self.overlay(Overlay::default()),
            Command::Heat => self.view(|view| view.heat = !view.heat),
            Command::Tint(tint) => self.view(|view| view.tint = tint),
            _ => self.with_map(|map| map.scores_open = !map.scores_open),
        }
    }
}

impl OpenMap {
    /// Whether the map shows its scores in another way than it does by itself.
    pub fn is_overlaid(&self) -> bool {
        Overlay::of(self.view()) != Overlay::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, MapProps};

    fn view() -> View {
        View::of(&MapProps::new("Map", Language::English))
    }

    fn north() -> Slice {
        let north = BTreeSet::from(["North".into()]);
        Slice { months: None, segments: BTreeMap::from([("region".into(), north)]) }
    }

    #[track_caller]
    fn comes_back(overlay: &Overlay) {
        let mut shown = view();
        overlay.clone().apply(&mut shown);
        assert_eq!(Overlay::of(&shown), *overlay);
    }

    #[test]
    fn a_view_says_what_it_was_made_to_show() {
        let month = |month| Month { year: 2026, month };
        let months = Some((month(2), month(3)));
        let slice = Slice { months, ..north() };
        for comparison in [
            Comparison::Nothing,
            Comparison::Before,
            Comparison::Rest,
            Comparison::Value("region".into(), "South".into()),
        ] {
            let slice = slice.clone();
            comes_back(&Overlay { slice, comparison, heat: true, ..Overlay::default() });
        }
    }

    #[test]
    fn the_months_before_are_as_many() {
        let month = |year, month| Month { year, month };
        let months = Some((month(2026, 1), month(2026, 3)));
        let slice = Slice { months, ..Slice::default() };
        let mut shown = view();
        Overlay { slice, comparison: Comparison::Before, ..Overlay::default() }.apply(&mut shown);
        let before = Some((month(2025, 10), month(2025, 12)));
        let before = Slice { months: before, ..Slice::default() };
        assert_eq!(shown.against, Some(Against::Slice(before)));
    }

    #[test]
    fn what_would_be_on_both_sides_is_not_compared() {
        for (slice, comparison) in [
            (Slice::default(), Comparison::Rest),
            (Slice::default(), Comparison::Before),
            (Slice::default(), Comparison::Value("region".into(), "North".into())),
            (north(), Comparison::Value("region".into(), "North".into())),
            (north(), Comparison::Value("age".into(), "30".into())),
        ] {
            let mut shown = view();
            Overlay { slice, comparison, ..Overlay::default() }.apply(&mut shown);
            assert_eq!(shown.against, None);
        }
    }
}
