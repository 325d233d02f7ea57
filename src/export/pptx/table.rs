//! Slides of numbers: a native table, on as many slides as its rows need.

use super::lines::locale;
use super::markup::Markup;
use super::slides::{END, NAMESPACES, TREE, push_title};
use super::{Deck, Numbers};
use crate::model::Language;

/// The table style of PowerPoint's that every version knows: lines between rows, colours of the
/// theme.
pub(super) const STYLE: &str = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}";
/// Height of a row in inches, and size of its type in points.
const ROW: f64 = 0.4;
const TYPE: f64 = 14.0;
/// Parts of the width that the columns take.
const WIDTHS: [f64; 4] = [0.46, 0.16, 0.16, 0.22];

/// The slides of a table.
pub(super) fn pages(
    deck: &Deck<'_>,
    numbers: &Numbers,
    language: Language,
) -> impl Iterator<Item = Markup> {
    let sheet = deck.sheet;
    let room = sheet.height - sheet.below_title() - sheet.margin();
    let rows = (room / sheet.inches(ROW).max(1) - 1).max(1) as usize;
    numbers.rows.chunks(rows).map(move |rows| page(deck, numbers, rows, language))
}

fn page(deck: &Deck<'_>, numbers: &Numbers, rows: &[[String; 4]], language: Language) -> Markup {
    let sheet = &deck.sheet;
    let mut out = Markup::part(16 * 1024);
    out.raw("<p:sld").raw(NAMESPACES).raw("><p:cSld>").raw(TREE);
    push_title(&mut out, 2, &numbers.title, language);
    let [left, _, width, _] = sheet.title();
    let height = sheet.inches(ROW);
    let lines = i64::try_from(rows.len()).unwrap_or(i64::MAX - 1) + 1;
    out.raw("<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"3\" name=\"");
    out.said(super::shapes::shortened(&numbers.title));
    out.raw("\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"");
    out.int(left).raw("\" y=\"").int(sheet.below_title());
    out.raw("\"/><a:ext cx=\"").int(width).raw("\" cy=\"").int(height * lines);
    out.raw("\"/></p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\" bandRow=\"1\"><a:tableStyleId>");
    out.raw(STYLE).raw("</a:tableStyleId></a:tblPr><a:tblGrid>");
    for part in WIDTHS {
        out.raw("<a:gridCol w=\"").int((width as f64 * part) as i64).raw("\"/>");
    }
    out.raw("</a:tblGrid>");
    for row in std::iter::once(&numbers.heads).chain(rows) {
        push_row(&mut out, row, (height, sheet.type_size(TYPE)), language);
    }
    out.raw("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>").raw(END).raw("</p:sld>");
    out
}

fn push_row(out: &mut Markup, row: &[String; 4], (height, size): (i64, i64), language: Language) {
    out.raw("<a:tr h=\"").int(height).raw("\">");
    for (column, text) in row.iter().enumerate() {
        // Figures stand at the right, so that digits of a kind are below each other.
        out.raw("<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn=\"");
        out.raw(if column == 0 { "l" } else { "r" });
        out.raw("\"/><a:r><a:rPr lang=\"").raw(locale(language)).raw("\" sz=\"").int(size);
        out.raw("\"/><a:t>")
            .said(text)
            .raw("</a:t></a:r></a:p></a:txBody><a:tcPr anchor=\"ctr\"/></a:tc>");
    }
    out.raw("</a:tr>");
}
