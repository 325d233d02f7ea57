//! The table of indicators: one row per measurement.

use super::{Cell, Table};
use crate::i18n::Texts;
use crate::model::{Document, ElementId, ElementKind, Indicator, LinkKind, Measured};

/// Keys of columns and of their headings.
const COLUMNS: [(&str, &str); 9] = [
    ("id", "report-id"),
    ("touchpoint", "kind-touchpoint"),
    ("indicator", "kind-indicator"),
    ("layer", "report-layer"),
    ("date", "report-date"),
    ("value", "report-value"),
    ("unit", "report-unit"),
    ("target", "report-target"),
    ("source", "report-source"),
];

/// Every indicator with its history, touchpoint by touchpoint in the order of the journey, then
/// those of no touchpoint. Its latest value stands last: without a date where it is not the
/// history's.
pub fn indicators(document: &Document, texts: &'static Texts) -> Table {
    let mut table = Table::new(texts, "report-indicators", &COLUMNS);
    let mut told: Vec<ElementId> = Vec::new();
    for touchpoint in document.journey() {
        for id in document.sources(touchpoint, LinkKind::Measures) {
            add(&mut table, document, Some(touchpoint), id, texts);
            told.push(id);
        }
    }
    told.sort_unstable();
    for id in document.of_kind(ElementKind::Indicator) {
        if told.binary_search(&id).is_err() {
            add(&mut table, document, None, id, texts);
        }
    }
    table
}

fn add(
    table: &mut Table,
    document: &Document,
    touchpoint: Option<ElementId>,
    id: ElementId,
    texts: &'static Texts,
) {
    let element = document.element(id);
    let Some(indicator) = element.and_then(|element| element.content.as_indicator()) else {
        return;
    };
    let Indicator { name, layer, value, unit, target, data_source, history } = indicator;
    let measured = history.iter().map(|&Measured { date, value }| (Some(date), Some(value)));
    let last = history.last().map(|last| last.value);
    let newer = (history.is_empty() || value.is_some() && *value != last).then_some((None, *value));
    for (date, value) in measured.chain(newer) {
        let place = touchpoint.and_then(|id| document.element(id));
        table.rows.push(vec![
            Cell::text(id.to_string()),
            Cell::text(place.map(|place| place.content.text()).unwrap_or_default()),
            Cell::text(name),
            Cell::word(layer.key(), texts.word(*layer)),
            date.map_or(Cell::Empty, Cell::Date),
            Cell::number(value, 2),
            Cell::text(unit),
            Cell::number(*target, 2),
            Cell::text(data_source),
        ]);
    }
}
