//! The table of scores: by what its rows are made, which of them are shown, and in which order.

use crate::i18n::Texts;
use crate::insight::{Group, ScoreRow, Subject};
use crate::model::Document;
use crate::scores::Metric;
use std::cmp::Ordering;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScoreColumn {
    /// The touchpoint, or the group.
    Name,
    /// The touchpoint's stage.
    Stage,
    /// Its channel.
    Channel,
    /// Its owner.
    Owner,
    /// The metric.
    Metric,
    /// The value.
    Value,
    /// The interval, sorted by its lower end.
    Interval,
    /// How many answers.
    Answers,
    /// The map's target for the metric.
    Target,
    /// How the last month differs from the one before.
    Change,
    /// Pain.
    Pain,
}

impl ScoreColumn {
    /// Every column, from left to right.
    pub const ALL: &'static [Self] = &[
        Self::Name,
        Self::Stage,
        Self::Channel,
        Self::Owner,
        Self::Metric,
        Self::Value,
        Self::Interval,
        Self::Answers,
        Self::Target,
        Self::Change,
        Self::Pain,
    ];

    /// Key of what it is called.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "kind-touchpoint",
            Self::Stage => "kind-stage",
            Self::Channel => "field-channel",
            Self::Owner => "field-owner",
            Self::Metric => "column-metric",
            Self::Value => "column-value",
            Self::Interval => "column-interval",
            Self::Answers => "column-answers",
            Self::Target => "column-target",
            Self::Change => "column-change",
            Self::Pain => "column-pain",
        }
    }

    /// Key of its heading in files.
    pub const fn file_key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Stage => "stage",
            Self::Channel => "channel",
            Self::Owner => "owner",
            Self::Metric => "metric",
            Self::Value => "value",
            Self::Interval => "interval",
            Self::Answers => "n",
            Self::Target => "target",
            Self::Change => "change",
            Self::Pain => "pain",
        }
    }

    /// What it is called in a table whose rows are made so.
    pub fn name(self, by: Option<Group>, texts: &'static Texts) -> String {
        let key = match (self, by) {
            (Self::Name, Some(group)) => group_key(Some(group)),
            _ => self.key(),
        };
        texts.get(key).to_owned()
    }

    /// Whether it holds numbers.
    pub const fn is_number(self) -> bool {
        !matches!(self, Self::Name | Self::Stage | Self::Channel | Self::Owner | Self::Metric)
    }

    /// The columns of a table whose rows are made so.
    pub fn of(by: Option<Group>) -> Vec<Self> {
        let only_touchpoints = |column: &Self| {
            matches!(column, Self::Stage | Self::Channel | Self::Owner | Self::Pain)
        };
        let wanted = |column: &Self| by.is_none() || !only_touchpoints(column);
        Self::ALL.iter().copied().filter(wanted).collect()
    }

    /// Its value where it holds numbers; `None` where the row has none.
    pub fn number(self, row: &ScoreRow) -> Option<f64> {
        match self {
            Self::Value => Some(row.value),
            Self::Interval => row.interval.map(|(low, _)| low),
            Self::Answers => row.n.map(|n| n as f64),
            Self::Target => Some(row.target),
            Self::Change => row.change.map(|change| change.value),
            Self::Pain => row.pain,
            _ => None,
        }
    }

    /// What it says where it holds words.
    pub fn words(self, row: &ScoreRow, map: &Document, texts: &'static Texts) -> String {
        match self {
            Self::Name => name_of(row, map, texts),
            Self::Stage => row.stage.clone(),
            Self::Channel => row.channel.clone(),
            Self::Owner => row.owner.clone(),
            Self::Metric => texts.word(row.metric).to_owned(),
            _ => String::new(),
        }
    }
}

/// Key of what the rows of a table are called.
pub const fn group_key(by: Option<Group>) -> &'static str {
    match by {
        None => "kind-touchpoint",
        Some(Group::Stage) => "kind-stage",
        Some(Group::Phase) => "field-phase",
        Some(Group::Channel) => "field-channel",
        Some(Group::Owner) => "field-owner",
    }
}

/// What a row is about, in words.
pub fn name_of(row: &ScoreRow, map: &Document, texts: &'static Texts) -> String {
    match &row.subject {
        Subject::Group(key) => key.name(map, texts),
        Subject::Touchpoint(_) if row.name.trim().is_empty() => texts.get("unnamed").to_owned(),
        Subject::Touchpoint(_) => row.name.clone(),
    }
}

/// How the table is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScoresTable {
    /// What its rows are; `None` = each touchpoint.
    pub by: Option<Group>,
    /// The metric that is shown; `None` = every one.
    pub metric: Option<Metric>,
    /// What rows must say to be shown; empty = anything.
    pub search: String,
    /// The column it is sorted by and whether from the most to the least; `None` = as the journey
    /// goes.
    pub sort: Option<(ScoreColumn, bool)>,
}

impl ScoresTable {
    /// Makes other rows.
    pub(super) fn group(&mut self, by: Option<Group>) {
        self.by = by;
        if self.sort.is_some_and(|(column, _)| !ScoreColumn::of(by).contains(&column)) {
            self.sort = None;
        }
    }

