//! The table of worklists: what each owner has to look after.

use super::scores::decimals;
use super::{Cell, Table};
use crate::i18n::Texts;
use crate::insight::{WorkItem, Worklist};
use crate::model::{Document, ElementId};
use crate::scores::Score;

/// Keys of columns and of their headings.
const COLUMNS: [(&str, &str); 22] = [
    ("owner", "report-owner"),
    ("id", "report-id"),
    ("touchpoint", "kind-touchpoint"),
    ("metric", "report-metric"),
    ("value", "report-value"),
    ("low", "report-low"),
    ("high", "report-high"),
    ("n", "report-n"),
    ("target", "report-target"),
    ("below_target", "report-below-target"),
    ("trend", "report-trend"),
    ("pain", "report-pain"),
    ("barriers", "report-barriers"),
    ("comments", "report-comments"),
    ("state", "report-state"),
    ("since", "report-since"),
    ("answer", "report-answer"),
    ("before", "report-before"),
    ("after", "report-after"),
    ("difference_low", "report-difference-low"),
    ("difference_high", "report-difference-high"),
    ("reopen", "report-reopen"),
];

/// Worklists as one table, owner after owner.
pub fn worklists(document: &Document, lists: &[Worklist], texts: &'static Texts) -> Table {
    let mut table = Table::new(texts, "report-worklists", &COLUMNS);
    for list in lists {
        let owner = if list.owner.is_empty() {
            Cell::word("", texts.get("insight-no-owner"))
        } else {
            Cell::text(&list.owner)
        };
        for item in &list.entries {
            table.rows.push(row(document, owner.clone(), item, texts));
        }
    }
    table
}

fn text(document: &Document, id: ElementId) -> &str {
    document.element(id).map(|element| element.content.text()).unwrap_or_default()
}

/// The texts of elements, a line each.
fn lines(document: &Document, ids: &[ElementId]) -> Cell {
    let texts: Vec<&str> =
        ids.iter().map(|&id| text(document, id)).filter(|text| !text.is_empty()).collect();
    Cell::text(texts.join("\n"))
}

fn row(document: &Document, owner: Cell, item: &WorkItem, texts: &'static Texts) -> Vec<Cell> {
    let score = item.score.as_ref();
    let places = score.map_or(2, |score| decimals(score.metric));
    let interval = score.and_then(|score| score.interval);
    let trend: Vec<String> = item
        .trend
        .iter()
        .map(|(month, score)| {
            let value = texts.score(score.metric, score.value);
            format!("{} {value}", texts.month_short(*month))
        })
        .collect();
    let follow_up = item.follow_up.as_ref();
    let since = item.since;
    let difference = since.and_then(|since| since.difference?.interval);
    let value = |score: Option<Score>| Cell::number(score.map(|score| score.value), places);
    vec![
        owner,
        Cell::text(item.touchpoint.to_string()),
        Cell::text(text(document, item.touchpoint)),
        score.map_or(Cell::Empty, |s| Cell::word(s.metric.key(), texts.word(s.metric))),
        value(score.copied()),
        Cell::number(interval.map(|(low, _)| low), places),
        Cell::number(interval.map(|(_, high)| high), places),
        score.map_or(Cell::Empty, |score| Cell::Whole(score.n)),
        Cell::number(item.target, places),
        Cell::Flag(item.is_low),
        Cell::text(trend.join(" → ")),
        Cell::number(item.pain.map(|pain| pain.value), 2),
        lines(document, &item.barriers),
        lines(document, &item.comments),
        follow_up.map_or(Cell::Empty, |it| Cell::word(it.state.key(), texts.word(it.state))),
        follow_up.map_or(Cell::Empty, |it| Cell::Date(it.since)),
        Cell::text(follow_up.map(|it| it.answer.as_str()).unwrap_or_default()),
        value(since.map(|since| since.before)),
        value(since.map(|since| since.after)),
        Cell::number(difference.map(|(low, _)| low), places),
        Cell::number(difference.map(|(_, high)| high), places),
        Cell::Flag(item.suggest_reopen),
    ]
}
