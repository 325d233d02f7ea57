//! The list of touchpoints as CSV: the same headings and cells as on its sheet.

use super::cell::shown;
use super::lists::Lists;
use crate::i18n::Texts;
use crate::model::{Document, ElementKind};
use crate::report::{BOM, Cell, harmless};

/// The touchpoints of a map as CSV, in the map's language.
pub fn csv(map: &Document) -> String {
    let lists = Lists::of(map, Texts::of(map.props().language), 0);
    let kind = ElementKind::Touchpoint;
    let columns = lists.columns(kind);
    let mut writer = csv::Writer::from_writer(BOM.as_bytes().to_vec());
    // Writing to memory does not fail.
    let _ = writer.write_record(lists.headings(kind));
    for id in lists.elements(kind) {
        let cells = lists.cells(&columns, id);
        let written = |cell: &Cell| {
            if cell.is_number() { shown(cell) } else { harmless(&shown(cell)) }
        };
        let _ = writer.write_record(cells.iter().map(written));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
