//! Slides of numbers: a native table, on as many slides as its rows need.

use super::lines::locale;
use super::markup::Markup;
use super::place::Sheet;
use super::slides::{END, NAMESPACES, TREE, push_title};
use super::{Deck, Numbers};
use crate::i18n::{Arg, Texts};
use crate::model::Language;

/// The table style of PowerPoint's that every version knows: lines between rows, colours of the
/// theme.
pub(super) const STYLE: &str = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}";
/// Height of a row in inches, and size of its type in points.
const ROW: f64 = 0.4;
const TYPE: f64 = 14.0;
/// How much of a row's height a second line of a name adds.
const LINE: f64 = 0.55;
/// Letters of a name that stand in one line, a wide face in place of Inter.
const LETTERS: usize = 36;
/// Parts of the width that the columns take.
const WIDTHS: [f64; 5] = [0.4, 0.16, 0.12, 0.14, 0.18];

/// The slides of a table, with what they are called.
pub(super) fn pages(
    deck: &Deck<'_>,
    numbers: &Numbers,
    language: Language,
) -> impl Iterator<Item = (String, Markup)> {
    let parts = parted(&deck.sheet, numbers);
    let of = parts.len();
    parts.into_iter().enumerate().map(move |(at, rows)| {
        let title = match of {
            1 => numbers.title.clone(),
            _ => Texts::of(language).with(
                "page-heading",
                &[
                    ("heading", Arg::from(&numbers.title)),
                    ("at", Arg::Text(&(at + 1).to_string())),
                    ("of", Arg::Text(&of.to_string())),
                ],
            ),
        };
        let page = page(deck, (&title, &numbers.heads), rows, language);
        (title, page)
    })
}

/// The rows of each slide.
pub(super) fn parted<'a>(sheet: &Sheet, numbers: &'a Numbers) -> Vec<&'a [[String; 5]]> {
    let room = sheet.height - sheet.below_title() - sheet.margin();
    // One row are the columns' names.
    let room = (room as f64 / sheet.inches(ROW).max(1) as f64 - 1.0).max(1.0);
    let high = |row: &[String; 5]| {
        let lines = row[0].chars().count().div_ceil(LETTERS).max(1);
        1.0 + LINE * (lines - 1) as f64
    };
    let (mut parts, mut from, mut taken) = (Vec::new(), 0, 0.0);
    for (at, row) in numbers.rows.iter().enumerate() {
        let row = high(row);
        if at > from && taken + row > room {
            parts.push(&numbers.rows[from..at]);
            (from, taken) = (at, 0.0);
        }
        taken += row;
    }
    parts.push(&numbers.rows[from..]);
    parts
}

fn page(
    deck: &Deck<'_>,
    (title, heads): (&str, &[String; 5]),
    rows: &[[String; 5]],
    language: Language,
) -> Markup {
    let sheet = &deck.sheet;
    let mut out = Markup::part(16 * 1024);
    out.raw("<p:sld").raw(NAMESPACES).raw("><p:cSld>").raw(TREE);
    push_title(&mut out, 2, title, language);
    let [left, _, width, _] = sheet.title();
    let height = sheet.inches(ROW);
    let lines = i64::try_from(rows.len()).unwrap_or(i64::MAX - 1) + 1;
    out.raw("<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"3\" name=\"");
    out.said(super::shapes::shortened(title));
    out.raw("\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"");
    out.int(left).raw("\" y=\"").int(sheet.below_title());
    out.raw("\"/><a:ext cx=\"").int(width).raw("\" cy=\"").int(height * lines);
    out.raw("\"/></p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\" bandRow=\"1\"><a:tableStyleId>");
    out.raw(STYLE).raw("</a:tableStyleId></a:tblPr><a:tblGrid>");
    for part in WIDTHS {
        out.raw("<a:gridCol w=\"").int((width as f64 * part) as i64).raw("\"/>");
    }
    out.raw("</a:tblGrid>");
    for row in std::iter::once(heads).chain(rows) {
        push_row(&mut out, row, (height, sheet.type_size(TYPE)), language);
    }
    out.raw("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>").raw(END).raw("</p:sld>");
    out
}

fn push_row(out: &mut Markup, row: &[String; 5], (height, size): (i64, i64), language: Language) {
    out.raw("<a:tr h=\"").int(height).raw("\">");
    for (column, text) in row.iter().enumerate() {
        // Figures stand at the right, so that digits of a kind are below each other.
        out.raw("<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn=\"");
        out.raw(if column < 2 { "l" } else { "r" });
        out.raw("\"/><a:r><a:rPr lang=\"").raw(locale(language)).raw("\" sz=\"").int(size);
        out.raw("\"/><a:t>")
            .said(text)
            .raw("</a:t></a:r></a:p></a:txBody><a:tcPr anchor=\"ctr\"/></a:tc>");
    }
    out.raw("</a:tr>");
}