    /// Sorts by a column; by the same one once more: the other way round, then not at all.
    pub(super) fn sort_by(&mut self, column: ScoreColumn) {
        self.sort = match self.sort {
            Some((known, false)) if known == column => Some((column, true)),
            Some((known, true)) if known == column => None,
            _ => Some((column, false)),
        };
    }

    /// Which rows are shown, in their order. Rows that are equal stay as the journey goes; what is
    /// unknown stands last, whichever way it is sorted.
    pub fn shown(&self, rows: &[ScoreRow], map: &Document, texts: &'static Texts) -> Vec<usize> {
        let needle = self.search.trim().to_lowercase();
        let says = |row: &ScoreRow| {
            ScoreColumn::ALL
                .iter()
                .filter(|column| !column.is_number())
                .any(|column| column.words(row, map, texts).to_lowercase().contains(&needle))
        };
        let wanted = |row: &ScoreRow| {
            self.metric.is_none_or(|metric| metric == row.metric)
                && (needle.is_empty() || says(row))
        };
        let mut shown: Vec<usize> = (0..rows.len()).filter(|&at| wanted(&rows[at])).collect();
        let Some((column, falling)) = self.sort else { return shown };
        let turned = |order: Ordering| if falling { order.reverse() } else { order };
        if column.is_number() {
            let number = |at: &usize| column.number(&rows[*at]);
            shown.sort_by(|a, b| match (number(a), number(b)) {
                (Some(a), Some(b)) => turned(a.total_cmp(&b)),
                (a, b) => b.is_some().cmp(&a.is_some()),
            });
        } else {
            let word = |at: usize| column.words(&rows[at], map, texts).to_lowercase();
            let mut keyed: Vec<(String, usize)> = shown.iter().map(|&at| (word(at), at)).collect();
            keyed.sort_by(|(a, _), (b, _)| match (a.is_empty(), b.is_empty()) {
                (false, false) => turned(a.cmp(b)),
                (a, b) => a.cmp(&b),
            });
            shown = keyed.into_iter().map(|(_, at)| at).collect();
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ElementId, Language, MapProps, Rng};
    use std::sync::Arc;

    fn row(name: &str, owner: &str, value: f64, pain: Option<f64>) -> ScoreRow {
        let id = ElementId::random(&mut Rng::seeded(1));
        ScoreRow {
            subject: Subject::Touchpoint(id),
            touchpoints: Arc::new(vec![id]),
            name: name.into(),
            stage: String::new(),
            channel: String::new(),
            owner: owner.into(),
            metric: Metric::Csi,
            value,
            interval: None,
            n: Some(40),
            reported: None,
            target: 7.0,
            change: None,
            pain,
        }
    }

    fn names(table: &ScoresTable, rows: &[ScoreRow]) -> String {
        let map = Document::new(MapProps::new("", Language::English));
        let shown = table.shown(rows, &map, Texts::of(Language::English));
        shown.into_iter().map(|at| rows[at].name.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn sorting_is_stable_and_leaves_the_unknown_last() {
        let rows = [
            row("a", "", 7.0, None),
            row("b", "Desk", 5.0, Some(2.0)),
            row("c", "Web", 7.0, Some(9.0)),
            row("d", "desk", 9.0, None),
        ];
        let mut table = ScoresTable::default();
        assert_eq!(names(&table, &rows), "a b c d");
        table.sort_by(ScoreColumn::Value);
        assert_eq!(names(&table, &rows), "b a c d");
        table.sort_by(ScoreColumn::Value);
        assert_eq!(names(&table, &rows), "d a c b", "equals stay as they were");
        table.sort_by(ScoreColumn::Value);
        assert_eq!(names(&table, &rows), "a b c d");
        table.sort_by(ScoreColumn::Pain);
        assert_eq!(names(&table, &rows), "b c a d");
        table.sort_by(ScoreColumn::Pain);
        assert_eq!(names(&table, &rows), "c b a d", "unknown is not the least");
        table.sort_by(ScoreColumn::Owner);
        assert_eq!(names(&table, &rows), "b d c a");
        table.sort_by(ScoreColumn::Owner);
        assert_eq!(names(&table, &rows), "c b d a");
    }

    #[test]
    fn rows_are_chosen_by_words_and_metric() {
        let mut rows = vec![row("Portal", "Web", 7.0, None), row("Desk", "", 5.0, None)];
        rows[1].metric = Metric::Nps;
        let mut table = ScoresTable { search: " WEB ".into(), ..ScoresTable::default() };
        assert_eq!(names(&table, &rows), "Portal");
        table.search = "nps".into();
        assert_eq!(names(&table, &rows), "Desk");
        table.search.clear();
        table.metric = Some(Metric::Csi);
        assert_eq!(names(&table, &rows), "Portal");
    }

    #[test]
    fn a_column_that_goes_away_sorts_no_more() {
        let mut table = ScoresTable::default();
        table.sort_by(ScoreColumn::Pain);
        table.group(Some(Group::Owner));
        assert_eq!(table.sort, None);
        table.sort_by(ScoreColumn::Value);
        table.group(Some(Group::Phase));
        assert_eq!(table.sort, Some((ScoreColumn::Value, false)));
    }
}
