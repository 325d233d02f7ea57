//! Formats of cells, in the colours of the map.

use crate::theme::{Color, Theme, ThemeName};
use rust_xlsxwriter::{Color as Ink, Format, FormatAlign, FormatBorder};
use std::sync::Arc;

/// The colours a workbook is written in: those of paper.
pub(super) fn theme() -> Arc<Theme> {
    ThemeName::Light.theme()
}

/// A colour of the theme as a workbook says it.
pub(super) fn ink(color: Color) -> Ink {
    Ink::RGB(u32::from_be_bytes([0, color.r, color.g, color.b]))
}

/// Running text at the top of its cell, as high as it needs.
pub(super) fn body(theme: &Theme) -> Format {
    Format::new()
        .set_font_size(10)
        .set_font_color(ink(theme.color.text))
        .set_text_wrap()
        .set_indent(1)
        .set_align(FormatAlign::Top)
}

/// The same with a fine line round it.
pub(super) fn boxed(theme: &Theme) -> Format {
    body(theme).set_border(FormatBorder::Thin).set_border_color(ink(theme.color.line))
}

/// A heading of a list.
pub(super) fn heading(theme: &Theme) -> Format {
    boxed(theme)
        .set_bold()
        .set_font_color(ink(theme.color.on_strong))
        .set_background_color(ink(theme.color.phases[0].strong))
        .set_align(FormatAlign::VerticalCenter)
}

/// A heading over what is not meant to be changed.
pub(super) fn quiet_heading(theme: &Theme) -> Format {
    boxed(theme)
        .set_font_size(8)
        .set_font_color(ink(theme.color.muted))
        .set_background_color(ink(theme.color.desk))
        .set_align(FormatAlign::VerticalCenter)
}

/// What is not meant to be changed: in one line, however narrow its column.
pub(super) fn quiet(theme: &Theme) -> Format {
    boxed(theme).unset_text_wrap().set_font_size(8).set_font_color(ink(theme.color.muted))
}

/// A text format for a text: one that looks like a formula stays a text when it is edited.
pub(super) fn inert(format: &Format, text: &str) -> Format {
    if text.starts_with(['=', '+', '-', '@', '\'']) {
        format.clone().set_quote_prefix()
    } else {
        format.clone()
    }
}

/// A word about a sheet above it.
pub(super) fn note(theme: &Theme) -> Format {
    Format::new().set_italic().set_font_size(10).set_font_color(ink(theme.color.muted))
}

/// How much of a column's width a letter of running text takes, by experience: breaking at words
/// wastes some.
const WASTE: f64 = 0.9;
/// Highest row of a sheet, in points.
const HIGHEST: f64 = 400.0;

/// How high a row has to be for a text in a column so wide, in letters, at a size in points. Not
/// every spreadsheet finds that out by itself.
pub(super) fn height(text: &str, width: f64, size: f64) -> f64 {
    let room = (width * 11.0 / size * WASTE).max(1.0);
    let lines = text.split('\n').map(|line| (line.chars().count() as f64 / room).ceil().max(1.0));
    (lines.sum::<f64>() * size * 1.34 + 3.0).min(HIGHEST)
}
