//! The table of scores: every touchpoint, metric by metric, with n, interval and target; then what
//! is only reported.

use super::{Cell, Table};
use crate::i18n::Texts;
use crate::insight::{By, Part, Slice, is_low, split};
use crate::model::{Document, ElementId, LinkKind, Reported};
use crate::scores::{Metric, Score, Unit, reported_interval};

/// Keys of columns and of their headings.
const COLUMNS: [(&str, &str); 19] = [
    ("id", "report-id"),
    ("touchpoint", "kind-touchpoint"),
    ("metric", "report-metric"),
    ("period", "report-period"),
    ("segment", "report-segment"),
    ("segment_value", "report-segment-value"),
    ("n", "report-n"),
    ("value", "report-value"),
    ("low", "report-low"),
    ("high", "report-high"),
    ("target", "report-target"),
    ("below_target", "report-below-target"),
    ("stage", "kind-stage"),
    ("phase", "report-phase"),
    ("channel", "report-channel"),
    ("owner", "report-owner"),
    ("reported", "report-reported"),
    ("source", "report-source"),
    ("date", "report-date"),
];

/// The scores of the answers in a slice, taken apart, in the order of the journey. Reported
/// figures follow a touchpoint's scores where these are whole.
pub fn scores(document: &Document, by: By, slice: &Slice, texts: &'static Texts) -> Table {
    let mut table = Table::new(texts, "report-scores", &COLUMNS);
    let mut parts = split(document, by, slice).into_iter().peekable();
    for id in document.journey() {
        while let Some((_, part, score)) = parts.next_if(|(of, ..)| *of == id) {
            table.rows.push(row(document, id, &part, &score, texts));
        }
        let element = document.element(id).filter(|_| by == By::Touchpoint);
        if let Some(touchpoint) = element.and_then(|element| element.content.as_touchpoint()) {
            let reported = touchpoint.reported.iter();
            table.rows.extend(reported.map(|it| reported_row(document, id, it, texts)));
        }
    }
    table
}

fn row(
    document: &Document,
    id: ElementId,
    part: &Part,
    score: &Score,
    texts: &'static Texts,
) -> Vec<Cell> {
    let mut cells = figures(document, id, score.metric, score.value, score.interval, texts);
    cells[6] = Cell::Whole(score.n);
    match part {
        Part::Whole => {}
        Part::Period(Some(month)) => cells[3] = Cell::Month(*month),
        Part::Period(None) => {
            cells[3] = Cell::word("", texts.get("survey-undated"));
        }
        Part::Segment(segment) => {
            cells[4] = Cell::text(&*segment.column);
            cells[5] = if segment.value.is_empty() {
                Cell::word("", texts.get("survey-not-stated"))
            } else {
                Cell::text(&*segment.value)
            };
        }
    }
    cells[11] = Cell::Flag(is_low(document, *score));
    cells[16] = Cell::Flag(false);
    cells
}

fn reported_row(
    document: &Document,
    id: ElementId,
    reported: &Reported,
    texts: &'static Texts,
) -> Vec<Cell> {
    let Reported { metric, value, n, source, date } = reported;
    let interval = n.and_then(|n| reported_interval(*metric, *value, n));
    let mut cells = figures(document, id, *metric, *value, interval, texts);
    cells[6] = n.map_or(Cell::Empty, Cell::Whole);
    cells[11] = Cell::Flag(metric.misses(*value, document.props().target(*metric)));
    cells[16] = Cell::Flag(true);
    cells[17] = Cell::text(source);
    cells[18] = date.map_or(Cell::Empty, Cell::Date);
    cells
}

/// How many decimals of a metric's values are worth writing down.
pub(super) fn decimals(metric: Metric) -> u8 {
    if metric.unit() == Unit::Points { 2 } else { 1 }
}

/// What rows of either kind have in common.
fn figures(
    document: &Document,
    id: ElementId,
    metric: Metric,
    value: f64,
    interval: Option<(f64, f64)>,
    texts: &'static Texts,
) -> Vec<Cell> {
    let places = decimals(metric);
    let element = document.element(id);
    let touchpoint = element.and_then(|element| element.content.as_touchpoint());
    let stage = document.source(id, LinkKind::Contains).and_then(|id| document.element(id));
    let stage = stage.and_then(|element| element.content.as_stage());
    let mut cells = vec![Cell::Empty; COLUMNS.len()];
    cells[0] = Cell::text(id.to_string());
    cells[2] = Cell::word(metric.key(), texts.word(metric));
    cells[7] = Cell::number(Some(value), places);
    cells[8] = Cell::number(interval.map(|(low, _)| low), places);
    cells[9] = Cell::number(interval.map(|(_, high)| high), places);
    cells[10] = Cell::number(Some(document.props().target(metric)), places);
    if let Some(touchpoint) = touchpoint {
        cells[1] = Cell::text(&touchpoint.name);
        cells[14] = Cell::text(&touchpoint.channel);
        cells[15] = Cell::text(&touchpoint.owner);
    }
    if let Some(stage) = stage {
        cells[12] = Cell::text(&stage.name);
        cells[13] = Cell::word(stage.phase.key(), texts.word(stage.phase));
    }
    cells
}
