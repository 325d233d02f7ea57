//! The sheet that says how a workbook is edited and comes back.

use super::ink::{self, ink};
use crate::i18n::Texts;
use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

/// Width of the column of sentences, in letters.
const WIDTH: f64 = 100.0;
/// What is said, from top to bottom: keys of headings and of what stands below them.
const SAID: &[(&str, &[&str])] = &[
    ("workbook-about-edit", &["workbook-about-cells", "workbook-about-new", "workbook-about-gone"]),
    (
        "workbook-about-lists",
        &["workbook-about-names", "workbook-about-id", "workbook-about-order"],
    ),
    ("workbook-about-back", &["workbook-about-import", "workbook-about-both"]),
];

/// Writes it; `template` = the workbook waits to be filled.
pub(super) fn write(
    sheet: &mut Worksheet,
    template: bool,
    texts: &'static Texts,
) -> Result<(), XlsxError> {
    let theme = ink::theme();
    let color = &theme.color;
    sheet.set_name(texts.get("workbook-about"))?;
    sheet.set_column_width(0, 3)?.set_column_width(1, WIDTH)?;
    let title = Format::new().set_bold().set_font_size(18).set_font_color(ink(color.ink));
    let heading = Format::new().set_bold().set_font_size(12);
    let heading = heading.set_font_color(ink(color.phases[0].text));
    let body = Format::new().set_font_size(11).set_font_color(ink(color.text)).set_text_wrap();
    let body = body.set_align(FormatAlign::Top);
    let key = if template { "workbook-about-template" } else { "workbook-about-map" };
    sheet.write_string_with_format(0, 1, texts.get("workbook-about-title"), &title)?;
    let high = |text: &str| ink::height(text, WIDTH, 11.0) + 3.0;
    sheet.set_row_height(0, 30)?.set_row_height(1, high(texts.get(key)))?;
    sheet.write_string_with_format(1, 1, texts.get(key), &body)?;
    let mut row = 3;
    for (above, below) in SAID {
        sheet.write_string_with_format(row, 1, texts.get(above), &heading)?;
        row += 1;
        for key in *below {
            let text = format!("• {}", texts.get(key));
            sheet.set_row_height(row, high(&text))?;
            sheet.write_string_with_format(row, 1, text, &body)?;
            row += 1;
        }
        row += 1;
    }
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_screen_gridlines(false).set_tab_color(ink(color.muted));
    Ok(())
}
